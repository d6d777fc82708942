"""Plain sentences of news that fresh readers found misread: shares in fractions, one of those told before, what 'over' means, who did what to
whom in a long sentence, and figures told by another.

Published on Wednesday 12 June 2024. Texts are made up. `part` behind a claim: it is a share of another; `earlier`: it has been corrected.
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
    ('On Monday rebels killed nine people in Gulu.', [
        'killed 9 person | Gulu | rebels | - | 2024-06-10..2024-06-10 | -',
    ]),
    ('That night gunmen attacked a bar in Gulu.', [
        'attack | Gulu | gunmen | shooting | - | -',
    ]),
    ('In Gulu gunmen killed nine people on Monday.', [
        'killed 9 person | Gulu | gunmen | shooting | 2024-06-10..2024-06-10 | -',
    ]),
    ('On Easter Sunday gunmen killed nine worshippers in Jos.', [
        'killed 9 civilian | Jos | gunmen | shooting | 2024-03-31..2024-03-31 | -',
    ]),
    ("Thursday's raid in Rafah killed nine people; Friday's killed four.", [
        'attack | Rafah | - | - | 2024-06-06..2024-06-06 | -',
        'killed 4 person | Rafah | - | - | 2024-06-07..2024-06-07 | -',
        'killed 9 person | Rafah | - | - | 2024-06-06..2024-06-06 | -',
    ]),
    ('Two sailors were killed by a warplane over the island of Zuqar.', [
        'attack | the island of Zuqar | a warplane | airstrike | - | -',
        'killed 2 combatant | the island of Zuqar | a warplane | airstrike | - | -',
    ]),
    ('A car bomb exploded in Hilla on Saturday night, killing at least 31 people, police and doctors said.', [
        'attack | Hilla | - | explosion | 2024-06-08..2024-06-08 | police, doctors',
        'killed 31+ person | Hilla | - | explosion | 2024-06-08..2024-06-08 | police, doctors',
    ]),
    ('Clashes killed three rebels, soldiers and villagers said.', [
        'attack | - | - | ground-fighting | - | soldiers, villagers',
        'killed 3 combatant | - | - | ground-fighting | - | soldiers, villagers',
    ]),
    ('Gunmen killed three farmers, soldiers and police in Bor.', [
        'killed 3 civilian+combatant | Bor | Gunmen | shooting | - | -',
    ]),
    ('The bomb killed nine people, police and soldiers among them.', [
        'killed 9 person | - | - | explosion | - | -',
    ]),
    ('In June 38 people were killed in Sousse.', [
        'killed 38 person | Sousse | - | - | 2024-06-01..2024-06-12 | -',
    ]),
    ('In May 31 people were killed in Baquba.', [
        'killed 31 person | Baquba | - | - | 2024-05-01..2024-05-31 | -',
    ]),
    ('On 3 May 14 people were killed in Baquba.', [
        'killed 14 person | Baquba | - | - | 2024-05-03..2024-05-03 | -',
    ]),
    ('The ministry puts the number of civilians killed since May at 210.', [
        'killed 210 civilian | - | - | - | 2024-05-01..2024-06-12 | The ministry',
    ]),
    ('Six more soldiers died on Monday, taking the toll to 112.', [
        'killed 112 combatant | - | - | - | 2024-06-10..2024-06-10 | -',
        'killed 6 combatant | - | - | - | 2024-06-10..2024-06-10 | -',
    ]),
    ("A nurse wounded in Friday's blast in Quetta died on Sunday, taking the toll to 15.", [
        'attack | Quetta | - | explosion | 2024-06-07..2024-06-07 | -',
        'killed 1 medic | Quetta | - | explosion | 2024-06-09..2024-06-09 | -',
        'killed 15 person | Quetta | - | explosion | 2024-06-07..2024-06-07 | -',
    ]),
    ('Gunmen attacked a police post in Kano on Friday. On Thursday, 11 people died in Jos.', [
        'attack | Kano | Gunmen | shooting | 2024-06-07..2024-06-07 | -',
        'killed 11 person | Jos | - | - | 2024-06-06..2024-06-06 | -',
    ]),
    ('Gunmen attacked a police post in Kano on Friday. Eleven people died.', [
        'attack | Kano | Gunmen | shooting | 2024-06-07..2024-06-07 | -',
        'killed 11 person | Kano | Gunmen | shooting | 2024-06-07..2024-06-07 | -',
    ]),
    ('A bomb went off between Hilla and Karbala on Friday, killing nine pilgrims.', [
        'attack | Hilla | - | explosion | 2024-06-07..2024-06-07 | -',
        'killed 9 civilian | Hilla | - | explosion | 2024-06-07..2024-06-07 | -',
    ]),
    ('Fighting broke out between Armenia and Azerbaijan on Monday.', [
        'attack | Armenia | Armenia and Azerbaijan | ground-fighting | 2024-06-10..2024-06-10 | -',
    ]),
    ("American planes hit a convoy near Herat on May 4, killing 60, by Kabul's count.", [
        'attack | near Herat | American planes | - | 2024-05-04..2024-05-04 | Kabul',
        'killed 60 person | near Herat | American planes | - | 2024-05-04..2024-05-04 | Kabul',
    ]),
    ("Bombs killed 30 villagers near Herat on May 4, by the Red Cross's count.", [
        'attack | near Herat | - | explosion | 2024-05-04..2024-05-04 | the Red Cross',
        'killed 30 civilian | near Herat | - | explosion | 2024-05-04..2024-05-04 | the Red Cross',
    ]),
    ('A rebel spokesman claimed that nine policemen were killed in Loikaw.', [
        'killed 9 combatant | Loikaw | - | - | - | A rebel spokesman',
    ]),
    ('A gunman wounded three people in Karachi before guards shot him dead.', [
        'injured 3 person | Karachi | A gunman | shooting | - | -',
        'killed 1 combatant | Karachi | guards | shooting | - | -',
    ]),
    ('Al-Qaeda bombed three hotels in Amman on Wednesday, killing 57 people.', [
        'attack | Amman | Al-Qaeda | explosion | 2024-06-12..2024-06-12 | -',
        'killed 57 person | Amman | Al-Qaeda | explosion | 2024-06-12..2024-06-12 | -',
    ]),
    ('Israel bombed Khan Younis on Monday, killing two people.', [
        'attack | Khan Younis | Israel | airstrike | 2024-06-10..2024-06-10 | -',
        'killed 2 person | Khan Younis | Israel | airstrike | 2024-06-10..2024-06-10 | -',
    ]),
    ('After rebels killed five policemen in Bajaur, the army shelled villages in Mohmand, killing eight people.', [
        'attack | villages in Mohmand | the army | shelling | - | -',
        'killed 5 combatant | Bajaur | rebels | - | - | -',
        'killed 8 person | villages in Mohmand | the army | shelling | - | -',
    ]),
    ('Rebels shot down a helicopter near Bangui, killing three soldiers.', [
        'attack | near Bangui | Rebels | other | - | -',
        'killed 3 combatant | near Bangui | Rebels | shooting | - | -',
    ]),
    ('Three aid workers are in Somali hands.', [
        'detained 3 aid-worker | Somalia | - | - | - | -',
    ]),
    ('The town of Derna is in rebel hands.', [
        'control held | The town of Derna | rebel | - | - | -',
    ]),
    ('Two journalists remain in the hands of Hamas.', [
        'detained 2 journalist | - | - | - | - | -',
    ]),
    ('Thousands streamed out of Bukavu on Sunday.', [
        'displaced ~2000+ person | Bukavu | - | - | 2024-06-09..2024-06-09 | -',
    ]),
    ('Hundreds of villagers trudged towards Goma with bundles on their heads.', [
        'displaced ~200+ civilian | Goma | - | - | - | -',
    ]),
    ('Some 4,000 families have been driven from Tal Afar.', [
        'displaced ~4000:family civilian | Tal Afar | - | - | - | -',
    ]),
    ('The army bombed Monguno at a cost of 12 civilian lives, residents said.', [
        'attack | Monguno | The army | airstrike | - | residents',
        'killed 12 civilian | Monguno | The army | airstrike | - | residents',
    ]),
    ('Rebel gunners hammered Donetsk airport on Tuesday.', [
        'attack | Donetsk airport | Rebel gunners | shelling | 2024-06-11..2024-06-11 | -',
    ]),
    ('Six members of parliament and five guards were killed in Mogadishu.', [
        'killed 5 combatant | Mogadishu | - | - | - | -',
        'killed 6 official | Mogadishu | - | - | - | -',
    ]),
    ('A hospital in Saada had received 21 bodies, all of them children.', [
        'killed 21 child | Saada | - | - | - | -',
    ]),
    ('Two of those killed were children.', [
        'killed 2 child | - | - | - | - | -',
    ]),
    ('Security forces opened fire on protesters in Daraa on Friday, killing at least 12, activists said.', [
        'attack | Daraa | Security forces | shooting | 2024-06-07..2024-06-07 | activists',
        'killed 12+ civilian | Daraa | Security forces | shooting | 2024-06-07..2024-06-07 | activists',
    ]),
    ('A mine blew up a truck carrying soldiers near Mopti, killing six.', [
        'attack | near Mopti | - | explosion | - | -',
        'killed 6 combatant | near Mopti | - | explosion | - | -',
    ]),
    ('Twelve hostages and five of their captors died when troops stormed the school.', [
        'attack | - | troops | ground-fighting | - | -',
        'killed 12 prisoner | - | troops | ground-fighting | - | -',
        'killed 5 combatant | - | troops | ground-fighting | - | -',
    ]),
    ('Twelve people were killed and as many wounded.', [
        'injured 12 person | - | - | - | - | -',
        'killed 12 person | - | - | - | - | -',
    ]),
    ('The attack left 12 dead and more than twice that number wounded.', [
        'injured 24+ person | - | - | - | - | -',
        'killed 12 person | - | - | - | - | -',
    ]),
    ('Aid workers reckon that 300 civilians were killed in Bor.', [
        'killed 300 civilian | Bor | - | - | - | Aid workers',
    ]),
    ('The ministry had at first spoken of 12 dead in the raid; later it said 19 people were killed.', [
        'killed 12 person | - | - | - | - | The ministry | earlier',
        'killed 19 person | - | - | - | - | The ministry',
    ]),
    ('At least 50 bodies lay in the streets of Bor, a doctor said. The Red Cross had earlier counted 16.', [
        'killed 16 person | the streets of Bor | - | - | - | The Red Cross | earlier',
        'killed 50+ person | the streets of Bor | - | - | - | a doctor',
    ]),
    ('Soldiers separated the men from the women and took about 60 away, survivors said.', [
        'detained ~60 man | - | Soldiers | - | - | survivors',
    ]),
    ('The rebels walked unopposed into Bukavu on Sunday.', [
        'control gained | Bukavu | The rebels | - | 2024-06-09..2024-06-09 | -',
    ]),
    ('Soldiers captured the last airstrip of the rebels near Bunia on Monday.', [
        'control gained | near Bunia | Soldiers | - | 2024-06-10..2024-06-10 | -',
    ]),
    ('Four people died in Uvira, taking the total to 31, the mayor said.', [
        'killed 31 person | Uvira | - | - | - | the mayor',
        'killed 4 person | Uvira | - | - | - | the mayor',
    ]),
    ('Another 12 families fled Bor, bringing the total to 900.', [
        'displaced 12:family civilian | Bor | - | - | - | -',
        'displaced 900:family civilian | Bor | - | - | - | -',
    ]),
]
# fmt: on


def _fields(claim: Claim) -> str:
    return fields(claim) + (" | part" if claim.part_of else "") + (" | earlier" if claim.superseded else "")


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_all_that_is_told(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert sorted(_fields(c) for c in claims_of(pipeline, text, PUBLISHED)) == expected
