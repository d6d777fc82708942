"""Shares told apart from their whole: by places, as fractions, as 'the remaining six', as 'among the dead'."""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.extract import fractions
from onrecord.extract import share as within
from onrecord.extract.drafts import Draft
from onrecord.extract.groups import singular
from onrecord.extract.mention import Mention
from onrecord.extract.parse import Parse
from onrecord.extract.share import Pairs, as_share, fits, last_that_holds, list_after, whole_before
from onrecord.extract.words import GROUP_OF, NOUNS, PAIRS, STATES

_FRACTION = re.compile(
    r"half|most\b|in (?:every )?(?:three|four|five|six|ten)\b|chiefly|principally|mostly|mainly|largely|predomin|majority|bulk|nearly all|almost all|part\b|third|quarter|fifth|per ?cent|%",
    re.I,
)


def by_place(parse: Parse, people: list[Mention], drafts: list[Draft], earlier: list[Draft]) -> Pairs:
    """'killed 21 people, 15 in the north and another six in the suburbs': a whole told by places."""
    for whole in (d for d in drafts if not d.share and d.figure is not None and d.figure.low is not None):
        parts, apart = [], False
        for mention in people:
            if (
                mention.first <= whole.mention.last
                or not (mention.bare or NOUNS.get(singular(mention.noun)) == whole.kind)
                or not _counted_at_a_place(parse, mention, whole)
            ):
                continue
            own = next((d for d in drafts if d.mention.first == mention.first), None)
            if own is not None and (own.share or own.kind != whole.kind):
                continue
            apart = apart or (own is not None and own.trigger != whole.trigger)
            parts.append(mention)
        total = sum(m.figure.low or 0 for m in parts if m.figure is not None)
        fitting = whole.figure is not None and total <= (whole.figure.low or 0)
        if apart and fitting:
            # 'five were killed in the north; two were killed in the south': others, unless they make the whole up
            fitting = whole.figure is not None and (
                total == whole.figure.low or ":" in parse.lower(whole.mention.last, parts[0].first)
            )
        if len(parts) > 1 and fitting and not _town_by_town(parse, parts):
            return [(whole, as_share(whole, m, parse)) for m in parts]
    return []


def the_next_places(parse: Parse, people: list[Mention], drafts: list[Draft], earlier: list[Draft]) -> Pairs:
    """'19 of them in the suburbs of Damascus and 12 in Homs': the 12 are of them too."""
    out: Pairs = []
    wholes = {d.key: d for d in (*earlier, *drafts) if d.key}
    numbered = sorted((m for m in people if m.figure is not None), key=lambda m: m.first)
    for before, mention in pairwise(numbered):
        share = next(
            (d for d in [*(s for _, s in out), *drafts] if d.share and d.mention.first == before.first), None
        )
        gap = range(before.last + 1, mention.first)
        joined = gap and parse[gap[-1]].text.lower() in (",", "and") and parse[gap[0]].lower in _PLACED
        if share is None or not joined or not mention.bare or any(parse[j].pos == "VERB" for j in gap):
            continue
        whole = wholes.get(share.part_of or 0) or next((w for w, s in out if s is share), None)
        partitive = before.of_whole or any(s is share for _, s in out)
        if whole is not None and partitive and _counted_at_a_place(parse, mention, whole):
            out.append((whole, as_share(whole, mention, parse)))
    return out


def _town_by_town(parse: Parse, parts: list[Mention]) -> bool:
    """'Twelve were killed in Gaza City, five in Rafah and three in Jabalia': each town has its own, and the first is no whole of the others."""
    before = parts[0].first - 1
    while before > 0 and (parse[before].text == "," or parse[before].lower in ("and", "while", "another")):
        before -= 1
    towns, places = parse.notes.get("settlements", ()), parse.notes.get("places", ())
    if before not in towns or before == parts[0].first - 1:
        return False
    named = [[o for p in range(m.last + 1, m.last + 4) for o in _placed_by(parse, p)] for m in parts]
    return all(found and (found[0] in towns or found[0] not in places) for found in named)


def _placed_by(parse: Parse, i: int) -> list[int]:
    """The name right behind a preposition of place, with nothing of a quarter or a suburb about it."""
    if i >= len(parse) or parse[i].lower not in _PLACED:
        return []
    return [o for o in parse.kids(i, "pobj") if parse[o].pos == "PROPN"]


