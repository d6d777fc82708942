"""One event, day or short operation, or a running total of a war, a year, an offensive, a siege."""

from __future__ import annotations

import pytest
from notation import told

from onrecord.pipeline import Pipeline
from onrecord.records import Claim

ROWS = [
    ("Fourteen people were killed in Donetsk on Friday.", ["killed 14 person incident"]),
    ("Fourteen people were killed in two days of shelling in Donetsk.", ["killed 14 person incident"]),
    ("Some 3,000 people fled Sake overnight.", ["displaced ~3000 person incident"]),
    # since a beginning
    ("More than 14,000 people have been killed in Donbas since 2014.", ["killed 14000+ person cumulative"]),
    ("Some 377,000 people have died since the war in Yemen began.", ["killed ~377000 person cumulative"]),
    ("At least 300 people have been killed since the start of the offensive.", ["killed 300+ person cumulative"]),
    ("Since April, 9 million people have fled their homes in Sudan.", ["displaced 9000000 person cumulative"]),
    ("More than 1,200 people have been arrested since the coup in Myanmar.", ["detained 1200+ person cumulative"]),
    # of a war, a year
    ("The conflict has displaced 2 million people.", ["displaced 2000000 person cumulative"]),
    ("The seven-year war has killed 100,000 people.", ["killed 100000 person cumulative"]),
    ("So far this year 600 civilians have been killed in Kivu.", ["killed 600 civilian cumulative"]),
    ("In the past three years 4,000 people have been abducted.", ["abducted 4000 person cumulative"]),
    # so far, of what was told just before; what bombings killed is theirs, and no war's
    ("The town of Bor has been shelled since 1 June. Over 750 people have been killed so far.", ["killed 750+ person cumulative"]),
    ("The bombings have killed more than 200 people in Grozny.", ["killed 200+ person incident"]),
    # of a history
    ("The prisons have a long history of mass rape.", ["sexual-violence -  cumulative"]),
    # of a siege of years
    ("Forty people have died of hunger in the two-year siege of Madaya.", ["killed 40 person cumulative"]),
    # both side by side
    (
        "Five people were killed in Taiz on Monday. More than 10,000 people have been killed since the war began.",
        ["killed 5 person incident", "killed 10000+ person cumulative"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_scope(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert told(pipeline, text, scope) == sorted(expected)


def scope(claim: Claim) -> str:
    return claim.scope
