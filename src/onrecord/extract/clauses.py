"""The clause of a claim about the situation, and what the finders of situation.py share: slots of nouns, aspect, modality.

Comes in: a parsed sentence and a token. Goes out: spans and answers; which kind of claim it is, the finders decide.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from onrecord.calendar_words import WEEKDAYS
from onrecord.extract.numbers import quantities
from onrecord.extract.parse import Parse
from onrecord.records import Certainty, Figure, Kind, Span


@dataclass(frozen=True, slots=True)
class Told:
    """One thing told of the situation: at which word, in which phase, and what the words for it say besides."""

    kind: Kind
    phase: str
    trigger: int
    figure: Figure | None = None
    actor: str | None = None
    """Who, where the words say it outside the clause's own subject: 'a rebel-held area'; empty where the subject is no side: 'the town fell'."""
    noun: int | None = None
    """The word for what is spoken of, whose own words tell where: 'the siege of …', 'the hospital in …'."""
    planned: bool = False
    """The words themselves say that it is to come: 'a planned truce', 'talks are due'."""
    certainty: Certainty | None = None
    """How surely, where the words themselves say it: 'its capture is imminent'."""


def clause(parse: Parse, trigger: int) -> Span:
    """The words of the clause around a token, without the clauses joined to it and at most some thirty words long."""
    verb = trigger if parse[trigger].pos == "VERB" else parse.clause(trigger)
    nodes: list[int] = []
    stack = [verb]
    while stack:
        i = stack.pop()
        nodes.append(i)
        for c in parse.children[i]:
            if (
                parse[c].dep in ("conj", "advcl", "ccomp", "parataxis", "relcl")
                and parse[c].pos == "VERB"
                and trigger != c
            ) and trigger not in set(parse.subtree(c)):
                continue
            stack.append(c)
    nodes = sorted(n for n in nodes if abs(n - trigger) < 26)
    if trigger not in nodes:
        nodes = [trigger]
    first = last = nodes.index(trigger)
    while first > 0 and nodes[first - 1] >= nodes[first] - 2:
        first -= 1
    while last + 1 < len(nodes) and nodes[last + 1] <= nodes[last] + 2:
        last += 1
    lo, hi = nodes[first], nodes[last]
    while hi > lo and parse[hi].pos in ("X", "ADP", "CCONJ") and parse[hi].dep in ("punct", "cc", "mark"):
        hi -= 1
    while lo < hi and parse[lo].dep in ("punct", "cc", "mark"):
        lo += 1
    start, end = parse[lo].start, parse[hi].end
    return Span(start, end, parse.text[start:end])


def head_noun(parse: Parse, i: int) -> int:
    """The head of the noun phrase that a word stands in: 'aid' of 'aid deliveries' leads to 'deliveries'."""
    while (
        parse[i].dep in ("compound", "nmod", "amod", "poss")
        and parse[i].head != i
        and parse[parse[i].head].pos in ("NOUN", "PROPN")
    ):
        i = parse[i].head
    return i


def slot(parse: Parse, i: int) -> tuple[str, int] | None:
    """(subject | object, verb) of a noun, through the words it is joined to; None where it is neither."""
    i = parse.first_conjunct(i)
    token = parse[i]
    verb = parse[token.head]
    if verb.pos not in ("VERB", "AUX"):
        return None
    if token.dep == "nsubj":
        return "subject", _told_of(parse, verb.i)
    if token.dep in ("dobj", "nsubjpass", "attr", "oprd"):
        return "object", verb.i
    return None


def _told_of(parse: Parse, verb: int) -> int:
    """'A truce agreed in Moscow was due to begin', read as a truce that agreed: what is told of it is told behind."""
    if parse[verb].tag != "VBN" or parse.kids(verb, "aux", "auxpass"):
        return verb
    behind = [
        c for c in parse.kids(verb, "ccomp") if c > verb and not parse.kids(c, "nsubj", "nsubjpass", "mark")
    ]
    return behind[0] if len(behind) == 1 and parse[behind[0]].tag in ("VBD", "VBZ", "VBP") else verb


def told_by(parse: Parse, i: int) -> list[int]:
    """The verbs that say what comes of a noun that is the subject: its own, and those it leads to ('is set to begin')."""
    where = slot(parse, i)
    if where is None:
        return []
    verb, out = where[1], [where[1]]
    if where[0] == "object" and parse[parse.first_conjunct(i)].dep != "nsubjpass":
        return out
    for _ in range(3):
        further = [c for c in parse.kids(verb, "xcomp", "acomp") if parse[c].pos in ("VERB", "ADJ")]
        if not further:
            break
        verb = further[0]
        out.append(verb)
    return out


