"""One feed asked, where it is due: what its server and the feed itself say → what is known of it, and items that wait to be read.

Comes in: an address and what was known. Goes out: the same, one answer later. Reading items is rounds.py's.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.errors import ReadError
from onrecord.fetching import FeedAnswer, Visits
from onrecord.read.feeds import Feed, apart
from onrecord.watching.state import Known, State

Told = Literal["read", "not-modified", "not-yet", "failed", "ended"]

_LONGEST_WISH_S = 86_400.0
"""A feed that says to be left alone for a year is asked daily all the same."""
_FIRST_BACK_OFF_S = 900.0
_LONGEST_BACK_OFF_S = 86_400.0


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question to a feed gave. `note` is what a person should know of it."""

    told: Told
    known: Known
    new: int = 0
    seen: int = 0
    note: str = ""


def ask(address: str, title: str | None, state: State, visits: Visits, now: float) -> Asked:
    known = state.feed(address) or Known(address, title)
    if known.ended:
        return Asked("ended", known)
    if known.next > now:
        return Asked("not-yet", known)
    try:
        if (until := visits.closed_until(address)) > now:
            return _kept(state, Asked("not-yet", replace(known, next=until)))
        answer = visits.feed(address, known.marks)
        if answer.state == "gone":
            wrong = "its server says that it is gone for good (410)"
            return _kept(state, Asked("ended", replace(known, asked=now, ended=True, wrong=wrong)))
        return _answered(known, answer, state, now)
    except ReadError as error:
        return _kept(state, Asked("failed", _failed(known, error, visits, now)))


def _answered(known: Known, answer: FeedAnswer, state: State, now: float) -> Asked:
    known = replace(
        known, etag=answer.marks.etag, modified=answer.marks.modified, asked=now, failures=0, wrong="", moved=answer.moved_to,
    )  # fmt: skip
    digest = hashlib.blake2b(answer.fetched.body, digest_size=16).digest()
    if answer.state == "not-modified" or digest == known.digest:
        known = replace(known, next=_next(known, answer, now))
        return _kept(state, Asked("not-modified", known, note=_moved(known)))
    feed = apart.feed(answer.fetched.body, answer.fetched.charset, answer.fetched.url)
    known = replace(
        known, digest=digest, title=feed.title or known.title, kind=feed.kind, ended=feed.ended,
        wrong="it says itself that nothing more will come" if feed.ended else "",
        every=feed.every_s,
    )  # fmt: skip
    known = replace(known, next=_next(known, answer, now))
    new, seen = state.told(known, feed.items, feed.title)
    return Asked("read", known, new, seen, _note(feed, known))


def _next(known: Known, answer: FeedAnswer, now: float) -> float:
    return now + min(max(answer.fresh_s, known.every), _LONGEST_WISH_S)


def _kept(state: State, asked: Asked) -> Asked:
    state.told(asked.known)
    return asked


def _failed(known: Known, error: ReadError, visits: Visits, now: float) -> Known:
    """The first failure may be a slip, and is tried at the next run; then longer each time."""
    failures = known.failures + 1
    wait = min(_FIRST_BACK_OFF_S * 2 ** min(failures - 2, 20), _LONGEST_BACK_OFF_S) if failures > 1 else 0.0
    try:
        busy = visits.closed_until(known.address)
    except ReadError:
        busy = 0.0
    wrong = f"{error.found}. Accepted: {error.accepted}. {error.next}"
    return replace(known, asked=now, failures=failures, wrong=wrong, next=max(now + wait, busy))


def _note(feed: Feed, known: Known) -> str:
    notes = (
        f"{feed.left_out:,} items beyond the first are not looked at" if feed.left_out else "",
        "it is broken or breaks off: what could be read of it is" if feed.damaged else "",
        _moved(known),
        known.wrong,
    )
    return "; ".join(note for note in notes if note)


def _moved(known: Known) -> str:
    return f"it has moved for good: put {known.moved} into your list" if known.moved else ""
