"""`onrecord db`: the record made, brought up to date, checked, copied, backed up and restored, as a person does it."""

from __future__ import annotations

import random
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing

import pyrage
import pytest
from calling import Onrecord, clean_environment, process

from onrecord.store import SCHEMA_VERSION, open_record

KEY = pyrage.x25519.Identity.generate()


def test_init_makes_an_empty_record_and_refuses_where_one_is(onrecord: Onrecord) -> None:
    done = onrecord("db", "init")
    assert (done.code, done.out) == (0, f"onrecord.db is an empty record of schema {SCHEMA_VERSION}.\n")
    again = onrecord("db", "init")
    assert again.code == 4
    assert "there is a record here already" in again.said
    assert onrecord("reports").code == 0


def test_init_refuses_another_programs_file(onrecord: Onrecord) -> None:
    (onrecord.folder / "list.txt").write_text("bread")
    done = onrecord("db", "init", "--db", "list.txt")
    assert done.code == 4
    assert (onrecord.folder / "list.txt").read_text() == "bread"


def test_migrate_says_that_nothing_changed(filled: Onrecord) -> None:
    done = filled("db", "migrate")
    assert (done.code, done.out) == (
        0,
        f"Nothing changed: onrecord.db has schema {SCHEMA_VERSION} already.\n",
    )


def test_migrate_where_there_is_no_record(onrecord: Onrecord) -> None:
    done = onrecord("db", "migrate")
    assert done.code == 4
    assert "there is no record here" in done.said
    assert list(onrecord.folder.iterdir()) == []


def test_check_of_a_sound_record(filled: Onrecord) -> None:
    done = filled("db", "check")
    assert done.code == 0, done.said
    assert done.lines[-1].endswith("No fault.")
    assert "fault:" not in done.err


def test_check_lists_each_fault_and_exits_with_4(filled: Onrecord) -> None:
    with closing(sqlite3.connect(filled.folder / "onrecord.db")) as db:
        db.execute("UPDATE report SET text = 'Another text.' WHERE id = 1")
        [key] = db.execute("SELECT key FROM report WHERE id = 1").fetchone()
        db.commit()
    done = filled("db", "check")
    assert done.code == 4
    assert done.lines[-1].endswith("2 faults.")
    assert f"fault: report {key}: its text is not the one that was added (SHA-256)" in done.err
    assert f"fault: report {key}: its raw bytes are not those that it was read from (SHA-256)" in done.err
    assert filled("db", "check", "-q").out == ""


def test_check_changes_no_older_record(filled: Onrecord) -> None:
    path = filled.folder / "onrecord.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 1")
    before = path.read_bytes()
    done = filled("db", "check")
    assert done.code == 4
    assert "this record has schema 1" in done.said
    assert "onrecord db migrate" in done.said
    assert path.read_bytes() == before


def test_copy_says_what_was_copied_and_refuses_what_is_there(filled: Onrecord) -> None:
    done = filled("db", "copy", "onrecord.db", "two.db")
    assert done.code == 0, done.said
    assert "onrecord.db was copied to two.db" in done.lines[-1]
    assert "equal on both sides; 6 reports with raw bytes." in done.lines[-1]
    assert filled("db", "check", "--db", "two.db").code == 0
    one, two = (filled("incidents", "--db", name).out for name in ("onrecord.db", "two.db"))
    assert one == two != ""
    again = filled("db", "copy", "onrecord.db", "two.db")
    assert again.code == 4
    assert "two.db: something lies here already" in again.said


def test_copy_of_a_record_that_is_not_there(onrecord: Onrecord) -> None:
    done = onrecord("db", "copy", "none.db", "two.db")
    assert done.code == 4
    assert "none.db: there is no record here" in done.said
    assert list(onrecord.folder.iterdir()) == []


def test_an_open_backup_says_so_and_comes_back(filled: Onrecord) -> None:
    done = filled("db", "backup", "monday.onrecord")
    assert done.code == 0, done.said
    assert "not encrypted: whoever has monday.onrecord can read it." in done.err
    assert "6 reports, 0 raw files" in done.out
    assert stat.S_IMODE((filled.folder / "monday.onrecord").stat().st_mode) == 0o600
    back = filled("db", "restore", "monday.onrecord", "back.db")
    assert back.code == 0, back.said
    assert "back.db is the record as it was on " in back.out
    assert filled("db", "check", "--db", "back.db").code == 0
    assert filled("reports", "--db", "back.db").out == filled("reports").out


@pytest.mark.parametrize("lock", ["key", "passphrase"])
def test_a_locked_backup_opens_with_what_locked_it_alone(filled: Onrecord, lock: str) -> None:
    (filled.folder / "key").write_text(f"# public key: {KEY.to_public()}\n{KEY}\n")
    (filled.folder / "words").write_text("bread and salt and four more\n")
    locking = {"key": ("--recipient", str(KEY.to_public())), "passphrase": ("--passphrase-file", "words")}[
        lock
    ]
    opening = {"key": ("--identity", "key"), "passphrase": ("--passphrase-file", "words")}[lock]
    done = filled("db", "backup", "b", "-q", *locking)
    assert (done.code, done.err) == (0, "")
    assert b"people" not in (filled.folder / "b").read_bytes()
    shut = filled("db", "restore", "b", "back.db")
    assert shut.code == 4
    assert f"it is encrypted with {'public keys' if lock == 'key' else 'a passphrase'}" in shut.said
    assert opening[0] in shut.said
    assert not (filled.folder / "back.db").exists()
    back = filled("db", "restore", "b", "back.db", *opening)
    assert back.code == 0, back.said
    assert filled("db", "check", "--db", "back.db", "-q").code == 0


