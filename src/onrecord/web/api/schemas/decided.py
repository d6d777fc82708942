"""Decisions, the log, and who asks, as the API gives them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from onrecord.decisions import Act, Role, SubjectKind
from onrecord.web.api.schemas.shape import PageShape, Shape


class About(Shape):
    kind: SubjectKind
    report: str | None = None
    claim: str | None = None
    id: str | None = None


class DecisionShown(Shape):
    id: str
    act: Act
    about: About
    value: dict[str, Any]
    by: str
    at: datetime
    why: str
    undoes: str | None = None


class DecisionsPage(PageShape):
    items: list[DecisionShown]


class DecisionAnswer(Shape):
    decision: DecisionShown
    version: Annotated[int | None, Field(description="The version of what was decided about, after it.")]


class ErrorBody(Shape):
    code: Annotated[str, Field(description="A short name of the error; docs/api.md lists them.")]
    where: str
    found: str
    accepted: str
    next: str
    seen: Annotated[Any, Field(description="In a conflict, the version that you have seen.")] = None
    now: Annotated[
        Any, Field(description="In a conflict, the version that the record holds, and what made it.")
    ] = None


class Refusal(Shape):
    error: ErrorBody


class BatchOne(Shape):
    status: int
    decision: DecisionShown | None = None
    version: int | None = None
    error: ErrorBody | None = None


class BatchAnswer(Shape):
    results: list[BatchOne]
    decided: int
    refused: int


class Entry(Shape):
    number: int
    at: datetime
    by: str
    what: str
    about: str | None = None
    before: Any = None
    after: Any = None
    why: str | None = None
    erased: bool | None = None
    hash: str


class LogPage(PageShape):
    items: list[Entry]


class Head(Shape):
    record: str
    number: int
    hash: str


class TokenShown(Shape):
    id: str
    scopes: list[str]


class Me(Shape):
    name: str
    role: Role
    groups: list[str]
    may: Annotated[list[str], Field(description="The actions that the role allows.")]
    token: TokenShown | None


class Health(Shape):
    status: str
