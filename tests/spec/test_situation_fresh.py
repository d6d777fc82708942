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


@pytest.mark.parametrize(("text", "expected"), [*TALKS, *SERVICES])
def test_the_course_of_a_war(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    told = [fields(claim) for claim in claims_of(pipeline, text, "2024-06-12")]
    assert sorted(told) == sorted(expected)
