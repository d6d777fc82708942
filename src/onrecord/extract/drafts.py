"""A claim about people in the making, and the guards that hold for every pattern that makes one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.extract import motion
from onrecord.extract.mention import Link, Mention
from onrecord.extract.parse import Parse
from onrecord.extract.words import VERBS
from onrecord.records import Figure, Kind


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making: `trigger` is the token of harm, `sentence` its index in the report."""

    kind: Kind
    mention: Mention
    trigger: int
    sentence: int
    method: str | None = None
    figure: Figure | None = None
    groups: tuple[str, ...] = ()
    key: int = 0
    """Names the draft within its report, so that shares can point at their whole."""
    superseded: bool = False
    part_of: int | None = None
    """The key of the whole of which this is a share."""
    share: bool = False
    both: bool = False
    """'killed or wounded N': one figure over two kinds."""
    by: str | None = None
    """Who did it, where the words of the number itself say so: '7 by rebels'; empty where they name nobody."""
    shared: bool = False
    """'N killed and wounded': the text gives no figure of its own to each kind."""

    def regrouped(self, groups: tuple[str, ...], affiliation: str | None) -> Draft:
        """The draft with other groups, and their side, for the same people."""
        return replace(
            self, groups=groups, mention=replace(self.mention, groups=groups, affiliation=affiliation)
        )

    def befell(self, mention: Mention) -> Draft:
        """A new draft: what befell these people befell those of the mention too."""
        return Draft(
            self.kind, mention, self.trigger, self.sentence, self.method, mention.figure, mention.groups
        )


def checked(parse: Parse, kind: Kind, trigger: int, method: str | None, mention: Mention) -> Link | None:
    """Guards that hold for every pattern."""
    if mention.groups == ("combatant",) and kind == "displaced" and parse[trigger].dep == "acl":
        # Fighters who flee retreat; people are displaced.
        return None
    if (
        mention.groups == ("combatant",)
        and kind in ("displaced", "evacuated", "trapped", "returned")
        and mention.figure is None
    ):
        return None
    if (
        kind == "missing"
        and parse[trigger].lower == "missing"
        and parse[trigger].dep == "amod"
        and mention.figure is None
    ):
        return None
    if kind == "killed" and mention.figure is None and parse[trigger].lemma in _OF_THINGS_TOO:
        # 'vehicles for the militants were destroyed', 'which it claimed targeted troops'
        return None
    if (
        kind == "missing"
        and parse[trigger].lower == "buried"
        and not in_rubble(parse, trigger)
        and not {"remain", "remained", "remains", "still"} & set(parse.lower(trigger - 3, trigger))
        and "alive" not in _behind(parse, trigger)
    ):
        # 'the body was buried'
        return None
    if (
        kind == "detained"
        and parse[trigger].lemma == "confine"
        and parse.lower(trigger + 1, trigger + 2) == ["to"]
    ):
        # 'confined to camps around the town'
        kind = "trapped"
    if in_rubble(parse, trigger) and kind == "trapped":
        kind = "missing"
    if kind == "trapped" and _NOWHERE & set(parse.lower(trigger + 1, trigger + 8)):
        # 'trapped in a web of lies', 'stuck in traffic'
        return None
    if kind == "evacuated" and mention.groups == ("official",) and parse[trigger].lemma == "bus":
        # 'Ministers were bused to the opening of the dam'
        return None
    if (
        kind == "displaced"
        and parse[trigger].lemma == "flee"
        and {parse[o].lower for o in parse.kids(trigger, "dobj")} & _NO_DANGER
    ):
        return None
    if (
        kind in ("returned", "evacuated", "rescued")
        and mention.figure is None
        and parse[trigger].dep == "xcomp"
        and parse[parse[trigger].head].lemma not in ("able", "manage", "succeed")
        and not (kind == "returned" and parse[parse[trigger].head].lemma in ("begin", "start", "continue"))
    ):
        # 'attempting to evacuate' tells of the operation, not of people moved.
        return None
    if (
        kind == "evacuated"
        and parse[trigger].pos == "NOUN"
        and (mention.figure is None or _stopped(parse, trigger))
    ):
        # 'The evacuation of 300 civilians was called off': nobody is said to have come out.
        return None
    if kind == "displaced" and parse[trigger].lemma == "escape" and mention.bare and not mention.of_whole:
        return None
    if (
        kind == "displaced"
        and parse[trigger].lemma == "escape"
        and (near := _behind(parse, trigger)) & {"injuries", "wounds", "burns"}
    ):
        # 'escaped with minor injuries'
        return ("injured", trigger, None) if "with" in near else None
    if (
        kind == "trapped"
        and parse[trigger].lemma == "surround"
        and not (mention.figure and parse.passive(trigger))
    ):
        # 'police surrounded 200 protesters', 'people surrounded by ruins'
        return None
    if (
        kind == "displaced"
        and (
            parse[trigger].lemma == "escape"
            or (parse[trigger].lemma == "flee" and mention.groups == ("prisoner",))
        )
        and _CAPTIVITY & {t.lower for t in parse.tokens}
    ):
        # 'abducted 276 pupils; 57 escaped'
        return None
    if kind == "returned" and not _home_again(parse, trigger, mention):
        return None
    return kind, trigger, method


