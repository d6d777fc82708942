"""A claim as one line of JSON with every field, and back, equal in all of them.

What the record keeps of a claim, and what a decision keeps of a claim that a person added or had before the eyes.
The claim format that others read is `Claim.as_json`.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from onrecord.records import Aim, Claim, Figure, Place, Responsibility, Span, Voice, When


def body_of(claim: Claim) -> str:
    fields = asdict(claim)
    if claim.figure is not None and claim.figure.best is None:
        # Few figures have one: without it a body is, byte for byte, as versions before it wrote it.
        del fields["figure"]["best"]
    if not claim.aimed_at:
        del fields["aimed_at"]
    return json.dumps(fields, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_day)


def claim_of(body: str) -> Claim:
    held = json.loads(body)
    figure, place, time = held.pop("figure"), held.pop("place"), held.pop("time")
    return Claim(
        **held
        | {
            "evidence": Span(**held["evidence"]),
            "groups": tuple(held["groups"]),
            "said_by": tuple(Voice(**voice) for voice in held["said_by"]),
            "responsibility": tuple(
                Responsibility(r["actor"], r["stance"], Voice(**r["by"]))
                for r in held.get("responsibility", ())
            ),
            "aimed_at": tuple(_aim(one) for one in held.get("aimed_at", ())),
            "figure": Figure(**figure) if figure is not None else None,
            "place": Place(**place | {"within": tuple(place["within"])}) if place is not None else None,
            "time": _when(time) if time is not None else None,
        }
    )


def _aim(held: dict[str, Any]) -> Aim:
    figure = held["figure"]
    return Aim(
        **held | {"figure": Figure(**figure) if figure is not None else None, "groups": tuple(held["groups"])}
    )


def _when(held: dict[str, Any]) -> When:
    start, end = (date.fromisoformat(held[key]) if held[key] else None for key in ("start", "end"))
    return When(held["text"], start, end, held.get("why", ""))


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} cannot be written")
