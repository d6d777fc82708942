"""Texts that nobody wrote, read until the time is up; and that each sort of fault would be found, were there one.

`ONRECORD_FUZZ_SECONDS=1200 pytest tests/faults/test_fuzz.py` looks further; ONRECORD_FUZZ_SEED gives other texts.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from counted import COUNTS

from onrecord.bench import fuzz
from onrecord.bench.fuzz.smaller import smaller
from onrecord.pipeline import Pipeline
from onrecord.read import ReadOptions, read
from onrecord.records import Claim, Figure, Report, Span, When

SECONDS = float(os.environ.get("ONRECORD_FUZZ_SECONDS", "8"))
SEED = int(os.environ.get("ONRECORD_FUZZ_SEED", "1"))
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

Planted = Callable[[Report, tuple[Claim, ...]], tuple[Claim, ...]]


def own_texts() -> list[str]:
    return [found.text for found in read([str(EXAMPLES)], ReadOptions()) if isinstance(found, Report)]


def test_nothing_breaks_the_reading(pipeline: Pipeline) -> None:
    done = fuzz.run(pipeline, SEED, seconds=SECONDS, own=own_texts())
    COUNTS["fuzzed texts"] = (
        f"{done.texts:,} in {done.seconds:.0f} s, {done.claims:,} claims, {done.counts.total()} faults"
    )
    assert [(found.what, found.case.number, found.small) for found in done.findings] == []
    assert done.texts > 0
    assert done.claims > 0


class Faulty(Pipeline):
    """A pipeline with a fault planted in what it draws from some texts."""

    def __init__(self, whole: Pipeline, planted: Planted) -> None:
        super().__init__(whole.annotator, whole.places)
        self.planted = planted

    def claims(self, report: Report) -> tuple[Claim, ...]:
        return self.planted(report, super().claims(report))


def _raises(report: Report, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    if "“" in report.text:
        raise KeyError("planted")
    return claims


def _never_ends(report: Report, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    while "“" in report.text:
        pass
    return claims


def _one_off(report: Report, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """As where a text was shortened before it was read."""
    if "\u200b" not in report.text:
        return claims
    return tuple(replace(c, evidence=replace(c.evidence, start=c.evidence.start + 1)) for c in claims)


def _outside(report: Report, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    end = len(report.text)
    return tuple(replace(c, evidence=Span(end - 1, end + 1, c.evidence.text)) for c in claims)


def _one_id(report: Report, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    return tuple(replace(c, id="c1", part_of=None, attack=None) for c in claims)


def _upside_down(report: Report, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    return tuple(replace(c, figure=Figure(9, 3, False, "9 to 3")) for c in claims)


def _backwards(report: Report, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    return tuple(
        replace(c, time=When("then", fuzz.PUBLISHED, fuzz.PUBLISHED.replace(year=1999))) for c in claims
    )


def _of_itself(report: Report, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    return tuple(replace(c, part_of=c.id) for c in claims)


def _of_no_attack(report: Report, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    return tuple(replace(c, attack="c99") for c in claims)


class _Forgets:
    """Other claims each time."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, report: Report, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
        self.calls += 1
        return claims[self.calls % 2 :]


@pytest.mark.parametrize(
    ("planted", "texts", "what"),
    [
        (_raises, 60, "KeyError in "),
        (_one_off, 2000, "evidence that is not the slice"),
        (_outside, 20, "evidence outside the text"),
        (_one_id, 60, "two claims of one id"),
        (_upside_down, 20, "a figure whose low is above its high"),
        (_backwards, 20, "a time that ends before it starts"),
        (_of_itself, 20, "a share of itself"),
        (_of_no_attack, 20, "an attack that is none"),
        (_Forgets(), 1500, "other claims at the second reading"),
    ],
    ids=lambda value: getattr(value, "__name__", type(value).__name__) if callable(value) else None,
)
def test_a_planted_fault_is_found(pipeline: Pipeline, planted: Planted, texts: int, what: str) -> None:
    done = fuzz.run(Faulty(pipeline, planted), texts=texts)
    assert any(found.startswith(what) for found in done.counts)


def test_what_never_ends_is_found(pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz, "allowed", lambda size: 0.5)
    done = fuzz.run(Faulty(pipeline, _never_ends), texts=30)
    assert [what for what in done.counts if what.startswith("TooSlow in ")]


def test_a_finding_is_made_small(pipeline: Pipeline) -> None:
    done = fuzz.run(Faulty(pipeline, _raises), texts=60)
    assert {found.small for found in done.findings} == {"“"}
    assert all("“" in found.case.text for found in done.findings)


def test_a_text_is_made_anew_by_its_number() -> None:
    own = ["Five people fled.\n\nSix stayed."]
    assert [fuzz.case(3, n, own) for n in range(50)] == [fuzz.case(3, n, own) for n in range(50)]
    assert len({fuzz.case(3, n, own).text for n in range(50)}) > 45
    assert fuzz.case(4, 7, own).text != fuzz.case(3, 7, own).text


def test_a_run_reads_both_one_long_text_a_file_and_many_short_ones() -> None:
    files = [fuzz.case(1, n) for n in range(300)]
    alone = [one for one in files if one.texts == 1]
    together = [one for one in files if one.texts > 1]
    assert 0.3 < len(alone) / len(files) < 0.5
    assert any(len(one.text) > 3000 for one in alone)
    assert all(one.texts in fuzz.TOGETHER for one in together)
    assert all(one.text.count("\n\n") >= one.texts - 1 for one in together)


def test_texts_are_counted_and_files_are_numbered(pipeline: Pipeline) -> None:
    done = fuzz.run(pipeline, texts=40, first=5)
    read = [fuzz.case(1, 5 + n) for n in range(done.files)]
    assert done.texts == sum(one.texts for one in read) >= 40
    assert done.characters == sum(len(one.text) for one in read)


def test_stretches_are_left_out_one_by_one() -> None:
    assert smaller("a long text with x and y in it", lambda text: "x" in text and "y" in text) == "xy"
    assert smaller("abc", lambda text: text == "abc") == "abc"
