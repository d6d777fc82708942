"""Clauses of one sentence that each have a time of their own: 'while', 'whereas' and 'but' part them.

Comes in: a parsed sentence, a time told in it and the word of a claim. Goes out: whether the time is only of the other clause, and since when
what 'began on Thursday' goes on.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.extract.parse import Parse
from onrecord.records import TimeMention, When

_PARTING = {"while", "whereas", "whilst"}
_BEGAN = {"begin", "start", "erupt", "break", "flare", "resume"}
_LAUNCHED = {"launch", "open", "mount", "unleash"}
_GOING_ON = {"fighting", "clash", "battle", "siege", "offensive", "violence", "unrest", "shelling", "bombardment", "fight", "war", "campaign", "assault", "operation",
             "hostility", "protest", "blockade", "skirmish"}  # fmt: skip


def of_the_other_clause(parse: Parse, mention: TimeMention, trigger: int) -> bool:
    """'is controlled by the militia, while the port has been divided since June', 'left last year but 300 remain'."""
    i = parse.at(mention.end - 1)
    if i is None:
        return False
    its, own = parse.clause(i), parse.clause(trigger)
    if its in (own, trigger) or own == i:
        return False
    if parse[its].dep == "advcl" and any(parse[m].lower in _PARTING for m in parse.kids(its, "mark")):
        return trigger not in set(parse.subtree(its)) and bool(parse.kids(its, "nsubj", "nsubjpass"))
    first, second = min(its, own), max(its, own)
    if (
        parse[second].dep != "conj"
        or parse[second].head != first
        or not parse.kids(second, "nsubj", "nsubjpass")
    ):
        return False
    subjects = parse.kids(first, "nsubj", "nsubjpass")
    if not subjects or (its == first and i < min(subjects)):
        # 'On Friday two were killed but …': the day at the head is of both.
        return False
    # 'There was hope on Friday but five were killed': on Friday too. What is told of now is not of last year.
    return parse[own].tag in ("VBP", "VBZ") and any(parse[c].lower == "but" for c in parse.kids(first, "cc"))


def of_what_came_before(parse: Parse, mention: TimeMention, trigger: int) -> bool:
    """'died, after being held since 2014': since when he was held; 'ended in May, after 30,000 had been killed': no day of theirs."""
    i = parse.at(mention.end - 1)
    if i is None:
        return False
    for j in parse.up(i):
        before = parse[parse[j].head]
        if parse[j].dep == "pcomp" and before.lower == "after" and mention.role == "since":
            return trigger not in set(parse.subtree(j))
    own = parse.clause(trigger)
    had = any(parse[c].lower == "had" for c in parse.kids(own, "aux"))
    after = any(parse[m].lower == "after" and m < own for m in parse.kids(own, "mark", "prep"))
    return parse[own].dep in ("advcl", "conj") and had and after and i not in set(parse.subtree(own))


def going_on(parse: Parse, mention: TimeMention, published: object, still: bool = False) -> When:
    """'killed in the fighting that erupted on Tuesday': at any time from then on; so of an attack `still` going on."""
    when, i = mention.when, parse.at(mention.end - 1)
    if i is None or mention.role != "when" or when.start is None or when.start != when.end:
        return when
    verb = parse.clause(i)
    token = parse[verb]
    begun = token.dep == "relcl" and token.lemma in _BEGAN
    begun = begun or (still and token.dep in ("relcl", "acl") and token.lemma in _BEGAN | _LAUNCHED)
    if not begun or token.tag not in ("VBD", "VBN"):
        return when
    noun = parse[token.head].lemma
    if (
        noun not in _GOING_ON
        and noun.rstrip("s") not in _GOING_ON
        and noun.removesuffix("es") not in _GOING_ON
    ):
        return when
    return replace(when, end=published) if published is not None and when.start <= published else when  # type: ignore[operator, arg-type]
