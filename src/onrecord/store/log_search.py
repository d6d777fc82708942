"""The newest entries of the log that fit a question, without walking the log for each page.

Comes in: who, what, about what, in which days, and below which number. Goes out: entries, newest first, and how far it was
looked. Days are found by halving, since entries are numbered in the order of time; subjects by their index; who and what have none,
so that so many entries are looked at and no more. What the database lets through is looked at once more here.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from django.db.models import QuerySet

from onrecord.chain import Entry
from onrecord.store.log_face import FoundEntries, LogWanted
from onrecord.store.models import HeadRow, LogRow

LOOKED_AT = 20_000
"""Entries looked at in one go where no index finds them: 30 to 60 ms."""


def newest(name: str, wanted: LogWanted, below: int | None, most: int) -> FoundEntries:
    first, last = _numbers(name, wanted)
    last = last if below is None else min(last, below - 1)
    least = first if wanted.one_subject else max(first, last - LOOKED_AT + 1)
    rows = _rows(name, wanted).filter(number__gte=least).order_by("-number")
    found: list[Entry] = []
    while page := list(rows.filter(number__lte=last)[: most + 1]):
        for row in page:
            if not _fits(row, wanted):
                continue
            if len(found) == most:
                return FoundEntries(found, found[-1].number)
            found.append(Entry(row.number, row.body, row.hash, row.detail))
        last = page[-1].number - 1
    return FoundEntries(found, least if least > first else None)


def _rows(name: str, wanted: LogWanted) -> QuerySet[LogRow]:
    """The body holds nothing but names, numbers and digests: what stands in it as by or what is by or what."""
    rows = LogRow.objects.using(name)
    for key in ("by", "what"):
        if value := getattr(wanted, key):
            rows = rows.filter(body__contains=f'"{key}":{json.dumps(value, ensure_ascii=False)}')
    if wanted.one_subject:
        return rows.filter(about=wanted.about)
    return rows.filter(about__startswith=wanted.about[:-1]) if wanted.about else rows


def _fits(row: LogRow, wanted: LogWanted) -> bool:
    """SQLite compares letters of either case alike."""
    held = json.loads(row.body)
    by_and_what = all(getattr(wanted, key) in ("", held[key]) for key in ("by", "what"))
    return by_and_what and (wanted.one_subject or row.about.startswith(wanted.about[:-1]))


def _numbers(name: str, wanted: LogWanted) -> tuple[int, int]:
    """The first and the last number of the days asked for."""
    head = HeadRow.objects.using(name).first()
    end = head.number if head else 0
    first, last = 1, end
    if wanted.since is not None:
        day = wanted.since.isoformat()
        first = _first(name, end, lambda at: at >= day)
    if wanted.until is not None:
        until = wanted.until.isoformat()
        last = _first(name, end, lambda at: at > until) - 1
    return first, last


def _first(name: str, end: int, beyond: Callable[[str], bool]) -> int:
    """The first number whose day is beyond; one more than the last where none is."""
    low, high = 1, end + 1
    while low < high:
        middle = (low + high) // 2
        row = LogRow.objects.using(name).filter(number__gte=middle).order_by("number").only("body").first()
        if row is None or beyond(json.loads(row.body)["at"][:10]):
            high = middle
        else:
            low = middle + 1
    return low
