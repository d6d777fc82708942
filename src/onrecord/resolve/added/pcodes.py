"""A table of OCHA's place codes (p-codes) in, its places out: units of each level, and settlements where it lists them.

What a column holds is read from its heading (`ADM1_EN`, `admin2Pcode`, `ADM3_AR`, `NAME_EN`, `Latitude`, `POINT_X`) and from
the row of HXL tags below it (`#adm1+name`, `#adm2+code`, `#geo+lat`), where there is one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from onrecord.resolve.added.rows import NewPlace, Tally, distinct, position
from onrecord.resolve.added.tables import Row

LOCATION = 5
"""The level of a settlement, below the four of divisions."""
_KINDS = {0: "country", 1: "division", 2: "area", 3: "area", 4: "area", LOCATION: "settlement"}
_CODES = {0: "PCLI", 1: "ADM1", 2: "ADM2", 3: "ADM3", 4: "ADM4", LOCATION: "PPL"}

_LANGUAGE = r"(?P<language>en|ar|fr|uk|ua|ru|es|pt|my|mmr|mmr4|am|so|ti|om|ps|prs|fa|ku|local|ref|alt|alt\d?en|alt\d?|alt\d?ar)"
_HEADINGS = (
    re.compile(
        rf"^adm(?:in)?(?P<level>[0-4])_?(?P<code>p_?code|code)?(?P<name>_?name)?\d?(?:_?{_LANGUAGE})?$", re.I
    ),
    re.compile(
        rf"^(?P<place>place|location|loc|settlement|community|village|town|feature|neighbou?rhood|camp|site)?_?"
        rf"(?:(?P<code>p_?code)|(?P<name>name))\d?(?:_?{_LANGUAGE})?$",
        re.I,
    ),
)
_LATITUDE = re.compile(
    r"^(?:lat|latitude|lat_?dd|point_?y|y|lat_?wgs84|center_?lat|latitude_?y|y_?coord)$", re.I
)
_LONGITUDE = re.compile(
    r"^(?:lon|long|lng|longitude|lon_?dd|long_?dd|point_?x|x|lon_?wgs84|center_?lon|longitude_?x|x_?coord)$",
    re.I,
)
_TAG = re.compile(r"^#(?P<what>adm[0-4]|country|loc|geo|population)(?P<attributes>(?:\s*\+\w+)*)$", re.I)
_MARK = re.compile(r"^[A-Z]{2}")


@dataclass(slots=True)
class Columns:
    """Numbers of columns, by what they hold."""

    codes: dict[int, int] = field(default_factory=dict)
    names: dict[int, list[tuple[str, int]]] = field(default_factory=dict)
    """By level: (language or '', column)."""
    lat: int | None = None
    lon: int | None = None

    @property
    def enough(self) -> bool:
        return any(level in self.names for level in self.codes)

    def told(self, header: list[str]) -> dict[str, str]:
        """What is used as what, for the person who added the file."""
        out = {f"p-code of {_level_words(level)}": header[column] for level, column in self.codes.items()}
        for level, columns in self.names.items():
            out[f"names of {_level_words(level)}"] = ", ".join(header[c] for _, c in columns)
        if self.lat is not None and self.lon is not None:
            out["position"] = f"{header[self.lat]}, {header[self.lon]}"
        return out


def _level_words(level: int) -> str:
    return "settlements" if level == LOCATION else f"level {level}"


def columns_of(header: list[str], tags: list[str] | None = None) -> Columns:
    found = Columns()
    for number, heading in enumerate(header):
        _by_heading(found, number, re.sub(r"[\s\-]+", "_", heading.strip()))
    for number, tag in enumerate(tags or []):
        if number >= len(header) or not header[number] or not _used(found, number):
            _by_tag(found, number, tag)
    for named in found.names.values():
        # English first: it gives the usual name. A bare heading before other languages.
        named.sort(key=lambda pair: ({"en": 0, "": 1, "ref": 1}.get(pair[0], 2), pair[1]))
    return found


def _used(found: Columns, number: int) -> bool:
    named = {column for columns in found.names.values() for _, column in columns}
    return number in named or number in found.codes.values() or number in (found.lat, found.lon)


def _by_heading(found: Columns, number: int, heading: str) -> None:
    if _LATITUDE.match(heading):
        found.lat = number if found.lat is None else found.lat
    elif _LONGITUDE.match(heading):
        found.lon = number if found.lon is None else found.lon
    for pattern in _HEADINGS:
        if match := pattern.match(heading):
            parts = match.groupdict()
            level = int(parts["level"]) if parts.get("level") else LOCATION
            _take(found, number, level, bool(parts["code"]), parts["language"])
            return


def _by_tag(found: Columns, number: int, tag: str) -> None:
    match = _TAG.match(tag.strip())
    if not match:
        return
    what, attributes = match["what"].lower(), re.findall(r"\w+", match["attributes"].lower())
    if what == "geo":
        if "lat" in attributes and found.lat is None:
            found.lat = number
        elif {"lon", "lng", "long"} & set(attributes) and found.lon is None:
            found.lon = number
    elif what != "population":
        level = 0 if what == "country" else LOCATION if what == "loc" else int(what[-1])
        languages = [a for a in attributes if len(a) == 2 or a == "alt"]
        if {"code", "name"} & set(attributes) or not attributes:
            _take(found, number, level, "code" in attributes, languages[0] if languages else None)


def _take(found: Columns, number: int, level: int, code: bool, language: str | None) -> None:
    if code:
        found.codes.setdefault(level, number)
    else:
        found.names.setdefault(level, []).append(((language or "").lower(), number))


def is_tags(cells: list[str]) -> bool:
    """Whether a row is one of HXL tags."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and sum(cell.startswith("#") for cell in filled) > len(filled) / 2


