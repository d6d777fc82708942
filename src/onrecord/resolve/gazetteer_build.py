"""The packed gazetteer and the supplement in, one SQLite file to search in out.

The pack (scripts/pack_gazetteer.py) has one row a line, its cells separated by tabs, lists by `|`:
    N  number of places
    C  id  name  country  lat  lon  radius  people  other names  demonyms
    A  id  name  country  division  lat  lon  radius  people  other names       first-level divisions
    P  id  name  country  division  lat  lon  people  other names               settlements
    W  sort  words                                                              words and persons' names
Beside it data/divisions.tsv.xz (scripts/pack_divisions.py) has centres of first-level divisions and second-level ones.
The supplement (data/supplement.csv) says in its head what its columns hold.
"""

from __future__ import annotations

import csv
import io
import lzma
import re
import sqlite3
import unicodedata
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

from onrecord.folding import fold, has_article, loose, name_key

Progress = Callable[[int, int], None]

USUAL, WITH_ARTICLE, BY_HAND, UNPROVEN, OWN = 1, 2, 4, 8, 16
"""How a key names its place: by its usual name, always with an article, as listed in the supplement; of a place added from a
file: a small one, which counts only where the sentence speaks of a place, or one of a person's own table."""
SMALL = 2_000
"""People from which an added place needs no such support."""
APART = "="
"""Before the key of a small added place whose name is also a word or a person's name."""
WORD, FIRST_NAME, LAST_NAME = 1, 2, 4
"""What else a key is: a word of the language, a person's first or last name."""

TRANSLITERATED = frozenset(
    [
        "AE",
        "AF",
        "AM",
        "AZ",
        "BD",
        "BG",
        "BH",
        "BY",
        "DJ",
        "DZ",
        "EG",
        "EH",
        "ER",
        "ET",
        "GE",
        "IL",
        "IQ",
        "IR",
        "JO",
        "KG",
        "KW",
        "KZ",
        "LB",
        "LK",
        "LY",
        "MA",
        "MK",
        "MM",
        "MR",
        "NP",
        "OM",
        "PK",
        "PS",
        "QA",
        "RS",
        "RU",
        "SA",
        "SD",
        "SO",
        "SS",
        "SY",
        "TD",
        "TJ",
        "TM",
        "TN",
        "TR",
        "UA",
        "UZ",
        "XK",
        "YE",
    ]
)
"""Countries whose names reach English letters in several ways, so that looser keys are kept for them."""

SCHEMA = """
CREATE TABLE place (
    id INTEGER PRIMARY KEY, gid TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT,
    parent INTEGER, lat REAL, lon REAL, radius REAL, people INTEGER NOT NULL, position TEXT NOT NULL
);
CREATE TABLE name (
    key TEXT, place INTEGER, how INTEGER NOT NULL, PRIMARY KEY (key, place)
) WITHOUT ROWID;
CREATE TABLE loose (
    key TEXT, country TEXT, place INTEGER, PRIMARY KEY (key, country, place)
) WITHOUT ROWID;
CREATE TABLE word (key TEXT PRIMARY KEY, what INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE demonym (key TEXT PRIMARY KEY, country TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE division (
    country TEXT, code TEXT, place INTEGER NOT NULL, PRIMARY KEY (country, code)
) WITHOUT ROWID;
CREATE INDEX country_place ON place (country) WHERE kind = 'country';
CREATE TEMP TABLE raw_name (key TEXT, place INTEGER, how INTEGER);
CREATE TEMP TABLE raw_loose (key TEXT, country TEXT, place INTEGER);
"""
_INSERT_PLACE = "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
FINISH = """
INSERT INTO name SELECT key, place, max(how & 1) | min(how & 2) | max(how & 4) FROM raw_name GROUP BY key, place;
INSERT INTO loose SELECT DISTINCT key, country, place FROM raw_loose ORDER BY key, country, place;
"""

_DIVISION_NOUN = re.compile(
    r"^(?:Muhafazat|Province of|State of|Wilayat) | (?:Oblast|Province|Governorate|State|Region|Prefecture|County"
    r"|Krai|District|City|Kray|Department)$"
)

Cells = list[str]


def usual_name(name: str, country: str) -> str:
    """A GeoNames name as a newspaper prints it: no dots, macrons or ‘ayn where letters were put over."""
    if country not in TRANSLITERATED or country == "TR":
        return name
    plain = "".join(ch for ch in unicodedata.normalize("NFKD", name) if not unicodedata.combining(ch))
    return plain.translate(dict.fromkeys(map(ord, "‘’ʻʼʿʾ"), None)) or name


