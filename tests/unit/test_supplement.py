"""The places by hand (data/supplement.csv) against the index that they are built into."""

from __future__ import annotations

import math
from collections import Counter
from functools import cache

import pytest

from onrecord.folding import fold, has_article, name_key
from onrecord.resolve.gazetteer import Entry, Gazetteer, ensure_index
from onrecord.resolve.gazetteer_build import FIRST_NAME, WORD, supplement_rows

ROWS = supplement_rows()
OWN = [row for row in ROWS if not row["id"].isdigit()]
KINDS = {
    "neighbourhood", "area", "settlement", "camp", "site", "region", "division", "continent", "water",
}  # fmt: skip
BEYOND_PARENT_KM = 400
SAME_PLACE_KM = 3
"""Nearer than this, two settlements of one name in one country are one."""

LEAST = {
    "Syria": (["SY"], 235), "Ukraine": (["UA"], 75), "Palestine": (["PS"], 85), "Sudan": (["SD"], 80),
    "Yemen": (["YE"], 65), "Iraq": (["IQ"], 115), "Ethiopia": (["ET"], 75), "Myanmar": (["MM"], 70),
    "DR Congo": (["CD"], 95), "Lebanon": (["LB"], 85), "Afghanistan": (["AF"], 60), "Libya": (["LY"], 40),
    "Lake Chad": (["NG", "CM", "TD", "NE"], 65), "Sahel": (["ML", "BF"], 45), "Somalia": (["SO"], 28),
    "Caucasus": (["GE", "AZ", "AM", "RU"], 40), "Yugoslavia": (["BA", "HR", "RS", "XK"], 50),
    "Mozambique": (["MZ"], 15), "Haiti": (["HT"], 15), "Sri Lanka": (["LK"], 13), "Colombia": (["CO"], 9),
    "Philippines": (["PH"], 8),
}  # fmt: skip
"""War → the countries it was fought in, and how many places of its own the supplement has for them at least."""

BESIDES_WORDS = {
    "hims": "how the United Nations spell Homs",
    "dara": "Daraa, printed without its apostrophe",
    "dana": "a town of Idlib with a market that was often struck",
    "mare": "Marea, with the apostrophe left out",
    "mari": "Marea, as one agency prints it",
    "hula": "Houla, where the massacre of May 2012 was",
    "gulf": "the states on the Persian Gulf",
    "asia": "the continent before the name of a woman",
    "wales": "the country before the word for marks on the skin",
    "tubas": "a town of the West Bank; the instrument seldom has a capital",
    "sabra": "a quarter of Gaza City",
    "hit": "a town of Anbar held by Islamic State",
    "dora": "a quarter of Baghdad",
    "sour": "Tyre, as the French spell it",
    "sana": "the capital of Yemen, with its apostrophe left out",
    "mocha": "a port of Yemen",
    "crater": "the old town of Aden",
    "odessa": "Odesa, as it was spelt until 2022",
    "shan": "a state of Myanmar",
    "chin": "a state of Myanmar",
    "boga": "a town of Ituri; the word is not English outside word lists",
    "palma": "the town attacked in March 2021, known by no other name",
}
"""Keys that are words or first names too and stand in the supplement all the same → what they name."""


@pytest.fixture(scope="module")
def index() -> Gazetteer:
    return Gazetteer(ensure_index())


def number(row: dict[str, str]) -> int:
    """Its id in the index: the place of the pack, or less than zero by the row's order."""
    return int(row["id"]) if row["id"].isdigit() else -1 - ROWS.index(row)


@cache
def spellings(place: str) -> tuple[str, ...]:
    row = next(row for row in ROWS if row["id"] == place)
    return (row["name"], *filter(None, row["other_names"].split(";")))


def apart_km(one: Entry, other: Entry) -> float:
    """Great-circle distance."""
    a, b, c, d = (math.radians(degrees or 0.0) for degrees in (one.lat, one.lon, other.lat, other.lon))
    chord = math.sin((a - c) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((b - d) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(chord))


def test_rows_are_well_formed() -> None:
    above = {row["id"] for row in ROWS}
    for row in ROWS:
        assert all(cell == cell.strip() and "|" not in cell for cell in row.values()), row["id"]
        assert all(fold(written) for written in spellings(row["id"])), row["id"]
        assert "(" not in row["name"], f"{row['id']}: no report prints a name with a bracket"
        if not row["id"].isdigit():
            assert row["kind"] in KINDS, row["id"]
            assert not row["parent"] or row["parent"].isdigit() or row["parent"] in above, row["id"]
            assert not row["country"] or (len(row["country"]) == 2 and row["country"].isupper()), row["id"]


def test_a_position_is_on_the_earth_and_no_more_exact_than_its_radius() -> None:
    for row in filter(lambda row: row["lat"], OWN):
        assert abs(float(row["lat"])) <= 90, row["id"]
        assert abs(float(row["lon"])) <= 180, row["id"]
        radius = float(row["radius_km"])
        assert radius >= 0.3, row["id"]
        digits = max(len(row[cell].partition(".")[2]) for cell in ("lat", "lon"))
        assert digits <= (3 if radius <= 3 else 2), f"{row['id']}: {digits} digits of {radius} km"


def test_a_place_lies_where_its_parent_does(index: Gazetteer) -> None:
    beyond = {}
    for row in filter(lambda row: row["lat"] and row["parent"], OWN):
        place = index.entry(number(row))
        assert place.gid == f"onrecord:{row['id']}"
        parent = index.above(place)[0]
        beyond[row["id"]] = round(apart_km(place, parent) - (parent.radius or 0))
    assert {place: km for place, km in beyond.items() if km > BEYOND_PARENT_KM} == {}


def test_a_place_is_in_its_parents_country(index: Gazetteer) -> None:
    for row in filter(lambda row: row["country"] and row["parent"], OWN):
        parent = index.above(index.entry(number(row)))[0]
        assert parent.country in (None, row["country"]), f"{row['id']} in {parent.name} of {parent.country}"


@pytest.mark.parametrize("war", LEAST)
def test_each_war_has_its_places(war: str) -> None:
    countries, least = LEAST[war]
    of_country = Counter(row["country"] for row in OWN)
    assert sum(of_country[country] for country in countries) >= least


def test_no_spelling_is_a_word_or_a_first_name_but_those_with_a_reason(index: Gazetteer) -> None:
    found = {
        key: f"{written} ({row['id']})"
        for row in ROWS
        for written in spellings(row["id"])
        if not has_article(written) and index.word(key := name_key(written)) & (WORD | FIRST_NAME)
    }
    assert {key: found[key] for key in found if key not in BESIDES_WORDS} == {}
    assert [key for key in BESIDES_WORDS if key not in found] == []


def test_no_settlement_is_one_that_the_pack_has_under_the_same_name(index: Gazetteer) -> None:
    twice = []
    for row in OWN:
        if row["kind"] != "settlement" or not row["lat"]:
            continue
        place = index.entry(number(row))
        for other, _ in index.named(name_key(row["name"])):
            entry = index.entry(other)
            if entry.kind == "settlement" and other > 0 and entry.country == place.country:
                twice += [(row["id"], other)] if apart_km(place, entry) < SAME_PLACE_KM else []
    assert twice == []
