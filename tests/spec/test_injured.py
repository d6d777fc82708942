"""People hurt: `injured`, which also takes figures that do not split the dead from the hurt."""

from __future__ import annotations

import pytest
from notation import told

from onrecord.pipeline import Pipeline

ROWS = [
    ("Rockets wounded 17 people in Kramatorsk.", ["injured 17 person"]),
    ("More than 50 protesters were injured in Yangon.", ["injured 50+ civilian"]),
    ("Two journalists were hurt by shrapnel in Rafah.", ["injured 2 journalist"]),
    ("The explosion left 25 people wounded in Mogadishu.", ["injured 25 person"]),
    ("Six children were hospitalised with burns in Saada.", ["injured 6 child"]),
    ("Another 40 people suffered injuries in the blast in Quetta.", ["injured 40 person"]),
    ("Doctors treated 60 wounded people in Omdurman.", ["injured 60 person"]),
    ("A medic lost his leg to a mine near Izium.", ["injured 1 medic"]),
    ("Soldiers shot four men at a checkpoint in Jenin.", ["injured 4 man"]),
    ("Dozens of people were treated for breathing trouble after chlorine fell on Saraqib.", ["injured ~24+ person"]),
    # torture and beatings
    ("Guards beat three detainees in the prison in Donetsk.", ["injured 3 prisoner"]),
    ("Thirty prisoners were tortured in the barracks in Bahri.", ["injured 30 prisoner"]),
    # one figure over two kinds is never counted as deaths
    ("Sixteen people were killed or wounded in the shelling of Donetsk.", ["injured 16 person"]),
    ("The raid killed or wounded at least 20 civilians in Saada.", ["injured 20+ civilian"]),
    ("The shelling of Bakhmut caused 300 casualties.", ["injured 300 person"]),
    # two kinds, no split: both are told, neither has the figure
    ("Dozens of people were killed and injured in the strike on Sanaa.", ["killed - person", "injured - person"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_injured(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert told(pipeline, text) == sorted(expected)
