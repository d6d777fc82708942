"""The people that a sentence speaks of: how many, which groups, of which side.

Comes in: a parsed sentence. Goes out: mentions, each with its figure (None where no number is
said), groups and span. What happened to them is decided in people.py.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.extract import fractions, name_parts, names
from onrecord.extract.counted import counts, noun_after, says_others
from onrecord.extract.groups import INSIDE, describe, of_whom, singular
from onrecord.extract.mention import Mention
from onrecord.extract.numbers import Quantity, quantities
from onrecord.extract.parse import Parse
from onrecord.extract.share_of_counted import share_of_counted
from onrecord.extract.singles import ONE, another, known_by_age, one_of_a_nation, one_of_each, told_twice
from onrecord.extract.words import ARMED, GATHERING, GROUP_OF, NOUNS, THINGS, VERBS
from onrecord.records import Figure, Token

_SUFFIXES = ("ers", "ists", "ians", "ants", "ees", "ors", "men", "women", "ites", "ese")


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
        first = name_parts.first_of(parse, i)
        figure = Figure(1, 1, False, parse.words(first, i))
        out.append(
            Mention(i, first, i, figure, (names.group_of(parse, i),), named=True, name=names.key_of(parse, i))
        )
        taken.update([*range(first, i + 1), *names.described(parse, i)])
    for i in names.they(parse):
        out.append(Mention(i, i, i, None, ("person",), named=True, pronoun=True))
    for i in names.pronouns(parse):
        out.append(
            Mention(i, i, i, Figure(1, 1, False, parse[i].text), ("person",), named=True, pronoun=True)
        )
    for quantity in quantities(parse.plain, parse.sentence.start, parse.sentence.end):
        mention = _numbered(parse, quantity)
        if mention is not None and (both := share_of_counted(parse, mention)) is not None:
            out += both
            taken.update(range(mention.first, mention.last + 1))
            continue
        if (
            mention is not None
            and mention.head not in taken
            and not _only_tells_whose(parse, mention, out)
            and not _told_otherwise(parse, mention, out)
        ):
            out.append(mention)
            taken.update(range(mention.first, mention.last + 1))
    for i in another(parse):
        first = i - (i > 0 and parse[i - 1].lower == "a")
        figure = Figure(1, 1, False, parse.words(first, i))
        out.append(Mention(i, first, i, figure, ("person",), bare=True, others=True, named=True))
        taken.add(i)
    for token in parse.tokens:
        aged = known_by_age(parse, token.i) if token.i not in taken else None
        if aged is not None:
            share = next((m for m in out if m.of_whole and 0 < aged.first - m.last <= 2), None)
            if share is not None:
                # 'one of them a 16-year-old': one person, told twice.
                out[out.index(share)] = replace(share, groups=aged.groups, last=aged.last)
            else:
                out.append(aged)
            taken.update(range(aged.first, aged.last + 1))
        elif token.i not in taken and one_of_a_nation(parse, token.i):
            figure = Figure(1, 1, False, parse.words(token.i - 1, token.i))
            out.append(Mention(token.i, token.i - 1, token.i, figure, ("person",), named=True))
        elif (
            token.i not in taken
            and token.pos in ("NOUN", "PROPN")
            and token.dep not in ("compound", "amod", "nmod")
        ):
            mention = _unnumbered(parse, token.i, taken)
            counted_within = (
                mention is not None
                and (mention.figure is None or mention.definite)
                and _inside_of_count(parse, token.i, out)
            )
            if mention is not None and not counted_within:
                out.append(mention)
    return told_twice(parse, out)


def group_alone(groups: tuple[str, ...]) -> bool:
    return groups != ("prisoner",) and len(groups) == 1


def _told_otherwise(parse: Parse, mention: Mention, before: list[Mention]) -> bool:
    """'121,000 people, or some 17,350 households': the same people, counted by another unit."""
    if mention.figure is None or mention.figure.unit != "family" or mention.first < 2:
        return False
    lead = parse.lower(mention.first - 2, mention.first)
    return lead[-1] == "or" and any(0 < mention.first - m.last <= 3 and m.figure is not None for m in before)


def _only_tells_whose(parse: Parse, mention: Mention, before: list[Mention]) -> bool:
    """'four members of one family': the family is no second count."""
    token = parse[mention.head]
    if (
        mention.figure is None
        or mention.figure.unit != "family"
        or token.dep != "pobj"
        or parse[token.head].lower not in ("of", "from")
    ):
        return False
    return any(parse[token.head].head == m.head for m in before)


def _inside_of_count(parse: Parse, i: int, before: list[Mention]) -> bool:
    """'four members of a family': the family is no second count."""
    up = parse[parse[i].head]
    return (
        up.lower == "of"
        and parse[i].tag == "NN"
        and any(m.head == up.head and m.figure is not None for m in before)
    )


def _numbered(parse: Parse, quantity: Quantity) -> Mention | None:
    first, last = parse.at(quantity.start), parse.at(quantity.end - 1)
    if first is None or last is None or last < first:
        return None
    if not counts(parse, quantity, first, last):
        return None
    if quantity.text.lower() == "both" and parse[last].dep == "preconj":
        # 'both civilians and soldiers'
        return None
    core = last
    while core > first and parse[core].tag not in ("CD", "NNS", "NN", "JJ", "DT", "NNP"):
        core -= 1
    nearest = noun_after(parse, core, last)
    head, of_whole, span_end = nearest
    if head is None:
        return _bare(parse, quantity, first, last, core, of_whole, span_end)
    token = parse[head]
    lemma = singular(token.lower)
    if lemma == "personnel" and parse.lower(head + 1, head + 2) == ["carriers"]:
        return None
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
    figure = fractions.of_counted(parse, first, head, quantity.figure(unit))
    unknown = {"unknown", "undetermined", "unspecified", "undisclosed", "uncertain"} & set(
        parse.lower(max(0, first - 2), last + 1)
    )
    if quantity.text.lower() == "many" or (unknown and "number" in quantity.text.lower()):
        # No number is said. Both annotators of the gold data hold it so, where the table of the format has 3.
        return Mention(
            head,
            first,
            max(span_end, head, last),
            None,
            groups or ("person",),
            affiliation,
            noun=token.lower,
            named=named,
        )
    behind = [
        parse[j].lower
        for j in range(max(span_end, head, last) + 1, min(max(span_end, head, last) + 3, len(parse)))
    ]
    if behind == ["at", "least"] and figure.low == figure.high:
        # '125 terrorists at least'
        figure = replace(figure, high=None)
    if (
        first > 1
        and parse[first - 1].lower == "of"
        and parse[first - 2].lower == "family"
        and groups == ("person",)
    ):
        groups = ("civilian",)
    return Mention(
        head, first, max(span_end, head, last), figure, groups or ("person",), affiliation,
        bare=False, others=says_others(parse, last, head), of_whole=of_whole, noun=token.lower, named=named,
    )  # fmt: skip


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
    others = says_others(parse, last, min(last + 2, len(parse) - 1))
    of_family = first > 1 and parse[first - 1].lower == "of" and parse[first - 2].lower == "family"
    of_family = of_family or parse[span_end].lower in ("family", "household")
    groups = ("civilian",) if of_family or _takes_no_part(parse, last) else ("person",)
    if {"both", "sides"} <= set(parse.lower(last + 1, last + 6)) and "on" in parse.lower(last + 1, last + 5):
        # 'left dozens dead on both sides'
        groups = ("combatant",)
    hyphened = (
        last + 2 < len(parse) and parse[last + 2].text == "-" and parse[last + 2].start == parse[last + 1].end
    )
    if hyphened and parse[last + 1].tag != "CD" and not of_whole:
        # 'seven all-terrain vehicles', 'five pick-up trucks': people described so are counted by their noun
        return None
    return Mention(
        core, first, max(last, span_end), quantity.figure(), groups, None,
        bare=True, others=others, of_whole=of_whole, named=of_whole or others or of_family,
    )  # fmt: skip


def _takes_no_part(parse: Parse, last: int) -> bool:
    """'thousands with no part in the violence': civilians, as the law of war defines them."""
    words = " ".join(parse.lower(last + 1, last + 9))
    return bool(
        re.match(r"(?:\w+ ){0,2}(?:with|taking|who took|who take|having) no (?:direct )?part in", words)
    )


def _unnumbered(parse: Parse, i: int, taken: set[int]) -> Mention | None:
    """People without a number: 'civilians', 'a child', 'his son'."""
    token = parse[i]
    if token.lower in ("prisoner", "hostage", "captive") and parse[token.head].lemma in (
        "take",
        "hold",
        "keep",
    ):
        # 'were taken prisoner' says what befell others.
        return None
    groups, affiliation, named = describe(parse, i)
    if not named and _must_be_a_person(parse, i):
        groups, named = ("person",), True
    if (
        token.dep == "conj"
        and (token.tag == "NNS" or token.lower == "staff")
        and parse[token.head].tag == "NNS"
        and (token.head not in taken or token.lower == "staff")
    ):
        whole, _, _ = describe(parse, token.head)
        if set(groups) < set(whole):
            # 'women and children': told once, by its first noun.
            return None
    if (
        not named
        or not groups
        or (
            token.text[:1].isupper()
            and token.i
            and (token.tag in ("NNP", "NNPS") or parse.lower(token.i - 2, token.i) == ["save", "the"])
        )
    ):
        # 'Save the Children', 'Doctors Without Borders': names of bodies.
        return None
    determiners = [parse[c] for c in parse.children[i] if parse[c].dep in ("det", "poss", "nummod")]
    first = min([i, *[c for c in parse.children[i] if c < i and parse[c].dep in INSIDE and c not in taken]])
    while first < i and ":" in parse.lower(first, i):
        # 'Tikrit: policeman shot dead'
        first += 1
    figure, alone = None, token.tag in ("NN", "NNP") and token.lower not in _PLURALS and not _a_nation(token)
    together = one_of_each(parse, i, taken) if alone else None
    if together is not None:
        taken.update(together[0])
        last = max(together[0])
        figure = Figure(len(together[0]), len(together[0]), False, parse.words(first, last))
        return Mention(i, first, last, figure, together[1], affiliation, named=True)
    listed = (
        token.dep == "conj"
        and not determiners
        and any(
            # 'a reporter's wife and son'
            parse[c].lower in ONE or (parse[c].dep == "poss" and parse[c].pos in ("NOUN", "PROPN"))
            for c in parse.kids(token.head, "det", "poss")
        )
    )
    one = alone and singular(token.lower) not in _MANY_IN_ONE
    the = any(d.lower == "the" for d in determiners)
    if token.lower == "couple" and determiners and of_whom(parse, i) is None:
        figure = Figure(2, 2, False, parse.words(first, i))
    elif one and (
        listed or any(d.lower in ONE or (d.dep == "poss" and d.pos in ("NOUN", "PROPN")) for d in determiners)
    ):
        figure = Figure(1, 1, False, parse.words(first, i))
    elif (
        one
        and not determiners
        and (parse.sentence.block == "headline" or _telegraphic(parse, i) or _killed_now(parse, i))
        and token.dep in ("dobj", "nsubjpass", "nsubj", "ROOT")
        and group_alone(groups)
    ):
        # 'Gunmen kill farmer'
        figure = Figure(1, 1, False, parse.words(first, i))
    elif one and the and group_alone(groups):
        # 'the mayor was killed': one person, perhaps told of before.
        figure = Figure(1, 1, False, parse.words(first, i))
        told_before = not _somebodys(parse, i)
        return Mention(i, first, i, figure, groups, affiliation, named=True, definite=told_before)
    elif token.lower == "couple" and the:
        figure = Figure(2, 2, False, parse.words(first, i))
    return Mention(i, first, i, figure, groups, affiliation, noun=token.lower, named=True)


def _a_nation(token: Token) -> bool:
    """'Yazidis fleeing Sinjar', read as one of that name"""
    return token.tag == "NNP" and token.lower.endswith("s") and singular(token.lower) in GROUP_OF


def _telegraphic(parse: Parse, i: int) -> bool:
    """'Tikrit: policeman shot dead', an entry of a log, which leaves articles out as headlines do."""
    first = min([i, *[c for c in parse.children[i] if c < i]])
    while first < i and ":" in parse.lower(first, i):
        first += 1
    opens = first > 0 and parse[first - 1].text in (":", "-", "–")
    return opens and parse[i].tag == "NN" and i + 1 < len(parse) and parse[i + 1].tag in ("VBN", "VBD")


def _killed_now(parse: Parse, i: int) -> bool:
    """'gunmen kill elder': one person without an article is the object of a verb in the present only in headlines and logs."""
    verb = parse[parse[i].head]
    return (
        parse[i].dep == "dobj"
        and verb.i < i
        and verb.lemma in VERBS
        and verb.tag in ("VBP", "VBZ")
        and not parse.kids(verb.i, "aux")
    )


_OF_PERSONS = {
    "murder",
    "assassinate",
    "behead",
    "strangle",
    "execute",
    "lynch",
    "decapitate",
    "kidnap",
    "abduct",
    "detain",
    "torture",
}


def _must_be_a_person(parse: Parse, i: int) -> bool:
    """'strangled a former sarpanch': what can be murdered or kidnapped is a person, whatever the word."""
    token = parse[i]
    if (
        token.tag != "NN"
        or singular(token.lower) in THINGS
        or not any(parse[c].lower in ("a", "an") for c in parse.kids(i, "det"))
    ):
        return False
    return (
        token.dep in ("dobj", "nsubjpass")
        and parse[token.head].lemma in _OF_PERSONS
        and bool(token.dep == "dobj" or parse.kids(token.head, "auxpass"))
    )


def _somebodys(parse: Parse, i: int) -> bool:
    """'the son of a contractor': whose kin is new is new."""
    whose = [o for p in parse.kids(i, "prep") if parse[p].lower == "of" for o in parse.kids(p, "pobj")]
    return any(parse[d].lower in ("a", "an") for o in whose for d in parse.kids(o, "det"))


_PLURALS = {"everyone", "anyone", "someone", "rest", "people", "police", "personnel", "staff", "dead", "wounded", "injured", "others", "folk", "public", "crew",
            "populace", "population", "crowd"}  # fmt: skip
_MANY_IN_ONE = GATHERING - {"member"} | ARMED - {"guard"} | _PLURALS
