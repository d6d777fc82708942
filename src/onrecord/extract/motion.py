"""People on the move, told by a verb of going and the direction behind it: 'trickled back to the town', 'poured out of the city'.

Comes in: a verb and people as its subject, with a number or without one. Goes out: what befell them, or None. Who is carried,
driven or kept is in moved.py, what needs no direction in phrases.py.
"""

from __future__ import annotations

import re

from onrecord.calendar_words import MONTH_NAMES, WEEKDAYS
from onrecord.extract.groups import singular
from onrecord.extract.mention import Link, Mention
from onrecord.extract.parse import Parse

_IN_CROWDS = {
    "pour", "stream", "flood", "spill", "surge", "trickle", "trudge", "straggle", "swarm", "flock", "trek", "file", "throng", "wade", "drift",
}  # fmt: skip
"""Going as only many do, so that nobody need count them."""
_GO = _IN_CROWDS | {
    "go", "come", "move", "walk", "travel", "head", "make", "flow", "crawl", "march", "hurry", "rush", "race", "speed", "drive", "cycle", "ride", "row", "swim",
    "sail", "cross", "journey", "troop", "filter", "limp", "stagger", "scramble", "wander", "run", "fly", "get", "be", "start", "set", "arrive", "slip", "escape",
}  # fmt: skip
_SETTLED = {
    "resident", "inhabitant", "villager", "townspeople", "family", "household", "civilian", "local", "refugee", "idp", "returnee", "farmer", "herder",
    "people", "person", "displaced", "citizen", "evacuee", "islander", "population", "woman", "child", "homeowner", "shopkeeper", "migrant",
}  # fmt: skip
_AT_HOME = _SETTLED - {"people", "person", "civilian", "woman", "child", "citizen", "migrant"}
"""Those of whom it is told that they live where they are, or did."""
_FEWEST, _CROWD = 20, 100
"""From so many on, people who go somewhere together are no party of travellers, and no company at all."""

_ADVERBS = r"(?:(?:\w+ly|all|now|already|also|again|then|safely|since|northwards?|southwards?) )*"
_BACK = re.compile(
    rf"^{_ADVERBS}(?:back(?:$| (?:home|to|into|in|onto|across|over|from|through|towards?|at|there|north|south|on foot|after|since|within|during|by|with|[.,;])\b)|"
    r"(?:home|homewards?)(?:$| (?:to|in|from|across|after|since|on|by|with|again|safely|this|last|and)\b| [.,;]))"
)
_NO_HOME = re.compile(
    r"\b(?:work|jobs?|school|schools|class|classes|classrooms?|lessons|normal|normality|offices?|desks?|markets?|polls|polling|streets?|square|negotiat\w+|talks|table|stadium|"
    r"business|parliament|power|life|wounds?|cinema|match|game|cup|race|party|rally|pitch|top|bench|court|duty|sea|land|drawing|basics|track|barracks|front|"
    r"church|mosque|prison|jail|ranks|fold|university|holidays?|mecca|pilgrimage|hajj)\b"
)
_PLACES = {
    "town", "city", "village", "capital", "suburb", "quarter", "district", "area", "enclave", "camp", "region", "province", "island", "valley", "border", "frontier",
    "neighbourhood", "neighborhood", "outskirt", "home", "house", "hometown", "country", "settlement", "centre", "center", "zone", "homeland", "side", "ruin", "county",
    "north", "south", "east", "west", "hamlet", "farm", "land", "township", "pocket", "coast", "estate", "hill", "bush", "jungle", "forest", "mountain", "lagoon", "river", "lake",
    "origin", "municipality", "state", "parish", "bank", "territory",
}  # fmt: skip
_HALLS = {"stadium", "square", "mosque", "church", "theatre", "cinema", "factory", "bar", "shop", "club", "hall", "station", "office", "hotel", "airport", "polling", "restaurant",
          "parliament", "avenue", "street", "concert", "arena", "park", "bank", "mall", "court", "school", "hospital", "building", "bus", "train", "market", "venue"}  # fmt: skip
