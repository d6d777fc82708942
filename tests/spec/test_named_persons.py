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
    # lists
    (
        "The massacre of the teachers Ana Rivas, Luis Soto, Marta Olmos, Pedro Vega and Pablo Mora shocked Cali.",
        ["killed 1 civilian"] * 5,
    ),
    (
        "The bomb in Cali killed Ana Rivas, 42; Luis Soto, 19, and Captain Pablo Mora.",
        ["killed 1 combatant", "killed 1 person", "killed 1 person"],
    ),
    ("Union leader Ana Rivas and the radio announcer Luis Soto were shot dead in Cali.", ["killed 1 official", "killed 1 journalist"]),
    ("The murder of a judge and a police commander shocked Cali.", ["killed 1 combatant", "killed 1 official"]),
    ("Also injured were a street vendor and Luis Soto.", ["injured 1 civilian", "injured 1 person"]),
    (
        "Guerrillas in Cali are holding hostage the engineers Ana Rivas and Luis Soto.",
        ["abducted 1 civilian", "abducted 1 civilian"],
    ),
    # the names of those who are counted
    (
        "Five people died in the blast in Cali. The victims were identified as Ana Rivas and Luis Soto.",
        ["killed 5 person", "killed 1 person < killed 5 person", "killed 1 person < killed 5 person"],
    ),
    ("The wounded were identified as Ana Rivas and Luis Soto.", ["injured 1 person", "injured 1 person"]),
    # two persons who share a first name, and one who is called by part of his name
    ("Luis Carlos Soto was murdered in Cali. Days later Juan Carlos Mora was murdered in Cali.", ["killed 1 person", "killed 1 person"]),
    ("Luis Carlos Soto was murdered in Cali. The murder of Soto was condemned.", ["killed 1 person"]),
    # a deed that is spoken of has been done, whatever is said about it
    ("The lawyers resigned to protest the murder of Judge Marta Olmos.", ["killed 1 official"]),
    ("The army denied any part in the killing of Judge Marta Olmos.", ["killed 1 official"]),
    # hurt, then dead: once
    ("Mayor Julio Cantor was shot outside his home in Cali. The killing of Cantor was condemned.", ["killed 1 official"]),
    # one of a group is one
    ("A guerrilla member was killed in Cali.", ["killed 1 combatant"]),
    # threatened; tried in vain
    ("The editor Ana Rivas received death threats.", ["killed 1 civilian"]),
    ("The group threatened to kill Senator Luis Soto.", ["killed 1 official"]),
    ("Gunmen tried to kidnap Senator Luis Soto in Cali.", []),
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
