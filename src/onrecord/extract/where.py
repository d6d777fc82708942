"""Where it happened: the narrowest place that the report names for one claim, in its sentence or near it.

A place in a sentence may tell something else: where the speaker sits, where people come from or are bound for, which
of several towns of one name is meant. Only what can tell where the harm was done is chosen from.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from onrecord.extract import anaphors, place_roles
from onrecord.extract.mention import Mention
from onrecord.extract.parse import Parse
from onrecord.extract.setting import distance, hangs_on
from onrecord.extract.story import Story
from onrecord.extract.whereabouts import inside, kilometres
from onrecord.records import Place, PlaceMention


def place_for(
    story: Story, parse: Parse, trigger: int, back: int = 3, kind: str | None = None
) -> Place | None:
    """The narrowest place named for the claim: in its sentence, or the nearest before that plainly governs it.

    `kind`: of people who flee or are moved, where they left is asked for before where they came to.
    """
    here = _places_here(story, parse, trigger)
    nation = _nationwide(story, parse, trigger, here)
    if nation is not None:
        return nation
    here = [m for m in here if not _of_a_share(parse, m, trigger)] or here
    cared = [m for m in here if place_roles.of_the_care(parse, m)] if kind in ("injured", "killed") else []
    if len(cared) < len(here):
        here = [m for m in here if m not in cared]
    elif cared and back:
        before = _told_before(story, parse, back)
        here = [] if before is not None and before.precision != "country" else here
    local = [m for m in here if m.place.precision != "country"] or here
    if kind in ("displaced", "evacuated"):
        named = [m for m in story.places_in(parse.sentence.start, parse.sentence.end) if m not in here]
        # 'carried nine relatives from Sanaa': those moved are told by where they were; migrants from a country are not.
        moved = [m for m in named if kind == "evacuated" and place_roles.comes_from(parse, m)]
        left = [m for m in (*here, *moved) if _LEFT.search(story.text, max(0, m.start - 50), m.start)]
        left = left or [m for m in here if place_roles.of_those_moved(parse, m, trigger)]
        if left:
            return whole(story, min(left, key=lambda m: distance(parse, trigger, m.start, m.end)))
    if local:
        return whole(story, _narrowest(parse, trigger, local))
    if not back:
        return theatre(story) or story.country
    return _told_before(story, parse, back)


def _told_before(story: Story, parse: Parse, back: int) -> Place | None:
    """The place of the sentences before, nearest first; else the scene, else the first that the report names."""
    index = parse.sentence.index
    told: dict[int, Place] = story.notes.setdefault("placed", {})
    for before in range(index - 1, max(-1, index - 1 - back), -1):
        if before in told:
            return told[before]
        named = places_of_event(story, before)
        if named:
            return whole(story, named[0])
    if (scene := _scene(story)) is not None:
        return scene
    lead = next(
        (m.place for m in story.places if m.place.precision != "country" and _at_home(story, m)), None
    )
    return lead or story.country


def of_the_words(
    story: Story, parse: Parse, trigger: int, tokens: Collection[int], unnamed: bool = False
) -> Place | None:
    """The narrowest place named among some words of the sentence, no country; None where they name none.

    `unnamed`: also 'the city', 'the western portion'.
    """
    if not parse.notes["towns"].intersection(tokens):
        return None
    here = [m for m in _places_here(story, parse, trigger) if parse.at(m.start) in tokens]
    here = [m for m in here if m.place.precision != "country" and (unnamed or m.start not in story.unnamed)]
    return whole(story, _narrowest(parse, trigger, here)) if here else None


def left_by(story: Story, index: int, back: int = 3) -> Place | None:
    """Where people are moved out of: a place of the sentence, or of those before it, that is not where they are bound for."""
    for before in range(index, max(-1, index - 1 - back), -1):
        named = places_of_event(story, before)
        if named:
            return whole(story, named[0])
    return None


def told_here(story: Story, parse: Parse, trigger: int) -> bool:
    """Whether the sentence names a place that can be where it happened."""
    home = story.country.country if story.country is not None else None
    return any(
        m.start not in story.unnamed and (m.place.precision != "country" or home in (None, m.place.country))
        for m in _places_here(story, parse, trigger)
    )


def told_in_it(story: Story, parse: Parse, trigger: int) -> Place | None:
    """The place that the sentence itself tells, else the town, province or country that the whole report is about: a truce told right
    after one of several battles is not that town's."""
    if told_here(story, parse, trigger):
        return place_for(story, parse, trigger)
    return _nationwide(story, parse, trigger, ()) or _the_one_town(story) or theatre(story)


