"""Nouns of control: what was captured or left, a hold that slips or tightens, fighting for a town, control that passes to a side.

Comes in: a parsed sentence and a noun. Goes out: what it tells, if anything.
"""

from __future__ import annotations

import re

from onrecord.extract.clauses import Told, slot
from onrecord.extract.ground import (
    MORE_GROUND,
    armed,
    fighter,
    figure_of,
    held_by,
    is_area,
    is_area_behind,
    names_a_town,
    parse_words,
)
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse
from onrecord.records import Figure

_SHARE = re.compile(r"\b(?:(more than half|most)|half)\b", re.IGNORECASE)
_FIGHTS = {"fighting", "battle", "fight", "struggle", "clash"}
FIGHTING_FOR = ("fight", "battle", "vie", "struggle", "compete", "wrestle", "contend", "jostle")


def told(parse: Parse, i: int) -> Told | None:
    token = parse[i]
    word = singular(token.lower)
    if word in _FIGHTS and (token.pos == "NOUN" or i == 0):
        return fought_over(parse, i)
    if token.pos not in ("NOUN", "PROPN"):
        return None
    if word in _TAKING:
        return _taking(parse, i)
    if word == "control":
        return _passed_on(parse, i)
    return _grip(parse, i) if word in _GRIPS else None


def fought_over(parse: Parse, i: int) -> Told | None:
    """'Fighting for control of the town went on', 'the two militias are vying for control of the port'"""
    spots = [i, parse[i].head] if parse[i].dep == "nsubj" else [i]
    for prep in [p for spot in spots for p in parse.kids(spot, "prep")]:
        for noun in parse.kids(prep, "pobj"):
            if (
                parse[prep].lower in ("for", "over")
                and parse[noun].lower == "control"
                and is_area_behind(parse, noun)
            ):
                return Told("control", "contested", i, figure_of(parse, i))
    return None


_WON = {"restore", "regain", "retake", "recover", "seize", "take", "establish", "re-establish", "reestablish", "reassert", "win", "wrest", "gain", "recapture"}  # fmt: skip
_TURNED_OVER = {
    "hand",
    "transfer",
    "return",
    "pass",
    "shift",
    "revert",
    "cede",
    "give",
    "go",
    "surrender",
    "yield",
}


def _passed_on(parse: Parse, i: int) -> Told | None:
    """'Control of the crossing was handed to the army', 'control over the town was restored'"""
    where = slot(parse, i)
    if where is None or not is_area_behind(parse, i):
        return None
    verb = where[1]
    passive = bool(parse.kids(verb, "nsubjpass"))
    lemma = parse[verb].lemma
    if parse.kids(verb, "neg") or not (passive or where[0] == "subject"):
        return None
    to = [
        o
        for p in parse.kids(verb, "prep", "dative")
        if parse[p].lower in ("to", "into")
        for o in parse.kids(p, "pobj")
    ]
    if lemma in _TURNED_OVER and to and armed(parse, to[0]):
        return Told("control", "gained", verb, figure_of(parse, i), parse_words(parse, to[0]), noun=i)
    if passive and lemma in _WON:
        return Told("control", "gained", verb, figure_of(parse, i), noun=i)
    if passive and lemma in ("lose", "relinquish"):
        return Told("control", "lost", verb, figure_of(parse, i), noun=i)
    return (
        Told("control", "contested", verb, actor="", noun=i)
        if passive and lemma in ("dispute", "contest")
        else None
    )


_GRIPS = {"hold", "grip", "stranglehold", "foothold", "toehold", "bridgehead", "beachhead"}
_LOOSENS = {"slip": "lost", "weaken": "lost", "loosen": "lost", "falter": "lost", "erode": "lost", "crumble": "lost", "collapse": "lost", "wane": "lost",
            "break": "lost", "tighten": "gained", "strengthen": "gained", "grow": "gained", "deepen": "gained"}  # fmt: skip
_GRASPS = {"lose": "lost", "loosen": "lost", "secure": "gained", "gain": "gained", "establish": "gained", "win": "gained", "get": "gained", "seize": "gained",
           "tighten": "gained", "strengthen": "gained", "cement": "gained", "consolidate": "gained", "solidify": "gained", "expand": "gained",
           "widen": "gained", "maintain": "held", "retain": "held", "keep": "held", "have": "held", "break": "lost", "weaken": "lost", "erode": "lost"}  # fmt: skip


def _grip(parse: Parse, i: int) -> Told | None:
    """'The junta's hold on the town is slipping', 'its fighters won a foothold on the left bank'"""
    on = [
        o
        for p in parse.kids(i, "prep")
        if parse[p].lower in ("on", "over", "in", "across", "at")
        for o in parse.kids(p, "pobj")
    ]
    where = slot(parse, i)
    if where is None or not any(is_area(parse, o) or singular(parse[o].lower) in MORE_GROUND for o in on):
        return None
    role, verb = where
    if parse.kids(verb, "neg"):
        return None
    done = role == "object" and not parse.kids(verb, "nsubjpass")
    phase = (_GRASPS if role == "object" else _LOOSENS).get(parse[verb].lemma)
    owner = next((c for c in parse.kids(i, "poss", "compound", "amod") if armed(parse, c)), None)
    if done and not any(armed(parse, s) for s in parse.subjects(verb)):
        return None
    of_another = phase == "lost" and parse[verb].lemma not in ("lose", "loosen")
    if owner is None or (done and not of_another) or parse[owner].pos == "PRON":
        return (
            None
            if phase is None or (not done and owner is None)
            else Told("control", phase, verb, figure_of(parse, i), noun=on[0])
        )
    side = parse.words(*parse.extent(owner)).removesuffix("'s").removesuffix("’s").strip()
    return None if phase is None else Told("control", phase, verb, figure_of(parse, i), side, on[0])


