"""A table of one's own in, its places out.

Columns: `name`, and where there are any `other_names` (parted by `;` or `|`), `kind`, `parent`, `country`, `lat`, `lon`,
`radius_km`, `people`. Other headings for the same are known, or are given as 'name=Town,lat=Y'.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from onrecord.resolve.added.rows import NewPlace, PlacesFileError, Tally, distinct, position
from onrecord.resolve.added.tables import Row

HEADINGS: dict[str, str] = {
    "name": "name name_en english_name place place_name placename toponym location settlement town village site",
    "other_names": "other_names alternate_names alternatenames other_spellings spellings aliases aka name_ar arabic_name local_name",
    "kind": "kind type category class",
    "parent": "parent within part_of district subdistrict governorate province admin2 admin1 oblast region",
    "country": "country country_code iso iso2 iso_code cc country_name",
    "lat": "lat latitude lat_dd y point_y",
    "lon": "lon long lng longitude lon_dd x point_x",
    "radius_km": "radius_km radius uncertainty_km accuracy_km",
    "people": "people population pop",
}
KINDS: dict[str, str] = {
    word: kind
    for kind, words in {
        "settlement": "settlement town village city hamlet populated_place place ppl",
        "neighbourhood": "neighbourhood neighborhood quarter suburb ward",
        "area": "area district subdistrict county zone valley farmland",
        "division": "division governorate province oblast state region_1",
        "region": "region countryside",
        "camp": "camp refugee_camp idp_camp informal_settlement",
        "site": "site base military_base airbase airport checkpoint crossing border_crossing hospital school prison dam bridge road "
        "market church mosque factory power_station front_line",
        "water": "water river lake stream",
    }.items()
    for word in words.split()
}
"""Words of a table → our kinds."""

_MEASURE = re.compile(r"^\d+(?:[.,]\d+)?$")


def columns_of(header: list[str], given: str = "", where: str = "") -> dict[str, int]:
    """What each column holds: as given, else by its heading; 'name' is missing where nothing says it."""
    plain = [re.sub(r"[\s\-]+", "_", heading.strip().lower()) for heading in header]
    found: dict[str, int] = {}
    for pair in filter(None, (part.strip() for part in given.split(","))):
        ours, equals, theirs = (part.strip() for part in pair.partition("="))
        if not equals or ours not in HEADINGS or theirs not in header:
            raise PlacesFileError(
                where, f"--columns says {pair!r}",
                f"pairs such as name=Town; ours are {', '.join(HEADINGS)}; the file has {', '.join(filter(None, header))}",
                "Give each pair as OURS=THEIRS, parted by commas.",
            )  # fmt: skip
        found[ours] = header.index(theirs)
    for ours, known in HEADINGS.items():
        for heading in known.split():
            if ours not in found and heading in plain and plain.index(heading) not in found.values():
                found[ours] = plain.index(heading)
    return found


def places(
    rows: Iterable[Row],
    columns: dict[str, int],
    source: str,
    tally: Tally,
    tell: Callable[[int], None] | None = None,
) -> Iterator[NewPlace]:
    for number, cells in rows:
        if tell and number % 1_000 == 0:
            tell(number)
        if not any(cells):
            continue
        tally.read += 1
        try:
            yield _place(number, cells, columns, source)
        except ValueError as problem:
            tally.spoil(number, str(problem))


def _place(number: int, cells: list[str], columns: dict[str, int], source: str) -> NewPlace:
    def cell(ours: str) -> str:
        column = columns.get(ours)
        return cells[column] if column is not None and column < len(cells) else ""

    name = cell("name")
    if not any(ch.isalpha() for ch in name):
        raise ValueError("it has no name" if not name else f"its name {name[:40]!r} holds no letter")
    written = re.sub(r"[\s\-]+", "_", cell("kind").lower())
    kind = KINDS.get(written) if written else "settlement"
    if kind is None:
        kinds = ", ".join(dict.fromkeys(KINDS.values()))
        raise ValueError(f"its kind {cell('kind')[:30]!r} is none of {kinds}, nor a word for one")
    lat, lon = position(cell("lat"), cell("lon"))
    for ours in ("radius_km", "people"):
        if cell(ours) and not _MEASURE.match(cell(ours).replace(" ", "")):
            raise ValueError(f"its {ours} {cell(ours)[:20]!r} is no number")
    radius = float(cell("radius_km").replace(",", ".")) if cell("radius_km") else None
    people = int(float(cell("people").replace(" ", "").replace(",", "."))) if cell("people") else 0
    others = distinct(re.split(r"[;|]", cell("other_names")), name)
    return NewPlace(
        number, f"own:{source}/{number}", name, others, kind, "", cell("country"), cell("parent"), lat, lon, radius, people
    )  # fmt: skip
