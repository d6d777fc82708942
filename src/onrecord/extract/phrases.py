"""Everyday verbs that harm or move people only with other words: 'gunned down', 'lost their lives', 'left the city'.

Comes in: a verb and people as its subject or object. Goes out: what befell them, or None.
"""

from __future__ import annotations

from onrecord.extract.drafts import Link, in_rubble
from onrecord.extract.groups import singular
from onrecord.extract.mention import Mention
from onrecord.extract.parse import Parse
from onrecord.extract.phrases_objects import HOMES, to_death
from onrecord.extract.words import GROUP_OF, STATES
from onrecord.records import Kind

_PLACE_WORDS = HOMES | {
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
}


def of_subject(parse: Parse, verb: int, mention: Mention) -> Link | None:
    """Subjects of everyday verbs that mean harm or movement: 'lost their lives', 'left the city', 'suffered burns'."""
    lemma = parse[verb].lemma
    if not (mention.named or mention.bare):
        return None
    span = [parse[j].lower for j in sorted(parse.subtree(verb)) if verb < j < verb + 14]
    if to_death(parse, verb) and (
        parse.kids(verb, "auxpass") or lemma in ("bleed", "starve", "freeze", "burn")
    ):
        return "killed", verb, None
    if (
        lemma in ("live", "remain", "stay")
        and mention.figure is not None
        and "siege" in parse.lower(verb, verb + 16)
    ):
        return "trapped", verb, "siege"
    if lemma in ("gun", "mow", "cut") and "down" in span[:2] and parse.kids(verb, "auxpass"):
        return "killed", verb, "shooting" if lemma != "cut" else None
    if lemma == "wipe" and "out" in span[:2] and parse.kids(verb, "auxpass") and mention.figure is not None:
        return "killed", verb, None
    if (
        lemma == "blow"
        and {"up", "apart"} & set(span[:1])
        and parse.kids(verb, "auxpass")
        and mention.named
        and mention.figure is not None
    ):
        return "killed", verb, "explosion"
    if lemma == "lose" and ("lives" in span[:4] or "life" in span[:4]):
        return "killed", verb, None
    if lemma in ("suffer", "sustain", "receive") and set(span[:9]) & INJURIES:
        chemical = set(span[:9]) & {"suffocation", "breathing", "asphyxiation", "choking"}
        return "injured", verb, "chemical" if chemical else None
    if (
        lemma == "leave"
        and parse.kids(verb, "auxpass")
        and mention.figure is not None
        and span[:1]
        and span[0] in ("in", "inside", "behind")
    ):
        return "trapped", verb, None
    if lemma in ("leave", "quit", "abandon", "vacate", "exit", "desert"):
        return _left(parse, verb, mention, span)
    if (
        lemma in ("pour", "stream", "flood", "flock", "spill", "move")
        and not parse.kids(verb, "auxpass")
        and set(span[:4]) & {"out", "into", "across", "from", "towards", "toward"}
        and "combatant" not in mention.groups
        and mention.figure is not None
    ):
        return "displaced", verb, None
    if (
        lemma in ("move", "relocate")
        and not parse.kids(verb, "auxpass", "dobj")
        and "to" in span[:3]
        and _refuge_seekers(parse, mention, ["in"])
    ):
        return "displaced", verb, None
    if lemma == "arrive" and _refuge_seekers(parse, mention, span):
        return "displaced", verb, None
    if (
        lemma in ("seek", "take")
        and set(span[:5]) & {"refuge", "shelter", "asylum", "protection", "safety", "sanctuary"}
        and mention.figure is not None
    ):
        return "displaced", verb, None
    if (
        lemma in ("walk", "trek", "cross", "march")
        and "combatant" not in mention.groups
        and GROUP_OF.get(singular(parse[mention.head].lower)) == "civilian"
        and singular(parse[mention.head].lower) in ("refugee", "evacuee")
    ):
        return "displaced", verb, None
    held = _held(span[:6]) if lemma in ("remain", "be", "stay", "languish") else None
    if held is not None:
        return held, verb, None
    if lemma in ("remain", "stay", "live", "wait") and (mention.figure is not None):
        words = set(span)
        if words & {"trapped", "besieged", "siege", "stranded", "stuck", "encircled", "blockade"}:
            return (
                "trapped",
                verb,
                "siege" if words & {"besieged", "siege", "blockade", "encircled"} else None,
            )
        if (
            lemma == "remain"
            and words & {"in", "inside", "at", "behind", "there", "under"}
            and not words & _CARE
            and "combatant" not in mention.groups
        ):
            return "trapped", verb, None
    if (lemma == "have" and {"nowhere"} & set(span[:4])) or (
        lemma == "have" and "way" in span and "no" in span and "out" in span
    ):
        return "trapped", verb, None
    if (
        lemma == "take"
        and parse.kids(verb, "auxpass")
        and mention.figure is not None
        and singular(parse[mention.head].lower) in ("survivor", "refugee", "migrant", "evacuee", "resident")
        and set(span[:9]) & {"camp", "camps", "shelter", "shelters", "safety"}
    ):
        return "evacuated", verb, None
    if (
        lemma == "take"
        and parse.kids(verb, "auxpass")
        and {
            "warehouses",
            "camp",
            "camps",
            "prison",
            "prisons",
            "detention",
            "jail",
            "custody",
            "hostage",
            "captive",
            "prisoner",
            "centres",
            "centers",
        }
        & set(span)
    ):
        return ("abducted" if "hostage" in span else "detained"), verb, None
    if (
        lemma in ("take", "drag", "pull", "snatch", "seize", "remove")
        and parse.kids(verb, "auxpass", "nsubjpass")
        and _from_their_homes(span)
    ):
        return ("detained" if _authority(span) else "abducted"), verb, None
    if (
        lemma in ("hold", "keep")
        and parse.kids(verb, "auxpass", "nsubjpass")
        and {"hostage", "captive", "custody", "detention", "prison", "jail", "shields", "prisons"} & set(span)
    ):
        return ("abducted" if "hostage" in span else "detained"), verb, None
    if (
        lemma in ("affect", "treat")
        and parse.kids(verb, "auxpass", "nsubjpass")
        and set(span) & {"gas", "chlorine", "sarin", "symptoms", "injuries", "wounds", "burns", "breathing"}
        and mention.figure is not None
    ):
        return "injured", verb, "chemical" if set(span) & {"gas", "chlorine", "sarin"} else None
    if (
        lemma in ("pull", "dig", "save", "recover")
        and parse.kids(verb, "auxpass", "nsubjpass")
        and (set(span) & {"rubble", "debris", "alive"})
        and mention.figure is not None
    ):
        return (
            ("killed" if singular(parse[mention.head].lower) in ("body", "corpse") else "rescued"),
            verb,
            None,
        )
    if (
        lemma in ("force", "drive", "push", "chase")
        and parse.kids(verb, "auxpass", "nsubjpass")
        and set(span[:6]) & {"from", "out"}
        and set(span) & HOMES
    ):
        return "displaced", verb, None
    if lemma in ("bring", "take", "move", "transfer", "carry", "ferry") and parse.kids(
        verb, "auxpass", "nsubjpass"
    ):
        moved = set(span) & {
            "bus",
            "buses",
            "ambulance",
            "ambulances",
            "convoy",
            "convoys",
            "boats",
            "helicopters",
            "helicopter",
        }
        if mention.figure is not None and moved and set(span[:4]) & {"out", "to", "away", "from", "in", "by"}:
            return "evacuated", verb, None
    hospital = set(span[:6]) & {"hospital", "hospitals", "clinic", "clinics"}
    if (
        lemma in ("take", "rush", "bring", "admit", "ferry")
        and (hospital or set(span[:6]) & {"morgue", "mortuary"})
        and parse.kids(verb, "auxpass", "nsubjpass")
        and mention.figure is not None
    ):
        dead = singular(parse[mention.head].lower) in ("body", "corpse") or "dead" in span or not hospital
        return ("killed" if dead else "injured"), verb, None
    if lemma == "lose" and set(span[:4]) & {
        "leg",
        "legs",
        "arm",
        "arms",
        "limb",
        "limbs",
        "eye",
        "eyes",
        "sight",
        "hand",
        "hands",
        "foot",
    }:
        return "injured", verb, None
    if lemma in ("be", "remain", "take", "hold", "keep", "place", "put", "remand") and _in_custody(span[:5]):
        return "detained", verb, None
    if (
        lemma in ("hand", "turn")
        and "over" in span[:2]
        and mention.figure is not None
        and (
            set(span)
            & {"police", "authorities", "court", "trial", "custody", "justice", "prosecutors", "government"}
            or singular(parse[mention.head].lower) in ("suspect", "prisoner", "detainee")
        )
    ):
        return "detained", verb, None
    if (
        lemma == "hold"
        and parse.kids(verb, "auxpass", "nsubjpass")
        and mention.figure is not None
        and "hostage" not in span
    ):
        return "detained", verb, None
    if lemma == "find" and parse.kids(verb, "neg") and parse.kids(verb, "auxpass"):
        return "missing", verb, None
    if (
        lemma in ("carry", "drag", "lead", "march", "whisk", "spirit", "take")
        and parse.kids(verb, "auxpass", "nsubjpass")
        and (set(span[:2]) & {"off", "away"} or {"bush", "gunpoint"} & set(span[:5]))
    ):
        return "abducted", verb, None
    if lemma == "come" and span[:1] == ["back"] and mention.figure is not None:
        return "returned", verb, None
    if (
        lemma in ("bring", "take", "get", "find", "pull", "lift")
        and parse.kids(verb, "auxpass")
        and mention.figure is not None
        and "alive" in span[:4]
    ):
        return "rescued", verb, None
    if (
        lemma in ("bring", "take", "move", "get", "fly", "ferry")
        and parse.kids(verb, "auxpass")
        and mention.figure is not None
        and (span[:1] == ["out"] or {"safety"} & set(span[:4]))
        and not {"rubble", "debris", "ruins"} & set(span)
    ):
        return "evacuated", verb, None
    if (
        lemma in ("risk", "make", "attempt", "undertake", "brave", "reach", "cross")
        and mention.figure is not None
        and singular(parse[mention.head].lower) in ("migrant", "refugee", "asylum-seeker", "people", "person")
        and set(span[:8]) & {"journey", "crossing", "voyage", "mediterranean", "shores"}
    ):
        return "displaced", verb, None
    if lemma in ("arrive", "enter") and singular(parse[mention.head].lower) in (
        "refugee",
        "evacuee",
        "migrant",
        "asylum-seeker",
    ):
        return "displaced", verb, None
    if (
        lemma in ("be", "remain", "lie")
        and mention.figure is not None
        and {"under", "beneath"} & set(span[:3])
        and {"rubble", "debris", "ruins"} & set(span[:6])
    ):
        return "missing", verb, None
    if (
        lemma in ("drive", "force", "push", "chase")
        and parse.kids(verb, "auxpass")
        and span[:2] == ["out", "of"]
    ):
        return "displaced", verb, None
    if (
        lemma == "cross"
        and span[:1] == ["into"]
        and mention.figure is not None
        and "combatant" not in mention.groups
    ):
        return "displaced", verb, None
    if lemma == "cross" and {"from", "into"} & set(span[:1]) and _refuge_seekers(parse, mention, span):
        return "displaced", verb, None
    if lemma == "be" and mention.figure is not None and "on the move" in " ".join(span[:6]):
        return "displaced", verb, None
    if (
        lemma in ("pay", "make")
        and {"supreme", "ultimate"} & set(span[:3])
        and {"price", "sacrifice"} & set(span[:4])
    ):
        return "killed", verb, None
    if lemma == "see" and parse.kids(verb, "auxpass", "nsubjpass") and {"hands", "custody"} & set(span[:7]):
        # 'were last seen in the hands of militias'
        return "detained", verb, None
    if lemma == "lock" and "up" in span[:2] and parse.kids(verb, "auxpass", "nsubjpass"):
        return "detained", verb, None
    if lemma == "come" and span[:1] == ["home"] and mention.figure is not None:
        return "returned", verb, None
    if (
        lemma == "come"
        and "across" in span[:2]
        and mention.figure is not None
        and "combatant" not in mention.groups
        and (mention.figure.number or 0) >= _MANY
    ):
        return "displaced", verb, None
    if (
        lemma in ("take", "march", "lead", "drive", "herd")
        and parse.kids(verb, "auxpass", "nsubjpass")
        and _into_the_wild(span)
    ):
        return ("detained" if mention.groups == ("combatant",) else "abducted"), verb, None
    if (
        lemma in ("be", "remain")
        and mention.figure is not None
        and "with" in span[:6]
        and {"wounds", "injuries", "burns"} & set(span[:9])
    ):
        return "injured", verb, None
    if lemma == "pass" and span[:1] == ["away"]:
        return "killed", verb, None
    if lemma == "lay" and span[:1] == ["down"] and {"lives", "life"} & set(span[:4]):
        return "killed", verb, None
    if lemma in ("embrace", "attain", "achieve", "obtain", "gain", "ascend") and "martyrdom" in span[:3]:
        return "killed", verb, None
    if lemma == "send" and span[:2] == ["to", "hell"]:
        return "killed", verb, None
    if (
        lemma == "pick"
        and "up" in span[:2]
        and parse.kids(verb, "auxpass", "nsubjpass")
        and (
            _authority(span)
            or singular(parse[mention.head].lower)
            in ("suspect", "militant", "activist", "protester", "rebel", "dissident")
        )
    ):
        return "detained", verb, None
    if lemma == "fall" and set(span[:3]) & {"victim", "victims", "martyr", "martyrs"}:
        return "killed", verb, None
    if lemma == "survive" and mention.figure is not None:
        return "rescued", verb, None
    if (
        lemma in ("transfer", "relocate")
        and parse.kids(verb, "auxpass")
        and mention.figure is not None
        and not (
            set(span[:6]) & {"hospital", "hospitals", "prison", "jail", "custody", "detention", "clinic"}
        )
    ):
        return "evacuated", verb, None
    if lemma == "commit" and "suicide" in span[:3]:
        return "killed", verb, "other"
    if lemma == "round" and "up" in span[:3] and parse.kids(verb, "auxpass", "nsubjpass"):
        return "detained", verb, None
    if lemma == "go" and "missing" in span[:2]:
        return "missing", verb, None
    if lemma == "go" and set(span[:2]) & {"back", "home"} and mention.figure is not None:
        return "returned", verb, None
    if lemma == "cut" and "off" in span[:2] and parse.kids(verb, "auxpass", "nsubjpass"):
        return "trapped", verb, None
    if (
        lemma == "cross"
        and set(span[:8]) & {"border", "borders", "frontier", "river"}
        and mention.figure is not None
        and "combatant" not in mention.groups
    ):
        return "displaced", verb, None
    if (
        lemma in ("leave", "flee", "escape", "get")
        and mention.figure is not None
        and parse.kids(verb, "neg")
        and any(parse[c].lower in ("can", "could", "ca") for c in parse.kids(verb, "aux"))
        and (lemma != "get" or {"out", "away"} & set(span[:2]))
    ):
        return "trapped", verb, None
    if lemma == "be" and "unable" in span[:2] and set(span) & {"leave", "flee", "escape"}:
        return "trapped", verb, None
    if lemma == "bury" and in_rubble(parse, verb):
        return "missing", verb, None
    if lemma in ("lie", "lay", "litter") and singular(parse[mention.head].lower) in (
        "body",
        "corpse",
    ):
        return "killed", verb, None
    return None


