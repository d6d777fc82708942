"""`onrecord situation`: the board of a place, as a table and as JSON Lines, and what is said where nothing is known."""

from __future__ import annotations

import json
import re

from calling import Onrecord


def test_the_board_has_its_topics_sources_and_balance(filled: Onrecord) -> None:
    done = filled("situation", "eastern Aleppo")
    assert done.code == 0, done.said
    for words in ("Who holds what", "People", "Evacuation", "The balance, in people", "were there"):
        assert words in done.out
    # Every line has the id of a claim that it rests on, as `onrecord show` takes it.
    assert "[levant-wire-1213" in done.out.replace("\n", " ")


def test_show_takes_the_claims_that_the_board_prints(filled: Onrecord) -> None:
    printed = filled("situation", "eastern Aleppo", env={"COLUMNS": "400"}).out
    found = re.findall(r"\[([\w-]+:c\d+)[\],]", printed)
    assert found
    assert not re.search(r"\[[\w-]+ c\d+[\],]", printed)
    shown = [filled("show", id) for id in found[:3]]
    assert all(done.code == 0 and done.out.startswith(id) for id, done in zip(found, shown, strict=False))
    assert filled("show", *found[0].split(":")).out == shown[0].out


def test_the_board_as_json_lines(filled: Onrecord) -> None:
    rows = [json.loads(line) for line in filled("situation", "eastern Aleppo", "--format", "jsonl").lines]
    assert rows[0]["board"]["name"] == "eastern Aleppo"
    lines = [row for row in rows if "topic" in row]
    assert {"control", "people", "evacuation"} <= {row["topic"] for row in lines}
    assert all(row["claims"] for row in lines)
    assert [row["balance"] for row in rows if "balance" in row] == [
        "there",
        "left",
        "evacuated",
        "killed",
        "remain",
    ]


def test_what_was_reported_later_is_left_out_and_told(filled: Onrecord) -> None:
    done = filled("situation", "eastern Aleppo", "--on", "2016-12-13")
    assert done.code == 0
    assert "as known on 2016-12-13" in done.out
    assert "later reports left out" in done.err
    assert "northern-courier-1220" not in done.out


def test_a_place_of_which_nothing_is_told(filled: Onrecord) -> None:
    done = filled("situation", "Mosul")
    assert (done.code, done.out.splitlines()[1]) == (0, "Nothing that the record holds by then tells of it.")


def test_a_place_that_nobody_knows(filled: Onrecord) -> None:
    done = filled("situation", "Xyzzyville")
    assert done.code == 3
    assert "'Xyzzyville'" in done.err or "Xyzzyville" in done.err
    assert "eastern Aleppo" in done.said  # what is accepted


def test_a_day_that_is_none(filled: Onrecord) -> None:
    done = filled("situation", "Aleppo", "--on", "2016-13-45")
    assert done.code == 2
    assert "YYYY-MM-DD" in done.said
