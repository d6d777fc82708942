"""The three pictures: nothing is drawn more exact than it is, and none breaks on little, much or strange input."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from test_page_sample import ALEPPO, SYRIA, at_least, exactly, many, sample, single

from onrecord.incidents import Range
from onrecord.publish.basemap import Cut, Window
from onrecord.publish.entries import Entry, in_page_order
from onrecord.publish.map_picture import drawing, fitted, map_section, nice_below, spots_of
from onrecord.publish.range_picture import make_scale, range_picture
from onrecord.publish.timeline import MOST_TICKS, Axis, make_axis, ticks, timeline
from onrecord.records import Claim, Figure, Place, Span, When


def entries(data: Any) -> list[Entry]:
    return in_page_order(data.incidents, data.claims)


def at(lat: float, lon: float, precision: Any = "settlement", name: str = "A") -> Entry:
    place = Place(name, name, lat, lon, None, precision)
    return in_page_order([single(f"{lat}{lon}{precision}", "killed", place, None, "r", (), ())], {})[0]


# --- how many -------------------------------------------------------------------------------------------


def toll(*figures: Figure, low: int | None = None, best: int | None = None, high: int | None = None) -> str:
    claims = [Claim("r", f"c{n}", "killed", Span(0, 1, "x"), figure) for n, figure in enumerate(figures)]
    harm = Range("killed", None, low, best, high, "", tuple(each.ref for each in claims), 1)
    return str(range_picture(harm, claims, lambda each: f"#{each.id}") or "")


@pytest.mark.parametrize(
    ("figure", "arrows"),
    [
        (exactly(82, "82"), []),
        (at_least(82, "at least 82"), ["M0,-4.5L7,0L0,4.5Z"]),
        (Figure(None, 82, False, "up to 82"), ["M0,-4.5L-7,0L0,4.5Z"]),
        (Figure(20, 30, False, "20 to 30"), []),
    ],
)
def test_an_open_end_is_an_arrow(figure: Figure, arrows: list[str]) -> None:
    row = html.fromstring(toll(figure, low=figure.low, best=None, high=figure.high)).xpath("//a")[0]
    assert row.xpath(".//path[@class='arrow']/@d") == arrows


def test_equal_figures_are_one_mark_that_leads_to_the_words() -> None:
    svg = html.fromstring(
        toll(exactly(82, "82"), exactly(82, "eighty-two"), exactly(115, "115"), low=82, high=115)
    )
    assert svg.xpath("//a/@href") == ["#c0", "#c2"]
    assert svg.xpath("//text[@class='figurelabel']/text()") == ["82 ×2", "115"]


def test_about_is_a_hollow_dot() -> None:
    assert 'class="dot hollow"' in toll(Figure(80, 80, True, "about 80"), low=80, best=80, high=80)


def test_no_number_draws_nothing() -> None:
    assert toll(Figure(None, None, False, "some")) == ""


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=8))
def test_every_number_lies_on_the_scale(values: list[int]) -> None:
    scale = make_scale(values)
    assert scale.start <= min(values) <= max(values) <= scale.end
    assert 2 <= len(scale.ticks) <= 8
    assert all(0 <= scale.x(value) <= 100 for value in values)


# --- when -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "length"), [(1, 1), (3, 2), (61, 3650), (300, 1), (300, 3650)])
def test_every_dated_incident_has_one_link_in_the_picture(number: int, length: int) -> None:
    listed = entries(many(number, length))
    svg = html.fromstring(str(timeline(listed))).xpath("//svg[@class='timeline']")[0]
    assert sorted(svg.xpath(".//a/@href")) == sorted(entry.link for entry in listed)
    percents = [float(x) for x in re.findall(r'x[12]?="(-?[\d.]+)%"', str(timeline(listed)))]
    assert all(0 <= x <= 100 for x in percents)


def test_a_day_is_a_shape_a_vague_time_a_soft_span_and_a_total_a_hollow_bar() -> None:
    tree = html.fromstring(str(timeline(entries(sample()))))
    rows = {
        a.get("href"): html.tostring(a, encoding="unicode") for a in tree.xpath("//svg[@class='timeline']/a")
    }
    assert "url(#soft" not in rows["#i-a01"]
    assert 'class="shape attack"' in rows["#i-a01"]
    assert "url(#soft-harm)" in rows["#i-a02"]
    assert 'class="total moved"' in rows["#i-a03"]
    assert "#i-a06" not in rows


def test_what_is_not_dated_is_said() -> None:
    whole = entries(sample())
    assert "Not dated, so not drawn: incident 4." in html.fromstring(str(timeline(whole))).text_content()
    nothing = [entry for entry in whole if entry.incident.time is None]
    text = html.fromstring(str(timeline(nothing))).text_content()
    assert "No incident here has a date, so there is nothing to draw." in text


def test_a_running_total_does_not_stretch_the_axis() -> None:
    axis = make_axis([entry for entry in entries(sample()) if entry.incident.time])
    assert date(2016, 12, 5) < axis.first <= date(2016, 12, 11)


@given(st.dates(), st.integers(0, 200_000))
def test_any_axis_has_few_round_ticks_in_order(first: date, length: int) -> None:
    last = min(first.toordinal() + max(length, 6), date.max.toordinal())
    axis = Axis(first, date.fromordinal(last))
    found = [value for value, _ in ticks(axis)]
    assert len(found) <= MOST_TICKS + 1
    assert found == sorted(set(found))
    assert all(axis.first <= value <= axis.last for value in found)


@given(st.dates(), st.integers(0, 4000), st.booleans(), st.booleans())
def test_any_interval_can_be_drawn(start: date, length: int, no_start: bool, no_end: bool) -> None:
    end = date.fromordinal(min(start.toordinal() + length, date.max.toordinal()))
    when = When("", None if no_start else start, None if no_end else end)
    drawn = str(timeline(in_page_order([single("x", "killed", None, when, "r", (), ())], {})))
    assert ("<svg" in drawn) == (not (no_start and no_end))


# --- where ----------------------------------------------------------------------------------------------

latitudes, longitudes = st.floats(-89, 89), st.floats(-180, 180)
precisions = st.sampled_from(["exact", "settlement", "district", "region"])


@given(st.lists(st.tuples(latitudes, longitudes, precisions), min_size=1, max_size=6))
def test_the_window_holds_every_place(places: list[tuple[float, float, Any]]) -> None:
    spots = spots_of([at(*place) for place in places])
    window = fitted(spots)
    assert 400 <= window.height <= 640
    for spot in spots:
        x, y = window.project(spot.lon, spot.lat)
        assert -0.01 <= x <= window.width + 0.01
        assert -0.01 <= y <= window.height + 0.01


@pytest.mark.parametrize(("precision", "km"), [("settlement", 5), ("district", 20), ("region", 100)])
def test_an_area_is_as_wide_as_the_place_is_vague(precision: str, km: float) -> None:
    spots = spots_of([at(36.2, 37.1, precision)])
    ellipse = html.fromstring(str(drawing(spots))).xpath("//ellipse")[0]
    window = fitted(spots)
    degrees = float(ellipse.get("ry")) / window.height * (window.north - window.south)
    assert degrees * 111.2 == pytest.approx(km, rel=0.02)


def test_a_country_or_an_unknown_place_is_listed_and_not_drawn() -> None:
    unknown = replace(ALEPPO, name="Old Mill", text="Old Mill", lat=None, lon=None, precision=None)
    pairs = [
        single(n, "killed", p, None, "r", (), ()) for n, p in (("a", SYRIA), ("b", None), ("c", unknown))
    ]
    tree = html.fromstring(f"<div>{map_section(in_page_order(pairs, {}))}</div>")
    assert not tree.xpath("//ellipse")
    words = tree.xpath("//ul[@class='places']")[0].text_content()
    for each in ("Syria, known to the country only, not drawn", "No place named, not drawn",
                 "Old Mill, not found in the gazetteer, not drawn"):  # fmt: skip
        assert each in words
    assert "No incident here has a place that can be drawn." in tree.text_content()


def test_incidents_at_one_place_share_a_mark_that_leads_to_the_list() -> None:
    place = replace(ALEPPO)
    pairs = [single(f"i{n}", "killed", place, None, "r", (), ()) for n in range(5)]
    tree = html.fromstring(f"<div>{map_section(in_page_order(pairs, {}))}</div>")
    assert tree.xpath("//svg//a/@href") == ["#place-1"]
    assert tree.xpath("//*[@id='place-1']//a/@href") == [f"#i-i{n}" for n in range(5)]


@pytest.mark.parametrize(
    "places",
    [
        [(36.2, 37.1)],
        [(60.0, -150.0), (-35.0, 150.0)],
        [(51.0, 0.0), (48.0, 35.0)],
        [(35.0, 35.0), (15.0, 45.0), (5.0, 20.0)],
        [(-17.7, 178.0)],
        [(78.2, 15.6)],
    ],
)
def test_the_map_in_a_page_stays_under_300_kb(places: list[tuple[float, float]]) -> None:
    drawn = str(drawing(spots_of([at(*place) for place in places])))
    assert 5_000 < len(drawn.encode()) < 300_000


def test_no_label_is_written_outside_the_map() -> None:
    tree = html.fromstring(str(drawing(spots_of(entries(sample())))))
    for words in tree.xpath("/svg/text | /svg/g/text"):
        assert 0 <= float(words.get("x")) <= 760
        assert 0 <= float(words.get("y")) <= 640


@pytest.mark.parametrize(("value", "nice"), [(0.3, 1), (1, 1), (7, 5), (49, 20), (50, 50), (1999, 1000)])
def test_the_scale_bar_is_a_round_length(value: float, nice: int) -> None:
    assert nice_below(value) == nice


def test_the_base_map_is_the_one_its_notice_describes() -> None:
    folder = files("onrecord").joinpath("data")
    packed = folder.joinpath("basemap.json.xz").read_bytes()
    notice = folder.joinpath("BASEMAP.md").read_text(encoding="utf-8")
    assert hashlib.sha256(packed).hexdigest() in notice
    assert f"{len(packed):,} bytes" in notice
    assert len(packed) <= 1_500_000


@pytest.mark.parametrize(
    ("lat", "lon", "country"),
    [(36.2, 37.16, "Syria"), (33.3, 44.4, "Iraq"), (50.4, 30.5, "Ukraine"), (9.0, 38.7, "Ethiopia")],
)
def test_the_base_map_knows_its_countries(lat: float, lon: float, country: str) -> None:
    cut = Cut(Window(lon - 0.2, lat - 0.2, lon + 0.2, lat + 0.2, 100, 100))
    assert [area.name for area, _ in cut.inside(cut.map.countries)] == [country]


@settings(max_examples=15, deadline=None)
@given(latitudes, longitudes)
def test_any_place_on_earth_can_be_drawn(lat: float, lon: float) -> None:
    tree = html.fromstring(str(drawing(spots_of([at(lat, lon)]))))
    assert len(tree.xpath("//ellipse")) == 1


def test_many_days_from_the_first_calendar_year_to_the_last() -> None:
    pairs = [
        single(str(n), "killed", None, When("", day, day + timedelta(days=0)), "r", (), ())
        for n, day in enumerate((date.min, date.max))
    ]
    assert str(timeline(in_page_order(pairs, {}))).count("<a ") >= 2
