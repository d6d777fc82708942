"""Words of time → days: every time expression of a report, in order, resolved against its publication.

Comes in: an annotated report (or a stretch of text and a publication date). Goes out: `TimeMention`s with
inclusive intervals. Which of them governs a claim is decided in extract/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from onrecord.records import AnnotatedReport, BlockKind, TimeMention, When
from onrecord.resolve.calendar_math import Interval, Part, plus
from onrecord.resolve.date_setting import Reading, Setting
from onrecord.resolve.date_tense import Tense, tense_at
from onrecord.resolve.date_words import HINT, LEAD, MASTER, PARTS, RULES
from onrecord.resolve.dates_named import NAMED_TIMES
from onrecord.resolve.dates_spoken import SPOKEN
from onrecord.resolve.dates_written import WRITTEN

RESOLVERS = WRITTEN | NAMED_TIMES | SPOKEN

_ORDER = tuple(RULES)
# Words that say a time from where the report stands; a history has few of them.
_FROM_NOW = {"weekday", "spoken", "ago", "rolling", "recent", "relative", "weekend", "vague"}
_DATED = {
    "iso", "numeric", "dmy", "mdy", "monthyear", "weekday", "month", "year", "spoken", "relative", "ago", "season",
}  # fmt: skip
_JOINED = {"dmy", "mdy", "monthyear", "weekday", "month", "year", "spoken", "iso", "numeric"}
_AND = re.compile(r"\s+and\s+\Z")
_TO = re.compile(r"\s+(?:to|through|till|until|into)\s+\Z|\s*[-–—]\s*\Z")
_SINCE = re.compile(
    r"(?<![\w-])(?:[Ee]ver\s+)?[Ss]ince\s+(?:(?!(?:said|says|told|announced|reported)\b)[^\W\d][\w'’-]*\s+){1,18}\Z"
)
_STAMP_BEFORE = re.compile(
    r"(?:[Pp]ublished|[Pp]osted|[Uu]pdated|[Dd]ate\s+of\s+publication|PUBLISHED|POSTED|UPDATED)(?:\s+(?:on|at))?:?\s*\Z"
)
# 'ALEPPO, Syria, Dec. 13 (Agency) -': a wire's date line.
_WIRE = re.compile(r"\s*(?:\([A-Z][^()\n]{1,30}\)|--|—|–|_)")
_TOWN = re.compile(r"[A-Z]{2,}[^.\n]{0,40},\s*\Z")
# A date line stands before the story; the longest head of the reports measured was about 200 characters.
_HEAD = 300


@dataclass(frozen=True, slots=True)
class _Hit:
    """One expression found: its span with the leading words, and what it was read as."""

    start: int
    core: int
    end: int
    rule: str
    match: re.Match[str]
    setting: Setting
    reading: Reading


@dataclass(slots=True)
class _State:
    """What later expressions of the same report lean on."""

    published: date | None
    anchor: date | None = None
    near: date | None = None
    story: tuple[date, bool] | None = None
    history: bool = False
    full: int = 0
    recent: int = 0
    from_now: int = 0
    caption: bool = False

    def tells_history(self) -> bool:
        """Most dates are written out, of years gone by, and hardly any is told from publication."""
        return self.full >= 4 and self.full > 4 * self.from_now and self.full > 4 * self.recent

    def saw(self, hit: _Hit) -> None:
        if hit.reading.role == "published":
            return
        self.full += hit.reading.full
        self.recent += bool(hit.reading.full and _is_recent(hit.reading.days[0], self.published))
        self.from_now += hit.rule in _FROM_NOW
        start, end = hit.reading.days
        if start is None or "since" in hit.setting.lead:
            return
        if hit.reading.role == "when":
            self.near = start
        if hit.reading.grain == "day" and start == end:
            self.anchor = start
        if self.history and hit.reading.grain in ("day", "month", "year", "season"):
            self.story = (start, hit.reading.grain == "year")
            if hit.reading.grain != "day":
                self.anchor = start


def _is_recent(day: date | None, published: date | None) -> bool:
    return day is not None and published is not None and day.year >= published.year


def find(report: AnnotatedReport) -> tuple[TimeMention, ...]:
    """All time expressions of the story and of date lines, in the order of the text."""
    published = _usable(report.report.published)
    state = _State(published)
    out = _mentions(report, state)
    # A history ('On 1 September 1939 … By October …') takes the years that it leaves out from its own dates.
    if state.tells_history():
        out = _mentions(report, _State(published, history=True))
    return tuple(out)


def _mentions(report: AnnotatedReport, state: _State) -> list[TimeMention]:
    out: list[TimeMention] = []
    for start, end, kind in _stretches(report):
        state.caption = kind == "caption"
        out += _scan(report.report.text, start, end, state)
    return out


def _stretches(report: AnnotatedReport) -> list[tuple[int, int, BlockKind]]:
    lines = [(b.start, b.end, b.kind) for b in report.report.blocks if b.kind == "dateline"]
    return sorted(lines + [(s.start, s.end, s.block) for s in report.sentences])


def find_in(text: str, start: int, end: int, published: date | None) -> list[TimeMention]:
    """The time expressions of one sentence, `text[start:end]`."""
    return _scan(text, start, end, _State(_usable(published)))


def _usable(published: date | None) -> date | None:
    """A mistaken year at the edge of the calendar leaves no room to count from; it is as good as none."""
    return published if published and 1000 <= published.year <= 9000 else None


def _scan(text: str, start: int, end: int, state: _State) -> list[TimeMention]:
    if not HINT.search(text, start, end):
        return []
    hits: list[_Hit] = []
    for hit in _hits(text, start, end, state):
        joined = _join(text, hits[-1], hit, state) if hits else None
        if joined:
            hits[-1] = joined
        else:
            hits.append(hit)
        state.saw(hits[-1])
    floors = [start, *(h.end for h in hits)]
    return [_mention(text, hit, floor, state) for hit, floor in zip(hits, floors, strict=False)]


def _hits(text: str, start: int, end: int, state: _State) -> Iterator[_Hit]:
    position = floor = start
    while found := MASTER.search(text, position, end):
        hit = _read(text, found, floor, start, end, state)
        if hit is None:
            position = found.start() + len(re.match(r"\w+|.", text[found.start() : found.end()])[0])  # type: ignore[index]
            continue
        yield hit
        position = floor = hit.end


def _read(text: str, found: re.Match[str], floor: int, start: int, end: int, state: _State) -> _Hit | None:
    """The first rule, from the one that the master pattern met, whose reading holds."""
    first = _ORDER.index(found.lastgroup or "")
    for rule in _ORDER[first:]:
        match = RULES[rule].match(text, found.start(), end)
        if match is None:
            continue
        lead_start, lead = _lead(text, floor, match, rule)
        setting = _setting(text, lead, lead_start, match, (start, end), state)
        reading = RESOLVERS[rule](match, setting)
        if reading is not None:
            reading = _as_published(text, lead_start, match, reading, state)
            return _Hit(lead_start, match.start(), match.end(), rule, match, setting, reading)
    return None


def _lead(text: str, floor: int, match: re.Match[str], rule: str) -> tuple[int, str]:
    """Where the words that lead an expression begin, and those words; a bare article is none."""
    core = match.start()
    found = LEAD.search(text, max(floor, core - 48), core)
    if found is None or _only_describes(match, found.group(), rule):
        return core, ""
    start, words = found.start(), found.group()
    while dropped := _drop(words, rule):
        start, words = start + dropped, words[dropped:]
    return start, " ".join(words.lower().split())


_KEPT = re.compile(r"since|before|until|till|from|between|early|late|mid|night|of", re.IGNORECASE)


def _only_describes(match: re.Match[str], lead: str, rule: str) -> bool:
    """In "in Tuesday's raid", 'after the April 4 strike' the preposition belongs to the raid."""
    if _KEPT.search(lead):
        return False
    if rule == "weekday" and match["poss"]:
        return match["poss"] != "s" or re.search(r"\b[Oo]n\s+\Z", lead) is None
    return (
        rule in ("weekday", "mdy", "recent")
        and re.search(r"\bthe\s+\Z", lead) is not None
        and "ecent " not in match[0]
    )


_NOT_LEADING = re.compile(
    r"(?:(?:on|in|over|by|during|through|at)(?=\s+(?:since|before|until|till|from|between|during|by|on|in)\s)|"
    r"[Aa]fter|[Tt]he(?=\s*\Z)|[Aa]t(?=\s*\Z)|[Ff]or(?!\s+the\s*\Z))\s+",
    re.IGNORECASE,
)


def _drop(words: str, rule: str) -> int:
    """How much of the leading words is no part of the expression."""
    if rule in ("rolling", "relative", "vague") and words.lower().startswith(("for", "the")):
        return 0
    found = _NOT_LEADING.match(words)
    return found.end() if found else 0


def _setting(
    text: str, lead: str, lead_start: int, match: re.Match[str], sentence: tuple[int, int], state: _State
) -> Setting:
    part: Part | None = next((name for name, words in PARTS if words.search(lead)), None)  # type: ignore[misc]
    memory: list[Tense] = []

    def tense() -> Tense:
        if not memory:
            memory.append(tense_at(text, sentence[0], lead_start, match.end(), sentence[1]))
        return memory[0]

    return Setting(state.published, lead, part, tense, state.anchor, state.near, state.story)


def _as_published(
    text: str, lead_start: int, match: re.Match[str], reading: Reading, state: _State
) -> Reading:
    """A full date at the head, or after 'Posted on', is the report's own and dates no event."""
    day = reading.days[0]
    if reading.grain != "day" or day is None or state.caption:
        return reading
    if not reading.full:
        wire = (
            match.start() < _HEAD and _WIRE.match(text, match.end()) and _TOWN.search(text[: match.start()])
        )
        return replace(reading, role="published") if wire else reading
    posted = _STAMP_BEFORE.search(text[max(0, lead_start - 24) : match.start()]) is not None
    first = match.start() < _HEAD and not text[: match.start()].strip()
    off = abs((day - state.published).days) if state.published else 0
    bare = lead_start == match.start() < _HEAD and state.anchor is None and off <= (3 if first else 0)
    return replace(reading, role="published") if posted or bare else reading


