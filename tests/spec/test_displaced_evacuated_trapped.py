"""People who moved or could not: `displaced` by themselves, `evacuated` under an arrangement, `trapped`, `returned`."""

from __future__ import annotations

import pytest
from notation import told

from onrecord.pipeline import Pipeline

ROWS = [
    # displaced: fled, left, forced out
    ("More than 12,000 people fled Zalingei last week.", ["displaced 12000+ person"]),
    ("The fighting in Idlib displaced 40,000 civilians.", ["displaced 40000 civilian"]),
    ("Some 6,000 families left Marib on foot.", ["displaced ~6000:family civilian"]),
    ("Tens of thousands of people have been forced from their homes in Kivu.", ["displaced ~20000+ person"]),
    ("About 800 villagers crossed the border into Chad.", ["displaced ~800 civilian"]),
    ("At least 2,500 residents were driven out of Falluja.", ["displaced 2500+ civilian"]),
    ("People fled Severodonetsk as the shells fell.", ["displaced - person"]),
    ("The raid left 300 families homeless in Hajjah.", ["displaced 300:family civilian"]),
    ("Soldiers expelled 150 villagers from their land near Kirkuk.", ["displaced 150 civilian"]),
    ("An exodus of 100,000 Armenians from Stepanakert began on Sunday.", ["displaced 100000 person"]),
    ("More than half a million people have left their homes in Tigray.", ["displaced 500000+ person"]),
    ("The camp at Zamzam shelters 400,000 displaced people.", ["displaced 400000 person"]),
    ("The number of displaced people in Sudan has reached 7.1 million.", ["displaced 7100000 person"]),
    ("About 3,000 people are crossing into Poland every day.", ["displaced ~3000 person"]),
    # evacuated: under an arrangement
    ("Buses evacuated 350 people from Homs.", ["evacuated 350 person"]),
    ("Under the deal 1,200 fighters and their families were bused out of Darayya.", ["evacuated 1200 civilian+combatant"]),
    ("The Red Cross evacuated 17 wounded children from Rafah.", ["evacuated 17 child"]),
    ("Some 500 civilians left Azovstal in a convoy of buses under the agreement.", ["evacuated ~500 civilian"]),
    ("Two hundred patients were moved out of the hospital in El Geneina by ambulance.", ["evacuated 200 person"]),
    ("Forty buses carrying 2,000 people left Ghouta under the deal.", ["evacuated 2000 person"]),
    # trapped: besieged, unable to leave
    ("Up to 100,000 people are trapped in Mariupol.", ["trapped ..100000 person"]),
    ("An estimated 250,000 people remain besieged in El Fasher.", ["trapped ~250000 person"]),
    ("Thousands of civilians were stuck in cellars in Bakhmut.", ["trapped ~2000+ civilian"]),
    ("Around 40 children are unable to leave the orphanage in Bahri.", ["trapped ~40 child"]),
    ("The siege has cut off 9,000 residents in Madaya.", ["trapped 9000 civilian"]),
    # returned
    ("More than 5,000 families have returned to Ramadi.", ["returned 5000+:family civilian"]),
    ("Some 700 refugees went back to Sinjar.", ["returned ~700 civilian"]),
    # neither moved nor trapped
    ("Ministers left the hall before the vote.", []),
    ("Rebels withdrew 30 tanks from the front.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_displaced_evacuated_trapped_returned(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert told(pipeline, text) == sorted(expected)
