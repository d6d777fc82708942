"""What befalls places and people as the news of a war's course tells it: who meets whom, what stops working, who is moved out.

Every claim of a row is written out: what is told, where, by whom, how, when, on whose word; `-` where nothing says so.
"""

from __future__ import annotations

import pytest
from notation import claims_of, fields, told

from onrecord.pipeline import Pipeline

TALKS = [
    # talks that are going on, which hold no ground
    (
        "The army is holding talks with both sides in Moulmein about the prisoners.",
        ["talks ongoing | Moulmein | The army | - | - | -"],
    ),
    (
        "The mediators were meeting in Geneva to discuss the port.",
        ["talks ongoing | Geneva | The mediators | - | - | -"],
    ),
    (
        "The mediators were meeting in Geneva on Monday to discuss the port.",
        ["talks held | Geneva | The mediators | - | 2024-06-10..2024-06-10 | -"],
    ),
    ("The Tigers held a ceremony near the junction.", []),
    ("The government is holding elections in the district.", []),
    ("The army holds the centre of the town.", ["control held | - | The army | - | - | -"]),
    # … and those that are expected
    (
        "The Security Council is expected to hold an open meeting on Darfur this week.",
        ["talks planned planned | - | The Security Council | - | 2024-06-10..2024-06-16 | -"],
    ),
    (
        "The Security Council is to hold a closed meeting on Goma on Friday.",
        ["talks planned planned | - | The Security Council | - | 2024-06-14..2024-06-14 | -"],
    ),
    ("The army was forced to abandon its base in Sake.", ["control lost | - | The army | - | - | -"]),
    # due, convened, by telephone, hammered out, ruled out
    (
        "The envoy is due to meet the rebels in Kampala on Friday.",
        ["talks planned planned | Kampala | The envoy | - | 2024-06-14..2024-06-14 | -"],
    ),
    (
        "Delegations from over 40 countries convened in Jeddah on Saturday.",
        ["talks held | Jeddah | - | - | 2024-06-08..2024-06-08 | -"],
    ),
    (
        "France's foreign minister telephoned his Iranian counterpart on Monday.",
        ["talks held | - | France's foreign minister | - | 2024-06-10..2024-06-10 | -"],
    ),
    (
        "The deal was hammered out in Riyadh in ten hours of talks.",
        ["talks held | Riyadh | - | - | 2024-06-11..2024-06-12 | -"],
    ),
    (
        "The envoy flew out of Khartoum on Sunday after two days of talks with the generals.",
        ["talks held | - | The envoy | - | 2024-06-09..2024-06-09 | -"],
    ),
    ("He telephoned his wife on Monday.", []),
]

SERVICES = [
    (
        "The last hospital in Nyala was taken out of service on Monday.",
        ["service halted | Nyala | - | - | 2024-06-10..2024-06-10 | -"],
    ),
    (
        "Four clinics in Bor were taken out of action by shelling.",
        ["service halted 4:building | Bor | - | - | - | -", "attack | Bor | - | shelling | - | -"],
    ),
    (
        "The hospital in Bor was taken by troops of the security service.",
        ["control gained | Bor | troops of the security service | - | - | -"],
    ),
    # lines that are down, loads that are stuck, hospitals that begin to work
    ("Power lines are down across Rakhine.", ["service halted | Rakhine | - | - | - | -"]),
    (
        "A truckload of medicine has been stranded in Ad Dabbah for nine days.",
        ["service halted | Ad Dabbah | - | - | 2024-06-03..2024-06-12 | -"],
    ),
    (
        "A field hospital was set up at Batticaloa on Monday.",
        ["service started | Batticaloa | - | - | 2024-06-10..2024-06-10 | -"],
    ),
    ("The hospital was set on a hill in Goma.", []),
]


