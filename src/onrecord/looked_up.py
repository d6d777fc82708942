"""Places and sources that a person names by words alone, looked up as the reader looks up those of a report.

Comes in: a wish, and the claims of its report. Goes out: the wish with the position and id of its place, and with the key, kind and
side of its sources. What the tables do not know, or know several of, stays as it was given; what cannot be read is left to review/.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, get_args

from onrecord.bodies import claim_of
from onrecord.decisions import Decision, Wish
from onrecord.folding import fold, name_key
from onrecord.records import Claim, Place, VoiceKind

_CLEARLY = 10
"""A name means the largest of several places where it has so many times the people of the next; set by hand, not measured."""


def looked_up(wish: Wish, claims: Iterable[Claim]) -> Wish:
    own = [one for one in claims if one.report == wish.about.report]
    if wish.act == "correct" and wish.value.get("field") in _FIELDS:
        return replace(
            wish, value={**wish.value, "to": _FIELDS[wish.value["field"]](wish.value.get("to"), own)}
        )
    if wish.act == "add":
        found = {name: _FIELDS[name](value, own) for name, value in wish.value.items() if name in _FIELDS}
        return replace(wish, value={**wish.value, **found})
    return wish


def left_unlocated(made: Decision) -> str:
    """The name of a place that a decision set and that has no position; empty where there is none."""
    value = made.value.get("to") if made.value.get("field") == "place" else None
    if made.act == "add":
        place = claim_of(made.value["claim"]).place
        value = place.as_json() if place else None
    if not isinstance(value, Mapping) or value.get("lat") is not None or value.get("gazetteer"):
        return ""
    return str(value.get("name", ""))


def _said_by(value: Any, own: list[Claim]) -> Any:
    return [_voice(one) for one in value] if isinstance(value, list) else value


def _voice(one: Any) -> Any:
    """With the key of the same body under all its names. A kind that a person chose stays."""
    from onrecord.extract import source_kinds
    from onrecord.resolve import voices

    if not isinstance(one, dict) or one.get("key") or not _words(one.get("text"), one.get("full") or ""):
        return one
    chosen = one.get("kind", "other")
    if chosen not in get_args(VoiceKind):
        return one
    read = source_kinds.voice(one["text"])
    anonymous = bool(one.get("anonymous", read.anonymous))
    kind = read.kind if chosen == "other" else chosen
    found = voices.of(replace(read, kind=kind, anonymous=anonymous, full=one.get("full") or ""))
    told = {
        "key": found.key,
        "kind": found.kind if chosen == "other" else chosen,
        "side": one.get("side") or found.side,
    }
    return {"anonymous": anonymous} | one | told


def _words(*given: Any) -> bool:
    return all(isinstance(one, str) for one in given) and bool(given[0].strip())


def _place(value: Any, own: list[Claim]) -> Any:
    if not isinstance(value, dict) or not _words(value.get("name"), value.get("text", "")):
        return value
    if value.get("lat") is not None or value.get("lon") is not None or value.get("gazetteer"):
        return value
    found = _of_the_report(value["name"], own) or _of_the_gazetteer(value["name"], own)
    if found is None:
        return value
    held = {
        "lat": found.lat, "lon": found.lon, "radius_km": found.radius_km, "gazetteer": found.gazetteer, "precision": found.precision,
        "country": found.country, "within": list(found.within), "kind": found.kind, "seat": found.seat,
    }  # fmt: skip
    given = {key: one for key, one in value.items() if one is not None}
    return {key: one for key, one in held.items() if one is not None} | given | {"name": found.name}


def _of_the_report(name: str, own: list[Claim]) -> Place | None:
    """The place that other claims of the report have under that name, where they mean one."""
    found = [c.place for c in own if c.place and c.place.gazetteer and fold(c.place.name) == fold(name)]
    one = {place.gazetteer for place in found}
    return found[0] if len(one) == 1 else None


def _of_the_gazetteer(name: str, own: list[Claim]) -> Place | None:
    """The one place of that name in the report's country; where it has none there, in the world."""
    from onrecord.resolve.gazetteer import Entry, shared
    from onrecord.resolve.gazetteer_build import BY_HAND, OWN, USUAL
    from onrecord.resolve.place_mentions import known_place
    from onrecord.resolve.place_phrases import seat_of

    gazetteer = shared()
    named = [(gazetteer.entry(place), how) for place, how in gazetteer.named(name_key(name))]
    home = _country_of(own)
    named = [one for one in named if one[0].country == home] or named
    named = [one for one in named if one[1] & (USUAL | BY_HAND | OWN)] or named
    holders = {above.id for entry, _how in named for above in gazetteer.above(entry)}
    found: list[Entry] = sorted((e for e, _how in named if e.id not in holders), key=lambda e: -e.people)
    if not found or (len(found) > 1 and found[0].people <= _CLEARLY * found[1].people):
        return None
    place = known_place(gazetteer, found[0], name, found[0].name)
    return replace(place, seat=True) if seat_of(gazetteer, found[0]) is not None else place


def _country_of(own: list[Claim]) -> str | None:
    """Where most of its places lie."""
    told = Counter(c.place.country for c in own if c.place and c.place.country)
    return told.most_common(1)[0][0] if told else None


_FIELDS = {"said_by": _said_by, "place": _place}
