"""The situation as agencies, monitors and flash updates tell it in plain words: who took what, what became of a truce, which road is shut.

Each class has rows that must be found and rows that look like them and tell nothing.
"""

from __future__ import annotations

import pytest
from notation import SITUATION, claims_of, told

from onrecord.pipeline import Pipeline

CONTROL = [
    # 'took', where what is taken is ground
    ("Peshmerga forces took Sinjar from Islamic State on Friday.", ["control gained"]),
    (
        "The Houthis have taken the port city of Hodeidah and three districts to the south.",
        ["control gained"],
    ),
    ("Armenian fighters took more than 30 positions along the Araks.", ["control gained"]),
    ("Jihadists stormed the army camp at Boulikessi and took it.", ["control gained"]),
    ("FARC guerrillas overran the police station in Mitu.", ["control gained"]),
    ("Rebels captured the headquarters of the third brigade in Malakal.", ["control gained"]),
    # … and where it is not
    ("Gunmen took aim at the customs post in Goma.", []),
    ("Soldiers took his two sons from their home in Goma.", []),
    ("His niece had been taken by the guerrillas in May.", []),
    ("The army took heavy casualties in Bor.", []),
    ("Fighters took up positions near the airport in Goma.", []),
    ("He took the village of Bor as the setting of his novel.", []),
    # a town that fell, to whom is not said
    ("Fallujah fell on Sunday after a siege of four months.", ["control gained"]),
    ("The town of Bor fell after two weeks.", ["control gained"]),
    ("Mostar fell silent at noon.", []),
    ("Prices in Goma fell on Tuesday.", []),
    ("Bor fell to third place in the league.", []),
    # handed over, given up, changed hands, pulled out
    ("Kurdish fighters handed over the Tabqa dam to government forces on Sunday.", ["control lost"]),
    ("Burmese soldiers gave up their last base in Myawaddy.", ["control lost"]),
    ("Saraqib changed hands twice this week.", ["control contested"]),
    ("Eritrean units had started to pull out of Adwa.", ["control lost"]),
    ("The soldier was handed over to a team of mediators near Bor.", []),
    ("MONUSCO handed its base at Kitchanga over to the army last week.", ["control lost"]),
    ("The mayor handed over the keys of the town hall in Goma.", []),
    # driven from somewhere
    ("The Tigers were pushed out of Kilinochchi, the army said on Friday.", ["control lost"]),
    ("Police helicopters drove the gunmen off.", []),
    ("Nearly 158,000 Afghans were driven from their homes.", []),
    # held, in so many words
    ("The Taliban now control 11 of the district's 14 villages.", ["control held"]),
    ("The fighters still had the centre of Grozny in their hands on Monday.", ["control held"]),
    ("They had taken charge of Kidal.", ["control gained"]),
    ("Both the army and the rebels claim control of Malakal.", ["control contested"]),
    ("Trucks of the Red Crescent entered Maarat with blankets.", ["service delivered"]),
    # still there
    ("The insurgents remain in the districts near the airfield of Palma.", ["control held"]),
    ("Rebel troops are still in the northern part of Malakal, a spokesman said.", ["control held"]),
    ("Two soldiers remain in hospital in Goma.", []),
    ("The soldiers stayed in the base.", []),
    # what is only demanded
    ("The hostage-takers demanded that Ethiopia withdraw its troops from Baidoa.", []),
    ("The council asked that the army leave the town of Sake.", []),
]

CEASEFIRES = [
    ("Kyiv announced a truce for Easter, but the separatists rejected it.", ["ceasefire failed"]),
    ("The Kremlin announced a 36-hour truce, which Kyiv dismissed as a trick.", ["ceasefire failed"]),
    ("The rebels turned down a truce offered by the government in Damascus.", ["ceasefire failed"]),
    ("The rebels rejected a ceasefire offer from Khartoum.", ["ceasefire failed"]),
    ("The rebels rejected accusations that they had broken the truce.", []),
    ("The rebels rejected calls for a ceasefire.", []),
    ("A truce took effect in Tripoli at dusk but did not hold.", ["ceasefire failed", "ceasefire started"]),
    (
        "A truce came into force in Khartoum on Sunday, but it collapsed within hours.",
        ["ceasefire failed", "ceasefire started"],
    ),
    (
        "The army declared a three-day truce but broke it the same night.",
        ["ceasefire started", "ceasefire violated"],
    ),
    ("The 48-hour ceasefire in Yemen ran out at noon on Saturday.", ["ceasefire ended"]),
    ("A 24-hour ceasefire lapsed in Gaza on Monday morning without a deal.", ["ceasefire ended"]),
    ("The truce in Tripoli was in tatters on Friday.", ["ceasefire failed"]),
    ("Both commanders agreed to a pause of six hours in Douma.", ["ceasefire agreed"]),
    ("The play resumed after a pause of two hours.", []),
    ("India and Pakistan have agreed to respect the 2003 ceasefire.", ["ceasefire agreed"]),
    ("Israel and Hezbollah are to observe a 60-day truce from Friday.", ["ceasefire planned"]),
    ("A humanitarian truce agreed in Moscow was due to begin at noon.", ["ceasefire planned"]),
    ("Neither army honoured the truce.", ["ceasefire violated"]),
    ("The government lifted its unilateral ceasefire.", ["ceasefire ended"]),
    ("The parties recommitted to the ceasefire in Djibouti.", ["ceasefire agreed"]),
    ("No ceasefire has been agreed, the envoy said.", []),
]

