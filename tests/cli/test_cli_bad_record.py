"""A record that cannot be used: exit code 4, what is wrong and what to do, and the file as it was."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from calling import Called, Onrecord

from onrecord.store import SCHEMA_VERSION

GOOD = b"At least 12 people were killed in shelling of the town of Idlib on Tuesday.\n"
COMMANDS = [
    ("add", "-"), ("reports",), ("reports", "--failures"), ("incidents",), ("incidents", "--format", "jsonl"), ("show", "x"),
    ("report",),
]  # fmt: skip


def refused(onrecord: Onrecord, *words: str, db: str = "onrecord.db") -> Called:
    done = onrecord(*words, "--db", db, stdin=GOOD)
    assert done.code == 4, done.said
    assert done.err.startswith(f"error: {db}: ")
    assert ". Accepted: " in done.err
    assert "Traceback" not in done.err
    assert done.out == ""
    return done


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_record_of_a_newer_schema(filled: Onrecord, words: tuple[str, ...]) -> None:
    path = filled.folder / "onrecord.db"
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    db.close()
    before = path.read_bytes()
    done = refused(filled, *words)
    assert f"schema version {SCHEMA_VERSION + 1}, newer than this program knows" in done.err
    assert "Use the newer version of onrecord" in done.err
    assert path.read_bytes() == before


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_file_that_is_no_database(onrecord: Onrecord, words: tuple[str, ...]) -> None:
    path = onrecord.folder / "onrecord.db"
    path.write_text("A shopping list, not a database.\n" * 20)
    before = path.read_bytes()
    assert "is no SQLite database" in refused(onrecord, *words).err
    assert path.read_bytes() == before


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_database_of_another_program(onrecord: Onrecord, words: tuple[str, ...]) -> None:
    path = onrecord.folder / "onrecord.db"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE report (id INTEGER)")
    db.commit()
    db.close()
    before = path.read_bytes()
    assert "is the SQLite database of another program" in refused(onrecord, *words).err
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("db", "reason"),
    [
        ("/proc/onrecord.db", "cannot be opened for writing"),
        ("missing/onrecord.db", "does not exist"),
        (".", "is a folder"),
    ],
)
def test_a_place_where_no_record_can_be(onrecord: Onrecord, db: str, reason: str) -> None:
    done = refused(onrecord, "add", "-", db=db)
    assert reason in done.err
    assert list(onrecord.folder.iterdir()) == []


def test_a_write_protected_folder(onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's own answer is set here: an administrator may write anywhere."""
    import os

    folder = onrecord.folder / "kept"
    folder.mkdir()
    may = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode, **more: Path(path) != folder and may(path, mode, **more)
    )
    done = refused(onrecord, "add", "-", db=str(folder / "onrecord.db"))
    assert "is write-protected" in done.err
    assert "Copy the record to such a folder, or name another file with --db or ONRECORD_DB." in done.err


def test_a_damaged_record(filled: Onrecord) -> None:
    path = filled.folder / "onrecord.db"
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    path.write_bytes(bytes(data))
    assert "damaged" in refused(filled, "reports").err


def test_a_run_in_an_unusable_record_reads_nothing(onrecord: Onrecord) -> None:
    """The record is looked at before any report is read: no work is lost."""
    done = refused(onrecord, "add", "nowhere.txt", db="missing/onrecord.db")
    assert "nowhere.txt" not in done.err
