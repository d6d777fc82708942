"""The claim of an attack: its fields from what was told of it, and its doer from the harm told with it.

Comes in: a story, who speaks where, and the attacks found in it. Goes out: a claim of each, not yet numbered.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.extract import of_a_while
from onrecord.extract.attack_mentions import Attack
from onrecord.extract.attribution import Speakers
from onrecord.extract.clauses import clause
from onrecord.extract.merged import Raw
from onrecord.extract.story import Story
from onrecord.extract.whereabouts import around, narrower
from onrecord.records import Aim, Claim


def raw(story: Story, speakers: Speakers, position: int, attack: Attack, aimed: tuple[Aim, ...]) -> Raw:
    parse = story.parses[attack.sentence]
    span = clause(parse, attack.trigger)
    claim = Claim(
        report=story.report.id, id="", kind="attack", evidence=span, actor=attack.actor, method=attack.method, place=attack.place,
        time=attack.when, said_by=speakers.of(span.start, span.end), aimed_at=aimed, scope="cumulative" if of_a_while.goes_on(attack.when) or of_a_while.of_recent_weeks(attack.when) else "incident",
    )  # fmt: skip
    return Raw(
        claim,
        attack.sentence,
        parse.sentence.block == "headline",
        key=-1 - position,
        attack=position,
        weak_time=attack.weak_time,
        trigger=attack.trigger,
    )


def by_whom(story: Story, attack: Raw, told: Attack, raws: list[Raw]) -> Raw:
    """An attack that names nobody is by whom its harm is told to be done in the same sentence: 'The navy killed 12 in a dawn raid'."""
    if attack.claim.actor is not None or told.mutual:
        return attack
    here = story.words(story.sentences[attack.sentence])
    harm = [
        r
        for r in raws
        if r.attack == attack.attack
        and r.sentence == attack.sentence
        and r.claim.actor
        and r.claim.actor in here
    ]
    by = {r.claim.actor for r in harm}
    if len(by) != 1:
        return attack
    return replace(
        attack,
        claim=replace(attack.claim, actor=harm[0].claim.actor, actor_standing=harm[0].claim.actor_standing),
    )


def where_it_harmed(attack: Raw, raws: list[Raw]) -> Raw:
    """An attack told 'west of the city' is where the one toll that it is told by is placed more exactly: in a village there."""
    place = attack.claim.place
    if place is None or not around(place):
        return attack
    told = [
        r.claim.place
        for r in raws
        if r.attack == attack.attack
        and r.whole is None
        and r.claim.kind == "killed"
        and r.claim.place is not None
    ]
    if len({p.name for p in told}) != 1:
        return attack
    return replace(attack, claim=replace(attack.claim, place=narrower(place, told[0])))
