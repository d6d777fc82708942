"""Whether a name of a person stands where the harmed stand: 'the murder of Colonel Reyes', 'Amal Darwish was shot dead'.

Comes in: a parsed sentence and the last word of a name. Goes out: yes or no, and the word that tells of the harm.
"""

from __future__ import annotations

from onrecord.extract.groups import singular
from onrecord.extract.name_parts import first_of, inside, listed_under, told_of_all
from onrecord.extract.parse import Parse
from onrecord.extract.words import GROUP_OF, THINGS
from onrecord.records import Token

_DEADLY_NOUNS = {"murder", "assassination", "killing", "death", "execution", "slaying", "kidnapping", "abduction", "kidnap",
                 "disappearance", "beheading", "martyrdom", "arrest", "detention", "capture", "wounding", "murders",
                 "assassinations", "killings", "deaths", "body", "bodies", "corpse", "corpses", "remains", "hanging", "lynching",
                 "massacre", "massacres", "slaughter", "executions", "kidnappings", "abductions", "disappearances"}  # fmt: skip
PERSONAL = {"kill", "shoot", "wound", "assassinate", "murder", "execute", "behead", "injure", "abduct", "kidnap", "detain",
             "arrest", "martyr", "slay", "hang", "machinegun", "gun", "imprison", "jail", "torture", "rape", "ambush"}  # fmt: skip
_SELF = {"die", "perish", "succumb", "drown", "disappear", "vanish"}

KILLERS = {"killer", "killers", "murderer", "murderers", "assassin", "assassins"}
"""'the killers of four nuns': who did it, and whom they killed."""


def harmed(parse: Parse, i: int) -> bool:
    head = listed_under(parse, i)
    token = parse[head]
    governor = parse[token.head]
    if befell_before(parse, i) is not None or (head != i and _behind_colon(parse, head, i)):
        return True
    of_all = told_of_all(parse, i)
    for child in [
        *([] if of_all is None else [of_all]),
        *parse.kids(i, "relcl", "acl"),
        *(parse.kids(head, "relcl", "acl") if head != i else ()),
    ]:
        passive = parse[child].dep == "acl" or bool(parse.kids(child, "auxpass"))
        if parse[child].lemma in PERSONAL and parse[child].tag == "VBN" and passive:
            return True
    if token.dep in ("dobj", "nsubjpass"):
        held = governor.lemma in ("hold", "take", "keep", "seize") and bool(
            {"hostage", "hostages"} & set(parse.lower(governor.i, governor.i + 16))
        )
        # 'are holding Senator Ana Rivas'; what has no title may be a town
        called = governor.lemma == "hold" and any(
            GROUP_OF.get(singular(parse[c].lower)) for c in inside(parse, i)
        )
        return (
            held
            or called
            or governor.lemma in PERSONAL
            or (governor.lemma == "find" and _dead_behind(parse, governor.i))
        )
    if (
        token.dep == "nsubj"
        and governor.lemma in ("suffer", "sustain", "receive")
        and any(
            parse[o].lower in ("injury", "injuries", "wound", "wounds", "burns")
            for o in parse.kids(governor.i, "dobj")
        )
    ):
        return True
    if token.dep == "pobj" and governor.lower == "including" and (inside(parse, i) or i != head):
        # 'ten people, including the union's leader Ana Rivas': a share, where a whole stands before
        return not _lists_things(parse, governor.i)
    if token.dep in ("nsubj", "attr") and governor.lemma == "be" and _among_dead(parse, governor.i):
        return True
    if token.dep == "nsubj" and governor.lemma in ("be", "remain") and _in_hands(parse, governor.i):
        return True
    if (
        token.dep == "nsubj"
        and governor.lemma in ("be", "remain")
        and any(parse[a].lower == "missing" for a in parse.kids(governor.i, "acomp"))
    ):
        return True
    if token.dep == "nsubj":
        return governor.lemma in _SELF or (
            governor.pos == "VERB"
            and governor.tag == "VBN"
            and governor.lemma in PERSONAL
            and not parse.kids(governor.i, "dobj")
        )
    if token.dep == "pobj" and governor.lower == "of":
        whose = parse[governor.head]
        life = whose.lower in ("life", "lives") and parse[whose.head].lemma in (
            "claim",
            "take",
            "cost",
            "end",
        )
        return deadly_noun(parse, head) is not None or whose.lower in KILLERS or life
    if (
        token.dep == "pobj"
        and governor.lower == "with"
        and parse[governor.head].lower in ("along", "together")
    ):
        return any(
            parse[j].lemma in PERSONAL
            or parse[j].lower == "dead"
            or (parse[j].lemma == "find" and _dead_behind(parse, j))
            for j in parse.up(governor.i)
        )
    if token.dep == "poss":
        noun = parse[token.head]
        return noun.lower in _DEADLY_NOUNS and not any(
            parse[c].lower == "of" for c in parse.kids(noun.i, "prep")
        )
    return False


