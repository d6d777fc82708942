"""A report's text cut where claims' words begin and end, line by line, so that a page can mark them. Pure.

Comes in: a text and the claims that rest on it. Goes out: lines of pieces; put together they are the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.records import Claim


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    claims: tuple[str, ...]
    """Ids of the claims that rest on these words."""


@dataclass(frozen=True, slots=True)
class Line:
    start: int
    """Where it begins, counted in characters of the report."""
    pieces: tuple[Piece, ...]


def lines(text: str, claims: Sequence[Claim]) -> list[Line]:
    out, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            out.append(Line(start, tuple(_pieces(text, start, end, claims))))
        start = end + 1
    return out


def _pieces(text: str, start: int, end: int, claims: Sequence[Claim]) -> list[Piece]:
    near = [
        (c.evidence.start, c.evidence.end, c.id)
        for c in claims
        if c.evidence.start < end and c.evidence.end > start
    ]
    edges = {start, end} | {edge for one in near for edge in one[:2] if start < edge < end}
    cuts = sorted(edges)
    return [
        Piece(text[a:b], tuple(id for first, last, id in near if first <= a and last >= b))
        for a, b in pairwise(cuts)
    ]