_ONCE_DONE = ("after", "following", "since")


def _gone(parse: Parse, i: int, word: str) -> str | None:
    """Who left, in 'after the army's withdrawal', 'following the retreat of the rebels': from where, the clause says."""
    if word not in ("retreat", "withdrawal") or parse[parse[i].head].lower not in _ONCE_DONE:
        return None
    own = [*parse.kids(i, "poss", "compound", "amod")]
    own += [o for p in parse.kids(i, "prep") if parse[p].lower in ("of", "by") for o in parse.kids(p, "pobj")]
    who = next((c for c in own if fighter(parse, c)), None)
    return None if who is None else parse_words(parse, who)


_TAKING = {"capture", "liberation", "seizure", "recapture", "conquest", "takeover", "retaking", "fall", "occupation", "loss", "rout", "expulsion",
           "ouster", "eviction", "retreat", "withdrawal", "advance", "gain", "progress", "push"}  # fmt: skip


_ASKING = {
    "call",
    "demand",
    "push",
    "press",
    "urge",
    "appeal",
    "ask",
    "condition",
    "plan",
    "aim",
    "hope",
    "require",
    "want",
}


def _asked_for(parse: Parse, i: int) -> bool:
    """'calls for an unconditional withdrawal', 'aimed at the liberation of the city': it has not come."""
    if parse[i].dep == "dobj" and parse[parse[i].head].lemma in ("demand", "urge", "require", "want"):
        return True
    prep = parse[parse[i].head]
    return parse[i].dep == "pobj" and prep.lower in ("for", "at", "to") and parse[prep.head].lemma in _ASKING


def _taking(parse: Parse, i: int) -> Told | None:
    """'the fall of the town', 'the expulsion of fighters from most of their land', 'a rapid advance by the army on the city'."""
    word = singular(parse[i].lower)
    if parse[i].dep not in ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos", "ROOT"):
        return None
    if _asked_for(parse, i):
        return None
    below = sorted(parse.subtree(i))
    if word in ("rout", "expulsion", "ouster", "eviction", "retreat", "withdrawal"):
        left = next((j for j in below if j > i and parse[j].lower == "from"), None)
        if left is None and (leaver := _gone(parse, i, word)) is not None:
            return Told("control", "lost", i, None, leaver)
        if left is None or not any(is_area(parse, j) for j in below if j > left):
            return None
        share = _SHARE.search(parse.text, parse[left].start, parse[below[-1]].end)
        figure = (
            None if share is None else Figure(50, None if share[1] else 50, False, share.group(), "percent")
        )
        whom = [
            o for p in parse.kids(i, "prep") if parse[p].lower in ("of", "by") for o in parse.kids(p, "pobj")
        ]
        return Told("control", "lost", i, figure, parse_words(parse, whom[0]) if whom else None)
    if word in ("advance", "gain", "progress", "push"):
        doers = [o for p in parse.kids(i, "prep") if parse[p].lower == "by" for o in parse.kids(p, "pobj")]
        doers += [a for v in parse.kids(i, "acl") if (a := parse.agent(v)) is not None]
        # 'an acl by the forces': the doer may hang on the verb 'achieved' that hangs on the noun.
        if not any(armed(parse, d) for d in doers) or word == "push":
            return None
        return Told("control", "gained", i, None, parse_words(parse, doers[0]))
    taken = [o for p in parse.kids(i, "prep") if parse[p].lower == "of" for o in parse.kids(p, "pobj")]
    if word in ("capture", "recapture", "fall", "liberation", "loss"):
        # 'the town's recapture'
        taken = taken or [
            o
            for o in parse.kids(i, "poss")
            if is_area(parse, o) and not armed(parse, o) and parse[o].lower != "quarter"
        ]
    owned = [o for o in parse.kids(i, "poss") if parse[o].lower in ("its", "their")]
    if (
        owned
        and word == "capture"
        and any(parse[j].lower in ("imminent", "near", "close") for j in parse.subtree(parse[i].head))
    ):
        return Told("control", "lost", i, None, held_by(parse), certainty="feared")
    if not taken or not (
        taken[0] in parse.notes["towns"] or names_a_town(parse, taken[0]) or parse[taken[0]].dep == "poss"
    ):
        return None
    by = [
        o
        for p in parse.kids(i, "prep")
        if parse[p].lower in ("by", "to")
        for o in parse.kids(p, "pobj")
        if armed(parse, o)
    ]
    if word == "loss":
        return Told("control", "lost", i, noun=taken[0])
    return Told("control", "gained", i, None, parse_words(parse, by[0]) if by else None, taken[0])
