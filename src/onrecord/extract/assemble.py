"""Drafts of all sentences → the claims of the report: one for each kind, figure and group, numbered in order.

A figure said again with the same meaning is one claim, told by its fullest mention; said by another
source or with another number it is another claim. A share takes over from its whole what it does
not say itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.extract import (
    antecedents,
    attacks,
    evidence,
    joined,
    modality,
    people,
    setting,
    shares,
    situation,
)
from onrecord.extract.attacks import Attack
from onrecord.extract.attribution import Speakers
from onrecord.extract.drafts import Draft
from onrecord.extract.parse import Parse
from onrecord.extract.story import Story
from onrecord.records import Claim, Figure, Place, Voice, When


@dataclass(frozen=True, slots=True)
class Raw:
    """A claim before numbering: `key` and `whole` name drafts, `attack` a position in the report's attacks."""

    claim: Claim
    sentence: int
    headline: bool
    key: int = 0
    whole: int | None = None
    attack: int | None = None
    others: bool = False
    weak_time: bool = False
    """The time is only that of the statement."""


def claims(story: Story) -> tuple[Claim, ...]:
    """All claims of the report in the order of their evidence."""
    speakers = Speakers(story)
    found = attacks.find(story)
    drafts = _drafts(story)
    raws = [_people(story, speakers, found, draft) for draft in drafts]
    raws = _inherited(raws)
    raws = _without_covered(_merged(_timed(raws)))
    attacked = [_attack(story, speakers, i, a) for i, a in enumerate(found)]
    raws = _timed([*raws, *attacked])
    raws += [Raw(c, s, False) for c, s in situation.find(story, speakers)]
    return _numbered(raws)


def _drafts(story: Story) -> list[Draft]:
    """Every draft of the report, each with a key of its own, above 0."""
    out: list[Draft] = []
    fresh = 1
    for parse in story.parses.values():
        here = [replace(d, key=fresh + n) for n, d in enumerate(people.find(parse))]
        fresh += len(here)
        here = antecedents.resolved(story, parse, here)
        found = shares.find(parse, here, out, fresh)
        fresh = max([fresh, *[d.key + 1 for d in found]])
        out += joined.inherit(found, out)
    return out


def _people(story: Story, speakers: Speakers, found: list[Attack], draft: Draft) -> Raw:
    parse = story.parses[draft.sentence]
    span = evidence.of(parse, draft)
    anchor = draft.trigger
    figure = None if draft.shared and not draft.share else draft.figure
    scope = modality.scope(
        parse, story.text[parse.sentence.start : parse.sentence.end], anchor, figure.low if figure else None
    )
    timing = setting.time_for(story, parse, anchor, scope == "cumulative")
    if (
        timing is not None
        and parse[anchor].lower in ("toll", "dead", "deaths", "number")
        and parse.clause(anchor) != anchor
    ):
        # 'The toll reached five on Tuesday': the day of the count, unless no other is told.
        timing = replace(timing, weak=timing.weak or parse[anchor].lower in ("toll", "number"))
    when = timing.when if timing else None
    place = setting.place_for(story, parse, anchor) if scope == "incident" else _wide(story, parse, anchor)
    near, sure = setting.method_near(parse, anchor)
    method = draft.method or near
    # Executions, torture and gas are no part of a bombardment told just before.
    own_way = draft.method or (near if sure and near in ("execution", "torture", "chemical") else None)
    link = (
        attacks.for_harm(found, draft.sentence, anchor, own_way, place, when)
        if draft.kind in ("killed", "injured") and scope == "incident"
        else None
    )
    actor = setting.actor_of(parse, anchor) if not draft.share and not _is_subject(parse, draft) else None
    if link is not None:
        attack = found[link]
        method, actor = method or attack.method, actor or attack.actor
        if attack.when is not None and (timing is None or (timing.weak and not attack.weak_time)):
            when = attack.when
    claim = Claim(
        report=story.report.id, id="", kind=draft.kind, evidence=span, figure=figure, groups=draft.groups,
        affiliation=draft.mention.affiliation if "combatant" in draft.groups else None, actor=actor,
        method=method if _violent(draft.kind) else ("siege" if draft.kind == "trapped" and method == "siege" else None),
        place=place, time=when, said_by=speakers.of(span.start, span.end),
        certainty="denied" if _none_of_them(parse, draft) else modality.certainty(parse, anchor),
        superseded=draft.superseded or modality.superseded(parse, draft.mention.first), scope=scope,
    )  # fmt: skip
    return Raw(
        claim,
        draft.sentence,
        parse.sentence.block == "headline",
        draft.key,
        draft.part_of,
        link,
        draft.mention.others,
        weak_time=timing is not None and timing.weak and when is timing.when,
    )


def _none_of_them(parse: Parse, draft: Draft) -> bool:
    """'No civilians were killed'."""
    return any(parse[c].lower == "no" for c in parse.kids(draft.mention.head, "det"))


