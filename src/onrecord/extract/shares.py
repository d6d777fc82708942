"""Shares of a whole: 'including 11 women', 'four of them children', 'most of them', 'a child was among the dead'.

Comes in: a parsed sentence, its drafts and those of the sentences before. Goes out: the drafts with
shares pointed at their whole; a share takes kind and trigger from it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.extract import mentions
from onrecord.extract.drafts import Draft
from onrecord.extract.groups import describe, singular
from onrecord.extract.mentions import Mention
from onrecord.extract.parse import Parse
from onrecord.extract.words import ARMED, GROUP_OF, STATES
from onrecord.records import Figure

_MARKERS = {"including", "includes", "included", "comprising", "amongst"}
_FRACTIONS = (
    (re.compile(r"\b(?:more than|over|at least) half\b", re.I), 0.5),
    (re.compile(r"\b(?:most|the majority|a majority|the bulk)(?: of)?\b", re.I), 0.5),
    (
        re.compile(
            r"\b(?:mostly|mainly|largely|predominantly|the vast majority|nearly all|almost all)\b", re.I
        ),
        0.5,
    ),
    (re.compile(r"\b(?:about |around |nearly )?half\b", re.I), 0.5),
)


def find(parse: Parse, drafts: list[Draft], earlier: list[Draft], fresh: int) -> list[Draft]:
    """The sentence's drafts with its shares; `fresh` is the first free key."""
    people = mentions.find(parse)
    out = list(drafts)
    for step in (_included, _among_them, _of_them, _by_participle, _among_the_dead, _fraction, _by_place, _remaining):
        for whole, share in step(parse, people, out, earlier):
            out = [d for d in out if not _same_people(d, share)]
            keyed = replace(share, key=fresh, part_of=whole.key or None)
            fresh += 1
            out.append(keyed)
    return out


def _same_people(draft: Draft, share: Draft) -> bool:
    same = draft.sentence == share.sentence and draft.mention.head == share.mention.head
    return same and draft.figure == share.figure and draft.part_of is None


Pairs = list[tuple[Draft, Draft]]


def _share(
    whole: Draft,
    mention: Mention,
    parse: Parse,
    groups: tuple[str, ...] | None = None,
    figure: Figure | None = None,
) -> Draft:
    groups = groups or mention.groups
    if groups == ("person",) and (mention.bare or len(whole.groups) == 1):
        # 'nine natives of the Caucasus' among fighters are fighters.
        groups = whole.groups
    return replace(
        whole, mention=replace(mention, groups=groups), sentence=parse.sentence.index, figure=figure or mention.figure,
        groups=groups, trigger=mention.head if whole.sentence != parse.sentence.index else whole.trigger, share=True,
    )  # fmt: skip


def _included(parse: Parse, people: list[Mention], drafts: list[Draft], earlier: list[Draft]) -> Pairs:
    out: Pairs = []
    for i, token in enumerate(parse.tokens):
        after = parse[i + 1].lower if i + 1 < len(parse) else ""
        if (
            token.lower in _MARKERS
            or (token.text in (":", "-", "–", "—") and _toll_before(i, drafts) and _number_behind(parse, i + 1))
            or (token.text == ":" and _makes_up(i, people, drafts))
            or (token.lower == "among" and after in ("them", "whom", "these"))
            or (token.lower == "of" and after in ("whom", "them") and _number_behind(parse, i + 2))
        ):
            whole = _before(i, drafts)
            if whole is None:
                whole = _behind(parse, i, drafts, people)
            if whole is None:
                continue
            for mention in _list_after(parse, i, people):
                own = next(
                    (
                        d
                        for d in drafts
                        if d.mention.head == mention.head and d.mention.first == mention.first
                    ),
                    None,
                )
                if (
                    own is not None and (own.kind != whole.kind or _told_apart(parse, own, whole))
                ) or not _fits(mention.figure, whole.figure):
                    continue
                if mention.figure is not None and mention.head != whole.mention.head:
                    said = _said_to_be(parse, mention) if mention.bare and token.lower == "of" else None
                    out.append((whole, _share(whole, mention, parse, said)))
    return out


