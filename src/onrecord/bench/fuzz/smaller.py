"""A text that shows a fault → a smaller one that shows the same, found by leaving stretches out."""

from __future__ import annotations

from collections.abc import Callable

TRIES = 600


def smaller(text: str, shows: Callable[[str], bool], tries: int = TRIES) -> str:
    """`shows` says whether a text has the fault still; `text` has it."""
    size = max(1, len(text) // 2)
    while size and tries > 0:
        at, shrunk = 0, False
        while at < len(text) and tries > 0:
            less = text[:at] + text[at + size :]
            tries -= 1
            if less and shows(less):
                text, shrunk = less, True
            else:
                at += size
        if not shrunk:
            size //= 2
    return text
