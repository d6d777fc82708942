"""Protected names that were looked for ahead: the same as looked for at once, of this reading and these rules alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from making_records import a_report, claims_of

from onrecord import deciding, finding, protecting, seeing
from onrecord.decisions import Person, Subject, Wish
from onrecord.finding import protected
from onrecord.records import Report
from onrecord.store import Record, open_record
from onrecord.web.api import shown

TEXTS = (
    "Samira Haddad, 34, a mother of two, was killed near the bridge, her brother Karim Haddad said.",
    "A doctor who gave his name as Yusuf Darwish said that eleven people were injured at the market.",
    "The army said that two bridges were destroyed on Tuesday.",
)
TITLE = "Brother mourns Samira Haddad"
NOW = datetime(2026, 5, 6, 12, tzinfo=UTC)


def told(number: int) -> Report:
    return replace(a_report(number, TEXTS[number - 1]), title=TITLE if number == 1 else "A day at the bridge")


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Record]:
    monkeypatch.setenv("ONRECORD_RAW", str(tmp_path / "raw"))
    with open_record(tmp_path / "onrecord.db", create=True) as record:
        for number in (1, 2, 3):
            record.add(told(number), claims_of(told(number)), "v1")
        finding.up_to_date(record)
        shown._kept.clear()
        yield record
    shown._kept.clear()


def read(record: Record) -> dict[str, tuple[int, Report]]:
    ids = [f"report-{n}" for n in (1, 2, 3)]
    return {report.id: (number, report) for number, report, _ in record.links.readings(ids)}


def look_at_all(record: Record) -> None:
    while protected.look_ahead(record):
        pass


def test_what_is_kept_is_what_the_rules_mark(record: Record) -> None:
    assert protected.known(record, read(record)) == {}
    look_at_all(record)
    known = protected.known(record, read(record))
    assert {m.text for m in known["report-1"].text} >= {"Samira Haddad", "Karim Haddad"}
    assert [m.text for m in known["report-1"].title] == ["Samira Haddad"]
    for _, report, claims in record.links.readings(list(known)):
        assert known[report.id] == protecting.found(report, claims)


def test_it_is_looked_for_once(record: Record) -> None:
    assert protected.look_ahead(record) == 3
    assert protected.look_ahead(record) == 0


def test_another_reading_is_looked_at_anew(record: Record) -> None:
    look_at_all(record)
    record.add(told(2), claims_of(told(2))[:1], "v2")
    assert protected.known(record, read(record)).keys() == {"report-1", "report-3"}
    look_at_all(record)
    assert len(protected.known(record, read(record))) == 3


def test_other_rules_have_marked_nothing(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    look_at_all(record)
    monkeypatch.setattr(protecting, "rules", lambda: "others")
    assert protected.known(record, read(record)) == {}
    assert protected.look_ahead(record) == 3
    assert len(protected.known(record, read(record))) == 3


def test_a_text_that_is_not_the_one_that_was_marked_gets_none_of_its_marks(record: Record) -> None:
    look_at_all(record)
    held = {id: (number, replace(report, text=report.text + " More.")) for id, (number, report) in read(record).items()}  # fmt: skip
    assert protected.known(record, held) == {}


def words(record: Record) -> list[object]:
    shown._kept.clear()
    found = shown.of_reports(record, list(read(record)), False)
    reports = [report for _, report in read(record).values()]
    return [(found.title(r.id, r.title), found.report(r), found.value([r.id], r.text)) for r in reports]


def test_reports_are_shown_alike_looked_at_ahead_or_not(record: Record) -> None:
    before = words(record)
    look_at_all(record)
    assert words(record) == before
    assert "Haddad" not in str(before)


def test_what_a_person_marked_holds_over_what_was_looked_at_ahead(record: Record) -> None:
    look_at_all(record)
    start = TEXTS[2].index("two bridges")
    value = {"start": start, "end": start + len("two bridges"), "who": "detail"}
    wish = Wish("protect", Subject("report", "report-3"), value, "it tells where a witness lives")
    deciding.decide(record, wish, Person("head", "admin"), NOW)
    shown._kept.clear()
    held = read(record)["report-3"][1]
    assert (
        shown.of_reports(record, ["report-3"], False).report(held).text
        == "The army said that [detail] were destroyed on Tuesday."
    )


def test_of_a_report_with_hidden_claims_nothing_is_taken_from_the_whole(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_at_all(record)
    wish = Wish("restrict", Subject("claim", "report-1", "c1"), {"group": "field"}, "a witness asked for it")
    deciding.decide(record, wish, Person("head", "admin"), NOW)
    asked: list[str] = []
    known = protected.known
    monkeypatch.setattr(protected, "known", lambda record, some: asked.extend(some) or known(record, some))
    words(seeing.seen_by(record, Person("anna", "viewer", frozenset())))
    assert sorted(asked) == ["report-2", "report-3"]
