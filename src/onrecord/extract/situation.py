"""Ceasefires, evacuations, control, services and talks, each with its phase, told once.

Comes in: a Story. Goes out: claims, each with its sentence. What counts as which kind is found in truces.py, control.py, services.py
and meetings.py; here it is decided how surely it is told, where, when and by whom, and what is told again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from onrecord.extract import (
    agreed_places,
    control,
    meetings,
    modality,
    of_a_while,
    pronoun_sides,
    said_days,
    services,
    setting,
    sides,
    truces,
    where,
)
from onrecord.extract.attribution import Speakers
from onrecord.extract.clauses import Told, clause
from onrecord.extract.groups import describe, singular
from onrecord.extract.left_behind import left_here
from onrecord.extract.merged import Raw, days_differ
from onrecord.extract.parse import Parse
from onrecord.extract.place_phrase import whole
from onrecord.extract.story import Story
from onrecord.extract.words import GROUP_OF
from onrecord.records import Claim, Place, TimeMention

FINDERS = (control.find, truces.find, services.find, meetings.find)
_SLOW = ("ceasefire", "talks")
"""Kinds that a report tells of as one thing wherever it names a place."""


def find(story: Story, speakers: Speakers) -> list[Raw]:
    """Everything told of the situation, once for each kind, phase, place and actor."""
    out: list[Raw] = []
    evacuating = "evacuat" in story.text or "Evacuat" in story.text
    for parse in story.parses.values():
        parse.notes["evacuating"] = evacuating
        for told in _in_sentence(parse):
            claim = _claim(story, speakers, parse, told)
            if claim is None:
                continue
            if claim.kind == "evacuation" and claim.place is not None and claim.place.kind != "country":
                story.notes.setdefault("evacuated", claim.place)
            before = next((n for n, old in enumerate(out) if _again(old.claim, claim)), None)
            raw = Raw(claim, parse.sentence.index, parse.sentence.block == "headline", trigger=told.trigger)
            if before is None:
                out.append(raw)
            elif out[before].headline and not raw.headline:
                # A headline only announces.
                out[before] = replace(raw, claim=_of_both(claim, out[before].claim))
            else:
                out[before] = replace(out[before], claim=_of_both(out[before].claim, claim))
    told_of = {(raw.claim.kind, raw.claim.phase) for raw in out if not raw.headline}
    return _on_one_day([r for r in out if not r.headline or (r.claim.kind, r.claim.phase) not in told_of])


def _on_one_day(found: list[Raw]) -> list[Raw]:
    """Talks that are planned without a day are on the one day that the report names for planned talks."""
    planned = [r.claim for r in found if r.claim.kind == "talks" and r.claim.phase == "planned"]
    days = {(c.time.start, c.time.end): c.time for c in planned if c.time is not None}
    if len(days) != 1:
        return found
    day = next(iter(days.values()))
    return [
        replace(r, claim=replace(r.claim, time=day)) if r.claim in planned and r.claim.time is None else r
        for r in found
    ]


def _in_sentence(parse: Parse) -> Iterator[Told]:
    found = [told for finder in FINDERS for told in finder(parse)]
    yield from sorted(found, key=lambda t: t.trigger)


def _claim(story: Story, speakers: Speakers, parse: Parse, told: Told) -> Claim | None:
    of_the_verb = parse[told.trigger].pos in ("VERB", "AUX") or told.trigger != told.noun
    certainty = modality.certainty(parse, told.trigger) if of_the_verb else "asserted"
    if told.planned:
        certainty = "planned"
    if (
        told.phase in ("failed", "halted")
        and told.kind in ("ceasefire", "evacuation", "service")
        and parse.kids(told.trigger, "neg")
        and certainty == "denied"
    ):
        certainty = "asserted"  # 'did not hold', 'did not arrive'
    certainty = told.certainty or certainty
    ruled_out = told.certainty == "denied"
    ruled_out = ruled_out or (told.kind == "control" and modality.denied_by_somebody(parse, told.trigger))
    if certainty == "conditional" or (certainty == "denied" and told.kind != "talks" and not ruled_out):
        return None
    if told.kind == "control" and (
        _tried(parse, told.trigger) or _only_meant(parse, told.trigger) or _when_it_comes(parse, told.trigger)
    ):
        return None
    phase = told.phase
    if certainty == "planned":
        if told.kind == "control":
            # 'to capture the city': what is only meant to be taken is nobody's yet.
            return None
        phase = "planned"
    elif phase == "planned" and not ruled_out:
        certainty = "planned"
    if (
        told.kind in ("service", "evacuation", "ceasefire")
        and not told.planned
        and _only_meant(parse, told.trigger)
    ):
        return None
    timing = setting.time_for(story, parse, told.trigger, False, own_clause=told.kind in _SLOW)
    if (
        phase in ("started", "ongoing", "resumed")
        and certainty == "asserted"
        and _is_yet_to_come(story, parse, told.trigger, timing)
    ):
        # 'A new round begins on Sunday', in a paper of the week before
        phase, certainty = "planned", "planned"
    when = timing.when if timing else None
    if when is None and told.kind == "control" and phase in ("held", "contested"):
        when = said_days.now(parse, told.trigger, story.report.published)
    if when is None and told.kind == "talks" and phase == "planned":
        # 'will discuss who used gas in Sudan during this month': the one time that the sentence tells
        here = story.times_in(parse.sentence.start, parse.sentence.end)
        one = here[0] if len(here) == 1 and here[0].role == "when" else None
        said = one is None or said_days.said_on(parse, one, told.trigger)
        when = None if one is None or said or not _to_come(one, story.report.published) else one.when
    span = clause(parse, told.trigger)
    actor = told.actor
    if actor is None:
        actor = sides.actor_of(parse, told.trigger) or sides.led_to(parse, told.trigger)
        if actor is None and told.kind == "control":
            actor = pronoun_sides.side_meant(story, parse, told.trigger)
    return Claim(
        report=story.report.id, id="", kind=told.kind, phase=phase, evidence=span, figure=told.figure,
        actor=actor or None, place=_place(story, parse, told), time=when,
        said_by=speakers.of(span.start, span.end), certainty=certainty,
        groups=_moved(parse, told), scope="cumulative" if told.kind in ("control", "service") and of_a_while.of_recent_weeks(when) else "incident",
    )  # fmt: skip


def _is_yet_to_come(story: Story, parse: Parse, trigger: int, timing: setting.Timing | None) -> bool:
    starts = timing.when.start if timing is not None else None
    news = story.report.published
    present = parse[parse.clause(trigger)].tag in ("VBZ", "VBP")
    return present and starts is not None and news is not None and starts > news


def _moved(parse: Parse, told: Told) -> tuple[str, ...]:
    """Whom an evacuation moves, where the words say it."""
    if told.kind != "evacuation":
        return ()
    people = [*parse.subjects(told.trigger), *parse.kids(told.trigger, "dobj")]
    if told.noun is not None:
        people += [
            o for p in parse.kids(told.noun, "prep") if parse[p].lower == "of" for o in parse.kids(p, "pobj")
        ]
    found = sorted(
        {g for i in people if GROUP_OF.get(singular(parse[i].lower)) for g in describe(parse, i)[0]}
    )
    return tuple(found)


def _place(story: Story, parse: Parse, told: Told) -> Place | None:
    if told.kind == "talks":
        if parse[told.trigger].lemma in ("conversation", "call", "telephone", "phone"):
            # By telephone: nowhere.
            return None
        span = clause(parse, told.trigger)
        return agreed_places.of_talks(story, span.start, span.end)
    if told.kind == "control" and (of_it := _of_which(story, parse, told.trigger)) is not None:
        return of_it
    if told.noun is not None:
        own = where.of_the_words(story, parse, told.trigger, set(parse.subtree(told.noun)), unnamed=True)
        if own is not None:
            return own
    if told.kind == "evacuation":
        left = left_here(story, parse, told.trigger)
        if left is not None:
            return left
        told_before: Place | None = story.notes.get("evacuated")
        return where.left_by(story, parse.sentence.index) or told_before or story.country
    if told.kind == "ceasefire":
        return agreed_places.told_in_it(story, parse, told.trigger)
    entered = _entered(story, parse, told.trigger) if told.kind == "service" else None
    return entered or where.place_for(story, parse, told.trigger)


def _of_which(story: Story, parse: Parse, trigger: int) -> Place | None:
    """'attacked Tel Tamr, which is controlled by the militia and a town beside it': Tel Tamr."""
    verb = parse.clause(trigger)
    which = [s for s in parse.kids(verb, "nsubjpass") if parse[s].lower in ("which", "that")]
    if parse[verb].dep != "relcl" or not which:
        return None
    town = parse[parse[verb].head]
    here = [m for m in where.places_here(story, parse, trigger) if m.start <= town.start < m.end]
    return whole(story, here[0]) if here else None


def _to_come(mention: TimeMention, published: date | None) -> bool:
    last = mention.when.end
    return published is not None and last is not None and last > published


def _entered(story: Story, parse: Parse, verb: int) -> Place | None:
    """'entered western Sudan and was due in El Geneina': the place that is the verb's own object."""
    own = set(parse.kids(verb, "dobj"))
    here = [m for m in where.places_here(story, parse, verb) if parse.at(m.end - 1) in own]
    return whole(story, here[0]) if len(here) == 1 else None


