"""Strikes, blasts, battles and shellings as such: each distinct one once, and only where it happened."""

from __future__ import annotations

import pytest
from notation import claims_of, to_mend

from onrecord.pipeline import Pipeline
from onrecord.records import Claim

ROWS = [
    # (text, "method by actor" of each attack)
    ("Russian warplanes bombed a market in Idlib on Sunday.", ["airstrike by Russian warplanes"]),
    ("An air strike hit a school in Sanaa on Tuesday.", ["airstrike by -"]),
    ("Artillery shelled the old town of Kharkiv on Friday.", ["shelling by -"]),
    ("A car bomb exploded outside a ministry in Mogadishu on Saturday.", ["explosion by -"]),
    ("A suicide bomber blew himself up in a mosque in Peshawar on Monday.", ["explosion by A suicide bomber"]),
    ("Gunmen opened fire on a bus near Quetta on Monday.", ["shooting by Gunmen"]),
    ("The army carried out a drone strike on a depot in Port Sudan on Sunday.", ["drone by The army"]),
    ("Government troops clashed with rebels near Marib on Thursday.", ["ground-fighting by Government troops"]),
    ("Helicopters dropped barrel bombs on Darayya on Tuesday.", ["airstrike by Helicopters"]),
    ("Chlorine was dropped on Saraqib in an attack on Sunday, killing two people.", ["chemical by -"]),
    ("A mine exploded under a bus near Hajin on Friday.", ["explosion by -"]),
    ("Israeli jets struck a house in Rafah on Monday.", ["airstrike by Israeli jets"]),
    ("Houthi forces fired rockets at a camp in Marib on Sunday.", ["shelling by Houthi forces"]),
    ("Fighters of the RSF attacked a village in Gezira on Friday, killing 12 people.", ["- by Fighters of the RSF"]),
    ("Soldiers raided a house in Jenin on Monday and killed two gunmen.", ["- by Soldiers"]),
    ("Five people were killed in shelling by the army in Kutum on Monday.", ["shelling by the army"]),
    # once, however often it is told
    (
        "A missile hit a station in Kramatorsk on Friday. The attack killed 50 people. Officials condemned the strike.",
        ["shelling by -"],
    ),
    # two distinct ones
    (
        "A car bomb exploded in Baghdad on Monday, killing nine people. In Basra, gunmen opened fire on a patrol on Sunday.",
        ["explosion by -", "shooting by gunmen"],
    ),
    # it did not happen
    ("The president threatened to bomb Taiz.", []),
    ("The army denied that it had shelled Nyala on Monday.", []),
    ("Residents fear an attack on Rafah.", []),
    ("If the truce fails, troops will storm Goma.", []),
    # not an attack
    ("The opposition attacked the budget on Tuesday.", []),
    ("A heat wave struck Baghdad on Tuesday.", []),
    ("He was struck by the silence in the hall on Tuesday.", []),
    to_mend("Workers began a strike over pay in Basra on Tuesday.", [], reason='a strike of workers is taken for one from the air'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_attacks(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    claims = claims_of(pipeline, text, "2022-04-10")
    assert sorted(described(c) for c in claims if c.kind == "attack") == sorted(expected)


def test_harm_points_at_the_attack_that_did_it(pipeline: Pipeline) -> None:
    text = "A car bomb exploded in Baghdad on Monday. The blast killed nine people and wounded 20 others."
    attack, killed, injured = claims_of(pipeline, text, "2022-04-10")
    assert (attack.kind, killed.kind, injured.kind) == ("attack", "killed", "injured")
    assert killed.attack == injured.attack == attack.id
    assert {c.method for c in (attack, killed, injured)} == {"explosion"}


def described(claim: Claim) -> str:
    return f"{claim.method or '-'} by {claim.actor or '-'}"
