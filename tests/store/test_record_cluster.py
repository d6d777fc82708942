"""A Dask cluster on loopback reads claims: the record is the one that a single process makes, whatever becomes of its workers."""

from __future__ import annotations

import gc
import threading
import time
import tracemalloc
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import worker_pipelines as made_in
from asking import rows
from django.db.migrations.recorder import MigrationRecorder
from making_records import a_read_report, a_report, claims_of

from dask_cluster import DaskCluster, dask_cluster, end
from onrecord import batches
from onrecord import cluster as module
from onrecord.address import Address
from onrecord.batches import Batch, difference, made_with
from onrecord.cluster import Cluster
from onrecord.errors import OnrecordError
from onrecord.extracting import Pipeline
from onrecord.ingest import Progress, Summary, ingest
from onrecord.records import Failure, Report
from onrecord.store import Record, log, open_record
from onrecord.store import record as of_records
from onrecord.workers import patience

pytest.importorskip("distributed", reason="the extra [cluster] is not installed")

LINE_3 = Failure("corpus.jsonl", "line 3", "no-json", "this is no JSON", "one object a line", "Mend the line")


class Noon(datetime):
    """A clock that stands still; with it and without chance, two records of the same are the same to the byte."""

    @classmethod
    def now(cls, tz: object = None) -> Noon:
        return cls(2026, 11, 29, 12, tzinfo=UTC)


@pytest.fixture
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "datetime", Noon)
    monkeypatch.setattr(of_records, "datetime", Noon)
    applied = MigrationRecorder.Migration._meta.get_field("applied")
    monkeypatch.setattr(applied, "_get_default", Noon.now)
    monkeypatch.setattr(uuid, "uuid4", lambda: uuid.UUID(int=7))
    monkeypatch.setattr(log.secrets, "token_hex", lambda length: "7" * 2 * length)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DaskCluster]:
    """For tests that leave it as it was: a scheduler that gives a batch up when the first worker died of it, and a worker that is replaced."""
    with dask_cluster(tmp_path_factory.mktemp("dask"), allowed_failures=0) as made:
        made.add_worker(nanny=True)
        yield made


@pytest.fixture
def in_a_file(path: Path) -> Iterator[Record]:
    with open_record(path, create=True) as opened:
        yield opened


def corpus(how_many: int) -> list[Report | Failure]:
    """Reports, a failure among them, one that breaks the pipeline, one text twice and one id with two texts."""
    reports: list[Report | Failure] = [a_read_report(number) for number in range(how_many)]
    again = [a_read_report(1), a_report(2, "Another text, at the bridge.")]
    return [*reports[:3], LINE_3, *reports[3:], *again]


def test_the_record_is_the_same_to_the_byte_though_a_worker_is_killed(
    where: Address, elsewhere: Address, at_noon: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BATCH", 5)
    with open_record(where, create=True) as record:
        alone = ingest(corpus(70), record, claims_of, "v1")
    with dask_cluster(tmp_path) as made:
        killed, other = made.add_worker(), made.add_worker()
        lost = 0

        def kill(progress: Progress) -> None:
            nonlocal lost
            if progress.done == 20:
                lost = killed.poll() is None
                end(killed)

        with open_record(elsewhere, create=True) as record, Cluster(made.address, made_in.steady) as cluster:
            _until(lambda: cluster._count() == 2)
            together = ingest(corpus(70), record, cluster, "v1", kill)
        assert lost
        assert other.poll() is None
    assert alone == together == Summary(71, 1, 0, 1, (LINE_3,))
    assert rows(where) == rows(elsewhere)
    assert (len(rows(where)["claim"]), len(rows(where)["log"])) == (71 * 3, 75)


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        ("leave", "worker-died", "exit code 7"),
        ("break", "extraction-failed", "LookupError"),
        ("hang", "took-too-long", "more than 1 s"),
    ],
)
def test_a_report_in_trouble_costs_itself_alone(
    shared: DaskCluster, in_a_file: Record, text: str, code: str, found: str
) -> None:
    items = [a_report(n, text if n == 2 else None) for n in range(6)]
    with Cluster(shared.address, made_in.troubled, made_in.one_second) as cluster:
        done = ingest(items, in_a_file, cluster, "v1")
    [failure] = done.failures
    assert (done.new, failure.where, failure.code) == (5, "report report-2", code)
    assert found in failure.found


