"""Where it happened: the narrowest place that the report names for one claim, in its sentence or near it.

A place in a sentence may tell something else: where the speaker sits, where people come from or are bound for, which
of several towns of one name is meant. Only what can tell where the harm was done is chosen from.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from onrecord.extract import (
    anaphors,
    part_places,
    place_beside,
    place_care,
    place_roles,
    seats,
    speaker_places,
    where_scene,
)
from onrecord.extract.mention import Mention
from onrecord.extract.parse import Parse
from onrecord.extract.place_phrase import whole
from onrecord.extract.setting import distance
from onrecord.extract.story import Story
from onrecord.extract.where_narrowest import SETTLED, narrowest
from onrecord.extract.where_nationwide import nationwide
from onrecord.extract.whereabouts import inside, kilometres
from onrecord.extract.words import STATES
from onrecord.records import Place, PlaceMention


def place_for(
    story: Story, parse: Parse, trigger: int, back: int = 3, kind: str | None = None
) -> Place | None:
    """The narrowest place named for the claim: in its sentence, or the nearest before that plainly governs it.

    `kind`: of people who flee or are moved, where they left is asked for before where they came to.
    """
    here = places_here(story, parse, trigger)
    nation = nationwide(story, parse, trigger, here)
    if nation is not None:
        return nation
    told = here
    here = _of_the_whole(parse, here, trigger)
    if told and all(part_places.is_a_row(parse, trigger, m) for m in told):
        return _told_before(story, parse, back, lead=False) or where_scene.theatre(story) or story.country
    named = [m for m in here if m.start not in story.unnamed] if kind in ("injured", "killed") else []
    cared = [m for m in named if place_care.of_the_care(parse, m)]
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
        # 'The camp at Kanyaruchinya emptied: 60,000 fled toward Mugunga'
        local = [m for m in local if not _bound_for(story, m)] or local
    if kind == "evacuated" and back and local and all(_moved_to(story, m) for m in local):
        # 'Seven of them were flown to Bishkek': from where it was told that they were
        before = _told_before(story, parse, back)
        if before is not None and before.kind in SETTLED and all(m.place.name != before.name for m in local):
            return before
    if local:
        best = narrowest(parse, trigger, local)
        return _near_it(story, parse, trigger, whole(story, best), best)
    if not back:
        return where_scene.theatre(story) or story.country
    before = _of_its_quarters(story, parse, _told_before(story, parse, back))
    before = seats.of_a_local_office(story, parse, before) or before
    return _near_it(story, parse, trigger, before, None)


_NEARBY = re.compile(
    r"\b(?:an?|another|several|other|two|three) (?:nearby|neighbou?ring|adjacent) (?:village|town|hamlet|settlement|suburb|hill|forest)s?\b"
    r"(?! of\b|,? (?:called|named|known)\b|,? [A-Z])"
)
_NEARBY_KM = 30.0


def _near_it(
    story: Story, parse: Parse, trigger: int, place: Place | None, mention: PlaceMention | None
) -> Place | None:
    """'Survivors in Ataye say 30 were shot in a nearby village': near Ataye, in no place that is named."""
    sentence = parse.sentence
    if place is None or place.kind != "settlement":
        return place
    match = _NEARBY.search(story.text, sentence.start, sentence.end)
    if match is None or (
        mention is not None
        and distance(parse, trigger, mention.start, mention.end)
        <= distance(parse, trigger, match.start(), match.end())
    ):
        return place
    radius = max(_NEARBY_KM, place.radius_km or 0.0) if place.lat is not None else None
    return replace(place, text=match.group(), radius_km=radius)


def _moved_to(story: Story, mention: PlaceMention) -> bool:
    # 'moved on to Faruwa, where a mother was killed' tells of Faruwa
    here = re.match(r",? where\b", story.text[mention.end : mention.end + 8])
    return here is None and mention.place.kind != "border" and _bound_for(story, mention)


def says_there(parse: Parse) -> bool:
    return any(t.lower == "there" and t.tag == "RB" and t.dep == "advmod" for t in parse.tokens)


def _told_before(story: Story, parse: Parse, back: int, lead: bool = True) -> Place | None:
    """The place of the sentences before, nearest first; else the scene, else the first that the report names (`lead`)."""
    index = parse.sentence.index
    told: dict[int, Place] = story.notes.setdefault("placed", {})
    if says_there(parse):
        # 'took Goma after a battle near Rutshuru. There, …': the place named last
        named = [
            m for i in range(index - 1, max(-1, index - 1 - back), -1) for m in places_of_event(story, i)[-1:]
        ]
        if named:
            return whole(story, named[0])
    for before in range(index - 1, max(-1, index - 1 - back), -1):
        if before in told:
            return told[before]
        named = places_of_event(story, before)
        if named:
            return whole(story, _innermost(story, named))
    if not lead:
        return None
    return where_scene.told_first(story, parse)


_QUARTERS = re.compile(
    r"\b(?:several|various|residential|government(?:-held)?|regime(?:-held)?|rebel(?:-held)?|opposition(?:-held)?|civilian|populated|other|many)\s+(?:[\w-]+\s+)?(?:neighbou?rhoods|quarters|districts)\b"
)


def _of_its_quarters(story: Story, parse: Parse, told: Place | None) -> Place | None:
    """'Shells fell on Midan. Rebel fire on government neighbourhoods killed 65': in the town of the one that was named."""
    if told is None or told.kind != "neighbourhood":
        return told
    if _QUARTERS.search(story.text, parse.sentence.start, parse.sentence.end) is None:
        return told
    towns = [
        m.place for m in story.places if m.place.kind == "settlement" and m.place.precision == "settlement"
    ]
    near = [p for p in towns if kilometres(p, told) < _TOWN_KM]
    return min(near, key=lambda p: kilometres(p, told), default=told)


_TOWN_KM = 15.0


def _innermost(story: Story, named: Sequence[PlaceMention]) -> PlaceMention:
    """The first place of a sentence that is nobody's starting point, or what lies in it: 'In Mosul, rockets hit the Zuhour quarter'."""
    best = next(
        (m for m in named if not _SET_OUT.search(story.text, max(0, m.start - 60), m.start)), named[0]
    )
    for other in named:
        if other.place.kind in ("neighbourhood", "site", "camp") and inside(other.place, best.place):
            return other
    return best


