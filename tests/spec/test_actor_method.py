"""Who did it and with what: the words of the doer, how the report stands to it, and the method."""

from __future__ import annotations

import pytest
from notation import claims_of

from onrecord.pipeline import Pipeline
from onrecord.records import PEOPLE_KINDS, Claim

ROWS: list[tuple[str, list[str]]] = [
    # from the claim's own clause
    ("Government warplanes killed 12 people in Idlib.", ["Government warplanes, airstrike"]),
    ("Twelve people were killed by rebel shelling in Aleppo.", ["rebel, shelling"]),
    ("Nine villagers were killed by gunmen near Djibo.", ["gunmen, shooting"]),
    ("Militants took 30 pupils hostage in Kaduna.", ["Militants, None"]),
    # from what plainly governs it
    (
        "Russian jets bombed a market in Atarib. At least 40 people were killed.",
        ["Russian jets, airstrike"],
    ),
    # nobody named
    ("A car bomb killed seven people in Quetta.", ["None, explosion"]),
    # blamed, suspected, admitted
    ("Suspected militants killed nine farmers in Borno.", ["Suspected militants (suspected), None"]),
    (
        "A bomb killed 14 people in Quetta on Monday. The Islamic State group claimed responsibility for the attack.",
        ["The Islamic State group (claimed), explosion"],
    ),
    (
        "An air strike killed 30 people in Sanaa. Residents blamed the Saudi-led coalition.",
        ["the Saudi-led coalition (blamed), airstrike"],
    ),
    # methods
    ("Barrel bombs killed six people in Daraya.", ["None, airstrike"]),
    ("A sniper shot two women in Taiz.", ["A sniper, shooting"]),
    (
        "Dozens were killed in barrel bombings, drums packed with high explosives and nails.",
        ["None, airstrike"],
    ),
    # what has not come has no method of another sentence, and who takes their own life no doer
    (
        "Warplanes bombed the market. Residents fear that they will be killed when the troops come in.",
        ["None, None"],
    ),
    (
        "Soldiers raided the town. Women committed suicide to avoid being taken by the soldiers.",
        ["None, other"],
    ),
    ("Nineteen migrants drowned off Lampedusa.", ["None, other"]),
    ("Mortar fire wounded eight people in Donetsk.", ["None, shelling"]),
    ("Chlorine gas killed four people in Sarmin.", ["None, chemical"]),
    ("A drone strike killed three fighters in Marib.", ["None, drone"]),
    ("A landmine killed two children near Sinjar.", ["None, explosion"]),
    ("Forty captives were beheaded in Derna.", ["None, execution"]),
    ("Six prisoners died under torture in Saydnaya.", ["None, torture"]),
    ("Twelve people were stabbed to death in Goma.", ["None, other"]),
    ("Eleven soldiers were killed in clashes near Marib.", ["None, ground-fighting"]),
    # a whole force, two sides, and what stands ahead of a name and is not of it
    ("Saudi air force raids killed six people in Saada.", ["Saudi air force, airstrike"]),
    ("Russian and Syrian jets killed six people in Idlib.", ["Russian and Syrian jets, airstrike"]),
    ("Earlier insurgent gunmen shot two civilians dead in Baquba.", ["insurgent gunmen, shooting"]),
    ("The rebels came under fire from the army in Goma, and six of them were killed.", ["the army, None"]),
    ("A bomb went off outside the U.S. embassy in Nairobi, killing nine people.", ["None, explosion"]),
    # the police bulletin holds no bullets
    ("The bulletin counted 38 dead.", ["None, None"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_actor_and_method(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    claims = [c for c in claims_of(pipeline, text, "2022-04-12") if c.kind in PEOPLE_KINDS]
    assert [f"{actor(c)}, {c.method}" for c in claims] == expected


def actor(claim: Claim) -> str:
    standing = "" if claim.actor_standing == "stated" else f" ({claim.actor_standing})"
    return f"{claim.actor}{standing}"


def test_the_standing_of_an_actor_is_in_the_claim_format(pipeline: Pipeline) -> None:
    (stated,) = [c for c in claims_of(pipeline, "Rebels killed nine men in Ituri.") if c.kind == "killed"]
    (unsure,) = [
        c for c in claims_of(pipeline, "Suspected rebels killed nine men in Ituri.") if c.kind == "killed"
    ]
    assert stated.as_json()["actor"] == {"text": "Rebels"}
    assert unsure.as_json()["actor"] == {"text": "Suspected rebels", "standing": "suspected"}
