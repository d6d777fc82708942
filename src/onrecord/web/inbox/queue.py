"""The queue of what was brought in, in a table, so that a server that ends loses nothing.

Comes in: files, texts and addresses; word of how far each is. Goes out: the next one to read, for one process alone, and how each
stands. What a server was reading when it ended is taken up again, twice at most, and says so. How things are read is working.py's.
"""

from __future__ import annotations

import json
import os
import platform
import secrets
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import PurePosixPath
from typing import Literal

from django.db import transaction
from django.db.models import F, Q, QuerySet

from onrecord.records import Failure
from onrecord.web.clock import now
from onrecord.web.inbox.models import ItemRow, JobRow

Kind = Literal["file", "text", "address"]
LANES = ("quick", "address", "corpus")
"""Each is read by a thread of its own: a pasted text waits neither for a slow server nor for a corpus of a day."""
OPEN = ("waiting", "reading")
LEASE = timedelta(minutes=1)
HOLD_S = 15.0
MOST_BROKEN = 3
"""Servers that may end while they read a thing, before it is left alone: it may be what ends them."""
KEPT = timedelta(days=30)
"""How long it is kept what was brought in, and what could not be read of it."""
_QUICK_BYTES = 1024 * 1024
_CORPORA = (
    ".jsonl", ".ndjson", ".json", ".csv", ".xlsx", ".zip", ".tar", ".gz", ".tgz", ".bz2", ".tbz2", ".xz", ".txz", ".warc", ".wacz",
)  # fmt: skip
LASTING = frozenset(
    ("erased", "unknown-kind", "empty", "missing-text", "too-large", "own-page", "no-address", "not-public")
)
"""Failures that come again however often the same thing is tried: its bytes are not kept for that."""
_SAID = 20
"""Failures that an item tells of; the record keeps all."""

_HERE = platform.node()
ME = f"{_HERE}:{os.getpid()}:{secrets.token_hex(4)}"


@dataclass(frozen=True, slots=True)
class Brought:
    """One thing that a person brought in. `told` is what the person says of it."""

    kind: Kind
    name: str
    source: str
    body: bytes | None = None
    told: Mapping[str, str] = field(default_factory=dict)

    @property
    def lane(self) -> str:
        if self.kind == "address":
            return "address"
        large = self.body is not None and len(self.body) > _QUICK_BYTES
        return "corpus" if large or PurePosixPath(self.name).suffix.lower() in _CORPORA else "quick"


@dataclass(slots=True)
class Progress:
    """How far a thing is read."""

    read_to: int = 0
    new: int = 0
    same: int = 0
    again: int = 0
    failed: int = 0
    reports: list[str] = field(default_factory=list)


def put(person: str, things: Iterable[Brought]) -> str:
    """The id of the job."""
    id = secrets.token_urlsafe(12)
    with transaction.atomic():
        _forget()
        job = JobRow.objects.create(id=id, person=person, at=now())
        for number, one in enumerate(things, 1):
            ItemRow.objects.create(
                job=job, number=number, kind=one.kind, lane=one.lane, name=one.name, source=one.source, body=one.body,
                size=len(one.body or b""), told=json.dumps(dict(one.told), ensure_ascii=False),
            )  # fmt: skip
    return id


def take(lane: str, holder: str = "") -> ItemRow | None:
    """The next item of a lane, from now on this process's."""
    _take_up_again(lane)
    while True:
        waiting = ItemRow.objects.filter(state="waiting", lane=lane).order_by("id")
        number = waiting.values_list("pk", flat=True).first()
        if number is None:
            return None
        fresh = {"new": 0, "same": 0, "again": 0, "failed": 0, "read_to": 0, "reports": "[]"}
        mine = ItemRow.objects.filter(pk=number, state="waiting")
        if mine.update(state="reading", holder=holder or ME, until=now() + LEASE, **fresh):
            return ItemRow.objects.select_related("job").get(pk=number)


def hold(item: ItemRow) -> None:
    ItemRow.objects.filter(pk=item.pk, holder=ME).update(until=now() + LEASE)


def tell(item: ItemRow, done: Progress) -> None:
    ItemRow.objects.filter(pk=item.pk).update(**_told(done), until=now() + LEASE)


def end(item: ItemRow, done: Progress, failures: Collection[Failure], broke: bool = False) -> None:
    """What was read is kept by the record: the bytes stay only where nothing was and another try may help; never those of a report that was
    erased.

    `broke`: it was not read to its end.
    """
    read = done.new + done.same + done.again
    failed = broke or (not read and bool(failures))
    keep = failed and all(one.code not in LASTING for one in failures)
    said = [
        {
            "code": one.code,
            "where": one.where or "",
            "found": one.found,
            "accepted": one.accepted,
            "next": one.next,
        }
        for one in list(failures)[:_SAID]
    ]
    ItemRow.objects.filter(pk=item.pk).update(
        **_told(done),
        state="failed" if failed else "done",
        failures=json.dumps(said, ensure_ascii=False),
        holder="",
        until=None,
        ended=now(),
        **({} if keep else {"body": None, "told": "{}"}),
    )


