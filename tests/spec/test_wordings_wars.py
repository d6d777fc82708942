"""Wordings from reports of many wars: how deaths are told, ages, counts that change, captivity and flight.

The sentences are made up for this file; the notation is that of notation.py.
"""

from __future__ import annotations

import pytest
from notation import claims_of, told

from onrecord.pipeline import Pipeline

# fmt: off
ROWS: list[tuple[str, list[str]]] = [
    ('A grenade fell in the yard in Homs, but only one of the children was wounded.', ["injured 1 child"]),
    ('One of the children was wounded in Homs.', ["injured 1 child"]),
    ('The teenage son of a contractor was killed in Quneitra on Sunday.', ["killed 1 child"]),
    ('The son of a contractor was killed in Quneitra on Sunday.', ["killed 1 person"]),
    ('Rebels hanged two men in Idlib.', ["killed 2 man"]),
    ('Foreign strikes have also claimed hundreds of civilian lives in Raqqa since June.', ["killed ~200+ civilian"]),
    ('The blast claimed 12 lives.', ["killed 12 person"]),
    ('At least 35 of the victims were found shot, officials said.', ["killed 35+ person"]),
    ('Three men were found hanged in Hama.', ["killed 3 man"]),
    ("Soldiers killed the teacher's 15-year-old daughter in Hama.", ["killed 1 child"]),
    ('A 30-year-old woman was killed in Homs.', ["killed 1 woman"]),
    ('A 41-year-old man was shot dead in Homs.', ["killed 1 man"]),
    ('Two 28-year-old women were wounded.', ["injured 2 woman"]),
    ('An entire family of nine was wiped out in the strike on Rafah.', ["killed 9 civilian"]),
    ('A family of six perished in the fire.', ["killed 6 civilian"]),
    ('Militants hacked to death 17 villagers in Beni.', ["killed 17 civilian"]),
    ('Soldiers beat to death a shopkeeper in Goma.', ["killed 1 civilian"]),
    ('Gunmen burned alive three farmers.', ["killed 3 civilian"]),
    ('A mob stoned two men to death.', ["killed 2 man"]),
    ('The Saudi-led coalition bombed Sanaa, killing 12.', ["killed 12 person"]),
    ('Saudi-led coalition aircraft killed 12 people.', ["killed 12 person"]),
    ('Ukrainian soldiers were surrounded and 20 were taken prisoner.', ["detained 20 person"]),
    ('Gunmen wiped out a family of five.', ["killed 5 civilian"]),
    ('57 pupils escaped from the kidnappers.', []),
    ('More than 300 villagers escaped to Chad.', ["displaced 300+ civilian"]),
    ('Two guards were gunned down.', ["killed 2 combatant"]),
    ('The army said it had killed 30 militants.', ["killed 30 combatant"]),
    ('French forces said they had killed "several dozen" jihadists.', ["killed ~24+ combatant"]),
    ('The Observatory said it killed 12 people.', ["killed 12 person"]),
    ('An explosion at a fuel depot left nearly 300 others with burns.', ["injured ~300 person"]),
    ('Residents buried 38 people on Tuesday.', ["killed 38 person"]),
    ('The fighting drove 45,000 people across the border into Chad, UNHCR said.', ["displaced 45000 person"]),
    ('Nearly 10,000 Rohingya have been stranded on the riverbank for days.', ["trapped ~10000 person"]),
    ('Bandits burnt 30 houses, killed 20 people and made away with 200 cows.', ["killed 20 person"]),
    ('A 13-year-old boy and his grandfather were among seven people killed by a Russian guided bomb in Kostiantynivka.', ["killed 2 child+man < killed 7 person", "killed 7 person"]),
    ('Eight schoolchildren were among the 11 dead.', ["killed 11 person", "killed 8 child < killed 11 person"]),
    ('An Israeli soldier shot a 17-year-old boy, who later died of his wounds.', ["killed 1 child"]),
    ('Another hundred people were wounded.', ["injured 100 person"]),
    ('A further thousand were wounded.', ["injured 1000 person"]),
    ('The toll rose from 22 to 31.', ["killed 22 person", "killed 31 person"]),
    ('The number of dead climbed from 12 to at least 20 on Monday.', ["killed 12 person", "killed 20+ person"]),
    ('The toll has risen to 57, up from 52.', ["killed 52 person", "killed 57 person"]),
    ('Gunmen came down from the hills and killed 12 people.', ["killed 12 person"]),
    ('He put the number of dead at 30, up from an earlier count of 24.', ["killed 24 person", "killed 30 person"]),
    ('Between Monday and Friday the death toll rose from 40 to 45, the ministry said.', ["killed 40 person", "killed 45 person"]),
    ('The displaced number went from 3,000 to 12,000 in a week.', ["displaced 12000 person", "displaced 3000 person"]),
    ('ISIS claimed responsibility for the bombing that killed 13 US service members.', ["killed 13 combatant"]),
    ('A drone strike blamed on the junta killed 25 students in Depayin.', ["killed 25 civilian"]),
    ('Hezbollah announced the death of three of its fighters.', ["killed 3 combatant"]),
    ('An air raid near Mekelle left three people dead and many others wounded.', ["injured - person", "killed 3 person"]),
    ('From 20 to 30 people were killed.', ["killed 20..30 person"]),
    ('Twelve people were killed. A child was among the dead.', ["killed 1 child < killed 12 person", "killed 12 person"]),
    ('Hezbollah announced the death of three of its fighters.', ["killed 3 combatant"]),
    ('The army mourned the deaths of two of its men.', ["killed 2 man"]),
    ('Six 12-year-old boys were wounded.', ["injured 6 child"]),
    ("A blast killed a security guard.", ["killed 1 combatant"]),
    ("At least 70 regime and rebel fighters were killed.", ["killed 70+ combatant"]),
    ("Nine government and rebel soldiers were wounded.", ["injured 9 combatant"]),
    ("Half a million people fled.", ["displaced 500000 person"]),
    ("A hundred and twenty were killed.", ["killed 120 person"]),
    ("A million people fled Goma.", ["displaced 1000000 person"]),
]

