"""Where and on which days: the narrowest place named, and days resolved against the day of publication.

Published on Wednesday 15 June 2022.
"""

from __future__ import annotations

import pytest
from notation import claims_of

from onrecord.pipeline import Pipeline
from onrecord.records import Claim

PUBLISHED = "2022-06-15"

PLACES = [
    # (text, "words = usual name" of each claim of killed)
    ("Five people were killed in Lysychansk.", ["Lysychansk"]),
    ("Five people were killed in the Ukrainian city of Lysychansk.", ["Lysychansk"]),
    ("Five people were killed in Lysychansk in eastern Ukraine.", ["Lysychansk"]),
    ("Five people were killed in Douma, a suburb of Damascus.", ["Douma"]),
    ("A mine killed five people outside Taiz.", ["Taiz"]),
    ("In Kyiv, the minister said that five people had been killed in Kharkiv.", ["Kharkiv"]),
    ("Troops entered Nyala on Monday. Five people were killed.", ["Nyala"]),
    (
        "Five people were killed in Goma and seven people were killed in Bukavu.",
        ["Goma", "Bukavu"],
    ),
    ("Five people were killed in Izium, Donetsk governor Pavlo Melnyk said.", ["Izium"]),
    ("Five people were killed by a mine.", ["-"]),
]

TIMES = [
    ("Five people were killed in Goma on Monday.", "2022-06-13..2022-06-13"),
    ("Five people were killed in Goma on Thursday.", "2022-06-09..2022-06-09"),
    ("Five people were killed in Goma yesterday.", "2022-06-14..2022-06-14"),
    ("Five people were killed in Goma this week.", "2022-06-13..2022-06-15"),
    ("Five people were killed in Goma last week.", "2022-06-06..2022-06-12"),
    ("Five people were killed in Goma in mid-May.", "2022-05-11..2022-05-20"),
    ("Five people were killed in Goma on 3 March.", "2022-03-03..2022-03-03"),
    ("Five people were killed in Goma on March 3, 2021.", "2021-03-03..2021-03-03"),
    ("Five people were killed in Goma in 2019.", "2019-01-01..2019-12-31"),
    ("Some 500 people have been killed in Kivu since 2020.", "2020-01-01..2022-06-15"),
    # the day of the event, not of the statement
    (
        "Five people were killed in Goma on Friday, the governor said on Tuesday.",
        "2022-06-10..2022-06-10",
    ),
    (
        "A bomb exploded in Goma on Saturday. The death toll reached five on Tuesday, the governor said.",
        "2022-06-11..2022-06-11",
    ),
    # told once, it holds for what follows
    ("Shells hit Goma on Sunday. Five people were killed.", "2022-06-12..2022-06-12"),
]


@pytest.mark.parametrize(("text", "names"), PLACES)
def test_place(pipeline: Pipeline, text: str, names: list[str]) -> None:
    killed = [c for c in claims_of(pipeline, text, PUBLISHED) if c.kind == "killed"]
    assert [c.place.name if c.place else "-" for c in killed] == names


@pytest.mark.parametrize(("text", "days"), TIMES)
def test_time(pipeline: Pipeline, text: str, days: str) -> None:
    (claim,) = [c for c in claims_of(pipeline, text, PUBLISHED) if c.kind == "killed"]
    assert days_of(claim) == days


def test_a_weekday_means_no_day_where_the_day_of_publication_is_unknown(pipeline: Pipeline) -> None:
    (claim,) = claims_of(pipeline, "Five people were killed in Goma on Monday.")
    assert days_of(claim) == "None..None"


def test_a_dateline_dates_the_report(pipeline: Pipeline) -> None:
    text = "GOMA, 15 June 2022 - Five people were killed in Goma on Monday."
    (claim,) = claims_of(pipeline, text)
    assert days_of(claim) == "2022-06-13..2022-06-13"


def days_of(claim: Claim) -> str:
    return f"{claim.time.start}..{claim.time.end}" if claim.time else "None..None"
