"""Words of time that date no claim: lengths ('two years'), habits ('every week'), 'now', clock times.

Comes in: a stretch of text. Goes out: `Loose` expressions with their TIMEX3 type and value. Dates are date_words.py's;
timex.py joins the two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.calendar_words import MONTH_NAMES, WEEKDAYS
from onrecord.resolve.date_setting import count_of
from onrecord.scanning import WordScan

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|(?:{_TENS})(?:[ -](?:{_ONES}))?|{_ONES}|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|a\s+hundred|a\s+few|a\s+couple\s+of|a\s+dozen|half\s+an?|half-an?|"
    r"several|few|many|an?)"
)
_UNIT = r"(?:seconds|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|quarters|years?|decades?|centuries|century)"
_MORE = (
    r"(?:(?:more|additional|consecutive|straight|full|whole|long|further|successive|trading|business)\s+)?"
)
_ABOUT = r"(?:(?:(?:just|only|well|no)\s+)?(?:more\s+than|less\s+than|at\s+least|up\s+to|almost|nearly|over|under)\s+)?"
# A plural by itself is a length after these words or before those ('for years', 'weeks of shelling').
_BEFORE = r"(?<=\bfor\s)|(?<=\bin\s)|(?<=\bwithin\s)|(?<=\bafter\s)|(?<=\bover\s)|(?<=\btook\s)|(?<=\bbe\s)"
_AFTER = r"(?=\s+(?:of|later|earlier|before|after|on\s+end)\b)"

LOOSE: tuple[tuple[str, str], ...] = (
    ("clock", r"(?P<h>[01]?\d|2[0-3])(?:[:.](?P<m>[0-5]\d))?\s*(?P<ap>[ap]\.m\.?|[ap]m\b)(?:\s+(?:EST|EDT|GMT|UTC|ET|PST|local\s+time)\b)?|"
     r"(?P<h2>[01]?\d|2[0-3])[:.]?(?P<m2>[0-5]\d)\s*(?:hours\s+)?(?P<z>GMT|UTC|local\s+time|hours|hrs?\b)|"
     r"(?P<name>midnight|noon|mid-?\s?afternoon)\b"),
    ("each", rf"(?:every|each)\s+(?:(?P<n>two|three|four|five|six|other|few|\d+)\s+)?(?P<u>{_UNIT}|{'|'.join((*WEEKDAYS, *MONTH_NAMES))}|morning|evening|spring|summer|autumn|winter)\b"),
    ("often", r"(?:daily|hourly|weekly|monthly|yearly|annually|nightly|per\s+(?:day|week|month|year))\b"),
    ("bc", r"(?P<y>\d{1,4})\s+(?:BCE?\b|B\.C\.)"),
    ("halves", rf"(?P<n>an?|\d+|{_ONES})\s+(?:(?P<u>{_UNIT})\s+and\s+a\s+half|(?:1/2|and\s+(?:a|one)[\s-]half)\s+(?P<u2>{_UNIT}))\b"),
    ("length", rf"(?:(?:the|these|those)\s+(?:(?:first|next|last|past|final|coming|previous)\s+)?)?{_ABOUT}(?P<n>{_NUMBER})(?:\s+to\s+{_NUMBER})?[\s-]+{_MORE}"
     rf"(?P<u>{_UNIT})(?:-long)?\b(?![\s-]old)(?:\s+or\s+so\b)?"),
    ("long", r"(?P<u>day|week|month|year)-long\b|(?P<u2>days|weeks|months|years|decades)-long\b"),
    ("many", rf"(?P<u>days|weeks|months|years|decades|centuries|hours|minutes)\s+ago\b|(?:{_BEFORE})(?P<u2>days|weeks|months|years|decades|hours|minutes)\b(?!\s+old)|"
     rf"(?P<u3>days|weeks|months|years|decades|hours|minutes)\b{_AFTER}"),
    ("coming", r"(?:the\s+)?(?:coming|recent)\s+(?P<u>hours|days|weeks|months|quarters|years|decades)\b"),
    ("now", r"now\b|currently\b|nowadays\b|these\s+days\b|at\s+present\b"),
    ("once", r"(?:more\s+)?recently\b|the\s+(?:recent\s+)?past\b(?!\s+(?:few|year|month|week|day))"),
    ("soon", r"(?:the\s+(?:near\s+|foreseeable\s+|distant\s+)?|(?<=\bin\s)(?:near\s+)?)future\b(?!\s+\w+s\b)"),
    ("quarter", r"(?:the\s+)?(?P<which>latest|current|year-ago|year-earlier|(?P<y>(?:19|20)\d\d)|same|comparable)\s+(?:quarter|period)\b|"
     r"(?<=\bfor\s)the\s+(?P<q>quarter)\b|(?<=\bin\s)the\s+(?P<q2>quarter)\b|(?<=\bduring\s)the\s+(?P<q3>quarter)\b|(?P<q4>year-(?:ago|earlier))\b"),
    ("year", r"(?:(?<=\bfor\s)the\s+(?:full\s+|fiscal\s+|whole\s+)?|(?<=\bin\s)the\s+fiscal\s+)year\b(?P<ended>\s+ended)?"),
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
    "every each daily hourly weekly monthly yearly annually nightly per day week month year midnight noon mid midafternoon latest comparable same the these those first next last past final coming "
    "previous just only well no more less at up about around almost nearly over under roughly approximately barely a an few "
    "half several many one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety days weeks months years decades "
    "centuries hours minutes right now currently current nowadays recently recent near "
    "future"
)
SCAN = WordScan(_MASTER, frozenset(_FIRST.split()))

_LETTER = {
    "second": ("T", "S"), "minute": ("T", "M"), "hour": ("T", "H"), "day": ("", "D"), "night": ("", "D"), "week": ("", "W"),
    "fortnight": ("", "W"), "month": ("", "M"), "quarter": ("", "Q"), "year": ("", "Y"), "decade": ("", "E"), "century": ("", "C"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Loose:
    """A span with what TIMEX3 calls it. Where `lean` is not empty, the value waits for the day, the quarter or the year that the
    report speaks of: 'day', 'quarter', 'quarter-ago', 'quarter@1988', 'year'."""

    start: int
    end: int
    type: TimexType
    value: str
    lean: str = ""


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


def _loose(m: re.Match[str], kind: TimexType, value: str, lean: str = "") -> Loose:
    return Loose(m.start(), m.end(), kind, value, lean)


def _clock(m: re.Match[str]) -> Loose | None:
    if m["name"]:
        return _loose(m, "TIME", {"mi": "T24:00", "no": "T12:00"}[m["name"][:2].lower()] if "after" not in m[0] else "TAF", "day")  # fmt: skip
    if m["ap"]:
        hour = int(m["h"]) % 12 + (12 if m["ap"][0] in "pP" else 0)
        return _loose(m, "TIME", f"T{hour:02}:{m['m'] or '00'}", "day") if 0 < int(m["h"]) < 13 else None
    return _loose(m, "TIME", f"T{int(m['h2']):02}:{m['m2']}", "day")


def _each(m: re.Match[str]) -> Loose | None:
    words = m["u"].lower()
    if words in WEEKDAYS:
        return _loose(m, "SET", f"XXXX-WXX-{WEEKDAYS.index(words) + 1}")
    if words in MONTH_NAMES:
        return _loose(m, "SET", f"XXXX-{MONTH_NAMES.index(words) + 1:02}")
    if unit_of(words) not in _LETTER:
        part = {"morning": "XXXX-XX-XXTMO", "evening": "XXXX-XX-XXTEV"}
        return _loose(m, "SET", part.get(words) or f"XXXX-{words[:2].upper()}")
    number = {"other": "two", "few": "few"}.get((m["n"] or "one").lower(), m["n"] or "one")
    return _loose(m, "SET", length(number, words))


def _often(m: re.Match[str]) -> Loose | None:
    words = m[0].lower().removeprefix("per").strip()
    return _loose(m, "SET", {"d": "P1D", "h": "PT1H", "w": "P1W", "m": "P1M", "n": "P1D"}.get(words[0], "P1Y"))  # fmt: skip


def _bc(m: re.Match[str]) -> Loose | None:
    return _loose(m, "DATE", f"BC{int(m['y']):04}")


def _halves(m: re.Match[str]) -> Loose | None:
    unit = unit_of(m["u"] or m["u2"])
    count = _count(m["n"]) or 1
    small = {"year": ("Y", "6M"), "minute": ("M", "30S"), "hour": ("H", "30M"), "day": ("D", "T12H")}.get(
        unit
    )
    if small is None:
        return _loose(m, "DURATION", length(f"{count + 0.5:g}", unit))
    time = "T" if unit in ("minute", "hour") else ""
    return _loose(m, "DURATION", f"P{time}{count:g}{small[0]}{small[1]}")


def _length(m: re.Match[str]) -> Loose | None:
    """An article before an adjective is none of it: 'a [two-year] truce', but 'a year'."""
    start = m.start()
    unit, number = m["u"].lower(), m["n"].lower()
    if number in ("a", "an") and (unit.endswith("s") or "-" in m.string[m.end("n") : m.start("u")]):
        return None
    if (
        unit == "quarters"
        and number == "three"
        and ("-" in m[0] or m.string[m.end() : m.end() + 4] == " of ")
    ):
        return None
    if m.string[m.end("n") : m.start("u")] == "-" or m[0].lower().endswith("-long"):
        start = m.start("n")
    return Loose(start, m.end(), "DURATION", length(m["n"], unit))


def _long(m: re.Match[str]) -> Loose | None:
    return _loose(m, "DURATION", length("one", m["u"]) if m["u"] else length(None, m["u2"]))


def _many(m: re.Match[str]) -> Loose | None:
    if m["u"]:
        return _loose(m, "DATE", "PAST_REF")
    return _loose(m, "DURATION", length(None, m["u2"] or m["u3"]))


def _coming(m: re.Match[str]) -> Loose | None:
    return _loose(m, "DURATION", length(None, m["u"]))


def _quarter(m: re.Match[str]) -> Loose | None:
    if m["y"]:
        return _loose(m, "DATE", "", f"quarter@{m['y']}")
    ago = m["q4"] or (m["which"] or "").lower() in ("year-ago", "year-earlier", "comparable")
    return _loose(m, "DATE", "", "quarter-ago" if ago else "quarter")


def _year(m: re.Match[str]) -> Loose | None:
    if m["ended"]:
        return Loose(m.start(), m.start("ended"), "DURATION", "P1Y")
    return _loose(m, "DATE", "", "year")


def _ref(value: str) -> Callable[[re.Match[str]], Loose | None]:
    return lambda m: _loose(m, "DATE", value)


_READERS: dict[str, Callable[[re.Match[str]], Loose | None]] = {
    "clock": _clock,
    "each": _each,
    "often": _often,
    "bc": _bc,
    "halves": _halves,
    "length": _length,
    "long": _long,
    "many": _many,
    "coming": _coming,
    "now": _ref("PRESENT_REF"),
    "once": _ref("PAST_REF"),
    "soon": _ref("FUTURE_REF"),
    "quarter": _quarter,
    "year": _year,
}
