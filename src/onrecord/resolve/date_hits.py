"""The time expressions of a stretch of text, each with the words that lead it and what it is read as.

Comes in: a stretch of text and the `State` of the report so far. Goes out: `Hit`s, ranges joined into one.
What days a claim may take from them is dates.py's, what TIMEX3 would call them timex.py's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from onrecord.resolve.calendar_math import Interval, Part
from onrecord.resolve.date_ranges import joined
from onrecord.resolve.date_setting import Hit, Reading, Setting
from onrecord.resolve.date_tense import Tense, tense_at
from onrecord.resolve.date_words import HINT, LEAD, MASTER, PARTS, RULES
from onrecord.resolve.dates_feasts import FEASTS
from onrecord.resolve.dates_named import NAMED_TIMES
from onrecord.resolve.dates_spoken import SPOKEN
from onrecord.resolve.dates_written import WRITTEN

RESOLVERS = WRITTEN | NAMED_TIMES | FEASTS | SPOKEN

_ORDER = tuple(RULES)
# Words that say a time from where the report stands; a history has few of them.
_FROM_NOW = {"weekday", "spoken", "ago", "rolling", "recent", "relative", "weekend", "vague"}
_STAMP_BEFORE = re.compile(
    r"(?:[Pp]ublished|[Pp]osted|[Uu]pdated|[Dd]ate\s+of\s+publication|PUBLISHED|POSTED|UPDATED)(?:\s+(?:on|at))?:?\s*\Z"
)
# 'ALEPPO, Syria, Dec. 13 (Agency) -': a wire's date line.
_WIRE = re.compile(r"\s*(?:\([A-Z][^()\n]{1,30}\)|--|—|–|_)")
_TOWN = re.compile(r"[A-Z]{2,}[^.\n]{0,40},\s*\Z")
# 'Aden - 14 June 2022 -', '(Goma, 14 June 2022) –', 'GENEVA (14 June 2022):'.
_BEFORE_LINE = re.compile(r"\s*\(?[A-Z][\w'’-]+(?:,?\s+[A-Z][\w'’-]+){0,3}\s*(?:[,/(]|--?|—|–)\s*")
_AFTER_LINE = re.compile(r"[^\S\n]*+(?:\)[^\S\n]*+)?(?:--?|—|–|:|\||\n)")
# A date line stands before the story; the longest head of the reports measured was about 200 characters.
_HEAD = 300


@dataclass(slots=True)
class State:
    """What later expressions of the same report lean on."""

    published: date | None
    anchor: date | None = None
    near: date | None = None
    span: Interval | None = None
    story: tuple[date, bool] | None = None
    history: bool = False
    full: int = 0
    recent: int = 0
    from_now: int = 0
    caption: bool = False
    here: date | None = None
    """The day last told of in the sentence itself."""

    def tells_history(self) -> bool:
        """Most dates are written out, of years gone by, and hardly any is told from publication."""
        return self.full >= 4 and self.full > 4 * self.from_now and self.full > 4 * self.recent

    def saw(self, hit: Hit) -> None:
        if hit.reading.role == "published":
            return
        self.full += hit.reading.full
        self.recent += bool(hit.reading.full and _is_recent(hit.reading.days[0], self.published))
        self.from_now += hit.rule in _FROM_NOW
        start, end = hit.reading.days
        last = self.published if "since" in hit.setting.lead else end
        if start is not None and last is not None and start < last:
            self.span = start, last
        if start is None:
            return
        if "since" in hit.setting.lead:
            # 'Since early 2011 …. Since then': the day it began, from which nothing else is counted.
            self.near = start
            return
        if hit.reading.role == "when":
            self.near = start
        if hit.reading.grain == "day" and start == end:
            self.here = start
            if not _COMPARED.search(hit.match.string, max(0, hit.start - 80), hit.start):
                self.anchor = start
        if self.history and hit.reading.grain in ("day", "month", "year", "season"):
            self.story = (start, hit.reading.grain == "year")
            if hit.reading.grain != "day":
                self.anchor = start


_COMPARED = re.compile(
    r"\b(?:as (?:they|it|he|she|in|after|with)|like the|reminiscent of|than in|compared (?:to|with))\b[^.;:]*\Z"
)
"""'The army denied it, as it did after the massacre of 27 May': no day that the story goes on from."""


def _is_recent(day: date | None, published: date | None) -> bool:
    return day is not None and published is not None and day.year >= published.year


def hits(text: str, start: int, end: int, state: State) -> list[Hit]:
    """The expressions of one sentence, `text[start:end]`; `state` learns of each."""
    text = _as_prose(text, start, end)
    if not HINT.search(text, start, end):
        return []
    out: list[Hit] = []
    state.here = None
    for hit in _hits(text, start, end, state):
        both = joined(text, out[-1], hit, RESOLVERS) if out else None
        if both:
            out[-1] = both
        else:
            out.append(hit)
        state.saw(out[-1])
    return out


_DAY_OR_MONTH = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|aug|sept?|oct|nov|dec|ramadan|easter|christmas)\b"
)


def _as_prose(text: str, start: int, end: int) -> str:
    """Wire copy, all in capitals, as it would be written otherwise: 'LAST WEEK', 'YESTERDAY'."""
    words = text[start:end]
    if not words.isupper() or len(words.lower()) != len(words):
        return text
    return text[:start] + _DAY_OR_MONTH.sub(lambda m: m[0].capitalize(), words.lower()) + text[end:]


def _hits(text: str, start: int, end: int, state: State) -> Iterator[Hit]:
    position = floor = start
    while found := MASTER.search(text, position, end):
        hit = _read(text, found, floor, start, end, state)
        if hit is None:
            position = found.start() + len(re.match(r"\w+|.", text[found.start() : found.end()])[0])  # type: ignore[index]
            continue
        yield hit
        position = floor = hit.end


def _read(text: str, found: re.Match[str], floor: int, start: int, end: int, state: State) -> Hit | None:
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
            return Hit(lead_start, match.start(), match.end(), rule, match, setting, reading)
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
    text: str, lead: str, lead_start: int, match: re.Match[str], sentence: tuple[int, int], state: State
) -> Setting:
    part: Part | None = next((name for name, words in PARTS if words.search(lead)), None)  # type: ignore[misc]
    memory: list[Tense] = []

    def tense() -> Tense:
        if not memory:
            memory.append(tense_at(text, sentence[0], lead_start, match.end(), sentence[1]))
        return memory[0]

    return Setting(
        state.published, lead, part, tense, state.anchor, state.near, state.span, state.story, here=state.here
    )


def _as_published(
    text: str, lead_start: int, match: re.Match[str], reading: Reading, state: State
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
    if (
        match.start() < _HEAD
        and _AFTER_LINE.match(text, match.end())
        and _BEFORE_LINE.fullmatch(text[: match.start()])
    ):
        return replace(reading, role="published")
    first = match.start() < _HEAD and not text[: match.start()].strip()
    off = abs((day - state.published).days) if state.published else 0
    bare = lead_start == match.start() < _HEAD and state.anchor is None and off <= (3 if first else 0)
    return replace(reading, role="published") if posted or bare else reading
