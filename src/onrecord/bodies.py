"""A claim as one line of JSON and back, equal in all fields; a field that holds what most claims hold is left out.

What the record keeps of a claim, and what a decision keeps of a claim that a person added or had before the eyes. Bodies of earlier
versions name every field, and are read too. The claim format that others read is `Claim.as_json`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from onrecord.records import Aim, Claim, Figure, Place, Responsibility, Span, Voice, When

Usual = Sequence[tuple[str, Any]]
"""Fields, each with what it holds where a body does not name it."""


def _usual(kind: type, *apart: str) -> Usual:
    return [(one.name, one.default) for one in fields(kind) if one.name not in apart]


_CLAIM = _usual(Claim, "evidence", "figure", "place", "time", "said_by", "responsibility", "aimed_at")
_FIGURE, _PLACE, _VOICE, _AIM = _usual(Figure), _usual(Place), _usual(Voice), _usual(Aim, "figure")


def body_of(claim: Claim) -> str:
    span = claim.evidence
    held = _said(claim, _CLAIM) | {"evidence": {"start": span.start, "end": span.end, "text": span.text}}
    if claim.figure is not None:
        held["figure"] = _said(claim.figure, _FIGURE)
    if claim.place is not None:
        held["place"] = _said(claim.place, _PLACE)
    if (time := claim.time) is not None:
        start, end = (day and day.isoformat() for day in (time.start, time.end))
        held["time"] = {"text": time.text, "start": start, "end": end} | (
            {"why": time.why} if time.why else {}
        )
    if claim.said_by:
        held["said_by"] = [_said(voice, _VOICE) for voice in claim.said_by]
    if claim.responsibility:
        held["responsibility"] = [
            {"actor": one.actor, "stance": one.stance, "by": _said(one.by, _VOICE)}
            for one in claim.responsibility
        ]
    if claim.aimed_at:
        held["aimed_at"] = [_aimed(one) for one in claim.aimed_at]
    return json.dumps(held, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def claim_of(body: str) -> Claim:
    held = json.loads(body)
    figure, place, time = (held.pop(name, None) for name in ("figure", "place", "time"))
    return Claim(
        **held
        | {
            "evidence": Span(**held["evidence"]),
            "groups": tuple(held.get("groups", ())),
            "said_by": tuple(Voice(**voice) for voice in held.get("said_by", ())),
            "responsibility": tuple(
                Responsibility(one["actor"], one["stance"], Voice(**one["by"]))
                for one in held.get("responsibility", ())
            ),
            "aimed_at": tuple(_aim(one) for one in held.get("aimed_at", ())),
            "figure": Figure(**figure) if figure is not None else None,
            "place": Place(**place | {"within": tuple(place.get("within", ()))})
            if place is not None
            else None,
            "time": _when(time) if time is not None else None,
        }
    )


def _aimed(one: Aim) -> dict[str, Any]:
    return _said(one, _AIM) | ({"figure": _said(one.figure, _FIGURE)} if one.figure is not None else {})


def _aim(held: dict[str, Any]) -> Aim:
    figure = held.get("figure")
    return Aim(
        **held
        | {
            "figure": Figure(**figure) if figure is not None else None,
            "groups": tuple(held.get("groups", ())),
        }
    )


def _said(record: Any, usual: Usual) -> dict[str, Any]:
    """The fields that hold another value than the usual one; all that have no usual one."""
    return {name: value for name, default in usual if (value := getattr(record, name)) != default}


def _when(held: dict[str, Any]) -> When:
    start, end = (date.fromisoformat(held[key]) if held.get(key) else None for key in ("start", "end"))
    return When(held["text"], start, end, held.get("why", ""))