def _is_subject(parse: Parse, draft: Draft) -> bool:
    """Whether the people are themselves the subject of the verb: they fled, nobody is named who drove them."""
    subjects = [j for s in parse.subjects(draft.trigger) if parse[s].dep == "nsubj" for j in parse.subtree(s)]
    return draft.mention.head in subjects or any(
        parse[s].lower in ("who", "that") for s in parse.subjects(draft.trigger)
    )


def _violent(kind: str) -> bool:
    return kind in ("killed", "injured", "missing")


def _wide(story: Story, parse: Parse, trigger: int) -> Place | None:
    """A running total is about what its sentence names, else about the report's country."""
    here = story.places_in(parse.sentence.start, parse.sentence.end)
    if here:
        return setting.place_for(story, parse, trigger, back=0)
    return story.country


def _inherited(raws: list[Raw]) -> list[Raw]:
    """Shares take place, time, actor, method and said_by from their whole where they say none themselves."""
    by_key = {r.key: r for r in raws}
    out = []
    for raw in raws:
        whole = by_key.get(raw.whole) if raw.whole is not None else None
        if whole is None:
            out.append(raw)
            continue
        c, w = raw.claim, whole.claim
        claim = replace(
            c, actor=c.actor or w.actor, method=w.method or c.method, place=w.place if c.place is None or raw.sentence == whole.sentence else c.place,
            time=w.time if c.time is None or raw.sentence == whole.sentence else c.time, said_by=c.said_by or w.said_by, scope=w.scope,
            affiliation=c.affiliation or (w.affiliation if "combatant" in c.groups else None), certainty=w.certainty,
        )  # fmt: skip
        out.append(replace(raw, claim=claim, attack=whole.attack))
    return out


_NEAR = 4
"""Sentences over which a time told once holds on (dev half of gold/fakes and gold/news: 3 to 5 score alike)."""


def _timed(raws: list[Raw]) -> list[Raw]:
    """Harm told with no time of its own takes that of the telling around it: before it, else just behind."""
    ordered = sorted(raws, key=lambda r: (r.claim.evidence.start, r.key))
    out = list(ordered)
    for i, raw in enumerate(ordered):
        c = raw.claim
        if (
            c.time is not None
            or c.scope == "cumulative"
            or not (_violent(c.kind) or c.kind == "attack")
            or c.certainty == "planned"
        ):
            continue
        before = [r for r in reversed(out[:i]) if 0 <= raw.sentence - r.sentence <= _NEAR]
        behind = [r for r in out[i + 1 :] if 0 <= r.sentence - raw.sentence <= 2]
        for other in [*before, *behind]:
            o = other.claim
            told = o.time is not None and o.scope == "incident" and (_violent(o.kind) or o.kind == "attack")
            if told and not _far_apart(c.place, o.place, raw, other):
                out[i] = replace(raw, claim=replace(c, time=o.time), weak_time=True)
                break
    return out


# --- said again ---------------------------------------------------------------------------------


def _merged(raws: list[Raw]) -> list[Raw]:
    """One claim for a figure said again with the same meaning; its fullest mention stands."""
    out: list[Raw] = []
    renamed: dict[int, int] = {}
    for raw in raws:
        for i, old in enumerate(out):
            if _same_claim(old, raw):
                kept = old if _fullness(old) >= _fullness(raw) else raw
                other = raw if kept is old else old
                out[i] = replace(
                    kept,
                    claim=_completed(kept, other),
                    whole=kept.whole if kept.whole is not None else other.whole,
                )
                renamed[other.key] = kept.key
                break
        else:
            out.append(raw)
    ended = [replace(r, whole=_final(renamed, r.whole)) for r in out]
    return [replace(r, whole=None) if r.whole == r.key else r for r in ended]


def _final(renamed: dict[int, int], key: int | None) -> int | None:
    while key is not None and key in renamed:
        key = renamed[key]
    return key


def _completed(kept: Raw, other: Raw) -> Claim:
    """The fuller mention with what only the other one says."""
    k, o = kept.claim, other.claim
    better_time = o.time is not None and (k.time is None or (kept.weak_time and not other.weak_time))
    return replace(
        k, actor=k.actor or o.actor, method=k.method or o.method, place=k.place or o.place,
        time=o.time if better_time else k.time, said_by=k.said_by or o.said_by,
    )  # fmt: skip


def _fullness(raw: Raw) -> tuple[int, int]:
    c = raw.claim
    specific = (
        sum(x is not None for x in (c.place, c.time, c.actor, c.method))
        + bool(c.said_by)
        + (c.groups != ("person",))
    )
    bounded = c.figure is not None and (c.figure.low is None or c.figure.high is None)
    return (0 if raw.headline else 1, specific + bounded)


def _same_claim(old: Raw, new: Raw) -> bool:
    a, b = old.claim, new.claim
    if a.kind != b.kind or a.figure is None or b.figure is None or old.sentence == new.sentence:
        return False
    if (old.whole is None) != (new.whole is None) and (
        a.groups != b.groups or old.key == new.whole or new.key == old.whole
    ):
        return False
    if (
        a.superseded != b.superseded
        or not _same_number(a.figure, b.figure)
        or not _groups_meet(a, b)
        or a.scope != b.scope
    ):
        return False
    if old.others != new.others and old.sentence != new.sentence and (old.others or new.others):
        return False
    return (
        _voices_meet(a.said_by, b.said_by)
        and (old.weak_time or new.weak_time or not _days_differ(a.time, b.time))
        and not _far_apart(a.place, b.place, old, new)
    )


