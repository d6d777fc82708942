"""Shares of a whole: 'including 11 women', 'four of them children', 'most of them', 'a child was among the dead'.

Comes in: a parsed sentence, its drafts and those of the sentences before. Goes out: the drafts with
shares pointed at their whole; a share takes kind and trigger from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import accumulate

from onrecord.extract import listed_names, mentions, shares_rest, shares_told, sides
from onrecord.extract.drafts import Draft
from onrecord.extract.groups import singular
from onrecord.extract.mention import Mention
from onrecord.extract.parse import Parse
from onrecord.extract.share import Pairs, as_share, fits, list_after, said_to_be, whole_before
from onrecord.extract.shares_apart import (
    among_the_dead,
    as_fraction,
    by_place,
    the_next_places,
    the_remaining,
)
from onrecord.extract.words import NOUNS, STATES

_MARKERS = {"including", "includes", "included", "comprising", "amongst"}


def find(parse: Parse, drafts: list[Draft], earlier: list[Draft], fresh: int) -> list[Draft]:
    """The sentence's drafts with its shares; `fresh` is the first free key."""
    people = sorted(mentions.find(parse), key=lambda m: m.first)
    out = list(drafts)
    for step in (
        _included,
        shares_told.accounted_for,
        shares_told.victims_include,
        shares_told.among_those,
        shares_told.set_out,
        shares_told.of_casualties,
        shares_told.of_these,
        _among_them,
        _of_them,
        _by_participle,
        among_the_dead,
        as_fraction,
        by_place,
        the_next_places,
        the_remaining,
        shares_rest.in_percent,
        shares_rest.in_ratio,
        shares_rest.the_rest,
        listed_names.members,
    ):
        for whole, share in step(parse, people, out, earlier):
            if any(
                d.share and d.kind == share.kind and d.mention.first == share.mention.first
                for d in out
                if d.sentence == share.sentence
            ):
                continue
            # The share may be a whole itself: 'the 112 dead include 65 people, 22 of them children'.
            known = next((d.key for d in out if _same_people(d, share) and d.key), fresh)
            out = [d for d in out if not _same_people(d, share)]
            keyed = replace(share, key=known, part_of=whole.key or None)
            fresh += 1
            out.append(keyed)
    return out


def _same_people(draft: Draft, share: Draft) -> bool:
    same = draft.sentence == share.sentence and draft.mention.head == share.mention.head
    # 'one in four of them is a child': no one child is told of.
    one = (
        share.figure is not None
        and share.figure.approximate
        and draft.figure is not None
        and draft.figure.high == 1
    )
    return same and (draft.figure == share.figure or one) and draft.part_of is None


def _included(parse: Parse, people: list[Mention], drafts: list[Draft], earlier: list[Draft]) -> Pairs:
    out: Pairs = []
    for i, token in enumerate(parse.tokens):
        after = parse[i + 1].lower if i + 1 < len(parse) else ""
        if (
            token.lower in _MARKERS
            or (
                token.text in (":", "-", "–", "—")
                and _toll_before(i, drafts)
                and _number_behind(parse, i + 1)
            )
            or (token.text == ":" and _makes_up(i, people, drafts))
            or (token.lower == "among" and after in ("them", "whom", "these"))
            or (token.lower == "of" and after in ("whom", "them", "which") and _number_behind(parse, i + 2))
        ):
            whole = whole_before(i, drafts) or _entry_before(i, drafts)
            if whole is None:
                continue
            listed = list_after(parse, i, people)
            told = {m.first: _own(m, drafts) for m in listed}
            # '254 casualties, of whom 219 were killed and 35 injured': each has a word of its own
            of_whom = token.lower == "of" and len({d.kind for d in told.values() if d is not None}) < 2
            if of_whom and listed and (own := told[listed[0].first]) is not None:
                # '1,003 were killed and 1,159 injured, of whom 426 died in Nineveh'
                whole = whole_before(i, [d for d in drafts if d.kind == own.kind]) or whole
            apart = _others_behind(listed, told, whole)
            for mention in listed:
                own = told[mention.first]
                if apart is not None and mention.first < apart.mention.first:
                    # 'seven were killed, among them a child, and nine others were injured': the child is none of the nine.
                    own = own if own is not None and own.trigger != apart.trigger else None
                if own is not None and _carried_out_hurt(own, whole):
                    own = None
                if (
                    own is not None
                    and (own.kind != whole.kind or (not of_whom and _told_apart(parse, own, whole)))
                ) or not fits(mention.figure, whole.figure):
                    continue
                if mention.figure is not None and mention.head != whole.mention.head:
                    told_of = of_whom or mention.of_whole
                    said = said_to_be(parse, mention) if mention.bare and told_of else None
                    out.append((whole, as_share(whole, mention, parse, said)))
    return out


def _carried_out_hurt(own: Draft, whole: Draft) -> bool:
    """'1,900 people were evacuated, including 60 wounded': the word says which of them, and is no count of its own."""
    described = own.kind == "injured" and own.mention.first <= own.trigger <= own.mention.last + 1
    return described and whole.kind == "evacuated"


