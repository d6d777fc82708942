"""docs/incidents.md says what is so: its points are those of link/likeness.py, and its keys those of a judgement."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from onrecord.incidents import Anchor, Judgement
from onrecord.link import candidates, cluster, likeness

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "incidents.md").read_text("utf-8")

POINTS: list[tuple[str, list[float]]] = [
    ("before anything is known", [likeness._BEFORE]),
    ("both reports are mainly about it", [likeness._BOTH_MAIN]),
    ("one family of which", sorted(set(likeness._FAMILY.values()))),
    ("same place:", [likeness._SAME_NARROW, likeness._SAME["region"], likeness._SAME["country"]]),
    (
        "one place in the other:",
        [likeness._INSIDE["region"], likeness._INSIDE["narrow"], likeness._INSIDE["country"]],
    ),
    (f"two places less than {likeness._NEAR_KM} km apart", [likeness._NEAR]),
    ("another place: each report", [likeness._BOTH_NAMED, likeness._ONE_NAMED, likeness._OTHER_PLACE]),
    (f"another place, {likeness._FAR_KM} km away or more", [likeness._FAR]),
    ("another place, at which", [likeness._TOLD_APART, likeness._HALVES]),
    ("a place is not known", [likeness._NO_PLACE]),
    ("same day", list(likeness._SAME_DAY[::-1])),
    ("longer times that meet", [likeness._OVERLAP, likeness._NO_DAY]),
    ("times that do not meet", list(dict.fromkeys(likeness._APART))),
    ("published on the same day", list(likeness._ISSUE)),
    ("same method", [likeness._SAME_METHOD, likeness._OTHER_METHOD]),
    ("one figure of a kind in both", [likeness._FEW, likeness._PLAIN, likeness._RARE]),
    ("and the same voice gives it", [likeness._ONE_VOICE]),
    ("largest tolls of a kind", [likeness._TOLLS_CLOSE, likeness._TOLLS_DIFFER, likeness._TOLLS_FAR]),
    ("fighters in one", [likeness._FIGHTERS]),
    ("the same words for who did it", [likeness._DOERS]),
    ("names in the sentences", [likeness._NAMES]),
    ("other words there", [likeness._WORDS]),
    ("names anywhere in the reports", [likeness._WHOLE]),
]


@pytest.mark.parametrize(("what", "points"), POINTS, ids=[row[0] for row in POINTS])
def test_the_points_are_those_that_are_given(what: str, points: list[float]) -> None:
    (row,) = re.findall(rf"^\| {re.escape(what)}[^|]*\| ([^|]*) \|", PAGE, re.MULTILINE)
    assert [float(number.replace("−", "-")) for number in re.findall(r"−?\d+\.\d+", row)] == points


def test_the_other_numbers_are_those_of_the_rules() -> None:
    said = " ".join(PAGE.replace("−", "-").split())
    assert f"the mean of all pairs between them is below {cluster.LEAST_MEAN}" in said
    assert f"between {cluster._LEAST} and {cluster._MOST}" in said
    assert (
        f"{likeness._TOTAL_FIGURE} where a number of 5 or more stands in both, {likeness._TOTAL_OTHER} where it does not"
        in said
    )
    assert (candidates._NEAR, candidates._LONG, candidates._LEAST_FIGURE) == (1, 10, 5)
    assert f"With {likeness.ENOUGH} points or more" in said
    assert cluster._SAMPLE == 8


def test_every_key_of_a_judgement_is_explained() -> None:
    told = PAGE.split("## Judgements")[1].split("\n## ")[0]
    bullets = " ".join(re.findall(r"^- (`.*?`):", told, re.MULTILINE))
    assert {f.name for f in fields(Judgement)} | {"stands"} == set(re.findall(r"`(\w+)`", bullets))
    (anchor,) = re.findall(r"`\{([^}]*)\}`", told)
    assert re.findall(r"\w+", anchor) == [f.name for f in fields(Anchor)]
