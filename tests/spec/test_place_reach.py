"""How far the true place may lie: a part of a town, outside it, so many km from it, a border, a province, a country."""

from __future__ import annotations

import pytest
from places_found import found_in

PLACES = [
    # words, name, precision, radius in km
    ("They fled from eastern Aleppo.", "eastern Aleppo", "eastern Aleppo", "district", 15),
    ("They fled from Aleppo.", "Aleppo", "Aleppo", "settlement", 15),
    ("They stood outside Aleppo.", "outside Aleppo", "Aleppo", "settlement", 30),
    ("They stood near Aleppo.", "near Aleppo", "Aleppo", "settlement", 30),
    ("They stood on the outskirts of Aleppo.", "the outskirts of Aleppo", "Aleppo", "settlement", 25),
    ("A mine went off 12 km north of Aleppo.", "12 km north of Aleppo", "Aleppo", "settlement", 27),
    ("A mine went off 12 km (7 miles) north of Aleppo.", "12 km (7 miles) north of Aleppo", "Aleppo", "settlement", 27),
    ("A mine went off ten miles from Palmyra.", "ten miles from Palmyra", "Palmyra", "settlement", 18),
    ("They fled southern Idlib province.", "southern Idlib province", "Idlib province", "region", 64),
    ("They fled northern Syria.", "northern Syria", "northern Syria", "country", 243),
    ("They camped near the Turkish border.", "near the Turkish border", "Syria-Turkey border", "region", 320),
    ("They crossed the Syrian-Turkish border.", "the Syrian-Turkish border", "Syria-Turkey border", "region", 305),
    ("They crossed the border with Turkey.", "the border with Turkey", "Syria-Turkey border", "region", 305),
    ("They sat on the border between Iraq and Syria.", "the border between Iraq and Syria", "Iraq-Syria border", "region", 298),
    ("They sat on Turkey's border with Syria.", "Turkey's border with Syria", "Syria-Turkey border", "region", 305),
    ("They camped in Azaz, near the Turkish border.", "Azaz, near the Turkish border", "Azaz", "settlement", 2.6),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name", "precision", "radius"), PLACES)
def test_a_place_says_how_far_it_may_reach(
    text: str, words: str, name: str, precision: str, radius: float
) -> None:
    (place,) = found_in(f"The war in Syria went on. {text}", after=1)
    assert (place.text, place.name, place.precision) == (words, name, precision)
    assert place.radius_km == pytest.approx(radius, rel=0.1)
    assert place.as_json()["radius_km"] == place.radius_km


SIDES = [
    # words, what the side is of, how its point lies to that of the whole: (latitude, longitude), 0 where it may be either
    ("eastern Libya", "Libya", (0, 1)),
    ("northeastern Syria", "Syria", (1, 1)),
    ("southern Yemen", "Yemen", (-1, 0)),
    ("western Ukraine", "Ukraine", (0, -1)),
    ("north-western Nigeria", "Nigeria", (1, -1)),
]


@pytest.mark.parametrize(("side", "country", "way"), SIDES)
def test_a_side_of_a_country_lies_on_that_side(side: str, country: str, way: tuple[int, int]) -> None:
    part, whole = found_in(f"They fled from {side}, and news of it went round {country}.")
    assert None not in (part.lat, part.lon, whole.lat, whole.lon)
    moved = (part.lat - whole.lat, part.lon - whole.lon)  # type: ignore[operator]
    assert all(sign == 0 or sign * step > 0.3 for sign, step in zip(way, moved, strict=True))
    assert part.radius_km
    assert part.gazetteer == whole.gazetteer


def test_the_middle_of_a_country_has_its_point() -> None:
    part, whole = found_in("They fled from central Mali, and news of it went round Mali.")
    assert (part.lat, part.lon) == (whole.lat, whole.lon)


@pytest.mark.parametrize(
    "text",
    [
        "Turkish border guards fired.",
        "They met at the border.",
        "A border crossing was shut.",
        "The Syrian border town was empty.",
    ],
)
def test_people_and_posts_at_a_border_are_not_the_line(text: str) -> None:
    assert found_in(f"The war in Syria went on. {text}", after=1) == []


def test_the_sea_end_of_no_shared_border_is_none() -> None:
    """Syria and Egypt share no border: the words name no line of ours."""
    assert found_in("The war in Syria went on. They crossed the Egyptian border.", after=1) == []


def test_a_place_without_a_position_has_no_radius() -> None:
    (place,) = found_in("The war in Syria went on. Six died in the village of Kafr Sahliya.", after=1)
    assert (place.lat, place.radius_km) == (None, None)
    assert "radius_km" not in place.as_json()