def _refuge_seekers(parse: Parse, mention: Mention, span: list[str]) -> bool:
    """'some 12,000 people have arrived in the camp', 'three families arrived from the front'; no troops, no observers."""
    figure, noun = mention.figure, singular(parse[mention.head].lower)
    if (
        figure is None
        or "combatant" in mention.groups
        or not set(span[:4]) & {"in", "at", "from", "across", "into", "here", "there"}
    ):
        return False
    return noun in ("refugee", "idp", "evacuee", "migrant", "family", "household") or (
        (figure.number or 0) >= _MANY
        and (mention.groups in (("person",), ("civilian",)) or bool(set(mention.groups) & {"woman", "child"}))
    )


_TAKEN_FROM = {"home", "homes", "house", "houses", "bed", "beds", "bus", "buses", "minibus", "car", "cars", "vehicle", "vehicles", "mosque", "school", "office",
               "checkpoint", "checkpoints", "street", "shop", "market", "dormitory", "farm", "village", "camp"}  # fmt: skip


def _from_their_homes(span: list[str]) -> bool:
    """'was taken from his house by men in uniform', 'were dragged off the bus'."""
    near = span[:6]
    return (
        bool({"from", "off", "out"} & set(near[:3]))
        and bool(_TAKEN_FROM & set(near))
        and not {"rubble", "debris", "hospital", "safety"} & set(span)
    )


