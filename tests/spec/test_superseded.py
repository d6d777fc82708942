"""A figure that the report itself gives as an earlier one, since corrected."""

from __future__ import annotations

import pytest
from notation import to_mend, told

from onrecord.pipeline import Pipeline
from onrecord.records import Claim

ROWS = [
    (
        "The strike on Vinnytsia killed 23 people, up from an earlier toll of 15.",
        ["killed 23 person stands", "killed 15 person superseded"],
    ),
    (
        "The death toll in Kramatorsk rose to 57, up from 52.",
        ["killed 57 person stands", "killed 52 person superseded"],
    ),
    (
        "Officials lowered the toll in Mosul to 105 dead from an initial count of 140.",
        ["killed 105 person stands", "killed 140 person superseded"],
    ),
    (
        "Thirty people were killed in Herat. An earlier count had put the toll at 22.",
        ["killed 30 person stands", "killed 22 person superseded"],
    ),
    to_mend(
        "The army had initially said that eight soldiers were killed; it now says 12 soldiers were killed.",
        ["killed 12 combatant stands", "killed 8 combatant superseded"],
        reason="the later figure of the sentence is taken for earlier, too",
    ),
    # an earlier day is no earlier figure
    (
        "Nine people were killed in Izium on Friday. On Thursday six people had been killed in Balakliia.",
        ["killed 9 person stands", "killed 6 person stands"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_superseded(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert told(pipeline, text, superseded, published="2022-07-16") == sorted(expected)


def superseded(claim: Claim) -> str:
    return "superseded" if claim.superseded else "stands"
