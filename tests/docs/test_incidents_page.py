"""docs/incidents.md says what is so: its points are those of link/points.py, and its keys those of a judgement."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from onrecord.incidents import Anchor, Judgement
from onrecord.link import aspects, candidates, cluster, likeness, points

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "incidents.md").read_text("utf-8")

POINTS: list[tuple[str, str]] = [
    ("attacks and their harm", "violence"),
    ("another family: the same phase",
     "control, same phase · service, same phase · talks, same phase · ceasefire, same phase · movement, same phase"),
    ("another family: another phase",
     "control, another phase · service, another phase · talks, another phase · ceasefire, another phase"),
    ("another family: movement", "movement · movement, another kind · detention · trapped"),
    ("both reports are mainly about it", "both main · one main · neither main"),
    ("same place:", "same quarter · same settlement · same region · same country"),
    ("one name in two spellings", "other spelling"),
    ("one place in the other: the wider", "inside region · inside settlement · inside country"),
    ("one place in the other, and a report", "inside region, named · inside settlement, named · inside country, named"),
    ("another place, but both name one", "shared place"),
    (f"two places less than {aspects.NEAR_KM} km apart", "near · near, named"),
    ("another place: neither report", "apart · apart, named"),
    (f"another place, {aspects.FAR_KM} km away or more", "far · far, named"),
    ("another place, at which", "apart, told apart · two halves"),
    ("a place is not known", "one place · one place, named · no place"),
    ("both tell the day: the same", "same day · same two days · overlap week · overlap long"),
    ("both tell the day, and", "gap 1 · gap 2 · gap 3 · gap 6"),
    ("one tells the day", "lag 0 · lag 1 · lag 2 · lag more · lag long · a day before · before"),
    ("neither tells the day", "untold · one day · no day"),
    ("published on the same day", "issue 0 · issue 1 · issue 5 · issue 10"),
    ("published ten days apart", "told again"),
    ("same method", "same method · same rare method · kin method · other method"),
    ("the same words for who did it", "same doers · same side · rival doers"),
    ("fighters harmed in both", "fighters in both · civilians in both · fighters in one · fighters and civilians"),
    ("killed, one figure in both",
     "killed: few in both · killed: plain in both · killed: rare in both · killed: rare in both, one voice"),
    ("killed, the nearest two",
     "killed: close · killed: within 1.6 · killed: within 2.2 · killed: within 4 · killed: within 8 · killed: far"),
    ("injured, one figure in both", "injured: few in both · injured: plain in both · injured: rare in both"),
    ("injured, the nearest two", "injured: close · injured: within 1.6 · injured: within 4 · injured: within 8"),
    ("other people, one figure", "people: few in both · people: rare in both"),
    ("a share in both", "a part of 5 or more in both · a small part in both · other parts · no parts"),
    ("names in the sentences", "names 0 · names 2 · names 5"),
    ("other words there", "words 0 · words 2 · words 5"),
    ("names anywhere in the reports", "named 0 · named 2 · named 5"),
]  # fmt: skip


def _numbers(what: str) -> list[float]:
    (row,) = re.findall(rf"^\| {re.escape(what)}[^|]*\| ([^|]*) \|", PAGE, re.MULTILINE)
    return [float(number.replace("−", "-")) for number in re.findall(r"−?\d+\.\d+", row)]


@pytest.mark.parametrize(("what", "names"), POINTS, ids=[row[0] for row in POINTS])
def test_the_points_are_those_that_are_given(what: str, names: str) -> None:
    assert _numbers(what) == [points.POINTS[name] for name in names.split(" · ")]


def test_what_stands_before_anything_is_known_is_given() -> None:
    assert _numbers("before anything is known") == [points.BEFORE]


def test_the_other_numbers_are_those_of_the_rules() -> None:
    said = " ".join(PAGE.replace("−", "-").split())
    assert f"the mean of all pairs between them is below {cluster.LEAST_MEAN}" in said
    assert f"each pair between {cluster.LEAST} and {cluster.MOST}" in said
    assert (cluster._BEST, cluster._MEAN, likeness.ENOUGH) == (0.7, 0.3, 0.0)
    assert f"{points.TOTALS['same total']} where a number of 12 or more stands in both" in said
    assert (candidates._NEAR, candidates._LONG, candidates._LEAST_FIGURE) == (1, 10, 5)
    assert "With 0 points or more" in said


def test_every_key_of_a_judgement_is_explained() -> None:
    told = PAGE.split("## Judgements")[1].split("\n## ")[0]
    bullets = " ".join(re.findall(r"^- (`.*?`):", told, re.MULTILINE))
    assert {f.name for f in fields(Judgement)} | {"stands"} == set(re.findall(r"`(\w+)`", bullets))
    (anchor,) = re.findall(r"`\{([^}]*)\}`", told)
    assert re.findall(r"\w+", anchor) == [f.name for f in fields(Anchor)]
