"""The timeline: its columns and bars hold what its table holds; a day is a column, a vague time a bar."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from making_records import a_report, claims_of
from visiting import restrict, signed_in

from onrecord import finding, linking
from onrecord.decisions import Subject
from onrecord.records import Place, When
from onrecord.store import Record


@pytest.fixture
def dated(record: Record) -> Record:
    """Beside the three of the fixture (10 May, 10 August, 10 November 2016): a span over a month's end, and one without a day."""
    for number, time in ((21, When("about then", date(2016, 8, 28), date(2016, 9, 3))), (22, None)):
        report = a_report(
            number,
            f"Number {number}: a bridge fell and {number} people were killed, the mayor said.",
            f"{number}.txt",
        )
        (claim, *_) = claims_of(report)
        place = Place("the port", f"Port {number}", 10.0 + number, 20.0, f"port-{number}", "settlement", "ER")
        record.add(replace(report, published=None), [replace(claim, place=place, time=time)], "rules-1")
    linking.up_to_date(record)
    finding.up_to_date(record)
    return record


def get(address: str) -> str:
    answer = signed_in("viewer").get(address)
    assert answer.status_code == 200, answer.content
    return answer.content.decode()


def counted(page: str) -> int:
    lanes = page.partition('class="lanes"')[2].partition('id="table"')[0]
    return sum(int(n) for n in re.findall(r'<a [^>]*aria-label="(\d+) incidents?, ', lanes))


def table_rows(page: str) -> int:
    return page.partition('id="table"')[2].count('<th scope="row">')


@pytest.mark.parametrize(
    ("query", "drawn", "undated"),
    [
        ("", 4, 1),
        ("?step=day", 4, 1),
        ("?step=year", 4, 1),
        ("?since=2016-08-01&until=2016-08-31", 2, 0),
        ("?since=2016-09-02&until=2016-09-30", 1, 0),
        ("?kind=ceasefire", 0, 0),
    ],
)
def test_lanes_hold_what_the_table_holds(dated: Record, query: str, drawn: int, undated: int) -> None:
    page = get(f"/timeline{query}")
    assert counted(page) == drawn
    assert table_rows(page) == drawn + undated


def test_a_vague_time_is_a_bar_and_a_day_a_column(dated: Record) -> None:
    page = get("/timeline?since=2016-08-01&until=2016-09-30&step=month")
    assert "1 incident, 2016-08-01 to 2016-09-30: killed 1" in page  # known to two months
    assert "1 incident, 2016-08-01 to 2016-08-31: killed 1" in page  # known to lie in one
    assert "url(#soft-harm)" in page


def test_steps_and_moves_are_links_that_keep_the_filters(dated: Record) -> None:
    page = get("/timeline?kind=killed&since=2016-08-01&until=2016-08-31")
    assert 'data-move="later"' in page
    links = re.findall(r'href="(\?[^"]+)" data-part', page)
    assert links
    assert all("kind=killed" in link for link in links)


def test_what_has_no_day_is_said(dated: Record) -> None:
    assert "1 of them has no day" in get("/timeline")


def test_a_restricted_report_is_in_no_lane(dated: Record) -> None:
    restrict(dated, Subject("report", "report-21"), "others")
    page = get("/timeline")
    assert counted(page) == 3
    assert "Port 21" not in page


def test_nothing_found_says_what_to_do(dated: Record) -> None:
    assert "Take one away" in get("/timeline?place=Nowhere")


@pytest.fixture
def two_wars(dated: Record) -> Record:
    """Beside those of 2016 two of 2022, and nothing between."""
    for number, day in ((31, date(2022, 3, 1)), (32, date(2022, 4, 9))):
        report = a_report(
            number,
            f"Number {number}: a mill burned and {number} people were killed, the mayor said.",
            f"{number}.txt",
        )
        (claim, *_) = claims_of(report)
        place = Place("the mill", f"Mill {number}", 10.0 + number, 20.0, f"mill-{number}", "settlement", "ER")
        record = replace(claim, place=place, time=When("then", day, day))
        dated.add(replace(report, published=None), [record], "rules-1")
    linking.up_to_date(dated)
    finding.up_to_date(dated)
    return dated


def test_years_without_anything_are_left_out_and_it_is_said(two_wars: Record) -> None:
    page = get("/timeline")
    assert counted(page) == 6
    assert table_rows(page) == 7
    words = page.partition('<p class="note found">')[2].partition("</p>")[0]
    assert (
        "The axis is broken here: nothing is found from 2016-11-14 to 2022-02-27 (5 years left out)" in words
    )
    assert 'class="break"' in page
    whole = re.search(r'href="(\?since=2016-05-\d+&(?:amp;)?until=2022-04-\d+)"', words)
    assert whole, words
    unbroken = get(f"/timeline{whole[1].replace('&amp;', '&')}")
    assert 'class="break"' not in unbroken
    assert "broken" not in unbroken
    assert counted(unbroken) == 6


def test_a_broken_axis_leads_to_its_parts(two_wars: Record) -> None:
    page = get("/timeline")
    where = {
        name: address for address, name in re.findall(r'href="([^"]+)" data-part data-move="(\w+)"', page)
    }
    assert "until=2016-11" in where["earlier"]
    assert "since=2022" in where["later"]
    assert "since=2022" in where["in"]
    days = re.search(r'href="(\?[^"]*step=day[^"]*)"', page)
    assert days
    assert "since=2022" in days[1], "days of the last part, and not of the time that is left out"


def test_what_is_asked_for_by_its_days_or_step_is_not_broken(two_wars: Record) -> None:
    for query in ("?since=2016-01-01&until=2022-12-31", "?step=year", "?since=2016-01-01"):
        assert 'class="break"' not in get(f"/timeline{query}")


def test_what_lasts_over_the_gap_keeps_the_axis_whole(two_wars: Record) -> None:
    report = a_report(41, "Number 41: 41 people were killed in these years, the mayor said.", "41.txt")
    (claim, *_) = claims_of(report)
    place = Place("the port", "Port 41", 50.0, 20.0, "port-41", "settlement", "ER")
    time = When("in these years", date(2015, 1, 1), date(2022, 12, 31))
    two_wars.add(replace(report, published=None), [replace(claim, place=place, time=time)], "rules-1")
    linking.up_to_date(two_wars)
    finding.up_to_date(two_wars)
    assert 'class="break"' not in get("/timeline")
