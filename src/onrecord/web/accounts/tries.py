"""Tries to sign in, counted for all workers together: each failure beyond a few makes the next wait longer.

Comes in: what is tried (an account's name, an address, a person's code), and when. Goes out: how long to wait. A try is
counted before it is weighed and given back if it was right, so that tries at the same moment cannot slip through together.
Whether there is an account of that name plays no part.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import DEFAULT_DB_ALIAS

from onrecord.store.writing import writing
from onrecord.web.accounts.models import TryRow

FREE = {"account": 5, "address": 20, "code": 5}
"""Failures of each kind that cost no waiting: whoever mistypes a password is not locked out, and an office may share an address."""
FIRST_S, LONGEST_S = 15, 3600
"""The first wait, doubled with each failure, and the longest."""
_USED = timedelta(minutes=2)
"""Longer than a code of the moment is taken."""
FORGOTTEN = timedelta(days=1)
"""Failures count no more after this long without another."""


def take(tried: Sequence[tuple[str, str]], now: datetime) -> int:
    """Counts a try of each (kind, what); 0 where it may be weighed, else the seconds to wait. What must wait is not counted."""
    with writing(DEFAULT_DB_ALIAS):
        rows = [_row(kind, what, now) for kind, what in tried]
        wait = max((row.until - now).total_seconds() for row in rows)
        if wait > 0:
            return int(wait) + 1
        for row, (kind, _) in zip(rows, tried, strict=True):
            row.failures, row.last = row.failures + 1, now
            row.until = now + _wait(kind, row.failures)
            row.save()
    return 0


def give_back(tried: Sequence[tuple[str, str]], now: datetime) -> None:
    """A try that was right: as if it had not been made. Failures before it still count."""
    with writing(DEFAULT_DB_ALIAS):
        for kind, what in tried:
            row = _row(kind, what, now)
            row.failures = max(0, row.failures - 1)
            row.until = now
            row.save()


def forget(tried: Sequence[tuple[str, str]]) -> None:
    """All failures: a person has signed in with everything that it takes."""
    TryRow.objects.filter(key__in=[_key(kind, what) for kind, what in tried]).delete()


def sweep(now: datetime) -> None:
    TryRow.objects.filter(last__lt=now - FORGOTTEN, until__lt=now).delete()


def _row(kind: str, what: str, now: datetime) -> TryRow:
    row, _ = TryRow.objects.select_for_update().get_or_create(
        key=_key(kind, what), defaults={"failures": 0, "last": now, "until": now}
    )
    if row.last < now - FORGOTTEN:
        row.failures = 0
    return row


def _wait(kind: str, failures: int) -> timedelta:
    over = failures - FREE[kind]
    return timedelta(seconds=min(LONGEST_S, FIRST_S * 2 ** min(over, 16)) if over >= 0 else 0)


def _key(kind: str, what: str) -> str:
    return hashlib.sha256(f"{kind}\0{what.casefold()}".encode("utf-8", "surrogatepass")).hexdigest()


def first(used: str, now: datetime) -> bool:
    """Whether a code of the moment is used for the first time."""
    with writing(DEFAULT_DB_ALIAS):
        row, made = TryRow.objects.select_for_update().get_or_create(
            key=_key("used", used), defaults={"failures": 0, "last": now, "until": now + _USED}
        )
        if made or row.until < now:
            TryRow.objects.filter(key=row.key).update(last=now, until=now + _USED)
            return True
    return False
