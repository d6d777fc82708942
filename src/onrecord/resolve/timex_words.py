"""Words of time that date no claim: lengths ('two years'), habits ('every week'), 'now', clock times.

Comes in: a stretch of text. Goes out: `Loose` expressions with their TIMEX3 type and value. Dates are date_words.py's;
timex.py joins the two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.resolve.date_setting import count_of
from onrecord.resolve.date_words import WEEKDAYS
from onrecord.scanning import WordScan

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|(?:{_TENS})(?:[ -](?:{_ONES}))?|{_ONES}|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|a\s+hundred|a\s+few|a\s+couple\s+of|a\s+dozen|half\s+an?|half-an?|"
    r"several|few|many|an?)"
)
_UNIT = r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|quarters?|years?|decades?|centuries|century)"
_MORE = r"(?:(?:more|additional|consecutive|straight|full|whole|long|further|successive)\s+)?"
_ABOUT = (
    r"(?:(?:(?:just|only|well|no)\s+)?(?:more\s+than|less\s+than|at\s+least|up\s+to|about|around|almost|nearly|"
    r"over|under|roughly|approximately|barely)\s+)?"
)

LOOSE: tuple[tuple[str, str], ...] = (
    ("clock", r"(?P<h>[01]?\d|2[0-3])(?:[:.](?P<m>[0-5]\d))?\s*(?P<ap>[ap]\.?\s?m\b\.?)(?:\s+(?:EST|EDT|GMT|UTC|ET|PST|local\s+time)\b)?|"
     r"(?P<h2>[01]?\d|2[0-3])[:.]?(?P<m2>[0-5]\d)\s*(?:hours\s+)?(?P<z>GMT|UTC|local\s+time|hours|hrs?\b)"),
    ("each", rf"(?:every|each)\s+(?:(?P<n>two|three|four|five|six|other|few|\d+)\s+)?(?P<u>{_UNIT}|{'|'.join(WEEKDAYS)}|morning|evening|spring|summer|autumn|winter)\b"),
    ("often", r"(?:daily|hourly|weekly|monthly|yearly|annually|nightly)\b"),
    ("length", rf"(?:(?P<the>(?:the|these|those)\s+(?:(?:first|next|last|past|final|coming|previous)\s+)?))?{_ABOUT}(?P<n>{_NUMBER})(?:\s+to\s+{_NUMBER})?[\s-]+{_MORE}"
     rf"(?P<u>{_UNIT})(?P<old>[ -]old)?(?:-long)?\b"),
    ("many", r"(?P<u>days|weeks|months|years|decades|centuries|hours|minutes)(?P<ago>\s+ago)?\b"),
    ("now", r"(?:right\s+)?now\b|currently\b|current\b|nowadays\b|these\s+days\b|at\s+present\b"),
    ("once", r"(?:more\s+)?recently\b|previously\b|recent\b|the\s+(?:recent\s+)?past\b|formerly\b"),
    ("soon", r"soon\b|(?:the\s+)?(?:near\s+|foreseeable\s+)?future\b"),
)  # fmt: skip

_INNER = re.compile(r"\?P<\w+>")
_RULES = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in LOOSE}
_MASTER = re.compile(
    r"(?<![\w$€£#/-])(?<!\d[.,:])(?:"
    + "|".join(f"(?P<{name}>{_INNER.sub('?:', pattern)})" for name, pattern in LOOSE)
    + ")",
    re.IGNORECASE,
)
_FIRST = (
    "every each daily hourly weekly monthly yearly annually nightly the these those first next last past final coming "
    "previous just only well no more less at up about around almost nearly over under roughly approximately barely a an few "
    "half several many one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety days weeks months years decades "
    "centuries hours minutes right now currently current nowadays recently previously recent formerly soon near "
    "foreseeable future"
)
SCAN = WordScan(_MASTER, frozenset(_FIRST.split()))

_LETTER = {
    "second": ("T", "S"), "minute": ("T", "M"), "hour": ("T", "H"), "day": ("", "D"), "night": ("", "D"), "week": ("", "W"),
    "fortnight": ("", "W"), "month": ("", "M"), "quarter": ("", "Q"), "year": ("", "Y"), "decade": ("", "E"), "century": ("", "C"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Loose:
    """A span with what TIMEX3 calls it; a clock time's value begins at 'T' and waits for its day."""

    start: int
    end: int
    type: TimexType
    value: str


