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
from protected_rows_public import PUBLIC
from protected_rows_rare import RARE
from protected_rows_rare_kept import RARE_KEPT

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


def test_rare_shapes_that_the_rules_were_made_with() -> None:
    results = [judged(row) for row in RARE]
    assert {word for missed, _, _ in results for word in missed} <= RARE_MISSED
    assert [word for _, wrong, _ in results for word in wrong] == []


def test_rare_shapes_that_were_kept_apart() -> None:
    results = [judged(row) for row in RARE_KEPT]
    labelled, missed = sum(n for _, _, n in results), sum(len(m) for m, _, _ in results)
    assert (labelled - missed) / labelled >= RARE_FLOOR
    assert sum(len(w) for _, w, _ in results) == 0


@pytest.mark.parametrize("text", PUBLIC, ids=range(len(PUBLIC)))
def test_public_persons_places_and_bodies_stay(text: str) -> None:
    assert [m.text for m in marks_of(text, known=known())] == []


SHAPES = [
    ("Nobody has seen Karim “the Tall” Nassar since.", "Karim “the Tall” Nassar", "private"),
    ("We asked Leila H. about the pit.", "Leila H.", "witness"),
    ("The neighbours say that Amal\nDarwish was sleeping.", "Amal\nDarwish", "private"),
    ("Protected as Witness B-7 he spoke for an hour.", "Witness B-7", "witness"),
    ("Zorana Petrivna swept the step.", "Zorana Petrivna", "private"),
    ("In the yard sat Ngurubila Othara, alone.", "Ngurubila Othara", "private"),
    ("It was Tsegemariamu who opened the door.", "Tsegemariamu", "private"),
    ("In her hand was a photograph of Kwabemi Odurra.", "Kwabemi Odurra", "private"),
    ("В подвале сидела Ольга Сергеевна.", "Ольга Сергеевна", "private"),
    ("Вчера убит Иван Петренко.", "Иван Петренко", "victim"),
    ("استشهد الطفل أحمد عبد الله يوم الأحد.", "أحمد عبد الله", "minor"),
    ("قالت أم خالد إن البيت احترق.", "أم خالد", "witness"),
    (
        "The guild listed 30 people killed in the raid, among them Salma Idris, a bread seller.",
        "Salma Idris",
        "victim",
    ),
    ("Salma Idris, a bread seller, said that 30 people were killed.", "Salma Idris", "witness"),
]


@pytest.mark.parametrize(("text", "name", "who"), SHAPES)
def test_a_rare_shape_is_marked_whole(text: str, name: str, who: str) -> None:
    assert [(m.text, m.who) for m in marks_of(text, known=known()) if m.what == "name"] == [(name, who)]


KEPT_AS_THEY_ARE = [
    "قتل خمسة مدنيين في قصف على حلب.",
    "قال المتحدث باسم الجيش أحمد العلي إن القوات انسحبت.",
    "Вчера в Харькове убиты пять человек.",
    "Губернатор области Сергей Гайдай сообщил об обстреле.",
    "Radio Tamazuj reported that the road is shut.",
    "At least 0 people and 14 300 houses; 2 350 000 are displaced.",
]


@pytest.mark.parametrize("text", KEPT_AS_THEY_ARE)
def test_what_only_looks_like_one_stays(text: str) -> None:
    assert [m.text for m in marks_of(text, known=known())] == []


DETAILS = [
    ("Call 0933 412 870 after six.", "0933 412 870"),
    ("The van had the plate Hama 512 330 on it.", "Hama 512 330"),
    (
        "They live at Block 3, Entrance 2, Flat 17, Olive Road still.",
        "Block 3, Entrance 2, Flat 17, Olive Road",
    ),
    ("They live at Flat 9, Olive Street still.", "Flat 9, Olive Street"),
]


@pytest.mark.parametrize(("text", "detail"), DETAILS)
def test_a_detail_is_marked_whole(text: str, detail: str) -> None:
    assert detail in [m.text for m in marks_of(text, known=known())]


RARE_MISSED = {"Biba", "Petro", "Mansour brothers", "Fadi and Rami"}
RARE_FLOOR = 0.72
"""27 of 37 are marked; 23 were before the rules."""
HARD_FLOOR = 0.85
"""24 of 39 were marked when they were read for the first time; 34 with rules that were made after it."""
RECALL_FLOOR = 0.96
PRECISION_FLOOR = 0.93
"""A little below what was measured when the half was read for the first time: 51 of 52 marked, 51 of 54 marks right."""
