"""The places of one file in, found places out: each gets its id, the place that holds it, its position and its keys.

Works on the database that store.py opens, with the pack's index attached as `base`. A row that tells of a place known
already, in the pack or from a file added before, becomes no second place but gives its names to that one.
"""

from __future__ import annotations

import lzma
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from importlib.resources import files

from onrecord.folding import has_article, loose, shape
from onrecord.resolve.added.feature_codes import LEVEL
from onrecord.resolve.added.known import Known, key_of
from onrecord.resolve.added.rows import NewPlace, Tally
from onrecord.resolve.gazetteer_build import (
    APART,
    BY_HAND,
    OWN,
    SMALL,
    TRANSLITERATED,
    UNPROVEN,
    USUAL,
    WITH_ARTICLE,
    WORD,
)
from onrecord.sphere import kilometres

Tell = Callable[[int, int], None]

_RAW = """
CREATE TEMP TABLE raw (
    line INTEGER, gid TEXT, name TEXT, others TEXT, kind TEXT, code TEXT, country TEXT, above TEXT, lat REAL, lon REAL,
    radius REAL, people INTEGER, level INTEGER
);
CREATE TEMP TABLE raw_name (key TEXT, place INTEGER, how INTEGER);
CREATE TEMP TABLE raw_loose (key TEXT, country TEXT, place INTEGER);
"""
_FINISH = f"""
INSERT INTO name
    SELECT key, place, max(how & {USUAL}) | min(how & {WITH_ARTICLE}) | max(how & {BY_HAND}) | min(how & {UNPROVEN}) | max(how & {OWN})
    FROM raw_name WHERE NOT EXISTS (SELECT 1 FROM base.name b WHERE b.key = raw_name.key AND b.place = raw_name.place)
    GROUP BY key, place
    ON CONFLICT (key, place) DO UPDATE
        SET how = ((how | excluded.how) & ~{UNPROVEN}) | (how & excluded.how & {UNPROVEN});
INSERT OR IGNORE INTO loose SELECT DISTINCT key, country, place FROM raw_loose ORDER BY key, country, place;
DROP TABLE raw; DROP TABLE raw_name; DROP TABLE raw_loose;
"""  # noqa: S608 # numbers of our own
CHUNK = 5_000


@lru_cache(maxsize=1)
def small_words() -> frozenset[str]:
    """Words that news writes small (data/LETTER_CASE.md); the pack's words are only those that its own places are called by."""
    with (files("onrecord") / "data" / "letter_case.txt.xz").open("rb") as packed:
        words = lzma.decompress(packed.read()).decode("utf-8").split()
    return frozenset(word for word in words if word.islower())


LEAST_RADIUS = {2: 5.0, 3: 3.0, 4: 2.0}
"""Kilometres that a second-, third- and fourth-level division has at least: its own radius is that of its settlements."""