def _makes_up(i: int, people: list[Mention], drafts: list[Draft]) -> bool:
    """'Twenty people were killed in the city: 12 women and eight children'"""
    whole = _before(i, drafts)
    behind = [m.figure.low or 0 for m in people if m.first > i and m.figure is not None]
    return whole is not None and whole.figure is not None and len(behind) > 1 and sum(behind) == whole.figure.low


def _toll_before(i: int, drafts: list[Draft]) -> bool:
    """'put the toll at 3,838: 2,493 civilians and …': the list behind the colon makes the total up."""
    return any(d.mention.bare and d.mention.last == i - 1 and d.figure is not None and not d.share for d in drafts)


def _by_place(parse: Parse, people: list[Mention], drafts: list[Draft], earlier: list[Draft]) -> Pairs:
    """'killed 21 people, 15 in the north and another six in the suburbs': a whole told by places."""
    linked = {d.mention.first for d in drafts}
    towns = parse.notes.get("places", ())
    for whole in (d for d in drafts if not d.share and d.figure is not None and d.figure.low is not None):
        parts = []
        for mention in people:
            if mention.first <= whole.mention.last or mention.figure is None or mention.figure.low is None:
                continue
            placed = mention.last + 1 < len(parse) and parse[mention.last + 1].lower in ("in", "at", "near", "around", "from", "outside")
            known = any(j in towns or parse[j].pos == "PROPN" for j in range(mention.last + 2, min(mention.last + 9, len(parse))))
            own = next((d for d in drafts if d.mention.first == mention.first), None)
            if any(d.share and d.mention.first == mention.first for d in drafts):
                continue
            if mention.bare and placed and known and (mention.first not in linked or (own is not None and own.kind == whole.kind and own.trigger == whole.trigger)):
                parts.append(mention)
        total = sum(m.figure.low or 0 for m in parts if m.figure is not None)
        if len(parts) > 1 and whole.figure is not None and total <= (whole.figure.low or 0):
            return [(whole, _share(whole, m, parse)) for m in parts]
    return []


def _remaining(parse: Parse, people: list[Mention], drafts: list[Draft], earlier: list[Draft]) -> Pairs:
    """'the remaining six people killed': of a whole told before."""
    out: Pairs = []
    for draft in drafts:
        words = [parse[j].lower for j in range(max(0, draft.mention.first - 2), draft.mention.last + 1)]
        if draft.share or "remaining" not in words or draft.figure is None:
            continue
        wholes = [d for d in earlier if d.kind == draft.kind and not d.share and d.figure is not None and _fits(draft.figure, d.figure)]
        if wholes:
            out.append((wholes[-1], _share(wholes[-1], draft.mention, parse)))
    return out


def _told_apart(parse: Parse, own: Draft, whole: Draft) -> bool:
    """Whether the people have a word of harm of their own behind them: '18 including four children killed and 60 wounded'."""
    return own.trigger != whole.trigger and own.mention.last < own.trigger <= own.mention.last + 3


def _among_them(parse: Parse, people: list[Mention], drafts: list[Draft], earlier: list[Draft]) -> Pairs:
    """'82 civilians, 11 women and 13 children among them': the list stands before the words."""
    out: Pairs = []
    for i in range(2, len(parse) - 1):
        if parse[i].lower != "among" or parse[i + 1].lower not in ("them", "these"):
            continue
        listed, edge = [], i
        for mention in sorted(
            (m for m in people if m.last < i and m.figure is not None), key=lambda m: -m.last
        ):
            gap = [parse[j].text.lower() for j in range(mention.last + 1, edge)]
            if set(gap) - {"and", ",", "or"}:
                break
            listed.append(mention)
            edge = mention.first
        whole = _before(
            edge,
            [d for d in drafts if d.figure is not None and d.mention.head not in {m.head for m in listed}],
        )
        if whole is not None and parse[edge - 1].text in (",", "-", "–", "—", "("):
            out += [
                (whole, _share(whole, m, parse)) for m in reversed(listed) if _fits(m.figure, whole.figure)
            ]
    return out


def _number_behind(parse: Parse, i: int) -> bool:
    return any(parse[j].tag == "CD" for j in range(i, min(i + 3, len(parse))))


def _before(i: int, drafts: list[Draft]) -> Draft | None:
    """The nearest whole whose people stand before token i (or whose trigger does)."""
    found = [
        d
        for d in drafts
        if d.mention.last < i and not d.share and i - max(d.mention.last, min(d.trigger, i)) < 18
    ]
    return max(found, key=lambda d: (d.figure is not None, d.mention.last), default=None)


