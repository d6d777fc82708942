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
    day = _by_heading(text, lead)
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


_HEAD = 500
"""Characters in which the heads of bulletins end."""
_LINES = 6
_LONGEST = 120
_LABEL = re.compile(
    r"(?:date|dated|issued|published|released|as of|for release)\b[^\w\n]*(?:on\s)?$", re.IGNORECASE
)
_PLACE = re.compile(
    r"(?:[A-ZÀ-Þ][\w'’.-]*(?:[ -](?:(?:de|of|the|al|el)[ -])?[A-ZÀ-Þ][\w'’.-]*){0,3}\s*[,/|–—-]\s*){1,3}"
)
_BULLETIN = re.compile(
    r"\b(?:update|sitrep|situation report|situation overview|bulletin|briefing|brief|snapshot|dashboard|press (?:release|statement|briefing)|statement|"
    r"daily report|weekly report|flash|communiqu[eé]|dispatch|news release|incident report|situational report|humanitarian report|factsheet|fact sheet)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s*(?:,?\s*(?:at\s)?\d{1,2}[:.]?\d\d(?:\s*(?:hrs|hours|GMT|UTC|local time|[ap]\.?m\.?))?)?\s*[)\]]?\s*"
)
_PERIOD = re.compile(
    r"\d\s*[-–—]\s*$|\b(?:to|and|until|period|since|from|between|covering|covers)\s*[:–—-]?\s*$",
    re.IGNORECASE,
)
"""Behind such words a date ends or begins a time that is told of, and is no day of publication."""


def _by_heading(text: str, lead: str) -> date | None:
    """The day in the head of a bulletin: 'Bunia, 14 February 2022', 'Date: 18 November 2023', 'Flash Update No. 6, 22 March 2018'."""
    lines = [line for line in text[:_HEAD].split("\n") if line.strip()][:_LINES]
    for line in lines:
        found = list(full_dates(line))
        if len(found) != 1 or len(line) > _LONGEST or _BEHIND.fullmatch(line, found[0].end) is None:
            continue
        before = line[: found[0].start].strip(" \t([*#")
        told = (
            not before or _LABEL.search(before) or _PLACE.fullmatch(before + " ") or _BULLETIN.search(before)
        )
        if told and not _PERIOD.search(before) and (day := _settled(found[0], lead)) is not None:
            return day
    return None


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
