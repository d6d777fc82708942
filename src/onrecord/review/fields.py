"""The fields of a claim that a person may set, read from the claim format's JSON and checked against its words.

Comes in: a field's name and its value as JSON. Goes out: the value as the record holds it, or an error that names what is accepted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, get_args

from onrecord.errors import DecisionError
from onrecord.records import (
    PEOPLE_KINDS,
    SITUATION_KINDS,
    Certainty,
    Claim,
    Figure,
    Place,
    Precision,
    Scope,
    Standing,
    Voice,
    VoiceKind,
    When,
    as_voice_kind,
)

GROUPS = (
    "civilian", "combatant", "woman", "child", "man", "elderly", "medic", "rescuer", "journalist", "aid-worker", "official",
    "prisoner", "person",
)  # fmt: skip
METHODS = (
    "airstrike", "shelling", "explosion", "chemical", "shooting", "execution", "drone", "siege", "torture", "ground-fighting",
    "other",
)  # fmt: skip
PHASES = (
    "planned", "agreed", "started", "ongoing", "halted", "resumed", "violated", "ended", "failed", "delivered", "destroyed",
    "gained", "lost", "held", "contested",
)  # fmt: skip
UNITS = ("family", "body", "square-kilometre", "vehicle", "building", "percent")
MOST = 10**12
"""No figure of people, families or metres is larger; what is, is a slip of the keyboard."""
EARLIEST, AHEAD = 1900, timedelta(days=731)
"""No claim tells of a day before that year, or longer after it is decided: plans reach two years at most."""


def with_field(claim: Claim, field: str, value: Any) -> Claim:
    """The claim with one field set. DecisionError where the field or its value is none of the claim format."""
    if field not in _FIELDS:
        raise DecisionError(
            f"field {field}", "a claim has no such field that a person sets", ", ".join(_FIELDS), "Name one of these.",
        )  # fmt: skip
    try:
        return replace(claim, **_FIELDS[field](value))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise DecisionError(
            f"field {field}", _said(error), accepted(field), "Write it so, or as the claim format's JSON.",
        ) from error  # fmt: skip


def json_of(claim: Claim, field: str) -> Any:
    """A field's value as `with_field` takes it back, whole."""
    held = claim.as_json().get(field)
    if field == "actor":
        return claim.actor if claim.actor_standing == "stated" else held
    return held


def accepted(field: str) -> str:
    """What a field takes: first as a person types it, then the format's JSON."""
    return f"{SHORT[field]} · {ACCEPTED[field]}" if field in SHORT else ACCEPTED[field]


def refuse_far_days(value: Any, today: date) -> None:
    """DecisionError where a time's days are a slip of the keyboard. Decisions of before that have such days stand."""
    first, last = date(EARLIEST, 1, 1), today + AHEAD
    for key in ("start", "end"):
        if (
            isinstance(value, Mapping)
            and value.get(key)
            and not first <= date.fromisoformat(value[key]) <= last
        ):
            raise DecisionError(
                "field time", "the day is too far from the time of reports", f"days from {first} to {last}",
                "Mend the year. Nothing was changed.",
            )  # fmt: skip


def _said(error: Exception) -> str:
    """What can be said of it without a word of what was given."""
    return f"the value cannot be read: {error}" if isinstance(error, _Refused) else "the value cannot be read"


class _Refused(ValueError):
    """A value that is none of the accepted ones; its message holds no word of a report."""


def _one_of(name: str, accepted: tuple[str, ...], empty: bool = False) -> Callable[[Any], Mapping[str, Any]]:
    def read(value: Any) -> Mapping[str, Any]:
        if value is None and empty:
            return {name: None}
        if not isinstance(value, str) or value not in accepted:
            raise _Refused("it is none of the accepted words")
        return {name: value}

    return read


def _figure(value: Any) -> Mapping[str, Any]:
    if value is None:
        return {"figure": None}
    low, high = (_count(value.get(end)) for end in ("low", "high"))
    if low is None and high is None:
        raise _Refused("it has neither a low nor a high")
    if low is not None and high is not None and low > high:
        raise _Refused("its low is above its high")
    unit = value.get("unit")
    if unit is not None and unit not in UNITS:
        raise _Refused("the unit is none of the accepted words")
    return {
        "figure": Figure(
            low, high, _flag(value.get("approximate", False)), _words(value.get("text") or ""), unit
        )
    }


def _groups(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, list) or not all(one in GROUPS for one in value):
        raise _Refused("it is no list of the accepted words")
    return {"groups": tuple(sorted(set(value)))}


def _actor(value: Any) -> Mapping[str, Any]:
    if value is None or isinstance(value, str):
        return {"actor": _words(value) if value else None, "actor_standing": "stated"}
    standing = value.get("standing", "stated")
    if standing not in get_args(Standing):
        raise _Refused("the standing is none of the accepted words")
    return {"actor": _words(value["text"]), "actor_standing": standing}


