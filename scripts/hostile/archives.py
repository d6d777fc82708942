"""Archives: bombs, overlaps, paths that lead out, links and devices, sums that are wrong, records that lie about their length."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zlib
from collections.abc import Iterator

from hostile.building import (
    PAGE,
    SAID,
    File,
    Marks,
    Member,
    bomb,
    noise,
    packed,
    resummed,
    tar_member,
    tar_of,
    zip_of,
)

_SAID = SAID.encode()
_HTML = PAGE.encode()


def files(marks: Marks) -> Iterator[tuple[str, File]]:
    yield from _zip_bombs()
    yield from _zip_names(marks)
    yield from _zip_lies()
    yield from _tars(marks)
    yield from _tar_lies()
    yield from _packed_tars()
    yield from _records(marks)
    yield from _packed_records(marks)


def _zip_bombs() -> Iterator[tuple[str, File]]:
    inner = zip_of([bomb(f"{n}.jsonl", 40 << 20) for n in range(4)])
    for depth in range(1, 6):
        yield f"nested-{depth}.zip", inner
        inner = zip_of([packed(f"{n}.zip", inner) for n in range(4)])
    yield "ratio-lines.zip", zip_of([bomb("a.jsonl", 120 << 20), packed("b.txt", _SAID)])
    yield "ratio-page.zip", zip_of([bomb("a.html", 120 << 20), packed("b.txt", _SAID)])
    yield "ratio-many.zip", zip_of([*(bomb(f"{n}.txt", 40 << 20) for n in range(12)), packed("z.txt", _SAID)])
    first = bomb("0.txt", 40 << 20)
    yield (
        "overlapping.zip",
        zip_of([first, *(Member(b"0.txt", first.data, 8, first.crc, first.size, at=0) for _ in range(800))]),
    )
    yield "five-thousand.zip", zip_of(Member(b"%d.txt" % n, b"") for n in range(5_000))
    yield "bzip-bomb.zip", zip_of([Member(b"a.jsonl", bz2.compress(b"\0" * (120 << 20)), 12, 0, 120 << 20)])
    yield (
        "pages-that-hang.zip",
        zip_of([packed("a.html", b"<b>" * 200_000 + _SAID), packed("b.html", _HTML), packed("c.txt", _SAID)]),
    )


def _zip_names(marks: Marks) -> Iterator[tuple[str, File]]:
    names = (
        "../../evil.txt",
        "/etc/cron.d/evil.txt",
        "..\\..\\evil.txt",
        "C:\\evil.txt",
        "a/../../evil.html",
        "CON.txt",
        "a/NUL",
        "\\\\host\\share\\x.txt",
    )
    yield "paths.zip", zip_of([*(packed(name, _SAID) for name in names), packed("good.txt", _SAID)])
    yield "path-alone.zip", zip_of([packed("../../../../../../../tmp/evil.txt", _SAID)])
    yield "link.zip", zip_of([packed("passwd.txt", str(marks.secret).encode(), mode=0o120777)])
    yield (
        "strange-names.zip",
        zip_of(
            [
                packed("a\x1b[31m\r\n\u202etxt.exe.txt", _SAID),
                Member(b"\xff\xfe\x80.txt", _SAID),
                packed("x" * 10_000 + ".txt", _SAID),
                packed(" .txt", _SAID),
                Member(b".txt", _SAID),
                Member(b"", _SAID),
            ]
        ),
    )
    yield (
        "same-names.zip",
        zip_of(
            [
                packed("a.txt", _SAID),
                packed("a.txt", b"Four people died."),
                packed("A.txt", b"Five people died."),
                packed("b/a.txt", b"Six people died."),
            ]
        ),
    )
    yield (
        "nothing-to-read.zip",
        zip_of(
            [
                packed("__MACOSX/._a.txt", b"x"),
                packed(".hidden.txt", b"x"),
                packed("a.png", b"x"),
                packed("folder/", b""),
            ]
        ),
    )
    yield (
        "unknown-kinds.zip",
        zip_of([packed("a.exe", b"MZ"), packed("b.mp4", b"x"), packed("c", b"x"), packed("d.doc", b"x")]),
    )


def _zip_lies() -> Iterator[tuple[str, File]]:
    good = packed("a.txt", _SAID)
    yield (
        "encrypted.zip",
        zip_of([Member(b"a.txt", noise(90, "zip"), 8, 1, 99, flags=1), packed("b.txt", _SAID)]),
    )
    yield "wrong-sum.zip", zip_of([Member(good.name, good.data, 8, 12345, good.size), packed("b.txt", _SAID)])
    yield (
        "smaller-than-said.zip",
        zip_of([Member(good.name, good.data, 8, good.crc, 0xFFFFFFF0), packed("b.txt", _SAID)]),
    )
    yield (
        "larger-than-said.zip",
        zip_of([Member(good.name, good.data, 8, good.crc, 3), packed("b.txt", _SAID)]),
    )
    yield (
        "noise-inside.zip",
        zip_of([Member(b"a.html", noise(500, "deflate"), 8, 1, 5000), packed("b.txt", _SAID)]),
    )
    yield "unknown-method.zip", zip_of([Member(b"a.txt", noise(50, "m"), 99, 1, 50), packed("b.txt", _SAID)])
    whole = zip_of([good, packed("b.txt", b"Two died.")])
    yield "header-gone.zip", b"XX" + whole[2:]
    yield (
        "offset-off-the-end.zip",
        zip_of([Member(good.name, good.data, 8, good.crc, good.size, at=0x7FFFFFF0), packed("b.txt", _SAID)]),
    )
    yield "prefixed.zip", b"#!/bin/sh\nid\n" + whole
    yield "comment-that-lies.zip", whole[:-2] + b"\xff\xff"
    yield "directory-of-gigabytes.zip", whole[:-10] + b"\xff\xff\xff\x7f" + whole[-6:]
    yield "empty-directory.zip", b"PK\x05\x06" + b"\0" * 18


def _tars(marks: Marks) -> Iterator[tuple[str, File]]:
    good = tar_member("good.txt", _SAID)
    yield (
        "paths.tar",
        tar_of(
            [
                *(
                    tar_member(name, _SAID)
                    for name in ("../../evil.txt", "/etc/cron.d/evil.txt", "a/../../evil.html")
                ),
                good,
            ]
        ),
    )
    yield "link.tar", tar_of([tar_member("a.txt", type=tarfile.SYMTYPE, linkname=str(marks.secret)), good])
    yield (
        "hard-link.tar",
        tar_of([tar_member("a.txt", type=tarfile.LNKTYPE, linkname=str(marks.secret)), good]),
    )
    yield (
        "link-then-through.tar",
        tar_of([tar_member("d", type=tarfile.SYMTYPE, linkname="/var"), tar_member("d/evil.txt", _SAID)]),
    )
    yield (
        "devices.tar",
        tar_of(
            [
                tar_member("zero.txt", type=tarfile.CHRTYPE, devmajor=1, devminor=5),
                tar_member("sda.txt", type=tarfile.BLKTYPE),
                tar_member("p.txt", type=tarfile.FIFOTYPE),
                good,
            ]
        ),
    )
    yield (
        "same-names.tar",
        tar_of(
            [
                good,
                tar_member("good.txt", b"Four people died."),
                tar_member("b/good.txt", b"Five people died."),
            ]
        ),
    )
    yield "thousands.tar.xz", lzma.compress(tar_of(tar_member(f"{n}.txt", b"") for n in range(3_000)))
    yield "nested.tar", tar_of([tar_member("a.tar", tar_of([tar_member("b.tar", tar_of([good]))])), good])


def _tar_lies() -> Iterator[tuple[str, File]]:
    whole = tar_of([tar_member("a.txt", _SAID), tar_member("b.txt", b"Two died.")])

    def changed(at: int, field: bytes) -> bytes:
        head = whole[:512]
        return resummed(head[:at] + field + head[at + len(field) :]) + whole[512:]

    yield "wrong-sum.tar", b"b" + whole[1:]
    yield "size-below-zero.tar", changed(124, b"\xff" * 12)
    yield "size-of-exabytes.tar", changed(124, b"\x80\0\0\0\x7f\xff\xff\xff\xff\xff\xff\xff")
    yield "size-no-number.tar", changed(124, b"zzzzzzzzzzz\0")
    yield (
        "long-name-of-exabytes.tar",
        resummed(changed(124, b"\x80\0\0\0\0\0\x7f\xff\xff\xff\xff\xff")[:156] + b"L" + whole[157:512])
        + whole[512:],
    )
    pax = tar_member("x", b"99999999 path=" + b"a" * 400, type=tarfile.XHDTYPE)
    yield "pax-length.tar", tar_of([pax, tar_member("a.txt", _SAID)])
    yield (
        "pax-zero.tar",
        tar_of([tar_member("x", b"0 path=a\n" * 40, type=tarfile.XHDTYPE), tar_member("a.txt", _SAID)]),
    )
    yield (
        "pax-size.tar",
        tar_of(
            [
                tar_member("x", b"29 size=99999999999999999999\n", type=tarfile.XHDTYPE),
                tar_member("a.txt", _SAID),
            ]
        ),
    )
    sparse = changed(156, b"S")
    yield (
        "sparse-of-exabytes.tar",
        resummed(
            sparse[:386]
            + b"00000000000\0"
            + b"00000000000\0"
            + b"\0" * 72
            + b"\0"
            + b"\x80\0\0\0\x7f\xff\xff\xff\xff\xff\xff\xff"
            + sparse[495:512]
        )
        + sparse[512:],
    )
    yield "no-end.tar", whole[: 512 * 4]
    yield "headers-alone.tar", b"".join(resummed(tar_of([tar_member("../x", b"")])[:512]) for _ in range(800))
    yield "zeros.tar", b"\0" * 100_000


def _zeros_in_tar(name: str = "a.jsonl") -> bytes:
    """The head of a tar that says 1 GB of text follows."""
    info, _ = tar_member(name)
    info.size = 1 << 30
    return info.tobuf(tarfile.GNU_FORMAT)


def _packed_tars() -> Iterator[tuple[str, File]]:
    nothing = b"\0" * (100 << 20)
    yield "zeros.tar.gz", gzip.compress(_zeros_in_tar() + nothing, mtime=0)
    yield "zeros.tar.bz2", bz2.compress(_zeros_in_tar() + nothing)
    yield "zeros.tar.xz", lzma.compress(_zeros_in_tar() + nothing, preset=0)
    yield "left-out.tar.bz2", bz2.compress(_zeros_in_tar("a.jpeg") + nothing)
    yield (
        "packed-twice.tgz",
        gzip.compress(gzip.compress(tar_of([tar_member("a.txt", _SAID)]), mtime=0), mtime=0),
    )
    yield "wrong-sum.tar.gz", gzip.compress(tar_of([tar_member("a.txt", _SAID)]), mtime=0)[:-8] + b"\0" * 8
    yield "dictionary-of-gigabytes.tar.xz", _claims_dictionary()


def _claims_dictionary() -> bytes:
    """An xz stream whose header asks for 4 GB of memory."""
    whole = bytearray(lzma.compress(_zeros_in_tar()))
    start = 12
    length = (whole[start] + 1) * 4
    block = whole[start : start + length - 4]
    place = block.index(b"\x21\x01") + 2
    block[place] = 40
    whole[start : start + length] = block + zlib.crc32(block).to_bytes(4, "little")
    return bytes(whole)


def record(kind: str, uri: str, content: bytes, length: int | str | None = None, more: str = "") -> bytes:
    size = len(content) if length is None else length
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2018-03-03T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n{more}Content-Length: {size}\r\n\r\n"
    return head.encode() + content + b"\r\n\r\n"


def answer(body: bytes, kind: str = "text/html", status: str = "200 OK", more: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body


def _records(marks: Marks) -> Iterator[tuple[str, File]]:
    uri, good = "https://news.example/a", record("response", "https://news.example/good", answer(_HTML))
    yield "length-of-exabytes.warc", record("response", uri, answer(_HTML), length=9223372036854775807) + good
    yield "length-below-zero.warc", record("response", uri, answer(_HTML), length=-5) + good
    yield "length-no-number.warc", record("response", uri, answer(_HTML), length="many") + good
    yield "length-too-short.warc", record("response", uri, answer(_HTML), length=120) + good
    yield "script-address.warc", record("response", "javascript:alert(1)", answer(_HTML)) + good
    yield "file-address.warc", record("response", marks.file_url, answer(_HTML)) + good
    yield (
        "path-address.warc",
        record("response", "https://news.example/../../../../etc/passwd", answer(_HTML)) + good,
    )
    yield (
        "redirects.warc",
        record("response", uri, answer(b"", status="301 Moved", more=f"Location: {marks.url}\r\n")) * 50
        + good,
    )
    yield (
        "endless-headers.warc",
        record("response", uri, answer(_HTML, more="X-A: b\r\n" * 10_000), more="X-B: c\r\n" * 10_000) + good,
    )
    yield (
        "chunks-that-lie.warc",
        record("response", uri, answer(b"FFFFFFFF\r\nabc", more="Transfer-Encoding: chunked\r\n")) + good,
    )
    yield (
        "chunks-below-zero.warc",
        record("response", uri, answer(b"-5\r\nabc\r\nzz\r\n", more="Transfer-Encoding: chunked\r\n")) + good,
    )
    yield "no-http.warc", record("response", uri, b"\xff\xfe not http") + good
    yield "no-type.warc", good.replace(b"WARC-Type: response\r\n", b"") + good
    yield "absurd-day.warc", good.replace(b"2018-03-03T10:00:00Z", b"99999-99-99")
    yield (
        "unknown-kinds.warc",
        record("response", uri, answer(b"x", kind="application/x-msdownload"))
        + record("response", uri, answer(b"x", kind="a" * 50_000))
        + good,
    )
    yield (
        "charset-that-is-none.warc",
        record("response", uri, answer(_HTML, kind="text/html; charset=zlib_codec")) + good,
    )
    yield "noise.warc", noise(30_000, "warc")


def _packed_records(marks: Marks) -> Iterator[tuple[str, File]]:
    uri = "https://news.example/a"
    good = record("response", "https://news.example/good", answer(_HTML))
    packed_zeros = gzip.compress(b"\0" * (100 << 20), mtime=0)
    yield (
        "body-of-zeros.warc",
        record("response", uri, answer(packed_zeros, more="Content-Encoding: gzip\r\n")) + good,
    )
    yield "not-gzip.warc", record("response", uri, answer(_HTML, more="Content-Encoding: gzip\r\n")) + good
    yield (
        "brotli.warc",
        record("response", uri, answer(noise(300, "br"), more="Content-Encoding: br\r\n")) + good,
    )
    yield "zeros.warc.gz", packed_zeros
    yield (
        "record-of-zeros.warc.gz",
        gzip.compress(record("response", uri, answer(b"\0" * (100 << 20), kind="video/mp4")), mtime=0),
    )
    yield "wrong-sum.warc.gz", gzip.compress(good, mtime=0)[:-8] + b"\0" * 8
    yield (
        "noise-between.warc.gz",
        gzip.compress(good, mtime=0) + noise(2_000, "between") + gzip.compress(good, mtime=0),
    )
    yield (
        "paths.wacz",
        zip_of(
            [
                packed("archive/../../evil.warc", good),
                packed("../archive/x.warc.gz", good),
                Member(b"archive/data.warc.gz", gzip.compress(good, mtime=0)),
            ]
        ),
    )
    yield "zeros.wacz", zip_of([bomb("archive/data.warc", 100 << 20)])
    yield "no-records.wacz", zip_of([packed("datapackage.json", b"{}"), packed("pages/pages.jsonl", b"{}")])


def valid() -> Iterator[tuple[str, bytes]]:
    """Whole archives, for broken.py to cut."""
    members = [tar_member("a.html", _HTML), tar_member("b.txt", _SAID)]
    tar = tar_of(members)
    yield "zip", zip_of([packed("a.html", _HTML), packed("b.txt", _SAID)])
    yield "tar", tar
    yield "tar.gz", gzip.compress(tar, mtime=0)
    yield "tar.bz2", bz2.compress(tar)
    yield "tar.xz", lzma.compress(tar)
    warc = record("response", "https://news.example/a", answer(_HTML)) + record(
        "response", "https://news.example/b", answer(_HTML)
    )
    yield "warc", warc
    out = io.BytesIO()
    for part in warc.split(b"WARC/1.0")[1:]:
        out.write(gzip.compress(b"WARC/1.0" + part, mtime=0))
    yield "warc.gz", out.getvalue()
    yield "wacz", zip_of([Member(b"archive/data.warc.gz", out.getvalue())])
