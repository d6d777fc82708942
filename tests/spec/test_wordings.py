"""The wordings that reports use for how many, for harm, for flight and for shares, each with what must be read from it.

The notation is that of notation.py; files beside this one go through one kind of claim each.
"""

from __future__ import annotations

import pytest
from notation import told

from onrecord.pipeline import Pipeline

FIGURES: list[tuple[str, list[str]]] = [
    ('Shelling killed 1.2 million people in the war.', ["killed 1200000 person"]),
    ('Two dozen people were killed in Aden.', ["killed ~24 person"]),
    ('A score of villagers were killed in Djibo.', ["killed ~20 civilian"]),
    ('Tens of thousands of people fled Goma.', ["displaced ~20000+ person"]),
    ('A handful of civilians were wounded in Kherson.', ["injured ~3+ civilian"]),
    ('No fewer than 14 soldiers were killed in Mopti.', ["killed 14+ combatant"]),
    ('A dozen or so people were killed in Gaza.', ["killed ~12 person"]),
    ('Upwards of 300 people were killed in Derna.', ["killed 300+ person"]),
    ('Between 20 and 30 people were killed in Zamzam.', ["killed 20..30 person"]),
    ('From 20 to 30 people were killed in Zamzam.', ["killed 20..30 person"]),
    ('Fifteen to twenty people were killed in Zamzam.', ["killed 15..20 person"]),
    ('Another man was killed in Nablus.', ["killed 1 man"]),
    ('One of the gunmen was killed.', ["killed 1 combatant"]),
    ('Both women were wounded in the shelling.', ["injured 2 woman"]),
    ('The couple were killed in their home in Idlib.', ["killed 2 person"]),
    ('Some 1 200 people were displaced from Bakhmut.', ["displaced ~1200 person"]),
    ('The strike killed no one.', []),
    ('On 12 May 2021 a strike hit the camp.', []),
    ("Shells of 122 mm fell 24 hours later, 15 kilometres from the 4th Division's base.", []),
    ('Damage of 30 million dollars was done and 40 percent of the houses were destroyed.', []),
    ('The 27-year-old fled on 3 March.', ["displaced 1 person"]),
]  # fmt: skip

HARM: list[tuple[str, list[str]]] = [
    ('A death toll of 45 was given by the ministry in Khartoum.', ["killed 45 person"]),
    ('The number of dead rose to 57 in Nyala.', ["killed 57 person"]),
    ('Twelve bodies were found in a well near Sinjar.', ["killed 12 person"]),
    ('Thirty corpses lay in the streets of Bucha.', ["killed 30 person"]),
    ('Nine people lost their lives in Odesa.', ["killed 9 person"]),
    ('Four fighters were martyred near Aleppo.', ["killed 4 combatant"]),
    ('Sixty migrants perished at sea.', ["killed 60 civilian"]),
    ('The blast claimed the lives of six people in Mogadishu.', ["killed 6 person"]),
    ('The raid cost the lives of 14 soldiers.', ["killed 14 combatant"]),
    ('Rockets left 7 dead and 20 wounded in Kharkiv.', ["killed 7 person", "injured 20 person"]),
    ('The shelling killed or wounded 30 people in Taiz.', ["injured 30 person"]),
    ('Soldiers shot four protesters, killing one.', ["injured 4 civilian", "killed 1 civilian < injured 4 civilian"]),
    ('Fifteen people were wounded, two of them fatally.', ["injured 15 person", "killed 2 person"]),
    ('Three of the wounded succumbed to their injuries.', ["killed 3 person"]),
    ('Ten killed, 30 wounded in Kabul blast', ["killed 10 person", "injured 30 person"]),
    ('12 dead in car bomb', ["killed 12 person"]),
    ('Gunmen kill 5 in Plateau village', ["killed 5 person"]),
]  # fmt: skip

