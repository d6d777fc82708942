"""`onrecord bench claims` on a small gold folder of our own writing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from calling import Onrecord

STRIKE = "At least 12 people were killed in an air strike on the town of Idlib on Tuesday.\n"
FLIGHT = "Some 300 families fled the village of Binnish on Wednesday, the mayor said.\n"


def gold_claim(report: str, text: str, quote: str, **fields: Any) -> dict[str, Any]:
    start = text.index(quote)
    return {
        "report": report, "id": "c1", "groups": ["person"], "affiliation": None, "actor": None, "method": None, "place": None,
        "time": None, "said_by": [], "certainty": "asserted", "scope": "incident", "superseded": False, "part_of": None,
        "evidence": {"start": start, "end": start + len(quote), "quote": quote},
    } | fields  # fmt: skip


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Two reports; the first one's toll is found, a third gold claim is of something that no text says."""
    folder = tmp_path / "gold"
    folder.mkdir()
    killed = {"low": 12, "high": None, "approximate": False, "text": "At least 12"}
    taken = {"low": 77, "high": 77, "approximate": False, "text": "77"}
    claims = [
        gold_claim("strike", STRIKE, "At least 12 people were killed", kind="killed", figure=killed),
        gold_claim("flight", FLIGHT, "the mayor said", kind="abducted", figure=taken),
    ]
    (folder / "claims.jsonl").write_text("".join(json.dumps(claim) + "\n" for claim in claims))
    reports = [{"report": "strike", "text": STRIKE}, {"report": "flight", "text": FLIGHT}]
    (folder / "reports.jsonl").write_text("".join(json.dumps(report) + "\n" for report in reports))
    return folder


def test_the_score_as_json(onrecord: Onrecord, gold: Path) -> None:
    done = onrecord("bench", "claims", gold, "--json")
    assert done.code == 0
    score = json.loads(done.out)
    assert list(score) == ["found", "toll", "whole", "fields", "kinds", "speed"]
    assert (score["toll"]["right"], score["toll"]["gold"]) == (1, 2)
    assert score["found"]["recall"] == 0.5
    assert score["kinds"]["abducted"]["right"] == 0
    assert score["fields"]["figure"] == 1.0
    assert list(score["speed"]) == [
        "reports", "words", "seconds", "words_per_second", "reports_per_second", "peak_mb",
    ]  # fmt: skip
    assert (score["speed"]["reports"], score["speed"]["words"]) == (2, len((STRIKE + FLIGHT).split()))
    assert score["speed"]["words_per_second"] > 0
    assert score["speed"]["peak_mb"] > 0


def test_the_score_as_a_table_with_what_was_missed(onrecord: Onrecord, gold: Path) -> None:
    done = onrecord("bench", "claims", gold, "--misses", "3")
    assert done.code == 0
    assert done.lines[0].startswith("found  P ")
    assert "(1 right of" in done.lines[1]
    assert any(line.startswith("speed ") and "words/s" in line and "peak" in line for line in done.lines)
    assert "missed: flight abducted (77, 77) ['person'] | the mayor said" in done.lines


def test_text_files_are_reports_named_by_their_stem(onrecord: Onrecord, gold: Path) -> None:
    (gold / "reports.jsonl").unlink()
    (gold / "strike.txt").write_text(STRIKE)
    (gold / "flight.txt").write_text(FLIGHT)
    score = json.loads(onrecord("bench", "claims", gold, "--json").out)
    assert score["speed"]["reports"] == 2
    assert score["toll"]["right"] == 1


def test_published_dates_the_reports_that_give_no_day(onrecord: Onrecord, gold: Path) -> None:
    day = {"text": "on Tuesday", "start": "2024-02-13", "end": "2024-02-13"}
    claim = json.loads((gold / "claims.jsonl").read_text().splitlines()[0])
    (gold / "claims.jsonl").write_text(json.dumps(claim | {"time": day}) + "\n")
    undated, dated = (
        json.loads(onrecord("bench", "claims", gold, "--json", *more).out)["fields"]["time"]
        for more in ((), ("--published", "2024-02-14"))
    )
    assert (undated, dated) == (0.0, 1.0)


def test_a_folder_without_gold_claims(onrecord: Onrecord) -> None:
    (onrecord.folder / "empty").mkdir()
    done = onrecord("bench", "claims", "empty")
    assert done.code in (1, 3)
    assert "no claims.jsonl in it" in done.err
    assert "Traceback" not in done.err


def test_a_folder_that_does_not_exist(onrecord: Onrecord) -> None:
    done = onrecord("bench", "claims", "nowhere")
    assert done.code == 2
    assert "'nowhere' does not exist" in done.err


