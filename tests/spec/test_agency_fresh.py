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
        'attack | Shebekino | - | drone | - | Officials in Belgorod',
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
    # set free: handed to the Red Cross or their own, swapped, back with their families; plain releases are not told
    ('Two Nigerian nuns were handed to the Red Cross in Maiduguri on Friday after seven weeks in captivity.', [
        'returned 2 civilian | Maiduguri | - | - | 2024-05-10..2024-05-10 | -',
    ]),
    ('The rebels turned over 15 policemen to the Red Cross at Buenaventura.', [
        'returned 15 combatant | Buenaventura | The rebels | - | - | -',
    ]),
    ('Ten of the 24 schoolgirls due out under the deal are now back with their families in Kaduna.', [
        'returned 10 child | Kaduna | - | - | - | -',
    ]),
    ('A total of 212 prisoners changed hands on Sunday at Marib airport under a deal brokered by Oman.', [
        'returned 212 prisoner | Marib airport | - | - | 2024-05-12..2024-05-12 | -',
    ]),
    ('Six soldiers were handed over to their own side at Vijayanagar in exchange for 40 rebels.', [
        'returned 40 combatant | Vijayanagar | - | - | - | -',
        'returned 6 combatant | Vijayanagar | - | - | - | -',
    ]),
    ('Eight freed hostages were reunited with their families in Jos.', [
        'returned 8 person | Jos | - | - | - | -',
    ]),
    ('Two hostages, a mother and her daughter, were handed to the Red Cross in Rafah.', [
        'returned 1 person | Rafah | - | - | - | - < returned 2 person',
        'returned 1 woman | Rafah | - | - | - | - < returned 2 person',
        'returned 2 person | Rafah | - | - | - | -',
    ]),
    ('The bandits freed 20 pupils on Friday.', []),
    ('Police handed over two suspects to the court.', [
        'detained 2 person | - | Police | - | - | -',
    ]),
    ('Nine bodies were handed to the Red Cross.', [
        'killed 9 person | - | - | - | - | -',
    ]),
    ('The rebels handed the villagers over to the army.', []),
    # those who give themselves up
    ('About 240 border guards surrendered at Myawaddy and were disarmed.', [
        'detained ~240 combatant | Myawaddy | - | - | - | -',
    ]),
    ('Over 900 wounded soldiers gave themselves up at Laukkai.', [
        'detained 900+ combatant | Laukkai | - | - | - | -',
    ]),
    ('The rebels surrendered the town of Bor.', [
        'control lost | the town of Bor | The rebels | - | - | -',
    ]),
    # what is listed behind 'including', who cares for the wounded, who is let out
    ('A lawmaker, Musa Bello, said 30 people were murdered in three villages, including Kona and Zaki.', [
        'killed 30 person | - | - | - | - | A lawmaker, Musa Bello',
    ]),
    ('A lawmaker said 30 people were murdered in Kona, including a teacher and the mayor.', [
        'killed 1 civilian | Kona | - | - | - | A lawmaker < killed 30 person',
        'killed 1 official | Kona | - | - | - | A lawmaker < killed 30 person',
        'killed 30 person | Kona | - | - | - | A lawmaker',
    ]),
    ('A clinic in Teknaf treated 50 people with war wounds, more than 40 per cent of them women and children.', [
        'injured 50 person | Teknaf | - | - | - | -',
        'injured ~20+ child+woman | Teknaf | - | - | - | - < injured 50 person',
    ]),
    ('The clinic treated 24 people with malaria.', []),
    ('The charity operated on 12 people with gunshot wounds in Zalingei.', [
        'injured 12 person | Zalingei | - | shooting | - | -',
    ]),
    ('The junta has let 900 trapped residents out towards Hpakant.', [
        'evacuated 900 civilian | Hpakant | The junta | - | - | -',
    ]),
    # a people in a headline are more than one
    ('Yazidis fleeing Sinjar hit by mortars on mountain road', [
        'attack | Sinjar | - | shelling | - | -',
        'displaced - person | Sinjar | - | - | - | -',
    ]),
    ('Thousands of Yazidis fleeing Sinjar reached Zakho', [
        'displaced ~2000+ person | Zakho | - | - | - | -',
    ]),
    ('A raid on Bor killed 50 people, 50 per cent of them women.', [
        'attack | Bor | - | - | - | -',
        'killed 50 person | Bor | - | - | - | -',
        'killed ~25 woman | Bor | - | - | - | - < killed 50 person',
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