_GATHERED = {"protester", "demonstrator", "worshipper", "worshiper", "mourner", "pilgrim", "fan", "supporter", "tourist", "voter", "student", "shopper", "marcher", "rioter",
             "spectator", "passenger", "worker", "employee", "delegate", "player", "activist", "reporter", "journalist", "commuter", "striker", "lawyer", "pupil"}  # fmt: skip
_OF_POLITICS = {
    "ally", "aide", "supporter", "follower", "critic", "opponent", "delegate", "negotiator", "official", "leader", "member", "minister",
}  # fmt: skip
_TIMES = frozenset((*WEEKDAYS, *MONTH_NAMES))
_OUT = {"out", "from", "away", "off"}
_INTO = {"into", "across", "over", "toward", "towards", "onto", "through", "to"}


def settled(mention: Mention) -> bool:
    """Whether people without a number are the people of a place: 'residents', 'families'; no single one, no fighters."""
    if mention.figure is not None or "combatant" in mention.groups or mention.pronoun:
        return False
    word = singular(mention.noun)
    return (
        word in _SETTLED and (mention.noun != word or word in ("people", "townspeople", "population"))
    ) or (word == "civilian" and mention.noun == "civilians")


def a_people(parse: Parse, mention: Mention) -> bool:
    """'400,000 Kosovars': a name that is counted, of those who flee."""
    return parse[mention.head].text[:1].isupper() and many(mention, _CROWD)


def in_company(mention: Mention) -> bool:
    """'Some 3,000 tourists left the island': those who go where they came from."""
    return singular(mention.noun) in _GATHERED


def many(mention: Mention, fewest: int = _FEWEST) -> bool:
    """Whether so many are counted that they are no party of travellers; families are from the first."""
    figure = mention.figure
    if figure is None or "combatant" in mention.groups or mention.groups == ("official",):
        return False
    if singular(mention.noun) in _GATHERED or singular(mention.noun) in _OF_POLITICS:
        return False
    return figure.unit == "family" or (figure.number or 0) >= fewest


def _next(parse: Parse, verb: int, words: int = 7) -> str:
    return " ".join(parse.lower(verb + 1, verb + 1 + words))


def there(parse: Parse, i: int, far: int = 7) -> bool:
    """Whether a place stands among the next words: a name on the map or a word for where people live, and no hall."""
    places = parse.notes.get("places", ())
    for j in range(i, min(i + far, len(parse))):
        word = singular(parse[j].lower)
        if word in _HALLS:
            return False
        if parse[j].text in (",", ";", ".") or parse[j].pos == "VERB":
            return False
        named = (
            parse[j].pos == "PROPN"
            and parse[j].dep in ("pobj", "dobj", "compound", "nmod", "conj", "poss")
            and word not in _TIMES
        )
        if j in places or word in _PLACES or named:
            after = singular(parse[j + 1].lower) if j + 1 < len(parse) else ""
            return after not in _HALLS
    return False


def back(parse: Parse, verb: int, mention: Mention, passive: bool) -> Link | None:
    """Who goes home."""
    going = parse[verb].lemma in _GO and not passive and not parse.kids(verb, "neg")
    at_home = going and not _no_people(mention) and went_back(parse, verb, mention)
    return ("returned", verb, None) if at_home else None


def _no_people(mention: Mention) -> bool:
    return "combatant" in mention.groups or mention.groups == ("official",)


def off(parse: Parse, verb: int, mention: Mention, passive: bool) -> Link | None:
    """Who goes away from home, and who is still where others have left."""
    if passive or _no_people(mention) or parse.kids(verb, "neg"):
        return None
    lemma = parse[verb].lemma
    if lemma in _BE and _still_there(parse, verb, mention):
        return "trapped", verb, None
    if lemma in _IN_CROWDS and (settled(mention) or many(mention)) and _away(parse, verb):
        return "displaced", verb, None
    if lemma in _GO - _IN_CROWDS and many(mention, _CROWD) and _far(parse, verb):
        return "displaced", verb, None
    if (
        lemma in ("go", "move")
        and many(mention, _CROWD)
        and singular(mention.noun) in _AT_HOME
        and _moved_to(parse, verb)
    ):
        return "displaced", verb, None
    if lemma == "leave" and _gone(parse, verb, mention):
        return "displaced", verb, None
    return None


