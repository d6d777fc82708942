"""People told in the words of bulletins: doers by another's word, numbers between two numbers, who is found dead or alive, who escapes,
lists and parts of a total, and what a number counts.

Published on Wednesday 12 June 2024. Texts are made up.
"""

from __future__ import annotations

import pytest
from notation import PEOPLE, SITUATION, claims_of, fields, told

from onrecord.pipeline import Pipeline

PUBLISHED = "2024-06-12"

# fmt: off
COUNTED: list[tuple[str, list[str]]] = [
    ('Between 60,000 and 80,000 people fled Mosul on Monday.', ['displaced 60000..80000 person']),
    ('Between 200 and 300 families have left Bor.', ['displaced 200..300:family civilian']),
    ('Between Monday and Friday 80 people fled Bor.', ['displaced 80 person']),
    ('61,500 ppl (12,300 families) fled Sirte since Sunday.', [
        'displaced 12300:family civilian',
        'displaced 61500 person',
    ]),
    ('~12k families fled Sirte.', ['displaced ~12000:family civilian']),
    ('The guards fled.', []),
    ('When the guards fled, 200 prisoners escaped from the jail in Goma.', []),
    ('Some 90 detainees fled a prison in Kidal after the attack.', []),
    ('Army soldiers fled Goma.', ['control lost']),
    ('Six carpenters hid in a basement for five weeks.', []),
    ('Some 300 villagers are hiding in the bush near Bor.', ['displaced ~300 civilian']),
    ('The camp at Renk holds 12,000 refugees.', ['displaced 12000 civilian']),
    ('The army holds 40 farmers in Bor.', ['detained 40 civilian']),
    ('A pilot who went missing on Sunday has been found dead.', ['killed 1 combatant']),
    ('Three miners missing since Tuesday were found dead in Jos on Friday.', ['killed 3 civilian']),
    ('Seven people are dead and three missing.', [
        'killed 7 person',
        'missing 3 person',
    ]),
    ('Soldiers killed in the siege rose to 70.', ['killed 70 combatant']),
    ('Soldiers and policemen who made the supreme sacrifice rose to 70.', ['killed 70 combatant']),
    ('Civilians killed in Goma since Monday have risen to at least 80, the hospital said.', ['killed 80+ civilian']),
    ('The Ministry of Health puts the number of bodies in morgues at 520.', ['killed 520 person']),
    ("The death toll from Tuesday's raid on Jenin camp, which lasted 30 hours, has gone up to 12, three children among them, according to medics.", [
        'killed 12 person',
        'killed 3 child < killed 12 person',
    ]),
    ('His brother & 2 cousins were picked up at a checkpoint in Hebron.', [
        'detained 1 man',
        'detained 2 person',
    ]),
    ('Three tourists were picked up at the airport by a bus.', []),
    ('Residents found two boys shot in a field near Bor.', ['killed 2 child']),
    ('The centre in Renk registered 320 unaccompanied children.', ['displaced 320 child']),
    ('Partners in Renk report that 42 children arrived alone.', ['displaced 42 child']),
    ('In the course of the compulsory evacuation, 45 persons, including 12 minors and 3 people with reduced mobility, left Pokrovsk yesterday.', [
        'evacuated 12 child < evacuated 45 person',
        'evacuated 3 person < evacuated 45 person',
        'evacuated 45 person',
    ]),
    ('In the evacuation, 45 persons, including 12 minors, left Pokrovsk yesterday.', [
        'evacuated 12 child < evacuated 45 person',
        'evacuated 45 person',
    ]),
    ('About 90 passengers were waiting at the station in Sloviansk. All of them have been moved to Dnipro by bus.', [
        'evacuated ~90 civilian',
    ]),
    ('Seven students were arrested in Nairobi. All were released.', ['detained 7 civilian']),
    ('10,200 people arrived in Renk. Forty per cent are children and 10 per cent are elderly.', [
        'displaced 10200 person',
        'displaced ~1020 elderly < displaced 10200 person',
        'displaced ~4080 child < displaced 10200 person',
    ]),
    ('Of the 2,000 displaced, 45 per cent are children.', [
        'displaced 2000 person',
        'displaced ~900 child < displaced 2000 person',
    ]),
    ("The ministry's count is 5,000 killed in Gaza, 60 percent of them women, children and elderly people.", [
        'killed 5000 person',
        'killed ~3000 child+elderly+woman < killed 5000 person',
    ]),
    ('5/ Displacement: hundreds sleep under trees.', ['displaced ~200+ person']),
    ('8/ Rockets on Latakia: a woman and her 3 kids injured.', [
        'injured 1 woman',
        'injured 3 child',
    ]),
    ('3) Two men were shot dead in Goma.', ['killed 2 man']),
    ('The monitor documented 40 deaths on Monday: 20 in Homs, 15 in Aleppo and the rest in Daraa.', [
        'killed 15 person < killed 40 person',
        'killed 20 person < killed 40 person',
        'killed 40 person',
        'killed 5 person < killed 40 person',
    ]),
    ('The monitor recorded 18 arrests on Sunday, of which five were by the army at a checkpoint in Homs and the rest by police in Hama.', [
        'detained 13 person < detained 18 person',
        'detained 18 person',
        'detained 5 person < detained 18 person',
    ]),
    ('The raids killed 30 citizens: 12 martyrs in the factory at Taiz, four in Mocha and the remainder in the districts of Hays.', [
        'killed 12 civilian < killed 30 civilian',
        'killed 14 civilian < killed 30 civilian',
        'killed 30 civilian',
        'killed 4 civilian < killed 30 civilian',
    ]),
    ('Of the 30 killed, 12 were in Taiz and the rest in Mocha.', [
        'killed 12 person < killed 30 person',
        'killed 18 person < killed 30 person',
        'killed 30 person',
    ]),
    ('5 Syrians including 2 women killed in a raid on Idlib.', [
        'killed 2 woman < killed 5 person',
        'killed 5 person',
    ]),
    ('14 killed/30 wounded in Jos.', [
        'injured 30 person',
        'killed 14 person',
    ]),
    ('Casualties: 14 killed/30 wounded.', [
        'injured 30 person',
        'killed 14 person',
    ]),
    ('The bodies of eight people and 20 wounded were brought to the hospital in Yola.', [
        'injured 20 person',
        'killed 8 person',
    ]),
    ('Ambulances carried 11 dead and 30 wounded to Yola.', [
        'injured 30 person',
        'killed 11 person',
    ]),
    ('The offensive has so far displaced 30,000 people.', ['displaced 30000 person']),
    ('Our troops liquidated 30 saboteurs and took 5 prisoners near Terter.', [
        'detained 5 person',
        'killed 30 combatant',
    ]),
    ('UNRWA says 190 of its staff have been killed.', ['killed 190 aid-worker']),
    ('Four Civil Defence volunteers were wounded in Idlib.', ['injured 4 rescuer']),
    ('Seven people, including three children, remain under the rubble in Kryvyi Rih.', [
        'missing 3 child < missing 7 person',
        'missing 7 person',
    ]),
    ('KIA: 4, WIA: 9.', [
        'injured 9 person',
        'killed 4 person',
    ]),
    ('Killed – 6, wounded – 14.', [
        'injured 14 person',
        'killed 6 person',
    ]),
    ('Martyrs: 35\nWounded: 90\nUnder the rubble: 12', [
        'injured 90 person',
        'killed 35 person',
        'missing 12 person',
    ]),
    ('Civilian deaths since May: at least 400.', ['killed 400+ civilian']),
    ('Deaths: 112 (34 women, 20 children).', [
        'killed 112 person',
        'killed 20 child < killed 112 person',
        'killed 34 woman < killed 112 person',
    ]),
    ('The 200 injured include 30 children.', [
        'injured 200 person',
        'injured 30 child < injured 200 person',
    ]),
    ('The 30 hostages include five women.', [
        'abducted 30 person',
        'abducted 5 woman < abducted 30 person',
    ]),
    ('8 civilians were killed, 3 of them in Sarmin.', [
        'killed 3 civilian < killed 8 civilian',
        'killed 8 civilian',
    ]),
    ('Some 20 of those taken from Djibo were released on Monday; dozens remain in the police cells.', ['detained ~24+ person']),
    ('Fewer than 200 fighters hold an estimated 90 hostages in the town.', ['abducted ~90 person']),
    ('Five members of a youth movement were taken from their homes in Minsk on Sunday.', ['abducted 5 civilian']),
    ('Surgeons operated on 40 persons, a third of them children, in Goma.', [
        'injured 40 person',
        'injured ~13 child < injured 40 person',
    ]),
    ('The monitor documented 40 civilian deaths on Monday. Homs: 20 by shelling. Aleppo: 15, among them 3 children, by airstrikes. Daraa: 5.', [
        'killed 15 civilian < killed 40 civilian',
        'killed 20 civilian < killed 40 civilian',
        'killed 3 child < killed 15 civilian',
        'killed 40 civilian',
        'killed 5 civilian < killed 40 civilian',
    ]),
    ('The Network documented the death of 40 civilians on Monday, distributed by governorate as follows:\nHoms: 20, by mortar shells whose source we could not identify.\nDaraa: one man, under torture in a detention center.\nIdlib: 4 by landmines.', [
        'killed 1 man < killed 40 civilian',
        'killed 20 civilian < killed 40 civilian',
        'killed 4 civilian < killed 40 civilian',
        'killed 40 civilian',
    ]),
    ('Ukraine put its dead at 120; in Russia the figure stands at 35.', [
        'killed 120 combatant',
        'killed 35 combatant',
    ]),
    ('The army executed seven elderly villagers in Tondon.', ['killed 7 civilian+elderly']),
    ('Forces apprehended four terrorists in Arish.', ['detained 4 combatant']),
    ('Since 1 May, UNHCR has recorded 90,000 internally displaced, 4,000 refugees and 600 returnees in Upper Nile.', [
        'displaced 4000 civilian',
        'displaced 90000 person',
        'returned 600 civilian',
    ]),
    ('One in four of the 1,200 wounded is a child.', [
        'injured 1200 person',
        'injured ~300 child < injured 1200 person',
    ]),
    ('900 people were wounded, one in four of them a child.', [
        'injured 900 person',
        'injured ~225 child < injured 900 person',
    ]),
    ('One in four of the houses was hit and 12 people were killed.', ['killed 12 person']),
    ('The toll rose from 22 to 31 on Monday.', [
        'killed 22 person',
        'killed 31 person',
    ]),
    ('Abductions rose to 40 in May.', ['abducted 40 person']),
    ('The army executed about 200 civilian men in Djibo.', ['killed ~200 civilian+man']),
    ('Floods have killed 12 people in Pibor.', []),
]

