"""What was decided about an incident and its claims, and which ids became part of it: newest first, each with its undoing.

Comes in: an incident as held, and who looks. Goes out: rows. Whether a person may undo is review/'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord import deciding, link, review
from onrecord.decisions import Decision, Subject
from onrecord.errors import NotAllowed
from onrecord.records import ClaimRef
from onrecord.review.force import counting
from onrecord.review.policy import allow_undo
from onrecord.store import Record
from onrecord.web.asked import Asked
from onrecord.web.pages.decided_told import decided
from onrecord.web.pages.incident_held import Held
from onrecord.web.pages.offers import Offer, offers


@dataclass(frozen=True, slots=True)
class Entry:
    decision: Decision
    why: str
    value: tuple[tuple[str, str], ...]
    undone: bool
    undo: Offer | None


@dataclass(frozen=True, slots=True)
class Moved:
    """An id that is no more, and what it held when it became part of this incident."""

    id: str
    claims: int


@dataclass(frozen=True, slots=True)
class Done:
    """What the person has decided a moment ago."""

    entry: Entry
    waits: bool
    """Whether the incidents do not obey it yet."""
    elsewhere: tuple[str, ...]
    """The incidents in which what was taken out stands now."""


@dataclass(frozen=True, slots=True)
class History:
    entries: tuple[Entry, ...]
    about_claims: tuple[Entry, ...]
    moved: tuple[Moved, ...]
    flagged: Decision | None
    """Who asks for a second reader, where none has read it."""
    assigned: str

    @property
    def open(self) -> bool:
        """Whether one of its folds holds a form that was refused."""
        return any(one.undo is not None and one.undo.refused is not None for one in self.about_claims)


def history(request: Asked, held: Held) -> History:
    record, id = request.seen, held.incident.id
    gone = record.links.gone_into([id])
    made = deciding.about_incident(record, id, *gone)
    refs = set(held.claims)
    of_claims = [one for some in held.decided.values() for one in some]
    own = [one for one in of_claims if (one.about.report, one.about.claim) in refs]
    known = {one.id for one in own}
    own += [one for one in of_claims if one.undoes in known]
    in_force = review.in_force(made)
    return History(
        tuple(_entries(request, held, made)),
        tuple(_entries(request, held, sorted(own, key=lambda one: one.at), held.decided)),
        tuple(
            Moved(old, n) for old, (_into, claims) in sorted(gone.items()) if (n := _seen_of(claims, refs))
        ),
        _flagged(in_force),
        next((str(one.value["to"]) for one in reversed(in_force) if one.act == "assign"), ""),
    )


def done(request: Asked, held: Held) -> Done | None:
    """The decision that the address names, where it is the person's own and about this incident."""
    record = request.seen
    one = record.decisions.get(request.GET.get("done", ""))
    if one is None or one.by != request.person.name:
        return None
    root = one
    while root.undoes is not None and (before := record.decisions.get(root.undoes)) is not None:
        root = before
    if root.about.kind != "incident":
        return None
    made = deciding.about_incident(record, root.about.id)
    entry = next((each for each in _entries(request, held, made) if each.decision.id == one.id), None)
    if entry is None:
        return None
    changes = root.act in ("merge", "split")
    return Done(
        entry,
        changes and record.links.waits(link.RULES),
        tuple(_elsewhere(record, root, held.incident.id)) if root.act == "split" and one is root else (),
    )


def _elsewhere(record: Record, split: Decision, here: str) -> Iterable[str]:
    """Where the claims that a split took out stand now."""
    left = int(split.value.get("left", 0))
    out = {(anchor.report, anchor.claim) for anchor in split.seen[left:]}
    placed = record.links.placed_of({report for report, _ in out})
    found = {p.incident for p in placed if any((p.report, claim) in out for claim in p.claims)}
    return sorted(found - {here})


def _entries(
    request: Asked, held: Held, made: Sequence[Decision], of: Mapping[str, Sequence[Decision]] | None = None
) -> Iterable[Entry]:
    """Newest first. `of` are the decisions about each report, which an undoing of a claim's decision has seen."""
    dead = {one.undoes for one in counting(made) if one.undoes is not None}
    seen: dict[str, int] = {}
    for one in reversed(made):
        key = one.about.report or one.about.id
        if one.undoes is None and key not in seen:
            seen[key] = (
                len(of.get(key, ())) if of is not None else len(deciding.about_incident(request.seen, one.about.id))
            )  # fmt: skip
        sees = seen.get(key) if one.undoes is None else None
        yield Entry(
            one,
            held.words(one.why),
            tuple(_value(one, held)),
            one.id in dead,
            _undo(request, one, dead, sees),
        )


def _undo(request: Asked, one: Decision, dead: set[str], sees: int | None) -> Offer | None:
    if one.id in dead or sees is None:
        return None
    try:
        allow_undo(request.person, one)
    except NotAllowed:
        return None
    about = Subject("decision", id=one.id)
    return next(iter(offers(request.person, about, sees, refused=request.refused)), None)


def _value(one: Decision, held: Held) -> Iterable[tuple[str, str]]:
    value: dict[str, Any] = held.words(dict(review.shown(one)["value"]))
    return decided({name: said for name, said in value.items() if name != "incidents" or one.act == "merge"})


def _seen_of(claims: Sequence[ClaimRef], refs: set[ClaimRef]) -> int:
    """Of the claims that an id held, those that the person may see here."""
    return sum(ref in refs for ref in claims)


def _flagged(in_force: Sequence[Decision]) -> Decision | None:
    flag: Decision | None = None
    for one in in_force:
        if one.act == "flag":
            flag = one
        elif one.act == "second" and one.value.get("agrees"):
            flag = None
    return flag
