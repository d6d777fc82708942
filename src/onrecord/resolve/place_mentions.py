"""A place found in a sentence in, the `Place` of the record out: its name, position and how exact that is."""

from __future__ import annotations

from dataclasses import replace

from onrecord.folding import fold
from onrecord.records import Place, Precision
from onrecord.resolve.gazetteer import Entry, Gazetteer
from onrecord.resolve.place_phrases import Found, seat_of
from onrecord.resolve.place_radius import own_radius, radius_km
from onrecord.resolve.place_sides import side_of

_PRECISION: dict[str, Precision] = {
    "country": "country", "continent": "region", "region": "region", "division": "region", "county": "region", "water": "region",
    "border": "region", "settlement": "settlement", "neighbourhood": "district", "area": "district", "camp": "settlement",
    "site": "exact",
}  # fmt: skip
_KINDS = {
    "city": "settlement",
    "division": "division",
    "countryside": "region",
    "district": "neighbourhood",
    "camp": "camp",
    "site": "site",
    "area": "area",
}
"""What a place that the gazetteer lacks is, by the noun beside its name; a settlement where there is none."""
_PART: dict[str, Precision] = {"settlement": "district"}
"""How exact a part of a place is that only a direction tells: "eastern Aleppo". "Northern Syria" is as wide as a country."""
_COARSER: tuple[Precision, ...] = ("exact", "district", "settlement", "region", "country")
_LONG_DIRECTION = {"north": "northern", "south": "southern", "east": "eastern", "west": "western",
                   "northeast": "northeastern", "northwest": "northwestern", "southeast": "southeastern",
                   "southwest": "southwestern"}  # fmt: skip
_PROVINCES = frozenset(
    ["SY", "IQ", "AF", "IR", "TR", "LB", "JO", "YE", "EG", "LY", "PK", "KH", "LA", "TH", "VN"]
)
"""Countries whose first-level divisions English calls provinces: a city of the same name is the rule there."""


def place_of(gazetteer: Gazetteer, text: str, found: Found, country: Entry | None) -> Place:
    """The place that the words `text` name; `country` is where to look for one that the gazetteer lacks."""
    entry = found.entry
    if entry is None:
        return _unknown_place(gazetteer, text, found, country)
    if found.sort in ("division", "countryside") and entry.kind in ("settlement", "division"):
        entry = _around(gazetteer, entry, found.sort)
    name = _named(entry, found)
    part = _PART.get(entry.kind) if name != entry.name and found.direction else None
    place = known_place(gazetteer, entry, text, name, part, radius_km(entry, found, text))
    side = found.direction if entry.kind == "country" and name != entry.name else None
    if side is not None and (where := side_of(gazetteer, entry, side)) is not None:
        lat, lon, radius = where
        place = replace(place, lat=lat, lon=lon, radius_km=radius)
    either = name == entry.name and found.sort is None and seat_of(gazetteer, entry) is not None
    return replace(place, seat=True) if either else place


def _around(gazetteer: Gazetteer, entry: Entry, sort: str) -> Entry:
    """The division that "X province" or "the countryside of X" names, where X is also a city."""
    if sort == "countryside":
        # Around a capital that is a division by itself lies another: Rif Dimashq around Damascus.
        for place, _ in gazetteer.named(fold(f"{entry.name} countryside")):
            return gazetteer.entry(place)
    return seat_of(gazetteer, entry) or entry


def _named(entry: Entry, found: Found) -> str:
    """The usual English name: with "province" where a city has the same, with "eastern" where a part is meant."""
    if entry.kind == "division":
        suffix = (
            " province"
            if entry.country in _PROVINCES and not entry.name.endswith(("Governorate", "Dimashq"))
            else ""
        )
        return entry.name + suffix
    if found.direction and entry.kind in ("settlement", "country") and found.sort not in ("city", "division"):
        direction = found.direction.replace("-", "")
        direction = _LONG_DIRECTION.get(direction, direction)
        if direction not in ("upper", "lower"):
            return f"{direction} {entry.name}"
    return entry.name


def known_place(
    gazetteer: Gazetteer,
    entry: Entry,
    text: str,
    name: str,
    part: Precision | None = None,
    radius: float | None = None,
) -> Place:
    """The place of an entry; `part` is the precision of a part of it, `radius` where words say other than its own."""
    precision = _PRECISION[entry.kind]
    if entry.position != "own":
        precision = max(precision, _PRECISION[entry.position], key=_COARSER.index)
    within = tuple(p.gid for p in gazetteer.above(entry))
    if entry.lat is None:
        radius = None
    elif radius is None:
        radius = round(own_radius(entry), 1)
    return Place(
        text,
        name,
        entry.lat,
        entry.lon,
        entry.gid,
        part or precision,
        entry.country,
        within,
        radius,
        entry.kind,
    )


def _unknown_place(gazetteer: Gazetteer, text: str, found: Found, country: Entry | None) -> Place:
    """A place that the gazetteer lacks: it lies in what the phrase names, and its position is that place's."""
    chain = found.inside
    if not chain:
        if country is None:
            return Place(text, found.name)
        kind = _KINDS.get(found.sort or "", "settlement")
        return Place(text, found.name, country=country.country, within=(country.gid,), kind=kind)
    nearest = chain[0]
    if found.sort == "site" and nearest.kind == "settlement":
        own = text[max(0, text.find(found.name)) :].partition(" in ")[0]
        return known_place(gazetteer, nearest, text, f"{own}, {nearest.name}")
    within = tuple(dict.fromkeys(p.gid for p in (nearest, *gazetteer.above(nearest))))
    precision = _PRECISION[nearest.kind]
    radius = None if nearest.lat is None else round(own_radius(nearest), 1)
    kind = _KINDS.get(found.sort or "", "settlement")
    return Place(
        text, found.name, nearest.lat, nearest.lon, None, precision, nearest.country, within, radius, kind
    )
