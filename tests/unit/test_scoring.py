"""onrecord's scores are those of the gold data's own scorer, number for number, and mean what they say."""

from __future__ import annotations

import copy
import importlib.util
import json
import random
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.bench.scoring import pairs, score
from onrecord.records import PEOPLE_KINDS, SITUATION_KINDS

Json = dict[str, Any]
Claims = dict[str, list[Json]]
GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"
ROUNDS = 6

gold_scorer_needed = pytest.mark.skipif(
    not (GOLD / "score.py").is_file(), reason="the gold scorer is not beside this checkout (../shared/gold)"
)


@lru_cache(maxsize=1)
def gold_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_scorer", GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def theirs(gold: Claims, predicted: Claims) -> tuple[Json, list[Json], list[Json]]:
    result, missed, extra = gold_scorer().score(gold, predicted)
    return result, missed, extra


def ours(gold: Claims, predicted: Claims) -> tuple[Json, list[Json], list[Json]]:
    result = score(gold, predicted)
    return result.as_json(), list(result.missed), list(result.extra)


# --- hand-made cases ----------------------------------------------------------------------------


def claim(number: int = 1, start: int = 0, end: int = 20, **fields: Any) -> Json:
    figure = {"low": 12, "high": 12, "approximate": False, "text": "12"}
    return {
        "report": "a", "id": f"c{number}", "kind": "killed", "figure": figure, "groups": ["person"], "affiliation": None,
        "actor": None, "method": None, "place": None, "time": None, "said_by": [], "certainty": "asserted",
        "scope": "incident", "superseded": False, "part_of": None,
        "evidence": {"start": start, "end": end, "quote": "x" * (end - start)},
    } | fields  # fmt: skip


def figure(low: int | None, high: int | None, unit: str | None = None) -> Json:
    return {"low": low, "high": high, "approximate": False, "text": "f"} | ({"unit": unit} if unit else {})


def idlib(text: str = "Idlib", name: str = "Idlib") -> Json:
    return {"text": text, "name": name}


def said(text: str, kind: str = "monitor") -> list[Json]:
    return [{"text": text, "kind": kind}]


