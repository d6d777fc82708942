"""Bytes of a text file → text, or a ReadError that names the kind of file or the damaged byte.

Told apart: byte order marks, UTF-8, UTF-16 without a mark, Windows-1252. Only the mark is dropped;
no-break spaces, quotes and line endings stay, since every offset points into this text.
"""

from __future__ import annotations

import codecs
import re

from onrecord.errors import ReadError

ACCEPTED = "text in UTF-8, UTF-16 or Windows-1252"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (Word, Excel and EPUB files are ZIP archives too)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (.doc, .xls)"),
    (b"{\\rtf", "a Rich Text document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r\x1b"))
_LEAD = re.compile(rb"[\xc2-\xf4]")
_LEADS_IN_NEWS = frozenset(range(0xC2, 0xDC)) | {0xE2, 0xF0}
"""First bytes of the UTF-8 characters that follow an ASCII letter in news: accents, Greek to Arabic, quotes
and dashes, emoji. Other lead bytes there are Windows-1252 letters ('café' that ends a text)."""


def decode(data: bytes) -> str:
    """The text of a whole file, or of one line of a corpus."""
    marked = marked_encoding(data)
    if marked is not None:
        mark, encoding = marked
        return _strict(data[len(mark) :], encoding, shift=len(mark))
    refuse_binary(data)
    unmarked = unmarked_utf16(data)
    if unmarked is not None:
        return _strict(data, unmarked, shift=0)
    if b"\0" in data:
        raise _binary("a binary file (it holds NUL bytes)")
    if len(data) - len(data.translate(None, _CONTROLS)) > len(data) / 50:
        raise _binary("a binary file (it is full of control characters)")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        _refuse_damaged_utf8(data)
    return _windows_1252(data)


def marked_encoding(data: bytes) -> tuple[bytes, str] | None:
    """The byte order mark that `data` begins with and the encoding it stands for."""
    return next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), None)


def refuse_binary(head: bytes) -> None:
    """Raises where `head` begins as a known kind of file that is no text."""
    kind: str | None = next((words for magic, words in _MAGIC if head.startswith(magic)), None)
    if kind is None and head[:4] == b"RIFF" and head[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        kind = "an image, sound or film (RIFF)"
    if kind is None and head[4:8] == b"ftyp":
        kind = "a film or image (MP4, HEIC)"
    if kind is not None:
        raise _binary(kind)


def unmarked_utf16(data: bytes) -> str | None:
    """'utf-16-le' or '-be' where NUL bytes stand in one half of the byte pairs only.

    In Latin text that half is nearly all NUL; in Arabic its spaces and digits are, some 15 in 100."""
    sample = data[:65536]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    pairs = max(1, len(sample) // 2)
    for nuls, others, name in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if nuls >= max(1, pairs // 20) and others * 50 <= nuls and _plausible(sample, name):
            return name
    return None


def _plausible(sample: bytes, encoding: str) -> bool:
    text = sample[: len(sample) // 2 * 2].decode(encoding, "replace")
    strange = sum(
        not (c.isprintable() or c in "\t\n\r\f\v\u00a0\u200b\u200e\u200f\u2028\u2029") for c in text
    )
    return strange * 50 <= len(text)


def _strict(data: bytes, encoding: str, shift: int) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _damaged(encoding, error.start + shift) from None


def _refuse_damaged_utf8(data: bytes) -> None:
    """Raises where the bytes are UTF-8 that was cut, damaged or mixed; returns where they are no UTF-8."""
    intact, damaged, first, position = 0, 0, -1, 0
    view = memoryview(data)
    while damaged < 1000:  # enough to judge by; a damaged byte costs a decoder call
        try:
            str(view[position:], "utf-8")
        except UnicodeDecodeError as error:
            damaged += 1
            first = position + error.start if first < 0 else first
            intact += len(_LEAD.findall(view[position : position + error.start]))
            position += error.end
        else:
            intact += len(_LEAD.findall(view[position:]))
            break
    cut = damaged == 1 and _cut_at_end(data, first)
    if cut or intact >= damaged:
        raise _damaged("utf-8", first)
    if intact >= 3 and _high_bytes(data) * 4 <= len(data):
        raise ReadError(
            "mixed-encoding",
            "",
            f"is partly UTF-8 and partly another encoding (first such byte: {first})",
            ACCEPTED,
            "Save the file again in one encoding, best UTF-8.",
        )


def _cut_at_end(data: bytes, first: int) -> bool:
    """Is the one damaged sequence, at `first`, a character that the end of the file cuts off?"""
    tail = data[first:]
    try:
        codecs.getincrementaldecoder("utf-8")().decode(tail, final=False)
    except UnicodeDecodeError:
        return False
    if len(tail) > 4:
        return False
    alone = len(tail) == 1 and first > 0 and data[first - 1 : first].isalpha()
    return not alone or tail[0] in _LEADS_IN_NEWS or bool(_LEAD.search(data[:first]))


def _windows_1252(data: bytes) -> str:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise _unknown(f"byte {error.start} belongs to none of the accepted encodings") from None
    if _high_bytes(data) * 4 > len(data):  # English with accents and quotes stays under 5 in 100
        raise _unknown("most of its letters lie outside UTF-8 and Windows-1252 English")
    return text


def _high_bytes(data: bytes) -> int:
    return len(data) - len(data.translate(None, bytes(range(128, 256))))


def _damaged(encoding: str, offset: int) -> ReadError:
    name = encoding.removesuffix("-le").removesuffix("-be")
    return ReadError(
        f"truncated-{name}",
        "",
        f"is cut off or damaged {name.upper()}: the character at byte {offset} is incomplete",
        ACCEPTED,
        "Fetch or save the file again; if the damage is in the original, mend that character.",
    )


def _binary(kind: str) -> ReadError:
    return ReadError("binary", "", f"is {kind}", ACCEPTED, "Save it as text (.txt) or as a web page (.html).")


def _unknown(why: str) -> ReadError:
    return ReadError("unknown-encoding", "", why, ACCEPTED, "Save the file again as UTF-8.")
