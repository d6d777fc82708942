"""Copy of news agencies and newspapers, sentence by sentence: numbers that count nobody, whose town and whose day a toll is of, rival counts,
captives and what becomes of them, people set free. Beside each class its near neighbours.

Published on Monday 13 May 2024. Texts are made up.
"""

from __future__ import annotations

import pytest
from notation import claims_of, fields, line

from onrecord.pipeline import Pipeline

PUBLISHED = "2024-05-13"

# fmt: off
ROWS: list[tuple[str, list[str]]] = [
    # ratios, room, an attack told as 'one'
    ('One in four Malians in the north has had to flee, the IOM says.', []),
    ('One in three children in Kharkiv has been displaced.', []),
    ('Shells killed seven in two villages near Bor.', [
        'attack | near Bor | - | shelling | - | -',
        'killed 7 person | near Bor | - | shelling | - | -',
    ]),
    ("Friday's strike on Sumy came a week after one that killed 11.", [
        'attack | Sumy | - | airstrike | 2024-05-10..2024-05-10 | -',
        'killed 11 person | Sumy | - | - | 2024-05-03..2024-05-03 | -',
    ]),
    ('A rocket hit a bus in Sumy; one that fell on a school wounded six pupils.', [
        'attack | Sumy | - | shelling | - | -',
        'injured 6 child | Sumy | - | shelling | - | -',
    ]),
    ('The field hospital has room for 150 wounded.', []),
    ('A ship with beds for 300 injured docked at El Arish.', []),
    ('A 40-vehicle convoy with 300 wounded waited at the Kissufim crossing.', [
        'injured 300 person | the Kissufim crossing | - | - | - | -',
    ]),
    # in the dark, in somebody's hands, in captivity; troops that flee over a border
    ('Half a million people in Chernihiv were left in the dark on Sunday.', [
        'service halted | Chernihiv | - | - | 2024-05-12..2024-05-12 | -',
    ]),
    ('Six people were left in a cellar in Bor.', [
        'trapped 6 person | Bor | - | - | - | -',
    ]),
    ('The 11 crew are still in the hands of the pirates.', [
        'abducted 11 person | - | - | - | - | -',
    ]),
    ('Nigeria says 41 pupils are still with the kidnappers.', [
        'abducted 41 child | - | - | - | - | Nigeria',
    ]),
    ('Four policemen remain in the hands of the guerrillas.', [
        'detained 4 combatant | - | - | - | - | -',
    ]),
    ('The town of Bor is still in rebel hands.', [
        'control held | The town of Bor | rebel | - | - | -',
    ]),
    ('The patients are in good hands.', []),
    ('Israel says 12 captives remain in Rafah.', [
        'abducted 12 person | Rafah | - | - | - | Israel',
    ]),
    ('Some 300 villagers remain in Rafah.', [
        'trapped ~300 civilian | Rafah | - | - | - | -',
    ]),
    ('More than 120 Afghan soldiers fled into Tajikistan, Dushanbe said.', [
        'displaced 120+ combatant | Tajikistan | - | - | - | Dushanbe',
    ]),
    ('Rebel fighters fled when the army came.', [
        'control lost | - | Rebel fighters | - | - | -',
    ]),
    # what is no longer handed out, and who does not shell
    ('The WFP has stopped handing out food in Zamzam after shelling.', [
        'attack | Zamzam | - | shelling | - | -',
        'service halted | Zamzam | The WFP | - | - | -',
    ]),
    ('The WFP handed out food in Zamzam.', [
        'service delivered | Zamzam | The WFP | - | - | -',
    ]),
    ('The army withdrew after shelling the town of Bor.', [
        'attack | the town of Bor | The army | shelling | - | -',
        'control lost | the town of Bor | The army | - | - | -',
    ]),
    # the day of a count, of an anniversary, and the day told behind
    ('A car bomb hit a market in Mosul on Saturday. Police first reported 9 dead but raised that to 15 on Sunday, with 22 injured.', [
        'attack | Mosul | - | explosion | 2024-05-11..2024-05-11 | -',
        'injured 22 person | Mosul | - | explosion | 2024-05-11..2024-05-11 | Police',
        'killed 15 person | Mosul | - | - | 2024-05-11..2024-05-11 | Police',
        'killed 9 person | Mosul | - | - | 2024-05-11..2024-05-11 | Police superseded',
    ]),
    ('Gunmen raided Jibia on Thursday. The police on Saturday updated the number of victims to 21.', [
        'attack | Jibia | Gunmen | shooting | 2024-05-09..2024-05-09 | -',
        'killed 21 person | Jibia | Gunmen | - | 2024-05-09..2024-05-09 | The police',
    ]),
    ('A bomb struck a mosque in Quetta on Friday. As of Sunday evening 19 people had died.', [
        'attack | Quetta | - | explosion | 2024-05-10..2024-05-10 | -',
        'killed 19 person | Quetta | - | explosion | 2024-05-10..2024-05-10 | -',
    ]),
    ('At least 12 people lost their lives in an air strike on the market of Kadugli, a hospital official there said on Monday. The bomb fell at around noon on Sunday on a truck full of people.', [
        'attack | the market of Kadugli | - | airstrike | 2024-05-12..2024-05-12 | a hospital official',
        'killed 12+ person | the market of Kadugli | - | airstrike | 2024-05-12..2024-05-12 | a hospital official',
    ]),
    ('The army raised its flag over Bor on Sunday and killed nine rebels.', [
        'control gained | Bor | The army | - | 2024-05-12..2024-05-12 | -',
        'killed 9 combatant | Bor | The army | - | 2024-05-12..2024-05-12 | -',
    ]),
    ('Two years after 61 people died in a stampede at Kabul airport, families gathered on Monday.', [
        'killed 61 person | Kabul airport | - | other | ?..? | -',
    ]),
    # whose town a local office tells of
    ('Russia fired missiles at Ukraine on Sunday. A man was killed in the village of Zolochiv. Officials in Poltava reported one death. The Odesa administration, which had earlier announced two wounded, said their number had grown to six.', [
        'attack | Ukraine | Russia | shelling | 2024-05-12..2024-05-12 | -',
        'injured 2 person | Odesa | Russia | shelling | 2024-05-12..2024-05-12 | The Odesa administration superseded',
        'injured 6 person | Odesa | Russia | shelling | 2024-05-12..2024-05-12 | The Odesa administration',
        'killed 1 man | the village of Zolochiv | Russia | shelling | 2024-05-12..2024-05-12 | -',
        'killed 1 person | Poltava | Russia | shelling | 2024-05-12..2024-05-12 | Officials in Poltava',
    ]),
    ('A missile hit a bus depot in Kharkiv on Sunday. Officials in Kyiv said two people were killed.', [
        'attack | Kharkiv | - | shelling | 2024-05-12..2024-05-12 | -',
        'killed 2 person | Kharkiv | - | shelling | 2024-05-12..2024-05-12 | Officials in Kyiv',
    ]),
    ('A missile hit a bus depot in Chuhuiv on Sunday. The Kharkiv governor said two people were killed.', [
        'attack | Chuhuiv | - | shelling | 2024-05-12..2024-05-12 | -',
        'killed 2 person | Chuhuiv | - | shelling | 2024-05-12..2024-05-12 | The Kharkiv governor',
    ]),
    ('Officials in Belgorod said three people were hurt by a drone at Shebekino.', [
        'attack | Shebekino | a drone | drone | - | Officials in Belgorod',
        'injured 3 person | Shebekino | - | drone | - | Officials in Belgorod',
    ]),
    # rival counts
    ('India said five of its soldiers died at Galwan; Beijing put the Indian dead at 12.', [
        'killed 12 combatant | Galwan | - | - | - | Beijing',
        'killed 5 combatant | Galwan | - | - | - | India',
    ]),
    ('Kabul put the Pakistani dead at 58 and its own at nine.', [
        'killed 58 person | Afghanistan | - | - | - | Kabul',
        'killed 9 combatant | Afghanistan | - | - | - | Kabul',
    ]),
    ('The ministry said nine people died in Bor; hospital officials gave a figure of 14.', [
        'killed 14 person | Bor | - | - | - | hospital officials',
        'killed 9 person | Bor | - | - | - | The ministry',
    ]),
    # figures given before, shares of the injured
    ('Gunmen attacked a bus at Mopti on Friday. Governor Ba, who had on Friday given the number of dead as 12, said three of the injured died in hospital on Saturday.', [
        'attack | Mopti | Gunmen | shooting | 2024-05-10..2024-05-10 | -',
        'killed 12 person | Mopti | Gunmen | - | 2024-05-10..2024-05-10 | Governor Ba superseded',
        'killed 3 person | Mopti | Gunmen | - | 2024-05-10..2024-05-10 | Governor Ba < killed 12 person',
    ]),
    ('Of the 52 injured, nine are in intensive care.', [
        'injured 52 person | - | - | - | - | -',
        'injured 9 person | - | - | - | - | - < injured 52 person',
    ]),
    ('52 were injured and nine others are in intensive care.', [
        'injured 52 person | - | - | - | - | -',
        'injured 9 person | - | - | - | - | -',
    ]),
]
# fmt: on


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_all_that_is_told(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    claims = claims_of(pipeline, text, PUBLISHED)
    by_id = {c.id: c for c in claims}
    told = []
    for claim in claims:
        of = f" < {line(by_id[claim.part_of])}" if claim.part_of else ""
        told.append(
            fields(claim)
            + of
            + (" superseded" if claim.superseded else "")
            + (" cumulative" if claim.scope != "incident" else "")
        )
    assert sorted(told) == expected