_PLACED = {"in", "at", "near", "around", "from", "outside"}


def _counted_at_a_place(parse: Parse, mention: Mention, whole: Draft) -> bool:
    """'15 in the north', 'one killed in the port'"""
    if mention.figure is None or mention.figure.low is None:
        return False
    behind = mention.last + 1
    if behind < len(parse) and STATES.get(parse[behind].lower) == whole.kind:
        behind += 1
    if behind >= len(parse) or parse[behind].lower not in _PLACED:
        return False
    near = range(behind + 1, min(behind + 8, len(parse)))
    return any(parse[j].pos == "PROPN" for j in near) or any(j in parse.notes.get("places", ()) for j in near)


def the_remaining(parse: Parse, people: list[Mention], drafts: list[Draft], earlier: list[Draft]) -> Pairs:
    """'the remaining six people killed': of a whole told before."""
    out: Pairs = []
    for draft in drafts:
        words = parse.lower(draft.mention.first - 2, draft.mention.last + 1)
        if draft.share or "remaining" not in words or draft.figure is None:
            continue
        wholes = [
            d
            for d in earlier
            if d.kind == draft.kind and not d.share and d.figure is not None and fits(draft.figure, d.figure)
        ]
        if wholes:
            out.append((wholes[-1], as_share(wholes[-1], draft.mention, parse)))
    return out


def among_the_dead(parse: Parse, people: list[Mention], drafts: list[Draft], earlier: list[Draft]) -> Pairs:
    """'a child was among the dead', 'among the martyrs were a child and two women', 'she was one of 43 people killed'."""
    out: Pairs = []
    for i, token in enumerate(parse.tokens):
        one_of = i > 0 and token.lower == "of" and parse[i - 1].lower == "one" and parse[i - 1].dep == "attr"
        if not (one_of or token.lower in ("among", "amongst")) or i + 2 >= len(parse):
            continue
        if parse[i + 1].lower == "them" and not drafts and parse[parse[i].head].lemma == "be":
            out += within.of_those_before(parse, within.subjects_of(parse, i), people, earlier)
            continue
        the = parse[i + 1].lower in ("the", "those")
        starts = (i + 1, i + 2) if the else (i + 1,)
        named = next((d for d in drafts if d.mention.first in starts and d.figure is not None), None)
        if named is None and (one_of or not the):
            continue
        word = parse[i + 2].lower
        if parse[i + 2].tag == "CD" and i + 3 < len(parse):
            # 'among the 23 killed'
            word = parse[i + 3].lower
        kind = named.kind if named is not None else STATES.get(word)
        if word in ("victims", "martyrs", "fatalities", "casualties"):
            kind = "killed"
        if kind is None:
            continue
        wholes = [
            d
            for d in [*earlier, *drafts]
            if (
                d.kind == kind
                and not d.share
                and d.figure is not None
                and d.mention.head not in range(i, len(parse))
            )
            or (
                d.kind == kind and d.sentence != parse.sentence.index and not d.share and d.figure is not None
            )
        ]
        told = {d.mention.head for d in drafts if d.trigger < i}
        subjects = within.subjects_of(parse, i)
        before = [
            m
            for m in people
            if m.last < i
            and m.figure is not None
            and m.head not in told
            and not (one_of and m.head == i - 1)
            and (i - m.last < 8 or m.head in subjects)
        ]
        before = _subjects_only(parse, i, before, subjects)
        behind = (
            [
                m
                for m in list_after(parse, i + 2, people)
                if m.figure is not None and (not the or m.first > i + 2)
            ]
            if not before
            else []
        )
        wholes = [
            d
            for d in wholes
            if d.sentence != parse.sentence.index
            or d.mention.first > i
            or all(d.mention.head != m.head for m in before)
        ]
        for mention in before or behind:
            whole = named if named is not None else last_that_holds(wholes, mention)
            if whole is not None and (
                whole.sentence != parse.sentence.index or mention.head != whole.mention.head
            ):
                out.append((whole, as_share(whole, mention, parse)))
    return out


