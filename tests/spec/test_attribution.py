"""On whose word: `by` the voice, nearest first, with its kind; nothing where the outlet says it itself.

Every row tells of the same two dead, so that only the voice is at issue.
"""

from __future__ import annotations

import pytest
from notation import claims_of

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
        "a security official (official, anonymous)",
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
    (
        "The Syrian Network for Human Rights issued its count on Monday. Two men were killed in Raqqa, the group said.",
        "the group (monitor) = The Syrian Network for Human Rights",
    ),
    # short names, with the fullest words that the report has for the same source
    (
        "Marta Kovac, spokeswoman for the hospital in Vukovar, said the wards were full. Kovac said two men had been killed.",
        "Kovac (rescue) = Marta Kovac, spokeswoman for the hospital in Vukovar",
    ),
    (
        "A senior Turkish official who declined to be identified said talks had begun. The official said two men had been killed.",
        "The official (official, anonymous) = A senior Turkish official",
    ),
    (
        "The head of the clinic, Dr Ali Noor, said it had run out of blood. He reports: “Two men were killed at the gate.”",
        "The head of the clinic, Dr Ali Noor (rescue)",
    ),
    (
        "Two men were killed in Tartus, a monitoring group said. The Syrian Observatory for Human Rights said a depot had burned.",
        "a monitoring group (monitor) = The Syrian Observatory for Human Rights",
    ),
    # headlines with a dash, a colon, brackets
    ("Two dead in car bomb: rebels", "rebels (armed-group)"),
    ("Two men killed in Quetta blast - police", "police (government)"),
    ("Blast leaves two men dead (hospital)", "hospital (rescue)"),
    ("UN: two men killed in Goma", "UN (un)"),
    # a dateline's agency is no source
    ("MOGADISHU (Reuters) - A bomb killed two men on Monday.", "-"),
    # nouns
    ("A statement by the governor's office said two men had been killed in Jos.", "A statement by the governor's office (government)"),
    ("The bulletin said two men had been killed in Jos.", "The bulletin (other)"),
    ("There are reports of two men killed in Jos.", "reports (other)"),
    ("Two men were killed in Jos, according to figures from the health ministry.", "figures from the health ministry (government)"),
    ("A tally kept by the rights group Karapatan shows that two men were killed in Cotabato.",
        "A tally kept by the rights group Karapatan (monitor)"),
    ("The toll given by the mayor of Ituri was two dead.", "the mayor of Ituri (government)"),
    # who rests on whom
    ("Reuters quoted a doctor as saying that two men had been killed in Aden.", "a doctor (rescue) < Reuters (media)"),
    ("Reuters quoted the civil defence as saying that two men had been killed in Aden.", "the civil defence (rescue) < Reuters (media)"),
    ("The state news agency, citing the interior ministry, said two men had been killed in Kano.",
        "The state news agency (government) < the interior ministry (government)"),
    ("Two men were killed in Kano, the state news agency reported, citing police.",
        "the state news agency (government) < police (government)"),
    ("“Two men were killed,” the colonel told AFP.", "the colonel (government) < AFP (media)"),
    ("Two men were killed in Sarajevo, doctors at the Kosevo hospital and police said.",
        "doctors at the Kosevo hospital (rescue) < police (government)"),
    # in any place of the sentence
    ("Two men were killed in Bunia, the mayor wrote on Telegram.", "the mayor (government)"),
    ("Soldiers, eyewitnesses allege, shot two men dead in Mekele.", "eyewitnesses (witness)"),
    ("Two men were killed in the town, one resident, Musa Ali, recalled.", "one resident, Musa Ali (witness)"),
    # where commas are lost
    ("Air raids on Monday killed two men in the rebel-held town the Geneva-based Euro-Med Monitor said.",
        "the Geneva-based Euro-Med Monitor (monitor)"),
    ("Rockets fell on the market on Friday and killed two men state television reported.", "state television (government)"),
    # a name with a small word in it; who claims a deed is a source of it
    ("Reporters Without Borders said that two men were killed in Mogadishu.", "Reporters Without Borders (monitor)"),
    ("The vice-president of the council said that two men were killed in Homs.", "vice-president of the council (government)"),
    # pictures that somebody published
    ("State media broadcast footage of two men killed in Homs.", "State media (government)"),
    # a quotation
    ("“They shelled the landing at noon. Two men died in my arms. Nobody came,” said Idris Omar, a resident of Malakal.",
        "Idris Omar, a resident of Malakal (witness)"),
    ("Amina Said, a nurse in Taiz, said the wards were full. “We have no beds. Two men were killed at the well.”",
        "Amina Said, a nurse in Taiz (rescue)"),
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
    full = claim.said_by[0].full if claim.said_by else ""
    return (" < ".join(names) or "-") + (f" = {full}" if full else "")