ONE = claim()
CASES: list[tuple[str, Json, Json, str, float]] = [
    # what is compared, gold, predicted, measure, expected
    ("the same claim", ONE, ONE, "whole", 1.0),
    ("another kind is another claim", ONE, claim(kind="injured"), "found", 0.0),
    ("the figure alone finds it", ONE, claim(start=50, end=60), "found", 1.0),
    ("the words alone find it", ONE, claim(figure=figure(13, 13)), "found", 1.0),
    ("neither words nor figure", ONE, claim(figure=figure(13, 13), start=50, end=60), "found", 0.0),
    ("words that only touch do not overlap", ONE, claim(figure=None, start=20, end=30), "found", 0.0),
    ("no figure on either side is no agreement", claim(figure=None), claim(figure=None, start=50, end=60), "found", 0.0),
    ("a wrong figure is no toll", ONE, claim(figure=figure(13, 13)), "toll", 0.0),
    ("an open end is not a closed one", ONE, claim(figure=figure(12, None)), "toll", 0.0),
    ("wrong groups are no toll", ONE, claim(groups=["civilian"]), "toll", 0.0),
    ("groups have no order", claim(groups=["woman", "child"]), claim(groups=["child", "woman"]), "toll", 1.0),
    ("buildings are no toll", claim(figure=figure(2, 2, "building")), claim(figure=figure(2, 2, "building")), "toll", 0.0),
    ("an attack is no toll", claim(kind="attack"), claim(kind="attack"), "toll", 0.0),
    ("a toll with the wrong place is a toll", ONE, claim(place=idlib()), "toll", 1.0),
    ("and not whole", ONE, claim(place=idlib()), "whole", 0.0),
    ("method does not count for whole", ONE, claim(method="siege"), "whole", 1.0),
    ("certainty does", ONE, claim(certainty="feared"), "whole", 0.0),
    ("scope does", ONE, claim(scope="cumulative"), "whole", 0.0),
]  # fmt: skip
FIELDS: list[tuple[str, Json, Json, bool]] = [
    ("place", claim(), claim(), True),
    ("place", claim(place=idlib()), claim(), False),
    ("place", claim(place=idlib("the city of Idlib")), claim(place=idlib("Idlib", "Idlib Governorate")), True),
    ("place", claim(place=idlib("a", "eastern Hama")), claim(place=idlib("b", "eastern Homs and Salamiyah")), False),
    ("time", claim(), claim(time={"text": "once", "start": None, "end": None}), True),
    ("time", claim(time={"start": "2024-02-13", "end": None}), claim(), False),
    ("said_by", claim(), claim(), True),
    ("said_by", claim(said_by=said("the Observatory")), claim(), False),
    ("said_by", claim(said_by=said("the Syrian Observatory")), claim(said_by=said("Observatory", "other")), True),
    ("said_by", claim(said_by=said("a senior doctor there", "rescue")), claim(said_by=said("doctor", "rescue")), True),
    ("said_by", claim(said_by=said("a senior surgeon and doctor from the field hospital", "rescue")), claim(said_by=said("doctor", "un")), False),
    ("actor", claim(actor={"text": "Russian warplanes"}), claim(actor={"text": "warplanes"}), True),
    ("actor", claim(actor={"text": "warplanes"}), claim(actor={"text": "the army"}), False),
    ("part_of", claim(part_of="c9"), claim(part_of="c2"), True),
    ("part_of", claim(part_of="c9"), claim(), False),
    ("superseded", claim(superseded=True), claim(), False),
    ("phase", claim(phase="held"), claim(), False),
    ("method", claim(), claim(method="siege"), False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("gold", "predicted", "measure", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_what_counts_as_right(gold: Json, predicted: Json, measure: str, expected: float) -> None:
    assert score({"a": [gold]}, {"a": [predicted]}).as_json()[measure]["f1"] == expected


@pytest.mark.parametrize(("field", "gold", "predicted", "right"), FIELDS)
def test_what_counts_as_right_in_a_field(field: str, gold: Json, predicted: Json, right: bool) -> None:
    assert score({"a": [gold]}, {"a": [predicted]}).fields[field] == right


@gold_scorer_needed
@pytest.mark.parametrize(("gold", "predicted"), [*(c[1:3] for c in CASES), *(f[1:3] for f in FIELDS)])
def test_the_gold_scorer_agrees_on_each_case(gold: Json, predicted: Json) -> None:
    assert ours({"a": [gold]}, {"a": [predicted]}) == theirs({"a": [gold]}, {"a": [predicted]})


def test_precision_recall_and_f1_of_counts() -> None:
    gold = [claim(n, 100 * n, 100 * n + 20, figure=figure(n, n)) for n in range(1, 5)]
    predicted = [*gold[:2], claim(9, 9000, 9020, figure=figure(99, 99))]
    toll = score({"a": gold}, {"a": predicted}).toll
    assert (toll.right, toll.predicted, toll.gold) == (2, 3, 4)
    assert (toll.precision, toll.recall, toll.f1) == (0.667, 0.5, 0.571)


def test_one_claim_answers_for_one_gold_claim_the_better_one() -> None:
    near, exact = claim(1, 0, 20, figure=figure(11, 11)), claim(2, 0, 20)
    assert pairs([near, exact], [claim(7)]) == [(exact, claim(7))]


def test_what_is_missed_and_what_is_extra_is_listed() -> None:
    gold, wrong = claim(1), claim(2, 50, 60, kind="injured")
    result = score({"a": [gold]}, {"a": [wrong]})
    assert (list(result.missed), list(result.extra)) == ([gold], [wrong])


def test_reports_that_gold_does_not_name_do_not_count() -> None:
    result = score({"a": [ONE]}, {"a": [ONE], "b": [ONE, ONE]})
    assert result.found.predicted == 1
    assert result.found.f1 == 1.0


def test_nothing_predicted_and_nothing_gold() -> None:
    assert score({"a": [ONE]}, {}).found.f1 == 0.0
    assert score({}, {}).as_json()["whole"] == {
        "precision": 0.0, "recall": 0.0, "f1": 0.0, "right": 0, "predicted": 0, "gold": 0,
    }  # fmt: skip


# --- against the gold data's scorer -------------------------------------------------------------


def gold_claims(name: str) -> Claims:
    found: Claims = {}
    for line in (GOLD / name / "claims.jsonl").read_text("utf-8").splitlines():
        if line.strip():
            one = json.loads(line)
            found.setdefault(one["report"], []).append(one)
    return found


def _drop(claims: list[Json], pick: random.Random) -> None:
    claims.pop(pick.randrange(len(claims)))


def _double(claims: list[Json], pick: random.Random) -> None:
    claims.append(copy.deepcopy(pick.choice(claims)))


def _other_figure(claims: list[Json], pick: random.Random) -> None:
    one = pick.choice(claims)
    one["figure"] = pick.choice(
        [None, figure(pick.randrange(40), None), figure(3, 9), figure(2, 2, "building")]
    )


def _other_groups(claims: list[Json], pick: random.Random) -> None:
    pick.choice(claims)["groups"] = pick.sample(["civilian", "woman", "child", "person"], pick.randrange(3))


def _other_kind(claims: list[Json], pick: random.Random) -> None:
    pick.choice(claims)["kind"] = pick.choice([*PEOPLE_KINDS, *SITUATION_KINDS])


def _shift(claims: list[Json], pick: random.Random) -> None:
    evidence, by = pick.choice(claims)["evidence"], pick.randrange(-200, 200)
    evidence["start"], evidence["end"] = max(0, evidence["start"] + by), max(1, evidence["end"] + by)


def _swap_a_field(claims: list[Json], pick: random.Random) -> None:
    name = pick.choice(
        ["place", "time", "said_by", "actor", "method", "certainty", "scope", "part_of", "phase"]
    )
    a, b = pick.choice(claims), pick.choice(claims)
    a[name], b[name] = b.get(name), a.get(name)


def _leave_a_key_out(claims: list[Json], pick: random.Random) -> None:
    pick.choice(claims).pop(
        pick.choice(["certainty", "scope", "superseded", "part_of", "said_by", "time"]), None
    )


CHANGES: list[Callable[[list[Json], random.Random], None]] = [
    _drop, _double, _other_figure, _other_groups, _other_kind, _shift, _swap_a_field, _leave_a_key_out,
]  # fmt: skip


def perturbed(gold: Claims, pick: random.Random) -> Claims:
    """Predictions as a weak extractor makes them, in another order."""
    out = copy.deepcopy(gold)
    for claims in out.values():
        for _ in range(pick.randrange(2 * len(claims) + 1)):
            if claims:
                pick.choice(CHANGES)(claims, pick)
        pick.shuffle(claims)
    for report in pick.sample(sorted(out), min(2, len(out) - 1)):
        del out[report]
    return out


@gold_scorer_needed
@pytest.mark.gold
@pytest.mark.parametrize("seed", range(ROUNDS))
@pytest.mark.parametrize("name", ["seeds", "fakes", "news"])
def test_the_same_numbers_as_the_gold_scorer(name: str, seed: int) -> None:
    gold = gold_claims(name)
    predicted = perturbed(gold, random.Random(seed))
    assert predicted != gold
    expected = theirs(gold, predicted)
    assert 0 < expected[0]["found"]["f1"] < 1
    assert ours(gold, predicted) == expected


@gold_scorer_needed
@pytest.mark.gold
@pytest.mark.parametrize("name", ["seeds", "fakes", "news"])
def test_gold_against_itself_is_perfect(name: str) -> None:
    gold = gold_claims(name)
    result = score(gold, gold)
    assert (result.found.f1, result.toll.f1, result.whole.f1) == (1.0, 1.0, 1.0)
    assert ours(gold, gold) == theirs(gold, gold)


some_claims = st.lists(
    st.builds(
        claim,
        number=st.integers(1, 9),
        start=st.integers(0, 60),
        end=st.integers(61, 120),
        kind=st.sampled_from(["killed", "injured", "attack"]),
        figure=st.sampled_from([None, figure(12, 12), figure(12, None), figure(3, 3, "building")]),
        groups=st.sampled_from([[], ["person"], ["child", "woman"]]),
        place=st.sampled_from([None, idlib(), idlib("the north", "northern Idlib")]),
        said_by=st.sampled_from([[], said("the Observatory"), said("a doctor", "rescue")]),
    ),
    max_size=6,
)


@given(gold=some_claims, predicted=some_claims)
def test_no_rate_is_outside_its_bounds(gold: list[Json], predicted: list[Json]) -> None:
    result = score({"a": gold}, {"a": predicted})
    for rate in (result.found, result.toll, result.whole):
        assert 0 <= rate.right <= min(rate.predicted, rate.gold)
    assert result.whole.right <= result.found.right
    assert len(result.missed) == len(gold) - result.found.right
    assert len(result.extra) == len(predicted) - result.found.right


@gold_scorer_needed
@given(gold=some_claims, predicted=some_claims)
def test_the_gold_scorer_agrees_on_any_claims(gold: list[Json], predicted: list[Json]) -> None:
    assert ours({"a": gold}, {"a": predicted}) == theirs({"a": gold}, {"a": predicted})
