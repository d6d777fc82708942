"""A claim as one object that holds all of it, and back: the claim format (docs/claims.md) with what it leaves out.

Comes in: a claim. Goes out: JSON's types. Added to the format: country, divisions, kind of a place and whether it may mean its seat;
all that is known of a voice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from onrecord.records import Aim, Claim, Figure, Place, Responsibility, Span, Voice, When


def whole(claim: Claim) -> dict[str, Any]:
    out = claim.as_json()
    out["actor_standing"] = claim.actor_standing
    if claim.place:
        out["place"] = asdict(claim.place) | {"within": list(claim.place.within)}
    out["said_by"] = [asdict(voice) for voice in claim.said_by]
    out["responsibility"] = [asdict(one) for one in claim.responsibility]
    return out


def claim_of(found: Mapping[str, Any]) -> Claim:
    """The claim that `whole` was made of, equal in every field; of the bare claim format, all that it says.

    KeyError, TypeError or ValueError where it is none.
    """
    actor, evidence = found.get("actor") or {}, found["evidence"]
    return Claim(
        report=str(found["report"]), id=str(found["id"]), kind=found["kind"], evidence=Span(evidence["start"], evidence["end"], evidence["quote"]),
        figure=_figure(found.get("figure")), groups=tuple(found.get("groups") or ()), affiliation=found.get("affiliation"),
        actor=actor.get("text"), actor_standing=found.get("actor_standing") or actor.get("standing", "stated"), method=found.get("method"),
        place=_place(found.get("place")), time=_time(found.get("time")), said_by=tuple(map(_voice, found.get("said_by") or ())),
        certainty=found.get("certainty", "asserted"), scope=found.get("scope", "incident"), superseded=bool(found.get("superseded")),
        part_of=found.get("part_of"), phase=found.get("phase"), attack=found.get("attack"),
        responsibility=tuple(Responsibility(r["actor"], r["stance"], _voice(r["by"])) for r in found.get("responsibility") or ()),
        note=found.get("note"), aimed_at=tuple(map(_aim, found.get("aimed_at") or ())),
    )  # fmt: skip


def _aim(found: Mapping[str, Any]) -> Aim:
    return Aim(
        found["start"],
        found["end"],
        found["text"],
        _figure(found.get("figure")),
        tuple(found.get("groups") or ()),
    )


def _figure(found: Mapping[str, Any] | None) -> Figure | None:
    if found is None:
        return None
    return Figure(
        found["low"], found["high"], found["approximate"], found["text"], found.get("unit"), found.get("best")
    )


def _place(found: Mapping[str, Any] | None) -> Place | None:
    if found is None:
        return None
    return Place(**_known(found, Place) | {"within": tuple(found.get("within") or ())})


def _time(found: Mapping[str, Any] | None) -> When | None:
    if found is None:
        return None
    start, end = (date.fromisoformat(day) if (day := found.get(name)) else None for name in ("start", "end"))
    return When(found["text"], start, end, found.get("why", ""))


def _voice(found: Mapping[str, Any]) -> Voice:
    return Voice(**_known(found, Voice))


def _known(found: Mapping[str, Any], noun: type[Place] | type[Voice]) -> dict[str, Any]:
    return {field.name: found[field.name] for field in fields(noun) if field.name in found}
