"""Addresses of object storage → the inputs behind them, in order, or a Failure for each that leads nowhere.

Comes in: an address that a person gave, such as s3://bucket/prefix; none is taken from a file that is read. Goes out: inputs that the readers
of their kinds stream, with the limits of files (inputs.py). Storage is reached by fsspec, and by the library of each kind of storage,
which are not parts of onrecord's own list.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, BinaryIO, cast

from onrecord import settings
from onrecord.errors import ReadError
from onrecord.read import READERS, read_inputs
from onrecord.read.entry import ReadOptions
from onrecord.read.inputs import Input, failure, stem_of, suffix_of, unknown_kind
from onrecord.records import Failure, Report

LIBRARIES: dict[str, str] = {"s3": "s3fs", "gs": "gcsfs", "az": "adlfs", "abfs": "adlfs"}
"""Kind of storage → the package that speaks to it."""
_ACCEPTED = "s3://BUCKET/PREFIX, gs://…, az://… or abfs://…, of an object or of all that begin so"


def is_object_address(path: str) -> bool:
    return path.partition("://")[0].lower() in LIBRARIES and "://" in path


def read_objects(address: str, options: ReadOptions) -> Iterator[Report | Failure]:
    return read_inputs(find_objects(address, READERS), options)


def find_objects(address: str, suffixes: Collection[str]) -> Iterator[Input | Failure]:
    """Every object below the address, in the order of their names; without hidden ones and those of other kinds, as in a folder."""
    try:
        storage, path = _opened(address)
        yield from _below(storage, path, suffixes)
    except ReadError as error:
        yield failure(address, error)
    except Exception as error:  # each library has its own
        yield failure(address, _unreachable(error))


def _opened(address: str) -> tuple[Any, str]:
    if settings.fetch_is_off(os.environ):
        raise _refused("is not read: an administrator has turned fetching off (ONRECORD_FETCH)")
    if not re.fullmatch(r"\w+://[^@\s]+", address) or "::" in address:
        raise _refused("is no plain address of object storage")
    kind = address.partition("://")[0].lower()
    try:
        import fsspec

        storage, path = fsspec.core.url_to_fs(address)
    except ImportError:
        raise ReadError(
            "no-library", "", f"cannot be reached without the package {LIBRARIES[kind]}", _ACCEPTED,
            f"Install it beside onrecord: pip install 'onrecord[cluster]' {LIBRARIES[kind]}. Or mount the storage as a folder, and name that.",
        ) from None  # fmt: skip
    return storage, str(path)


def _below(storage: Any, path: str, suffixes: Collection[str]) -> Iterator[Input | Failure]:
    told: Mapping[str, Any] = storage.info(path)
    if told["type"] == "file":
        yield _input(storage, path, told, suffixes)
        return
    found = False
    for inside, about in sorted(storage.find(path, detail=True).items()):
        hidden = any(part.startswith(".") for part in inside.removeprefix(path).split("/"))
        if hidden or suffix_of(inside, suffixes) not in suffixes:
            continue
        found = True
        yield _input(storage, inside, about, suffixes)
    if not found:
        raise ReadError(
            "empty-folder", "", "holds no readable objects", f"objects ending in {', '.join(sorted(suffixes))}",
            "Name another prefix, or the objects themselves.",
        )  # fmt: skip


def _input(storage: Any, path: str, told: Mapping[str, Any], suffixes: Collection[str]) -> Input | Failure:
    name = str(storage.unstrip_protocol(path))
    suffix = suffix_of(path, suffixes)
    if suffix not in suffixes:
        return failure(name, unknown_kind(suffix, suffixes))
    return Input(name, stem_of(path, suffix), suffix, lambda: _streamed(storage, path), told.get("size"))


def _streamed(storage: Any, path: str) -> BinaryIO:
    try:
        opened = storage.open(path, "rb")
    except Exception as error:
        raise _broken(error) from error
    return cast(BinaryIO, io.BufferedReader(_Object(opened), 256 * 1024))


class _Object(io.RawIOBase):
    """An object's bytes. However its library fails on the way, it fails as a file does, and costs itself alone."""

    def __init__(self, opened: Any) -> None:
        self._opened = opened

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data: bytes = self._opened.read(len(buffer))
        except Exception as error:
            raise _broken(error) from error
        buffer[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return int(self._opened.seek(offset, whence))

    def tell(self) -> int:
        return int(self._opened.tell())

    def close(self) -> None:
        if not self.closed:
            self._opened.close()
        super().close()


def _broken(error: Exception) -> OSError:
    return OSError(None, f"the storage answered with {type(error).__name__}")


def _unreachable(error: Exception) -> ReadError:
    if isinstance(error, FileNotFoundError):
        return ReadError("no-such-path", "", "does not exist", _ACCEPTED, "Check the bucket and the prefix.")
    return ReadError(
        "unreachable", "", f"cannot be listed ({type(error).__name__})", _ACCEPTED,
        "Check the credentials (for s3: AWS_ACCESS_KEY_ID and the like, or ~/.aws) and the line to the storage.",
    )  # fmt: skip


def _refused(found: str) -> ReadError:
    return ReadError(
        "no-address", "", found, _ACCEPTED, "Copy the objects into a folder, or mount the storage as one, and name that.",
    )  # fmt: skip
