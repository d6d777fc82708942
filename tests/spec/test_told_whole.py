"""Where, when, by whom and on whose word, in sentences that mislead: who is accused did it and not the accuser, who speaks behind a
comma tells no place, a count 'as of' a day has no first day, the raid that 'comes after' another is not that other.

Published on Wednesday 12 June 2024. Texts are made up.
"""

from __future__ import annotations

import pytest
from notation import claims_of, line

from onrecord.pipeline import Pipeline
from onrecord.records import Claim

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
]
# fmt: on


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text[:60] for text, _ in ROWS])
def test_all_that_is_told(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert sorted(fields(c) for c in claims_of(pipeline, text, PUBLISHED)) == expected


def fields(claim: Claim) -> str:
    days = f"{claim.time.start or '?'}..{claim.time.end or '?'}" if claim.time else "-"
    voices = ", ".join(voice.text for voice in claim.said_by)
    place = claim.place.text if claim.place else "-"
    return " | ".join([line(claim), place, claim.actor or "-", claim.method or "-", days, voices or "-"])