def test_a_report_that_kills_worker_after_worker_costs_itself_alone(
    shared: DaskCluster, in_a_file: Record
) -> None:
    items = [a_report(n, "kill the worker" if n == 20 else None) for n in range(40)]
    with Cluster(shared.address, made_in.killing_its_worker) as cluster:
        done = ingest(items, in_a_file, cluster, "v1")
    [failure] = done.failures
    assert (done.new, failure.where, failure.code) == (39, "report report-20", "worker-died")
    assert "each worker of the cluster" in failure.found
    assert [held.report.id for held in in_a_file.reports()] == [f"report-{n}" for n in range(40) if n != 20]


def test_a_batch_that_is_done_twice_counts_once(shared: DaskCluster, tmp_path: Path) -> None:
    reports = [a_report(number, str(tmp_path)) for number in range(20)]
    with (
        Cluster(shared.address, made_in.telling_its_process) as one,
        Cluster(shared.address, made_in.telling_its_process) as other,
    ):
        asked = [[claims for _, claims in each.ahead(reports, lambda report: True)] for each in (one, other)]
        assert [claims() for claims in asked[0]] == [claims() for claims in asked[1]] == [()] * 20
        read = list(tmp_path.iterdir())
    assert len(read) == 20, "both sent them, under the same names"
    assert "report-1" not in shared.logged()


def test_what_is_known_is_sent_to_nobody(shared: DaskCluster, in_a_file: Record) -> None:
    ingest(corpus(5), in_a_file, claims_of, "v1")
    with Cluster(shared.address, made_in.broken_at_loading) as cluster:
        done = ingest(corpus(5), in_a_file, cluster, "v1")
    assert (done.new, done.same) == (0, 7)


def test_workers_whose_readers_cannot_load_end_the_run(shared: DaskCluster, in_a_file: Record) -> None:
    with (
        Cluster(shared.address, made_in.broken_at_loading) as cluster,
        pytest.raises(
            OnrecordError, match=r"--scheduler tcp.*the worker on \S+ cannot read: .*while it was loading"
        ),
    ):
        ingest([a_report(0)], in_a_file, cluster, "v1")


def test_an_interrupt_keeps_what_is_finished_in_order(shared: DaskCluster, in_a_file: Record) -> None:
    def items() -> Iterator[Report]:
        yield from (a_report(number) for number in range(40))
        raise KeyboardInterrupt

    with Cluster(shared.address, made_in.steady) as cluster:
        done = ingest(items(), in_a_file, cluster, "v1")
    assert done.interrupted
    kept = [held.report.id for held in in_a_file.reports()]
    assert kept == [f"report-{number}" for number in range(done.new)]
    assert done.new < 40


def test_only_so_many_reports_are_under_way_and_memory_is_flat(shared: DaskCluster) -> None:
    given = 0

    def items() -> Iterator[Report]:
        nonlocal given
        for number in range(600):
            given += 1
            yield a_report(number, f"Two people died at bridge {number}. " * 300)

    ahead, peaks = [], []
    tracemalloc.start()
    try:
        with Cluster(shared.address, made_in.quick) as cluster:
            for taken, (_, claims) in enumerate(cluster.ahead(items(), lambda report: True), 1):
                ahead.append(given - taken)
                assert len(claims()) == 3
                if taken in (200, 600):
                    gc.collect()
                    peaks.append(tracemalloc.get_traced_memory()[1])
    finally:
        tracemalloc.stop()
    assert max(ahead) <= 64, "one thread"
    assert peaks[1] - peaks[0] < 400 * len("Two people died at bridge 100. ") * 300 / 4, (
        "not a quarter of 400 more"
    )


# --- connecting


@pytest.mark.parametrize(
    ("installed", "found"),
    [
        (
            "from onrecord import pipeline\npipeline.MADE_BY = 'onrecord 0.0.9 rules-1'\n",
            "onrecord is 'onrecord 0.0.9 rules-1' there and 'onrecord 0",
        ),
        ("import sys\nsys.modules['onrecord'] = None\n", "onrecord does not answer there"),
    ],
    ids=["older", "none"],
)
def test_workers_that_read_otherwise_are_refused(tmp_path: Path, installed: str, found: str) -> None:
    preload = tmp_path / "older.py"
    preload.write_text(installed)
    with dask_cluster(tmp_path) as made:
        made.add_worker("--preload", str(preload))
        with (
            pytest.raises(
                OnrecordError,
                match=f"the worker tcp://.* reads otherwise: {found}",
            ),
            Cluster(made.address, made_in.quick),
        ):
            raise AssertionError("it connected")


