"""The record held against its log: whatever is not as the log says, each with where it is.

Comes in: a connection. Goes out: faults, as they are found; none where the record is as it was written. What is read at
once is a page of rows, so that a record of any size can be verified on a laptop; what is kept meanwhile is one digest for
each report, reading, failure and decision.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from onrecord import chain
from onrecord.chain import Entry, Fault, Sum, canonical, sha256
from onrecord.store import adopting, derived, log
from onrecord.store.digests import digest, text_of
from onrecord.store.log_face import Tick
from onrecord.store.logged import reading_told, report_told
from onrecord.store.models import (
    AccountRow,
    ClaimRow,
    DecisionRow,
    FailureRow,
    HeadRow,
    LogRow,
    ReadingRow,
    ReportRow,
    SumRow,
)
from onrecord.store.odd_values import odd_values
from onrecord.store.raw import RawFiles
from onrecord.store.raw_rows import from_row

_PAGE = 200


@dataclass(slots=True)
class _Said:
    """What the log says that the record holds: the last word on each thing."""

    reports: dict[str, str] = field(default_factory=dict)
    readings: dict[tuple[str, str], str] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    decisions: dict[str, tuple[int, str]] = field(default_factory=dict)
    blanked: dict[str, str] = field(default_factory=dict)
    """Decisions whose report was erased, with the digest of what is left of each."""
    accounts: dict[str, str] = field(default_factory=dict)
    sums: dict[str, str] = field(default_factory=dict)
    migrations: str = ""
    erased: dict[int, str] = field(default_factory=dict)
    last: Entry | None = None
    record: str = ""

    def hear(self, entry: Entry) -> None:
        self.last = entry
        if entry.detail is None:
            return
        what, told = _read(entry)
        about, after = str(told.get("about", "")), told.get("after")
        if not isinstance(after, dict):
            return
        name = about.partition(" ")[2]
        if what in ("add", "read", "adopt") and about.startswith("report "):
            self._report(name, after)
        elif about.startswith("failure "):
            self.failures[name] = str(after.get("row"))
        elif what == "decide" or about.startswith("decision "):
            self.decisions[str(after.get("id"))] = (entry.number, canonical(after))
        elif what == "migrate":
            self.migrations = str(after.get("digest"))
        elif what == "rights" and "row" in after:  # others tell of tokens and second factors
            self.accounts[name] = str(after.get("row"))
        elif what == "erase":
            self._erase(name, after)
        elif what == "begin":
            self.record = str(after.get("record"))
        if isinstance(sums := after.get("sums"), dict):
            self.sums |= sums

    def _report(self, name: str, after: Mapping[str, Any]) -> None:
        if "report" in after:
            self.reports[name] = canonical(after["report"])
        reading = after["reading"]
        self.readings[name, reading["made_by"]] = canonical(reading)

    def _erase(self, name: str, after: Mapping[str, Any]) -> None:
        self.reports[name] = canonical(after["report"])
        for key in [key for key in self.readings if key[0] == name]:
            del self.readings[key]
        for decision, row in after["decisions"].items():
            self.decisions.pop(decision, None)
            self.blanked[decision] = str(row)


def faults(name: str, raw: RawFiles, tick: Tick) -> Iterator[Fault]:
    said = _Said(erased=_erased(name))
    for what, found in (
        ("the log", chain.faults(_entries(name, said, tick), said.erased)),
        ("the log", _about(name)),
        ("the log", _head(name, said)),
        ("the schema", _migrations(name, said)),
        ("the reports", _reports(name, said, tick)),
        ("the raw bytes", _raw(name, raw, tick)),
        ("the failures", _failures(name, said)),
        ("the decisions", _decisions(name, said)),
        ("copies and incidents", _sums(name, said, tick)),
        ("accounts", _accounts(name, said)),
        ("the tables", _odd(name)),
    ):
        yield from _read_through(what, found)


def _read_through(what: str, found: Iterator[Fault]) -> Iterator[Fault]:
    """Faults of one part; a value that no row of ours can have, such as a day that is no day, is a fault and no crash."""
    try:
        yield from found
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        yield Fault(
            what,
            "hold a value that onrecord never writes: it was changed; what comes after it was not looked at",
        )


def _entries(name: str, said: _Said, tick: Tick) -> Iterator[Entry]:
    for entry in log.entries(name, since=-(2**62)):
        try:
            said.hear(entry)
        except (ValueError, TypeError, KeyError, AttributeError):
            said.last = entry  # what its words should be, the chain tells
        if entry.number % 1000 == 0:
            tick("reading the log", entry.number)
        yield entry


def _read(entry: Entry) -> tuple[str, dict[str, Any]]:
    held, told = json.loads(entry.body), json.loads(entry.detail or "{}")
    return str(held["what"]), told


def _erased(name: str) -> dict[int, str]:
    rows = LogRow.objects.using(name).filter(body__contains='"what":"erase"').order_by("number")
    return chain.erased_in(Entry(row.number, row.body, row.hash, row.detail) for row in rows)


def _about(name: str) -> Iterator[Fault]:
    """The column by which entries are looked for says what their words say."""
    for row in derived.pages(LogRow.objects.using(name)):
        try:
            about = json.loads(row.detail)["about"] if row.detail is not None else "erased"
        except (ValueError, TypeError, KeyError):
            continue  # the chain tells of it
        if row.about != about:
            yield Fault(
                f"log entry {row.number}",
                "was changed: it is filed under something else than what it is about",
            )


def _head(name: str, said: _Said) -> Iterator[Fault]:
    heads = list(HeadRow.objects.using(name).order_by("pk"))
    last = said.last
    if len(heads) != 1 or last is None or heads[0].pk != 1:
        yield Fault("the log", "its head was removed or another put in")
    elif (heads[0].number, heads[0].hash) != (last.number, last.hash):
        yield Fault(
            "the log",
            f"its head is entry {heads[0].number}, its last entry is {last.number}: entries were removed, changed or put in at its end",
        )
    elif heads[0].record != said.record:
        yield Fault("the log", "its head says that this is another record")


def _migrations(name: str, said: _Said) -> Iterator[Fault]:
    if digest(f"{k} {v}" for k, v in adopting.applied(name).items()) != said.migrations:
        yield Fault("the schema", "the list of migrations that ran is not the one in the log")


def _reports(name: str, said: _Said, tick: Tick) -> Iterator[Fault]:
    left, readings, done = dict(said.reports), dict(said.readings), 0
    for page in _pages_of(ReportRow.objects.using(name)):
        made = ReadingRow.objects.using(name).filter(report__in=[row.pk for row in page]).order_by("pk")
        by_report: dict[int, list[ReadingRow]] = {row.pk: [] for row in page}
        for reading in made:
            by_report[reading.report_id].append(reading)
        claims = _claims(name, [reading.pk for reading in made])
        for row in page:
            where = f"report {row.key}"
            expected = left.pop(row.key, None)
            if expected is None:
                yield Fault(where, "is in no entry of the log: it was put in, or its id was changed")
            elif canonical(report_told(row)) != expected:
                yield Fault(where, "was changed: what is kept of it is not what the log says")
            if (sha256(row.text) != row.text_sha256) if row.erased is None else row.text:
                yield Fault(where, "its text was changed")
            for reading in by_report[row.pk]:
                yield from _reading(where, row, reading, claims.get(reading.pk, []), readings)
        done += len(page)
        tick("reading reports", done)
    for key in left:
        yield Fault(f"report {key}", "is gone: the log says that it was added")
    for key, made_by in readings:
        if key not in left:
            yield Fault(f"report {key}", f"its claims by {made_by} are gone")
    known = ReadingRow.objects.using(name).values("pk")
    for stray in ClaimRow.objects.using(name).exclude(reading__in=known).iterator():
        yield Fault(f"claim {stray.claim_id}", "belongs to no reading of a report: it was put in or moved")
    reports = ReportRow.objects.using(name).values("pk")
    for lost in ReadingRow.objects.using(name).exclude(report__in=reports).iterator():
        yield Fault(f"reading {lost.pk}", "belongs to no report: it was put in or moved")


def _raw(name: str, raw: RawFiles, tick: Tick) -> Iterator[Fault]:
    """The bytes that each report was read from; those of records made before bytes were kept are not there to be looked at."""
    earlier = raw.earlier()
    reports = ReportRow.objects.using(name).filter(erased=None).exclude(raw_sha256="")
    for done, row in enumerate(derived.pages(reports.only("key", "text", "raw_sha256", "raw"))):
        if row.raw is not None:
            if from_row(row.raw, row.text, row.raw_sha256) is None:
                yield Fault(f"report {row.key}", "its raw bytes were changed")
        elif raw.holds(row.raw_sha256):
            if not raw.is_whole(row.raw_sha256):
                yield Fault(f"report {row.key}", "its raw bytes were changed")
        elif row.pk > earlier:
            yield Fault(f"report {row.key}", "its raw bytes are gone")
        if done % 100 == 0:
            tick("reading raw bytes", done)


def _reading(
    where: str, row: ReportRow, reading: ReadingRow, claims: list[ClaimRow], left: dict[tuple[str, str], str]
) -> Iterator[Fault]:
    expected = left.pop((row.key, reading.made_by), None)
    if expected is None:
        yield Fault(where, f"its claims by {reading.made_by} are in no entry of the log")
    elif canonical(reading_told(reading, claims)) != expected:
        yield Fault(where, f"its claims by {reading.made_by} were changed")


def _claims(name: str, readings: list[int]) -> dict[int, list[ClaimRow]]:
    out: dict[int, list[ClaimRow]] = {}
    for claim in (
        ClaimRow.objects.using(name).filter(reading__in=readings).order_by("reading", "position", "pk")
    ):
        out.setdefault(claim.reading_id, []).append(claim)
    return out


def _failures(name: str, said: _Said) -> Iterator[Fault]:
    left = dict(said.failures)
    for row in derived.pages(FailureRow.objects.using(name)):
        expected = left.pop(row.key, None)
        if expected != digest([text_of(row)]):
            yield Fault(f"failure {row.pk}", "was changed or put in: it is not what the log says")
    for key in left:
        yield Fault(f"failure {key[:12]}", "is gone: the log says that it was seen")


def _decisions(name: str, said: _Said) -> Iterator[Fault]:
    left = dict(said.decisions)
    names = {row.name: row for row in derived.pages(DecisionRow.objects.using(name))}
    blank = dict(said.blanked)
    for row in names.values():
        if row.name in blank:
            if blank.pop(row.name) != digest([text_of(row)]):
                yield Fault(f"decision {row.name}", "was changed after its report was erased")
            continue
        number, body = left.pop(row.name, (None, ""))
        if number is None:
            yield Fault(
                f"decision {row.name}", "is in no entry of the log: it was put in, or its id was changed"
            )
        elif (row.pk, row.entry, row.body) != (number, number, body):
            yield Fault(f"decision {row.name}", "was changed: it is not what the log says")
        elif body and not _columns_agree(row, names):
            yield Fault(
                f"decision {row.name}", "was changed: it is filed under something else than what it is about"
            )
    for key in (*left, *blank):
        yield Fault(f"decision {key}", "is gone: the log says that it was made")


def _columns_agree(row: DecisionRow, names: Mapping[str, DecisionRow]) -> bool:
    held = json.loads(row.body)
    about = held["about"]
    report, incident = about.get("report", ""), about.get("id", "") if about["kind"] == "incident" else ""
    if held["undoes"] is not None and held["undoes"] in names:
        report, incident = names[held["undoes"]].report, names[held["undoes"]].incident
    return bool(
        (row.act, row.report, row.incident, row.undoes) == (held["act"], report, incident, held["undoes"])
    )


def _accounts(name: str, said: _Said) -> Iterator[Fault]:
    left = dict(said.accounts)
    for row in derived.pages(AccountRow.objects.using(name)):
        if left.pop(row.name, None) != digest([text_of(row)]):
            yield Fault(f"account {row.name}", "was changed or put in: it is not what the log says")
    for key in left:
        yield Fault(f"account {key}", "is gone: the log says that it was made")


def _odd(name: str) -> Iterator[Fault]:
    for table, column, n in odd_values(name):
        yield Fault(
            f"table {table}, column {column}", f"holds values that onrecord never writes, in rows: {n}"
        )


def _sums(name: str, said: _Said, tick: Tick) -> Iterator[Fault]:
    held = dict(SumRow.objects.using(name).values_list("name", "value"))
    for strange in sorted(held.keys() - set(derived.TABLES)):
        yield Fault(f"sum {strange!r}", "is of no table: it was put in")
    for table in derived.TABLES:
        text = held.get(table)
        if text is None or digest([text]) != said.sums.get(table):
            yield Fault(f"the {table}", "their sum was changed or removed")
            continue
        made = Sum()
        for done, row in enumerate(derived.everything(name, table)):
            made.put(row)
            if done % 1000 == 0:
                tick(f"adding up {table}", done)
        if not Sum.from_text(text).is_of(made):
            yield Fault(
                f"the {table}",
                "rows of theirs were changed, removed or put in (`onrecord db relink` makes them anew)",
            )


def _pages_of(rows: QuerySet[ReportRow]) -> Iterator[list[ReportRow]]:
    last = None
    while True:
        page = list((rows.filter(pk__gt=last) if last is not None else rows).order_by("pk")[:_PAGE])
        if not page:
            return
        yield page
        last = page[-1].pk
