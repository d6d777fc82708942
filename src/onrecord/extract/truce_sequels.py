"""What came of a truce in the clauses joined to the one that tells of it: it did not hold, the other side turned it down.

Comes in: a parsed sentence and what it tells of a truce. Goes out: the same, with or without what came after it.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract import truce_words
from onrecord.extract.clauses import Told, is_ahead, slot
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse

REFUSE = frozenset(
    ("reject", "refuse", "dismiss", "spurn", "decline", "thumb", "turn", "veto", "rebuff", "snub")
)
_BREAK = frozenset(("break", "violate", "breach", "ignore", "flout"))
_OVER = frozenset(("failed", "violated", "ended", "ongoing", "halted"))


def told_with_sequels(parse: Parse, told: Told) -> Iterator[Told]:
    """'came into force on Sunday but did not hold' is two; 'announced a truce, but the rebels rejected it' is one that failed."""
    sequels = [s for v in _joined(parse, told.trigger) if (s := _sequel(parse, told, v)) is not None]
    turned_down = any(s.phase == "failed" and _of_it(parse, s.trigger) for s in sequels)
    if not turned_down or told.phase not in ("agreed", "started"):
        yield told
    yield from sequels


def asides(parse: Parse, told: Told) -> Iterator[Told]:
    """'The airlift, suspended on Thursday, resumed on Saturday', 'the truce, agreed last week, collapsed'"""
    table = truce_words.MOVE_OBJECT if told.kind == "evacuation" else truce_words.TRUCE_OBJECT
    for aside in parse.kids(told.noun, "acl") if told.noun is not None else ():
        phase = table.get(parse[aside].lemma)
        apart = aside > 0 and parse[aside - 1].text == "," and parse[aside].tag in ("VBN", "VBD")
        if apart and phase not in (None, told.phase) and aside != told.trigger:
            yield Told(told.kind, phase, aside, actor=_doer(parse, aside), noun=told.noun)


def _doer(parse: Parse, verb: int) -> str | None:
    return None if parse.agent(verb) is not None else ""


def _joined(parse: Parse, verb: int) -> list[int]:
    first = parse.kids(verb, "conj")
    first += [v for n in parse.kids(verb, "dobj", "nsubj", "nsubjpass") for v in parse.kids(n, "relcl")]
    joined = (*first, *(c for f in first for c in parse.kids(f, "conj")))
    return [v for v in joined if parse[v].pos in ("VERB", "AUX")]


def _sequel(parse: Parse, told: Told, verb: int) -> Told | None:
    if told.noun is None or is_ahead(parse, [verb]):
        return None
    if _of_it(parse, verb):
        lemma, negated = parse[verb].lemma, parse.kids(verb, "neg")
        particle = lemma not in ("turn", "thumb") or "down" in {
            parse[c].lower for c in parse.kids(verb, "prt")
        }
        if negated:
            return None
        phase = "failed" if lemma in REFUSE and particle else "violated" if lemma in _BREAK else None
        return Told("ceasefire", phase, verb, noun=told.noun) if phase is not None else None
    if parse[verb].dep == "relcl":
        return None
    where = slot(parse, told.noun)
    of_the_truce = where is not None and (where[0] == "subject" or parse[told.noun].dep == "nsubjpass")
    subjects = parse.kids(verb, "nsubj", "nsubjpass")
    if not of_the_truce or not all(parse[s].lower == "it" for s in subjects) or parse.kids(verb, "dobj"):
        return None
    phase = _phase(parse, verb)
    return Told("ceasefire", phase, verb, actor="", noun=told.noun) if phase in _OVER - {told.phase} else None


def _phase(parse: Parse, verb: int) -> str | None:
    phase = truce_words.TRUCE_SUBJECT.get(parse[verb].lemma)
    if parse.passive(verb):
        phase = truce_words.TRUCE_OBJECT.get(parse[verb].lemma)
    particles = truce_words.WITH_PARTICLE.get(parse[verb].lemma)
    if particles is not None and not particles & {parse[j].lower for j in parse.subtree(verb)}:
        return None
    if parse.kids(verb, "neg"):
        return "failed" if phase in ("started", "ongoing") else None
    return phase


def _of_it(parse: Parse, verb: int) -> bool:
    which = ("it", "which") if parse[verb].dep == "relcl" else ("it",)
    return any(parse[o].lower in which for o in parse.kids(verb, "dobj"))


_WARS = {"war", "conflict", "fighting", "hostility", "battle", "violence", "insurgency", "siege"}


def ends_a_war(parse: Parse, noun: int) -> Told | None:
    """'The war ended with a ceasefire', 'A ceasefire ended the war'"""
    by = parse[noun].dep == "pobj" and parse[parse[noun].head].lower in ("with", "by", "in")
    verb = parse[parse[noun].head].head if by else parse[noun].head
    ended = parse.kids(verb, "nsubj", "nsubjpass") if by else parse.kids(verb, "dobj")
    if (
        parse[verb].lemma not in ("end", "stop", "halt")
        or parse[verb].tag not in ("VBD", "VBN")
        or parse.kids(verb, "neg")
    ):
        return None
    wars = any(singular(parse[w].lower) in _WARS for w in ended)
    return (
        Told("ceasefire", "agreed", verb, noun=noun) if wars and (by or parse[noun].dep == "nsubj") else None
    )
