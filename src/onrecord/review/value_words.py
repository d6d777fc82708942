"""Values of a claim's fields as a person types them: '82', '40..60', '2016-12-13', 'woman,child'; or the format's JSON.

Comes in: a field's name and words. Goes out: the value as `fields.with_field` reads it, or an error that names what is accepted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, get_args

from onrecord.errors import DecisionError
from onrecord.records import VoiceKind
from onrecord.review.fields import FIELDS, accepted

NOTHING = "none"
_SOURCE = re.compile(rf"(?P<name>[^()]+?)\s*(?:\((?P<kind>{'|'.join(get_args(VoiceKind))})\))?$")
_FIGURE = re.compile(r"(~)?(\d+)?(\.\.)?(\d+)?$")
_PLACE = re.compile(r"(?P<name>[^@]+?)\s*(?:@\s*(?P<lat>-?\d+(?:\.\d+)?)\s*,\s*(?P<lon>-?\d+(?:\.\d+)?))?$")


def value_of(field: str, words: str) -> Any:
    """DecisionError where the field is none, or the words can be no value of it."""
    if field not in FIELDS:
        raise DecisionError(
            f"field {field}",
            "a claim has no such field that a person sets",
            ", ".join(FIELDS),
            "Name one of these.",
        )
    words = words.strip()
    if words[:1] in ("{", "["):
        try:
            return json.loads(words)
        except ValueError as error:
            raise _unread(field) from error
    if words == NOTHING:
        return [] if field in ("groups", "said_by") else None
    if field not in _READ:
        return words
    value = _READ[field](words)
    if value is None:
        raise _unread(field)
    return value


def _figure(words: str) -> Any:
    found = _FIGURE.match(words.replace(",", "").replace(" ", ""))
    if found is None or (found[2] is None and found[4] is None):
        return None
    low, high = (int(n) if n else None for n in (found[2], found[4]))
    if not found[3]:
        if found[4]:
            return None
        high = low
    return {"low": low, "high": high, "approximate": bool(found[1]), "text": words}


def _time(words: str) -> Any:
    start, dots, end = words.partition("..")
    return {
        "text": words,
        "start": start.strip() or None,
        "end": (end.strip() or None) if dots else start.strip() or None,
    }


def _groups(words: str) -> Any:
    return [one.strip() for one in words.split(",") if one.strip()]


def _place(words: str) -> Any:
    found = _PLACE.match(words)
    if found is None:
        return None
    at = {"lat": float(found["lat"]), "lon": float(found["lon"])} if found["lat"] else {}
    return {"text": found["name"], "name": found["name"]} | at


def _said_by(words: str) -> Any:
    """One source by its name, with its kind in brackets where it is not told from the name; its chain takes JSON."""
    found = _SOURCE.match(words)
    if found is None:
        return None
    return [{"text": found["name"], "kind": found["kind"] or "other"}]


def _superseded(words: str) -> Any:
    return {"yes": True, "true": True, "no": False, "false": False}.get(words.lower())


def _unread(field: str) -> DecisionError:
    return DecisionError(
        f"field {field}", "the value cannot be read", accepted(field), "Write it so, or as the claim format's JSON.",
    )  # fmt: skip


_READ: Mapping[str, Callable[[str], Any]] = {
    "figure": _figure,
    "time": _time,
    "groups": _groups,
    "place": _place,
    "superseded": _superseded,
    "said_by": _said_by,
}
