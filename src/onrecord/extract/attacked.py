"""Who the bare numbers behind an attack are, by whom it was on: 'opened fire on protesters, killing 12'.

Comes in: a parsed sentence and a draft of a bare number. Goes out: the groups and side of those attacked, or None.
"""

from __future__ import annotations

from onrecord.extract.attack_words import PLAIN_VERBS
from onrecord.extract.drafts import Draft
from onrecord.extract.groups import describe
from onrecord.extract.parse import Parse

_STRIKES = PLAIN_VERBS | {"target", "hit", "strike", "fight"}


def whom(parse: Parse, draft: Draft) -> tuple[tuple[str, ...], str | None] | None:
    """'ambushed a group of militants, killing 15', 'opened fire on protesters, killing 12': whom the attack was on, and of which side."""
    verb = parse[draft.trigger]
    if not _counts_whoever(parse, draft):
        return None
    above = parse.clause(verb.head)
    fired = parse[above].lemma == "fire" or (
        parse[above].lemma == "open" and "fire" in parse.lower(above, above + 3)
    )
    for target in _under_fire(parse, above) if fired else ():
        groups, side, _named = _described(parse, target)
        return (groups, side) if groups and groups != ("person",) else None
    if verb.dep not in ("advcl", "acl", "xcomp", "conj") or parse[above].lemma not in _STRIKES | {"blow"}:
        return None
    for target in parse.kids(above, "dobj"):
        groups, side, _named = describe(parse, target)
        if groups == ("combatant",):
            return groups, side
        inside = _aboard(parse, target)
        if inside is not None:
            groups, side, _named = describe(parse, inside)
            return (groups, side) if groups and groups != ("person",) else None
    return None


def in_a_second(parse: Parse, draft: Draft, model: Draft) -> tuple[tuple[str, ...], str | None] | None:
    """'a second bomb hit police, killing two': the groups and side of the attack's object; whom another attack harmed before is no model for
    them."""
    verb = parse[draft.trigger]
    if not _counts_whoever(parse, draft):
        return None
    above = parse.clause(verb.head)
    if verb.dep not in ("advcl", "acl", "xcomp", "conj") or model.mention.last > above:
        return None
    for target in _targets(parse, above):
        groups, side, named = _described(parse, target)
        if groups == ("combatant",) or (named and groups):
            return groups, side
    return None


def _counts_whoever(parse: Parse, draft: Draft) -> bool:
    """', killing 12': a bare number that says nothing of who they were."""
    mention = draft.mention
    bare = mention.bare and not mention.others and not mention.of_whole
    return bare and draft.groups == ("person",) and parse[draft.trigger].tag == "VBG"


def _described(parse: Parse, target: int) -> tuple[tuple[str, ...], str | None, bool]:
    """Of 'a police patrol' the police."""
    whose = parse.kids(target, "compound")
    of_them = parse[target].lower in ("patrol", "patrols") and bool(whose)
    return describe(parse, whose[-1] if of_them else target)


def _targets(parse: Parse, verb: int) -> list[int]:
    if parse[verb].lemma in _STRIKES:
        return parse.kids(verb, "dobj")
    if parse[verb].lemma == "open" and any(parse[o].lower == "fire" for o in parse.kids(verb, "dobj")):
        preps = (p for n in (verb, *parse.kids(verb, "dobj")) for p in parse.kids(n, "prep"))
        return [o for p in preps if parse[p].lower in ("on", "at") for o in parse.kids(p, "pobj")]
    return []


def set_apart(parse: Parse, draft: Draft) -> tuple[tuple[str, ...], str | None] | None:
    """'separated the men from the women and took about 60 away'"""
    verb = parse[draft.trigger]
    if not draft.mention.bare or verb.lemma != "take" or verb.dep != "conj" or draft.mention.of_whole:
        return None
    for target in parse.kids(verb.head, "dobj"):
        groups, side, _named = describe(parse, target)
        if groups and groups != ("person",) and not parse.kids(target, "nummod"):
            return groups, side
    return None


def _aboard(parse: Parse, target: int) -> int | None:
    """'a bus full of pilgrims', 'a truck carrying soldiers'"""
    full = [
        p
        for c in parse.kids(target, "amod", "acl")
        if parse[c].lower in ("full", "packed", "filled")
        for p in parse.kids(c, "prep")
    ]
    people = [o for p in full for o in parse.kids(p, "pobj")]
    people += [
        o
        for c in parse.kids(target, "acl")
        if parse[c].lower in ("carrying", "transporting")
        for o in parse.kids(c, "dobj")
    ]
    return next((o for o in people if parse[o].tag == "NNS" and not parse.kids(o, "nummod")), None)


def _under_fire(parse: Parse, verb: int) -> list[int]:
    """The crowd of 'opened fire on protesters', 'fired on fishermen'; a patrol."""
    hung = [verb, *(o for o in parse.kids(verb, "dobj") if parse[o].lower == "fire")]
    return [
        o
        for v in hung
        for p in parse.kids(v, "prep")
        if parse[p].lower in ("on", "at", "upon")
        for o in parse.kids(p, "pobj")
        if (parse[o].tag == "NNS" and not parse.kids(o, "nummod")) or parse[o].lower == "patrol"
    ]