def _same_number(a: Figure, b: Figure) -> bool:
    na, nb = a.low if a.low is not None else a.high, b.low if b.low is not None else b.high
    return na == nb


def _groups_meet(a: Claim, b: Claim) -> bool:
    return a.groups == b.groups or a.groups == ("person",) or b.groups == ("person",)


def _voices_meet(a: tuple[Voice, ...], b: tuple[Voice, ...]) -> bool:
    """The same voice, or one mention that leaves it unsaid."""
    if not a or not b:
        return True
    return (
        a[0].key == b[0].key
        if a[0].key and b[0].key
        else _alike(a[0].text, b[0].text) or a[0].kind == b[0].kind != "other"
    )


def _alike(a: str, b: str) -> bool:
    wa, wb = ({w.lower() for w in x.split() if w[:1].isupper()} for x in (a, b))
    return bool(wa & wb)


def _days_differ(a: When | None, b: When | None) -> bool:
    if a is None or b is None or a.start is None or b.start is None:
        return False
    return (a.end or a.start) < b.start or (b.end or b.start) < a.start


def _far_apart(a: Place | None, b: Place | None, old: Raw, new: Raw) -> bool:
    if a is None or b is None or a.name == b.name or old.headline or new.headline:
        return False
    if a.precision == "country" or b.precision == "country" or a.name in b.name or b.name in a.name:
        return False
    if a.gazetteer and b.gazetteer:
        return not (a.gazetteer in b.within or b.gazetteer in a.within)
    return False


def _without_covered(raws: list[Raw]) -> list[Raw]:
    """Drops people harmed with no number where a numbered claim of the report covers them, and vague headlines."""
    out: list[Raw] = []
    for raw in raws:
        if raw.claim.figure is None and raw.claim.certainty in ("planned", "conditional"):
            # What may come to pass, of nobody in particular and in no number, is no claim.
            continue
        if raw.claim.figure is None:
            if _covered(raw, raws) or any(_unnumbered_twin(raw, o) for o in out):
                continue
        elif _vague(raw.claim.figure) and raw.headline and _told_exactly(raw, raws):
            continue
        out.append(raw)
    return out


def _covered(raw: Raw, raws: list[Raw]) -> bool:
    c = raw.claim
    for other in raws:
        o = other.claim
        if o.figure is None or o.kind != c.kind:
            continue
        if (
            c.said_by
            and not raw.headline
            and not _voices_meet(c.said_by, o.said_by or (Voice("the outlet", "other"),))
        ):
            # Another voice tells of it in its own words.
            continue
        if raw.headline or abs(other.sentence - raw.sentence) <= 2:
            return True
        if (raw.weak_time or other.weak_time or not _days_differ(o.time, c.time)) and not _far_apart(
            o.place, c.place, other, raw
        ):
            return True
    return False


def _unnumbered_twin(raw: Raw, other: Raw) -> bool:
    c, o = raw.claim, other.claim
    return o.figure is None and o.kind == c.kind and not _days_differ(c.time, o.time) and _groups_meet(c, o)


def _vague(figure: Figure) -> bool:
    return figure.approximate and figure.high is None


def _told_exactly(raw: Raw, raws: Iterable[Raw]) -> bool:
    return any(
        o.claim.kind == raw.claim.kind and o.claim.figure is not None and not o.headline
        for o in raws
        if o is not raw
    )


# --- attacks and numbers ------------------------------------------------------------------------


def _attack(story: Story, speakers: Speakers, position: int, attack: Attack) -> Raw:
    parse = story.parses[attack.sentence]
    span = situation.clause(parse, attack.trigger)
    claim = Claim(
        report=story.report.id, id="", kind="attack", evidence=span, actor=attack.actor, method=attack.method, place=attack.place,
        time=attack.when, said_by=speakers.of(span.start, span.end),
    )  # fmt: skip
    return Raw(claim, attack.sentence, parse.sentence.block == "headline", key=-1 - position, attack=position)


def _numbered(raws: list[Raw]) -> tuple[Claim, ...]:
    ordered = sorted(
        raws,
        key=lambda r: (r.claim.evidence.start, r.claim.evidence.end, r.claim.kind != "attack", r.claim.kind),
    )
    ids = {r.key: f"c{i + 1}" for i, r in enumerate(ordered) if r.key > 0}
    attack_ids = {r.attack: f"c{i + 1}" for i, r in enumerate(ordered) if r.claim.kind == "attack"}
    out = []
    for i, raw in enumerate(ordered):
        part_of = ids.get(raw.whole) if raw.whole is not None else None
        attack = attack_ids.get(raw.attack) if raw.claim.kind != "attack" and raw.attack is not None else None
        out.append(replace(raw.claim, id=f"c{i + 1}", part_of=part_of, attack=attack))
    return tuple(out)
