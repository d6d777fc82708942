"""A row of a table with HXL tags → an event: `#affected+killed` and its kin, `#date`, `#adm1+name`, `#loc`, `#geo`, `#meta+source` (hxlstandard.org).

A tag is read by its name and attributes, in any order. A column without figures of people makes no claim; a row without a day is refused.
What the record knows and HXL has no tag for (detained, trapped, evacuated) is read under the attributes that docs/import.md lists.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.errors import ReadError
from onrecord.importing.cells import Cells
from onrecord.importing.claiming import sources
from onrecord.importing.event import Event, Fact, Spot, Width
from onrecord.records import Figure, Kind, When

_KINDS: tuple[tuple[frozenset[str], Kind], ...] = (
    (frozenset(("killed", "dead", "deaths", "fatalities")), "killed"),
    (frozenset(("injured", "wounded")), "injured"),
    (frozenset(("missing",)), "missing"),
    (frozenset(("sexual_violence", "sexualviolence", "sgbv")), "sexual-violence"),
    (frozenset(("detained", "arrested")), "detained"),
    (frozenset(("abducted", "kidnapped")), "abducted"),
    (frozenset(("evacuated",)), "evacuated"),
    (frozenset(("trapped", "besieged")), "trapped"),
    (frozenset(("rescued",)), "rescued"),
    (frozenset(("returnees", "returned")), "returned"),
    (frozenset(("displaced", "idps", "refugees")), "displaced"),
)  # fmt: skip
_GROUPS: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset(("children", "child", "infants", "infant")), "child"),
    (frozenset(("elderly",)), "elderly"),
    (frozenset(("f", "women", "female")), "woman"),
    (frozenset(("m", "men", "male")), "man"),
    (frozenset(("combatants", "militants", "military")), "combatant"),
    (frozenset(("civilians", "civilian")), "civilian"),
    (frozenset(("journalists",)), "journalist"),
    (frozenset(("medics", "health")), "medic"),
    (frozenset(("aidworkers", "aid")), "aid-worker"),
)  # fmt: skip
_ENDS = {"min": "low", "low": "low", "max": "high", "high": "high", "best": "best"}


@dataclass(frozen=True, slots=True)
class Tag:
    name: str
    attributes: frozenset[str]

    @classmethod
    def of(cls, written: str) -> Tag:
        name, *attributes = written.lower().split("+")
        return cls(name, frozenset(attributes))


class Tagged:
    """The columns of a table by their tags."""

    def __init__(self, columns: Sequence[str], tags: Sequence[str]) -> None:
        self.columns = [(column, Tag.of(tag)) for column, tag in zip(columns, tags, strict=False) if tag]
        self.harm = list(_harm(self.columns))

    def named(self, name: str, *attributes: str, without: Iterable[str] = ()) -> list[str]:
        """The columns of a tag that has all these attributes and none of the others."""
        return [
            column for column, tag in self.columns
            if tag.name == name and set(attributes) <= tag.attributes and not set(without) & tag.attributes
        ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Harm:
    """The columns of one figure: one alone, or its low, best and high."""

    kind: Kind
    group: str
    household: bool
    ends: tuple[tuple[str, str], ...]
    """(low, best, high or nothing; column)"""


def _harm(columns: Sequence[tuple[str, Tag]]) -> Iterable[Harm]:
    found: dict[tuple[Kind, str, bool], list[tuple[str, str]]] = {}
    for column, tag in columns:
        if tag.name not in ("#affected", "#population"):
            continue
        kind = next((kind for words, kind in _KINDS if words & tag.attributes), None)
        if kind is None:
            continue
        group = next((group for words, group in _GROUPS if words & tag.attributes), "")
        end = next((_ENDS[a] for a in sorted(tag.attributes) if a in _ENDS), "")
        household = bool(tag.attributes & {"hh", "households", "families"})
        found.setdefault((kind, group, household), []).append((end, column))
    # The whole before its shares.
    for (kind, group, household), ends in sorted(
        found.items(), key=lambda item: (item[0][0], item[0][2], item[0][1] != "")
    ):
        yield Harm(kind, group, household, tuple(ends))


def event(cells: Cells, outlet: str | None, tagged: Tagged) -> Event:
    when, spot = _when(cells, tagged), _spot(cells, tagged)
    given = outlet or _first(cells, tagged, ("#meta", "source"), ("#meta", "org"), ("#org",))
    number = _first(cells, tagged, ("#event", "id"), ("#event", "code"), ("#meta", "id"), ("#id",))
    used = {
        column: words
        for column, tag in tagged.columns
        if tag.name != "#description" and (words := cells.text(column))
    }
    number = number or _digest(used)
    said = "" if outlet is None else _first(cells, tagged, ("#meta", "source"))
    reported = [*tagged.named("#date", "reported"), *tagged.named("#date", "publication")]
    title = " · ".join(
        filter(
            None,
            (
                _first(cells, tagged, ("#event", "type"), ("#event",), ("#cause",)),
                spot.name or spot.admin1,
                when.text,
            ),
        )
    )
    if not given:
        raise ReadError(
            "no-outlet",
            "",
            "does not say whose it is",
            "a table with `#meta+source` in each row",
            "Name its makers with --outlet.",
        )
    return Event(
        f"hxl-{number}", given, title, used, spot, when, tuple(_facts(cells, tagged)), _first(cells, tagged, ("#description",)),
        sources(said), cells.changed(*reported) if reported else None, _url(cells, tagged),
    )  # fmt: skip


def _first(cells: Cells, tagged: Tagged, *wanted: Sequence[str]) -> str:
    return next(
        (words for name, *rest in wanted for c in tagged.named(name, *rest) if (words := cells.text(c))), ""
    )


def _digest(used: Mapping[str, str]) -> str:
    """An id for a row without one: what it tells."""
    return hashlib.sha256(
        "\0".join(f"{k}\0{v}" for k, v in sorted(used.items())).encode("utf-8", "replace")
    ).hexdigest()[:12]


def _url(cells: Cells, tagged: Tagged) -> str | None:
    words = _first(cells, tagged, ("#meta", "url"), ("#meta", "link"), ("#contact", "url"))
    return words if words.startswith(("http://", "https://")) else None


def _when(cells: Cells, tagged: Tagged) -> When:
    aside = ("end", "reported", "publication", "updated")
    start = [
        c
        for c in (
            *tagged.named("#date", "start"),
            *tagged.named("#date", "occurred"),
            *tagged.named("#date", without=aside),
        )
        if cells.text(c)
    ]
    if not start:
        raise ReadError("missing", "", "has no day under `#date`", "a row with `#date`, `#date+start` or `#date+occurred`", "Add it, or take the row out.")  # fmt: skip
    first = cells.day(start[0])
    end = [c for c in tagged.named("#date", "end") if cells.text(c)]
    last = cells.day(end[0]) if end else first
    if first is None or last is None or last < first:
        raise ReadError(
            "bad-date",
            "",
            "has an end before its start",
            "a period that begins before it ends",
            "Mend the row.",
        )
    return When(cells.text(start[0]), first, last, f"`{start[0]}`")


def _spot(cells: Cells, tagged: Tagged) -> Spot:
    def named(tag: str) -> str:
        return _first(cells, tagged, (tag, "name")) or next(
            (words for c in tagged.named(tag, without=("code",)) if (words := cells.text(c))), ""
        )

    lat, lon = tagged.named("#geo", "lat"), tagged.named("#geo", "lon")
    at = cells.position(lat[0], lon[0]) if lat and lon else None
    place, adm1, adm2 = named("#loc"), named("#adm1"), named("#adm2")
    lower = next((words for tag in ("#adm5", "#adm4", "#adm3") if (words := named(tag))), "")
    country = named("#country") or _first(cells, tagged, ("#country", "code"))
    width: Width = (
        "town"
        if place or lower or (at and not adm1)
        else "county"
        if adm2
        else "division"
        if adm1
        else "country"
    )
    codes = (
        _first(cells, tagged, (tag, "code"))
        for tag in (("#loc", "#adm3", "#adm2", "#adm1") if width == "county" else ("#adm1",))
    )
    code = next((c for c in codes if c), "") if width in ("county", "division") else ""
    return Spot(place or lower, adm1, adm2, country, at, width, f"pcode:{code}" if code else "")


def _facts(cells: Cells, tagged: Tagged) -> Iterable[Fact]:
    wholes: dict[tuple[Kind, bool], int] = {}
    number = 0
    for harm in tagged.harm:
        columns, figure = _figure(cells, harm)
        if figure is None:
            continue
        whole = wholes.get((harm.kind, harm.household))
        if not harm.group:
            wholes[harm.kind, harm.household] = number
        yield Fact(
            harm.kind, columns, figure, (harm.group or "person",), part_of=whole if harm.group else None
        )
        number += 1


def _figure(cells: Cells, harm: Harm) -> tuple[tuple[str, ...], Figure | None]:
    given = [(end, column, n) for end, column in harm.ends if (n := cells.whole(column)) is not None]
    by_end = {end: n for end, _, n in reversed(given)}
    columns = tuple(column for _, column, _ in given)
    if not any(by_end.values()):
        return columns, None
    unit = "family" if harm.household else None
    plain = by_end.get("", by_end.get("best"))
    # A column for an end that is empty leaves that end open; without one, both ends are the number.
    low, high = (by_end.get(end) if any(end == e for e, _ in harm.ends) else plain for end in ("low", "high"))
    if plain is not None and low is not None and high is not None and not low <= plain <= high:
        raise ReadError(
            "bad-number",
            "",
            f"has a low of {low}, a best of {plain} and a high of {high}",
            "low ≤ best ≤ high",
            "Mend the row.",
        )
    if low is not None and high is not None and low > high:
        raise ReadError(
            "bad-number", "", f"has a low of {low} above a high of {high}", "low ≤ high", "Mend the row."
        )
    text = "; ".join(f"{end} {n}".strip() for end, _, n in given) if len(given) > 1 else str(given[0][2])
    return columns, Figure(low, high, False, text, unit, plain if plain is not None and low != high else None)
