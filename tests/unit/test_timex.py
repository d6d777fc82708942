"""Expressions of time as TIMEX3 marks them: words, type and value. Published on Friday 18 November 2016."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from onrecord.annotate import split
from onrecord.records import AnnotatedReport, Report
from onrecord.resolve import timex, timex_words

FRIDAY = date(2016, 11, 18)


def marked(text: str) -> list[tuple[str, str, str]]:
    report = Report("r", text, published=FRIDAY)
    return [(t.text, t.type, t.value) for t in timex.find(AnnotatedReport(report, split(report)))]


ROWS = [
    # dates: no preposition, no possessive; 'early' and 'the end of' are part of it
    ("A raid on Tuesday hit Bani.", [("Tuesday", "DATE", "2016-11-15")]),
    ("The raid of 3 May 2016 hit Bani.", [("3 May 2016", "DATE", "2016-05-03")]),
    ("They left last year's camp.", [("last year", "DATE", "2015")]),
    ("They left in early October.", [("early October", "DATE", "2016-10")]),
    ("They left at the end of September 2014.", [("the end of September 2014", "DATE", "2014-09")]),
    ("They left earlier this month.", [("earlier this month", "DATE", "2016-11")]),
    ("They left last week.", [("last week", "DATE", "2016-W45")]),
    ("They left over the weekend.", [("the weekend", "DATE", "2016-W45-WE")]),
    ("They left in the summer of 2014.", [("the summer of 2014", "DATE", "2014-SU")]),
    ("They left in the 1990s.", [("the 1990s", "DATE", "199")]),
    ("They left three years ago.", [("three years ago", "DATE", "2013")]),
    ("They left in the third quarter.", [("the third quarter", "DATE", "2016-Q3")]),
    ("They left in the second half of 2015.", [("the second half of 2015", "DATE", "2015-H2")]),
    ("They left on Christmas Eve 2015.", [("Christmas Eve 2015", "DATE", "2015-12-24")]),
    # both ends of a range are marked
    ("From 2014 to 2016 it held.", [("2014", "DATE", "2014"), ("2016", "DATE", "2016")]),
    ("It held, 1990-95, in Bani.", [("1990", "DATE", "1990"), ("95", "DATE", "1995")]),
    ("It held from 3-5 May.", [("3", "DATE", "2016-05-03"), ("5 May", "DATE", "2016-05-05")]),
    # times of day
    ("It fell on Tuesday night.", [("Tuesday night", "TIME", "2016-11-15TNI")]),
    ("It fell at 5 p.m. Tuesday.", [("5 p.m. Tuesday", "TIME", "2016-11-15T17:00")]),
    (
        "It fell on Tuesday, after 0330 GMT.",
        [("Tuesday", "DATE", "2016-11-15"), ("0330 GMT", "TIME", "2016-11-15T03:30")],
    ),
    # lengths
    ("It lasted two years.", [("two years", "DURATION", "P2Y")]),
    ("It lasted more than four hours.", [("more than four hours", "DURATION", "PT4H")]),
    ("A two-year siege was lifted.", [("two-year", "DURATION", "P2Y")]),
    ("It lasted a year and a half.", [("a year and a half", "DURATION", "P1Y6M")]),
    ("It lasted for months.", [("months", "DURATION", "PXM")]),
    ("It lasted a few weeks.", [("a few weeks", "DURATION", "PXW")]),
    ("In the past two decades it rose.", [("the past two decades", "DURATION", "P20Y")]),
    ("Two days after the raid it fell.", [("Two days", "DURATION", "P2D")]),
    # habits
    ("It is shelled every day.", [("every day", "SET", "P1D")]),
    ("It is shelled each Thursday.", [("each Thursday", "SET", "XXXX-WXX-4")]),
    ("It floods every July.", [("every July", "SET", "XXXX-07")]),
    ("It is shelled daily.", [("daily", "SET", "P1D")]),
    # vague ones
    ("It is now held by them.", [("now", "DATE", "PRESENT_REF")]),
    ("It fell recently.", [("recently", "DATE", "PAST_REF")]),
    ("It may fall in the near future.", [("the near future", "DATE", "FUTURE_REF")]),
    # a comparison keeps the grain of what it is compared with
    (
        "Deaths rose in the second quarter from a year ago.",
        [("the second quarter", "DATE", "2016-Q2"), ("a year ago", "DATE", "2015-Q2")],
    ),
    ("Carthage fell in 146 BC.", [("146 BC", "DATE", "BC0146")]),
    # no times
    ("A 6-year-old girl and her second brother fled.", []),
    ("Three quarters of them and a quarter of us fled.", []),
    ("Shells killed 2,000 people in his day.", []),
]


@pytest.mark.parametrize(("text", "found"), ROWS)
def test_expressions_of_a_sentence(text: str, found: list[tuple[str, str, str]]) -> None:
    assert marked(text) == found


def test_no_two_expressions_overlap_and_they_come_in_order() -> None:
    text = " ".join(row[0] for row in ROWS)
    report = Report("r", text, published=FRIDAY)
    spans = [(t.start, t.end) for t in timex.find(AnnotatedReport(report, split(report)))]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


def test_without_a_day_of_publication_what_leans_on_it_has_no_value() -> None:
    report = Report("r", "A raid on Tuesday hit Bani in the last quarter of 2015, 3 years ago.")
    found = [(t.text, t.value) for t in timex.find(AnnotatedReport(report, split(report)))]
    assert found == [("Tuesday", ""), ("the last quarter of 2015", "2015-Q4"), ("3 years ago", "PAST_REF")]


@pytest.mark.parametrize(
    "words",
    ["5 p.m.", "0330 GMT", "midnight", "every day", "each Monday", "daily", "per week", "146 BC", "two and a half years", "the first nine months", "more than a year", "at least 30 days", "day-long", "weeks ago", "weeks of shelling", "recent days", "coming months", "now", "these days", "currently", "more recently", "the past", "the future", "near future", "the latest quarter", "year-ago", "the same period", "half an hour", "twenty-four hours", "several years", "a century"],
)  # fmt: skip
def test_every_loose_wording_is_met_at_its_first_word(words: str) -> None:
    text = f"It came in {words} again."
    scan = timex_words.SCAN
    assert [m.span() for m in scan.finditer(text, 0, len(text))] == [m.span() for m in scan.pattern.finditer(text)]  # fmt: skip
    assert scan.pattern.search(text)