def _home_again(parse: Parse, trigger: int, mention: Mention) -> bool:
    """'Residents returned to the town': those of whom no number is told went somewhere; no minister who came back from a visit."""
    if mention.figure is None:
        return motion.settled(mention) and motion.came_back(parse, trigger)
    alone = mention.figure.high == 1 and mention.groups == ("official",)
    return not alone or parse.passive(trigger) or "exile" in parse.lower(trigger + 1, trigger + 8)


_NOWHERE = {
    "traffic",
    "lies",
    "assumptions",
    "poverty",
    "debt",
    "past",
    "cycle",
    "jobs",
    "lift",
    "elevator",
    "marriage",
    "bureaucracy",
    "dilemma",
    "hope",
}
_NO_DANGER = {"question", "questions", "issue", "debate", "responsibility", "truth", "taxes", "subject"}


def _stopped(parse: Parse, noun: int) -> bool:
    verb = parse[parse[noun].head]
    if parse[noun].dep not in ("nsubj", "nsubjpass", "dobj") or verb.pos != "VERB":
        return False
    off = verb.lemma == "call" and any(parse[c].lower == "off" for c in parse.kids(verb.i, "prt"))
    return (
        off
        or verb.lemma in _STOPS
        or bool(parse.kids(verb.i, "neg"))
        or (parse[noun].dep == "dobj" and verb.lemma in _PLANS)
    )


_PLANS = {"plan", "propose", "seek", "demand", "prepare", "discuss", "request", "urge", "consider"}


_STOPS = {"suspend", "halt", "stop", "cancel", "postpone", "delay", "fail", "block", "prevent", "obstruct", "abandon", "collapse"}  # fmt: skip
_CAPTIVITY = {"seized", "freed", "captured", "kidnapping", "abduction", "hostage", "cell", "cells", "abducted", "kidnapped", "captors", "kidnappers", "captivity", "custody", "prison", "jail", "prisoners", "detention",
              "hostages", "captives", "unhurt", "unharmed", "injury", "death", "arrest"}  # fmt: skip
AFFILIATES = {
    "ally",
    "allie",
    "aide",
    "supporter",
    "follower",
    "critic",
    "opponent",
    "delegate",
    "negotiator",
    "official",
    "leader",
}
"""Who stand by a side: 'his allies are quitting', 'his supporters have nowhere to go' speak of politics."""
_OF_THINGS_TOO = {"destroy", "eliminate", "liquidate", "annihilate", "claim"}


def _behind(parse: Parse, i: int) -> set[str]:
    return set(parse.lower(i + 1, i + 5))


def in_rubble(parse: Parse, trigger: int) -> bool:
    if parse[trigger].lower in ("stuck", "trapped", "buried") and trigger + 1 < len(parse) and parse[trigger + 1].lower in (
        "beneath", "under", "underneath",
    ):  # fmt: skip
        # 'stuck under the bridge', 'trapped under fire': where they are is known
        return not _NO_RUBBLE & set(parse.lower(trigger + 2, trigger + 5))
    return any(
        parse[j].lower
        in ("rubble", "debris", "ruins", "wreckage", "collapsed", "earth", "avalanche", "landslide")
        for j in range(trigger, min(trigger + 6, len(parse)))
    )