def _in_a_clause_of_its_own(parse: Parse, i: int, verb: int) -> bool:
    """Whether a clause that describes somebody stands between the word and the verb."""
    for j in (i, *parse.up(i)):
        if j == verb:
            return False
        if parse[j].dep in ("acl", "relcl"):
            return True
    return False


def _subjects_only(parse: Parse, among: int, before: list[Mention], subjects: set[int]) -> list[Mention]:
    """'The minister, married to the president's sister, was among the dead': those who are the subject, where grammar tells."""
    found = [m for m in before if m.head in subjects]
    aside = [m for m in before if _in_a_clause_of_its_own(parse, m.head, parse[among].head)]
    return found or [m for m in before if m not in aside]


def as_fraction(parse: Parse, people: list[Mention], drafts: list[Draft], earlier: list[Draft]) -> Pairs:
    """'most of them children', 'mostly women and children', 'more than half of them': low is half, rounded up."""
    out: Pairs = []
    text = parse.text[parse.sentence.start : parse.sentence.end]
    if not (drafts or earlier) or not _FRACTION.search(text):
        return out
    for pattern, share in fractions.SHARES:
        for match in pattern.finditer(text):
            i = parse.at(parse.sentence.start + match.start())
            j = parse.at(parse.sentence.start + match.end() - 1)
            if (
                i is None
                or j is None
                or any(d.share and d.mention.first <= j <= d.mention.last + 1 for d in drafts)
            ):
                continue
            groups, last = group_behind(parse, j + 1)
            inner = _counted_within(parse, j, drafts)
            if inner is not None:
                # 'Half of the 40 dead were children'
                groups, last = group_behind(parse, max(inner.mention.last, inner.trigger) + 1)
            far = (
                34
                if parse.lower(j + 1, j + 3) == ["of", "them"] or "of them" in match.group().lower()
                else 18
            )
            whole = (
                inner
                or (
                    _told_of(parse, j, [*earlier, *drafts])
                    if "the" in parse.lower(j, j + 3) and set(parse.lower(j + 1, j + 4)) & set(STATES)
                    else None
                )
                or whole_before(i, [d for d in drafts if d.figure is not None], far)
                or _told_of(parse, j, [*earlier, *drafts])
            )
            if (
                whole is None
                or whole.figure is None
                or (i and parse[i - 1].lower in ("to", "by", "for", "of"))
            ):
                # 'a district that is home to mostly Christians'
                continue
            if not groups and match.group().lower() in _MOSTLY and _place_behind(parse, j + 1):
                # 'killed 38 people, mostly in the north'
                groups = whole.groups
            elif not groups and (nation := _nation_behind(parse, j + 1)) is not None and inner is None:
                # 'most of them Kenyans'
                groups, last = whole.groups, nation
            elif not groups or groups == whole.groups:
                continue
            size = whole.figure.number
            if size is None or size < 3:
                continue
            figure = fractions.amount(match, share, size)
            mention = Mention(j, i, last, figure, groups, named=True)
            out.append((whole, as_share(whole, mention, parse, groups, figure)))
            return out
    return out


def _counted_within(parse: Parse, j: int, drafts: list[Draft]) -> Draft | None:
    """The whole that stands within the words of its share: 'half of the 40 dead'."""
    numbered = any(parse[k].tag == "CD" for k in range(j + 1, min(j + 4, len(parse))))
    if not numbered or parse[j].lower not in fractions.NOUNS | {"of"}:
        return None
    return next(
        (d for d in drafts if d.figure is not None and not d.share and d.mention.first in (j + 1, j + 2)),
        None,
    )


def _nation_behind(parse: Parse, i: int) -> int | None:
    """The word for a people at the end of 'most of them Kenyans', 'mostly Rohingya'."""
    skipped = {"of", "them", "whom", "the", "were", "are", "was", "is", "those", "ethnic"}
    for j in range(i, min(i + 5, len(parse))):
        if parse[j].lower in skipped:
            continue
        after = parse[j + 1] if j + 1 < len(parse) else None
        ends = (
            after is None
            or after.pos not in ("NOUN", "PROPN", "ADJ", "VERB")
            or after.lower in GROUP_OF
            or singular(after.lower) in GROUP_OF
        )
        plural = (parse[j].lower.endswith("s") and "of" not in parse.lower(i - 1, i + 1)) or bool(
            {"them", "whom"} & set(parse.lower(i, j))
        )
        return (
            j
            if parse[j].text[:1].isupper() and ends and plural and _PEOPLE_OF.search(parse[j].text)
            else None
        )
    return None


