"""Drafts of all sentences → the claims of the report: one for each kind, figure and group, numbered in order.

A figure said again with the same meaning is one claim, told by its fullest mention; said by another
source or with another number it is another claim. A share takes over from its whole what it does
not say itself.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from onrecord.extract import (
    actors,
    aims,
    antecedents,
    attack_claims,
    attacks,
    background,
    dating,
    draft_words,
    earlier_figures,
    entries,
    evidence,
    harm_days,
    head_counts,
    joined,
    listed_names,
    method_words,
    methods,
    modality,
    of_a_while,
    of_population,
    onward,
    part_places,
    people,
    periods,
    phrases,
    refuted,
    responsibility,
    scopes,
    service_days,
    setting,
    shares,
    sides,
    situation,
    sums,
    tables,
    threats,
    tolls,
    unnumbered,
    where,
)
from onrecord.extract.attack_days import mourned
from onrecord.extract.attacks import Attack
from onrecord.extract.attribution import Speakers
from onrecord.extract.choosing import Chooser, Features, Traced, shipped
from onrecord.extract.covered import without_covered
from onrecord.extract.drafts import Draft
from onrecord.extract.merged import Raw, merged
from onrecord.extract.narrowed import narrowed
from onrecord.extract.nearby import one_more
from onrecord.extract.story import Story
from onrecord.extract.whereabouts import inside
from onrecord.records import Claim, Scope, Span, When


def claims(story: Story, chooser: Chooser | None = None) -> tuple[Claim, ...]:
    """All claims of the report in the order of their evidence."""
    chooser = chooser or shipped()
    speakers = Speakers(story)
    drafts = _drafts(story)
    found = attacks.find(story, drafts)
    raws = _told(story, speakers, found, drafts, chooser)
    raws = _inherited(raws)
    raws = sums.pointed(without_covered(merged(dating.timed(story, raws))))
    raws += _untold(tables.find(story, raws), raws)
    aimed = aims.find(story, found)
    attacked = [attack_claims.raw(story, speakers, i, a, aimed.get(i, ())) for i, a in enumerate(found)]
    attacked = [attack_claims.by_whom(story, raw, found[i], raws) for i, raw in enumerate(attacked)]
    attacked = [attack_claims.where_it_harmed(raw, raws) for raw in attacked]
    raws = dating.of_the_report(story, dating.timed(story, narrowed(story, [*raws, *attacked])))
    raws = periods.of_the_period(story, raws)
    raws += service_days.of_the_attack(story, situation.find(story, speakers), raws)
    return _numbered(responsibility.told(story, speakers, raws))


_LOOKED_BACK = 500
"""Drafts before a sentence that it may speak of: more than a report of news has in all, and few enough for a book."""


def _drafts(story: Story) -> list[Draft]:
    """Every draft of the report, each with a key of its own, above 0."""
    out: list[Draft] = []
    fresh = 1
    for parse in story.parses.values():
        here = [replace(d, key=fresh + n) for n, d in enumerate(people.find(parse))]
        fresh += len(here)
        before = out[-_LOOKED_BACK:]
        here = background.without(parse, antecedents.resolved(story, parse, here, before))
        bare = [
            *tolls.again(parse, here, before),
            *entries.find(parse, here, before),
            *unnumbered.find(parse, here, before),
            *listed_names.find(parse, here, before),
            *threats.find(parse, here),
            *head_counts.find(parse, here),
            *onward.counted_again(parse, here, before),
        ]
        here += [replace(d, key=fresh + n) for n, d in enumerate(bare)]
        fresh += len(bare)
        more = onward.find(story, parse, here, before)
        here += [replace(d, key=fresh + n) for n, d in enumerate(more)]
        fresh += len(more)
        found = shares.find(parse, here, before, fresh)
        fresh = max([fresh, *[d.key + 1 for d in found]])
        out += joined.inherit(parse, found, before)
    return background.without_past(story, out)


def _untold(listed: list[Raw], raws: list[Raw]) -> list[Raw]:
    """The entries of tables and lists whose lines no claim of the prose stands in."""
    told = [(r.claim.evidence.start, r.claim.evidence.end) for r in raws]
    return [
        r
        for r in listed
        if not any(r.claim.evidence.start <= s and e <= r.claim.evidence.end for s, e in told)
    ]


_REVISED = re.compile(
    r"(?:This|That|It|The (?:toll|figure|number|count|tally)) (?:was|has been|had been) (?:later |then |since |subsequently ){0,2}"
    r"(?:raised|updated|revised|increased|lowered|corrected)\b"
)
"""Whoever gave the number before has given this one."""


def _told(
    story: Story, speakers: Speakers, found: list[Attack], drafts: list[Draft], chooser: Chooser
) -> list[Raw]:
    """A claim of each draft; what is joined to a running total by 'and' is one too."""
    totals: set[tuple[int, int]] = set()
    out: list[Raw] = []
    for draft in drafts:
        parse = story.parses[draft.sentence]
        verb = parse.clause(draft.trigger)
        joined = parse[verb].dep == "conj" and (draft.sentence, parse.first_conjunct(verb)) in totals
        raw = _people(story, speakers, found, draft, chooser, "cumulative" if joined else None)
        if not raw.claim.said_by and _REVISED.match(story.text, parse.sentence.start):
            before = [r for r in out if r.claim.kind == raw.claim.kind and 0 < raw.sentence - r.sentence <= 2]
            raw = replace(raw, claim=replace(raw.claim, said_by=before[-1].claim.said_by)) if before else raw
        if raw.claim.scope == "cumulative" and not draft.share:
            totals.add((draft.sentence, parse.first_conjunct(verb)))
        out.append(raw)
    return out


def _people(
    story: Story,
    speakers: Speakers,
    found: list[Attack],
    draft: Draft,
    chooser: Chooser,
    known: Scope | None = None,
) -> Raw:
    parse = story.parses[draft.sentence]
    span = evidence.of(parse, draft)
    anchor = draft.trigger
    none = refuted.none_of_them(parse, draft.mention, draft.figure is not None)
    figure = None if (draft.shared and not draft.share) or none else draft.figure
    if figure is None and not none and draft.kind in ("displaced", "evacuated", "returned", "trapped"):
        figure = of_population.share(parse, draft.mention.first, draft.mention.last)
    rule = modality.scope(
        parse,
        story.text[parse.sentence.start : parse.sentence.end],
        anchor,
        figure.low if figure else None,
    )
    scope: Scope = known or chosen(chooser, "scope", draft, span, scopes.options(story, parse, draft, rule))
    superseded = draft.superseded or earlier_figures.superseded(parse, draft.mention.first)
    timing = harm_days.timing_of(story, parse, draft, scope, superseded)
    when = timing.when if timing else None
    timed_total = (
        scope == "cumulative"
        and of_a_while.short(when, draft.kind)
        and not of_a_while.of_a_war(parse, figure, draft.kind)
    )
    if (
        scope == "incident"
        and figure is not None
        and not draft.share
        and of_a_while.adds_up(when, draft.kind)
        and not scopes.of_one_event(parse, anchor)
    ):
        scope = "cumulative"
    place = (
        where.place_for(story, parse, anchor, kind=draft.kind)
        if (scope == "incident" and not of_a_while.of_a_season(when))
        or timed_total
        or of_a_while.as_before(when)
        or where.says_there(parse)
        else of_a_while.wide(story, parse, anchor, figure, draft.kind)
    )
    side = part_places.turns_to_a_side(parse)
    if side and not where.told_here(story, parse, anchor):
        place = None
    elif timed_total:
        place = of_a_while.of_the_area(story, parse, anchor, place)
    if figure is not None and of_a_while.violent(draft.kind) and of_a_while.of_a_country(when, place):
        scope = "cumulative"
    near, sure = method_words.near(parse, anchor)
    method = draft.method or near
    # Executions, torture and gas are no part of a bombardment told just before.
    own_way = draft.method or (near if sure and near in ("execution", "torture", "chemical") else None)
    day = None if timing is not None and timing.weak else when
    link = (
        attacks.for_harm(found, draft.sentence, anchor, own_way, place, day, parse, draft.share)
        if draft.kind in ("killed", "injured") and scope == "incident" and not side
        else None
    )
    own = (
        sides.actor_of(parse, anchor)
        if not draft.share and not draft_words.is_subject(parse, draft)
        else None
    )
    attack = found[link] if link is not None else None
    if (
        attack is not None
        and attack.when is not None
        and attack.when.start is not None
        and not modality.to_come(parse, anchor)
        and not attack.weak_time
        and not draft.share
        and harm_days.gives_way(timing, attack.when)
    ):
        when = attack.when
    told_later = attack is not None and (
        attack.placed_at >= draft.sentence or not story.places_in(parse.sentence.start, parse.sentence.end)
    )
    if (
        attack is not None
        and attack.place is not None
        and attack.own_place
        and told_later
        and place is not None
        and inside(attack.place, place)
    ):
        place = attack.place
    threat = draft.kind == "killed" and threats.told(parse, anchor)
    certainty = "denied" if none else "planned" if threat else modality.certainty(parse, anchor)
    if draft.kind == "trapped" and phrases.cannot_leave(parse, anchor):
        certainty = "asserted"
    to_come = modality.to_come(parse, anchor)
    # 'They fear that they will be massacred': how, no other sentence can tell before it has come.
    by_war = of_a_while.by_the_war(parse, anchor)
    if by_war:
        method = None
    elif of_a_while.violent(draft.kind) and not to_come:
        told = method or (attack.method if attack is not None else None)
        method = chosen(
            chooser, "method", draft, span, methods.options(story, parse, draft, scope, told, attack)
        )
    asked = actors.Question(
        story,
        parse,
        draft,
        scope,
        method,
        own,
        attack.actor if attack is not None and (not attack.mutual or attack.method == "shelling") else None,
    )
    # A share takes its doer over from the whole, unless it names its own.
    actor = (
        sides.of_a_part(parse, draft.mention.last)
        if draft.share
        else draft.by or None
        if draft.by is not None
        else None
        if draft_words.by_own_hand(parse, anchor) or by_war
        else actors.bound(asked)
        or chosen(chooser, "actor", draft, span, actors.options(asked))
        or actors.blamed(asked)
    )
    said_by = speakers.of(span.start, span.end)
    # '… killed 10, the governor said'
    if (
        actor is not None
        and said_by
        and actor == said_by[0].text
        and not actors.fights(actor, said_by[0].kind)
    ):
        actor = None
    beside = where.beside(story, parse, draft.mention, draft.share)
    place = beside or place
    # 'off the Libyan coast' tells more than the country does.
    told_where = place is not None and (place.kind != "country" or place.precision != "country")
    if (
        place is not None
        and told_where
        and of_a_while.violent(draft.kind)
        and scope == "incident"
        and not draft.share
    ):
        story.notes.setdefault("placed", {}).setdefault(draft.sentence, place)
    claim = Claim(
        report=story.report.id, id="", kind=draft.kind, evidence=span, figure=figure, groups=_before_it(draft),
        affiliation=draft.mention.affiliation if "combatant" in draft.groups else None, actor=actor,
        actor_standing=actors.standing(asked, actor) if actor is not None else "stated",
        method=method if of_a_while.violent(draft.kind) else ("siege" if draft.kind == "trapped" and method == "siege" else None),
        place=place, time=when, said_by=said_by,
        certainty=certainty,
        superseded=superseded, scope=scope,
    )  # fmt: skip
    return Raw(
        claim,
        draft.sentence,
        parse.sentence.block == "headline",
        draft.key,
        draft.part_of,
        link,
        draft.mention.others or one_more(parse, draft),
        weak_time=_weak(when, timing, attack),
        name=draft.mention.name,
        definite=draft.mention.definite,
        pronoun=draft.mention.pronoun,
        threat=threat,
        plural=parse[draft.mention.head].tag in ("NNS", "NNPS"),
        apart=to_come or draft_words.by_own_hand(parse, anchor) or mourned(parse, anchor),
        own_place=draft.share and beside is not None,
        trigger=anchor,
    )


def _before_it(draft: Draft) -> tuple[str, ...]:
    """The groups; of people who were taken, what they were before: 'prisoner' is what the claim itself says."""
    held = draft.mention.noun.rstrip("s") in ("prisoner", "captive", "detainee")
    freed = draft.kind in ("rescued", "returned") and not held
    if not freed and draft.kind not in ("detained", "abducted"):
        return draft.groups
    return tuple(g for g in draft.groups if g != "prisoner") or ("person",)


def _weak(when: When | None, timing: setting.Timing | None, attack: Attack | None) -> bool:
    """Whether the time is only that of a statement, of the harm's own or of the attack's."""
    if timing is not None and when is timing.when:
        return timing.weak
    return attack is not None and when is attack.when and attack.weak_time


def chosen(
    chooser: Chooser, choice: str, draft: Draft, span: Span, options: list[tuple[Any, Features]]
) -> Any:
    """The likeliest option; noted down where a chooser is being trained."""
    figure = None if draft.figure is None else (draft.figure.low, draft.figure.high)
    chooser.note(Traced(choice, draft.kind, figure, span.start, span.end, tuple(options)))
    return options[chooser.best(choice, [features for _, features in options])][0]


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
            c, actor=c.actor or w.actor, actor_standing=c.actor_standing if c.actor else w.actor_standing, method=w.method or c.method, place=w.place if c.place is None or (raw.sentence == whole.sentence and not raw.own_place) else c.place,
            time=w.time if c.time is None or raw.sentence == whole.sentence else c.time, said_by=c.said_by or w.said_by, scope=w.scope,
            affiliation=c.affiliation or (w.affiliation if "combatant" in c.groups else None), certainty=w.certainty,
        )  # fmt: skip
        out.append(replace(raw, claim=claim, attack=whole.attack))
    return out


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
