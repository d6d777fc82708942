"""The people that a sentence speaks of: how many, which groups, of which side.

Comes in: a parsed sentence. Goes out: mentions, each with its figure (None where no number is
said), groups and span. What happened to them is decided in people.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.extract import names
from onrecord.extract.groups import INSIDE, describe, of_whom, singular
from onrecord.extract.numbers import Quantity, quantities, value
from onrecord.extract.parse import Parse
from onrecord.extract.words import ARMED, GATHERING, GROUP_OF, NOUNS, THINGS
from onrecord.records import Figure

_TIME_UNITS = {"year", "years", "day", "days", "hour", "hours", "month", "months", "week", "weeks", "minute", "minutes",
               "old", "am", "pm", "gmt", "percent", "per", "%", "km", "kilometres", "kilometers", "miles", "metres",
               "meters", "feet", "tonnes", "tons", "o'clock", "kg", "mm", "points", "times", "local"}  # fmt: skip
_MONTHS = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
           "dec"}  # fmt: skip
_ONE = {"a", "an", "one", "another", "his", "her", "their", "my", "its"}
_SUFFIXES = ("ers", "ists", "ians", "ants", "ees", "ors", "men", "women", "ites", "ese")
_OTHERS = {"others", "other", "more", "another", "further", "additional"}


@dataclass(frozen=True, slots=True)
class Mention:
    """People named in a sentence; `head` is the token that governs, `first`..`last` the tokens of the words."""

    head: int
    first: int
    last: int
    figure: Figure | None
    groups: tuple[str, ...]
    affiliation: str | None = None
    bare: bool = False
    """A number with no noun: 'killing 16'."""
    others: bool = False
    """'six others': apart from people named before."""
    of_whole: bool = False
    """'four of them', '15 of the wounded': a share of people named before."""
    noun: str = ""
    """The counted noun, in lower case; empty where there is none."""
    named: bool = False
    """A word for people is there, so that even a vague verb harms them."""
    name: frozenset[str] = frozenset()
    """The words of the name of a person who is called by it."""
    definite: bool = False
    """'the mayor': one person, perhaps told of before."""
    pronoun: bool = False
    """'he', 'she': a person named before."""


def find(parse: Parse) -> list[Mention]:
    """All mentions of people in the sentence, numbered ones first in their order."""
    known: list[Mention] | None = parse.notes.get("mentions")
    if known is None:
        known = parse.notes["mentions"] = _found(parse)
    return known


def _found(parse: Parse) -> list[Mention]:
    out: list[Mention] = []
    taken: set[int] = set()
    for i in names.heads(parse, taken):
        first = names.first_of(parse, i)
        figure = Figure(1, 1, False, parse.words(first, i))
        out.append(Mention(i, first, i, figure, (names.group_of(parse, i),), named=True, name=names.key_of(parse, i)))
        taken.update([*range(first, i + 1), *names.described(parse, i)])
    for i in names.they(parse):
        out.append(Mention(i, i, i, None, ("person",), named=True, pronoun=True))
    for i in names.pronouns(parse):
        out.append(Mention(i, i, i, Figure(1, 1, False, parse[i].text), ("person",), named=True, pronoun=True))
    for quantity in quantities(parse.plain, parse.sentence.start, parse.sentence.end):
        mention = _numbered(parse, quantity)
        if mention is not None and mention.head not in taken and not _only_tells_whose(parse, mention, out):
            out.append(mention)
            taken.update(range(mention.first, mention.last + 1))
    for token in parse.tokens:
        aged = _known_by_age(parse, token.i) if token.i not in taken else None
        if aged is not None:
            out.append(aged)
            taken.update(range(aged.first, aged.last + 1))
        elif token.i not in taken and _one_of_a_nation(parse, token.i):
            figure = Figure(1, 1, False, parse.words(token.i - 1, token.i))
            out.append(Mention(token.i, token.i - 1, token.i, figure, ("person",), named=True))
        elif (
            token.i not in taken
            and token.pos in ("NOUN", "PROPN")
            and token.dep not in ("compound", "amod", "nmod")
        ):
            mention = _unnumbered(parse, token.i, taken)
            if mention is not None:
                out.append(mention)
    return out


def group_alone(groups: tuple[str, ...]) -> bool:
    return groups != ("prisoner",) and len(groups) == 1


_NATION = re.compile(r"[A-Z][a-z]+(?:an|ese|ish|i)$|Turk$|Kurd$|Arab$|Pole$|Briton$|Serb$|Croat$|Greek$|Czech$|Thai$|Swede$|Dane$|Finn$")


_OLD = re.compile(r"\b(?:an?|another|one|the)\s+([\w]+)[- ](year|month|week|day)s?[- ]old$", re.IGNORECASE)


def _known_by_age(parse: Parse, i: int) -> Mention | None:
    """'a five-year-old', where no noun follows."""
    token = parse[i]
    after = parse[i + 1] if i + 1 < len(parse) else None
    if (token.lower != "old" and not token.lower.endswith("-old")) or (after is not None and after.pos in ("NOUN", "PROPN", "ADJ")):
        return None
    match = _OLD.search(parse.text[parse.sentence.start : token.end])
    if match is None:
        return None
    years = value(match[1]) if match[2].lower() == "year" else 0
    if years is None:
        return None
    first = parse.at(parse.sentence.start + match.start())
    group = "child" if years < 18 else "elderly" if years >= 70 else "person"
    figure = Figure(1, 1, False, match.group())
    return Mention(i, first if first is not None else i, i, figure, (group,), named=True)


def _one_of_a_nation(parse: Parse, i: int) -> bool:
    """'a Libyan', 'a Turk', where no noun follows."""
    token = parse[i]
    if not i or parse[i - 1].lower not in ("a", "an", "one", "another") or not _NATION.match(token.text):
        return False
    return token.dep not in ("amod", "compound", "nmod") and (
        i + 1 == len(parse) or parse[i + 1].pos not in ("NOUN", "PROPN", "ADJ")
    )


def _only_tells_whose(parse: Parse, mention: Mention, before: list[Mention]) -> bool:
    """'four members of one family': the family is no second count."""
    token = parse[mention.head]
    if (
        mention.figure is None
        or mention.figure.unit != "family"
        or token.dep != "pobj"
        or parse[token.head].lower != "of"
    ):
        return False
    return any(parse[token.head].head == m.head for m in before)


def _numbered(parse: Parse, quantity: Quantity) -> Mention | None:
    first, last = parse.at(quantity.start), parse.at(quantity.end - 1)
    if first is None or last is None or last < first:
        return None
    if not _counts(parse, quantity, first, last):
        return None
    core = last
    while core > first and parse[core].tag not in ("CD", "NNS", "NN", "JJ", "DT", "NNP"):
        core -= 1
    nearest = _noun_after(parse, core, last)
    head, of_whole, span_end = nearest
    if head is None:
        return _bare(parse, quantity, first, last, core, of_whole, span_end)
    token = parse[head]
    lemma = singular(token.lower)
    unit = "family" if lemma in ("family", "household") else None
    groups, affiliation, named = describe(parse, head)
    if lemma in THINGS and not groups and (lemma not in NOUNS or lemma == "flight"):
        return None
    if (
        lemma in ("group", "faction", "organisation", "organization", "organ")
        and of_whom(parse, head) is None
    ):
        return None
    if (
        of_whole
        and quantity.text.lower().split()[-1] in ("many", "some", "several", "numerous")
        and parse[last].lower == "many"
    ):
        return None
    if not groups and not (
        token.lower.endswith(_SUFFIXES) or token.tag in ("NNPS",) or token.text[:1].isupper()
    ):
        # An unknown noun: people only if a verb of killing says so; people.py asks `named`.
        groups = ("person",)
    first = min([first, *[i for i in (core,) if i >= 0]])
    figure = quantity.figure(unit)
    if quantity.text.lower() == "many":
        # No number is said. Both annotators of the gold data hold it so, where the table of the format has 3.
        return Mention(head, first, max(span_end, head, last), None, groups or ("person",), affiliation, noun=token.lower, named=named)
    behind = [parse[j].lower for j in range(max(span_end, head, last) + 1, min(max(span_end, head, last) + 3, len(parse)))]
    if behind == ["at", "least"] and figure.low == figure.high:
        # '125 terrorists at least'
        figure = replace(figure, high=None)
    if first > 1 and parse[first - 1].lower == "of" and parse[first - 2].lower == "family" and groups == ("person",):
        groups = ("civilian",)
    return Mention(
        head, first, max(span_end, head, last), figure, groups or ("person",), affiliation,
        bare=False, others=_says_others(parse, last, head), of_whole=of_whole, noun=token.lower, named=named,
    )  # fmt: skip


def _counts(parse: Parse, quantity: Quantity, first: int, last: int) -> bool:
    """Whether the quantity can count people at all: no date, age, clock, rank or money."""
    after = parse[last + 1] if last + 1 < len(parse) else None
    before = parse[first - 1] if first > 0 else None
    number = parse[last].lower
    if _is_age(parse, quantity, first, last):
        return False
    if after is not None:
        if after.lower in _TIME_UNITS or (
            after.lower.rstrip(".") in _MONTHS and quantity.low and quantity.low < 32
        ):
            return False
        clock = after.text == ":" and last + 2 < len(parse) and parse[last + 2].text[:1].isdigit() and parse[last + 2].start == after.end
        if after.text in ("%", "°", "/") or clock or after.lower.startswith(("-year", "-month")):
            return False
    if before is not None:
        if before.lower in ("how", "so", "too", "as", "that") and quantity.vague:
            return False
        low = before.lower.rstrip(".")
        if (
            low in _MONTHS
            or before.text in ("$", "£", "€", "#", "No", "no")
            or low
            in (
                "aged",
                "age",
                "resolution",
                "article",
                "chapter",
                "number",
                "page",
                "group",
                "unit",
                "brigade",
                "division",
            )
        ):
            return not (number.isdigit() or low == "no") if low != "group" else not number.isdigit()
        if low in (
            "in",
            "since",
            "by",
            "until",
            "of",
            "from",
            "during",
            "early",
            "late",
            "and",
        ) and re.fullmatch(r"(19|20)\d\d", number):
            return False
    if re.fullmatch(r"(19|20)\d\d", number) and not (after is not None and singular(after.lower) in GROUP_OF):
        return False
    if number == "one" and quantity.text.lower() == "one":
        return _one_is_a_number(parse, last)
    if before is not None and before.lower == "of" and first > 1 and quantity.low == quantity.high and (quantity.low or 0) < 111:
        who = parse[first - 2].lower
        if who in ("man", "woman", "boy", "girl", "child", "youth") and (after is None or after.pos not in ("NOUN", "PROPN", "ADJ")):
            # 'a man of 63'
            return False
    if re.match(r"under|below|over|above", quantity.text.lower()) and _age(parse, first, last):
        return False
    return not re.fullmatch(r"0\d*", number)


def _is_age(parse: Parse, quantity: Quantity, first: int, last: int) -> bool:
    """'Frank Moreau, 32, was killed', 'aged 40 and 52', 'her two sons, 5 and 7, were'."""
    if quantity.low is None or quantity.low != quantity.high or quantity.low > 110:
        return False
    if first > 1 and parse[first - 1].lower == "of" and parse[first - 2].lower in ("age", "ages"):
        return True
    before, after = parse[first - 1] if first else None, parse[last + 1] if last + 1 < len(parse) else None
    if before is not None and after is not None and before.tag == "NNP" and before.dep == "nsubj" and after.tag in ("VBD", "VBZ"):
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


def _age(parse: Parse, first: int, last: int) -> bool:
    """'everyone under 40', 'men over 50': an age, where no noun follows and people stand before."""
    after = parse[last + 1] if last + 1 < len(parse) else None
    if after is not None and (after.pos in ("NOUN", "ADJ", "PROPN") or after.lower == "of"):
        return False
    if first and parse[first - 1].lower in ("dead", "wounded", "injured", "killed"):
        # 'At least 48 dead over 100 injured'
        return False
    return first > 0 and (parse[first - 1].lower in GROUP_OF or singular(parse[first - 1].lower) in GROUP_OF)


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
        "only",
        "first",
        "last",
    ):
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


def _noun_after(parse: Parse, core: int, last: int) -> tuple[int | None, bool, int]:
    """(head noun, whether 'N of the …', last token): the noun that the number ending at `last` counts."""
    i = last + 1
    if parse[last].lower == "of" and i < len(parse) and parse[i].lower in ("them", "whom", "those", "these"):
        # 'killing a number of them'
        return None, True, i
    if i < len(parse) and parse[i].lower in ("of",):
        j = i + 1
        while (
            j < len(parse)
            and j <= i + 6
            and parse[j].pos in ("DET", "ADJ", "NUM")
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
    head = _head_from(parse, i)
    return head, False, head if head is not None else last


COLLECTIVE = {"dozens", "scores", "hundreds", "thousands", "millions", "tens", "of", "tenths", "dozen", "score",
               "numbers", "number", "handful", "couple", "pair"}  # fmt: skip


def _head_from(parse: Parse, i: int) -> int | None:
    """The head of a noun phrase that begins at i: the last noun before anything that is no modifier."""
    head = None
    j = i
    while j < len(parse) and j < i + 9:
        token = parse[j]
        if token.lower in ("slain", "killed", "martyred", "hurt") and head is None:
            # '17 slain': what befell them, whatever the tagger makes of it.
            return None
        if token.pos in ("NOUN", "PROPN") or token.tag in ("NN", "NNS"):
            if head is not None and parse[head].tag in ("NNS", "NNPS") and parse[head].head != j:
                break
            if head is not None and parse[head].tag == "NNS" and token.pos == "PROPN" and singular(parse[head].lower) in GROUP_OF:
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
            head = j
        elif (
            token.lower in ("wounded", "injured", "dead", "missing", "displaced", "killed", "trapped")
            and head is None
        ):
            # 'three wounded', but 'three wounded men' goes on.
            after = parse[j + 1] if j + 1 < len(parse) else None
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
        if parse[parse[head].head].lower in ("shot", "dead", "wounded", "killed", "injured", "hostage", "captive", "prisoner"):
            return head
        while parse[last].dep in ("amod", "compound", "nmod", "npadvmod") and last < parse[last].head <= head + 6:
            last = parse[last].head
        return last if parse[last].pos in ("NOUN", "PROPN") else head
    return head


def _is_predicate(parse: Parse, j: int) -> bool:
    """A participle that says what happened ('12 killed in …') rather than which people ('12 armed men')."""
    after = parse[j + 1] if j + 1 < len(parse) else None
    return after is None or after.pos not in ("NOUN", "PROPN", "ADJ")


def _bare(
    parse: Parse, quantity: Quantity, first: int, last: int, core: int, of_whole: bool, span_end: int
) -> Mention | None:
    words = quantity.text.lower()
    if words.split()[-1] == "of" and not of_whole:
        return None
    if words == "many":
        # 'Many more wounded' gives no number, and a share with no quantity makes no claim.
        return (
            Mention(
                core, first, max(last, span_end), None, ("person",), None, bare=True, others=True, named=True
            )
            if not of_whole
            else None
        )
    others = _says_others(parse, last, min(last + 2, len(parse) - 1))
    of_family = first > 1 and parse[first - 1].lower == "of" and parse[first - 2].lower == "family"
    groups = ("civilian",) if of_family or _takes_no_part(parse, last) else ("person",)
    return Mention(
        core, first, max(last, span_end), quantity.figure(), groups, None,
        bare=True, others=others, of_whole=of_whole, named=of_whole or others,
    )  # fmt: skip


def _takes_no_part(parse: Parse, last: int) -> bool:
    """'thousands with no part in the violence': civilians, as the law of war defines them."""
    words = " ".join(parse[j].lower for j in range(last + 1, min(last + 9, len(parse))))
    return bool(
        re.match(r"(?:\w+ ){0,2}(?:with|taking|who took|who take|having) no (?:direct )?part in", words)
    )


def _says_others(parse: Parse, last: int, head: int) -> bool:
    window = range(last, min(head + 1, len(parse)))
    return any(parse[i].lower in _OTHERS for i in window)


def _unnumbered(parse: Parse, i: int, taken: set[int]) -> Mention | None:
    """People without a number: 'civilians', 'a child', 'his son'."""
    token = parse[i]
    if token.lower in ("prisoner", "hostage", "captive") and parse[token.head].lemma in ("take", "hold", "keep"):
        # 'were taken prisoner' says what befell others.
        return None
    groups, affiliation, named = describe(parse, i)
    if (
        token.dep == "conj"
        and token.tag == "NNS"
        and parse[token.head].tag == "NNS"
        and token.head not in taken
    ):
        whole, _, _ = describe(parse, token.head)
        if set(groups) < set(whole):
            # 'women and children': told once, by its first noun.
            return None
    if not named or not groups or (token.text[:1].isupper() and token.i and token.tag in ("NNP", "NNPS")):
        # 'Save the Children', 'Doctors Without Borders': names of bodies.
        return None
    determiners = [parse[c] for c in parse.children[i] if parse[c].dep in ("det", "poss", "nummod")]
    first = min([i, *[c for c in parse.children[i] if c < i and parse[c].dep in INSIDE and c not in taken]])
    figure, alone = None, token.tag in ("NN", "NNP") and token.lower not in _PLURALS
    together = _one_of_each(parse, i, taken) if alone else None
    if together is not None:
        taken.update(together[0])
        last = max(together[0])
        figure = Figure(len(together[0]), len(together[0]), False, parse.words(first, last))
        return Mention(i, first, last, figure, together[1], affiliation, named=True)
    listed = token.dep == "conj" and not determiners and any(parse[c].lower in _ONE for c in parse.kids(token.head, "det", "poss"))
    if (
        alone
        and (listed or any(d.lower in _ONE or (d.dep == "poss" and d.pos in ("NOUN", "PROPN")) for d in determiners))
        and singular(token.lower) not in GATHERING | ARMED | _PLURALS
    ):
        words = parse.words(first, i)
        figure = Figure(1, 1, False, words)
    elif alone and group_alone(groups) and any(d.lower == "the" for d in determiners) and singular(token.lower) not in GATHERING | ARMED | _PLURALS:
        # 'the mayor was killed': one person, perhaps told of before.
        figure = Figure(1, 1, False, parse.words(first, i))
        return Mention(i, first, i, figure, groups, affiliation, named=True, definite=True)
    elif token.lower == "couple" and any(d.lower == "the" for d in determiners):
        figure = Figure(2, 2, False, parse.words(first, i))
    return Mention(i, first, i, figure, groups, affiliation, named=True)


def _one_of_each(parse: Parse, i: int, taken: set[int]) -> tuple[list[int], tuple[str, ...]] | None:
    """'a man and a woman', 'a man woman and child': single people in one list make one figure."""
    heads, stack = [i], [i]
    while stack:
        for c in parse.kids(stack.pop(), "conj", "compound", "appos"):
            if parse[c].tag in ("NN", "NNP") and c not in taken:
                heads.append(c)
                stack.append(c)
    groups = {GROUP_OF.get(singular(parse[h].lower)) for h in heads}
    first_is_one = any(parse[c].lower in _ONE for c in parse.kids(i, "det", "nummod"))
    if (
        len(heads) < 2
        or len(groups) < len(heads)
        or not groups <= {"man", "woman", "child", "elderly"}
        or not first_is_one
    ):
        return None
    return sorted(heads), tuple(sorted(g for g in groups if g))


_PLURALS = {"everyone", "anyone", "someone", "rest", "people", "police", "personnel", "staff", "dead", "wounded", "injured", "others", "folk", "public", "crew",
            "populace", "population", "crowd"}  # fmt: skip
