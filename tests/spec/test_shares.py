"""Shares of a whole: `killed 11 woman < killed 82 civilian` is a part of the claim behind the sign."""

from __future__ import annotations

import pytest
from notation import told

from onrecord.pipeline import Pipeline

ROWS = [
    # including
    (
        "An air strike killed 30 civilians, including 11 women and 9 children, in Sanaa.",
        ["killed 30 civilian", "killed 11 woman < killed 30 civilian", "killed 9 child < killed 30 civilian"],
    ),
    (
        "At least 19 people, including a doctor, were killed in Jalalabad.",
        ["killed 19+ person", "killed 1 medic < killed 19+ person"],
    ),
    (
        "Six journalists, including two from Yemen, were wounded in Hodeidah.",
        ["injured 6 journalist", "injured 2 journalist < injured 6 journalist"],
    ),
    # a share with no quantity makes no claim
    ("Fifteen people, including children, were killed in Bentiu.", ["killed 15 person"]),
    # among them, of whom, of them
    (
        "Eight people were killed in Kherson, three children among them.",
        ["killed 8 person", "killed 3 child < killed 8 person"],
    ),
    (
        "Twenty people died in the raid on Khan Younis, among them four women.",
        ["killed 20 person", "killed 4 woman < killed 20 person"],
    ),
    (
        "Fighters killed 25 villagers, of whom 10 were children, near Djibo.",
        ["killed 25 civilian", "killed 10 child < killed 25 civilian"],
    ),
    (
        "Nine people were killed in Sloviansk, two of them children.",
        ["killed 9 person", "killed 2 child < killed 9 person"],
    ),
    (
        "The raid on Saada killed 12 people. Five of them were children.",
        ["killed 12 person", "killed 5 child < killed 12 person"],
    ),
    (
        "The raid on Saada killed 12 people. A child was among the dead.",
        ["killed 12 person", "killed 1 child < killed 12 person"],
    ),
    (
        "The raid on Saada killed 12 people. Among the dead were four women.",
        ["killed 12 person", "killed 4 woman < killed 12 person"],
    ),
    (
        "The raid on Saada killed 12 people. At least six of the victims were women.",
        ["killed 12 person", "killed 6+ woman < killed 12 person"],
    ),
    (
        "Nearly 5,000 people fled Palma, 1,400 of them children.",
        ["displaced ~5000 person", "displaced 1400 child < displaced ~5000 person"],
    ),
    (
        "Seven people, including three members of one family, were killed in Kherson.",
        ["killed 7 person", "killed 3 civilian < killed 7 person"],
    ),
    # most, half: low is half, rounded up
    (
        "Shelling killed 33 people in Kadugli, most of them children.",
        ["killed 33 person", "killed ~17+ child < killed 33 person"],
    ),
    (
        "An attack killed 40 people, mostly women and children, in Kabul.",
        ["killed 40 person", "killed ~20+ child+woman < killed 40 person"],
    ),
    (
        "About 8,000 people fled Malakal, more than half of them children.",
        ["displaced ~8000 person", "displaced ~4000+ child < displaced ~8000 person"],
    ),
    (
        "Seventeen people, most of them farm workers, were killed by a mine in Hajjah.",
        ["killed 17 person", "killed ~9+ civilian < killed 17 person"],
    ),
    # one of those shot died
    (
        "Soldiers shot four men in Jenin, killing one of them.",
        ["injured 4 man", "killed 1 man < injured 4 man"],
    ),
    # a share keeps to its own kind
    (
        "Ten people were killed and 20 wounded in Herat, five of the wounded children.",
        ["killed 10 person", "injured 20 person", "injured 5 child < injured 20 person"],
    ),
    # no share: two figures side by side
    (
        "The clash killed four soldiers and three civilians in Abyei.",
        ["killed 4 combatant", "killed 3 civilian"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_shares(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert told(pipeline, text) == sorted(expected)


TOTALS = [
    # the parts add up to a total told before
    (
        "Shells killed nine people in Kherson on Monday. Five people were killed in Beryslav. Four people died in Bilozerka.",
        ["killed 9 person", "killed 5 person < killed 9 person", "killed 4 person < killed 9 person"],
    ),
    # they do not: nothing is pointed at anything
    (
        "Shells killed nine people in Kherson on Monday. Five people were killed in Nikopol. Two people died in Zaporizhzhia.",
        ["killed 9 person", "killed 5 person", "killed 2 person"],
    ),
    # the wounded told beside the parts belong to the wounded told beside the total
    (
        "Rockets killed 14 people and wounded 37 in Aleppo. Fire on Hamdaniya killed 13 people and wounded 25. "
        "Rockets on Midan killed one person and wounded 12.",
        [
            "killed 14 person", "injured 37 person",
            "killed 13 person < killed 14 person", "injured 25 person < injured 37 person",
            "killed 1 person < killed 14 person", "injured 12 person < injured 37 person",
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOTALS)
def test_parts_are_pointed_at_the_total_they_make_up(
    pipeline: Pipeline, text: str, expected: list[str]
) -> None:
    assert told(pipeline, text) == sorted(expected)
