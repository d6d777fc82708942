"""'Five aid workers died in Sudan, three of them staff in Kabkabiya': what is told behind a part of them is that of the part alone.

Comes in: a parsed sentence. Goes out: whether a word behind a harm tells of a part of those harmed.
"""

from __future__ import annotations

import re

from onrecord.extract.parse import Parse
from onrecord.records import PlaceMention

_WHOLES = ("them", "whom")
SOME_OF = re.compile(
    r"\W*(?:(?:at least|about|some|nearly|around|another) )?(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)?|most|many|some|several|half|dozens|scores|hundreds) of (?:the|them|those)\b"
    r"(?! (?:attacks?|raids?|strikes?|blasts?|shelling|fighting|interviewed|questioned|asked|surveyed)\b)",
    re.IGNORECASE,
)
"""'Fourteen of the victims …' at the head of a sentence: what it tells is not told of the others."""
_SOME = ("most", "many", "some", "half", "several")


def of_a_part(parse: Parse, trigger: int, i: int) -> bool:
    """Whether a word behind the harm stands behind 'including', 'among them' or, with no comma between, 'three of them'."""
    for j in range(trigger + 1, i):
        if parse[j].lower in ("including", "amongst") or _beside_them(parse, j, i) or _listed(parse, j, i):
            return True
        if the_last(parse, j):
            return True
        if parse[j + 1].lower not in _WHOLES:
            continue
        if parse[j].lower == "of" and parse[j - 1].text in (",", "("):
            # 'killed in December, of whom 426 died in Nineveh'
            return True
        if parse[j].lower == "among":
            return True
        counted = parse[j].lower == "of" and (parse[j - 1].tag == "CD" or parse[j - 1].lower in _SOME)
        if counted and not any(parse[k].text in (",", ";") for k in range(j + 2, i)):
            return True
    return False


def the_last(parse: Parse, j: int) -> bool:
    """'have died in the campaign, the most recent on Tuesday in Swat', 'the last of whom fell in Garissa'"""
    if parse[j].lower != "the" or parse[j - 1].text != ",":
        return False
    words = parse.lower(j + 1, j + 4)
    return (
        words[:2] == ["most", "recent"]
        or words[:1] == ["latest"]
        or words[:2] in (["last", "of"], ["last", "being"])
    )


def of_others_beside(parse: Parse, trigger: int, i: int) -> bool:
    """Whether a word behind the harm is told of the last of them, or of one told beside them."""
    return any(the_last(parse, j) or _beside_them(parse, j, i) for j in range(trigger + 1, i))


def stands_apart(parse: Parse, trigger: int, i: int) -> bool:
    """Whether the place is that of one row of a list, or of one told beside them: it says nothing of the whole."""
    return any(_beside_them(parse, j, i) or _listed(parse, j, i) for j in range(trigger + 1, i))


def is_a_row(parse: Parse, trigger: int, mention: PlaceMention) -> bool:
    """'40 deaths: 20 in Homs, 15 in Aleppo': the place of a row; the forty died in both and in others."""
    i = parse.at(mention.start)
    return i is not None and any(_listed(parse, j, i) for j in range(trigger + 1, i))


def _beside_them(parse: Parse, j: int, i: int) -> bool:
    """'300 have been killed, along with a worker hit near Basra': where the worker was."""
    if parse[j].lower not in ("along", "together") or parse[j + 1].lower != "with":
        return False
    return any(k > j + 1 and parse[k].tag in ("VBN", "VBD") for k in parse.up(i))


def _listed(parse: Parse, colon: int, i: int) -> bool:
    """'40 deaths on Monday: 20 in Homs, 15 in Aleppo': each number behind the colon has a place of its own."""
    if parse[colon].text != ":" or i < colon + 3:
        return False
    before = [parse[k] for k in range(max(colon + 1, i - 4), i)]
    return any(t.tag == "CD" for t in before) and any(t.lower in ("in", "at", "from", "near") for t in before)


_SIDE = re.compile(r"\W*(?:On|For) (?:the|their|its) (?:[\w'’-]+ ){0,2}side(?! of\b)\W")


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
