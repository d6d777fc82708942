"""A record with rows in every table, its raw bytes too, and what a record holds, to compare two of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from making_records import a_read_report, a_report, claims_of

from onrecord import linking, review
from onrecord.address import Address
from onrecord.records import Claim, Failure, Place, Report, When
from onrecord.store import Record, open_record
from onrecord.store.engine import set_up_django

set_up_django()

from onrecord.store.copying import Table, table_of, tables  # noqa: E402  Django is set up in code, before its models are named
from onrecord.store.record import SqlRecord  # noqa: E402

BROKEN = Failure("corpus.jsonl", "line 3", "no-json", "this is no JSON", "one object a line", "Mend the line")
WIRE = (
    "Rescue workers pulled at least 14 people from a collapsed bakery on the eastern edge of the town on Monday, "
    "a civil defence officer told the agency. He said that the search would go on through the night, as families "
    "waited by the road with blankets and water, and that two cranes were on their way from the coast."
)


def fill(where: Address, reports: int = 20) -> None:
    with open_record(where, create=True) as record:
        for report in _reports(reports):
            record.add(report, _claims(report), "v1")
        record.add(a_read_report(0), claims_of(a_read_report(0), 2), "v2")
        record.add_failure(BROKEN)
        linking.up_to_date(record)
        _decide(record)


def _reports(how_many: int) -> Iterator[Report]:
    for number in range(how_many):
        yield a_read_report(number)
    for name in ("wire", "reprint"):  # one text under two names: a copy
        yield replace(
            a_report(0, WIRE), id=name, outlet=name, url="https://example.org/\U0001f54a?q=ü", title=None
        )
    yield replace(a_report(900, "‏قُتل سبعة أشخاص." + "\t\u2028" + "x" * 200_000), published=date(1901, 2, 3))


def _claims(report: Report) -> list[Claim]:
    """Those of the wire story are of another event, so that there are two to be merged."""
    if report.title:
        return claims_of(report)
    port, day = Place("the port", "Port", 35.52, 35.77, within=("admin-1", "LB")), date(2017, 5, 1)
    return [replace(one, place=port, time=When("in May", day, day)) for one in claims_of(report)]


def _decide(record: Record) -> None:
    record.accounts.set("an analyst", "analyst", ["desk"], why="joins the desk")
    claims = {claim.ref: claim for claim in record.claims()}
    found = linking.incidents(record, {one.report.id: one.report for one in record.reports()}, claims)
    if len(found) > 1:
        moment = datetime(2016, 12, 20, 7, 8, 9, 123456, UTC)
        one = review.merged(found[:2], claims, "an analyst", moment, "one bridge")
        record.decisions.make(lambda: review.decision_of(one))
        linking.up_to_date(record)


def faults(where: Address) -> list[str]:
    """What the log says that is not as it was written."""
    with open_record(where) as record:
        return [f"{one.where} {one.found}" for one in record.log.verify()]


def digests(where: Address, log: bool = False) -> list[Table]:
    """Of each table; without the log, since it goes on with each backup and restore."""
    with open_record(where) as record:
        found = [table_of(model, sql(record), nobody) for model in tables()]
    return [table for table in found if log or table.name not in ("log", "log_head")]


def raw_bytes(where: Address) -> dict[str, bytes | None]:
    with open_record(where) as record:
        return {stored.report.id: record.raw(stored.report.id) for stored in record.reports()}


def raw_files(path: Path) -> list[str]:
    folder = path.with_name(path.name + ".raw")
    return sorted(str(one.relative_to(folder)) for one in folder.glob("??/*"))


def sql(record: Record) -> SqlRecord:
    assert isinstance(record, SqlRecord)
    return record


def nobody(what: str, done: int) -> None:
    """Told how far a work is."""
