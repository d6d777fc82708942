"""What is looked for: the filters of lists, maps and timelines, as they stand in an address, so that a search can be sent on. Pure.

Comes in: the fields of an address. Goes out: a Wanted, and the address again. A field that cannot be read is named, never ignored.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, get_args

from onrecord.decisions import Status
from onrecord.errors import OnrecordError
from onrecord.incidents import Grade
from onrecord.records import PEOPLE_KINDS, SITUATION_KINDS, Certainty

Box = tuple[float, float, float, float]
"""West, south, east, north, in degrees; west above east crosses the 180th meridian."""


@dataclass(frozen=True, slots=True)
class Wanted:
    words: str = ""
    """Words of the reports: all of them, those in quotation marks as they stand."""
    kind: str = ""
    place: str = ""
    """A place and all that lies in it, by its usual name or its gazetteer id."""
    voice: str = ""
    """A source, by its key or name."""
    outlet: str = ""
    since: date | None = None
    until: date | None = None
    published_since: date | None = None
    published_until: date | None = None
    at_least: int | None = None
    at_most: int | None = None
    grade: str = ""
    group: str = ""
    method: str = ""
    certainty: str = ""
    status: str = ""
    single: bool = False
    """Told by one independent source alone."""
    contested: bool = False
    """With figures or words that cannot all be so."""
    assigned: str = ""
    flagged: bool = False
    """A second reader is asked for."""
    box: Box | None = None
    ids: tuple[str, ...] = ()
    """Gazetteer ids of the place, as the index has them; no part of an address."""

    def __bool__(self) -> bool:
        return self != Wanted()

    def query(self, **more: object) -> str:
        """As the part of an address after the question mark; `more` are fields of the page's own."""
        held = {name: _word(getattr(self, field)) for field, name in _FIELDS}
        held |= {name: _word(value) for name, value in more.items()}
        return "&".join([f"{name}={_quoted(word)}" for name, word in held.items() if word])


_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_NAMES: Mapping[str, str] = {"words": "q"}
_FIELDS = tuple((f.name, _NAMES.get(f.name, f.name)) for f in fields(Wanted) if f.name != "ids")
"""Of a Wanted, those that stand in an address, and what they are called there."""
ACCEPTED: Mapping[str, tuple[str, ...]] = {
    "kind": PEOPLE_KINDS + SITUATION_KINDS,
    "grade": get_args(Grade),
    "certainty": get_args(Certainty),
    "status": get_args(Status),
}


EVERYTHING = Wanted()


def wanted_of(sent: Mapping[str, Any]) -> Wanted:
    """OnrecordError (400) where a field cannot be read."""
    made: dict[str, Any] = {}
    for field, name in _FIELDS:
        given = str(sent.get(name, "") or "").strip()
        if given:
            made[field] = _read(field, name, given)
    return Wanted(**made)


def _read(field: str, name: str, given: str) -> Any:
    if field in ("since", "until", "published_since", "published_until"):
        try:
            return date.fromisoformat(given)
        except ValueError:
            raise _unread(name, "it is no day", "a day as 2016-12-13") from None
    if field in ("at_least", "at_most"):
        if not (given.isascii() and given.isdigit() and len(given) < 10):
            raise _unread(name, "it is no whole number", "a whole number")
        return int(given)
    if field in ("single", "contested", "flagged"):
        return given not in ("0", "no", "false")
    if field == "box":
        return _box(name, given)
    if field in ACCEPTED and given not in ACCEPTED[field]:
        raise _unread(name, "there is no such word", ", ".join(ACCEPTED[field]))
    if len(given) > 500 or "\0" in given:
        raise _unread(
            name, "it is too long or holds characters that no text may hold", "up to 500 characters"
        )
    return given


def _box(name: str, given: str) -> Box:
    try:
        west, south, east, north = (float(part) for part in given.split(","))
    except ValueError:
        raise _unread(name, "it is no window", "west,south,east,north in degrees") from None
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south < north <= 90):
        raise _unread(name, "it lies outside the world", "west,south,east,north in degrees")
    return west, south, east, north


def _word(value: object) -> str:
    if value is None or value is False or value == "":
        return ""
    if value is True:
        return "1"
    return ",".join(f"{part:g}" for part in value) if isinstance(value, tuple) else str(value)


def _quoted(word: str) -> str:
    """As RFC 3986 writes words in an address."""
    return "".join(chr(b) if b in _PLAIN else f"%{b:02X}" for b in word.encode("utf-8", "replace"))


def _unread(name: str, found: str, accepted: str) -> OnrecordError:
    return OnrecordError(f"the filter {name}", found, accepted, "Mend it in the form, or leave it empty.")