_SET_OUT = re.compile(
    r"\b(?:push|advanc|mov|march|withdr[ae]w|retreat|dr[io]v|travel|set out|cross|spread)\w*\s+(?:[\w-]+\s+){0,3}?from\s+(?:the\s+)?$"
)


def of_the_words(
    story: Story, parse: Parse, trigger: int, tokens: Collection[int], unnamed: bool = False
) -> Place | None:
    """The narrowest place named among some words of the sentence, no country; None where they name none.

    `unnamed`: also 'the city', 'the western portion'.
    """
    if not parse.notes["towns"].intersection(tokens):
        return None
    here = [m for m in places_here(story, parse, trigger) if parse.at(m.start) in tokens]
    here = [m for m in here if m.place.precision != "country" and (unnamed or m.start not in story.unnamed)]
    return whole(story, narrowest(parse, trigger, here)) if here else None


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
        for m in places_here(story, parse, trigger)
    )


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
    counted_on = mention.bare and parse[mention.head].dep in ("conj", "dobj", "nummod", "appos", "npadvmod")
    behind = told_with(story, parse, mention.last) if share or counted_on else None
    if share and behind is None:
        last = _its_harm(parse, mention.last)
        behind = told_with(story, parse, last) if last > mention.last else None
    if share and behind is None:
        behind = _of_the_part(story, parse, mention)
    if behind is not None or not mention.bare or not _ENDS.match(story.text, parse[mention.last].end):
        return behind
    start = parse[mention.first].start
    before = story.places_in(max(parse.sentence.start, start - 40), start)
    listed = bool(before) and _ENTRY.fullmatch(story.text, before[-1].end, start) is not None
    return whole(story, before[-1]) if listed else None


def _its_harm(parse: Parse, last: int) -> int:
    """The last word of what befell a part, right behind its number: '22 died in Nyala', '80 of them were killed in Bria'."""
    while last + 1 < len(parse) and (
        parse[last + 1].lower in ("were", "was", "died", "fell", "perished")
        or parse[last + 1].lower in STATES
    ):
        last += 1
    return last


def _of_the_part(story: Story, parse: Parse, mention: Mention) -> Place | None:
    """The place told of a part alone: 'three of them staff in Kabkabiya'."""
    if not mention.of_whole:
        return None
    for other in places_here(story, parse, mention.head):
        i = parse.at(other.start)
        between = range(mention.last + 1, i) if i is not None else ()
        if between and not any(parse[j].text in (",", ";", "and") or parse[j].tag == "CD" for j in between):
            return whole(story, other)
    return None


_LEFT = re.compile(
    r"\b(?:fle[ed]\w*|le(?:ft|ave|aving)|from|out of|escap\w+|quit\w*|depart\w+|abandon\w*|evacuat\w+)\s+(?:(?:\w+\s+){1,3}in\s+)?(?:the\s+)?"
    r"(?:(?:besieged|embattled|nearby|[a-z]+-(?:held|controlled|run))\s+)?$",
    re.IGNORECASE,
)


def _of_the_whole(parse: Parse, here: list[PlaceMention], trigger: int) -> list[PlaceMention]:
    """Without those of a part: 'Nine were killed in Ukraine, including six in Kharkiv'."""
    parts = [
        (m, i)
        for m in here
        if (i := parse.at(m.start)) is not None and part_places.of_a_part(parse, trigger, i)
    ]
    taken = [m for m, _ in parts]
    left = [m for m in here if m not in taken]
    own = all(
        part_places.in_its_own_clause(parse, trigger, i) or part_places.stands_apart(parse, trigger, i)
        for _, i in parts
    )
    return left if left or (parts and own) else here


