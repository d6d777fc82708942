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
        'attack | Monrovia | - | shelling | 2003-07-21..2003-07-21 | -',
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
    ('The provincial governor gave a death toll of 18, later revised upwards to 24.', [
        'killed 18 person | - | - | - | - | The provincial governor | superseded',
        'killed 24 person | - | - | - | - | The provincial governor',
    ]),
    ('Officials put the toll at 30, since revised down to 22.', [
        'killed 22 person | - | - | - | - | Officials',
        'killed 30 person | - | - | - | - | Officials | superseded',
    ]),
    ('An earlier version of this article said that 14 people had been killed in Bor.', [
        'killed 14 person | Bor | - | - | - | - | superseded',
    ]),
    ('Six people were still thought to be under the rubble in Bor on Wednesday.', [
        'missing 6 person feared | Bor | - | - | 2014-06-11..2014-06-11 | -',
    ]),
    ('Over 8,000 people have fled Pibor since May, per IOM.', [
        'displaced 8000+ person | Pibor | - | - | 2014-05-01..2014-06-12 | IOM | cumulative',
    ]),
    ('Some 300 people fled Pibor per day.', [
        'displaced ~300 person | Pibor | - | - | - | -',
    ]),
    ("In the army's version, 40 rebels died in Caála.", [
        'killed 40 combatant | Caála | - | - | - | the army',
    ]),
    ('The Commission has identified by name 88 persons executed in Lari.', [
        'killed 88 person | Lari | - | execution | - | The Commission',
    ]),
    ('The tribunal established that 61 persons were killed in Lari.', [
        'killed 61 person | Lari | - | - | - | The tribunal',
    ]),
    ('Soldiers unlawfully killed 24 people in Gallabat in May, an inquiry published today has found.', [
        'killed 24 person | Gallabat | Soldiers | - | 2014-05-01..2014-05-31 | an inquiry',
    ]),
    ('ACLED records 62 fatalities in Amhara last week.', [
        'killed 62 person | Amhara | - | - | 2014-06-02..2014-06-08 | ACLED',
    ]),
    ('The company caught up with the bandits at Quilalí, causing them 14 dead and nine wounded.', [
        'injured 9 combatant | Quilalí | - | - | - | -',
        'killed 14 combatant | Quilalí | - | - | - | -',
    ]),
    ('An inspector came back from Kasaï with a list of 64 dead and 20 wounded.', [
        'injured 20 person | Kasaï | - | - | - | -',
        'killed 64 person | Kasaï | - | - | - | -',
    ]),
    ('Some 300 refugees came back from Chad in May.', [
        'returned ~300 civilian | Chad | - | - | 2014-05-01..2014-05-31 | -',
    ]),
    ('The poet, who has died in Paris at 90, was in Oran in July 1962, when gunmen killed 95 people in the streets.', [
        'killed 95 person | Oran | gunmen | shooting | 1962-07-01..1962-07-31 | -',
    ]),
    ('The poet died in a hospital in Paris of wounds from the bombing.', [
        'killed 1 civilian | Paris | - | airstrike | - | -',
    ]),
    ('Human Rights Watch put civilian deaths at no fewer than 230.', [
        'killed 230+ civilian | - | - | - | - | Human Rights Watch',
    ]),
    ('The UN mission put civilian deaths in Bria at 43.', [
        'killed 43 civilian | Bria | - | - | - | The UN mission',
    ]),
    ('The army said that no civilians came to harm in Bor.', [
        'injured - civilian denied | Bor | - | - | - | The army',
    ]),
    ('The coalition said it had no reports of civilian casualties from the strike on Sirte.', [
        'attack | Sirte | - | airstrike | - | The coalition',
        'injured - civilian denied | Sirte | - | airstrike | - | The coalition',
    ]),
    ('NATO said it was not aware of any civilian casualties in Zliten.', [
        'injured - civilian denied | Zliten | - | - | - | NATO',
    ]),
    ('There were no immediate reports of casualties in Bor.', [
    ]),
    ('Reported fatalities in Somalia rose to 92 this week, up from 70.', [
        'killed 70 person | Somalia | - | - | 2014-06-09..2014-06-12 | - | superseded',
        'killed 92 person | Somalia | - | - | 2014-06-09..2014-06-12 | -',
    ]),
    ('Fatalities in Cabo Delgado for the month stood at 33.', [
        'killed 33 person | Cabo Delgado | - | - | - | -',
    ]),
    ('Civilians reported killed: 12–15\nCivilians reported injured: 20', [
        'injured 20 civilian | - | - | - | - | -',
        'killed 12..15 civilian | - | - | - | - | -',
    ]),
    ('Gunmen entered the village of Kona near Bor at five and burned fifty houses.', [
        'attack | the village of Kona near Bor | Gunmen | - | - | -',
    ]),
    ('Guerrillas entered the village of Soras at dawn on 14 May, and killed 18 peasants.', [
        'killed 18 civilian | the village of Soras | Guerrillas | - | 2014-05-14..2014-05-14 | -',
    ]),
    ('Troops entered the town of Bor after the rebels withdrew.', [
        'control gained | the town of Bor | Troops | - | - | -',
        'control lost | the town of Bor | the rebels | - | - | -',
    ]),
    ('An alleged Saudi-led Coalition airstrike hit a street in Zabid on 12 May, killing nine.', [
        'attack | Zabid | Saudi-led Coalition | airstrike | 2014-05-12..2014-05-12 | -',
        'killed 9 person | Zabid | Saudi-led Coalition | airstrike | 2014-05-12..2014-05-12 | -',
    ]),
    ('Some 50 students were disappeared by the army in La Cantuta in May.', [
        'missing ~50 civilian | La Cantuta | the army | - | 2014-05-01..2014-05-31 | -',
    ]),
    ('The ambush at Soras cost the army 15 men.', [
        'attack | Soras | - | ground-fighting | - | -',
        'killed 15 combatant | Soras | - | ground-fighting | - | -',
    ]),
    ('Kuwait says 605 were taken prisoner.', [
        'detained 605 person | - | - | - | - | Kuwait',
    ]),
    ('By noon the church held 2,000 people in Bor.', [
    ]),
    ('The militia held 2,000 people in the church in Bor.', [
        'detained 2000 person | Bor | The militia | - | - | -',
    ]),
    ('The war ended with a ceasefire in June 2003.', [
        'ceasefire agreed | - | - | - | 2003-06-01..2003-06-30 | -',
    ]),
    ('A ceasefire in August 1988 ended the war.', [
        'ceasefire agreed | - | - | - | 1988-08-01..1988-08-31 | -',
    ]),
    ('The two sides ended the ceasefire in May.', [
        'ceasefire ended | - | The two sides | - | 2014-05-01..2014-05-31 | -',
    ]),
    ('Ten members of the Haidar family are named among the dead: a mother, her sister and eight children.', [
        'killed 10 civilian | - | - | - | - | -',
        'killed 2 woman | - | - | - | - | -',
        'killed 8 child | - | - | - | - | -',
    ]),
    ('A blast killed 40 people at the market in Kut on Monday. The mayor and his two bodyguards were among them.', [
        'attack | Kut | - | explosion | 2014-06-09..2014-06-09 | -',
        'killed 1 official | Kut | - | explosion | 2014-06-09..2014-06-09 | -',
        'killed 2 combatant | Kut | - | explosion | 2014-06-09..2014-06-09 | -',
        'killed 40 person | Kut | - | explosion | 2014-06-09..2014-06-09 | -',
    ]),
    ('Shells killed nine people in Kut and hurt 20. Two children were among them.', [
        'attack | Kut | - | shelling | - | -',
        'injured 20 person | Kut | - | shelling | - | -',
        'killed 9 person | Kut | - | shelling | - | -',
    ]),
    ('The clinic at Leer was ransacked on 7 May.', [
        'service destroyed | - | - | - | 2014-05-07..2014-05-07 | -',
    ]),
    ('Four attackers burned the clinic in Pajok.', [
        'attack | Pajok | Four attackers | - | - | -',
        'service destroyed | Pajok | Four attackers | - | - | -',
    ]),
    ('Spain should halt arms aid to Colombia.', [
    ]),
    ('The agency halted food aid to Bor.', [
        'service halted | Bor | - | - | - | -',
    ]),
    ('Police shot dead at least 12 marchers in Conakry, a report issued on Monday found.', [
        'attack | Conakry | Police | shooting | - | a report',
        'killed 12+ civilian | Conakry | Police | shooting | - | a report',
    ]),
    ('Police shot dead at least 12 marchers in Conakry on Monday, the inquiry found.', [
        'attack | Conakry | Police | shooting | 2014-06-09..2014-06-09 | the inquiry',
        'killed 12+ civilian | Conakry | Police | shooting | 2014-06-09..2014-06-09 | the inquiry',
    ]),
    ('A lorry packed with explosives went off outside the court in Karachi on 4 June. It left 12 dead.', [
        'attack | Karachi | - | explosion | 2014-06-04..2014-06-04 | -',
        'killed 12 person | Karachi | - | explosion | 2014-06-04..2014-06-04 | -',
    ]),
    ('A car laden with fruit went off the road in Karachi on 4 June and left two dead.', [
        'killed 2 person | Karachi | - | - | 2014-06-04..2014-06-04 | -',
    ]),
    ('UN peacekeepers drove 300 villagers by truck to the base at Bor on 3 May.', [
        'evacuated 300 civilian | Bor | - | - | 2014-05-03..2014-05-03 | -',
    ]),
    ('Raiders drove 300 villagers from their homes at Bor on 3 May.', [
        'displaced 300 civilian | Bor | Raiders | - | 2014-05-03..2014-05-03 | -',
    ]),
    ('The French spokesman said nine jihadists had been killed near Gao.', [
        'killed 9 combatant | near Gao | - | - | - | The French spokesman',
    ]),
]
# fmt: on


def _told(claim: Claim) -> str:
    words = [fields(claim), "cumulative" * (claim.scope == "cumulative"), "superseded" * claim.superseded]
    return " | ".join(word for word in words if word)


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_all_that_is_told(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert sorted(_told(c) for c in claims_of(pipeline, text, PUBLISHED)) == expected
