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
]
# fmt: on


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_people_and_their_numbers(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert told(pipeline, text, kinds=(*PEOPLE, *SITUATION), published=PUBLISHED) == expected


@pytest.mark.parametrize(("text", "expected"), WHOLE)
def test_people_with_where_and_by_whom(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert sorted(fields(c) for c in claims_of(pipeline, text, PUBLISHED)) == expected