def _again(old: Claim, new: Claim) -> bool:
    """Whether a later mention tells of the same thing."""
    if old.kind != new.kind or old.phase != new.phase or (old.figure is None) != (new.figure is None):
        return False
    if old.kind == "ceasefire":
        return True
    if days_differ(old.time, new.time):
        return False
    if old.kind == "talks":
        meet = old.place is None or new.place is None or old.place.name == new.place.name
        return meet and _speakers(old) == _speakers(new) and (old.time is None or new.time is None)
    if (old.place.name if old.place else None) != (new.place.name if new.place else None):
        return False
    return (
        old.kind not in ("control", "evacuation")
        or old.actor is None
        or new.actor is None
        or _same_side(old.actor, new.actor)
    )


def _speakers(claim: Claim) -> tuple[str, ...]:
    return tuple(voice.key or voice.text for voice in claim.said_by[:1])


_NAMELESS = {
    "the",
    "its",
    "their",
    "and",
    "his",
    "they",
    "which",
    "that",
    "who",
    "forces",
    "fighters",
    "troops",
}


def _same_side(a: str, b: str) -> bool:
    plain = [set(re.findall(r"[^\W_]{3,}", words.lower())) - _NAMELESS for words in (a, b)]
    return bool(plain[0] & plain[1]) or not all(plain)


