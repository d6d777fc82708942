"""What is ground, who is a side, and how much ground a clause tells of: shared by the finders of control.

Comes in: a parsed sentence and a token. Goes out: answers.
"""

from __future__ import annotations

import re

from onrecord.extract import sides
from onrecord.extract.groups import singular
from onrecord.extract.numbers import quantities
from onrecord.extract.parse import Parse
from onrecord.extract.words import ARMED, GROUP_OF
from onrecord.records import Figure

AREA = {
    "city", "town", "village", "district", "neighbourhood", "neighborhood", "area", "territory", "province", "region", "base", "airport",
    "airbase", "hill", "road", "highway", "quarter", "suburb", "enclave", "border", "crossing", "camp", "island", "part", "parts",
    "countryside", "ground", "land", "portion", "pocket", "stronghold", "checkpoint", "position", "junction", "silo", "field", "mountain",
    "bridge", "building", "front", "line", "sector", "side", "street", "hospital", "rule", "control", "capital", "settlement", "half",
    "swathe", "swath", "garrison", "barracks", "outpost", "post", "dam", "port", "oilfield", "refinery", "farm", "valley", "height", "ridge",
    "state", "county", "corridor", "bastion", "headquarters", "complex", "plant", "mine", "route", "outskirt", "hamlet", "kilometre", "kilometer",
    "mile", "third", "square", "tract", "hall", "palace", "parliament", "terminal", "north", "south", "east", "west", "gain", "compound", "airfield", "airstrip", "fort", "trench", "locality",
    "township", "municipality", "commune", "crossroad", "intersection", "hilltop", "peak", "barrack", "headquarter", "harbour", "harbor",
    "heap", "mill", "berm", "bund",
}  # fmt: skip


_PARTS = {
    "most",
    "much",
    "half",
    "part",
    "parts",
    "all",
    "third",
    "rest",
    "majority",
    "quarter",
    "percent",
    "%",
}


MORE_GROUND = {
    "country", "nation", "zone", "facility", "depot", "well", "station", "ministry", "factory", "warehouse", "market", "waterway", "strait", "sky", "airspace",
    "coast", "coastline", "shore", "river", "bank", "access", "passage", "frontier", "site", "centre", "center", "block", "installation", "gate", "entrance",
    "approach", "pass", "desert", "plain", "forest", "everything", "source", "hub", "reservoir", "canal", "tunnel", "prison", "jail", "university", "campus", "school", "church", "mosque", "monastery", "quarry", "pipeline", "tower", "stadium",
}  # fmt: skip
"""What one may be in control of besides ground that is taken."""


def antecedent(parse: Parse, i: int) -> int | None:
    """The noun that 'which' stands for: 'the town, which fell to the rebels'."""
    token = parse[i]
    if token.lower not in ("which", "that") or token.dep not in ("nsubj", "nsubjpass", "dobj"):
        return None
    verb = parse[token.head]
    return verb.head if verb.dep == "relcl" and verb.head < i else None


def prepositions(parse: Parse, i: int) -> list[int]:
    """Those of a verb and of the adverbs beside it: 'slipped back into the town', 'walked unopposed into it'."""
    return [p for v in (i, *parse.kids(i, "advmod", "prt", "acomp")) for p in parse.kids(v, "prep")]


def is_area_behind(parse: Parse, i: int) -> bool:
    """'in charge of Goma'"""
    return any(is_area(parse, o) for p in parse.kids(i, "prep") for o in parse.kids(p, "pobj"))


def fighter(parse: Parse, i: int) -> bool:
    """Whether a noun names fighters, not a pronoun that may stand for anyone."""
    if parse[i].pos not in ("NOUN", "PROPN"):
        return False
    # Its own word first: whether it is a town may take the places of the whole report to be found.
    lemma = singular(parse[i].lower)
    return (GROUP_OF.get(lemma) == "combatant" or lemma in ARMED) and armed(parse, i)


_OF_A_MOMENT = {"gunman", "attacker", "assailant", "bomber", "raider", "robber"}
"""Those of one attack, who hold no ground that they could lose by fleeing."""
_KEEPERS = {"guard", "warder", "warden", "jailer", "gaoler", "sentry", "watchman", "bodyguard", "escort"}


