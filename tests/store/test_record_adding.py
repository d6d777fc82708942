"""Adding again changes nothing; another version and another text stand beside what was there."""

from __future__ import annotations

import hashlib
import random
from dataclasses import replace

import pytest
from asking import rows
from making_records import a_report, claims_of

from onrecord.address import Address
from onrecord.errors import NotInRecord
from onrecord.ingest import ingest
from onrecord.records import Claim, Figure, Place
from onrecord.store import Added, Counts, Record, StoredReport, open_record

# Letters in no order, so that no database can make them short: 5,000 of them.
_UNRULY = "".join(random.Random(5).choices("abcdefghijklmnopqrstuvwxyz0123456789", k=5000))


def test_a_new_report_stands_under_its_id(record: Record) -> None:
    report = a_report(1)
    assert not record.has(report, "v1")
    assert record.add(report, claims_of(report), "v1") == Added("new", "report-1")
    assert record.has(report, "v1")


def test_the_same_again_changes_nothing(record: Record, where: Address) -> None:
    report = a_report(1)
    record.add(report, claims_of(report), "v1")
    before = rows(where)
    assert record.add(report, claims_of(report), "v1") == Added("same", "report-1")
    assert record.add(report, [], "v1") == Added("same", "report-1")
    assert rows(where) == before


def test_a_report_without_claims_is_known_too(record: Record) -> None:
    report = a_report(1)
    assert record.add(report, [], "v1").outcome == "new"
    assert record.add(report, [], "v1").outcome == "same"
    assert list(record.claims(report.id)) == []


def test_another_version_stands_beside_the_first(record: Record) -> None:
    report = a_report(1)
    old, new = claims_of(report, 2), claims_of(report, 5)
    record.add(report, old, "v1")
    assert not record.has(report, "v2")
    assert record.add(report, new, "v2") == Added("new-version", "report-1")
    assert record.versions(report.id) == ("v1", "v2")
    assert list(record.claims(report.id)) == new
    assert list(record.claims(report.id, made_by="v1")) == old
    assert [(held.n_claims, held.made_by) for held in record.reports()] == [(5, "v2")]


def test_the_first_version_again_is_the_same_and_not_the_newest(record: Record) -> None:
    report = a_report(1)
    for version, how_many in [("v1", 2), ("v2", 5)]:
        record.add(report, claims_of(report, how_many), version)
    assert record.add(report, claims_of(report, 2), "v1").outcome == "same"
    assert record.counts() == Counts(reports=1, claims=5, failures=0, resolved=0)


def test_another_text_under_a_known_id_gets_an_id_of_its_own(record: Record) -> None:
    first, second = a_report(1), a_report(1, text="Nobody was hurt at the bridge.")
    own = f"report-1~{hashlib.sha256(second.text.encode()).hexdigest()[:6]}"
    record.add(first, claims_of(first), "v1")

    assert not record.has(second, "v1")
    assert record.add(second, claims_of(second), "v1") == Added("new", own)
    assert record.has(second, "v1")
    assert record.add(second, claims_of(second), "v1") == Added("same", own)
    assert record.add(second, claims_of(second), "v2") == Added("new-version", own)

    assert record.report("report-1") == first
    assert record.report(own) == replace(second, id=own)
    assert list(record.claims(own)) == [replace(claim, report=own) for claim in claims_of(second)]


def test_a_given_id_that_looks_like_the_second_text_s_own_is_kept_apart(record: Record) -> None:
    second = a_report(1, text="Nobody was hurt at the bridge.")
    digest = hashlib.sha256(second.text.encode()).hexdigest()
    squatter = replace(a_report(2), id=f"report-1~{digest[:6]}")
    for report in (a_report(1), squatter):
        record.add(report, [], "v1")
    assert record.add(second, [], "v1") == Added("new", f"report-1~{digest[:12]}")
    assert record.add(second, [], "v1").outcome == "same"
    assert record.report(squatter.id) == squatter


def test_reports_and_claims_come_in_the_order_of_adding(record: Record) -> None:
    given = [a_report(number) for number in (7, 3, 250, 11)]
    for report in given:
        record.add(report, claims_of(report), "v1")
    record.add(given[0], claims_of(given[0]), "v2")
    held = list(record.reports())
    assert [one.report for one in held] == given
    assert held[0] == StoredReport(given[0], 3, "v2", held[0].added_at)
    assert held[0].added_at.utcoffset() is not None
    assert list(record.claims()) == [claim for report in given for claim in claims_of(report)]
    assert list(record.claims(made_by="v2")) == claims_of(given[0])


def test_a_long_record_is_read_page_by_page(record: Record) -> None:
    given = [a_report(number) for number in range(230)]
    for report in given:
        record.add(report, claims_of(report, 1), "v1")
    assert [held.report for held in record.reports()] == given
    assert [claim.report for claim in record.claims()] == [report.id for report in given]


def test_reading_may_be_left_half_way_and_written_between(record: Record) -> None:
    for number in range(3):
        record.add(a_report(number), [], "v1")
    seen = []
    for held in record.reports():
        seen.append(held.report.id)
        record.add(held.report, claims_of(held.report), "v2")
    assert seen == ["report-0", "report-1", "report-2"]
    assert record.counts().claims == 9