_PEOPLE_OF = re.compile(
    r"(?:ans?|ese|is|ish|ians?|inians?|ites?|Rohingyas?|Tutsis?|Hutus?|Kurds|Arabs|Turks|Serbs|Croats|Bosniaks|Muslims|Christians|Hazaras?|Yazidis?|Druze|Tamils|Uzbeks|Tajiks|"
    r"Pashtuns|Alawites?|Shias?|Shiites?|Sunnis?|Afghans|Massalits?|Masalit|Nuer|Dinka|Fulani|Dogon|Karen|Karenni|Chin|Kachin|Somalis?|Oromos?|Amharas?|Tigrayans?|Hema|Lendu|Thais|Filipinos?)$"
)


_MOSTLY = {
    "mostly",
    "mainly",
    "largely",
    "chiefly",
    "predominantly",
    "most",
    "most of",
    "the majority of",
    "a majority of",
    "the greater part of",
}


def _place_behind(parse: Parse, i: int) -> bool:
    near = parse.lower(i, i + 3)
    return bool({"in", "from", "around", "near"} & set(near[:2])) and any(
        parse[j].pos == "PROPN" or parse[j].text[:1].isupper() for j in range(i, min(i + 6, len(parse)))
    )


def counted_last(parse: Parse, drafts: list[Draft]) -> Draft | None:
    """The last whole that the sentence before counts."""
    before = [
        d for d in drafts if d.figure is not None and not d.share and parse.sentence.index - d.sentence == 1
    ]
    return before[-1] if before else None


def _told_of(parse: Parse, i: int, drafts: list[Draft]) -> Draft | None:
    """'most of the wounded were children': the wounded counted in the sentences before."""
    near = parse.lower(i + 1, i + 5)
    if near[:1] == ["of"] and near[1:2] in (["them"], ["those"], ["these"]) and not set(near) & set(STATES):
        # 'A third of them were children': those whom the sentence before counts.
        return counted_last(parse, drafts)
    subject = next(iter(parse.subjects(parse.clause(i))), None)
    if (
        subject is not None
        and not set(near) & (set(STATES) | {"victims", "martyrs"})
        and GROUP_OF.get(singular(parse[subject].lower))
        and any(parse[c].lower == "the" for c in parse.kids(subject, "det"))
    ):
        # 'The passengers were mostly migrants': those whom the sentence before counts.
        return counted_last(parse, drafts)
    kind = next(
        (STATES[w] for w in near if w in STATES), "killed" if {"victims", "martyrs"} & set(near) else None
    )
    found = [
        d
        for d in drafts
        if d.kind == kind and d.figure is not None and not d.share and parse.sentence.index - d.sentence <= 3
    ]
    return found[-1] if kind is not None and found else None


def group_behind(parse: Parse, i: int) -> tuple[tuple[str, ...], int]:
    """Groups of the nouns that follow within a few words: 'of them women and children'."""
    groups: set[str] = set()
    last = i
    for j in range(i, min(i + 9, len(parse))):
        token = parse[j]
        if (token.dep in ("compound", "nmod") and token.head == j + 1) or (token.text == "," and groups):
            continue
        group = GROUP_OF.get(singular(token.lower)) if token.pos in ("NOUN", "PROPN") else None
        group = PAIRS.get((parse[j - 1].lower, token.lower), group)
        if token.lower in ("elderly", "civilian") and (
            j + 1 == len(parse) or parse[j + 1].pos not in ("NOUN", "PROPN", "ADJ")
        ):
            group = token.lower
        if group:
            groups.add(group)
            last = j
        elif token.lower not in STATES and token.lower not in ("of", "them", "whom", "the", "those", "these", "and", "or", "were", "are", "is", "was", "innocent", "young",
                                 "unarmed", "elderly", "-") and token.pos not in ("ADJ", "PROPN"):  # fmt: skip
            break
    groups.discard("person")
    return tuple(sorted(groups)), last