def _the_one_town(story: Story) -> Place | None:
    """The town of a report that names no other, nothing outside it, and only what it lies in besides."""
    here = [m.place for m in story.places if m.place.precision != "country" and _at_home(story, m)]
    town = next(
        (p for p in here if p.kind == "settlement" and p.gazetteer and p.precision == "settlement"), None
    )
    if town is None or len(here) < 2:
        return None
    for other in here:
        same = other.gazetteer == town.gazetteer
        if not same and town.gazetteer not in other.within and other.gazetteer not in town.within:
            return None
    return town


_IN = re.compile(r"\s+(?:\w+\s+){0,2}?(?:in|at|near|around|on|outside)\s+(?:the\s+)?")


def told_with(story: Story, parse: Parse, last: int) -> Place | None:
    """The place that stands right behind a number: '16 in the city of Homs'."""
    end = parse[last].end
    found = story.places_in(end, min(end + 60, parse.sentence.end))
    held = place_roles.held_by_the_one_before(story, found)
    here = [m for m in found if m.start not in held.values()]
    led_to = here and any(_IN.fullmatch(story.text, end, m.start) for m in (found[0], here[0]))
    return whole(story, here[0]) if led_to else None


_ENDS = re.compile(r"\s*(?:[,;.)\n]|and\b|$)")
_ENTRY = re.compile(r"\s?[:(–-]?\s?(?:(?:about|some|around|nearly|over)\s)?")


def beside(story: Story, parse: Parse, mention: Mention, share: bool) -> Place | None:
    """The place that a number stands with: behind it for a share, or before it in a list, as in 'Kirkuk 12, Tikrit 19'."""
    counted_on = mention.bare and parse[mention.head].dep in ("conj", "dobj", "nummod", "appos")
    behind = told_with(story, parse, mention.last) if share or counted_on else None
    if behind is not None or not mention.bare or not _ENDS.match(story.text, parse[mention.last].end):
        return behind
    start = parse[mention.first].start
    before = story.places_in(max(parse.sentence.start, start - 40), start)
    listed = bool(before) and _ENTRY.fullmatch(story.text, before[-1].end, start) is not None
    return whole(story, before[-1]) if listed else None


_MEETING_IN = re.compile(r"\b(?i:in|at|to)\s+(?:[\w.-]+\s+){0,3}?$")


def of_talks(story: Story, start: int, end: int) -> Place | None:
    """Where people meet: 'talks in Geneva', 'the Geneva talks'; what they speak about tells no place."""
    for mention in story.places_in(start, end):
        named = re.match(
            r"\s+(?:peace\s+)?(?:talks|negotiations|meeting|conference|summit)\b",
            story.text[mention.end : mention.end + 30],
        )
        if named or _MEETING_IN.search(story.text, max(start, mention.start - 30), mention.start):
            return whole(story, mention)
    return None


_LEFT = re.compile(
    r"\b(?:fle[ed]\w*|le(?:ft|ave|aving)|from|out of|escap\w+|quit\w*|depart\w+|abandon\w*|evacuat\w+)\s+(?:(?:\w+\s+){1,3}in\s+)?(?:the\s+)?"
    r"(?:(?:besieged|embattled|nearby|[a-z]+-(?:held|controlled|run))\s+)?$",
    re.IGNORECASE,
)


def theatre(story: Story) -> Place | None:
    """The province or region that the report is about, where it is named more often than the country: 'Cabo Delgado'."""
    wide = [m.place for m in story.places if m.place.kind in ("division", "region") and _at_home(story, m)]
    countries = [m for m in story.places if m.place.kind == "country" and _at_home(story, m)]
    if not wide:
        return None
    names = [p.name for p in wide]
    most = max(wide, key=lambda p: names.count(p.name))
    often = names.count(most.name)
    elsewhere = [
        m for m in story.places
        if m.place.kind not in ("country", "region", "division") and _at_home(story, m) and most.gazetteer not in m.place.within
    ]  # fmt: skip
    return most if often > len(countries) and often > len(elsewhere) and often > 1 else None


def _scene(story: Story) -> Place | None:
    """The town of the dateline, where the report names no other place but countries."""
    named = any(m.place.kind != "country" for m in story.places)
    return None if named else story.scene


