"""The log: every change is in it, and whatever is changed behind its back is found and named."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from making_records import a_report, claims_of

from onrecord import deciding, linking
from onrecord.decisions import Person, Subject, Wish
from onrecord.errors import Erased
from onrecord.records import Failure
from onrecord.store import Record, open_record

HOW_OFTEN = int(os.environ.get("ONRECORD_TAMPER", "150"))
"""Random changes tried; the figure that is published is of 10,000."""
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
ANN, BEN, HEAD = Person("ann", "analyst"), Person("ben", "reviewer"), Person("head", "admin")
LONG = (
    "The bridge over the lower river was struck twice on Tuesday morning, the governor's office said, and at least 7 people who had "
    "been waiting there for the ferry were killed. Boats took the wounded to the other bank, where a school serves as a ward."
)


def fill(record: Record) -> None:
    """A record that has a row of every kind."""
    for number in range(1, 6):
        record.add(a_report(number), claims_of(a_report(number)), "v1")
    for number, outlet in ((6, "The Ford"), (7, "River Post")):
        report = replace(a_report(number, LONG), outlet=outlet)
        record.add(report, claims_of(report), "v1")
    record.add(a_report(2), claims_of(a_report(2), 2), "v2")
    record.add_failure(Failure("a.txt", None, "no-text", "it holds no text", "a text", "Look at it."))
    record.add_failure(Failure("b.txt", "line 3", "no-json", "this is no JSON", "JSON", "Mend it."))
    record.resolve_failures("b.txt")
    linking.up_to_date(record)
    decide(record, "accept", Subject("claim", "report-1", "c1"))
    decide(record, "correct", Subject("claim", "report-2", "c1"), field="figure", to={"low": 3, "high": 4})
    decide(record, "reject", Subject("claim", "report-3", "c2"))
    made = decide(record, "add", Subject("report", "report-4"), start=0, end=8, kind="injured")
    decide(record, "undo", Subject("decision", id=made))
    decide(record, "comment", Subject("claim", "report-5", "c1"))
    record.acting("head").accounts.set("ann", "analyst", ("north",))
    record.acting("head").accounts.set("ben", "reviewer")
    record.acting("head").erase("report-5", "asked for on paper")
    linking.up_to_date(record)
    record.log.write("export", "claims", None, {"format": "csv"})


def decide(record: Record, act, about: Subject, **value) -> str:  # type: ignore[no-untyped-def]
    return deciding.decide(record, Wish(act, about, value, "seen on the page"), BEN, NOW).id


@pytest.fixture
def filled(record: Record) -> Record:
    fill(record)
    return record


def faults(record: Record) -> list[str]:
    return [f"{fault.where}: {fault.found}" for fault in record.log.verify()]


def test_a_record_as_it_was_written_has_no_fault(filled: Record) -> None:
    assert faults(filled) == []


def test_what_others_add_while_it_looks_is_no_fault(filled: Record) -> None:
    added = False

    def tick(what: str, done: int) -> None:
        nonlocal added
        if not added and what == "reading reports":
            added = True
            # Another program: its own connection, and a transaction of its own.
            with open_record(getattr(filled, "_where")) as other:  # noqa: B009  the address is no part of the face
                other.add(a_report(40), claims_of(a_report(40)), "v1")
                linking.up_to_date(other)

    assert [fault.found for fault in filled.log.verify(tick)] == []
    assert added
    assert faults(filled) == []


def test_an_empty_record_has_a_log_that_begins_with_itself(record: Record) -> None:
    told = [entry.told() for entry in record.log.entries()]
    assert [one["what"] for one in told] == ["begin", "migrate", "adopt"]
    assert told[0]["after"]["record"] == record.log.head().record
    assert faults(record) == []


def test_every_change_is_an_entry_with_who_what_and_why(filled: Record) -> None:
    told = [entry.told() for entry in filled.log.entries()]
    whats = {one["what"] for one in told}
    assert whats >= {
        "begin",
        "migrate",
        "add",
        "read",
        "fail",
        "resolve",
        "compare",
        "link",
        "decide",
        "rights",
        "erase",
        "export",
    }
    (erased,) = [one for one in told if one["what"] == "erase"]
    assert (erased["by"], erased["about"], erased["why"]) == ("head", "report report-5", "asked for on paper")
    (corrected,) = [
        one for one in told if one["what"] == "decide" and one.get("after", {}).get("act") == "correct"
    ]
    assert (corrected["by"], corrected["why"]) == ("ben", "seen on the page")
    assert corrected["before"]["value"]["low"] == 1
    assert corrected["after"]["value"]["to"] == {"low": 3, "high": 4}
    rights = [one for one in told if one["what"] == "rights"]
    assert rights[0]["before"] is None
    assert rights[0]["after"]["groups"] == ["north"]


def test_the_log_holds_no_word_of_a_report(filled: Record) -> None:
    for entry in filled.log.entries():
        if json.loads(entry.body)["what"] in ("add", "read", "compare", "link", "fail"):
            assert "killed near the bridge" not in (entry.detail or "")
            assert "governor" not in (entry.detail or "")


def test_what_was_erased_is_gone_and_not_taken_in_again(filled: Record) -> None:
    assert "report-5" not in [held.report.id for held in filled.reports()]
    assert not any(
        "report-5" in (entry.detail or "") for entry in filled.log.entries() if '"erase"' not in entry.body
    )
    assert [one for one in filled.decisions.all() if one.about.report == "report-5"] == []
    with pytest.raises(Erased, match="erased on request"):
        filled.add(a_report(5), claims_of(a_report(5)), "v1")
    assert faults(filled) == []


def test_an_erased_report_leaves_no_byte_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    with open_record(path, create=True) as record:
        report = a_report(1, "A ferryman of the old quay told of it. " * 40)
        record.add(report, claims_of(report), "v1")
        linking.up_to_date(record)
        record.erase("report-1", "asked for")
    left = b"".join(one.read_bytes() for one in tmp_path.glob("onrecord.db*") if one.is_file())
    assert b"ferryman" not in left


def test_random_changes_behind_the_back_of_the_log_are_all_found(tmp_path: Path) -> None:
    from tampering import Tampering

    with open_record(tmp_path / "onrecord.db", create=True) as record:
        fill(record)
        tampering = Tampering(record._name, seed=20161213)  # type: ignore[attr-defined]
        tried, missed = 0, []
        while tried < HOW_OFTEN:
            with tampering.once() as change:
                if change is None:
                    continue
                tried += 1
                if next(iter(record.log.verify()), None) is None:
                    missed.append(change)
        assert missed == []
        assert faults(record) == []
