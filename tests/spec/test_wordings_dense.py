"""Wordings of bulletins, logs, updates and lists dense with figures, from many wars: movement, custody, shares, and what makes no claim.

The sentences are made up for this file; the notation is that of notation.py.
"""

from __future__ import annotations

import pytest
from notation import claims_of, told

from onrecord.pipeline import Pipeline

# fmt: off
# driven out, brought out, kept in, got out, gone home
MOVED: list[tuple[str, list[str]]] = [
    ('UNHCR registered 1,120 new arrivals from Cabo Delgado.', ["displaced 1120 person"]),
    ('The camp received 600 new families this week.', ["displaced 600:family civilian"]),
    ('Around 900 civilians were taken out of Mariupol in buses.', ["evacuated ~900 civilian"]),
    ('The ICRC moved 54 wounded fighters out of the steelworks.', ["evacuated 54 combatant"]),
    ('A convoy of buses brought 1,300 people to Zaporizhzhia.', ["evacuated 1300 person"]),
    ('Some 25,000 returnees have arrived back in Malakal since January.', ["returned ~25000 civilian"]),
    ('A total of 430 families went home to Sinjar.', ["returned 430:family civilian"]),
    ('The first convoy, carrying 156 people from Azovstal, reached Zaporizhzhia on Tuesday.', ["evacuated 156 person"]),
    ('Medical evacuations: 27 patients in March.', ["evacuated 27 person"]),
    ('Three hundred and ten people were helped to leave Lyman by volunteers.', ["evacuated 310 person"]),
    ('The Red Crescent transported 41 elderly people from the front line to Lviv.', ["evacuated 41 elderly"]),
    ('Authorities have relocated 5,400 residents from Pokrovsk since August.', ["evacuated 5400 civilian"]),
    ('French soldiers escorted 538 foreigners to the airport in Djibouti.', ["evacuated 538 person"]),
    ('A trapped platoon of 22 men was lifted out by helicopter.', ["evacuated 22 man"]),
    ('Firemen carried 16 residents down from the upper floors.', ["rescued 16 civilian"]),
    ('The convoy carried 210 people out of Irpin.', ["evacuated 210 person"]),
    ('The Royal Air Force flew 1,200 people out of Khartoum.', ["evacuated 1200 person"]),
    ('Saudi Arabia said its navy had ferried 91 citizens to Jeddah.', ["evacuated 91 civilian"]),
    ('1,053 civilians left Afrin through the corridor in two days.', ["evacuated 1053 civilian"]),
    ('Nineteen children with cancer were moved out of Sumy to Poland.', ["evacuated 19 child"]),
    ('Ships took off 450 foreigners from Port Sudan.', ["evacuated 450 person"]),
    ('Fighting emptied 14 villages, sending 9,000 people into the bush.', ["displaced 9000 person"]),
    ('Shelling pushed 2,500 families from their homes in Hajjah.', ["displaced 2500:family civilian"]),
    ("The army's advance has set 100,000 people on the move.", ["displaced 100000 person"]),
    ('More than 60,000 Tigrayans made their way to Sudan.', ["displaced 60000+ person"]),
    ('At least 4,000 residents took to the hills.', ["displaced 4000+ civilian"]),
    ('Some 7,200 people are sheltering in schools and churches in Pibor.', ["displaced ~7200 person"]),
    ('Around 1,500 people are staying with host families.', ["displaced ~1500 person"]),
    ('Residents said 200 families had packed up and gone.', ["displaced 200:family civilian"]),
    ('An estimated 40,000 Christians have abandoned Qaraqosh.', ["displaced ~40000 person"]),
    ('Six hundred people spent the night in the open after fleeing the raid.', ["displaced 600 person"]),
    ('Tens of thousands of residents remain in Marawi, afraid to come out.', ["trapped ~20000+ civilian"]),
    ('About 600 people are holed up in the church compound.', ["trapped ~600 person"]),
    ('Nearly 200,000 civilians are pinned between the army and the sea.', ["trapped ~200000 civilian"]),
    ('The blockade has left 120,000 people without a way out of Karabakh.', ["trapped 120000 person"]),
    ('Around 500 soldiers are encircled in Ilovaisk.', ["trapped ~500 combatant"]),
    ('Troops freed 76 women from a Boko Haram camp.', ["rescued 76 woman"]),
    ('Three siblings were lifted from the debris 18 hours later.', ["rescued 3 child"]),
    ('The coastguard picked up 120 Rohingya from a drifting boat.', ["rescued 120 person"]),
    ('IOM recorded 18,300 returns to Tal Afar.', ["returned 18300 person"]),
    ('In Bentiu the UN base now shelters 47,000 people, up from 9,000 at the beginning of the year.', ["displaced 47000 person", "displaced 9000 person"]),
    ('Villagers said soldiers burned 120 huts, shot dead 17 people who tried to flee and drove off the cattle. Some 900 villagers are hiding in the forest without food.', ["displaced ~900 civilian", "killed 17 person"]),
    ('Kachin State: on 4 May some 230 villagers from Tanai crossed the Malikha river to reach a church compound in Namti. Two babies died on the way.', ["displaced ~230 civilian", "killed 2 child"]),
    ('Radio Okapi: three park rangers and a driver have been killed in an ambush at Rutshuru; a fourth ranger, badly hurt, was flown to Goma.', ["evacuated 1 combatant", "injured 1 combatant", "killed 1 civilian", "killed 3 combatant"]),
    ('Two hundred families from Barzeh were bussed to Idlib under the deal.', ["evacuated 200:family civilian"]),
    ("Ninety-two thousand people have now registered in the camps around Cox's Bazar.", ["displaced 92000 person"]),
    ('The siege of Kut kept 9,000 townspeople from leaving for a month.', ["trapped 9000 civilian"]),
    ('Around 700 people who had fled to Lebanon went back to Qusayr on Monday.', ["returned ~700 person"]),
    ('Helicopters lifted 40 wounded troops from the hilltop.', ["evacuated 40 combatant"]),
    ('There are 43 families still inside Yarmouk, relief workers say. They have had no bread for nine days.', ["trapped 43:family civilian"]),
    ('A rescue boat took 88 people on board off Sabratha; three had drowned.', ["killed 3 person", "rescued 88 person"]),
    ('By the end of the month 19,000 people were home again.', ["returned 19000 person"]),
    ("About 480 boarders of a girls' school have been cut off by the fighting in Kadugli.", ["trapped ~480 civilian"]),
]
# taken, held, lost sight of, raped
TAKEN: list[tuple[str, list[str]]] = [
    ('Contact was lost with four paramedics.', ["missing 4 medic"]),
    ('- Ituri: 23 civilians killed, 11 abducted', ["abducted 11 civilian", "killed 23 civilian"]),
    ('Government figures: 412 rebels killed, 1,033 surrendered, 95 captured.', ["detained 95 combatant", "killed 412 combatant"]),
    ('Sixteen Syrians in a bus were stopped at a checkpoint and have not been seen since.', ["missing 16 person"]),
    ('Unidentified men grabbed two activists outside a café in Benghazi.', ["abducted 2 civilian"]),
    ('Three journalists have not been heard from since Monday.', ["missing 3 journalist"]),
    ('Nothing has been heard of six nurses who were on duty when the clinic was overrun.', ["missing 6 medic"]),
    ('The fate of 27 sailors remains unknown.', ["missing 27 combatant"]),
    ('Boko Haram fighters took 34 women with them when they withdrew.', ["abducted 34 woman"]),
    ('Fifteen worshippers are still in the hands of the kidnappers.', ["abducted 15 civilian"]),
    ('Twenty-two students were bundled into police vans.', ["detained 22 civilian"]),
    ('The military tribunal ordered 65 demonstrators kept in jail.', ["detained 65 civilian"]),
    ('Around 160 women reported rape by armed men in Bukavu in a week.', ["sexual-violence ~160 woman"]),
    ('Fourteen girls were sexually assaulted during the raid.', ["sexual-violence 14 child"]),
    ('MSF said it had treated 71 rape victims.', ["sexual-violence 71 person"]),
    ('In Chechnya 18 men detained during a cleansing operation in Sernovodsk have not returned home.', ["detained 18 man"]),
    ('Fifteen teachers were hauled from a bus in Buenaventura; the bodies of two were found later.', ["abducted 15 civilian", "killed 2 civilian"]),
    ('Up to 70 persons may lie under the collapsed hospital in Chernihiv.', ["missing ..70 person"]),
    ('No trace has been found of the 43 students since police stopped their buses.', ["missing 43 civilian"]),
    ('The junta has locked up 1,300 people since the vote, the association says; 44 have died in custody.', ["detained 1300 person", "killed 44 person"]),
    ('A military judge remanded six officers to Kober prison.', ["detained 6 combatant"]),
]
# dead and hurt
HARMED: list[tuple[str, list[str]]] = [
    ('IED Kirkuk: 3 KIA, 7 WIA.', ["injured 7 person", "killed 3 person"]),
    ('Clashes in Hodeidah left six fighters dead in the port and four in the old town.', ["killed 4 combatant", "killed 6 combatant"]),
    ('One farmer was killed in Bankass, a second in Koro.', ["killed 1 civilian", "killed 1 civilian"]),
    ('Five soldiers died in the ambush. Another 12 were wounded.', ["injured 12 combatant", "killed 5 combatant"]),
    ('A roadside bomb outside Baquba cost four policemen their lives.', ["killed 4 combatant"]),
    ('Own losses: two killed, five wounded.', ["injured 5 combatant", "killed 2 combatant"]),
    ('Enemy losses over the past day amounted to 650 personnel.', ["killed 650 combatant"]),
    ('The enemy lost 40 men killed and 90 wounded.', ["injured 90 combatant", "killed 40 combatant"]),
    ("The terrorist shells that fell on the quarter of al-Sina'a caused the martyrdom of a woman and the injuring of four citizens.", ["injured 4 civilian", "killed 1 woman"]),
    ('As many as fifteen civilians became martyrs and more than forty got wounded by the raids of the aggression on Saada.', ["injured 40+ civilian", "killed ..15 civilian"]),
    ('14:02 A colleague in Kherson says the number of dead in the market has gone up to seven.', ["killed 7 person"]),
    ('Gunmen killed two Shia doctors in Karachi on Monday, a third in Quetta on Tuesday.', ["killed 1 medic", "killed 2 medic"]),
    ('A bomb in a rubbish cart killed three sweepers and a child in Quetta; a boy of nine is fighting for his life.', ["injured 1 child", "killed 1 child", "killed 3 civilian"]),
    ('The ELN says it lost two guerrillas and that five soldiers died; the army admits three.', ["killed 2 combatant", "killed 3 combatant", "killed 5 combatant"]),
    ('Four hundred and six villagers are buried in the common grave at Ntarama.', ["killed 406 civilian"]),
    ('By district: Gwoza 14 dead, Bama 9, Konduga 6.', ["killed 14 person", "killed 6 person", "killed 9 person"]),
    ('The army reported the loss of 14 men and put rebel dead at more than 100.', ["killed 100+ combatant", "killed 14 combatant"]),
    ('Two sisters, aged 6 and 9, burned to death in their home in Lysychansk.', ["killed 2 child"]),
    ('And in Helmand, three British soldiers have died in a blast; that makes 41 this year.', ["killed 3 combatant", "killed 41 combatant"]),
    ('Losses on the government side were 22 dead and 61 wounded.', ["injured 61 combatant", "killed 22 combatant"]),
    ('Insurgents killed four policemen at a post outside Pattani and wounded as many; a teacher hit by a stray bullet is in a coma.', ["injured 1 civilian", "killed 4 combatant"]),
    ('The blast blew out windows; 27 people with cuts were treated on the spot.', ["injured 27 person"]),
    ('Gunfire killed one on Saturday and three on Sunday.', ["killed 1 person", "killed 3 person"]),
    ('Rockets killed five people in Sderot in March, two in April.', ["killed 2 person", "killed 5 person"]),
    ("It was the bloodiest week since the truce: 61 soldiers and 140 Maoists dead, by the army's count; the rebels admit to 22.", ["killed 140 combatant", "killed 22 combatant", "killed 61 combatant"]),
]
# shares
COUNTED: list[tuple[str, list[str]]] = [
    ('Gunmen killed 67 people at the mall, most of them Kenyans.', ["killed 67 person", "killed ~34+ person < killed 67 person"]),
    ('In Donetsk oblast, two civilians were killed and seven injured: one killed in Toretsk, one in Chasiv Yar.', ["injured 7 civilian", "killed 1 civilian < killed 2 civilian", "killed 1 civilian < killed 2 civilian", "killed 2 civilian"]),
    ('Of the 312 people killed in March, 120 were civilians, 74 of them women.', ["killed 120 civilian < killed 312 person", "killed 312 person", "killed 74 woman < killed 120 civilian"]),
    ('Half of the 40 dead were children.', ["killed 40 person", "killed ~20 child < killed 40 person"]),
    ('A third of the 90 wounded are minors.', ["injured 90 person", "injured ~30 child < injured 90 person"]),
    ("A truck loaded with explosives blew up outside the governor's office in Kandahar. Governor's staff counted 23 bodies; the hospital spoke of 31 dead and 88 wounded, a third of them schoolchildren.", ["injured 88 person", "injured ~29 child < injured 88 person", "killed 23 person", "killed 31 person"]),
    ("The ministry's bulletin lists 14,032 dead and 30,411 wounded since 7 October, 41 per cent of the dead children.", ["injured 30411 person", "killed 14032 person", "killed ~5753 child < killed 14032 person"]),
    ('The raid cost the lives of 19 villagers, six of whom were under five.', ["killed 19 civilian", "killed 6 child < killed 19 civilian"]),
    ('Kivu Security Tracker, January: 117 civilians killed (85 in Beni territory, 32 in Rutshuru), 142 abducted or kidnapped for ransom, 11 raped.', ["abducted 142 civilian", "killed 117 civilian", "killed 32 civilian < killed 117 civilian", "killed 85 civilian < killed 117 civilian", "sexual-violence 11 civilian"]),
    ("By nightfall, 2,600 of Debaltseve's people had been driven out in 40 coaches. Some 5,000 stay behind, most of them pensioners.", ["evacuated 2600 person", "trapped ~2500+ elderly < trapped ~5000 person", "trapped ~5000 person"]),
]
# several sentences: what one leaves out the one before has told
REPORTS: list[tuple[str, list[str]]] = [
    ('Death toll: 57. Wounded: 112. Missing: 9.', ["injured 112 person", "killed 57 person", "missing 9 person"]),
    ('OCHA Flash Update No. 4, Sudan, El Fasher\nSome 8,100 people fled El Fasher to Tawila between 3 and 9 March. Another 2,300 went on to Golo. Around 60 per cent of them are children. New arrivals report that 14 relatives are missing. At least 37 civilians were killed when shells hit Abu Shouk camp on 7 March, and 52 others sustained injuries.', ["displaced 2300 person", "displaced ~1380 child < displaced 2300 person", "displaced ~8100 person", "injured 52 civilian", "killed 37+ civilian", "missing 14 person"]),
    ('DAILY SECURITY REPORT, Puntland\n08:10 Galkayo: roadside bomb hits patrol, 2 soldiers killed, 5 wounded.\n11:30 Bosaso: gunmen kill elder.\n16:45 Qardho: 3 youths detained in sweep.', ["detained 3 civilian", "injured 5 combatant", "killed 1 elderly", "killed 2 combatant"]),
    ('Bogotá. Guerrillas of the ELN kidnapped four soldiers and a civilian near Arauquita. The civilian was freed on Saturday; the soldiers remain captive.', ["abducted 1 civilian", "abducted 4 combatant"]),
    ('SITREP 14 MARCH. OWN TROOPS: 1 KIA, 3 WIA. ENEMY: 12 KIA, 2 CAPTURED.', ["detained 2 combatant", "injured 3 combatant", "killed 1 combatant", "killed 12 combatant"]),
    ('13:05 Reports now of at least eight dead at the market. 13:40 Hospital says 11 bodies have come in. 14:10 Toll now 14, ministry says.', ["killed 11 person", "killed 14 person", "killed 8+ person"]),
    ('Weekly Protection Brief, Mali (3–9 June). 47 protection incidents. Killings: 22. Abductions: 9 (of which 3 women). Forced displacement: 1,430 persons from Bandiagara to Mopti. Returns: 212 persons to Konna.', ["abducted 3 woman < abducted 9 person", "abducted 9 person", "displaced 1430 person", "killed 22 person", "returned 212 person"]),
    ("Clashes went on.\nGovernment soldiers led 60 men of Kisangani's Mangobo quarter to the barracks.", ["detained 60 man"]),
    ('Fighting went on in the south.\nAnother 350 persons made the journey back from Dadaab to Kismayo on 12 May.', ["returned 350 person"]),
    ('Armed men on motorbikes attacked Solhan in the night to Saturday. The government speaks of 132 dead; local sources say 160, among them about 20 children. Over 7,000 families have since sought refuge in Sebba and Dori.', ["displaced 7000+:family civilian", "killed 132 person", "killed 160 person", "killed ~20 child < killed 160 person"]),
]
# rates, disease and accidents, releases, politics, money, soldiers on the move
NO_CLAIMS: list[str] = [
    'The rebels released 23 hostages on Friday.',
    'The two sides handed over 45 prisoners of war.',
    'Three people are killed every day in the city.',
    'The team lost 3-1 and two players were injured.',
    'Cholera has killed 312 people in Haiti since October.',
    'Floods in Jonglei forced 30,000 people from their homes.',
    'Two players were injured in the derby on Sunday.',
    'A bus plunged into a ravine in Nepal, killing 16 passengers.',
    'Malaria killed 600,000 people in Africa last year.',
    'The 2004 tsunami killed 35,000 Sri Lankans.',
    'The city hosts 45 embassies and 3,000 diplomats.',
    'Some 4,500 soldiers are staying in barracks near Erbil.',
    'Around 600 delegates stayed in hotels in the capital.',
    'Twenty ministers flew to Geneva for the talks.',
    'The president flew 12 advisers to Moscow.',
    'More than 2,000 pilgrims were flown home from Jeddah.',
    'The factory moved 400 workers to a new site.',
    'The regiment moved 800 men to the border.',
    'The school received 300 new desks.',
    'The town received 200 soldiers from the capital.',
    'Some 300 monks live in the monastery.',
    'About 1,500 students live in dormitories.',
    'The peacekeepers lifted the siege and 40 trucks entered.',
    'Voters registered in camps numbered 14,000.',
    'Nine lawmakers crossed the floor to join the opposition.',
    'The villagers went back to work.',
    'Six generals made their way to the parade ground.',
    'Ten thousand supporters came to the rally in Juba.',
    'The ship carried 900 tonnes of flour to Aden.',
    'The plane carrying 40 mediators landed in Tripoli.',
    'Hospitals received 30 tonnes of medicine.',
    'Teachers have not been paid for eight months; 12,000 are on strike.',
    'The agency registered 3,000 births in the camp.',
    'The ministry recruited 2,000 police officers.',
    'The central bank lost 300 million dollars.',
    'The party lost 14 seats.',
]
# fmt: on


@pytest.mark.parametrize(("text", "expected"), [*MOVED, *TAKEN, *HARMED, *COUNTED, *REPORTS])
def test_dense_wordings(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert told(pipeline, text, published="2024-03-15") == sorted(expected)


@pytest.mark.parametrize("text", NO_CLAIMS)
def test_dense_wordings_without_claims(pipeline: Pipeline, text: str) -> None:
    assert told(pipeline, text, published="2024-03-15") == []


def test_what_a_bulletin_leaves_undated_befell_people_in_the_period_of_its_heading(
    pipeline: Pipeline,
) -> None:
    text = "Update 9, South Kivu, 3 - 9 March 2024\n\nSome 900 villagers fled Numbi. Eight people were wounded in Kalehe on 5 March."
    fled, hurt = (c for c in claims_of(pipeline, text, "2024-03-10") if c.kind in ("displaced", "injured"))
    assert fled.time is not None
    assert hurt.time is not None
    assert (str(fled.time.start), str(fled.time.end)) == ("2024-03-03", "2024-03-09")
    assert (str(hurt.time.start), str(hurt.time.end)) == ("2024-03-05", "2024-03-05")
