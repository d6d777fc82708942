"""Whom attacks were aimed at: persons and groups of people, harmed or not."""

from __future__ import annotations

import pytest
from notation import amount, claims_of

from onrecord.pipeline import Pipeline

ROWS: list[tuple[str, list[str]]] = [
    ("Gunmen made an attempt on the life of Judge Marta Olmos in Cali on Friday.", ["1 official Judge Marta Olmos"]),
    ("Gunmen tried to kidnap Senator Luis Soto in Cali.", ["1 official Senator Luis Soto"]),
    ("Rebels fired at two reporters near Cali on Monday.", ["2 journalist two reporters"]),
    ("Rebels attacked judges in Cali on Monday.", ["- official judges"]),
    # their homes and vehicles
    ("A bomb was thrown at the home of Mayor Julio Cantor in Cali.", ["1 official Mayor Julio Cantor"]),
    ("Gunmen attacked the car of Senator Luis Soto in Cali on Monday.", ["1 official Senator Luis Soto"]),
    # who was there, and who came away
    ("A car bomb exploded in Cali on Monday. Governor Luis Soto escaped unhurt.", ["1 official Governor Luis Soto"]),
    ("Forty clerks were at the office in Cali when a bomb exploded on Monday.", ["40 civilian Forty clerks"]),
    # places, things and sides are nobody
    ("Rebels attacked the town of Santa Rosa on Monday.", []),
    ("Rebels attacked El Porvenir on Monday.", []),
    ("The army shelled rebels near Cali on Monday.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_whom_an_attack_was_aimed_at(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    attacks = [c for c in claims_of(pipeline, text) if c.kind == "attack"]
    assert attacks
    told = [f"{amount(a.figure)} {'+'.join(a.groups)} {a.text}" for c in attacks for a in c.aimed_at]
    assert sorted(told) == sorted(expected)
    assert all(text[a.start : a.end] == a.text for c in attacks for a in c.aimed_at)


def test_those_aimed_at_stand_in_the_claim_format(pipeline: Pipeline) -> None:
    (attack,) = [
        c
        for c in claims_of(pipeline, "Rebels fired at two reporters near Cali on Monday.")
        if c.kind == "attack"
    ]
    (aim,) = attack.as_json()["aimed_at"]
    assert aim["groups"] == ["journalist"]
    assert aim["figure"]["low"] == 2
