"""Single persons told without a name: 'a five-year-old', 'a Libyan', 'a man and a woman'."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.extract.groups import singular
from onrecord.extract.mention import Mention
from onrecord.extract.numbers import value
from onrecord.extract.parse import Parse
from onrecord.extract.words import GROUP_OF, STATES
from onrecord.records import Figure

ONE = {"a", "an", "one", "another", "his", "her", "their", "my", "its"}


_NATION = re.compile(
    r"[A-Z][a-z]+(?:an|ese|ish|i)$|Turk$|Kurd$|Arab$|Pole$|Briton$|Serb$|Croat$|Greek$|Czech$|Thai$|Swede$|Dane$|Finn$"
)


_OLD = re.compile(r"\b(?:an?|another|one|the)\s+([\w]+)[- ](year|month|week|day)s?[- ]old$", re.IGNORECASE)


def known_by_age(parse: Parse, i: int) -> Mention | None:
    """'a five-year-old', where no noun follows."""
    token = parse[i]
    after = parse[i + 1] if i + 1 < len(parse) else None
    if (token.lower != "old" and not token.lower.endswith("-old")) or (
        after is not None and after.pos in ("NOUN", "PROPN", "ADJ")
    ):
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


def one_of_a_nation(parse: Parse, i: int) -> bool:
    """'a Libyan', 'a Turk', where no noun follows."""
    token = parse[i]
    near = parse[i - 1].lower if i else ""
    determined = near in ("a", "an", "one", "another") or (
        near == "old" and any(parse[c].lower in ("a", "an", "one", "another") for c in parse.kids(i, "det"))
    )
    if not determined or not _NATION.match(token.text):
        return False
    return token.dep not in ("amod", "compound", "nmod") and (
        i + 1 == len(parse) or parse[i + 1].pos not in ("NOUN", "PROPN", "ADJ")
    )


def _listed_apart(parse: Parse, i: int, heads: list[int]) -> bool:
    """'including a child and a woman', 'four women, a man and a boy': in a list of shares or counts each is told apart."""
    first = min(parse.subtree(i), default=i) if not heads else min(heads)
    before = parse.lower(first - 4, first)
    behind = parse.lower(max(heads) + 1, max(heads) + 3)
    counts = any(parse[c].tag == "CD" for j in parse.kids(parse.first_conjunct(i), "nummod") for c in (j,))
    return bool({"including", "among", "comprising"} & set(before)) or behind == ["among", "them"] or counts


def one_of_each(parse: Parse, i: int, taken: set[int]) -> tuple[list[int], tuple[str, ...]] | None:
    """'a man and a woman', 'a man woman and child': single people in one list make one figure."""
    heads, stack = [i], [i]
    while stack:
        above = stack.pop()
        for c in parse.kids(above, "conj", "compound", "appos"):
            # 'a girl child' is one child.
            twice = parse[c].dep != "conj" and GROUP_OF.get(parse[c].lower) == GROUP_OF.get(
                parse[above].lower
            )
            if parse[c].tag in ("NN", "NNP") and c not in taken and not twice:
                heads.append(c)
                stack.append(c)
    if _listed_apart(parse, i, heads) and not _kin_of_one(parse, heads):
        return None
    groups = {GROUP_OF.get(singular(parse[h].lower)) for h in heads}
    first_is_one = any(parse[c].lower in ONE for c in parse.kids(i, "det", "nummod")) or bool(
        parse.kids(i, "poss")
    )
    if (
        len(heads) < 2
        or None in groups
        or not groups <= {"man", "woman", "child", "elderly"}
        or not first_is_one
    ):
        return None
    return sorted(heads), tuple(sorted(g for g in groups if g))


def _kin_of_one(parse: Parse, heads: list[int]) -> bool:
    """'one mother and her child'"""
    return (
        len(heads) == 2
        and any(parse[c].lower in ("her", "his") for c in parse.kids(heads[1], "poss"))
        and heads[1] - heads[0] == 3
    )


_APART = {"in", "at", "near", "outside", "when", "on", "by", "was", "died", "later", "to", "inside", "from"}


_NEXT = {"third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
"""'five were killed and a sixth was wounded'; 'a second' is more often a unit of time."""


def another(parse: Parse) -> list[int]:
    """'one person was killed and another injured': one more, of whom no noun follows."""
    return [t.i for t in parse.tokens if _one_more(parse, t.i) or _a_second(parse, t.i)]


def _a_second(parse: Parse, i: int) -> bool:
    """'One was killed in the north, a second in the south'; but no second of time."""
    return (
        (parse[i].lower == "second" or parse[i].lower in _NEXT)
        and i > 1
        and parse[i - 1].lower == "a"
        and parse[i - 2].text in (",", ";", "and", "-", "–")
        and i + 1 < len(parse)
        and parse[i + 1].lower in _APART
    )


def _one_more(parse: Parse, i: int) -> bool:
    token, after = parse[i], parse[i + 1] if i + 1 < len(parse) else None
    if token.lower != "another" and not (token.lower in _NEXT and i and parse[i - 1].lower in ("a", "the")):
        return False
    if token.dep not in ("nsubj", "nsubjpass", "dobj", "conj"):
        return False
    if after is not None and after.lower == "of":
        # 'a third of them'
        return False
    return after is None or after.pos not in ("NOUN", "PROPN", "NUM", "ADJ") or after.lower in STATES


def told_twice(parse: Parse, found: list[Mention]) -> list[Mention]:
    """'One of them, a boy of 10, has since died', 'Two of the wounded, both soldiers': told apart from the others and then described;
    'A soldier, a father of two': described as what he is at home."""
    out = list(found)
    for one in found:
        if one.figure is None or one.figure.high is None or one not in out:
            continue
        for other in found:
            if (
                other is one
                or parse[other.head].dep != "appos"
                or not one.first <= parse[other.head].head <= one.last
                or (other.figure is not None and other.figure.high != one.figure.high)
                or not (one.of_whole or (one.figure.high == 1 and _tells_who(parse, one, other)))
            ):
                continue
            out.remove(other)
            if one.groups in (("person",), ("civilian",)):
                out[out.index(one)] = replace(one, groups=other.groups)
                break
    return out


def _tells_who(parse: Parse, one: Mention, other: Mention) -> bool:
    """'a father of two'; 'a driver, a resident of Homs', where no list goes on: the same person."""
    if _parent_of(parse, other):
        return True
    articles = [parse[c].lower for m in (one, other) for c in parse.kids(m.head, "det")]
    lists = (
        parse.kids(one.head, "conj")
        or parse.kids(other.head, "conj")
        or len(parse.kids(one.head, "appos")) > 1
    )
    return (
        parse[other.head].tag == "NN"
        and articles in (["a", "a"], ["a", "an"], ["an", "a"], ["an", "an"])
        and not lists
    )


def _parent_of(parse: Parse, mention: Mention) -> bool:
    """'a father of two', 'a mother of three young children'"""
    of = [
        o for p in parse.kids(mention.head, "prep") if parse[p].lower == "of" for o in parse.kids(p, "pobj")
    ]
    counted = any(parse[k].tag == "CD" for o in of for k in parse.subtree(o))
    return parse[mention.head].lower in ("father", "mother", "grandfather", "grandmother") and counted
