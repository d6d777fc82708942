"""What all schemas have in common: no names but those described, and the frame of a page."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict, Field


class Shape(Schema):
    model_config = ConfigDict(extra="forbid")


class PageShape(Shape):
    next: Annotated[str | None, Field(description="The link to the next page; null on the last one.")]
    stopped: Annotated[
        bool,
        Field(
            description="Whether a search stopped looking before the page was full: follow `next` to go on."
        ),
    ]
    total: Annotated[int | None, Field(description="How many there are in all, where that is cheap to know.")]


Ref = tuple[str, str]
"""(report id, claim id)"""
Day = date
