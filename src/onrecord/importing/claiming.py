"""A composed row → its claims, each with the words of its columns as evidence, its place in the gazetteer and its voices by their keys."""

from __future__ import annotations

from onrecord.extract.source_kinds import NO_NAME, kind_of
from onrecord.importing.atlas import Atlas
from onrecord.importing.event import Composed, Fact
from onrecord.records import Claim, Place, Voice
from onrecord.resolve import voices

_HIDDEN = ("undisclosed", "confidential", "anonymous")


def claims_of(row: Composed, atlas: Atlas) -> tuple[Claim, ...]:
    place = atlas.place(row.event.spot)
    return tuple(_claim(n, fact, row, place) for n, fact in enumerate(row.event.facts))


def _claim(number: int, fact: Fact, row: Composed, place: Place | None) -> Claim:
    said_by = row.event.said_by if fact.said_by is None else fact.said_by
    return voices.resolved(
        Claim(
            report=row.report.id, id=_id(number), kind=fact.kind, evidence=row.evidence(fact.columns), figure=fact.figure,
            groups=fact.groups, affiliation=fact.affiliation, actor=fact.actor, actor_standing=fact.standing, method=fact.method,
            place=place, time=row.event.when, said_by=said_by, certainty=fact.certainty, scope=fact.scope,
            part_of=_id(fact.part_of) if fact.part_of is not None else None, phase=fact.phase,
            attack=_id(fact.attack) if fact.attack is not None else None, responsibility=fact.responsibility, note=fact.note,
        )
    )  # fmt: skip


def _id(number: int) -> str:
    return f"c{number + 1}"


def sources(words: str, separators: str = ";") -> tuple[Voice, ...]:
    """The voices that a column of sources names. They stand side by side there, in no order: those that the table of voices knows come
    first, since the first one answers for the claim, and a known one may be the voice of other reports too."""
    for mark in separators[1:]:
        words = words.replace(mark, separators[0])
    named = dict.fromkeys(" ".join(part.split()) for part in words.split(separators[0]))
    found = [_voice(name) for name in named if name]
    return tuple(sorted(found, key=lambda voice: voices.known_in(voice.text) is None))


def _voice(words: str) -> Voice:
    hidden = words.lower().startswith(_HIDDEN) or bool(NO_NAME.search(words))
    return Voice(words, kind_of(words), anonymous=hidden)
