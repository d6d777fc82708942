"""A report's expressions of time as TIMEX3 would mark them: their own words, a type and a value.

Comes in: an annotated report. Goes out: `Timex`es, in the order of the text. They rest on the same hits as the days of
claims (dates.py); what dates nothing (lengths, habits, 'now') is added from timex_words.py. TIMEX3: Pustejovsky et al.,
"TimeML" (2003); its annotation guidelines 1.2.1 (2006).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from onrecord.records import AnnotatedReport
from onrecord.resolve import timex_words
from onrecord.resolve.calendar_math import add_months, plus, quarter_of
from onrecord.resolve.date_setting import Hit
from onrecord.resolve.dates import expressions
from onrecord.resolve.timex_words import Loose, TimexType


@dataclass(frozen=True, slots=True)
class Timex:
    """`value` is TIMEX3's: '2016-11-15', '2016-W46', '2016-SU', '199', 'P2Y', 'PAST_REF'; '' where none can be told."""

    start: int
    end: int
    text: str
    type: TimexType
    value: str


@dataclass(slots=True)
class _Told:
    """What the report last spoke of."""

    published: date | None
    day: str = ""
    quarter: date | None = None


def find(report: AnnotatedReport) -> list[Timex]:
    """All expressions of time of the story and its date lines; none overlaps another."""
    text = report.report.text
    out: list[Timex] = []
    told = _Told(report.report.published)
    for start, end, hits, _ in expressions(report):
        dated = [(t, hit) for hit in hits for t in _of_hit(text, hit)]
        taken = [(t.start, t.end) for t, _ in dated]
        loose = [
            x for x in timex_words.find(text, start, end) if all(x.end <= a or b <= x.start for a, b in taken)
        ]
        here: list[Timex] = []
        for one in sorted(
            [*((t, hit) for t, hit in dated), *((x, None) for x in loose)], key=lambda pair: pair[0].start
        ):
            here.append(_settled(text, *one, told))
        out += _with_days(text, here, told)
    return out


def _settled(text: str, one: Timex | Loose, hit: Hit | None, told: _Told) -> Timex:
    """The expression with what it takes from those before it."""
    if isinstance(one, Loose):
        value = _leaning(one, told) if one.lean not in ("", "day") else one.value
        return Timex(one.start, one.end, text[one.start : one.end], one.type, value)
    if hit is not None and hit.reading.grain == "quarter":
        told.quarter = hit.reading.days[0]
    if told.quarter and hit is not None and hit.rule in ("ago", "shift") and _YEAR_BACK.fullmatch(one.text):
        return replace(one, value=_at(add_months(told.quarter, -12), "quarter"))
    return one


_YEAR_BACK = re.compile(r"a\s+year\s+(?:ago|earlier)", re.IGNORECASE)


def _leaning(one: Loose, told: _Told) -> str:
    if told.published is None:
        return ""
    if one.lean == "year":
        return f"{told.published.year}"
    quarter = told.quarter or quarter_of(*_quarter_before(told.published))[0]
    if one.lean == "quarter-ago":
        quarter = add_months(quarter, -12)
    elif "@" in one.lean:
        quarter = quarter.replace(year=int(one.lean.partition("@")[2]))
    return _at(quarter, "quarter") if told.quarter or one.lean == "quarter" else f"{quarter.year}"


def _quarter_before(day: date) -> tuple[int, int]:
    then = add_months(day, -3)
    return then.year, (then.month + 2) // 3


_NEXT_TO = re.compile(r",?\s+\Z")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _with_days(text: str, here: list[Timex], told: _Told) -> list[Timex]:
    """Clock times with their day: the one beside them ('5 p.m. Tuesday' is one expression), else the one last told."""
    out: list[Timex] = []
    for one in here:
        day = _DAY.match(one.value)
        before = out[-1] if out else None
        if (
            day
            and before
            and before.value.startswith("T")
            and _NEXT_TO.fullmatch(text[before.end : one.start])
        ):
            out[-1] = Timex(
                before.start, one.end, text[before.start : one.end], "TIME", day[0] + before.value
            )
        else:
            out.append(one)
        if day:
            told.day = day[0]
    since = told.day or (told.published.isoformat() if told.published else "")
    return [replace(t, value=since + t.value) if t.value.startswith("T") and since else t for t in out]


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
    if two := _two_ends(text, hit):
        yield from two
        return
    if hit.rule in _NONE:
        return
    start, end = _core(text, hit)
    kind, value = _valued(hit, text[start:end])
    yield Timex(start, end, text[start:end], kind, value)


# 'two days after the raid': the raid is the anchor, the expression a length.
_EVENT = re.compile(r"(?<=after|efore)\s+\w")


def _two_ends(text: str, hit: Hit) -> list[Timex]:
    """'3-5 May' and '1990-95' are two expressions."""
    start, end = hit.reading.days
    m = hit.match
    if start is None or end is None:
        return []
    if hit.rule == "years":
        spans, values = [m.span("y"), m.span("y2")], [f"{start.year}", f"{end.year}"]
    elif hit.rule in ("dmy", "mdy") and m["d2"]:
        cut = m.end("d1"), m.start("d2")
        spans, values = [(m.start(), cut[0]), (cut[1], m.end())], [start.isoformat(), end.isoformat()]
    else:
        return []
    return [Timex(a, b, text[a:b], "DATE", value) for (a, b), value in zip(spans, values, strict=True)]


def _core(text: str, hit: Hit) -> tuple[int, int]:
    """The expression without prepositions and possessives, with 'early', 'the end of'."""
    start, end = hit.core, hit.end
    m = hit.match
    if hit.rule in ("within", "lasting"):
        start = m.start("q") if m["n"] else m.start("u2")
    elif hit.rule == "warlength":
        end = re.match(r".*?-years?(?:-(?:old|long))?", m[0])
        end = m.start() + (end.end() if end else len(m[0]))
    elif hit.rule == "shift" and _EVENT.match(text, end):
        end = m.end("u")
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
    if (
        rule == "shift"
        and re.search(r"(?:after|before)\Z", m[0])
        and not re.search(r"(?:after|before)\Z", words)
    ):
        return "DURATION", timex_words.length(m["n"], m["u"])
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
        if re.search(rf"\b{word}", low) and hit.reading.grain == "day" and len(value) == 10:
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
