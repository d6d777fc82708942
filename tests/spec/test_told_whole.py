"""Where, when, by whom and on whose word, in sentences that mislead: who is accused did it and not the accuser, who speaks behind a
comma tells no place, a count 'as of' a day has no first day, the raid that 'comes after' another is not that other.

Published on Wednesday 12 June 2024. Texts are made up.
"""

from __future__ import annotations

import pytest
from notation import claims_of, fields

from onrecord.pipeline import Pipeline

PUBLISHED = "2024-06-12"

# fmt: off
ROWS: list[tuple[str, list[str]]] = [
    ('Five people were killed as the army shelled Wadi Harsa on Tuesday.', [
        'attack | Wadi Harsa | the army | shelling | 2024-06-11..2024-06-11 | -',
        'killed 5 person | Wadi Harsa | the army | shelling | 2024-06-11..2024-06-11 | -',
    ]),
    ('Gunmen killed four farmers in Darfur. The attack took place near Kutum.', [
        'killed 4 civilian | near Kutum | Gunmen | shooting | - | -',
    ]),
    ('The gunmen struck first at Gidan Tako. They then moved to Faruwa, where a mother was killed.', [
        'attack | Gidan Tako | The gunmen | shooting | - | -',
        'killed 1 woman | Faruwa | The gunmen | shooting | - | -',
    ]),
    ('All 23 aid workers in Nasir were moved to Malakal on Thursday.', [
        'evacuated 23 aid-worker | Nasir | - | - | 2024-06-06..2024-06-06 | -',
    ]),
    ("Five were wounded near Sinkat, the Kassala governor's office reports.", [
        "injured 5 person | near Sinkat | - | - | - | the Kassala governor's office",
    ]),
    ('Israel struck a depot in Damascus on Sunday.', [
        'attack | Damascus | Israel | airstrike | 2024-06-09..2024-06-09 | -',
    ]),
    ('US airstrikes killed nine civilians in Raqqa on Friday.', [
        'attack | Raqqa | US | airstrike | 2024-06-07..2024-06-07 | -',
        'killed 9 civilian | Raqqa | US | airstrike | 2024-06-07..2024-06-07 | -',
    ]),
    ('Fighters attacked a bus near Bor, killing 15.', [
        'attack | near Bor | Fighters | - | - | -',
        'killed 15 person | near Bor | Fighters | - | - | -',
    ]),
    ('By Friday, 40 people had been killed in Taiz.', [
        'killed 40 person | Taiz | - | - | ?..2024-06-07 | -',
    ]),
    ('The rebels accused the army of shelling Minembwe on Friday.', [
        'attack | Minembwe | the army | shelling | 2024-06-07..2024-06-07 | The rebels',
    ]),
    ('The ministry blamed the rebels for bombing a market in Bor.', [
        'attack | Bor | the rebels | explosion | - | The ministry',
    ]),
    ('The army was accused of shelling Nikopol on Friday.', [
        'attack | Nikopol | The army | shelling | 2024-06-07..2024-06-07 | -',
    ]),
    ('Nobody attacked the convoy near Marib on Sunday, the army said.', []),
    ('Artillery shelled Kutum on Monday. On the same day artillery shelled Mellit.', [
        'attack | Kutum | - | shelling | 2024-06-10..2024-06-10 | -',
        'attack | Mellit | - | shelling | 2024-06-10..2024-06-10 | -',
    ]),
    ('The air raid on Kutum comes two days after a bomb killed six people in Mellit.', [
        'attack | Kutum | - | airstrike | - | -',
        'attack | Mellit | - | explosion | 2024-06-10..2024-06-10 | -',
        'killed 6 person | Mellit | - | explosion | 2024-06-10..2024-06-10 | -',
    ]),
    ('Warplanes have bombed Taiz for three weeks.', [
        'attack | Taiz | Warplanes | airstrike | 2024-05-22..2024-06-12 | -',
    ]),
    ('Russia announced a halt to the bombing of Taiz on Tuesday.', [
        'ceasefire agreed | Taiz | Russia | - | 2024-06-11..2024-06-11 | Russia',
    ]),
    ('The army seized 18 off-road vehicles in Bor.', []),
    ('The army managed to take control of Bor on Monday.', [
        'control gained | Bor | The army | - | 2024-06-10..2024-06-10 | -',
    ]),
    ('Three months of fighting have killed nearly 1,000 people in Taiz.', [
        'killed ~1000 person | Taiz | - | ground-fighting | 2024-03-12..2024-06-12 | -',
    ]),
    ('Since the start of the campaign, 300 people have been killed in Taiz.', [
        'killed 300 person | Taiz | - | - | ?..2024-06-12 | -',
    ]),
    ('Two people were killed in Taiz on the 9th.', [
        'killed 2 person | Taiz | - | - | 2024-06-09..2024-06-09 | -',
    ]),
    ('Over the past day, two people were killed in Taiz.', [
        'killed 2 person | Taiz | - | - | 2024-06-11..2024-06-12 | -',
    ]),
    ('As of 3 June, 40 people had been killed in Taiz.', [
        'killed 40 person | Taiz | - | - | ?..2024-06-03 | -',
    ]),
    ('Clashes have gone on in Taiz for nearly a week.', [
        'attack | Taiz | - | ground-fighting | 2024-06-05..2024-06-12 | -',
    ]),
    ('An explosion killed eight people in Aden. The group had claimed responsibility for a similar bombing in 2009.', [
        'attack | Aden | - | explosion | - | -',
        'attack | Aden | The group | explosion | 2009-01-01..2009-12-31 | -',
        'killed 8 person | Aden | - | explosion | - | -',
    ]),
    ('Casualties were reported in Bor after a mortar attack on Sunday.', [
        'attack | Bor | - | shelling | 2024-06-09..2024-06-09 | -',
        'injured - person | Bor | - | shelling | 2024-06-09..2024-06-09 | -',
    ]),
    ('Eight fighters were killed in Bor on Monday. The eight fighters had come from Malakal.', [
        'killed 8 combatant | Bor | - | - | 2024-06-10..2024-06-10 | -',
    ]),
    ('Seven people were wounded in Nyala for the third day in a row.', [
        'injured 7 person | Nyala | - | - | 2024-06-10..2024-06-12 | -',
    ]),
    ('Two staff of the Red Crescent were killed in Bor.', [
        'killed 2 aid-worker | Bor | - | - | - | -',
    ]),
    ('The blast, in which 10 children and 5 women were killed, hit Marib.', [
        'attack | Marib | - | explosion | - | -',
        'killed 10 child | Marib | - | explosion | - | -',
        'killed 5 woman | Marib | - | explosion | - | -',
    ]),
    ('A Syrian monitor based in Britain, citing doctors in Hama, said five people were killed in Salamiyah.', [
        'killed 5 person | Salamiyah | - | - | - | A Syrian monitor based in Britain, doctors in Hama',
    ]),
    ('Israel killed two people in Tyre on Monday. The strike comes a day after jets hit Nabatieh.', [
        'attack | Nabatieh | jets | airstrike | 2024-06-11..2024-06-11 | -',
        'killed 2 person | Tyre | Israel | - | 2024-06-10..2024-06-10 | -',
    ]),
    ('A gunman shot dead a judge in Mosul after troops raided his village.', [
        'attack | Mosul | A gunman | shooting | - | -',
        'killed 1 official | Mosul | A gunman | shooting | - | -',
    ]),
    ('Police arrested 14 men after a mob killed two travellers in Jos.', [
        'detained 14 man | Jos | Police | - | - | -',
        'killed 2 civilian | Jos | a mob | - | - | -',
    ]),
    ('A car bomb in Jalalabad left six dead, and soldiers detained a suspect.', [
        'attack | Jalalabad | - | explosion | - | -',
        'detained 1 person | Jalalabad | soldiers | - | - | -',
        'killed 6 person | Jalalabad | - | explosion | - | -',
    ]),
    ('Bandits abducted 60 people in Kaura; 12 of them were rescued by the police.', [
        'abducted 60 person | Kaura | Bandits | - | - | -',
        'rescued 12 person | Kaura | the police | - | - | -',
    ]),
    ('The explosion, for which no group has claimed responsibility, killed eight.', [
        'attack | - | - | explosion | - | -',
        'killed 8 person | - | - | explosion | - | -',
    ]),
    ('The army lost 27 men in Marib.', [
        'killed 27 combatant | Marib | - | - | - | -',
    ]),
    ('The rebels said they killed 40 soldiers and lost nine fighters.', [
        'killed 40 combatant | - | The rebels | - | - | The rebels',
        'killed 9 combatant | - | - | - | - | The rebels',
    ]),
    ('A spokesman for the Taliban claimed responsibility for the attack in Kabul, which killed six guards.', [
        'attack | Kabul | the Taliban | - | - | -',
        'killed 6 combatant | Kabul | the Taliban | - | - | -',
    ]),
    ('None of the 12 passengers was hurt when a mortar hit the bus in Taiz.', [
        'attack | Taiz | - | shelling | - | -',
        'injured - civilian denied | Taiz | - | shelling | - | -',
    ]),
    ('The army said reports that its drones hit a wedding in Saada and killed 14 guests were false.', [
        'killed 14 civilian denied | Saada | its drones | drone | - | The army',
    ]),
    ('Claims that 25 people died in Bor turned out to be a hoax.', [
        'killed 25 person denied | Bor | - | - | - | -',
    ]),
    ('The mayor denied that 40 people had been killed in Bor, saying only six had died.', [
        'killed 40 person denied | Bor | - | - | - | The mayor',
        'killed 6 person | Bor | - | - | - | The mayor',
    ]),
    ('Had the missile exploded, hundreds would have died.', [
        'killed ~200+ person conditional | - | - | explosion | - | -',
    ]),
    ('Seven people were killed and two wounded, a nurse at the hospital said.', [
        'injured 2 person | - | - | - | - | a nurse at the hospital',
        'killed 7 person | - | - | - | - | a nurse at the hospital',
    ]),
    ('Militants attacked the base, and 14 were killed and 25 taken hostage.', [
        'abducted 25 person | - | Militants | - | - | -',
        'attack | - | Militants | - | - | -',
        'killed 14 person | - | Militants | - | - | -',
    ]),
    ('No food aid has reached Kadugli since November.', [
        'service halted | Kadugli | - | - | 2023-11-01..2024-06-12 | -',
    ]),
    ('Save the Children said 12 of its staff were missing.', [
        'missing 12 civilian | - | - | - | - | Save the Children',
    ]),
    ('Raiders killed 20 people in Wunrok; five of the attackers were killed by youths.', [
        'killed 20 person | Wunrok | Raiders | - | - | -',
        'killed 5 combatant | Wunrok | youths | - | - | -',
    ]),
    ('Of 60 fishermen seized by ISWAP near Baga, 31 were killed.', [
        'abducted 60 civilian | near Baga | ISWAP | - | - | -',
        'killed 31 civilian | near Baga | ISWAP | - | - | -',
    ]),
    ('From March to May, 45 people were killed in Bor.', [
        'killed 45 person | Bor | - | - | 2024-03-01..2024-05-31 | -',
    ]),
    ('Between 1 and 9 May, IOM field teams estimate that 300 people fled Bor.', [
        'displaced 300 person | Bor | - | - | 2024-05-01..2024-05-09 | IOM field teams',
    ]),
    ('Some 1,450 families were confined by clashes in Choco.', [
        'attack | Choco | - | ground-fighting | - | -',
        'trapped ~1450:family civilian | Choco | - | - | - | -',
    ]),
    ('Raiders hacked at least 38 people to death.', [
        'killed 38+ person | - | Raiders | other | - | -',
    ]),
    ('The UN verified 98 cases of rape in Bentiu.', [
        'sexual-violence 98 person | Bentiu | - | - | - | The UN',
    ]),
    ('The rebels killed its crew of four in Syria.', [
        'killed 4 person | Syria | The rebels | - | - | -',
    ]),
    ('Two Russian bombers were destroyed on the ground.', []),
    ('The World Food Programme said it had suspended deliveries to Zamzam after shells hit its warehouse.', [
        'attack | Zamzam | - | shelling | - | The World Food Programme',
        'service halted | Zamzam | - | - | - | The World Food Programme',
    ]),
    ('In South Sudan, 58 people died during the raid on Duk, the governor said.', [
        'attack | Duk | - | - | - | the governor',
        'killed 58 person | Duk | - | - | - | the governor',
    ]),
]
# fmt: on


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text[:60] for text, _ in ROWS])
def test_all_that_is_told(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert sorted(fields(c) for c in claims_of(pipeline, text, PUBLISHED)) == expected


def test_no_total_ends_before_it_began(pipeline: Pipeline) -> None:
    claims = claims_of(pipeline, "a began i june 15g campaign has killed people", PUBLISHED)
    assert [claim.kind for claim in claims] == ["killed"]
    assert all(
        c.time is None or not (c.time.start and c.time.end and c.time.start > c.time.end) for c in claims
    )
