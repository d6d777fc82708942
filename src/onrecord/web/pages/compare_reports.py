"""Two reports word by word: what the second has of the first, which terms were changed, and every passage.

Comes in: ids of two reports. Goes out: what the template draws; what is found by link/changes.py, terms that take sides first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onrecord.link.changes import changes, earlier
from onrecord.link.compared import Changes, Passage
from onrecord.records import Report
from onrecord.web.asked import Asked
from onrecord.web.pages import bare
from onrecord.web.pages.differing import Piece
from onrecord.web.pages.paging import page

WHOLE = 40
"""Words up to which a passage that both have is shown whole; of longer ones the rest is folded up."""
_SIGNS = {"same": "=", "changed": "~", "cut": "−", "added": "+"}


@dataclass(frozen=True, slots=True)
class Row:
    kind: str
    sign: str
    moved: bool
    pieces: list[Piece]
    first: str
    """The first words of a long passage that both have; empty where it is shown whole."""
    words: int


def told(request: Asked, a: str, b: str) -> dict[str, Any]:
    words = bare.shown(request, (a, b))
    original, copy = (words.report(request.seen.report(id)) for id in (a, b))
    found = changes(original, copy)
    return {
        "a": original, "b": copy, "found": found, "share": _share(found), "earlier": earlier(original, copy),
        "undated": original.published is None or copy.published is None,
        "sides": [t for t in found.terms if t.kind == "sides"],
        "others": [t for t in found.terms if t.kind != "sides"],
        "page": page(request.GET, (_row(one, copy) for one in found.passages)),
        "counts": {kind: len(found.of_kind(kind)) for kind in ("same", "changed", "cut", "added")} | {"moved": len(found.moved)},
    }  # fmt: skip


def _share(found: Changes) -> dict[str, Any]:
    whole = found.kept == found.words_original == found.words_copy and not found.moved
    return {
        "none": not found.kept,
        "whole": whole,
        "taken": _percent(found.taken),
        "own": _percent(found.own),
    }


def _percent(share: float) -> str:
    """Nothing is told as none, and nothing as all, where it is not."""
    if 0 < share < 0.01:
        return "<1"
    return ">99" if 0.99 < share < 1 else f"{share * 100:.0f}"


def _row(passage: Passage, copy: Report) -> Row:
    pieces = _pieces(passage, copy)
    words = sum(len(piece.text.split()) for piece in pieces)
    first = ""
    if passage.kind == "same" and words > WHOLE:
        first = " ".join(pieces[0].text.split()[:12])
    return Row(passage.kind, _SIGNS[passage.kind], passage.moved, pieces, first, words)


def _pieces(passage: Passage, copy: Report) -> list[Piece]:
    if passage.copy is None:
        return [Piece("old", passage.original.text)] if passage.original else []
    if passage.original is None:
        return [Piece("new", passage.copy.text)]
    out: list[Piece] = []
    at = passage.copy.start
    for edit in passage.edits:
        out.append(Piece("same", copy.text[at : edit.new.start]))
        out += [Piece(kind, span.text) for kind, span in (("old", edit.old), ("new", edit.new)) if span.text]  # type: ignore[arg-type]
        at = edit.new.end
    out.append(Piece("same", copy.text[at : passage.copy.end]))
    return [piece for piece in out if piece.text]