def test_a_worker_with_other_places_is_another() -> None:
    here = made_with()
    assert here["places added"] == "none"
    assert difference(here, here) is None
    assert "places added is 'syria 12ab' there and 'none' here" in str(
        difference(here, {**here, "places added": "syria 12ab"})
    )
    assert "spaCy is 'missing' there" in str(difference(here, {"onrecord": here["onrecord"]}))


def test_a_worker_that_comes_later_reads_no_batch_either() -> None:
    other = {**made_with(), "onrecord": "onrecord 9 rules-99"}
    outcome = batches.read_batch(Batch(other, made_in.quick, patience, (a_report(1),)))
    assert isinstance(outcome, batches.NotRead)
    assert "rules-99" in outcome.found


def test_a_scheduler_without_workers_is_told_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WORKERS_S", 0.5)
    with dask_cluster(tmp_path) as made:
        started = time.monotonic()
        with (
            pytest.raises(OnrecordError, match=r"has no worker .*Start some with `dask worker"),
            Cluster(made.address, made_in.quick),
        ):
            raise AssertionError("it connected")
        assert time.monotonic() - started < 20


def test_a_scheduler_that_is_lost_ends_the_run_and_keeps_what_is_done(
    in_a_file: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CONNECT_S", 3.0)
    with dask_cluster(tmp_path) as made:
        made.add_worker()

        def lose(progress: Progress) -> None:
            if progress.done == 5:
                assert made.scheduler is not None
                end(made.scheduler)

        with (
            Cluster(made.address, made_in.steady) as cluster,
            pytest.raises(OnrecordError, match="connection to the scheduler was lost"),
        ):
            ingest([a_report(number) for number in range(300)], in_a_file, cluster, "v1", lose)
    kept = [held.report.id for held in in_a_file.reports()]
    assert 5 <= len(kept) < 300
    assert kept == [f"report-{number}" for number in range(len(kept))]


def test_where_the_last_worker_is_lost_the_run_ends_in_time(
    in_a_file: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "WITHOUT_WORKERS_S", 1.0)
    with dask_cluster(tmp_path) as made:
        worker = made.add_worker()
        with (
            Cluster(made.address, made_in.steady) as cluster,
            pytest.raises(OnrecordError, match="the last worker was lost, and none came for 1 s"),
        ):
            ingest(
                [a_report(number) for number in range(300)], in_a_file, cluster, "v1",
                lambda progress: end(worker) if progress.done == 5 else None,
            )  # fmt: skip


# --- names and readers


def a_batch(*reports: Report, make: Callable[[], Pipeline] = made_in.quick, alone: bool = False) -> Batch:
    return Batch({"onrecord": "v1"}, make, patience, reports, alone)


def test_a_batch_is_named_by_all_that_it_holds() -> None:
    one, two = a_report(1), a_report(2)
    same = a_batch(a_report(1), a_report(2))
    assert same.name == a_batch(one, two).name
    others = [
        a_batch(two, one), a_batch(one), a_batch(one, a_report(2, "Other words.")), a_batch(one, two, alone=True),
        a_batch(one, two, make=made_in.steady), a_batch(one, a_report(2, source="other.jsonl")),
        Batch({"onrecord": "v2"}, made_in.quick, patience, (one, two)),
    ]  # fmt: skip
    assert len({same.name, *(batch.name for batch in others)}) == 1 + len(others)
    assert one.text not in repr(same)


def test_a_reader_without_work_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "IDLE_S", 0.2)
    before = set(threading.enumerate())
    for _ in range(2):
        assert batches.read_batch(Batch(made_with(), made_in.quick, patience, (a_report(1),))) == (
            claims_of(a_report(1)),
        )
        _until(lambda: not [t for t in threading.enumerate() if t not in before])


def _until(so: Callable[[], bool]) -> None:
    for _ in range(300):
        if so():
            return
        time.sleep(0.1)
    raise AssertionError("it did not come")


def test_where_a_worker_is_killed_its_reader_ends_too(tmp_path: Path) -> None:
    told = tmp_path / "told"
    told.mkdir()
    with dask_cluster(tmp_path) as made:
        worker = made.add_worker()
        with Cluster(made.address, made_in.telling_its_process) as cluster:
            [(_, claims)] = cluster.ahead([a_report(1, str(told))], lambda report: True)
            assert claims() == ()
        [file] = told.iterdir()
        reader = int(file.name.partition(".")[2])
        assert reader != worker.pid
        assert _runs(reader), "kept for the next batch"
        worker.kill()
        _until(lambda: not _runs(reader))


def _runs(process: int) -> bool:
    """Whether it is there and no mere entry that waits to be collected."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
