"""A text whose lines were broken at a fixed width → the same text with a line per paragraph.

Serves mail and recognised pages. A text whose lines are not of one width is left as it is, but for divided words.
"""

from __future__ import annotations

import re

_BULLET = re.compile(r"\s*(?:[•◦▪●*·]|[-–—]\s|\(?\d{1,2}[.)]\s)")
_HEADER = re.compile(r"[A-Z][\w-]{1,15}:\s")
_DIVIDED = re.compile(r"[^\W\d]-$")
_WIDEST = 110
"""Characters: a longer line is a whole paragraph already."""


def unwrapped(text: str) -> str:
    """Lines that stopped only because the next word had no room are joined; empty lines part paragraphs."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    width = max((len(line) for line in lines if len(line) <= _WIDEST), default=0)
    out: list[str] = []
    before = ""
    for line in lines:
        if before and line.strip() and _goes_on(before, line, width):
            divided = _DIVIDED.search(before) and line.lstrip()[:1].islower()
            out[-1] = out[-1][:-1] + line.lstrip() if divided else f"{out[-1]} {line.lstrip()}"
        else:
            out.append(line)
        before = line
    return re.sub(r"\n{3,}", "\n\n", "\n".join(out)).strip("\n")


def _goes_on(before: str, line: str, width: int) -> bool:
    if _BULLET.match(line) or _HEADER.match(line) or len(before) > _WIDEST:
        return False
    if _DIVIDED.search(before) and line.lstrip()[:1].islower():
        return True
    if len(before) + 1 + len(line.split()[0]) <= width - 2:  # it had room
        return len(before) > 0.75 * width and not re.search(r"[.!?:]$", before)
    return True
