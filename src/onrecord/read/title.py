"""Finds a report's given title in its text, though marks, case or the site's name differ; judges titles of properties."""

from __future__ import annotations

import re
from functools import lru_cache

_PARTS = re.compile(r"\s+[|–—-]\s+|(?<=\w)-\s+")
_NO_TITLE = re.compile(
    r"^(?:microsoft word - .*|untitled.*|document\s?\d*|title|word document|normal|print.*)$|\.[a-z]{2,5}$",
    re.IGNORECASE,
)
_BEGINNING = 3000
_END = re.compile(r"\s?[.!?]+(?=\s|$)")


def title_end(text: str, start: int, end: int, title: str | None) -> int:
    """Where the title ends that begins at `start`; `start` if it does not stand there."""
    if not title:
        return start
    for pattern in _patterns(title):
        match = pattern.match(text, start, end)
        if match:
            stop = _END.match(text, match.end(), end)
            if stop is None and text[match.end() : end].lstrip()[:1].islower():
                return start  # the first sentence says the title's words and goes on
            return stop.end() if stop else match.end()
    return start


@lru_cache(maxsize=8)
def _patterns(title: str) -> tuple[re.Pattern[str], ...]:
    """The whole title first, then its longer parts: sites add their name to it."""
    parts = [title, *sorted(_PARTS.split(title), key=len, reverse=True)]
    patterns = []
    for part in parts:
        words = re.findall(r"\w+", part)
        if 3 <= len(words) <= 40:
            patterns.append(
                re.compile(r"\W{0,3}" + r"\W{1,4}".join(map(re.escape, words)) + r"(?!\w)", re.IGNORECASE)
            )
    return tuple(patterns)


def is_title_of(title: str, text: str) -> bool:
    """Whether the title of a file's properties is this text's: templates leave others behind."""
    words = re.findall(r"\w{4,}", title.lower())
    if len(words) < 2 or _NO_TITLE.search(title):
        return False
    beginning = set(re.findall(r"\w{4,}", text[:_BEGINNING].lower()))
    return sum(word in beginning for word in words) >= 0.75 * len(words)