def _behind(parse: Parse, i: int, drafts: list[Draft], people: list[Mention]) -> Draft | None:
    """'Among them were …' at the head of a sentence has no whole in it; none is taken from afar."""
    return None


def _list_after(parse: Parse, i: int, people: list[Mention]) -> list[Mention]:
    """The mentions of the list that begins behind token i, up to the next finite verb."""
    end = i + 1
    while end < len(parse):
        token = parse[end]
        if (
            token.tag in ("VBD", "VBZ", "VBP", "MD") and token.lower not in ("were", "was", "are")
        ) or token.text in (";", "."):
            break
        if token.lower in ("were", "was", "are", "have", "had") and end > i + 3:
            break
        if token.tag in ("VBG",) and end > i + 1:
            break
        end += 1
    return [m for m in people if i < m.first < end and m.last <= end]


def _of_them(parse: Parse, people: list[Mention], drafts: list[Draft], earlier: list[Draft]) -> Pairs:
    """'four of them children', 'at least six of those killed were fighters', 'two of the victims were minors'."""
    out: Pairs = []
    for mention in people:
        if not mention.of_whole or mention.figure is None:
            continue
        own = next(
            (d for d in drafts if d.mention.head == mention.head and d.mention.first == mention.first), None
        )
        partitive = {parse[j].lower for j in range(mention.first, min(mention.last + 3, len(parse)))}
        whole = _whole_of(parse, mention, own, drafts, earlier, partitive)
        if whole is None:
            continue
        groups = _said_to_be(parse, mention)
        if any(parse[j].lower == "fatally" for j in range(mention.last + 1, min(mention.last + 3, len(parse)))):
            # 'wounded, two of them fatally': dead, and no share of the wounded.
            mention = replace(mention, groups=whole.groups)
            dead = replace(whole, kind="killed", mention=mention, figure=mention.figure, key=0, trigger=mention.last + 1)
            out.append((replace(whole, key=0), dead))
            continue
        if groups is None and own is None and _doing_something(parse, mention) and whole.sentence == parse.sentence.index:
            # 'Three drivers were hurt, one of them leaving the depot'
            groups = whole.groups
        if groups is None and own is None and not (partitive & (set(STATES) | {"victims", "martyrs", "fatalities"})):
            continue
        share = _share(whole, mention, parse, groups)
        if own is not None and own.kind != whole.kind:
            continue
        out.append((whole, share))
    return out


def _doing_something(parse: Parse, mention: Mention) -> bool:
    """'one of them going into a building', 'four of them seriously': a participle or an adverb, and no verb of its own."""
    after = parse[mention.last + 1] if mention.last + 1 < len(parse) else None
    return after is not None and mention.first > 0 and parse[mention.first - 1].text in (",", "-", "–", "—") and (
        after.tag == "VBG" or after.lower in ("seriously", "critically", "badly", "severely", "gravely", "lightly")
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
                and _fits(draft.figure, whole.figure)
            ):
                out.append((whole, replace(draft, share=True, groups=whole.groups)))
    return out


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
            if word in STATES:
                wanted = STATES[word]
        if wanted is None and partitive & {"victims", "martyrs", "fatalities", "bodies"}:
            wanted = "killed"
    candidates = [
        d for d in drafts if d.mention.last < mention.first and not d.share and d.figure is not None
    ]
    candidates = candidates or [
        d for d in earlier if not d.share and d.figure is not None and parse.sentence.index - d.sentence <= 6
    ]
    candidates = [d for d in candidates if wanted is None or d.kind == wanted]
    candidates = [d for d in candidates if _fits(mention.figure, d.figure)]
    if not candidates:
        return None
    if candidates[-1].sentence != parse.sentence.index:
        # Over a sentence's border the whole is the largest figure near by, not the last one named.
        return max(candidates, key=lambda d: (d.figure.low or d.figure.high or 0) if d.figure else 0)
    return candidates[-1]


def _fits(part: Figure | None, whole: Figure | None) -> bool:
    if part is None or whole is None:
        return False
    top = whole.high or whole.low or 0
    return whole.high is None or (part.low or 0) <= top


