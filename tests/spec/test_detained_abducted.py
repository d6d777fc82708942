"""People held: by an authority or armed group (`detained`), seized and taken away (`abducted`), raped (`sexual-violence`)."""

from __future__ import annotations

import pytest
from notation import told

from onrecord.pipeline import Pipeline

ROWS = [
    ("Security forces arrested 45 protesters in Yangon.", ["detained 45 civilian"]),
    ("More than 100 men were detained at a checkpoint near Aden.", ["detained 100+ man"]),
    ("Two reporters are being held in a prison in Sanaa.", ["detained 2 journalist"]),
    ("The militia captured 18 soldiers near Kassala.", ["detained 18 combatant"]),
    ("Sixty-four soldiers were taken prisoner at the steelworks.", ["detained 64 combatant"]),
    ("Some 300 men were rounded up in Srebrenica.", ["detained ~300 man"]),
    ("About 90 villagers were taken to a camp outside Sinjar.", ["detained ~90 civilian"]),
    ("Soldiers hold 700 civilians in a former school in Mariupol.", ["detained 700 civilian"]),
    ("A former mayor of Melitopol was jailed by occupying forces.", ["detained 1 official"]),
    # seized and taken away
    ("Gunmen kidnapped 276 schoolgirls in Chibok.", ["abducted 276 child"]),
    ("Fighters abducted two aid workers on the road to Nyala.", ["abducted 2 aid-worker"]),
    ("At least 13 people were seized by masked men in Juba.", ["abducted 13+ person"]),
    ("Militants took 40 passengers hostage on the road to Zamfara.", ["abducted 40 civilian"]),
    ("Around 120 hostages are still in Gaza.", ["abducted ~120 person"]),
    # sexual violence
    ("Soldiers raped at least 11 women in Tigray.", ["sexual-violence 11+ woman"]),
    ("Seven girls were raped in a camp near Zalingei.", ["sexual-violence 7 child"]),
    ("The clinic in Bukavu treated 90 survivors of rape last month.", ["sexual-violence 90 person"]),
    # no people
    ("The army captured 12 villages and seized 4 tanks.", []),
    ("Customs officers seized 300 kg of explosives in Basra.", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_detained_and_abducted(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert told(pipeline, text) == sorted(expected)
