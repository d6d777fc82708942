"""Places and sources that a person names: the same as a reader finds under these words, and left as they are where that is not sure."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.decisions import Subject, Wish
from onrecord.looked_up import looked_up
from onrecord.records import Claim, Place, Span, Voice
from onrecord.resolve import voices

SUDAN = Claim("r", "c1", "killed", Span(0, 1, "x"), place=Place("Nyala", "Nyala", 12.0, 24.9, "geonames:1", country="SD"))  # fmt: skip
ABOUT = Subject("claim", "r", "c1")


def mended(field: str, to: Any, *own: Claim) -> Any:
    wish = Wish("correct", ABOUT, {"field": field, "to": to}, "why")
    return looked_up(wish, own or (SUDAN,)).value["to"]


@pytest.mark.parametrize("name", ["Syrian Observatory for Human Rights", "the Observatory", "SOHR"])
def test_a_body_has_one_key_under_all_its_names(name: str) -> None:
    (found,) = mended("said_by", [{"text": name, "kind": "other"}])
    read = voices.of(Voice("the Syrian Observatory for Human Rights", "monitor"))
    assert (found["key"], found["kind"]) == (read.key, "monitor")


def test_json_without_a_kind_is_looked_up_as_well() -> None:
    assert mended("said_by", [{"text": "SOHR"}])[0]["key"] == mended("said_by", [{"text": "SOHR", "kind": "other"}])[0]["key"]  # fmt: skip


@pytest.mark.parametrize("one", [{"text": "a doctor", "kind": "witness"}, {"text": "SOHR", "kind": "media"}])
def test_a_kind_that_a_person_chose_stays(one: dict[str, str]) -> None:
    assert mended("said_by", [one])[0]["kind"] == one["kind"]


@pytest.mark.parametrize(
    "value", [[{"text": "x", "kind": "ghost"}], "words", [None], [{"kind": "media"}], [{"text": "x", "kind": "media", "key": "mine"}], None]
)  # fmt: skip
def test_what_is_no_voice_or_has_its_key_is_left(value: Any) -> None:
    assert mended("said_by", value) == value


@pytest.mark.parametrize("name", ["El Fasher", "Al-Fashir"])
def test_a_place_has_its_position_id_and_precision(name: str) -> None:
    found = mended("place", {"text": name, "name": name})
    assert (found["text"], found["name"], found["country"], found["precision"]) == (name, "El Fasher", "SD", "settlement")  # fmt: skip
    assert found["gazetteer"].startswith("geonames:")
    assert 13 < found["lat"] < 14


def test_the_place_that_other_claims_of_the_report_mean_goes_first() -> None:
    assert mended("place", {"text": "Nyala", "name": "nyala"})["gazetteer"] == "geonames:1"


def test_the_country_of_the_report_goes_first() -> None:
    here = Claim("r", "c1", "killed", Span(0, 1, "x"), place=Place("Austin", "Austin", 1.0, 1.0, "geonames:2", country="US"))  # fmt: skip
    assert mended("place", {"text": "Sudan", "name": "Sudan"})["country"] == "SD"
    assert mended("place", {"text": "Sudan", "name": "Sudan"}, here)["country"] == "US"


def test_a_town_that_names_its_province_too_says_so() -> None:
    found = mended("place", {"text": "Aleppo", "name": "Aleppo"})
    assert (found["country"], found["kind"], found["seat"]) == ("SY", "settlement", True)


@pytest.mark.parametrize(
    "value",
    [
        {"text": "Nowhere-upon-Nothing", "name": "Nowhere-upon-Nothing"},
        {"text": "Springfield", "name": "Springfield"},
        {"name": "Aleppo", "lat": 1.0, "lon": 2.0},
        {"name": 4},
        "Aleppo",
        None,
    ],
)
def test_a_place_that_is_unknown_or_several_or_told_by_its_position_is_left(value: Any) -> None:
    assert mended("place", value) == value


def test_what_a_person_adds_is_looked_up_and_other_fields_are_left() -> None:
    value = {"kind": "killed", "place": {"name": "El Fasher"}, "said_by": [{"text": "SOHR", "kind": "other"}]}
    found = looked_up(Wish("add", Subject("report", "r"), value, ""), ()).value
    assert found["place"]["country"] == "SD"
    assert found["said_by"][0]["key"]
    other = Wish("correct", ABOUT, {"field": "note", "to": "El Fasher"}, "why")
    assert looked_up(other, ()) == other
