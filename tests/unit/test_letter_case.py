"""Text in capitals and headlines as ordinary prose, letter for letter at the same place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate import Annotator
from onrecord.annotate.letter_case import as_prose, in_capitals, in_title_case
from onrecord.records import Report

WORDS = {"torched", "warehouse", "barricade"}


def prose(text: str, capitals: bool = True) -> str:
    return as_prose(text, WORDS.__contains__, capitals)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("THE ARMY KILLED 12 PEOPLE IN GOMA.", "The army killed 12 people in Goma."),
        ("MEN TORCHED A WAREHOUSE NEAR KADUGLI", "Men torched a warehouse near Kadugli"),
        ("FIGHTERS OF THE [FMLN] SAID SO", "Fighters of the [FMLN] said so"),
        ("THE POLICE'S CHIEF IN LIMA", "The police's chief in Lima"),
    ],
)
def test_wire_copy_becomes_prose(text: str, expected: str) -> None:
    assert prose(text) == expected


def test_a_headline_keeps_its_abbreviations_and_what_it_writes_small() -> None:
    assert (
        prose("UN Says 12 Killed in Strike near Taiz", capitals=False)
        == "UN says 12 killed in strike near Taiz"
    )


@given(st.text())
def test_no_letter_moves(text: str) -> None:
    assert len(prose(text)) == len(text)
    assert prose(text).casefold() == text.casefold()


def test_capitals_and_title_case_are_told_from_prose() -> None:
    assert in_capitals("TWELVE PEOPLE DIED IN GOMA")
    assert not in_capitals("Twelve people died in Goma")
    assert not in_capitals("NATO")
    assert in_title_case("Heavy Clashes Kill Thirty Rebels", 0.9)
    assert not in_title_case("Heavy clashes killed thirty rebels", 0.6)


def test_a_token_of_wire_copy_leads_to_the_words_of_the_report() -> None:
    text = "GUNMEN KILLED COLONEL TOMAS REYES IN MEDELLIN ON FRIDAY."
    (sentence,) = Annotator().annotate(Report("r", text)).sentences
    by_word = {t.lower: t for t in sentence.tokens}
    assert by_word["reyes"].text == "Reyes"
    assert text[by_word["reyes"].start : by_word["reyes"].end] == "REYES"
    assert by_word["killed"].lemma == "kill"
