"""The day a report appeared, where its own words tell: by its dateline, else by a dated caption.

Comes in: the text and its blocks. Goes out: the day and what told it, or None; a month, a day without a year
and today's date are never taken for it. Dates given by the user, a corpus or a page come before (entry.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from onrecord.read.datelines import is_update
from onrecord.read.full_dates import WEEKDAYS, FullDate, full_dates, weekday_number
from onrecord.records import Block, PublishedBy

_WEEKDAY = re.compile(
    rf"\b(?<!next )(?<!last )(?<!every )({'|'.join(WEEKDAYS)})(?!\s+(?:prayers?|market)\b)\b", re.IGNORECASE
)
_FILE_PICTURE = re.compile(r"\b(?:file|archive)\b", re.IGNORECASE)
_LEAD = 500
"""Characters: the first sentences of a story, in which news says its day."""


def publication_day(text: str, blocks: Sequence[Block]) -> tuple[date | None, PublishedBy]:
    lead = _lead(text, blocks)
    day = _by_dateline(text, blocks, lead)
    if day is not None:
        return day, "dateline"
    day = _by_caption(text, blocks, lead)
    return (day, "caption") if day is not None else (None, "unknown")


def _by_dateline(text: str, blocks: Sequence[Block], lead: str) -> date | None:
    """The first full date in a dateline; that of a change to the page only if there is no other."""
    changed: date | None = None
    for block in blocks:
        if block.kind != "dateline":
            continue
        found = next(full_dates(text, block.start, block.end), None)
        day = _settled(found, lead) if found else None
        if day is None:
            continue
        if not is_update(text[block.start : block.end]):
            return day
        changed = changed or day
    return changed


def _settled(found: FullDate, lead: str) -> date | None:
    """The day of a date; of two readings (04/06/2016) the one whose weekday the lead names, else none."""
    if found.other is None:
        return found.day
    named = {weekday_number(match[1]) for match in _WEEKDAY.finditer(lead)}
    fitting = [day for day in (found.day, found.other) if day.weekday() in named]
    return fitting[0] if len(fitting) == 1 else None


def _by_caption(text: str, blocks: Sequence[Block], lead: str) -> date | None:
    """The weekday of the lead, on or within six days after the day of a picture.

    A picture's day counts where its captions also name its weekday: they were then written for this story."""
    days = list(_picture_days(text, blocks))
    spoken = _WEEKDAY.search(lead)
    if not days or spoken is None:
        return None
    latest = max(days)
    return latest + timedelta((weekday_number(spoken[1]) - latest.weekday()) % 7)


def _picture_days(text: str, blocks: Sequence[Block]) -> Iterator[date]:
    captions = [text[block.start : block.end] for block in blocks if block.kind == "caption"]
    for index, caption in enumerate(captions):
        if _FILE_PICTURE.search(caption):
            continue
        named = {
            weekday_number(match[1])
            for other in captions[max(0, index - 1) : index + 2]
            if other is caption or _alike(other, caption)
            for match in _WEEKDAY.finditer(other)
        }
        for found in full_dates(caption):
            if found.other is None and found.day.weekday() in named:
                yield found.day


def _alike(one: str, other: str) -> bool:
    """Are these two captions of one picture?"""
    a, b = (set(re.findall(r"[^\W\d]{3,}", words.lower())) for words in (one, other))
    return len(a & b) >= 0.5 * min(len(a), len(b))


def _lead(text: str, blocks: Sequence[Block]) -> str:
    body = next((block for block in blocks if block.kind == "body"), None)
    return text[body.start : min(body.end, body.start + _LEAD)] if body else ""
