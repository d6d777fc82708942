"""Whether people of a sentence are those who did it or who tell of it, and so not those whom it befell.

Comes in: a parsed sentence and a mention of people. Goes out: yes or no.
"""

from __future__ import annotations

from onrecord.extract.harm_words import next_of_a_list
from onrecord.extract.mention import Mention
from onrecord.extract.parse import Parse
from onrecord.extract.words import VERBS


def is_speaker(parse: Parse, mention: Mention) -> bool:
    """'…, a Syrian official told reporters': one who speaks of the harm."""
    single = mention.figure is None or mention.figure.high == 1
    if (
        not single
        or mention.first == 0
        or not (parse[mention.first - 1].text == "," or _behind_a_number(parse, mention.first))
    ):
        return False
    for j in range(mention.last + 1, min(mention.last + _TITLE, len(parse))):
        if parse[j].lower in ("who", "and", "was", "were") and "official" not in mention.groups:
            return False
        if parse[j].pos == "VERB":
            if parse[j].lemma in _SPEAKS:
                return True
            if parse[j].tag == "VBD" and not any(parse[k].lower == "who" for k in range(mention.last + 1, j)):
                return False
    return False


def _behind_a_number(parse: Parse, first: int) -> bool:
    """'Shelling killed 12 the mayor said': where the comma was lost, an article behind a number begins another phrase."""
    return parse[first].lower in ("the", "a", "an") and parse[first - 1].tag == "CD"


def is_one_who_speaks(parse: Parse, mention: Mention) -> bool:
    """'killing at least 31 people, police and doctors said': two who tell of it, read as a list with the dead."""
    if mention.figure is not None and mention.figure.high != 1:
        return False
    first, after = _listed_apart(parse, mention)
    return (
        first > 0
        and parse[first - 1].text == ","
        and after < len(parse)
        and parse[after].lemma in _SPEAKS
        and parse[after].tag in ("VBD", "VBZ", "VBP", "VBN")
        and all(first <= s < after for s in parse.kids(after, "nsubj"))
    )


def is_among_them(parse: Parse, mention: Mention) -> bool:
    """'killed nine people, police and soldiers among them': a share of whom no number is told."""
    _, after = _listed_apart(parse, mention)
    return mention.figure is None and parse.lower(after, after + 2) in (["among", "them"], ["among", "whom"])


def _listed_apart(parse: Parse, mention: Mention) -> tuple[int, int]:
    """The first word of the list between commas in which people stand, and the word behind it."""
    first, after = mention.first, mention.last + 1
    while first and (parse[first - 1].pos in _OF_A_LIST or parse[first - 1].text == "-"):
        first -= 1
    while after < len(parse) and (parse[after].pos in _OF_A_LIST or parse[after].text == "-"):
        after += 1
    return first, after


_OF_A_LIST = ("NOUN", "PROPN", "ADJ", "CCONJ", "DET")
_TITLE = 16
"""Words of a title and a name between an office and its verb: 'the governor of the Poltava region, Dmytro Lunin, said'."""
_SPEAKS = {
    "say",
    "tell",
    "report",
    "add",
    "write",
    "announce",
    "state",
    "confirm",
    "declare",
    "post",
    "tweet",
}


def _did_it_by_others_word(parse: Parse, subject: int) -> bool:
    """'Soldiers are believed to have killed 12', 'Rebels are suspected of having killed 12'"""
    above = parse[subject].head
    verbs = [
        *parse.kids(above, "xcomp"),
        *(v for p in parse.kids(above, "prep") for v in parse.kids(p, "pcomp")),
    ]
    return any(
        (harm := VERBS.get(parse[v].lemma)) is not None
        and harm.object_harmed
        and parse.accused(v) == subject
        and bool(parse.kids(v, "dobj"))
        for v in verbs
    )


def is_doer(parse: Parse, mention: Mention) -> bool:
    """'by two gunmen', 'three bombers killed …': who did it, not whom it befell."""
    token = parse[parse.first_conjunct(mention.head)]
    ahead = parse[mention.first - 1] if mention.first else None
    if (
        ahead is not None
        and ahead.pos == "VERB"
        and ahead.lemma in VERBS
        and VERBS[ahead.lemma].object_harmed
        and ahead.tag == "VBD"
    ):
        # 'beheaded three men also hanging their bodies …'
        return False
    if token.dep in ("pobj",) and parse[token.head].lower == "by" and parse[token.head].dep == "agent":
        return True
    if token.dep == "nsubjpass" and _did_it_by_others_word(parse, token.i):
        return True
    if token.dep == "nsubj" and parse[token.head].pos in ("VERB",):
        verb = parse[token.head]
        harm = VERBS.get(verb.lemma)
        has_object = bool(parse.kids(verb.i, "dobj"))
        if harm and harm.object_harmed and not harm.subject_harmed and has_object:
            return not next_of_a_list(parse, verb.i)
    return False


def is_called_so(parse: Parse, mention: Mention, trigger: int) -> bool:
    """'some 80 wounded', '30 of the wounded'; 'those wounded by the blast' tells how they were."""
    behind = parse.lower(trigger + 1, trigger + 2)
    return mention.first <= trigger <= mention.last + 1 and not set(behind) & {
        "in",
        "by",
        "when",
        "after",
        "during",
    }