def befell_before(parse: Parse, i: int) -> int | None:
    """'the murdered senator Ana Rivas': a participle before the name or its title; 'killed Georgians' are many."""
    if parse[i].tag != "NNP" or not parse.kids(i, "compound") or parse.kids(i, "nummod"):
        return None
    first = first_of(parse, i)
    title = [parse[i].head] if parse[i].dep == "appos" and parse[i].head == first - 1 else []
    for word in (i, *inside(parse, i), *title):
        for c in parse.kids(word, "amod"):
            counted = c > 0 and parse[c - 1].tag == "CD"
            if parse[c].lemma in PERSONAL and parse[c].tag == "VBN" and not counted:
                return c
    return None


def _is_deadly(token: Token) -> bool:
    return token.lower in _DEADLY_NOUNS and token.pos != "VERB"


def _behind_colon(parse: Parse, deed: int, i: int) -> bool:
    """'the murders in July: Ana Rivas, Luis Soto and Diego Mora'"""
    plural = _is_deadly(parse[deed]) and parse[deed].tag in ("NNS", "NNPS")
    return plural and any(parse[j].text == ":" for j in range(deed + 1, first_of(parse, i)))


def _lists_things(parse: Parse, including: int) -> bool:
    """'in three villages, including Kona and Zaki': what stands right before the words is listed, and no people."""
    before = including - (2 if parse[including - 1].text == "," else 1)
    return before >= 0 and parse[before].tag == "NNS" and singular(parse[before].lower) in THINGS


def deadly_noun(parse: Parse, i: int) -> int | None:
    """The noun of harm that 'of' joins a name to, over a place between: 'the assassination in the capital of X'."""
    under = listed_under(parse, i)
    if under != i and _behind_colon(parse, under, i):
        return under
    for steps, j in enumerate(parse.up(under)):
        if _is_deadly(parse[j]):
            return j
        placed = parse[parse[j].head].lower in (
            "in",
            "at",
            "near",
            "on",
            "outside",
            "during",
            "over",
            "within",
        )
        if steps > 4 or parse[j].pos in ("VERB", "AUX") or (parse[j].pos == "NOUN" and not placed):
            return None
    return None


def _among_dead(parse: Parse, verb: int) -> bool:
    """'X was among the dead'"""
    near = parse.lower(verb - 6, verb + 7)
    return "among" in near and bool(
        {
            "dead",
            "killed",
            "victims",
            "wounded",
            "injured",
            "martyrs",
            "casualties",
            "murdered",
            "kidnapped",
            "abducted",
        }
        & set(near)
    )


def _in_hands(parse: Parse, verb: int) -> bool:
    """'is also in the hands of the rebels'"""
    behind = " ".join(parse.lower(verb, verb + 6))
    return "in the hands of" in behind


def _dead_behind(parse: Parse, verb: int) -> bool:
    return any(parse[c].lower in ("dead", "murdered", "killed", "shot") for c in parse.children[verb])
