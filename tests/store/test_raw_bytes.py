"""The bytes that a report was read from are kept by their SHA-256 before its row is, for their owner alone."""

from __future__ import annotations

import gzip
import hashlib
import os
import signal
import sqlite3
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from making_records import a_read_report, a_report, claims_of

from onrecord.errors import Erased, RecordError
from onrecord.ingest import ingest
from onrecord.read import ReadOptions, read
from onrecord.records import Report
from onrecord.store import open_record
from onrecord.store.raw import RawFiles

PAGE = (
    "<html><body><article><p>Nine people were hurt at the mill, the mayor said.</p></article></body></html>"
)


def _files(path: Path) -> list[Path]:
    return sorted(path.with_name(path.name + ".raw").glob("??/*"))


def _modes(folder: Path) -> dict[str, str]:
    return {str(one.relative_to(folder)): oct(stat.S_IMODE(one.stat().st_mode)) for one in folder.rglob("*")}


@pytest.mark.parametrize(
    ("name", "data", "kept"),
    [
        ("a.txt", b"\xef\xbb\xbfNine were hurt.\r\n", [b"\xef\xbb\xbfNine were hurt.\r\n"]),
        ("a.html", PAGE.encode("utf-16"), [PAGE.encode("utf-16")]),
        (
            "a.jsonl",
            b'{"text": "Nine were hurt."}\n\n{"text": "Ten were hurt."}',
            [b'{"text": "Nine were hurt."}\n', b'{"text": "Ten were hurt."}'],
        ),
        ("a.csv", b'text\r\n"Nine\r\nwere hurt."\r\nTen.\r\n', [b'"Nine\r\nwere hurt."\r\n', b"Ten.\r\n"]),
    ],
)
def test_what_is_kept_of_each_format_is_the_file_or_the_entry_byte_for_byte(
    path: Path, name: str, data: bytes, kept: list[bytes]
) -> None:
    (path.parent / name).write_bytes(data)
    with open_record(path, create=True) as record:
        ingest(read([str(path.parent / name)], ReadOptions()), record, lambda _: [], "v1")
        held = [stored.report for stored in record.reports()]
        assert [record.raw(report.id) for report in held] == kept
        assert [report.raw_sha256 for report in held] == [hashlib.sha256(raw).hexdigest() for raw in kept]
        assert [report.raw for report in held] == [None] * len(kept)


def test_the_same_bytes_are_kept_once_under_their_name(path: Path) -> None:
    one = a_read_report(1)
    with open_record(path, create=True) as record:
        record.add(one, claims_of(one), "v1")
        record.add(one, claims_of(one), "v2")
        other = replace(one, id="other")
        record.add(other, claims_of(other), "v1")
    [file] = _files(path)
    assert file.parent.name + file.name == f"{one.raw_sha256}.gz"
    assert gzip.decompress(file.read_bytes()) == one.raw


def test_all_of_it_is_for_its_owner_alone(path: Path) -> None:
    old = os.umask(0)
    try:
        with open_record(path, create=True) as record:
            record.add(a_read_report(1), [], "v1")
            modes = _modes(path.parent)
    finally:
        os.umask(old)
    digest = a_read_report(1).raw_sha256
    assert modes == {
        "onrecord.db": "0o600",
        "onrecord.db-wal": "0o600",
        "onrecord.db-shm": "0o600",
        "onrecord.db.raw": "0o700",
        "onrecord.db.raw/half": "0o700",
        f"onrecord.db.raw/{digest[:2]}": "0o700",
        f"onrecord.db.raw/{digest[:2]}/{digest[2:]}.gz": "0o600",
    }


def test_a_report_that_came_without_bytes_has_none(path: Path) -> None:
    with open_record(path, create=True) as record:
        record.add(a_report(1), [], "v1")
        assert record.raw("report-1") is None
    assert not path.with_name("onrecord.db.raw").exists()


def test_bytes_of_another_digest_are_a_fault_of_the_caller(path: Path) -> None:
    with open_record(path, create=True) as record:
        with pytest.raises(ValueError, match="another digest"):
            record.add(replace(a_read_report(1), raw=b"other"), [], "v1")
        assert record.counts().reports == 0


def test_a_known_text_in_other_bytes_keeps_those_it_was_added_with(path: Path) -> None:
    first, again = (
        a_read_report(1),
        replace(a_read_report(1), raw=b"x", raw_sha256=hashlib.sha256(b"x").hexdigest()),
    )
    with open_record(path, create=True) as record:
        record.add(first, claims_of(first), "v1")
        record.add(again, claims_of(first), "v2")
        assert record.raw(first.id) == first.raw
    assert len(_files(path)) == 1


def test_a_report_of_an_earlier_version_gets_its_bytes_when_it_is_added_again(path: Path) -> None:
    with open_record(path, create=True) as record:
        report = a_read_report(1)
        record.add(replace(report, raw=None), claims_of(report), "v1")
        assert record.raw(report.id) is None
        assert ingest([report], record, claims_of, "v1").same == 1
        assert record.raw(report.id) == report.raw


def _other_bytes(file: Path) -> None:
    file.write_bytes(gzip.compress(b"another text"))


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-4])


