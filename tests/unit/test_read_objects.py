"""Object storage as input: what a folder gives, an address of storage gives; what fails is a failure of its own object."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onrecord.cli.inputs import items
from onrecord.read import ReadOptions, objects, read
from onrecord.records import Failure, Report

fsspec = pytest.importorskip("fsspec", reason="the extra [cluster] is not installed")
from fsspec.implementations.memory import MemoryFileSystem  # noqa: E402

STORY = "Four people died when a shell hit the mill at Tell Aswad, a nurse said."
CORPUS = '{"report": "n1", "text": "Two died at the ford."}\n{"report": "n2"}\n'


def archive() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        made.writestr("inner.txt", "Nine people were hurt at the depot, a medic said.")
    return held.getvalue()


HELD = {
    "b.txt": STORY.encode(), "sub/a.html": f"<html><body><p>{STORY * 4}</p></body></html>".encode(),
    "corpus.jsonl": CORPUS.encode(), "pack.zip": archive(), ".hidden/c.txt": b"Not to be read.", "picture.bmp": b"BM",
}  # fmt: skip


@pytest.fixture
def storage(monkeypatch: pytest.MonkeyPatch) -> Iterator[MemoryFileSystem]:
    monkeypatch.setitem(objects.LIBRARIES, "memory", "fsspec")
    held = fsspec.filesystem("memory")
    for name, data in HELD.items():
        held.pipe_file(f"/bucket/prefix/{name}", data)
    yield held
    held.store.clear()


def given(*paths: str) -> list[Report | Failure]:
    return list(items(paths, None, None))


def placed(found: Report | Failure, folder: str) -> Report | Failure:
    """The same as if it lay nowhere."""
    return replace(found, source=found.source.replace(folder, "", 1))


def test_a_prefix_gives_what_a_folder_gives(storage: MemoryFileSystem, tmp_path: Path) -> None:
    for name, data in HELD.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    lies = [placed(one, f"{tmp_path}/") for one in read([str(tmp_path)], ReadOptions())]
    stored = [placed(one, "memory:///bucket/prefix/") for one in given("memory://bucket/prefix/")]
    assert sorted(map(repr, stored)) == sorted(map(repr, lies))
    assert {one.id for one in stored if isinstance(one, Report)} == {"b", "a", "n1", "inner"}
    assert [one.where for one in stored if isinstance(one, Failure)] == ["line 2"]


def test_one_object_is_read_by_its_kind(storage: MemoryFileSystem) -> None:
    [report] = given("memory://bucket/prefix/b.txt")
    assert isinstance(report, Report)
    assert (report.text.strip(), report.source, report.raw) == (
        STORY, "memory:///bucket/prefix/b.txt", STORY.encode(),
    )  # fmt: skip
    [failure] = given("memory://bucket/prefix/picture.bmp")
    assert isinstance(failure, Failure)
    assert failure.code == "unknown-kind"


@pytest.mark.parametrize(
    ("address", "code", "found"),
    [
        ("memory://bucket/nothing", "no-such-path", "does not exist"),
        ("memory://bucket/prefix/.hidden", "empty-folder", "no readable objects"),
        ("memory://key:secret@bucket/prefix", "no-address", "no plain address"),
        ("memory://bucket/prefix::file:///etc", "no-address", "no plain address"),
    ],
)
def test_an_address_that_leads_nowhere_is_a_failure(
    storage: MemoryFileSystem, address: str, code: str, found: str
) -> None:
    storage.pipe_file("/bucket/prefix/.hidden/.c.txt", b"")
    storage.rm("/bucket/prefix/.hidden/c.txt")
    [failure] = given(address)
    assert isinstance(failure, Failure)
    assert (failure.source, failure.code) == (address, code)
    assert found in failure.found


class _Cut:
    """An object whose line breaks after some bytes."""

    def __init__(self, data: bytes) -> None:
        self._data, self._read = io.BytesIO(data), 0

    def read(self, size: int) -> bytes:
        self._read += 1
        if self._read > 1:
            raise RuntimeError("Four people died")
        return self._data.read(20)

    def close(self) -> None:
        self._data.close()


def test_an_object_that_breaks_on_the_way_costs_itself_alone(
    storage: MemoryFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = MemoryFileSystem.open

    def opened(self: MemoryFileSystem, path: str, *words: Any, **more: Any) -> Any:
        if path.endswith("b.txt"):
            return _Cut(STORY.encode())
        if path.endswith("pack.zip"):
            raise RuntimeError("gone")
        return usual(self, path, *words, **more)

    monkeypatch.setattr(MemoryFileSystem, "open", opened)
    found = given("memory://bucket/prefix")
    failures = {one.source: one for one in found if isinstance(one, Failure)}
    for name in ("b.txt", "pack.zip"):
        failure = failures[f"memory:///bucket/prefix/{name}"]
        assert failure.code == "unreadable"
        assert "the storage answered with RuntimeError" in failure.found
    assert {one.id for one in found if isinstance(one, Report)} == {"a", "n1"}
    assert "Four" not in repr(failures)


def test_storage_that_cannot_be_listed_is_told_by_the_sort_of_its_error(
    storage: MemoryFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: Any, **__: Any) -> Any:
        raise PermissionError("secret words")

    monkeypatch.setattr(MemoryFileSystem, "find", refused)
    [failure] = given("memory://bucket/prefix")
    assert isinstance(failure, Failure)
    assert failure.code == "unreachable"
    assert "PermissionError" in failure.found
    assert "secret" not in repr(failure)


def test_a_library_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(address: str) -> Any:
        raise ImportError("Install s3fs to access S3")

    monkeypatch.setattr(fsspec.core, "url_to_fs", missing)
    [failure] = given("s3://bucket/prefix")
    assert isinstance(failure, Failure)
    assert failure.code == "no-library"
    assert "without the package s3fs" in failure.found
    assert "onrecord[cluster]" in failure.next


def test_where_fetching_is_off_storage_is_not_asked(
    storage: MemoryFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_FETCH", "off")
    [failure] = given("memory://bucket/prefix")
    assert isinstance(failure, Failure)
    assert "ONRECORD_FETCH" in failure.found


def test_other_addresses_stay_what_they_were(tmp_path: Path) -> None:
    assert not objects.is_object_address("memory://bucket/x")
    assert not objects.is_object_address("s3")
    assert not objects.is_object_address("https://example.org/x")
    assert objects.is_object_address("S3://bucket/x")