def went_back(parse: Parse, verb: int, mention: Mention) -> bool:
    """'streamed back to the south', 'are home again'; not back to work, and no one traveller."""
    behind = _next(parse, verb)
    if not _BACK.match(behind) or _NO_HOME.search(_next(parse, verb, 12)):
        return False
    if mention.figure is not None:
        return many(mention) or (mention.figure.high != 1 and singular(mention.noun) in _SETTLED)
    home = behind.startswith("home") or "back home" in behind
    return settled(mention) and (there(parse, verb + 1, 9) or (home and singular(mention.noun) in _AT_HOME))


def came_back(parse: Parse, verb: int) -> bool:
    """'returned to the town', 'have begun to return': not to work, nor to the streets."""
    behind = _next(parse, verb)
    if parse[verb].pos != "VERB" or _NO_HOME.search(behind):
        return False
    nowhere = (
        not behind
        or behind[0] in ".,;"
        or behind.split()[0] in ("after", "since", "on", "as", "when", "in", "home")
    )
    return nowhere or there(parse, verb + 1)


def _away(parse: Parse, verb: int) -> bool:
    """'out of the city', 'across the border', 'from the north into the capital'"""
    for j in range(verb + 1, min(verb + 5, len(parse))):
        if parse[j].lower in _OUT | _INTO and there(parse, j + 1):
            return True
    return False


def _far(parse: Parse, verb: int) -> bool:
    """'walked out of the city', 'waded across the lagoon', 'crossed the river to the town'; not to the centre of a town, which crowds do."""
    ways = parse.lower(verb + 1, verb + 4)
    if parse[verb].lemma == "cross":
        return not _NO_BORDER & set(parse.lower(verb + 1, verb + 5))
    if ways[:2] == ["out", "of"] or ways[:1] in (["across"], ["over"]):
        return there(parse, verb + 2)
    return (
        ways[:1] == ["out"]
        and ways[1:2] in (["through"], ["to"], ["along"], ["over"])
        and there(parse, verb + 2)
    )


_NO_BORDER = {
    "floor", "line", "lines", "road", "street", "bridge", "picket", "paths", "swords", "mind", "hands", "checkpoint",
}  # fmt: skip


def _moved_to(parse: Parse, verb: int) -> bool:
    return parse.lower(verb + 1, verb + 2) in (["to"], ["into"]) and there(parse, verb + 2, 4)


_BE = {"be", "remain", "stay"}


def _still_there(parse: Parse, verb: int, mention: Mention) -> bool:
    """'65,000 are thought to be still in the town', 'women and children are still inside the plant'."""
    if (
        mention.groups == ("prisoner",)
        or not (many(mention) or settled(mention))
        or "still" not in parse.lower(verb - 4, verb + 3)
    ):
        return False
    behind = [w for w in parse.lower(verb + 1, verb + 5) if w != "still"]
    if behind[:1] in (["inside"], ["behind"], ["within"]):
        return True
    return (
        behind[:1] in (["in"], ["at"]) and there(parse, verb + 1) and not _NO_HOME.search(_next(parse, verb))
    )


def _gone(parse: Parse, verb: int, mention: Mention) -> bool:
    """'Most residents had already left', 'nearly 600,000 are thought to have left since May': nothing is said of what they left."""
    perfect = any(parse[c].lemma == "have" for c in parse.kids(verb, "aux"))
    if not perfect or parse.kids(verb, "dobj", "acomp", "oprd", "xcomp", "ccomp") or parse[verb].tag != "VBN":
        return False
    behind = parse.lower(verb + 1, verb + 2)
    if behind and behind[0] not in (
        "since",
        "by",
        "in",
        "on",
        "before",
        "after",
        "when",
        "as",
        ".",
        ",",
        ";",
        "already",
        "and",
        "for",
        "over",
        "during",
        "because",
    ):
        return False
    home = singular(mention.noun) in _AT_HOME
    return (
        (settled(mention) and home)
        or (many(mention, _FEWEST) and home)
        or (many(mention, _CROWD) and not mention.bare)
    )
