"""The trained choices: the best of several options, nothing that is no option, the same weights for the same gold."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest

from onrecord.extract.choosing import Chooser, Traced, shipped

ROOT = Path(__file__).resolve().parents[2]


def features(*names: str) -> frozenset[str]:
    return frozenset(names)


def test_the_option_of_the_highest_score_is_chosen() -> None:
    chooser = Chooser({"actor": {"near": 1.0, "far": -1.0}})
    assert chooser.best("actor", [features("far"), features("near"), features("near", "far")]) == 1


def test_of_equal_options_the_first_is_chosen() -> None:
    assert Chooser({"actor": {"near": 1.0}}).best("actor", [features(), features("unknown")]) == 0


@pytest.mark.parametrize("weights", [{}, {"scope": {"near": 1.0}}])
def test_without_weights_the_rule_stands(weights: dict[str, dict[str, float]]) -> None:
    assert Chooser(weights).best("actor", [features("far"), features("near")]) == 0


def test_choices_are_noted_only_while_training() -> None:
    note = Traced("scope", "killed", (3, 3), 0, 9, (("incident", features()),))
    silent, training = Chooser({}), Chooser({}, [])
    silent.note(note)
    training.note(note)
    assert (silent.trace, training.trace) == (None, [note])


def test_the_shipped_weights_are_of_the_three_choices_and_hold_no_text() -> None:
    weights = shipped().weights
    assert set(weights) == {"scope", "method", "actor"}
    names = [name for of in weights.values() for name in of]
    assert len(names) > 100
    # Names of features are made of words in the code: no sentence fits in one.
    assert max(len(name.split()) for name in names) <= 6


def test_the_model_card_tells_of_the_shipped_files() -> None:
    import hashlib

    data = files("onrecord") / "data"
    for card, name in (
        ("CHOICES.md", "choices.json"), ("LETTER_CASE.md", "letter_case.txt.xz"), ("ATTRIBUTION.md", "attribution.bin.xz"),
        ("PERSON_WORDS.md", "person_words.txt.xz"),
    ):  # fmt: skip
        payload = (data / name).read_bytes()
        text = (data / card).read_text(encoding="utf-8")
        assert hashlib.sha256(payload).hexdigest() in text
        assert f"{len(payload):,} bytes" in text


def test_weights_are_rounded_and_sorted_so_that_a_change_can_be_read() -> None:
    text = (ROOT / "src/onrecord/data/choices.json").read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), indent=0, sort_keys=True) + "\n"
