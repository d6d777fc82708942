"""People told of as being inside what the sentence speaks of: in the town that is besieged, aboard the bus of an evacuation.

Comes in: a parsed sentence and counted people of whom no verb tells. Goes out: what befell them, or None.
"""

from __future__ import annotations

import re

from onrecord.extract.groups import singular
from onrecord.extract.mention import Link, Mention
from onrecord.extract.parse import Parse

_SIEGE = re.compile(
    r"\b(?:besieg(?:ed|ing|es?)|under (?:\w+ ){0,2}(?:siege|blockade)|sieges?|encircle(?:d|ment|s)?|encircling|blockad(?:ed?|ing)|surround(?:ed|s|ing)?|"
    r"ringed|cut(?:s|ting)? (?:[\w'’-]+ ){0,3}?off|seal(?:ed|ing) off|hemmed in)\b",
    re.IGNORECASE,
)
_LIFTED = re.compile(
    r"\b(?:br(?:oke|eak|oken|eaking)|lift\w*|end(?:ed|s|ing)?|reliev\w+) (?:[\w'’-]+ ){0,3}?(?:siege|blockade|encirclement)\b|\bformerly besieged\b",
    re.IGNORECASE,
)
_LIVE = {
    "live",
    "be",
    "remain",
    "stay",
    "shelter",
    "run",
    "reside",
    "survive",
    "starve",
    "face",
    "lack",
    "hide",
}
_TOWNS = {"town", "city", "village", "enclave", "district", "suburb", "area", "place", "quarter", "camp", "pocket", "settlement", "neighbourhood", "community",
          "neighborhood", "municipality", "capital", "island", "valley", "region"}  # fmt: skip
_LOADS = {"busload", "planeload", "boatload", "trainload", "shipload"}
_VESSELS = {
    "bus",
    "train",
    "flight",
    "plane",
    "aircraft",
    "ship",
    "ferry",
    "boat",
    "convoy",
    "helicopter",
    "airlift",
    "ambulance",
    "vessel",
    "column",
}


def told(parse: Parse, mention: Mention) -> Link | None:
    """'The siege of Deir, where 93,000 people live', 'Djibo, home to 20,000, is encircled', 'an evacuation train with 40 people'."""
    if mention.figure is None or "combatant" in mention.groups or mention.of_whole:
        return None
    return _in_besieged(parse, mention) or _aboard(parse, mention)


def _in_besieged(parse: Parse, mention: Mention) -> Link | None:
    text = parse.plain[parse.sentence.start : parse.sentence.end]
    siege = _SIEGE.search(text)
    if (
        siege is None
        or _LIFTED.search(text)
        or (mention.figure is not None and (mention.figure.number or 0) < _FEWEST)
    ):
        return None
    if not (
        _where_they_live(parse, mention)
        or _home_to(parse, mention)
        or _town_of(parse, mention)
        or _with_inside(parse, mention)
        or _in_brackets(parse, mention)
    ):
        return None
    trigger = parse.at(parse.sentence.start + siege.start())
    return ("trapped", trigger, "siege") if trigger is not None else None


_FEWEST = 20
"""A town has at least so many people."""


def _is_place(parse: Parse, i: int) -> bool:
    return i in parse.notes.get("places", ()) or parse[i].pos == "PROPN" or singular(parse[i].lower) in _TOWNS


def _where_they_live(parse: Parse, mention: Mention) -> bool:
    """'…, where 93,500 people live', 'in which 20,000 people are running out of food'"""
    verb = parse[parse[mention.head].head]
    if parse[mention.head].dep == "pobj" and verb.lower == "of":
        verb = parse[parse[verb.head].head]
    if (
        verb.pos not in ("VERB", "AUX")
        or verb.dep not in ("relcl", "advcl", "acl", "ccomp")
        or verb.lemma not in _LIVE
    ):
        return False
    ahead = parse.lower(mention.first - 3, mention.first)
    return "where" in ahead or ahead[-2:] == ["in", "which"] or "whose" in ahead


def _home_to(parse: Parse, mention: Mention) -> bool:
    """'Foua, home to 20,000 people, …', 'a town that is home to 20,000'"""
    return "home to" in " ".join(parse.lower(mention.first - 4, mention.first))


def _town_of(parse: Parse, mention: Mention) -> bool:
    """'Djibo, a town of 300,000', 'the town of 20,000 people'"""
    ahead = parse.lower(mention.first - 3, mention.first)
    return (
        bool(ahead)
        and ahead[-1] == "of"
        and mention.first > 1
        and singular(parse[mention.first - 2].lower) in _TOWNS
    )


def _with_inside(parse: Parse, mention: Mention) -> bool:
    """'with some 40,000 people inside', '… still in it'"""
    behind = parse.lower(mention.last + 1, mention.last + 4)
    ahead = parse.lower(mention.first - 2, mention.first)
    inside = (
        "inside" in behind
        or behind[:2] == ["in", "it"]
        or behind[:3] == ["still", "in", "it"]
        or behind[:1] == ["within"]
    )
    return "with" in ahead and inside


def _in_brackets(parse: Parse, mention: Mention) -> bool:
    """'Foua and Kafraya (20,000 people)'"""
    return mention.first > 1 and parse[mention.first - 1].text == "(" and _is_place(parse, mention.first - 2)


_EVACUATES = re.compile(r"\bevacuat|\bevacuees?\b", re.IGNORECASE)


def _aboard(parse: Parse, mention: Mention) -> Link | None:
    """'The first busload of 40 pensioners', 'an evacuation train with 120 people on board'"""
    prep = parse[parse[mention.head].head]
    if parse[mention.head].dep != "pobj" or prep.lower not in ("of", "with"):
        return None
    ahead = {singular(w) for w in parse.lower(prep.i - 5, prep.i)}
    text = parse.plain[parse.sentence.start : parse.sentence.end]
    if prep.lower == "of" and ahead & _LOADS:
        return "evacuated", mention.head, None
    if (
        ahead & _VESSELS
        and _EVACUATES.search(text)
        and {"aboard", "board", "inside"} & set(parse.lower(mention.last + 1, mention.last + 4))
    ):
        return "evacuated", mention.head, None
    return None
