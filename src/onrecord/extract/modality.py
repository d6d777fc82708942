"""How surely, and of what scope: read from the claim's own clause, not from the whole sentence."""

from __future__ import annotations

import re

from onrecord.extract import refuted
from onrecord.extract.drafts import in_rubble
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse
from onrecord.extract.words import VERBS
from onrecord.records import Certainty, Scope

_FEARED = {"may", "might", "could", "fear", "feared", "likely", "suspected", "possibly", "perhaps", "expected", "presumed",
           "probably", "fears"}  # fmt: skip
_NEGATIONS = {"not", "n't", "no", "never", "without", "none", "nobody"}
_PERCEIVED = {"see", "hear", "count", "find", "smell"}
"""'bodies could be seen': able to, not perhaps."""
_CONDITIONS = {"if", "unless", "whether"}

_CUMULATIVE = re.compile(
    r"\bsince (?:the (?:start|beginning|outbreak|onset|coup|takeover|revolution|blockade|siege|conflict|war|uprising|crisis|revolt|fighting|invasion|offensive)|"
    r"(?:\w+ )?(?:19|20)\d\d|[A-Z]\w+['’]?s? (?:conflict|war|uprising|civil war)|january|february|march|april|may|june|july|"
    r"august|september|october|november|december|last (?:year|month)|it (?:began|started|erupted))|"
    r"\b(?:so far this (?:year|month)|this (?:year|month) so far|(?:in|over|during) the same (?:period|time)|in total since|over the (?:past|last) (?:\w+ )?(?:years|months)|in the (?:past|last) (?:\w+ )?years|"
    r"(?:\w+-year(?:-old)?|years of|long-running) (?:\w+ )?(?:conflict|war|civil war|insurgency|siege)|"
    r"death toll from the (?:\w+[ -])*(?:conflict|war|uprising)|ha(?:ve|d) (?:already )?been killed in the (?:\w+ )*(?:conflict|war|uprising|unrest|violence|crackdown)|"
    r"(?:conflict|war|uprising|crackdown|insurgency) (?:that )?(?:has|have) (?:\w+ )?(?:killed|left|claimed|displaced|forced)|"
    r"killed in (?:the |syria['’]?s? )?(?:\w+ )?(?:conflict|civil war|war|uprising)|"
    r"(?:conflict|war|uprising) (?:erupted|began|started|broke out))",
    re.I,
)


def _aimed_at(parse: Parse, verb: int) -> bool:
    """'aimed at killing as many people as possible', 'with the aim of driving them out'"""
    first = parse.first_conjunct(parse[verb].head if parse[verb].dep == "xcomp" else verb)
    if parse[first].dep != "pcomp":
        return False
    prep = parse[parse[first].head]
    above = parse[prep.head]
    return prep.lower in ("at", "of", "for") and above.lemma in (
        "aim",
        "purpose",
        "goal",
        "intention",
        "intent",
    )


_SINCE_A_DAY = re.compile(
    r"\b(?:ha(?:s|ve) (?:\w+ ){0,3}since|since) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b(?![’'])",
    re.IGNORECASE,
)


