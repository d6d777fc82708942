"""Drafts read a second time: whom a verb of custody, of rubble or of searching really names."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.extract import phrases
from onrecord.extract.drafts import Draft
from onrecord.extract.governed import kin
from onrecord.extract.parse import Parse
from onrecord.extract.words import ARMED, GROUP_OF, STATES, VERBS

_LOSSES_OF = re.compile(
    r"\W*(?:our|own|enemy|hostile|friendly|army|military|police|government|government-side|regime|rebel|militant|insurgent|coalition|security forces?)(?: side)?(?:'s)? (?:losses|casualties)\b|"
    r"\W*(?:our|own|enemy|friendly|hostile)(?: (?:troops|forces|side|fighters))?\s*:|\W*losses on the \w+ side\b",
    re.IGNORECASE,
)


_COMPANIES = {"company", "platoon", "column", "garrison", "squadron", "guerrillas", "rebels"}
_THEIR_LOSSES = re.compile(r"\b(?:its|their|our) (?:own )?losses\b", re.I)
"""'The military puts its own losses in the battle at 51 dead'"""
_LEADS = {
    "officer", "commander", "general", "colonel", "captain", "major", "lieutenant", "sergeant", "gen", "col", "capt", "maj", "lt", "gen.", "col.", "capt.",
    "maj.", "lt.", "brigadier", "soldier", "policeman", "militiaman",
}  # fmt: skip


def men_of_an_army(parse: Parse, draft: Draft) -> Draft:
    """'The army lost 12 men', 'Own losses: two killed': its men are soldiers."""
    if (
        draft.mention.bare
        and draft.groups == ("person",)
        and draft.kind in ("killed", "injured", "missing", "detained")
    ):
        told = _LOSSES_OF.match(
            parse.plain, parse.sentence.start, parse.sentence.end
        ) or _THEIR_LOSSES.search(parse.plain, parse.sentence.start, parse[draft.mention.first].start)
        lost = any(
            (parse[s].lower in ARMED and parse[v].lemma == "lose")
            or (
                parse[v].lemma in ("cause", "inflict")
                and GROUP_OF.get(parse[s].lower, "combatant" * (parse[s].lower in _COMPANIES | ARMED))
                == "combatant"
            )
            for v in parse.up(draft.mention.head)
            for s in parse.subjects(v)
        )
        return draft.regrouped(("combatant",), None) if told or lost else draft
    if draft.groups == ("man",) and parse.lower(draft.mention.head - 1, draft.mention.head)[:1] in (
        ["his"],
        ["our"],
    ):
        # 'The officer said three of his men were wounded'
        leads = any(t.lower in _LEADS for t in parse.tokens)
        return draft.regrouped(("combatant",), draft.mention.affiliation) if leads else draft
    of_an_army = any(parse[s].lower in ARMED for s in parse.subjects(parse.clause(draft.trigger)))
    lost = (parse[draft.trigger].lower in ("loss", "losses") and of_an_army) or bool(
        {"lose", "cost"} & {parse[draft.trigger].lemma, parse[parse[draft.mention.head].head].lemma}
    )
    if (
        not lost
        or draft.groups != ("man",)
        or draft.mention.head in parse.subjects(draft.trigger)
        or kin(parse, draft.mention)
    ):
        return draft
    return draft.regrouped(("combatant",), draft.mention.affiliation)


def kept_in(parse: Parse, draft: Draft) -> Draft:
    """'Residents could not flee': they are trapped."""
    flight = draft.kind == "displaced" and phrases.cannot_leave(parse, draft.trigger)
    confined = (
        draft.kind == "detained"
        and parse[draft.trigger].lemma == "confine"
        and not {"prison", "jail", "cell", "cells", "custody", "barracks"} & {t.lower for t in parse.tokens}
    )
    return replace(draft, kind="trapped") if flight or confined else draft


def under_it_still(parse: Parse, draft: Draft) -> Draft:
    """'were working to pull 20 people out of the rubble': they are under it."""
    verb = draft.trigger
    above = parse[parse[verb].head]
    tries = (
        parse[verb].dep in ("xcomp", "advcl")
        and any(parse[c].lower == "to" for c in parse.kids(verb, "aux"))
        and above.lemma in _TRYING
    )
    rubble = {"rubble", "debris", "ruins", "wreckage"} & set(parse.lower(verb, verb + 14))
    return (
        replace(draft, kind="missing", trigger=above.i)
        if draft.kind == "rescued" and tries and rubble
        else draft
    )


_TRYING = {"work", "try", "struggle", "race", "dig", "attempt", "continue", "scramble", "search"}


def taken_captive(parse: Parse, draft: Draft) -> Draft:
    """'14 were killed and 25 taken hostage'"""
    first = draft.mention.first
    words = parse.lower(first, draft.mention.last + 1)
    if "taken" not in words or words[-1] not in ("hostage", "captive", "prisoner"):
        return draft
    return replace(draft, kind=STATES[words[-1]], trigger=first + words.index("taken"), groups=("person",))


def of_the_second_verb(parse: Parse, draft: Draft) -> Draft:
    """'killed hundreds of thousands and displaced millions', where the second verb is read as an adjective."""
    first = draft.mention.first
    before = parse[first - 1] if first > 1 else None
    harm = VERBS.get(before.lemma) if before is not None and before.tag in ("VBN", "VBD") else None
    if (
        before is None
        or harm is None
        or not harm.object_harmed
        or not draft.mention.bare
        or draft.trigger >= first - 1
    ):
        return draft
    joined = parse[first - 2].lower in ("and", ",") and harm.kind != draft.kind
    return replace(draft, kind=harm.kind, trigger=before.i, method=harm.method) if joined else draft


_AUTHORITIES = {
    "police",
    "army",
    "navy",
    "soldiers",
    "soldier",
    "troops",
    "policemen",
    "gendarmes",
    "authorities",
    "coastguard",
    "officers",
    "agents",
    "intelligence",
}


def by_authority(parse: Parse, draft: Draft) -> Draft:
    """'seized by the navy', 'police took him away': whom a state's own men take is detained."""
    verb = draft.trigger
    if draft.kind != "abducted" or parse[verb].pos != "VERB" or parse[verb].lemma in _NO_ARREST:
        return draft
    agent = parse.agent(verb)
    doers = [agent] if agent is not None else [] if parse.passive(verb) else parse.subjects(verb)
    named = any(parse[d].lower in _AUTHORITIES for d in doers)
    security = any(
        parse[d].lower in ("forces", "services", "service")
        and {"security", "government", "state"} & {parse[c].lower for c in parse.children[d]}
        for d in doers
    )
    return replace(draft, kind="detained") if named or security else draft


_NO_ARREST = {"abduct", "kidnap"}


def number_of(parse: Parse, people: Draft, count: Draft) -> bool:
    first = people.mention.first
    return parse.lower(first - 2, first) == ["number", "of"] and first <= count.trigger


def same_number(parse: Parse, a: Draft, b: Draft) -> bool:
    return a.mention.first <= b.mention.last and b.mention.first <= a.mention.last
