"""Opening: every file that is no usable record is refused with its reason, and left as it was."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from making_records import a_report, claims_of

from onrecord.errors import EXIT_RECORD, RecordError
from onrecord.store import SCHEMA_VERSION, open_record


def _nothing(path: Path) -> None: ...


def _empty(path: Path) -> None:
    path.touch()


def _folder(path: Path) -> None:
    path.mkdir()


def _words(path: Path) -> None:
    path.write_text("This is a letter, not a database.", encoding="utf-8")


def _sql(*statements: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        db = sqlite3.connect(path)
        for statement in statements:
            db.execute(statement)
        db.commit()
        db.close()

    return make


def _cut_short(path: Path) -> None:
    _sql("CREATE TABLE a (b)", "CREATE TABLE c (d)")(path)
    path.write_bytes(path.read_bytes()[:120])


def _record(path: Path) -> None:
    with open_record(path, create=True) as record:
        record.add(a_report(1), claims_of(a_report(1)), "v1")


def _newer(path: Path) -> None:
    _record(path)
    _sql(f"PRAGMA user_version = {SCHEMA_VERSION + 41}")(path)


_STRANGER = "SQLite database of another program"


@pytest.mark.parametrize(
    ("make", "create", "found"),
    [
        (_nothing, False, "there is no record here"),
        (_empty, False, "there is no record here"),
        (_sql("VACUUM"), False, "there is no record here"),
        (_folder, True, "is a folder"),
        (_words, True, "no SQLite database"),
        (_words, False, "no SQLite database"),
        (_cut_short, True, "cannot be read as an SQLite database"),
        (_sql("CREATE TABLE notes (words)"), True, _STRANGER),
        (_sql("CREATE TABLE notes (words)"), False, _STRANGER),
        (_sql("PRAGMA journal_mode=WAL", "CREATE TABLE notes (words)"), True, _STRANGER),
        (_sql("PRAGMA user_version = 1"), True, _STRANGER),
        (_sql("PRAGMA application_id = 7"), True, _STRANGER),
        (_newer, True, f"schema version {SCHEMA_VERSION + 41}, newer than this program knows"),
        (_newer, False, f"up to {SCHEMA_VERSION}. Use the newer version"),
    ],
)
def test_what_is_no_record_is_refused_and_left_alone(
    path: Path, make: Callable[[Path], None], create: bool, found: str
) -> None:
    make(path)
    before = _folder_bytes(path.parent)
    with pytest.raises(RecordError) as error:
        open_record(path, create)
    assert found in str(error.value)
    assert error.value.where == str(path)
    assert error.value.exit_code == EXIT_RECORD == 4
    assert _folder_bytes(path.parent) == before


@pytest.mark.parametrize("make", [_nothing, _empty, _sql("VACUUM"), _sql("PRAGMA journal_mode=WAL")])
def test_a_record_is_made_where_nothing_lies_yet(path: Path, make: Callable[[Path], None]) -> None:
    make(path)
    with open_record(path, create=True) as record:
        assert list(record.reports()) == []
    with open_record(path) as record:
        assert record.counts().reports == 0


@pytest.mark.parametrize("name", ["odd #?% name.db", "file:onrecord.db", "سجل.db", "no-ending"])
def test_any_file_name_will_do(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    _record(Path(name))
    assert [one.name for one in tmp_path.iterdir()] == [name]
    with open_record(Path(name)) as record:
        assert record.counts().reports == 1


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"the folder .*nowhere does not exist"):
        open_record(tmp_path / "nowhere" / "onrecord.db", create=True)


def test_a_newer_program_killed_before_it_closed_is_recognised(path: Path) -> None:
    _record(path)
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    db.commit()
    try:  # the new version is in the -wal file alone
        with pytest.raises(RecordError, match="newer than this program knows"):
            open_record(path)
    finally:
        db.close()


def test_a_damaged_record_is_said_to_be_damaged(path: Path) -> None:
    _record(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:200] + b"\xff" * (len(whole) - 200))
    with pytest.raises(RecordError, match="the record is damaged"), open_record(path) as record:
        list(record.reports())


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder where nobody may write")
def test_a_folder_where_nobody_may_write(path: Path) -> None:
    with pytest.raises(RecordError, match="cannot be opened for writing") as error:
        open_record(Path("/proc/onrecord.db"), create=True)
    assert "Copy the record" in error.value.next


@pytest.mark.parametrize(
    ("folder_mode", "file_mode", "create", "found"),
    [
        (0o555, None, True, "write-protected"),
        (0o555, 0o666, False, "write-protected"),
        (0o777, 0o444, False, "write-protected"),
        (0o777, 0o000, False, "Permission denied"),
        (0o000, 0o666, False, "Permission denied"),
    ],
)
def test_modes_that_forbid_writing(folder_mode: int, file_mode: int | None, create: bool, found: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "onrecord.db"
        if file_mode is not None:
            _record(path)
            path.chmod(file_mode)
        folder.chmod(folder_mode)
        try:
            said = _open_as_nobody(path, create)
        finally:
            folder.chmod(0o777)
    assert "cannot be opened for writing" in said
    assert found in said


def _open_as_nobody(path: Path, create: bool) -> str:
    """What opening says in a child without root's rights, under which modes forbid nothing."""
    end, start = os.pipe()
    child = os.fork()
    if not child:
        said = "it opened"
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            open_record(path, create)
        except BaseException as error:
            said = f"{type(error).__name__}: {error}"
        finally:
            os.write(start, said.encode())
            os._exit(0)
    os.close(start)
    os.waitpid(child, 0)
    with os.fdopen(end) as pipe:
        return pipe.read()


