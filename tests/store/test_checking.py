"""A check finds every fault of the storage, says where it is, and changes nothing."""

from __future__ import annotations

import gzip
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from filled_records import fill, nobody, raw_files, sql

from onrecord.address import Address
from onrecord.store import open_record
from onrecord.store.checking import Found, check
from onrecord.store.raw import RawFiles

WITHOUT = Found("3 reports", "no raw bytes: added without any", fault=False)


def _found(where: Address) -> list[Found]:
    with open_record(where) as record:
        return list(check(sql(record), nobody))


def _folder(path: Path) -> Path:
    return path.with_name(path.name + ".raw")


def _sql(path: Path, *statements: str) -> None:
    db = sqlite3.connect(path)
    for statement in statements:
        db.execute(statement)
    db.commit()
    db.close()


def test_a_sound_record_has_no_fault(where: Address) -> None:
    fill(where, 3)
    assert _found(where) == [WITHOUT]


def _text(path: Path) -> str:
    _sql(
        path,
        "UPDATE report SET text = 'At least 3 people were killed near the bridge.' WHERE key = 'report-2'",
    )
    return "report report-2: its text is not the one that was added (SHA-256)"


def _packed_text(path: Path) -> str:
    _sql(path, "UPDATE report SET text = substr(text, 1, length(text) - 1) WHERE key = 'report-2'")
    return "database: the record is damaged (a text in it cannot be unpacked)"


def _no_unicode(path: Path) -> str:
    _sql(path, "UPDATE report SET text = CAST(x'c328' AS TEXT) WHERE key = 'report-2'")
    return "database: the record is damaged (a text in it is no Unicode)"


def _claim_gone(path: Path) -> str:
    _sql(path, "DELETE FROM claim WHERE id = 2")
    return "report report-0, reading 1: it holds 2 claims where 3 were read"


def _claims_gone(path: Path) -> str:
    _sql(path, "DELETE FROM claim WHERE reading_id = 1")
    return "report report-0, reading 1: it holds 0 claims where 3 were read"


def _parent_gone(path: Path) -> str:
    _sql(path, "DELETE FROM copy_mark", "INSERT INTO copy_mark (mark, report_id) VALUES (1, 999)")
    return "copy_mark: it points to a row of report that is not there"


def _raw_gone(path: Path) -> str:
    (_folder(path) / raw_files(path)[0]).unlink()
    with sqlite3.connect(path) as db:
        digest = raw_files(path)  # the two that are left
        held = dict(db.execute("SELECT raw_sha256, key FROM report WHERE raw_sha256 != ''"))
    db.close()
    [gone] = set(held) - {name[:2] + name[3:65] for name in digest}
    return f"report {held[gone]}: its raw bytes are missing ({_folder(path)})"


def _raw_other(path: Path) -> str:
    file = _folder(path) / raw_files(path)[0]
    file.write_bytes(gzip.compress(b"another report"))
    return f"{file}: the raw bytes in it are not those of its name"


def _raw_cut(path: Path) -> str:
    file = _folder(path) / raw_files(path)[1]
    file.write_bytes(file.read_bytes()[:-1])
    return f"{file}: the raw bytes in it are not those of its name"


FAULTS = [
    _text,
    _packed_text,
    _no_unicode,
    _claim_gone,
    _claims_gone,
    _parent_gone,
    _raw_gone,
    _raw_other,
    _raw_cut,
]


@pytest.mark.parametrize("damage", FAULTS, ids=[one.__name__[1:] for one in FAULTS])
def test_each_fault_is_found_where_it_is_and_left(path: Path, damage: Callable[[Path], str]) -> None:
    fill(path, 3)
    expected = damage(path)
    before = path.read_bytes()
    faults = [f"{one.where}: {one.what}" for one in _found(path) if one.fault]
    assert faults == [expected]
    assert path.read_bytes() == before


def test_a_damaged_page_of_the_file_is_found(path: Path) -> None:
    fill(path, 3)
    with sqlite3.connect(path) as db:
        [root] = db.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'claim_by_kind_and_day'"
        ).fetchone()
        size = db.execute("PRAGMA page_size").fetchone()[0]
    db.close()
    with path.open("r+b") as file:
        file.seek((root - 1) * size + size - 200)
        file.write(b"\xff" * 200)
    assert any(one.where == "database" and one.fault for one in _found(path))


def test_no_words_of_a_report_are_in_what_is_found(path: Path) -> None:
    fill(path, 3)
    for damage in FAULTS:
        damage(path)
    said = " ".join(f"{one.where} {one.what}" for one in _found(path))
    assert "bridge" not in said
    assert "Gazette" not in said


def test_a_folder_that_is_gone_is_a_fault_for_every_report_that_had_bytes(path: Path) -> None:
    fill(path, 3)
    _folder(path).rename(path.with_name("moved"))
    with open_record(path.with_name("other.db"), create=True):
        pass
    with open_record(path) as record:
        sql(record).raw_files = RawFiles(path.with_name("nowhere"))
        faults = [one for one in check(sql(record), nobody) if one.fault]
    assert [one.where for one in faults] == ["report report-0", "report report-1", "report report-2"]


def test_what_came_before_raw_bytes_were_kept_is_listed_and_no_fault(path: Path) -> None:
    fill(path, 3)
    for name in raw_files(path)[:2]:
        (_folder(path) / name).unlink()
    RawFiles(_folder(path)).mark_earlier(3)
    assert _found(path) == [
        Found("2 reports", "raw bytes not kept: added by an earlier version", fault=False),
        WITHOUT,
    ]


def test_files_that_no_report_names_are_listed_and_no_fault(path: Path) -> None:
    import hashlib

    fill(path, 3)
    for word in (b"one", b"two"):
        RawFiles(_folder(path)).keep(word, hashlib.sha256(word).hexdigest())
    what = "raw bytes that no report names: left by a run that was stopped"
    assert _found(path) == [WITHOUT, Found(f"{_folder(path)}, 2 files", what, fault=False)]


def test_what_was_erased_is_told_and_its_bytes_must_be_gone(path: Path) -> None:
    fill(path, 3)
    kept = {name: (_folder(path) / name).read_bytes() for name in raw_files(path)}
    with open_record(path) as record:
        record.erase("report-1", "asked for")
    erased = Found("1 report", "erased on request, with their raw bytes", fault=False)
    assert _found(path) == [WITHOUT, erased]
    [gone] = set(kept) - set(raw_files(path))
    (_folder(path) / gone).write_bytes(kept[gone])
    what = "the raw bytes of a report that was erased: delete this file"
    assert _found(path) == [WITHOUT, erased, Found(str(_folder(path) / gone), what)]
