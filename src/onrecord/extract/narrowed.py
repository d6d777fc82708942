"""The lead says 'a town near the capital', the next sentence 'the strikes hit Douma': where it happened is Douma.

Comes in: the claims of a report with the places of their own sentences. Goes out: the same, each with the narrowest
place that a sentence soon behind names for the same happening.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.extract import where
from onrecord.extract.merged import Raw
from onrecord.extract.part_places import SOME_OF
from onrecord.extract.place_phrase import whole
from onrecord.extract.story import Story
from onrecord.extract.whereabouts import NEARBY_KM, around, inside, kilometres, loose, several
from onrecord.records import Figure, Place

_AHEAD = 4
"""Sentences behind the claim that may tell it more exactly."""
_FAR_AHEAD = 8
_IT_HIT = re.compile(
    r"\b[Tt]h(?:e|is)\s+(?:air\s?strike|strike|raid|attack|blast|explosion|bombing|bomb|shelling|bombardment|ambush|shooting)s?\s+"
    r"(?:hit|struck|targeted|took place|occurred|happened)\b"
)
"""Only such a sentence tells of a happening many sentences back."""
_THE_ONE_ON = re.compile(
    r"\b(?:the|that|this|these|those)\s+(?:[\w-]+\s+){0,3}?(?:air ?strikes?|strikes?|raids?|attacks?|blasts?|explosions?|bombings?|shelling|bombardment|massacre|assault|ambush|shooting)\s+"
    r"(?:on|in|at|against)\s+(?:the\s+)?(?:(?:village|town|city|suburb|district|neighbou?rhood)\s+of\s+)?$",
    re.IGNORECASE,
)
"""'17 were hurt in the strike on Heneyda': the one that was told before it, at a place that was not named yet."""
_SETTLED = ("settlement", "neighbourhood", "area", "camp", "")
"""Where people live, or what no gazetteer knows."""
_KINDS = ("killed", "injured", "missing", "attack", "abducted", "detained")
THE_EVENT = re.compile(
    r"\b(?:the|this|that|these|those|its|their|\w+day['’]?s?)\s+(?:[\w-]+\s+){0,3}?(?:air ?strikes?|strikes?|raids?|attacks?|blasts?|explosions?|"
    r"bombings?|bombs?|shelling|bombardment|massacre|clashes|fighting|battles?|assault|ambush|incident|bombers?|shells|rockets?|missiles?|"
    r"warplanes|jets|aircraft|planes|helicopters|gunmen|attackers?|victims|dead|killings?|crash|shooting|rampage|detonation)\b"
    r"|\b(?:bodies|survivors|victims|corpses)\s+(?:were|was|have been|had been)\s+(?:pulled|dug|recovered|brought|taken|buried)\b|\b(?:the|from) rubble\b"
    r"|\b(?:fatalities|deaths|casualties)\s+(?:were|occurred|happened|came)\b|\b(?:took place|occurred|happened|went off|blew up|struck|hit|targeted|targeting|detonated)\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    r"(?:The|These|Those|All) (?:[\w-]+ ){0,2}?(?:victims|dead|civilians|people|children|women|men|soldiers|fighters|rebels|militants|casualties|deaths|fatalities|killings?|strikes?|raids?|attacks?|blasts?|explosions?|bombs?|"
    r"bombings?|shelling|bombardment|massacre|ambush|shooting)\b"
)
"""How a sentence begins that goes on about what was just told."""
_THE_PEOPLE = re.compile(r"\b(?:the|these|those) (?:men|women|boys|girls|captives|hostages|bodies)\b")
_NAMELESS = re.compile(
    r"\b(?:an?|the|another|two|several)\s+(?:[\w'’-]+\s+){0,4}?(?:towns?|villages?|suburbs?|camps?|areas?|districts?|neighbou?rhoods?|bases?|hamlets?|settlements?|"
    r"cit(?:y|ies)|quarters?|hospitals?|schools?|markets?|mosques?|checkpoints?|crossings?|roads?|routes?|islands?|bastions?|convoys?|positions|fields?|hotels?|restaurants?|church(?:es)?|prisons?|universit(?:y|ies)|stations?|airports?|plants?|compounds?|bridges?|refiner(?:y|ies)|barracks|posts?|squares?|wedding|funeral)\b(?!\s+of\s+(?:the\s+)?(?:al-|el-|as-|ar-)?[A-Z])"
)


def narrowed(story: Story, raws: Sequence[Raw]) -> list[Raw]:
    """The claims with their places told as narrowly as the report tells them."""
    out = []
    told: dict[int, list[Raw]] = {}
    for raw in raws:
        told.setdefault(raw.sentence, []).append(raw)
    for raw in raws:
        place = _told_later(story, told, raw)
        out.append(raw if place is None else replace(raw, claim=replace(raw.claim, place=place)))
    return [_with_its_attack(raw, raws, out) for raw in out]


def _with_its_attack(raw: Raw, before: Sequence[Raw], after: Sequence[Raw]) -> Raw:
    """What one sentence tells of an attack and of its harm, at one place, stays at one place."""
    if raw.attack is None or raw.claim.kind == "attack":
        return raw
    for old, new in zip(before, after, strict=True):
        if (
            old.claim.kind == "attack"
            and old.attack == raw.attack
            and old.sentence == raw.sentence
            and old.claim.place == raw.claim.place
            and new.claim.place != old.claim.place
        ):
            return replace(raw, claim=replace(raw.claim, place=new.claim.place))
    return raw


def _told_later(story: Story, told: Mapping[int, Sequence[Raw]], raw: Raw) -> Place | None:
    """`told` are all claims by their sentence."""
    claim = raw.claim
    place = claim.place
    if (
        place is None
        or claim.kind not in _KINDS
        or claim.scope != "incident"
        or raw.sentence not in story.parses
    ):
        return None
    here = story.sentences[raw.sentence]
    nameless = _NAMELESS.search(story.text, here.start, here.end) is not None
    unsaid = all(m.place.name != place.name for m in story.places_in(here.start, here.end))
    for index in range(raw.sentence + 1, min(raw.sentence + 1 + _FAR_AHEAD, len(story.sentences))):
        sentence = story.sentences[index]
        of_it = _IT_HIT.search(story.text, sentence.start, sentence.end) is not None
        if sentence.block != "body" or (not of_it and _told_of_others(told.get(index, ()), raw)):
            break
        if index > raw.sentence + _AHEAD and not of_it:
            continue
        if SOME_OF.match(story.text, sentence.start) is not None:
            # 'Fourteen of the victims died in a raid on Saqba': the others did not.
            continue
        mentions = where.places_of_event(story, index)
        begins_with_them = _OF_THEM.match(story.text, sentence.start) is not None
        of_them = begins_with_them and index == raw.sentence + 1
        goes_on = bool(mentions) and (
            of_it
            or any(p.search(story.text, sentence.start, sentence.end) for p in (THE_EVENT, _THE_PEOPLE))
            or (nameless and begins_with_them)
        )
        for mention in mentions:
            if mention.start in story.unnamed:
                # 'the area'
                continue
            at_it = (
                of_it
                or _THE_ONE_ON.search(story.text, max(sentence.start, mention.start - 80), mention.start)
                is not None
            )
            within = inside(mention.place, place) or (
                at_it and (_some_way_off(mention.place, place) or _of_the_region(mention.place, place))
            )
            # 'It hit a convoy out of two towns. The explosion took place at Rashidin': at none of the places told before.
            within = within or (
                of_it and unsaid and index <= raw.sentence + 2 and mention.place.kind in _SETTLED
            )
            within = within or (nameless and of_them and _spot_of(mention.place, place))
            narrow = within or (nameless and _may_be_it(mention.place, place))
            narrow = narrow or (goes_on and _region_nearby(mention.place, place))
            narrow = narrow or (of_them and _in_it(mention.place, place))
            if narrow and not nameless and mention.place.kind == place.kind == "settlement" and not at_it:
                # 'near Tabqa', and then another town that is spoken of
                continue
            # It goes on about the happening, begins with the place that was left unnamed, or tells the attack again.
            begins = mention.start - sentence.start < 8 or (
                within and index == raw.sentence + 1 and _attack_in(told.get(index, ()), mention.place)
            )
            if narrow and (goes_on or (nameless and begins)):
                named = whole(story, mention)
                if not several(named) or (nameless and _only_listed(named)):
                    return named
    return None


def _only_listed(place: Place) -> bool:
    """'between the neighbourhoods of Sakhur and Sheikh Khodr': a few places by their names, no 'several areas'."""
    return (
        "," not in place.text
        and place.text.count(" and ") == 1
        and not several(replace(place, text=_KIND_OF_PLACE.sub("", place.text).replace(" and ", " ")))
    )


_KIND_OF_PLACE = re.compile(r"\b(?:neighbou?rhoods|districts|towns|villages)\b", re.IGNORECASE)


def _told_of_others(there: Sequence[Raw], raw: Raw) -> bool:
    """Whether a sentence tells of other harm: another number of the same kind, and not this one again beside it."""
    same = [
        other.claim.figure
        for other in there
        if other is not raw
        and other.claim.kind == raw.claim.kind
        and other.whole is None
        and other.claim.figure is not None
        and raw.claim.kind != "attack"
        and (raw.attack is None or other.attack != raw.attack)
    ]
    return bool(same) and not any(_alike(figure, raw.claim.figure) for figure in same)


def _attack_in(there: Sequence[Raw], place: Place) -> bool:
    return any(
        r.claim.kind == "attack" and r.claim.place is not None and r.claim.place.name == place.name
        for r in there
    )


def _alike(a: Figure | None, b: Figure | None) -> bool:
    return a == b or (a is not None and b is not None and a.low == b.low)


def _in_it(narrow: Place, country: Place) -> bool:
    return (
        country.kind == "country"
        and not several(country)
        and narrow.country == country.country
        and narrow.kind not in ("country", "region", "border", "water")
    )


_AT_THE_TOWN_KM = 20.0


def _spot_of(narrow: Place, town: Place) -> bool:
    """'to reopen a route into the city', and then 'the fighters were killed on the Castello Road'."""
    return (
        narrow.kind in ("site", "neighbourhood", "camp")
        and town.kind == "settlement"
        and not several(town)
        and kilometres(narrow, town) < _AT_THE_TOWN_KM
    )


def _some_way_off(narrow: Place, wide: Place) -> bool:
    """'a town northeast of the capital', and then 'the bombardment struck Jayrud, 60 kilometres from it'."""
    settled = narrow.kind in _SETTLED
    unknown = narrow.gazetteer is None and narrow.country in (None, wide.country)
    return (
        settled
        and around(wide)
        and not several(wide)
        and narrow.name != wide.name
        and (unknown or kilometres(narrow, wide) < 2 * NEARBY_KM)
    )


def _of_the_region(narrow: Place, wide: Place) -> bool:
    """'in Darfur', which is no division, and then 'the attack took place in Kutum'."""
    settled = narrow.kind in _SETTLED and narrow.kind != ""
    return settled and wide.kind == "region" and not several(wide) and narrow.country in (wide.country, None)


def _region_nearby(narrow: Place, wide: Place) -> bool:
    """'a region near the capital', 'several towns east of it', and then 'the casualties occurred in the Eastern Ghouta'."""
    return (
        narrow.kind == "region"
        and wide.kind == "settlement"
        and around(wide)
        and " and " not in wide.text
        and kilometres(narrow, wide) < NEARBY_KM
    )


def _may_be_it(narrow: Place, wide: Place) -> bool:
    """Whether a town named later may be the one that the wider place, or one near it, only points to."""
    if narrow.kind in ("division", "region", "border", "country", "water") or narrow.name == wide.name:
        return False
    if wide.kind == "border":
        # 'in a town on the border with Iraq'
        return narrow.kind in _SETTLED
    if wide.kind == "country":
        # 'in a Kurdish town in the north': the sentence names nothing narrower.
        return narrow.country == wide.country and narrow.kind in _SETTLED
    if wide.kind == "region" or (wide.kind == "division" and around(wide)):
        # 'in a crowded suburb in western Libya'
        one = not several(wide)
        return one and narrow.country == wide.country and narrow.kind in _SETTLED and narrow.kind != ""
    return loose(wide) and narrow.gazetteer != wide.gazetteer and kilometres(narrow, wide) < NEARBY_KM
