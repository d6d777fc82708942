"""`onrecord add`: into the record once, the same again changes nothing, and where the record lies."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from calling import EXAMPLE, Onrecord, clean_environment, process, waited_for

STORY = "At least 12 people were killed in shelling of the town of Idlib on Tuesday.\n"
MANY = 120


def ids(onrecord: Onrecord, *words: object) -> list[str]:
    done = onrecord("reports", "--format", "jsonl", *words)
    assert done.code == 0, done.said
    return [json.loads(line)["report"] for line in done.lines]


def content(db: Path) -> list[tuple[object, ...]]:
    """Every row of every table of the record."""
    with sqlite3.connect(db) as opened:
        tables = [name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return [(t, *row) for t in sorted(tables) for row in opened.execute(f'SELECT * FROM "{t}"')]  # noqa: S608


def test_the_example_is_added_and_counted(onrecord: Onrecord) -> None:
    done = onrecord("add", EXAMPLE)
    assert done.code == 0
    assert done.out.startswith("6 added. The record onrecord.db holds 6 reports, ")
    assert len(ids(onrecord)) == 6


def test_the_same_again_changes_nothing_and_says_so(filled: Onrecord) -> None:
    before = content(filled.folder / "onrecord.db")
    done = filled("add", EXAMPLE)
    assert done.code == 0
    assert done.out.startswith("Nothing changed: 6 known already.")
    assert content(filled.folder / "onrecord.db") == before


def test_what_is_known_needs_no_parser(filled: Onrecord) -> None:
    code = (
        "import sys; from onrecord.cli.main import main\n"
        f"sys.argv = ['onrecord', 'add', {str(EXAMPLE)!r}]\n"
        "try: main()\n"
        "except SystemExit as done: print(done.code, type(sys.modules.get('spacy.lang.en')).__name__)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=filled.folder, capture_output=True, text=True,
        env=clean_environment(), check=True,
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "0 NoneType"


def test_part_known_part_new(filled: Onrecord) -> None:
    (filled.folder / "strike.txt").write_text(STORY)
    done = filled("add", EXAMPLE, "strike.txt")
    assert done.code == 0
    assert done.out.startswith("1 added, 6 known already.")


@pytest.mark.parametrize(
    ("options", "env", "expected"),
    [
        ([], {}, "onrecord.db"),
        ([], {"ONRECORD_DB": "env.db"}, "env.db"),
        (["--db", "given.db"], {}, "given.db"),
        (["--db", "given.db"], {"ONRECORD_DB": "env.db"}, "given.db"),
        ([], {"ONRECORD_DB": ""}, "onrecord.db"),
    ],
)
def test_where_the_record_lies(
    onrecord: Onrecord, options: list[str], env: dict[str, str], expected: str
) -> None:
    (onrecord.folder / "strike.txt").write_text(STORY)
    done = onrecord("add", "strike.txt", *options, env=env)
    assert done.code == 0
    assert f"The record {expected} holds 1 report," in done.out
    assert [file.name for file in onrecord.folder.glob("*.db")] == [expected]
    assert onrecord("reports", "--format", "jsonl", *options, env=env).lines


def test_standard_input_is_stored(onrecord: Onrecord) -> None:
    done = onrecord(
        "add", "-", "--published", "2024-02-14", "--outlet", "Valley Gazette", stdin=STORY.encode()
    )
    assert done.code == 0
    (row,) = onrecord("reports", "--format", "jsonl").lines
    held = json.loads(row)
    assert (held["report"], held["outlet"], held["published"], held["published_by"]) == (
        "stdin", "Valley Gazette", "2024-02-14", "given",
    )  # fmt: skip
    assert held["claims"] >= 1


def test_a_changed_text_under_a_known_id_stands_beside_the_first(onrecord: Onrecord) -> None:
    for figure in ("12", "15"):
        (onrecord.folder / "strike.txt").write_text(STORY.replace("12", figure))
        assert onrecord("add", "strike.txt").out.startswith("1 added.")
    first, second = ids(onrecord)
    assert first == "strike"
    assert second.startswith("strike~")
    assert "12 people" in onrecord("show", first).out
    assert "15 people" in onrecord("show", second).out


def test_a_file_that_was_mended_is_no_failure_any_more(onrecord: Onrecord) -> None:
    (onrecord.folder / "a.txt").write_bytes(b"")
    assert onrecord("add", "a.txt").code == 3
    assert "a.txt" in onrecord("reports", "--failures").out
    (onrecord.folder / "a.txt").write_text(STORY)
    assert onrecord("add", "a.txt").code == 0
    assert "Everything that was given could be read." in onrecord("reports", "--failures").out


def test_an_interrupted_run_keeps_what_was_finished_and_goes_on(tmp_path: Path) -> None:
    """Ctrl-C in the middle of a run: exit code 130, whole reports only, and the next run adds the rest."""
    lines = [{"report": f"r{n}", "text": STORY.replace("12", str(n + 12))} for n in range(MANY)]
    (tmp_path / "c.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    command = [sys.executable, "-m", "onrecord.cli.main", "add", "-"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=clean_environment(),
    ) as child:  # fmt: skip
        assert child.stdin is not None
        assert child.stderr is not None
        corpus = (tmp_path / "c.jsonl").read_bytes()
        # Half of it and no end: the command has stored what it was given and waits for more.
        child.stdin.write(corpus[: len(corpus) // 2])
        child.stdin.flush()
        waited_for(tmp_path / "onrecord.db", reports=10)
        child.send_signal(signal.SIGINT)
        said = child.stderr.read().decode()
        code = child.wait()
    assert code == 130, said
    assert "Traceback" not in said
    held = process("reports", "--format", "jsonl", folder=tmp_path)
    kept = len(held.lines)
    assert 10 <= kept < MANY
    done = process("add", "-", folder=tmp_path, stdin=corpus)
    assert done.code == 0
    assert done.out.startswith(f"{MANY - kept:,} added, {kept} known already.")


def test_reading_does_not_touch_the_files(onrecord: Onrecord) -> None:
    before = {file: sha256(file.read_bytes()).hexdigest() for file in EXAMPLE.iterdir()}
    assert onrecord("add", EXAMPLE).code == 0
    assert {file: sha256(file.read_bytes()).hexdigest() for file in EXAMPLE.iterdir()} == before
