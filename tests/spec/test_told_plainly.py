"""Plain sentences that fresh readers found misread: deeds denied and survived, all but some, hours of the clock, who speaks by office and name,
who was said to be what, men lined up and shot, totals since a beginning, and whose shares and losses they are.

Published on Wednesday 12 June 2024. Texts are made up.
"""

from __future__ import annotations

import pytest
from notation import claims_of, fields

from onrecord.pipeline import Pipeline

PUBLISHED = "2024-06-12"

# fmt: off
ROWS: list[tuple[str, list[str]]] = [
    ('The militia denied the killing of eight farmers in Kadugli.', [
        'killed 8 civilian denied | Kadugli | - | - | - | The militia',
    ]),
    ('The ministry denied any abduction of students in Gwoza.', [
        'abducted - civilian denied | Gwoza | - | - | - | The ministry',
    ]),
    ('Three nurses did not survive the strike on Izium, the mayor said.', [
        'killed 3 medic | Izium | - | - | - | the mayor',
    ]),
    ('A drone crashed into a warehouse in Odesa overnight without causing injuries.', [
    ]),
    ('All but three of the crew were killed when a mine blew up their boat off Mocha.', [
        'attack | off Mocha | - | explosion | - | -',
        'killed - person | off Mocha | - | explosion | - | -',
    ]),
    ('Mortar bombs sank a ferry near Bor, killing six of the crew of eleven.', [
        'attack | near Bor | - | shelling | - | -',
        'killed 6 person | near Bor | - | shelling | - | -',
    ]),
    ('Gunmen believed to be Pakistani shot dead 14 labourers in Turbat.', [
        'attack | Turbat | Gunmen | shooting | - | -',
        'killed 14 civilian | Turbat | Gunmen | shooting | - | -',
    ]),
    ('Men said to be deserters abducted four traders near Bor, elders said.', [
        'abducted 4 civilian | near Bor | Men | - | - | elders',
    ]),
    ('Nine refugees told the network that soldiers had burned their village near Nyala.', [
        'attack | near Nyala | soldiers | - | - | Nine refugees',
    ]),
    ('A rocket killed 11 people and injured 25 in Sumy, the regional prosecutor, Oleh Danko, told reporters.', [
        'attack | Sumy | - | shelling | - | the regional prosecutor, Oleh Danko',
        'injured 25 person | Sumy | - | shelling | - | the regional prosecutor, Oleh Danko',
        'killed 11 person | Sumy | - | shelling | - | the regional prosecutor, Oleh Danko',
    ]),
    ('The Lebanese death toll rose to 560 on Tuesday, the ministry of health said.', [
        'killed 560 person | Lebanon | - | - | 2024-06-11..2024-06-11 | the ministry of health',
    ]),
    ('Residents said 25 men were lined up and shot in Bucha.', [
        'killed 25 man | Bucha | - | shooting | - | Residents',
    ]),
    ('Fighters dragged two brothers out of their house in Hama and shot them, their mother said.', [
        'abducted 2 man | Hama | Fighters | - | - | their mother',
        'killed 2 man | Hama | Fighters | shooting | - | their mother',
    ]),
    ('The gang has freed three of the seven teachers it kidnapped in Zamfara.', [
        'abducted 7 civilian | Zamfara | - | - | - | -',
    ]),
    ('More than 90,000 people are estimated to be uprooted in Cabo Delgado, the agency said.', [
        'displaced 90000+ person | Cabo Delgado | - | - | - | the agency',
    ]),
    ('Medics received the bodies of 14 women, and 33 wounded, 12 of them women.', [
        'injured 12 woman | - | - | - | - | -',
        'injured 33 person | - | - | - | - | -',
        'killed 14 woman | - | - | - | - | -',
    ]),
    ('Death toll in Tripoli clashes tops 200, ministry says', [
        'attack | Tripoli | - | ground-fighting | - | ministry',
        'killed 200+ person | Tripoli | - | ground-fighting | - | ministry',
    ]),
    ('The death count in Marawi rose to 413 on Friday, the army said.', [
        'killed 413 person | Marawi | - | - | 2024-06-07..2024-06-07 | the army',
    ]),
    ('About 6,000 villagers are penned in a strip of beach near Mullaitivu.', [
        'trapped ~6000 civilian | near Mullaitivu | - | - | - | -',
    ]),
    ('Some 1,800 people from five villages near Falam are on the run.', [
        'displaced ~1800 person | near Falam | - | - | - | -',
    ]),
    ('More than 40,000 people were in shelters in Shusha on Tuesday, the council said.', [
        'displaced 40000+ person | Shusha | - | - | 2024-06-11..2024-06-11 | the council',
    ]),
    ('900 families have registered as displaced in Quibdo since Sunday.', [
        'displaced 900:family civilian | Quibdo | - | - | 2024-06-09..2024-06-12 | -',
    ]),
    ('At least 70 people, 12 of them minors, perished in the raid on Pauk.', [
        'attack | Pauk | - | - | - | -',
        'killed 12 child | Pauk | - | - | - | -',
        'killed 70+ person | Pauk | - | - | - | -',
    ]),
    ('The missile hit the hostel shortly after 4 a.m. and killed nine people, police said.', [
        'killed 9 person | - | - | shelling | 2024-06-12..2024-06-12 | police',
    ]),
    ('The ship lost two sailors for each pirate killed off Bosaso.', [
    ]),
    ('A million and a half people have fled Marib.', [
        'displaced 1500000 person | Marib | - | - | - | -',
    ]),
    ('Gunmen on a pickup shot dead a headteacher in Mubi on Tuesday.', [
        'attack | Mubi | Gunmen | shooting | 2024-06-11..2024-06-11 | -',
        'killed 1 civilian | Mubi | Gunmen | shooting | 2024-06-11..2024-06-11 | -',
    ]),
    ('Seven miners were taken from a bus in Zamfara and burned alive.', [
        'abducted 7 civilian | Zamfara | - | - | - | -',
        'killed 7 civilian | Zamfara | - | other | - | -',
    ]),
    ('IS fighters killed 14 villagers near Kirkuk on Sunday.', [
        'killed 14 civilian | near Kirkuk | IS fighters | - | 2024-06-09..2024-06-09 | -',
    ]),
    ('A mine planted by the guerrillas killed four children near Ituango.', [
        'attack | near Ituango | the guerrillas | explosion | - | -',
        'killed 4 child | near Ituango | the guerrillas | explosion | - | -',
    ]),
    ('A shell fired by the army hit a clinic in Hodeidah and killed six patients.', [
        'attack | Hodeidah | the army | shelling | - | -',
        'killed 6 person | Hodeidah | the army | shelling | - | -',
    ]),
    ('The army said it had killed 60 insurgents near Baga and put its own losses at nine.', [
        'killed 60 combatant | near Baga | The army | - | - | The army',
        'killed 9 combatant | near Baga | - | - | - | The army',
    ]),
    ('The hospital director spoke of 80 dead in Zalingei.', [
        'killed 80 person | Zalingei | - | - | - | The hospital director',
    ]),
    ('The battle cost over 3,000 lives, by an estimate of the Peace Institute.', [
        'killed 3000+ person | - | - | ground-fighting | - | the Peace Institute',
    ]),
    ('Women in Bria say that gunmen beat them. Amnesty International wrote in May about the militia. It said that 12 people were killed in Bria last week.', [
        'killed 12 person | Bria | - | - | 2024-06-03..2024-06-09 | Amnesty International',
    ]),
    ('In Kolofata 20 people were killed on Sunday, the mayor said. In Mora, herders found six of their cousins dead on Monday, a chief said.', [
        'killed 20 person | Kolofata | - | - | 2024-06-09..2024-06-09 | the mayor',
        'killed 6 person | Mora | - | - | 2024-06-10..2024-06-10 | a chief',
    ]),
    ('Separatists shot dead a chief in Kumbo on Monday. The ambush in Bafut on Friday killed five soldiers, two days after rebels burned a school.', [
        'attack | Bafut | - | ground-fighting | 2024-06-07..2024-06-07 | -',
        'attack | Bafut | rebels | - | 2024-06-05..2024-06-05 | -',
        'attack | Kumbo | Separatists | shooting | 2024-06-10..2024-06-10 | -',
        'killed 1 official | Kumbo | Separatists | shooting | 2024-06-10..2024-06-10 | -',
        'killed 5 combatant | Bafut | - | ground-fighting | 2024-06-07..2024-06-07 | -',
        'service destroyed | Bafut | rebels | - | 2024-06-05..2024-06-05 | -',
    ]),
    ('An official said earlier that 30 people had died in the blast at Qamishli. The toll is now 44.', [
        'killed 30 person | Qamishli | - | explosion | - | An official',
        'killed 44 person | Qamishli | - | explosion | - | -',
    ]),
    ('A resident of Goma denied that he had been there. The rebels said that they were behind a bombing in Beni on Friday in which four people died.', [
        'attack | Beni | The rebels | explosion | 2024-06-07..2024-06-07 | The rebels',
        'killed 4 person | Beni | The rebels | explosion | 2024-06-07..2024-06-07 | The rebels',
    ]),
    ('On April 3 troops broke into Guta, and some 9,000 people fled within three days, residents said.', [
        'control gained | Guta | troops | - | 2024-04-03..2024-04-03 | residents',
        'displaced ~9000 person | Guta | - | - | 2024-04-03..2024-04-06 | residents',
    ]),
    ('The siege, which began on 2 May, has killed 310 people in Zabadani, the council said.', [
        'killed 310 person | Zabadani | - | - | 2024-05-02..2024-06-12 | the council',
    ]),
    ('The offensive began on May 20. The ministry said that 640 people had been killed since the fighting began.', [
        'killed 640 person | - | - | ground-fighting | 2024-05-20..2024-06-12 | The ministry',
    ]),
    ('A suicide bomber killed more than 40 people in Baidoa on Sunday.', [
        'attack | Baidoa | A suicide bomber | explosion | 2024-06-09..2024-06-09 | -',
        'killed 40+ person | Baidoa | A suicide bomber | explosion | 2024-06-09..2024-06-09 | -',
    ]),
    ('Rebels abducted more than 60 schoolgirls in Kuriga last Thursday.', [
        'abducted 60+ child | Kuriga | Rebels | - | 2024-06-06..2024-06-06 | -',
    ]),
    ('Shelling killed 12 people, more than half of them women, in Sumy on Monday.', [
        'attack | Sumy | - | shelling | 2024-06-10..2024-06-10 | -',
        'killed 12 person | Sumy | - | shelling | 2024-06-10..2024-06-10 | -',
        'killed ~6+ woman | Sumy | - | shelling | 2024-06-10..2024-06-10 | -',
    ]),
    ('Missiles were fired at Kyiv on Monday. The air force said it had shot down 30 of them.', [
        'attack | Kyiv | - | shelling | 2024-06-10..2024-06-10 | -',
    ]),
    ('More than 900,000 people, four in five of them women or children, have fled El Fasher.', [
        'displaced 900000+ person | El Fasher | - | - | - | -',
        'displaced ~720000 child+woman | El Fasher | - | - | - | -',
    ]),
    ('At least 26 men were rounded up in Sanaba and had their throats cut.', [
        'detained 26+ man | Sanaba | - | - | - | -',
        'killed 26+ man | Sanaba | - | execution | - | -',
    ]),
    ('Villagers said they had buried more than 60 people in Gombi.', [
        'killed 60+ person | Gombi | - | - | - | Villagers',
    ]),
    ('Over 70,000 Lebanese have fled their homes since Sunday, the government says.', [
        'displaced 70000+ person | Lebanon | - | - | 2024-06-09..2024-06-12 | the government',
    ]),
    ('The army said no civilians were harmed near Rafah.', [
        'injured - civilian denied | near Rafah | - | - | - | The army',
    ]),
    ('The bodies of a couple and their three children were recovered from the rubble in Saraqib.', [
        'killed 2 person | Saraqib | - | - | - | -',
        'killed 3 child | Saraqib | - | - | - | -',
    ]),
    ('Twelve miners are feared dead and 20 are missing after the raid on the pit near Komanda.', [
        'attack | near Komanda | - | - | - | -',
        'killed 12 civilian feared | near Komanda | - | - | - | -',
        'missing 20 civilian | near Komanda | - | - | - | -',
    ]),
    ('The toll of 31 in Sloviansk includes nine children, UNICEF said, but local officials give a lower figure of 24.', [
        'killed 24 person | Sloviansk | - | - | - | local officials',
        'killed 31 person | Sloviansk | - | - | - | UNICEF',
        'killed 9 child | Sloviansk | - | - | - | UNICEF',
    ]),
    ('Shells hit a school in Beit Hanoun on Thursday. Militants had launched rockets from nearby, the military said.', [
        'attack | Beit Hanoun | - | shelling | 2024-06-06..2024-06-06 | -',
    ]),
    ("The Red Cross said it had collected 115 bodies in Bangassou. MINUSCA's own count stood at 26.", [
        'killed 115 person | Bangassou | - | - | - | The Red Cross',
        'killed 26 person | Bangassou | - | - | - | MINUSCA',
    ]),
    ('Shells struck the harbour of Hodeidah on Sunday; the health authorities reported 55 civilians killed and 170 wounded.', [
        'attack | Hodeidah | - | shelling | 2024-06-09..2024-06-09 | -',
        'injured 170 civilian | Hodeidah | - | shelling | 2024-06-09..2024-06-09 | the health authorities',
        'killed 55 civilian | Hodeidah | - | shelling | 2024-06-09..2024-06-09 | the health authorities',
    ]),
    ('A ceasefire appeared to be holding in Juba on Monday, after five days of fighting in which at least 272 people lost their lives.', [
        'attack | Juba | - | ground-fighting | - | -',
        'ceasefire ongoing | Juba | - | - | 2024-06-10..2024-06-10 | -',
        'killed 272+ person | Juba | - | ground-fighting | - | -',
    ]),
    ('"My uncle and two cousins were cut down," said a trader in Kaya, where the hospital ran short of blood.', [
        'killed 1 person | Kaya | - | - | - | a trader in Kaya',
        'killed 2 person | Kaya | - | - | - | a trader in Kaya',
    ]),
    ('Rebels shot 14 villagers near Bunia and burned their bodies.', [
        'attack | near Bunia | Rebels | shooting | - | -',
        'killed 14 civilian | near Bunia | Rebels | shooting | - | -',
    ]),
    ('At least 11 villagers were hacked to death in Boga on Sunday.', [
        'killed 11+ civilian | Boga | - | other | 2024-06-09..2024-06-09 | -',
    ]),
    ('In Kryvyi Rih, the home town of the president, a strike on a clinic killed 10 and wounded 47, the governor said.', [
        'attack | Kryvyi Rih | - | airstrike | - | the governor',
        'injured 47 person | Kryvyi Rih | - | airstrike | - | the governor',
        'killed 10 person | Kryvyi Rih | - | airstrike | - | the governor',
    ]),
    ('Shelling killed seven soldiers in two of the villages near Bama.', [
        'attack | near Bama | - | shelling | - | -',
        'killed 7 combatant | near Bama | - | shelling | - | -',
    ]),
    ('A raid killed two people in three days near Bama.', [
        'attack | near Bama | - | - | 2024-06-10..2024-06-12 | -',
        'killed 2 person | near Bama | - | - | 2024-06-10..2024-06-12 | -',
    ]),
]
# fmt: on


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_all_that_is_told(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert sorted(fields(c) for c in claims_of(pipeline, text, PUBLISHED)) == expected
