"""The table of words that take sides: forms of a word, the longest term at a place, and that the table is sound."""

from __future__ import annotations

import re

import pytest

from onrecord.link.side_terms import found
from onrecord.link.side_words import ROWS

FOUND: list[tuple[str, list[tuple[str, str]]]] = [
    # words → thing and lean of each term
    ("fighters", [("armed opponents", "")]),
    ("insurgents", [("armed opponents", "says they rise against a lawful power")]),
    ("terrorists", [("armed opponents", "calls an armed opponent a criminal")]),
    ("armed terrorist groups", [("armed opponents", "calls an armed opponent a criminal")]),
    ("mercenaries", [("armed opponents", "says they fight for pay")]),
    ("militiamen", [("armed opponents", "denies that they are a regular force")]),
    ("popular committees", [("armed opponents", "makes an armed group sound like its neighbours")]),
    ("resistance fighters", [("armed opponents", "honours their cause")]),
    ("martyred", [("killing", "honours the dead")]),
    ("neutralising", [("killing", "treats people as a task")]),
    ("was slain", [("killing", "pleads: says that it was cruel")]),
    ("dying", [("killing", "does not say that anybody killed")]),
    ("murdered", [("killing", "makes a finding of law")]),
    ("the occupation forces", [("armed forces", "says they hold land that is not theirs")]),
    ("the junta", [("those who govern", "denies that it is a lawful government")]),
    ("internationally recognised government", [("those who govern", "says it is the lawful one")]),
    ("seized", [("ground changing hands", "says that it was taken by force")]),
    ("fell to", [("ground changing hands", "sees it from the losing side")]),
    ("deported", [("people leaving", "makes a finding of law of it")]),
    ("barrel bombs", [("means of attack", "says that it is crude and strikes at random")]),
    ("captives", [("people held", "says that they were taken in war")]),
    ("special military operation", [("the war", "says that it is less than a war")]),
    ("takfiri rebels", [
        ("armed opponents", "calls an armed opponent a heretic or a fanatic and says they rise against a government"),
    ]),
    ("the bridge over the river", []),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), FOUND, ids=[row[0] for row in FOUND])
def test_words_that_take_sides_are_found_in_every_form(words: str, expected: list[tuple[str, str]]) -> None:
    hits = found(words.replace("-", " ").split())
    assert [(hit.term.thing, hit.term.lean) for hit in hits] == expected


def test_a_hit_says_which_words_it_has() -> None:
    (hit,) = found(["when", "regime", "forces", "came"])
    assert (hit.start, hit.end, hit.term.word) == (1, 3, "regime force")


def written() -> list[tuple[str, str, str]]:
    return [
        (thing, lean, word.strip())
        for thing, rows in ROWS.items()
        for lean, words in rows.items()
        for word in words.split(",")
    ]


def test_no_word_stands_in_the_table_twice() -> None:
    words = [word for _, _, word in written()]
    assert sorted({word for word in words if words.count(word) > 1}) == []


def test_rows_are_well_written() -> None:
    assert [
        word for _, _, word in written() if not re.fullmatch(r"[a-z0-9'][a-z0-9' -]*(?:/[nv])?", word)
    ] == []


def test_a_lean_reads_on_from_the_word() -> None:
    """'terrorists' … 'calls an armed opponent a criminal': a verb in the present tense comes first."""
    leans = {lean for _, lean, _ in written() if lean}
    assert [lean for lean in leans if not re.match(r"(?:is|has|does|[a-z]+s:?)\b", lean)] == []


def test_every_thing_but_the_standing_of_a_name_has_a_neutral_word() -> None:
    assert [thing for thing, rows in ROWS.items() if "" not in rows] == ["standing of a name"]
