"""On whose word: `by` the voice, nearest first, with its kind; nothing where the outlet says it itself.

Every row tells of the same two dead, so that only the voice is at issue.
"""

from __future__ import annotations

import pytest
from notation import claims_of, to_mend

from onrecord.pipeline import Pipeline
from onrecord.records import Claim

ROWS = [
    # the outlet's own voice
    ("Two men were killed in Kherson.", "-"),
    ("Shelling killed two men in Kherson. The mayor said that the hospital had no power.", "-"),
    # X said
    ("Two men were killed in Kherson, the regional governor said.", "the regional governor (government)"),
    ("Two men were killed in Kherson, said the regional governor.", "the regional governor (government)"),
    ("The regional governor said two men were killed in Kherson.", "The regional governor (government)"),
    ("The governor said on Monday that two men had been killed in Kherson.", "The governor (government)"),
    ("Two men, the governor said, were killed in Kherson.", "the governor (government)"),
    ("The defence ministry announced that two men had been killed in Kherson.", "The defence ministry (government)"),
    # according to X
    ("Two men were killed in Taiz, according to Doctors Without Borders.", "Doctors Without Borders (rescue)"),
    ("According to residents, two men were killed in Taiz.", "residents (witness)"),
    ("Two men were killed in Taiz, according to the UN humanitarian office.", "the UN humanitarian office (un)"),
    # reported, confirmed, documented
    ("The monitoring group Airwars documented the killing of two men in Mosul.", "The monitoring group Airwars (monitor)"),
    ("Two men were killed in Mosul, Reuters reported.", "Reuters (media)"),
    ("State television reported that two men were killed in Mosul.", "State television (government)"),
    # kinds of voices
    ("Two men were killed in Gaza, medics said.", "medics (rescue)"),
    ("Two men were killed in Gaza, the civil defence said.", "the civil defence (rescue)"),
    ("Two men were killed in Gaza, the Red Crescent said.", "the Red Crescent (rescue)"),
    ("Two men were killed in Gaza, Human Rights Watch said.", "Human Rights Watch (monitor)"),
    ("Two men were killed in Gaza, witnesses said.", "witnesses (witness)"),
    ("Two men were killed in Nyala, the Rapid Support Forces said.", "the Rapid Support Forces (armed-group)"),
    ("Two men were killed in Nyala, the army said.", "the army (government)"),
    ("Two men were killed in Nyala, a diplomat said.", "a diplomat (official)"),
    ("Two men were killed in Nyala, UNICEF said.", "UNICEF (un)"),
    # not named
    (
        "Two men were killed in Aden, said a security official who declined to be named.",
        "a security official who declined to be named (official, anonymous)",
    ),
    ("Two men were killed in Aden, an official said on condition of anonymity.",
        "an official (official, anonymous)"),
    # a chain, nearest first
    (
        "A doctor told Reuters that two men were killed in Aden.",
        "A doctor (rescue) < Reuters (media)",
    ),
    # carried over, as long as the text keeps it up
    ("Omar Saleh, a doctor in Aden, spoke by telephone. “Two men were killed at the gate,” he said.",
        "Omar Saleh, a doctor in Aden (rescue)"),
    (
        "The governor said that power was out in Kherson. He added that two men were killed.",
        "The governor (government)",
    ),
    to_mend(
        "The Syrian Network for Human Rights issued its count on Monday. Two men were killed in Raqqa, the group said.",
        "the group (monitor)", reason="'the group' finds no body brought in by 'issued'"),
    # a quotation
    ("“Two men were killed here,” said Ali Hassan, a resident of Sirte.", "Ali Hassan, a resident of Sirte (witness)"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "voices"), ROWS)
def test_said_by(pipeline: Pipeline, text: str, voices: str) -> None:
    (claim,) = [c for c in claims_of(pipeline, text) if c.kind == "killed"]
    assert said_by(claim) == voices


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        (
            "The army said 10 rebels were killed in Nyala. Residents said 30 civilians were killed.",
            ["The army (government)", "Residents (witness)"],
        ),
        (
            "Police put the toll in Quetta at 12 dead, while the hospital reported 15 dead.",
            ["Police (government)", "the hospital (rescue)"],
        ),
        (
            "The ministry said on Monday that 10 people had been killed in Nyala and 30 people killed in Kutum.",
            ["The ministry (government)", "The ministry (government)"],
        ),
        (
            "The ministry said 10 people had been killed in Nyala. It put the toll in Kutum at 30 dead.",
            ["The ministry (government)", "The ministry (government)"],
        ),
        (
            "Nine people were killed in Quetta, police said. Another 15 people were killed in Karachi.",
            ["police (government)", "-"],
        ),
    ],
)
def test_each_claim_has_its_own_voice(pipeline: Pipeline, text: str, voices: list[str]) -> None:
    assert [said_by(c) for c in claims_of(pipeline, text) if c.kind == "killed"] == voices


def said_by(claim: Claim) -> str:
    names = [f"{v.text} ({v.kind}{', anonymous' if v.anonymous else ''})" for v in claim.said_by]
    return " < ".join(names) or "-"
