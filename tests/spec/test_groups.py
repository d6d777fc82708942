"""Who was harmed or moved, as the text says it: groups, and the side's own words for its members."""

from __future__ import annotations

import pytest
from notation import told

from onrecord.pipeline import Pipeline
from onrecord.records import Claim

ROWS = [
    ("The shell killed three residents of Nikopol.", ["killed 3 civilian"]),
    ("The shell killed three people in Nikopol.", ["killed 3 person"]),
    ("The shell killed three mourners in Taiz.", ["killed 3 civilian"]),
    ("The shell killed three migrants near Tajoura.", ["killed 3 civilian"]),
    ("The shell killed three refugees in Nuseirat.", ["killed 3 civilian"]),
    ("The shell killed three schoolboys in Taiz.", ["killed 3 child"]),
    ("The shell killed three elderly people in Orikhiv.", ["killed 3 elderly"]),
    ("The shell killed three paramedics in Gaza.", ["killed 3 medic"]),
    ("The shell killed three firefighters in Kharkiv.", ["killed 3 rescuer"]),
    ("The shell killed three photographers in Sirte.", ["killed 3 journalist"]),
    ("The shell killed three humanitarian workers in Kadugli.", ["killed 3 aid-worker"]),
    ("The shell killed three councillors in Zaporizhzhia.", ["killed 3 official"]),
    ("The shell killed three detainees in Dhamar.", ["killed 3 prisoner"]),
    ("The shell killed three women and children in Taiz.", ["killed 3 child+woman"]),
    ("The shell killed three soldiers near Avdiivka.", ["killed 3 combatant"]),
    ("The shell killed three militants near Miranshah.", ["killed 3 combatant"]),
    ("The shell killed three police officers in Mosul.", ["killed 3 combatant"]),
    ("The shell killed three security guards in Karachi.", ["killed 3 combatant"]),
    ("The shell killed three young men in Nablus.", ["killed 3 man"]),
    ("The shell killed three pregnant women in Nyala.", ["killed 3 woman"]),
    ("The shell killed three of a family in Rafah.", ["killed 3 civilian"]),
    ("The shell killed three members of the same family in Rafah.", ["killed 3 civilian"]),
    ("The shell killed three Ukrainians in Kherson.", ["killed 3 person"]),
    ("The shell killed three bus drivers in Kherson.", ["killed 3 civilian"]),
    # one person
    ("A shell killed a 70-year-old woman in Nikopol.", ["killed 1 elderly+woman"]),
    ("A shell killed an eight-month-old girl in Idlib.", ["killed 1 child"]),
    ("A shell killed a 19-year-old Palestinian near Hebron.", ["killed 1 person"]),
    ("A shell killed a photographer, Issam Qasim, near Sirte.", ["killed 1 journalist"]),
    ("The photographer Issam Qasim was killed near Sirte.", ["killed 1 journalist"]),
    # two groups in one sentence are two claims
    (
        "The shell killed two soldiers and a civilian in Avdiivka.",
        ["killed 1 civilian", "killed 2 combatant"],
    ),
    ("A shell killed a man and a woman in Nikopol.", ["killed 2 man+woman"]),
]

SIDES = [
    ("The raid killed 20 rebels near Marib.", "rebels"),
    ("The raid killed 20 government soldiers near Marib.", "government"),
    ("The raid killed 20 Houthi fighters near Marib.", "Houthi"),
    ("The raid killed 20 Taliban members in Helmand.", "Taliban"),
    ("The raid killed 20 terrorists in Idlib, the ministry said.", "terrorists"),
    ("The raid killed 20 al-Shabaab militants near Kismayo.", "al-Shabaab"),
    ("The raid killed 20 Islamic State fighters in Mosul.", "Islamic State"),
    ("The raid killed 20 civilians near Marib.", None),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_groups(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert told(pipeline, text) == expected


@pytest.mark.parametrize(("text", "side"), SIDES)
def test_the_sides_own_words(pipeline: Pipeline, text: str, side: str | None) -> None:
    group = "combatant" if side else "civilian"
    assert told(pipeline, text, affiliation) == [f"killed 20 {group} {side or 'no side'}"]


def affiliation(claim: Claim) -> str:
    return claim.affiliation or "no side"