@pytest.mark.parametrize("line", ["no json", "7", "{}"])
def test_a_broken_line_of_gold_is_named(onrecord: Onrecord, gold: Path, line: str) -> None:
    with (gold / "claims.jsonl").open("a") as file:
        file.write(line + "\n")
    done = onrecord("bench", "claims", gold)
    assert done.code != 0
    assert "claims.jsonl" in done.err
    assert "line 3" in done.err


def test_gold_reports_that_are_missing_are_told(onrecord: Onrecord, gold: Path) -> None:
    (gold / "reports.jsonl").write_text(json.dumps({"report": "strike", "text": STRIKE}) + "\n")
    done = onrecord("bench", "claims", gold)
    assert "flight" in done.err


def test_people_alone_are_scored(onrecord: Onrecord, gold: Path) -> None:
    with_attacks = json.loads(onrecord("bench", "claims", gold, "--json").out)
    people = json.loads(onrecord("bench", "claims", gold, "--people", "--json").out)
    assert people["toll"] == with_attacks["toll"]
    assert people["found"]["predicted"] < with_attacks["found"]["predicted"]


def test_crowd_labels(onrecord: Onrecord, tmp_path: Path) -> None:
    label = {"killed_civilians": 12, "killed_others": 0, "killed_children": 4}
    path = tmp_path / "reports.jsonl"
    path.write_text(json.dumps({"report": "strike", "text": STRIKE, "crowd": label}) + "\n")
    done = onrecord("bench", "crowd", path, "--misses", "3")
    assert done.code == 0
    assert "1 of 1 labels above 0" in done.out
    assert "missed: strike children 4, claimed none" in done.out


def test_muc4_keys(onrecord: Onrecord, tmp_path: Path) -> None:
    target = {"optional": False, "number": [{"value": 12}], "effect": ["DEATH"], "offsets": [[0, 18]]}
    attacked = {"optional": False, "number": [{"value": 1}], "effect": [], "offsets": [[60, 70]]}
    templates = [{"optional": False, "human_targets": [target, attacked]}]
    path = tmp_path / "dev.jsonl"
    path.write_text(json.dumps({"id": "m1", "text": STRIKE, "templates": templates}) + "\n")
    done = onrecord("bench", "muc4", path, "--misses", "3")
    assert done.code == 0
    assert "number  R 0.500" in done.out
    assert "effect  R 1.000" in done.out
    assert "missed: m1 number (1,) effect none" in done.out


def test_the_speed_beside_a_peer_is_that_of_the_same_run(onrecord: Onrecord, gold: Path) -> None:
    done = onrecord("bench", "claims", gold, "--peer", "--json")
    peer = json.loads(done.out)["peer"]
    assert peer["peer"].startswith("spaCy, core_web_sm")
    assert peer["ratio"] == pytest.approx(peer["onrecord"] / peer["theirs"], rel=0.02)
    assert peer["published"] > 1_000
    lines = onrecord("bench", "claims", gold, "--peer").lines
    assert any(line.startswith("peer ") and "of its speed" in line for line in lines)


MARKED = "Shells fell on Tuesday. It lasted two days."


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    """One report with two marked expressions of time, the second with a value that is not ours."""
    timexes = [
        {"start": 15, "end": 22, "text": "Tuesday", "type": "DATE", "value": "2016-11-15"},
        {"start": 34, "end": 42, "text": "two days", "type": "DURATION", "value": "P3D"},
    ]
    path = tmp_path / "marked.jsonl"
    path.write_text(json.dumps({"id": "a", "dct": "2016-11-18", "text": MARKED, "timexes": timexes}) + "\n")
    return path


def test_dates_are_scored_as_a_table_with_what_others_reach_beside(onrecord: Onrecord, marked: Path) -> None:
    done = onrecord("bench", "dates", marked, "--misses", "1")
    assert done.code == 0
    assert done.lines[0].startswith("marked   (1 reports, 8 words")
    assert "strict F1 1.000" in done.lines[1]
    assert "value right of those found 0.500" in done.lines[1]
    assert "  wrong: a: gold two days P3D, ours two days P2D" in done.lines
    assert any("HeidelTime" in line for line in done.lines)


def test_dates_are_scored_as_json(onrecord: Onrecord, marked: Path) -> None:
    score = json.loads(onrecord("bench", "dates", marked, "--json").out)
    assert score["marked"]["all types"]["strict"]["right"] == 2
    assert score["marked"]["DATE"]["value_right"] == 1.0
    assert score["marked"]["speed"]["reports"] == 1


def test_dates_of_a_file_of_another_kind_are_told(onrecord: Onrecord, tmp_path: Path) -> None:
    path = tmp_path / "other.jsonl"
    path.write_text('{"words": "none"}\n')
    done = onrecord("bench", "dates", path)
    assert done.code != 0
    assert "line 1" in done.err