def _narrowest(parse: Parse, trigger: int, found: Sequence[PlaceMention]) -> PlaceMention:
    """The nearest, or what lies in it and is told in the same clause: 'in the countryside 12 were killed in raids on Saraqib'."""
    best = min(found, key=lambda m: distance(parse, trigger, m.start, m.end))
    clause = parse.clause(trigger)
    inner = [m for m in found if m.end < best.start and _LIES_IN.fullmatch(parse.text, m.end, best.start)]
    best = inner[-1] if inner else best
    for other in found:
        i = parse.at(other.start)
        if (
            i is None
            or not inside(other.place, best.place)
            or _is_share(parse, min(i, trigger), max(i, trigger))
        ):
            continue
        if parse.clause(i) == clause or hangs_on(parse, i, clause):
            best = other
    return best


_LIES_IN = re.compile(
    r"(?:\s+(?:camp|district|quarter|suburb|neighbourhood|neighborhood))?,?\s+in\s+(?:the\s+)?"
)
"""'Nuseirat camp in central Gaza'"""


def _is_share(parse: Parse, first: int, last: int) -> bool:
    """Whether a share or another number is told between two words: the place behind it is that of the share."""
    return any(
        parse[j].lower in ("including", "among", "while", ";") or parse[j].tag == "CD"
        for j in range(first + 1, last)
    )


def _of_a_share(parse: Parse, mention: PlaceMention, trigger: int) -> bool:
    """'Nine were killed in Ukraine, including six in Kharkiv': Kharkiv is where the six were."""
    i = parse.at(mention.start)
    return i is not None and any(
        parse[j].lower in ("including", "amongst")
        or (parse[j].lower == "among" and parse[j + 1].lower in ("them", "whom"))
        for j in range(trigger + 1, i)
    )


_SEVERAL = re.compile(
    r"\b(?:(?:an?|the|its|their|several|various|many|some|two|three|four|five|different|most)\s+)?(?:(?!(?:on|in|at|of|from|to|\w+ed|\w+ing|hit|struck|raids?|strikes?|attacks?)\b)[\w-]+\s+){0,2}?"
    r"(?:neighbou?rhoods|districts|areas|towns|villages|parts|suburbs|quarters|places|sites|provinces|cities|regions)\s+"
    r"(?:in|of|around|across|near|outside|east|west|north|south)\s+(?:of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_PLURALS = (
    "hoods",
    "districts",
    "areas",
    "towns",
    "villages",
    "parts",
    "suburbs",
    "quarters",
    "places",
    "sites",
    "provinces",
    "cities",
    "regions",
)
_NEAR = re.compile("near|outside|close|(?:st|th) of ")
_LISTED = re.compile(r"\s*(?:,\s*(?:and\s+)?|\s+and\s+(?:in\s+)?|\s+)(?:the\s+)?")
_CLOSE_TO = re.compile(
    r"\b(?:near|outside|close\s+to|(?:north|south|east|west)\w*\s+of)\s+(?:(?!(?:in|on|at|of|from|to|with|by|and|as|for)\b)[\w'’-]+\s+){1,8}"
    r"(?:(?<=capital\s)of\s+|(?<=bastion\s)of\s+|(?<=stronghold\s)of\s+|(?<=city\s)of\s+|(?<=town\s)of\s+|(?<=village\s)of\s+)?$",
    re.IGNORECASE,
)


def whole(story: Story, mention: PlaceMention) -> Place:
    """The place with the words around it that make it several: 'residential districts of Aleppo', 'Aleppo and Homs'."""
    start, end = mention.start, mention.end
    words = story.text[max(0, start - 70) : start].lower()
    before = (
        _SEVERAL.search(story.text, max(0, start - 70), start) if any(p in words for p in _PLURALS) else None
    )
    if before is not None:
        start = before.start()
    else:
        close = _CLOSE_TO.search(story.text, max(0, start - 70), start) if _NEAR.search(words) else None
        start = close.start() if close is not None else start
    listed = [mention.place]
    for other in story.places_in(end, end + 200):
        owner = (other.place.kind == "country" and _OWNER.match(story.text, other.end)) or (
            place_roles.speaks_behind_a_comma(story.text, other.start, other.end)
        )
        if other.start < end or owner or _LISTED.fullmatch(story.text, end, other.start) is None:
            break
        end = other.end
        listed.append(other.place)
    for other in reversed(story.places_in(max(0, start - 200), start - 1)):
        if other.end > start or _LISTED.fullmatch(story.text, other.end, start) is None:
            break
        start = other.start
        listed.insert(0, other.place)
    if (start, end) == (mention.start, mention.end):
        return mention.place
    return replace(_together(listed), text=story.text[start:end])


