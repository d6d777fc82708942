"""What joined figures share: one figure over two kinds, corrected figures, and the groups of bare numbers."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from onrecord.extract import attacked, mentions
from onrecord.extract.drafts import Draft
from onrecord.extract.earlier_figures import of_another_period, superseded
from onrecord.extract.parse import Parse
from onrecord.extract.words import STATES
from onrecord.records import Kind


def corrected(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """'rose to 57, up from 52': the earlier figure, as a draft of its own beside the one that replaces it."""
    out: list[Draft] = []
    taken = {d.mention.first for d in drafts}
    for mention in mentions.find(parse):
        if (
            not mention.bare
            or mention.figure is None
            or mention.first in taken
            or not (superseded(parse, mention.first) or of_another_period(parse, mention.first))
        ):
            continue
        before = [
            d for d in drafts if d.mention.last < mention.first and not d.share and d.figure is not None
        ]
        # 'rose from 22 to 31'
        behind = [
            d
            for d in drafts
            if 0 < d.mention.first - mention.last < 5 and not d.share and d.figure is not None
        ]
        if before or behind:
            now = before[-1] if before else behind[0]
            out.append(
                replace(
                    now,
                    mention=mention,
                    figure=mention.figure,
                    trigger=mention.head,
                    superseded=superseded(parse, mention.first),
                )
            )
    return out


def tidied(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """One figure over two kinds, shared figures, and the elliptical groups of bare numbers."""
    out: list[Draft] = []
    for draft in drafts:
        joined = "or" if _lost(parse, draft) else _joined_kind(parse, draft)
        if joined == "or":
            out.append(replace(draft, kind="injured", both=True))
        elif joined == "and":
            out.append(replace(draft, shared=True))
            other: Kind = "injured" if draft.kind == "killed" else "killed"
            out.append(replace(draft, kind=other, shared=True))
        else:
            out.append(draft)
    return out


def _lost(parse: Parse, draft: Draft) -> bool:
    """'lost 540 men, killed and wounded': one figure over two kinds."""
    behind = [w for w in parse.lower(draft.mention.last + 1, draft.mention.last + 5) if w != ","]
    both = (
        len(behind) > 2
        and behind[0] == "killed"
        and behind[1] in ("and", "or")
        and behind[2] in ("wounded", "injured")
    )
    return (
        both
        and draft.kind == "killed"
        and "lose" in (parse[draft.trigger].lemma, parse[parse[draft.mention.head].head].lemma)
    )


def _joined_kind(parse: Parse, draft: Draft) -> str | None:
    """'killed or wounded N' → 'or'; 'N were killed and injured' → 'and'."""
    if draft.kind not in ("killed", "injured"):
        return None
    t = draft.trigger
    for step in (1, -1):
        j = t + 2 * step
        link = (
            "and"
            if 0 <= t + step < len(parse) and parse[t + step].text == "&"
            else parse[t + step].lower
            if 0 <= t + step < len(parse)
            else ""
        )
        if 0 <= j < len(parse) and link in ("or", "and"):
            other = STATES.get(parse[j].lower)
            if other in ("killed", "injured") and other != draft.kind:
                after = max(t, j) + 1
                if link == "and" and after < len(parse) and _number_follows(parse, after, draft):
                    return None
                return link
    return None


def _number_follows(parse: Parse, i: int, draft: Draft) -> bool:
    return any(
        parse[j].tag == "CD" and not draft.mention.first <= j <= draft.mention.last
        for j in range(i, min(i + 3, len(parse)))
    )


def _larger(whole: Draft, part: Draft) -> bool:
    a, b = whole.figure, part.figure
    return a is not None and b is not None and (a.low or 0) > (b.low or 0)


def _speaks_of_same(draft: Draft, model: Draft | None) -> bool:
    """Whether a number with no noun of its own counts people like those named before it.

    'Six others' and 'wounding 10' do, 'six other people' do not; and of whom children or women were, others need not be.
    """
    if model is None or draft.groups != ("person",) or draft.share or draft.mention.of_whole:
        return False
    figure = draft.figure
    vague_more = draft.mention.others and figure is not None and figure.vague
    if model.groups not in (
        ("civilian",),
        ("combatant",),
        ("rescuer",),
        ("medic",),
        ("journalist",),
        ("official",),
        ("prisoner",),
        ("aid-worker",),
        ("elderly",),
        ("woman",),
        ("child",),
    ):
        return False
    if model.groups in (("child",), ("woman",)) and not (
        draft.sentence == model.sentence
        and not draft.mention.others
        and (
            draft.figure is None
            or (draft.figure.low or 0) <= 3 * (model.figure.low or 0 if model.figure else 0)
        )
    ):
        # 'two children were killed and 40 injured': the 40 need not be children.
        return False
    counted = (
        draft.mention.noun in ("injuries", "deaths", "fatalities", "wounded", "injured")
        and model.mention.noun != ""
    )
    return (draft.mention.bare or counted or draft.mention.noun == "others") and not (
        vague_more and draft.mention.bare
    )


def _by_next(parse: Parse, drafts: list[Draft]) -> list[Draft]:
    """'killed 3 and wounded 12 civilians': the noun stands with the second number and counts for both."""
    out = list(drafts)
    for i, (draft, after) in enumerate(pairwise(drafts)):
        if draft.groups == ("person",) and _and_others(draft, after):
            mention = replace(draft.mention, groups=after.groups, affiliation=after.mention.affiliation)
            out[i] = replace(draft, groups=after.groups, mention=mention)
            continue
        bare = (
            draft.mention.bare
            and not draft.mention.of_whole
            and draft.groups == ("person",)
            and not draft.share
        )
        active = draft.trigger < draft.mention.first and after.trigger < after.mention.first
        if (
            bare
            and active
            and not parse.told_apart(draft.trigger, after.trigger)
            and after.kind != draft.kind
            and not after.mention.bare
            and not after.share
        ):
            mention = replace(draft.mention, groups=after.groups, affiliation=after.mention.affiliation)
            out[i] = replace(draft, groups=after.groups, mention=mention)
    return out


def _and_others(draft: Draft, after: Draft) -> bool:
    """'his son and 12 other militants': the son is a militant too."""
    near = draft.trigger == after.trigger and 0 < after.mention.first - draft.mention.last <= 2
    return (
        near
        and after.mention.others
        and after.mention.noun not in ("others", "people", "")
        and not after.mention.bare
    )


def _listing(parse: Parse, drafts: list[Draft], earlier: list[Draft]) -> Draft | None:
    """'… with 289 civilians killed. Ninewa recorded 42 dead; Kirkuk 23 killed': a list goes on counting those it began with."""
    bare = [d for d in drafts if d.mention.bare and d.groups == ("person",) and d.figure is not None]
    text = parse.text[parse.sentence.start : parse.sentence.end]
    if len(bare) < 2 or len(bare) < len(drafts) or ";" not in text:
        return None
    before = [
        d for d in earlier if d.sentence == parse.sentence.index - 1 and not d.share and d.figure is not None
    ]
    groups = {d.groups for d in before if not d.mention.bare}
    return next(d for d in before if not d.mention.bare) if len(groups) == 1 else None


def _says_more(draft: Draft) -> bool:
    words = draft.mention.figure.text.lower() if draft.mention.figure is not None else ""
    return draft.mention.bare and words.startswith(("another ", "a further ", "an additional "))


def _is_one(draft: Draft) -> bool:
    figure = draft.mention.figure
    return (
        draft.mention.bare
        and draft.groups == ("person",)
        and figure is not None
        and figure.text.lower() == "one"
    )


def _one_of_those(draft: Draft, here: list[Draft], earlier: list[Draft]) -> Draft | None:
    """'Two women were stoned. One was killed on Friday and one on Saturday.': each is a share of the two."""
    if not _is_one(draft) or draft.share:
        return None
    if not here and draft.mention.first == 0:
        before = [
            d for d in earlier if draft.sentence - d.sentence == 1 and not d.share and _larger(d, draft)
        ]
        whole = before[-1] if before and before[-1].kind == draft.kind and before[-1].key else None
        if whole is None:
            return None
        return replace(
            draft.regrouped(whole.groups, whole.mention.affiliation), share=True, part_of=whole.key
        )
    model = here[-1] if here else None
    if (
        model is None
        or not model.share
        or model.kind != draft.kind
        or model.figure is None
        or model.figure.number != 1
    ):
        return None
    return replace(draft.regrouped(model.groups, None), share=True, part_of=model.part_of)


def _some_of_whom(draft: Draft, model: Draft, drafts: list[Draft]) -> bool:
    """'the bodies of 29 children, and 48 wounded, 30 of them children': the 48 are not all children."""
    behind = (d.mention for d in drafts if d.share and d.groups == model.groups)
    return any(m.of_whole and 0 < m.first - draft.mention.last <= _BESIDE for m in behind)


_BESIDE = 4
"""Words between a number and its share."""


def _toll_behind_one(parse: Parse, draft: Draft, model: Draft) -> bool:
    """'A nurse died on Sunday, taking the toll to 15': who the others were is not told."""
    alone = model.figure is not None and model.figure.high == 1
    return alone and parse[draft.trigger].lower == "toll" and parse[parse.clause(draft.trigger)].tag == "VBG"


def _attacked(parse: Parse, draft: Draft, model: Draft | None) -> tuple[tuple[str, ...], str | None] | None:
    if model is not None:
        return attacked.in_a_second(parse, draft, model)
    return attacked.whom(parse, draft) or attacked.set_apart(parse, draft)


def inherit(parse: Parse, drafts: list[Draft], earlier: list[Draft]) -> list[Draft]:
    """A bare number takes the groups of the people named before it: 'killing one mourner and wounding 10'.

    'Six others' looks back over a sentence's border too. A share is no model for what follows it.
    """
    out: list[Draft] = []
    drafts = _by_next(parse, sorted(drafts, key=lambda d: d.mention.first))
    last = _listing(parse, drafts, earlier)
    for draft in drafts:
        if draft.figure is None and not draft.mention.bare:
            # 'killing a number of militants and injuring others'
            others = draft.mention.noun == "others"
            if (
                others
                and last is not None
                and last.sentence == draft.sentence
                and _speaks_of_same(draft, last)
            ):
                draft = draft.regrouped(last.groups, last.mention.affiliation)
            if draft.kind != "displaced" or draft.groups != ("combatant",):
                # 'killed many militants while others fled': those retreat.
                out.append(draft)
            continue
        if (one := _one_of_those(draft, out, earlier)) is not None:
            out.append(one)
            continue
        model = last
        if model is None and draft.mention.others:
            before = [
                d
                for d in earlier
                if 0 < draft.sentence - d.sentence <= 1
                and (not d.share or d.groups in (("combatant",), ("civilian",)))
            ]
            model = before[-1] if before else None
        if model is None and _says_more(draft):
            # 'Another 12 were wounded', after soldiers
            fighters = [d for d in earlier if draft.sentence - d.sentence == 1 and not d.share]
            model = fighters[-1] if fighters and fighters[-1].groups == ("combatant",) else None
        if model is None and draft.mention.bare and draft.mention.first <= 1 and not draft.mention.of_whole:
            # 'Three were stabbed': of those whom the sentence before counts.
            counted = [
                d
                for d in earlier
                if not d.share and 0 < draft.sentence - d.sentence <= 1 and _larger(d, draft)
            ]
            model = counted[-1] if counted else None
        if model is not None and _some_of_whom(draft, model, drafts):
            last = draft
        elif (whom := _attacked(parse, draft, model)) is not None:
            draft = draft.regrouped(*whom)
            last = draft
        elif model is not None and _speaks_of_same(draft, model):
            if not _toll_behind_one(parse, draft, model):
                draft = draft.regrouped(model.groups, model.mention.affiliation)
        elif not draft.share and (not draft.mention.of_whole or draft.groups != ("person",)):
            last = draft
        out.append(draft)
    return out