EVACUATIONS = [
    # vehicles that go to bring people out, or stand by
    (
        "Ninety buses headed to the villages of Madaya and Zabadani to bring out the wounded.",
        ["evacuation started | the villages of Madaya and Zabadani | - | - | - | -"],
    ),
    (
        "Buses entered Harasta on Thursday to evacuate fighters.",
        ["evacuation started | Harasta | - | - | 2024-06-06..2024-06-06 | -"],
    ),
    (
        "Ambulances waited at Kiseljak to bring out the wounded.",
        ["evacuation planned planned | Kiseljak | - | - | - | -"],
    ),
    (
        "Planes are on standby to evacuate the wounded from Goma.",
        ["evacuation planned planned | Goma | - | - | - | -"],
    ),
    ("Buses entered Harasta on Thursday to collect the mail.", []),
    # their leaving, by other words
    (
        "The exit of fighters from Zabadani began at noon.",
        ["evacuation started | Zabadani | - | - | 2024-06-12..2024-06-12 | -"],
    ),
    (
        "The departure of the buses was suspended on Friday.",
        ["evacuation halted | - | - | - | 2024-06-07..2024-06-07 | -"],
    ),
    (
        "Gunfire halted the departure of the buses from Kefraya on Friday.",
        [
            "attack | Kefraya | - | shooting | 2024-06-07..2024-06-07 | -",
            "evacuation halted | Kefraya | - | - | 2024-06-07..2024-06-07 | -",
        ],
    ),
    ("The departure of the minister was delayed until Sunday.", []),
    (
        "The evacuation of the wounded from Kobani is being carried out by the Red Crescent.",
        ["evacuation ongoing | Kobani | the Red Crescent | - | - | -"],
    ),
    # ways out
    (
        "A corridor for civilians to leave Sumy was open for three hours on Thursday.",
        ["evacuation started | Sumy | - | - | 2024-06-06..2024-06-06 | -"],
    ),
    (
        "A humanitarian corridor out of Mariupol opened on Saturday.",
        ["evacuation started | Mariupol | - | - | 2024-06-08..2024-06-08 | -"],
    ),
    (
        "The corridor for residents of Izyum was closed by shelling on Saturday.",
        [
            "evacuation halted | Izyum | - | - | 2024-06-08..2024-06-08 | -",
            "attack | Izyum | - | shelling | 2024-06-08..2024-06-08 | -",
        ],
    ),
    ("A humanitarian corridor was opened to bring food to Rafah.", []),
    # staff whom nobody counts
    (
        "The embassy pulled its staff out of Khartoum on Sunday.",
        ["evacuated - civilian | Khartoum | - | - | 2024-06-09..2024-06-09 | -"],
    ),
    (
        "The charity withdrew its staff from Zalingei on Friday.",
        ["evacuated - aid-worker | Zalingei | - | - | 2024-06-07..2024-06-07 | -"],
    ),
    (
        "Patients were moved from Wau hospital to Juba on Friday.",
        ["evacuated - person | Wau hospital | - | - | 2024-06-07..2024-06-07 | -"],
    ),
    ("The charity took its staff out of the meeting.", []),
    (
        "The army withdrew its troops from Goma on Friday.",
        ["control lost | Goma | The army | - | 2024-06-07..2024-06-07 | -"],
    ),
    # fighters who leave with their families
    (
        "Twelve buses carrying 640 fighters and their relatives left the old quarter of Taiz on Monday.",
        ["evacuated 640 civilian+combatant | the old quarter of Taiz | - | - | 2024-06-10..2024-06-10 | -"],
    ),
    ("Six buses carrying 250 soldiers left Zabadani on Friday.", []),
    (
        "A second convoy of evacuees left Zabadani at dawn.",
        ["evacuated - person | Zabadani | - | - | 2024-06-12..2024-06-12 | -"],
    ),
    # what those who are moved are called says whom, and is no count of its own
    (
        "Helicopters were waiting in Juba to fly out some 80 wounded.",
        ["evacuated ~80 person planned | Juba | Helicopters | - | - | -"],
    ),
    (
        "Forty buses carrying 1,900 rebels and members of their families, including 60 wounded, left Jobar on Monday.",
        [
            "evacuated 1900 civilian+combatant | Jobar | - | - | 2024-06-10..2024-06-10 | -",
            "evacuated 60 civilian+combatant | Jobar | - | - | 2024-06-10..2024-06-10 | -",
        ],
    ),
    (
        "The operation to bring out the wounded from Azovstal was suspended for a day.",
        ["evacuation halted | Azovstal | - | - | 2024-06-11..2024-06-12 | -"],
    ),
    ("Ambulances were treating the wounded in Goma.", []),
]


