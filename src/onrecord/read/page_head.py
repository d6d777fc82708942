"""What a page says of itself: its headline, outlet, address and day.

Comes in: what the extractor found in the head, and the lines of the page. Goes out: the same, put right where the title holds
the outlet's name, the address is that of an archive, or the day stands in words over the story.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from onrecord.read.datelines import is_update
from onrecord.read.full_dates import full_dates
from onrecord.read.page_lines import PageLine

_PARTS = re.compile(r"\s+[|–—:·•»-]+\s+|::|(?<=\w):\s")
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d+(?:[a-z]{2}_)?/(?=http)")
_SAVED = re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->")
_DATE_LINE = 14
"""Words: a longer line over a story is no date line."""


def headline(tree: Any, title: str | None, lines: Sequence[PageLine]) -> tuple[str | None, str | None]:
    """The headline as it stands on the page, and what else its title holds, which is the outlet's name."""
    whole = " ".join((tree.findtext(".//title") or "").split())
    shown = {_key(line.text): line.text for line in lines if line.linked < 0.8 and line.words <= 40}
    for given in (title, whole):
        if given and _key(given) in shown:
            return shown[_key(given)], _rest(whole, given)
    for given in filter(None, (whole, title)):
        for part in sorted(_cuts(given), key=len, reverse=True):
            if len(part.split()) >= 3 and _key(part) in shown:
                return shown[_key(part)], _rest(whole, part)
    return title, None


def _cuts(title: str) -> set[str]:
    """The title without what stands before or after one of its separators."""
    cuts = set()
    for separator in _PARTS.finditer(title):
        cuts |= {title[: separator.start()].strip(), title[separator.end() :].strip()}
    return cuts


def _rest(whole: str, part: str) -> str | None:
    if not _key(whole).startswith(_key(part)) and not _key(whole).endswith(_key(part)):
        return None
    rest = [cut for cut in _cuts(whole) if _key(cut) and _key(cut) + _key(part) in (_key(whole), _key(whole)[len(_key(part)) :] + _key(part))]  # fmt: skip
    short = [cut for cut in rest if len(cut.split()) <= 6]
    return min(short, key=len, default=None)


def _key(text: str) -> str:
    return "".join(re.findall(r"\w+", text.lower()))


def address(source: str, given: str | None) -> str | None:
    """The page's own address: without an archive's, and the one a browser noted when it saved the page."""
    saved = _SAVED.search(source[:2000])
    found = given or (saved[1] if saved else None)
    return _ARCHIVED.sub("", found) if found else None


def day_above(lines: Sequence[PageLine]) -> date | None:
    """The one day in the short lines between headline and story."""
    days = set()
    for line in lines:
        if line.words > _DATE_LINE or is_update(line.text) or line.linked >= 0.8:
            continue
        for found in full_dates(line.text):
            if found.other is not None:
                return None
            days.add(found.day)
    return days.pop() if len(days) == 1 else None
