"""People killed: who says `killed`, how many, and of whom."""

from __future__ import annotations

import pytest
from notation import told

from onrecord.pipeline import Pipeline

ROWS = [
    # by what was done to them
    ("Russian shelling killed five civilians in Kharkiv on Monday.", ["killed 5 civilian"]),
    (
        "At least 23 people were killed when a missile hit a bakery in Deir al-Balah.",
        ["killed 23+ person"],
    ),
    ("Gunmen shot dead two policemen in Mosul.", ["killed 2 combatant"]),
    ("Insurgents beheaded 12 fishermen near Lake Chad.", ["killed 12 civilian"]),
    ("Troops executed seven prisoners in a yard in Khartoum.", ["killed 7 prisoner"]),
    ("The strike claimed the lives of 18 people in Lashkar Gah.", ["killed 18 person"]),
    ("A drone killed a woman at a bus stop in Nikopol.", ["killed 1 woman"]),
    ("Raids on Mekelle killed as many as 60 people.", ["killed ..60 person"]),
    # by what happened to them
    ("Nine villagers died in the attack near Mopti.", ["killed 9 civilian"]),
    ("Eight soldiers perished in the ambush near Sittwe.", ["killed 8 combatant"]),
    ("Forty-two worshippers lost their lives in the mosque blast in Kunduz.", ["killed 42 civilian"]),
    ("The blast in Baghdad left 31 people dead.", ["killed 31 person"]),
    ("Some 200 people were dead by nightfall in Goma.", ["killed ~200 person"]),
    ("Five of the patients died of hunger in the besieged hospital.", ["killed 5 person"]),
    # by a noun
    ("The death toll from the air strike on Hodeidah has risen to 40.", ["killed 40 person"]),
    ("Three deaths were reported in Goma after the shelling.", ["killed 3 person"]),
    ("The bodies of 14 men were found in a ditch outside Bucha.", ["killed 14 man"]),
    ("The killing of four aid workers in Gedaref stopped the convoys.", ["killed 4 aid-worker"]),
    ("Hospitals counted 12 dead after the market in Taiz was shelled.", ["killed 12 person"]),
    ("Two nurses were among those killed at the gate of the hospital in Misrata.", ["killed 2 medic"]),
    ("The toll now stands at 44 dead.", ["killed 44 person"]),
    ("The ministry put the death toll in Gaza at 151.", ["killed 151 person"]),
    (
        "The death toll from Sunday's bombing in the Karrada district has risen to 165, the ministry said.",
        ["killed 165 person"],
    ),
    ("A mass grave holding 35 bodies was found near Sirte.", ["killed 35 person"]),
    # an open end, a vague word, none at all
    ("Hundreds of fighters have been killed around Marib this month.", ["killed ~200+ combatant"]),
    ("Dozens of protesters were killed in Mandalay.", ["killed ~24+ civilian"]),
    ("Civilians were killed in the shelling of Avdiivka.", ["killed - civilian"]),
    (
        "Between 20 and 30 people were killed in the raid on the market in Tigray.",
        ["killed 20..30 person"],
    ),
    # one person, with and without a name
    ("A teacher, Amina Yusuf, was shot dead outside her school in Maiduguri.", ["killed 1 civilian"]),
    ("A father and his son were killed by a mine near Hajin.", ["killed 1 man", "killed 1 person"]),
    ("Maria Petrenko was killed by shelling in Nikopol.", ["killed 1 person"]),
    ("Soldiers shot dead a 19-year-old student in Jenin.", ["killed 1 civilian"]),
    ("Soldiers shot and killed two boys near Hebron.", ["killed 2 child"]),
    # two kinds in one sentence
    (
        "The bombing killed at least 12 people and wounded 30 others in Kabul.",
        ["killed 12+ person", "injured 30 person"],
    ),
    (
        "At least 12 people were killed and 30 people wounded in Kabul.",
        ["killed 12+ person", "injured 30 person"],
    ),
    (
        "The army lost 15 soldiers while 40 rebels died in the battle for Axum.",
        ["killed 15 combatant", "killed 40 combatant"],
    ),
    (
        "A bomber rammed a lorry into a bus in Pulwama, killing 40 policemen and wounding at least 35 people.",
        ["killed 40 combatant", "injured 35+ person"],
    ),
    # a war of words: nobody is killed
    ("The proposal was killed in committee.", []),
    ("The talks in Jeddah died in March after the two sides walked out.", []),
    ("War is terrible and kills hope.", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_killed(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert told(pipeline, text) == sorted(expected)
