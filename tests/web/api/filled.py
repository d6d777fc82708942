"""A small record for the API's tests: five reports, one of them restricted, and persons of every role."""

from __future__ import annotations

from datetime import UTC, date, datetime

from onrecord import deciding, linking
from onrecord.decisions import Person, Subject, Wish
from onrecord.records import Block, Claim, Failure, Figure, Place, Report, Span, Voice, When
from onrecord.store import Record

AT = datetime(2026, 1, 5, 12, tzinfo=UTC)
PEOPLE = {
    "vera": Person("vera", "viewer"),
    "anna": Person("anna", "analyst"),
    "amir": Person("amir", "analyst", frozenset({"field"})),
    "rosa": Person("rosa", "reviewer"),
    "rami": Person("rami", "reviewer", frozenset({"field"})),
    "root": Person("root", "admin", frozenset({"desk"})),
}
BRIDGE = Place("the bridge", "Kafr Dal", 35.9, 36.6, "own:test/1", "settlement")
MILL = Place("the mill", "Tell Sour", 36.4, 37.5, "own:test/2", "settlement")
TEXT = "At least {n} people were killed at the bridge of Kafr Dal on Tuesday, the governor's office said. Samir Haddad saw it."


def a_report(
    number: int, place: Place = BRIDGE, day: int = 13, text: str | None = None
) -> tuple[Report, list[Claim]]:
    words = text or TEXT.format(n=number)
    report = Report(
        f"rep-{number}", words, f"Bridge struck, part {number}", "The Valley Gazette" if number % 2 else "Plain News", None,
        date(2016, 12, day), "given", (Block("body", 0, len(words)),), "corpus.jsonl",
    )  # fmt: skip
    quote = words[:40]
    when = When("on Tuesday", date(2016, 12, day), date(2016, 12, day))
    said = (Voice("the governor's office", "government", key="governor"),)
    claims = [
        Claim(report.id, "c1", "killed", Span(0, 40, quote), Figure(number, None, False, f"at least {number}"), ("person",),
              place=place, time=when, said_by=said),
        Claim(report.id, "c2", "injured", Span(0, 40, quote), Figure(2 * number, 2 * number, False, f"{2 * number}"), ("child",),
              place=place, time=when, said_by=said),
    ]  # fmt: skip
    return report, claims


def fill(record: Record) -> None:
    for person in PEOPLE.values():
        record.accounts.set(person.name, person.role, person.groups, why="for tests")
    for number in (3, 4):
        record.add(*a_report(number), "test 1")
    record.add(*a_report(40, MILL, 20), "test 1")
    record.add(*a_report(41, MILL, 20), "test 1")
    record.add(
        *a_report(90, Place("the dam", "Wadi Zar", 33.1, 38.2, "own:test/3", "settlement"), 27), "test 1"
    )
    record.add_failure(
        Failure("corpus.jsonl", "line 9", "not-json", "is no JSON", "one object", "Mend the line.")
    )
    linking.up_to_date(record)
    decide(record, "root", "restrict", Subject("report", "rep-90"), {"group": "field"}, "sources at risk")
    linking.up_to_date(record)


def decide(
    record: Record,
    who: str,
    act: str,
    about: Subject,
    value: dict[str, object] | None = None,
    why: str = "as asked",
) -> str:
    wish = Wish(act, about, value or {}, why)  # type: ignore[arg-type]
    return deciding.decide(record.acting(who), wish, PEOPLE[who], datetime.now(UTC)).id


def incident_of(record: Record, report: str) -> str:
    return next(one.incident for one in record.links.placed() if one.report == report)