CONTROL = [
    # infantry and gunners are a side; banks, mills and heaps are ground
    (
        "Government infantry now hold the left bank of the Sava and the sugar mill at Zupanja.",
        ["control held | Zupanja | Government infantry | - | 2024-06-12..2024-06-12 | -"],
    ),
    ("Gunmen robbed the bank in Goma on Monday.", []),
    # advances told by bearings alone, and none
    (
        "Ukrainian forces marginally advanced south of Orikhiv near Robotyne.",
        ["control gained | south of Orikhiv near Robotyne | Ukrainian forces | - | - | -"],
    ),
    (
        "Russian forces made no confirmed gains near Pokrovsk.",
        ["control gained denied | near Pokrovsk | Russian forces | - | - | -"],
    ),
    # held by other verbs
    (
        "Government troops maintain positions in Malakal.",
        ["control held | Malakal | Government troops | - | - | -"],
    ),
    (
        "Fano militias now dominate Lalibela.",
        ["control held | Lalibela | Fano militias | - | 2024-06-12..2024-06-12 | -"],
    ),
    (
        "The rebels are in possession of the airport at Mekele.",
        ["control held | Mekele | The rebels | - | - | -"],
    ),
    ("The president was in control of the situation.", []),
    # lines broken through
    (
        "Army troops breached the rebel defence line at Elephant Pass on Monday.",
        ["control gained | Elephant Pass | Army troops | - | 2024-06-10..2024-06-10 | -"],
    ),
    # done to the ground, by whom is said behind
    (
        "Kidal was entered by a column of Malian soldiers on Tuesday.",
        ["control gained | Kidal | a column of Malian soldiers | - | 2024-06-11..2024-06-11 | -"],
    ),
    (
        "The town of Loikaw was overrun on Friday.",
        ["control gained | The town of Loikaw | - | - | 2024-06-07..2024-06-07 | -"],
    ),
    ("The hospital in Bor was overrun with patients.", []),
    (
        "The police station in Kramatorsk was handed over to gunmen.",
        ["control gained | Kramatorsk | gunmen | - | - | -"],
    ),
    # beaten back, driven out, come back
    (
        "Rebels entered Bor but have since been driven out.",
        ["control gained | Bor | Rebels | - | - | -", "control lost | Bor | Rebels | - | - | -"],
    ),
    (
        "Rebels were beaten back at Argun, military officials said.",
        ["control lost | Argun | Rebels | - | - | military officials"],
    ),
    (
        "The dam at Kajbar, which has changed hands twice, lies west of town.",
        ["control contested | Kajbar | - | - | - | -"],
    ),
    # whose it is
    (
        "Rebels entered Bambari at dawn and were in control of most of it by noon.",
        ["control gained | Bambari | Rebels | - | 2024-06-12..2024-06-12 | -"],
    ),
    (
        "The area held by the rebels has shrunk to less than 3 square kilometres.",
        ["control held ..3:square-kilometre | - | the rebels | - | - | -"],
    ),
    (
        "The army left the rebels a pocket of 4 square kilometres.",
        ["control held 4:square-kilometre | - | the rebels | - | - | -"],
    ),
    (
        '"The town of Kidal is under our control," a spokesman for the CMA said.',
        ["control held | The town of Kidal | the CMA | - | - | a spokesman for the CMA"],
    ),
]


