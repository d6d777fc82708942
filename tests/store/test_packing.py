"""What is packed comes back as it was, what is damaged is told, and what was written before it was packed is read too."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making_records import a_plain_report, a_read_report, a_report, claims_of

from onrecord.bodies import body_of, claim_of
from onrecord.errors import RecordError
from onrecord.records import Claim, Report
from onrecord.store import Record, open_record
from onrecord.store.packing import Damaged, besides, packed, unpacked, whole

STORY = "The ministry said on Monday that the talks would go on. " * 40


@given(st.text(max_size=3000))
def test_a_text_comes_back_from_what_it_was_packed_to(text: str) -> None:
    made = packed(text)
    assert made is None or (unpacked(made) == text and len(made) < len(text.encode()))


def test_a_story_takes_less_than_half() -> None:
    made = packed("".join(f"On day {n} the mayor of the town spoke of {n * 7} people. " for n in range(40)))
    assert made is not None
    assert len(made) < 600


@pytest.mark.parametrize(
    "change", [lambda b: b[:-1], lambda b: b[:40] + b"\0" + b[41:], lambda b: b"\x7f" + b[1:], lambda b: b""]
)
def test_what_is_damaged_is_told(change) -> None:  # type: ignore[no-untyped-def]
    made = packed(STORY)
    assert made is not None
    with pytest.raises(Damaged):
        unpacked(change(made))


@given(st.text(min_size=1, max_size=2000), st.binary(max_size=300))
def test_raw_bytes_come_back_from_the_text_and_what_they_have_besides(text: str, more: bytes) -> None:
    raw = b'{"text": ' + json.dumps(text, ensure_ascii=False).encode() + more
    kept = besides(raw, text)
    assert kept is not None
    assert whole(kept, text) == raw


def test_bytes_that_are_unlike_the_text_are_not_kept_beside_it() -> None:
    assert besides(hashlib.shake_256(b"a picture").digest(4000), STORY) is None
    assert besides(STORY.encode(), "a long text. " * 5000) is None


def test_plain_bytes_lie_in_the_row_and_others_in_a_file(record: Record) -> None:
    for report in (a_plain_report(1), a_read_report(2)):
        record.add(report, claims_of(report), "v1")
        assert record.raw(report.id) == report.raw
    assert list(record.log.verify()) == []


def test_plain_bytes_go_with_a_report_that_is_erased(path: Path) -> None:
    with open_record(path, create=True) as record:
        record.add(a_plain_report(1), [], "v1")
        record.erase("report-1", "asked for")
        assert list(record.log.verify()) == []
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT text, raw FROM report").fetchall() == [("", None)]
    db.close()
    assert b"people were killed" not in path.read_bytes()


def test_plain_bytes_that_were_changed_are_found_and_never_given_out(path: Path) -> None:
    with open_record(path, create=True) as record:
        record.add(a_plain_report(1), [], "v1")
    other = besides(b"other", a_plain_report(1).text)
    with sqlite3.connect(path) as db:
        db.execute("UPDATE report SET raw = ?", [other])
    db.close()
    with open_record(path) as record:
        assert [one.found for one in record.log.verify()] == ["its raw bytes were changed"]
        with pytest.raises(RecordError, match="not those that were kept"):
            record.raw("report-1")


def test_a_packed_text_that_is_damaged_is_an_error_that_says_so(path: Path) -> None:
    report = a_report(1, STORY)
    with open_record(path, create=True) as record:
        record.add(report, [], "v1")
    with sqlite3.connect(path) as db:
        db.execute("UPDATE report SET text = substr(text, 1, length(text) - 1)")
    db.close()
    with open_record(path) as record, pytest.raises(RecordError, match="cannot be unpacked"):
        record.report(report.id)


def test_a_text_that_an_earlier_version_wrote_is_read(path: Path) -> None:
    report = a_report(1, STORY)
    with open_record(path, create=True) as record:
        record.add(report, [], "v1")
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT typeof(text) FROM report").fetchone() == ("blob",)
        db.execute("UPDATE report SET text = ?", [STORY])
    db.close()
    with open_record(path) as record:
        assert record.report(report.id) == report
        assert list(record.log.verify()) == []


def _full(claim: Claim) -> str:
    """A body as earlier versions wrote it: every field named."""

    def day(value: object) -> str:
        assert isinstance(value, date)
        return value.isoformat()

    return json.dumps(asdict(claim), default=day)


def _claims() -> list[Claim]:
    report: Report = a_report(1)
    bare = Claim(report.id, "c9", "attack", claims_of(report)[0].evidence)
    return [*claims_of(report), bare, replace(bare, note="", actor="", method="", superseded=True)]


@pytest.mark.parametrize("claim", _claims(), ids=[f"{n}" for n in range(len(_claims()))])
def test_a_claim_comes_back_from_a_short_body_and_from_a_full_one(claim: Claim) -> None:
    assert claim_of(body_of(claim)) == claim
    assert claim_of(_full(claim)) == claim
    assert len(body_of(claim)) < len(_full(claim)) * 0.75
