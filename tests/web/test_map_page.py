"""The map: its marks hold what its table holds, nothing vague becomes a point, and what has no position is counted."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from making_records import a_report, claims_of
from visiting import restrict, signed_in

from onrecord import finding, linking
from onrecord.decisions import Subject
from onrecord.finding import Wanted, grouped
from onrecord.records import Place, When
from onrecord.store import Record

TOWN = Place("the town", "Ford", 35.0, 37.0, "ford", "settlement", "SY")
PROVINCE = Place("the province", "Upper Ford", 35.6, 37.9, "upper-ford", "region", "SY", radius_km=60.0)
COUNTRY = Place("Syria", "Syria", 35.0, 38.0, "syria", "country", "SY")
FAR = Place("the harbour", "Far Harbour", 15.0, 39.0, "far", "exact", "ER")


@pytest.fixture
def drawn(record: Record) -> Record:
    """Three towns of the fixture, and one report each about a town, a province, a country, no place, and a far harbour."""
    for number, place in enumerate((TOWN, PROVINCE, COUNTRY, None, FAR), 11):
        report = a_report(
            number,
            f"Market number {number} was hit and {number} people were killed, the governor's office said.",
        )
        day = date(2015, number - 10, 3)
        (claim, *_) = claims_of(report)
        record.add(report, [replace(claim, place=place, time=When("then", day, day))], "rules-1")
    linking.up_to_date(record)
    finding.up_to_date(record)
    return record


def marks(page: str) -> list[str]:
    return re.findall(r'<a [^>]*?aria-label="([^"]+)"[^>]*? data-at="[^"]+"', page)


def counted(page: str) -> int:
    return sum(int(re.match(r"[\d,]+", words)[0].replace(",", "")) for words in marks(page))


def table_rows(page: str) -> int:
    return page.partition('id="table"')[2].count('<th scope="row">')


def get(address: str, who: str = "viewer") -> str:
    answer = signed_in(who).get(address)
    assert answer.status_code == 200, answer.content
    return answer.content.decode()


@pytest.mark.parametrize(
    ("query", "many"),
    [
        ("", 6),  # three towns, a town, a province, a harbour
        ("?box=36,34,39,37", 5),  # the far harbour is elsewhere
        ("?kind=attack", 0),
        ("?since=2015-01-01&until=2015-12-31", 3),
        ("?place=Ford", 1),
        ("?at_least=1000", 0),
    ],
)
def test_the_marks_hold_as_many_incidents_as_the_table(drawn: Record, query: str, many: int) -> None:
    page = get(f"/map{query}")
    assert counted(page) == table_rows(page) == many


def test_the_picture_alone_is_what_the_page_holds(drawn: Record) -> None:
    page, part = get("/map?box=36,34,39,37"), get("/map/picture?box=36,34,39,37")
    assert marks(page) == marks(part)
    assert "<html" not in part


def test_what_is_known_to_a_region_is_an_area_and_no_point(drawn: Record) -> None:
    page = get("/map?place=Upper+Ford")
    assert 'class="mark harm vague"' in page
    assert 'class="area region"' in page
    assert "not known to a settlement" in page


def test_a_country_is_not_drawn_but_counted_and_listed(drawn: Record) -> None:
    page = get("/map")
    assert "1 incident is known to a country only" in page
    assert "1 incident has no known position" in page
    listed = get("/map?not=country")
    assert table_rows(listed) == 1
    assert "Syria" in listed.partition('id="table"')[2]


def test_a_mark_lists_what_is_under_it(drawn: Record) -> None:
    page = get("/map?box=36,34,39,37&under=35.0,37.0")
    under = page.partition('id="under"')[2].partition("</section>")[0]
    assert "Ford" in under
    assert 'href="/incident?id=' in under


def test_a_window_of_another_shape_is_widened_and_never_cut(drawn: Record) -> None:
    page = get("/map?box=36.9,34,37.1,37")
    west, south, east, north = map(float, re.search(r'data-box="([^"]+)"', page)[1].split(","))
    assert west < 36.9
    assert east > 37.1
    assert (south, north) == pytest.approx((34, 37))


@pytest.mark.parametrize("query", ["box=1,2,3", "box=a,b,c,d", "under=here", "since=yesterday"])
def test_what_cannot_be_read_is_named(drawn: Record, query: str) -> None:
    answer = signed_in("viewer").get(f"/map?{query}")
    assert answer.status_code == 400
    assert query.partition("=")[0] in answer.content.decode()


def test_a_restricted_report_is_in_no_mark_and_no_count(drawn: Record) -> None:
    restrict(drawn, Subject("report", "report-15"), "others")
    page = get("/map")
    assert "Far Harbour" not in page
    assert counted(page) == table_rows(page) == 5
    assert counted(get("/map", "admin")) == 6


def test_steps_move_the_window_and_keep_the_filters(drawn: Record) -> None:
    page = get("/map?kind=killed&box=36,34,39,37")
    nearer = re.search(r'href="([^"]+)"[^>]*data-move="in"', page)[1].replace("&amp;", "&")
    assert "kind=killed" in nearer
    inner = get(f"/map{nearer}")
    old, new = (re.search(r'data-box="([^"]+)"', one)[1].split(",") for one in (page, inner))
    assert float(new[2]) - float(new[0]) == pytest.approx((float(old[2]) - float(old[0])) / 2, rel=0.01)


def test_days_are_counted_in_columns_that_are_links(drawn: Record) -> None:
    page = get("/map")
    assert 'class="histogram"' in page
    assert "since=2015-01" in page


def test_positions_and_spots_and_rows_agree(drawn: Record) -> None:
    found = grouped.positions(drawn, Wanted())
    assert found.drawn == sum(one.incidents for one in grouped.spots(drawn, Wanted()))
    assert found.drawn == grouped.rows(drawn, Wanted(), "drawn").total == 6
    assert found.countries == (("Syria", 1),)
    assert found.nowhere == grouped.rows(drawn, Wanted(), "nowhere").total == 1


def test_nobody_who_is_not_signed_in_sees_it(drawn: Record) -> None:
    from django.test import Client

    assert Client().get("/map").status_code == 302
    assert Client().get("/map/picture").status_code == 302
    assert signed_in("admin").post("/map").status_code == 405
