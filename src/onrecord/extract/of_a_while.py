"""Whether a time is one day's, a season's or a war's, and what a war's place is."""

from __future__ import annotations

import re

from onrecord.extract import where, where_scene
from onrecord.extract.parse import Parse
from onrecord.extract.story import Story
from onrecord.records import Figure, Kind, Place, When

_WAR = {"war", "conflict", "uprising", "revolt", "unrest", "insurgency", "revolution", "crisis", "crackdown"}


_TOO_MANY = 1000
"""Dead that no town loses in some weeks; of people who flee 500 times as many."""


def by_the_war(parse: Parse, trigger: int) -> bool:
    """'a war that has claimed 40,000 lives': by none of those who fight in it, and with no weapon of theirs."""
    for s in parse.subjects(parse.clause(trigger)):
        relative = parse[s].lower in ("that", "which") and parse[parse.clause(trigger)].dep == "relcl"
        noun = parse[parse.clause(trigger)].head if relative else s
        if parse[noun].lower in _WARS:
            return True
    return False


_WARS = {"war", "conflict", "uprising", "revolt", "rebellion", "insurgency", "crisis"}


def of_a_war(parse: Parse, figure: Figure | None, kind: Kind) -> bool:
    many = figure is not None and (figure.low or 0) >= (_TOO_MANY if violent(kind) else 500 * _TOO_MANY)
    return many or figure is None or any(t.lower in _WAR for t in parse.tokens)


_SPAN = re.compile(r"(?:from|between|over|during|within|since|for|in the (?:past|last))\b", re.IGNORECASE)


def short(when: When | None, kind: Kind) -> bool:
    """A total of days or weeks, or of no time told, which is that of the place spoken of, not of the country's war."""
    return when is None or (
        (_SPAN.match(when.text) is not None or not violent(kind))
        and when.length_days is not None
        and when.length_days < 60
    )


def as_before(when: When | None) -> bool:
    """'in the same period': of the place too that was told before."""
    return when is not None and re.search(r"\bthe same\b", when.text) is not None


_SEASON_DAYS = 32


def of_a_season(when: When | None) -> bool:
    """Whether it is told of weeks and months: no town that was named just before is where all of it happened."""
    return _lasts(when, _SEASON_DAYS)


_RECENT = re.compile(
    r"\b(?:recent|past few|last few|past several|last several) (?:weeks|months|years)\b", re.IGNORECASE
)


def of_recent_weeks(when: When | None) -> bool:
    """'in recent weeks', 'in the past few months': many deeds, summed up."""
    return when is not None and _RECENT.search(when.text) is not None


def goes_on(when: When | None) -> bool:
    """'since Sunday', 'for over a month': attacks told as one, over more days than a battle's."""
    if when is None or when.length_days is None:
        return False
    told = when.text.lower()
    return (told.startswith("since") and when.length_days > 3) or (
        told.startswith("for ") and when.length_days > 10
    )


_MONTHS_DAYS = 80


def of_months(when: When | None) -> bool:
    """'39 deaths last year': so many in so long are a running total."""
    return _lasts(when, _MONTHS_DAYS)


def adds_up(when: When | None, kind: Kind) -> bool:
    """'39 deaths last year', 'the number of those killed since the assault began on April 4': a running total."""
    since = when is not None and when.text.lower().startswith("since ") and len(when.text.split()) > 3
    return of_months(when) or (since and violent(kind) and goes_on(when))


_WEEK_DAYS = 5


def of_a_country(when: When | None, place: Place | None) -> bool:
    """'47 were killed across Ukraine in the week of 10 to 16 March': what a country counts in a week is no one attack's."""
    span = when is not None and re.search(r"\bweeks?\b|\d.*\b(?:to|and)\b.*\d", when.text) is not None
    return span and place is not None and place.kind == "country" and _lasts(when, _WEEK_DAYS)


_A_WHILE = re.compile(
    r"\b(?:over|in|during|within|for) the (?:past|last|previous|preceding) (?:\w+ )?(?:hours|day|days|week|weeks|month|months|year|years)\b",
    re.IGNORECASE,
)


def lost_in_a_while(parse: Parse) -> bool:
    """'17 soldiers had been killed over the past 24 hours': what a title's one attack did is not told so."""
    return _A_WHILE.search(parse.plain, parse.sentence.start, parse.sentence.end) is not None


def _lasts(when: When | None, days: int) -> bool:
    return when is not None and when.length_days is not None and when.length_days >= days


_OF_A_NATION = 200_000
"""Dead that no province loses alone; of people uprooted 25 times as many."""


def wide(
    story: Story, parse: Parse, trigger: int, figure: Figure | None = None, kind: Kind = "killed"
) -> Place | None:
    """A running total is about what its sentence names, else about the report's country."""
    here = story.places_in(parse.sentence.start, parse.sentence.end)
    if here and not _told_of_a_war(parse, trigger):
        found = where.place_for(story, parse, trigger, back=0)
        # 'Officials in Kyiv region say': those who count for an area count what happened in it.
        areas = [m.place for m in here if m.place.kind in ("division", "region", "county")]
        return areas[0] if areas and (found is None or found.kind == "country") else found
    low = figure.low if figure is not None else None
    if low is not None and low >= (_OF_A_NATION if violent(kind) else 25 * _OF_A_NATION):
        # 'More than 300,000 have been killed', in a report on one province: in no province alone
        return story.country or where_scene.theatre(story)
    return where_scene.theatre(story) or story.country


def _told_of_a_war(parse: Parse, trigger: int) -> bool:
    """'in a part of the city held by the regime, which has fought a war that has killed 100,000': the war's, not the city's."""
    for j in (trigger, *parse.up(trigger)):
        if parse[j].dep == "relcl":
            war = parse[j].head
            return parse[war].lower in _WAR and not parse.notes["places"] & set(parse.subtree(war))
    return False


def violent(kind: str) -> bool:
    return kind in ("killed", "injured", "missing")


def of_the_area(story: Story, parse: Parse, trigger: int, place: Place | None) -> Place | None:
    """A total that names no place of its own, behind what happened on a day in a part of the area that is told of, is the area's."""
    told: dict[int, Place] = story.notes.get("placed", {})
    index = parse.sentence.index
    near = next((told[i] for i in range(index - 1, max(-1, index - 4), -1) if i in told), None)
    if near is None or place is None or place.name != near.name or where.told_here(story, parse, trigger):
        return place
    named = [m.place for m in story.places if m.place.precision != "country"]
    held = [p for p in named if p.gazetteer in near.within]
    if held:
        return max(held, key=lambda p: p.radius_km or 0.0)
    elsewhere = any(p.name != near.name and near.gazetteer not in p.within for p in named)
    of_a_war = _OF_A_WAR.search(story.text, parse.sentence.start, parse.sentence.end) is not None
    return where_scene.theatre(story) or story.country if elsewhere and of_a_war else place


_OF_A_WAR = re.compile(
    r"\b(?:since|in|during) (?:the |this )?(?:[\w-]+ ){0,2}?(?:war|fighting|conflict|offensive|operation|campaign|uprising|violence|hostilities)\b",
    re.IGNORECASE,
)
