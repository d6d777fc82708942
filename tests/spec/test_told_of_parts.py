"""Some of a counted number, days and places that belong to one number alone, towns told by what they lie in, people on their way, and what
did not come about: truces, evacuations, talks.

Published on Wednesday 12 June 2024. Texts are made up.
"""

from __future__ import annotations

import pytest
from notation import claims_of, fields

from onrecord.pipeline import Pipeline

PUBLISHED = "2024-06-12"

# fmt: off
ROWS: list[tuple[str, list[str]]] = [
    ('Three of the 12 people wounded in the market bombing in Goma have since died, the hospital said.', [
        'attack | Goma | - | explosion | - | the hospital',
        'injured 12 person | Goma | - | explosion | - | the hospital',
        'killed 3 person | Goma | - | explosion | - | the hospital',
    ]),
    ('Sixteen of the 22 miners abducted near Komanda on Sunday were freed on Tuesday.', [
        'abducted 22 civilian | near Komanda | - | - | 2024-06-09..2024-06-09 | -',
    ]),
    ('Three of the ten soldiers captured in Bunagana were executed, the army said.', [
        'detained 10 combatant | Bunagana | - | - | - | the army',
        'killed 3 combatant | Bunagana | - | execution | - | the army',
    ]),
    ('Gunmen released 20 of the 84 schoolgirls kidnapped last month in Zamfara.', [
        'abducted 84 child | Zamfara | - | - | 2024-05-01..2024-05-31 | -',
    ]),
    ('Rebels released 30 prisoners captured in May.', [
        'detained 30 person | - | - | - | 2024-05-01..2024-05-31 | -',
    ]),
    ('Twenty people were killed. Among the dead were two women, the mayor said.', [
        'killed 2 woman | - | - | - | - | the mayor',
        'killed 20 person | - | - | - | - | -',
    ]),
    ('Thirty were hurt. Among the wounded were six women, a teacher said.', [
        'injured 30 person | - | - | - | - | -',
        'injured 6 woman | - | - | - | - | a teacher',
    ]),
    ('Soldiers shot at a crowd in Conakry, wounding at least ten, two of whom later died.', [
        'attack | Conakry | Soldiers | shooting | - | -',
        'injured 10+ person | Conakry | Soldiers | shooting | - | -',
        'killed 2 person | Conakry | Soldiers | shooting | - | -',
    ]),
    ('MSF in Tawila received 92 wounded people, among them 31 children. Six of them died on the way.', [
        'injured 31 child | Tawila | - | - | - | -',
        'injured 92 person | Tawila | - | - | - | -',
        'killed 6 person | Tawila | - | - | - | -',
    ]),
    ('At the hospital 19 bodies had been brought in and four more people died on the operating table. Among the dead were seven children and five women.', [
        'killed 19 person | - | - | - | - | -',
        'killed 4 person | - | - | - | - | -',
        'killed 5 woman | - | - | - | - | -',
        'killed 7 child | - | - | - | - | -',
    ]),
    ('Two soldiers were killed on Monday and three on Tuesday.', [
        'killed 2 combatant | - | - | - | 2024-06-10..2024-06-10 | -',
        'killed 3 combatant | - | - | - | 2024-06-11..2024-06-11 | -',
    ]),
    ('Ten people were killed on 3 May and a further four on 5 May.', [
        'killed 10 person | - | - | - | 2024-05-03..2024-05-03 | -',
        'killed 4 person | - | - | - | 2024-05-05..2024-05-05 | -',
    ]),
    ('Five were killed in Kharkiv on Monday and two in Sumy on Tuesday.', [
        'killed 2 person | Sumy | - | - | 2024-06-11..2024-06-11 | -',
        'killed 5 person | Kharkiv | - | - | 2024-06-10..2024-06-10 | -',
    ]),
    ('The insurgents remain in control of Bunagana, residents said.', [
        'control held | Bunagana | The insurgents | - | - | residents',
    ]),
    ('Militants stayed in control of Palma for ten days.', [
        'control held | Palma | Militants | - | - | -',
    ]),
    ('A humanitarian pause announced for Monday did not hold, aid workers said.', [
        'ceasefire failed | - | - | - | 2024-06-10..2024-06-10 | aid workers',
    ]),
    ('The ceasefire did not hold for more than an hour.', [
        'ceasefire failed | - | - | - | - | -',
    ]),
    ('The truce failed to take hold on Friday.', [
        'ceasefire failed | - | - | - | 2024-06-07..2024-06-07 | -',
    ]),
    ('The evacuation of 300 civilians from Sloviansk was suspended on Sunday.', [
        'evacuation halted | Sloviansk | - | - | 2024-06-09..2024-06-09 | -',
    ]),
    ('The government refused to hold talks with the rebels.', []),
    ('The rebels said they would not attend the talks in Luanda.', []),
    ('Israeli air strikes on Nuseirat camp in central Gaza killed 16 Palestinians, including five children, medics said.', [
        'attack | Nuseirat camp in central Gaza | Israeli | airstrike | - | medics',
        'killed 16 person | Nuseirat camp in central Gaza | Israeli | airstrike | - | medics',
        'killed 5 child | Nuseirat camp in central Gaza | Israeli | airstrike | - | medics',
    ]),
    ('A convoy travelling from Goma to Bukavu was ambushed near Minova; nine people died.', [
        'attack | near Minova | - | ground-fighting | - | -',
        'killed 9 person | near Minova | - | ground-fighting | - | -',
    ]),
    ('A bus going from Kabul to Kandahar hit a mine in Ghazni, killing 11.', [
        'attack | Ghazni | - | explosion | - | -',
        'killed 11 person | Ghazni | - | explosion | - | -',
    ]),
    ('Villagers of Zabarmari fled to Maiduguri on Monday.', [
        'displaced - civilian | Zabarmari | - | - | 2024-06-10..2024-06-10 | -',
    ]),
    ('A Russian guided bomb struck a shop in the Kharkiv town of Borova, killing 15 civilians.', [
        'attack | Borova | Russian | airstrike | - | -',
        'killed 15 civilian | Borova | Russian | airstrike | - | -',
    ]),
    ('Gunmen raided the Borno village of Zabarmari, killing 40.', [
        'attack | Zabarmari | Gunmen | shooting | - | -',
        'killed 40 person | Zabarmari | Gunmen | shooting | - | -',
    ]),
    ('A strike on the Idlib village of Jabala killed two.', [
        'attack | Jabala | - | airstrike | - | -',
        'killed 2 person | Jabala | - | airstrike | - | -',
    ]),
    ('Shells killed 3 in the Aleppo suburb of Handarat.', [
        'attack | Handarat | - | shelling | - | -',
        'killed 3 person | Handarat | - | shelling | - | -',
    ]),
    ('An aerial bomb struck a shop in Borova on 12 March, killing 15 civilians.', [
        'attack | Borova | - | airstrike | 2024-03-12..2024-03-12 | -',
        'killed 15 civilian | Borova | - | airstrike | 2024-03-12..2024-03-12 | -',
    ]),
    ('Rescuers were searching the rubble in Borova for four people who were missing. About 600 people still live in Borova.', [
        'missing 4 person | Borova | - | - | - | -',
        'service ongoing | Borova | - | - | - | -',
    ]),
    ('The Red Cross said that 12 people had fled Mellit. Three people were killed in Mellit on Monday, the Sudan Doctors Network said. It said that 8 others were wounded.', [
        'displaced 12 person | Mellit | - | - | - | The Red Cross',
        'injured 8 person | Mellit | - | - | 2024-06-10..2024-06-10 | the Sudan Doctors Network',
        'killed 3 person | Mellit | - | - | 2024-06-10..2024-06-10 | the Sudan Doctors Network',
    ]),
    ('In the week of 10 to 16 March, the UN mission verified 47 civilians killed and 216 injured across Ukraine.', [
        'injured 216 civilian | Ukraine | - | - | 2024-03-10..2024-03-16 | the UN mission',
        'killed 47 civilian | Ukraine | - | - | 2024-03-10..2024-03-16 | the UN mission',
    ]),
    ('A shell killed two people in Goma. Forty people were still in hospital.', [
        'attack | Goma | - | shelling | - | -',
        'injured 40 person | Goma | - | shelling | - | -',
        'killed 2 person | Goma | - | shelling | - | -',
    ]),
    ('The division said its artillery destroyed three vehicles and killed 17 of the attackers.', [
        'killed 17 combatant | - | The division | shelling | - | The division',
    ]),
    ('The toll from the shelling of El Fasher has risen to 38 after 15 of the wounded died overnight.', [
        'attack | El Fasher | - | shelling | - | -',
        'killed 15 person | El Fasher | - | shelling | - | -',
        'killed 38 person | El Fasher | - | shelling | - | -',
    ]),
]
# fmt: on


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text[:60] for text, _ in ROWS])
def test_all_that_is_told(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert sorted(fields(c) for c in claims_of(pipeline, text, PUBLISHED)) == expected