def _into_the_wild(span: list[str]) -> bool:
    """'were taken into the forest', 'were marched to an unknown destination'."""
    near = span[:6]
    wild = {"forest", "bush", "jungle", "mountains", "hills", "unknown", "undisclosed"}
    return bool({"into", "to"} & set(near[:2])) and bool(wild & set(near))


_CARE = {
    "condition",
    "conditions",
    "hospital",
    "hospitals",
    "care",
    "treatment",
    "coma",
    "power",
    "office",
    "contact",
    "shock",
    "place",
}
"""'remain in serious condition': nobody is held there."""

_MANY = 100
"""People who arrive together and are as many are no delegation."""

_KEPT: dict[str, Kind] = {
    "captivity": "abducted", "hostage": "abducted", "hostages": "abducted", "captive": "abducted", "captives": "abducted",
    "custody": "detained", "detention": "detained", "prison": "detained", "jail": "detained", "bars": "detained",
}  # fmt: skip


def _held(span: list[str]) -> Kind | None:
    """'remain in captivity', 'are still in prison', 'languish behind bars'."""
    if not {"in", "behind", "captive", "hostage"} & set(span):
        return None
    return next((_KEPT[w] for w in span if w in _KEPT), None)


def _authority(span: list[str]) -> bool:
    """Whether those who 'picked up' people are named as police or soldiers."""
    return bool(
        set(span)
        & {
            "police",
            "agents",
            "soldiers",
            "troops",
            "forces",
            "security",
            "officers",
            "army",
            "intelligence",
            "gendarmes",
        }
    )


