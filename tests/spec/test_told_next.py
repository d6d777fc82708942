"""Where and when it was, as told by the sentences around: the strike on a village that is named next, the two towns told last, the bombing
that took a mill; persons killed one by one.

Published on Wednesday 12 June 2024. Texts are made up.
"""

from __future__ import annotations

import pytest
from notation import claims_of, fields

from onrecord.pipeline import Pipeline

PUBLISHED = "2024-06-12"

# fmt: off
ROWS: list[tuple[str, list[str]]] = [
    ('At least nine herders died in a drone strike on Monday near the rebel bastion Raqqa a monitor said. The monitor said 12 people were hurt in the strike on Huneida.', [
        'attack | Huneida | - | drone | 2024-06-10..2024-06-10 | a monitor',
        'injured 12 person | Huneida | - | drone | 2024-06-10..2024-06-10 | The monitor',
        'killed 9+ civilian | Huneida | - | drone | 2024-06-10..2024-06-10 | a monitor',
    ]),
    ('A car bomb tore through a convoy of families leaving two encircled towns, killing 31 people. The explosion took place at the Ghoroud checkpoint in Taiz.', [
        'attack | the Ghoroud checkpoint in Taiz | - | explosion | - | -',
        'killed 31 person | the Ghoroud checkpoint in Taiz | - | explosion | - | -',
    ]),
    ('Fourteen soldiers were killed when a bomber struck in the northern suburbs of Aden. The bomber blew himself up at a post in al-Hawta, killing 14 soldiers, an officer said.', [
        'attack | al-Hawta | The bomber | explosion | - | an officer',
        'attack | the northern suburbs of Aden | a bomber | explosion | - | -',
        'killed 14 combatant | al-Hawta | The bomber | explosion | - | an officer',
    ]),
    ('At least 21 people died in heavy shelling of several towns east of the Sudanese capital. Eleven of the victims died in the shelling of Soba.', [
        'attack | Soba | - | shelling | - | -',
        'attack | east of the Sudanese capital | - | shelling | - | -',
        'killed 11 person | Soba | - | shelling | - | -',
        'killed 21+ person | east of the Sudanese capital | - | shelling | - | -',
    ]),
    ('Thirty rebels were killed overnight trying to open a road into Aleppo again, a monitor said. The fighters died on the Castello Road.', [
        'killed 30 combatant | Castello Road | - | - | 2024-06-11..2024-06-12 | a monitor',
        'service resumed | Aleppo | - | - | 2024-06-11..2024-06-12 | a monitor',
    ]),
    ('The militia, which holds most of Hpakant township, overran wide stretches of northern Shan state last week.', [
        'control gained | northern Shan | The militia | - | 2024-06-03..2024-06-09 | -',
        'control held | Hpakant township | The militia | - | - | -',
    ]),
    ('According to a source at Sumy Police Command two men were killed by a shell that gunmen launched on Konotop.', [
        'attack | Konotop | gunmen | shelling | - | a source at Sumy Police Command',
        'killed 2 man | Konotop | gunmen | shelling | - | a source at Sumy Police Command',
    ]),
    ('Soba was shelled again on Tuesday. It is the last rebel stronghold near Khartoum.', [
        'attack | Soba | - | shelling | 2024-06-11..2024-06-11 | -',
        'control held | Soba | rebel | - | - | -',
    ]),
    ('Hospitals of Aleppo were hit on Monday. The hospitals al-Noor, al-Amal and al-Zahraa would all close, a doctor said, and a nurse was killed.', [
        'attack | Aleppo | - | - | 2024-06-10..2024-06-10 | -',
        'killed 1 medic | Aleppo | - | - | 2024-06-10..2024-06-10 | a doctor',
        'service planned planned | Aleppo | - | - | - | a doctor',
    ]),
    ('Nine people were killed in air strikes on posts of the Islamic State in Iraq and the Levant near Raqqa.', [
        'attack | near Raqqa | - | airstrike | - | -',
        'killed 9 person | near Raqqa | - | airstrike | - | -',
    ]),
    ('Three wounded girls lay on the floor of a clinic, a photographer in Nyala reported, after raids west of El Geneina.', [
        'injured 3 child | Nyala | - | - | - | a photographer in Nyala',
    ]),
    ('A dinghy that had left Zuwara for Italy overturned off the Tunisian coast, killing 40 migrants. Dozens are still missing.', [
        'killed 40 civilian | off the Tunisian coast | - | - | - | -',
        'missing ~24+ civilian | off the Tunisian coast | - | - | - | -',
    ]),
    ('Shells fell on the Midan quarter on Monday, killing a boy of Aleppo. On Tuesday rebel fire on government neighbourhoods killed 19 people, a monitor said.', [
        'attack | Aleppo | rebel | - | 2024-06-11..2024-06-11 | a monitor',
        'attack | the Midan quarter | - | shelling | 2024-06-10..2024-06-10 | -',
        'killed 1 child | the Midan quarter | - | shelling | 2024-06-10..2024-06-10 | -',
        'killed 19 person | Aleppo | rebel | - | 2024-06-11..2024-06-11 | a monitor',
    ]),
    ('Buses brought 700 people out of Fuaa and Kefraya on Tuesday. Some 6,000 people are besieged in the two towns.', [
        'evacuated 700 person | Fuaa and Kefraya | - | - | 2024-06-11..2024-06-11 | -',
        'trapped ~6000 person | the two towns | - | siege | - | -',
    ]),
    ('A raid on Monday killed six people, the office said in a statement issued in Geneva. The strike hit a market in Hajjah in Yemen.', [
        'attack | Hajjah in Yemen | - | airstrike | 2024-06-10..2024-06-10 | the office',
        'killed 6 person | Hajjah in Yemen | - | - | 2024-06-10..2024-06-10 | the office',
    ]),
    ('Shells fell on Kharkiv on Tuesday, killing two. Activists said the shelling of Izium killed three.', [
        'attack | Izium | - | shelling | 2024-06-11..2024-06-11 | Activists',
        'attack | Kharkiv | - | shelling | 2024-06-11..2024-06-11 | -',
        'killed 2 person | Kharkiv | - | shelling | 2024-06-11..2024-06-11 | -',
        'killed 3 person | Izium | - | shelling | 2024-06-11..2024-06-11 | Activists',
    ]),
    ('Shelling resumed on Tuesday in the city of Omdurman. On Monday residents of the Ombada district spoke of heavy shelling by tanks.', [
        'attack | the Ombada district | - | shelling | 2024-06-10..2024-06-10 | -',
        'attack | the city of Omdurman | - | shelling | 2024-06-11..2024-06-11 | -',
    ]),
    ('Russian and Syrian jets halted raids on Idlib from 0700 GMT Monday for a 72-hour pause.', [
        'ceasefire started | Idlib | Russian and Syrian jets | - | 2024-06-10..2024-06-13 | -',
    ]),
    ('The army lost sixty men in clashes at Wad Madani over the last five days. The clashes reached their height on Monday.', [
        'attack | Wad Madani | - | ground-fighting | 2024-06-08..2024-06-12 | -',
        'killed 60 combatant | Wad Madani | - | ground-fighting | 2024-06-08..2024-06-12 | -',
    ]),
    ('Troops opened fire on a funeral for two women who were shot on Friday in Daraa, killing a mourner.', [
        'attack | Daraa | Troops | shooting | - | -',
        'injured 2 woman | Daraa | Troops | shooting | 2024-06-07..2024-06-07 | -',
        'killed 1 civilian | Daraa | Troops | shooting | - | -',
    ]),
    ('Jets bombed Dakhla at dawn on Tuesday. The bombing destroyed a mill and two schools, residents said.', [
        'attack | Dakhla | Jets | airstrike | 2024-06-11..2024-06-11 | -',
        'service destroyed | Dakhla | - | - | 2024-06-11..2024-06-11 | residents',
    ]),
    ('In the last week guns pounded Bakhmut, driving many of the 4,000 civilians left into cellars.', [
        'attack | Bakhmut | - | shelling | 2024-06-05..2024-06-12 | -',
        'trapped 4000 civilian | Bakhmut | - | - | - | -',
    ]),
    ('Shells fell on Taiz on Friday. The general has brought about the deaths of many Yemenis.', [
        'attack | Taiz | - | shelling | 2024-06-07..2024-06-07 | -',
        'killed - person | Yemenis | - | shelling | 2024-06-07..2024-06-07 | -',
    ]),
    ('Raids on Deir ezzor and Khan sheikhoun killed nine people on Monday.', [
        'attack | Deir ezzor and Khan sheikhoun | - | - | 2024-06-10..2024-06-10 | -',
        'killed 9 person | Deir ezzor and Khan sheikhoun | - | - | 2024-06-10..2024-06-10 | -',
    ]),
    ('A nurse walks past a burnt bus in the town of Ariha on 2 June (Desert Wire and Agencies) A bomber has killed 15 people on a ferry near Sirte.', [
        'attack | near Sirte | A bomber | - | - | -',
        'killed 15 person | near Sirte | A bomber | - | - | -',
    ]),
    ('Warplanes struck Abu Alduhour on Monday and killed four people. Another raid on Deir Alzour hurt nine.', [
        'attack | Abu Alduhour | Warplanes | airstrike | 2024-06-10..2024-06-10 | -',
        'attack | Deir Alzour | - | airstrike | 2024-06-10..2024-06-10 | -',
        'injured 9 person | Deir Alzour | Warplanes | airstrike | 2024-06-10..2024-06-10 | -',
        'killed 4 person | Abu Alduhour | Warplanes | airstrike | 2024-06-10..2024-06-10 | -',
    ]),
    ('Rebels kidnapped the mayor of Cali, a priest and a teacher on Monday.', [
        'abducted 1 civilian | Cali | Rebels | - | 2024-06-10..2024-06-10 | -',
        'abducted 1 civilian | Cali | Rebels | - | 2024-06-10..2024-06-10 | -',
        'abducted 1 official | Cali | Rebels | - | 2024-06-10..2024-06-10 | -',
    ]),
    ('The murder of a priest, a nun and their driver shocked the town.', [
        'killed 1 civilian | - | - | - | - | -',
        'killed 1 civilian | - | - | - | - | -',
        'killed 1 civilian | - | - | - | - | -',
    ]),
    ('Gunmen killed a judge, a policeman and a witness said on Monday.', [
        'killed 1 official | - | Gunmen | shooting | - | a policeman and a witness',
    ]),
    ('A shell killed a farmer, the mayor and a priest told reporters.', [
        'attack | - | - | shelling | - | the mayor, a priest',
        'killed 1 civilian | - | - | shelling | - | the mayor, a priest',
    ]),
    ('They set the camp on fire and left, taking three engineers as hostages.', [
        'abducted 3 civilian | - | - | - | - | -',
    ]),
    ('Corporal Luis Cordoba is missing.', [
        'missing 1 combatant | - | - | - | - | -',
    ]),
    ('Raiders attacked Tel Tamr, which is controlled by the Kurdish militia, near Amuda on Saturday.', [
        'attack | Tel Tamr | Raiders | - | 2024-06-08..2024-06-08 | -',
        'control held | Tel Tamr | the Kurdish militia | - | 2024-06-08..2024-06-08 | -',
    ]),
    ('Men threw three charges that injured a boy in Neiva.', [
        'injured 1 child | Neiva | - | - | - | -',
    ]),
    ('Planes bombed Bara on Monday, killing four people.', [
        'attack | Bara | Planes | airstrike | 2024-06-10..2024-06-10 | -',
        'killed 4 person | Bara | Planes | airstrike | 2024-06-10..2024-06-10 | -',
    ]),
]
# fmt: on


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text[:60] for text, _ in ROWS])
def test_all_that_is_told(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert sorted(fields(c) for c in claims_of(pipeline, text, PUBLISHED)) == expected
