"""Daily reports of a war as agencies, monitors and scraped copy tell them: blasts one after another, who did it, tolls by town, ground won."""

from __future__ import annotations

import pytest
from notation import ATTACKS, PEOPLE, SITUATION, claims_of, fields, told

from onrecord.pipeline import Pipeline

PUBLISHED = "2024-06-12"

ATTACKED = [
    # bombs on wheels
    ("A car bomb rammed into a post near Rafah, killing six servicemen.", ["attack"]),
    ("A suicide bomber drove a truck bomb into a barracks in Bosaso, killing 12 soldiers.", ["attack"]),
    ("A car packed with explosives ploughed into a checkpoint in Maiduguri, killing nine.", ["attack"]),
    ("A lorry laden with explosives was driven into the barracks in Bosaso.", ["attack"]),
    ("The driver ploughed into a tree near Maiduguri, killing two.", []),
    ("Soldiers drove three trucks into the barracks in Bosaso.", []),
    # rounds that are shells
    ("Mortar rounds landed on the market in Gao, killing two.", ["attack"]),
    ("Three rounds of talks were held in Gao.", []),
    # who was murdered by men with arms was attacked
    ("Unknown gunmen assassinated a cleric in Aden on Sunday.", ["attack"]),
    ("A judge was assassinated in Aden in 1998.", []),
    # the clause behind tells the attack in full
    ("The attack took place on Monday when gunmen opened fire on a police patrol in Swat.", ["attack"]),
    (
        "A bomb went off in Swat on Monday. The attack took place when a man blew himself up at a checkpoint.",
        ["attack"],
    ),
]


@pytest.mark.parametrize(("text", "lines"), ATTACKED)
def test_attacks_as_dailies_tell_them(pipeline: Pipeline, text: str, lines: list[str]) -> None:
    assert told(pipeline, text, kinds=ATTACKS, published=PUBLISHED) == lines


PEOPLE_TOLD = [
    # those whom the second attack was on
    (
        "A roadside bomb struck a minibus in Hilla, killing six pilgrims; a second bomb hit police who rushed to the scene, killing two.",
        ["killed 2 combatant", "killed 6 civilian"],
    ),
    (
        "The attack took place when gunmen opened fire on a police patrol in Swat, killing three.",
        ["killed 3 combatant"],
    ),
    ("A bomb killed six soldiers in Swat and wounded nine.", ["injured 9 combatant", "killed 6 combatant"]),
    ("A bomb hit a police station in Swat, killing three people.", ["killed 3 person"]),
]


@pytest.mark.parametrize(("text", "lines"), PEOPLE_TOLD)
def test_people_as_dailies_tell_of_them(pipeline: Pipeline, text: str, lines: list[str]) -> None:
    assert told(pipeline, text, kinds=PEOPLE, published=PUBLISHED) == lines


BY_WHOM = [
    ("IS killed 19 civilians in Mosul, police said.", "IS"),
    ("IS abducted 30 farmers near Hawija.", "IS"),
    ("IS lost Sukhna on Monday.", "IS"),
    ("IS fighters shelled the eastern side of Mosul, killing 12 people.", "IS fighters"),
]


@pytest.mark.parametrize(("text", "actor"), BY_WHOM)
def test_who_did_it(pipeline: Pipeline, text: str, actor: str) -> None:
    claims = claims_of(pipeline, text, PUBLISHED)
    assert claims
    assert {c.actor for c in claims} == {actor}