def certainty(parse: Parse, trigger: int) -> Certainty:
    """What the clause of token `trigger` asserts, fears, plans, denies or makes depend on something."""
    verb = parse.clause(trigger)
    chain = [verb, *_above(parse, verb)[:3]]
    words = _near(parse, trigger, verb)
    if _done(parse, trigger) and not words & _FEARED:
        return "asserted"
    if _denied(parse, trigger, verb):
        return "denied"
    if _asked(parse, verb) or refuted.would_have(parse, trigger, verb):
        return "conditional"
    if any(parse[j].lemma == "fear" and parse[j].pos == "VERB" for j in chain[1:]):
        return "feared"
    if any(
        parse[c].lower in _CONDITIONS and parse[c].dep == "mark" for v in chain[:2] for c in parse.children[v]
    ):
        return "conditional"
    if any(
        parse[m].lower == "until"
        for v in chain[:2]
        if parse[v].tag in ("VBZ", "VBP", "VBN")
        for m in parse.kids(v, "mark")
    ) and not any(
        parse[a].lower in ("was", "were", "had") for v in chain[:2] for a in parse.kids(v, "aux", "auxpass")
    ):
        return "conditional"
    inside = [c for v in (trigger, verb) for c in parse.kids(v, "advcl")]
    if any(parse[m].lower in ("if", "unless") for c in inside for m in parse.kids(c, "mark")):
        return "conditional"
    auxiliaries = _auxiliaries(parse, trigger, verb)
    spoken_of = (
        parse[trigger].dep == "dobj" and parse[verb].lemma in _SPEAKS_OF and "would" not in auxiliaries
    )
    if parse[trigger].pos == "NOUN" and (parse[trigger].dep == "pobj" or spoken_of) and not words & _FEARED:
        # 'An inquiry into the murders will be held', 'will mention the murders': they have been done.
        return "asserted"
    governors = {
        parse[j].lower
        for j in chain[1:3]
        if parse[j].pos in ("VERB", "ADJ", "NOUN")
        and parse[verb].dep in ("xcomp", "ccomp", "acl", "oprd", "pcomp")
    }
    if (
        words & _FEARED
        or (
            auxiliaries & {"may", "might", "could"}
            and parse[trigger].lemma not in _PERCEIVED
            and parse[verb].lemma not in _PERCEIVED
        )
        or governors & {"fear", "feared", "fears", "expected", "likely", "suspected"}
        or ("believed" in governors and parse[verb].lemma in VERBS and parse.accused(verb) is not None)
        or (governors & {"believed", "thought"} and in_rubble(parse, trigger))
    ):
        return "feared"
    residents_fear = parse[verb].dep in ("ccomp", "xcomp") and parse[parse[verb].head].lemma in ("fear",)
    if residents_fear:
        return "feared"
    if (
        any(parse[j].lemma in ("avoid", "escape", "prevent", "avert") for j in parse.up(trigger))
        and parse[trigger].dep in ("xcomp", "dobj", "pcomp", "pobj")
        and parse[trigger].lemma not in ("attack", "attempt", "ambush", "bombing", "assault", "explosion")
    ):
        # 'to avoid being raped'; who escaped an ambush was in one
        return "planned"
    if _only_intended(parse, verb) or _aimed_at(parse, verb) or _demanded(parse, verb):
        return "planned"
    carrier = parse[verb].head
    if parse[verb].dep == "acl" and parse[carrier].dep == "nsubj":
        # 'Buses carrying 400 women will leave'
        auxiliaries |= {parse[c].lower for c in parse.kids(parse[carrier].head, "aux")} & {
            "will",
            "shall",
            "'ll",
        }
    if auxiliaries & {"will", "shall", "'ll", "would", "can", "should", "must"} or governors & {
        "planned",
        "plan",
        "set",
        "due",
        "scheduled",
        "plans",
    }:
        return "planned"
    return "asserted"


def _above(parse: Parse, verb: int) -> list[int]:
    """What governs the clause; '12 are feared dead and 20 are missing': nothing of the clause beside it, where it has a subject of its own."""
    out: list[int] = []
    below = verb
    for j in parse.up(verb):
        if parse[below].dep == "conj" and parse.kids(below, "nsubj", "nsubjpass") and parse[j].pos == "VERB":
            break
        out.append(j)
        below = j
    return out


_SET_ON = {"order", "plan", "prevent", "attempt", "threaten", "demand", "deny", "reject", "avoid", "want", "seek", "dismiss", "refute", "call", "stop", "propose",
           "intend", "promise", "fear", "advocate", "justify", "prepare", "plot", "vow", "risk", "contemplate", "report", "allege", "announce"}  # fmt: skip
"""Verbs whose object need not have come: 'ordered the murder of'."""
_SHARE_IN = {
    "involvement",
    "responsibility",
    "participation",
    "role",
    "part",
    "link",
    "connection",
    "complicity",
    "hand",
    "inquiry",
    "investigation",
}


def _done(parse: Parse, trigger: int) -> bool:
    """'to protest the murder of a judge', 'denied any part in the killing of a judge': a deed spoken of as done, whatever is said about it."""
    token = parse[trigger]
    known = any(
        parse[c].lower in ("the", "this", "that", "these", "those") for c in parse.kids(trigger, "det")
    )
    if (
        token.pos != "NOUN"
        or not known
        or not any(parse[p].lower == "of" for p in parse.kids(trigger, "prep"))
    ):
        return False
    governor = parse[token.head]
    if token.dep == "pobj":
        return parse[governor.head].lower in _SHARE_IN
    return token.dep == "dobj" and governor.pos == "VERB" and governor.lemma not in _SET_ON


_SPEAKS_OF = {"mention", "recall", "mourn", "commemorate", "investigate", "remember", "prosecute"}
_TO_COME = {"will", "'ll", "’ll", "shall", "may", "might", "could"}