_NO_RUBBLE = {"bridge", "overpass", "siege", "fire", "shelling", "bombardment", "blockade", "attack"}


def fit(parse: Parse, verb: int, mention: Mention) -> Link | None:
    harm = VERBS[parse[verb].lemma]
    if parse[verb].lemma == "shoot" and mention.bare and "down" in parse.lower(verb + 1, verb + 2):
        # 'fired 38 missiles, of which the army shot down 30'
        return None
    if parse[verb].lemma == "beat" and parse.lower(verb + 1, verb + 2)[:1] in (["back"], ["off"]):
        # 'The rebels were beaten back'
        return None
    if harm.kind == "injured" and fatal(parse, verb):
        return "killed", verb, "execution" if put_up(parse, verb) else harm.method
    if harm.strict and not (
        mention.named or mention.bare or (harm.kind == "displaced" and motion.a_people(parse, mention))
    ):
        return None
    if parse[verb].lemma == "claim" and (parse.kids(verb, "ccomp") or mention.head < verb):
        # 'a spokesman claimed that 45 were dead': he says so
        return None
    return checked(parse, harm.kind, verb, harm.method, mention)


def dead_or(parse: Parse, verb: int, mention: Mention) -> Link | None:
    """'shot dead two men' kills, 'shot four' injures."""
    harm = VERBS[parse[verb].lemma]
    if harm.kind == "injured" and fatal(parse, verb):
        return "killed", verb, "execution" if put_up(parse, verb) else harm.method
    return fit(parse, verb, mention) if harm.object_harmed else None


def fatal(parse: Parse, verb: int) -> bool:
    """'shot dead', 'beaten to death', 'burned alive', 'fatally wounded': harm that killed."""
    near = parse.lower(verb + 1, verb + 12)
    if parse[verb].lemma == "shoot" and "dead" in near[:5]:
        return True
    if ("beyond", "recognition") in pairwise(near[:4]):
        return True
    if any(
        parse[c].lemma in ("die", "succumb") and not parse.kids(c, "nsubj") for c in parse.kids(verb, "conj")
    ):
        # 'was shot by a sniper and died on the way'
        return True
    if any(parse[c].lower in ("fatally", "mortally") for c in parse.kids(verb, "advmod")):
        return True
    if ("to", "death") in pairwise(near):
        return True
    if "alive" in near[:3] and parse[verb].lemma == "burn":
        return True
    if put_up(parse, verb):
        return True
    if parse[verb].lemma == "shoot" and (
        ("their", "bodies") in pairwise(near) or {"accusations", "charges"} & set(near)
    ):
        # 'shot 14 villagers and burned their bodies', 'shot 21 on accusations of spying'
        return True
    if ("close", "range") in pairwise(near[:9]) or ("point", "blank") in pairwise(near[:9]):
        return True
    return parse[verb].lemma == "shoot" and _at_home_or_close(near)


def put_up(parse: Parse, verb: int) -> bool:
    """'lined up and shot', 'rounded up 40 men and shot them', 'taken off a bus and shot': put to death, as no fight wounds."""
    above = parse[parse[verb].head]
    if parse[verb].lemma != "shoot" or parse[verb].dep != "conj" or above.i > verb:
        return False
    if any(t.lemma == "survive" for t in parse.tokens[verb:]):
        # '13 were taken off a bus and shot; two survived'
        return False
    return above.lemma in _BEFORE_SHOOTING or (
        above.lemma == "take"
        and bool({"off", "from", "out", "away", "behind", "outside"} & _behind(parse, above.i))
    )


_BEFORE_SHOOTING = {
    "line",
    "round",
    "herd",
    "march",
    "lead",
    "haul",
    "drag",
    "blindfold",
    "bind",
    "tie",
    "kneel",
    "pull",
    "separate",
}


def _at_home_or_close(near: list[str]) -> bool:
    """'shot in the street', 'shot in their homes', 'shot on the spot', 'shot at close range': put to death."""
    text = " ".join(near[:6])
    return bool(
        re.match(
            r"(?:\w+ ){0,1}(?:in (?:the|their) (?:street|home|house)s?|on (?:the spot|sight)|at (?:close|point))",
            text,
        )
    )
