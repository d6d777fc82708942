"""Cells of a row → words, whole numbers, degrees, days and codes; a ReadError that names the column where a cell is none.

Knows no table: which columns there are, and what they mean, is each table's own file.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from onrecord.errors import ReadError, a_field

_MONTHS = {
    name: n
    for n, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august", "sep sept september",
         "oct october", "nov november", "dec december"), 1,
    )
    for name in names.split()
}  # fmt: skip
_ISO = re.compile(r"(\d{4})[-/]?(\d{2})[-/]?(\d{2})(?:[T ].*)?")
_WORDED = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4}|\d{2})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})")
_NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_FORMULA = "=+-@\t\r\n|＝＋－＠"
"""What a safe CSV has an apostrophe before."""
_NOTHING = frozenset(("", "na", "n/a", "null", "none", "nan"))
_MEND = "Mend the row at whoever made the table, or take it out."
FIRST, LAST = 1900, 2100


class Cells:
    """The cells of one row, asked for by the names of their columns, of which the first that holds something counts."""

    def __init__(self, cells: Mapping[str, Any]) -> None:
        self._cells = cells

    def names(self) -> Iterable[str]:
        """The names of the columns, in the table's order."""
        return self._cells.keys()

    def text(self, *names: str) -> str:
        for name in names:
            value = self._cells.get(name)
            if value is None:
                continue
            words = " ".join(str(value).split())
            if len(words) > 1 and words[0] == "'" and words[1] in _FORMULA:
                words = words[1:]
            if words.lower() not in _NOTHING:
                return words
        return ""

    def needed(self, *names: str) -> str:
        found = self.text(*names)
        if not found:
            raise ReadError("missing", "", f"has no `{names[0]}`", f"a row with `{names[0]}`", _MEND)
        return found

    def whole(self, *names: str) -> int | None:
        """A number from 0 up, None where the cell is empty."""
        name, words = self._named(*names)
        if not words:
            return None
        try:
            number = float(words.replace(",", ""))
            if not number.is_integer():
                raise ValueError
        except (ValueError, OverflowError):
            raise _wrong("bad-number", name, words, "a whole number") from None
        if number < 0:
            raise _wrong("negative", name, words, "a number from 0 up")
        if number >= 2**53:
            raise _wrong("bad-number", name, words, "a number of people")
        return int(number)

    def coded(self, name: str, accepted: Collection[int], needed: bool = False) -> int | None:
        """One of the table's own numbers for something."""
        words = self.needed(name) if needed else self.text(name)
        if not words:
            return None
        number = (
            int(words)
            if words.isdecimal()
            else int(float(words))
            if re.fullmatch(r"\d+\.0+", words)
            else None
        )
        if number is None or number not in accepted:
            raise _wrong("unknown-code", name, words, "one of " + ", ".join(map(str, sorted(accepted))))
        return number

    def position(self, lat: str = "latitude", lon: str = "longitude") -> tuple[float, float] | None:
        """Degrees, None where both are empty or nought: that is how some tables write unknown."""
        north, east = self._degrees(lat, 90.0), self._degrees(lon, 180.0)
        if (north is None) != (east is None):
            name = lat if north is None else lon
            raise ReadError(
                "bad-position", "", f"has no `{name}` beside the other", "both, or neither", _MEND
            )
        if north is None or east is None or (north == 0 and east == 0):
            return None
        return north, east

    def _degrees(self, name: str, most: float) -> float | None:
        words = self.text(name)
        if not words:
            return None
        try:
            degrees = float(words if "." in words else words.replace(",", "."))
        except ValueError:
            raise _wrong("bad-position", name, words, "degrees as a number") from None
        if not abs(degrees) <= most:
            raise _wrong("bad-position", name, words, f"degrees from -{most:.0f} to {most:.0f}")
        return degrees

    def day(self, *names: str) -> date | None:
        name, words = self._named(*names)
        return day_of(words, name) if words else None

    def changed(self, *names: str) -> date | None:
        """The day of a moment, which may be written as seconds since 1970; None where it is none."""
        words = self.text(*names)
        try:
            if re.fullmatch(r"\d{9,11}", words):
                return datetime.fromtimestamp(int(words), UTC).date()
            return day_of(words, names[0]) if words else None
        except (ReadError, OverflowError, OSError, ValueError):
            return None

    def _named(self, *names: str) -> tuple[str, str]:
        return next(((name, words) for name in names if (words := self.text(name))), (names[0], ""))


def day_of(words: str, name: str) -> date:
    """The day that a cell names; '03/04/2016' may be two days and is refused."""
    try:
        year, month, day = _parts(words, name)
        found = date(year, month, day)
        if FIRST <= found.year <= LAST:
            return found
    except (ValueError, KeyError):
        pass
    raise _wrong("bad-date", name, words, "a day as 2016-12-13 or 13 December 2016")


def _parts(words: str, name: str) -> tuple[int, int, int]:
    if found := _ISO.fullmatch(words):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _WORDED.fullmatch(words):
        year = int(found[3])
        # Two figures: no table of events begins before 1960.
        return (
            year + (2000 if year < 60 else 1900) if year < 100 else year,
            _MONTHS[found[2].lower()],
            int(found[1]),
        )
    if found := _MONTH_FIRST.fullmatch(words):
        return int(found[3]), _MONTHS[found[1].lower()], int(found[2])
    if found := _NUMERIC.fullmatch(words):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        if first > 12 or first == second or found[2] == ".":
            return year, second, first
        if second > 12:
            return year, first, second
        raise _wrong("bad-date", name, words, "a day that can be read in one way alone, as 2016-12-13")
    raise ValueError


def _wrong(code: str, name: str, words: str, accepted: str) -> ReadError:
    return ReadError(code, "", f"has {a_field(name)} that is '{words[:40]}'", accepted, _MEND)


def unknown_word(name: str, words: str, accepted: Collection[str]) -> ReadError:
    return _wrong("unknown-code", name, words, "one of " + ", ".join(accepted))