WHOLE: list[tuple[str, list[str]]] = [
    ('The army is believed to have executed about 200 civilians in Djibo.', [
        'killed ~200 civilian feared | Djibo | The army | execution | - | -',
    ]),
    ('Rebels are suspected of having killed 12 villagers in Ituri.', ['killed 12 civilian feared | Ituri | Rebels | - | - | -']),
    ('Gunmen are said to have abducted 14 traders near Bor.', ['abducted 14 civilian | near Bor | Gunmen | - | - | -']),
    ('Twelve soldiers are believed to have died in Goma.', ['killed 12 combatant | Goma | - | - | - | -']),
    ('El Obeid, which the RSF have besieged since June 2023, holds 300,000 people.', [
        'trapped 300000 person | El Obeid | the RSF | siege | 2023-06-01..2024-06-12 | -',
    ]),
    ('A volunteer, missing since March, is now confirmed dead.', ['killed 1 person | - | - | - | - | -']),
    ('The ICRC visited 220 people held by the authorities in Bamako and 31 captured soldiers in the hands of the rebels in Kidal.', [
        'detained 220 person | Bamako | the authorities | - | - | -',
        'detained 31 combatant | Kidal | - | - | - | -',
    ]),
    ('The rebels took most of the town on Monday and the rest of it on Tuesday.', [
        'control gained | - | The rebels | - | 2024-06-10..2024-06-10 | -',
    ]),
    ('The monitor recorded 18 arrests on Sunday, five of them by the army.', [
        'detained 18 person | - | - | - | 2024-06-09..2024-06-09 | The monitor',
        'detained 5 person | - | the army | - | 2024-06-09..2024-06-09 | The monitor',
    ]),
    ('The organization has documented a rise in killings of civilians: at least 90 between January and early April, among them 60 by government forces and 30 by rebels.', [
        'killed 30 civilian | - | rebels | - | 2024-01-01..2024-04-10 | The organization',
        'killed 60 civilian | - | government forces | - | 2024-01-01..2024-04-10 | The organization',
        'killed 90+ civilian | - | - | - | 2024-01-01..2024-04-10 | The organization',
    ]),
    ('The group documented at least 90 killings of civilians between January and April, including 60 by government forces.', [
        'killed 60 civilian | - | government forces | - | 2024-01-01..2024-04-30 | The group',
        'killed 90+ civilian | - | - | - | 2024-01-01..2024-04-30 | The group',
    ]),
    ('The monitor documented 90 deaths between January and April, including 60 by shelling.', [
        'attack | - | - | shelling | 2024-01-01..2024-04-30 | The monitor',
        'killed 60 person | - | - | shelling | 2024-01-01..2024-04-30 | The monitor',
        'killed 90 person | - | - | - | 2024-01-01..2024-04-30 | The monitor',
    ]),
    ('A journalist was kidnapped on Monday and his body was found on Tuesday near Goma.', [
        'abducted 1 journalist | near Goma | - | - | 2024-06-10..2024-06-10 | -',
        'killed 1 journalist | near Goma | - | - | 2024-06-11..2024-06-11 | -',
    ]),
    ('A councillor was abducted from his home in Pemba and later found dead.', [
        'abducted 1 official | Pemba | - | - | - | -',
        'killed 1 official | Pemba | - | - | - | -',
    ]),
    ('Government forces killed 20 civilians and rebels 7 in Ituri in May.', [
        'killed 20 civilian | Ituri | Government forces | - | 2024-05-01..2024-05-31 | -',
        'killed 7 civilian | Ituri | rebels | - | 2024-05-01..2024-05-31 | -',
    ]),
    ('20 civilians were killed by government forces and 7 by rebels in Ituri.', [
        'killed 20 civilian | Ituri | government forces | - | - | -',
        'killed 7 civilian | Ituri | rebels | - | - | -',
    ]),
    ('4 people were killed by government forces and 2 by unknown parties in Daraa.', [
        'killed 2 person | Daraa | - | - | - | -',
        'killed 4 person | Daraa | government forces | - | - | -',
    ]),
    ('Rebels abducted 12 traders, the army 3.', [
        'abducted 12 civilian | - | Rebels | - | - | -',
        'abducted 3 civilian | - | the army | - | - | -',
    ]),
    ('Gaza City: an air strike killed five.', [
        'attack | Gaza City | - | airstrike | - | -',
        'killed 5 person | Gaza City | - | airstrike | - | -',
    ]),
    ('Casualties (1–7 June): 14 killed, 31 injured, 6 abducted.', [
        'abducted 6 person | - | - | - | 2024-06-01..2024-06-07 | -',
        'injured 31 person | - | - | - | 2024-06-01..2024-06-07 | -',
        'killed 14 person | - | - | - | 2024-06-01..2024-06-07 | -',
    ]),
    ('Gaza City: Israeli shelling killed 5. Rafah: 3 killed, 8 injured in an explosion.', [
        'attack | Gaza City | Israeli | shelling | - | -',
        'attack | Rafah | - | explosion | - | -',
        'injured 8 person | Rafah | - | explosion | - | -',
        'killed 3 person | Rafah | - | explosion | - | -',
        'killed 5 person | Gaza City | Israeli | shelling | - | -',
    ]),
    ('Soldiers took a student from his home in Nablus to an unknown location.', [
        'detained 1 civilian | Nablus | Soldiers | - | - | -',
    ]),
    ('90 people were taken by the occupiers from Enerhodar to Crimea against their will.', [
        'abducted 90 person | Enerhodar | the occupiers | - | - | -',
    ]),
    ('Nine gunmen were killed, raising to 389 the number of enemy killed since May 23.', [
        'killed 389 combatant | - | - | - | 2024-05-23..2024-06-12 | -',
        'killed 9 combatant | - | - | - | - | -',
    ]),
    ('Two policemen were killed in Pulwama on Monday, taking to 60 the number killed this year.', [
        'killed 2 combatant | Pulwama | - | - | 2024-06-10..2024-06-10 | -',
        'killed 60 combatant | Pulwama | - | - | 2024-01-01..2024-06-12 | -',
    ]),
    ('A farmer stepped on a landmine near Izium and lost a leg.', [
        'attack | near Izium | - | explosion | - | -',
        'injured 1 civilian | near Izium | - | explosion | - | -',
    ]),
    ('Rebels drove over a mine near Bor, killing two of them.', [
        'attack | near Bor | - | explosion | - | -',
        'killed 2 combatant | near Bor | - | explosion | - | -',
    ]),
    ('The mission recorded 15 civilian deaths in May, compared with 22 in April.', [
        'killed 15 civilian | - | - | - | 2024-05-01..2024-05-31 | The mission',
        'killed 22 civilian | - | - | - | 2024-04-01..2024-04-30 | The mission',
    ]),
    ('Civilian deaths fell to 15 in May from 22 in April.', [
        'killed 15 civilian | - | - | - | 2024-05-01..2024-05-31 | -',
        'killed 22 civilian | - | - | - | 2024-04-01..2024-04-30 | -',
    ]),
]
# fmt: on


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_people_and_their_numbers(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert told(pipeline, text, kinds=(*PEOPLE, *SITUATION), published=PUBLISHED) == expected


@pytest.mark.parametrize(("text", "expected"), WHOLE)
def test_people_with_where_and_by_whom(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert sorted(fields(c) for c in claims_of(pipeline, text, PUBLISHED)) == expected