ATTACKS = [
    # asked for, not done
    (
        "Ministers met in Cairo to consider a request for wider air strikes.",
        ["talks held | Cairo | Ministers | - | - | -"],
    ),
    # whose it was
    (
        "The group alleged that 300 civilians were slain by army shelling on Monday.",
        [
            "killed 300 civilian | - | army | shelling | 2024-06-10..2024-06-10 | The group",
            "attack | - | army | shelling | 2024-06-10..2024-06-10 | The group",
        ],
    ),
    (
        "The terrorist organizations violated the truce by firing mortars at Harasta.",
        [
            "ceasefire violated | Harasta | The terrorist organizations | - | - | -",
            "attack | Harasta | The terrorist organizations | shelling | - | -",
        ],
    ),
    (
        "The invaders' attack was beaten back on Monday.",
        ["attack | - | The invaders | ground-fighting | 2024-06-10..2024-06-10 | -"],
    ),
    # a drone is nobody, a side's drone is the side's
    (
        "A drone struck a depot in Sumy Oblast, killing two people.",
        ["attack | Sumy Oblast | - | drone | - | -", "killed 2 person | Sumy Oblast | - | drone | - | -"],
    ),
    (
        "An oil depot in Feodosia was set on fire by drones on Monday.",
        ["attack | Feodosia | - | drone | 2024-06-10..2024-06-10 | -"],
    ),
    (
        "A US drone struck a depot in Derna on Monday.",
        ["attack | Derna | A US drone | drone | 2024-06-10..2024-06-10 | -"],
    ),
    # what was repelled came over the ground, unless it flew
    ("The offensive on Marib was beaten back.", ["attack | Marib | - | ground-fighting | - | -"]),
    (
        "Army units repelled an assault on Wau on Monday.",
        ["attack | Wau | - | ground-fighting | 2024-06-10..2024-06-10 | -"],
    ),
    (
        "Air defences repelled a drone attack on Kyiv on Monday.",
        ["attack | Kyiv | - | drone | 2024-06-10..2024-06-10 | -"],
    ),
    ("Projectiles fell on Nyala on Monday.", ["attack | Nyala | - | shelling | 2024-06-10..2024-06-10 | -"]),
    # one attack with two arms
    (
        "Russian forces conducted a series of missile and drone strikes against Poltava overnight.",
        ["attack | Poltava | Russian forces | drone | 2024-06-11..2024-06-12 | -"],
    ),
    # fighting that flares, operations that go on
    (
        "Fighting flared around Bambari on Friday.",
        ["attack | around Bambari | - | ground-fighting | 2024-06-07..2024-06-07 | -"],
    ),
    # who is stuck under a bridge is not under rubble
    (
        "Some 300 soldiers are stuck under the bridge at Tachilek.",
        ["trapped ~300 combatant | Tachilek | - | - | - | -"],
    ),
]


CEASEFIRES = [
    # a truce put on paper, called off, ruled out
    (
        "The two generals put their names to a truce in Jeddah on Saturday.",
        ["ceasefire agreed | Jeddah | The two generals | - | 2024-06-08..2024-06-08 | -"],
    ),
    (
        "The rebels called off the truce on Monday.",
        ["ceasefire ended | - | The rebels | - | 2024-06-10..2024-06-10 | -"],
    ),
    (
        "The minister said there would be no truce with the gunmen.",
        ["ceasefire planned denied | - | - | - | - | The minister"],
    ),
    ("The general rejected calls for a ceasefire.", []),
    # who accuse each other are both said to have broken it
    (
        "The two governments accused each other on Monday of breaking the truce in Abyei.",
        ["ceasefire violated | Abyei | The two governments | - | - | The two governments"],
    ),
    # what it is for has not been done
    ("The truce is meant to let the sides collect bodies.", []),
]


TRAPPED = [
    # crowded into what is shut
    (
        "Some 9,000 people are packed into the enclave of Zepa.",
        ["trapped ~9000 person | the enclave of Zepa | - | - | - | -"],
    ),
    ("Some 9,000 people were packed into the stadium in Harare.", []),
]


COUNTS = [
    # a number put instead is that of the dead, who come first, and of the same people
    (
        "The army said 30 soldiers were killed and 90 wounded. A rebel spokesman put the figure at 150.",
        ["killed 30 combatant", "injured 90 combatant", "killed 150 combatant"],
    ),
    (
        "Ninety people were wounded, the ministry said. Medics put the number at 120.",
        ["injured 90 person", "injured 120 person"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_a_number_put_instead(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert told(pipeline, text, published="2024-06-12") == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"), [*TALKS, *SERVICES, *EVACUATIONS, *CONTROL, *ATTACKS, *CEASEFIRES, *TRAPPED]
)
def test_the_course_of_a_war(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    found = [fields(claim) for claim in claims_of(pipeline, text, "2024-06-12")]
    assert sorted(found) == sorted(expected)
