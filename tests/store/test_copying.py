"""A record copied to another place is the same in every row of every table, with its raw bytes."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

import pytest
from filled_records import digests, faults, fill, nobody, raw_bytes, raw_files, sql
from making_records import a_read_report, claims_of

from onrecord.address import Address
from onrecord.errors import RecordError
from onrecord.store import copying, open_record
from onrecord.store.moving import Raw, copy_record


def _copy(source: Address, target: Address) -> Raw:
    with open_record(source) as record:
        return copy_record(sql(record), target, nobody).raw


def test_every_row_of_every_table_and_all_raw_bytes_are_the_same(where: Address, target: Address) -> None:
    fill(where)
    before = digests(where)
    assert _copy(where, target) == Raw(files=20, not_kept=3, lost=0)
    assert digests(where) == before
    assert digests(target, log=True) == digests(where, log=True)
    assert faults(target) == faults(where) == []
    assert raw_bytes(target) == raw_bytes(where)
    assert [table.name for table in before if not table.rows] == []
    with open_record(where) as one, open_record(target) as other:
        assert list(one.reports()) == list(other.reports())
        assert list(one.claims()) == list(other.claims())
        assert one.failures() == other.failures()
        assert list(one.decisions.all()) == list(other.decisions.all()) != []
        assert [entry.told()["what"] for entry in other.log.entries()][-1] == "backup"


def test_there_and_back_again_is_the_same(where: Address, target: Address, tmp_path: Path) -> None:
    fill(where, 3)
    _copy(where, target)
    _copy(target, tmp_path / "back.db")
    assert digests(tmp_path / "back.db") == digests(where)
    assert raw_bytes(tmp_path / "back.db") == raw_bytes(where)


def test_a_copy_takes_new_reports_after_the_last(where: Address, target: Address) -> None:
    fill(where, 3)
    _copy(where, target)
    for place in (where, target):
        with open_record(place) as record:
            assert record.add(a_read_report(77), claims_of(a_read_report(77)), "v1").outcome == "new"
            assert [stored.report.id for stored in record.reports()][-1] == "report-77"
        assert faults(place) == []


def test_pages_of_any_size_give_the_same(where: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(where, 5)
    whole = digests(where)
    monkeypatch.setattr(copying, "_FEWEST", 1)
    monkeypatch.setattr(copying, "_PAGE_CHARACTERS", 1)
    assert digests(where) == whole


def test_a_target_that_holds_rows_is_refused_and_stays(where: Address, target: Address) -> None:
    fill(where, 2)
    fill(target, 3)
    before = digests(target)
    with pytest.raises(RecordError, match=r"lies here already|holds rows already"):
        _copy(where, target)
    assert digests(target) == before


@pytest.mark.parametrize("table", range(18))
def test_a_copy_that_breaks_leaves_no_record(
    where: Address, target: Address, monkeypatch: pytest.MonkeyPatch, table: int
) -> None:
    fill(where, 2)
    real = copying._copy_table
    assert len(copying.tables()) == 18
    broken = copying.tables()[table]

    def breaking(model, *rest):  # type: ignore[no-untyped-def]
        if model is broken:
            raise RuntimeError("half way")
        return real(model, *rest)

    monkeypatch.setattr(copying, "_copy_table", breaking)
    with pytest.raises(RuntimeError, match="half way"):
        _copy(where, target)
    monkeypatch.undo()
    _copy(where, target)
    assert digests(target) == digests(where)


def test_rows_that_read_back_otherwise_are_told_and_not_kept(
    where: Address, target: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(where, 2)
    real = copying._stored
    monkeypatch.setattr(
        copying,
        "_stored",
        lambda *given: ["an outlet" if value == "wire" else value for value in real(*given)],
    )
    with pytest.raises(RecordError, match="the table report reads back otherwise"):
        _copy(where, target)
    monkeypatch.undo()
    _copy(where, target)
    assert digests(target) == digests(where)


def test_a_copy_is_of_one_moment_while_others_write(where: Address, target: Address) -> None:
    fill(where, 3)
    before = digests(where)
    with open_record(where) as record, open_record(where) as writer:

        def write(what: str, done: int) -> None:
            number = 1000 + random.randrange(10**9)
            writer.add(a_read_report(number), claims_of(a_read_report(number)), "v1")

        copy_record(sql(record), target, write)
    assert digests(target) == before
    assert digests(where) != before


def test_damaged_and_missing_raw_bytes_are_counted_and_not_copied(path: Path, tmp_path: Path) -> None:
    fill(path, 4)
    folder = path.with_name("onrecord.db.raw")
    first, second, *others = raw_files(path)
    (folder / first).unlink()
    (folder / second).write_bytes(gzip.compress(b"other"))
    assert _copy(path, tmp_path / "copy.db") == Raw(files=2, not_kept=3, lost=2)
    assert raw_files(tmp_path / "copy.db") == others


def test_a_folder_of_raw_bytes_left_at_the_target_is_taken_over(path: Path, tmp_path: Path) -> None:
    fill(path, 3)
    target = tmp_path / "copy.db"
    _copy(path, target)
    target.unlink()
    (tmp_path / "copy.db.raw" / raw_files(path)[0]).write_bytes(b"damaged")
    _copy(path, target)
    assert raw_bytes(target) == raw_bytes(path)


@pytest.mark.parametrize("lies", ["a file", "a folder", "a link to nothing"])
def test_nothing_that_lies_at_the_target_is_written_over(path: Path, tmp_path: Path, lies: str) -> None:
    fill(path, 1)
    target = tmp_path / "copy.db"
    if lies == "a file":
        target.write_text("mine")
    elif lies == "a folder":
        target.mkdir()
    else:
        target.symlink_to(tmp_path / "nowhere")
    with pytest.raises(RecordError, match="something lies here already"):
        _copy(path, target)
    assert not (tmp_path / "nowhere").exists()
    assert sorted(one.name for one in tmp_path.glob("*copy.db*")) == ["copy.db"]