_OWNER = re.compile(
    r"(?:['’]s)?\s+(?:[\w-]+\s+)?(?:forces?|troops|army|military|navy|air|jets?|warplanes|officials?|government|soldiers|embass(?:y|ies)|consulate|president|"
    r"ministers?|ministry|police|media|citizens|nationals|ambassador|drones?|missiles?|strikes?|led|backed)\b"
)
"""What makes a country the owner of what is told behind it: 'in East Africa, U.S. forces …'."""


def _together(listed: Sequence[Place]) -> Place:
    """Several places have no one position: that of the first is given, as exactly as a region's, with the way to the farthest."""
    first = listed[0]
    if len(listed) == 1 or first.precision in (None, "country"):
        return first
    ways = [kilometres(first, p) + (p.radius_km or 0.0) for p in listed]
    radius = round(max(ways)) if all(map(math.isfinite, ways)) else None
    return replace(first, precision="region", radius_km=radius)


def _places_here(story: Story, parse: Parse, trigger: int) -> list[PlaceMention]:
    """Places of the sentence that can be where it happened: no speaker's seat."""
    found = story.places_in(parse.sentence.start, parse.sentence.end)
    told = _telling(story, parse, [m for m in found if not place_roles.of_the_country(parse, m)], trigger)
    told = [m for m in told if not place_roles.of_the_launch(parse, m)] or told
    return [m for m in told if not place_roles.on_the_way(parse, m, trigger)] or told


def _telling(story: Story, parse: Parse, found: Sequence[PlaceMention], trigger: int) -> list[PlaceMention]:
    """The places that tell where, and not who speaks, who comes from there, which town is meant or where it was written."""
    held = place_roles.held_by_the_one_before(story, found)
    return [
        m
        for m in found
        if m.start not in held.values()
        and not place_roles.dateline(story, m)
        and not anaphors.is_crossed(story.text, m)
        and not place_roles.speaker_place(parse, m, trigger)
        and (m.start in held or not place_roles.tells_of_another(parse, m))
        and not place_roles.comes_from(parse, m)
        and not place_roles.of_a_side(parse, m, trigger)
    ]


def places_of_event(story: Story, index: int) -> list[PlaceMention]:
    """Places of a sentence where something may have happened: in the report's own country, and no destination, origin or speaker's seat."""
    before = story.sentences[index]
    named = [m for m in story.places_in(before.start, before.end) if m.place.precision != "country"]
    named = [
        m
        for m in named
        if _at_home(story, m) and not _DESTINATION.search(story.text, max(0, m.start - 40), m.start)
    ]
    if index in story.parses:
        return _telling(story, story.parses[index], named, -1)
    return [m for m in named if not place_roles.dateline(story, m)]


def _at_home(story: Story, mention: PlaceMention) -> bool:
    """Whether a place lies in the country that the report is about; what is known of neither counts as home."""
    home = story.country.country if story.country is not None else None
    return home is None or mention.place.country in (None, home)


_NATIONWIDE = re.compile(
    r"\b(?:(?:around|across|throughout|all over|elsewhere in|in other parts of|in|inside|within) (?:the|its) (?:whole |entire )?country(?![’'\w-])|nationwide|country-?wide|violence elsewhere)\b",
    re.I,
)


def _nationwide(story: Story, parse: Parse, trigger: int, here: Sequence[PlaceMention]) -> Place | None:
    """'Eight were killed around the country': the report's country, where these words stand nearer than a place."""
    told = story.text[parse.sentence.start : parse.sentence.end].lower()
    if not any(word in told for word in ("country", "nation", "elsewhere")):
        return None
    match = _NATIONWIDE.search(story.text, parse.sentence.start, parse.sentence.end)
    if match is None or story.country is None:
        return None
    near = min((distance(parse, trigger, m.start, m.end) for m in here), default=1e9)
    return (
        replace(story.country, text=match.group())
        if distance(parse, trigger, match.start(), match.end()) < near
        else None
    )


# Where people or things were bound is not where what the next sentence tells happened.
_DESTINATION = re.compile(
    r"\b(?:to|towards?|into|(?<!battle )(?<!battles )(?<!fighting )(?<!fight )(?<!offensive )(?<!responsible )for)\s+(?:either\s+|the\s+)?(?:[\w’'-]+\s+){0,1}$"
)