EVACUATIONS = [
    ("The first buses left Zabadani under an agreement with the army.", ["evacuation started"]),
    ("The first bus left Zabadani at dawn.", []),
    ("Buses began taking the wounded out of Madaya on Monday.", ["evacuation started"]),
    ("France and Britain began flying out their diplomats.", ["evacuation started"]),
    ("An operation to bring 400 tourists home from Juba got under way.", ["evacuation started"]),
    (
        "The bus convoy carrying fighters out of Qalamoun was stopped at the last checkpoint.",
        ["evacuation halted"],
    ),
    ("The transfer of the wounded from Sake was suspended.", ["evacuation halted"]),
    ("The operation to move rebels out of Douma was suspended on Friday.", ["evacuation halted"]),
    ("The evacuation of four besieged towns was put off again on Tuesday.", ["evacuation halted"]),
    (
        "Evacuation by ferry from Palma, suspended on Thursday, resumed on Saturday.",
        ["evacuation halted", "evacuation resumed"],
    ),
]

SERVICES = [
    # roads, crossings, airports
    ("The crossing at Torkham has been shut since Friday.", ["service halted"]),
    ("The road to Gao has been blocked since March.", ["service halted"]),
    ("The airport in Khartoum remains closed.", ["service halted"]),
    ("The Karni crossing reopened on Sunday.", ["service resumed"]),
    ("The road to Goma is open.", []),
    ("The road was not blocked.", []),
    # convoys
    ("The convoy planned for Monday did not get permission, the UN said.", ["service halted"]),
    ("Authorities refused permission for a convoy to Sartaj.", ["service halted"]),
    ("Soldiers let a convoy of nine relief trucks into Bossangoa.", ["service delivered"]),
    ("The army allowed 20 trucks of food to enter Gaza on Monday.", ["service delivered"]),
    ("Rebels have let no food into Foua for three months.", ["service halted"]),
    ("Flights carrying aid to Goma were suspended.", ["service halted"]),
    ("Aid deliveries to Sirte have stopped, the UN said.", ["service halted"]),
    ("Aid workers cannot reach Kaga-Bandoro.", ["service halted"]),
    ("Ambulances could not reach the wounded in Jenin.", ["service halted"]),
    # a share of them
    ("Two thirds of the clinics in Tigray are closed.", ["service halted"]),
    ("Two of the five bakeries in Rafah reopened.", ["service resumed 2:building"]),
    ("Of the capital's 59 hospitals, 39 are out of service.", ["service halted 39:building"]),
    ("Out of 36 hospitals in Gaza, only 11 are functioning.", ["service ongoing 11:building"]),
    ("All schools in Port-au-Prince remain closed.", ["service halted"]),
    # lost, run out, gone
    ("Some 80,000 people have lost access to health care.", ["service halted"]),
    ("About 40,000 people in Bor have no access to clean water.", ["service halted"]),
    ("The Zaporizhzhia plant lost power on Friday.", ["service halted"]),
    ("Fuel has run out at the hospital in Hajjah.", ["service halted"]),
    ("The bakery in Deir Hafer was out of flour.", ["service halted"]),
    ("Electricity is back in Tripoli.", ["service resumed"]),
    ("Aid agencies are unable to work in Kidal.", ["service halted"]),
    ("UNICEF trucked 200,000 litres of water to Hasakah.", ["service delivered"]),
    ("Phone lines are still down in Laukkai.", ["service halted"]),
    ("Water has not run in Mykolaiv for a month.", ["service halted"]),
    ("The newspaper lost access to its website.", []),
    ("The party lost power in the election.", []),
    ("He was denied access to a lawyer.", []),
]

