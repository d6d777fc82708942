"""Persons harmed who are called by name: one claim each, told once however often the report comes back to them."""

from __future__ import annotations

import pytest
from notation import told

from onrecord.pipeline import Pipeline

ROWS: list[tuple[str, list[str]]] = [
    ("Gunmen shot dead Amal Darwish in Taiz.", ["killed 1 person"]),
    ("The murder of Colonel Tomas Reyes shocked Medellin.", ["killed 1 combatant"]),
    ("Amina Yusuf was killed in Maiduguri on Monday.", ["killed 1 person"]),
    ("Rebels kidnapped the mayor of Zarzal, Julio Cantor, on Friday.", ["abducted 1 official"]),
    ("Judge Marta Olmos and the lawyer Luis Soto were shot to death.", ["killed 1 official", "killed 1 civilian"]),
    ("The body of Ana Rivas was found in a ditch near Izalco.", ["killed 1 person"]),
    # told again: once
    (
        "Colonel Tomas Reyes was murdered in Medellin. The killing of Reyes was condemned. He was shot dead outside his home.",
        ["killed 1 combatant"],
    ),
    # a share of a number
    (
        "The blast killed 10 people, including the union leader Ana Rivas.",
        ["killed 10 person", "killed 1 official < killed 10 person"],
    ),
    # told by age, people or trade
    ("A 14-year-old was shot in the leg near Nablus.", ["injured 1 child"]),
    ("Police arrested six Chadians and a Libyan in Agadez.", ["detained 6 person", "detained 1 person"]),
    ("Sana Idris, 9, was wounded by shrapnel in Homs.", ["injured 1 child"]),
    # a footnote, no age
    ("Sana Idris, ⁹, was wounded by shrapnel in Homs.", ["injured 1 person"]),
    # no persons: organisations, places, armed sides
    ("The army attacked Raqqa and destroyed Hezbollah's depot.", []),
    ("The council condemned the killing of Reuters' hopes.", []),
    # nobody is named for the pronoun
    ("He was kidnapped on Friday.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_named_persons(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert told(pipeline, text) == sorted(expected)
