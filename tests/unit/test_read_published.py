"""The day a report appeared: from its dateline or a dated caption, never guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.blocks import blocks
from onrecord.read.full_dates import full_dates
from onrecord.read.published import publication_day

STORY = "Twelve people were killed when shells hit the market, the mayor said."
ON_TUESDAY = "Twelve people were killed on Tuesday when shells hit the market, the mayor said."
DATED = "Smoke rises over the old market of Northtown, December 12, 2016. REUTERS/Jane Doe"
TWIN = "Smoke rises over the old market of Northtown, Monday. (Reuters/Jane Doe)"


def day_of(text: str) -> tuple[str | None, str]:
    day, by = publication_day(text, blocks(text, None))
    return (day.isoformat() if day else None), by


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"27 Jul 2016 {STORY}", "2016-07-27"),
        (f"Wed 05 Apr 2017 {STORY}", "2017-04-05"),
        (f"Wednesday 5th April, 2017\n{STORY}", "2017-04-05"),
        (f"09 February 12 07:00 GMT {STORY}", "2012-02-09"),
        (f"Dec 13, 2016 {STORY}", "2016-12-13"),
        (f"2016-12-13 {STORY}", "2016-12-13"),
        (f"24.08.2013 {STORY}", "2013-08-24"),
        (f"17-06-2016 {STORY}", "2016-06-17"),
        (f"BEIRUT, 13 December 2016 (AFP) — {STORY}", "2016-12-13"),
        (f"Shells Hit Market\n\nBEIRUT, Dec 13, 2016 (AFP) - {STORY}", "2016-12-13"),
        (f"AMMAN | Mon Oct 3, 2011 1:05 pm EDT AMMAN (Reuters) - {STORY}", "2011-10-03"),
        (f"NORTHTOWN, 24 AUG 89 (RADIO NORTE) -- [TEXT] {STORY}", "1989-08-24"),
        (f"NORTHTOWN (NORTHLAND), 3 FEB 07 -- {STORY}", "2007-02-03"),
        (f"Last updated October 17 2016 {STORY}", "2016-10-17"),
        (f"Published October 17 2016\n{STORY}", "2016-10-17"),
        (f"Last updated at Mar 052017 {STORY}", "2017-03-05"),
        (f"Shells Hit Market\nUpdated 15 December 2016\nPublished 13 December 2016\n{STORY}", "2016-12-15"),
        (f"Bunia, 14 February 2022\n{STORY}", "2022-02-14"),
        (f"Attack on a village\nDate: 18 November 2023\n\n{STORY}", "2023-11-18"),
        (f"Flash Update No. 6 on the siege, 22 March 2018\n\n{STORY}", "2018-03-22"),
        (f"Situation Report No. 12 (18 November 2023)\n{STORY}", "2023-11-18"),
        (f"Update, 18 November 2023, 18:00\n{STORY}", "2023-11-18"),
        (f"{STORY} Last Update: Tuesday 13 December 2016 KSA 23:28", "2016-12-13"),
    ],
)
def test_by_a_dateline(text: str, day: str) -> None:
    assert day_of(text) == (day, "dateline")


def test_of_two_dates_the_one_it_appeared_on_wins_over_a_change() -> None:
    text = f"Published 13 December 2016\nShells Hit Market\n{STORY} Last Update: Thursday 15 December 2016 KSA 23:28"
    assert day_of(text) == ("2016-12-13", "dateline")


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        f"BEIRUT, Dec 13 (AFP) - {STORY}",  # no year
        f"December 2016\n{STORY}",  # no day
        f"31 February 2016 {STORY}",  # no such day
        f"Mon 05 Apr 2017 {STORY}",  # it was a Wednesday
        f"9 February 12 people were killed. {STORY}",  # no year, but twelve people
        f"12 July 2016 was the worst day of the war. {STORY}",
        f"On 12 July 2016, shells hit the market. {STORY}",
        f"{STORY} The war began on 15 March 2011.",
        f"04/06/2016 {STORY}",  # April or June
        f"{STORY}\n\nCopyright 2016-12-13",
        f"Situation report covering 1-7 March 2023\n{STORY}",
        f"The massacre of 14 February 2022\n{STORY}",
        f"Reporting period: 1 to 7 March 2023\n{STORY}",
    ],
)
def test_unknown_where_the_text_gives_no_full_date_of_its_own(text: str) -> None:
    assert day_of(text) == (None, "unknown")


def test_of_two_readings_the_weekday_of_the_lead_decides() -> None:
    assert day_of(f"04/06/2016 Shells hit the market on Saturday. {STORY}") == ("2016-06-04", "dateline")
    assert day_of(f"04/06/2016 Shells hit the market on Wednesday. {STORY}") == ("2016-04-06", "dateline")


@pytest.mark.parametrize(
    ("captions", "lead", "day"),
    [
        ([DATED, TWIN], ON_TUESDAY, "2016-12-13"),
        ([TWIN, DATED], ON_TUESDAY, "2016-12-13"),
        ([DATED, TWIN], ON_TUESDAY.replace("Tuesday", "Monday"), "2016-12-12"),
        ([DATED, TWIN], ON_TUESDAY.replace("Tuesday", "Sunday"), "2016-12-18"),
        ([DATED.replace("December", "Monday, December")], ON_TUESDAY, "2016-12-13"),
        ([DATED, TWIN], STORY, None),  # the lead names no day
        ([DATED], ON_TUESDAY, None),  # no caption names the weekday
        ([DATED, TWIN.replace("Monday", "Sunday")], ON_TUESDAY, None),  # another day than the date's
        (
            [DATED, "A man carries bread to his house in Southtown, Monday. (Reuters/Jane Doe)"],
            ON_TUESDAY,
            None,
        ),
        ([f"File photo: {DATED}", TWIN], ON_TUESDAY, None),  # an old picture
    ],
)
def test_by_a_dated_caption_and_the_weekday_of_the_lead(
    captions: list[str], lead: str, day: str | None
) -> None:
    text = "\n".join(["Shells Hit Market", "NORTHTOWN (Reuters) —", *captions, "", lead])
    assert day_of(text) == (day, "caption" if day else "unknown")


@given(
    st.dates(date(1950, 1, 1), date(2099, 12, 31)), st.sampled_from(["%d %B %Y", "%b %d, %Y", "%A %d %b %Y"])
)
def test_every_day_of_the_calendar_is_read(day: date, form: str) -> None:
    (found,) = full_dates(day.strftime(form))
    assert (found.day, found.other) == (day, None)
