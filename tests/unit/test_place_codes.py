"""What ACLED, UCDP and IDMC call the exactness of a place."""

from __future__ import annotations

import pytest

from onrecord.resolve.gazetteer import Entry
from onrecord.resolve.place_codes import IDMC_WORDS, PlaceCodes, codes


def entry(kind: str, radius: float | None = None, position: str = "own", country: str | None = "SY") -> Entry:
    return Entry(1, "onrecord:x", "X", kind, country, None, 35.0, 37.0, radius, 0, position)


@pytest.mark.parametrize(
    ("place", "feature", "acled", "ucdp", "idmc"),
    [
        (entry("settlement"), "", 1, 1, "ADM3"),
        (entry("settlement"), "PPLA", 1, 1, "ADM3"),
        (entry("neighbourhood", 2), "PPLX", 1, 1, "POINT"),
        (entry("site", 1), "", 1, 1, "POINT"),
        (entry("site", 15), "", 2, 2, "POINT"),
        (entry("camp", 2), "", 1, 1, "POINT"),
        (entry("division", 72), "", 3, 4, "ADM1"),
        (entry("area", 20), "ADM2", 2, 3, "ADM2"),
        (entry("area", 8), "ADM3", 2, 2, "ADM3"),
        (entry("area", 5), "", 2, 2, "ADM3"),
        (entry("area", 60), "", 3, 5, "ADM1"),
        (entry("region", None), "", 3, 5, "ADM1"),
        (entry("region", 20), "", 2, 2, "ADM3"),
        (entry("region", 900, country=None), "", 3, 5, "ADM0"),
        (entry("water", None), "STM", 3, 5, "ADM1"),
        (entry("water", None, country=None), "", 3, 7, "ADM1"),
        (entry("country", 240), "", None, 6, "ADM0"),
        (entry("continent", country=None), "", None, 5, "ADM0"),
    ],
)
def test_codes_by_kind(place: Entry, feature: str, acled: int | None, ucdp: int, idmc: str) -> None:
    assert codes(place, feature) == PlaceCodes(acled, ucdp, idmc)  # type: ignore[arg-type]
    assert idmc in IDMC_WORDS


@pytest.mark.parametrize(
    ("position", "radius", "expected"),
    [
        ("country", 240, PlaceCodes(None, 6, "ADM0")),
        ("division", 72, PlaceCodes(3, 4, "ADM1")),
        ("settlement", None, PlaceCodes(1, 2, "ADM3")),
        ("area", 10, PlaceCodes(2, 2, "ADM3")),
        ("region", 80, PlaceCodes(3, 5, "ADM1")),
    ],
)
def test_a_borrowed_position_is_no_more_exact_than_its_owners(
    position: str, radius: float | None, expected: PlaceCodes
) -> None:
    assert codes(entry("settlement", radius, position)) == expected
    assert codes(entry("neighbourhood", radius, position)) == expected
