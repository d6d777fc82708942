"""Several processes read claims: the record is the one that a single process makes, whatever becomes of a worker."""

from __future__ import annotations

import os
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
import worker_pipelines as made_in
from asking import ask
from making_records import a_read_report, a_report, claims_of

from onrecord import ahead, workers
from onrecord.address import Address
from onrecord.errors import OnrecordError
from onrecord.ingest import Summary, ingest
from onrecord.records import Failure, Report
from onrecord.store import Record, open_record
from onrecord.workers import Workers

LINE_3 = Failure("corpus.jsonl", "line 3", "no-json", "this is no JSON", "one object a line", "Mend the line")
IN_ORDER = "SELECT r.key, r.text, c.body FROM report r LEFT JOIN reading g ON g.report_id = r.id LEFT JOIN claim c ON c.reading_id = g.id ORDER BY r.id, c.id"


def corpus(how_many: int) -> list[Report | Failure]:
    """Reports, a failure among them, one text twice and one id with two texts."""
    reports: list[Report | Failure] = [a_read_report(number) for number in range(how_many)]
    return [*reports[:3], LINE_3, *reports[3:], a_read_report(1), a_report(2, "Another text, at the bridge.")]


def added(where: Address, items: Sequence[Report | Failure], number: int) -> Summary:
    with open_record(where, create=True) as record, Workers(number, made_in.slow_at_first) as several:
        return ingest(items, record, several if number > 1 else made_in.slow_at_first(), "v1")


def test_the_record_is_the_same_with_three_workers_as_with_one(where: Address, elsewhere: Address) -> None:
    alone, together = added(where, corpus(12), 1), added(elsewhere, corpus(12), 3)
    assert alone == together == Summary(13, 1, 0, 1, (LINE_3,))
    assert ask(where, IN_ORDER) == ask(elsewhere, IN_ORDER)
    assert len(ask(where, IN_ORDER)) == 13 * 3


@pytest.mark.parametrize("number", [1, 3])
def test_meanwhile_is_called_after_each_so_many_that_were_added(in_a_file: Record, number: int) -> None:
    held: list[int] = []
    with Workers(number, made_in.slow_at_first) as several:
        makes = several if number > 1 else made_in.slow_at_first()
        for _ in range(2):
            ingest(corpus(12), in_a_file, makes, "v1", None, (5, lambda: held.append(in_a_file.counts().reports)))  # fmt: skip
    assert held == [5, 10]


def test_what_is_known_is_sent_to_no_worker(where: Address, record: Record) -> None:
    ingest(corpus(5), record, claims_of, "v1")
    with Workers(2, made_in.broken_at_loading) as several:
        done = ingest(corpus(5), record, several, "v1")
    assert (done.new, done.same) == (0, 7)


def test_a_run_that_was_cut_short_goes_on_with_another_number(where: Address) -> None:
    items = corpus(12)
    added(where, items[:5], 2)
    added(where, items, 1)
    with open_record(where) as record:
        assert [held.report.id for held in record.reports()][:12] == [f"report-{n}" for n in range(12)]
        assert [c for c in record.claims() if c.report == "report-9"] == claims_of(a_report(9))


@pytest.fixture
def in_a_file(path: Path) -> Iterator[Record]:
    with open_record(path, create=True) as opened:
        yield opened


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        ("be killed", "worker-died", "killed, for want of memory or by a person"),
        ("crash", "worker-died", "SIGSEGV"),
        ("leave", "worker-died", "exit code 7"),
        ("break", "extraction-failed", "LookupError"),
        ("hang", "took-too-long", "more than 1 s"),
        ("hang on " + "and on " * 40_000, "took-too-long", "more than 1 s"),
        ("stand still", "took-too-long", "more than 1 s"),
    ],
)
def test_a_worker_in_trouble_costs_its_own_report_alone(
    in_a_file: Record, text: str, code: str, found: str
) -> None:
    items = [a_report(0), a_report(1), a_report(2, text), a_report(3), a_report(4)]
    with Workers(2, made_in.troubled, patience=lambda report: 1) as several:
        done = ingest(items, in_a_file, several, "v1")
    assert (done.new, done.failed) == (4, 1)
    [failure] = done.failures
    assert (failure.where, failure.code) == ("report report-2", code)
    assert found in failure.found
    assert [held.failure for held in in_a_file.failures()] == [failure]
    assert [held.report.id for held in in_a_file.reports()] == [
        "report-0",
        "report-1",
        "report-3",
        "report-4",
    ]


