"""Everyday verbs that harm or move people only with other words: 'gunned down', 'lost their lives', 'left the city'.

Comes in: a verb and people as its subject. Goes out: what befell them, or None. The rows are in phrases_rows.py;
here are the matcher and what grammar beyond words decides. People as objects: phrases_objects.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from onrecord.extract import motion, moved
from onrecord.extract.drafts import AFFILIATES, in_rubble
from onrecord.extract.groups import singular
from onrecord.extract.mention import Link, Mention
from onrecord.extract.parse import Parse
from onrecord.extract.phrases_objects import HOMES, to_death
from onrecord.extract.phrases_rows import AUTHORITIES, PHRASES, Phrase
from onrecord.extract.words import STATES

_PLACE_WORDS = HOMES | frozenset(
    [
        "fighting",
        "front",
        "lines",
        "zone",
        "enclave",
        "border",
        "east",
        "west",
        "north",
        "south",
        "district",
        "neighbourhood",
        "neighborhood",
        "capital",
        "quarter",
        "suburb",
        "suburbs",
        "outskirts",
        "coast",
        "valley",
        "island",
        "township",
        "hamlet",
        "province",
        "settlement",
        "homeland",
        "villages",
        "areas",
        "towns",
    ]
)
_REACH = 14
"""Words behind the verb that may belong to it."""


@cache
def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


@lru_cache(maxsize=1)
def _by_verb() -> Mapping[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for phrase in PHRASES:
        for verb in phrase.verbs.split():
            found.setdefault(verb, []).append(phrase)
    return {verb: tuple(rows) for verb, rows in found.items()}


def of_subject(parse: Parse, verb: int, mention: Mention, passive: bool = False) -> Link | None:
    """Subjects of everyday verbs that mean harm or movement: 'lost their lives', 'left the city', 'suffered burns'.

    `passive`: the verb shares the 'were' of one before it."""
    if not (mention.named or mention.bare or motion.a_people(parse, mention)):
        return None
    lemma = parse[verb].lemma
    passive = passive or bool(parse.kids(verb, "auxpass", "nsubjpass")) or _participle(parse, verb)
    for told in (
        motion.back(parse, verb, mention, passive),
        moved.of_people(parse, verb, mention, passive),
        motion.off(parse, verb, mention, passive),
    ):
        if told is not None:
            return told
    if passive and (link := moved.staff_taken_out(parse, verb, mention)) is not None:
        return link
    span = _behind(parse, verb)
    if not (mention.named or mention.bare):
        return _left(parse, verb, mention, span) if lemma in _LEAVING else None
    special = _by_grammar(parse, verb, mention, span)
    if special is not None or lemma in _LEAVING:
        return special
    for phrase in _by_verb().get(lemma, ()):
        if _fits(parse, verb, mention, span, phrase, passive):
            kind = phrase.kind
            if kind == "detained" and "from" in phrase.words and not _words(AUTHORITIES) & set(span):
                # Whom soldiers or police take from home is detained, whom others take is abducted.
                kind = "abducted"
            if kind == "abducted" and mention.groups == ("combatant",) and "into" in phrase.words:
                # Fighters who are marched off are prisoners.
                kind = "detained"
            return kind, verb, phrase.method
    return None


def _participle(parse: Parse, verb: int) -> bool:
    """'96 villagers rounded up in the raid'"""
    return (
        parse[verb].dep in ("acl", "ccomp")
        and parse[verb].tag == "VBN"
        and parse[verb].lemma != "hold"
        and not parse.kids(verb, "aux", "dobj")
    )


def _behind(parse: Parse, verb: int) -> list[str]:
    return [parse[j].lower for j in sorted(parse.subtree(verb)) if verb < j < verb + _REACH]


def _fits(parse: Parse, verb: int, mention: Mention, span: list[str], phrase: Phrase, passive: bool) -> bool:
    if phrase.counted and mention.figure is None:
        return False
    if phrase.civil and "combatant" in mention.groups:
        return False
    # 'Girl pulled out of rubble': a headline leaves 'was' out.
    bare = parse[verb].lemma in ("pull", "dig", "lift") and not parse.kids(verb, "dobj", "aux")
    passive = passive or (bare and parse[verb].tag in ("VBD", "VBN"))
    if phrase.passive is not None and passive != phrase.passive:
        return False
    if phrase.words and not _words(phrase.words) & set(span[: phrase.within]):
        return False
    if phrase.also and not _words(phrase.also) & set(span[: phrase.far]):
        return False
    if phrase.unless and _words(phrase.unless) & set(span):
        return False
    return not phrase.nouns or singular(parse[mention.head].lower) in _words(phrase.nouns)


_LEAVING = ("leave", "quit", "abandon", "vacate", "exit", "desert")


def _by_grammar(parse: Parse, verb: int, mention: Mention, span: list[str]) -> Link | None:
    """What more than words behind the verb decides."""
    lemma = parse[verb].lemma
    passive = bool(parse.kids(verb, "auxpass"))
    if to_death(parse, verb) and (passive or lemma in ("bleed", "starve", "freeze", "burn")):
        return "killed", verb, None
    if lemma == "send" and span[:2] == ["to", "hell"]:
        return "killed", verb, None
    counted = mention.figure is not None
    if lemma == "survive" and parse.kids(verb, "neg") and counted:
        return "killed", verb, None
    fell = lemma == "fall" and "combatant" in mention.groups and counted and not passive
    if (
        fell
        and (
            not span
            or span[0] in ("in", "on", "near", "at", "during", "since", "while", "fighting", "outside")
        )
        and not {"hands", "love", "trap", "ambush"} & set(span[:5])
    ):
        # 'two soldiers fell in the fighting'
        return "killed", verb, None
    if fell and span[0] == "to" and _FIRE & set(span[:5]):
        # 'a dozen recruits fell to sniper fire'
        return "killed", verb, "shooting"
    if "combatant" in mention.groups and counted and _gave_up(parse, verb, span):
        return "detained", verb, None
    if lemma in ("live", "remain", "stay") and counted and "siege" in parse.lower(verb, verb + 16):
        return "trapped", verb, "siege"
    if lemma == "remain" and counted and "combatant" not in mention.groups and not span and _inside(parse):
        # 'In the basements of Stepanakert some 25,000 people remain'
        return "trapped", verb, None
    if lemma == "leave" and passive and counted and span[:1] and span[0] in ("in", "inside", "behind"):
        return ("trapped", verb, None) if not _PLIGHT & set(span[1:4]) else None
    if (counted or motion.settled(mention)) and cannot_leave(parse, verb):
        return "trapped", verb, None
    if lemma in _LEAVING:
        return _left(parse, verb, mention, span)
    if lemma == "find" and parse.kids(verb, "neg") and passive:
        return "missing", verb, None
    if lemma == "bury" and in_rubble(parse, verb):
        return "missing", verb, None
    return _fled(parse, verb, mention, span)


def _inside(parse: Parse) -> bool:
    words = set(parse.lower(1, 6))
    return parse[0].lower in ("in", "inside", "under", "beneath") and bool(words & _INSIDE)


_INSIDE = {
    "basements",
    "basement",
    "cellars",
    "cellar",
    "shelters",
    "enclave",
    "town",
    "city",
    "district",
    "village",
    "quarter",
    "pocket",
    "ruins",
}


_LET_OFF = {"amnesty", "amnestie", "pardon", "release", "free"}
"""'14 surrendered and were pardoned': nobody holds them."""


def _gave_up(parse: Parse, verb: int, span: list[str]) -> bool:
    """'240 guards surrendered', 'gave themselves up'; a town or arms may be given up too."""
    if parse[verb].lemma == "surrender":
        pardoned = any(parse[v].lemma in _LET_OFF for v in parse.kids(verb, "conj"))
        return not parse.passive(verb) and not parse.kids(verb, "dobj", "neg") and not pardoned
    return parse[verb].lemma == "give" and span[:2] == ["themselves", "up"]


_PLIGHT = {"dark", "darkness", "cold", "limbo", "fear", "shock", "need", "pain", "poverty", "debt", "tears", "despair"}  # fmt: skip
"""'were left in the dark': how people fare, and not where they are."""
_FIRE = {"fire", "gunfire", "bullets", "bullet", "snipers", "sniper"}


def cannot_leave(parse: Parse, verb: int) -> bool:
    """'thousands cannot get away'"""
    return (
        parse[verb].lemma in ("leave", "flee", "escape", "get")
        and bool(parse.kids(verb, "neg"))
        and any(parse[c].lower in ("can", "could", "ca") for c in parse.kids(verb, "aux"))
        and (parse[verb].lemma != "get" or bool({"out", "away"} & set(_behind(parse, verb)[:2])))
    )


def _fled(parse: Parse, verb: int, mention: Mention, span: list[str]) -> Link | None:
    """Movement that is flight by who moves, how many, and from where."""
    lemma = parse[verb].lemma
    passive = bool(parse.kids(verb, "auxpass", "nsubjpass"))
    if lemma in ("force", "drive", "push", "chase") and passive:
        if (set(span[:6]) & {"from", "out", "off"} and set(span) & HOMES) or (
            span[:2] == ["out", "of"] and not _POSTS & set(span[2:5])
        ):
            return "displaced", verb, None
        driven = [
            o for p in parse.kids(verb, "prep") if parse[p].lower == "from" for o in parse.kids(p, "pobj")
        ]
        away = "combatant" not in mention.groups and bool(parse.notes["places"].intersection(driven))
        # 'Some 4,000 families have been driven from Jowhar'
        return ("displaced", verb, None) if away and mention.figure is not None else None
    if lemma in ("move", "relocate") and not passive and not parse.kids(verb, "dobj") and "to" in span[:3]:
        return ("displaced", verb, None) if _refuge_seekers(parse, mention, ["in"]) else None
    if lemma == "arrive" and _refuge_seekers(parse, mention, span):
        return "displaced", verb, None
    if lemma == "cross" and span[:1] in (["from"], ["into"]) and _refuge_seekers(parse, mention, span):
        return "displaced", verb, None
    many = mention.figure is not None and (mention.figure.number or 0) >= _MANY
    if lemma == "come" and "across" in span[:2] and many and "combatant" not in mention.groups:
        return "displaced", verb, None
    return None


_POSTS = {"office", "power", "government", "job", "jobs", "post", "posts", "party", "parliament", "business"}
_MANY = 100
"""People who arrive together and are as many are no delegation."""


def _refuge_seekers(parse: Parse, mention: Mention, span: list[str]) -> bool:
    """'some 12,000 people have arrived in the camp', 'three families arrived from the front'; no troops, no observers."""
    figure, noun = mention.figure, singular(parse[mention.head].lower)
    there = {"in", "at", "from", "across", "into", "here", "there"}
    if figure is None or "combatant" in mention.groups or not set(span[:4]) & there:
        return False
    if noun in ("refugee", "idp", "evacuee", "migrant", "family", "household"):
        return True
    plain = mention.groups in (("person",), ("civilian",)) or bool(set(mention.groups) & {"woman", "child"})
    return (figure.number or 0) >= _MANY and plain


def _left(parse: Parse, verb: int, mention: Mention, span: list[str]) -> Link | None:
    """'had left east Aleppo' is flight; 'left 12 dead' and 'the 100,000 civilians left' are not."""
    if "combatant" in mention.groups or set(span[:8]) & set(STATES) or motion.in_company(mention):
        return None
    objects = parse.kids(verb, "dobj")
    placed = any(parse[o].pos == "PROPN" or singular(parse[o].lower) in _PLACE_WORDS for o in objects)
    via = set(span[:3]) & {"from", "for", "through", "via", "by", "on"} and not objects
    by_bus = set(span) & {"bus", "buses", "ambulances", "convoy", "convoys"}
    if (
        mention.figure is not None
        and by_bus
        and (set(span[:3]) & {"in", "by", "on", "aboard", "with"} or "aboard" in span)
    ):
        return "evacuated", verb, None
    if mention.figure is not None and "hours" in span[:4] and "in" in span[:2]:
        placed = True
    placed = placed or (not objects and span[:1] != ["behind"] and _people_of_a_place(parse, mention))
    placed = placed or (bool(via) and _left_for(parse, verb))
    if (not placed and not via) or (parse.passive(verb) and not placed):
        return None
    if mention.figure is None and not (
        placed and (motion.settled(mention) or any(parse[o].pos == "PROPN" for o in objects))
    ):
        return None
    if mention.groups == ("official",) or mention.noun.rstrip("s") in AFFILIATES:
        # 'Two aides left for Europe'
        return None
    arranged = (
        {mention.noun, *parse.lower(mention.last + 1, mention.last + 3)} & {"patients", "evacuees"}
        or (parse[verb].dep in ("xcomp", "ccomp") and parse[parse[verb].head].lemma in ("help", "assist"))
        or by_bus
        or _speaks_of_evacuation(parse)
        or {"deal", "agreement", "evacuation"} & set(span)
    )
    return ("evacuated" if arranged else "displaced"), verb, None


def _left_for(parse: Parse, verb: int) -> bool:
    """'Dozens of families left for Jowhar', read as families who were left"""
    bound = [o for p in parse.kids(verb, "prep") if parse[p].lower == "for" for o in parse.kids(p, "pobj")]
    alone = parse[verb].dep == "acl" and parse[parse[verb].head].dep == "ROOT"
    return alone and any(parse[o].pos == "PROPN" for o in bound)


def _people_of_a_place(parse: Parse, mention: Mention) -> bool:
    """'the town's 60,000 people have left', 'the 1,200 inhabitants of the village left on foot'"""
    if mention.figure is None:
        return False
    of = [
        o for p in parse.kids(mention.head, "prep") if parse[p].lower == "of" for o in parse.kids(p, "pobj")
    ]
    return any(parse[o].lower in _SETTLED for o in (*parse.kids(mention.head, "poss"), *of))


_SETTLED = {
    "town",
    "city",
    "village",
    "camp",
    "district",
    "enclave",
    "neighbourhood",
    "neighborhood",
    "suburb",
    "quarter",
    "island",
    "area",
}


def _speaks_of_evacuation(parse: Parse) -> bool:
    return "evacuat" in parse.text[parse.sentence.start : parse.sentence.end].lower()
