"""One found date → its span and value as TIMEX3 has them.

Comes in: a hit with the days that it was read as. Goes out: `Timex`es: mostly one, two for a range. The span has no
preposition and no possessive, but 'early' and 'the end of' are part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.resolve import timex_words
from onrecord.resolve.calendar_math import plus
from onrecord.resolve.date_setting import Hit
from onrecord.resolve.timex_words import TimexType


@dataclass(frozen=True, slots=True)
class Timex:
    """`value` is TIMEX3's: '2016-11-15', '2016-W46', '2016-SU', '199', 'P2Y', 'PAST_REF'; '' where none can be told."""

    start: int
    end: int
    text: str
    type: TimexType
    value: str


_PART = re.compile(
    r"(?:(?:the\s+)?(?:very\s+)?(?:early|earlier|late|later|mid)(?:\s+(?:in\s+)?)?-?|fiscal\s+|"
    r"(?:the\s+)?(?:middle|beginning|start|end)\s+of\s+(?:the\s+)?|the\s+(?:first|second)\s+half\s+of\s+)\Z",
    re.IGNORECASE,
)
_NONE = {"outbreak", "then"}


def timexes_of(text: str, hit: Hit) -> Iterator[Timex]:
    """What a hit is marked as."""
    if hit.parts:
        for part in hit.parts:
            yield from timexes_of(text, part)
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


# 'the third-quarter figures': the article is the figures'.
_ARTICLE = re.compile(r"(?:the\s+)?", re.IGNORECASE)
_LOOSELY = re.compile(r"(?:just|only|barely|about|around|roughly|some)\s+", re.IGNORECASE)
_OR_SO = re.compile(r"\s+or\s+so\b")


def _core(text: str, hit: Hit) -> tuple[int, int]:
    """The expression without prepositions and possessives, with 'early', 'the end of'."""
    start, end = hit.core, hit.end
    m = hit.match
    if hit.rule in ("within", "lasting"):
        start = m.start("q") if m["n"] else m.start("u2")
    elif hit.rule == "warlength":
        years = re.match(r".*?-years?(?:-(?:old|long))?", m[0])
        end = m.start() + (years.end() if years else len(m[0]))
    elif hit.rule == "shift" and _EVENT.match(text, end):
        end = m.end("u")
    elif hit.rule == "weekend":
        start += m[0].lower().index("the")
    elif hit.rule in ("spoken", "weekday", "relative") and (owning := re.search(r"['’]s\Z", m[0])):
        end -= len(owning[0])
    elif hit.rule == "quarter" and "-" in m[0]:
        start += len(_ARTICLE.match(m[0])[0])  # type: ignore[index]
    elif hit.rule == "firstof":
        end = m.end("u")
    elif hit.rule in ("ago", "shift") and (loosely := _LOOSELY.match(m[0])):
        start += loosely.end()
    if hit.rule in ("rolling", "relative") and (more := _OR_SO.match(text, end)):
        end = more.end()
    lead = _PART.search(text, max(hit.start, start - 24) if hit.rule != "year" else start - 24, start)
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
    if rule == "firstof":
        return "DURATION", timex_words.length(m["n"], m["u"])
    if rule == "warlength":
        return "DURATION", timex_words.length(m["n"], "year")
    if rule == "relative" and m["u"] == "decade":
        return "DURATION", "P10Y"
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
        if hit.rule == "ago":
            return f"{start.year + 1}"
        if hit.rule == "ordinal":
            return _share(hit, start)
        if hit.rule in ("years", "month"):
            return f"{start.year}" if hit.rule == "years" else f"{start:%Y-%m}"
        return start.isoformat() if start == end or hit.rule == "dmy" else f"{start.year}"
    part = hit.setting.part
    if part in ("half1", "half2") and grain == "year":
        return f"{start.year}-H{part[-1]}"
    return value_of(start, grain)


def value_of(day: date, grain: str) -> str:
    """'2016-11', '2016-W46', '2016-Q4' … of the day that a stretch begins on."""
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
        return value_of(start, "quarter")
    return value_of(start, "day" if unit.startswith("day") else unit)
