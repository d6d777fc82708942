"""What a client sends: reports and decisions."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from onrecord.decisions import SubjectKind
from onrecord.web.api.schemas.shape import Shape

Act = Literal[
    "accept", "reject", "correct", "add", "merge", "split", "overrule", "grade", "assign", "comment",
    "flag", "second", "protect", "expose", "restrict", "undo",
]  # fmt: skip
"""What can be undone; a report is erased at an address of its own."""
Id = Annotated[str, Field(max_length=2000)]


class ReportAsked(Shape):
    text: Annotated[str, Field(min_length=1)]
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: Annotated[str | None, Field(description="A day as YYYY-MM-DD, with or without a time.")] = None


class ErasingAsked(Shape):
    why: Annotated[str, Field(min_length=1, max_length=20_000, description="Who asked for it, and when.")]


class AboutAsked(Shape):
    kind: SubjectKind
    report: Id = ""
    claim: Id = ""
    id: Id = ""


class DecisionAsked(Shape):
    act: Act
    about: AboutAsked
    value: Annotated[dict[str, Any], Field(default_factory=dict)]
    why: Annotated[str, Field(max_length=20_000)] = ""


class DecisionOfBatch(DecisionAsked):
    version: Annotated[
        int | None,
        Field(ge=0, lt=1_000_000_000, description="In place of If-Match: the version that you have seen."),
    ] = None


class BatchAsked(Shape):
    decisions: Annotated[list[DecisionOfBatch], Field(min_length=1, max_length=500)]