AHEAD = {"due", "set", "schedule", "scheduled", "plan", "planned", "expect", "expected", "propose", "proposed", "mean", "intend", "hope", "prepare", "poised", "ready", "likely"}  # fmt: skip
"""Words before a verb that say it is to come."""


def is_ahead(parse: Parse, verbs: Sequence[int]) -> bool:
    """Whether a chain of verbs tells what is to come: 'is due to begin', 'was to start', 'will be held'."""
    for verb in verbs:
        lowers = {parse[c].lower for c in parse.kids(verb, "aux")}
        if lowers & {"will", "would", "shall", "'ll", "should"}:
            return True
        if parse[verb].lemma in AHEAD and verb != verbs[-1]:
            return True
        above = parse[parse[verb].head]
        if parse[verb].dep == "xcomp" and above.lemma == "be" and "to" in lowers:
            # 'The UN is to send a convoy'
            return True
        if parse[verb].lemma == "be" and any(parse[c].lower == "able" for c in parse.kids(verb, "acomp")):
            # 'was able to enter': it did
            continue
        if parse[verb].lemma == "be" and len(verbs) > 1 and "to" in {
            parse[c].lower for v in verbs for c in parse.kids(v, "aux")
        }:  # fmt: skip
            return True
    return False


def with_governor(parse: Parse, verb: int) -> list[int]:
    """'is expected to meet': the verb with the one that it completes, for is_ahead."""
    return [parse[verb].head, verb] if parse[verb].dep == "xcomp" else [verb]


def is_going_on(parse: Parse, verb: int) -> bool:
    """'are meeting', 'was holding talks'; what they were doing on a day that is named is over."""
    helpers = {parse[c].lower for c in parse.kids(verb, "aux")}
    if parse[verb].tag != "VBG" or not helpers & {"is", "are", "'re", "was", "were"}:
        return False
    dated = any(parse[j].lower in WEEKDAYS or parse[j].lower == "yesterday" for j in parse.subtree(verb))
    return not (dated and helpers & {"was", "were"})


def out_of_use(parse: Parse, verb: int) -> bool:
    """'was taken out of service', 'taken offline': it no longer works, and nobody holds it."""
    behind = " ".join(parse.lower(verb + 1, verb + 6))
    return bool(_OUT_OF_USE.match(behind))


_OUT_OF_USE = re.compile(
    r"(?:completely |totally )?(?:out of (?:service|action|operation|use|commission)|off ?-?line)\b"
)


def ruled_out(parse: Parse, noun: int) -> int | None:
    """The verb of 'ruled out any ceasefire', 'there will be no talks until they withdraw'."""
    where = slot(parse, noun)
    if where is None:
        return None
    verb, none = where[1], any(parse[d].lower == "no" for d in parse.kids(noun, "det"))
    if parse[verb].lemma == "rule" and "out" in parse.lower(verb + 1, verb + 4):
        return verb
    ahead = {parse[a].lower for a in parse.kids(verb, "aux")} & {"will", "'ll", "would", "can"}
    return verb if none and parse[verb].lemma == "be" and ahead else None


def negated(parse: Parse, verb: int) -> bool:
    """'did not reach', 'could no longer reach', where the 'no' hangs on 'longer'."""
    return any(parse.kids(j, "neg") for j in (verb, *parse.kids(verb, "advmod")))


def under_noun(parse: Parse, i: int, prepositions: Collection[str] = ("of",)) -> int | None:
    """The noun that a noun hangs on by 'of': 'the end of the truce' → end."""
    i = parse.first_conjunct(i)
    prep = parse[i].head
    if (
        parse[i].dep == "pobj"
        and parse[prep].lower in prepositions
        and parse[parse[prep].head].pos in ("NOUN", "PROPN")
    ):
        return parse[prep].head
    return None


def counted(parse: Parse, i: int, unit: str) -> Figure | None:
    """The number before a noun: 'two hospitals', 'several hospitals'."""
    first = min([i, *parse.kids(i, "nummod", "amod", "quantmod", "det", "compound")])
    for child in parse.kids(i, "nummod"):
        first = min([first, *parse.subtree(child)])
    start, end = parse[first].start, parse[i].start
    found = quantities(parse.plain, start, end) if end > start else []
    return found[-1].figure(unit) if found else None
