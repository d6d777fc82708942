"""A text that holds several reports (a digest, a round-up of a wire) → the stretch of each; nothing where that is not certain.

Certain are at least three entries of one pattern, of which each has a body of twenty words or more:
datelines with a day or an agency at the start of paragraphs ('DAMASCUS, 12 December — …'); lines that hold nothing but
a day, in order ('Monday 12 December'); numbered headlines, in order, whose entries each have a dateline, a day or a source.
Bullets, numbered paragraphs, section headings and places with a colon are the parts of one report, which stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, pairwise

from onrecord.read.credits import AGENCY, is_credit
from onrecord.read.datelines import place_line
from onrecord.read.full_dates import MONTH, WEEKDAY, full_dates, month_number

_LEAST = 3
_BODY = 20
_PREAMBLE = 80
"""Words: more before the first entry are a report of their own, and then what follows may be its parts."""
_HEADLINE = 20
_MOST_LINES = 50_000
_STALE = 31
"""Days: an entry whose day has no year is taken for the last such day, and no older than this."""

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_DAY_MONTH = re.compile(rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m1>{MONTH})|(?P<m2>{MONTH})\s+(?P<d2>\d{{1,2}})\b)", re.IGNORECASE)  # fmt: skip
_DAY_ALONE = re.compile(
    rf"\W*(?:{WEEKDAY},?\s+(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}|{MONTH}\s+\d{{1,2}})(?:,?\s+\d{{4}})?"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}|{MONTH}\s+\d{{1,2}}),?\s+\d{{4}})\W*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\(?(\d{1,2})[.)]\s+(?=\S)")
_AGENCY_MARK = re.compile(rf"[(/]\s?(?:{AGENCY}|[A-Z]{{2,6}})\b")


@dataclass(frozen=True, slots=True)
class BulletinEntry:
    """One report in a text: its stretch, its headline and its day, where it says them."""

    start: int
    end: int
    title: str | None
    day: date | None


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    words: int


def bulletin_entries(text: str, day: date | None = None) -> tuple[BulletinEntry, ...]:
    """The entries of a bulletin that appeared on `day`, what stands before them first where it is prose."""
    marks = list(islice(_LINE.finditer(text), _MOST_LINES + 1))
    if len(marks) > _MOST_LINES:
        return ()
    lines = [_Line(m.start(), m.end(), m.group().strip(), len(m.group().split())) for m in marks if m.group().strip()]  # fmt: skip
    for starts in (_by_dateline(lines), _by_day(lines), _by_number(lines)):
        if len(starts) >= _LEAST and _is_certain(lines, starts):
            found = _entries(text, lines, starts, day)
            return found
    return ()


def _by_dateline(lines: Sequence[_Line]) -> list[int]:
    """Where a paragraph begins with place and day, or place and agency; its headline above belongs to it."""
    starts: list[int] = []
    for i, line in enumerate(lines):
        stop = place_line(line.text, 0, len(line.text))
        dateline = line.text[:stop]
        if stop and line.words >= 12 and (_DAY_MONTH.search(dateline) or _AGENCY_MARK.search(dateline)):
            above = i > 0 and _is_headline(lines[i - 1]) and (not starts or starts[-1] < i - 1)
            starts.append(i - 1 if above else i)
    return starts


def _by_day(lines: Sequence[_Line]) -> list[int]:
    starts = [i for i, line in enumerate(lines) if line.words <= 6 and _DAY_ALONE.fullmatch(line.text)]
    days = [_month_day(lines[i].text) for i in starts]
    if None in days or len(set(days)) < len(days):
        return []
    steps = {_later(a, b) for a, b in pairwise(days) if a and b}
    return starts if len(steps) == 1 else []


def _by_number(lines: Sequence[_Line]) -> list[int]:
    """Numbered headlines, each with a dateline, a day or a source in its entry."""
    starts: list[int] = []
    for i, line in enumerate(lines):
        number = _NUMBER.match(line.text)
        if number and int(number[1]) == len(starts) + 1 and line.words >= 6 and _is_headline(line):
            starts.append(i)
    for entry in _stretches(starts, len(lines)):
        body = lines[entry.start + 1 : entry.stop]
        if not any(
            _DAY_ALONE.fullmatch(line.text)
            or place_line(line.text, 0, len(line.text))
            or is_credit(line.text)
            for line in body
        ):
            return []
    return starts


def _is_headline(line: _Line) -> bool:
    return line.words <= _HEADLINE and not re.search(r"[.;,:]\W*$", line.text) and not re.match(r"[-–•*]\s", line.text)  # fmt: skip


def _stretches(starts: Sequence[int], end: int) -> Iterator[range]:
    for first, after in zip(starts, [*starts[1:], end], strict=False):
        yield range(first, after)


def _is_certain(lines: Sequence[_Line], starts: Sequence[int]) -> bool:
    if sum(line.words for line in lines[: starts[0]]) > _PREAMBLE:
        return False
    for entry in _stretches(starts, len(lines)):
        prose = [line for line in lines[entry.start : entry.stop] if line.words >= 12 and not re.match(r"[-–•*]\s", line.text)]  # fmt: skip
        if not prose or sum(line.words for line in prose) < _BODY:
            return False
    return True


def _entries(
    text: str, lines: Sequence[_Line], starts: Sequence[int], day: date | None
) -> tuple[BulletinEntry, ...]:
    before = text[: lines[starts[0]].start]
    day = day or next((found.day for found in full_dates(before) if found.other is None), None)
    found = []
    prose = [line for line in lines[: starts[0]] if line.words >= 12 and re.search(r"[.!?]\W*$", line.text)]
    if prose:
        found.append(BulletinEntry(lines[0].start, lines[starts[0] - 1].end, None, day))
    for entry in _stretches(starts, len(lines)):
        head = [lines[i] for i in entry[:3]]
        said = next((own for line in head if (own := _own_day(line.text, day))), None)
        found.append(BulletinEntry(head[0].start, lines[entry[-1]].end, _title(head), said or day))
    return tuple(found)


def _title(head: Sequence[_Line]) -> str | None:
    """The headline of an entry: its first line, or the second under a line that is a day alone."""
    for line in head[:2]:
        if not _is_headline(line):
            return None
        if not _DAY_ALONE.fullmatch(line.text):
            return _NUMBER.sub("", line.text, count=1)
    return None


def _own_day(line: str, day: date | None) -> date | None:
    """The day at the start of a line; one without a year is the last such day before the bulletin's."""
    stop = place_line(line, 0, len(line))
    head = line if _DAY_ALONE.fullmatch(line) else line[:stop]
    whole = next(full_dates(head), None)
    if whole is not None:
        return whole.day if whole.other is None else None
    month_day = _month_day(head)
    if month_day is None or day is None:
        return None
    for year in (day.year, day.year - 1):
        try:
            said = date(year, *month_day)
        except ValueError:
            continue
        if said <= day and day - said <= timedelta(_STALE):
            return said
    return None


def _month_day(text: str) -> tuple[int, int] | None:
    found = _DAY_MONTH.search(text)
    if found is None:
        return None
    return month_number(found["m1"] or found["m2"]), int(found["d1"] or found["d2"])


def _later(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether b comes after a; from December to January too."""
    return b > a if abs(a[0] - b[0]) < 6 else b < a
