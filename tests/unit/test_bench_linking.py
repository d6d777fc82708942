"""Pairs and B-cubed on cases counted by hand and against the gold data's own scorer; the exponent; a small measure."""

from __future__ import annotations

import runpy
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.bench import linking, links
from onrecord.bench.linking import Agreement, b_cubed, exponent, pairs
from onrecord.bench.made import Rates
from onrecord.errors import OnrecordError
from onrecord.incidents import Incident, IncidentReport
from onrecord.link import incidents

SCORER = Path(__file__).resolve().parents[3] / "shared" / "gold" / "score_links.py"


@pytest.mark.parametrize(
    ("truth", "found", "precision", "recall"),
    [
        ("AAAAABBCCCCC", "AAAAABBCCCCC", 1.0, 1.0),
        ("AAAAABBCCCCC", "aaaaabbbbbbb", (5 + 2 * 2 / 7 + 5 * 5 / 7) / 12, 1.0),
        ("AAAAABBCCCCC", "aaaaabbaaaaa", (5 * 0.5 + 2 + 5 * 0.5) / 12, 1.0),
        ("AAAA", "abcd", 1.0, 0.25),
        ("ABCD", "aaaa", 0.25, 1.0),
        ("AABB", "abab", 0.5, 0.5),
        ("", "", 0.0, 0.0),
    ],
)  # fmt: skip
def test_b_cubed_by_hand(truth: str, found: str, precision: float, recall: float) -> None:
    rate = b_cubed(truth, found)
    assert (rate.precision, rate.recall) == (pytest.approx(precision), pytest.approx(recall))


@pytest.mark.parametrize(
    ("truth", "found", "precision", "recall"),
    [
        ("AAAB", "aaab", 1.0, 1.0),
        ("AAAB", "aaaa", 0.5, 1.0),
        ("AAAB", "aabb", 0.5, 1 / 3),
        ("AAAB", "abcd", 0.0, 0.0),
        ("ABCD", "abcd", 0.0, 0.0),
    ],
)
def test_pairs_by_hand(truth: str, found: str, precision: float, recall: float) -> None:
    rate = pairs(truth, found)
    assert (rate.precision, rate.recall) == (pytest.approx(precision), pytest.approx(recall))


def test_f1() -> None:
    assert Agreement(0.5, 1.0).f1 == pytest.approx(2 / 3)
    assert Agreement(0.0, 0.0).f1 == 0.0
    assert Agreement(0.5, 1.0).as_json() == {"precision": 0.5, "recall": 1.0, "f1": 0.6667}


labels = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=40)


@given(labels)
def test_what_is_grouped_as_in_truth_is_perfect(rows: list[tuple[int, int]]) -> None:
    truth = [a for a, _ in rows]
    assert b_cubed(truth, truth) == Agreement(1.0, 1.0)
    if len(set(truth)) < len(truth):
        assert pairs(truth, truth) == Agreement(1.0, 1.0)


@given(labels, st.permutations(range(6)), st.randoms(use_true_random=False))
def test_names_of_groups_and_order_of_members_mean_nothing(rows, names, random) -> None:  # type: ignore[no-untyped-def]
    shuffled = [(a, names[b]) for a, b in rows]
    random.shuffle(shuffled)
    for metric in (b_cubed, pairs):
        before, after = metric(*zip(*rows, strict=True)), metric(*zip(*shuffled, strict=True))
        assert (after.precision, after.recall) == (
            pytest.approx(before.precision),
            pytest.approx(before.recall),
        )


@given(labels)
def test_truth_and_found_change_places_as_precision_and_recall_do(rows: list[tuple[int, int]]) -> None:
    truth, found = zip(*rows, strict=True)
    for metric in (b_cubed, pairs):
        there, back = metric(truth, found), metric(found, truth)
        assert (there.precision, there.recall) == (pytest.approx(back.recall), pytest.approx(back.precision))