# --- ranges --------------------------------------------------------------------------------------------------


def _join(text: str, a: _Hit, b: _Hit, state: _State) -> _Hit | None:
    """'from Friday to Sunday', 'between March and June 2016', 'Tuesday and Wednesday' as one stretch."""
    if a.rule not in _JOINED or b.rule not in _JOINED or "published" in (a.reading.role, b.reading.role):
        return None
    if b.rule == "spoken" and b.reading.days[0] != b.reading.days[1]:
        return None
    gap = text[a.end : b.start] + (text[b.start : b.core] if b.setting.lead in ("until", "till") else "")
    wide = _TO.match(gap) is not None or ("between" in a.setting.lead and _AND.match(gap) is not None)
    if not wide and not (_AND.match(gap) and b.setting.lead in ("", "early", "late")):
        return None
    a = _lend_year(a, b)
    days = _ordered(a, b)
    if days is None or (not wide and not _touching(a, b)):
        return None
    reading = replace(
        b.reading, days=days, grain="span", full=a.reading.full and b.reading.full, role=a.reading.role
    )
    return replace(a, end=b.end, reading=reading)


def _lend_year(a: _Hit, b: _Hit) -> _Hit:
    start = b.reading.days[0]
    if a.reading.full or not b.reading.full or start is None or a.rule not in ("dmy", "mdy", "month"):
        return a
    for year in (start.year, start.year - 1):
        reading = RESOLVERS[a.rule](a.match, replace(a.setting, year=year))
        if reading and reading.days[0] and reading.days[0] <= start:
            return replace(a, reading=replace(reading, full=True))
    return a


