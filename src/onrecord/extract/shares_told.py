"""Shares that a sentence of its own tells of people counted before: 'the victims include …', 'of them, 12 were women'.

Comes in: a parsed sentence, its drafts and those of the sentences before. Goes out: pairs of a whole and its share.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.extract.drafts import Draft
from onrecord.extract.groups import describe
from onrecord.extract.mention import Mention
from onrecord.extract.parse import Parse
from onrecord.extract.share import Pairs, as_share, fits, list_after, said_to_be
from onrecord.extract.words import STATES
from onrecord.records import Kind

_OF_THE_HARMED: dict[str, Kind] = {
    "victims": "killed", "dead": "killed", "fatalities": "killed", "deaths": "killed", "martyrs": "killed", "toll": "killed", "slain": "killed",
    "wounded": "injured", "injured": "injured", "casualties": "injured", "missing": "missing", "displaced": "displaced", "hostages": "abducted",
    "abducted": "abducted", "kidnapped": "abducted", "detainees": "detained", "detained": "detained",
}  # fmt: skip


def victims_include(parse: Parse, people: list[Mention], drafts: list[Draft], earlier: list[Draft]) -> Pairs:
    """'The victims include 26 children and six women', 'the dead were 102 men and 17 women': of those told of before."""
    verb = next(
        (
            t.i
            for t in parse.tokens
            if t.lemma in ("include", "be", "comprise")
            and t.pos in ("VERB", "AUX")
            and t.dep not in ("aux", "auxpass")
        ),
        None,
    )
    subject = next(iter(parse.kids(verb, "nsubj")), None) if verb is not None else None
    kind = _OF_THE_HARMED.get(parse[subject].lower) if subject is not None else None
    own = next(
        (
            d
            for d in drafts
            if d.mention.first <= (subject or 0) <= d.mention.last and d.figure is not None and not d.share
        ),
        None,
    )
    if (
        own is not None
        and verb is not None
        and subject is not None
        and parse[verb].lemma in ("include", "comprise")
    ):
        # 'The 200 injured include 30 children'
        listed = [m for m in list_after(parse, verb, people) if not m.bare and fits(m.figure, own.figure)]
        return [(own, as_share(own, m, parse)) for m in listed if m.head != own.mention.head]
    if (
        verb is None
        or subject is None
        or kind is None
        or any(d.mention.first <= subject <= d.mention.last for d in drafts)
    ):
        return []
    wholes = [
        d
        for d in [*earlier, *(d for d in drafts if d.mention.last < verb)]
        if d.kind == kind and not d.share and d.figure is not None and parse.sentence.index - d.sentence <= 3
    ]
    out: Pairs = []
    for mention in list_after(parse, verb, people):
        fitting = [
            d for d in wholes if d.mention.first != mention.first or d.sentence != parse.sentence.index
        ]
        fitting = [
            d
            for d in fitting
            if fits(mention.figure, d.figure)
            and (d.figure is None or d.figure.number != (mention.figure.number if mention.figure else None))
        ]
        if mention.figure is not None and not mention.bare and fitting:
            out.append((fitting[-1], as_share(fitting[-1], mention, parse)))
    return out


def among_those(parse: Parse, people: list[Mention], drafts: list[Draft], earlier: list[Draft]) -> Pairs:
    """'Among those civilians the mission counts 19 killed and 29 injured': shares of the civilians told of before."""
    if len(parse) < 5 or parse[0].lower not in ("of", "among"):
        return []
    noun = 2 if parse[1].lower in ("these", "those", "the") else 1
    groups, _, named = describe(parse, noun)
    if (
        not named
        or groups in ((), ("person",))
        or parse[noun].tag != "NNS"
        or any(d.mention.first < 4 for d in drafts)
    ):
        return []
    out: Pairs = []
    for draft in drafts:
        wholes = [
            d
            for d in earlier
            if d.kind == draft.kind
            and d.figure is not None
            and (d.groups == groups or (noun == 1 and not d.share))
            and parse.sentence.index - d.sentence <= 3
            and fits(draft.figure, d.figure)
        ]
        if draft.groups == ("person",) and not draft.share and wholes:
            out.append((wholes[-1], as_share(wholes[-1], draft.mention, parse, groups)))
    return out


def accounted_for(parse: Parse, people: list[Mention], drafts: list[Draft], earlier: list[Draft]) -> Pairs:
    """'Civilians accounted for 609 of the dead', 'women made up 60 of those killed'."""
    verb = next(
        (
            t.i
            for t in parse.tokens
            if t.lemma in ("account", "make", "comprise", "represent", "constitute") and t.pos == "VERB"
        ),
        None,
    )
    subject = next(iter(parse.subjects(verb)), None) if verb is not None else None
    if (
        verb is None
        or subject is None
        or (parse[verb].lemma == "make" and "up" not in parse.lower(verb + 1, verb + 2))
    ):
        return []
    groups, _, named = describe(parse, subject)
    if not named or not groups or groups == ("person",):
        return []
    out: Pairs = []
    for mention in people:
        if mention.first < verb or mention.figure is None:
            continue
        near = set(parse.lower(mention.first, mention.last + 5))
        kind = next((STATES[w] for w in near if w in STATES), None)
        wholes = [
            d
            for d in [*earlier, *drafts]
            if d.kind == kind and not d.share and d.figure is not None and d.mention.first != mention.first
        ]
        wholes = [
            d for d in wholes if parse.sentence.index - d.sentence <= 3 and fits(mention.figure, d.figure)
        ]
        if kind is not None and wholes and "of" in near:
            out.append((wholes[-1], as_share(wholes[-1], mention, parse, groups)))
    return out


def _meant_by(parse: Parse, earlier: list[Draft]) -> Draft | None:
    """Whom 'Of them, …' and 'Of the dead, …' at the head of a sentence mean: those counted in the sentences before."""
    word = parse[2].lower if parse[1].lower in ("the", "those", "these") else parse[1].lower
    kind = STATES.get(word) or _OF_THE_HARMED.get(word)
    if kind is None and word not in ("them", "these", "those", "whom", ","):
        return None
    found = [
        d
        for d in earlier
        if d.figure is not None
        and not d.share
        and 0 < parse.sentence.index - d.sentence <= 2
        and kind in (None, d.kind)
    ]
    return found[-1] if found else None


def of_these(parse: Parse, people: list[Mention], drafts: list[Draft], earlier: list[Draft]) -> Pairs:
    """'Of the 131 people killed, 102 were men, 17 women and 12 children': the whole stands before its comma."""
    if len(parse) < 6 or parse[0].lower not in ("of", "among"):
        return []
    comma = next((j for j in range(2, min(16, len(parse))) if parse[j].text in (",", "-", ":")), None)
    if comma is None:
        return []
    whole = next((d for d in drafts if d.mention.last < comma and d.figure is not None and not d.share), None)
    whole = whole or _meant_by(parse, earlier)
    if whole is None:
        return []
    last: tuple[str, ...] | None = None
    out: Pairs = []
    for mention in list_after(parse, comma, people):
        if (
            mention.figure is None
            or not fits(mention.figure, whole.figure)
            or _of_the_one_before(parse, mention, out)
        ):
            continue
        own = next((d for d in drafts if d.mention.first == mention.first), None)
        if own is not None and (whole.kind, own.kind) == ("displaced", "returned"):
            # 'Some 90,000 fled. Of those, 12,000 have gone back'
            out.append((whole, replace(own, share=True)))
        if own is not None and own.kind != whole.kind:
            continue
        said = said_to_be(parse, mention) if mention.bare else None
        if (
            mention.bare
            and said is None
            and last is not None
            and parse.lower(mention.last + 1, mention.last + 2) == ["to"]
        ):
            # 'eight belonged to the guard, seven to the battalion'
            said = last
        if (
            mention.bare
            and said is None
            and whole.kind == "injured"
            and {"hospital", "hospitals", "hospitalised"}
            & set(parse.lower(mention.last + 1, mention.last + 7))
        ):
            # 'of more than 100 people wounded, 41 remained in hospital'
            said = whole.groups
        if (
            mention.bare
            and said is None
            and parse.lower(mention.last + 1, mention.last + 2) == ["were"]
            and parse.lower(mention.last + 2, mention.last + 3)[:1]
            in (["in"], ["at"], ["near"], ["by"], ["attributed"])
        ):
            # 'Of the 30 killed, 12 were in Taiz'
            said = whole.groups
        if mention.bare and said is None and own is not None:
            # 'Of the 60 killed, 22 died in Nyala'
            said = whole.groups
        last = said or last
        if said or not mention.bare:
            out.append((whole, as_share(whole, mention, parse, said)))
    return out


def _of_the_one_before(parse: Parse, mention: Mention, shares: Pairs) -> bool:
    """'120 were civilians, 74 of them women': the 74 are of the 120."""
    return mention.of_whole and bool(shares) and "them" in parse.lower(mention.first, mention.last + 1)


def _may_hold(whole: Draft, listed: list[Mention]) -> bool:
    """'Three soldiers, two policemen and a farmer' only happen to add up: people hold anybody, civilians men, women and children."""
    if whole.mention.noun in ("people", "persons"):
        return True
    of_any_kind = all(set(m.groups) <= {"man", "woman", "child", "elderly"} for m in listed)
    return whole.groups in (("civilian",), ("person",), ("prisoner",)) and of_any_kind


def _in_apposition(parse: Parse, whole: Draft, listed: list[Mention]) -> bool:
    """'Two hostages, a mother and her daughter, …': one by one, who the two are."""
    first = parse[listed[0].head]
    singly = all(m.figure is not None and m.figure.number == 1 for m in listed)
    return singly and first.dep == "appos" and first.head == whole.mention.head


def set_out(parse: Parse, people: list[Mention], drafts: list[Draft], earlier: list[Draft]) -> Pairs:
    """'207 people, 134 men and 73 women, were executed': a list set behind the whole that adds up to it."""
    for whole in drafts:
        after = whole.mention.last + 1
        if (
            whole.share
            or whole.figure is None
            or after >= len(parse)
            or parse[after].text not in (",", "-", "–", "—", "(")
        ):
            continue
        listed: list[Mention] = []
        edge = after
        for mention in sorted(
            (m for m in people if m.first > after and m.figure is not None), key=lambda m: m.first
        ):
            if set(parse.lower(edge + 1, mention.first)) - {",", "and"} or mention.bare:
                break
            listed.append(mention)
            edge = mention.last
        told = sum(m.figure.low or 0 for m in listed if m.figure is not None)
        adds_up = told == whole.figure.number or (
            parse[after].text == "(" and told < (whole.figure.number or 0)
        )
        if len(listed) > 1 and adds_up and (_may_hold(whole, listed) or _in_apposition(parse, whole, listed)):
            return [(whole, as_share(whole, m, parse)) for m in listed]
    return []


def of_casualties(parse: Parse, people: list[Mention], drafts: list[Draft], earlier: list[Draft]) -> Pairs:
    """'5,166 civilian casualties: 1,601 people dead and 3,565 injured': the dead and the wounded are shares of both."""
    whole = next(
        (
            d
            for d in drafts
            if d.mention.noun in ("casualties", "victims") and d.figure is not None and not d.share
        ),
        None,
    )
    if whole is None or whole.figure is None:
        return []
    parts = [
        d
        for d in drafts
        if d.mention.first > whole.mention.last
        and d.kind in ("killed", "injured")
        and d.figure is not None
        and not d.share
        and d is not whole
    ]
    for n in range(len(parts), 1, -1):
        chosen = parts[:n]
        if sum(d.figure.low or 0 for d in chosen if d.figure) == whole.figure.low and {
            d.kind for d in chosen
        } == {"killed", "injured"}:
            return [
                (whole, replace(d, share=True, groups=whole.groups if d.groups == ("person",) else d.groups))
                for d in chosen
            ]
    return []
