"""Sentences of long forms, of rights reports, inquiries, histories, obituaries and lists, that fresh readers found misread.

Each class has rows that must be found and a neighbour that only looks like them. Published on Thursday 12 June 2014. Texts are made up.
"""

from __future__ import annotations

import pytest
from notation import claims_of, fields

from onrecord.pipeline import Pipeline
from onrecord.records import Claim

PUBLISHED = "2014-06-12"

# fmt: off
ROWS: list[tuple[str, list[str]]] = [
    ('Some 900 farmers were killed, injured or kidnapped in Zamfara last year.', [
        'injured ~900 civilian | Zamfara | - | - | 2013-01-01..2013-12-31 | - | cumulative',
    ]),
    ('More than 50 civilians were killed, maimed or abducted in Ituri in May, the UN said.', [
        'injured 50+ civilian | Ituri | - | - | 2014-05-01..2014-05-31 | the UN',
    ]),
    ('A shopkeeper who lost two brothers in Bentiu now sells tea in Juba.', [
        'killed 2 man | Bentiu | - | - | - | -',
    ]),
    ('The battalion lost six men near Bor.', [
        'killed 6 combatant | near Bor | - | - | - | -',
    ]),
    ('A UN armoured car struck a device near Kidal on Sunday, wounding two peacekeepers.', [
        'attack | near Kidal | - | explosion | 2014-06-08..2014-06-08 | -',
        'injured 2 combatant | near Kidal | - | explosion | 2014-06-08..2014-06-08 | -',
    ]),
    ('Jets struck a depot near Kidal on Sunday, wounding two guards.', [
        'attack | near Kidal | Jets | airstrike | 2014-06-08..2014-06-08 | -',
        'injured 2 combatant | near Kidal | Jets | airstrike | 2014-06-08..2014-06-08 | -',
    ]),
    ('Soldiers dragged at least 18 men from houses in Nawagai and shot them by the side of the road.', [
        'detained 18+ man | Nawagai | Soldiers | - | - | -',
        'killed 18+ man | Nawagai | Soldiers | shooting | - | -',
    ]),
    ('They took nine prisoners behind the mill at Suhareka and shot them.', [
        'detained 9 person | Suhareka | - | - | - | -',
        'killed 9 prisoner | Suhareka | - | shooting | - | -',
    ]),
    ('The murder of six lawyers in Quetta has never been investigated.', [
        'killed 6 civilian | Quetta | - | - | - | -',
    ]),
    ('The killing of two monks at Bhamo was never explained.', [
        'killed 2 civilian | Bhamo | - | - | - | -',
    ]),
    ('The killing of two monks at Bhamo never happened.', [
        'killed 2 civilian denied | Bhamo | - | - | - | -',
    ]),
    ('She was one of 43 people killed at Bentalha on 22 September 1997.', [
        'killed 43 person | Bentalha | - | - | 1997-09-22..1997-09-22 | -',
    ]),
    ('His uncle was one of 27 reporters killed in Grozny in May 1995.', [
        'killed 1 journalist | Grozny | - | - | 1995-05-01..1995-05-31 | -',
        'killed 27 journalist | Grozny | - | - | 1995-05-01..1995-05-31 | -',
    ]),
    ('Ninety people died when a church in Nyamata was attacked in 1994.', [
        'attack | Nyamata | - | - | 1994-01-01..1994-12-31 | -',
        'killed 90 person | Nyamata | - | - | 1994-01-01..1994-12-31 | -',
    ]),
    ('Sixteen people were killed by a mine at Cuito in 1996.', [
        'attack | Cuito | - | explosion | 1996-01-01..1996-12-31 | -',
        'killed 16 person | Cuito | - | explosion | 1996-01-01..1996-12-31 | -',
    ]),
    ('Some 900 farmers were killed in Zamfara in 2013.', [
        'killed ~900 civilian | Zamfara | - | - | 2013-01-01..2013-12-31 | - | cumulative',
    ]),
    ('Casualties: 12 killed, 40 wounded.', [
        'injured 40 person | - | - | - | - | -',
        'killed 12 person | - | - | - | - | -',
    ]),
    ('Captured: 310.', [
        'detained 310 person | - | - | - | - | -',
    ]),
    ('The Battle of Kisangani was fought from 5 to 10 June 2000. On 6 June, artillery shelled the cathedral, killing 30 people. By 9 June at least 300 civilians had died.', [
        'attack | Kisangani | - | ground-fighting | 2000-06-05..2000-06-10 | -',
        'attack | Kisangani | - | shelling | 2000-06-06..2000-06-06 | -',
        'killed 30 person | Kisangani | - | shelling | 2000-06-06..2000-06-06 | -',
        'killed 300+ civilian | Kisangani | - | shelling | ?..2000-06-09 | -',
    ]),
    ('The siege of Monrovia began in June 2003. On 21 July, a mortar round killed 25 people at the embassy compound.', [
        'killed 25 person | Monrovia | - | shelling | 2003-07-21..2003-07-21 | -',
    ]),
    ('The war began in March 2011. On 20 May, a shell killed five people in Homs.', [
        'attack | Homs | - | shelling | 2014-05-20..2014-05-20 | -',
        'killed 5 person | Homs | - | shelling | 2014-05-20..2014-05-20 | -',
    ]),
    ('Ten years ago this week, a lorry bomb killed 85 people in Once.', [
        'attack | Once | - | explosion | 2004-06-07..2004-06-13 | -',
        'killed 85 person | Once | - | explosion | 2004-06-07..2004-06-13 | -',
    ]),
    ('Five years ago this month, a car bomb killed 30 people in Mardan.', [
        'attack | Mardan | - | explosion | 2009-06-01..2009-06-30 | -',
        'killed 30 person | Mardan | - | explosion | 2009-06-01..2009-06-30 | -',
    ]),
    ('Late on 4 June 1989, soldiers moved in. Some 300 people died overnight in Bria.', [
        'killed ~300 person | Bria | - | - | 1989-06-04..1989-06-05 | -',
    ]),
]
# fmt: on


def _told(claim: Claim) -> str:
    words = [fields(claim), "cumulative" * (claim.scope == "cumulative"), "superseded" * claim.superseded]
    return " | ".join(word for word in words if word)


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_all_that_is_told(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert sorted(_told(c) for c in claims_of(pipeline, text, PUBLISHED)) == expected
