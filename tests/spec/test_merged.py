"""A figure said again in the same report is one claim; by another voice or with another number, another."""

from __future__ import annotations

import pytest
from notation import claims_of, told

from onrecord.pipeline import Pipeline

ROWS = [
    # headline, lead, body
    (
        "Strike kills 19 in Odesa flats\n\nA missile killed 19 people in a block of flats near Odesa on Friday. "
        "The 19 people were killed as they slept, officials said.",
        ["killed 19 person"],
    ),
    (
        "Twelve people were killed in Taiz on Monday. The 12 people were killed in a market.",
        ["killed 12 person"],
    ),
    (
        "Six children were wounded in Nablus. The army said that six children were wounded.",
        ["injured 6 child"],
    ),
    # the fuller group stands
    (
        "Nine people were killed in Marib on Tuesday. The nine civilians were killed by a rocket.",
        ["killed 9 civilian"],
    ),
    # another number
    (
        "Nine people were killed in Marib. Medics said 11 people were killed in Marib.",
        ["killed 9 person", "killed 11 person"],
    ),
    # the same number, but another voice
    (
        "The army said that 10 people were killed in Nyala. A doctor said that 10 people were killed in Nyala.",
        ["killed 10 person", "killed 10 person"],
    ),
    # the same number, but another place
    (
        "Five people were killed in Kharkiv on Monday. Five people were killed in Kherson on Monday.",
        ["killed 5 person", "killed 5 person"],
    ),
    # the same number, but another kind or others
    (
        "Five people were killed in Kharkiv. Five others were wounded.",
        ["killed 5 person", "injured 5 person"],
    ),
    (
        "A shell killed three people in Taiz. A sniper killed three others in Taiz.",
        ["killed 3 person", "killed 3 person"],
    ),
    # no number: only where no numbered claim of the report covers it
    (
        "Civilians were killed in Sanaa on Monday. The raid killed 14 civilians, medics said.",
        ["killed 14 civilian"],
    ),
    (
        "Raid on market kills dozens\n\nThe raid on a market in Sanaa killed 41 people on Monday.",
        ["killed 41 person"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_said_again(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert told(pipeline, text, published="2022-07-05") == sorted(expected)


def test_the_fullest_mention_is_the_evidence(pipeline: Pipeline) -> None:
    text = (
        "Strike kills 19 in Odesa flats\n\nNineteen people died. "
        "A missile killed 19 people in a block of flats near Odesa on Friday, officials said."
    )
    (claim,) = [c for c in claims_of(pipeline, text) if c.kind == "killed"]
    assert claim.evidence.text.startswith("A missile killed 19 people")
