"""`onrecord compare`: two reports word by word, from files and from the record, as a table and as one JSON object."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from calling import ESCAPE, Onrecord, process

WIRE = (
    "Shells kill 12 in Qasr\n\n"
    "Insurgents shelled the grain market of Qasr on Tuesday, the Valley Observatory said. The market had opened at dawn. "
    "Nurses worked by the light of their telephones until the morning.\n\n"
    "Talks on a truce resume on Friday in the mountain hotel.\n"
)
PAPER = (
    "Shells kill 20 in Qasr\n\n"
    "Talks on a truce resume on Friday in the mountain hotel.\n\n"
    "Terrorists shelled the grain market of Qasr on Tuesday. The market had opened at dawn. "
    "Snow has closed the pass for the third week in a row.\n"
)


@pytest.fixture
def pair(onrecord: Onrecord) -> Onrecord:
    """The command in a folder with a wire report and the paper that reprints it."""
    for name, text in (("wire.txt", WIRE), ("paper.txt", PAPER)):
        (onrecord.folder / name).write_text(text, "utf-8")
    return onrecord


def test_the_table_tells_shares_then_terms_that_take_sides_then_passages(pair: Onrecord) -> None:
    done = pair("compare", "wire.txt", "paper.txt")
    assert (done.code, done.err) == (0, "")
    parts = (
        "of the words of A;", "Changed terms that take sides", "[-Insurgents-]", "{+Terrorists+}", "calls an armed opponent a criminal",
        "Other changed terms", "raises the figure", "no longer tells who says it", "The passages, in the order of B",
    )  # fmt: skip
    places = [done.said.index(part) for part in parts]
    assert places == sorted(places)


def test_passages_are_marked_without_colour(pair: Onrecord) -> None:
    lines = [" ".join(line.split()) for line in pair("compare", "wire.txt", "paper.txt").lines]
    assert "~ Shells kill [-12-]{+20+} in Qasr" in lines
    assert "= ↕ Talks on a truce resume on Friday in the mountain hotel." in lines
    assert "- [-Nurses worked by the light of their telephones until the morning.-]" in lines
    assert "+ {+Snow has closed the pass for the third week in a row.+}" in lines
    assert not any(ESCAPE.search(line) for line in lines)


def test_one_json_object_with_places_in_both_texts(pair: Onrecord) -> None:
    (line,) = pair("compare", "wire.txt", "paper.txt", "--format", "jsonl").lines
    found = json.loads(line)
    assert (found["original"], found["copy"], found["earlier"]) == ("wire", "paper", None)
    assert found["terms"][0]["kind"] == "sides"
    assert {p["kind"] for p in found["passages"]} == {"same", "changed", "cut", "added"}
    for term in found["terms"]:
        for place in term["places"]:
            for side, text in (("old", WIRE), ("new", PAPER)):
                span = place[side]
                assert text[span["start"] : span["end"]] == span["text"]


def test_two_reports_of_the_record(filled: Onrecord) -> None:
    done = filled("compare", "levant-wire-1213", "coast-gazette-1214")
    assert done.code == 0, done.said
    assert "A is the earlier." in done.out
    back = filled("compare", "coast-gazette-1214", "levant-wire-1213")
    assert "B is the earlier" in back.out
    found = json.loads(filled("compare", "levant-wire-1213", "coast-gazette-1214", "--format", "jsonl").out)
    assert (found["original"], found["earlier"]) == ("levant-wire-1213", "original")


def test_a_report_with_itself(pair: Onrecord) -> None:
    done = pair("compare", "wire.txt", "wire.txt")
    assert done.code == 0
    assert "B has A word for word." in done.out
    assert "No changed term takes sides" in done.out


def test_reports_that_share_nothing(pair: Onrecord) -> None:
    (pair.folder / "other.txt").write_text("Fishermen mended their nets in the harbour.\n", "utf-8")
    done = pair("compare", "wire.txt", "other.txt")
    assert (done.code, "B has no passage of A." in done.out) == (0, True)


UNKNOWN = [("wire.txt", "nothing"), ("nothing", "wire.txt")]


@pytest.mark.parametrize(("a", "b"), UNKNOWN, ids=["second", "first"])
def test_an_id_that_is_not_in_the_record(filled: Onrecord, a: str, b: str) -> None:
    (filled.folder / "wire.txt").write_text(WIRE, "utf-8")
    done = filled("compare", a, b)
    assert (done.code, done.out) == (3, "")
    assert "nothing: no report of that id in the record, and no such file. Accepted: " in done.said
    assert "onrecord reports" in done.said


def test_no_file_and_no_record(pair: Onrecord) -> None:
    done = pair("compare", "wire.txt", "nothing")
    assert done.code == 3
    assert "nothing: no such file, and no record" in done.said
    assert not (pair.folder / "onrecord.db").exists()


def test_a_record_named_that_is_not_there(pair: Onrecord) -> None:
    done = pair("compare", "wire.txt", "nothing", "--db", "elsewhere.db")
    assert done.code == 4
    assert "there is no record here" in done.said


def test_a_file_of_many_reports(pair: Onrecord) -> None:
    lines = [json.dumps({"report": name, "text": WIRE + name}) for name in ("one", "two")]
    (pair.folder / "corpus.jsonl").write_text("\n".join(lines), "utf-8")
    done = pair("compare", "wire.txt", "corpus.jsonl")
    assert done.code == 3
    assert "corpus.jsonl: holds more than one report. Accepted: " in done.said


def test_a_file_that_cannot_be_read(pair: Onrecord) -> None:
    (pair.folder / "empty.txt").write_bytes(b"")
    done = pair("compare", "wire.txt", "empty.txt")
    assert done.code == 3
    assert "empty.txt: holds no text" in done.said


def test_signs_of_a_text_cannot_take_over_a_terminal(pair: Onrecord) -> None:
    (pair.folder / "odd.txt").write_text(WIRE.replace("Insurgents", "[bold]\x1b[2JTerrorists"), "utf-8")
    done = pair("compare", "wire.txt", "odd.txt")
    assert (done.code, ESCAPE.search(done.out)) == (0, None)


def test_comparing_files_loads_neither_parser_nor_database(tmp_path: Path) -> None:
    for name, text in (("wire.txt", WIRE), ("paper.txt", PAPER)):
        (tmp_path / name).write_text(text, "utf-8")
    done = process("compare", "wire.txt", "paper.txt", folder=tmp_path, env={"PYTHONVERBOSE": "1"})
    assert done.code == 0
    assert [m for m in ("spacy", "django") if f"import '{m}'" in done.err] == []
