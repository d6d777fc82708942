"""Words of time and the days they mean, as rows that read like the manual. Published on Friday 18 November 2016."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import AnnotatedReport, Block, Report, Sentence, TimeMention
from onrecord.resolve.date_words import HINT
from onrecord.resolve.dates import find, find_in

FRIDAY = date(2016, 11, 18)


def read(text: str, published: date | None = FRIDAY) -> list[tuple[str, str, str, str]]:
    return [_row(m) for m in find_in(text, 0, len(text), published)]


def _row(m: TimeMention) -> tuple[str, str, str, str]:
    return m.when.text, _iso(m.when.start), _iso(m.when.end), m.role


def _iso(day: date | None) -> str:
    return day.isoformat() if day else "-"


def report(*sentences: str, published: date | None = FRIDAY) -> AnnotatedReport:
    text, spans = "", []
    for sentence in sentences:
        spans.append(Sentence(len(spans), len(text), len(text) + len(sentence), "body", len(spans)))
        text += sentence + " "
    return AnnotatedReport(Report("r", text, published=published), tuple(spans))


WHEN = [
    # a weekday is the last one on or before publication
    ("A blast killed five on Tuesday.", "on Tuesday", "2016-11-15", "2016-11-15"),
    ("A blast killed five Tuesday night.", "Tuesday night", "2016-11-15", "2016-11-15"),
    ("Shells fell early on Wednesday.", "early on Wednesday", "2016-11-16", "2016-11-16"),
    ("Shells fell late Friday.", "late Friday", "2016-11-18", "2016-11-18"),
    ("It began in the early hours of Monday.", "in the early hours of Monday", "2016-11-14", "2016-11-14"),
    ("Before dawn on Thursday shells fell.", "Before dawn on Thursday", "2016-11-17", "2016-11-17"),
    ("Shells fell before dawn.", "before dawn", "2016-11-18", "2016-11-18"),
    ("Shells fell at about 3 a.m. local time.", "3 a.m.", "2016-11-18", "2016-11-18"),
    ("Two died at 0430 GMT.", "0430 GMT", "2016-11-18", "2016-11-18"),
    ("A blast shook the port shortly before midnight.", "before midnight", "2016-11-17", "2016-11-18"),
    ("A missile hit the square the evening before.", "the evening before", "2016-11-17", "2016-11-17"),
    ("Troops arrived at noon.", "noon", "2016-11-18", "2016-11-18"),
    ("Saturday's raid killed two.", "Saturday's", "2016-11-12", "2016-11-12"),
    ("Two died in Saturdays blast near a school.", "Saturdays", "2016-11-12", "2016-11-12"),
    ("SIX KILLED IN RAID ON TUESDAY", "ON TUESDAY", "2016-11-15", "2016-11-15"),
    ("Friday prayers were called off.", "Friday", "2016-11-18", "2016-11-18"),
    ("He was shot last Friday.", "last Friday", "2016-11-11", "2016-11-11"),
    ("He was shot on Tuesday of last week.", "on Tuesday of last week", "2016-11-08", "2016-11-08"),
    # … unless the verb nearest to it is in the future
    ("Talks will resume on Tuesday.", "on Tuesday", "2016-11-22", "2016-11-22"),
    ("The council is to meet on Monday.", "on Monday", "2016-11-21", "2016-11-21"),
    ("On Monday the council will vote.", "On Monday", "2016-11-21", "2016-11-21"),
    ("Envoys are due to meet next Monday.", "next Monday", "2016-11-21", "2016-11-21"),
    ("Those guilty would be tried, he said on Tuesday.", "on Tuesday", "2016-11-15", "2016-11-15"),
    ("The clinic closed due to the damage done on Tuesday.", "on Tuesday", "2016-11-15", "2016-11-15"),
    ("The World Food Programme lorry was hit on Monday.", "on Monday", "2016-11-14", "2016-11-14"),
    ("The convoy was due to leave on Wednesday.", "on Wednesday", "2016-11-16", "2016-11-16"),
    # days told from publication
    ("Three were hurt today.", "today", "2016-11-18", "2016-11-18"),
    ("A market was hit this morning.", "this morning", "2016-11-18", "2016-11-18"),
    ("It was shelled at dawn yesterday.", "at dawn yesterday", "2016-11-17", "2016-11-17"),
    ("Warplanes struck overnight.", "overnight", "2016-11-17", "2016-11-18"),
    ("Rockets landed last night.", "last night", "2016-11-17", "2016-11-17"),
    ("A deal may be signed tomorrow.", "tomorrow", "2016-11-19", "2016-11-19"),
    ("He left the day before yesterday.", "the day before yesterday", "2016-11-16", "2016-11-16"),
    ("Two days ago a bus was hit.", "Two days ago", "2016-11-16", "2016-11-16"),
    # ranges
    ("Raids on Tuesday and Wednesday killed nine.", "on Tuesday and Wednesday", "2016-11-15", "2016-11-16"),
    ("Nine died between Monday and Wednesday.", "between Monday and Wednesday", "2016-11-14", "2016-11-16"),
    ("It lasted from Friday to Sunday.", "from Friday to Sunday", "2016-11-11", "2016-11-13"),
    ("Clashes on 3-5 May killed ten.", "on 3-5 May", "2016-05-03", "2016-05-05"),
    ("It lasted from 24 July until 26 August.", "from 24 July until 26 August", "2016-07-24", "2016-08-26"),
    ("Held between March and June 2015.", "between March and June 2015", "2015-03-01", "2015-06-30"),
    # a day and its month; without a year the last on or before publication
    ("They were killed on December 3.", "on December 3", "2015-12-03", "2015-12-03"),
    ("They were killed on Dec. 3, 2014.", "on Dec. 3, 2014", "2014-12-03", "2014-12-03"),
    ("It was on 3 December 2015.", "on 3 December 2015", "2015-12-03", "2015-12-03"),
    ("The raid of 18 July killed four.", "18 July", "2016-07-18", "2016-07-18"),
    ("A camp was hit on July 27 2016.", "on July 27 2016", "2016-07-27", "2016-07-27"),
    ("They met on Friday, 11 November, in Geneva.", "on Friday, 11 November", "2016-11-11", "2016-11-11"),
    ("Talks are set for November 28.", "November 28", "2016-11-28", "2016-11-28"),
    ("On the night of August 21 rockets fell.", "On the night of August 21", "2016-08-21", "2016-08-21"),
    ("It fell on 3 May last year.", "on 3 May last year", "2015-05-03", "2015-05-03"),
    ("It was hit on 10/13/2016.", "on 10/13/2016", "2016-10-13", "2016-10-13"),
    ("It was hit on 13.10.2016.", "on 13.10.2016", "2016-10-13", "2016-10-13"),
    ("It fell on 2016-10-02 to rebels.", "on 2016-10-02", "2016-10-02", "2016-10-02"),
    # months and their parts
    ("A gas attack in August 2013 killed many.", "in August 2013", "2013-08-01", "2013-08-31"),
    ("Many fled in July.", "in July", "2016-07-01", "2016-07-31"),
    ("Many fled in November.", "in November", "2016-11-01", "2016-11-18"),
    ("In May rebels took the town.", "In May", "2016-05-01", "2016-05-31"),
    ("He was hurt in Sept. and recovered.", "in Sept.", "2016-09-01", "2016-09-30"),
    ("Fighting flared in late July 2012.", "in late July 2012", "2012-07-21", "2012-07-31"),
    ("The army advanced in early October.", "in early October", "2016-10-01", "2016-10-10"),
    ("Bakeries closed in mid-September.", "in mid-September", "2016-09-11", "2016-09-20"),
    ("It ran through the first week of May 2016.", "the first week of May 2016", "2016-05-01", "2016-05-07"),
    ("It happened in July last year.", "in July last year", "2015-07-01", "2015-07-31"),
    ("In July 20 civilians died.", "In July", "2016-07-01", "2016-07-31"),
    # years
    ("The siege began in 2015.", "in 2015", "2015-01-01", "2015-12-31"),
    ("The town fell in early 2015.", "in early 2015", "2015-01-01", "2015-04-30"),
    ("The 2015 deal was broken.", "2015", "2015-01-01", "2015-12-31"),
    ("Before 2009, when the dam broke, it was calm.", "Before 2009", "2009-01-01", "2009-12-31"),
    ("Before 2012 it was calm.", "Before 2012", "-", "2011-12-31"),
    ("He was jailed in the 1980s.", "in the 1980s", "1980-01-01", "1989-12-31"),
    ("It fell in the summer of 2014.", "in the summer of 2014", "2014-06-01", "2014-08-31"),
    # what is over and what is to come, by the verb beside it
    ("The case is heard in December in Goma.", "in December", "2016-12-01", "2016-12-31"),
    ("The figures for October extended a grim run.", "October", "2016-10-01", "2016-10-31"),
    ("They have until Tuesday to leave.", "until Tuesday", "-", "2016-11-22"),
    ("The army gave them until mid-December to leave.", "until mid-December", "-", "2016-12-20"),
    ("The bank is calling in the loan on Dec. 7.", "on Dec. 7", "2016-12-07", "2016-12-07"),
    # weeks, months and years told from publication
    ("Hundreds left last week.", "last week", "2016-11-07", "2016-11-13"),
    ("Six were shot this week.", "this week", "2016-11-14", "2016-11-18"),
    ("He will return later this week.", "later this week", "2016-11-19", "2016-11-20"),
    ("They may talk early next week.", "early next week", "2016-11-21", "2016-11-23"),
    ("It fell at the beginning of the week.", "at the beginning of the week", "2016-11-14", "2016-11-14"),
    ("Ten died at the weekend.", "at the weekend", "2016-11-12", "2016-11-13"),
    ("They left last month.", "last month", "2016-10-01", "2016-10-31"),
    ("They came earlier this month.", "earlier this month", "2016-11-01", "2016-11-18"),
    ("The bridge fell last year.", "last year", "2015-01-01", "2015-12-31"),
    ("The offensive began three weeks ago.", "three weeks ago", "2016-10-25", "2016-10-31"),
    # stretches that roll back from publication
    ("In the last week dozens died.", "In the last week", "2016-11-11", "2016-11-18"),
    ("Ten died in the past 24 hours.", "in the past 24 hours", "2016-11-17", "2016-11-18"),
    ("Thousands left in 24 hours.", "in 24 hours", "2016-11-17", "2016-11-18"),
    ("Ten died in two days of raids.", "in two days", "2016-11-17", "2016-11-18"),
    ("Ten died over the past two days.", "over the past two days", "2016-11-17", "2016-11-18"),
    ("Ten died in the past few days.", "in the past few days", "2016-11-15", "2016-11-18"),
    ("Ten died in recent days.", "in recent days", "-", "2016-11-18"),
    ("He was recently freed.", "recently", "-", "2016-11-18"),
    ("Aid may arrive in the coming days.", "in the coming days", "-", "-"),
    # feasts
    ("Four died during the month of Ramadan.", "during the month of Ramadan", "2016-06-06", "2016-07-05"),
    ("Four died on Christmas Eve.", "on Christmas Eve", "2015-12-24", "2015-12-24"),
]


@pytest.mark.parametrize(("text", "words", "start", "end"), WHEN)
def test_when(text: str, words: str, start: str, end: str) -> None:
    assert read(text) == [(words, start, end, "when")]


SINCE = [
    ("The war has gone on since 2011.", "since 2011", "2011-01-01"),
    ("Held since March 2011.", "since March 2011", "2011-03-01"),
    ("It has been shut since Monday.", "since Monday", "2016-11-14"),
    ("It has been shut since last week.", "since last week", "2016-11-07"),
    ("Since the start of the year 40 died.", "Since the start of the year", "2016-01-01"),
    ("Many died since the war began in March 2011.", "since the war began in March 2011", "2011-03-01"),
    ("Shut since the outbreak of war in 2011.", "since the outbreak of war in 2011", "2011-01-01"),
    ("Many left since the start of the war.", "since the start of the war", "-"),
    ("Over the past five years many died.", "Over the past five years", "2011-11-18"),
    ("It killed many in the five-year conflict.", "in the five-year conflict", "2011-01-01"),
]


@pytest.mark.parametrize(("text", "words", "start"), SINCE)
def test_since_runs_up_to_publication(text: str, words: str, start: str) -> None:
    assert read(text) == [(words, start, "2016-11-18", "since")]


DURATIONS = [
    ("They had no water for five days.", "for five days", "2016-11-13", "2016-11-18"),
    ("It was besieged for more than two years.", "for more than two years", "2014-11-18", "2016-11-18"),
    ("It was besieged for months.", "for months", "-", "2016-11-18"),
    ("The truce will hold for three days.", "for three days", "-", "-"),
]


@pytest.mark.parametrize(("text", "words", "start", "end"), DURATIONS)
def test_a_length_is_laid_back_from_publication(text: str, words: str, start: str, end: str) -> None:
    assert read(text) == [(words, start, end, "duration")]


NO_TIME = [
    "People may have been killed.",
    "A march on the square was fired on, and Marches followed.",
    "The second explosion killed men under 40.",
    "The 82nd brigade shelled it, a score of 3-5.",
    "Black September was a group.",
    "The April 6 Movement called for a strike.",
    "May Ziade and April Jones wrote it.",
    "They came in the open and left in the morning.",
    "More than 2000 people fled in 2000 cars.",
    "At least 1,918 houses and 2016 tents burned.",
    "No shots were heard on Fridays.",
    "A paper, the Sunday Times, said so.",
    "A week-long truce, a two-year-old girl, a 14-year-old boy.",
    "He was jailed for ten years in prison.",
    "He sat for two hours and sat down.",
    "It cost $2015 and weighed 2.5 tons.",
    "Every Friday there were marches.",
    "Since the shelling stopped he has slept.",
]


def test_an_hour_is_of_the_day_told_before_unless_that_was_long_ago() -> None:
    def days(*told: str) -> list[date | None]:
        return [m.when.start for m in find(report(*told))]

    assert days("On Monday shells fell.", "By dawn 12 were dead.") == [date(2016, 11, 14)] * 2
    assert days("On 3 May shells fell.", "At dawn 12 were dead.") == [date(2016, 5, 3), None]
    assert [m.role for m in find(report("Since dawn 12 have died."))] == ["since"]
    assert days("The ceasefire is to begin at midnight.") == []
    assert days("On November 2 the army broke in, and 900 fled within four days.") == [date(2016, 11, 2)] * 2


@pytest.mark.parametrize("text", NO_TIME)
def test_words_that_only_look_like_time(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("They died on 3 May 2014.", "2014-05-03", "2014-05-03"),
        ("They died in August 2013.", "2013-08-01", "2013-08-31"),
        ("It has burned since 2011.", "2011-01-01", "-"),
        ("They died on Tuesday.", "-", "-"),
        ("They died last week.", "-", "-"),
        ("They died on 3 May.", "-", "-"),
        ("They died in the past 24 hours.", "-", "-"),
    ],
)
def test_without_a_publication_date_only_what_is_written_out_has_days(
    text: str, start: str, end: str
) -> None:
    assert [row[1:3] for row in read(text, None)] == [(start, end)]


def test_a_day_that_two_orders_can_mean_is_not_guessed() -> None:
    assert read("It was hit on 5/4/2015.") == [("on 5/4/2015", "-", "-", "when")]
    assert read("It was hit on 11/12/2016.") == [("on 11/12/2016", "2016-11-12", "2016-11-12", "when")]


def test_a_spoilt_date_makes_no_day() -> None:
    assert read("It was on 31/02/2015.") == []


# --- over a whole report ------------------------------------------------------------------------------------


def found(*sentences: str, published: date | None = FRIDAY) -> list[tuple[str, str, str, str]]:
    return [_row(m) for m in find(report(*sentences, published=published))]


def test_the_next_day_leans_on_the_day_told_before() -> None:
    assert found(
        "A camp was hit on Monday.", "It was hit again the next day.", "A day earlier it was calm."
    ) == [
        ("on Monday", "2016-11-14", "2016-11-14", "when"),
        ("the next day", "2016-11-15", "2016-11-15", "when"),
        ("A day earlier", "2016-11-14", "2016-11-14", "when"),
    ]


def test_a_day_after_the_raid_dates_the_raid() -> None:
    assert found("The bridge was blown up on Wednesday, a day after the ferry sank.")[1] == (
        "a day after", "2016-11-15", "2016-11-15", "when",
    )  # fmt: skip


def test_without_a_day_to_lean_on_nothing_is_guessed() -> None:
    assert found("The town had been hit a day earlier.") == [("a day earlier", "-", "-", "when")]


def test_since_then_starts_with_what_was_told_before() -> None:
    assert found("The war began in 2011.", "Since then thousands have died.")[1] == (
        "Since then", "2011-01-01", "2016-11-18", "since",
    )  # fmt: skip


@pytest.mark.parametrize(
    "head",
    ["18 November 2016 A raid killed two.", "Fri 18 Nov 2016 Raid kills two.", "Posted on November 18 2016 by a reporter."],
)  # fmt: skip
def test_the_date_at_the_head_is_the_reports_own(head: str) -> None:
    rows = found(head, "They died on 3 May 2014.")
    assert [row[3] for row in rows] == ["published", "when"]


def test_a_wire_line_is_the_reports_own() -> None:
    assert [row[3] for row in found("ALEPPO, Syria, Nov. 18 (Agency) - Two died on Monday.")] == [
        "published",
        "when",
    ]


def test_a_short_year_is_read_only_in_a_time_stamp() -> None:
    assert found("18 November 16 07:00 GMT Two died.") == [
        ("18 November 16", "2016-11-18", "2016-11-18", "published")
    ]
    assert found("On 18 November 16 died.") == [("On 18 November", "2016-11-18", "2016-11-18", "when")]


def test_a_date_line_block_is_read_though_it_holds_no_sentence() -> None:
    text = "Aleppo, 18 November 2016\nTwo died on Monday."
    body = Sentence(0, 25, len(text), "body", 1)
    blocks = (Block("dateline", 0, 24), Block("body", 25, len(text)))
    rows = [
        _row(m) for m in find(AnnotatedReport(Report("r", text, published=FRIDAY, blocks=blocks), (body,)))
    ]
    assert [(row[0], row[3]) for row in rows] == [("18 November 2016", "published"), ("on Monday", "when")]


def test_the_date_of_a_picture_is_not_the_reports_own() -> None:
    text = "Smoke rises in Aleppo, 18 November 2016."
    mentions = find(
        AnnotatedReport(Report("r", text, published=FRIDAY), (Sentence(0, 0, len(text), "caption", 0),))
    )
    assert [_row(m) for m in mentions] == [("18 November 2016", "2016-11-18", "2016-11-18", "when")]


def test_a_history_takes_missing_years_from_its_own_dates() -> None:
    rows = found(
        "War broke out on 1 September 1939.", "By 17 September 1939 a second army had crossed the border.",
        "In early October the land was divided.", "In 1940 the west was attacked.", "On 10 May it began.",
        "On 22 June 1940 it ended.", "In January the desert war turned.",
    )  # fmt: skip
    assert [row[1] for row in rows] == [
        "1939-09-01", "1939-09-17", "1939-10-01", "1940-01-01", "1940-05-10", "1940-06-22", "1941-01-01",
    ]  # fmt: skip


# --- what always holds ----------------------------------------------------------------------------------------

_PIECES = [text for text, *_ in WHEN + DURATIONS] + [text for text, *_ in SINCE] + NO_TIME


@pytest.mark.parametrize("text", [text for text, *_ in WHEN + DURATIONS] + [text for text, *_ in SINCE])
def test_the_cheap_look_misses_nothing(text: str) -> None:
    assert HINT.search(text)


@given(
    st.lists(st.sampled_from(_PIECES), max_size=6),
    st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2030, 12, 31))),
)
def test_spans_are_the_words_in_order_and_never_overlap(pieces: list[str], published: date | None) -> None:
    text = " ".join(pieces)
    mentions = find_in(text, 0, len(text), published)
    assert all(m.when.text == text[m.start : m.end] and m.when.text.strip() for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    assert all(m.when.start <= m.when.end for m in mentions if m.when.start and m.when.end)


@given(st.text(max_size=200), st.dates())
def test_no_text_makes_it_fail(text: str, published: date) -> None:
    assert isinstance(find_in(text, 0, len(text), published), list)


@given(
    st.sampled_from(_PIECES),
    st.sampled_from([date.min, date(1, 12, 31), date.max, date(9999, 1, 1)]) | st.dates(),
)
def test_no_publication_date_makes_it_fail(text: str, published: date) -> None:
    assert isinstance(find_in(text, 0, len(text), published), list)


@given(st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.integers(0, 6))
def test_a_weekday_lies_in_the_week_before_publication(published: date, weekday: int) -> None:
    name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday]
    [(_, start, end, _)] = read(f"They were killed on {name}.", published)
    day = date.fromisoformat(start)
    assert start == end
    assert day.weekday() == weekday
    assert timedelta(0) <= published - day < timedelta(7)