def _ordered(a: _Hit, b: _Hit) -> Interval | None:
    """From the first day to the last; a weekday that came out too late is the one of the week before."""
    first, last = a.reading.days[0], b.reading.days[1]
    if first is None or last is None:
        return (None, None) if a.reading.grain == b.reading.grain else None
    if first > last and a.rule == "weekday":
        first = plus(first, -7)
    if first > last and a.rule in ("month", "mdy", "dmy") and not a.reading.full:
        reading = RESOLVERS[a.rule](a.match, replace(a.setting, year=last.year - 1))
        first = reading.days[0] if reading and reading.days[0] else first
    return (first, last) if first <= last else None


def _touching(a: _Hit, b: _Hit) -> bool:
    end, start = a.reading.days[1], b.reading.days[0]
    return (
        end is not None and start is not None and a.reading.grain == b.reading.grain and plus(end, 1) == start
    )


# --- what the leading words make of it -----------------------------------------------------------------------


def _mention(text: str, hit: _Hit, floor: int, state: _State) -> TimeMention:
    reading, start = hit.reading, hit.start
    lead, role = hit.setting.lead, reading.role
    begin, end = reading.days
    if role == "when" and "since" in lead.split():
        role = "since"
    elif role == "when" and hit.rule in _DATED and (clause := _since_clause(text, floor, start)) is not None:
        start, role = clause, "since"
    elif hit.rule == "rolling" and (lead.startswith("for") or hit.match["u"].startswith(("year", "decade"))):
        role = "since"
    if role == "since":
        if hit.rule == "ago" and reading.grain == "week" and begin is not None:
            begin = plus(begin, 3)
        end = state.published if begin is None or state.published is None or begin <= state.published else end
    elif role == "when":
        begin, end = _bounded(begin, end, hit, state)
    return TimeMention(start, hit.end, When(text[start : hit.end], begin, end), role)


def _since_clause(text: str, floor: int, start: int) -> int | None:
    """Where 'since the war began' starts, when it runs up to the expression."""
    match = _SINCE.search(text, max(floor, start - 200), start)
    return match.start() if match else None


_OPEN_LEAD = re.compile(r"\b(before|until|till)(?:\s+(?:the|early|late|mid|mid-))*\Z")

# 'before 2009, when the dam broke': the clause is about 2009 itself.
_WHEN = re.compile(r",?\s+when\b")


def _bounded(begin: date | None, end: date | None, hit: _Hit, state: _State) -> Interval:
    """Cut at publication what cannot go beyond it; 'before' and 'until' leave the beginning open."""
    published = state.published
    opened = _OPEN_LEAD.search(hit.setting.lead)
    if opened and not _WHEN.match(hit.match.string, hit.end):
        before = opened[1] == "before"
        return None, (plus(begin, -1) if begin else None) if before else end
    if not hit.reading.cut or published is None or begin is None or end is None:
        return begin, end
    if begin <= published < end and not hit.setting.future:
        end = published
    return begin, end
