"""A backup is the record as of one moment in one file, and a restore of it is that record again."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import sqlite3
import stat
import subprocess
import tarfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import pyrage
import pytest
from filled_records import digests, faults, fill, nobody, raw_bytes, raw_files
from making_records import a_read_report, claims_of

from onrecord.address import Address
from onrecord.errors import BackupError, RecordError
from onrecord.store import SCHEMA_VERSION, open_record
from onrecord.store.backup import BackedUp, write_backup
from onrecord.store.restoring import Restored, restore
from onrecord.store.sealing import Keys, Opening, keys, opening, sealed

NOW = datetime(2016, 12, 20, 7, 8, 9, tzinfo=UTC)
NO_KEYS, NOTHING = Keys(), Opening()
SECRET = pyrage.x25519.Identity.generate()
LOCKS = {
    "open": (NO_KEYS, NOTHING),
    "a key": (Keys((SECRET.to_public(),)), Opening((SECRET,))),
    "a passphrase": (Keys(passphrase="four words in a row"), Opening(passphrase="four words in a row")),
}


def backed_up(where: Address, file: Path, locked: Keys = NO_KEYS) -> BackedUp:
    return write_backup(where, file, locked, "1.2", NOW, nobody)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "elsewhere").mkdir()
    return tmp_path / "elsewhere" / "monday.onrecord"


@pytest.mark.parametrize("lock", LOCKS)
def test_a_restored_record_is_the_record(where: Address, target: Address, file: Path, lock: str) -> None:
    fill(where)
    before, raw = digests(where), raw_bytes(where)
    locked, opens = LOCKS[lock]
    done = backed_up(where, file, locked)
    assert (done.reports, done.raw_files, done.not_kept, done.lost) == (23, 20, 3, 0)
    assert done.size == file.stat().st_size
    assert digests(where) == before
    found = restore(file, target, opens, nobody)
    assert found == Restored("2016-12-20T07:08:09+00:00", "1.2", 23, 20)
    assert digests(target) == before
    assert raw_bytes(target) == raw
    assert faults(target) == faults(where) == []
    with open_record(target) as record:
        report = a_read_report(77)
        assert record.add(report, claims_of(report), "v1").outcome == "new"


def test_the_log_tells_of_both(path: Path, file: Path, tmp_path: Path) -> None:
    fill(path, 2)
    backed_up(path, file, LOCKS["a key"][0])
    restore(file, tmp_path / "back.db", LOCKS["a key"][1], nobody)
    told = {"file": "monday.onrecord", "encrypted_to": [str(SECRET.to_public())]}
    with open_record(path) as one, open_record(tmp_path / "back.db") as other:
        [*_, backup] = one.log.entries()
        [*_, also_backup, back] = other.log.entries()
    assert backup == also_backup
    assert (backup.told()["what"], backup.told()["after"]) == ("backup", told)
    assert (back.told()["what"], back.told()["after"]) == (
        "restore",
        {"made_at": "2016-12-20T07:08:09+00:00", "program": "1.2"},
    )


def test_a_record_of_an_older_schema_is_backed_up_as_it_is(path: Path, file: Path, tmp_path: Path) -> None:
    fill(path, 2)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 2")
    backed_up(path, file)
    with tarfile.open(file) as tar:
        assert json.load(tar.extractfile("manifest.json"))["schema"] == 2  # type: ignore[arg-type]
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (2,)


def test_what_is_in_the_file(path: Path, file: Path, tmp_path: Path) -> None:
    fill(path, 2)
    backed_up(path, file)
    with tarfile.open(file) as tar:
        names = tar.getnames()
        assert names[0] == "onrecord.db"
        assert names[1:3] == [f"raw/{name}" for name in raw_files(path)]
        assert names[3:] == ["members.sha256", "manifest.json"]
        tar.extractall(tmp_path / "out", filter="data")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert manifest == {
        "format": "onrecord-backup", "format_version": 1, "made_at": "2016-12-20T07:08:09+00:00", "program": "1.2",
        "schema": SCHEMA_VERSION, "reports": 5, "raw_files": 2, "raw_not_kept": 3, "raw_lost": 0, "members": 3,
        "members_sha256": hashlib.sha256((tmp_path / "out" / "members.sha256").read_bytes()).hexdigest(),
    }  # fmt: skip
    done = subprocess.run(
        ["sha256sum", "-c", "members.sha256"], cwd=tmp_path / "out", check=True, capture_output=True
    )
    assert done.stdout.count(b": OK") == 3


def test_the_files_are_for_their_owner_alone_and_nothing_else_is_left(
    path: Path, file: Path, tmp_path: Path
) -> None:
    fill(path, 2)
    old = os.umask(0)
    try:
        backed_up(path, file)
        restore(file, tmp_path / "back.db", NOTHING, nobody)
    finally:
        os.umask(old)
    made = [
        file,
        *(one for one in tmp_path.rglob("*") if one.name.startswith("back.db") or "back.db.raw" in str(one)),
    ]
    assert {stat.S_IMODE(one.stat().st_mode) for one in made} == {0o600, 0o700}
    assert [one.name for one in file.parent.iterdir()] == ["monday.onrecord"]
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_a_backup_is_of_one_moment_while_others_write(where: Address, target: Address, file: Path) -> None:
    fill(where, 3)
    before = digests(where)
    number = 1000
    with open_record(where) as writer:

        def write(what: str, done: int) -> None:
            nonlocal number
            number += 1
            writer.add(a_read_report(number), claims_of(a_read_report(number)), "v1")

        write_backup(where, file, NO_KEYS, "1.2", NOW, write)
    assert number > 1002
    restore(file, target, NOTHING, nobody)
    held = digests(target)
    whole = {table.name: table.rows for table in held}
    with open_record(target) as record:
        assert whole["report"] == record.counts().reports == len(raw_bytes(target))
        assert whole["claim"] >= {table.name: table.rows for table in before}["claim"]
        assert all(record.raw(name) for name in raw_bytes(target) if name.startswith("report-1"))


def test_a_backup_is_never_written_over(path: Path, file: Path) -> None:
    fill(path, 1)
    file.write_text("last week's")
    with pytest.raises(BackupError, match="never written over another"):
        backed_up(path, file)
    assert file.read_text() == "last week's"


def test_a_record_that_is_not_there_is_not_backed_up(tmp_path: Path, file: Path) -> None:
    with pytest.raises(RecordError, match="there is no record here"):
        backed_up(tmp_path / "none.db", file)
    assert list(file.parent.iterdir()) == []


def test_a_record_is_never_restored_over_another(where: Address, target: Address, file: Path) -> None:
    fill(where, 1)
    backed_up(where, file)
    fill(target, 2)
    before = digests(target)
    with pytest.raises(RecordError, match=r"lies here already|holds rows already"):
        restore(file, target, NOTHING, nobody)
    assert digests(target) == before


def test_raw_bytes_that_are_lost_or_damaged_are_left_out_and_counted(
    path: Path, file: Path, tmp_path: Path
) -> None:
    fill(path, 4)
    first, second, *others = raw_files(path)
    folder = path.with_name("onrecord.db.raw")
    (folder / first).unlink()
    (folder / second).write_bytes(gzip.compress(b"other"))
    done = backed_up(path, file)
    assert (done.raw_files, done.not_kept, done.lost) == (2, 3, 2)
    restore(file, tmp_path / "back.db", NOTHING, nobody)
    assert raw_files(tmp_path / "back.db") == others


def test_what_an_earlier_version_added_stays_known_as_such(path: Path, file: Path, tmp_path: Path) -> None:
    from onrecord.store.raw import RawFiles

    fill(path, 2)
    RawFiles(path.with_name("onrecord.db.raw")).mark_earlier(4)
    backed_up(path, file)
    restore(file, tmp_path / "back.db", NOTHING, nobody)
    assert RawFiles(tmp_path / "back.db.raw").earlier() == 4


def test_a_full_disk_leaves_no_backup(path: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.store import tar_stream

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    fill(path, 1)
    monkeypatch.setattr(tar_stream, "write_end", full)
    for locked, _ in LOCKS.values():
        with pytest.raises(BackupError, match="No space left"):
            backed_up(path, file, locked)
    assert list(file.parent.iterdir()) == []


def test_a_full_disk_is_told_through_the_encryption_too(path: Path, file: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")

    for lock in ("a key", "a passphrase"):
        with open("/dev/full", "wb", buffering=0) as to, pytest.raises(OSError, match="No space left"):
            _seal(to, LOCKS[lock][0])


def _seal(to: BinaryIO, locked: Keys) -> None:
    with sealed(to, locked) as sink:
        for _ in range(40):
            sink.write(bytes(100_000))


def test_a_full_disk_leaves_no_restored_record(
    path: Path, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(path, 2)
    backed_up(path, file)
    before = sorted(one.name for one in tmp_path.iterdir())
    real, left = os.fsync, [2]

    def full(number: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(28, "No space left on device")
        real(number)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BackupError, match="No space left"):
        restore(file, tmp_path / "back.db", NOTHING, nobody)
    assert sorted(one.name for one in tmp_path.iterdir()) == before


def test_several_can_open_one_backup_each_with_their_own_key(path: Path, file: Path, tmp_path: Path) -> None:
    fill(path, 1)
    people = [pyrage.x25519.Identity.generate() for _ in range(3)]
    backed_up(path, file, keys([str(one.to_public()) for one in people], None))
    for number, one in enumerate(people):
        key_file = tmp_path / f"key-{number}"
        key_file.write_text(f"# created: today\n# public key: {one.to_public()}\n{one}\n")
        restore(file, tmp_path / f"back-{number}.db", opening(key_file, None), nobody)
        assert digests(tmp_path / f"back-{number}.db") == digests(path)


def test_the_age_program_opens_what_is_written(path: Path, file: Path, tmp_path: Path) -> None:
    if not shutil.which("age"):
        pytest.skip("the age program is not installed")
    fill(path, 1)
    backed_up(path, file, LOCKS["a key"][0])
    (tmp_path / "key").write_text(f"{SECRET}\n")
    subprocess.run(["age", "-d", "-i", tmp_path / "key", "-o", tmp_path / "opened", file], check=True)
    assert tarfile.is_tarfile(tmp_path / "opened")


def test_pyrage_opens_what_is_written(path: Path, file: Path, tmp_path: Path) -> None:
    fill(path, 1)
    backed_up(path, file, LOCKS["a key"][0])
    (tmp_path / "opened").write_bytes(pyrage.decrypt(file.read_bytes(), [SECRET]))
    assert tarfile.is_tarfile(tmp_path / "opened")
    file.unlink()
    backed_up(path, file, LOCKS["a passphrase"][0])
    (tmp_path / "opened").write_bytes(pyrage.passphrase.decrypt(file.read_bytes(), "four words in a row"))
    assert tarfile.is_tarfile(tmp_path / "opened")
