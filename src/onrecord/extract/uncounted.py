"""Numbers that stand with people and count none who were harmed: 'one in four of them', 'beds for 80 wounded', 'one that killed 11'.

Comes in: a parsed sentence and where its number stands. Goes out: whether the number is such a one. Dates, ages and clocks: counted.py.
"""

from __future__ import annotations

import re

from onrecord.extract.groups import singular
from onrecord.extract.numbers import value
from onrecord.extract.parse import Parse
from onrecord.extract.words import GROUP_OF


def counts_none(parse: Parse, first: int, last: int) -> bool:
    return _ratio(parse, first, last) or _room_for(parse, first) or _an_attack(parse, first, last)


_FEW = "one|two|three|four|five|six|seven|eight|nine|ten|[1-9]|10"
_SO_MANY_OF = re.compile(
    rf"\b(?P<some>{_FEW}) (?:(?!people|men|women|children)[a-z]+ )?(?:out of|in)(?: every)? (?P<of>{_FEW})\b"
)


def _ratio(parse: Parse, first: int, last: int) -> bool:
    """'four in five of them', 'nine out of ten were', 'One in four Malians', 'one Malian in ten': how many of how many, and no count."""
    behind, ahead = " ".join(parse.lower(last, last + 5)), " ".join(parse.lower(first - 4, last + 1))
    found = _SO_MANY_OF.match(behind)
    end = last + len(found[0].split()) - 1 if found is not None else last
    found = found or _SO_MANY_OF.search(ahead)
    if found is None or (end == last and not ahead.endswith(found[0])):
        return False
    some, of = (value(found[n]) or 0 for n in ("some", "of"))
    after = parse[end + 1] if end + 1 < len(parse) else None
    # 'killed seven in two of the villages', 'two in three attacks'
    return some < of and (
        after is None or after.pos not in ("NOUN", "PROPN", "ADJ") or _are_people(parse, after.i)
    )


def _are_people(parse: Parse, i: int) -> bool:
    token = parse[i]
    return token.tag == "NNPS" or (token.tag == "NNS" and singular(token.lower) in GROUP_OF)


_ROOM = {"room", "space", "beds", "bed", "places", "capacity", "berths", "cots"}


def _room_for(parse: Parse, first: int) -> bool:
    """'The hospital has beds for 80 wounded': it could take as many."""
    return first > 1 and parse[first - 1].lower == "for" and parse[first - 2].lower in _ROOM


def _an_attack(parse: Parse, first: int, last: int) -> bool:
    """'a week after one that killed 11': the one is an attack, as a person is one who."""
    if first != last or parse[first].lower != "one":
        return False
    return parse.lower(last + 1, last + 2) in (["that"], ["which"]) and parse[first].dep not in (
        "nummod",
        "compound",
    )
