"""The lines of a document's pages → its paragraphs, without running heads and page numbers.

A paragraph ends where the gap grows, the letters change their size, or a line stops though the next word had room.
A word divided at the end of a line is joined; whether its hyphen stays is asked of the document's other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from statistics import median

from onrecord.read.pdf_furniture import Page, without_furniture
from onrecord.read.pdf_lines import PageLine

_BULLET = re.compile(r"(?:[•◦▪●○■‣*·]|[-–—]\s|\(?\d{1,2}[.)]\s|\(?[a-z][.)]\s)")
_SENTENCE_END = re.compile(r"[.!?:;؟۔…][\"'”’»)\]]*$")


def paragraphs(pages: Sequence[Page]) -> list[str]:
    bare = without_furniture(pages)
    known = {word for page in bare for line in page for word in _inner_words(line.text)}
    lines = [line for page in bare for line in page]
    gaps = [gap for page in bare for gap in [_leading(page)] * len(page)]
    first = set(accumulate(len(page) for page in bare))
    out: list[str] = []
    for at, line in enumerate(lines):
        if not at:
            out.append(line.text)
            continue
        before, full = lines[at - 1], _is_full(lines, at - 1)
        if at in first or line.base > before.base + before.size:  # another page, or another column
            apart = _ends(before, full, line)
        else:
            apart = _parted(before, line, full, gaps[at])
        _put(out, before, line, known, apart=apart)
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


def _ends(before: PageLine, full: bool, line: PageLine) -> bool:
    """Whether a paragraph ends with a column or a page."""
    if abs(line.size - before.size) > 0.15 * before.size:
        return True
    return not full or bool(_SENTENCE_END.search(before.text)) or bool(_BULLET.match(line.text))


def _parted(before: PageLine, line: PageLine, full: bool, gap: float) -> bool:
    if abs(line.base - before.base) < 0.4 * before.size:
        return False  # two pieces of one row
    if abs(line.size - before.size) > 0.15 * before.size:
        return True
    if before.base - line.base > 1.35 * gap * before.size:
        return True
    ended = bool(_SENTENCE_END.search(before.text))
    if _BULLET.match(line.text) and (ended or not full):
        return True
    inset = (before.right - line.right if line.right_to_left else line.left - before.left) > 0.8 * before.size
    return not full or (ended and inset)


def _is_full(lines: Sequence[PageLine], at: int) -> bool:
    """Whether the first word of the next line would not have fitted into this one."""
    line = lines[at]
    beside = [
        other for other in lines[max(0, at - 12) : at + 13]
        if abs(other.size - line.size) < 0.1 * line.size
        and min(other.right, line.right) - max(other.left, line.left) > 0
        and (abs(other.left - line.left) < 4 * line.size or abs(other.right - line.right) < 4 * line.size)
    ] or [line]  # fmt: skip
    if line.right_to_left:
        room = line.left - _near(sorted(-other.left for other in beside), negative=True)
    else:
        room = _near(sorted(other.right for other in beside)) - line.right
    letter = (line.right - line.left) / max(1, len(line.text))
    return room < 1.15 * (len(lines[at + 1].text.split()[0]) + 1) * letter


def _near(edges: list[float], *, negative: bool = False) -> float:
    """The edge that four lines in five keep within: one that sticks out makes no column wider."""
    edge = edges[min(len(edges) - 1, int(0.8 * len(edges)))]
    return -edge if negative else edge


def _leading(page: Page) -> float:
    """From one base line to the next, in heights of the letters."""
    gaps = [
        (a.base - b.base) / a.size for a, b in pairwise(page) if 0.5 * a.size < a.base - b.base < 3 * a.size
    ]
    return median(gaps) if gaps else 1.2
