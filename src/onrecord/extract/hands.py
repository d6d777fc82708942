"""In whose hands people died or were held, where no verb has the doer as its subject.

Comes in: a parsed sentence and the word of harm. Goes out: the word for the doer, or None.
"""

from __future__ import annotations

from onrecord.extract.parse import Parse


def whose(parse: Parse, trigger: int) -> int | None:
    """'died at the hands of the militia', 'the death of 51 people at the hands of the army'"""
    for j in range(trigger + 1, len(parse) - 1):
        if (
            parse[j].lower == "hands"
            and parse.lower(j - 2, j) == ["at", "the"]
            and parse.clause(j) == parse.clause(trigger)
        ):
            whose = (
                o for p in parse.kids(j, "prep") if parse[p].lower == "of" for o in parse.kids(p, "pobj")
            )
            return next(whose, None)
    return None


def asked_by(parse: Parse, verb: int) -> int | None:
    """'were held for questioning by the police'"""
    asked = (
        o
        for p in parse.kids(verb, "prep")
        if parse[p].lower == "for"
        for o in parse.kids(p, "pobj", "pcomp")
        if parse[o].lower in ("questioning", "interrogation")
    )
    return next((by for o in asked if (by := parse.agent(o)) is not None), None)