def holds_ground(parse: Parse, i: int) -> bool:
    """Fighters whose flight loses ground: not 'the guards' or 'prison guards', who watch over a building."""
    token = parse[i]
    of_what = {parse[c].lower for c in parse.kids(i, "compound", "amod")}
    keeps = (
        token.tag in ("NN", "NNS")
        and singular(token.lower) in _KEEPERS
        and not of_what & {"border", "presidential", "republican", "national", "revolutionary", "home"}
    )
    return fighter(parse, i) and not keeps and singular(token.lower) not in _OF_A_MOMENT


def first_words(parse: Parse, found: list[int]) -> str | None:
    return parse_words(parse, found[0]) if found else None


HELD = re.compile(r"\b([\w-]+)[- ](?:held|controlled)\b", re.IGNORECASE)


def held_by(parse: Parse) -> str | None:
    """'rebel' of 'the rebel-held area', where the clause tells its size; 'the area held by rebels' is theirs too."""
    match = HELD.search(parse.text, parse.sentence.start, parse.sentence.end)
    verb = parse.at(match.end() - 1) if match else None
    if verb is not None and (agent := parse.agent(verb)) is not None:
        return parse_words(parse, agent)
    return match[1] if match else None


def first(found: list[int]) -> int | None:
    return found[0] if found else None


def parse_words(parse: Parse, i: int) -> str:
    """The words of a noun phrase, without what only describes it in a clause."""
    return sides.named(parse, i) or parse.words(*parse.extent(i))


def names_a_town(parse: Parse, i: int) -> bool:
    """'the city of Idlib', 'the last rebel district'."""
    return singular(parse[i].lower) in AREA and bool(parse.notes["towns"] & set(parse.subtree(i)))


def armed(parse: Parse, i: int) -> bool:
    """Whether a noun phrase may be a side of the war; a pronoun may."""
    token = parse[i]
    lemma = singular(token.lower)
    if lemma in ("it", "they", "he", "we", "who", "which", "that", "them", "us"):
        return True
    if lemma in _CARRYING or token.lower in _OF_AID:
        return False
    if token.lower == "men" and any(
        parse[c].lower in ("his", "our", "their", "its") for c in parse.kids(i, "poss")
    ):
        return True
    if GROUP_OF.get(lemma) == "combatant" or lemma in ARMED or token.lower in ARMED or token.pos == "PROPN":
        return i not in parse.notes["towns"]
    if lemma in ("government", "regime", "junta", "state", "side", "alliance", "coalition", "opposition", "group", "unit", "column", "element", "member",
                 "tank", "authority", "force", "resistance", "administration", "movement"):  # fmt: skip
        return True
    return any(
        armed(parse, o)
        for p in parse.kids(i, "prep")
        if parse[p].lower == "of"
        for o in parse.kids(p, "pobj")
    )


_CARRYING = frozenset(
    (
        "truck",
        "lorry",
        "convoy",
        "bus",
        "ambulance",
        "ship",
        "boat",
        "resident",
        "family",
        "villager",
        "civilian",
        "refugee",
    )
)
_OF_AID = frozenset(("crescent", "cross", "icrc", "unicef", "unhcr", "wfp", "msf", "ocha", "un", "u.n."))
"""'Trucks of the Red Crescent entered the town': no side that takes it."""


def after(parse: Parse, i: int, preposition: str) -> int | None:
    return next(
        (o for p in parse.kids(i, "prep") if parse[p].lower == preposition for o in parse.kids(p, "pobj")),
        None,
    )


def is_area(parse: Parse, i: int) -> bool:
    stands_for = antecedent(parse, i)
    if stands_for is not None:
        return is_area(parse, stands_for)
    token = parse[i]
    lemma = singular(token.lower)
    if lemma == "control":
        return over_ground(parse, i)
    if lemma in ("bank", "shore") and {parse[c].lower for c in parse.kids(i, "amod", "compound")} & _SHORES:
        return True
    if lemma in AREA or (lemma == "station" and _of_a_force(parse, i)):
        return True
    if token.pos == "PROPN":
        before = set(parse.lower(i - 3, i))
        like_one = (
            not before & {"gen", "mr", "president", "minister", "general", "commander", "colonel"}
            and token.tag == "NNP"
            and not token.lower.endswith(("ist", "man"))
        )
        return like_one or i in parse.notes["towns"]
    if i in parse.notes["towns"]:
        return True
    parts = token.lower in _PARTS
    if token.tag == "CD":
        # '11 of the district's 14 villages'
        of = [p for p in parse.kids(i, "prep") if parse[p].lower == "of"]
        return any(singular(parse[o].lower) in AREA for p in of for o in parse.kids(p, "pobj"))
    # 'the centre of the town'; talks with both sides and a parade near the junction are no ground
    named = [
        j
        for j in parse.subtree(i)
        if parse[j].dep == "pobj" and i < j < i + (10 if parts else 5) and parse[parse[j].head].lower == "of"
    ]
    return any(singular(parse[j].lower) in AREA or (parts and parse[j].pos == "PROPN") for j in named)


