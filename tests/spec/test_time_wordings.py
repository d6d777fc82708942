"""Wordings of time as news has them, and the days that the claim takes from them.

Published on Wednesday 15 June 2022, unless a row says otherwise.
"""

from __future__ import annotations

import pytest
from notation import claims_of

from onrecord.pipeline import Pipeline
from onrecord.records import Claim

PUBLISHED = "2022-06-15"


def days_of(claim: Claim) -> str:
    if claim.time is None:
        return "no time"
    start, end = (day.isoformat() if day else "" for day in (claim.time.start, claim.time.end))
    return start if start == end else f"{start}..{end}"


# "…" stands for the words; each row is told of six people killed in a place of some war.
WORDINGS = [
    # hours and nights
    ("Six people were killed in Kharkiv in the early hours of Sunday.", "2022-06-12"),
    ("Six people were killed in Nyala in the small hours of Monday.", "2022-06-13"),
    ("Six people were killed overnight in Mykolaiv.", "2022-06-14..2022-06-15"),
    ("Six people were killed in Mykolaiv overnight into Tuesday.", "2022-06-13..2022-06-14"),
    ("Six people were killed in Gaza on the night of 3 to 4 May.", "2022-05-03..2022-05-04"),
    ("Six people were killed in Gaza last night.", "2022-06-14"),
    ("Six people were killed in Sanaa at dawn on Tuesday.", "2022-06-14"),
    ("Six people were killed in Sanaa in 24 hours.", "2022-06-14..2022-06-15"),
    ("Six people were killed in Marib within 48 hours.", "2022-06-13..2022-06-15"),
    ("Six people were killed in Taiz in the past three days.", "2022-06-13..2022-06-15"),
    # days counted from publication
    ("Six people were killed in Bunia yesterday.", "2022-06-14"),
    ("Six people were killed in Bunia the day before yesterday.", "2022-06-13"),
    ("Six people were killed in Bunia three days ago.", "2022-06-12"),
    ("Six people were killed in Bunia two weeks ago.", "2022-05-29..2022-06-04"),
    ("Six people were killed in Bunia a fortnight ago.", "2022-05-29..2022-06-04"),
    # days counted from the day told before
    ("Shells hit Sumy on 3 May. Six people were killed a day earlier.", "2022-05-02"),
    ("Shells hit Sumy on 3 May. The previous day six people were killed.", "2022-05-02"),
    ("Shells hit Sumy on 3 May. Two days later six people were killed.", "2022-05-05"),
    # parts of months and years
    ("Six people were killed in Mekelle in mid-May.", "2022-05-11..2022-05-20"),
    ("Six people were killed in Mekelle in mid-November.", "2021-11-11..2021-11-20"),
    ("Six people were killed in Mekelle in early April.", "2022-04-01..2022-04-10"),
    ("Six people were killed in Mekelle at the end of last month.", "2022-05-21..2022-05-31"),
    ("Six people were killed in Mekelle earlier this week.", "2022-06-13..2022-06-15"),
    ("Six people were killed in Mekelle in the month of May.", "2022-05-01..2022-05-31"),
    ("Six people were killed in Mekelle in the second half of 2021.", "2021-07-01..2021-12-31"),
    ("Six people were killed in Mekelle in the third quarter of 2021.", "2021-07-01..2021-09-30"),
    ("Six people were killed in Mekelle in the first quarter.", "2022-01-01..2022-03-31"),
    ("Six people were killed in Mekelle last winter.", "2021-12-01..2022-02-28"),
    ("Six people were killed in Mekelle in the winter of 2015-16.", "2015-12-01..2016-02-29"),
    ("Six people were killed in Mekelle in the spring.", "2022-03-01..2022-05-31"),
    ("Six people were killed in Mekelle last Oct. 23.", "2021-10-23"),
    # a year that was named lends no day of the last months its own
    ("He took power 41 years ago. Six people were killed in Mekelle on 25 May.", "2022-05-25"),
    ("It followed the cease-fire of June 2015. Six people were killed in Mekelle on 2 June.", "2022-06-02"),
    # spans
    ("Some 600 people have been killed in Kayah since February.", "2022-02-01..2022-06-15"),
    ("Some 600 people were killed in Kayah between 3 and 9 May.", "2022-05-03..2022-05-09"),
    ("Some 600 people were killed in Kayah between 28 April and 9 May.", "2022-04-28..2022-05-09"),
    ("Some 600 people were killed in Kayah between March and May.", "2022-03-01..2022-05-31"),
    ("Some 600 people were killed in Kayah in March and April.", "2022-03-01..2022-04-30"),
    ("Some 600 people were killed in Kayah from Monday to Wednesday.", "2022-06-13..2022-06-15"),
    ("Some 600 people were killed in Ituri from 2014 to 2016.", "2014-01-01..2016-12-31"),
    ("Some 600 people were killed in Ituri in the 1990s.", "1990-01-01..1999-12-31"),
    ("Some 600 people were killed in Ituri in the first three months of 2022.", "2022-01-01..2022-03-31"),
    ("Some 600 people were killed in Ituri in the first 0 days of March 2022.", "2022-03-01..2022-03-31"),
    ("Some 600 people were killed in Ituri in the first four months of the year.", "2022-01-01..2022-04-30"),
    ("Some 600 people were killed in Ituri in the last two weeks of May.", "2022-05-18..2022-05-31"),
    ("Some 600 people were killed in Ituri in two days of fighting.", "2022-06-14..2022-06-15"),
    ("Some 600 people were killed in Ituri on 11, 12 and 13 June.", "2022-06-11..2022-06-13"),
    ("Six people were killed in Ituri a year ago today.", "2021-06-15"),
    ("Six people were killed in Ituri half a year ago.", "2021-12-01..2021-12-31"),
    ("Shells hit Sumy on 3 May. The week before six people were killed.", "2022-04-25..2022-05-01"),
    (
        "Some 600 people were killed in Ituri between 2014 and the spring of this year.",
        "2014-01-01..2022-05-31",
    ),
    ("Troops entered Bunia in March last year. Six people were killed on March 27.", "2021-03-27"),
    # feasts by year
    ("Six people were killed in Kabul during Ramadan.", "2022-04-02..2022-05-01"),
    ("Six people were killed in Kabul on the first day of Ramadan.", "2022-04-02"),
    ("Six people were killed in Kabul during Ramadan last year.", "2021-04-13..2021-05-12"),
    ("Six people were killed in Kabul in the last ten days of Ramadan.", "2022-04-22..2022-05-01"),
    ("Six people were killed in Kabul during the holy month.", "2022-04-02..2022-05-01"),
    ("Six people were killed in Kabul on the eve of Eid al-Adha.", "2021-07-19"),
    ("Six people were killed in Baghdad on the first day of Eid al-Fitr.", "2022-05-01"),
    ("Six people were killed in Baghdad during Eid al-Adha last year.", "2021-07-20..2021-07-24"),
    ("Six people were killed in Jos on Christmas Day 2020.", "2020-12-25"),
    ("Six people were killed in Jos on Christmas Eve.", "2021-12-24"),
    ("Six people were killed in Colombo on Easter Sunday 2019.", "2019-04-21"),
    ("Six people were killed in Owo on Pentecost Sunday.", "2022-06-05"),
    ("Six people were killed in Jos on Good Friday.", "2022-04-15"),
    ("Six people were killed in Jos on Palm Sunday.", "2022-04-10"),
    ("Six people were killed in Kherson on Orthodox Easter.", "2022-04-24"),
    ("Six people were killed in Kherson on Orthodox Christmas.", "2022-01-07"),
    ("Six people were killed in Kirkuk at Nowruz.", "2022-03-20..2022-03-21"),
]


