"""Everyday verbs whose object is harmed or moved only with other words: 'gunned down 12', 'took 30 hostage'.

Comes in: a verb and people as its object. Goes out: what befell them, or None.
"""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.extract import moved
from onrecord.extract.groups import singular, with_families
from onrecord.extract.mention import Link, Mention
from onrecord.extract.parse import Parse
from onrecord.records import Kind


def forced(parse: Parse, verb: int, mention: Mention) -> Link | None:
    for child in parse.kids(verb, "xcomp", "ccomp", "advcl", "prep", "relcl", "acl"):
        if parse[child].pos == "VERB" and (
            parse[child].lemma in ("flee", "leave", "evacuate", "abandon", "escape", "quit", "seek", "cross")
        ):
            return "displaced", child, None
        away = parse[child].lower in ("from", "out", "into") and (mention.named or mention.bare)
        town = parse[child].lower != "into" and any(
            parse[j].pos == "PROPN" and parse[j].dep == "pobj" for j in parse.subtree(child)
        )
        if (
            away
            and "combatant" not in mention.groups
            and (town or any(parse[j].lower in HOMES for j in parse.subtree(child)))
        ):
            return "displaced", verb, None
    near = set(parse.lower(mention.last + 1, mention.last + 8))
    if near & {"across", "over", "into"} and near & {"border", "frontier", "river", "exile"}:
        return "displaced", verb, None
    if any(parse[c].lower == "out" for c in parse.kids(verb, "prt")) and parse[verb].lemma in (
        "force",
        "drive",
    ):
        return "displaced", verb, None
    if mention.named and has_word(parse, verb, ("fleeing",)):
        return "displaced", verb, None
    return None


HOMES = {"farm", "farms", "hamlet", "hamlets", "settlement", "settlements", "hometown", "hometowns", "farmland", "shelters", "home", "homes", "houses", "village", "villages", "city", "town", "area", "areas", "country", "land", "streets",
          "neighbourhoods", "neighborhoods", "districts", "camps", "region"}  # fmt: skip


def has_word(parse: Parse, verb: int, words: tuple[str, ...]) -> bool:
    return any(parse[j].lower in words for j in parse.subtree(verb) if abs(j - verb) < 12)


def taken_as(parse: Parse, verb: int) -> Kind | None:
    """'took three engineers hostage', 'taking as hostages three engineers', 'took 40 soldiers prisoner'."""
    if has_word(parse, verb, ("hostage",)):
        return "abducted"
    if has_word(parse, verb, ("captive", "prisoner")):
        return "detained"
    behind = {
        parse[o].lower
        for p in parse.kids(verb, "prep")
        if parse[p].lower == "as"
        for o in parse.kids(p, "pobj")
    }
    return "abducted" if "hostages" in behind else "detained" if behind & {"captives", "prisoners"} else None


_BOATS = {"boat", "vessel", "dinghy", "raft", "ship", "ferry", "trawler"}


_BUSES = {"bus", "coach", "convoy", "ambulance", "truck"}


_AIRCRAFT = {"plane", "helicopter", "flight", "aircraft", "airlift"}


_LEFT = {"left", "leaving", "leaves", "departed", "departing"}


def _carried(parse: Parse, verb: int) -> Link | None:
    """'a boat carrying 600 people', 'buses carrying 2,000 people left under the deal'."""
    nouns = {singular(parse[j].lower) for j in (parse[verb].head, *parse.subjects(verb))}
    if parse[verb].tag == "VBG":
        # 'The boat, which set sail on Monday, was headed for the island carrying 850 people'
        nouns |= {singular(t.lower) for t in parse.tokens[:verb]} & _BOATS
    words = {t.lower for t in parse.tokens}
    if nouns & _BOATS and words & {
        "migrants",
        "refugees",
        "sea",
        "sank",
        "capsized",
        "sinking",
        "sail",
        "shore",
        "coast",
        "shipwreck",
        "broke",
        "smugglers",
    }:
        return "displaced", verb, None
    if nouns & _AIRCRAFT and words & {
        "evacuation",
        "evacuated",
        "patients",
        "ill",
        "sick",
        "wounded",
        "medical",
        "relatives",
        "refugees",
        "besieged",
        "injured",
        "hospital",
        "hospitals",
        "vulnerable",
        "out",
    }:
        return "evacuated", verb, None
    left = words & _LEFT or {"set off", "pulled out"} & {
        f"{a.lower} {b.lower}" for a, b in pairwise(parse.tokens)
    }
    if nouns & _BUSES and (
        left
        or words
        & {
            "deal",
            "agreement",
            "evacuation",
            "evacuated",
            "evacuees",
            "truce",
        }
    ):
        return "evacuated", verb, None
    return None


