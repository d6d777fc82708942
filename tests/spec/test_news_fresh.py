"""Plain sentences of news that fresh readers found misread: shares in fractions, one of those told before, what 'over' means, who did what to
whom in a long sentence, and figures told by another.

Published on Wednesday 12 June 2024. Texts are made up. `part` behind a claim: it is a share of another.
"""

from __future__ import annotations

import pytest
from notation import claims_of, fields

from onrecord.pipeline import Pipeline
from onrecord.records import Claim

PUBLISHED = "2024-06-12"

# fmt: off
ROWS: list[tuple[str, list[str]]] = [
    ('At least 640 Somalis, three quarters of them civilians, have now died.', [
        'killed 640+ person | Somalia | - | - | - | -',
        'killed ~480 civilian | Somalia | - | - | - | - | part',
    ]),
    ("Half of Donetsk's 900,000 inhabitants have fled, the mayor said.", [
        'displaced ~450000 civilian | Donetsk | - | - | - | the mayor',
    ]),
    ("Two thirds of the camp's 9,000 people have left, aid workers said.", [
        'displaced ~6000 person | - | - | - | - | aid workers',
    ]),
    ('Of the 120 wounded, one third were women, the hospital said.', [
        'injured 120 person | - | - | - | - | the hospital',
        'injured ~40 woman | - | - | - | - | the hospital | part',
    ]),
    ('Half of the 80 people killed were children.', [
        'killed 80 person | - | - | - | - | -',
        'killed ~40 child | - | - | - | - | - | part',
    ]),
    ('Rebels stormed the town of Bouar on Tuesday. Three people were shot in the crossfire. One of them, a boy of 10, has since died.', [
        'attack | the town of Bouar | - | shooting | 2024-06-11..2024-06-11 | -',
        'attack | the town of Bouar | Rebels | ground-fighting | 2024-06-11..2024-06-11 | -',
        'injured 3 person | the town of Bouar | Rebels | shooting | 2024-06-11..2024-06-11 | -',
        'killed 1 child | the town of Bouar | Rebels | shooting | 2024-06-11..2024-06-11 | -',
    ]),
    ('Four women were hit by a sniper in Taiz on Tuesday, a doctor said. One of them, a girl of 16, has since died.', [
        'attack | Taiz | a sniper | shooting | 2024-06-11..2024-06-11 | a doctor',
        'killed 1 child | Taiz | a sniper | shooting | 2024-06-11..2024-06-11 | -',
    ]),
    ('Rebels stormed Bouar on Tuesday. Three people were shot. Two of them have since died.', [
        'attack | Bouar | - | shooting | 2024-06-11..2024-06-11 | -',
        'attack | Bouar | Rebels | ground-fighting | 2024-06-11..2024-06-11 | -',
        'injured 3 person | Bouar | Rebels | shooting | 2024-06-11..2024-06-11 | -',
        'killed 2 person | Bouar | Rebels | shooting | 2024-06-11..2024-06-11 | -',
    ]),
    ('Three of the hostages, two men and a woman, were killed in Jolo.', [
        'killed 1 woman | Jolo | - | - | - | - | part',
        'killed 2 man | Jolo | - | - | - | - | part',
        'killed 3 prisoner | Jolo | - | - | - | -',
    ]),
    ('Relatives wept over nine men killed on Monday when a bomb exploded in Taji.', [
        'attack | Taji | - | explosion | 2024-06-10..2024-06-10 | -',
        'killed 9 man | Taji | - | explosion | 2024-06-10..2024-06-10 | -',
    ]),
    ('Anger over 17 civilians killed in a raid in Logar has not cooled.', [
        'attack | Logar | - | - | - | -',
        'killed 17 civilian | Logar | - | - | - | -',
    ]),
    ('The raid killed over 17 civilians in Logar.', [
        'attack | Logar | - | - | - | -',
        'killed 17+ civilian | Logar | - | - | - | -',
    ]),
    ('At least 12 people died on the spot and two in hospital.', [
        'killed 12+ person | - | - | - | - | -',
        'killed 2 person | - | - | - | - | -',
    ]),
    ('Nine people died in the blast and two are in hospital.', [
        'injured 2 person | - | - | explosion | - | -',
        'killed 9 person | - | - | explosion | - | -',
    ]),
    ('The strike by teachers in Basra entered its third week.', [
    ]),
    ('A strike by the air force killed nine people in Idlib.', [
        'attack | Idlib | the air force | airstrike | - | -',
        'killed 9 person | Idlib | the air force | airstrike | - | -',
    ]),
    ('An avalanche killed 12 soldiers near Siachen on Monday.', [
    ]),
    ('The general, who survived three attempts on his life, was sacked.', [
    ]),
    ('On Thursday, Christmas Eve, nine people were shot dead in Jos.', [
        'attack | Jos | - | shooting | 2024-06-06..2024-06-06 | -',
        'killed 9 person | Jos | - | shooting | 2024-06-06..2024-06-06 | -',
    ]),
    ('The mediator travels to Addis Ababa on Saturday for negotiations with the rebels.', [
        'talks planned planned | Addis Ababa | - | - | 2024-06-15..2024-06-15 | -',
    ]),
    ('The envoy flew to Khartoum on Monday for talks with the president.', [
        'talks ongoing | Khartoum | The envoy | - | 2024-06-10..2024-06-10 | -',
    ]),
    ('Rebels raided Oicha on Monday. Hours later they burned 12 houses in Eringeti and killed a nurse.', [
        'attack | Oicha | Rebels | - | 2024-06-10..2024-06-10 | -',
        'killed 1 medic | Eringeti | Rebels | - | 2024-06-10..2024-06-10 | -',
    ]),
    ('Turkish drones hit Tripoli suburb\nTRIPOLI - Fighting went on. The health ministry said 12 soldiers had been killed in Sirte on Tuesday.', [
        'attack | Tripoli suburb | Turkish drones | drone | - | -',
        'killed 12 combatant | Sirte | - | - | 2024-06-11..2024-06-11 | The health ministry',
    ]),
    ('Turkish drones hit Tripoli suburb\nTRIPOLI - Twelve people were killed in the strike, medics said.', [
        'attack | Tripoli suburb | Turkish drones | drone | - | -',
        'killed 12 person | Tripoli suburb | Turkish drones | drone | - | medics',
    ]),
    ('Fighting went on on Sunday. Hundreds of families have fled to Afgoye.', [
        'attack | Somalia | - | ground-fighting | 2024-06-09..2024-06-09 | -',
        'displaced ~200+:family civilian | Afgoye | - | - | - | -',
    ]),
    ('Shells fell on Sloviansk on Sunday. Some 300 people left for Kharkiv.', [
        'attack | Sloviansk | - | shelling | 2024-06-09..2024-06-09 | -',
        'displaced ~300 person | Kharkiv | - | - | - | -',
    ]),
]
# fmt: on


def _fields(claim: Claim) -> str:
    return f"{fields(claim)}{' | part' if claim.part_of else ''}"


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_all_that_is_told(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert sorted(_fields(c) for c in claims_of(pipeline, text, PUBLISHED)) == expected