def pack_rows() -> Iterator[Cells]:
    return _rows("gazetteer.tsv.xz")


def division_rows() -> Iterator[Cells]:
    return _rows("divisions.tsv.xz")


def _rows(name: str) -> Iterator[Cells]:
    with (files("onrecord") / "data" / name).open("rb") as raw, lzma.open(raw, "rb") as file:
        for line in io.TextIOWrapper(file, encoding="utf-8", newline="\n"):
            yield line.rstrip("\n").split("\t")


def supplement_rows() -> list[dict[str, str]]:
    text = (files("onrecord") / "data" / "supplement.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


class Builder:
    """Fills one empty database."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database = database
        self.country_ids: dict[str, int] = {}
        self.division_ids: dict[tuple[str, str], int] = {}
        self.names: list[tuple[str, int, int]] = []
        self.loose: list[tuple[str, str, int]] = []
        self.places: list[tuple[object, ...]] = []

    def name(self, place: int, country: str, written: str, how: int = 0) -> None:
        key = name_key(written)
        if not key:
            return
        self.names.append((key, place, how | (WITH_ARTICLE if has_article(written) else 0)))
        if country in TRANSLITERATED and key.isascii():
            self.loose += [(k, country, place) for k in loose(key)]

    def flush(self) -> None:
        self.database.executemany(_INSERT_PLACE, self.places)
        self.database.executemany("INSERT INTO raw_name VALUES (?, ?, ?)", self.names)
        self.database.executemany("INSERT INTO raw_loose VALUES (?, ?, ?)", self.loose)
        for rows in (self.places, self.names, self.loose):
            rows.clear()

    def country(self, row: Cells) -> None:
        _, number, name, code, lat, lon, radius, people, others, demonyms = row
        place = int(number)
        self.country_ids[code] = place
        self.places.append((place, f"geonames:{number}", name, "country", code, None, *_position(lat, lon),
                            _real(radius), int(people), "own"))  # fmt: skip
        self.name(place, code, name, USUAL)
        for other in filter(None, others.split("|")):
            self.name(place, code, other, USUAL)
        pairs = [(fold(d), code) for d in demonyms.split("|") if d]
        self.database.executemany("INSERT OR IGNORE INTO demonym VALUES (?, ?)", pairs)

    def division(self, row: Cells) -> None:
        _, number, name, country, division, lat, lon, radius, people, others = row
        place = int(number)
        self.division_ids[country, division] = place
        self.database.execute("INSERT OR REPLACE INTO division VALUES (?, ?, ?)", (country, division, place))
        parent = self.country_ids.get(country)
        self.places.append((place, f"geonames:{number}", usual_name(name, country), "division", country, parent,
                            *_position(lat, lon), _real(radius), int(people), "own"))  # fmt: skip
        for written in (name, others, _DIVISION_NOUN.sub("", name)):
            self.name(place, country, written, USUAL if written == name else 0)

    def settlement(self, row: Cells) -> None:
        _, number, name, country, division, lat, lon, people, others = row
        place = int(number)
        parent = self.division_ids.get((country, division)) or self.country_ids.get(country)
        self.places.append((place, f"geonames:{number}", usual_name(name, country), "settlement", country, parent,
                            float(lat), float(lon), None, int(people), "own"))  # fmt: skip
        self.name(place, country, name, USUAL)
        for other in others.split("|"):
            self.name(place, country, other)

    def continents(self) -> None:
        """The positions that GeoNames gives the continents which the supplement names."""
        for kind, key, *cells in division_rows():
            if kind == "X":
                where = (*_position(*cells), f"onrecord:{key}")
                self.database.execute("UPDATE place SET lat = ?, lon = ? WHERE gid = ?", where)

    def second_level(self) -> None:
        """Centres of first-level divisions by their areas; second-level divisions, whose kind is `county`."""
        for number, row in enumerate(division_rows(), 1):
            if row[0] == "B":
                self._border(-1_000_000 - number, row)
            if row[0] not in "AD":
                continue
            if row[0] == "A":
                where = (*_position(row[2], row[3]), _real(row[4]), int(row[1]))
                self.database.execute("UPDATE place SET lat = ?, lon = ?, radius = ? WHERE id = ?", where)
                continue
            _, gid, name, country, division, lat, lon, radius, people, other = row
            place = -1_000_000 - number
            parent = self.division_ids.get((country, division)) or self.country_ids.get(country)
            self.places.append((place, gid, name, "county", country, parent, *_position(lat, lon), _real(radius),
                                int(people), "own"))  # fmt: skip
            self.name(place, country, name, USUAL)
            self.name(place, country, other)
        self.flush()

    def _border(self, place: int, row: Cells) -> None:
        """The line between two countries, kept under a key that no text has."""
        _, one, other, lat, lon, radius = row
        ids = [self.country_ids[code] for code in (one, other) if code in self.country_ids]
        found = [
            self.database.execute("SELECT name FROM place WHERE id = ?", (n,)).fetchone()[0] for n in ids
        ]
        if len(found) < 2:
            return
        self.places.append((place, f"onrecord:border-{one}-{other}".lower(), "-".join(sorted(found)) + " border", "border",
                            None, None, *_position(lat, lon), _real(radius), 0, "own"))  # fmt: skip
        self.names.append((f"border:{one}:{other}", place, USUAL))

    def first_names(self) -> None:
        """First names that the pack's list, of the United States, lacks."""
        text = (files("onrecord") / "data" / "first_names.txt").read_text(encoding="utf-8")
        names = [n for line in text.splitlines() if not line.startswith("#") for n in line.split()]
        self.words(["W", "first", " ".join(names)])

    def words(self, row: Cells) -> None:
        what = {"word": WORD, "first": FIRST_NAME, "last": LAST_NAME}[row[1]]
        self.database.executemany(
            "INSERT INTO word VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET what = what | excluded.what",
            ((word, what) for word in row[2].split()),
        )

    def supplement(self) -> None:
        """Places by hand: a row whose id is a GeoNames id renames that place and adds spellings."""
        rows = supplement_rows()
        ids = {row["id"]: -number for number, row in enumerate(rows, 1)}
        for row in rows:
            place = int(row["id"]) if row["id"].isdigit() else ids[row["id"]]
            country = self._rename(place, row) if row["id"].isdigit() else self._add(place, row, ids)
            self.name(place, country, row["name"], USUAL | BY_HAND)
            for other in filter(None, row["other_names"].split(";")):
                self.name(place, country, other, BY_HAND)
        self.flush()

    def _rename(self, place: int, row: dict[str, str]) -> str:
        found = self.database.execute("SELECT country FROM place WHERE id = ?", (place,)).fetchone()
        if found is None:
            raise ValueError(f"supplement.csv renames {row['id']}, which the pack lacks")
        self.database.execute("UPDATE place SET name = ? WHERE id = ?", (row["name"], place))
        return str(found[0])

    def _add(self, place: int, row: dict[str, str], ids: dict[str, int]) -> str:
        above = row["parent"]
        parent = (int(above) if above.isdigit() else ids[above]) if above else None
        lat, lon = _position(row["lat"], row["lon"])
        radius, position = _real(row["radius_km"]), "own"
        if lat is None and parent is not None:
            # A place whose position nobody vouches for takes its parent's, and says so.
            lat, lon, radius, position = self._position_of(parent)
        self.database.execute(
            _INSERT_PLACE,
            (place, f"onrecord:{row['id']}", row["name"], row["kind"], row["country"] or None, parent,
             lat, lon, radius, int(row["people"] or 0), position),
        )  # fmt: skip
        return row["country"]

    def _position_of(self, place: int) -> tuple[float | None, float | None, float | None, str]:
        found = self.database.execute(
            "SELECT lat, lon, radius, position, kind FROM place WHERE id = ?", (place,)
        ).fetchone()
        if found is None:
            raise ValueError(f"supplement.csv names the parent {place}, which comes later or not at all")
        lat, lon, radius, position, kind = found
        return lat, lon, radius, kind if position == "own" else position


def _position(lat: str, lon: str) -> tuple[float | None, float | None]:
    return (float(lat), float(lon)) if lat and lon else (None, None)


def _real(cell: str) -> float | None:
    return float(cell) if cell else None


def build(path: Path, progress: Progress | None = None) -> None:
    """Writes the whole index into `path`, which must not exist; `progress` is told (done, total)."""
    database = sqlite3.connect(path)
    database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000;")
    database.executescript(SCHEMA)
    builder, total = Builder(database), 0
    take = {"C": builder.country, "A": builder.division, "P": builder.settlement, "W": builder.words}
    for done, row in enumerate(pack_rows()):
        if row[0] == "N":
            total = int(row[1])
            continue
        take[row[0]](row)
        if done % 5000 == 0:
            builder.flush()
            if progress:
                progress(done, total)
    builder.flush()
    builder.first_names()
    builder.second_level()
    builder.supplement()
    builder.continents()
    database.executescript(FINISH)
    database.commit()
    database.close()
    if progress:
        progress(total, total)