def places(
    rows: Iterable[Row], columns: Columns, tally: Tally, tell: Callable[[int], None] | None = None
) -> Iterator[NewPlace]:
    """Each unit once, above those in it; the position of a row is its deepest unit's."""
    seen: set[str] = set()
    levels = [level for level in sorted(columns.codes) if level in columns.names]
    for number, cells in rows:
        if tell and number % 1_000 == 0:
            tell(number)
        if not any(cells) or is_tags(cells):
            continue
        tally.read += 1
        try:
            yield from _units(number, cells, columns, levels, seen)
        except ValueError as problem:
            tally.spoil(number, str(problem))


def _at(cells: list[str], column: int | None) -> str:
    return cells[column] if column is not None and column < len(cells) else ""


def _units(
    number: int, cells: list[str], columns: Columns, levels: list[int], seen: set[str]
) -> Iterator[NewPlace]:
    chain = [(level, _at(cells, columns.codes[level])) for level in levels]
    filled = [(level, code) for level, code in chain if code]
    if not filled:
        raise ValueError("it has no p-code")
    for _, code in filled:
        if not re.fullmatch(r"[A-Za-z]{2,3}[\w.-]*", code):
            raise ValueError(f"its p-code {code[:20]!r} does not start with a country's letters")
    lat, lon = position(_at(cells, columns.lat), _at(cells, columns.lon))
    country = next((code for level, code in filled if level == 0 and _MARK.fullmatch(code)), None)
    above, fresh = "", []
    for level, code in filled:
        gid, deepest = f"pcode:{code}", (level, code) == filled[-1]
        if gid not in seen:
            names = [_at(cells, column) for _, column in columns.names[level]]
            usual = next((name for name in names if name), "")
            if not usual:
                raise ValueError(f"{code} has no name")
            fresh.append(gid)
            yield NewPlace(
                number, gid, usual, distinct(names, usual), _KINDS[level], _CODES[level], country or code[:2].upper(), above,
                lat if deepest else None, lon if deepest else None,
            )  # fmt: skip
            seen.add(gid)
        elif deepest:
            raise ValueError(f"{code} stands in an earlier row")
        above = gid
