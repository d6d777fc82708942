"""The day of what something followed: 'in a sweep launched after the December 16 attack', 'in retaliation for the May 28 killings'.

Comes in: a parsed sentence, a time told in it and the word of a harm. Goes out: whether the time is that of the cause and not the harm's.
"""

from __future__ import annotations

from onrecord.extract.attack_words import NOUNS
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse
from onrecord.extract.words import VERBS
from onrecord.records import TimeMention

_CAUSES = NOUNS | {"killing", "murder", "death", "kidnapping", "abduction", "coup"}
_ANSWERS = {"retaliation", "revenge", "reprisal", "response", "retribution", "answer"}


def of_a_cause(parse: Parse, mention: TimeMention, trigger: int) -> bool:
    i = parse.at(mention.end - 1)
    if i is not None and (_of_a_vanishing(parse, i, trigger) or _of_a_total(parse, i, trigger)):
        return True
    cause = _cause(parse, i) if i is not None else None
    if cause is None or trigger == cause or trigger in set(parse.subtree(cause)):
        return False
    up = parse[parse[cause].head]
    above = parse[up.head]
    if parse[cause].dep != "pobj":
        return False
    if up.lower in ("for", "to", "of") and above.lower in _ANSWERS:
        return True
    harm = VERBS.get(parse[trigger].lemma)
    held = (harm is not None and harm.kind == "detained") or parse[trigger].lemma == "round"
    return held and up.lower in ("after", "following")


def _of_a_vanishing(parse: Parse, i: int, trigger: int) -> bool:
    """'A pilot missing since Sunday was found dead': the day on which nobody knew of him any more."""
    gone = next((j for j in parse.up(i) if parse[j].lower in _GONE), None)
    return gone is not None and parse[trigger].lower not in _GONE and trigger not in set(parse.subtree(gone))


def _of_a_total(parse: Parse, i: int, trigger: int) -> bool:
    """'Nine were killed, raising to 389 the number killed since May': since when the total runs, and not the nine."""
    brought = next((j for j in parse.up(i) if parse[j].dep == "advcl" and parse[j].lower in _BRINGING), None)
    if brought is None:
        return False
    below = set(parse.subtree(brought))
    return trigger not in below and any(parse[j].lower in ("number", "toll", "total") for j in below)


_BRINGING = {"bringing", "raising", "taking", "pushing"}
_GONE = {"missing", "disappeared", "vanished"}


def _cause(parse: Parse, i: int) -> int | None:
    """The attack that a day stands before: 'the December 16 attack', 'Sunday's bombing'."""
    for j in (i, *parse.up(i)):
        if parse[j].pos in ("NOUN", "PROPN") and singular(parse[j].lower) in _CAUSES:
            return j if j > i else None
        if parse[j].pos == "VERB" or (parse[j].dep in ("prep", "pobj") and j != i):
            return None
    return None


def of_later_deaths(parse: Parse, mention: TimeMention, trigger: int) -> bool:
    """'The toll from the shelling has risen to 38 after 15 of the wounded died overnight': when the fifteen died."""
    i = parse.at(mention.end - 1)
    if i is None or parse[trigger].lower not in (
        "toll",
        "dead",
        "deaths",
        "shelling",
        "attack",
        "strike",
        "blast",
    ):
        return False
    after = next(
        (
            j
            for j in parse.up(i)
            if parse[j].dep == "advcl" and any(parse[m].lower == "after" for m in parse.kids(j, "mark"))
        ),
        None,
    )
    return (
        after is not None
        and parse[after].lemma in ("die", "succumb")
        and trigger not in set(parse.subtree(after))
    )


_AGO = {"days", "weeks", "months", "years", "week", "month", "year", "decade", "decades"}


def days_before(parse: Parse, mention: TimeMention, trigger: int) -> bool:
    """'… on Tuesday, just days after dozens were killed': those were killed on no Tuesday that is told."""
    clause, i = parse.clause(trigger), parse.at(mention.end - 1)
    if (
        i is None
        or parse[clause].dep != "advcl"
        or not any(parse[m].lower == "after" for m in parse.kids(clause, "mark"))
    ):
        return False
    since = any(parse[d].lower in _AGO for d in parse.kids(clause, "npadvmod"))
    return since and i not in set(parse.subtree(clause))


def after_days_of(parse: Parse, mention: TimeMention, trigger: int) -> bool:
    """'A truce held on Tuesday, after five days of fighting in which 272 died': they died on no day that is told."""
    i = parse.at(mention.end - 1)
    for j in parse.up(trigger):
        if parse[j].lower == "after" and parse[j].dep == "prep":
            lasted = any(parse[o].lower in _LASTING for o in parse.kids(j, "pobj"))
            return lasted and i is not None and i not in set(parse.subtree(j))
    return False


_LASTING = {"days", "weeks", "months", "years"}
