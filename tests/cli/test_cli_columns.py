"""`--columns` of `onrecord add` and `onrecord claims`: the guess is told on standard error and can be given by hand."""

from __future__ import annotations

import json

import pytest
from calling import Onrecord

TABLE = (
    "headline,when,body\n"
    "Market hit,03/04/2016,At least 12 people were killed in shelling of the town of Idlib on Sunday.\n"
    "Road shut,13/04/2016,Soldiers closed the road between Idlib and the coast to all traffic.\n"
)


@pytest.fixture
def table(onrecord: Onrecord) -> Onrecord:
    (onrecord.folder / "t.csv").write_text(TABLE)
    return onrecord


@pytest.mark.parametrize("command", ["add", "claims"])
def test_the_guess_is_told_unless_quiet_is_asked_for(table: Onrecord, command: str) -> None:
    done = table(command, "t.csv")
    assert done.code == 0, done.said
    assert done.err.splitlines()[:1] == [
        't.csv: columns: text ← "body", title ← "headline"; not used: "when"; --columns changes that'
    ]
    assert table(command, "t.csv", "--quiet").err == ""


def test_columns_given_by_hand(table: Onrecord) -> None:
    done = table("claims", "t.csv", "--columns", "published:dmy=when,title=", "--format", "jsonl")
    assert done.code == 0, done.said
    assert done.err.startswith('t.csv: columns: text ← "body", published ← "when"; not used: "headline"')
    (claim,) = (claim for claim in map(json.loads, done.lines) if claim["kind"] == "killed")
    assert (claim["time"]["start"], claim["time"]["end"]) == ("2016-04-03", "2016-04-03")


def test_days_of_two_readings_are_failures_that_say_what_to_do(table: Onrecord) -> None:
    done = table("add", "t.csv", "--columns", "published=when")
    assert done.code == 1
    assert "t.csv, line 2: has a `published` that is one of two days: '03/04/2016'" in done.err
    assert "published:dmy=when" in done.err
    assert done.out.startswith("1 added, 1 not read.")


@pytest.mark.parametrize(
    ("given", "words"), [("words=body", "no part of a report"), ("body", "names no column"), ("text:dmy=body", "order of days")]
)  # fmt: skip
def test_an_option_of_another_form_is_refused(table: Onrecord, given: str, words: str) -> None:
    done = table("claims", "t.csv", "--columns", given)
    assert done.code == 2
    assert words in done.said
    assert "Accepted:" in done.said


def test_a_column_that_is_not_there(table: Onrecord) -> None:
    done = table("claims", "t.csv", "--columns", "text=story")
    assert done.code == 3
    assert "has no column 'story'" in done.err
    assert "headline, when, body" in done.err


def test_a_second_column_of_one_name_is_told(onrecord: Onrecord) -> None:
    words = "At least 12 people were killed in shelling of the town of Idlib on Sunday."
    (onrecord.folder / "t.csv").write_text(
        f"text,text,published\n{words},Nothing else was known.,2016-12-13\n"
    )
    done = onrecord("add", "t.csv")
    assert done.code == 0, done.said
    assert 'of the columns "text" only the first is used' in done.err
