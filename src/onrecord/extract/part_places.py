"""'Five aid workers died in Sudan, three of them staff in Kabkabiya': what is told behind a part of them is that of the part alone.

Comes in: a parsed sentence. Goes out: whether a word behind a harm tells of a part of those harmed.
"""

from __future__ import annotations

import re

from onrecord.extract.parse import Parse

_WHOLES = ("them", "whom")
_SOME = ("most", "many", "some", "half", "several")


def of_a_part(parse: Parse, trigger: int, i: int) -> bool:
    """Whether a word behind the harm stands behind 'including', 'among them' or, with no comma between, 'three of them'."""
    for j in range(trigger + 1, i):
        if parse[j].lower in ("including", "amongst"):
            return True
        if parse[j + 1].lower not in _WHOLES:
            continue
        if parse[j].lower == "among":
            return True
        counted = parse[j].lower == "of" and (parse[j - 1].tag == "CD" or parse[j - 1].lower in _SOME)
        if counted and not any(parse[k].text in (",", ";") for k in range(j + 2, i)):
            return True
    return False


_SIDE = re.compile(r"\W*(?:On|For) (?:the|their|its) (?:[\w-]+ ){0,2}side(?! of\b)\W")


def turns_to_a_side(parse: Parse) -> bool:
    """'On the Israeli side, 56 soldiers have died': of a side's losses, and not where the strike before fell."""
    return _SIDE.match(parse.text, parse.sentence.start, parse.sentence.end) is not None


def in_its_own_clause(parse: Parse, trigger: int, i: int) -> bool:
    """'12 of them when a shell hit a bus station in Omdurman': the part's place, though the whole has none."""
    clause = parse.clause(i)
    return (
        trigger < clause
        and clause != parse.clause(trigger)
        and bool(parse.kids(clause, "nsubj", "nsubjpass"))
    )
