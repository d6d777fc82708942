"""Daily reports of a war as agencies, monitors and scraped copy tell them: blasts one after another, who did it, tolls by town, ground won."""

from __future__ import annotations

import pytest
from notation import ATTACKS, PEOPLE, SITUATION, claims_of, told

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
    # town by town, and a whole told by its places
    (
        "Twelve people were killed in Gaza City, five in Rafah and three in Jabalia, medics said.",
        ["killed 12 person", "killed 3 person", "killed 5 person"],
    ),
    (
        "Forty-four people were killed across Yemen on Sunday: 20 in Taiz, 11 in Hodeida and 13 in Saada.",
        [
            "killed 11 person < killed 44 person",
            "killed 13 person < killed 44 person",
            "killed 20 person < killed 44 person",
            "killed 44 person",
        ],
    ),
    # parts 'of whom' and 'of them' with a verb or a place of their own
    (
        "The mission said 1,003 civilians were killed and 1,159 injured in Iraq in December, of whom 426 died in Nineveh.",
        ["injured 1159 civilian", "killed 1003 civilian", "killed 426 civilian < killed 1003 civilian"],
    ),
    (
        "Of the 60 people killed in Sudan on Sunday, 22 died in Nyala.",
        ["killed 22 person < killed 60 person", "killed 60 person"],
    ),
    (
        "The committees said 61 people were killed on Sunday, 19 of them in the suburbs of Damascus and 12 in Homs.",
        ["killed 12 person < killed 61 person", "killed 19 person < killed 61 person", "killed 61 person"],
    ),
    (
        "Sixty people were hurt in Goma, of whom nine died in hospital.",
        ["injured 60 person", "killed 9 person"],
    ),
    # those who went back are some of those who fled
    (
        "About 40,000 people fled Sirte, the mayor said. Of these, 5,000 have returned.",
        ["displaced ~40000 person", "returned 5000 person < displaced ~40000 person"],
    ),
    # the wounded beside bodies
    (
        "The hospital received the bodies of nine soldiers and 40 wounded.",
        ["injured 40 combatant", "killed 9 combatant"],
    ),
    (
        "The hospital received the bodies of nine soldiers and two women.",
        ["killed 2 woman", "killed 9 combatant"],
    ),
    # aboard, and whom buses carry on any day
    ("Twelve buses carrying 640 people arrived in Kutum from Bara on Tuesday.", ["evacuated 640 person"]),
    (
        "A convoy of buses with 640 people on board left Bara on Tuesday, the mayor said.",
        ["evacuated 640 person"],
    ),
    ("A bus carrying 40 pilgrims arrived in Najaf on Monday.", []),
    ("Vehicles carrying 200 soldiers arrived in Goma on Monday.", []),
    ("Some 900 rebels were transported from Bara to Kutum on Monday.", ["evacuated ~900 combatant"]),
    (
        "Some 900 rebels and their families were taken from Bara to Kutum by bus on Monday.",
        ["evacuated ~900 civilian+combatant"],
    ),
    # what a word means befell nobody
    (
        "The army uses the term to imply that the terrorists in question were either killed, captured or surrendered.",
        [],
    ),
    ('The ministry uses "neutralised" to say that the terrorists were killed or captured.', []),
    ("The army used tanks to say that two men were killed.", ["killed 2 man"]),
    # a rival toll
    ("The government put the dead at 30; the UN put it at 72.", ["killed 30 person", "killed 72 person"]),
    ("The river is long and maps put it at 72.", []),
    # a count of bodies
    (
        "By Tuesday the count of bodies retrieved from the river at Baidoa had reached 17.",
        ["killed 17 person"],
    ),
    # one told twice
    ("Two of the wounded, both soldiers, died on Sunday.", ["killed 2 combatant"]),
    ("A Lebanese soldier, a father of two, was killed in Tripoli.", ["killed 1 combatant"]),
    ("A soldier and a woman were killed in Tripoli.", ["killed 1 combatant", "killed 1 woman"]),
    ("One of those hurt, a 17-year-old girl, later died of her wounds.", ["killed 1 child"]),
    ("Some 640 men who fled Saqlawiya are missing.", ["missing ~640 man"]),
    ("Some 640 men fled Saqlawiya and nine are missing.", ["displaced ~640 man", "missing 9 person"]),
    # who says it, where the comma was lost
    ("Shelling killed 12 the mayor of Harar said", ["killed 12 person"]),
    ("A bomb in Kirkuk wounded nine an officer said", ["injured 9 person"]),
    # a number before a name for a people
    ("Nine Houthis died in Lahj.", ["killed 9 person"]),
    ("Twenty Tuaregs and a soldier were killed in Kidal.", ["killed 1 combatant", "killed 20 person"]),
]


@pytest.mark.parametrize(("text", "lines"), PEOPLE_TOLD)
def test_people_as_dailies_tell_of_them(pipeline: Pipeline, text: str, lines: list[str]) -> None:
    assert told(pipeline, text, kinds=PEOPLE, published=PUBLISHED) == lines


