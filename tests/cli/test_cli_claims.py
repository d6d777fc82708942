"""`onrecord claims`: three formats, standard input, corpora, and what the options say of undated texts."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from calling import EXAMPLE, ROOT, Called, Onrecord, process

from onrecord.cli import inputs
from onrecord.cli.claims import COLUMNS
from onrecord.records import Claim, Figure, Report, Span

STORY = (
    "At least 12 people were killed and dozens wounded in an air strike on the town of Idlib on Tuesday.\n"
)


def objects(done: Called) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.lines]


def documented_keys() -> list[str]:
    """The keys in the table of docs/claims.md, in its order."""
    table = (ROOT / "docs" / "claims.md").read_text("utf-8").split("## Keys")[1].split("\n## ")[0]
    return re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)


def test_json_lines_have_exactly_the_keys_of_the_format(onrecord: Onrecord) -> None:
    done = onrecord("claims", EXAMPLE, "--format", "jsonl")
    keys = documented_keys()
    optional = {"phase", "attack", "responsibility", "note", "aimed_at"}
    found = objects(done)
    assert done.code == 0
    assert len(found) > 40
    for claim in found:
        assert list(claim) == [key for key in keys if key in claim]
        assert set(keys) - set(claim) <= optional
        assert None not in [claim[key] for key in optional & set(claim)]
        assert list(claim["evidence"]) == ["start", "end", "quote"]
        if claim["figure"] is not None:
            assert set(claim["figure"]) - {"unit"} == {"low", "high", "approximate", "text"}
        if claim["time"] is not None:
            assert list(claim["time"])[:3] == ["text", "start", "end"]
            assert set(claim["time"]) - {"precision"} == {"text", "start", "end", "why"}
        for voice in claim["said_by"]:
            assert set(voice) - {"anonymous", "reason", "full", "key", "side"} == {"text", "kind"}


def test_quotes_are_slices_of_the_file_unchanged(onrecord: Onrecord) -> None:
    file = EXAMPLE / "levant-wire-1213.txt"
    text = file.read_bytes().decode("utf-8")
    found = objects(onrecord("claims", file, "--format", "jsonl"))
    assert found
    for claim in found:
        evidence = claim["evidence"]
        assert text[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_the_same_text_gives_the_same_claims_with_the_same_ids(onrecord: Onrecord) -> None:
    first, second = (onrecord("claims", EXAMPLE, "--format", "jsonl").out for _ in range(2))
    assert first == second
    assert process("claims", EXAMPLE, "--format", "jsonl", folder=onrecord.folder).out == first


def test_csv_holds_the_claims_of_the_json_lines(onrecord: Onrecord) -> None:
    rows = list(csv.DictReader(io.StringIO(onrecord("claims", EXAMPLE, "--format", "csv").out)))
    lines = objects(onrecord("claims", EXAMPLE, "--format", "jsonl"))
    assert tuple(rows[0]) == COLUMNS
    assert [(row["report"], row["id"], row["kind"]) for row in rows] == [
        (line["report"], line["id"], line["kind"]) for line in lines
    ]
    assert [row["low"] for row in rows] == [
        str(f["low"]) if (f := line["figure"]) and f["low"] is not None else "" for line in lines
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_the_csv_runs_as_a_formula(
    onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch, start: str
) -> None:
    formula = f'{start}HYPERLINK("x";"y")'

    class Hostile:
        def claims(self, report: Report) -> list[Claim]:
            return [
                Claim(
                    formula, formula, "killed", Span(0, 5, formula), Figure(5, 5, False, formula),
                    affiliation=formula, actor=formula,
                )
            ]  # fmt: skip

    monkeypatch.setattr(inputs, "ready_pipeline", lambda quiet: Hostile())
    out = onrecord("claims", "-", "--format", "csv", stdin=STORY.encode()).out
    _, row = csv.reader(io.StringIO(out, newline=""))
    assert "'" + formula in row
    assert [cell for cell in row if cell[:1] in tuple("=+-@\t\r")] == []


def test_the_table_names_the_report_and_the_words(onrecord: Onrecord) -> None:
    (onrecord.folder / "strike.txt").write_text(STORY)
    done = onrecord("claims", "strike.txt", "--outlet", "The Valley Gazette", "--published", "2024-02-14")
    assert done.code == 0
    assert "strike" in done.lines[0]
    assert "The Valley Gazette" in done.lines[0]
    assert "2024-02-14 (by given)" in done.lines[0]
    assert re.search(r"c1\s+killed\s+≥ 12", done.out)


def test_a_report_without_claims_says_so(onrecord: Onrecord) -> None:
    done = onrecord("claims", "-", stdin=b"The library opens at nine.\n")
    assert done.code == 0
    assert "no claims" in done.out


@pytest.mark.parametrize(
    ("stdin", "report"),
    [
        (STORY.encode(), "stdin"),
        (STORY.encode("utf-16"), "stdin"),
        (json.dumps({"text": STORY, "report": "wire-7"}).encode(), "wire-7"),
        (f"<!DOCTYPE html><html><body><article><p>{STORY * 4}</p></article></body></html>".encode(), "stdin"),
    ],
    ids=["text", "UTF-16", "JSON Lines", "HTML"],
)
def test_a_dash_reads_standard_input(onrecord: Onrecord, stdin: bytes, report: str) -> None:
    found = objects(onrecord("claims", "-", "--format", "jsonl", stdin=stdin))
    assert {claim["report"] for claim in found} == {report}
    assert [claim["figure"]["low"] for claim in found if claim["kind"] == "killed"] == [12]


def test_a_corpus_keeps_the_ids_that_it_gives(onrecord: Onrecord) -> None:
    lines = [{"report": "a/7 ü", "text": STORY}, {"text": STORY.replace("12", "14")}]
    (onrecord.folder / "corpus.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    found = objects(onrecord("claims", "corpus.jsonl", "--format", "jsonl"))
    assert {claim["report"] for claim in found} == {"a/7 ü", "corpus-2"}


def test_a_file_gives_its_stem_as_the_id(onrecord: Onrecord) -> None:
    (onrecord.folder / "strike.2.txt").write_text(STORY)
    found = objects(onrecord("claims", "strike.2.txt", "--format", "jsonl"))
    assert {claim["report"] for claim in found} == {"strike.2"}


@pytest.mark.parametrize(
    ("options", "line", "day"),
    [
        ([], {}, None),
        (["--published", "2024-02-14"], {}, "2024-02-13"),
        (["--published", "2024-02-14"], {"published": "2023-11-08"}, "2023-11-07"),
    ],
    ids=["no day is ever guessed", "the option dates the text", "the text's own day wins"],
)
def test_published_dates_what_carries_no_day(
    onrecord: Onrecord, options: list[str], line: dict[str, str], day: str | None
) -> None:
    (onrecord.folder / "c.jsonl").write_text(json.dumps({"text": STORY} | line))
    found = objects(onrecord("claims", "c.jsonl", "--format", "jsonl", *options))
    (killed,) = [claim for claim in found if claim["kind"] == "killed"]
    assert (killed["time"] or {}).get("start") == day


def test_the_outlet_of_a_line_wins_over_the_option(onrecord: Onrecord) -> None:
    lines = [{"text": STORY, "outlet": "Own Name"}, {"text": STORY.replace("12", "13")}]
    (onrecord.folder / "c.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    out = onrecord("claims", "c.jsonl", "--outlet", "Given Name").out
    assert out.count("Own Name") == out.count("Given Name") == 1


def test_nothing_is_stored(onrecord: Onrecord) -> None:
    before = sorted(onrecord.folder.iterdir())
    assert onrecord("claims", EXAMPLE).code == 0
    assert sorted(onrecord.folder.iterdir()) == before


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("claims",), "PATH"),
        (("claims", "-", "--format", "xml"), "'table', 'jsonl', 'csv'"),
        (("claims", "-", "--published", "31/02/2024"), "YYYY-MM-DD"),
        (("claims", "-", "--published", "2024-02-31"), "no day of the calendar"),
        (("claims", "-", "--colour"), "No such option"),
        (("claim",), "No such command"),
    ],
)
def test_a_wrong_command_line_has_exit_code_2(
    onrecord: Onrecord, words: tuple[str, ...], reason: str
) -> None:
    done = onrecord(*words, stdin=STORY.encode())
    assert done.code == 2
    assert reason in done.said
    assert done.out == ""


def closed_pipe(folder: Path) -> tuple[int, str]:
    """Exit code and messages of `onrecord claims … | head -1`."""
    lines = ({"report": f"r{n}", "text": STORY.replace("12", str(n + 12))} for n in range(400))
    (folder / "c.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    command = [sys.executable, "-m", "onrecord.cli.main", "claims", "c.jsonl", "--format", "jsonl", "--quiet"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        assert child.stdout.readline().startswith(b"{")
        child.stdout.close()
        said = child.stderr.read().decode()
        return child.wait(), said


def test_a_closed_pipe_ends_the_run_quietly(tmp_path: Path) -> None:
    assert closed_pipe(tmp_path)[1] == ""


def test_a_closed_pipe_is_no_failed_input(tmp_path: Path) -> None:
    assert closed_pipe(tmp_path)[0] == 0
