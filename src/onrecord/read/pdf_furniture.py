"""The lines of a document's pages → the same without running heads, running feet and page numbers.

Furniture has the same words at the same height on several pages, numbers that count the pages apart, and stands apart
from the text. Figures that differ from page to page in any other way are text, in whatever place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from onrecord.read.pdf_lines import PageLine

Page = Sequence[PageLine]
_Key = tuple[str, int, int]

_EDGE_ROWS = 3
"""Rows at the top and the bottom of a page among which running heads are looked for."""
_APART = 1.6
"""From the base line of the last row of a head to that of the text, in heights of the letters."""
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:(?:page|p\.|seite|página|стр\.|صفحة)\s*)?(\d{1,4})(?:\s*(?:/|of|de|von|sur|из|من)\s*\d{1,4})?[-–—|\s]*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,4}")


def without_furniture(pages: Sequence[Page]) -> list[list[PageLine]]:
    """Pages that hold nothing are left out."""
    filled = [(number, page, _rows(page)) for number, page in enumerate(pages, 1) if page]
    seen: dict[_Key, set[int]] = defaultdict(set)
    for number, _, rows in filled:
        for key in {key for row in _outer(rows) for line in row for key in _keys(line, number)}:
            seen[key].add(number)
    out = []
    for number, page, rows in filled:

        def is_furniture(line: PageLine, number: int = number) -> bool:
            on = (_pages_with(seen, key) for key in _keys(line, number))
            return _is_number(line, number) or any(_runs(one, len(filled)) for one in on)

        left_out = {id(line) for way in (rows, rows[::-1]) for line in _furniture(way, is_furniture)}
        out.append([line for line in page if id(line) not in left_out])
    return [page for page in out if page]


def _runs(on: set[int], pages: int) -> bool:
    """Whether a line that stands on these pages runs through them: at least on every second, as the heads of a chapter
    or of the left-hand pages do."""
    return len(on) >= min(3, pages) > 1 and len(on) >= 0.45 * (max(on) - min(on) + 1)


def _keys(line: PageLine, page: int) -> Iterator[_Key]:
    """The line's words and height; also with its first and its last number as a distance to the number of the page."""
    words, place = line.text.casefold(), (round(line.size), round(line.base / 4))
    yield words, *place
    numbers = list(_NUMBER.finditer(words))
    for match in (numbers[:1] + numbers[-1:])[: len(numbers)]:
        counted = f"{words[: match.start()]}#{int(match[0]) - page}{words[match.end() :]}"
        yield counted, *place


def _pages_with(seen: Mapping[_Key, set[int]], key: _Key) -> set[int]:
    words, size, height = key
    return set().union(*(seen.get((words, size, height + near), set()) for near in (-1, 0, 1)))


def _is_number(line: PageLine, page: int) -> bool:
    match = _PAGE_NUMBER.fullmatch(line.text)
    return match is not None and int(match[1]) == page


def _rows(page: Page) -> list[list[PageLine]]:
    """The lines that stand side by side, from the top of the page to its foot."""
    rows: list[list[PageLine]] = []
    for line in sorted(page, key=lambda line: -line.base):
        if rows and rows[-1][0].base - line.base < 0.4 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _outer(rows: list[list[PageLine]]) -> list[list[PageLine]]:
    return rows if len(rows) <= 2 * _EDGE_ROWS else rows[:_EDGE_ROWS] + rows[-_EDGE_ROWS:]


def _furniture(rows: list[list[PageLine]], is_furniture: Callable[[PageLine], bool]) -> list[PageLine]:
    """Of the rows of a page, read from one of its edges, the outer ones that are furniture and stand apart from the rest."""
    taken = 0
    while taken < min(_EDGE_ROWS, len(rows) - 1) and all(map(is_furniture, rows[taken])):
        taken += 1
    while taken and abs(rows[taken - 1][0].base - rows[taken][0].base) < _APART * rows[taken][0].size:
        taken -= 1
    return [line for row in rows[:taken] for line in row]
