"""A disk that may only be read, and a server that allows reading only: a clear error, nothing changed, and the work goes on afterwards."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

import pytest
from asking import rows
from counted import Places
from disks import small_disk
from holdings import Holdings, holdings
from works import MADE, Adding, Deciding, Linking, Migrating, Work

from onrecord import deciding
from onrecord.errors import RecordError
from onrecord.store import open_record
from postgresql_server import Cluster, name_of

WORKS: tuple[Work, ...] = (Adding(), Linking(), Deciding(), Migrating(2))

ReadOnly = Callable[[], AbstractContextManager[None]]


@pytest.fixture(params=["the whole disk", "the file and its folder"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Path, ReadOnly]]:
    """A folder, and how to have it read only: by the machine's administrator, or as anybody else may."""
    if request.param == "the whole disk":
        with small_disk(tmp_path / "disk", 32) as disk:
            yield disk.folder, disk.read_only
        return
    if os.geteuid() == 0:
        pytest.skip("the machine's administrator may write to what is write-protected")
    yield tmp_path, lambda: _write_protected(tmp_path)


@contextmanager
def _write_protected(folder: Path) -> Iterator[None]:
    before = {path: path.stat().st_mode for path in (*folder.iterdir(), folder)}
    for path, mode in before.items():
        path.chmod(mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))
    try:
        yield
    finally:
        for path, mode in before.items():
            path.chmod(mode)


@pytest.mark.parametrize("work", WORKS, ids=lambda work: work.name)
def test_a_file_that_may_only_be_read(
    work: Work, shelf: tuple[Path, ReadOnly], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder, read_only = shelf
    where = folder / "onrecord.db"
    work.ready(where)
    other = Path(shutil.copy(where, tmp_path_factory.mktemp("undisturbed") / "onrecord.db"))
    work.run(other, lambda word: None)
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    told = set[str]()
    with read_only(), pytest.raises(RecordError, match="cannot be opened for writing") as refused:
        work.run(where, told.add)
    assert "Copy the record to such a folder" in refused.value.next
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before
    assert not told
    work.run(where, lambda word: None)
    assert holdings(where) == holdings(other)


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
@pytest.mark.parametrize("work", WORKS, ids=lambda work: work.name)
def test_a_server_that_allows_reading_only(
    work: Work, database: str, cluster: Cluster, places: Places, undisturbed: Callable[[Work], Holdings]
) -> None:
    with places(work) as where:
        name = name_of(where)  # type: ignore[arg-type]
        before = rows(where)
        told = set[str]()
        with ExitStack() as until:
            cluster.ask("postgres", f"ALTER DATABASE {name} SET default_transaction_read_only = on")
            until.callback(
                cluster.ask, "postgres", f"ALTER DATABASE {name} RESET default_transaction_read_only"
            )
            with pytest.raises(RecordError, match="allows reading only") as refused:
                work.run(where, told.add)
        assert "default_transaction_read_only" in refused.value.next
        assert (rows(where), told) == (before, set())
        work.run(where, lambda word: None)
        assert holdings(where) == undisturbed(work)


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_record_is_read_on_a_server_that_allows_reading_only(
    database: str, cluster: Cluster, places: Places
) -> None:
    with places(Deciding()) as where:
        cluster.ask("postgres", f"ALTER DATABASE {name_of(where)} SET default_transaction_read_only = on")  # type: ignore[arg-type]
        with open_record(where) as record:
            assert record.counts().reports == len(MADE)
            assert len(deciding.standing(record)) == sum(len(one.claims) for one in MADE)
            assert list(record.log.verify()) == []