def test_another_writer_holds_up_adding_and_not_reading(path: Path) -> None:
    _record(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_record(path, wait_s=0.05) as record:
        assert record.counts().reports == 1
        with pytest.raises(RecordError, match=r"writing to the record for more than 0\.05 seconds"):
            record.add(a_report(2), [], "v1")
        other.execute("ROLLBACK")
        assert record.add(a_report(2), [], "v1").outcome == "new"
    other.close()


@pytest.mark.parametrize("make", [_record, _sql("VACUUM")])
def test_a_record_locked_for_itself_by_another_program(path: Path, make: Callable[[Path], None]) -> None:
    make(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(RecordError, match="another program has been writing"):
            open_record(path, create=True, wait_s=0.05)
    finally:
        other.close()


def test_the_disk_is_safe_when_the_power_fails(path: Path) -> None:
    from onrecord.store import engine, record

    with open_record(path, create=True) as opened:
        assert isinstance(opened, record.SqlRecord)
        with engine.connection(opened._name).cursor() as cursor:
            found = [
                cursor.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("journal_mode", "synchronous", "foreign_keys")
            ]
    assert found == ["wal", 2, 1]


def test_a_full_disk_stores_nothing_of_the_report(path: Path) -> None:
    from onrecord.store import engine, record

    with open_record(path, create=True) as opened:
        assert isinstance(opened, record.SqlRecord)
        with engine.connection(opened._name).cursor() as cursor:
            pages = cursor.execute("PRAGMA page_count").fetchone()[0]
            cursor.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(RecordError, match="the disk could not be written") as error:
            # words that no packing makes small
            opened.add(a_report(1, text=Random(1).randbytes(60_000).hex()), [], "v1")
        assert "Free some space" in error.value.next
        assert opened.counts().reports == 0
        assert opened.add(a_report(1), [], "v1").outcome == "new"


def test_naming_the_store_loads_no_django() -> None:
    code = "import sys, onrecord.store, onrecord.ingest; print('django' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "False"


def test_refusing_a_file_loads_no_django(path: Path) -> None:
    _newer(path)
    code = """
import pathlib, sys, onrecord.store
try:
    onrecord.store.open_record(pathlib.Path(sys.argv[1]))
except onrecord.store.file.RecordError:
    print('django' in sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "False"


def _folder_bytes(folder: Path) -> dict[str, bytes | None]:
    return {one.name: one.read_bytes() if one.is_file() else None for one in folder.iterdir()}
