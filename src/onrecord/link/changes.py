"""Two reports → what the second took from the first, cut, changed, moved and added, word by word.

Comes in: an original and a copy (copies.py says which is which; any two reports can be compared). Goes out:
`Changes`. Every word of both stories lies in exactly one passage; furniture is left out. Sentences are found by
aligning.py, what a change of words does by changed_terms.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from onrecord.link import aligning, changed_terms
from onrecord.link.aligning import Pair
from onrecord.link.compared import TERM_KINDS, ChangedTerm, Changes, Edit, Passage
from onrecord.link.sentences import Sentence, sentences
from onrecord.link.stretches import Found, Side
from onrecord.records import Report, Span


def changes(original: Report, copy: Report) -> Changes:
    """All that differs between the stories of two reports."""
    a, b = sentences(original), sentences(copy)
    pairs = aligning.aligned(a, b)
    told: dict[tuple[str, ...], list[tuple[Found, Edit]]] = {}
    passages: dict[Pair, Passage] = {}
    kept = 0
    for pair in pairs:
        old = Side(original.text, aligning.words(a, pair.i1, pair.i2))
        new = Side(copy.text, aligning.words(b, pair.j1, pair.j2))
        kept += len(old.words) - sum(i2 - i1 for i1, i2, _, _ in pair.cuts)
        passages[pair] = _passage(pair, a, b, old, new)
        for found in changed_terms.found(old, new, pair.cuts):
            words = found.kind, old.said(found.old), new.said(found.new), found.does
            edit = Edit(_span(old, *found.old), _span(new, *found.new))
            told.setdefault(tuple(map(str.casefold, words)), []).append((found, edit))
    return Changes(
        original.id, copy.id, sum(len(s.words) for s in a), sum(len(s.words) for s in b), kept,
        tuple(_in_order(passages, _lone(original, a), _lone(copy, b), len(a), len(b))), _terms(told),
    )  # fmt: skip


def earlier(original: Report, copy: Report) -> Literal["original", "copy"] | None:
    """Which of the two was published first; None where a day is unknown or both are of one day."""
    if original.published is None or copy.published is None or original.published == copy.published:
        return None
    return "original" if original.published < copy.published else "copy"


def _passage(pair: Pair, a: Sequence[Sentence], b: Sequence[Sentence], old: Side, new: Side) -> Passage:
    edits = tuple(Edit(_span(old, i1, i2), _span(new, j1, j2)) for i1, i2, j1, j2 in pair.cuts)
    return Passage(
        "changed" if edits else "same",
        _stretch(old.text, a[pair.i1], a[pair.i2 - 1]),
        _stretch(new.text, b[pair.j1], b[pair.j2 - 1]),
        pair.moved,
        edits,
    )


def _stretch(text: str, first: Sentence, last: Sentence) -> Span:
    return Span(first.start, last.end, text[first.start : last.end])


def _span(side: Side, start: int, end: int) -> Span:
    """The words [start, end) of a passage; an empty span behind the word before where there are none."""
    if start < end:
        left, right = side.words[start].start, side.words[end - 1].end
    else:
        left = right = side.words[start - 1].end if start else side.words[0].start
    return Span(left, right, side.text[left:right])


def _lone(report: Report, of: Sequence[Sentence]) -> list[Span]:
    return [Span(s.start, s.end, report.text[s.start : s.end]) for s in of]


def _in_order(
    passages: dict[Pair, Passage], a: list[Span], b: list[Span], size_a: int, size_b: int
) -> list[Passage]:
    """As the copy has them; what it cut stands before the first passage that followed in the original and kept its order."""
    out: list[Passage] = []
    paired = {i for pair in passages for i in range(pair.i1, pair.i2)}
    here = {j: pair for pair in passages for j in range(pair.j1, pair.j2)}
    i = j = 0
    stops = sorted((p for p in passages if not p.moved), key=lambda p: p.j1)
    for stop in [*stops, Pair(size_a, size_a, size_b, size_b)]:
        out += [Passage("cut", a[k], None) for k in range(i, stop.i1) if k not in paired]
        while j < stop.j1:
            pair = here.get(j)
            out.append(passages[pair] if pair else Passage("added", None, b[j]))
            j = pair.j2 if pair else j + 1
        if stop in passages:
            out.append(passages[stop])
        i, j = stop.i2, stop.j2
    return out


def _terms(told: dict[tuple[str, ...], list[tuple[Found, Edit]]]) -> tuple[ChangedTerm, ...]:
    """One for each change, however often it was made: by kind, then the most frequent, then as they stand in the copy."""
    out = []
    for rows in told.values():
        found, edit = rows[0]
        old, new = (" ".join(span.text.split()) for span in (edit.old, edit.new))
        places = tuple(edit for _, edit in rows)
        out.append(ChangedTerm(found.kind, old, new, found.does, found.old_leans, found.new_leans, places))
    return tuple(
        sorted(
            out,
            key=lambda t: (
                TERM_KINDS.index(t.kind),
                -len(t.places),
                t.places[0].new.start,
                t.places[0].old.start,
            ),
        )
    )
