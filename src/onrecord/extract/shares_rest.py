"""Shares worked out of what is told: 'and the rest in Daraa', 'forty per cent are children'.

Comes in: a parsed sentence, its drafts and those of the sentences before. Goes out: pairs of a whole and its share.
"""

from __future__ import annotations

import re

from onrecord.extract.drafts import Draft
from onrecord.extract.mention import Mention
from onrecord.extract.numbers import value
from onrecord.extract.parse import Parse
from onrecord.extract.share import Pairs, as_share, whole_before
from onrecord.extract.shares_apart import counted_last, group_behind
from onrecord.records import Figure

_TOLD_APART = {"in", "at", "near", "around", "by", "from", "were", "are"}


def the_rest(parse: Parse, people: list[Mention], drafts: list[Draft], earlier: list[Draft]) -> Pairs:
    """'40 deaths: 20 in Homs, 15 in Aleppo and the rest in Daraa': what the parts told before it leave of their whole."""
    for token in parse.tokens[1:-1]:
        i = token.i
        if token.lower not in ("rest", "remainder") or parse.lower(i - 1, i) != ["the"]:
            continue
        whole = whole_before(i, [d for d in drafts if d.figure is not None], far=len(parse))
        if whole is None or not whole.key or parse[i + 1].lower not in _TOLD_APART:
            continue
        parts = [d for d in drafts if d.share and d.part_of == whole.key and d.mention.last < i]
        sizes = [_exact(d.figure) for d in parts]
        size = _exact(whole.figure)
        if not parts or size is None or None in sizes or (left := size - sum(n or 0 for n in sizes)) <= 0:
            continue
        figure = Figure(left, left, False, parse.words(i - 1, i))
        mention = Mention(i, i - 1, i, figure, ("person",), bare=True)
        return [(whole, as_share(whole, mention, parse))]
    return []


def _exact(figure: Figure | None) -> int | None:
    if figure is None or figure.approximate or figure.low != figure.high or figure.unit is not None:
        return None
    return figure.low


_PERCENT = re.compile(
    r"\b(?:about |around |nearly |almost |some |an estimated )?(?P<number>\d{1,2}(?:\.\d+)?|(?:ten|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?)"
    r" ?(?:%|per ?cent)(?= (?:of (?:them|these|those|whom) )?(?:are|were|is|was) )",
    re.IGNORECASE,
)


def in_percent(parse: Parse, people: list[Mention], drafts: list[Draft], earlier: list[Draft]) -> Pairs:
    """'10,200 people arrived. Forty per cent are children and 10 per cent are elderly.'"""
    out: Pairs = []
    start = parse.sentence.start
    for match in _PERCENT.finditer(parse.text[start : parse.sentence.end]):
        i, j = parse.at(start + match.start()), parse.at(start + match.end() - 1)
        if i is None or j is None:
            continue
        whole = whole_before(i, [d for d in drafts if d.figure is not None]) or counted_last(parse, earlier)
        groups, last = group_behind(parse, _behind_the_verb(parse, j))
        size = whole.figure.number if whole is not None and whole.figure is not None else None
        percent = _percent(match["number"])
        if whole is None or not groups or groups == whole.groups or size is None or percent is None:
            continue
        number = round(size * percent / 100)
        figure = Figure(number, number, True, match.group())
        out.append(
            (whole, as_share(whole, Mention(j, i, last, figure, groups, named=True), parse, groups, figure))
        )
    return out


def _behind_the_verb(parse: Parse, j: int) -> int:
    return next((k + 1 for k in range(j + 1, min(j + 5, len(parse))) if parse[k].lemma == "be"), j + 1)


_RATIO = re.compile(
    r"\b(?:about |around |nearly |some )?(?P<some>one|two|three|four|five|six|seven|eight|nine|\d) (?:in|out of)(?: every)? (?P<of>two|three|four|five|six|eight|ten|\d0?)"
    r" of (?:(?:them|these|those|whom)\b(?: (?:are|were|is|was))?|the (?=\d))",
    re.IGNORECASE,
)


def in_ratio(parse: Parse, people: list[Mention], drafts: list[Draft], earlier: list[Draft]) -> Pairs:
    """'900 people were wounded, one in four of them a child', 'One in four of the 1,200 wounded is a child'"""
    start = parse.sentence.start
    match = _RATIO.search(parse.text[start : parse.sentence.end])
    i, j = (parse.at(start + match.start()), parse.at(start + match.end() - 1)) if match else (None, None)
    if match is None or i is None or j is None:
        return []
    inner = next(
        (d for d in drafts if j - 1 <= d.mention.first <= j + 1 and d.figure is not None and not d.share),
        None,
    )
    whole = (
        inner or whole_before(i, [d for d in drafts if d.figure is not None]) or counted_last(parse, earlier)
    )
    some, of = value(match["some"].lower()), value(match["of"].lower())
    size = whole.figure.number if whole is not None and whole.figure is not None else None
    behind = _behind_the_verb(parse, max(inner.mention.last, inner.trigger)) if inner is not None else j + 1
    groups, last = group_behind(parse, behind + (parse.lower(behind, behind + 1) in (["a"], ["an"])))
    if (
        whole is None
        or size is None
        or not some
        or not of
        or some >= of
        or not groups
        or groups == whole.groups
    ):
        return []
    number = round(size * some / of)
    figure = Figure(number, number, True, match.group().strip())
    head = max(last, j)
    mention = Mention(head, i, head, figure, groups, named=True)
    return [(whole, as_share(whole, mention, parse, groups, figure))]


def _percent(words: str) -> float | None:
    return float(words) if words[0].isdigit() else value(words.lower())
