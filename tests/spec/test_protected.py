"""Which names and details the rules mark: every passage of the half that they were written on, and floors for those that they were not.

`{words|who}` must be marked, all else must not (protected_rows.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from protected_rows import SEEN
from protected_rows_hard import HARD
from protected_rows_kept import KEPT

from onrecord.protect import Mark, marks_of
from onrecord.protecting import known

_LABEL = re.compile(r"\{([^|{}]+)\|(\w+)\}")
Span = tuple[int, int]


def passage(row: str) -> tuple[str, list[Span]]:
    """The text without labels, and where the labelled words stand."""
    text, spans, at = "", [], 0
    for match in _LABEL.finditer(row):
        text += row[at : match.start()]
        spans.append((len(text), len(text) + len(match[1])))
        text += match[1]
        at = match.end()
    return text + row[at:], spans


def judged(row: str) -> tuple[list[str], list[str], int]:
    """What was missed, what was marked wrongly, and how many stretches are labelled."""
    text, spans = passage(row)
    found: Sequence[Mark] = marks_of(text, known=known())
    covered = {i for m in found for i in range(m.start, m.end)}
    missed = [text[a:b] for a, b in spans if not covered.issuperset(range(a, b))]
    wrong = [m.text for m in found if not any(m.start < b and a < m.end for a, b in spans)]
    return missed, wrong, len(spans)


KNOWN_TO_FAIL = {"ten"}
"""Words of the seen half that the rules do not reach: an age told of a girl who is named a sentence before."""


@pytest.mark.parametrize("row", SEEN, ids=range(len(SEEN)))
def test_the_half_that_the_rules_were_written_on(row: str) -> None:
    missed, wrong, _ = judged(row)
    assert set(missed) <= KNOWN_TO_FAIL
    assert wrong == []


def test_the_half_that_was_kept_apart() -> None:
    results = [judged(row) for row in KEPT]
    labelled, missed = sum(n for _, _, n in results), sum(len(m) for m, _, _ in results)
    wrong = sum(len(w) for _, w, _ in results)
    assert (labelled - missed) / labelled >= RECALL_FLOOR
    assert (labelled - missed) / (labelled - missed + wrong) >= PRECISION_FLOOR


def test_the_harder_passages() -> None:
    results = [judged(row) for row in HARD]
    labelled, missed = sum(n for _, _, n in results), sum(len(m) for m, _, _ in results)
    assert (labelled - missed) / labelled >= HARD_FLOOR


HARD_FLOOR = 0.6
"""24 of 39 were marked when they were read for the first time."""
RECALL_FLOOR = 0.96
PRECISION_FLOOR = 0.93
"""A little below what was measured when the half was read for the first time: 51 of 52 marked, 51 of 54 marks right."""
