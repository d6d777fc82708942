"""Where it happened, over the sentences of a whole report: what governs, what only seems to, what holds for a part."""

from __future__ import annotations

import pytest
from notation import ATTACKS, PEOPLE, told

from onrecord.pipeline import Pipeline
from onrecord.records import Claim

PUBLISHED = "2015-06-10"


def at(claim: Claim) -> str:
    return f"@ {claim.place.name if claim.place else '-'}"


# fmt: off
ROWS = [
    # a building that bears any name stands in the town told
    ("JOS, Jun 9 2015 — Two blasts tore through a market in Jos on Monday. A reporter counted 31 bodies at Bingham Memorial hospital. "
     "The crowd beat two suspects to death.",
     ["attack @ Jos", "killed 2 person @ Jos", "killed 31 person @ Jos"]),
    ("An air raid struck near Taiz on Monday. Six people died at the gate of al-Rawda hospital in Taiz, medics said.",
     ["attack @ Taiz", "killed 6 person @ al-Rawda hospital, Taiz"]),
    ("A rocket hit a bus in Kherson on Monday. A surgeon at Tropinka hospital said three people had died.",
     ["attack @ Kherson", "killed 3 person @ Kherson"]),
    ("Shells fell on Donetsk on Monday. Four people were killed at the Fabrichny market.",
     ["attack @ Donetsk", "killed 4 person @ Fabrichny market, Donetsk"]),
    # what stands behind 'in' and a harm or an attack is a place, whatever else the word means
    ("BUKAVU — At least nine people were killed in fighting in Minova on Thursday, a teacher said.",
     ["attack @ Minova", "killed 9+ person @ Minova"]),
    ("BAMBARI — Gunmen killed four traders in Alindao on Monday. Clashes in Bria left six fighters dead.",
     ["attack @ Bria", "killed 4 civilian @ Alindao", "killed 6 combatant @ Bria"]),
    ("MAIDUGURI — Eleven villagers were killed in Bitter on Tuesday, a vigilante said.",
     ["killed 11 civilian @ Bitter"]),
    # bare 'Gaza' is the Strip; its city is told as one, or beside another town
    ("Some 900,000 people are displaced in Gaza, the agency said.", ["displaced ~900000 person @ Gaza Strip"]),
    ("Raids on Khan Younis and Gaza killed 14 people on Monday.", ["attack @ Khan Younis", "killed 14 person @ Khan Younis"]),
    ("A raid on the city of Gaza killed 14 people on Monday.", ["attack @ Gaza City", "killed 14 person @ Gaza City"]),
    # those who speak of their own town
    ("A bomb killed 12 people in Kabul on Monday. Police in Ghazni said that they had found the bodies of nine labourers.",
     ["attack @ Kabul", "killed 12 person @ Kabul", "killed 9 civilian @ Ghazni"]),
    ("Two soldiers died in a blast in Benghazi on Monday. Police in Derna said three judges had been shot dead.",
     ["attack @ Benghazi", "attack @ Derna", "killed 2 combatant @ Benghazi", "killed 3 official @ Derna"]),
    # a town that only tells where another lies is not 'the town'
    ("In Balad, north of the Iraqi capital, a bomb killed 11 people on Friday. It was the third attack on the town. "
     "In May gunmen had killed five pilgrims in the town.",
     ["attack @ Balad", "killed 11 person @ Balad", "killed 5 civilian @ Balad"]),
    ("In Chaman, south of Kandahar, a mine killed two boys on Friday. Gunmen shot dead a guard in the town.",
     ["attack @ Chaman", "attack @ Chaman", "killed 1 combatant @ Chaman", "killed 2 child @ Chaman"]),
    # the dateline governs until another place is named
    ("MYKOLAIV, Jun 9 2015 — The rocket that struck the hotel killed at least seven people and wounded 12, the governor said. "
     "In Odesa, two people died when a drone hit a garage.",
     ["attack @ Odesa", "injured 12 person @ Mykolaiv", "killed 2 person @ Odesa", "killed 7+ person @ Mykolaiv"]),
    ("RAFAH, Gaza Strip — Shells hit a school before dawn on Monday, killing 14, officials said. Hours later a strike on a shop in "
     "Khan Younis killed five more.",
     ["attack @ Khan Younis", "attack @ Rafah", "killed 14 person @ Rafah", "killed 5 person @ Khan Younis"]),
    # two events told side by side
    ("A grenade in Kayanza killed two traders and hurt eleven, and soldiers shot dead a student in Ngozi.",
     ["attack @ Kayanza", "attack @ Ngozi", "injured 11 civilian @ Kayanza", "killed 1 civilian @ Ngozi", "killed 2 civilian @ Kayanza"]),
    ("A car bomb in Mosul on Sunday wounded 14, and a judge was shot dead in Kirkuk on Tuesday.",
     ["attack @ Kirkuk", "attack @ Mosul", "injured 14 person @ Mosul", "killed 1 official @ Kirkuk"]),
    # a total behind what happened in one part of the area told of
    ("The offensive began on May 3. Eleven soldiers died in the battle of Bucha on Sunday. Officials in Kyiv region say 310 civilians "
     "have been killed since the fighting began.",
     ["attack @ Bucha", "killed 11 combatant @ Bucha", "killed 310 civilian @ Kyiv"]),
    # a part's place is the part's
    ("Four nurses have lost their lives in Somalia, two of them MSF staff in Baidoa, on 3 June.",
     ["killed 2 aid-worker @ Baidoa < killed 4 medic", "killed 4 medic @ Somalia"]),
    ("The health ministry in Sanaa said 40 civilians had died on Monday, nine of them when a rocket hit a school in Dhamar.",
     ["attack @ Dhamar", "killed 40 civilian @ Sanaa", "killed 9 civilian @ Dhamar < killed 40 civilian"]),
    # 'there' is the place named last
    ("The army took Kidal on May 20 after a battle near Aguelhok. There, on May 12, it had lost nine soldiers.",
     ["attack @ Aguelhok", "killed 9 combatant @ Aguelhok"]),
    ("Rebels entered Beni on June 2 after fighting at Butembo. There, on June 1, they had killed 14 soldiers.",
     ["attack @ Butembo", "killed 14 combatant @ Butembo"]),
    # 'the city' is no region that was named behind it
    ("A drone hit a block of flats in Kherson on Monday. Moscow said it answered a raid in the Kursk region. The strike was not the first "
     "on the city. On May 14 a drone killed six people at a bus stop there.",
     ["attack @ Kherson", "attack @ Kursk", "killed 6 person @ Kherson"]),
    # people who leave are told of where they left
    ("In Bosnia soldiers took Jajce last week after days of fighting, and some 5,000 Croats left for Travnik.",
     ["attack @ Jajce", "displaced ~5000 person @ Jajce"]),
    ("The camp at Kanyabayonga emptied: some 30,000 people fled toward Kirumba in North Kivu.",
     ["displaced ~30000 person @ Kanyabayonga"]),
    # a headline's province, and then the town
    ("Survivors tell of air strike on Tigray village.\n\nThere were six children that morning in Adi Daero.\n\n"
     "The strike on Tuesday killed at least 50 people, a medic said.",
     ["attack @ Adi Daero", "killed 50+ person @ Adi Daero"]),
    # whose people they are
    ("In Shashamene, 40 mostly Amhara traders were hacked to death on June 3.", ["killed 40 civilian @ Shashamane"]),
    ("In El Geneina, 200 Darfur residents were shot dead on June 3.", ["attack @ El Geneina", "killed 200 civilian @ El Geneina"]),
    # what lies by water
    ("Residents heard shelling across the Dnieper in Kherson on Monday.", ["attack @ Kherson"]),
    ("In Nigeria, at Baga, on Lake Chad, soldiers found 20 traders dead.", ["killed 20 civilian @ Baga"]),
    # a side's losses are nowhere's
    ("An Israeli strike on a cafe in Nablus killed nine people on Monday. On the Israeli side, 14 soldiers have died.",
     ["attack @ Nablus", "killed 14 combatant @ -", "killed 9 person @ Nablus"]),
    ("A raid on a depot in Stepanakert killed three people on Monday. On the Armenian side, 40 soldiers have died.",
     ["attack @ Stepanakert", "killed 3 person @ Stepanakert", "killed 40 combatant @ -"]),
    # a group named after a region
    ("Clashes between al-Qaeda in the Islamic Maghreb and the army left 30 dead in Kidal on Monday.",
     ["attack @ Kidal", "killed 30 person @ Kidal"]),
    ("Al-Qaeda in the Arabian Peninsula killed 12 soldiers in Ataq on Monday.", ["killed 12 combatant @ Ataq"]),
    # a village that is not named
    ("Survivors in the town of Bama say at least 20 people were shot dead in a nearby village last week.",
     ["attack @ Bama", "killed 20+ person @ Bama"]),
    # the moved are told of where they were, 'there' of a running total too
    ("Shells fell on Vukovar on Monday. Nine people were flown to Zagreb.", ["attack @ Vukovar", "evacuated 9 person @ Vukovar"]),
    ("Soldiers shelled the town of Huambo in Angola again. Relief workers say that 900 people have died there since January.",
     ["attack @ Huambo", "killed 900 person @ Huambo"]),
    # a capital that stands for its country
    ("Survivors in Nyala said gunmen had killed 30 men. Monitors put the number at 22; Khartoum's ambassador would not answer.",
     ["killed 22 person @ Nyala", "killed 30 man @ Nyala"]),
    ("Rebels hit the Old City of Damascus with mortars on Monday, killing five, a source at Razi hospital said.",
     ["attack @ Damascus", "killed 5 person @ Damascus"]),
    ("Thousands of people fled Amerli for Kifri after fighters killed 50 men there.",
     ["displaced ~2000+ person @ Amerli", "killed 50 man @ Amerli"]),
    # a report that names no land and no town but streets is about the capital that it is dated from
    ("SARAJEVO, Jun 9 2015 — A shell fell on a queue in Vase Miskina street on Monday, killing 16 people. Surgeons at Kosevo hospital "
     "operated on 60 wounded people.",
     ["attack @ Vase Miskina street, Sarajevo", "injured 60 person @ Vase Miskina street, Sarajevo", "killed 16 person @ Vase Miskina street, Sarajevo"]),
    ("MOGADISHU, Jun 9 2015 — At least 90 people died on Monday when a truck blew up at a junction near the Safari hotel.",
     ["attack @ Mogadishu", "killed 90+ person @ Mogadishu"]),
    ("BEIRUT, Jun 9 2015 — Rebels killed 12 soldiers on Monday, activists said.", ["killed 12 combatant @ -"]),
    # what a dateline names is named for sure
    ("BANIYAS, Syria, Jun 9 2015 — Militiamen killed 40 people on Monday. They had burned a church in Bayda.", ["killed 40 person @ Baniyas"]),
]
# fmt: on


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text[:60] for text, _ in ROWS])
def test_where_it_happened(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert told(pipeline, text, at, kinds=(*PEOPLE, *ATTACKS), published=PUBLISHED) == expected
