"""Numbers that are ages and no counts of people."""

from __future__ import annotations

from onrecord.extract.groups import singular
from onrecord.extract.numbers import Quantity
from onrecord.extract.parse import Parse
from onrecord.extract.words import GROUP_OF


def is_age(parse: Parse, quantity: Quantity, first: int, last: int) -> bool:
    """'Frank Moreau, 32, was killed', 'aged 40 and 52', 'her two sons, 5 and 7, were'."""
    if quantity.low is None or quantity.low > 110:
        return False
    if quantity.low != quantity.high:
        # 'pupils aged between six and eleven'
        return first > 0 and parse[first - 1].lower in ("aged", "ages")
    if first > 1 and parse[first - 1].lower == "of" and parse[first - 2].lower in ("age", "ages"):
        return True
    before, after = parse[first - 1] if first else None, parse[last + 1] if last + 1 < len(parse) else None
    if (
        before is not None
        and after is not None
        and before.tag == "NNP"
        and before.dep == "nsubj"
        and after.tag in ("VBD", "VBZ")
    ):
        # 'Ziad 13 suffered a wound': the commas were lost.
        return first - 1 not in parse.notes.get("places", ()) and quantity.text.isdigit()
    i, commas = first - 1, 0
    while i >= 0 and (parse[i].tag == "CD" or parse[i].text in (",", "and", "(")):
        commas += parse[i].text in (",", "(")
        i -= 1
    if i < 0:
        return False
    if parse[i].lower in ("aged", "age", "ages"):
        return True
    j = last + 1
    while j < len(parse) and (parse[j].tag == "CD" or parse[j].lower == "and"):
        j += 1
    closed = j >= len(parse) or parse[j].text in (",", ".", ")", ";")
    person = parse[i].pos == "PROPN" or singular(parse[i].lower) in GROUP_OF
    return bool(commas) and closed and person


def age(parse: Parse, first: int, last: int) -> bool:
    """'everyone under 40', 'men over 50': an age, where no noun follows and people stand before."""
    after = parse[last + 1] if last + 1 < len(parse) else None
    if after is not None and (after.pos in ("NOUN", "ADJ", "PROPN") or after.lower == "of"):
        return False
    if first and parse[first - 1].lower in ("dead", "wounded", "injured", "killed"):
        # 'At least 48 dead over 100 injured'
        return False
    if (
        parse[first].lower == "under"
        and first
        and parse[first - 1].lower in ("were", "was", "are", "is", "aged", "all")
    ):
        # 'six of whom were under five'
        return True
    if first and parse[first - 1].lower in ("them", "whom", "those", "these"):
        # 'three of them under 18'
        return True
    return first > 0 and (parse[first - 1].lower in GROUP_OF or singular(parse[first - 1].lower) in GROUP_OF)