def places_here(story: Story, parse: Parse, trigger: int) -> list[PlaceMention]:
    """Places of the sentence that can be where it happened: no speaker's seat."""
    found = story.places_in(parse.sentence.start, parse.sentence.end)
    told = _telling(story, parse, [m for m in found if not place_roles.of_the_country(parse, m)], trigger)
    if len(told) > 1:
        told = [m for m in told if not speaker_places.on_whose_word(parse, m)] or told
    launched = [m for m in told if place_roles.of_the_launch(parse, m)]
    told = [m for m in told if m not in launched] or [
        # 'Before they left Hama they shot 15' was in Hama, what was 'fired from Armenia' struck elsewhere.
        m
        for m in launched
        if not _FROM.search(parse.text, max(0, m.start - 20), m.start)
        and not (place_roles.of_the_post(parse, m) and place_beside.named_elsewhere(story, parse))
    ]
    if len(told) > 1:
        told = [m for m in told if not _told_beside(parse, m, trigger)] or told
        told = [m for m in told if not place_roles.of_their_people(parse, m)] or told
        # 'across the Nile in Omdurman', 'at Doron Baga, on Lake Chad'
        ashore = [m for m in told if m.place.kind in SETTLED or m.place.kind in ("division", "county")]
        told = [m for m in told if m.place.kind != "water"] if ashore else told
    return [m for m in told if not place_roles.on_the_way(parse, m, trigger)] or told


_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$")


def _told_beside(parse: Parse, mention: PlaceMention, trigger: int) -> bool:
    """'A bomb in Taji hurt nine, and gunmen shot a policeman in Dora': the nine were not hurt in Dora."""
    i = parse.at(mention.start)
    return i is not None and parse.told_apart(i, trigger)


def _telling(story: Story, parse: Parse, found: Sequence[PlaceMention], trigger: int) -> list[PlaceMention]:
    """The places that tell where, and not who speaks, who comes from there, which town is meant or where it was written."""
    held = place_roles.held_by_the_one_before(story, found)
    # 'across the Nile in Omdurman'
    ashore = {
        m.start
        for water in found
        if water.place.kind == "water"
        for m in found
        if 0 < m.start - water.end < 9 and story.text[water.end : m.start].strip() in ("in", "at", "near")
    }
    ashore |= anaphors.towns_of_a_land(found)
    return [
        m
        for m in found
        if m.start not in held.values()
        and not place_roles.dateline(story, m)
        and not anaphors.is_crossed(story.text, m)
        and not anaphors.only_tells_which(found, m)
        and not speaker_places.speaker_place(parse, m, trigger)
        and not speaker_places.is_speaker(parse, parse.at(m.start))
        and (m.start in held or m.start in ashore or not place_roles.tells_of_another(parse, m))
        and not place_roles.comes_from(parse, m)
        and not place_roles.of_a_side(parse, m, trigger)
        and not place_beside.of_something_beside(parse, m, trigger)
        and not place_beside.only_lies_by(parse, m)
    ]


def places_of_event(story: Story, index: int) -> list[PlaceMention]:
    """Places of a sentence where something may have happened: in the report's own country or what 'the city' stands for, and no
    destination, origin or speaker's seat."""
    before = story.sentences[index]
    named = [m for m in story.places_in(before.start, before.end) if m.place.precision != "country"]
    near = [m for m in named if where_scene.at_home(story, m) or m.start in story.unnamed]
    # 'the two villages' that people left: of them alone.
    named = [
        m for m in near if not _bound_for(story, m) and not (m.start in story.unnamed and anaphors.are_two(m))
    ]
    if index in story.parses:
        parse = story.parses[index]
        told = _telling(story, parse, named, -1)
        told = [m for m in told if not place_roles.of_the_launch(parse, m)] or told
        return [m for m in told if not place_care.of_the_care(parse, m)]
    if place_beside.LIES.match(story.text, before.start, before.end):
        return []
    return [m for m in named if not place_roles.dateline(story, m)]


def _bound_for(story: Story, mention: PlaceMention) -> bool:
    if _SET_SAIL.search(story.text, max(0, mention.start - 40), mention.start) or (
        _HAD_LEFT.search(story.text, max(0, mention.start - 12), mention.start)
        and story.text.startswith(" for ", mention.end)
    ):
        return True
    return _DESTINATION.search(story.text, max(0, mention.start - 40), mention.start) is not None


_SET_SAIL = re.compile(r"\bset (?:sail|out|off)\b[^.;,]{0,24}? from (?:the )?$")
_HAD_LEFT = re.compile(r"\b(?:left|leaving|departed|departing) (?:the )?$")
"""'a boat that had left Tripoli for Italy', 'which set sail from Zuwara': where what is told of later did not happen."""


# Where people or things were bound is not where what the next sentence tells happened.
_DESTINATION = re.compile(
    r"\b(?:to|towards?|(?<!burst )(?<!broke )(?<!bursting )(?<!breaking )(?<!stormed )(?<!storming )(?<!barged )(?<!smashed )into|(?<!battle )(?<!battles )(?<!fighting )(?<!fight )(?<!offensive )(?<!responsible )for)\s+(?:either\s+|the\s+)?(?:[\w’'-]+\s+){0,1}$"
)
