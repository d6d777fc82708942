"""Where a table says that something happened → the Place of the record, with the gazetteer's id where its name is found near its position.

The position stays the table's own. A name that the gazetteer has only far away is another place of that name: it gets no id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from onrecord import sphere
from onrecord.importing.event import Spot, Width
from onrecord.records import Place, Precision
from onrecord.resolve.countries import iso2
from onrecord.resolve.gazetteer import Entry, Gazetteer
from onrecord.resolve.place_radius import own_radius

_AREAS = ("country", "division", "county", "region", "continent", "water", "border")
_PRECISION: Mapping[Width, Precision] = {
    "point": "exact", "street": "exact", "quarter": "district", "town": "settlement", "near": "settlement", "county": "region",
    "division": "region", "wide": "region", "country": "country",
}  # fmt: skip
_RADIUS: Mapping[Width, float] = {
    "point": 0.5, "street": 1.0, "quarter": 3.0, "town": 3.0, "near": 25.0, "county": 50.0, "division": 100.0, "wide": 150.0, "country": 500.0,
}  # fmt: skip
"""How far the true place may lie, in km, where the gazetteer knows no more of it: rules of thumb, said so in docs/import.md."""
_REACH_KM = 30.0
"""A town's position in two gazetteers differs by less."""
_PART = re.compile(r"\s+-\s+|\s*,\s*|\s*\(")
_WRAPPED = re.compile(
    r"\b(?:city|town|village|governorate|province|oblast|region|state|district|county|subdistrict|raion)\b",
    re.I,
)


class Atlas:
    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.place = lru_cache(50_000)(self._place)
        self._country = lru_cache(500)(self._country_called)
        self._division = lru_cache(5_000)(self._division_called)

    def _place(self, spot: Spot) -> Place | None:
        entry = self._entry(spot)
        words = spot.name or spot.admin2 or spot.admin1 or spot.country
        if not words and entry is None and spot.at is None:
            return None
        lat, lon = spot.at or ((entry.lat, entry.lon) if entry else (None, None))
        above = self._above(spot, entry)
        country = (entry.country if entry else None) or next((e.country for e in above if e.country), None)
        return Place(
            words or f"{lat}, {lon}", _called(words, entry) or f"{lat}, {lon}", lat, lon, entry.gid if entry else None,
            self._precision(spot, entry), country, tuple(e.gid for e in above), _radius(spot, entry) if lat is not None else None,
            entry.kind if entry else "settlement" if spot.width in ("point", "street", "quarter", "town", "near") else "region",
        )  # fmt: skip

    def _precision(self, spot: Spot, entry: Entry | None) -> Precision:
        precision = _PRECISION[spot.width]
        if precision == "settlement" and entry is not None:
            part = entry.kind in ("neighbourhood", "area") or _called(spot.name, entry) != entry.name
            return "district" if part else precision
        return precision

    def _above(self, spot: Spot, entry: Entry | None) -> tuple[Entry, ...]:
        if entry is not None:
            return self.gazetteer.above(entry)
        country = self._country(spot.country)
        division = self._division(spot.admin1, country.country if country else None)
        if division is not None:
            return (division, *self.gazetteer.above(division))
        return (country,) if country is not None else ()

    def _entry(self, spot: Spot) -> Entry | None:
        if spot.gid and (known := self.gazetteer.by_gid(spot.gid)) is not None:
            return known
        country = self._country(spot.country)
        code = country.country if country else None
        if spot.width == "country":
            return country
        if spot.width == "division":
            return self._division(spot.admin1 or spot.name, code)
        if spot.width in ("county", "wide"):
            # No list of second-level divisions is whole: what is not there is placed in its first-level one.
            return next(
                (e for e in self._called(spot.admin2 or spot.name, code) if e.kind in ("county", "region")),
                None,
            )
        return self._town(spot, code)

    def _town(self, spot: Spot, country: str | None) -> Entry | None:
        division = self._division(spot.admin1, country)
        for name in _names(spot.name):
            found = [e for e in self._called(name, country) if e.kind not in _AREAS and e.lat is not None]
            if spot.at is not None:
                near = [(km, e.gid, e) for e in found if (km := _away(spot.at, e)) <= _REACH_KM]
                if near:
                    return min(near, key=lambda one: one[:2])[2]
            elif division is not None:
                found = [e for e in found if division.id in {above.id for above in self.gazetteer.above(e)}]
                if found:
                    return found[0]
            elif found and country:
                return found[0]
        return None

    def _called(self, name: str, country: str | None) -> list[Entry]:
        """Places of a name; where none lies in the country, none is meant."""
        found = self.gazetteer.called(name) if name else []
        return [e for e in found if country is None or e.country in (None, country)]

    def _country_called(self, words: str) -> Entry | None:
        code = iso2(words)
        if code and code in self.gazetteer.country_ids:
            return self.gazetteer.entry(self.gazetteer.country_ids[code])
        bare = [
            words,
            re.sub(r"\s*\(.*?\)", "", words),
            *re.findall(r"\((.*?)\)", words),
            words.replace("-", " and "),
        ]
        found = (e for name in bare if name for e in self.gazetteer.called(name) if e.kind == "country")
        return next(found, None)

    def _division_called(self, words: str, country: str | None) -> Entry | None:
        names = dict.fromkeys([words, " ".join(_WRAPPED.sub(" ", words).split())])
        found = (e for name in names for e in self._called(name, country) if e.kind == "division")
        return next(found, None)


_DIRECTION = re.compile(r"(?:north|south|east|west|central)(?:east|west)?(?:ern)?\s+(?=\S)", re.I)


def _names(words: str) -> Iterator[str]:
    """'Aleppo - Salaheddine' whole, then the part, then the town; of 'eastern Aleppo' the town."""
    parts = [part.strip(" )") for part in _PART.split(words)]
    bare = " ".join(_WRAPPED.sub(" ", words).split())
    yield from dict.fromkeys(
        name
        for name in (words, bare, *reversed(parts[1:]), parts[0], _DIRECTION.sub("", words, count=1))
        if name
    )


def _called(words: str, entry: Entry | None) -> str:
    """The usual name; 'eastern Aleppo' stays a part of its town."""
    part = (
        entry is not None
        and entry.kind == "settlement"
        and bool(_DIRECTION.match(words))
        and not _DIRECTION.match(entry.name)
    )
    return words if entry is None or part else entry.name


def _away(at: tuple[float, float], entry: Entry) -> float:
    if entry.lat is None or entry.lon is None:
        return float("inf")
    return sphere.kilometres(*at, entry.lat, entry.lon)


def _radius(spot: Spot, entry: Entry | None) -> float:
    own = own_radius(entry) if entry is not None and spot.width not in ("point", "street", "quarter") else 0.0
    return round(max(own, _RADIUS[spot.width] if spot.width != "town" or entry is None else 0.0), 1)
