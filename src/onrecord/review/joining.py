"""Merges and splits: what persons decide of incidents → the judgements that stand. Pure: who calls gives time and name.

A judgement is kept as a decision among the others (`decision_of`); linking reads it back as a judgement.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence, Set
from datetime import datetime

from onrecord.decisions import Act, Decision, Subject
from onrecord.errors import JudgementError
from onrecord.incidents import Anchor, Incident, Judgement
from onrecord.records import Claim, ClaimRef
from onrecord.review.force import counting, in_force


def standing(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Those that are in force, oldest first: not undone, or undone by what was itself undone."""
    return in_force(judgements)


def decision_of(judgement: Judgement) -> Decision:
    """The judgement as a decision; `judgement_of` gives it back."""
    seen = (*judgement.left, *judgement.right)
    act: Act = "undo"
    if judgement.undoes is not None:
        about = Subject("decision", id=judgement.undoes)
    else:
        about = Subject("incident", id=judgement.incidents[0] if judgement.incidents else "")
        act = "merge" if judgement.together else "split"
    value = {"left": len(judgement.left), "incidents": list(judgement.incidents)}
    return Decision(
        judgement.id, act, about, {} if judgement.undoes else value, judgement.by, judgement.at, judgement.why, seen,
        judgement.undoes,
    )  # fmt: skip


def judgements(decisions: Sequence[Decision]) -> list[Judgement]:
    """The merges and splits among decisions, and the undoings of them and of those."""
    known: set[str] = set()
    out = []
    for one in decisions:
        if one.act in ("merge", "split") or (one.act == "undo" and one.undoes in known):
            known.add(one.id)
            out.append(_judgement_of(one))
    return out


def _judgement_of(one: Decision) -> Judgement:
    left = int(one.value.get("left", 0))
    return Judgement(
        one.id, one.act == "merge", one.seen[:left], one.seen[left:], one.by, one.at, one.why, one.undoes,
        tuple(one.value.get("incidents", ())),
    )  # fmt: skip


def merged(
    incidents: Sequence[Incident], claims: Mapping[ClaimRef, Claim], by: str, at: datetime, why: str
) -> Judgement:
    """That several incidents are one. JudgementError where there are not two, or no reason is given."""
    if len({i.id for i in incidents}) < 2:
        raise JudgementError(
            "merge", "one incident alone", "two incidents or more", "Name the incidents that are one."
        )
    first, *others = incidents
    left = _anchors(first.refs(), claims)
    right = _anchors([ref for other in others for ref in other.refs()], claims)
    return _made(True, left, right, by, at, why, incidents=tuple(dict.fromkeys(i.id for i in incidents)))


def split(
    incident: Incident,
    out: Sequence[ClaimRef],
    claims: Mapping[ClaimRef, Claim],
    by: str,
    at: datetime,
    why: str,
) -> Judgement:
    """That some claims of an incident, with their shares, belong to another one. JudgementError where they are all of it, or none."""
    held = set(incident.refs())
    strange = [ref for ref in out if ref not in held]
    taken = _with_shares(out, held, claims)
    if strange or not out or not held - taken:
        found = (
            f"{strange[0][0]}:{strange[0][1]} is no claim of it" if strange else "all of its claims, or none"
        )
        raise JudgementError(
            f"split of {incident.id}", found, "some of its reports or claims, not all",
            "`onrecord show` lists the claims of an incident.",
        )  # fmt: skip
    left, right = _anchors(sorted(held - taken), claims), _anchors(sorted(taken), claims)
    return _made(False, left, right, by, at, why, incidents=(incident.id,))


def _with_shares(
    out: Sequence[ClaimRef], held: Set[ClaimRef], claims: Mapping[ClaimRef, Claim]
) -> set[ClaimRef]:
    """These claims and the shares of them, and the shares of those."""
    taken: set[ClaimRef] = set()
    more = set(out)
    while more:
        taken |= more
        more = {ref for ref in held - taken if (ref[0], claims[ref].part_of) in more}
    return taken


def undone(judgements: Sequence[Judgement], id: str, by: str, at: datetime, why: str) -> Judgement:
    """That a judgement no longer stands; of an undoing, that it does not either. JudgementError where none of that id is in force."""
    known = {one.id: one for one in judgements}
    dead = {one.undoes for one in counting(judgements) if one.undoes}
    if id not in known or id in dead:
        found = "is undone already" if id in known else "is not in the record"
        raise JudgementError(
            f"judgement {id}", found, "a judgement that stands", "`onrecord judge list` shows them."
        )
    return _made(False, (), (), by, at, why, undoes=id)


def concerned(judgements: Sequence[Judgement], ids: set[str]) -> set[str]:
    """The reports that these judgements are about; of an undoing, those of what it undoes."""
    known = {one.id: one for one in judgements}
    found: set[str] = set()
    for id in ids:
        one = known[id]
        while one.undoes is not None:
            one = known[one.undoes]
        found |= {anchor.report for anchor in (*one.left, *one.right)}
    return found


def _anchors(refs: Sequence[ClaimRef], claims: Mapping[ClaimRef, Claim]) -> tuple[Anchor, ...]:
    return tuple(Anchor.of(claims[ref]) for ref in refs)


def _made(
    together: bool, left: tuple[Anchor, ...], right: tuple[Anchor, ...], by: str, at: datetime, why: str,
    undoes: str | None = None, incidents: tuple[str, ...] = (),
) -> Judgement:  # fmt: skip
    if not why.strip():
        raise JudgementError(
            "judgement",
            "no reason",
            "a reason in words",
            "Say why with --why: whoever reads it later was not there.",
        )
    text = repr((together, left, right, by, at.isoformat(), why, undoes))
    return Judgement(
        f"j{hashlib.sha256(text.encode()).hexdigest()[:10]}",
        together,
        left,
        right,
        by,
        at,
        why,
        undoes,
        incidents,
    )
