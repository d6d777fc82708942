"""What was read and what persons decided → what stands. Pure, and the same whoever asks.

Comes in: a report's claims as its newest reading has them, and all decisions about the report, oldest first.
Goes out: each claim as it stands. A decision finds its claim by the place of its words (incidents.py), so that it outlives
a new reading; where a new reading has no such claim any more, the claim as it was seen stands on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.bodies import claim_of
from onrecord.decisions import Act, Decision, Reviewed
from onrecord.incidents import anchored
from onrecord.records import Claim
from onrecord.review.fields import with_field
from onrecord.review.force import in_force

DECIDING: frozenset[Act] = frozenset(("accept", "reject", "correct", "add", "second"))
"""Acts by which a person takes a stand on a claim: whoever did one of these is no second reader of it."""


def stand(read: Sequence[Claim], decisions: Sequence[Decision]) -> list[Reviewed]:
    """The report's claims as they stand, those rejected too, in their order; those that persons added come last."""
    own = [one for one in decisions if one.about.kind == "claim"]
    if not own:
        return [Reviewed(claim, claim) for claim in read]
    undoings = [one for one in decisions if one.undoes is not None]
    force = {one.id for one in in_force([*own, *undoings]) if one.about.kind == "claim"}
    claims = {claim.id: claim for claim in read}
    claims |= {one.about.claim: _claim_in(one) for one in own if one.act == "add" and one.id in force}
    home: dict[str, str] = {}
    for one in own:
        at = _claim_of(one, claims)
        if at is None and one.id in force and "seen" in one.value:
            at = _kept(one, claims)
        if at is not None:
            home[one.id] = at
    known = {claim.id: claim for claim in read}
    history = _history(decisions, home)
    return [
        _reviewed(claim, known.get(id), [d for d in own if d.id in force and home.get(d.id) == id], history.get(id, []))
        for id, claim in claims.items()
    ]  # fmt: skip


def standing_claims(reviewed: Iterable[Reviewed]) -> list[Claim]:
    """Those that count: all but the rejected."""
    return [one.claim for one in reviewed if one.status != "rejected"]


def claims_of(read: Sequence[Claim], decisions: Sequence[Decision]) -> list[Claim]:
    return standing_claims(stand(read, decisions)) if decisions else list(read)


def _claim_in(decision: Decision) -> Claim:
    return claim_of(str(decision.value["claim"]))


def _claim_of(decision: Decision, current: Mapping[str, Claim]) -> str | None:
    """The id of the claim that a decision is about, among those that stand now."""
    if not decision.seen:
        return None
    held = current.get(decision.about.claim)
    if held is not None and decision.about.claim.startswith(ADDED):
        return held.id
    found = anchored(decision.seen[0], [c for c in current.values() if not c.id.startswith(ADDED)])
    return found.id if found else None


def _kept(decision: Decision, current: dict[str, Claim]) -> str:
    """A claim that the newest reading does not have and a person decided about: it stands as it was seen."""
    claim = claim_of(str(decision.value["seen"]))
    id = claim.id if claim.id not in current else f"{claim.id}~{decision.id}"
    current[id] = replace(claim, id=id, report=decision.about.report)
    return id


ADDED = "p"
"""How the id of a claim begins that a person added."""


def _history(decisions: Sequence[Decision], home: Mapping[str, str]) -> dict[str, list[Decision]]:
    """All decisions about each claim, undoings and what they undo among them."""
    at = dict(home)
    out: dict[str, list[Decision]] = {}
    for one in decisions:
        if one.undoes in at:
            at[one.id] = at[one.undoes]
        if one.id in at:
            out.setdefault(at[one.id], []).append(one)
    return out


def _reviewed(
    claim: Claim, read: Claim | None, made: Sequence[Decision], history: Sequence[Decision]
) -> Reviewed:
    version = sum(one.act != "comment" for one in history)
    out = Reviewed(claim, read, decisions=tuple(made), version=version, history=tuple(d.id for d in history))
    for one in made:
        if one.act == "accept":
            out = replace(out, status="accepted")
        elif one.act == "reject":
            out = replace(out, status="rejected")
        elif one.act == "correct":
            field = str(one.value["field"])
            corrected = (*(f for f in out.corrected if f != field), field)
            out = replace(out, claim=with_field(out.claim, field, one.value["to"]), corrected=corrected)
        elif one.act == "flag":
            out = replace(out, flagged=one.why)
        elif one.act == "second":
            out = replace(out, flagged=None if one.value["agrees"] else one.why)
        elif one.act == "assign":
            out = replace(out, assigned=str(one.value["to"]) or None)
    return out
