"""Writes hostile and broken files of every kind that is read into a folder, the same ones each time: what reading has to get over.

Usage: make_hostile.py FOLDER [--secret FILE] [--url URL]. Files that try to have something fetched name FILE and URL, so that
whoever reads them can see whether it was. tests/read/test_hostile_files.py reads all of them.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

from hostile import archives, books_and_tables, broken, documents, mails, pages, pdfs, texts
from hostile.building import Fifo, File, Link, Marks

ROOMS = (texts, pages, pdfs, documents, books_and_tables, mails, archives, broken)


def files(marks: Marks) -> Iterator[tuple[str, File]]:
    """Name → bytes, or a link or pipe to make."""
    for room in ROOMS:
        yield from room.files(marks)


def write(folder: Path, marks: Marks) -> list[Path]:
    written: list[Path] = []
    folder.mkdir(parents=True, exist_ok=True)
    for name, what in files(marks):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        if path in written:
            raise ValueError(f"two files are called {name}")
        if isinstance(what, Link):
            path.symlink_to(what.target)
        elif isinstance(what, Fifo):
            os.mkfifo(path)
        else:
            path.write_bytes(what)
        written.append(path)
    return written


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--secret", type=Path, default=Path("/etc/passwd"))
    parser.add_argument("--url", default="http://127.0.0.1:9/")
    given = parser.parse_args()
    written = write(given.folder, Marks(given.secret.absolute(), given.url))
    size = sum(path.lstat().st_size for path in written)
    print(f"{len(written)} files, {size / 1024 / 1024:.1f} MB")  # noqa: T201


if __name__ == "__main__":
    main()
