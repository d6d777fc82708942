"""`onrecord copies`: the stories that several reports carry, as a table and as JSON Lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from calling import Onrecord

BRIDGE = (
    "Engineers reopened the footbridge at Sarmit on Tuesday, a week after a shell had torn the planks from its middle span. They hung new "
    "ropes before dawn and let the first mules across at nine, one at a time, while children counted aloud from the bank. "
)
SCHOOL = (
    "Lessons began again in two of the five schools of Marj on Tuesday, with forty pupils to a room and one stove between them. Teachers "
    "said that the books had been kept dry in a bakery, and that nobody had yet asked where the benches were. "
)
COLUMNS = ("agency", "report", "outlet", "published", "why they are one text")


def given(onrecord: Onrecord, *rows: dict[str, Any]) -> None:
    (onrecord.folder / "corpus.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    assert onrecord("add", "-q", "corpus.jsonl").code == 0


def row(
    report: str, text: str, day: str | None = "2024-02-14", outlet: str | None = "The Hill Post"
) -> dict[str, Any]:
    return {"report": report, "text": text, "published": day, "outlet": outlet}


@pytest.fixture
def two_stories(onrecord: Onrecord) -> Onrecord:
    given(
        onrecord,
        row("late", BRIDGE, "2024-02-15"), row("wire", f"SARMIT, Feb 14 (AFP) - {BRIDGE}", "2024-02-14", "Wire"),
        row("alone", "Snow fell on the pass above Marj and nobody came down from it all day, a shepherd said."),
        row("undated", BRIDGE, None, None), row("b", SCHOOL), row("a", SCHOOL),
    )  # fmt: skip
    return onrecord


def rows(onrecord: Onrecord) -> list[dict[str, Any]]:
    done = onrecord("copies", "--format", "jsonl")
    assert done.code == 0, done.said
    return [json.loads(line) for line in done.lines]


def test_the_example_has_one_copy(filled: Onrecord) -> None:
    done = filled("copies")
    assert done.code == 0
    assert [word for word in COLUMNS if word not in done.said] == []
    first, second = (
        next(n for n, line in enumerate(done.lines) if name in line)
        for name in ("levant-wire-1213", "coast-gazette-1214")
    )
    assert first < second
    assert "↳ copy" in done.out
    assert "1 copy of 1 story. A story counts as one source, however many carry it." in done.said


def test_as_json_lines(filled: Onrecord) -> None:
    (story,) = rows(filled)
    assert list(story) == ["copies", "agency", "why"]
    assert story["copies"] == ["levant-wire-1213", "coast-gazette-1214"]
    assert story["agency"] is None
    assert story["why"][0].endswith("of the shorter text's five-word runs stand in the other")


def test_stories_are_told_largest_first_and_the_original_before_its_copies(two_stories: Onrecord) -> None:
    found = rows(two_stories)
    assert [story["copies"] for story in found] == [["wire", "late", "undated"], ["a", "b"]]
    assert [story["agency"] for story in found] == ["AFP", None]
    assert "two versions by one outlet" in found[1]["why"]
    table = two_stories("copies").said
    assert "3 copies of 2 stories." in table
    assert "alone" not in table
    assert "AFP" in table


def test_what_nobody_knows_of_a_copy_is_a_dash(two_stories: Onrecord) -> None:
    (line,) = [line for line in two_stories("copies").lines if line.split()[:1] == ["undated"]]
    assert line.split() == ["undated", "–", "–", "↳", "copy"]


def test_a_copy_that_comes_later_joins_the_story(two_stories: Onrecord) -> None:
    given(two_stories, row("evening", SCHOOL, "2024-02-13", "The Evening Mail"))
    assert [story["copies"] for story in rows(two_stories)] == [
        ["evening", "a", "b"],
        ["wire", "late", "undated"],
    ]


def test_an_incident_says_which_of_its_reports_are_copies(filled: Onrecord) -> None:
    done = filled("incidents", "--format", "jsonl")
    copied = {
        (part["report"], part["copy_of"])
        for line in done.lines for part in json.loads(line)["reports"] if "copy_of" in part
    }  # fmt: skip
    assert copied == {("coast-gazette-1214", "levant-wire-1213")}


def test_a_record_without_copies_says_so(onrecord: Onrecord) -> None:
    given(onrecord, row("a", SCHOOL), row("b", BRIDGE))
    done = onrecord("copies")
    assert (done.code, done.out) == (0, "No report of the record copies another.\n")
    assert rows(onrecord) == []


def test_an_empty_record(onrecord: Onrecord) -> None:
    (onrecord.folder / "nothing.txt").write_bytes(b"")
    assert onrecord("add", "nothing.txt").code == 3
    assert onrecord("copies").out == "No report of the record copies another.\n"
    assert rows(onrecord) == []


def test_no_record(onrecord: Onrecord) -> None:
    done = onrecord("copies")
    assert done.code == 4
    assert "onrecord add" in done.said
    assert not list(Path(onrecord.folder).iterdir())


def test_asking_again_gives_the_same(two_stories: Onrecord) -> None:
    assert rows(two_stories) == rows(two_stories)
    assert two_stories("copies", "--quiet").err == ""
