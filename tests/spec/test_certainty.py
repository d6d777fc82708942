"""How surely the report, or the voice it quotes, says it."""

from __future__ import annotations

import pytest
from notation import told

from onrecord.pipeline import Pipeline
from onrecord.records import Claim

ROWS = [
    # asserted: also on another's word
    ("Twelve people were killed in Kyiv.", ["killed 12 person asserted"]),
    ("Twelve people were killed in Kyiv, the mayor said.", ["killed 12 person asserted"]),
    ("Twelve people were reportedly killed in Kyiv.", ["killed 12 person asserted"]),
    # feared: may, feared, likely, suspected, expected
    ("Twelve people may have been killed in Kyiv.", ["killed 12 person feared"]),
    ("Up to 60 people are feared dead in the theatre in Mariupol.", ["killed ..60 person feared"]),
    ("It is feared that 30 people have been killed in Derna.", ["killed 30 person feared"]),
    ("Forty people are likely trapped in the cellar.", ["trapped 40 person feared"]),
    ("Rescuers fear 20 people are missing in Dnipro.", ["missing 20 person feared"]),
    ("Twelve miners are presumed dead near Bamako.", ["killed 12 civilian feared"]),
    ("As many as 50,000 people could flee Rafah.", ["displaced ..50000 person feared"]),
    # planned: will, would, is to
    ("Buses will evacuate 400 people from Homs on Thursday.", ["evacuated 400 person planned"]),
    ("Some 200 prisoners are to be evacuated from Sumy.", ["evacuated ~200 prisoner planned"]),
    ("The convoy was due to evacuate 300 people.", ["evacuated 300 person planned"]),
    # denied: it did not happen
    ("The army denied that 20 civilians were killed in Nyala.", ["killed 20 civilian denied"]),
    ("No civilians were killed in the strike on Basra, the army said.", ["killed - civilian denied"]),
    ("Nobody was injured in the strike on Basra.", ["injured - person denied"]),
    ("No casualties were reported in Basra.", ["injured - person denied"]),
    ("The raid did not kill any civilians, the coalition said.", ["killed - civilian denied"]),
    ("Police rejected reports that 20 civilians had been killed in Nyala.", ["killed 20 civilian denied"]),
    ("Police denied that they were there but said five men had been killed.", ["killed 5 man asserted"]),
    ("Not only were two men killed in Beni; the clinic burned down too.", ["killed 2 man asserted"]),
    ("No fewer than 12 people were killed in Beni.", ["killed 12+ person asserted"]),
    # a question asserts nothing; one that asks why takes it as done
    ("Were two men killed in Beni?", ["killed 2 man conditional"]),
    ("Why were two men killed in Beni?", ["killed 2 man asserted"]),
    ("Asked whether two men had been killed in Beni, the mayor gave no answer.", ["killed 2 man conditional"]),
    ("The group threatened to kill two men held in Marawi.", ["killed 2 man planned"]),
    # conditional: if, unless, a warning
    ("If the dam breaks, 10,000 people would be displaced in Kherson.", ["displaced 10000 person conditional"]),
    ("Unless aid arrives, 500 children will die in Madaya.", ["killed 500 child conditional"]),
    ("The UN warned that 100,000 people could be trapped if the road closes.", ["trapped 100000 person conditional"]),
    # each clause has its own
    (
        "Nine people were killed in Goma and 20 more are feared dead.",
        ["killed 9 person asserted", "killed 20 person feared"],
    ),
    (
        "Nine people were killed in Goma, and the mayor said that 50 people might flee.",
        ["killed 9 person asserted", "displaced 50 person feared"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_certainty(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert told(pipeline, text, certainty) == sorted(expected)


def certainty(claim: Claim) -> str:
    return claim.certainty
