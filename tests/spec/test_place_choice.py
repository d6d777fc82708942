"""Which of several places of one name is meant: what holds it, what else is named, the outlet, and people last."""

from __future__ import annotations

import pytest
from places_found import finder, found_in, report_of

from onrecord.annotate import Annotator
from onrecord.records import Place


def only(text: str, words: str, **outlet: str) -> Place:
    """The place that these words of a text mean, given that they mean one."""
    report = report_of(text, **outlet)
    at = text.index(words)
    (mention,) = finder().resolve(report, [(at, at + len(words))])
    assert mention is not None
    return mention.place


def near(place: Place, lat: float, lon: float, degrees: float = 0.5) -> bool:
    return (
        place.lat is not None
        and place.lon is not None
        and abs(place.lat - lat) < degrees
        and abs(place.lon - lon) < degrees
    )


@pytest.mark.parametrize(
    ("text", "words", "lat", "lon"),
    [
        ("A barn burned in Lebanon, Ky., on Monday.", "Lebanon", 37.57, -85.25),
        ("A barn burned in Paris, Texas, on Monday.", "Paris", 33.66, -95.55),
        ("A barn burned in Paris, TX.", "Paris", 33.66, -95.55),
        ("A barn burned in London, Ont.", "London", 42.98, -81.25),
        ("Floods hit Paris on Monday.", "Paris", 48.85, 2.35),
        ("Shells hit Tripoli, Lebanon.", "Tripoli", 34.43, 35.84),
        ("Crowds met in Mexico, China, Japan and Peru.", "China", 35, 105),
        ("Shells fell on Zara in southern Hama province.", "Zara", 34.93, 36.6),
        ("Shells fell on Zara near Talkalakh in Homs province.", "Zara", 34.71, 36.27),
    ],
)
def test_what_is_said_to_hold_a_name_decides(text: str, words: str, lat: float, lon: float) -> None:
    assert near(only(text, words), lat, lon)


def test_a_name_keeps_the_place_that_the_report_once_told() -> None:
    text = "Nobody was hurt in Paris. A barn burned in Paris, Tenn."
    assert near(only(text, "Paris"), 36.3, -88.33)


def test_a_county_is_where_its_towns_are() -> None:
    place = only("Deputies of Rapides Parish searched a barn.", "Rapides Parish")
    assert (place.gazetteer, place.precision, place.country) == ("fips:22079", "region", "US")
    assert near(place, 31.2, -92.5)
    assert place.radius_km is not None
    assert place.radius_km > 20


def test_counties_in_a_list_share_their_noun() -> None:
    place = only("Roads in Eastland and Callahan counties, Texas, were shut.", "Callahan")
    assert place.name == "Callahan County"


def test_the_names_around_tell_the_state() -> None:
    text = "A barn burned in Richmond. Firemen came from Berea, Lancaster and Danville. The Kentucky State Police asked on."
    assert near(only(text, "Richmond"), 37.75, -84.29)


def test_the_outlets_own_country_and_town() -> None:
    text = "A barn burned near Cambridge on Monday."
    assert near(only(text, "Cambridge", url="https://www.example-news.co.uk/a"), 52.2, 0.12)
    text = "A barn burned in Palestine on Monday. Firemen came from Houston and Dallas."
    assert near(only(text, "Palestine", outlet="palestinegazette.com"), 31.76, -95.63)


def test_a_name_said_to_lie_where_no_namesake_lies_is_another_place() -> None:
    place = only("A barn burned in Grantville, Pennsylvania, on Monday.", "Grantville")
    assert (place.gazetteer, place.precision) == (None, "region")
    assert near(place, 40.9, -77.8)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("An Egyptian-US team came.", "US", "United States"),
        ("Troops left southern Kyiv.", "southern Kyiv", "Kyiv"),
        ("It rained in New South Wales (NSW).", "NSW", "New South Wales"),
    ],
)
def test_given_words_are_unwrapped(text: str, words: str, name: str) -> None:
    assert only(text, words).name == name


def test_given_words_that_nothing_knows_have_no_place() -> None:
    report = report_of("They met at Qwrtz and left.")
    assert finder().resolve(report, [(12, 17)]) == (None,)


@pytest.mark.parametrize(
    "text",
    [
        "The New York Times told it.",
        "The Lexington Herald-Leader told it.",
        "Houston Chronicle reporters came.",
    ],
)
def test_papers_named_after_places_are_none(text: str) -> None:
    assert found_in(f"It rained on Monday. {text}", after=1) == []


def test_names_of_a_dateline_are_names_but_no_places_of_claims() -> None:
    report = report_of("ANKARA (Reuters) - Shells hit the town of Azaz in Syria on Monday.")
    assert [m.place.name for m in finder().named(report)] == ["Ankara", "Azaz", "Syria"]
    assert [m.place.name for m in finder().find(report)] == ["Azaz"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("THE REBELS KILLED TEN PEOPLE IN THE CITY OF LAGOS ON FRIDAY.", ["Lagos"]),
        ("THERE WERE OTHER ATTACKS, IN WHICH A TEACHER WAS KILLED.", []),
        ("A GUARD WHO WAS INSIDE THE BANK WAS INJURED.", []),
        ("PEDRO LAGOS WAS KILLED BY GUNMEN.", []),
    ],
)
def test_wire_copy_in_capitals_is_read_as_prose(text: str, expected: list[str]) -> None:
    report = Annotator().annotate(report_of(text).report)
    found = finder().find(report)
    assert [m.place.name for m in found] == expected
    assert all(text[m.start : m.end] == m.place.text for m in found)