def _entry_before(i: int, drafts: list[Draft]) -> Draft | None:
    """'Aleppo: 15, among them 3 children': the 15 are a share of a total themselves."""
    return next((d for d in drafts if d.share and d.key and 0 < i - d.mention.last <= 2), None)


def _own(mention: Mention, drafts: list[Draft]) -> Draft | None:
    """What the sentence says befell these very people."""
    return next(
        (d for d in drafts if d.mention.head == mention.head and d.mention.first == mention.first), None
    )


def _others_behind(listed: list[Mention], told: Mapping[int, Draft | None], whole: Draft) -> Draft | None:
    """The draft of the 'others' at a list's end to whom something else was done."""
    last = told[listed[-1].first] if listed else None
    return last if last is not None and last.mention.others and last.kind != whole.kind else None


def _makes_up(i: int, people: list[Mention], drafts: list[Draft]) -> bool:
    """'Twenty people were killed in the city: 12 women and eight children'"""
    whole = whole_before(i, drafts)
    behind = [m.figure.low or 0 for m in people if m.first > i and m.figure is not None]
    return (
        whole is not None
        and whole.figure is not None
        and any(total == whole.figure.low for total in list(accumulate(behind))[1:])
    )


def _toll_before(i: int, drafts: list[Draft]) -> bool:
    """'put the toll at 3,838: 2,493 civilians and …': the list behind the colon makes the total up."""
    return any(
        d.mention.bare and d.mention.last == i - 1 and d.figure is not None and not d.share for d in drafts
    )


def _told_apart(parse: Parse, own: Draft, whole: Draft) -> bool:
    """Whether the people have a word of harm of their own behind them: '18 including four children killed and 60 wounded'."""
    after = own.mention.last + 1
    if after < len(parse) and parse[after].lower in ("who", "that", "whom") and own.kind == whole.kind:
        # 'including 10,000 who fled over the border'
        return False
    return own.trigger != whole.trigger and own.mention.last < own.trigger <= own.mention.last + 3


def _among_them(parse: Parse, people: list[Mention], drafts: list[Draft], earlier: list[Draft]) -> Pairs:
    """'82 civilians, 11 women and 13 children among them': the list stands before the words."""
    out: Pairs = []
    for i in range(2, len(parse) - 1):
        if parse[i].lower != "among" or parse[i + 1].lower not in ("them", "these"):
            continue
        listed: list[Mention] = []
        edge = i
        for mention in sorted(
            (m for m in people if m.last < i and m.figure is not None), key=lambda m: -m.last
        ):
            gap = [parse[j].text.lower() for j in range(mention.last + 1, edge)]
            if (
                set(gap)
                - {"and", ",", "or", "of", "aged"}
                - {parse[j].text.lower() for j in range(mention.last + 1, edge) if parse[j].tag == "CD"}
            ):
                break
            told = sum((m.figure.low or 0) for m in listed if m.figure is not None)
            if (
                gap == [","]
                and listed
                and mention.figure is not None
                and (mention.figure.number or 0) >= told > 0
            ):
                # The whole itself, with its list set behind a comma.
                break
            listed.append(mention)
            edge = mention.first
        whole = whole_before(
            edge,
            [d for d in drafts if d.figure is not None and d.mention.head not in {m.head for m in listed}],
        )
        if whole is not None and parse[edge - 1].text in (",", "-", "–", "—", "("):
            out += [
                (whole, as_share(whole, m, parse)) for m in reversed(listed) if fits(m.figure, whole.figure)
            ]
    return out


def _number_behind(parse: Parse, i: int) -> bool:
    return any(parse[j].tag == "CD" for j in range(i, min(i + 3, len(parse))))


def _of_them(parse: Parse, people: list[Mention], drafts: list[Draft], earlier: list[Draft]) -> Pairs:
    """'four of them children', 'at least six of those killed were fighters', 'two of the victims were minors'."""
    out: Pairs = []
    for mention in people:
        if (
            not mention.of_whole
            or mention.figure is None
            or "own" in parse.lower(mention.first, mention.last + 2)
        ):
            # 'for the loss of 21 of their own' tells of others.
            continue
        own = _own(mention, drafts)
        partitive = set(parse.lower(mention.first, mention.last + 3))
        whole = _whole_of(parse, mention, own, drafts, earlier, partitive)
        if whole is None or (
            partitive & _DOERS and ("combatant" not in whole.groups or "their" in partitive)
        ):
            # 'killed 20 people; five of the attackers were killed'
            continue
        if own is not None and whole.sentence != parse.sentence.index and _of_somebody(parse, mention):
            # 'found 48 of their colleagues dead': some of the colleagues, not of those told of before
            continue
        others = own is not None and STATES.get(parse[mention.last].lower, own.kind) != own.kind
        if others and whole.sentence != parse.sentence.index:
            # 'three of the injured died': they are none of the dead told of before
            continue
        groups = said_to_be(parse, mention)
        if groups is None and mention.groups != ("person",) and mention.figure.low == 1:
            groups = mention.groups
        if any(
            parse[j].lower == "fatally" for j in range(mention.last + 1, min(mention.last + 3, len(parse)))
        ):
            # 'wounded, two of them fatally': dead, and no share of the wounded.
            mention = replace(mention, groups=whole.groups)
            dead = replace(
                whole, kind="killed", mention=mention, figure=mention.figure, key=0, trigger=mention.last + 1
            )
            out.append((replace(whole, key=0), dead))
            continue
        if (
            groups is None
            and own is None
            and whole.kind == "injured"
            and {"condition", "critical", "intensive"} & set(parse.lower(mention.last + 1, mention.last + 7))
        ):
            # '15 of whom are in a critical condition'
            groups = whole.groups
        elif (
            groups is None
            and own is None
            and (_doing_something(parse, mention) or sides.of_a_part(parse, mention.last) is not None)
            and whole.sentence == parse.sentence.index
        ):
            # 'Three drivers were hurt, one of them leaving the depot'
            groups = whole.groups
        if groups is None and own is None and not (partitive & (set(STATES) | _HARMED)):
            continue
        share = as_share(whole, mention, parse, groups)
        if own is not None and own.kind != whole.kind:
            continue
        out.append((whole, share))
    return out