def _in_custody(words: list[str]) -> bool:
    """'in custody', 'into police custody', 'in detention'."""
    return bool({"in", "into", "under"} & set(words)) and bool(
        set(words) & {"custody", "detention", "captivity", "arrest"}
    )


INJURIES = {
    "inhalation",
"injuries", "injury", "wounds", "wound", "burns", "suffocation", "breathing", "asphyxiation", "choking",
             "respiratory", "vomiting", "malnutrition", "bruises", "convulsions", "shrapnel", "concussion", "fractures", "symptoms"}  # fmt: skip


def _left(parse: Parse, verb: int, mention: Mention, span: list[str]) -> Link | None:
    """'had left east Aleppo' is flight; 'left 12 dead' and 'the 100,000 civilians left' are not."""
    if "combatant" in mention.groups or set(span[:8]) & set(STATES):
        return None
    objects = parse.kids(verb, "dobj")
    placed = any(parse[o].pos == "PROPN" or singular(parse[o].lower) in _PLACE_WORDS for o in objects)
    via = set(span[:3]) & {"from", "for", "through", "via", "by", "on"} and not objects
    by_bus = set(span) & {"bus", "buses", "ambulances", "convoy", "convoys"}
    if mention.figure is not None and by_bus and set(span[:3]) & {"in", "by", "on", "aboard", "with"}:
        return "evacuated", verb, None
    if mention.figure is not None and "hours" in span[:4] and "in" in span[:2]:
        placed = True
    if (not placed and not via) or (parse.passive(verb) and not placed):
        return None
    if mention.figure is None and not placed:
        return None
    arranged = (
        set(span) & {"bus", "buses", "ambulances", "convoy", "convoys"}
        or _speaks_of_evacuation(parse)
        or ({"deal", "agreement", "evacuation"} & set(span))
    )
    return ("evacuated" if arranged else "displaced"), verb, None


def _speaks_of_evacuation(parse: Parse) -> bool:
    return "evacuat" in parse.text[parse.sentence.start : parse.sentence.end].lower()