_COME_TRUE = {
    "attempt",
    "try",
    "manage",
    "begin",
    "start",
    "continue",
    "succeed",
    "able",
    "appear",
    "seem",
    "go",
    "proceed",
    "believe",
    "say",
    "report",
    "think",
    "know",
    "estimate",
    "understand",
    "claim",
    "force",
    "compel",
}


def _only_meant(parse: Parse, i: int) -> bool:
    """'to retake the city', 'hoping to clear the hills', 'by seizing towns': an aim, or how something else was done."""
    token = parse[parse.first_conjunct(i)]
    governor = parse[token.head]
    if token.dep == "pcomp":
        # 'accused the army of breaking the truce', 'after taking the town', 'succeeded in taking it': it was done.
        accused = governor.lower == "of" and parse[governor.head].lemma in ("accuse", "blame", "boast")
        done = governor.lower in ("after", "since") or parse[governor.head].lemma == "succeed"
        return not (accused or done)
    to = any(parse[c].lower == "to" for c in parse.kids(token.i, "aux"))
    return to and token.dep in ("xcomp", "advcl", "acl", "relcl") and governor.lemma not in _COME_TRUE


def _tried(parse: Parse, i: int) -> bool:
    """'tried to take the town'"""
    return parse[i].dep == "xcomp" and parse[parse[i].head].lemma in ("try", "attempt")


def _when_it_comes(parse: Parse, i: int) -> bool:
    """'when the army regains control': it has not yet."""
    when = any(parse[c].lower in ("when", "once", "until") for c in parse.kids(i, "advmod", "mark"))
    return when and parse[i].tag in ("VBZ", "VBP")


def _of_both(old: Claim, new: Claim) -> Claim:
    """What only the later mention tells: when, and where."""
    return replace(old, time=old.time or new.time, place=old.place or new.place, actor=old.actor or new.actor)
