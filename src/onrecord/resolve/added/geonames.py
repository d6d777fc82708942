"""A GeoNames dump (`SY.txt`, `allCountries.txt`, `cities500.txt`) in, its places out.

One place a line, 19 columns parted by tabs, as GeoNames' readme.txt lists them: id, name, name in ASCII, alternate
names, latitude, longitude, feature class, feature code, country, other countries, four administrative codes, population,
elevation, its model, time zone, day of the last change. alternateNamesV2.txt: id, place, language, name, preferred,
short, colloquial, historic, from, to.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from onrecord.resolve.added.feature_codes import LEVEL, LOADED
from onrecord.resolve.added.rows import NewPlace, PlacesFileError, Tally, distinct, position
from onrecord.resolve.gazetteer_build import usual_name

COLUMNS = 19
SCRIPTS = ("LATIN", "ARABIC", "CYRILLIC", "HEBREW", "ETHIOPIC", "MYANMAR", "GREEK", "ARMENIAN", "GEORGIAN")
"""As in the pack: no report is read in the others."""
MOST_NAMES = 60
_NO_NAMES = frozenset(
    [
        "link",
        "wkdt",
        "post",
        "iata",
        "icao",
        "faac",
        "tcid",
        "unlc",
        "abbr",
        "phon",
        "piny",
        "fr_1793",
        "uicn",
        "nuts",
        "geot",
    ]
)
"""What alternateNamesV2.txt has in its column for the language where the name is none."""

_DIVISION_NOUN = re.compile(
    r"^(?:Muhafazat|Mintaqat|Nahiyat|Mudiriyat|Qada'?|Qaḑā’|Nāḩiyat|Minţaqat|Mudīrīyat|Markaz|Province of|District of|State of) "
    r"| (?:Governorate|Province|State|Oblast|Region|Prefecture|County|District|Sub-?[Dd]istrict|Department|Raion|Rayon|Hromada"
    r"|Township|Zone|Woreda|Locality|Municipality)$"
)
"""What a dump writes around a division's name and a report leaves out."""

English = dict[int, tuple[str | None, list[str]]]
"""By GeoNames number: the preferred English name, and further names."""


def is_row(line: str) -> bool:
    cells = line.split("\t")
    return len(cells) == COLUMNS and cells[0].isdigit() and len(cells[6]) <= 1


def worth_keeping(name: str) -> bool:
    """Whether a spelling can be met in a text: links, codes and names in scripts not read cannot."""
    if not 1 < len(name) <= 60 or any(ch in name for ch in "|/(\t"):
        return False
    if name.isascii():
        return name[0].isupper() and not (len(name) <= 4 and name.isupper())
    first = next((ch for ch in name if ch.isalpha()), "")
    return first != "" and unicodedata.name(first, "").partition(" ")[0] in SCRIPTS


def places(
    lines: Iterable[str],
    tally: Tally,
    english: English | None = None,
    tell: Callable[[int], None] | None = None,
) -> Iterator[NewPlace]:
    """The places of a dump; what is wrong with a row goes into `tally`."""
    for number, line in enumerate(lines, 1):
        if tell and number % 5_000 == 0:
            tell(number)
        line = line.rstrip("\r\n")
        if not line:
            continue
        tally.read += 1
        try:
            place = _place(number, line.split("\t"), tally, english)
        except ValueError as problem:
            tally.spoil(number, str(problem))
            continue
        if place is not None:
            yield place


def _place(number: int, cells: list[str], tally: Tally, english: English | None) -> NewPlace | None:
    if len(cells) != COLUMNS:
        raise ValueError(f"it has {len(cells)} columns, not {COLUMNS}")
    # A few towns have a class and no code.
    code, name = cells[7] or ("PPL" if cells[6] == "P" else ""), cells[1].strip()
    kind = LOADED.get(code)
    if kind is None:
        tally.left_out[code or "no code"] += 1
        return None
    if not cells[0].isdigit():
        raise ValueError(f"its id {cells[0][:20]!r} is no number")
    if not name:
        raise ValueError("it has no name")
    lat, lon = position(cells[4], cells[5])
    if lat is None:
        raise ValueError("it has no position")
    country = cells[8]
    if not re.fullmatch(r"[A-Z]{2}", country):
        raise ValueError(f"its country {country[:20]!r} is no code of two letters")
    others = [name, cells[2], *cells[3].split(",")]
    usual = usual_name(name, country)
    if english and (known := english.get(int(cells[0]))):
        usual = known[0] or usual
        others += known[1]
    path = [country, *cells[10:14]]
    depth = LEVEL.get(code, 4)
    if code in LEVEL:
        others += [bare for n in (usual, *others) if (bare := _DIVISION_NOUN.sub("", n)) != n]
    return NewPlace(
        number, f"geonames:{cells[0]}", usual,
        tuple(n for n in distinct(others, usual) if worth_keeping(n))[:MOST_NAMES],
        kind[0], code, country, _path(path[: depth + 1]), lat, lon, kind[1],
        int(cells[14]) if cells[14].isdigit() else 0,
    )  # fmt: skip


def _path(codes: list[str]) -> str:
    """The administrative codes down to the first that is missing: '00' is GeoNames' word for none."""
    kept = codes[:1]
    for code in codes[1:]:
        if code in ("", "00"):
            break
        kept.append(code)
    return ".".join(kept)


def numbers(lines: Iterable[str]) -> frozenset[int]:
    """The ids of a dump, so that only their names are read out of the file of all alternate names."""
    heads = (line.partition("\t")[0] for line in lines)
    return frozenset(int(head) for head in heads if head.isdigit())


def alternate_names(
    lines: Iterable[str], wanted: frozenset[int], where: str, tell: Callable[[int], None] | None = None
) -> English:
    """Names out of alternateNamesV2.txt; historic ones and codes are left out."""
    found: English = {}
    preferred: dict[int, int] = {}
    for number, line in enumerate(lines, 1):
        if tell and number % 50_000 == 0:
            tell(number)
        cells = line.rstrip("\r\n").split("\t")
        if number == 1 and not (len(cells) in (8, 10) and cells[0].isdigit() and cells[1].isdigit()):
            raise PlacesFileError(
                where, f"its first line has {len(cells)} columns",
                "GeoNames' alternateNamesV2.txt: 10 columns parted by tabs, the first two numbers",
                "Give that file, or leave --alternate-names out: a dump has names of its own.",
            )  # fmt: skip
        if len(cells) < 8 or not cells[1].isdigit() or int(cells[1]) not in wanted:
            continue
        language, name = cells[2], cells[3].strip()
        if language in _NO_NAMES or cells[7] == "1" or not name:
            continue
        place = int(cells[1])
        usual, others = found.get(place, (None, []))
        rank = 2 if cells[4] == "1" else 1
        if language == "en" and cells[6] != "1" and rank > preferred.get(place, 0):
            usual, preferred[place] = name, rank
        others.append(name)
        found[place] = (usual, others)
    return found