@pytest.mark.gold
@pytest.mark.skipif(not SCORER.is_file(), reason="the gold data is not beside this checkout (../shared/gold)")
@given(labels)
def test_the_gold_datas_own_scorer_counts_the_same(rows: list[tuple[int, int]]) -> None:
    theirs = runpy.run_path(str(SCORER))
    gold, found = ({str(n): row[side] for n, row in enumerate(rows)} for side in (0, 1))
    sets = [{m: {g} for m, g in groups.items()} for groups in (gold, found)]
    mates = [theirs["together"](groups, set(gold)) for groups in sets]
    right, predicted, true = (
        len(theirs["pairs"](sets[0], set(gold)) & theirs["pairs"](sets[1], set(gold))),
        *(len(theirs["pairs"](s, set(gold))) for s in reversed(sets)),
    )
    both = links.compared(gold, found)
    rate = pairs(*both)
    assert rate.precision == pytest.approx(right / predicted if predicted else 0.0)
    assert rate.recall == pytest.approx(right / true if true else 0.0)
    cubed = b_cubed(*both)
    shares = [(len(mates[0][m] & mates[1][m]), len(mates[1][m]), len(mates[0][m])) for m in gold]
    assert cubed.precision == pytest.approx(sum(n / p for n, p, _ in shares) / len(gold))
    assert cubed.recall == pytest.approx(sum(n / t for n, _, t in shares) / len(gold))


def test_groups_of_a_gold_file() -> None:
    rows = [
        {"incident": "i1", "reports": ["a", "b"]},
        {"incident": None, "reports": ["c"]},
        {"incident": "i2", "reports": ["d"]},
    ]
    assert links.grouped(rows, "reports", "incident") == {"a": 0, "b": 0, "d": 2}
    assert links.compared({"a": 0, "b": 0, "d": 2}, {"a": 7, "b": 7}) == ([0, 0, 2], [7, 7, ("alone", "d")])
    with pytest.raises(OnrecordError, match="'a' in two groups"):
        links.grouped([{"copies": ["a", "b"]}, {"copies": ["a"]}], "copies")


def test_chains_of_copies_have_one_root() -> None:
    originals = {"c": "b", "b": "a", "x": "y", "y": "x"}
    assert [linking.root(originals, r) for r in "abc"] == ["a", "a", "a"]
    assert linking.root(originals, "x") in ("x", "y")


def test_copies_are_those_that_incidents_name() -> None:
    parts = (
        IncidentReport("a", ("c1",), True),
        IncidentReport("b", ("c1",), True, "a"),
    )
    assert linking.copied([Incident("i1", "killed", None, None, parts)]) == {"b": "a"}


@pytest.mark.parametrize(
    ("sizes", "wanted"),
    [
        ([(10, 1.0), (100, 10.0), (1000, 100.0)], 1.0),
        ([(10, 1.0), (100, 100.0)], 2.0),
        ([(10, 3.0), (1000, 3.0)], 0.0),
        ([(10, 3.0)], None),
        ([(10, 3.0), (10, 4.0)], None),
        ([], None),
    ],
)
def test_the_exponent_of_time_against_size(sizes: list[tuple[float, float]], wanted: float | None) -> None:
    assert exponent(sizes) == (wanted if wanted is None else pytest.approx(wanted))


def quiet(*told: object) -> None:
    """No progress."""


def test_labels_follow_the_incidents() -> None:
    record = linking.Record(400, 1, Rates(), quiet)
    found = incidents(record.reports, record.claims)
    grouped = defaultdict(set)
    for claim, label in zip(record.claims, record.labels(found), strict=True):
        grouped[label].add(claim.ref)
    assert {frozenset(g) for g in grouped.values()} == {frozenset(i.refs()) for i in found}
    truth, ours = record.main_labels(found)
    assert len(truth) == len(ours) == len(record.mains)


def test_claims_that_are_in_no_incident_stand_alone() -> None:
    record = linking.Record(100, 1, Rates(), quiet)
    assert len(set(record.labels([]))) == len(record.claims)
    assert b_cubed(record.truth, record.labels([])).precision == 1.0
    assert record.copies([]).recall == 0.0


def test_a_measure_in_a_process_of_its_own() -> None:
    told: list[tuple[str, int, int]] = []
    one = linking.apart(600, 1, Rates(), lambda *words: told.append(words))
    again = linking.apart(600, 1, Rates(), quiet)
    assert 600 <= one.claims < 660
    assert (one.claims_b_cubed, one.incidents) == (again.claims_b_cubed, again.incidents)
    assert 0.3 < one.claims_b_cubed.f1 <= 1.0
    assert one.seconds > 0
    assert one.yardstick > 0
    assert 10 < one.loaded_mb <= one.peak_mb < 400
    assert {what for what, _, _ in told} >= {"generating", "reading the yardstick"}


def killed_child(*given: object) -> None:
    """Ends as a process does that the machine runs out of memory for."""
    import os

    os._exit(9)


def test_a_process_that_is_ended_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking, "_child", killed_child)
    with pytest.raises(OnrecordError, match="exit 9"):
        linking.apart(600, 1, Rates(), quiet)