def _by_authority(parse: Parse, verb: int) -> bool:
    """Whether police, an army or a state is the one who seizes people."""
    words = {parse[j].lower for s in parse.subjects(verb) for j in parse.subtree(s)}
    return bool(
        words
        & {
            "police",
            "security",
            "army",
            "authorities",
            "government",
            "troops",
            "soldiers",
            "forces",
            "officers",
        }
    )


def _by_rescuers(parse: Parse, verb: int) -> bool:
    """'Commandos freed seven hostages'; whom their captors free is released."""
    words = {singular(parse[j].lower) for s in parse.subjects(verb) for j in parse.subtree(s)}
    return _by_authority(parse, verb) or bool(
        words & {"commando", "rescuer", "operative", "marine", "soldier", "raid", "operation", "ranger"}
    )


def to_death(parse: Parse, verb: int) -> bool:
    """'stoned to death', but not 'sentenced to death'."""
    near = parse.lower(verb + 1, verb + 7)
    pieces = {("to", "pieces"), ("to", "bits"), ("to", "shreds")} & set(pairwise(near))
    return (("to", "death") in pairwise(near) or bool(pieces)) and parse[verb].lemma not in (
        "sentence",
        "condemn",
        "scare",
        "due",
        "lead",
        "close",
    )


_MOURNERS = {"resident", "family", "relative", "mourner", "villager", "neighbour", "neighbor", "gravedigger", "people", "volunteer",
             "friend", "undertaker", "parent"}  # fmt: skip


def _of_mourners(parse: Parse, verb: int) -> bool:
    """'residents buried 38 people', but not 'the blast buried a family under rubble'."""
    own = parse.subjects(verb)
    if any(parse[s].lower in ("they", "we") for s in own):
        # 'Villagers said that they had buried 150 people'
        says = next((j for j in parse.up(verb) if parse[j].lemma in ("say", "tell", "report")), verb)
        own = parse.subjects(says)
    return any(singular(parse[s].lower) in _MOURNERS for s in own)


def _held_by(parse: Parse, verb: int, mention: Mention) -> Link | None:
    """Whom an armed side holds is detained; a town 'holds' who lives there, who is trapped where it is besieged."""
    holders = parse.subjects(verb)
    camp = any(singular(parse[s].lower) in ("camp", "site", "settlement", "shelter") for s in holders)
    if camp and singular(parse[mention.head].lower) in ("refugee", "idp", "family", "household"):
        return "displaced", verb, None
    towns = parse.notes.get("towns", ())
    if not any(s in towns or singular(parse[s].lower) in _INHABITED for s in holders):
        return "detained", verb, None
    siege = next((t for t in parse.tokens if t.lemma in ("besiege", "encircle") and t.dep == "relcl"), None)
    told = siege is not None or _SIEGE.search(parse.plain, *parse.whole)
    return ("trapped", siege.i if siege is not None else verb, "siege") if told else None


_INHABITED = {"town", "city", "enclave", "district", "village", "region", "province", "island", "quarter", "pocket", "suburb", "area"}  # fmt: skip
_SIEGE = re.compile(r"\b(?:besieg\w+|sieges?|encircl\w+|blockad\w+|cut off)\b", re.IGNORECASE)


