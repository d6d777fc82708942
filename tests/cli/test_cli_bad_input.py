"""Bad input on the command line: a message that names file and reason, a stored failure, the exit code, and
the rest of the run unharmed.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from calling import Onrecord, measured

GOOD = "At least 12 people were killed in shelling of the town of Idlib on Tuesday.\n"
BIG = 200 * 1024 * 1024
MOST_MEMORY_KB = 400_000


def corpus(*lines: str) -> bytes:
    return "".join(line + "\n" for line in lines).encode()


def written(name: str, data: bytes) -> Callable[[Path], str]:
    def write(folder: Path) -> str:
        (folder / name).write_bytes(data)
        return name

    return write


def empty_folder(folder: Path) -> str:
    (folder / "photos").mkdir()
    (folder / "photos" / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return "photos"


BROKEN: dict[str, tuple[Callable[[Path], str], str]] = {
    "empty file": (written("empty.txt", b""), "empty.txt: holds no text"),
    "white space": (written("blank.txt", b" \n\t\n"), "blank.txt: holds no text"),
    "picture": (written("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(200)), "photo.txt: is a PNG image"),
    "binary file": (written("data.txt", bytes(range(256)) * 20), "data.txt: is a binary file"),
    "truncated UTF-8": (written("cut.txt", "Orléans".encode()[:4] + b""), "cut.txt: "),
    "no JSON": (written("c.jsonl", corpus("no json")), "c.jsonl, line 1: is no JSON"),
    "JSON, no object": (written("c.jsonl", corpus("[1, 2")), "c.jsonl: begins as a JSON array"),
    "missing text": (written("c.jsonl", corpus('{"report": "a"}')), "c.jsonl, line 1: has no `text`"),
    "no such day": (
        written("c.jsonl", corpus('{"text": "Two fled.", "published": "31/02/2024"}')),
        "c.jsonl, line 1: has a `published` that is no date: '31/02/2024'",
    ),
    "no text column": (written("t.csv", b"title,body\na,b\n"), "t.csv, line 1: has a header without a column"),
    "empty page": (written("p.html", b"<html><body></body></html>"), "p.html: "),
    "folder without readable files": (empty_folder, "photos: is a folder without readable files"),
    "no such path": (lambda folder: "nowhere/a.txt", "nowhere/a.txt: does not exist"),
    "broken document": (written("a.docx", b"PK\x03\x04"), "a.docx: is not a Word document that can be opened"),
    "unknown kind": (written("a.doc", b"PK\x03\x04"), "a.doc: is of a kind that is not read (.doc)"),
}  # fmt: skip


def says_all_parts(line: str) -> bool:
    """Where and what, what is accepted, what to do next."""
    before, _, after = line.partition(". Accepted: ")
    return line.startswith("not read: ") and ": " in before and after.rstrip().endswith(".") and ". " in after


@pytest.mark.parametrize("name", BROKEN)
def test_alone_it_is_told_and_nothing_was_read(onrecord: Onrecord, name: str) -> None:
    make, words = BROKEN[name]
    done = onrecord("claims", make(onrecord.folder))
    assert done.code == 3
    assert f"not read: {words}" in done.err
    assert all(says_all_parts(line) for line in done.err.splitlines())
    assert done.out == ""


@pytest.mark.parametrize("name", BROKEN)
def test_the_rest_of_the_run_is_unharmed(onrecord: Onrecord, name: str) -> None:
    make, words = BROKEN[name]
    path = make(onrecord.folder)
    (onrecord.folder / "good.txt").write_text(GOOD)
    done = onrecord("claims", path, "good.txt", "--format", "jsonl")
    assert done.code == 1
    assert words in done.err
    assert {json.loads(line)["report"] for line in done.lines} == {"good"}


@pytest.mark.parametrize("name", BROKEN)
def test_added_it_is_a_stored_failure(onrecord: Onrecord, name: str) -> None:
    make, words = BROKEN[name]
    path = make(onrecord.folder)
    (onrecord.folder / "good.txt").write_text(GOOD)
    done = onrecord("add", path, "good.txt")
    assert done.code == 1
    assert words in done.err
    assert done.out.startswith("1 added, 1 not read. The record onrecord.db holds 1 report,")
    (stored,) = onrecord("reports", "--failures").lines
    assert words in stored
    again = onrecord("add", path, "good.txt")
    assert (again.code, len(onrecord("reports", "--failures").lines)) == (1, 1)
    assert again.out.startswith("0 added, 1 known already, 1 not read.")


def test_added_alone_nothing_could_be_read(onrecord: Onrecord) -> None:
    (onrecord.folder / "empty.txt").write_bytes(b"")
    done = onrecord("add", "empty.txt")
    assert done.code == 3
    assert onrecord("reports", "--failures").lines


def test_good_lines_of_a_corpus_with_bad_ones_are_read(onrecord: Onrecord) -> None:
    lines = [json.dumps({"text": GOOD.replace("12", str(n))}) for n in (13, 14)]
    (onrecord.folder / "c.jsonl").write_bytes(
        corpus(lines[0], "{", '{"text": 7}', lines[1], '{"text": "Two fled.", "published": "2024-02-31"}')
    )
    done = onrecord("add", "c.jsonl")
    assert done.code == 1
    assert [line.split(": ")[1] for line in done.err.splitlines()] == [
        f"c.jsonl, line {n}" for n in (2, 3, 5)
    ]
    assert done.out.startswith("2 added, 3 not read.")


def test_a_cut_character_at_the_end_is_named(onrecord: Onrecord) -> None:
    text = GOOD * 3 + "Ambulances came from Al-Qaʿqāʿ"
    (onrecord.folder / "cut.txt").write_bytes(text.encode()[:-1])
    done = onrecord("claims", "cut.txt")
    assert done.code == 3
    assert "cut.txt" in done.err
    assert "UTF-8" in done.err


def one_line_of_letters(path: Path, start: bytes) -> None:
    block = b"all work and no rest " * 50_000
    with path.open("wb") as file:
        file.write(start)
        while file.tell() < BIG:
            file.write(block)


@pytest.mark.parametrize(
    ("name", "start", "reason"),
    [
        ("big.txt", b"", "is 200 MB large"),
        ("big.html", b"<html><body><p>", "is 200 MB large"),
        ("big.jsonl", b'{"text": "', "is longer than"),
        ("big.csv", b"text\n", "is longer than"),
    ],
)
def test_a_file_of_200_mb_on_one_line_is_refused_in_flat_memory(
    tmp_path: Path, name: str, start: bytes, reason: str
) -> None:
    one_line_of_letters(tmp_path / name, start)
    (tmp_path / "good.txt").write_text(GOOD)
    done, peak_kb = measured("claims", name, "good.txt", "--format", "jsonl", folder=tmp_path)
    (tmp_path / name).unlink()
    assert done.code == 1
    assert f"not read: {name}" in done.err
    assert reason in done.err
    assert '"report": "good"' in done.out
    assert peak_kb < MOST_MEMORY_KB


def test_200_mb_on_one_line_from_a_pipe(tmp_path: Path) -> None:
    one_line_of_letters(tmp_path / "big", b"")
    done, peak_kb = measured("claims", "-", folder=tmp_path, stdin=tmp_path / "big")
    (tmp_path / "big").unlink()
    assert done.code == 3
    assert "not read: stdin: is too large" in done.err
    assert peak_kb < MOST_MEMORY_KB