def to_come(parse: Parse, trigger: int) -> bool:
    """'they will be killed', 'there could be more': it has not come, where 'may have been killed' has."""
    verb = parse.clause(trigger)
    auxiliaries = _auxiliaries(parse, trigger, verb)
    return bool(auxiliaries & _TO_COME) and "have" not in auxiliaries and parse[verb].lemma not in _PERCEIVED


def _auxiliaries(parse: Parse, trigger: int, verb: int) -> set[str]:
    """The helping verbs of the harm and of its clause; '1 May: 12 killed' is a day."""
    return {
        parse[c].lower
        for v in (trigger, verb)
        for c in parse.kids(v, "aux", "auxpass")
        if parse[c].text != "May"
    }


# Verbs whose infinitive has come true: 'forced to flee', 'began to fire', 'tried to leave'.
_REALISED = {
    "able", "purport", "force", "compel", "oblige", "cause", "prompt", "lead", "drive", "push", "begin", "start", "continue", "keep", "manage", "help",
    "resume", "proceed", "succeed", "try", "attempt", "go", "come", "appear", "seem", "say", "report", "believe", "think", "know", "be",
    "have", "leave", "rush", "estimate", "reckon", "understand", "consider", "assume", "presume", "calculate", "confirm", "race", "struggle", "scramble", "get", "claim", "allege", "see", "hear", "fail", "use", "die", "rise",
}  # fmt: skip


def _only_intended(parse: Parse, verb: int) -> bool:
    """'to attack the town' after a verb of wanting, or as a purpose: nothing says that it was done."""
    token = parse[verb]
    marks = {parse[c].lower for c in parse.kids(verb, "aux")}
    if (
        "to" not in marks
        or "have" in marks
        or "having" in marks
        or token.dep not in ("xcomp", "advcl", "acl", "ccomp", "relcl")
    ):
        return False
    governor = parse[token.head]
    if governor.lemma == "be" and token.dep == "xcomp":
        return True
    if governor.lemma in ("try", "attempt", "fail") and token.lemma in _OF_PERSONS:
        # 'tried to kidnap the judge'
        return True
    return governor.lemma not in _REALISED


def _demanded(parse: Parse, verb: int) -> bool:
    """'demanded that the army leave the town': a bare verb after what is asked for."""
    token = parse[verb]
    if token.dep not in ("ccomp", "acl") or token.tag not in ("VB", "VBP") or parse.kids(verb, "aux"):
        return False
    governor = parse[token.head]
    asked = governor.lemma in _DEMANDS or governor.lower in (
        "demand",
        "demands",
        "condition",
        "proposal",
        "request",
    )
    return asked and bool(parse.kids(verb, "nsubj"))


_DEMANDS = {"demand", "ask", "request", "require", "propose", "suggest", "recommend", "urge", "order"}


_OF_PERSONS = {"kill", "murder", "assassinate", "execute", "kidnap", "abduct"}


def _near(parse: Parse, trigger: int, verb: int) -> set[str]:
    """Words that stand directly on the harm: 'feared dead', 'probably killed'."""
    kids = {
        parse[c].lower
        for v in (trigger, verb)
        for c in parse.children[v]
        if parse[c].dep in ("advmod", "amod") and parse[c].text != "May"
    }
    before = parse[trigger - 1].lower if trigger else ""
    return kids | ({before} if before in ("feared", "presumed", "suspected", "likely") else set())


def _denied(parse: Parse, trigger: int, verb: int) -> bool:
    if parse[trigger].lemma in ("find", "see", "hear", "survive"):
        # 'had not been found': the missing are missing. 'did not survive': the dead are dead.
        return False
    if parse[verb].dep == "pcomp" and parse[parse[verb].head].lower == "without":
        # 'without causing casualties'
        return True
    if _deed_denied(parse, trigger):
        return True
    for v in {trigger, verb}:
        if parse[v].lemma in ("confirm", "verify", "corroborate", "establish"):
            # 'had not been confirmed': nobody denies it.
            continue
        if refuted.only_spoken_of(parse, trigger, v):
            continue
        for c in parse.children[v]:
            if parse[c].dep == "neg" and parse[c].lower in _NEGATIONS:
                return True
    if _of_denied_reports(parse, verb) or refuted.said_to_be_false(parse, trigger):
        return True
    if refuted.answers_a_denial(parse, verb):
        return False
    if parse[verb].dep in ("relcl", "advcl", "acl"):
        # 'denied using gas in the war which has killed thousands': the killing is not what is denied.
        return False
    for j in parse.up(verb):
        if parse[j].lemma in _DENYING:
            # 'X denied it and put the dead at four', 'Y said 14 had died; X denied it': another clause
            return not (parse[verb].dep == "conj" and parse[verb].head == j) and (
                j < verb or bool(parse.kids(j, "auxpass"))
            )
        if parse[j].pos == "VERB" and parse[j].dep == "conj":
            # 'denied that it was there but said five had been arrested': what is said is not denied.
            break
        if parse[j].pos == "VERB" and parse[verb].dep not in ("ccomp", "xcomp", "pcomp"):
            break
    return False