def of_object(parse: Parse, verb: int, mention: Mention) -> Link | None:
    """Objects of everyday verbs that harm or move: 'gunned down 12', 'pulled three from the rubble'."""
    lemma = parse[verb].lemma
    if (
        link := moved.of_people(parse, verb, mention, True) or moved.staff_taken_out(parse, verb, mention)
    ) is not None:
        return link
    if (
        lemma == "leave"
        and mention.figure is not None
        and {"struggling", "choking", "gasping", "fighting"}
        & set(parse.lower(mention.last + 1, mention.last + 4))
    ):
        # 'left 50 people struggling to breathe'
        return (
            ("injured", verb, None)
            if {"breathe", "breath", "air", "choking", "life", "lives"}
            & set(parse.lower(mention.last + 1, mention.last + 7))
            else None
        )
    if (
        lemma in ("carry", "transport", "fly", "bring", "take")
        and not (lemma == "carry" and {"off", "away"} & set(parse.lower(verb + 1, verb + 2)))
        and mention.figure is not None
        and (mention.groups != ("combatant",) or with_families(parse, mention.head))
    ):
        carried = _carried(parse, verb)
        if carried is not None or lemma in ("carry", "transport"):
            return carried
    if mention.named and to_death(parse, verb):
        return "killed", verb, None
    near = parse.lower(verb + 1, verb + 16)
    if lemma == "send" and mention.named and ("to", "hell") in pairwise(near):
        return "killed", verb, None
    if lemma in ("gun", "mow") and "down" in near[:8]:
        return "killed", verb, "shooting"
    if (
        lemma == "take"
        and "combatant" in mention.groups
        and any(parse[c].lower == "out" for c in parse.kids(verb, "prt"))
    ):
        # 'took out three commanders'
        return "killed", verb, None
    if lemma == "bury" and _of_mourners(parse, verb) and mention.figure is not None:
        return "killed", verb, None
    if lemma == "cut" and "off" in near[:3] and mention.named and mention.figure is not None:
        return "trapped", verb, None
    if lemma == "wipe" and "out" in near[:3] and mention.named:
        return "killed", verb, None
    if lemma in ("round",) and "up" in near[:6] and mention.named:
        return "detained", verb, None
    if (
        lemma in ("lead", "drag", "haul", "march", "take", "cart", "bundle", "carry")
        and (mention.named or (mention.bare and parse.lower(mention.last + 1, mention.last + 2) == ["away"]))
        and {"away", "off"}
        & ({parse[c].lower for c in parse.kids(verb, "prt", "advmod")} if lemma == "carry" else set(near[:8]))
        and not {"wounded", "bodies", "injured", "dead"} & set(near[:8])
    ):
        return ("detained" if _by_authority(parse, verb) else "abducted"), verb, None
    if lemma == "pick" and "up" in near[:6] and mention.named and _by_authority(parse, verb):
        return "detained", verb, None
    if (
        lemma == "send"
        and {"home", "back"} & set(near[:8])
        and (mention.named or mention.bare)
        and mention.figure is not None
        and mention.groups != ("combatant",)
    ):
        return "returned", verb, None
    if lemma in ("whisk", "spirit", "herd") and mention.named and {"away", "off"} & set(near[:8]):
        return "abducted", verb, None
    if (
        lemma in ("free", "liberate")
        and mention.figure is not None
        and singular(parse[mention.head].lower) in ("hostage", "captive", "abductee")
        and _by_rescuers(parse, verb)
    ):
        return "rescued", verb, None
    if lemma in ("pull", "dig", "save", "free") and mention.named:
        noun = singular(parse[mention.head].lower)
        if noun in ("survivor", "people", "person", "child") and "bodies" not in near[:4]:
            return "rescued", verb, None
        if "bodies" in near or "body" in near or "dead" in near:
            return "killed", verb, None
        if lemma == "free":
            return (
                ("rescued", verb, None) if mention.figure is not None and _by_authority(parse, verb) else None
            )
        if lemma == "save" or "rubble" in near or "debris" in near or "alive" in near:
            return "rescued", verb, None
    if (
        lemma in ("keep", "hold")
        and mention.named
        and {"hostage", "captive", "prisoner", "shields", "custody", "detention"} & set(near)
    ):
        return ("abducted" if "hostage" in near else "detained"), verb, None
    if (
        lemma in ("bring", "take", "fly", "move", "ferry")
        and mention.figure is not None
        and mention.named
        and (
            {"safety"} & set(near[:8])
            or (
                parse.kids(verb, "prt")
                and "out" in near[:2]
                and {"bus", "buses", "convoy", "ambulances"} & set(near)
            )
        )
    ):
        return "evacuated", verb, None
    if lemma == "take" and mention.named and {"hostage", "captive", "prisoner", "custody"} & set(near):
        return ("abducted" if "hostage" in near else "detained"), verb, None
    if lemma == "seize" and mention.named:
        return ("detained" if _by_authority(parse, verb) else "abducted"), verb, None
    dead = singular(parse[mention.head].lower) in ("body", "corpse", "remain")
    if lemma == "hold" and mention.named and mention.figure is not None and not dead:
        return _held_by(parse, verb, mention)
    if (
        lemma in ("hand", "turn")
        and "over" in near[:8]
        and singular(parse[mention.head].lower) in ("suspect", "prisoner", "detainee")
    ):
        return "detained", verb, None
    return None