@pytest.mark.parametrize(("text", "days"), WORDINGS)
def test_days_of_a_wording(pipeline: Pipeline, text: str, days: str) -> None:
    (claim,) = [c for c in claims_of(pipeline, text, PUBLISHED) if c.kind == "killed"]
    assert days_of(claim) == days


TO_COME = [
    # (text, days of the claim): the tense tells which of two days is meant
    ("Talks between the two sides will resume in Geneva on Friday.", "2022-06-17"),
    ("Talks between the two sides resumed in Geneva on Friday.", "2022-06-10"),
    ("Talks between the two sides were due to resume in Geneva on Friday.", "2022-06-10"),
    ("Talks between the two sides will resume in Geneva on 20 June.", "2022-06-20"),
    ("Talks between the two sides will resume in Geneva next week.", "2022-06-20..2022-06-26"),
]


@pytest.mark.parametrize(("text", "days"), TO_COME)
def test_future_and_past_by_tense(pipeline: Pipeline, text: str, days: str) -> None:
    (claim,) = [c for c in claims_of(pipeline, text, PUBLISHED) if c.kind == "talks"]
    assert days_of(claim) == days


DATELINES = [
    "GOMA, DR Congo, June 14, 2022 (Agency) - ",
    "Goma, 14 June 2022 – ",
    "GOMA (14 June 2022) – ",
    "(Goma, 14 June 2022) - ",
    "[Goma, 14-06-2022] ",
    "Goma, DR Congo | 14 June 2022 | ",
    "Goma – June 14, 2022 – ",
    "Goma, Tuesday 14 June 2022: ",
    "14 June 2022, Goma: ",
    "Tuesday, 14 June 2022\n\n",
    "Posted on June 14, 2022 at 10:30\n\n",
    "2022-06-14\n\n",
]


@pytest.mark.parametrize("line", DATELINES)
def test_a_dateline_of_any_layout_dates_the_report_and_no_event(pipeline: Pipeline, line: str) -> None:
    text = line + "Six people were killed on Monday when shells hit a market in Goma, the mayor said."
    (claim,) = [c for c in claims_of(pipeline, text) if c.kind == "killed"]
    assert days_of(claim) == "2022-06-13"


REASONS = [
    ("Six people were killed in Goma on Monday.", "day", "the last Monday on or before publication, 2022-06-15"),
    ("Six people were killed in Goma on 3 March 2021.", "day", "named with its year"),
    ("Six people were killed in Goma in mid-May.", "week", "the last such month on or before publication, 2022-06-15"),
    ("Six people were killed in Goma last week.", "week", "counted from publication, 2022-06-15"),
    ("Some 600 people have been killed in Goma since 2020.", "decade", "named with its year; from then to publication"),
    ("Shells hit Goma on 3 May. Six people were killed two days later.", "day", "counted from the day told before it"),
    ("Six people were killed in Goma in recent days.", "open", "how far back is not said; up to publication, 2022-06-15"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "precision", "why"), REASONS)
def test_a_precision_and_a_reason_are_kept(pipeline: Pipeline, text: str, precision: str, why: str) -> None:
    (claim,) = [c for c in claims_of(pipeline, text, PUBLISHED) if c.kind == "killed"]
    assert claim.time is not None
    assert (claim.time.precision, claim.time.why) == (precision, why)


def test_a_reason_says_why_there_are_no_days(pipeline: Pipeline) -> None:
    (claim,) = claims_of(pipeline, "Six people were killed in Goma on Monday.")
    assert claim.time is not None
    assert (claim.time.start, claim.time.end, claim.time.precision) == (None, None, None)
    assert claim.time.why == "no year, and no day of publication"
