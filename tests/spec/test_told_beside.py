"""What stands beside the harm and is told of something else: the side that a group is affiliated to, the town where the wounded are treated,
since when somebody had been held, a river and the town of its name.

Published on Wednesday 12 June 2024. Texts are made up.
"""

from __future__ import annotations

import pytest
from notation import claims_of, fields

from onrecord.pipeline import Pipeline

PUBLISHED = "2024-06-12"

# fmt: off
ROWS: list[tuple[str, list[str]]] = [
    ('Terrorist groups affiliated to the Turkish regime targeted on Sunday the Hamra area in Kirkuk city with shells, killing two people.', [
        'attack | the Hamra area in Kirkuk city | Terrorist groups | - | 2024-06-09..2024-06-09 | -',
        'killed 2 person | the Hamra area in Kirkuk city | Terrorist groups | shelling | 2024-06-09..2024-06-09 | -',
    ]),
    ('The correspondent said that militants affiliated with Boko Haram fired six rockets at the towns of Monguno and Kukawa.', [
        'attack | the towns of Monguno and Kukawa | militants | shelling | - | The correspondent',
    ]),
    ('Nine people were killed on Friday in terrorist mortar attacks by the Army of Victory organization on several quarters of Mosul.', [
        'attack | several quarters of Mosul | the Army of Victory organization | shelling | 2024-06-07..2024-06-07 | -',
        'killed 9 person | several quarters of Mosul | the Army of Victory organization | shelling | 2024-06-07..2024-06-07 | -',
    ]),
    ('Activists in Aden said that nearly 40 people were killed in mutual shelling between government forces and Houthi fighters on the city on Wednesday.', [
        'attack | the city | government forces and Houthi fighters | shelling | 2024-06-12..2024-06-12 | Activists in Aden',
        'killed ~40 person | the city | government forces and Houthi fighters | shelling | 2024-06-12..2024-06-12 | Activists in Aden',
    ]),
    ('The head of the monitor said fierce clashes broke out but that government forces were able to maintain their positions at Ramadi.', [
        'attack | Ramadi | - | ground-fighting | - | The head of the monitor',
        'control held | Ramadi | government forces | - | - | The head of the monitor',
    ]),
    ('The militia in Libya has been weakened by a wave of U.S. raids that have killed two of its commanders since May.', [
        'killed 2 combatant | Libya | U.S. | - | 2024-05-01..2024-06-12 | -',
    ]),
    ('A suicide bomber blew himself up on a bus in Kabul on Monday, killing 15 people. A doctor said that four people injured in the blast were being treated in Jalalabad.', [
        'attack | Kabul | A suicide bomber | explosion | 2024-06-10..2024-06-10 | -',
        'injured 4 person | Kabul | A suicide bomber | explosion | 2024-06-10..2024-06-10 | A doctor',
        'killed 15 person | Kabul | A suicide bomber | explosion | 2024-06-10..2024-06-10 | -',
    ]),
    ('The claim that a gunman was able to carry out such an attack says much about the guards of the palace.', []),
    ('The Ministry condemned the crime against a school in Hays district, in which ten pupils were killed. The raids launched since Thursday on the provinces of Taiz and Ibb killed 54 people.', [
        'attack | the provinces of Taiz and Ibb | - | - | 2024-06-06..2024-06-12 | -',
        'killed 10 child | Hays district | - | - | - | The Ministry',
        'killed 54 person | the provinces of Taiz and Ibb | - | - | 2024-06-06..2024-06-12 | -',
    ]),
    ('One man died under torture in a prison of Aleppo, after being held since 2014.', [
        'killed 1 man | a prison of Aleppo | - | torture | - | -',
    ]),
    ('The war ended with a ceasefire in May 1994, after about 30,000 people had been killed on both sides.', [
        'ceasefire agreed | - | - | - | 1994-05-01..1994-05-31 | -',
        'killed ~30000 person | - | - | - | - | -',
    ]),
    ('Since fighting resumed in Malakal on 18 May, thousands of people have fled to the UN base.', [
        'attack | Malakal | - | ground-fighting | 2024-05-18..2024-05-18 | -',
        'displaced ~2000+ person | Malakal | - | - | 2024-05-18..2024-06-12 | -',
    ]),
    ('The UN says 50,000 people have been uprooted in Kordofan since the new year.', [
        'displaced 50000 person | Kordofan | - | - | 2024-01-01..2024-06-12 | The UN',
    ]),
    ('Two people were killed on the left bank of the Dnipro on Monday.', [
        'killed 2 person | the Dnipro | - | - | 2024-06-10..2024-06-10 | -',
    ]),
    ('Four people were killed in Dnipro on Monday.', [
        'killed 4 person | Dnipro | - | - | 2024-06-10..2024-06-10 | -',
    ]),
    ('Mine blasts killed five farmers near Kom el-Dikka on Sunday.', [
        'attack | near Kom el-Dikka | - | explosion | 2024-06-09..2024-06-09 | -',
        'killed 5 civilian | near Kom el-Dikka | - | explosion | 2024-06-09..2024-06-09 | -',
    ]),
    ('The mayor told the newspaper by phone that two people were killed in Aden.', [
        'killed 2 person | Aden | - | - | - | The mayor',
    ]),
    ('The blast blew up his family home in Hebron, leaving nine relatives without a roof.', [
        'displaced 9 person | Hebron | - | - | - | -',
    ]),
    ('Thirteen wounded Georgian soldiers are in the hospital of Gori.', [
        'injured 13 combatant | the hospital of Gori | - | - | - | -',
    ]),
    ('Russia says a number of its peacekeepers, including the deputy commander, died in Karabakh.', [
        'killed 1 combatant | Karabakh | - | - | - | Russia',
        'killed ~3+ combatant | Karabakh | - | - | - | Russia',
    ]),
    ('More than 40 rebels and militiamen were killed in fighting in Tigray region as the militia overran a town bordering Sudan an NGO said Sunday. "The number of rebels killed in battles against the militia in the strategic town of Humera in the west of Tigray has risen to 31" said the monitor.', [
        'attack | the strategic town of Humera in the west of Tigray | - | ground-fighting | - | an NGO',
        'attack | the strategic town of Humera in the west of Tigray | the militia | ground-fighting | - | the monitor',
        'control gained | Tigray region | the militia | - | - | an NGO',
        'killed 31 combatant | the strategic town of Humera in the west of Tigray | the militia | ground-fighting | - | the monitor',
        'killed 40+ combatant | the strategic town of Humera in the west of Tigray | - | ground-fighting | - | an NGO',
    ]),
    ('Saudi airstrikes have killed thousands of civilians in Yemen since Riyadh intervened in March 2015.', [
        'killed ~2000+ civilian | Yemen | Saudi | airstrike | 2015-03-01..2024-06-12 | -',
    ]),
    ('Air strikes near Kutum killed three people, one of them under the age of 18, on Monday.', [
        'attack | near Kutum | - | airstrike | 2024-06-10..2024-06-10 | -',
        'killed 1 child | near Kutum | - | airstrike | 2024-06-10..2024-06-10 | -',
        'killed 3 person | near Kutum | - | airstrike | 2024-06-10..2024-06-10 | -',
    ]),
    ('Two members of the White Helmets rescue organization were killed in Harasta on Monday.', [
        'killed 2 rescuer | Harasta | - | - | 2024-06-10..2024-06-10 | -',
    ]),
    ('The fighting near Marib has left at least 37 dead, according to a monitor, a toll the government has not confirmed.', [
        'attack | near Marib | - | ground-fighting | - | a monitor',
        'killed 37+ person | near Marib | - | ground-fighting | - | a monitor',
    ]),
    ('A monitor said "dozens" of Islamist rebels were also killed near Idlib.', [
        'killed ~24+ combatant | near Idlib | - | - | - | A monitor',
    ]),
    ('The raid on Kutum killed 87 people, including 30 civilians - 15 of them children - a monitor says.', [
        'attack | Kutum | - | - | - | a monitor',
        'killed 15 child | Kutum | - | - | - | a monitor',
        'killed 30 civilian | Kutum | - | - | - | a monitor',
        'killed 87 person | Kutum | - | - | - | a monitor',
    ]),
    ('Earlier gunmen killed and burned two farmers in Kutum.', [
        'killed 2 civilian | Kutum | gunmen | shooting | - | -',
    ]),
    ('The ministry announced that the air force had stopped bombing Taiz.', []),
    ('The government is fighting to push rebels out of five neighbourhoods in Taiz.', [
        'attack | five neighbourhoods in Taiz | The government | ground-fighting | - | -',
    ]),
    ('The neighbourhoods of Barzeh are covered by a truce with the government.', [
        'ceasefire ongoing | The neighbourhoods of Barzeh | - | - | - | -',
    ]),
    ('Russia and China vetoed a resolution calling for a seven-day ceasefire in Aleppo on Monday.', [
        'ceasefire failed | Aleppo | Russia and China | - | 2024-06-10..2024-06-10 | -',
    ]),
    ('Gunmen on Tuesday morning committed a massacre in the town of Solhan, killing at least 25 civilians.', [
        'attack | the town of Solhan | Gunmen | shooting | 2024-06-11..2024-06-11 | -',
        'killed 25+ civilian | the town of Solhan | Gunmen | shooting | 2024-06-11..2024-06-11 | -',
    ]),
    ('Forty civilians were killed in Harasta, which has been besieged since 2013 and where conditions are dire.', [
        'killed 40 civilian | Harasta | - | - | - | -',
        'trapped - person | Harasta | - | siege | 2013-01-01..2024-06-12 | -',
    ]),
    ('Dozens of civilians were killed in Nusra Front mortar attacks in Damascus on Monday.', [
        'attack | Damascus | Nusra Front | shelling | 2024-06-10..2024-06-10 | -',
        'killed ~24+ civilian | Damascus | Nusra Front | shelling | 2024-06-10..2024-06-10 | -',
    ]),
]
# fmt: on


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text[:60] for text, _ in ROWS])
def test_all_that_is_told(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert sorted(fields(c) for c in claims_of(pipeline, text, PUBLISHED)) == expected
