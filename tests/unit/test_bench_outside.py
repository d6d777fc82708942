"""The benches over the labels and keys of others: what counts as right, half right, missed and left over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.bench import crowd, muc4
from onrecord.bench.muc4 import Target
from onrecord.pipeline import Pipeline
from onrecord.records import Aim, Claim, Figure, Kind, Span


def claim(kind: Kind, low: int | None, text: str = "x", start: int = 0, **fields: object) -> Claim:
    figure = None if low is None else Figure(low, low, False, str(low))
    return Claim("r", "c1", kind, Span(start, start + len(text), text), figure, **fields)  # type: ignore[arg-type]


LABEL = {"killed_civilians": 7, "killed_others": 2, "killed_children": 3}


@pytest.mark.parametrize(("figures", "right"), [((9,), 1), ((7, 2), 1), ((5, 4, 100), 1), ((7,), 0), ((), 0)])
def test_a_label_is_claimed_by_a_figure_or_by_the_sum_of_two(figures: tuple[int, ...], right: int) -> None:
    result = crowd.compared({"r": LABEL}, {"r": [claim("killed", n) for n in figures]})
    assert result.totals == (right, 1)
    assert result.children == (0, 1)


def test_children_are_looked_for_among_claims_about_children() -> None:
    claims = [
        claim("killed", 9),
        claim("killed", 3, groups=("child",)),
        claim("injured", 3, groups=("child",)),
    ]
    assert crowd.compared({"r": LABEL}, {"r": claims}).children == (1, 1)


def test_labels_of_nobody_killed_are_not_counted() -> None:
    none = {"killed_civilians": 0, "killed_others": 0, "killed_children": 0}
    result = crowd.compared({"r": none}, {"r": [claim("killed", 4)]})
    assert (result.totals, result.children, result.claims_per_report) == ((0, 0), (0, 0), 1.0)


def test_crowd_labels_of_a_file(tmp_path: Path, pipeline: Pipeline) -> None:
    rows = [
        {"report": "a", "text": "An air strike killed nine people in Taiz.", "crowd": LABEL},
        {"report": "b", "text": "Shells fell near Taiz.", "crowd": None},
    ]
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    result = crowd.run(path, pipeline)
    assert (result.reports, result.totals) == (1, (1, 1))


DEATH = Target((3,), False, ("DEATH",), ((0, 5),))


@pytest.mark.parametrize(
    ("target", "found", "number", "effect"),
    [
        (DEATH, claim("killed", 3), 1.0, 1.0),
        (DEATH, claim("killed", 4), 0.0, 1.0),
        (DEATH, claim("injured", 3), 1.0, 0.0),
        (Target((), True, ("DEATH",), ((0, 5),)), claim("killed", None), 1.0, 1.0),
        (Target((), True, ("DEATH",), ((0, 5),)), claim("killed", 3), 0.5, 1.0),
        (Target((1,), False, (), ((0, 5),)), claim("abducted", 1), 1.0, 0.0),
    ],
)
def test_a_claim_against_a_target(target: Target, found: Claim, number: float, effect: float) -> None:
    result = muc4.compared({"r": [target]}, {"r"}, {"r": [found]})
    assert (result.number.right, result.effect.right) == (number, effect)


def test_a_claim_of_other_words_and_another_number_meets_no_target() -> None:
    result = muc4.compared({"r": [DEATH]}, {"r"}, {"r": [claim("killed", 8, start=90)]})
    assert (result.number.right, result.number.gold, len(result.misses), len(result.extra)) == (0, 1, 1, 1)


def test_what_the_keys_leave_out_counts_only_against_all() -> None:
    lost = claim("killed", 12, start=90, groups=("combatant",))
    total = claim("killed", 7000, start=90, scope="cumulative")
    plain = claim("killed", 8, start=90)
    result = muc4.compared({"r": [DEATH]}, {"r"}, {"r": [claim("killed", 3), lost, total, plain]})
    assert (result.number.relevant, result.number.all) == (2, 4)
    assert muc4.compared({"r": []}, set(), {"r": [plain]}).number.relevant == 0


def test_whom_an_attack_was_aimed_at_meets_a_target_without_effect() -> None:
    one = Figure(1, 1, False, "Judge Olmos")
    aimed = Aim(40, 51, "Judge Olmos", one, ("official",))
    attack = claim("attack", None, text="x" * 60, aimed_at=(aimed, Aim(5, 8, "man", one)))
    told = muc4.told([attack, claim("killed", 1, start=5)])
    assert [(c.kind, c.evidence.text) for c in told] == [("killed", "x"), ("attack", "Judge Olmos")]
    unharmed = Target((1,), False, (), ((40, 45),))
    result = muc4.compared({"r": [unharmed]}, {"r"}, {"r": told})
    assert (result.number.right, result.number.relevant, result.effect.all) == (1, 2, 1)


@pytest.mark.parametrize(("words", "right"), [("the murder of Olmos", 1), ("the murder of Marta Rivas", 0)])
def test_a_person_is_met_wherever_the_surname_stands(words: str, right: int) -> None:
    target = Target((1,), False, ("DEATH",), ((90, 99),), ("MARTA OLMOS",))
    result = muc4.compared({"r": [target]}, {"r"}, {"r": [claim("killed", 1, text=words)]})
    assert (result.number.right, result.effect.right) == (right, right)


def test_a_threat_has_no_effect() -> None:
    threat = claim("killed", 1, certainty="planned")
    result = muc4.compared({"r": [Target((1,), False, (), ((0, 5),))]}, {"r"}, {"r": [threat]})
    assert (result.number.right, result.effect.relevant) == (1, 0)


def test_targets_of_a_template_key() -> None:
    target = {
        "optional": False,
        "number": [{"value": 12}, {"value": 5}],
        "effect": ["DEATH", "INJURY"],
        "offsets": [[1, 4]],
    }
    several = {"optional": False, "number": [{"raw": "PLURAL", "plural": True}], "effect": [], "offsets": []}
    row = {
        "templates": [
            {"optional": False, "human_targets": [target, several]},
            {"optional": True, "human_targets": [target]},
        ]
    }
    assert muc4.targets(row) == [
        Target((12,), False, ("DEATH",), ((1, 4),)),
        Target((5,), False, ("INJURY",), ((1, 4),)),
        Target((), True, (), ()),
    ]


def test_keys_of_a_file(tmp_path: Path, pipeline: Pipeline) -> None:
    text = "THREE PEASANTS WERE KILLED BY GUERRILLAS NEAR LA PAZ."
    target = {"optional": False, "number": [{"value": 3}], "effect": ["DEATH"], "offsets": [[0, 14]]}
    row = {
        "id": "m1",
        "text": text,
        "dateline_date": "1989-05-01",
        "templates": [{"optional": False, "human_targets": [target]}],
    }
    path = tmp_path / "dev.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    result = muc4.run(path, pipeline)
    assert (result.number.recall, result.effect.precision(result.effect.all)) == (1.0, 1.0)
