"""A place in, the codes by which ACLED, UCDP and IDMC say how exactly it is known.

- ACLED codebook, `geo_precision`: 1 the town itself, 2 near a town or a small part of a region, 3 a larger region, for which
  ACLED takes a provincial capital. A whole country has no code: ACLED codes no event that it cannot place better.
- UCDP GED codebook, `where_prec`: 1 the exact place, 2 within some 25 km of a known point, 3 a second-level division, 4 a
  first-level division, 5 a line or a larger area that is no division, 6 the country, 7 international waters or air.
- IDMC (Helix, and GIDD and IDU data, `Locations accuracy`): ADM0–ADM3 and Point, in the words of `IDMC_WORDS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.resolve.gazetteer import Entry

IDMC = Literal["ADM0", "ADM1", "ADM2", "ADM3", "POINT"]
IDMC_WORDS: dict[IDMC, str] = {
    "ADM0": "Country/territory (ADM0)",
    "ADM1": "State/Region/Province (ADM1)",
    "ADM2": "District/Zone/Department (ADM2)",
    "ADM3": "County/City/town/Village/Woreda (ADM3)",
    "POINT": "Point",
}
NEAR_KM = 25.0
"""UCDP's second code reaches as far."""
_POINTS = ("neighbourhood", "camp", "site")


@dataclass(frozen=True, slots=True)
class PlaceCodes:
    """`acled` is None where ACLED has no code."""

    acled: Literal[1, 2, 3] | None
    ucdp: Literal[1, 2, 3, 4, 5, 6, 7]
    idmc: IDMC


def codes(entry: Entry, feature: str = "") -> PlaceCodes:
    """`feature` is GeoNames' feature code, or as much of it as a p-code tells ('ADM2'); empty where neither is known."""
    if entry.position != "own":
        # The point is that of what holds it: nothing finer may be said.
        return _borrowed(entry)
    if entry.kind == "country":
        return PlaceCodes(None, 6, "ADM0")
    if entry.kind == "continent":
        return PlaceCodes(None, 5, "ADM0")
    if entry.kind == "division":
        return PlaceCodes(3, 4, "ADM1")
    if feature == "ADM2":
        return PlaceCodes(2, 3, "ADM2")
    if feature in ("ADM3", "ADM4"):
        return PlaceCodes(2, 2, "ADM3")
    if entry.kind == "settlement":
        return PlaceCodes(1, 1, "ADM3")
    if entry.kind in _POINTS:
        exact = (entry.radius or 0.0) <= NEAR_KM / 5
        return PlaceCodes(1, 1, "POINT") if exact else PlaceCodes(2, 2, "POINT")
    return _wide(entry)


def codes_in_words(entry: Entry, feature: str = "") -> str:
    """'ACLED geo_precision 1, UCDP where_prec 1, IDMC Point'."""
    found = codes(entry, feature)
    acled = "none" if found.acled is None else found.acled
    return f"ACLED geo_precision {acled}, UCDP where_prec {found.ucdp}, IDMC {IDMC_WORDS[found.idmc]}"


def _wide(entry: Entry) -> PlaceCodes:
    """Areas, regions and waters, by how far they reach."""
    if entry.kind == "water":
        return PlaceCodes(3, 7 if entry.country is None and entry.parent is None else 5, "ADM1")
    if entry.radius is not None and entry.radius <= NEAR_KM:
        return PlaceCodes(2, 2, "ADM3")
    return PlaceCodes(3, 5, "ADM1" if entry.country else "ADM0")


def _borrowed(entry: Entry) -> PlaceCodes:
    """A place that stands at its parent's position, `entry.position` being the parent's kind."""
    if entry.position == "country":
        return PlaceCodes(None, 6, "ADM0")
    if entry.position == "division":
        return PlaceCodes(3, 4, "ADM1")
    if entry.position == "settlement":
        return PlaceCodes(1, 2, "ADM3")
    within = entry.radius is not None and entry.radius <= NEAR_KM
    return PlaceCodes(2, 2, "ADM3") if within else PlaceCodes(3, 5, "ADM1")