DOERS: list[tuple[str, str, str]] = [
    ("The army said it had killed 30 militants.", "The army", "claimed"),
    ("Militants hacked to death 17 villagers in Beni.", "Militants", "stated"),
    ("ISIS claimed responsibility for the bombing that killed 13 soldiers.", "ISIS", "claimed"),
    ("A drone strike blamed on the junta killed 25 students in Depayin.", "the junta", "blamed"),
    ("Bandits burnt 30 houses, killed 20 people and made away with 200 cows.", "Bandits", "stated"),
]

NO_DOERS = [
    "The Observatory said it killed 12 people.",
    "An air raid near Mekelle left three people dead and many others wounded.",
    "Activists said they had found 12 bodies.",
]
# fmt: on


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_wording(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert told(pipeline, text) == sorted(expected)


@pytest.mark.parametrize(("text", "actor", "standing"), DOERS)
def test_doer(pipeline: Pipeline, text: str, actor: str, standing: str) -> None:
    claim = next(c for c in claims_of(pipeline, text) if c.kind == "killed")
    assert (claim.actor, claim.actor_standing) == (actor, standing)


@pytest.mark.parametrize("text", NO_DOERS)
def test_nobody_is_named(pipeline: Pipeline, text: str) -> None:
    killed = [c for c in claims_of(pipeline, text) if c.kind == "killed"]
    assert killed
    assert all(c.actor is None for c in killed)


def test_the_earlier_count_is_superseded(pipeline: Pipeline) -> None:
    claims = claims_of(pipeline, "The toll rose from 22 to 31.")
    assert {(c.figure.high if c.figure else None, c.superseded) for c in claims} == {(31, False), (22, True)}
