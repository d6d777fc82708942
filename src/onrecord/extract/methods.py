"""With what it was done: every method that the report's words name near a claim, with the features of each."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.extract import method_words, setting
from onrecord.extract.attacks import Attack
from onrecord.extract.choosing import Features
from onrecord.extract.draft_words import told_apart, victims
from onrecord.extract.drafts import Draft
from onrecord.extract.parse import Parse
from onrecord.extract.story import Story

_BACK = 3
"""Sentences before the claim whose words may tell the method."""


@dataclass(slots=True)
class _Told:
    """What speaks for one method: where its nearest word stands, and how often it is told."""

    away: int
    gap: int
    clause: bool
    sure: bool
    before: bool
    together: bool = True
    """In the claim's own paragraph."""
    direct: bool = False
    """It hangs on the harm itself: 'died in the barrel bombings', 'killed by a mine'."""
    times: int = 1


def options(
    story: Story, parse: Parse, draft: Draft, scope: str, rule: str | None, attack: Attack | None
) -> list[tuple[str | None, Features]]:
    """The rule's method first, then 'not said' and each method told of near by."""
    told: dict[str, _Told] = {}
    index = parse.sentence.index
    for earlier in range(max(0, index - _BACK), index + 1):
        other = story.parses.get(earlier)
        if other is not None:
            together = other.sentence.paragraph == parse.sentence.paragraph
            _collect(told, other, earlier - index, draft.trigger if earlier == index else None, together)
    lead = story.parses.get(0)
    if lead is not None and index > _BACK:
        _collect(told, lead, -9, None, together=False)
    methods: list[str | None] = [
        rule,
        *(m for m in (None, draft.method, attack.method if attack else None, *told) if m != rule),
    ]
    direct = [m for m, t in told.items() if t.direct and t.sure]
    if len(direct) == 1 and draft.method is None:
        # 'died in the barrel bombings, drums filled with explosives': no other word can take its place.
        methods = list(direct)
    if _of_the_deed(parse, draft, attack) and attack is not None and draft.method is None and not direct:
        # 'Planes bombed the town, killing four': by what was dropped, whatever else is told.
        methods = [attack.method]
    setting_of = told_apart(story, parse, draft)
    seen: set[str | None] = set()
    out: list[tuple[str | None, Features]] = []
    for method in methods:
        if method not in seen:
            seen.add(method)
            out.append(
                (
                    method,
                    _features(
                        draft, scope, method, rule, attack, told.get(method or ""), len(told), setting_of
                    ),
                )
            )
    return out


def _of_the_deed(parse: Parse, draft: Draft, attack: Attack | None) -> bool:
    """Whether the harm is told as what the verb of the attack did: '…, killing four'."""
    if attack is None or attack.method in (None, "other") or attack.sentence != parse.sentence.index:
        return False
    harm = parse[draft.trigger]
    return harm.tag == "VBG" and harm.dep == "advcl" and harm.head == attack.trigger


def _collect(told: dict[str, _Told], parse: Parse, away: int, trigger: int | None, together: bool) -> None:
    own = method_words.of_its_own(parse, trigger) if trigger is not None else None
    for _, method, sure, start, end in method_words.told(parse):
        i = parse.at(parse.sentence.start + start)
        if own is not None and i not in own:
            continue
        gap, clause, before, direct = 999, False, True, False
        if trigger is not None and i is not None:
            at = parse[trigger].start - parse.sentence.start
            gap = max(start - at, at - end, 0)
            clause = parse.clause(i) == parse.clause(trigger) or setting.hangs_on(
                parse, i, parse.clause(trigger)
            )
            before = start < at
            direct = _direct(parse, i, trigger)
        new = _Told(away, gap, clause, sure, before, together, direct)
        old = told.get(method)
        if old is not None:
            nearer = old if (old.away, -old.gap) > (new.away, -new.gap) else new
            new = replace(
                nearer, times=old.times + 1, sure=new.sure or old.sure, direct=new.direct or old.direct
            )
        told[method] = new


_BY_MEANS_OF = ("in", "by", "from", "with", "after", "during", "under")


def _direct(parse: Parse, word: int, trigger: int) -> bool:
    """Whether a word for a method stands in a phrase with 'in', 'by' or 'from' on the harm's own verb, no clause between."""
    i = word
    for _ in range(6):
        head = parse[i].head
        if head == i or parse[i].dep in ("relcl", "acl", "advcl", "ccomp", "conj", "appos"):
            return False
        if parse[i].dep in ("prep", "agent"):
            return head == trigger and parse[i].lower in _BY_MEANS_OF
        i = head
    return False


def _features(
    draft: Draft,
    scope: str,
    method: str | None,
    rule: str | None,
    attack: Attack | None,
    told: _Told | None,
    rivals: int,
    setting_of: Features,
) -> Features:
    by_attack = attack is not None and attack.method == method
    out = {
        f"method={method}",
        f"rule={rule == method}",
        f"rule={rule == method} said={method is not None}",
        f"own={draft.method == method} said={method is not None}",
        f"attack={by_attack} said={method is not None}",
        f"scope={scope} said={method is not None}",
        f"kind={draft.kind} said={method is not None}",
        f"victims={victims(draft)} method={method}",
    }
    if method is None:
        out |= {
            f"unsaid rivals={min(rivals, 3)}",
            f"unsaid attack={attack is not None}",
            f"unsaid share={draft.share}",
        } | {f"unsaid {x}" for x in setting_of}
        return frozenset(out)
    if told is None:
        out.add("untold")
        return frozenset(out)
    away = {0: "here", -1: "one", -2: "two", -3: "three"}.get(told.away, "lead")
    out |= {
        f"away={away}",
        f"away={away} sure={told.sure}",
        f"times={min(told.times, 4)}",
        f"rivals={min(rivals, 4)} away={away}",
        f"scope={scope} away={away}",
    }
    if told.away:
        near = "together" if told.together else "apart"
        out |= {f"away={away} {near}"} | {f"{near} {x}" for x in setting_of}
    if told.away == 0:
        gap = (
            "touching" if told.gap < 12 else "close" if told.gap < 40 else "wide" if told.gap < 90 else "far"
        )
        out |= {
            f"gap={gap}",
            f"direct={told.direct}",
            f"direct={told.direct} sure={told.sure}",
            f"clause={told.clause}",
            f"clause={told.clause} sure={told.sure}",
            f"before={told.before} gap={gap}",
        }
    return frozenset(out)