def _of_somebody(parse: Parse, mention: Mention) -> bool:
    words = parse.lower(mention.first, mention.last + 1)
    return bool({"their", "its", "his", "her", "our", "my"} & set(words)) and not set(words) & set(STATES)


_HARMED = {"victims", "martyrs", "fatalities", "deaths", "injuries", "killings", "arrests", "abductions"}
_DOERS = {
    "captors", "attackers", "assailants", "raiders", "gunmen", "bombers",
    "militants", "insurgents", "bandits", "kidnappers", "rebels", "hijackers", "perpetrators",
}  # fmt: skip


def _doing_something(parse: Parse, mention: Mention) -> bool:
    """'one of them going into a building', 'four of them seriously': a participle or an adverb, and no verb of its own."""
    after = parse[mention.last + 1] if mention.last + 1 < len(parse) else None
    return (
        after is not None
        and mention.first > 0
        and parse[mention.first - 1].text in (",", "-", "–", "—")
        and (
            after.tag == "VBG"
            or after.lower
            in (
                "in",
                "at",
                "near",
                "outside",
                "seriously",
                "critically",
                "badly",
                "severely",
                "gravely",
                "lightly",
            )
        )
    )


def _by_participle(parse: Parse, people: list[Mention], drafts: list[Draft], earlier: list[Draft]) -> Pairs:
    """'shot four of them, killing one': the one is of the four."""
    out: Pairs = []
    for draft in drafts:
        trigger = parse[draft.trigger]
        if (
            draft.kind != "killed"
            or trigger.lower != "killing"
            or trigger.dep not in ("advcl", "conj", "acl")
            or not draft.mention.bare
        ):
            continue
        for whole in drafts:
            if (
                whole.kind == "injured"
                and parse[whole.trigger].lemma == "shoot"
                and whole.mention.last < draft.trigger
                and fits(draft.figure, whole.figure)
            ):
                out.append((whole, replace(draft, share=True, groups=whole.groups)))
    return out


def _share_before(mention: Mention, drafts: list[Draft]) -> Draft | None:
    """'… 120 were civilians, 74 of them women': a share told of a few words before has shares of its own."""
    near = [d for d in drafts if d.share and 0 < mention.first - d.mention.last <= 5 and d.key]
    return near[-1] if near else None


def _whole_of(
    parse: Parse,
    mention: Mention,
    own: Draft | None,
    drafts: list[Draft],
    earlier: list[Draft],
    partitive: set[str],
) -> Draft | None:
    wanted = own.kind if own is not None else None
    if wanted is None:
        for word in partitive:
            if word in STATES or (
                word.endswith("s")
                and NOUNS.get(singular(word)) in ("killed", "injured", "detained", "abducted")
            ):
                wanted = STATES.get(word) or NOUNS[singular(word)]
        if wanted is None and partitive & {"victims", "martyrs", "fatalities", "bodies"}:
            wanted = "killed"
    candidates = [
        d for d in drafts if d.mention.last < mention.first and not d.share and d.figure is not None
    ]
    candidates = candidates or [
        d for d in earlier if not d.share and d.figure is not None and parse.sentence.index - d.sentence <= 6
    ]
    near = _share_before(mention, drafts) if {"them", "whom"} & partitive else None
    if near is not None and wanted in (None, near.kind) and fits(mention.figure, near.figure):
        return near
    candidates = [d for d in candidates if wanted is None or d.kind == wanted]
    candidates = [d for d in candidates if fits(mention.figure, d.figure)]
    if not candidates:
        return None
    if candidates[-1].sentence != parse.sentence.index:
        just = [d for d in candidates if parse.sentence.index - d.sentence == 1]
        if "them" in partitive and just:
            # 'Police found 21 bodies in Baquba. Four of them were women.', whatever toll was told before
            candidates = just
        # Over a sentence's border the whole is the largest figure near by, not the last one named.
        return max(candidates, key=lambda d: (d.figure.low or d.figure.high or 0) if d.figure else 0)
    return candidates[-1]
