"""How wars far from each other are told: mines and burnt houses, attempts on towns, villages that share a name with one elsewhere,
clinics where the wounded die, truces breached and refused, counts since an assault, days in words.

Published on Wednesday 12 June 2024. Texts are made up.
"""

from __future__ import annotations

import pytest
from notation import claims_of, fields

from onrecord.pipeline import Pipeline

PUBLISHED = "2024-06-12"

# fmt: off
ROWS: list[tuple[str, list[str]]] = [
    ('The rebels made another attempt to capture Oviedo in March.', [
        'attack | Oviedo | - | - | 2024-03-01..2024-03-31 | -',
    ]),
    ('A police pickup with five officers exploded on a mine near the village of Dvani.', [
        'attack | near the village of Dvani | - | explosion | - | -',
    ]),
    ('Masked men hurled a grenade at the Hotel Continental in Bujumbura.', [
        'attack | Bujumbura | Masked men | explosion | - | -',
    ]),
    ('Guerrillas set fire to three tanker trucks near Saravena.', [
        'attack | near Saravena | Guerrillas | other | - | -',
    ]),
    ('The blast caused power outages in parts of the capital Kabul.', [
        'service halted | parts of the capital Kabul | - | - | - | -',
    ]),
    ('The rebels signed a peace deal with the government in January.', [
        'ceasefire agreed | - | The rebels | - | 2024-01-01..2024-01-31 | -',
    ]),
    ('Hostilities broke out in Hanoi in December.', [
        'attack | Hanoi | - | - | 2023-12-01..2023-12-31 | -',
    ]),
    ('Two people were wounded in a stabbing near the Damascus Gate on Sunday.', [
        'attack | near the Damascus Gate | - | other | 2024-06-09..2024-06-09 | -',
        'injured 2 person | near the Damascus Gate | - | other | 2024-06-09..2024-06-09 | -',
    ]),
    ("Gunmen stormed the village of Tombou in Mali's Mopti region on Sunday, killing at least 21 people.", [
        "attack | the village of Tombou in Mali's Mopti region | Gunmen | shooting | 2024-06-09..2024-06-09 | -",
        "killed 21+ person | the village of Tombou in Mali's Mopti region | Gunmen | shooting | 2024-06-09..2024-06-09 | -",
    ]),
    ('A landmine ripped through a minibus near Djibo, killing nine passengers.', [
        'attack | near Djibo | - | explosion | - | -',
        'killed 9 civilian | near Djibo | - | explosion | - | -',
    ]),
    ('Fighting between the army and the Arakan Army has cut off water and power in Mrauk-U.', [
        'attack | Mrauk-U | the army and the Arakan Army | ground-fighting | - | -',
        'service halted | Mrauk-U | - | - | - | -',
    ]),
    ('The two armies agreed on a 72-hour ceasefire beginning at midnight.', [
        'ceasefire agreed | - | The two armies | - | - | -',
    ]),
    ('A suicide bomber rammed a NATO convoy in Kandahar on Tuesday, killing five bystanders.', [
        'attack | Kandahar | A suicide bomber | explosion | 2024-06-11..2024-06-11 | -',
        'killed 5 civilian | Kandahar | A suicide bomber | explosion | 2024-06-11..2024-06-11 | -',
    ]),
    ('A salvo of Grad rockets fell on the Ain Zara district late on Tuesday, killing four people.', [
        'attack | the Ain Zara district | - | shelling | 2024-06-11..2024-06-11 | -',
        'killed 4 person | the Ain Zara district | - | shelling | 2024-06-11..2024-06-11 | -',
    ]),
    ('Three policemen were hurt when their truck ran over an improvised device at Ekona on Sunday.', [
        'attack | Ekona | - | explosion | 2024-06-09..2024-06-09 | -',
        'injured 3 combatant | Ekona | - | explosion | 2024-06-09..2024-06-09 | -',
    ]),
    ('Five pupils aged between six and eleven died when a shell hit their bus in Taiz.', [
        'attack | Taiz | - | shelling | - | -',
        'killed 5 child | Taiz | - | shelling | - | -',
    ]),
    ("A woman of 52 died at Yala Hospital of her burns after Saturday's bombings in Pattani.", [
        'attack | Pattani | - | explosion | 2024-06-08..2024-06-08 | -',
        'killed 1 woman | Pattani | - | explosion | 2024-06-08..2024-06-08 | -',
    ]),
    ('Nine people were rushed to Saada hospital after shells hit a bus in Dahyan on Monday.', [
        'attack | Dahyan | - | shelling | 2024-06-10..2024-06-10 | -',
        'injured 9 person | Dahyan | - | shelling | 2024-06-10..2024-06-10 | -',
    ]),
    ('An officer said three of his men had been wounded by a sniper in the Shuhada district of Falluja on Monday.', [
        'injured 3 combatant | the Shuhada district of Falluja | a sniper | shooting | 2024-06-10..2024-06-10 | An officer',
    ]),
    ('The military puts its own losses in the battle for Falluja at 51 dead.', [
        'killed 51 combatant | Falluja | - | ground-fighting | - | The military',
    ]),
    ('About 1,000 soldiers were disarmed at the front line and taken to a prison camp at Manjaca.', [
        'detained ~1000 combatant | Manjaca | - | - | - | -',
    ]),
    ('The government on Tuesday rejected a proposal for a three-day truce in Marawi.', [
        'ceasefire failed | Marawi | The government | - | 2024-06-11..2024-06-11 | -',
    ]),
    ('There has been neither electricity nor water in El Plateado since Sunday.', [
        'service halted | El Plateado | - | - | 2024-06-09..2024-06-12 | -',
    ]),
    ('A convoy of nine aid lorries has been stuck at Rogatica for three days.', [
        'service halted | Rogatica | - | - | 2024-06-09..2024-06-12 | -',
    ]),
    ('Doctors Without Borders suspended its activities at the teaching hospital in Malakal.', [
        'service halted | Malakal | - | - | - | -',
    ]),
    ('BENTIU (20 Feb.) - Opposition forces entered Bentiu on Tuesday morning and killed nine people.', [
        'control gained | Bentiu | Opposition forces | - | 2024-06-11..2024-06-11 | -',
        'killed 9 person | Bentiu | Opposition forces | - | 2024-06-11..2024-06-11 | -',
    ]),
    ('The revolt has cost some 9,500 lives in eight years.', [
        'killed ~9500 person | - | - | - | 2016-06-12..2024-06-12 | -',
    ]),
    ('In the first half of the year 500 people were killed.', [
        'killed 500 person | - | - | - | 2024-01-01..2024-06-12 | -',
    ]),
    ('Between January and June 388 children were killed.', [
        'killed 388 child | - | - | - | 2024-01-01..2024-06-12 | -',
    ]),
    ('Since the coup 400 people have been killed.', [
        'killed 400 person | - | - | - | ?..2024-06-12 | -',
    ]),
    ('On the ninth of February gunmen killed four people in Arish.', [
        'killed 4 person | Arish | - | shooting | 2024-02-09..2024-02-09 | -',
    ]),
    ('In a sweep launched after the December 16 attack on a school, police rounded up 130 suspects in Peshawar.', [
        'attack | Peshawar | - | - | 2023-12-16..2023-12-16 | -',
        'detained 130 person | Peshawar | police | - | - | -',
    ]),
    ('July was the deadliest month in Iraq since 2008, with more than 1,000 people killed.', [
        'killed 1000+ person | Iraq | - | - | 2023-07-01..2023-07-31 | -',
    ]),
    ('Quetta, Oct 21: Four militants and two civilians were killed on Sunday at Loralai, officials said.', [
        'killed 2 civilian | Loralai | - | - | 2024-06-09..2024-06-09 | officials',
        'killed 4 combatant | Loralai | - | - | 2024-06-09..2024-06-09 | officials',
    ]),
    ('Soldiers tore down posters in Bamako on Monday.', []),
    ('The device was sold in Kabul on Monday.', []),
    ('Fighters ripped up the agreement in Doha on Sunday.', []),
    ('Their truck hit a landmine near Ekona on Sunday.', [
        'attack | near Ekona | - | explosion | 2024-06-09..2024-06-09 | -',
    ]),
    ('Two grenades were thrown at a bar in Bujumbura on Sunday.', [
        'attack | Bujumbura | - | explosion | 2024-06-09..2024-06-09 | -',
    ]),
    ('A roadside device killed two soldiers near Gao on Sunday.', [
        'attack | near Gao | - | explosion | 2024-06-09..2024-06-09 | -',
        'killed 2 combatant | near Gao | - | explosion | 2024-06-09..2024-06-09 | -',
    ]),
    ('The coalition rammed the law through parliament in Jerusalem on Sunday.', []),
    ("Congo's army said it had retaken Kanyabayonga on Sunday, a claim the rebels denied.", [
        "control gained | Kanyabayonga | Congo's army | - | 2024-06-09..2024-06-09 | Congo's army",
    ]),
    ('Hamas ruled out any ceasefire in Gaza before the blockade is lifted.', [
        'ceasefire planned denied | Gaza | Hamas | - | - | -',
    ]),
    ('There will be no ceasefire in Gaza until the rebels withdraw, the president said.', [
        'ceasefire planned denied | Gaza | - | - | - | the president',
    ]),
    ('The rebels ruled out a ceasefire in Goma on Monday.', [
        'ceasefire planned denied | Goma | The rebels | - | 2024-06-10..2024-06-10 | -',
    ]),
]
# fmt: on


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text[:60] for text, _ in ROWS])
def test_all_that_is_told(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert sorted(fields(c) for c in claims_of(pipeline, text, PUBLISHED)) == expected
