"""What is known while a file is indexed: which place holds a row's, and whether its place is known already."""

from __future__ import annotations

import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from onrecord.folding import name_key
from onrecord.resolve.added.feature_codes import LEVEL
from onrecord.resolve.added.rows import NewPlace
from onrecord.sphere import kilometres

CITY, AROUND_KM = 15_000, 20.0
"""GeoNames does not say whose neighbourhood a PPLX is: the nearest place of so many people, within so many km."""
SAME_KM = 5.0
"""A settlement of a p-code table is the known one of the same name and country within this distance."""
_GROUPS = {"settlement": "town", "neighbourhood": "town", "area": "area", "camp": "camp", "site": "site"}
key_of = lru_cache(20_000)(name_key)
"""Each name is looked at more than once while its row is indexed."""

Located = tuple[float | None, float | None, float | None, str]
"""Latitude, longitude, radius, and whose position it is."""


class Known:
    """Answers for one source; `kind` is its kind of file."""

    def __init__(self, database: sqlite3.Connection, kind: str) -> None:
        self.database, self.kind = database, kind
        self.words = frozenset(key for (key,) in database.execute("SELECT key FROM base.word"))
        self._gids: dict[str, int] = {}
        self._keys: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self._countries: dict[str, int] = dict(
            database.execute("SELECT country, id FROM base.place WHERE kind = 'country'")
        )
        self._paths: dict[str, int] = dict(self._countries)
        self._paths |= {
            f"{c}.{code}": n
            for c, code, n in database.execute("SELECT country, code, place FROM base.division")
        }
        self._country_of: dict[int, str] = {}
        self._middles: dict[int, tuple[float, float]] = {}
        self._levels: dict[int, int] = {}
        self._cities: dict[str, dict[tuple[int, int], list[tuple[float, float, int, int]]]] = {}
        self._by_hand = self._places_by_hand() if kind == "geonames" else {}

    def _places_by_hand(self) -> dict[str, list[tuple[int, str, float, float, float, str]]]:
        found: dict[str, list[tuple[int, str, float, float, float, str]]] = defaultdict(list)
        rows = self.database.execute(
            "SELECT n.key, p.id, p.country, p.lat, p.lon, coalesce(p.radius, 0), p.kind || ' ' || p.position FROM base.place p "
            "JOIN base.name n ON n.place = p.id WHERE p.id < 0 AND p.lat IS NOT NULL"
        )
        for key, number, country, lat, lon, radius, kind in rows:
            found[key].append((number, country or "", lat, lon, radius, kind))
        return found

    def again(self, gid: str) -> bool:
        return gid in self._gids

    def remember(self, place: NewPlace, number: int) -> None:
        self._gids[place.gid] = number
        level = LEVEL.get(place.code)
        if level:
            self._levels[number] = level
            if place.lat is not None and place.lon is not None:
                self._middles[number] = (place.lat, place.lon)
            if self.kind == "geonames" and place.above.count(".") == level:
                self._paths.setdefault(place.above, number)
        if self.kind == "own":
            self._country_of[number] = place.country
            for written in (place.name, *place.others):
                self._keys[key_of(written)].append((number, place.country))

    def level(self, number: int) -> int:
        return self._levels.get(number, 0)

    def units_above(self, place: NewPlace) -> Iterator[tuple[int, float, float]]:
        """The divisions of the second level and below that hold a place, with their middles."""
        if self.kind == "geonames":
            parts = place.above.split(".")
            units = [self._paths.get(".".join(parts[:n])) for n in range(3, len(parts) + 1)]
        else:
            units = [self._gids.get(place.above)]
        for unit in units:
            if unit is not None and unit in self._middles:
                yield unit, *self._middles[unit]

    def parent(self, place: NewPlace) -> int | None:
        """The place that holds it; ValueError where it has no position either and none is known."""
        if place.kind == "country":
            return None
        if self.kind == "geonames":
            return self._parent_in_dump(place)
        if self.kind == "pcode":
            return self._numbered(place.above) if place.above else self._countries.get(place.country)
        return self._parent_of_own(place)

    def _parent_in_dump(self, place: NewPlace) -> int | None:
        if place.kind == "neighbourhood" and (city := self._city(place)) is not None:
            return city
        parts = place.above.split(".")
        itself = LEVEL.get(place.code)
        if itself and len(parts) == itself + 1:
            parts.pop()
        while parts:
            if (found := self._paths.get(".".join(parts))) is not None:
                return found
            parts.pop()
        return None

    def _city(self, place: NewPlace) -> int | None:
        """The nearest city around; great ones reach further."""
        if place.lat is None or place.lon is None:
            return None
        if place.country not in self._cities:
            self._cities[place.country] = self._cities_of(place.country)
        grid, best = self._cities[place.country], (AROUND_KM, None)
        y, x = math.floor(place.lat * 2), math.floor(place.lon * 2)
        for cell in ((y + i, x + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
            for lat, lon, number, people in grid.get(cell, ()):
                # Of two as near, the greater: an area of people by the square root is a length.
                weighed = kilometres(lat, lon, place.lat, place.lon) / max(1.0, math.sqrt(people / 150_000))
                if weighed < best[0]:
                    best = (weighed, number)  # type: ignore[assignment]
        return best[1]

    def _cities_of(self, country: str) -> dict[tuple[int, int], list[tuple[float, float, int, int]]]:
        grid: dict[tuple[int, int], list[tuple[float, float, int, int]]] = defaultdict(list)
        rows = self.database.execute(
            "SELECT lat, lon, id, people FROM base.place WHERE kind = 'settlement' AND country = ? AND people >= ?",
            (country, CITY),
        )
        for lat, lon, number, people in rows:
            grid[math.floor(lat * 2), math.floor(lon * 2)].append((lat, lon, number, people))
        return grid

    def _numbered(self, gid: str) -> int | None:
        """The place with an id, in this source, the pack, or another source."""
        if gid in self._gids:
            return self._gids[gid]
        scheme, _, rest = gid.partition(":")
        if scheme == "geonames" and rest.isdigit():
            found = self.database.execute(
                "SELECT id FROM base.place WHERE id = ?1 UNION ALL SELECT id FROM place WHERE id = ?1",
                (int(rest),),
            )
        else:
            found = self.database.execute(
                "SELECT id FROM base.place WHERE id < 0 AND gid = ?1 UNION ALL SELECT id FROM place WHERE id < 0 AND gid = ?1 "
                "UNION ALL SELECT place FROM joined WHERE gid = ?1",
                (gid,),
            )
        row = found.fetchone()
        return int(row[0]) if row else None

    def _parent_of_own(self, place: NewPlace) -> int | None:
        """By id or name; also makes a country's code of what the column says."""
        country = self._country(place.country)
        parent = None
        if place.above:
            parent = self._numbered(place.above) if ":" in place.above else self._named(place.above, country)
            if parent is None and place.lat is None:
                raise ValueError(
                    f"its parent {place.above[:40]!r} is not in the gazetteer, and it has no position"
                )
        if parent is None and country:
            parent = self._countries.get(country)
        if parent is None and place.lat is None:
            raise ValueError("it has neither a position nor a parent or country")
        if not country and parent is not None:
            country = self._country_of.get(parent) or self._place(parent, "country") or ""
        if not country and place.lat is not None and place.lon is not None:
            country = self._nearest_country(place.lat, place.lon)
        place.country = country
        return parent

    def _country(self, written: str) -> str:
        if not written:
            return ""
        if written.upper() in self._countries:
            return written.upper()
        row = self.database.execute(
            "SELECT p.country FROM base.name n JOIN base.place p ON p.id = n.place WHERE n.key = ? AND p.kind = 'country'",
            (key_of(written),),
        ).fetchone()
        if row is None:
            raise ValueError(f"its country {written[:30]!r} is no code of two letters and no country's name")
        return str(row[0])

    def _nearest_country(self, lat: float, lon: float) -> str:
        rows = self.database.execute(
            "SELECT country, lat, lon FROM base.place WHERE kind = 'settlement' AND lat BETWEEN ? AND ? AND lon BETWEEN ? AND ?",
            (lat - 0.5, lat + 0.5, lon - 0.7, lon + 0.7),
        )
        near = [(kilometres(lat, lon, y, x), country) for country, y, x in rows]
        return min(near)[1] if near else ""

    def _named(self, name: str, country: str) -> int | None:
        """The place of this name: of this file, else the one with most people among those of the country."""
        key = key_of(name)
        for number, its in self._keys.get(key, ()):
            if not country or its == country:
                return number
        rows = self.database.execute(
            "SELECT p.people + (p.kind IN ('division', 'country')), -p.id, p.id, p.country FROM base.name n "
            "JOIN base.place p ON p.id = n.place WHERE n.key = ?1 UNION ALL "
            "SELECT p.people, -p.id, p.id, p.country FROM name n JOIN place p ON p.id = n.place WHERE n.key = ?1",
            (key,),
        )
        fitting = [row for row in rows if not country or row[3] == country]
        return int(max(fitting)[2]) if fitting else None

    def in_order(self, chunk: list[NewPlace]) -> list[NewPlace]:
        """Rows of a table of one's own, those that others name as their parent before them."""
        by_key = {key_of(place.name): place for place in reversed(chunk)}
        by_key |= {place.gid: place for place in chunk}
        ordered: dict[str, NewPlace] = {}

        def put(place: NewPlace, depth: int) -> None:
            above = by_key.get(place.above) or by_key.get(key_of(place.above)) if place.above else None
            if above is not None and above is not place and depth < 8 and above.gid not in ordered:
                put(above, depth + 1)
            ordered.setdefault(place.gid, place)

        for place in chunk:
            put(place, 0)
        return list(ordered.values())

    def same(self, place: NewPlace, parent: int | None) -> tuple[int | None, int]:
        """The place that is known already and that this row tells of, and whether the row has the better position."""
        if self.kind == "own":
            return None, 0
        if self.kind == "geonames" and (found := self._numbered(place.gid)) is not None:
            return found, 0
        if place.kind == "country":
            return self._countries.get(place.country), 0
        if level := LEVEL.get(place.code):
            return self._same_unit(place, level, parent), 0
        if self.kind == "geonames":
            return self._same_by_hand(place)
        return self._same_settlement(place), 0

    def _same_unit(self, place: NewPlace, level: int, parent: int | None) -> int | None:
        keys = {key_of(written) for written in (place.name, *place.others)} - {""}
        marks = ", ".join("?" * len(keys))
        if level == 1:
            rows = self.database.execute(
                f"SELECT DISTINCT p.id, p.parent FROM base.name n JOIN base.place p ON p.id = n.place "  # noqa: S608
                f"WHERE n.key IN ({marks}) AND p.kind = 'division' AND p.country = ?",
                (*keys, place.country),
            ).fetchall()
        else:
            rows = self.database.execute(
                f"SELECT DISTINCT p.id, p.parent FROM name n JOIN place p ON p.id = n.place "  # noqa: S608
                f"WHERE n.key IN ({marks}) AND p.code = ? AND p.country = ?",
                (*keys, place.code, place.country),
            ).fetchall()
        fitting = [number for number, above in rows if level == 1 or above == parent]
        return int(fitting[0]) if len(fitting) == 1 else None

    def _same_by_hand(self, place: NewPlace) -> tuple[int | None, int]:
        """A place of the supplement, which knows its spellings better; a position of its own may be missing there."""
        if place.lat is None or place.lon is None:
            return None, 0
        group = _GROUPS.get(place.kind)
        for written in (place.name, *place.others) if group else ():
            for number, country, lat, lon, radius, described in self._by_hand.get(key_of(written), ()):
                kind, _, position = described.partition(" ")
                reach = max(SAME_KM, min(radius, 30.0)) if position == "own" else max(10.0, radius)
                if (
                    country == place.country
                    and _GROUPS.get(kind) == group
                    and kilometres(lat, lon, place.lat, place.lon) <= reach
                ):
                    return number, int(position != "own")
        return None, 0

    def _same_settlement(self, place: NewPlace) -> int | None:
        if place.lat is None or place.lon is None:
            return None
        near: list[tuple[float, int]] = []
        for written in (place.name, *place.others):
            rows = self.database.execute(
                "SELECT p.id, p.lat, p.lon FROM base.name n JOIN base.place p ON p.id = n.place WHERE n.key = ?1 AND "
                "p.country = ?2 AND p.kind = 'settlement' UNION ALL SELECT p.id, p.lat, p.lon FROM name n JOIN place p ON "
                "p.id = n.place WHERE n.key = ?1 AND p.country = ?2 AND p.kind = 'settlement' AND p.lat IS NOT NULL",
                (key_of(written), place.country),
            )
            near += [(kilometres(lat, lon, place.lat, place.lon), number) for number, lat, lon in rows]
        best = min(near, default=None)
        return best[1] if best and best[0] <= SAME_KM else None

    def people(self, number: int) -> int:
        return int(self._place(number, "people") or 0)

    def _place(self, number: int, column: str):  # type: ignore[no-untyped-def]
        row = self.database.execute(
            f"SELECT {column} FROM base.place WHERE id = ?1 UNION ALL SELECT {column} FROM place WHERE id = ?1",  # noqa: S608
            (number,),
        ).fetchone()
        return row[0] if row else None

    def position_of(self, number: int, depth: int = 0) -> Located:
        """A place's position; where it has none, that of what holds it, named by its kind."""
        row = self.database.execute(
            "SELECT lat, lon, radius, position, kind, parent FROM base.place WHERE id = ?1 UNION ALL "
            "SELECT lat, lon, radius, position, kind, parent FROM place WHERE id = ?1",
            (number,),
        ).fetchone()
        if row is None:
            return None, None, None, "own"
        lat, lon, radius, position, kind, parent = row
        if position == "" and parent is not None and depth < 8:
            return self.position_of(parent, depth + 1)
        return lat, lon, radius, kind if position in ("own", "") else position
