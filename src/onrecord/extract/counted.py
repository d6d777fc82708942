"""What a number in a sentence counts: whether it can count people at all, and which noun it stands with.

Comes in: a parsed sentence and a quantity. Goes out: whether it is a date, an age, a clock or money
instead, and the noun it counts. Which people that noun means is decided in mentions.py.
"""

from __future__ import annotations

import re

from onrecord.extract import ages, fractions, uncounted
from onrecord.extract.groups import singular
from onrecord.extract.numbers import Quantity
from onrecord.extract.parse import Parse
from onrecord.extract.words import GROUP_OF

_TIME_UNITS = {"year", "years", "day", "days", "hour", "hours", "month", "months", "week", "weeks", "minute", "minutes",
               "old", "am", "pm", "a.m.", "p.m.", "a.m", "p.m", "gmt", "percent", "per", "%", "km", "kilometres", "kilometers", "miles", "metres",
               "meters", "feet", "tonnes", "tons", "o'clock", "kg", "mm", "points", "times"}  # fmt: skip


_MONTHS = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
           "dec"}  # fmt: skip


_NUMBERED = {"aged", "age", "resolution", "article", "chapter", "number", "page", "group", "unit", "brigade",
             "division"}  # fmt: skip
_SITES = {"base", "hill", "camp", "regiment", "battalion", "checkpoint", "point", "post", "outpost", "sector", "height", "airbase", "barracks", "route", "highway"}  # fmt: skip
_BEFORE_YEARS = {"in", "since", "by", "until", "of", "from", "during", "early", "late", "and"}


def _month_told_already(parse: Parse, month: int) -> bool:
    """'In May 31 people were killed', 'On 3 May 14 people': the month is told as such or has its day; 'On May 31' has it behind."""
    before = parse[month - 1] if month else None
    return before is not None and (
        before.lower in ("in", "since", "during") or bool(re.fullmatch(r"[1-9]|[12]\d|3[01]", before.text))
    )


_EVERY = {"all", "every", "everyone", "everybody", "none", "nobody", "anyone"}
_OTHERS = {"others", "other", "more", "another", "further", "additional"}


def counts(parse: Parse, quantity: Quantity, first: int, last: int) -> bool:
    """Whether the quantity can count people at all: no date, age, clock, rank or money."""
    after = parse[last + 1] if last + 1 < len(parse) else None
    before = parse[first - 1] if first > 0 else None
    number = parse[last].lower
    if ages.is_age(parse, quantity, first, last) or _numbers_an_item(parse, first, last):
        return False
    if after is not None:
        if after.lower in _TIME_UNITS or (
            after.lower.rstrip(".") in _MONTHS and quantity.low and quantity.low < 32
        ):
            return False
        if after.lower.replace(".", "") in ("bc", "bce", "ad", "ce"):
            # '149 B.C.'
            return False
        if after.lower == "local" and last + 2 < len(parse) and parse[last + 2].lower == "time":
            return False
        clock = (
            after.text == ":"
            and last + 2 < len(parse)
            and parse[last + 2].text[:1].isdigit()
            and parse[last + 2].start == after.end
        )
        if after.text in ("%", "°", "/") or clock or after.lower.startswith(("-year", "-month")):
            return False
    if {"each", "every"} & set(parse.lower(last + 2, last + 5)) and "for" in parse.lower(last + 1, last + 4):
        # 'lost five men for each that it killed': a ratio
        return False
    if uncounted.counts_none(parse, first, last) or fractions.is_numerator(
        parse.plain[parse[last].start : parse[last].start + 24]
    ):
        return False
    if before is not None and before.lower == "but" and first > 1 and parse[first - 2].lower in _EVERY:
        # 'all but two of the passengers were killed': the two were not
        return False
    if before is not None:
        if before.lower in ("how", "so", "too", "as", "that") and quantity.vague:
            return False
        low = before.lower.rstrip(".")
        if low in _MONTHS and not parse[first].text[:1].isdigit():
            # 'on 4 May some 230 villagers'
            return True
        people = after is not None and singular(after.lower) in GROUP_OF
        if low in _MONTHS and (
            (re.fullmatch(r"[1-9]\d\d|3[2-9]|[4-9]\d", number) and (people or len(number) > 2))
            or (people and _month_told_already(parse, first - 1))
        ):
            # 'Between January and June 388 children were killed', 'Since early May 90 people'
            return True
        if low in _MONTHS or before.text in ("$", "£", "€", "#", "No", "no") or low in _NUMBERED:
            return not (number.isdigit() or low == "no") if low != "group" else not number.isdigit()
        if low in _SITES and before.text[:1].isupper() and number.isdigit():
            return False  # 'captured Base 46'
        if low in _BEFORE_YEARS and re.fullmatch(r"(19|20)\d\d", number):
            return False
    if re.fullmatch(r"(19|20)\d\d", number) and not (after is not None and singular(after.lower) in GROUP_OF):
        return False
    if number == "one" and quantity.text.lower() == "one":
        return _one_is_a_number(parse, last)
    if (
        before is not None
        and before.lower == "of"
        and first > 1
        and quantity.low == quantity.high
        and (quantity.low or 0) < 111
    ):
        who = parse[first - 2].lower
        if who in ("man", "woman", "boy", "girl", "child", "youth") and (
            after is None or after.pos not in ("NOUN", "PROPN", "ADJ")
        ):
            # 'a man of 63'
            return False
    if re.match(r"under|below|over|above", quantity.text.lower()) and ages.age(parse, first, last):
        return False
    return not re.fullmatch(r"0\d*", number)


