"""A report's text cut where the words of claims begin and end, so that a page can mark them: figure, harm, place, time, source. Pure.

Comes in: a text and the claims that rest on it. Goes out: lines of pieces; put together they are the text. A claim holds where its
evidence stands, not where each word of it does: those words are looked for in the evidence first, then before it in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from onrecord.records import Claim

Role = Literal["figure", "harm", "place", "time", "source", "evidence"]
ROLES: tuple[Role, ...] = ("figure", "harm", "place", "time", "source", "evidence")
"""Where words play several parts, they are marked for the first of these."""
_FAR = 1500
"""Characters before the evidence within which a place, a day or a source may have been named."""
# Stems of what reports say of each harm: for showing alone; nothing is counted by them.
_HARM: Mapping[str, str] = {
    "killed": r"kill|dead|death|die[ds]?\b|dying|slain|slaughter|execut|massacr|perish|bod(?:y|ies)\b|corpse|lives\b|martyr|fatal|toll",
    "injured": r"injur|wound|hurt|maim|casualt",
    "missing": r"missing|disappear|unaccounted|buried|rubble",
    "detained": r"detain|arrest|captur|prison|held\b|round(?:ed)? up|custody",
    "abducted": r"abduct|kidnap|hostage|seiz",
    "sexual-violence": r"rap(?:e|ed|es|ing)\b|sexual|assault",
    "displaced": r"displac|fle[ed]|flight|uproot|driven|left\b|leav|pour|forced",
    "evacuated": r"evacuat|bus(?:ed|es)|moved out|transfer|left\b|leav|brought",
    "trapped": r"trap|besieg|siege|strand|remain|still (?:in|inside)|cut off",
    "rescued": r"rescu|freed|releas|saved|pulled",
    "returned": r"return|came back|went back",
    "attack": r"attack|strike|struck|bomb|shell|blast|explo|shot|fire[ds]?\b|firing|raid|assault|hit\b|kill",
    "ceasefire": r"cease|truce|lull|pause|halt",
    "evacuation": r"evacuat|bus(?:es)?\b|convoy|leav|left\b",
    "control": r"control|captur|seiz|took|taken|held\b|hold|fell\b|gain|lost\b|recaptur|advance",
    "service": r"hospital|clinic|water|power|electric|baker|aid\b|school|rescue|road|bridge",
    "talks": r"talk|negotiat|deal|agree|meeting|met\b",
}
Span = tuple[int, int, Role, str]


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    claims: tuple[str, ...]
    """Ids of the claims of which these words are, those for which they are marked first."""
    role: Role | None
    begins: tuple[str, ...]
    """Of these, the claims whose evidence begins here."""


@dataclass(frozen=True, slots=True)
class Line:
    start: int
    """Where it begins, counted in characters of the report."""
    pieces: tuple[Piece, ...]


def lines(text: str, claims: Sequence[Claim]) -> list[Line]:
    spans = [span for claim in claims for span in _spans(text, claim)]
    out, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            out.append(Line(start, tuple(_pieces(text, start, end, spans))))
        start = end + 1
    return out


def _pieces(text: str, start: int, end: int, spans: Sequence[Span]) -> Iterator[Piece]:
    near = [one for one in spans if one[0] < end and one[1] > start]
    cuts = sorted({start, end} | {edge for one in near for edge in one[:2] if start < edge < end})
    for a, b in pairwise(cuts):
        here = [one for one in near if one[0] <= a and one[1] >= b]
        role = min((one[2] for one in here), key=ROLES.index, default=None)
        own = [id for *_, part, id in here if part == role]
        ids = tuple(dict.fromkeys([*own, *(id for *_, id in here)]))
        begins = tuple(id for first, _, part, id in here if part == "evidence" and max(first, start) == a)
        yield Piece(text[a:b], ids, role, begins)


def _spans(text: str, claim: Claim) -> Iterator[Span]:
    first, last = claim.evidence.start, claim.evidence.end
    yield first, last, "evidence", claim.id
    wanted: list[tuple[Role, str | None]] = [
        ("figure", claim.figure.text if claim.figure else None),
        ("place", claim.place.text if claim.place else None),
        ("time", claim.time.text if claim.time else None),
        *(("source", voice.text) for voice in claim.said_by),
    ]  # fmt: skip
    figure_at = first
    for role, words in wanted:
        at = _where(text, words, first, last) if words else None
        if at is not None:
            yield at, at + len(words or ""), role, claim.id
            figure_at = at if role == "figure" else figure_at
    if (found := _harm(text[first:last], claim.kind, figure_at - first)) is not None:
        yield first + found[0], first + found[1], "harm", claim.id


def _where(text: str, words: str, first: int, last: int) -> int | None:
    """In the evidence, else the last time before it, else the first time after it, each not too far away."""
    at = text.find(words, first, last)
    if at < 0:
        at = text.rfind(words, max(0, first - _FAR), first)
    if at < 0:
        at = text.find(words, last, last + _FAR)
    return at if at >= 0 else None


def _harm(evidence: str, kind: str, near: int) -> tuple[int, int] | None:
    """The word of the harm that stands nearest to the figure."""
    stem = _HARM.get(kind)
    if stem is None:
        return None
    found = [m.span() for m in re.finditer(rf"\b(?:{stem})\w*", evidence, re.IGNORECASE)]
    return min(found, key=lambda span: abs(span[0] - near), default=None)
