"""What befalls places and people as the news of a war's course tells it: who meets whom, what stops working, who is moved out.

Every claim of a row is written out: what is told, where, by whom, how, when, on whose word; `-` where nothing says so.
"""

from __future__ import annotations

import pytest
from notation import claims_of, fields

from onrecord.pipeline import Pipeline

TALKS = [
    # talks that are going on, which hold no ground
    (
        "The army is holding talks with both sides in Moulmein about the prisoners.",
        ["talks ongoing | Moulmein | The army | - | - | -"],
    ),
    (
        "The Kenyan army is holding an emergency meeting in Kismayo.",
        ["talks ongoing | Kismayo | The Kenyan army | - | - | -"],
    ),
    (
        "The mediators were meeting in Geneva to discuss the port.",
        ["talks ongoing | Geneva | The mediators | - | - | -"],
    ),
    (
        "The mediators were meeting in Geneva on Monday to discuss the port.",
        ["talks held | Geneva | The mediators | - | 2024-06-10..2024-06-10 | -"],
    ),
    (
        "Negotiators from both sides had been holding talks in Geneva.",
        ["talks held | Geneva | Negotiators from both sides | - | - | -"],
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
    (
        "The two presidents are expected to meet in Muscat on Sunday.",
        ["talks planned planned | Muscat | The two presidents | - | 2024-06-16..2024-06-16 | -"],
    ),
    ("The army was forced to abandon its base in Sake.", ["control lost | - | The army | - | - | -"]),
]

SERVICES = [
    (
        "The last hospital in Nyala was taken out of service on Monday.",
        ["service halted | Nyala | - | - | 2024-06-10..2024-06-10 | -"],
    ),
    (
        "The power plant at Luhansk was taken offline on Sunday.",
        ["service halted | Luhansk | - | - | 2024-06-09..2024-06-09 | -"],
    ),
    (
        "Four clinics in Bor were taken out of action by shelling.",
        ["service halted 4:building | Bor | - | - | - | -", "attack | Bor | - | shelling | - | -"],
    ),
    (
        "The hospital in Bor was taken by troops of the security service.",
        ["control gained | Bor | troops of the security service | - | - | -"],
    ),
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
        ["evacuated - civilian | Zalingei | - | - | 2024-06-07..2024-06-07 | -"],
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
    (
        "The convoy, carrying 1,130 rebels and their families, set off from Arbin.",
        ["evacuated 1130 civilian+combatant | Arbin | - | - | - | -"],
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
        "Navy boats ferried 120 of the worst injured to Trincomalee.",
        ["evacuated 120 person | Trincomalee | - | - | - | -"],
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


@pytest.mark.parametrize(("text", "expected"), [*TALKS, *SERVICES, *EVACUATIONS])
def test_the_course_of_a_war(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    told = [fields(claim) for claim in claims_of(pipeline, text, "2024-06-12")]
    assert sorted(told) == sorted(expected)