class Indexer:
    """Takes one source at a time."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database
        self._known: Known
        self._own_number = 0

    def take(
        self, source: int, kind: str, rows: Iterable[NewPlace], tally: Tally, tell: Tell | None = None
    ) -> None:
        """Puts the rows of a source into the tables; counts in `tally` what became of them."""
        self.database.executescript(_RAW)
        total = self._store(rows)
        least = self.database.execute("SELECT min(id) FROM place WHERE id < 0").fetchone()[0]
        self._own_number = min(least or 0, -(10**9))
        self._known = Known(self.database, kind)
        self._words: set[str] = set()
        self._spans: dict[int, array[float]] = defaultdict(lambda: array("f"))
        done = 0
        for chunk in self._chunks(10**7 if kind == "own" else CHUNK):
            self._take_chunk(source, kind, chunk, tally)
            done += len(chunk)
            if tell:
                tell(done, total)
        self._set_radii()
        self._borrow_positions()
        self.database.executemany(
            f"INSERT OR IGNORE INTO word SELECT ?1, {WORD} WHERE NOT EXISTS (SELECT 1 FROM base.name WHERE key = ?1)",  # noqa: S608
            [(key,) for key in sorted(self._words | small_words())],
        )
        self.database.executescript(_FINISH)

    def _store(self, rows: Iterable[NewPlace]) -> int:
        """Rows as read, set aside: what holds a place may stand below it in the file."""
        batch: list[tuple[object, ...]] = []
        total = 0
        insert = "INSERT INTO raw VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        for p in rows:
            level = LEVEL.get(p.code, 0 if p.kind == "country" else 9)
            batch.append((p.line, p.gid, p.name, "|".join(n for n in p.others if "|" not in n), p.kind, p.code, p.country,
                          p.above, p.lat, p.lon, p.radius, p.people, level))  # fmt: skip
            total += 1
            if len(batch) >= CHUNK:
                self.database.executemany(insert, batch)
                batch.clear()
        self.database.executemany(insert, batch)
        return total

    def _chunks(self, size: int) -> Iterator[list[NewPlace]]:
        """Divisions first, wider before narrower; then the rest in the order of the file."""
        columns = "line, gid, name, others, kind, code, country, above, lat, lon, radius, people"
        for level in (0, 1, 2, 3, 4, 9):
            cursor = self.database.execute(
                f"SELECT {columns} FROM raw WHERE level = ? ORDER BY rowid",  # noqa: S608
                (level,),
            )
            while rows := cursor.fetchmany(size):
                yield [NewPlace(r[0], r[1], r[2], tuple(filter(None, r[3].split("|"))), *r[4:]) for r in rows]

    def _take_chunk(self, source: int, kind: str, chunk: list[NewPlace], tally: Tally) -> None:
        places: list[tuple[object, ...]] = []
        joined: list[tuple[object, ...]] = []
        self._names: list[tuple[str, int, int]] = []
        self._loose: list[tuple[str, str, int]] = []
        for place in self._known.in_order(chunk) if kind == "own" else chunk:
            try:
                parent = self._known.parent(place)
            except ValueError as problem:
                tally.spoil(place.line, str(problem))
                continue
            if self._known.again(place.gid):
                if kind == "geonames":
                    tally.spoil(place.line, f"its id {place.gid} stands in an earlier row")
                continue
            target, better = self._known.same(place, parent)
            if target is not None:
                joined.append((target, place.gid, place.name, place.kind, place.country, place.lat, place.lon, place.radius,
                               place.people, source, "|".join(place.others), place.code, place.above, place.line, better))  # fmt: skip
                self._known.remember(place, target)
                self._name(target, place, self._how(kind, self._known.people(target), place) & ~USUAL)
                tally.joined += 1
                continue
            number = self._number(place)
            position = "own" if place.lat is not None else ""
            places.append((number, place.gid, place.name, place.kind, place.country or None, parent, place.lat, place.lon,
                           place.radius, place.people, position, source, "|".join(place.others), place.code, place.above,
                           place.line, place.radius))  # fmt: skip
            self._known.remember(place, number)
            self._name(number, place, self._how(kind, place.people, place))
            self._span(place)
            tally.new += 1
        self.database.executemany(f"INSERT INTO place VALUES ({', '.join('?' * 17)})", places)  # noqa: S608
        self.database.executemany(f"INSERT INTO joined VALUES ({', '.join('?' * 15)})", joined)  # noqa: S608
        self.database.executemany("INSERT INTO raw_name VALUES (?, ?, ?)", self._names)
        self.database.executemany("INSERT INTO raw_loose VALUES (?, ?, ?)", self._loose)

    def _number(self, place: NewPlace) -> int:
        scheme, _, number = place.gid.partition(":")
        if scheme == "geonames":
            return int(number)
        self._own_number -= 1
        return self._own_number

    @staticmethod
    def _how(kind: str, people: int, place: NewPlace) -> int:
        if kind == "own":
            return USUAL | BY_HAND | OWN
        # Names of hundreds of thousands of hamlets, streams and hills meet ordinary words and persons' names by chance.
        return USUAL if people >= SMALL else USUAL | UNPROVEN

    def _name(self, number: int, place: NewPlace, how: int) -> None:
        for written in (place.name, *place.others):
            key = key_of(written)
            if not key:
                continue
            if " " not in key and self._is_word(key):
                if not how & OWN:
                    self._names.append((APART + key, number, how))
                    continue
                self._words.add(key)
            usual = how if written is place.name or how & OWN else how & ~USUAL
            self._names.append((key, number, usual | (WITH_ARTICLE if has_article(written) else 0)))
            if (
                place.country in TRANSLITERATED
                and key.isascii()
                and not (how & UNPROVEN and written is not place.name)
            ):
                # A hamlet's other names are spellings already. Of consonants alone every second hamlet has another's: that key is for what is known better.
                keys = shape(key) if how & UNPROVEN else loose(key)
                self._loose += [(k, place.country, number) for k in keys]

    def _is_word(self, key: str) -> bool:
        """Whether a name of one word is also a word of the language or a person's name."""
        return key in self._known.words or key in small_words() or key.removesuffix("s") in small_words()

    def _span(self, place: NewPlace) -> None:
        """Notes how far a settlement lies from the middle of each division that holds it."""
        if place.kind == "settlement" and place.lat is not None and place.lon is not None:
            for unit, lat, lon in self._known.units_above(place):
                self._spans[unit].append(kilometres(lat, lon, place.lat, place.lon))

    def _set_radii(self) -> None:
        """A division's radius holds nine in ten of its settlements, as the pack's do."""
        found = []
        for unit, spans in self._spans.items():
            ordered = sorted(spans)
            level = self._known.level(unit)
            if level in LEAST_RADIUS:
                found.append((round(max(LEAST_RADIUS[level], ordered[int(0.9 * (len(ordered) - 1))])), unit))
        self.database.executemany("UPDATE place SET radius = ? WHERE id = ? AND said_radius IS NULL", found)

    def _borrow_positions(self) -> None:
        """A place whose position nobody gives takes its parent's, with the parent's radius, and says so."""
        rows = self.database.execute(
            "SELECT id, parent FROM place WHERE position = '' ORDER BY id DESC"
        ).fetchall()
        for number, parent in rows:
            lat, lon, radius, position = self._known.position_of(parent) if parent is not None else (None, None, None, "own")  # fmt: skip
            self.database.execute(
                "UPDATE place SET lat = ?, lon = ?, radius = ?, position = ? WHERE id = ?",
                (lat, lon, radius, position, number),
            )