def _place(value: Any) -> Mapping[str, Any]:
    if value is None:
        return {"place": None}
    lat, lon, radius = (_number(value.get(key)) for key in ("lat", "lon", "radius_km"))
    if (lat is None) != (lon is None) or (lat is not None and (abs(lat) > 90 or abs(lon or 0) > 180)):
        raise _Refused("the coordinates are no latitude and longitude")
    precision = value.get("precision")
    if precision is not None and precision not in get_args(Precision):
        raise _Refused("the precision is none of the accepted words")
    within = tuple(_words(one) for one in value.get("within", ()))
    name = _words(value["name"])
    if not name:
        raise _Refused("it has no name")
    return {
        "place": Place(
            _words(value.get("text") or name), name, lat, lon, value.get("gazetteer"), precision, value.get("country"),
            within, radius, value.get("kind") or "", _flag(value.get("seat", False)),
        )
    }  # fmt: skip


def _time(value: Any) -> Mapping[str, Any]:
    if value is None:
        return {"time": None}
    start, end = (_day(value.get(key)) for key in ("start", "end"))
    if start and end and start > end:
        raise _Refused("its start is after its end")
    return {"time": When(_words(value.get("text") or ""), start, end, "set by a person")}


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except (ValueError, TypeError):
        raise _Refused("it is no day of the calendar") from None


def _said_by(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, list):
        raise _Refused("it is no list of voices")
    return {
        "said_by": tuple(
            Voice(
                _words(one["text"]), _voice_kind(one["kind"]), _flag(one.get("anonymous", False)), one.get("key") or "",
                one.get("side") or "", one.get("reason") or "", one.get("full") or "",
            )
            for one in value
        )
    }  # fmt: skip


def _voice_kind(value: Any) -> VoiceKind:
    if value not in get_args(VoiceKind):
        raise _Refused("the kind is none of the accepted words")
    return as_voice_kind(value)


def _text(name: str) -> Callable[[Any], Mapping[str, Any]]:
    return lambda value: {name: _words(value) if value else None}


def _superseded(value: Any) -> Mapping[str, Any]:
    return {"superseded": _flag(value)}


def _count(value: Any) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST:
        raise _Refused("it is no whole number of people from 0 up")
    return value


def _number(value: Any) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value != value:
        raise _Refused("a coordinate or radius is no number")
    return float(value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _Refused("it is neither true nor false")
    return value


def _words(value: Any) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise _Refused("it is no text")
    value.encode("utf-8")
    return value


_FIELDS: Mapping[str, Callable[[Any], Mapping[str, Any]]] = {
    "kind": _one_of("kind", PEOPLE_KINDS + SITUATION_KINDS),
    "figure": _figure,
    "groups": _groups,
    "affiliation": _text("affiliation"),
    "actor": _actor,
    "method": _one_of("method", METHODS, empty=True),
    "place": _place,
    "time": _time,
    "said_by": _said_by,
    "certainty": _one_of("certainty", get_args(Certainty)),
    "scope": _one_of("scope", get_args(Scope)),
    "superseded": _superseded,
    "part_of": _text("part_of"),
    "phase": _one_of("phase", PHASES, empty=True),
    "attack": _text("attack"),
    "note": _text("note"),
}
FIELDS = tuple(_FIELDS)
SHORT: Mapping[str, str] = {
    "figure": "82 · 40..60 · 82.. (at least) · ..82 (at most) · ~82 (about) · none",
    "time": "2016-12-13 · 2016-12-10..2016-12-13 · none",
    "groups": "woman,child",
    "place": "Aleppo · Aleppo @ 36.2,37.16 · none",
    "superseded": "yes · no",
    "said_by": "the Observatory · a doctor (witness) · none",
}
"""Values as a person types them, where they are not words alone; value_words.py reads them."""
ACCEPTED: Mapping[str, str] = {
    "kind": ", ".join(PEOPLE_KINDS + SITUATION_KINDS),
    "figure": 'null, or {"low": 12, "high": null, "approximate": false, "text": "at least 12"}',
    "groups": f"a list of {', '.join(GROUPS)}",
    "affiliation": "words, or null",
    "actor": 'words, null, or {"text": "…", "standing": "blamed"}',
    "method": f"null, {', '.join(METHODS)}",
    "place": 'null, or {"name": "Aleppo", "text": "eastern Aleppo", "lat": 36.2, "lon": 37.16}',
    "time": 'null, or {"start": "2016-12-13", "end": "2016-12-13"}',
    "said_by": f'a list of {{"text": "…", "kind": "monitor"}}; kind is {", ".join(get_args(VoiceKind))}',
    "certainty": ", ".join(get_args(Certainty)),
    "scope": ", ".join(get_args(Scope)),
    "superseded": "true, false",
    "part_of": "the id of a claim of the same report, or null",
    "phase": f"null, {', '.join(PHASES)}",
    "attack": "the id of an attack claim of the same report, or null",
    "note": "words, or null",
}
