"""What befell people by what hangs on their noun: 'people killed in …', 'who were killed', '20 men with injuries', 'left in the city'.

Comes in: a parsed sentence and a mention. Goes out: what befell the people, or None, for each such word. What the sentence's own verbs
say of them is found in governed.py.
"""

from __future__ import annotations

from onrecord.extract import name_parts
from onrecord.extract.drafts import checked
from onrecord.extract.governed import of_verb
from onrecord.extract.groups import of_whom, singular
from onrecord.extract.mention import Link, Mention
from onrecord.extract.parse import Parse
from onrecord.extract.phrases_rows import INJURIES
from onrecord.extract.words import VERBS
from onrecord.records import Kind


def told(parse: Parse, mention: Mention) -> list[Link | None]:
    """What a participle or a relative clause says of the people: 'people killed in …', 'who were killed'."""
    out: list[Link | None] = []
    inner = of_whom(parse, mention.head)
    # 'four members of a family killed in …': the family is no second count.
    within = (
        parse.children[inner]
        if inner is not None and mention.figure is not None and parse[inner].tag == "NN"
        else []
    )
    of_all = name_parts.told_of_all(parse, mention.head) if mention.figure is not None else None
    for child in [*parse.children[mention.head], *within, *([] if of_all is None else [of_all])]:
        token = parse[child]
        if (
            token.dep == "acl"
            and token.tag == "VBN"
            and token.lemma in ("leave", "remain")
            and not parse.kids(child, "dobj", "oprd", "acomp")
            and _left_in(parse, child)
        ):
            # 'the 100,000 civilians left in the city'
            out.append(
                checked(parse, "trapped", child, None, mention)
                if mention.figure is not None and "combatant" not in mention.groups
                else None
            )
        elif (
            token.lower == "with"
            and token.dep == "prep"
            and mention.figure is not None
            and _injuries(parse, child)
        ):
            out.append(checked(parse, "injured", child, None, mention))
        elif token.lower == "in" and mention.figure is not None and _in_hands(parse, child):
            kept: Kind = "abducted" if singular(parse[mention.head].lower) == "hostage" else "detained"
            out.append(checked(parse, kept, child, None, mention))
        elif (
            token.dep in ("acl", "relcl")
            and child > mention.head
            and not _of_others(parse, child)
            and not _does_it(parse, child)
        ):
            out.append(of_verb(parse, child, mention, relative=True))
    return out


def _of_others(parse: Parse, verb: int) -> bool:
    """'Of the 35,000 who fled, 20,000 have returned', read as what hangs on the 35,000."""
    return any(
        parse[s].tag == "CD" and parse[s - 1].text == "," for s in parse.kids(verb, "nsubj", "nsubjpass")
    )


def _does_it(parse: Parse, verb: int) -> bool:
    """'three charges that injured a passer-by': the charges did it."""
    harm = VERBS.get(parse[verb].lemma)
    acts = any(parse[s].lower in ("that", "which", "who") for s in parse.kids(verb, "nsubj"))
    return (
        parse[verb].dep == "relcl"
        and acts
        and bool(parse.kids(verb, "dobj"))
        and harm is not None
        and harm.object_harmed
    )


def _in_hands(parse: Parse, prep: int) -> bool:
    """'31 captured soldiers in the hands of the rebels'"""
    return any(
        parse[o].lower == "hands" and any(parse[p].lower == "of" for p in parse.kids(o, "prep"))
        for o in parse.kids(prep, "pobj")
    )


def _injuries(parse: Parse, prep: int) -> bool:
    """'20 men with injuries'"""
    return any(parse[o].lower in INJURIES for o in parse.kids(prep, "pobj"))


def _left_in(parse: Parse, verb: int) -> bool:
    """'civilians left in the city', but not 'residents left in 24 hours' and not behind a comma."""
    after = parse.lower(verb + 1, verb + 4)
    if (
        not after
        or after[0] not in ("in", "inside", "behind", "into", "at", "under", "there")
        or parse[verb - 1].text == ","
    ):
        return False
    if set(after) & _GOING:
        # '400 residents left in buses'
        return False
    return not any(parse[j].tag == "CD" for j in range(verb + 1, min(verb + 4, len(parse))))


_GOING = {"buses", "bus", "cars", "trucks", "ambulances", "convoys", "convoy", "boats", "vehicles", "lorries", "search", "haste", "panic", "groups", "droves", "recent", "dark", "darkness", "limbo"}  # fmt: skip