def test_older_readings_and_erased_reports_are_not_counted(record: Record) -> None:
    for number in range(3):
        record.add(a_report(number), claims_of(a_report(number), 2), "v1")
    assert record.counts() == Counts(reports=3, claims=6, failures=0, resolved=0)
    record.add(a_report(0), claims_of(a_report(0), 1), "v2")
    assert record.counts() == Counts(reports=3, claims=5, failures=0, resolved=0)
    record.erase("report-1", "asked for")
    assert record.counts() == Counts(reports=2, claims=3, failures=0, resolved=0)
    record.erase("report-0", "asked for")
    assert record.counts() == Counts(reports=1, claims=2, failures=0, resolved=0)


def test_what_was_added_is_there_after_closing(where: Address) -> None:
    report = a_report(1)
    with open_record(where, create=True) as record:
        record.add(report, claims_of(report), "v1")
    with open_record(where) as record:
        assert record.report(report.id) == report
        assert list(record.claims()) == claims_of(report)
        assert record.add(report, claims_of(report), "v1").outcome == "same"


def test_two_records_are_open_at_once(where: Address, elsewhere: Address) -> None:
    with open_record(where, create=True) as a, open_record(elsewhere, create=True) as b:
        a.add(a_report(1), [], "v1")
        b.add(a_report(2), [], "v1")
        assert [held.report.id for held in a.reports()] == ["report-1"]
        assert [held.report.id for held in b.reports()] == ["report-2"]


@pytest.mark.parametrize("ask", ["report", "claims", "versions"])
@pytest.mark.parametrize("unheard_of", ["elsewhere", "else\0where", "else\udcffwhere", "e" * 5000])
def test_an_unknown_id_is_said_so(record: Record, where: Address, ask: str, unheard_of: str) -> None:
    with pytest.raises(NotInRecord) as error:
        getattr(record, ask)(unheard_of)
    assert f"no report has the id {unheard_of!r}" in str(error.value)
    assert error.value.where == str(where)
    assert error.value.exit_code == 3


def _of_another_report(claims: list[Claim]) -> list[Claim]:
    return [replace(claims[0], report="elsewhere")]


def _twice(claims: list[Claim]) -> list[Claim]:
    return [claims[0], claims[0]]


def _too_many(claims: list[Claim]) -> list[Claim]:
    return [*claims, replace(claims[0], id="big", figure=Figure(2**63, None, False, "so many"))]


def _half_a_character(claims: list[Claim]) -> list[Claim]:
    return [*claims, replace(claims[0], id="odd", actor="\ud83d")]


def _nul(claims: list[Claim]) -> list[Claim]:
    return [*claims, replace(claims[0], id="odd", place=Place("the bridge", "Brid\0ge"))]


def _long_id(claims: list[Claim]) -> list[Claim]:
    return [*claims, replace(claims[0], id=_UNRULY[:1001])]


@pytest.mark.parametrize(
    "break_it", [_of_another_report, _twice, _too_many, _half_a_character, _nul, _long_id]
)
def test_claims_that_cannot_be_stored_store_nothing(record: Record, break_it: object) -> None:
    report = a_report(1)
    assert callable(break_it)
    with pytest.raises(ValueError):
        record.add(report, break_it(claims_of(report)), "v1")
    assert record.counts() == Counts(0, 0, 0, 0)
    assert not record.has(report, "v1")


@pytest.mark.parametrize(
    "broken",
    [
        {"text": "Nobody was\0 hurt."},
        {"text": "Nobody was \ud83d hurt."},
        {"id": "report\0one"},
        {"id": "report\udcffone"},
        {"id": _UNRULY[:1001]},
        {"title": "Bridge\0struck"},
        {"outlet": "The \udcff Gazette"},
        {"source": "corpus\0.jsonl"},
    ],
    ids=lambda broken: repr(broken)[:30],
)
def test_reports_that_cannot_be_stored_store_nothing(record: Record, broken: dict[str, str]) -> None:
    report = replace(a_report(1), **broken)
    with pytest.raises(ValueError):
        record.add(report, [], "v1")
    assert record.counts() == Counts(0, 0, 0, 0)
    assert record.add(a_report(1), [], "v1").outcome == "new"


def test_a_report_that_cannot_be_stored_becomes_a_failure_of_its_run(record: Record) -> None:
    odd = replace(a_report(2), text="At least 2\0 people were killed.")
    done = ingest([a_report(1), odd, a_report(3)], record, claims_of, "v1")
    assert (done.new, [failure.code for failure in done.failures]) == (2, ["not-stored"])
    assert [held.failure for held in record.failures()] == list(done.failures)


def test_long_ids_and_texts_are_kept_whole(record: Record) -> None:
    report = replace(a_report(1), id=_UNRULY[:1000], text=_UNRULY * 200, source=_UNRULY, title=_UNRULY)
    record.add(report, [], _UNRULY[:1000])
    assert record.report(report.id) == report
    assert record.versions(report.id) == (_UNRULY[:1000],)


def test_claims_name_the_version_that_made_them(record: Record) -> None:
    with pytest.raises(ValueError, match="without the version"):
        record.add(a_report(1), [], "")
