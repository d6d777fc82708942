"""Where it happened, over the sentences of a whole report: what governs, what only seems to, what holds for a part."""

from __future__ import annotations

import pytest
from notation import ATTACKS, PEOPLE, told

from onrecord.pipeline import Pipeline
from onrecord.records import Claim

PUBLISHED = "2015-06-10"


def at(claim: Claim) -> str:
    return f"@ {claim.place.name if claim.place else '-'}"


# fmt: off
ROWS = [
    # a building that bears any name stands in the town told
    ("JOS, Jun 9 2015 — Two blasts tore through a market in Jos on Monday. A reporter counted 31 bodies at Bingham Memorial hospital. "
     "The crowd beat two suspects to death.",
     ["attack @ Jos", "killed 2 person @ Jos", "killed 31 person @ Jos"]),
    ("An air raid struck near Taiz on Monday. Six people died at the gate of al-Rawda hospital in Taiz, medics said.",
     ["attack @ Taiz", "killed 6 person @ al-Rawda hospital, Taiz"]),
    ("A rocket hit a bus in Kherson on Monday. A surgeon at Tropinka hospital said three people had died.",
     ["attack @ Kherson", "killed 3 person @ Kherson"]),
    ("Shells fell on Donetsk on Monday. Four people were killed at the Druzhny market.",
     ["attack @ Donetsk", "killed 4 person @ Druzhny market, Donetsk"]),
    # what stands behind 'in' and a harm or an attack is a place, whatever else the word means
    ("BUKAVU — At least nine people were killed in fighting in Minova on Thursday, a teacher said.",
     ["attack @ Minova", "killed 9+ person @ Minova"]),
    ("BAMBARI — Gunmen killed four traders in Alindao on Monday. Clashes in Bria left six fighters dead.",
     ["attack @ Bria", "killed 4 civilian @ Alindao", "killed 6 combatant @ Bria"]),
    ("MAIDUGURI — Eleven villagers were killed in Bitter on Tuesday, a vigilante said.",
     ["killed 11 civilian @ Bitter"]),
]  # fmt: on


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text[:60] for text, _ in ROWS])
def test_where_it_happened(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert told(pipeline, text, at, kinds=(*PEOPLE, *ATTACKS), published=PUBLISHED) == expected