def others_read(lane: str) -> bool:
    """Whether another process holds something of the lane, which is taken up here if that process is gone."""
    return ItemRow.objects.filter(lane=lane, state="reading").exclude(holder=ME).exists()


def job(id: str) -> JobRow | None:
    return JobRow.objects.filter(pk=id).first()


def items(job: JobRow) -> list[ItemRow]:
    return list(_light(ItemRow.objects.filter(job=job)).order_by("number"))


def is_open(job: str) -> bool:
    return ItemRow.objects.filter(job=job, state__in=OPEN).exists()


def latest(person: str, most: int) -> list[tuple[JobRow, list[ItemRow]]]:
    """A person's last jobs, newest first."""
    jobs = list(JobRow.objects.filter(person=person).order_by("-at")[:most])
    of: dict[str, list[ItemRow]] = {one.id: [] for one in jobs}
    for item in _light(ItemRow.objects.filter(job__in=jobs)).select_related("job").order_by("number"):
        of[item.job.id].append(item)
    return [(one, of[one.id]) for one in jobs]


def kept(sources: Collection[str]) -> set[str]:
    """Those of the sources whose bytes are still here."""
    held = ItemRow.objects.filter(source__in=list(sources), state="failed", body__isnull=False)
    return set(held.values_list("source", flat=True))


def again(source: str) -> Brought | None:
    """What was kept of a source, to be read once more; its bytes go over to the new job."""
    held = ItemRow.objects.filter(source=source, state="failed", body__isnull=False).order_by("-id").first()
    if held is None:
        return None
    kind: Kind = "text" if held.kind == "text" else "file"
    return Brought(kind, held.name, held.source, bytes(held.body or b""), json.loads(held.told))


def give_up(source: str, job: str) -> None:
    """The bytes of a source go, but for those that this job has now."""
    ItemRow.objects.filter(source=source, state="failed").exclude(job=job).update(body=None, told="{}")


def forget_words_of(report: str) -> None:
    """A report is about to be erased: what still lies here of what it was read from goes, and the title that was given to a text."""
    named = ItemRow.objects.filter(reports__contains=json.dumps(report, ensure_ascii=False))
    ended = named.exclude(state__in=OPEN)
    ended.filter(kind="text").update(name=report)
    ended.update(body=None, told="{}")


def _take_up_again(lane: str) -> None:
    """What a server was reading that is no more waits again; what has ended two of them is left alone."""
    reading = ItemRow.objects.filter(lane=lane, state="reading").exclude(holder=ME)
    for pk, holder, broken in reading.filter(_gone(reading)).values_list("pk", "holder", "broken"):
        mine = ItemRow.objects.filter(pk=pk, state="reading", holder=holder)
        if broken + 1 < MOST_BROKEN:
            mine.update(state="waiting", holder="", until=None, broken=F("broken") + 1)
        else:
            mine.update(
                state="failed",
                holder="",
                until=None,
                broken=F("broken") + 1,
                ended=now(),
                failures=json.dumps([_BROKEN]),
            )


def _gone(reading: QuerySet[ItemRow]) -> Q:
    """Held by a process whose time is over, or that is seen to be dead."""
    holders = set(reading.values_list("holder", flat=True))
    return Q(until__lt=now()) | Q(holder__in=[one for one in holders if _is_dead(one)])


def _is_dead(holder: str) -> bool:
    """Whether a process of this machine is no more; of another machine nobody knows."""
    host, _, rest = holder.partition(":")
    pid = rest.partition(":")[0]
    if host != _HERE or not pid.isdigit():
        return False
    if int(pid) == os.getpid():
        return True  # a server before this one had the same number
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def _told(done: Progress) -> dict[str, int | str]:
    return {
        "read_to": done.read_to, "new": done.new, "same": done.same, "again": done.again, "failed": done.failed,
        "reports": json.dumps(done.reports, ensure_ascii=False),
    }  # fmt: skip


def _light(found: QuerySet[ItemRow]) -> QuerySet[ItemRow]:
    """Without their bytes."""
    return found.defer("body")


def _forget() -> None:
    old = JobRow.objects.filter(at__lt=now() - KEPT)
    old.exclude(items__state__in=OPEN).delete()


_BROKEN = {
    "code": "broken-off",
    "where": "",
    "found": f"the server ended {MOST_BROKEN} times while it was read",
    "accepted": "a report that can be read to its end",
    "next": "Try it once more by itself; if the server ends again, report this as a fault of onrecord.",
}
