"""The lines of a document's pages → its paragraphs, without running heads and page numbers.

A paragraph ends where the gap grows, the letters change their size, or a line stops though the next word had room.
A word divided at the end of a line is joined; whether its hyphen stays is asked of the document's other words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from onrecord.read.pdf_lines import PageLine

Page = Sequence[PageLine]

_EDGE_ROWS = 3
"""Rows at the top and the bottom of a page among which running heads are looked for."""
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:(?:page|p\.|seite|página|стр\.|صفحة)\s*)?\d{1,4}(?:\s*(?:/|of|de|von|sur|из|من)\s*\d{1,4})?[-–—|\s]*",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:[•◦▪●○■‣*·]|[-–—]\s|\(?\d{1,2}[.)]\s|\(?[a-z][.)]\s)")
_SENTENCE_END = re.compile(r"[.!?:;؟۔…][\"'”’»)\]]*$")


def paragraphs(pages: Sequence[Page]) -> list[str]:
    bare = _without_furniture(pages)
    known = {word for page in bare for line in page for word in _inner_words(line.text)}
    out: list[str] = []
    last: tuple[PageLine, bool] | None = None  # the line before, and whether it was full
    for page in bare:
        gap = _leading(page)
        full = [_is_full(page, at) for at in range(len(page))]
        for at, line in enumerate(page):
            before = page[at - 1] if at else None
            if last is None:
                out.append(line.text)
            elif before is None or _elsewhere(before, line):
                _put(out, last[0], line, known, apart=_ends(*last, line))
            else:
                _put(out, before, line, known, apart=_parted(before, line, full[at - 1], gap))
            last = (line, full[at])
    return [text for text in out if text]


def _put(out: list[str], before: PageLine, line: PageLine, known: set[str], *, apart: bool) -> None:
    if before.divided and not line.text[:1].isspace():
        out[-1] = _joined(out[-1], line.text, known)
    elif apart:
        out.append(line.text)
    else:
        out[-1] = f"{out[-1]} {line.text}"


def _joined(text: str, following: str, known: set[str]) -> str:
    """The two halves of a divided word; the hyphen stays before capitals and figures, and where the document writes it so."""
    left, right = re.split(r"\s", text)[-1], re.split(r"\s", following)[0]
    bare = [re.sub(r"^\W+|\W+$", "", half).lower() for half in (left, right)]
    kept = f"{bare[0]}-{bare[1]}" in known and "".join(bare) not in known
    return f"{text}{'-' if kept or _cased(right) else ''}{following}"


def _cased(word: str) -> bool:
    return word[:1].isupper() or word[:1].isdigit()


def _inner_words(text: str) -> Iterator[str]:
    for word in text.split():
        yield re.sub(r"^\W+|\W+$", "", word).lower()


def _elsewhere(before: PageLine, line: PageLine) -> bool:
    """Does the line begin a column, above or beside the one before?"""
    return line.base > before.base + before.size


def _ends(before: PageLine, full: bool, line: PageLine) -> bool:
    """Whether a paragraph ends with a column or a page."""
    if abs(line.size - before.size) > 0.15 * before.size:
        return True
    return not full or bool(_SENTENCE_END.search(before.text)) or bool(_BULLET.match(line.text))


def _parted(before: PageLine, line: PageLine, full: bool, gap: float) -> bool:
    if abs(line.base - before.base) < 0.4 * before.size:
        return False  # two pieces of one row
    if abs(line.size - before.size) > 0.15 * before.size or before.base - line.base > 1.35 * max(
        gap, before.size
    ):
        return True
    ended = bool(_SENTENCE_END.search(before.text))
    if _BULLET.match(line.text) and (ended or not full):
        return True
    inset = (before.right - line.right if line.right_to_left else line.left - before.left) > 0.8 * before.size
    return not full or (ended and inset)


def _is_full(page: Page, at: int) -> bool:
    """Whether the first word of the next line would not have fitted into this one."""
    line, following = page[at], page[at + 1] if at + 1 < len(page) else None
    beside = [
        other for other in page[max(0, at - 12) : at + 13]
        if abs(other.size - line.size) < 0.1 * line.size
        and min(other.right, line.right) - max(other.left, line.left) > 0
        and (abs(other.left - line.left) < 4 * line.size or abs(other.right - line.right) < 4 * line.size)
    ]  # fmt: skip
    if line.right_to_left:
        room = line.left - _near(sorted(-other.left for other in beside), negative=True)
    else:
        room = _near(sorted(other.right for other in beside)) - line.right
    letter = (line.right - line.left) / max(1, len(line.text))
    word = following.text.split()[0] if following else "a word"
    return room < (len(word) + 1) * letter


def _near(edges: list[float], *, negative: bool = False) -> float:
    """The edge that four lines in five keep within: one that sticks out makes no column wider."""
    edge = edges[min(len(edges) - 1, int(0.8 * len(edges)))]
    return -edge if negative else edge


def _leading(page: Page) -> float:
    gaps = [
        a.base - b.base for a, b in pairwise(page)
        if 0.5 * a.size < a.base - b.base < 3 * a.size
    ]  # fmt: skip
    return median(gaps) if gaps else 0.0


def _without_furniture(pages: Sequence[Page]) -> list[list[PageLine]]:
    """The pages without the lines at their edges that most of them have, and without their numbers."""
    filled = [page for page in pages if page]
    seen = Counter(key for page in filled for key in {_key(line) for line in _edges(page)})
    often = max(2, 0.4 * len(filled))
    out = []
    for page in filled:
        edges = {id(line) for line in _edges(page)}
        out.append([
            line for line in page
            if id(line) not in edges or not (seen[_key(line)] >= often or _is_number(page, line))
        ])  # fmt: skip
    return [page for page in out if page]


def _edges(page: Page) -> list[PageLine]:
    rows = sorted({round(line.base) for line in page})
    edge = {*rows[:_EDGE_ROWS], *rows[-_EDGE_ROWS:]}
    return [line for line in page if round(line.base) in edge]


def _key(line: PageLine) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text.casefold()), round(line.size)


def _is_number(page: Page, line: PageLine) -> bool:
    """A number alone, the first or the last of the page and apart from its other lines."""
    if not _PAGE_NUMBER.fullmatch(line.text):
        return False
    others = [abs(other.base - line.base) for other in page if other is not line]
    outer = all(other.base <= line.base for other in page) or all(other.base >= line.base for other in page)
    return not others or (outer and min(others) > 1.6 * line.size)
