"""A page of a PDF → its lines in reading order, each with where it stands on the page.

What the library gives is mended here: the lam-alef ligature, whose two letters come swapped, letters in their
presentation forms, and hyphens at the end of a line. Lines become paragraphs in page_paragraphs.py.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

HYPHEN = "\x02"
"""What the library puts in the place of a hyphen that divides a word at the end of a line."""
_ALEFS = frozenset("اأإآ")
_LAM = "ل"


@dataclass(frozen=True, slots=True)
class PageLine:
    """`left` and `right` are its edges, `base` its base line counted from the foot of the page, `size` the height of its letters."""

    text: str
    left: float
    right: float
    base: float
    size: float
    divided: bool = False
    """Whether its last word goes on in the next line; the hyphen is no longer in `text`."""

    right_to_left: bool = False


def page_lines(page: Any) -> list[PageLine]:
    words = page.get_textpage()
    try:
        letters = _letters(words)
        return [line for start, end in _spans(letters) if (line := _line(words, letters, start, end))]
    finally:
        words.close()


def _letters(words: Any) -> list[str]:
    import pypdfium2.raw as pdfium

    count = words.count_chars()
    text = words.get_text_range().replace("\ufffe", HYPHEN)  # at once, where it has a letter for each
    if len(text) == count and not text.count("\0"):
        letters = [_whole(letter) for letter in text]
    else:
        letters = [_letter(pdfium.FPDFText_GetUnicode(words, at)) for at in range(count)]
    for at in range(len(letters) - 1):
        if letters[at] in _ALEFS and letters[at + 1] == _LAM and _one_glyph(words, at):
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
        elif letters[at + 1] == HYPHEN and letters[at - 1 : at + 1] == ["\r", "\n"]:
            # Now and then the line is broken before its hyphen.
            letters[at - 1], letters[at + 1] = HYPHEN, "\n"
    return letters


def _one_glyph(words: Any, at: int) -> bool:
    """Both letters of a ligature have the box of its one glyph; those of the article 'ال' have two."""
    return bool(words.get_charbox(at) == words.get_charbox(at + 1))


def _letter(code: int) -> str:
    if code == 0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return "\ufffd"
    return _whole(chr(code))


def _whole(letter: str) -> str:
    """Letters in presentation forms are written as the letters that they show."""
    if "\ufb00" <= letter <= "\ufb06" or "\ufb50" <= letter <= "\ufeff":
        return unicodedata.normalize("NFKC", letter)
    return letter


def _spans(letters: list[str]) -> Iterator[tuple[int, int]]:
    """The lines as they stand on the page: the library runs on over a divided word."""
    start = 0
    for at, letter in enumerate(letters):
        if letter in "\r\n":
            yield start, at
            start = at + 1
        elif letter == HYPHEN:
            yield start, at + 1
            start = at + 1
    yield start, len(letters)


def _line(words: Any, letters: list[str], start: int, end: int) -> PageLine | None:
    seen = [at for at in range(start, end) if letters[at] != HYPHEN and not letters[at].isspace()]
    if not seen:
        return None
    boxes = [words.get_charbox(at, loose=True) for at in (seen[0], seen[len(seen) // 2], seen[-1])]
    text = "".join(letters[start:end]).strip()
    divided = text.endswith((HYPHEN, "-", "\u2010", "\u00ad")) and len(text) > 1 and text[-2].isalpha()
    text = " ".join((text[:-1] if divided else text.rstrip(HYPHEN)).split())
    return PageLine(
        text,
        min(box[0] for box in boxes),
        max(box[2] for box in boxes),
        _base(words, seen[0]),
        sorted(box[3] - box[1] for box in boxes)[1],
        divided,
        _right_to_left(text),
    )


def _right_to_left(text: str) -> bool:
    if text.isascii():
        return False
    ways = [unicodedata.bidirectional(letter) for letter in text]
    return ways.count("AL") + ways.count("R") > ways.count("L")


def _base(words: Any, at: int) -> float:
    import ctypes

    import pypdfium2.raw as pdfium

    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(words, at, x, y)
    return y.value
