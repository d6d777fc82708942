"""Paths as given → the inputs behind them, in order, or a Failure for each that leads nowhere.

A folder is walked in sorted order without its hidden files; `-` is standard input. Nothing is opened here
but standard input, whose format is told by its first bytes; the readers open the rest.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import ReadError
from onrecord.read.lines import peeked
from onrecord.records import Failure

TEXT_LIMIT = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read: `name` is the path as given, `stem` its name without the suffix, `size` in bytes."""

    name: str
    stem: str
    suffix: str
    open: Callable[[], BinaryIO]
    size: int | None = None

    def whole(self) -> bytes:
        """All bytes of a file that holds one report; refused unread where it is too large."""
        if self.size is not None and self.size > TEXT_LIMIT:
            raise _too_large(f"is {self.size / 1024 / 1024:.0f} MB large")
        with self.open() as stream:
            data = stream.read(TEXT_LIMIT + 1)
        if len(data) > TEXT_LIMIT:
            raise _too_large("is too large")
        return data


def failure(source: str, error: ReadError) -> Failure:
    return Failure(source, error.where or None, error.code, error.found, error.accepted, error.next)


def find_inputs(
    paths: Sequence[str], suffixes: Collection[str], stdin: BinaryIO | None
) -> Iterator[Input | Failure]:
    for path in paths:
        if path == "-":
            yield _standard_input(stdin if stdin is not None else sys.stdin.buffer)
        else:
            yield from _below(path, suffixes)


def _below(path: str, suffixes: Collection[str]) -> Iterator[Input | Failure]:
    shown = os.fsencode(path).decode("utf-8", "replace")
    try:
        if os.path.isdir(path):
            os.listdir(path)  # raises where the folder may not be entered
            yield from _folder(path, suffixes)
        else:
            yield _file(path, suffixes)
    except ReadError as error:
        yield failure(shown, error)
    except (OSError, ValueError) as error:
        yield failure(shown, cannot_open(error))


def _folder(path: str, suffixes: Collection[str]) -> Iterator[Input | Failure]:
    found, problems = False, list[OSError]()
    for folder, folders, files in os.walk(path, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.startswith(".") or suffix_of(name, suffixes) not in suffixes:
                continue
            found = True
            inside = os.path.join(folder, name)
            if os.path.islink(inside) and _leads_out(inside, path):
                yield failure(os.fsencode(inside).decode("utf-8", "replace"), _link())
            else:
                yield from _below(inside, suffixes)
    for problem in problems:
        yield failure(os.fsencode(problem.filename or path).decode("utf-8", "replace"), cannot_open(problem))
    if not found and not problems:
        raise ReadError(
            "empty-folder",
            "",
            "is a folder without readable files",
            _kinds(suffixes),
            "Name another folder, or the files themselves.",
        )


def _file(path: str, suffixes: Collection[str]) -> Input:
    size = os.stat(path).st_size
    if not os.path.isfile(path):
        raise ReadError(
            "not-a-file",
            "",
            "is neither a file nor a folder",
            _kinds(suffixes),
            "To read from a pipe, give - as the path.",
        )
    name = os.fsencode(path).decode("utf-8", "replace")
    suffix = _suffix(name, suffixes)
    return Input(name, stem_of(name, suffix), suffix, lambda: open(path, "rb"), size)


def sent_input(source: str, name: str, raw: bytes, suffixes: Collection[str]) -> Input:
    """A file that was sent and lies nowhere: its bytes are the input."""
    suffix = _suffix(name, suffixes)
    return Input(source, stem_of(name, suffix), suffix, lambda: BytesIO(raw), len(raw))


def suffix_of(name: str, suffixes: Collection[str]) -> str:
    """'.tar.gz' where that is a kind of its own, else what follows the last dot; in lower case."""
    parts = [part.lower() for part in Path(name.replace("\0", "")).suffixes]
    both = "".join(parts[-2:])
    return both if both in suffixes else "".join(parts[-1:])


def stem_of(name: str, suffix: str) -> str:
    return Path(name).name[: -len(suffix)] if suffix else Path(name).name


def _suffix(name: str, suffixes: Collection[str]) -> str:
    suffix = suffix_of(name, suffixes)
    if suffix not in suffixes:
        raise unknown_kind(suffix, suffixes)
    return suffix


def unknown_kind(suffix: str, suffixes: Collection[str]) -> ReadError:
    return ReadError(
        "unknown-kind",
        "",
        f"is of a kind that is not read ({suffix[:60] or 'no suffix'})",
        _kinds(suffixes),
        "Save it as one of these, or give it the suffix of what it holds.",
    )


def _leads_out(link: str, folder: str) -> bool:
    """Whether a link in a folder leads to something that is not in it: a folder from elsewhere may name any file of this machine."""
    whole = os.path.realpath(folder)
    return os.path.commonpath([whole, os.path.realpath(link)]) != whole


def _link() -> ReadError:
    return ReadError(
        "leads-out",
        "",
        "is a link that leads out of the folder, and is not followed",
        "files, and links to files in the same folder",
        "To read it, name the file that it leads to.",
    )


def _standard_input(stream: BinaryIO) -> Input:
    head, stream = peeked(stream)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if re.match(rb'\{\s*"', start):
        suffix = ".jsonl"
    elif re.match(rb"<!doctype\s+html|<html|<\?xml", start, re.IGNORECASE):
        suffix = ".html"
    else:
        suffix = ".txt"
    return Input("stdin", "stdin", suffix, lambda: stream)


def cannot_open(error: OSError | ValueError) -> ReadError:
    """What the operating system said, in words."""
    if isinstance(error, PermissionError):
        return ReadError(
            "no-permission",
            "",
            "may not be read (no permission)",
            "files and folders that you may read",
            "Change its permissions, or run as a user who may read it.",
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
        return ReadError(
            "no-such-path",
            "",
            "does not exist",
            "the path of a file or folder, or - for standard input",
            "Check the spelling and the folder that you are in.",
        )
    return ReadError(
        "unreadable",
        "",
        f"cannot be read ({error.strerror or type(error).__name__})",
        "files that this machine can open",
        "Check the disk or copy the file again.",
    )


def _kinds(suffixes: Collection[str]) -> str:
    return f"folders and files ending in {', '.join(sorted(suffixes))}"


def _too_large(found: str) -> ReadError:
    return ReadError(
        "too-large",
        "",
        found,
        f"one report of up to {TEXT_LIMIT // 1024 // 1024} MB",
        "Split it into one file per report, or make a .jsonl or .csv corpus of it.",
    )
