"""A report's expressions of time as TIMEX3 would mark them: their own words, a type and a value.

Comes in: an annotated report. Goes out: `Timex`es, in the order of the text. They rest on the same hits as the days of
claims (dates.py); what dates nothing (lengths, habits, 'now') is added from timex_words.py. TIMEX3: Pustejovsky et al.,
"TimeML" (2003); its annotation guidelines 1.2.1 (2006).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.records import AnnotatedReport
from onrecord.resolve import timex_words
from onrecord.resolve.calendar_math import plus
from onrecord.resolve.date_setting import Hit
from onrecord.resolve.dates import expressions
from onrecord.resolve.timex_words import TimexType


@dataclass(frozen=True, slots=True)
class Timex:
    """`value` is TIMEX3's: '2016-11-15', '2016-W46', '2016-SU', '199', 'P2Y', 'PAST_REF'; '' where none can be told."""

    start: int
    end: int
    text: str
    type: TimexType
    value: str


def find(report: AnnotatedReport) -> list[Timex]:
    """All expressions of time of the story and its date lines; none overlaps another."""
    text = report.report.text
    out: list[Timex] = []
    for start, end, hits, _ in expressions(report):
        dated = [t for hit in hits for t in _of_hit(text, hit)]
        taken = [(t.start, t.end) for t in dated]
        loose = [
            Timex(x.start, x.end, text[x.start : x.end], x.type, x.value)
            for x in timex_words.find(text, start, end)
            if all(x.end <= a or b <= x.start for a, b in taken)
        ]
        out += sorted(dated + loose, key=lambda t: t.start)
    return out


_PART = re.compile(
    r"(?:(?:the\s+)?(?:very\s+)?(?:early|earlier|late|later|mid)(?:\s+(?:in\s+)?)?-?|"
    r"(?:the\s+)?(?:middle|beginning|start|end)\s+of\s+(?:the\s+)?|the\s+(?:first|second)\s+half\s+of\s+)\Z",
    re.IGNORECASE,
)
_NONE = {"outbreak", "then"}


def _of_hit(text: str, hit: Hit) -> Iterator[Timex]:
    if hit.parts:
        for part in hit.parts:
            yield from _of_hit(text, part)
        return
    if hit.rule in _NONE:
        return
    start, end = _core(text, hit)
    kind, value = _valued(hit, text[start:end])
    yield Timex(start, end, text[start:end], kind, value)


def _core(text: str, hit: Hit) -> tuple[int, int]:
    """The expression without prepositions and possessives, with 'early', 'the end of'."""
    start, end = hit.core, hit.end
    m = hit.match
    if hit.rule in ("within", "lasting"):
        start = m.start("q") if m["n"] else m.start("u2")
    elif hit.rule == "warlength":
        end = re.match(r".*?-years?(?:-(?:old|long))?", m[0])
        end = m.start() + (end.end() if end else len(m[0]))
    elif hit.rule == "weekend":
        start += m[0].lower().index("the")
    elif hit.rule in ("spoken", "weekday", "relative", "decade"):
        end -= len(re.search(r"(?:['’]s)?\Z", m[0])[0]) if hit.rule != "decade" else 0
    lead = _PART.search(text, hit.start, start)
    return (lead.start() if lead else start), end


_TIMES = (
    ("midnight", "T24:00"), ("midday", "T12:00"), ("noon", "T12:00"), ("afternoon", "TAF"), ("morning", "TMO"), ("evening", "TEV"),
    ("overnight", "TNI"), ("night", "TNI"), ("dawn", "TDT"),
)  # fmt: skip


def _valued(hit: Hit, words: str) -> tuple[TimexType, str]:
    rule, m = hit.rule, hit.match
    if rule == "rolling" or rule in ("within", "lasting"):
        return "DURATION", timex_words.length(m["n"], m["u"] or m["u2"] if rule == "lasting" else m["u"])
    if rule == "warlength":
        return "DURATION", timex_words.length(m["n"], "year")
    if rule == "recent":
        return ("DURATION", timex_words.length(None, m["u"])) if m["u"] else ("DATE", "PAST_REF")
    if rule == "vague":
        unit = re.search(r"\w+\Z", m[0])
        return "DURATION", timex_words.length(None, unit[0] if unit else "days")
    if rule == "ago" and hit.reading.days[0] is None:
        return "DATE", "PAST_REF"
    value = _calendar(hit)
    low = words.lower()
    for word, code in _TIMES:
        if word in low and hit.reading.grain == "day" and len(value) == 10:
            return "TIME", value + code
    return "DATE", value


def _calendar(hit: Hit) -> str:
    start, end = hit.reading.days
    if start is None:
        return ""
    grain = hit.reading.grain
    if grain == "span":
        if hit.rule == "ordinal":
            return _share(hit, start)
        if hit.rule in ("years", "month"):
            return f"{start.year}" if hit.rule == "years" else f"{start:%Y-%m}"
        return start.isoformat() if start == end or hit.rule == "dmy" else f"{start.year}"
    part = hit.setting.part
    if part in ("half1", "half2") and grain == "year":
        return f"{start.year}-H{part[-1]}"
    return _at(start, grain)


def _at(day: date, grain: str) -> str:
    if grain == "day":
        return day.isoformat()
    if grain in ("week", "weekend"):
        year, week, _ = plus(day, 3 if grain == "week" else 0).isocalendar()
        return f"{year}-W{week:02}" + ("-WE" if grain == "weekend" else "")
    if grain == "month":
        return f"{day:%Y-%m}"
    if grain == "quarter":
        return f"{day.year}-Q{(day.month + 2) // 3}"
    if grain == "season":
        return f"{day.year}-{ {3: 'SP', 6: 'SU', 9: 'FA', 12: 'WI'}[day.month] }"
    return f"{day.year // 10}" if grain == "decade" else f"{day.year:04}"


def _share(hit: Hit, start: date) -> str:
    unit = hit.match["u"].lower()
    if unit == "half":
        return f"{start.year}-H{1 if start.month < 7 else 2}"
    if unit == "quarter":
        return _at(start, "quarter")
    return _at(start, "day" if unit.startswith("day") else unit)