SAID_BY = [
    (
        "Army helicopters dropped barrel bombs on Hajar overnight killing eight people from one family activists said",
        "activists",
    ),
    ("At least 21 dead in blast at Lahore market police say", "police"),
    (
        "An airstrike hit a wedding in Hajja province killing at least 20 including the bride health officials said",
        "health officials",
    ),
    (
        "An airstrike hit a wedding in Hajja province killing at least 20 a hospital director said",
        "a hospital director",
    ),
    (
        "A soldier has died in hospital, a source in the base at Manda Bay informed reporters.",
        "a source in the base at Manda Bay",
    ),
    ("Children women and elderly people were among the 30 dead said the ministry", "the ministry"),
    ("Two men were killed in Goma said the mayor", "the mayor"),
    ("Two bombs killed 17 people in Kabul city officials said", "city officials"),
]


@pytest.mark.parametrize(("text", "voice"), SAID_BY)
def test_who_says_it(pipeline: Pipeline, text: str, voice: str) -> None:
    claims = claims_of(pipeline, text, PUBLISHED)
    assert claims
    assert {v.text for c in claims for v in c.said_by} == {voice}


BY_WHOM = [
    ("IS killed 19 civilians in Mosul, police said.", "IS"),
    ("IS abducted 30 farmers near Hawija.", "IS"),
    ("IS lost Sukhna on Monday.", "IS"),
    # where rockets were fired from, and two attacks of two sides
    ("Rockets fired by the militia from Bahri hit a market in Omdurman, killing six.", "the militia"),
    ("Soldiers from the Wagner group killed nine people in Bria.", "Soldiers from the Wagner group"),
    # at whose hands
    ("Nine people died at the hands of the militia in Nyala.", "the militia"),
    (
        "The network documented the death of 51 people at the hands of army and militia forces across Darfur.",
        "army and militia forces",
    ),
    ("Nine people died in the hands of doctors in Nyala.", None),
    (
        "Forty men were held for questioning by the security services in Bunia on Sunday.",
        "the security services",
    ),
    ("Nine rebels died in Kutum and four in Tawila.", None),
    ("IS fighters shelled the eastern side of Mosul, killing 12 people.", "IS fighters"),
]


@pytest.mark.parametrize(("text", "actor"), BY_WHOM)
def test_who_did_it(pipeline: Pipeline, text: str, actor: str | None) -> None:
    claims = claims_of(pipeline, text, PUBLISHED)
    assert claims
    assert {c.actor for c in claims} == {actor}


GROUND = [
    ("Troops cleared another six villages north of Maiduguri on Sunday, the army said.", ["control gained"]),
    ("Troops cleared mines from four villages around Marib.", []),
    ("Bulldozers cleared the road to Marib of rubble.", []),
    ("About 120 square kilometres around Bakhmut are now secured.", ["control gained ~120:square-kilometre"]),
    ("Rebels pushed to within 10 kilometers of Bria on Monday.", ["control gained"]),
    ("Aid workers got to within 10 kilometers of Bria on Monday.", []),
    ("The rebels broke the army's siege of the base at Bara on Sunday.", ["control gained"]),
    ("The rebels broke the truce at Bara on Sunday.", ["ceasefire violated"]),
    ("Troops secured the road between Bara and Kutum.", ["control gained"]),
    ("Troops secured a hospital in Bara.", []),
    ("A battle that lasted all night left the town of Bara in the hands of the militia.", ["control gained"]),
    ("The offensive left most of Bria in rebel hands.", ["control gained"]),
    ("The flood left the town of Bara in ruins.", []),
    # the gunmen of a moment hold no ground
    ("Police said two soldiers were hurt in Mosul on Friday before the gunmen fled.", []),
    ("The attackers fled to the mountains after killing three farmers near Hasakeh.", []),
    ("The rebels fled Hasakeh on Friday.", ["control lost"]),
]


@pytest.mark.parametrize(("text", "lines"), GROUND)
def test_ground_won(pipeline: Pipeline, text: str, lines: list[str]) -> None:
    assert told(pipeline, text, kinds=SITUATION, published=PUBLISHED) == lines


def test_two_attacks_of_two_sides(pipeline: Pipeline) -> None:
    text = (
        "Rebel shelling killed four people in Sirte, while an air strike on Derna killed six, the mayor said."
    )
    killed = [c for c in claims_of(pipeline, text, PUBLISHED) if c.kind == "killed"]
    assert [(c.figure and c.figure.low, c.actor) for c in killed] == [(4, "Rebel"), (6, None)]


HOW = [
    # those who were killed did not do it with what they carry
    ("Two suicide bombers were killed by the police in Swat before they could set off their belts.", None),
    ("Seven Houthi gunmen and two soldiers died in Lahj.", None),
    ("Eight gunmen were killed in Arsal.", None),
    ("Seven people were killed by gunmen in Lahj.", "shooting"),
    ("Two suicide bombers and six civilians were killed in Swat.", "explosion"),
]


@pytest.mark.parametrize(("text", "method"), HOW)
def test_how(pipeline: Pipeline, text: str, method: str | None) -> None:
    killed = [c for c in claims_of(pipeline, text, PUBLISHED) if c.kind == "killed"]
    assert killed
    assert {c.method for c in killed} == {method}