def _asked(parse: Parse, verb: int) -> bool:
    """'Were two men killed?', 'asked whether two men had been killed': nothing is said to have happened."""
    if any(parse[m].lower == "whether" for m in parse.kids(verb, "mark")):
        return True
    # A question that asks how or why takes the harm as done: 'Why were two men killed?'
    first = next((t for t in parse.tokens if t.text not in ('"', "“")), None)
    return first is not None and first.lower in _ASKING and any(t.text == "?" for t in parse.tokens[-2:])


_ASKING = {"was", "were", "is", "are", "did", "does", "do", "has", "have", "had", "could", "can", "will", "would"}  # fmt: skip


def denied_by_somebody(parse: Parse, trigger: int) -> bool:
    """'The army denied that it had lost the junction': somebody says that it is not so."""
    verb = parse.clause(trigger)
    return parse[parse[verb].head].lemma in _DENYING and parse[verb].dep in ("ccomp", "pcomp", "xcomp")


_DENYING = {"deny", "reject", "dismiss", "refute"}


def _deed_denied(parse: Parse, trigger: int) -> bool:
    """'denied the killing of 12', 'denies any abduction'; who rejects a killing may only condemn it."""
    token = parse[parse.first_conjunct(trigger)]
    return token.pos == "NOUN" and token.dep == "dobj" and parse[token.head].lemma in ("deny", "refute")


def _of_denied_reports(parse: Parse, verb: int) -> bool:
    """'denied reports that 30 had died'; not 'rejected a report by the men who had killed 30'."""
    noun = parse[verb].head
    if parse[verb].dep not in ("acl", "ccomp", "relcl") or singular(parse[noun].lower) not in refuted.REPORTS:
        return False
    told = parse[verb].dep != "relcl" or any(parse[m].lower == "that" for m in parse.kids(verb, "mark"))
    governor = parse[noun].head
    return told and parse[governor].lemma in _DENYING and parse[noun].dep in ("dobj", "nsubjpass")


RECORD = re.compile(
    r"\b(?:deadliest|worst|bloodiest|heaviest|largest|biggest|first|most \w+)\b[^.;:]{0,80}?\bsince\b[^.,;:]*",
    re.I,
)
"""'the deadliest attack since 2015': how rare it is, no running total."""


_MISSING_SINCE = re.compile(r"\b(?:missing|disappeared|vanished)(?: \w+)? since\b[^.,;:]*", re.IGNORECASE)


_BRINGING = re.compile(
    r",? (?:bringing|raising|taking|pushing)\b[^;]*?\b(?:number|toll|total)\b", re.IGNORECASE
)


def told_until(parse: Parse, trigger: int) -> int:
    """'Nine were killed, raising to 389 the number killed since May': where the words that tell of the nine end."""
    brought = _BRINGING.search(parse.text, parse[trigger].end, parse.sentence.end)
    return brought.start() if brought is not None else parse.sentence.end


def scope(parse: Parse, text: str, trigger: int, low: int | None) -> Scope:
    """`cumulative` for a running total of a war, year, offensive or siege."""
    text = RECORD.sub("", text)
    text = text[: told_until(parse, trigger) - parse.sentence.start]
    if parse[trigger].lower != "missing":
        text = _MISSING_SINCE.sub("", text)
    match = _CUMULATIVE.search(text)
    if match or (
        low is not None
        and parse[trigger].lemma in ("kill", "die", "wound", "injure")
        and _SINCE_A_DAY.search(text)
    ):
        return "cumulative"
    return (
        "cumulative"
        if low is not None and low >= 5000 and parse[trigger].lemma in ("kill", "die", "toll", "death")
        else "incident"
    )
