"""Near neighbours that a merge of many rules brought to light: what looks like a claim and is none, or is another one."""

from __future__ import annotations

import pytest
from notation import claims_of, told

from onrecord.pipeline import Pipeline
from onrecord.records import PEOPLE_KINDS

ROWS = [
    # people who leave by themselves are displaced, whoever helps them on the way
    (
        "In 24 hours 5,990 civilians left the districts of Aleppo with the help of the centre.",
        ["displaced 5990 civilian"],
    ),
    # roads that are cleared are no ground taken
    (
        "Shots were fired at a convoy that was clearing the road near Ramouseh for the ambulances.",
        [],
    ),
    ("The army cleared the road to Ramouseh on Friday.", []),
    # 'both of which' are places
    ("The two schools, both in the hands of the militia, were shelled.", []),
    (
        "The team was unable to enter either village, both of which are still in rebel hands.",
        ["control held"],
    ),
    # who is let off is held by nobody
    ("14 militants surrendered and were amnestied on Friday.", []),
    ("28 militants surrendered on Friday.", ["detained 28 combatant"]),
    # a death of many is no death of one; years before Christ, quarters of a year and indices are no people and no ground
    ("They caused the death of many civilians in the village.", ["killed - civilian"]),
    ("Some battalions operated on a month-long four-stage rotation system.", []),
    ("The Third Punic War (149 B.C. to 146 B.C.) involved an extended siege of Carthage.", []),
    ("This quarter's loss includes charges on the closure of the company's troubled British subsidiary.", []),
    ("The index lost ground against the others on Monday.", []),
    # the wounded who are brought out
    ("A helicopter evacuated the wounded on Sunday.", ["evacuated - person"]),
    # moved within a building, and not out of a town
    ("The patients were moved from the corridor to the ward.", []),
    ("She has two daughters who are still inside the country.", []),
    ("Police questioned 30 people after the match.", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_told_aside(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert told(pipeline, text, kinds=[*PEOPLE_KINDS, "control"], published="2024-06-30") == sorted(expected)


def test_a_body_speaks_by_its_representative(pipeline: Pipeline) -> None:
    text = "They left, according to the Red Cross, whose representative, Anna Berg, said that 30 infants were killed."
    assert [s.text for c in claims_of(pipeline, text, "2024-06-30") for s in c.said_by] == ["the Red Cross"]
