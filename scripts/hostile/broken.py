"""Of every kind: an empty file, noise, one that was cut off at three places, one under a wrong name; and links and pipes."""

from __future__ import annotations

import json
from collections.abc import Iterator

from hostile import archives
from hostile.books_and_tables import ROWS, epub, xlsx
from hostile.building import PAGE, SAID, Fifo, File, Link, Marks, noise, zip_parts
from hostile.documents import docx, odt, paragraph
from hostile.mails import _HEAD, _PLAIN, mixed
from hostile.pdfs import one_page, words

_CUTS = (20, 60, 97)
"""Percent of a file that is left."""


def valid() -> dict[str, bytes]:
    """A whole, honest file of every kind."""
    said = SAID.encode()
    saved = f'From: <Saved>\r\nSubject: Market\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: https://news.example/a\r\n\r\n{PAGE}\r\n--b--\r\n'
    return {
        "txt": said,
        "html": PAGE.encode(),
        "mhtml": saved.encode(),
        "pdf": one_page(words()),
        "docx": zip_parts(docx(paragraph() * 3)),
        "odt": zip_parts(odt(f"<text:p>{SAID}</text:p>" * 3)),
        "rtf": rf"{{\rtf1\ansi {SAID}\par {SAID}}}".encode(),
        "eml": (_HEAD + mixed(_PLAIN, _PLAIN)).encode(),
        "epub": zip_parts(epub()),
        "xlsx": zip_parts(xlsx(ROWS)),
        "jsonl": b"".join(json.dumps({"text": f"{SAID} ({n})"}).encode() + b"\n" for n in range(4)),
        "json": json.dumps([{"text": f"{SAID} ({n})"} for n in range(4)]).encode(),
        "csv": b"text,title\n" + f'"{SAID}",Market\n'.encode() * 3,
        **dict(archives.valid()),
    }  # fmt: skip


def files(marks: Marks) -> Iterator[tuple[str, File]]:
    whole = valid()
    for kind, data in whole.items():
        name = kind.replace(".", "-")
        yield f"empty-{name}.{kind}", b""
        yield f"noise-{name}.{kind}", noise(5_000, kind)
        for percent in _CUTS:
            yield f"cut-{percent}-{name}.{kind}", data[: len(data) * percent // 100]
    for said, real in (
        ("pdf", "docx"), ("pdf", "html"), ("docx", "pdf"), ("docx", "zip"), ("xlsx", "docx"), ("epub", "xlsx"), ("odt", "epub"),
        ("html", "zip"), ("html", "pdf"), ("txt", "pdf"), ("zip", "html"), ("zip", "docx"), ("tar", "zip"), ("tar.gz", "tar"),
        ("warc", "html"), ("warc.gz", "warc"), ("wacz", "zip"), ("eml", "html"), ("rtf", "txt"), ("csv", "xlsx"), ("jsonl", "csv"), ("json", "html"),
    ):  # fmt: skip
        yield f"really-{real.replace('.', '-')}-not-{said.replace('.', '-')}.{said}", whole[real]
    yield "links/to-folder", Link("/")
    yield "links/to-secret.txt", Link(str(marks.secret))
    yield "links/to-itself.txt", Link("to-itself.txt")
    yield "links/to-zero.txt", Link("/dev/zero")
    yield "links/to-nothing.html", Link("nothing-there.html")
    yield "pipe.txt", Fifo()
