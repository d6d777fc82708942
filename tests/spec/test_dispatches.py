"""Dispatches and agency copy: clauses without commas, headlines run together, totals of a war, who said it at the end of a sentence.

Published on Wednesday 12 June 2024. Texts are made up.
"""

from __future__ import annotations

import pytest
from notation import claims_of, fields

from onrecord.pipeline import Pipeline

PUBLISHED = "2024-06-12"

# fmt: off
ROWS: list[tuple[str, list[str]]] = [
    # When it was, and since when
    ('Six civilians including two girls were killed by army shells that landed on Kadugli, the monitor reported on Wednesday.', [
        'attack | Kadugli | army | shelling | - | the monitor',
        'killed 2 child | Kadugli | army | shelling | - | the monitor',
        'killed 6 civilian | Kadugli | army | shelling | - | the monitor',
    ]),
    ('Five peacekeepers have been killed near Kidal, the mission said on Thursday.', [
        'killed 5 combatant | near Kidal | - | - | 2024-06-06..2024-06-06 | the mission',
    ]),
    ('Earlier on Sunday a police officer told Reuters that gunmen had stormed a hotel, killing four.', [
        'attack | - | gunmen | ground-fighting | 2024-06-09..2024-06-09 | a police officer, Reuters',
        'killed 4 person | - | gunmen | ground-fighting | 2024-06-09..2024-06-09 | a police officer, Reuters',
    ]),
    ('Most of Kachin state is controlled by the KIA and its allies while the city of Myitkyina has been divided since June 2018 into army-held and rebel-held areas.', [
        'control held | Kachin | the KIA and its allies | - | - | -',
    ]),
    ('Sixty have died in three days of street battles in Sadr City. 35 militiamen and 25 soldiers were killed in the unrest that erupted on Tuesday.', [
        'attack | Sadr City | - | ground-fighting | 2024-06-10..2024-06-12 | -',
        'killed 25 combatant | Sadr City | - | ground-fighting | 2024-06-11..2024-06-12 | -',
        'killed 35 combatant | Sadr City | - | ground-fighting | 2024-06-11..2024-06-12 | -',
        'killed 60 person | Sadr City | - | ground-fighting | 2024-06-10..2024-06-12 | -',
    ]),
    ('Since the rebellion began in 2012 hundreds of villages have emptied. The conflict has killed more than 70000 people.', [
        'killed 70000+ person | - | - | - | 2012-01-01..2024-06-12 | -',
    ]),
    ('It is part of a two-and-a-half-year war which has cost 15000 lives.', [
        'killed 15000 person | - | - | - | - | -',
    ]),
    ('Amman Jordanian jets struck a convoy near Tadmur on Monday, killing nine drivers.', [
        'attack | near Tadmur | Jordanian jets | airstrike | 2024-06-10..2024-06-10 | -',
        'killed 9 civilian | near Tadmur | Jordanian jets | airstrike | 2024-06-10..2024-06-10 | -',
    ]),
    # One attack told twice, or two
    ("The blockade's shelling of Taiz left six dead. Houthi fighters shelled homes in the east of Taiz on Friday.", [
        'attack | the east of Taiz | Houthi fighters | shelling | 2024-06-07..2024-06-07 | -',
        'killed 6 person | Taiz | Houthi fighters | shelling | 2024-06-07..2024-06-07 | -',
    ]),
    ('At least 12 sailors died in a blast off Hodeidah, a watchdog said. The Yemen Archive said at least 12 sailors were killed when a mine exploded.', [
        'attack | off Hodeidah | - | explosion | - | a watchdog',
        'killed 12+ combatant | off Hodeidah | - | explosion | - | The Yemen Archive',
    ]),
    ('Jets stepped up raids on Taiz, hitting the city with dozens of bombs.', [
        'attack | Taiz | Jets | airstrike | - | -',
    ]),
    ('The army shelled Bakhmut, striking the town with rockets all night.', [
        'attack | Bakhmut | The army | shelling | - | -',
    ]),
    ('Seven civilians were killed and 20 others hurt in shelling of Stepanakert and Shushi. Our reporter said rockets hit the two towns killing seven people and wounding another 20.', [
        'attack | Stepanakert and Shushi | - | shelling | - | -',
        'injured 20 civilian | Stepanakert and Shushi | - | shelling | - | Our reporter',
        'killed 7 civilian | Stepanakert and Shushi | - | shelling | - | Our reporter',
    ]),
    ('The army has killed at least 30 people in the town of Bama near Maiduguri in a raid. At least 30 people were killed by army fire in a militant-held town southeast of the state capital.', [
        'attack | the town of Bama near Maiduguri | army | - | - | -',
        'killed 30+ person | the town of Bama near Maiduguri | army | - | - | -',
    ]),
    ('Gunmen attacked a checkpoint near Gao on Friday, killing three soldiers. The attack took place at the Ansongo checkpoint, the army said.', [
        'attack | the Ansongo checkpoint | Gunmen | shooting | 2024-06-07..2024-06-07 | -',
        'killed 3 combatant | the Ansongo checkpoint | Gunmen | shooting | 2024-06-07..2024-06-07 | -',
    ]),
    ('Skirmishes flared in the suburb of Ain Zara south of the capital. The clashes left nine dead.', [
        'attack | the suburb of Ain Zara south of the capital | - | ground-fighting | - | -',
        'killed 9 person | the suburb of Ain Zara south of the capital | - | ground-fighting | - | -',
    ]),
    # Where it was
    ('Rockets hit Sderot on Saturday. Seven people were hurt by the salvo, which was fired by militants based in the north of Gaza.', [
        'attack | Sderot | - | shelling | 2024-06-08..2024-06-08 | -',
        'injured 7 person | Sderot | militants | shelling | 2024-06-08..2024-06-08 | -',
    ]),
    ('Terrorists positioned in Jobar fired shells on the Abbasids district killing two people.', [
        'attack | the Abbasids district | Terrorists | shelling | - | -',
        'killed 2 person | the Abbasids district | Terrorists | shelling | - | -',
    ]),
    ('The town of Popasna, which the separatists failed to take in an assault on Friday, lies east of the city of Kramatorsk.', [
        'attack | The town of Popasna | the separatists | - | 2024-06-07..2024-06-07 | -',
    ]),
    ('Twelve people were injured in Houthi attacks on Marib.', [
        'attack | Marib | Houthi | - | - | -',
        'injured 12 person | Marib | Houthi | - | - | -',
    ]),
    ('Raids on Friday killed 14 people in a crowded camp in northern Yemen. Bodies were pulled from tents in the town of Harad.', [
        'attack | the town of Harad | - | - | 2024-06-07..2024-06-07 | -',
        'killed 14 person | the town of Harad | - | - | 2024-06-07..2024-06-07 | -',
    ]),
    ('Militants mounted an assault 90 km east of Gao to regain the town of Ansongo.', [
        'attack | the town of Ansongo | Militants | - | - | -',
    ]),
    ('Skirmishes flared in Ain Zara after militias seized the only road to the airport. The fall of the Coast Highway alarmed diplomats.', [
        'attack | Ain Zara | - | - | - | -',
        'control gained | Ain Zara | militias | - | - | -',
    ]),
    ('A battle broke out in Hodeidah province on the Red Sea coast.', [
        'attack | Hodeidah province | - | ground-fighting | - | -',
    ]),
    ('The guards killed nine smugglers in a raid in Kidal as they headed towards Algeria.', [
        'attack | Kidal | The guards | - | - | -',
        'killed 9 person | Kidal | The guards | - | - | -',
    ]),
    ('A man was killed and a woman hurt by a mine between Bolo near Goma and Rutshuru.', [
        'attack | near Goma and Rutshuru | - | explosion | - | -',
        'injured 1 woman | near Goma and Rutshuru | - | explosion | - | -',
        'killed 1 man | near Goma and Rutshuru | - | explosion | - | -',
    ]),
    # Sites and goals
    ('Rebels seized Hill 112 near Donetsk.', [
        'control gained | Hill 112 near Donetsk | Rebels | - | - | -',
    ]),
    ('Government troops took villages in the south of Yemen.', [
        'control gained | villages in the south of Yemen | Government troops | - | - | -',
    ]),
    ('Mortars killed 12 farmers at Lysychansk in Luhansk province on Monday. The fighting has claimed over 230,000 lives in all, the UN estimates.', [
        'attack | Lysychansk in Luhansk province | - | shelling | 2024-06-10..2024-06-10 | -',
        'killed 12 civilian | Lysychansk in Luhansk province | - | shelling | 2024-06-10..2024-06-10 | -',
        'killed 230000+ person | Ukraine | - | ground-fighting | - | the UN',
    ]),
    ('Insurgents rained rockets on the army-run eastern half of Hodeidah on Friday. The insurgent barrage has killed 17 villagers.', [
        'attack | Hodeidah | Insurgents | shelling | 2024-06-07..2024-06-07 | -',
        'killed 17 civilian | Hodeidah | insurgent | shelling | 2024-06-07..2024-06-07 | -',
    ]),
    ('A raid wounded nine at a clinic in Yemens Saada province on Wednesday. Yemens war broke out in March 2015. Over 310,000 people have lost their lives.', [
        'attack | Yemens Saada province | - | - | 2024-06-12..2024-06-12 | -',
        'injured 9 person | Yemens Saada province | - | - | 2024-06-12..2024-06-12 | -',
        'killed 310000+ person | Yemen | - | - | 2015-03-01..2024-06-12 | -',
    ]),
    ('Army helicopters killed 40 villagers near Myitkyina on Sunday the Danish Refugee Council (DRC) has said.', [
        'killed 40 civilian | near Myitkyina | Army helicopters | airstrike | 2024-06-09..2024-06-09 | the Danish Refugee Council',
    ]),
    ('Some 60 tribesmen and recruits died in two days of an army push near Marib, a surgeon said Monday.', [
        'killed ~60 combatant | near Marib | - | - | 2024-06-09..2024-06-10 | a surgeon',
    ]),
    ('For ten days marines backed by drones have fought for control of Haradh.', [
        'attack | Haradh | marines | ground-fighting | 2024-06-02..2024-06-12 | -',
        'control contested | Haradh | marines | - | 2024-06-02..2024-06-12 | -',
    ]),
    ('Since winter nearly all of Idku province has been in the hands of several militias.', [
        'control held | Idku province | several militias | - | - | -',
    ]),
    ('The mission confirmed the deaths of 19 in drone raids aimed at the edges of Saraqib.', [
        'attack | Saraqib | - | drone | - | The mission',
        'killed 19 person | Saraqib | - | drone | - | The mission',
    ]),
    ('A mill in Gorazde was shelled before noon by Serb gunners. Seven millers died and four were hurt in that attack on the mill.', [
        'attack | Gorazde | Serb gunners | shelling | 2024-06-12..2024-06-12 | -',
        'injured 4 person | Gorazde | Serb gunners | shelling | 2024-06-12..2024-06-12 | -',
        'killed 7 person | Gorazde | Serb gunners | shelling | 2024-06-12..2024-06-12 | -',
    ]),
    ('Medics said nine of the hurt lay in Kenyan hospitals and one had died after being carried over from Somalia. The blast in Dhobley on Tuesday killed dozens.', [
        'attack | Dhobley | - | explosion | 2024-06-11..2024-06-11 | -',
        'injured 9 person | Dhobley | - | - | 2024-06-11..2024-06-11 | Medics',
        'killed 1 person | Dhobley | - | - | 2024-06-11..2024-06-11 | Medics',
        'killed ~24+ person | Dhobley | - | explosion | 2024-06-11..2024-06-11 | -',
    ]),
    ('A battle had begun at dusk on Friday for Camp 12 west of the town of Taez.', [
        'attack | Camp 12 west of the town of Taez | - | ground-fighting | 2024-06-07..2024-06-07 | -',
    ]),
    ('Al-Shabab men shot dead 11 elders after seizing Buyir from the army. The hamlet lies 12 km northwest of Kismayo.', [
        'attack | Buyir | Al-Shabab men | shooting | - | -',
        'control gained | Buyir | Al-Shabab men | - | - | -',
        'killed 11 elderly | Buyir | Al-Shabab men | shooting | - | -',
    ]),
    ('Thirty migrants drowned over the last 48 hours, harbour officials said on Tuesday.', [
        'killed 30 civilian | - | - | other | 2024-06-09..2024-06-11 | harbour officials',
    ]),
    ('The border has been tense after recent air strikes attributed to Israel.', [
        'attack | - | Israel | airstrike | - | -',
    ]),
    ('Iran condemned the recent drone attacks attributed to Ukraine.', [
        'attack | - | Ukraine | drone | - | Iran',
    ]),
    ('Kenya will answer for recent raids blamed on its jets, the group said.', [
        'attack | - | its jets | airstrike | - | the group',
    ]),
    ('Negotiations between envoys in Geneva over the past week have brought no result.', [
        'talks ongoing | Geneva | - | - | 2024-06-05..2024-06-12 | -',
    ]),
    ('Talks between the two delegations at the lakeside hotel over the last three days were fruitless.', [
        'talks failed | - | - | - | 2024-06-10..2024-06-12 | -',
    ]),
    ('An aid convoy entered Madaya on Monday.', [
        'service delivered | Madaya | - | - | 2024-06-10..2024-06-10 | -',
    ]),
    ('Trucks with flour reached Deir Hafer on Friday.', [
        'service delivered | Deir Hafer | - | - | 2024-06-07..2024-06-07 | -',
    ]),
    ('The authorities had ordered all mobile and internet services cut.', [
        'service halted | - | - | - | - | -',
    ]),
    ('The junta ordered the internet shut down in Sagaing.', [
        'service halted | Sagaing | - | - | - | -',
    ]),
    ('India began the repatriation of its workers from Tripoli on Monday.', [
        'evacuation started | Tripoli | India | - | 2024-06-10..2024-06-10 | -',
    ]),
    ('Riot police turned water cannon and tear gas on protesters in Tbilisi early on Friday.', [
        'attack | Tbilisi | Riot police | other | 2024-06-07..2024-06-07 | -',
    ]),
    ('Police fired tear gas at protesters in Nairobi on Monday.', [
        'attack | Nairobi | Police | other | 2024-06-10..2024-06-10 | -',
    ]),
    ('Fighting went on despite the truce.', [
        'ceasefire violated | - | - | - | - | -',
    ]),
    ("The Council's members will discuss the next steps for the mission when its envoy reports on Thursday.", [
        "talks planned planned | - | The Council's members | - | 2024-06-13..2024-06-13 | -",
    ]),
    ('The parcels, packed to help some 3,000 people, will be handed over to the Red Crescent.', []),
    ('The tents, bought to shelter some 500 families, were handed over to the council.', [
        'service delivered | - | - | - | - | -',
    ]),
    ('Talks between the two delegations at the hotel were fruitless.', [
        'talks failed | - | - | - | - | -',
    ]),
    ('Talks between the government and the rebels in Juba were fruitless.', [
        'talks failed | Juba | - | - | - | -',
    ]),
    ('Police used tear gas and rubber bullets against demonstrators in Harare.', [
        'attack | Harare | Police | other | - | -',
    ]),
    ('The UN said a convoy of its lorries was able to enter Kutum on Monday.', [
        'service delivered | Kutum | - | - | 2024-06-10..2024-06-10 | The UN',
    ]),
    ('India said it was accelerating the repatriation of its nurses from Sanaa.', [
        'evacuation ongoing | Sanaa | - | - | - | India',
    ]),
    ('UNICEF said that a convoy of its lorries was able to enter western Sudan on Monday and was due to reach El Geneina on Wednesday.', [
        'service ongoing | western Sudan | - | - | 2024-06-10..2024-06-10 | UNICEF',
    ]),
    ('UNICEF said its convoy entered northern Mali on Monday and was due to reach Kidal on Wednesday.', [
        'service ongoing | northern Mali | - | - | 2024-06-10..2024-06-10 | UNICEF',
    ]),
    ('Raids shut two clinics in Taiz the aid group Doctors Without Borders (MSF) told us.', [
        'attack | Taiz | - | - | - | the aid group Doctors Without Borders',
        'service halted 2:building | Taiz | - | - | - | the aid group Doctors Without Borders',
    ]),
    ('Bombs killed nine nurses in Taiz Reporters Without Borders said.', [
        'attack | Taiz | - | explosion | - | Reporters Without Borders',
        'killed 9 medic | Taiz | - | explosion | - | Reporters Without Borders',
    ]),
    ('Gunmen carry on with an offensive that they opened on Sunday near Goma.', [
        'attack | near Goma | - | shooting | 2024-06-09..2024-06-12 | -',
    ]),
    ('Fighting erupted overnight between troops and gunmen in Kadugli, the monitor said. The army shelled both Kadugli and Dilling, it added.', [
        'attack | Kadugli and Dilling | The army | shelling | 2024-06-11..2024-06-12 | the monitor',
        'attack | Kadugli | troops and gunmen | ground-fighting | 2024-06-11..2024-06-12 | the monitor',
    ]),
    ('The Geneva talks failed on Friday.', [
        'talks failed | Geneva | - | - | 2024-06-07..2024-06-07 | -',
    ]),
    # Who says so
    ('The clash left 22 dead the ministry said among them seven officers.', [
        'killed 22 person | - | - | ground-fighting | - | the ministry',
        'killed 7 combatant | - | - | ground-fighting | - | the ministry',
    ]),
    ('The raid killed nine people in Hodeida the World Health Organization (WHO) has said.', [
        'killed 9 person | Hodeida | - | - | - | the World Health Organization',
    ]),
    ('The Afghanistan Human Rights Commission reported the bombing on Monday with an initial toll of 11. This was later raised to 25 on Tuesday including nine women.', [
        'killed 11 person | Afghanistan | - | explosion | 2024-06-10..2024-06-10 | The Afghanistan Human Rights Commission',
        'killed 25 person | Afghanistan | - | - | 2024-06-11..2024-06-11 | The Afghanistan Human Rights Commission',
        'killed 9 woman | Afghanistan | - | - | 2024-06-11..2024-06-11 | The Afghanistan Human Rights Commission',
    ]),
    ('It is reported that the junta hanged four students.', [
        'killed 4 civilian | - | the junta | execution | - | -',
    ]),
    # 'near' a town of the country that is named
    ('A missile strike on a military airfield in Yemen near Hodeidah killed five people.', [
        'attack | near Hodeidah | - | shelling | - | -',
        'killed 5 person | near Hodeidah | - | shelling | - | -',
    ]),
    ('The Taliban opened an attack on a police post near Kunduz on Tuesday.', [
        'attack | near Kunduz | The Taliban | - | 2024-06-11..2024-06-11 | -',
    ]),
    # Who did it
    ('Five shoppers died and 17 were hurt in a jihadist grenade attack in Maiduguri on Friday.', [
        'attack | Maiduguri | jihadist | explosion | 2024-06-07..2024-06-07 | -',
        'injured 17 civilian | Maiduguri | jihadist | explosion | 2024-06-07..2024-06-07 | -',
        'killed 5 civilian | Maiduguri | jihadist | explosion | 2024-06-07..2024-06-07 | -',
    ]),
    ('A bakery in Taiz was struck overnight by Saudi jets; Riyadh said Saudi Arabia does not target civilians.', [
        'attack | Taiz | Saudi jets | airstrike | 2024-06-11..2024-06-12 | -',
    ]),
    ('Two wells near Bardere were shelled at dawn by Jubaland troops. Four herders were killed in the shelling of the wells.', [
        'attack | near Bardere | Jubaland troops | shelling | 2024-06-12..2024-06-12 | -',
        'killed 4 civilian | near Bardere | Jubaland troops | shelling | 2024-06-12..2024-06-12 | -',
    ]),
    ('Ansar al-Din said it had ambushed an army column near Kidal.', [
        'attack | near Kidal | Ansar al-Din | ground-fighting | - | Ansar al-Din',
    ]),
    ('Militiamen loyal to General Dostum fired mortars at the village of Andkhoi.', [
        'attack | the village of Andkhoi | Militiamen loyal to General Dostum | shelling | - | -',
    ]),
    ('The navy has killed 12 fishermen off Jaffna in a dawn raid.', [
        'attack | off Jaffna | The navy | - | - | -',
        'killed 12 civilian | off Jaffna | The navy | - | - | -',
    ]),
    ('At least 60 soldiers and gunmen died in a militia raid and an army counterattack in Tillaberi.', [
        'attack | Tillaberi | militia | - | - | -',
        'killed 60+ combatant | Tillaberi | militia | - | - | -',
    ]),
    ('Many people were wounded in French and Malian joint air raids on Kidal.', [
        'attack | Kidal | French and Malian | airstrike | - | -',
        'injured - person | Kidal | French and Malian | airstrike | - | -',
    ]),
    ('The junta denies defeat but it lost Lashio in August to ethnic armies.', [
        'control lost | Lashio | The junta | - | 2023-08-01..2023-08-31 | The junta',
    ]),
    ('A wave of French drone strikes that killed dozens of jihadists shook Kidal.', [
        'attack | Kidal | French | drone | - | -',
        'killed ~24+ combatant | Kidal | French | drone | - | -',
    ]),
    ('Some 700 miners live on under the militia blockade in Mongbwalu.', [
        'trapped ~700 civilian | Mongbwalu | - | siege | - | -',
    ]),
    ('Nigerian soldiers traded fire with bandits outside Kaura killing 11 of them.', [
        'killed 11 combatant | outside Kaura | Nigerian soldiers | - | - | -',
    ]),
    ('Border guards clashed with smugglers near Tamanrasset killing five of them.', [
        'attack | near Tamanrasset | Border guards | ground-fighting | - | -',
        'killed 5 combatant | near Tamanrasset | Border guards | ground-fighting | - | -',
    ]),
    ('Some 25 people were killed in mutual rocket fire between army units and Houthi militiamen on the town of Lahj on Monday.', [
        'attack | the town of Lahj | army units and Houthi militiamen | shelling | 2024-06-10..2024-06-10 | -',
        'killed ~25 person | the town of Lahj | army units and Houthi militiamen | shelling | 2024-06-10..2024-06-10 | -',
    ]),
    # Who holds the ground
    ('The garrison was able to keep its positions north of Benghazi.', [
        'control held | north of Benghazi | - | - | - | -',
    ]),
    ('In March government commandos broke into the northern quarters of Sirte.', [
        'control gained | the northern quarters of Sirte | government commandos | - | 2024-03-01..2024-03-31 | -',
    ]),
    ('Militiamen pushed into the old town of Gori last month.', [
        'control gained | the old town of Gori | Militiamen | - | 2024-05-01..2024-05-31 | -',
    ]),
    ('The village of Aru in Ituri province and the hill of Mbau were taken from the militia.', [
        'control gained | The village of Aru in Ituri province and the hill of Mbau | - | - | - | -',
    ]),
    ('President Deby has consolidated his control over much of eastern Chad.', [
        'control gained | eastern Chad | President Deby | - | - | -',
    ]),
    ('Eastern Mosul completely fell to government forces in January.', [
        'control gained | Eastern Mosul | government forces | - | 2024-01-01..2024-01-31 | -',
    ]),
    ('The army has made gains against the rebels across the north of Kivu.', [
        'control gained | the north of Kivu | The army | - | - | -',
    ]),
    ('Adwa market came under the federal forces control on Monday.', [
        'control gained | Adwa market | the federal forces | - | 2024-06-10..2024-06-10 | -',
    ]),
    ('Several villages were captured by the coalition in Anbar last week.', [
        'control gained | Anbar | the coalition | - | 2024-06-03..2024-06-09 | -',
    ]),
    # What was done and how
    ('The navy hit 12 pirate camps on Friday off Eyl.', [
        'attack | off Eyl | The navy | - | 2024-06-07..2024-06-07 | -',
    ]),
    ('Army gunners targeted command and supply site for the insurgents south of Marib.', [
        'attack | south of Marib | Army gunners | - | - | -',
    ]),
    ('Police shot at gunmen who attacked a customs office at Garissa.', [
        'attack | Garissa | Police | shooting | - | -',
        'attack | Garissa | gunmen | shooting | - | -',
    ]),
    ('Two rockets landed close to the Japanese consulate in Basra on Tuesday night.', [
        'attack | Basra | - | shelling | 2024-06-11..2024-06-11 | -',
    ]),
    ('Shells fell near the parliament building in Khartoum.', [
        'attack | Khartoum | - | shelling | - | -',
    ]),
    ('Rebels attacked government forces with two car bombs near Hodeidah.', [
        'attack | near Hodeidah | Rebels | explosion | - | -',
    ]),
    ('The army launched an offensive to retake Baga backed by air strikes.', [
        'attack | Baga | The army | ground-fighting | - | -',
    ]),
    ('Government forces killed 300 people in Darfur using chemical weapons.', [
        'killed 300 person | Darfur | Government forces | chemical | - | -',
    ]),
    ('Chadian troops supported by French air raids began an assault on the town of Bosso.', [
        'attack | the town of Bosso | Chadian troops | - | - | -',
    ]),
    ('A drone for the insurgents was shot down near Hama.', [
        'attack | near Hama | - | other | - | -',
    ]),
    ('In what the Red Cross said was one of its worst clashes with the army the militia lost 30 men in Kutum.', [
        'killed 30 combatant | Kutum | the army | ground-fighting | - | the Red Cross',
    ]),
    # From the air or not
    ('NATO strikes against Taliban gunmen in Kunduz left nine villagers dead and many hurt.', [
        'attack | Kunduz | NATO | airstrike | - | -',
        'injured - civilian | Kunduz | NATO | airstrike | - | -',
        'killed 9 civilian | Kunduz | NATO | airstrike | - | -',
    ]),
    ('An Israeli strike killed 14 people in Tyre.', [
        'attack | Tyre | Israeli | airstrike | - | -',
        'killed 14 person | Tyre | Israeli | airstrike | - | -',
    ]),
    ('The Ethiopian army struck a militia column near Weldiya killing nine.', [
        'attack | near Weldiya | The Ethiopian army | - | - | -',
        'killed 9 person | near Weldiya | The Ethiopian army | - | - | -',
    ]),
    ('US-led coalition strikes on the city of Abu Kamal left at least 31 civilians dead.', [
        'attack | the city of Abu Kamal | US-led coalition | airstrike | - | -',
        'killed 31+ civilian | the city of Abu Kamal | US-led coalition | airstrike | - | -',
    ]),
    ('A bombing in Kabul killed nine.', [
        'attack | Kabul | - | explosion | - | -',
        'killed 9 person | Kabul | - | explosion | - | -',
    ]),
    ('Strikes by the coalition killed 31 wedding guests in Dhamar. Roadside bombs in the region have slowed its allies.', [
        'attack | Dhamar | the coalition | airstrike | - | -',
        'killed 31 civilian | Dhamar | the coalition | airstrike | - | -',
    ]),
    # What is not to be read as harm
    ('Cluster bombs are capable of killing dozens over a wide area.', []),
    ('The air force says it takes care not to let any villagers be harmed in its sorties.', []),
    ('Prominent figures have had a truce with the army for two years and neither fired on the other.', []),
    ('The army allowed no one to leave and shells killed nine civilians in Homs.', [
        'attack | Homs | - | shelling | - | -',
        'killed 9 civilian | Homs | - | shelling | - | -',
    ]),
    # Headlines
    ('Gunmen abduct 60 Killed 9 Villagers in Katsina', [
        'abducted 60 civilian | Katsina | Gunmen | - | - | -',
        'killed 9 civilian | Katsina | Gunmen | shooting | - | -',
    ]),
    ('Mortar Salvo Kills 3 Nuns Wounded Scores in Vukovar', [
        'attack | Vukovar | - | shelling | - | -',
        'injured ~40+ civilian | Vukovar | - | shelling | - | -',
        'killed 3 civilian | Vukovar | - | shelling | - | -',
    ]),
    ('Three killed over 70 injured in militant attacks in Kano. Gunmen fired on a church.', [
        'attack | Kano | militant | - | - | -',
        'injured 70+ person | Kano | militant | - | - | -',
        'killed 3 person | Kano | militant | - | - | -',
    ]),
    ('4 Killed and 12 Injured in Aden Blast', [
        'attack | Aden | - | explosion | - | -',
        'injured 12 person | Aden | - | explosion | - | -',
        'killed 4 person | Aden | - | explosion | - | -',
    ]),
    # How many and who
    ('Tens of civilians were injured in the raid on Taiz.', [
        'attack | Taiz | - | - | - | -',
        'injured ~20+ civilian | Taiz | - | - | - | -',
    ]),
    ('Police have killed many Boko Haram and Ansaru militants in Maiduguri.', [
        'killed - combatant | Maiduguri | Police | - | - | -',
    ]),
    ('Many people remained under the rubble in Idlib after the raid.', [
        'missing - person | Idlib | - | - | - | -',
    ]),
    ('The raid killed nine people and tens were wounded in Hodeida.', [
        'injured ~20+ person | Hodeida | - | - | - | -',
        'killed 9 person | Hodeida | - | - | - | -',
    ]),
    ('The strike on the clinic in Kunduz killed four; five members of staff have not been found.', [
        'attack | Kunduz | - | airstrike | - | -',
        'killed 4 person | Kunduz | - | airstrike | - | -',
        'missing 5 civilian | Kunduz | - | airstrike | - | -',
    ]),
    ('Lieutenant Omar Saleh was shot dead before dawn in Mopti.', [
        'killed 1 combatant | Mopti | - | shooting | 2024-06-12..2024-06-12 | -',
    ]),
    ('Army helicopters often shell Kidal in a war that has killed more than 9,000 people.', [
        'killed 9000+ person | Mali | - | - | - | -',
    ]),
    ('The coalition said it had no reports of civilian casualties from the strike on Sirte.', [
        'attack | Sirte | - | airstrike | - | The coalition',
        'injured - civilian denied | Sirte | - | airstrike | - | The coalition',
    ]),
    ('On April 3 troops broke into Guta, and some 9,000 people fled within three days, residents said.', [
        'control gained | Guta | troops | - | 2024-04-03..2024-04-03 | residents',
        'displaced ~9000 person | Guta | - | - | 2024-04-03..2024-04-06 | residents',
    ]),
    ('The ministry blamed the rebels for bombing a market in Bor.', [
        'attack | Bor | the rebels | explosion | - | The ministry',
    ]),
    ('Casualties were reported in Bor after a mortar attack on Sunday.', [
        'attack | Bor | - | shelling | 2024-06-09..2024-06-09 | -',
        'injured - person | Bor | - | shelling | 2024-06-09..2024-06-09 | -',
    ]),
]
# fmt: on


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text[:60] for text, _ in ROWS])
def test_all_that_is_told(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert sorted(fields(c) for c in claims_of(pipeline, text, PUBLISHED)) == expected
