"""A backup, a copy or a restore killed at any moment: the source is as it was, and no half file bears a final name."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pyrage
import pytest
from filled_records import digests, faults, fill, nobody, raw_bytes
from test_backup import backed_up

from onrecord.address import Address
from onrecord.store import open_record
from onrecord.store.copying import Table
from onrecord.store.restoring import restore
from onrecord.store.sealing import Keys, Opening

CHILD = Path(__file__).with_name("storage_child.py")
SECRET = pyrage.x25519.Identity.generate()
OPENS = Opening((SECRET,))
KILLS = int(os.environ.get("ONRECORD_TEST_KILLS", "5"))
"""Of each kind; 150 were tried before a release."""


def _killed_after(seconds: float | None, *words: object) -> float:
    """How long the child worked; None lets it end."""
    child = subprocess.Popen(
        [sys.executable, str(CHILD), *map(str, words)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout
    assert child.stdout.readline() == "begins\n"
    begin = time.monotonic()
    if seconds is not None:
        time.sleep(seconds)
        child.kill()
    child.communicate()
    if seconds is None:
        assert child.returncode == 0
    return time.monotonic() - begin


def _held(where: Address) -> tuple[list[Table], dict[str, bytes | None]]:
    return digests(where), raw_bytes(where)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    fill(tmp_path / "source.db", 40)
    return tmp_path / "source.db"


def _moments(whole: float) -> list[float]:
    chance = random.Random(20161213)
    return [chance.random() * whole * 1.05 for _ in range(KILLS)]


def test_a_killed_backup_is_none_or_whole(source: Path, tmp_path: Path) -> None:
    held = _held(source)
    folder = tmp_path / "backups"
    folder.mkdir()
    whole = _killed_after(None, "backup", source, folder / "first", SECRET)
    finished = 0
    for number, moment in enumerate(_moments(whole)):
        file = folder / f"{number}"
        _killed_after(moment, "backup", source, file, SECRET)
        if file.exists():
            finished += 1
            restore(file, tmp_path / f"{number}.db", OPENS, nobody)
            assert _held(tmp_path / f"{number}.db") == held
            assert faults(tmp_path / f"{number}.db") == []
    assert finished < KILLS
    assert _held(source) == held
    backed_up(source, folder / "last", Keys((SECRET.to_public(),)))
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


@pytest.mark.parametrize("doing", ["copy", "restore"])
def test_a_killed_copy_or_restore_is_no_record_or_whole(
    source: Path, tmp_path: Path, target: Address, doing: str
) -> None:
    held = _held(source)
    given = source
    if doing == "restore":
        given = tmp_path / "backup"
        backed_up(source, given, Keys((SECRET.to_public(),)))
    kept = hashlib.sha256(given.read_bytes()).hexdigest()
    secret = (SECRET,) if doing == "restore" else ()
    whole = _killed_after(None, doing, given, source.with_name("first.db"), *secret)
    made = 0
    for moment in _moments(whole):
        _killed_after(moment, doing, given, target, *secret)
        if _holds_a_record(target):
            made += 1
            assert _held(target) == held
            assert faults(target) == []
            _clear(target)
    assert made < KILLS
    assert _held(source) == held
    assert faults(source) == []
    assert doing == "copy" or hashlib.sha256(given.read_bytes()).hexdigest() == kept
    _killed_after(None, doing, given, target, *secret)
    assert _held(target) == held
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def _holds_a_record(target: Address) -> bool:
    """Whether there is a record with reports at the target; an empty database is none yet."""
    if isinstance(target, Path):
        return target.exists()
    with open_record(target, create=True) as record:
        return record.counts().reports > 0


def _clear(target: Address) -> None:
    """Nothing is left but what a killed one leaves: raw bytes stay."""
    if isinstance(target, Path):
        target.unlink()
        return
    with psycopg.connect(target.address, autocommit=True) as server:
        server.execute("DROP SCHEMA public CASCADE")
        server.execute("CREATE SCHEMA public")
