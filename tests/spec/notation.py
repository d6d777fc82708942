"""Claims in one line each, so that rows of examples read like the manual.

`killed 12+ civilian` is at least 12 civilians killed; `injured ~24+ person` dozens of people injured.

    12  exactly · 12+  at least · ..12  at most · 20..30  a range · ~12  about · ~24+  dozens · -  no figure
    30:family  a unit other than persons · child+woman  both groups in one figure
    killed 11 woman < killed 82 civilian  a share, and the claim that it is part of
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO
from typing import Any

import pytest

from onrecord.pipeline import Pipeline
from onrecord.read import ReadOptions, read
from onrecord.records import PEOPLE_KINDS, SITUATION_KINDS, Claim, Figure, Report

PEOPLE: tuple[str, ...] = PEOPLE_KINDS
ATTACKS = ("attack",)
SITUATION = tuple(kind for kind in SITUATION_KINDS if kind != "attack")

Field = Callable[[Claim], str]


def report_of(text: str, published: str | None = None) -> Report:
    """The text as `onrecord claims -` reads it, blocks and day of publication included."""
    day = date.fromisoformat(published) if published else None
    (found,) = read(["-"], ReadOptions(published=day), BytesIO(text.encode()))
    assert isinstance(found, Report)
    return found


def claims_of(pipeline: Pipeline, text: str, published: str | None = None) -> tuple[Claim, ...]:
    return pipeline.claims(report_of(text, published))


def told(
    pipeline: Pipeline,
    text: str,
    *fields: Field,
    kinds: Sequence[str] = PEOPLE,
    published: str | None = None,
) -> list[str]:
    """A line for each claim of these kinds, with the fields asked for behind it; sorted, as order is not at issue."""
    claims = [c for c in claims_of(pipeline, text, published) if c.kind in kinds]
    by_id = {c.id: c for c in claims}
    lines = []
    for claim in claims:
        words = [line(claim), *(field(claim) for field in fields)]
        if claim.part_of is not None:
            words.append(f"< {line(by_id[claim.part_of])}")
        lines.append(" ".join(word for word in words if word))
    return sorted(lines)


def line(claim: Claim) -> str:
    if claim.phase is not None or claim.kind == "attack":
        return " ".join(
            word for word in (claim.kind, claim.phase, amount(claim.figure)) if word not in (None, "-")
        )
    return f"{claim.kind} {amount(claim.figure)} {'+'.join(claim.groups)}"


def amount(figure: Figure | None) -> str:
    if figure is None:
        return "-"
    unit = f":{figure.unit}" if figure.unit else ""
    return bounds(figure.low, figure.high, figure.approximate) + unit


def bounds(low: int | None, high: int | None, approximate: bool) -> str:
    about = "~" if approximate else ""
    if low == high:
        return f"{about}{low}"
    if high is None:
        return f"{about}{low}+"
    return f"{about}{'' if low is None else low}..{high}"


def to_mend(*row: Any, reason: str) -> Any:
    """A row that the format asks for and the extractor fails: strict, so that mending it shows at once."""
    return pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=reason))


def fields(claim: Claim) -> str:
    """What a claim tells, with where, by whom, how, when and on whose word, in a line."""
    days = f"{claim.time.start or '?'}..{claim.time.end or '?'}" if claim.time else "-"
    voices = ", ".join(voice.text for voice in claim.said_by)
    place = claim.place.text if claim.place else "-"
    told = line(claim) if claim.certainty == "asserted" else f"{line(claim)} {claim.certainty}"
    return " | ".join([told, place, claim.actor or "-", claim.method or "-", days, voices or "-"])