def test_a_worker_that_dies_each_time_is_replaced_each_time(in_a_file: Record) -> None:
    items = [a_report(n, "leave" if n % 2 else None) for n in range(8)]
    with Workers(1, made_in.troubled) as one:
        done = ingest(items, in_a_file, one, "v1")
    assert (done.new, done.failed) == (4, 4)
    assert [f.where for f in done.failures] == [f"report report-{n}" for n in (1, 3, 5, 7)]


def test_a_report_in_the_way_of_a_long_one_is_added_when_the_fault_is_mended(in_a_file: Record) -> None:
    items = [a_report(0), a_report(1, "leave")]
    with Workers(2, made_in.troubled) as several:
        ingest(items, in_a_file, several, "v1")
    with Workers(2, made_in.quick) as several:
        done = ingest(items, in_a_file, several, "v1")
    assert (done.new, done.same, done.failed) == (1, 1, 0)
    assert in_a_file.counts().failures == 0


def test_workers_that_cannot_load_end_the_run_with_what_to_do(in_a_file: Record) -> None:
    with (
        Workers(2, made_in.broken_at_loading) as several,
        pytest.raises(OnrecordError, match=r"--workers.*while it was loading.*fewer workers"),
    ):
        ingest([a_report(0)], in_a_file, several, "v1")


def test_all_workers_take_part_and_none_is_left(tmp_path: Path) -> None:
    items = [a_report(n, str(tmp_path)) for n in range(40)]
    with Workers(2, made_in.telling_its_process) as several:
        for _, claims in several.ahead(items, lambda report: True):
            assert claims() == ()
    read = [file.name.split(".") for file in tmp_path.iterdir()]
    processes = {int(process) for _, process in read}
    assert len(read) == 40
    assert len(processes) == 2
    assert not any(_alive(process) for process in processes)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_only_so_many_reports_are_read_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "AHEAD", 5)
    seen = _read_ahead(lambda n: a_report(n), 60)
    assert max(seen) <= 10


def test_large_reports_are_read_ahead_by_their_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "AHEAD_CHARACTERS", 100_000)
    seen = _read_ahead(lambda n: a_report(n, "Two died. " * 3_000), 30)
    assert max(seen) <= 4


def _read_ahead(make: Callable[[int], Report], how_many: int) -> list[int]:
    """How many reports were read and not yet taken, at each that was taken."""
    given = 0

    def items() -> Iterator[Report]:
        nonlocal given
        for number in range(how_many):
            given += 1
            yield make(number)

    seen = []
    with Workers(2, made_in.quick) as several:
        for taken, (_, claims) in enumerate(several.ahead(items(), lambda report: True)):
            seen.append(given - taken)
            claims()
    assert given == how_many == len(seen)
    return seen


def test_memory_is_flat_however_many_reports_come() -> None:
    def items() -> Iterator[Report]:
        for number in range(1_500):
            yield a_report(number, f"Two people died at bridge {number}. " * 300)

    peaks: list[int] = []
    tracemalloc.start()
    try:
        with Workers(2, made_in.quick) as several:
            for taken, (_, claims) in enumerate(several.ahead(items(), lambda report: True), 1):
                assert len(claims()) == 3
                if taken in (500, 1_500):
                    peaks.append(tracemalloc.get_traced_memory()[1])
    finally:
        tracemalloc.stop()
    a_text = len("Two people died at bridge 100. ") * 300
    assert peaks[1] - peaks[0] < 1_000 * a_text / 10, "a thousand more texts leave not a tenth of themselves"
    assert peaks[1] < 500 * a_text, "less than a third of all texts together"


def test_a_reader_that_breaks_loses_nothing_that_it_gave(in_a_file: Record) -> None:
    def items() -> Iterator[Report]:
        yield from (a_report(number) for number in range(4))
        raise RuntimeError("the reader broke")

    with Workers(2, made_in.slow_at_first) as several, pytest.raises(RuntimeError, match="the reader broke"):
        ingest(items(), in_a_file, several, "v1")
    assert in_a_file.counts().reports == 4


def test_an_interrupt_keeps_what_is_finished_in_order(in_a_file: Record) -> None:
    def items() -> Iterator[Report]:
        yield from (a_report(number) for number in range(12))
        raise KeyboardInterrupt

    with Workers(2, made_in.slow_at_first) as several:
        done = ingest(items(), in_a_file, several, "v1")
    assert done.interrupted
    kept = [held.report.id for held in in_a_file.reports()]
    assert kept == [f"report-{number}" for number in range(done.new)]