TALKS = [
    ("The bloc has invited the generals to Nairobi for talks.", ["talks planned"]),
    ("Kenya is to host envoys of both generals next week.", ["talks planned"]),
    ("The community has invited the armed groups to Rome.", ["talks planned"]),
    ("Elders are mediating between the clans in Jowhar.", ["talks ongoing"]),
    ("Egypt's intelligence chief arrived in Tel Aviv to discuss a truce.", ["talks held"]),
    ("Houthi and Saudi delegations are meeting in Muscat.", ["talks ongoing"]),
    ("A third round of talks ended in Astana with no agreement.", ["talks failed"]),
    ("Supporters gathered in Harare to hear the president.", []),
    ("Qatar is hosting negotiators from both sides.", ["talks ongoing"]),
    ("Delegates of both sides sat down in Addis Ababa on Wednesday.", ["talks held"]),
    ("The two foreign ministers spoke by phone on Sunday.", ["talks held"]),
    ("Mediators flew to Niamey to speak with the junta.", ["talks held"]),
    ("The presidents of both countries plan to meet at Mostar next week.", ["talks planned"]),
    ("Talks were put off until next week.", ["talks planned"]),
    ("Negotiators left Doha without a deal.", ["talks failed"]),
    ("The Taliban and an American envoy held three days of talks in Doha.", ["talks held"]),
    ("The president invited the minister to dinner in Paris.", []),
    ("He sat down with a cup of tea in Geneva.", []),
    ("The two leaders have not spoken by phone since May.", []),
]


@pytest.mark.parametrize(("text", "expected"), [*CONTROL, *CEASEFIRES, *EVACUATIONS, *SERVICES, *TALKS])
def test_situation_plainly(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert told(pipeline, text, kinds=SITUATION, published="2024-06-12") == sorted(expected)


@pytest.mark.parametrize(
    "text",
    ["Fallujah fell on Sunday after a siege of four months.", "Gaza's only power plant shut down on Sunday."],
)
def test_what_falls_or_shuts_down_is_no_side(pipeline: Pipeline, text: str) -> None:
    (claim,) = claims_of(pipeline, text, "2024-06-12")[-1:]
    assert claim.kind in ("control", "service")
    assert claim.actor is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Talks will be held in Muscat on Friday.", "2024-06-14"),
        ("Talks are to be held in Muscat on Friday.", "2024-06-14"),
        ("A new round of talks begins in Muscat on Sunday.", "2024-06-16"),
        ("Talks were held in Muscat on Friday.", "2024-06-07"),
    ],
)
def test_the_day_of_what_is_to_come(pipeline: Pipeline, text: str, day: str) -> None:
    (claim,) = claims_of(pipeline, text, "2024-06-12")
    assert claim.time is not None
    assert str(claim.time.start) == day
    assert (claim.phase == "planned") == (day > "2024-06-12")


def test_a_truce_told_in_no_place_is_that_of_the_province_that_the_report_is_about(
    pipeline: Pipeline,
) -> None:
    text = (
        "Helmand saw its worst week. The Taliban attacked a base in Helmand on Monday. Elders in Helmand called for calm. "
        "The two sides signed a truce."
    )
    (truce,) = [claim for claim in claims_of(pipeline, text, "2024-06-12") if claim.kind == "ceasefire"]
    assert truce.place is not None
    assert "Helmand" in truce.place.name


def test_ground_that_a_side_denies_to_be_lost(pipeline: Pipeline) -> None:
    (claim,) = claims_of(pipeline, "Tbilisi denied that Russian troops had entered Gori.", "2024-06-12")
    assert (claim.kind, claim.phase, claim.certainty) == ("control", "gained", "denied")


def test_a_headline_is_told_by_the_body(pipeline: Pipeline) -> None:
    text = "Rebels enter Sake as army pulls back\n\nM23 rebels entered the town of Sake in Congo on Monday, residents said."
    (claim,) = claims_of(pipeline, text, "2024-06-12")
    assert claim.evidence.text.startswith("M23 rebels entered")


ATTACKS = [
    ("A missile flattened three houses in Kharkiv.", 1),
    ("Rockets were fired at Sderot on Friday but were intercepted.", 1),
    ("Three car bombs and a mortar round tore through a market in Baquba on Thursday.", 1),
    ("The village of Ogossagou was set on fire by gunmen.", 1),
    (
        "The number of people killed by a car bomb in Hilla on Sunday rose to 125 on Tuesday, making it the deadliest attack in the "
        "town in two years.",
        1,
    ),
    ("A car bomb killed 40 people in Hilla on Sunday. It was the deadliest attack in the town this year.", 1),
    (
        "A bomb killed four people in Hilla on Tuesday, the day after the bloodiest attack in the town this year.",
        1,
    ),
    ("A bulldozer flattened three houses in Kharkiv.", 0),
    ("Builders levelled the ground with three shells of concrete.", 0),
]


@pytest.mark.parametrize(("text", "attacks"), ATTACKS)
def test_attacks_told_once(pipeline: Pipeline, text: str, attacks: int) -> None:
    assert len(told(pipeline, text, kinds=["attack"], published="2024-06-12")) == attacks