def _flipped(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(bytes(data))


@pytest.mark.parametrize("damage", [_other_bytes, _cut, _flipped])
def test_damaged_bytes_are_never_given_out(path: Path, damage: Callable[[Path], None]) -> None:
    with open_record(path, create=True) as record:
        record.add(a_read_report(1), [], "v1")
        damage(_files(path)[0])
        with pytest.raises(RecordError, match="not those that were kept") as error:
            record.raw("report-1")
    assert "bridge" not in str(error.value)


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_a_full_disk_stores_neither_bytes_nor_row(
    path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    class Full:
        def __init__(self, number: int, _mode: str) -> None:
            self.number = number

        def __enter__(self) -> Full:
            return self

        def __exit__(self, *_: object) -> None:
            os.close(self.number)

        write = full

    with open_record(path, create=True) as record:
        with monkeypatch.context() as disk:
            disk.setattr(os, "fdopen" if call == "write" else call, Full if call == "write" else full)
            with pytest.raises(RecordError, match="raw bytes of a report cannot be kept") as error:
                record.add(a_read_report(1), [], "v1")
        assert "No space left" in error.value.found
        assert record.counts().reports == 0
        assert [one for one in path.with_name("onrecord.db.raw").rglob("*") if one.is_file()] == []
        assert record.add(a_read_report(1), [], "v1").outcome == "new"


def test_a_place_where_no_folder_can_be_made_stores_nothing(path: Path) -> None:
    with open_record(path, create=True) as record:
        path.with_name("onrecord.db.raw").write_text("in the way")
        with pytest.raises(RecordError, match="raw bytes of a report cannot be kept"):
            record.add(a_read_report(1), [], "v1")
        assert record.counts().reports == 0


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "ab", "A" * 64, "g" * 64, "0" * 63 + "\n"])
def test_what_is_no_digest_names_no_file(tmp_path: Path, digest: str) -> None:
    files = RawFiles(tmp_path / "raw")
    assert not files.holds(digest)
    assert files.get(digest) is None
    with pytest.raises(ValueError):
        files.keep(b"bytes", digest)
    assert list(tmp_path.iterdir()) == []


def test_a_kill_at_any_step_leaves_no_row_without_its_bytes(tmp_path: Path) -> None:
    """A child kills itself before its nth file operation, for every n; then the run is called again."""
    steps = 0
    for step in range(1, 100):
        path = tmp_path / f"{step}.db"
        if not _killed_before(step, path):
            break
        steps += 1
        _every_row_has_its_bytes(path)
        with open_record(path, create=True) as record:
            ingest([a_read_report(n) for n in range(3)], record, claims_of, "v1")
        assert _every_row_has_its_bytes(path) == len(_files(path)) == 3
    assert steps >= 12


def _every_row_has_its_bytes(path: Path) -> int:
    with open_record(path, create=True) as record:
        held = [stored.report for stored in record.reports()]
        assert [record.raw(one.id) for one in held] == [a_read_report(n).raw for n in range(len(held))]
        return len(held)


def _killed_before(step: int, path: Path) -> bool:
    child = os.fork()
    if not child:
        try:
            _die_before(step)
            with open_record(path, create=True) as record:
                ingest([a_read_report(n) for n in range(3)], record, claims_of, "v1")
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _die_before(step: int) -> None:
    left = [step]

    def counted(name: str) -> None:
        real = getattr(os, name)

        def call(*args: object, **named: object) -> object:
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*args, **named)

        setattr(os, name, call)

    for name in ("fsync", "replace", "fdopen"):
        counted(name)


def test_what_a_kill_left_half_goes_away_after_an_hour(path: Path) -> None:
    half = path.with_name("onrecord.db.raw") / "half"
    half.mkdir(parents=True)
    for name, age in (("old", 2 * 3600), ("young", 60)):
        (half / name).write_bytes(b"half")
        os.utime(half / name, (os.path.getmtime(half / name) - age,) * 2)
    with open_record(path, create=True) as record:
        record.add(a_read_report(1), [], "v1")
    assert [one.name for one in half.iterdir()] == ["young"]


def test_the_reports_of_an_older_record_are_known_to_have_come_without_bytes(path: Path) -> None:
    with open_record(path, create=True) as record:
        for number in (1, 2):
            record.add(a_report(number), [], "v1")
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 2")
    db.close()
    with open_record(path) as record:
        record.add(a_read_report(3), [], "v1")
    assert RawFiles(path.with_name("onrecord.db.raw")).earlier() == 2


def test_the_bytes_of_an_erased_report_go_with_it_unless_another_report_has_them(path: Path) -> None:
    one, two = a_read_report(1), a_read_report(2)
    with open_record(path, create=True) as record:
        for report in (one, two, replace(one, id="other")):
            record.add(report, claims_of(report), "v1")
        record.erase("report-2", "asked for")
        record.erase("report-1", "asked for")
        assert len(_files(path)) == 1
        assert record.raw("other") == one.raw
        record.erase("other", "asked for")
        assert _files(path) == []
        with pytest.raises(Erased):
            record.add(one, claims_of(one), "v1")
    assert _files(path) == []


def test_raw_bytes_are_in_no_output_of_a_report() -> None:
    report = a_read_report(1)
    assert "raw=" not in repr(report)
    assert report == Report(
        **{name: getattr(a_report(1), name) for name in _fields()} | {"raw_sha256": report.raw_sha256}
    )


def _fields() -> list[str]:
    return [name for name in Report.__dataclass_fields__ if name != "raw"]