def _numbers_an_item(parse: Parse, first: int, last: int) -> bool:
    """'5/ Displacement: …', '3) Two men were shot': the number of a post or of an entry."""
    if first != 0 or not parse[0].text[:1].isdigit():
        return False
    after = parse[last + 1].text if last + 2 < len(parse) else ""
    return parse[last].text.endswith(("/", ")")) or after in (")", "/")


def _one_is_a_number(parse: Parse, i: int) -> bool:
    before = parse[i - 1].lower if i else ""
    after = parse[i + 1].lower if i + 1 < len(parse) else ""
    if before in (
        "no",
        "not",
        "this",
        "that",
        "the",
        "any",
        "every",
        "each",
        "which",
        "first",
        "last",
    ):
        return False
    if (
        after == "of"
        and i + 3 < len(parse)
        and parse[i + 2].lower == "the"
        and (parse[i + 3].lower in ("most", "few", "main", "key", "last") or parse[i + 3].tag == "JJS")
    ):
        # 'one of the most wanted men'
        return False
    return after not in (
        "day",
        "another",
        "side",
        "hand",
        "time",
        "thing",
        "such",
        "reason",
        "point",
        "year",
        "month",
    )


def noun_after(parse: Parse, core: int, last: int) -> tuple[int | None, bool, int]:
    """(head noun, whether 'N of the …', last token): the noun that the number ending at `last` counts."""
    i = last + 1
    if i + 1 < len(parse) and parse[i].text in ('"', "”") and parse[i + 1].lower == "of":
        # '"dozens" of rebels'
        i += 1
    if parse[last].lower == "of" and i < len(parse) and parse[i].lower in ("them", "whom", "those", "these"):
        # 'killing a number of them'
        return None, True, i
    if parse[last].lower == "of" and i + 1 < len(parse) and parse[i].tag == "PRP$":
        # 'a number of its soldiers'
        i += 1
    if i < len(parse) and parse[i].lower in ("of",):
        j = i + 1
        while (
            j < len(parse)
            and j <= i + 6
            and (parse[j].pos in ("DET", "ADJ", "NUM") or parse[j].tag == "PRP$")
            and parse[j].lower not in ("them",)
        ):
            j += 1
        if j < len(parse):
            if parse[j].lower in ("family", "household") and parse[j - 1].lower in ("a", "one", "same"):
                # 'three of a family': three people.
                return None, False, j
            if parse[j].lower in ("them", "whom", "us", "those", "these", "which"):
                return None, True, j
            definite = any(
                parse[k].lower in ("the", "those", "these", "their", "its", "his")
                for k in range(i + 1, j + 1)
            )
            k = _head_from(parse, j if parse[j].pos != "PRON" else j + 1)
            vague = parse[last].lower in COLLECTIVE
            return k, definite and not vague, k if k is not None else j
    while i < len(parse) and parse[i].lower in _OTHERS:
        if parse[i].lower == "others":
            return i, False, i
        i += 1
    if i > last + 1 and i + 1 < len(parse) and parse[i].lower == "of" and parse[i + 1].tag == "PRP$":
        # 'four more of its soldiers'
        return noun_after(parse, core, i - 1)
    behind = [parse[j].lower.rstrip("s") for j in range(i + 1, min(i + 5, len(parse)))]
    if behind == ["-", "year", "-", "old"]:
        # 'two 28-year-old women'
        i += 5
    head = _head_of_both(parse, _head_from(parse, i))
    return head, False, head if head is not None else last


_SIDES = {"regime", "government", "army", "military", "rebel", "opposition", "coalition", "loyalist", "police", "militia"}  # fmt: skip


def _head_of_both(parse: Parse, head: int | None) -> int | None:
    """'70 regime and rebel fighters': both words tell the side of the fighters."""
    if head is None or parse[head].lower not in _SIDES or parse[head].tag != "NN":
        return head
    for j in range(head + 2, min(head + 5, len(parse))):
        if parse[head + 1].lower == "and" and parse[j].tag == "NNS" and singular(parse[j].lower) in GROUP_OF:
            return j
    return head


COLLECTIVE = {"dozens", "scores", "hundreds", "thousands", "millions", "tens", "of", "tenths", "dozen", "score",
               "numbers", "number", "handful", "couple", "pair"}  # fmt: skip


