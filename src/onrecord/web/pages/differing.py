"""Two texts as one line of pieces: what both have, what the first had, what the second has. Pure.

Comes in: two texts. Goes out: pieces that one template draws with <del> and <ins>; words are compared as link/aligning.py does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from onrecord.link import aligning

Kind = Literal["same", "old", "new"]
_WORD = re.compile(r"\S+|\n+")


@dataclass(frozen=True, slots=True)
class Piece:
    kind: Kind
    text: str


def pieces(old: str, new: str) -> list[Piece]:
    a, b = (list(_WORD.finditer(text)) for text in (old, new))
    out: list[Piece] = []
    at = 0
    for i1, i2, j1, j2 in aligning.differing([m.group() for m in a], [m.group() for m in b]):
        start = b[j1].start() if j1 < len(b) else len(new)
        out.append(Piece("same", new[at:start]))
        if i1 < i2:
            out.append(Piece("old", old[a[i1].start() : a[i2 - 1].end()]))
        if j1 < j2:
            start, at = b[j1].start(), b[j2 - 1].end()
            out.append(Piece("new", new[start:at]))
        else:
            out.append(Piece("same", " "))
            at = start
    out.append(Piece("same", new[at:]))
    return [piece for piece in out if piece.text]