FLIGHT_AND_SIEGE: list[tuple[str, list[str]]] = [
    ('Some 4,000 people fled Bakhmut.', ["displaced ~4000 person"]),
    ('About 3,000 residents poured out of the district.', ["displaced ~3000 civilian"]),
    ('At least 500 families left the area on Monday.', ["displaced 500+:family civilian"]),
    ('The 100,000 civilians left behind in the enclave are hungry.', ["trapped 100000 civilian"]),
    ('More than 7,000 people were forced from their homes in Cabo Delgado.', ["displaced 7000+ person"]),
    ('The fighting has uprooted 12,000 families.', ["displaced 12000:family civilian"]),
    ('Two thousand fighters were bused out of the town under the deal.', ["evacuated 2000 combatant"]),
    ('Some 600 travellers are stranded at the border.', ["trapped ~600 civilian"]),
    ('About 40,000 people are besieged in Deir ez-Zor.', ["trapped ~40000 person"]),
    ('An estimated 5,000 civilians have no way out of the camp.', ["trapped ~5000 civilian"]),
]  # fmt: skip

SHARES: list[tuple[str, list[str]]] = [
    ('The strike killed 12 people, most of them children.', ["killed 12 person", "killed ~6+ child < killed 12 person"]),
    ('The strike killed 12 people, mostly women.', ["killed 12 person", "killed ~6+ woman < killed 12 person"]),
    ('Forty people were killed, half of them civilians.', ["killed 40 person", "killed ~20 civilian < killed 40 person"]),
    ('Twenty people were killed in Sanaa: 12 women and 8 children.', ["killed 20 person", "killed 12 woman < killed 20 person", "killed 8 child < killed 20 person"]),
    ('A mother and her two sons were killed in Rafah.', ["killed 1 woman", "killed 2 person"]),
    ('Shelling killed 21 civilians, 15 in Kherson and six in Beryslav.', ["killed 21 civilian", "killed 15 civilian < killed 21 civilian", "killed 6 civilian < killed 21 civilian"]),
]  # fmt: skip

GROUPS: list[tuple[str, list[str]]] = [
    ('Two medics and a rescuer were killed in Douma.', ["killed 2 medic", "killed 1 rescuer"]),
    ('Five journalists and three aid workers were detained in Tigray.', ["detained 5 journalist", "detained 3 aid-worker"]),
    ('Nine pilgrims were killed near Kerbala.', ["killed 9 civilian"]),
    ('Nineteen migrants drowned off Lampedusa.', ["killed 19 civilian"]),
    ('Four children under 16 were killed in Jenin.', ["killed 4 child"]),
    ('A five-year-old was killed by a sniper in Taiz.', ["killed 1 child"]),
    ('Twelve policemen were killed in Helmand.', ["killed 12 combatant"]),
    ('Sixty inmates escaped from the prison.', []),
    ('The terrorists lost 40 fighters in Homs.', ["killed 40 combatant"]),
    ('Up to 60 soldiers and police were taken prisoner.', ["detained ..60 combatant"]),
    ('Fifty worshippers were abducted from a church in Kaduna.', ["abducted 50 civilian"]),
    ('The gunmen took 30 pupils hostage.', ["abducted 30 child"]),
    ('Police rounded up 200 activists in Conakry.', ["detained 200 civilian"]),
    ('Ten people were missing under the rubble in Chasiv Yar.', ["missing 10 person"]),
    ('Three women were raped by militiamen in Bukavu.', ["sexual-violence 3 woman"]),
    ('Some 900 refugees returned to Qaryatayn.', ["returned ~900 civilian"]),
    ('Rescuers pulled six people alive from the rubble.', ["rescued 6 person"]),
]  # fmt: skip

LAYOUT: list[tuple[str, list[str]]] = [
    # wire copy in capitals, Title Case, lists with bullets, tables of days pasted as text
    ('MORE THAN 40 PEOPLE WERE KILLED IN MOGADISHU ON FRIDAY, POLICE SAID.', ["killed 40+ person"]),
    ('Heavy Clashes Kill 30 Rebels in Northern Town', ["killed 30 combatant"]),
    ('- Kherson: 3 killed, 7 injured\n- Nikopol: 2 killed\n- Kharkiv: 12 injured', ["killed 3 person", "injured 7 person", "killed 2 person", "injured 12 person"]),
    ('1 May: 12 killed, 30 wounded\n2 May: 7 killed, 11 wounded', ["killed 12 person", "injured 30 person", "killed 7 person", "injured 11 person"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [*FIGURES, *HARM, *FLIGHT_AND_SIEGE, *SHARES, *GROUPS, *LAYOUT]
)
def test_wordings(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert told(pipeline, text) == sorted(expected)
