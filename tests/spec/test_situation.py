"""Ceasefires, evacuations, ground held, services and talks, each with its phase."""

from __future__ import annotations

import pytest
from notation import SITUATION, told

from onrecord.pipeline import Pipeline

ROWS = [
    # ceasefire
    ("The two sides agreed a ceasefire in Jeddah on Saturday.", ["ceasefire agreed"]),
    ("A truce began in Hodeidah at midnight.", ["ceasefire started"]),
    ("The army violated the truce within hours.", ["ceasefire violated"]),
    ("The ceasefire in Khartoum collapsed on Sunday.", ["ceasefire failed"]),
    ("The ceasefire was extended by two days.", ["ceasefire ongoing"]),
    ("The truce ended on Friday.", ["ceasefire ended"]),
    ("A ceasefire will begin on Thursday.", ["ceasefire planned"]),
    # evacuation
    ("The evacuation of Mariupol was halted on Sunday.", ["evacuation halted"]),
    ("The evacuation of the wounded from Homs began at dawn.", ["evacuation started"]),
    ("The evacuation from Azovstal resumed on Friday.", ["evacuation resumed"]),
    ("The evacuation of Darayya was completed on Saturday.", ["evacuation ended"]),
    # control: from the actor's side
    (
        "The expulsion of the militia from most of its territory set off a flight of villagers.",
        ["control lost 50+:percent"],
    ),
    # talks sought
    ("Attempts to reach a peace agreement in Goma have shown no signs of progress.", ["talks ongoing"]),
    ("Efforts to broker a peace deal in Juba failed.", ["talks failed"]),
    ("Efforts to repair the school in Juba failed.", []),
    ("Rebels captured the town of Sake on Monday.", ["control gained"]),
    ("Government forces lost the airport in Nyala.", ["control lost"]),
    ("The militia still controls most of Darfur.", ["control held"]),
    ("Ukrainian forces retook Izium on Saturday.", ["control gained"]),
    ("Troops withdrew from Kherson.", ["control lost"]),
    ("The rebels hold 3 square kilometres of the old town.", ["control held 3:square-kilometre"]),
    # service
    ("A strike destroyed the last hospital in Bentiu.", ["service destroyed"]),
    ("An aid convoy reached Madaya on Monday.", ["service delivered"]),
    ("The hospital in El Geneina closed for lack of fuel.", ["service halted"]),
    ("Water supplies to Aleppo resumed on Friday.", ["service resumed"]),
    ("The water supply of Mykolaiv was cut.", ["service halted"]),
    ("The shelling damaged two hospitals in Sloviansk.", ["service destroyed 2:building"]),
    # talks
    ("The parties met in Geneva on Monday for peace talks.", ["talks held"]),
    ("Peace talks will be held in Doha next week.", ["talks planned"]),
    ("The peace talks in Jeddah collapsed.", ["talks failed"]),
    ("Negotiations on a truce continue in Cairo.", ["talks ongoing"]),
    # none of these
    ("The company agreed to cut prices of water.", []),
    ("The minister controls his temper.", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_situation(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert told(pipeline, text, kinds=SITUATION, published="2022-04-10") == sorted(expected)