def over_ground(parse: Parse, control: int) -> bool:
    """'lost control of the meeting' is no ground; 'lost control' may be."""
    of = [
        o
        for p in parse.kids(control, "prep")
        if parse[p].lower in ("of", "over")
        for o in parse.kids(p, "pobj")
    ]
    return not of or any(
        is_area(parse, o)
        or parse[o].pos in ("PROPN", "PRON", "DET")
        or singular(parse[o].lower) in MORE_GROUND
        for o in of
    )


_SHORES = {"left", "right", "west", "east", "north", "south", "western", "eastern", "northern", "southern", "far", "opposite", "near"}  # fmt: skip
"""'the left bank of the river'"""


def _of_a_force(parse: Parse, i: int) -> bool:
    """'the police station', 'the state television station'"""
    of = {parse[c].lower for c in parse.kids(i, "compound", "amod", "nmod")}
    return bool(of & {"police", "radio", "television", "tv", "power", "railway", "army", "military", "naval"})


_SQUARE = re.compile(
    r"(?:\b[\w.,-]+\s+){0,4}?(?:square[- ](?:kilomet(?:re|er)s?|miles?)|sq\.?\s?(?:km|kilomet(?:re|er)s?)\b)",
    re.IGNORECASE,
)


_ONE = re.compile(r"(less than|under|about|around|more than|some)?\s*an?\s+square", re.IGNORECASE)


_PERCENT = re.compile(r"(?:\b[\w.,-]+\s+){0,3}?[\d.]+\s?(?:percent|per cent|%)(?=\s+of\b)", re.IGNORECASE)


def figure_of(parse: Parse, i: int) -> Figure | None:
    """How much ground the clause tells of: 'less than three sq. km', '70 percent of the town'."""
    text = parse.text[parse.sentence.start : parse.sentence.end]
    low = text.lower()
    if "sq" in low and (match := _SQUARE.search(text)) is not None:
        words = match.group()
        for quantity in quantities(words, 0, len(words)):
            return quantity.figure("square-kilometre")
        one = _ONE.search(words)
        if one is not None:
            lead = (one[1] or "").lower()
            low_end, high_end = (
                (None, 1) if lead in ("less than", "under") else (1, None) if lead == "more than" else (1, 1)
            )
            said = one.group().strip() + words[one.end() :]
            return Figure(low_end, high_end, lead in ("about", "around", "some"), said, "square-kilometre")
    match = _PERCENT.search(text) if "percent" in low or "per cent" in low or "%" in low else None
    if match is not None and abs((parse.at(parse.sentence.start + match.start()) or 0) - i) < 15:
        for quantity in quantities(match.group(), 0, len(match.group())):
            return quantity.figure("percent")
    return None


def raids(parse: Parse, i: int) -> bool:
    """'Eighty gunmen entered the village and burned fifty houses': who comes to burn and to kill does not stay."""
    regular = {"army", "troops", "soldiers", "forces", "police", "unit", "units", "brigade", "division"}
    then = [*parse.kids(i, "conj"), *(c for v in parse.kids(i, "conj") for c in parse.kids(v, "conj"))]
    deeds = [v for v in then if parse[v].lemma in _RAIDERS_DO]
    return bool(deeds) and not any(parse[s].lower in regular for s in parse.subjects(i))


_RAIDERS_DO = {
    "kill",
    "murder",
    "shoot",
    "burn",
    "torch",
    "loot",
    "hack",
    "slaughter",
    "abduct",
    "kidnap",
    "massacre",
    "plunder",
    "rob",
}
