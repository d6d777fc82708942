"""What stands around a source that closes a sentence whose commas were lost.

Comes in: a parsed sentence and places in it. Goes out: what may follow the verb of saying, where a name in brackets or with a clause of its own begins, and
the name that a description behind it ('a war monitor') only explains.
"""

from __future__ import annotations

from onrecord.extract.parse import Parse
from onrecord.extract.source_kinds import kind_of

_GOES_ON = {"including", "amid", "updating", "revising", "raising", "lowering"}
_PLACED = {"state", "local", "official", "officials", "media", "police", "residents", "activists", "regional", "provincial", "medical", "security"}  # fmt: skip
_DIVISIONS = {"province", "state", "governorate", "region", "department"}
WHOSE = {"childrens", "womens", "mens", "peoples", "workers", "teachers", "veterans", "journalists"}
"""'the UN childrens agency', its apostrophe lost."""
_STATES = {"media", "television", "tv", "radio", "news", "newspaper", "agency"}
"""'Iraq state media': the state's."""


def goes_on(after: list[str]) -> bool:
    """'… the hospital chief said including 90 tribesmen', 'said among them seven officers', 'said part of a wider offensive'."""
    if not after:
        return False
    return (
        after[0] in _GOES_ON
        or (after[0] == "among" and after[1:2] in (["them"], ["whom"]))
        or (after[0] in ("part", "as") and "of" in after[1:3])
    )


def before_brackets(parse: Parse, i: int) -> int:
    """'the Red Cross (ICRC) has said': the last word before the brackets that end at `i`; else `i`."""
    if parse[i].text != ")":
        return i
    opened = next((j for j in range(i, max(-1, i - 4), -1) if parse[j].text == "("), 0)
    return opened - 1 if opened > 1 else i


def of_a_place(parse: Parse, i: int) -> bool:
    """'in northern Iraq state media reported', 'in Borno province local media reported': the place before is not the source's."""
    named = i in parse.notes["places"] or (
        i > 0
        and parse[i].lower in _DIVISIONS
        and i - 1 in parse.notes["places"]
        and not (parse[i].lower == "state" and parse[i + 1].lower in _STATES)
        and not parse[i + 1].lower.startswith("official")
    )
    return (
        named
        and parse[i + 1].lower in _PLACED
        and (parse[i].tag == "NNP" or parse[i].lower in _DIVISIONS)
        and any(parse[j].lower in ("in", "at", "near", "of", "from", "on") for j in range(max(0, i - 4), i))
    )


def with_its_clause(parse: Parse, first: int) -> int | None:
    """'a body that tracks the fighting said': where the source begins whose clause ends at `first`; None where there is none."""
    if (
        first < 4
        or parse[first - 1].tag not in ("VBZ", "VBP")
        or parse[first - 2].lower not in ("that", "which", "who")
    ):
        return None
    noun = first - 3
    if parse[noun].pos not in ("NOUN", "PROPN"):
        return None
    while noun > 0 and parse[noun - 1].tag in ("JJ", "NN", "NNP", "HYPH", "VBN"):
        noun -= 1
    return noun - 1 if noun > 0 and parse[noun - 1].tag == "DT" else None


def named_before(parse: Parse, first: int) -> tuple[int, int] | None:
    """'the Yemen Data Project an Oslo-run archive said': the name that the words from `first` on only explain."""
    if first < 2 or parse[first].lower not in ("a", "an") or not parse[first - 1].tag.startswith("NNP"):
        return None
    start = first - 1
    while start > 0 and (
        parse[start - 1].tag.startswith("NNP")
        or (
            parse[start - 1].lower in ("for", "of", "and", "the")
            and start > 1
            and parse[start - 2].tag.startswith("NNP")
        )
    ):
        start -= 1
    if start > 0 and parse[start - 1].lower == "the":
        start -= 1
    known = kind_of(parse.words(start, first - 1)) not in ("other", "place")
    return (start, first - 1) if known and start < first - 1 else None


def is_a_name(parse: Parse, first: int, last: int) -> bool:
    """'Three trucks were burnt Osman said': one name alone, of nobody's town."""
    return (
        first == last
        and parse[first].tag == "NNP"
        and first not in parse.notes["places"]
        and parse[first].text[0].isupper()
        and not parse[first].text.isupper()
    )
