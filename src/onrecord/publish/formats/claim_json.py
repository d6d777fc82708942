"""A claim as one object that holds all of it, and back: the claim format (docs/claims.md) with what it leaves out.

Comes in: a claim. Goes out: JSON's types. Added to the format: country, divisions, kind of a place and whether it may mean its seat;
all that is known of a voice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from onrecord.records import Claim, Figure, Place, Responsibility, Span, Voice, When


def whole(claim: Claim) -> dict[str, Any]:
    out = claim.as_json()
    out["actor_standing"] = claim.actor_standing
    if claim.place:
        out["place"] = asdict(claim.place) | {"within": list(claim.place.within)}
    out["said_by"] = [asdict(voice) for voice in claim.said_by]
    out["responsibility"] = [asdict(one) for one in claim.responsibility]
    return out


def claim_of(found: Mapping[str, Any]) -> Claim:
    """The claim that `whole` was made of."""
    actor, evidence = found["actor"], found["evidence"]
    return Claim(
        found["report"], found["id"], found["kind"], Span(evidence["start"], evidence["end"], evidence["quote"]),
        _figure(found["figure"]), tuple(found["groups"]), found["affiliation"], actor["text"] if actor else None, found["actor_standing"],
        found["method"], _place(found["place"]), _time(found["time"]), tuple(Voice(**one) for one in found["said_by"]),
        found["certainty"], found["scope"], found["superseded"], found["part_of"], found.get("phase"), found.get("attack"),
        tuple(Responsibility(one["actor"], one["stance"], Voice(**one["by"])) for one in found["responsibility"]), found.get("note"),
    )  # fmt: skip


def _figure(found: Mapping[str, Any] | None) -> Figure | None:
    if found is None:
        return None
    return Figure(found["low"], found["high"], found["approximate"], found["text"], found.get("unit"))


def _place(found: Mapping[str, Any] | None) -> Place | None:
    return Place(**{**found, "within": tuple(found["within"])}) if found else None


def _time(found: Mapping[str, Any] | None) -> When | None:
    if found is None:
        return None
    start, end = (date.fromisoformat(day) if day else None for day in (found["start"], found["end"]))
    return When(found["text"], start, end, found.get("why", ""))
