"""A row of ACLED → an event: 31 columns since 2023, 29 to 31 before, `inter` as numbers or words (acleddata.com, codebook).

ACLED gives one whole number of dead and no range: it is low and high alike. A nought may mean that nobody died or that nobody
knows of it: it makes no claim. What the notes tell beside the columns is not read.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection
from datetime import date, timedelta

from onrecord.errors import ReadError
from onrecord.importing import acled_codes as codes
from onrecord.importing.acled_codes import Meaning
from onrecord.importing.cells import Cells, unknown_word
from onrecord.importing.claiming import sources
from onrecord.importing.event import Event, Fact, Spot, Width
from onrecord.records import Figure, Kind, When

OUTLET = "ACLED"
USED = (
    "event_id_cnty", "event_date", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1", "assoc_actor_1", "inter1",
    "actor2", "assoc_actor_2", "inter2", "civilian_targeting", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude",
    "geo_precision", "source", "source_scale", "fatalities", "tags",
)  # fmt: skip
"""Columns that make the text; `timestamp` is left out of it, since a row that is only stamped anew tells nothing new."""
_WIDTHS: dict[int, Width] = {1: "town", 2: "near", 3: "division"}
_CEASEFIRE = re.compile(r"\b(?:cease-?fires?|truces?|cessation of hostilities|de-?escalation)\b", re.I)


def recognises(columns: Collection[str]) -> bool:
    return "event_id_cnty" in columns or {"event_date", "event_type", "fatalities", "actor1"} <= set(columns)


def event(cells: Cells, outlet: str | None) -> Event:
    """ReadError where the row has no id, day or type, or holds what ACLED's codebook does not."""
    number = cells.needed("event_id_cnty", "data_id")
    type_words = cells.text("sub_event_type") or cells.needed("event_type")
    meaning = _meaning(cells)
    at, precision = cells.position(), cells.coded("geo_precision", (1, 2, 3)) or 1
    spot = Spot(
        cells.text("location"), cells.text("admin1"), cells.text("admin2"), cells.text("country") or cells.text("iso"), at, _WIDTHS[precision],
    )  # fmt: skip
    when = _when(cells)
    used = {name: words for name in USED if (words := cells.text(name))}
    used.setdefault("event_id_cnty", number)
    return Event(
        f"acled-{number}", outlet or OUTLET, " · ".join(filter(None, (type_words, spot.name, when.text))), used, spot, when,
        _facts(cells, meaning), cells.text("notes"), sources(cells.text("source")), cells.changed("timestamp"),
    )  # fmt: skip


def _meaning(cells: Cells) -> Meaning:
    kind, sub = cells.needed("event_type").lower(), cells.text("sub_event_type").lower()
    if kind not in codes.EVENTS:
        raise unknown_word("event_type", cells.text("event_type"), codes.EVENTS)
    if sub and sub not in codes.SUB_EVENTS:
        raise unknown_word("sub_event_type", cells.text("sub_event_type"), codes.SUB_EVENTS)
    return codes.SUB_EVENTS[sub] if sub else codes.EVENTS[kind]


def _when(cells: Cells) -> When:
    words, day = cells.needed("event_date"), cells.day("event_date")
    year = cells.whole("year")
    if day is None or (year is not None and year != day.year):
        raise ReadError("bad-date", "", f"has a `year` that is {year}, not that of its `event_date`", "one year in both", "Mend the row.")  # fmt: skip
    start, end, why = _days(day, cells.coded("time_precision", (1, 2, 3)) or 1)
    return When(words, start, end, why)


def _days(day: date, precision: int) -> tuple[date, date, str]:
    """ACLED gives the middle of a week or month of which no day is known."""
    if precision == 1:
        return day, day, "the day of the event"
    if precision == 2:
        return (
            day - timedelta(days=3),
            day + timedelta(days=3),
            "time_precision 2: within the week around this day",
        )
    last = monthrange(day.year, day.month)[1]
    return day.replace(day=1), day.replace(day=last), "time_precision 3: within this month"


def _facts(cells: Cells, meaning: Meaning) -> tuple[Fact, ...]:
    sides = tuple(_side(cells, name) for name in ("inter1", "inter2"))
    actor = None if meaning.both_sides else _doer(cells, sides)
    groups = _groups(cells, sides)
    type_column = ("sub_event_type",) if cells.text("sub_event_type") else ("event_type",)
    facts: list[Fact] = []
    for kind in meaning.kinds:
        named, phase = (
            _agreed(cells) if kind == "talks" else (kind, meaning.phase if kind == "control" else None)
        )
        harmed = named in ("abducted", "detained", "sexual-violence")
        taker = cells.text("actor1") or None if named == "control" else actor
        facts.append(Fact(named, type_column, groups=groups if harmed else (), actor=taker, method=meaning.method if named == "attack" else None, phase=phase))  # fmt: skip
    dead = cells.whole("fatalities")
    if dead:
        attack = next((n for n, fact in enumerate(facts) if fact.kind == "attack"), None)
        figure = Figure(dead, dead, False, cells.text("fatalities"))
        facts.append(
            Fact("killed", ("fatalities",), figure, groups, actor=actor, method=meaning.method, attack=attack)
        )
    return tuple(facts)


def _agreed(cells: Cells) -> tuple[Kind, str]:
    """An agreement is a ceasefire where the row names one, else talks that were held."""
    return ("ceasefire", "agreed") if _CEASEFIRE.search(cells.text("notes")) else ("talks", "held")


def _side(cells: Cells, name: str) -> int | None:
    words = cells.text(name)
    found = codes.side_of(words) if words else None
    if words and found is None:
        raise unknown_word(name, words, ("0 to 8", *codes.SIDE_NAMES))
    return found


def _doer(cells: Cells, sides: tuple[int | None, ...]) -> str | None:
    """The first actor who is armed; ACLED names whoever did it first."""
    for name, side in zip(("actor1", "actor2"), sides, strict=True):
        words = cells.text(name)
        if (
            words
            and side not in codes.UNARMED
            and not words.lower().startswith(("civilians", "protesters", "rioters"))
        ):
            return words
    return None


def _groups(cells: Cells, sides: tuple[int | None, ...]) -> tuple[str, ...]:
    """Civilians where the row says that they were the target, or that the others had no arms; else nobody says who was harmed."""
    civil = cells.text("civilian_targeting") or cells.text("event_type").lower() in codes.CIVIL_EVENTS
    return ("civilian",) if civil else ("person",)
