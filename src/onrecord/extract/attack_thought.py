"""Attacks that are only spoken of: 'the threat of an attack', 'a halt to the bombing'.

Comes in: a parsed sentence and a word of it. Goes out: whether an attack is only thought of there.
"""

from __future__ import annotations

from onrecord.extract import halts
from onrecord.extract.groups import singular
from onrecord.extract.parse import Parse

NONE_OF_ITS_OWN = halts.HALTS | {
    "cessation", "escalation", "increase", "rise", "surge", "uptick", "decline", "decrease", "lull", "reduction", "intensification",
}  # fmt: skip
"""'a halt to the bombing', 'this escalation in attacks': spoken of, and none of them told."""


def bare(parse: Parse, i: int) -> bool:
    """Whether nothing behind a noun tells which attack is meant."""
    return not any(parse[c].dep in ("prep", "acl", "relcl") and c > i for c in parse.children[i])


def only_thought_of(parse: Parse, prep: int) -> bool:
    """'the threat of an attack', 'backed by air strikes': none is told."""
    above = parse[parse[prep].head]
    if parse[prep].lower == "of" and above.lemma in ("warn", "accuse", "threaten", "suspect"):
        return above.lemma in ("warn", "threaten")
    if parse[prep].lower == "of":
        return singular(above.lower) in (
            "risk", "threat", "fear", "danger", "event", "possibility", "prospect", "warning", "case", "idea", "possession", "capable",
            "accusation", "allegation", "condemnation", "victim", "survivor", "history", "anniversary", "kind", "support", "backing", "help",
        ) and _undated(parse, prep)  # fmt: skip
    if parse[prep].lower == "for":
        return singular(above.lower) in (
            "request",
            "plea",
            "appeal",
            "authorisation",
            "authorization",
            "permission",
            "mandate",
            "plan",
            "proposal",
        )
    return parse[prep].lower == "by" and above.lemma in ("back", "support")


def _undated(parse: Parse, prep: int) -> bool:
    """Whether no day is told with what hangs on a preposition: 'condemnation of an August 21 attack'."""
    return not any(parse[j].tag == "CD" or parse[j].lower.endswith("day") for j in parse.subtree(prep))
