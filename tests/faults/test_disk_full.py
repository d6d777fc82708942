"""A disk that fills up while the record is written: an error that says what to do, and the same run goes through once there is space."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest
from counted import COUNTS, THOROUGH
from disks import Disk, small_disk
from holdings import Holdings, holdings, told_is_held
from works import NOW, Adding, Deciding, Linking, Migrating, Work

from onrecord.address import Address, Server
from onrecord.errors import OnrecordError
from onrecord.store.backup import write_backup
from onrecord.store.restoring import restore
from onrecord.store.sealing import Keys, Opening
from postgresql_server import Cluster, binaries, name_of

KIB = 1024
SIZES = (0, 36, 80, 150, 300, 600, 1000, 1600, 2400, 3600) if THOROUGH else (0, 80, 300, 3600)
"""Free space in KiB: from none to what the longest of the works needs."""
ON_SERVER = (0, 64, 256) if THOROUGH else (64,)


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Disk]:
    with small_disk(tmp_path_factory.mktemp("disk") / "small", 32) as made:
        yield made


def _undisturbed(work: Work, beginning: Path) -> Holdings:
    own = Path(shutil.copy(beginning, beginning.with_name("undisturbed.db")))
    work.run(own, lambda word: None)
    return holdings(own)


def _refused(doing: Callable[[], object]) -> OnrecordError | None:
    try:
        doing()
    except OnrecordError as error:
        return error
    return None


def _running(work: Work, where: Address, told: set[str]) -> Callable[[], object]:
    return lambda: work.run(where, told.add)


def _backing_up(where: Path, file: Path) -> Callable[[], object]:
    return lambda: write_backup(where, file, Keys(), "faults", NOW, lambda what, done: None)


@pytest.mark.parametrize("work", [Adding(), Linking(), Deciding(), Migrating(2)], ids=lambda work: work.name)
def test_a_file_on_a_disk_that_fills_up(work: Work, disk: Disk, tmp_path: Path) -> None:
    beginning = tmp_path / "beginning.db"
    work.ready(beginning)
    expected = _undisturbed(work, beginning)
    full = 0
    for leave in SIZES:
        where = Path(shutil.copy(beginning, disk.folder / "onrecord.db"))
        disk.fill(leave * KIB)
        told = set[str]()
        error = _refused(_running(work, where, told))
        disk.free()
        if error is not None:
            full += 1
            assert "the disk could not be written" in error.found or "cannot be kept" in error.found
            assert "Free some space" in error.next
            assert not list(disk.folder.glob("*.copying"))
        if not isinstance(work, Migrating):
            told_is_held(where, told)
        work.run(where, lambda word: None)
        assert holdings(where) == expected
        disk.clear()
    COUNTS[f"disk full in {work.name}, sqlite"] = f"{full} of {len(SIZES)} sizes of free space were too small"
    assert full >= 2


def test_a_backup_on_a_disk_that_fills_up(disk: Disk, tmp_path: Path) -> None:
    """No half backup bears the name of one, and the record is as it was."""
    where = tmp_path / "onrecord.db"
    Adding().ready(where)
    Adding().run(where, lambda word: None)
    held = holdings(where)
    full = 0
    for leave in SIZES:
        file = disk.folder / "backup"
        disk.fill(leave * KIB)
        error = _refused(_backing_up(where, file))
        if error is not None:
            full += 1
            assert "Free some space" in error.next
            assert [path.name for path in disk.folder.iterdir()] == ["filler"]
        disk.free()
        if not file.exists():
            _backing_up(where, file)()
        restore(file, tmp_path / f"{leave}.db", Opening(()), lambda what, done: None)
        assert holdings(tmp_path / f"{leave}.db") == held
        assert holdings(where) == held
        disk.clear()
    COUNTS["disk full in backup, sqlite"] = f"{full} of {len(SIZES)} sizes of free space were too small"
    assert full >= 2


@pytest.fixture(scope="module")
def full_cluster() -> Iterator[tuple[Cluster, Disk]]:
    """A server of its own whose disk is small."""
    programs = binaries()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="onrecord-", dir="/tmp"))
    try:
        with small_disk(folder, 300) as disk:
            made = Cluster(folder, programs)
            try:
                made.make()
                yield made, disk
            finally:
                with suppress(subprocess.CalledProcessError):
                    made.stop("immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.parametrize(
    "work", [Adding(), Deciding()] if THOROUGH else [Deciding()], ids=lambda work: work.name
)
@pytest.mark.parametrize("which", ["tables", "log"])
def test_a_server_whose_disk_fills_up(work: Work, which: str, full_cluster: tuple[Cluster, Disk]) -> None:
    """`log` is the server's own, of what it writes: without space for that it stops."""
    cluster, disk = full_cluster
    with cluster.database() as beginning:
        work.ready(beginning)
        expected = _undisturbed_on_server(work, cluster, beginning)
        full = 0
        for leave in ON_SERVER:
            with cluster.database(name_of(beginning)) as where:
                told = set[str]()
                disk.fill(leave * KIB)
                if which == "log":
                    _end_of_the_log(cluster)
                error = _refused(_running(work, where, told))
                disk.free()
                _runs_again(cluster)
                if error is not None:
                    full += 1
                    assert "disk" in error.found or "server" in error.found
                    assert error.next
                told_is_held(where, told)
                work.run(where, lambda word: None)
                assert holdings(where) == expected
        COUNTS[f"disk full in {work.name}, postgresql, {which}"] = (
            f"{full} of {len(ON_SERVER)} sizes of free space were too small"
        )
        assert full >= 1


def _undisturbed_on_server(work: Work, cluster: Cluster, beginning: Server) -> Holdings:
    with cluster.database(name_of(beginning)) as where:
        work.run(where, lambda word: None)
        return holdings(where)


def _end_of_the_log(cluster: Cluster) -> None:
    """The server begins a new file of its log, for which there is no space; it may go down at that."""
    with suppress(psycopg.Error):
        cluster.ask("postgres", "SELECT pg_switch_wal()", "CREATE TABLE more (one int)")


def _runs_again(cluster: Cluster) -> None:
    """Wait until the server has mended itself, or start it where it went down."""
    for _ in range(60):
        with suppress(psycopg.Error):
            cluster.ask("postgres", "SELECT 1", "DROP TABLE IF EXISTS more")
            return
        with suppress(subprocess.CalledProcessError):
            cluster.start()
        time.sleep(0.5)
    pytest.fail("the server does not come back")