def test_a_wrong_key_is_told_by_the_program_itself(filled: Onrecord) -> None:
    """As a process: a broken pipe between two of its parts must not end it as a reader of its output that is gone."""
    (filled.folder / "other").write_text(f"{pyrage.x25519.Identity.generate()}\n")
    assert filled("db", "backup", "b", "--recipient", KEY.to_public()).code == 0
    done = process("db", "restore", "b", "back.db", "--identity", "other", folder=filled.folder)
    assert done.code == 4
    assert "encrypted to other keys than the one given" in done.said
    damaged = bytearray((filled.folder / "b").read_bytes())
    damaged[len(damaged) // 2] ^= 1
    (filled.folder / "b").write_bytes(bytes(damaged))
    (filled.folder / "key").write_text(f"{KEY}\n")
    done = process("db", "restore", "b", "back.db", "--identity", "key", folder=filled.folder)
    assert done.code == 4
    assert "damaged or cut off" in done.said
    assert not (filled.folder / "back.db").exists()


def test_a_full_disk_is_told_by_the_program_itself(filled: Onrecord) -> None:
    code = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from onrecord.cli import main
from onrecord.store import backup
real = backup._snapshot
def then(*given):
    real(*given)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))
backup._snapshot = then
sys.argv = ["onrecord", "db", "backup", "b", "--recipient", sys.argv[1]]
main.main()
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(KEY.to_public())],
        cwd=filled.folder, env=clean_environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 4, done.stderr
    assert "the backup cannot be written" in done.stderr
    assert [one.name for one in filled.folder.iterdir() if one.name.startswith((".", "b"))] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--recipient", "age1nonsense"), "no public key of age"),
        (("--passphrase-file", "none"), "none: it cannot be read"),
        (("--recipient", str(KEY.to_public()), "--passphrase-file", "x"), "were both given"),
    ],
)
def test_what_cannot_lock_a_backup_makes_none(filled: Onrecord, words: tuple[str, ...], said: str) -> None:
    done = filled("db", "backup", "b", *words)
    assert done.code == 4
    assert said in done.said
    assert not (filled.folder / "b").exists()


def test_a_backup_that_leaves_raw_bytes_out_says_so(filled: Onrecord) -> None:
    besides = random.Random(1).randbytes(1500).hex()
    page = f"<html><!-- {besides} --><p>Nine people were hurt at the mill, the mayor said.</p></html>"
    (filled.folder / "page.html").write_text(page, "utf-8")
    assert filled("add", "page.html").code == 0
    next(filled.folder.glob("onrecord.db.raw/??/*")).unlink()
    done = filled("db", "backup", "b")
    assert done.code == 1
    assert "not in the backup: 1 raw file missing or damaged" in done.said
    copied = filled("db", "copy", "onrecord.db", "two.db")
    assert copied.code == 1
    assert "not copied: the raw bytes of 1 report are missing or damaged" in copied.said


def test_a_backup_is_never_written_over(filled: Onrecord) -> None:
    (filled.folder / "b").write_text("last week's")
    done = filled("db", "backup", "b")
    assert done.code == 4
    assert (filled.folder / "b").read_text() == "last week's"


def test_what_is_no_backup_is_refused(onrecord: Onrecord) -> None:
    (onrecord.folder / "list").write_text("bread\n" * 500)
    done = onrecord("db", "restore", "list", "back.db")
    assert done.code == 4
    assert "list: this file is no backup" in done.said
    assert [one.name for one in onrecord.folder.iterdir()] == ["list"]


def test_the_commands_name_themselves(onrecord: Onrecord) -> None:
    done = onrecord("db", "--help")
    assert done.code == 0
    for name in ("init", "migrate", "check", "copy", "backup", "restore"):
        assert name in done.out
        assert onrecord("db", name, "--help").code == 0


@pytest.mark.parametrize(("role", "code"), [("viewer", 7), ("analyst", 7), ("reviewer", 7), ("admin", 0)])
def test_only_an_admin_takes_the_whole_record_away(filled: Onrecord, role: str, code: int) -> None:
    with open_record(filled.folder / "onrecord.db") as record:
        record.accounts.set("chief", "admin")
        record.accounts.set("somebody", role)  # type: ignore[arg-type]
    env = {"ONRECORD_ACCOUNT": "somebody"}
    done = filled("db", "backup", "b", env=env)
    assert done.code == code, done.said
    assert (filled.folder / "b").exists() == (code == 0)
    done = filled("db", "copy", "onrecord.db", "two.db", env=env)
    assert done.code == code, done.said
    assert (filled.folder / "two.db").exists() == (code == 0)
    if code == 0:
        with open_record(filled.folder / "onrecord.db") as record:
            told = [entry.told() for entry in record.log.entries()]
        assert [(one["what"], one["by"]) for one in told][-2:] == [
            ("backup", "somebody"),
            ("backup", "somebody"),
        ]
