"""The gate itself: what it lets through, what it stops, and what a file of floors may hold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.bench.gate import CLAIMS, MEASURES, check, fallen, measures, parsed, read_floors
from onrecord.bench.scoring import score
from onrecord.errors import EXIT_GATE, GateError

FLOORS = {"news": {"toll_f1": 0.78, "found_f1": 0.62}}


@pytest.mark.parametrize(
    ("measured", "messages"),
    [
        ({"news": {"toll_f1": 0.78, "found_f1": 0.9}}, []),
        ({"news": {"toll_f1": 0.777, "found_f1": 0.9}}, ["news: toll_f1 is 0.777, below its floor of 0.78"]),
        ({"news": {"toll_f1": 0.8}}, ["news: found_f1 was not measured; its floor is 0.62"]),
        ({}, ["news: found_f1 was not measured; its floor is 0.62", "news: toll_f1 was not measured; its floor is 0.78"]),
        ({"news": {"toll_f1": 0.8, "found_f1": 0.7}, "other": {"toll_f1": 0.0}}, []),
    ],
)  # fmt: skip
def test_what_is_below_its_floor(measured: dict[str, dict[str, float]], messages: list[str]) -> None:
    assert check(measured, FLOORS) == messages


@pytest.mark.parametrize(
    ("floors", "messages"),
    [
        (FLOORS, []),
        ({"news": {"toll_f1": 0.8, "found_f1": 0.62}, "more": {"toll_f1": 0.1}}, []),
        ({"news": {"toll_f1": 0.77, "found_f1": 0.62}}, ["news: the floor of toll_f1 fell from 0.78 to 0.77; floors only rise"]),
        ({"news": {"toll_f1": 0.78}}, ["news: the floor of found_f1, 0.62, was taken away; floors only rise"]),
        ({}, ["news: the floor of found_f1, 0.62, was taken away; floors only rise",
              "news: the floor of toll_f1, 0.78, was taken away; floors only rise"]),
    ],
)  # fmt: skip
def test_floors_only_rise(floors: dict[str, dict[str, float]], messages: list[str]) -> None:
    assert fallen(floors, FLOORS) == messages


some = st.dictionaries(
    st.sampled_from(["fakes", "news"]),
    st.dictionaries(st.sampled_from(MEASURES), st.floats(0, 1)),
    max_size=2,
)


@given(some)
def test_what_reaches_its_own_values_as_floors_passes(values: dict[str, dict[str, float]]) -> None:
    assert check(values, values) == []
    assert fallen(values, values) == []


@given(some, some)
def test_the_gate_is_open_only_where_every_floor_is_reached(
    measured: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]
) -> None:
    reached = all(
        measured.get(gold_set, {}).get(name, -1.0) >= floor
        for gold_set, of_set in floors.items()
        for name, floor in of_set.items()
    )
    assert (check(measured, floors) == []) == reached


def test_the_measures_are_those_of_the_score() -> None:
    claim = {
        "kind": "killed", "figure": {"low": 3, "high": 3}, "groups": ["person"], "evidence": {"start": 0, "end": 5, "quote": "three"},
    }  # fmt: skip
    found = measures(score({"a": [claim, claim | {"kind": "injured"}]}, {"a": [claim]}))
    assert tuple(found) == CLAIMS
    assert (found["toll_right"], found["toll_precision"], found["toll_recall"], found["toll_f1"]) == (
        1,
        1,
        0.5,
        0.667,
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is no JSON"),
        ("[]", "something else than floors"),
        ('{"news": 0.78}', "something else than floors"),
        ('{"news": {"toll_f2": 0.78}}', "'toll_f2', which is no measure"),
        ('{"news": {"toll_f1": "0.78"}}', "no number: '0.78'"),
        ('{"news": {"toll_f1": true}}', "no number: True"),
        ('{"news": {"toll_f1": NaN}}', "no number: nan"),
        ('{"news": {"toll_f1": null}}', "no number: None"),
    ],
)
def test_a_file_that_holds_no_floors_is_refused(text: str, reason: str) -> None:
    with pytest.raises(GateError) as refused:
        parsed(text, "floors.json")
    assert reason in str(refused.value)
    assert str(refused.value).startswith("floors.json: ")
    assert refused.value.exit_code == EXIT_GATE


def test_floors_are_read_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "floors.json").write_text(json.dumps(FLOORS))
    assert read_floors(tmp_path / "floors.json") == FLOORS
    with pytest.raises(GateError, match="cannot be read"):
        read_floors(tmp_path / "missing.json")