def _head_from(parse: Parse, i: int) -> int | None:
    """The head of a noun phrase that begins at i: the last noun before anything that is no modifier."""
    head = None
    j = i
    while j < len(parse) and j < i + 9:
        token = parse[j]
        if (
            token.tag == "HYPH"
            and head == j - 1
            and j + 1 < len(parse)
            and parse[j + 1].tag in ("VBN", "VBD", "JJ", "VBG")
        ):
            # '858 war-wounded people'
            head = None
            j += 2
            continue
        if token.text in ("[", "(") and head is not None:
            # '22 Red Crescent [SARC] volunteers'
            close = next(
                (k for k in range(j + 1, min(j + 5, len(parse))) if parse[k].text in ("]", ")")), None
            )
            named = parse[head].tag in ("NNP", "NNPS")
            if (
                close is not None
                and close + 1 < len(parse)
                and parse[close + 1].tag in ("NNS", "NN")
                and named
            ):
                j = close + 1
                continue
        if (
            token.lower == "civilian"
            and head is None
            and j + 1 < len(parse)
            and parse[j + 1].lower in ("dead", "killed", "wounded", "injured", "missing")
        ):
            # 'one civilian dead'
            return j
        if (
            token.lower
            in ("flee", "flees", "fled", "slain", "killed", "martyred", "hurt", "kia", "wia", "mia")
            and head is None
        ):
            # '17 slain': what befell them, whatever the tagger makes of it.
            return None
        if token.text == "IS" and head is None:
            # The group, which the parser takes for a verb.
            pass
        elif token.pos in ("NOUN", "PROPN") or token.tag in ("NN", "NNS"):
            if head is not None and parse[head].tag in ("NNS", "NNPS") and parse[head].head != j:
                break
            if (
                head is not None
                and parse[head].tag == "NNS"
                and token.pos == "PROPN"
                and singular(parse[head].lower) in GROUP_OF
            ):
                # 'two women SANA said': a comma was lost.
                return head
            if head is not None and token.lower in (
                "shot",
                "dead",
                "wounded",
                "hostage",
                "captive",
                "prisoner",
            ):
                break
            if (
                head is not None
                and parse[head].tag == "NNS"
                and token.tag in ("NN", "NNS")
                and GROUP_OF.get(singular(parse[head].lower), "woman") not in ("woman", "child", "man")
            ):
                # 'ten civilians activist groups said': a comma was lost.
                return head
            head = j
        elif (
            token.lower in ("wounded", "injured", "dead", "missing", "displaced", "killed", "trapped")
            and head is None
        ):
            # 'three wounded', but 'three wounded men' goes on.
            after = parse[j + 1] if j + 1 < len(parse) else None
            if (
                after is not None
                and after.tag == "JJ"
                and token.dep == after.dep == "amod"
                and token.head == after.head
            ):
                # 'thirteen wounded Georgian soldiers'
                j += 1
                continue
            if after is None or after.pos not in ("NOUN", "PROPN") or token.tag == "VBD":
                return None
        elif (
            token.pos == "ADJ"
            or token.tag in ("VBN", "VBG", "JJ", "POS", "HYPH")
            or token.text in ("-", "'", "'s", '"')
        ):
            if head is not None and token.text != "-" and token.tag not in ("POS",):
                break
            if token.tag == "VBN" and _is_predicate(parse, j):
                break
        elif token.lower in ("and", "or") and head is None and j > i:
            pass
        elif (
            token.tag == "RB"
            and token.lower.endswith("ly")
            and head is None
            and j + 2 < len(parse)
            and parse[j + 1].tag in ("VBN", "JJ")
            and parse[j + 2].tag in ("NNS", "NN")
        ):
            # '150,000 internally displaced persons'
            pass
        elif token.pos == "ADV" and head is None and j + 1 < len(parse) and parse[j + 1].tag == "HYPH":
            # 'four top-ranking officials'
            j += 1
        else:
            break
        j += 1
    if head is not None and any(
        parse[k].tag == "CD" for k in range(head + 1, min(parse[head].head, head + 6))
    ):
        # 'children 969 women' without its comma: two counts.
        return head
    if (
        head is not None
        and parse[head].dep in ("amod", "compound", "nmod", "npadvmod")
        and head < parse[head].head <= head + 5
    ):
        # 'four top-level military advisers': the noun found only describes the one that counts.
        last = head
        own = GROUP_OF.get(singular(parse[head].lower))
        if parse[head].tag == "NNS" and own not in (None, "woman", "child", "man"):
            return head
        if parse[parse[head].head].lower in (
            "shot",
            "dead",
            "wounded",
            "killed",
            "injured",
            "hostage",
            "captive",
            "prisoner",
        ):
            return head
        while (
            parse[last].dep in ("amod", "compound", "nmod", "npadvmod")
            and last < parse[last].head <= head + 6
        ):
            last = parse[last].head
        return last if parse[last].pos in ("NOUN", "PROPN") else head
    return head


def _is_predicate(parse: Parse, j: int) -> bool:
    """A participle that says what happened ('12 killed in …') rather than which people ('12 armed men')."""
    after = parse[j + 1] if j + 1 < len(parse) else None
    return after is None or after.pos not in ("NOUN", "PROPN", "ADJ") or after.lower.endswith("day")


def says_others(parse: Parse, last: int, head: int) -> bool:
    window = range(last, min(head + 1, len(parse)))
    return any(parse[i].lower in _OTHERS for i in window)
