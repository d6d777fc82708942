"""When harm happened that its own sentence does not date: on the day told of the same happening around it.

Comes in: the claims of a report with the times of their own sentences. Goes out: the same, with a time taken over from
other claims of the same happening, or from the sentence before; harm that nothing dates stays undated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.extract import part_places, where
from onrecord.extract.attack_words import WARLIKE
from onrecord.extract.dating_since import VIOLENT, is_day, since_unknown, since_when
from onrecord.extract.merged import Raw, far_apart
from onrecord.extract.narrowed import THE_EVENT
from onrecord.extract.parse import Parse
from onrecord.extract.periods import period_of
from onrecord.extract.said_days import said_on
from onrecord.extract.story import Story
from onrecord.records import TimeMention, When

_NEAR = 4
"""Sentences over which a time told once holds on (dev half of gold/fakes and gold/news: 3 to 5 score alike)."""
_MOST_DAYS = 3
"""Longest time that harm told next may share: 'in the last week' says nothing of one killing."""


def timed(story: Story, raws: Sequence[Raw]) -> list[Raw]:
    """Harm told with no time of its own takes that of the telling around it: before it, else just behind. An entry of a bulletin takes
    none from other entries: of_the_period dates it."""
    if not raws or period_of(story) is not None:
        return list(raws)
    ordered = sorted(raws, key=lambda r: (r.claim.evidence.start, r.key))
    out = list(ordered)
    for i, raw in enumerate(ordered):
        if (
            raw.claim.scope == "cumulative"
            and (raw.claim.time is None or since_unknown(raw.claim.time))
            and (since := since_when(story, raw)) is not None
        ):
            out[i] = replace(raw, claim=replace(raw.claim, time=since), carried=True)
            continue
        if _only_said_then(raw):
            earlier = (
                _told_behind(story, raw)
                or _happened_before(
                    raw, [r for r in out[:i] if 0 <= raw.sentence - r.sentence <= _NEAR], out[i + 1 :]
                )
                or _captured_before(story, raw)
            )
            if earlier is not None:
                out[i] = replace(raw, claim=replace(raw.claim, time=earlier), carried=True)
            continue
        if not _undated(raw) or _apart(story, raw):
            continue
        is_attack = raw.claim.kind == "attack"
        its = [r for r in out if r is not raw and r.attack == raw.attack] if is_attack else []
        if is_attack and not its:
            # An attack that is told without harm is of its own day.
            if (added := _added_there(story, raw, out[:i])) is not None:
                out[i] = replace(raw, claim=replace(raw.claim, time=added), weak_time=True, carried=True)
            continue
        if (whole := _of_them(story, raw, out[:i])) is not None:
            out[i] = replace(raw, claim=replace(raw.claim, time=whole), weak_time=True, carried=True)
            continue
        told = [r for r in out[i + 1 :] if not _of_a_part(story, raw, r)]
        its = [r for r in its if not _of_a_part(story, raw, r)]
        before = [
            r
            for r in reversed(out[:i])
            if 0 <= raw.sentence - r.sentence <= _NEAR and not _digresses(story, raw, r)
        ]
        behind = [
            r
            for r in told
            if 0 <= r.sentence - raw.sentence <= 2 and _goes_on_about(story, raw, r) and not _adds_up(raw, r)
        ]
        when = (
            _headed(story, raw)
            or _told_behind(story, raw)
            or _first(raw, [*its, *before, *behind])
            or _before(story, raw)
        )
        if when is not None:
            out[i] = replace(raw, claim=replace(raw.claim, time=when), weak_time=True, carried=True)
    return out


_ADDED = re.compile(
    r"\b(?:it|he|she|they|the (?:group|monitor|source|official|spokes\w+|agency)) added\W*\Z", re.IGNORECASE
)


def _added_there(story: Story, raw: Raw, before: Sequence[Raw]) -> When | None:
    """'Fighting erupted overnight in Barze, it said. The army shelled both Barze and Jobar, it added': that night too."""
    here, told = story.sentences[raw.sentence], raw.claim.place
    if told is None or _ADDED.search(story.text[here.start : here.end]) is None:
        return None
    beside = [r.claim for r in before if r.claim.kind == "attack" and raw.sentence - r.sentence == 1]
    there = [c for c in beside if c.place is not None and c.place.name in told.name and c.time is not None]
    return there[-1].time if there else None


_CAUSED = re.compile(
    r"\b[Tt]he (?:[\w-]+ ){0,2}?(?:fatalities|casualties|deaths|killings|attacks?|strikes?|raids?|blasts?|explosions?|shelling|bombardment|incidents?|clashes|assault|ambush|bombs?|shells?|rockets?|missiles?|mortars?)"
    r"(?: [\w-]+){0,8}? (?:occurred|happened|took place|were caused|was carried out|were carried out|fell|hit|struck|landed|exploded|went off|detonated|came)\b"
)
_ITS_DAY = re.compile(
    r"(?:['’]s)?\s+(?:[\w-]+\s+)?(?:assault|attacks?|(?:air\s?)?strikes?|raids?|blasts?|bombings?|explosions?|shelling|massacre|killings|shooting|ambush)\b"
)
_LEAD = 3
"""The first sentences, which tell the news that a definite word behind them goes on about."""


def _told_behind(story: Story, raw: Raw) -> When | None:
    """'The fatalities were caused on Wednesday', 'after Tuesday's assault': the day of the news that the lead tells without it."""
    if raw.sentence > _LEAD or raw.headline or story.sentences[raw.sentence].block != "body":
        return None
    for sentence in story.sentences[raw.sentence + 1 : raw.sentence + 4]:
        if sentence.block != "body":
            return None
        told = [
            m
            for m in story.times_in(sentence.start, sentence.end)
            if m.role == "when" and (m.when.start or m.when.end)
        ]
        if len(told) == 1 and _CAUSED.search(story.text, sentence.start, sentence.end):
            return told[0].when
        for m in told:
            possessive = _WEEKDAYS.fullmatch(story.text[m.start : m.end]) is not None
            if possessive and _ITS_DAY.match(story.text, m.end, sentence.end):
                return m.when
    return None


