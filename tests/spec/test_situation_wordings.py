"""The situation in many wordings: phases from grammar and aspect, whose gain it is, what is kept out, what is only meant."""

from __future__ import annotations

import pytest
from notation import SITUATION, told

from onrecord.pipeline import Pipeline

CONTROL = [
    # gains
    ("Government troops advanced into the rebel district of Jobar on Monday.", ["control gained"]),
    ("Army units pushed the fighters out of the town of Sake.", ["control gained"]),
    ("Soldiers have driven the militia back from the hills above Goma.", ["control gained"]),
    ("The town of Bor fell to the rebels on Tuesday.", ["control gained"]),
    ("Separatist forces raised their flag over the town hall of Debaltseve.", ["control gained"]),
    ("The capture of Mekelle by federal troops followed weeks of shelling.", ["control gained"]),
    ("Most of Marib has come back under army control.", ["control gained"]),
    ("Insurgents have made quick gains in Kachin state.", ["control gained"]),
    ("The army managed to take the airport of Malakal.", ["control gained"]),
    # holds
    ("The last rebel stronghold is Arbin, a town near Damascus.", []),
    ("Kidal is the last stronghold of the rebels in the north.", ["control held"]),
    (
        "About 300 square kilometres of the valley are under army control.",
        ["control held ~300:square-kilometre"],
    ),
    ("The RSF now holds 80 percent of Nyala.", ["control held 80:percent"]),
    ("The port of Hodeidah stayed under Houthi control.", ["control held"]),
    ("The militia is in charge of Goma.", ["control held"]),
    # losses
    ("The militia was driven out of the town of Sake on Monday.", ["control lost"]),
    ("The rebels pulled out of the last district on Friday.", ["control lost"]),
    ("The army lost control of the airport in Nyala.", ["control lost"]),
    # contested
    ("Taiz has been split between the Houthis and the army for years.", ["control contested"]),
    # only meant, or not of ground
    ("The army wants to retake Mocha.", []),
    ("Troops were sent to capture the bridge at Kherson.", []),
    ("Negotiators took part in a seminar in Vienna.", []),
    ("The rebels will hold a press conference in Doha.", []),
]

TRUCES = [
    ("A truce has been in place around Hodeidah since December.", ["ceasefire ongoing"]),
    ("The truce, in force since Tuesday, leaves out the airport.", ["ceasefire ongoing"]),
    ("Shells still fell on Nyala despite a truce being in place.", ["ceasefire ongoing"]),
    ("The ceasefire was to begin at dawn on Friday.", ["ceasefire planned"]),
    ("The two sides agreed to stop fighting in Juba.", ["ceasefire agreed"]),
    ("The army announced the end of the ceasefire on Monday.", ["ceasefire ended"]),
    ("Shelling by both sides threatens the ceasefire in Bangui.", ["ceasefire violated"]),
    ("Monitors counted 14 ceasefire violations in Donetsk on Sunday.", ["ceasefire violated"]),
    ("The truce appears to be holding.", ["ceasefire ongoing"]),
    ("Aid agencies called for a ceasefire.", []),
    ("The rebels rejected an offer of a truce.", ["ceasefire failed"]),
]

MOVES = [
    ("The evacuation of the wounded was suspended after gunmen fired on the convoy.", ["evacuation halted", "evacuation violated"]),
    ("The evacuation was put on hold on Tuesday.", ["evacuation halted"]),
    ("The evacuation of Homs is to resume on Friday.", ["evacuation planned"]),
    ("The last doctors of Marawi began to evacuate on Monday.", ["evacuation started"]),
    ("The last bus left at noon, and with it the evacuation was over.", ["evacuation ended"]),
    ("The evacuation, brokered by Qatar and Turkey, covers four towns.", ["evacuation agreed"]),
    ("Evacuation drills were held at a school in Ohio.", []),
]  # fmt: skip

SERVICES = [
    ("The only hospital in Kutum is out of service.", ["service halted"]),
    ("Three hospitals in Mariupol were destroyed.", ["service destroyed 3:building"]),
    ("Ambulance services in Derna have collapsed.", ["service ended"]),
    ("The ambulance service of Nyala has stopped operating for want of fuel.", ["service halted"]),
    ("Schools in Kherson were closed after the strike on Monday.", ["service halted"]),
    ("The town has been without electricity since Sunday.", ["service halted"]),
    ("Power was restored to half of Kharkiv on Tuesday.", ["service resumed"]),
    ("The militia blocked the aid convoy at a checkpoint.", ["service halted"]),
    ("Lorries carrying food for 3,000 families entered Madaya on Tuesday.", ["service delivered"]),
    ("The Red Cross will deliver food to Zamzam next week.", ["service planned"]),
    ("A convoy of trucks with furniture entered the city.", []),
    ("The minister opened a debate on schools.", []),
]

TALKS = [
    ("Envoys of both armies will meet in Jeddah on Monday to discuss a truce.", ["talks planned"]),
    ("Two rounds of talks in Juba have failed to bring a settlement.", ["talks failed"]),
    ("The two presidents met in Sochi on Monday to discuss the truce.", ["talks held"]),
    ("The mediator is due in Khartoum for talks with the generals.", ["talks planned"]),
    ("Talks between the two sides are under way in Jeddah.", ["talks ongoing"]),
    ("In a telephone conversation on Monday the two presidents spoke of the siege.", ["talks held"]),
    ("The group refused to negotiate.", []),
    ("The factory failed to meet its target.", []),
]


@pytest.mark.parametrize(("text", "expected"), [*CONTROL, *TRUCES, *MOVES, *SERVICES, *TALKS])
def test_situation(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    found = told(pipeline, text, kinds=SITUATION, published="2022-04-10")
    assert found == sorted(expected)