def _said_to_be(parse: Parse, mention: Mention) -> tuple[str, ...] | None:
    """The group that the sentence ascribes to a share: the noun behind it, or behind 'were'."""
    for j in range(mention.last + 1, min(mention.last + 9, len(parse))):
        token = parse[j]
        if token.lower in ("belonged", "belong") and any(
            parse[k].lower in ARMED for k in range(j + 1, min(j + 7, len(parse)))
        ):
            return ("combatant",)
        if token.lower in ("were", "was", "are", "is", "believed", "to", "be", "thought", "also", "said", "identified", "as",
                           "reportedly", "killed", "wounded", "injured", "dead", ",") or token.pos in ("ADJ", "DET", "PROPN", "ADV"):  # fmt: skip
            continue
        if token.pos == "NOUN" and singular(token.lower) in GROUP_OF:
            groups, _, _ = describe(parse, j)
            return groups or None
        if token.pos == "NOUN" and parse[j].dep in ("compound", "amod", "nmod"):
            continue
        break
    return None


def _among_the_dead(parse: Parse, people: list[Mention], drafts: list[Draft], earlier: list[Draft]) -> Pairs:
    """'a child was among the dead', 'among the martyrs were a child and two women'."""
    out: Pairs = []
    for i, token in enumerate(parse.tokens):
        if (
            token.lower not in ("among", "amongst")
            or i + 2 >= len(parse)
            or parse[i + 1].lower not in ("the", "those")
        ):
            continue
        word = parse[i + 2].lower
        if parse[i + 2].tag == "CD" and i + 3 < len(parse):
            # 'among the 23 killed'
            word = parse[i + 3].lower
        kind = STATES.get(word) or (
            "killed" if word in ("victims", "martyrs", "fatalities", "casualties") else None
        )
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
        before = [m for m in people if m.last < i and i - m.last < 8 and m.figure is not None]
        behind = [m for m in people if m.first > i + 2 and m.figure is not None] if not before else []
        wholes = [
            d
            for d in wholes
            if d.sentence != parse.sentence.index or d.mention.first > i or d.mention.last < i - 8
        ]
        whole = wholes[-1] if wholes else None
        for mention in before or behind:
            if whole is not None and mention.head != whole.mention.head:
                out.append((whole, _share(whole, mention, parse)))
    return out


def _fraction(parse: Parse, people: list[Mention], drafts: list[Draft], earlier: list[Draft]) -> Pairs:
    """'most of them children', 'mostly women and children', 'more than half of them': low is half, rounded up."""
    out: Pairs = []
    text = parse.text[parse.sentence.start : parse.sentence.end]
    for pattern, share in _FRACTIONS:
        for match in pattern.finditer(text):
            i = parse.at(parse.sentence.start + match.start())
            j = parse.at(parse.sentence.start + match.end() - 1)
            if (
                i is None
                or j is None
                or any(d.share and d.mention.first <= j <= d.mention.last + 1 for d in drafts)
            ):
                continue
            groups, last = _group_behind(parse, j + 1)
            whole = _before(i, [d for d in drafts if d.figure is not None])
            if whole is None or not groups or whole.figure is None or groups == whole.groups:
                continue
            size = whole.figure.number
            if size is None or size < 3:
                continue
            figure = Figure(-(-int(size * share * 2) // 2), None, True, match.group())
            mention = Mention(j, i, last, figure, groups, named=True)
            out.append((whole, _share(whole, mention, parse, groups, figure)))
            return out
    return out


def _group_behind(parse: Parse, i: int) -> tuple[tuple[str, ...], int]:
    """Groups of the nouns that follow within a few words: 'of them women and children'."""
    groups: set[str] = set()
    last = i
    for j in range(i, min(i + 7, len(parse))):
        token = parse[j]
        if token.dep in ("compound", "nmod") and token.head == j + 1:
            continue
        group = GROUP_OF.get(singular(token.lower)) if token.pos in ("NOUN", "PROPN") else None
        if group:
            groups.add(group)
            last = j
        elif token.lower not in ("of", "them", "whom", "the", "and", "or", "were", "are", "is", "was", "innocent", "young",
                                 "unarmed", "elderly", "-") and token.pos not in ("ADJ", "PROPN"):  # fmt: skip
            break
    groups.discard("person")
    return tuple(sorted(groups)), last
