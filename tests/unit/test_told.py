"""The trained attribution model: what it finds, its file of weights, and how it is measured."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from onrecord.annotate import Annotator
from onrecord.bench import attribution as bench
from onrecord.errors import OnrecordError
from onrecord.extract.told import Chain, Told, packed, shipped, stretches, unpacked
from onrecord.extract.told_features import ROWS, Passages, cue_rows, span_rows


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator()


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content"),
    [
        ("The mayor said that nine people had died .", "The mayor", "said", "that nine people had died"),
        ("Nine people had died , the mayor said .", "the mayor", "said", "Nine people had died"),
        (
            "According to the ministry , nine people had died .",
            "the ministry",
            "According to",
            "nine people had died",
        ),
    ],
)
def test_source_cue_and_content_are_found(
    annotator: Annotator, sentence: str, source: str, cue: str, content: str
) -> None:
    words = sentence.split()
    found = shipped().find([annotator.parsed_words([words])])
    told = [
        tuple(" ".join(words[a : b + 1]) for a, b in (one.source[0], one.cue, one.content[0]))
        for one in found if one.source and one.content
    ]  # fmt: skip
    assert (source, cue, content) in told


def test_passages_do_not_see_into_each_other(annotator: Annotator) -> None:
    """What is found in a passage does not depend on what else the report holds."""
    one = annotator.parsed_words([["The", "mayor", "said", "that", "nine", "people", "had", "died", "."]])
    other = annotator.parsed_words([['"', "Go", ",", '"', "he", "told", "them", "."]])
    alone, together = shipped().find([one]), shipped().find([other, one, other])
    assert [(t.cue, t.source, t.content) for t in alone] == [
        (t.cue, t.source, t.content) for t in together if t.passage == 1
    ]


def test_no_words_no_attributions() -> None:
    assert shipped().find([]) == []
    assert shipped().find([[]]) == []


def test_rows_are_a_line_a_word_and_lie_in_the_table(annotator: Annotator) -> None:
    laid = Passages.of([annotator.parsed_words([["The", "mayor", "said", "nine", "died", "."]])])
    rows = cue_rows(laid)
    spans, bounds = span_rows(laid, [(0, 2, 2)])
    assert (len(rows), len(spans), bounds) == (6, 6, [(0, 6)])
    assert 0 <= rows.min() <= rows.max() < ROWS


def test_the_file_of_weights_comes_back_as_it_was() -> None:
    weights = np.zeros((ROWS, 3), np.int8)
    weights[[5, 77, ROWS - 1]] = [[1, -2, 3], [127, 0, -127], [0, 9, 0]]
    chain = Chain(weights, 0.25, np.eye(3, dtype=np.float32), np.array([0, 1, 2], np.float32))
    again = unpacked(packed([chain, chain], 0.5))
    assert again.bias == 0.5
    for model in (again.cues, again.spans):
        assert np.array_equal(model.weights, weights)
        assert np.array_equal(model.steps, chain.steps)
        assert (model.scale, model.start.tolist()) == (0.25, [0, 1, 2])


def test_a_file_of_other_bytes_is_refused() -> None:
    import lzma

    with pytest.raises(ValueError, match="unknown format"):
        unpacked(lzma.compress(b"something else"))


def test_the_likeliest_tags_keep_their_order() -> None:
    """Tag 2 may follow only 1 or itself, however well it suits the first word."""
    barred = np.array([[0, 0, -1e4], [0, 0, 0], [0, 0, 0]], np.float32)
    chain = Chain(np.zeros((ROWS, 3), np.int8), 1.0, barred, np.array([0, 0, -1e4], np.float32))
    scores = np.array([[0, 1, 5], [0, 0, 3], [2, 0, 0], [0, 1, 0]], np.float32)
    assert chain.best(scores, [(0, 3), (3, 4)]) == [[1, 2, 0], [1]]


def test_stretches_of_tags() -> None:
    assert stretches([0, 1, 2, 1, 0, 1], 1) == [(1, 2), (3, 3), (5, 5)]
    assert stretches([], 1) == []


def test_labels_are_counted_as_whole_stretches() -> None:
    labels = ["B-source", "I-source", "B-cue", "O", "I-content", "I-content", "B-content"]
    assert bench.stretches(labels) == {(0, 1, "source"), (2, 2, "cue"), (4, 5, "content"), (6, 6, "content")}


def test_attributions_within_a_content_are_laid_over_it() -> None:
    outer = Told(0, (1, 1), ((0, 0),), ((2, 6),))
    inner = Told(0, (3, 3), ((2, 2),), ((4, 6),))
    assert bench.flat([inner, outer], 7) == [
        "B-source", "B-cue", "B-source", "B-cue", "B-content", "I-content", "I-content",
    ]  # fmt: skip


def test_the_bench_counts_what_is_found_exactly(annotator: Annotator, tmp_path: Path) -> None:
    line = {
        "id": "one", "tokens": ["The", "mayor", "said", "that", "nine", "people", "had", "died", "."],
        "labels": ["B-source", "I-source", "B-cue", "B-content", *["I-content"] * 4, "O"],
    }  # fmt: skip
    wrong = line | {"id": "two", "labels": ["O"] * 8 + ["B-cue"]}
    path = tmp_path / "lines.jsonl"
    path.write_text(json.dumps(line) + "\n" + json.dumps(wrong) + "\n", "utf-8")
    found = bench.run(path, annotator)
    assert {role: (r.right, r.predicted, r.gold) for role, r in found.rates.items()} == {
        "source": (1, 2, 1), "cue": (1, 2, 2), "content": (1, 2, 1),
    }  # fmt: skip
    assert [(name, role) for name, role, _ in found.missed] == [("two", "cue")]


def test_a_line_with_too_few_labels_is_named(annotator: Annotator, tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text(json.dumps({"id": "odd", "tokens": ["Yes", "."], "labels": ["O"]}), "utf-8")
    with pytest.raises(OnrecordError, match="2 tokens and 1 labels in line 'odd'"):
        bench.run(path, annotator)