_WEEKDAYS = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:['’]?s)?")


def _only_said_then(raw: Raw) -> bool:
    """Whether the day is only that of the statement: 'said early Friday that 80 were killed'."""
    c = raw.claim
    return (
        raw.weak_time
        and not raw.carried
        and c.kind in VIOLENT
        and c.scope == "incident"
        and not raw.apart
        and is_day(c.time)
    )


_NEWS_DAYS = 3
"""Days between a happening and the statement about it that are news of it."""


def _happened_before(raw: Raw, before: Sequence[Raw], behind: Sequence[Raw]) -> When | None:
    """The day that the report tells of the same happening near it, where that is some days before the statement, or its eve."""
    said = raw.claim.time.start if raw.claim.time is not None else None
    near = [r for r in behind if r.sentence - raw.sentence <= 2]
    for other in (*reversed(before), *near):
        day = other.claim.time.start if other.claim.time is not None else None
        if (
            other.weak_time
            or said is None
            or day is None
            or not _tells_a_day(other)
            or not is_day(other.claim.time)
        ):
            continue
        if 0 < (said - day).days <= _NEWS_DAYS and not far_apart(
            raw.claim.place, other.claim.place, raw, other
        ):
            return other.claim.time
    return None


_CAPTURED = re.compile(r"\b(?:seized|captured|overran|stormed|took|raided|entered)\b")
_THE_RAID = re.compile(
    r"\bthe (?:raid|attack|assault|offensive|capture|storming|seizure|battle|clashes)\b", re.IGNORECASE
)


def _captured_before(story: Story, raw: Raw) -> When | None:
    """'On Wednesday they seized the oilfield. … On Friday the toll from the raid rose to 61': of the day on which it was seized."""
    here = story.sentences[raw.sentence]
    said = raw.claim.time.start if raw.claim.time is not None else None
    if said is None or _THE_RAID.search(story.text, here.start, here.end) is None:
        return None
    for index in range(raw.sentence - 1, max(-1, raw.sentence - 3), -1):
        there = story.sentences[index]
        days = [m.when for m in story.times_in(there.start, there.end) if m.role == "when" and is_day(m.when)]
        if len(days) == 1 and days[0].start and _CAPTURED.search(story.text, there.start, there.end):
            return days[0] if 0 < (said - days[0].start).days <= _NEWS_DAYS else None
    return None


_OLD_DAYS = 7


def _digresses(story: Story, raw: Raw, earlier: Raw) -> bool:
    """Whether the day told before is that of another, older happening, which the sentence no longer speaks of."""
    published, day = (
        story.report.published,
        earlier.claim.time.end if earlier.claim.time is not None else None,
    )
    if (
        earlier.sentence == raw.sentence
        or published is None
        or day is None
        or (published - day).days <= _OLD_DAYS
    ):
        return False
    there = story.sentences[earlier.sentence]
    return (
        _OTHER.search(story.text, there.start, there.end) is not None or raw.sentence - earlier.sentence > 1
    )


_OTHER = re.compile(
    r"\b(?:also|another|[Mm]eanwhile|[Ss]eparately|[Ee]lsewhere|other|earlier|previous|previously|second)\b"
)


def _goes_on_about(story: Story, raw: Raw, later: Raw) -> bool:
    """Whether a claim told later may tell of the same happening: done by the same attack, the same number, or told with 'the strike'."""
    a, b = raw.claim, later.claim
    if raw.sentence == later.sentence or (raw.attack is not None and raw.attack == later.attack):
        return True
    if a.kind == b.kind and a.figure is not None and b.figure is not None and a.figure.low == b.figure.low:
        return True
    there = story.sentences[later.sentence]
    return (
        THE_EVENT.search(story.text, there.start, there.end) is not None
        and _OTHER.search(story.text, there.start, there.end) is None
    )


def _of_a_part(story: Story, raw: Raw, other: Raw) -> bool:
    """'32 have been killed, the last of whom fell on Monday': the day of the last."""
    parse = story.parses.get(raw.sentence)
    if parse is None or other.sentence != raw.sentence or min(raw.trigger, other.trigger) < 0:
        return False
    return part_places.of_others_beside(parse, raw.trigger, other.trigger)


def _adds_up(raw: Raw, later: Raw) -> bool:
    """'The raids since Thursday have killed 54' tells nothing of the day of the raid that was told before it."""
    time = later.claim.time
    return later.sentence > raw.sentence and time is not None and time.text.lower().startswith("since")


_OF_ITS_OWN = re.compile(
    r"\W*(?:Recent (?:[\w-]+ ){0,3}?(?:air ?strikes?|strikes|raids|attacks|shelling|bombings|bombardments?)|Separately|In (?:a|another) (?:separate|different|unrelated|other)|In another|Elsewhere|In other (?:violence|attacks|incidents|developments))\b"
)


def _apart(story: Story, raw: Raw) -> bool:
    """'Separately, …': told of another happening, whose day is not that of the one before."""
    start = story.sentences[raw.sentence].start
    return _OF_ITS_OWN.match(story.text, start) is not None


def of_the_report(story: Story, raws: Sequence[Raw]) -> list[Raw]:
    """What is still undated takes the one day that all dated harm of the report has; no total is of the day it was told on."""
    dated = [r for r in raws if r.claim.time is not None and _tells_a_day(r) and _is_short(r.claim.time)]
    days = [r.claim.time for r in dated if r.claim.time is not None]
    same = days and all((d.start, d.end) == (days[0].start, days[0].end) for d in days)
    one = days[0] if same and period_of(story) is None else None
    harmful = {r.attack for r in raws if r.claim.kind != "attack"}
    out = []
    for raw in raws:
        claim = raw.claim
        if raw.weak_time and not raw.carried and claim.scope == "cumulative" and is_day(claim.time):
            claim = replace(claim, time=None)
        told_alone = claim.kind == "attack" and raw.attack not in harmful
        if (
            one is not None
            and not told_alone
            and _undated(replace(raw, claim=claim))
            and not _apart(story, raw)
            and any(r.sentence <= raw.sentence or _goes_on_about(story, raw, r) for r in dated)
        ):
            claim = replace(claim, time=one)
        out.append(replace(raw, claim=claim))
    return out


def _is_short(when: When) -> bool:
    return when.length_days is not None and when.length_days < 3


_OF_THEM = re.compile(r"(?:[\w,-]+ ){0,4}?of (?:them|those)\b")


def _of_them(story: Story, raw: Raw, before: Sequence[Raw]) -> When | None:
    """'More than 1,300 wounded passed through between May and June. At least 208 of them died': in the same time."""
    if _OF_THEM.match(story.text, story.sentences[raw.sentence].start) is None:
        return None
    wholes = [
        r
        for r in before
        if r.sentence == raw.sentence - 1 and r.claim.figure is not None and r.claim.time is not None
    ]
    return wholes[-1].claim.time if wholes else None


def _undated(raw: Raw) -> bool:
    c = raw.claim
    waits = c.certainty == "planned" or raw.apart or c.scope == "cumulative"
    # 'A day after the first massacre', with no day of the first known, dates nothing.
    dated = c.time is not None and (c.time.start is not None or c.time.end is not None)
    return not dated and c.kind in VIOLENT and not waits


def _first(raw: Raw, others: Iterable[Raw]) -> When | None:
    """The time of the nearest other claim that may tell of the same happening."""
    for other in others:
        if _tells_a_day(other) and not far_apart(raw.claim.place, other.claim.place, raw, other):
            return other.claim.time
    return None


def _tells_a_day(raw: Raw) -> bool:
    c = raw.claim
    said_then = c.kind == "attack" and raw.weak_time and not raw.carried
    told = c.time is not None and c.scope == "incident" and c.kind in VIOLENT and not (said_then or raw.apart)
    return told and c.time is not None and not is_long(c.time)


_MOST_BESIDE = 12
"""Letters that a line may have beside its date to head what follows: '10 June', 'Tuesday, 4 March.', 'Details: 5 May'."""


def _headed(story: Story, raw: Raw) -> When | None:
    """The day of the nearest line before that is nothing but a date, as chronicles and live pages have them."""
    headings = story.notes.get("dated lines")
    if headings is None:
        headings = story.notes["dated lines"] = [
            (m.start, m.when)
            for s in story.sentences
            for m in story.times_in(s.start, s.end)[:1]
            if m.role == "when" and is_day(m.when) and (s.end - s.start) - (m.end - m.start) <= _MOST_BESIDE
        ]
    before = [when for start, when in headings if start < raw.claim.evidence.start]
    return before[-1] if before else None


def _before(story: Story, raw: Raw) -> When | None:
    """The one day that the sentence before names for what happened, not for what was said."""
    parse = story.parses.get(raw.sentence - 1)
    if parse is None or story.sentences[raw.sentence].block != "body":
        return None
    named = [
        m
        for m in story.times_in(parse.sentence.start, parse.sentence.end)
        if m.role == "when" and is_day(m.when)
    ]
    here = story.parses.get(raw.sentence)
    goes_on = here is not None and where.says_there(here)
    if not goes_on and not WARLIKE.search(story.text, parse.sentence.start, parse.sentence.end):
        return None
    if len({m.when.start for m in named}) != 1 or said_on(parse, named[0], -1) or _met(parse, named[0]):
        return None
    return named[0].when


_MEETINGS = {
    "call",
    "conversation",
    "meeting",
    "talk",
    "visit",
    "interview",
    "conference",
    "session",
    "summit",
    "meet",
    "speak",
    "identify",
    "conclude",
    "telephone",
    "phone",
    "hold",
    "travel",
}


def _met(parse: Parse, mention: TimeMention) -> bool:
    """'made the call on Monday', 'met in Geneva on Friday': the day of a meeting, not of what it was about."""
    i = parse.at(mention.end - 1)
    return i is not None and any(
        parse[j].lemma in _MEETINGS or parse[j].lower.rstrip("s") in _MEETINGS for j in list(parse.up(i))[:4]
    )


def is_long(when: When) -> bool:
    """Weeks, or no one knows since when: the time of a history, which says nothing of what is told next."""
    return when.length_days is None or when.length_days > _MOST_DAYS