def unit_of(words: str) -> str:
    """'year' of 'years', 'century' of 'centuries'."""
    words = words.lower()
    return "century" if words.startswith("centur") else words.removesuffix("s")


def length(number: str | None, unit: str) -> str:
    """'P2Y' of ('two', 'years'), 'PXM' of ('several', 'months'), 'PT6H' of ('six', 'hours')."""
    time, letter = _LETTER[unit_of(unit)]
    count = _count(number)
    if count is not None and unit_of(unit) == "fortnight":
        count *= 2
    if count is not None and unit_of(unit) == "decade":
        count, letter = count * 10, "Y"
    if count == 0.5:
        small = {"H": "PT30M", "Y": "P6M", "C": "P50Y"}
        return small.get(letter, f"P{time}0.5{letter}")
    return f"P{time}{'X' if count is None else f'{count:g}'}{letter}"


def _count(number: str | None) -> float | None:
    if number is None:
        return None
    words = " ".join(number.lower().split())
    if words.startswith("half"):
        return 0.5
    if words == "a hundred":
        return 100
    if words in ("a few", "few", "the few", "many", "several"):
        return None
    if words in ("a couple of", "a dozen"):
        return 2 if "couple" in words else 12
    if words[0].isdigit():
        return float(words.replace(",", ""))
    return count_of(words)


def find(text: str, start: int, end: int) -> Iterator[Loose]:
    """The loose expressions of a stretch of text, in order."""
    position = start
    while (found := SCAN.search(text, position, end)) is not None:
        rule = found.lastgroup or ""
        match = _RULES[rule].match(text, found.start(), end)
        loose = _READERS[rule](match) if match else None
        if loose is not None:
            yield loose
        position = found.end() if loose else found.start() + len(re.match(r"\w+", found.group())[0])  # type: ignore[index]


def _loose(m: re.Match[str], kind: TimexType, value: str) -> Loose:
    return Loose(m.start(), m.end(), kind, value)


def _clock(m: re.Match[str]) -> Loose | None:
    if m["ap"]:
        hour = int(m["h"]) % 12 + (12 if m["ap"][0] in "pP" else 0)
        return _loose(m, "TIME", f"T{hour:02}:{m['m'] or '00'}")
    return _loose(m, "TIME", f"T{int(m['h2']):02}:{m['m2']}")


def _each(m: re.Match[str]) -> Loose | None:
    words = m["u"].lower()
    if words in WEEKDAYS:
        return _loose(m, "SET", f"XXXX-WXX-{WEEKDAYS.index(words) + 1}")
    if unit_of(words) not in _LETTER:
        part = {"morning": "XXXX-XX-XXTMO", "evening": "XXXX-XX-XXTEV"}
        return _loose(m, "SET", part.get(words) or f"XXXX-{words[:2].upper()}")
    number = {"other": "two", "few": "few"}.get((m["n"] or "one").lower(), m["n"] or "one")
    return _loose(m, "SET", length(number, words))


def _often(m: re.Match[str]) -> Loose | None:
    return _loose(m, "SET", {"d": "P1D", "h": "PT1H", "w": "P1W", "m": "P1M", "n": "P1D"}.get(m[0][0].lower(), "P1Y"))  # fmt: skip


def _length(m: re.Match[str]) -> Loose | None:
    return _loose(m, "DURATION", length(m["n"], m["u"]))


def _many(m: re.Match[str]) -> Loose | None:
    if m["ago"]:
        return _loose(m, "DATE", "PAST_REF")
    return _loose(m, "DURATION", length(None, m["u"]))


def _ref(value: str) -> Callable[[re.Match[str]], Loose | None]:
    return lambda m: _loose(m, "DATE", value)


_READERS: dict[str, Callable[[re.Match[str]], Loose | None]] = {
    "clock": _clock,
    "each": _each,
    "often": _often,
    "length": _length,
    "many": _many,
    "now": _ref("PRESENT_REF"),
    "once": _ref("PAST_REF"),
    "soon": _ref("FUTURE_REF"),
}
