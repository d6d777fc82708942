"""Ingest: reports through a pipeline into the record; what breaks is kept, and the run goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.ingest import Pipeline, Progress, Summary, ingest
from onrecord.records import Claim, Failure, Figure, Report, Span
from onrecord.store import Record, open_record

WORDS = "the baker of Mill Street"
EMPTY = Failure("empty.txt", None, "empty", "the file is empty", "a text", "Save it again")
LINE_5 = Failure("corpus.jsonl", "line 5", "no-json", "this is no JSON", "one object a line", "Mend it")


def a_report(name: str, source: str = "corpus.jsonl") -> Report:
    return Report(id=name, text=f"Two people died at {name}, said {WORDS}.", source=source)


def two_killed(report: Report) -> list[Claim]:
    return [Claim(report.id, "c1", "killed", Span(0, 3, "Two"), Figure(2, 2, False, "Two"))]


def breaks_on(name: str) -> Pipeline:
    def pipeline(report: Report) -> Sequence[Claim]:
        if report.id == name:
            raise LookupError(f"lost in {report.text}")
        return two_killed(report)

    return pipeline


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "onrecord.db", create=True) as opened:
        yield opened


def ids(record: Record) -> list[str]:
    return [held.report.id for held in record.reports()]


def test_reports_and_failures_are_stored_as_they_come(record: Record) -> None:
    done = ingest([a_report("a"), LINE_5, a_report("b")], record, two_killed, "v1")
    assert done == Summary(new=2, same=0, new_version=0, failed=1, failures=(LINE_5,))
    assert ids(record) == ["a", "b"]
    assert [held.failure for held in record.failures()] == [LINE_5]


def test_the_same_again_runs_no_pipeline_and_changes_nothing(record: Record) -> None:
    reports = [a_report("a"), a_report("b")]
    ingest(reports, record, two_killed, "v1")

    def never(report: Report) -> Sequence[Claim]:
        raise AssertionError(f"{report.id} was read again")

    assert ingest(reports, record, never, "v1") == Summary(new=0, same=2, new_version=0, failed=0)


def test_another_version_reads_again_what_is_there(record: Record) -> None:
    ingest([a_report("a")], record, lambda report: [], "v1")
    done = ingest([a_report("a"), a_report("b")], record, two_killed, "v2")
    assert (done.new, done.new_version) == (1, 1)
    assert [claim.report for claim in record.claims()] == ["a", "b"]


def test_a_report_that_breaks_the_pipeline_is_a_failure_and_the_run_goes_on(record: Record) -> None:
    reports = [a_report("a"), a_report("b"), a_report("c")]
    done = ingest(reports, record, breaks_on("b"), "v1")
    assert (done.new, done.failed) == (2, 1)
    assert ids(record) == ["a", "c"]
    [failure] = done.failures
    assert (failure.source, failure.where, failure.code) == ("corpus.jsonl", "report b", "extraction-failed")
    assert [held.failure for held in record.failures()] == [failure]


def test_that_failure_says_the_type_and_the_line_and_nothing_of_the_text(record: Record) -> None:
    [failure] = ingest([a_report("b")], record, breaks_on("b"), "v1").failures
    line = breaks_on("b").__code__.co_firstlineno + 2
    assert f"LookupError in {__name__}:{line}" in failure.message()
    assert WORDS not in failure.message()
    assert "lost" not in failure.message()


def test_the_same_break_again_is_one_failure(record: Record) -> None:
    for _ in range(2):
        assert ingest([a_report("b")], record, breaks_on("b"), "v1").failed == 1
    assert len(record.failures()) == 1


def test_a_mended_pipeline_resolves_the_failure(record: Record) -> None:
    ingest([a_report("a"), a_report("b")], record, breaks_on("b"), "v1")
    ingest([a_report("a"), a_report("b")], record, two_killed, "v1")
    assert ids(record) == ["a", "b"]
    assert record.counts().failures == 0
    assert record.counts().resolved == 1


def test_a_good_line_resolves_no_failure_of_another_line_of_the_same_run(record: Record) -> None:
    ingest([a_report("a"), LINE_5, a_report("b")], record, two_killed, "v1")
    ingest([a_report("a"), LINE_5, a_report("b")], record, two_killed, "v1")
    assert record.counts().failures == 1


def test_failures_of_sources_not_read_in_this_run_stay_open(record: Record) -> None:
    ingest([EMPTY, LINE_5], record, two_killed, "v1")
    ingest([a_report("a", source="corpus.jsonl")], record, two_killed, "v1")
    assert {held.failure for held in record.failures() if held.resolved_at is None} == {EMPTY}


def test_a_mended_line_resolves_its_failure_and_no_other(record: Record) -> None:
    line_6 = replace(LINE_5, where="line 6")
    ingest([a_report("a", "corpus.jsonl:4"), LINE_5, line_6], record, two_killed, "v1")
    reports = [a_report("a", "corpus.jsonl:4"), a_report("b", "corpus.jsonl:5")]
    ingest([*reports, line_6], record, two_killed, "v1")
    assert {held.failure for held in record.failures() if held.resolved_at is None} == {line_6}


def test_an_entry_that_broke_the_pipeline_is_resolved_by_a_mended_pipeline(record: Record) -> None:
    reports = [a_report("a", "corpus.jsonl:4"), a_report("b", "corpus.jsonl:5")]
    ingest(reports, record, breaks_on("b"), "v1")
    ingest(reports, record, two_killed, "v1")
    assert record.counts().failures == 0


def test_a_file_that_breaks_off_resolves_nothing(record: Record) -> None:
    broken_off = Failure("corpus.jsonl", None, "unreadable", "cannot be read", "a file", "Check the disk")
    ingest([LINE_5], record, two_killed, "v1")
    ingest([a_report("a", "corpus.jsonl:1"), broken_off], record, two_killed, "v1")
    assert record.counts().failures == 2


def _wrong_report(report: Report) -> list[Claim]:
    return [replace(claim, report="elsewhere") for claim in two_killed(report)]


def _twice(report: Report) -> list[Claim]:
    return two_killed(report) * 2


def _too_many(report: Report) -> list[Claim]:
    return [replace(claim, figure=Figure(10**30, None, False, "so many")) for claim in two_killed(report)]


@pytest.mark.parametrize("pipeline", [_wrong_report, _twice, _too_many])
def test_claims_that_cannot_be_stored_are_a_failure(record: Record, pipeline: Pipeline) -> None:
    done = ingest([a_report("a"), EMPTY], record, pipeline, "v1")
    assert [failure.code for failure in done.failures] == ["not-stored", "empty"]
    assert ids(record) == []


def test_a_text_that_is_no_unicode_text_is_a_failure(record: Record) -> None:
    broken = replace(a_report("a"), text=f"\ud83d {WORDS}")
    done = ingest([broken, a_report("b")], record, two_killed, "v1")
    assert [failure.code for failure in done.failures] == ["not-stored"]
    assert WORDS not in done.failures[0].message()
    assert ids(record) == ["b"]


def _stopped_after_two() -> Iterable[Report]:
    yield a_report("a")
    yield a_report("b")
    raise KeyboardInterrupt


def _stops_on_c(report: Report) -> Sequence[Claim]:
    if report.id == "c":
        raise KeyboardInterrupt
    return two_killed(report)


@pytest.mark.parametrize(
    ("items", "pipeline"),
    [
        (_stopped_after_two(), two_killed),
        ([a_report("a"), a_report("b"), a_report("c"), a_report("d")], _stops_on_c),
    ],
    ids=["while reading", "while extracting"],
)
def test_an_interrupt_keeps_what_is_committed(
    record: Record, items: Iterable[Report], pipeline: Pipeline
) -> None:
    record.add_failure(LINE_5)
    done = ingest(items, record, pipeline, "v1")
    assert done == Summary(new=2, same=0, new_version=0, failed=0, interrupted=True)
    assert ids(record) == ["a", "b"]
    assert record.counts().failures == 1, "a source read only in part may still hold its failures"


def test_a_record_that_cannot_be_used_ends_the_run(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_given: object) -> None:
        raise RecordError("onrecord.db", "the disk is full", "free space", "Free some")

    monkeypatch.setattr(record, "add", full)
    with pytest.raises(RecordError, match="the disk is full"):
        ingest([a_report("a")], record, two_killed, "v1")


def test_progress_is_told_after_each_item(record: Record) -> None:
    seen: list[Progress] = []
    ingest([a_report("a"), EMPTY, a_report("a"), a_report("b")], record, two_killed, "v1", seen.append)
    assert seen == [
        Progress(done=1, new=1, same=0, new_version=0, failed=0, source="corpus.jsonl"),
        Progress(done=2, new=1, same=0, new_version=0, failed=1, source="empty.txt"),
        Progress(done=3, new=1, same=1, new_version=0, failed=1, source="corpus.jsonl"),
        Progress(done=4, new=2, same=1, new_version=0, failed=1, source="corpus.jsonl"),
    ]


def test_items_are_taken_one_by_one(record: Record) -> None:
    def stream() -> Iterator[Report]:
        for name in ("a", "b", "c"):
            assert name not in ids(record)
            yield a_report(name)
            assert name in ids(record), "each report is committed before the next is read"

    assert ingest(stream(), record, two_killed, "v1").new == 3
