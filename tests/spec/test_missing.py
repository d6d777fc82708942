"""People whose whereabouts are unknown, and people brought out of danger: `missing`, `rescued`."""

from __future__ import annotations

import pytest
from notation import told

from onrecord.pipeline import Pipeline

ROWS = [
    ("Twelve people are missing after the flats in Dnipro collapsed.", ["missing 12 person"]),
    ("At least 30 people are still under the rubble in Jabalia.", ["missing 30+ person"]),
    ("Some 40 villagers are unaccounted for near El Fasher.", ["missing ~40 civilian"]),
    ("Three journalists disappeared on the road to Sirte.", ["missing 3 journalist"]),
    ("The whereabouts of 60 fishermen are unknown.", ["missing 60 civilian"]),
    ("Hundreds of people are believed buried under the ruins of the theatre.", ["missing ~200+ person"]),
    ("Nineteen soldiers went missing in action near Kupiansk.", ["missing 19 combatant"]),
    # found again
    ("Rescuers pulled seven people alive from the rubble in Dnipro.", ["rescued 7 person"]),
    ("Five children were rescued from a cellar in Mariupol.", ["rescued 5 child"]),
    ("Volunteers saved 20 people from the burning market in Omdurman.", ["rescued 20 person"]),
    # two kinds
    (
        "Four people were killed and nine are missing in the ruins in Chernihiv.",
        ["killed 4 person", "missing 9 person"],
    ),
    ("Weapons went missing from the depot.", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_missing_and_rescued(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert told(pipeline, text) == sorted(expected)
