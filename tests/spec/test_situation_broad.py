"""Ground, truces, services, evacuations and talks in the words of many desks, and what sounds like them and is not.

The sentences are made up for this file; the notation is that of notation.py.
"""

from __future__ import annotations

import pytest
from notation import SITUATION, told

from onrecord.pipeline import Pipeline

# fmt: off
ROWS: list[tuple[str, list[str]]] = [
    ('Government troops captured the town of Bor on Monday.', ['control gained']),
    ('Rebels have overrun an army base near Goma.', ['control gained']),
    ('The village fell to the insurgents at dawn.', ['control gained']),
    ('The army said it had retaken the airport.', ['control gained']),
    ('Fighters seized three villages in the north.', ['control gained']),
    ('Separatists now occupy the town hall in Donetsk.', ['control gained']),
    ('Houthi forces entered the port city of Mocha.', ['control gained']),
    ('The rebels hold most of the province.', ['control held']),
    ('The north of the country is controlled by rebels.', ['control held']),
    ('The town remains in the hands of the militia.', ['control held']),
    ('Half of the city is under the control of the paramilitaries.', ['control held']),
    ('The group still controls the border crossing.', ['control held']),
    ("Kyiv's forces are holding their positions in Bakhmut.", ['control held']),
    ('The army withdrew from the town of Kutum.', ['control lost']),
    ('Government forces have lost the last base in the region.', ['control lost']),
    ('Militants were pushed out of the city centre.', ['control lost']),
    ('The rebels retreated from their positions around the airport.', ['control lost']),
    ('Troops abandoned the garrison overnight.', ['control lost']),
    ('Fighting for control of the oil town continued.', ['control contested']),
    ('The Taliban took over the provincial capital.', ['control gained']),
    ('Troops advanced to within ten kilometres of the town.', ['control gained']),
    ('Ukrainian forces liberated the village of Robotyne.', ['control gained']),
    ('Islamist fighters have recaptured the hill.', ['control gained']),
    ('The two sides agreed to a ceasefire on Friday.', ['ceasefire agreed']),
    ('The government and the rebels signed a truce in Addis Ababa.', ['ceasefire agreed']),
    ('A ceasefire came into force at midnight.', ['ceasefire started']),
    ('The truce took effect on Sunday.', ['ceasefire started']),
    ('The army announced a unilateral ceasefire.', ['ceasefire started']),
    ('The ceasefire was largely holding on Monday.', ['ceasefire ongoing']),
    ('A fragile truce has been in place since May.', ['ceasefire ongoing']),
    ('Both sides accused each other of breaking the ceasefire.', ['ceasefire violated']),
    ('The truce was broken within hours.', ['ceasefire violated']),
    ('Shelling continued despite the ceasefire.', ['ceasefire violated']),
    ('Monitors recorded 40 violations of the ceasefire.', ['ceasefire violated']),
    ('The rebels called off their ceasefire.', ['ceasefire ended']),
    ('The truce expired on Thursday.', ['ceasefire ended']),
    ('The ceasefire collapsed after two days.', ['ceasefire failed']),
    ('Efforts to agree a truce have failed.', ['ceasefire failed']),
    ('A ceasefire is due to begin on Monday.', ['ceasefire planned']),
    ('A humanitarian truce is expected to start at dawn.', ['ceasefire planned']),
    ('Shelling destroyed the main hospital in El Fasher.', ['service destroyed']),
    ('Missiles damaged a power station in Kharkiv.', ['service destroyed']),
    ('The hospital has been forced to close.', ['service halted']),
    ('Half the city is without electricity.', ['service halted']),
    ('Water supplies to the town were cut off.', ['service halted']),
    ('Troops turned back an aid convoy at a checkpoint.', ['service halted']),
    ('Schools in the region have been shut since March.', ['service halted']),
    ('Telephone and internet services were down.', ['service halted']),
    ('Bakeries have run out of flour.', ['service halted']),
    ('Rebels are blocking food from reaching the camp.', ['service halted']),
    ('Relief workers have been denied access to the area.', ['service halted']),
    ('A convoy of 20 trucks brought food to the besieged town.', ['service delivered']),
    ('The Red Cross delivered medicine to a clinic.', ['service delivered']),
    ('The first aid in two months reached the camp on Friday.', ['service delivered']),
    ('UN planes dropped food over Deir ez-Zor.', ['service delivered']),
    ('Power was restored to most of the city.', ['service resumed']),
    ('Aid flights have resumed.', ['service resumed']),
    ('Rescue workers were searching the rubble for survivors.', ['service ongoing']),
    ('The agency plans to send food to 50,000 people.', ['service planned']),
    ('The evacuation of the town began on Friday.', ['evacuation started']),
    ('The evacuation of civilians from Mariupol continued on Sunday.', ['evacuation ongoing']),
    ('The evacuation of the last fighters was completed on Thursday.', ['evacuation ended']),
    ('Evacuations from eastern Aleppo resumed in the evening.', ['evacuation resumed']),
    ('Attempts to evacuate civilians failed for a second day.', ['evacuation failed']),
    ('Envoys of both sides met in Doha on Tuesday.', ['talks held']),
    ('The foreign ministers of Russia and Turkey held talks in Ankara.', ['talks held']),
    ('Peace talks are due to open in Geneva next week.', ['talks planned']),
    ('The two presidents are to meet in Nairobi.', ['talks planned']),
    ('Negotiations are continuing in Cairo.', ['talks ongoing']),
    ('Talks on a truce entered their third day.', ['talks ongoing']),
    ('Talks between the junta and the rebels broke down.', ['talks failed']),
    ('The talks ended without agreement.', ['talks failed']),
    ('The rebels pulled out of the negotiations.', ['talks failed']),
    ('Mediators from the African Union have met rebel leaders.', ['talks held']),
    ('The ministry attacked the budget of the opposition.', []),
    ('The company closed two plants in Ohio.', []),
    ('The team captured the title.', []),
    ('Doctors went on strike.', []),
]
# fmt: on


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_situation(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert told(pipeline, text, kinds=SITUATION, published="2024-06-12") == expected
