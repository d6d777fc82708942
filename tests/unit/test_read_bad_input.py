"""What cannot be read is listed with its file and reason, and the rest goes on."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from onrecord.read import ReadOptions, inputs, json_lines, lines, read
from onrecord.records import Failure, Report

GOOD = "Two people were killed.\n"


def outcome(*paths: object, stdin: bytes = b"") -> tuple[list[Report], list[Failure]]:
    found = list(read([str(path) for path in paths], ReadOptions(), io.BytesIO(stdin)))
    return (
        [item for item in found if isinstance(item, Report)],
        [item for item in found if isinstance(item, Failure)],
    )


def refused(path: object, stdin: bytes = b"") -> Failure:
    done, failures = outcome(path, stdin=stdin)
    assert not done
    (failure,) = failures
    assert failure.source in failure.message()
    assert failure.found in failure.message()
    assert failure.accepted
    assert failure.next.endswith(".")
    return failure


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", " \t\r\n\u00a0\ufeff".encode(), "empty"),
        ("a.html", b"", "empty"),
        ("a.jsonl", b"\n \n", "empty"),
        ("a.csv", b"", "empty"),
        ("a.csv", b"text,report\n", "empty"),
        ("a.txt", b"%PDF-1.4\n", "binary"),
        ("a.jsonl", b"PK\x03\x04zzzz", "binary"),
        ("a.csv", b"text\x00\x01\n", "binary"),
        ("a.txt", "Orléans “".encode()[:-1], "truncated-utf-8"),
        ("a.jsonl", b'{"text": "Orl\xc3\xa9ans \xe2\x80"}\n', "truncated-utf-8"),
        ("a.html", b"<html><body></body></html>", "no-article"),
        ("a.pdf", b"%PDF-1.4\n", "broken-document"),
        ("a.md", GOOD.encode(), "unknown-kind"),
        ("noend", GOOD.encode(), "unknown-kind"),
        ("a.csv", b"body,date\nx,y\n", "no-text-column"),
        ("a.jsonl", b'[{"text": "a"},\n{"text": "b"}]\n', "json-array"),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert refused(tmp_path / name).code == code


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("not json", "not-json", "character 1"),
        ('{"text": "a"', "not-json", "character"),
        ('{"text": "a', "not-json", "string starting at character 10)"),
        ("[" * 5000, "not-json", ""),
        ('"a text"', "not-an-object", ""),
        ("7", "not-an-object", ""),
        ("{}", "missing-text", "no `text`"),
        ('{"text": null}', "missing-text", "no `text`"),
        ('{"text": " \\n"}', "missing-text", "empty `text`"),
        ('{"text": 12}', "text-not-string", "a number"),
        ('{"text": ["a"]}', "text-not-string", "a list"),
        ('{"text": "a", "published": "31/02/2024"}', "bad-date", "'31/02/2024'"),
        ('{"text": "a", "published": "2024-02-31"}', "bad-date", "'2024-02-31'"),
        ('{"text": "a", "published": "tomorrow"}', "bad-date", "'tomorrow'"),
        ('{"text": "a", "published": 20240131}', "bad-date", "a number"),
        ('{"text": "a", "published": "2024-01-31T99:00"}', "bad-date", "'2024-01-31T99:00'"),
        ('{"text": "a", "title": ["b"]}', "bad-field", "has a `title`"),
        ('{"text": "a", "outlet": 7}', "bad-field", "has an `outlet`"),
        ('{"text": "a", "url": 7}', "bad-field", "has a `url`"),
        ('{"text": "a", "report": {}}', "bad-field", "`report`"),
        ('{"text": "a\\ud800"}', "broken-characters", "`text`"),
        ('{"text": "a\\u0000"}', "broken-characters", "`text`"),
    ],
)
def test_a_bad_line_is_listed_and_the_rest_is_read(tmp_path: Path, line: str, code: str, words: str) -> None:
    file = tmp_path / "c.jsonl"
    file.write_text(f'{{"text": "One."}}\n{line}\n{{"text": "Three."}}\n')
    done, (failure,) = outcome(file)
    assert [report.id for report in done] == ["c-1", "c-3"]
    assert (failure.code, failure.where) == (code, "line 2")
    assert words in failure.found
    assert failure.message().startswith(f"{file}, line 2: ")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (",2016-12-13", "missing-text"),
        ("Two,31/02/2024", "bad-date"),
        ("Two, and three,2016-12-13", "row-shape"),
        ('"Two" he said,2016-12-13', "bad-quotes"),
        ("Orl\udcc3\udca9ans \udce2\udc80,", "truncated-utf-8"),
    ],
)
def test_a_bad_row_is_listed_and_the_rest_is_read(tmp_path: Path, row: str, code: str) -> None:
    file = tmp_path / "t.csv"
    table = f"text,published\nOne,\n{row}\nThree,2016-12-13\n"
    file.write_bytes(table.encode("utf-8", "surrogateescape"))
    done, (failure,) = outcome(file)
    assert [report.id for report in done] == ["t-1", "t-3"]
    assert (failure.code, failure.where) == (code, "line 3")


def test_a_quote_that_is_never_closed_is_listed_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text('text,published\nOne,\n"Two,\nThree,\n')
    done, (failure,) = outcome(tmp_path / "t.csv")
    assert [report.id for report in done] == ["t-1"]
    assert (failure.code, failure.where) == ("bad-quotes", "line 3")


@pytest.mark.parametrize("path", ["missing.txt", "missing/folder", "nul\0.txt"])
def test_a_path_that_does_not_exist(tmp_path: Path, path: str) -> None:
    assert refused(f"{tmp_path}/{path}").code == "no-such-path"


def test_a_folder_without_readable_files(tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    failure = refused(tmp_path)
    assert failure.code == "empty-folder"
    assert ".jsonl" in failure.accepted


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert refused(tmp_path / "a.txt").code == "not-a-file"


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl", "a.csv"])
def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    (tmp_path / name).write_text(GOOD)

    def denied(path: str, mode: str) -> io.BytesIO:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(inputs, "open", denied, raising=False)
    assert refused(tmp_path / name).code == "no-permission"


def test_a_folder_that_may_not_be_entered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(path: str) -> list[str]:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "listdir", denied)
    assert refused(tmp_path).code == "no-permission"


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    monkeypatch.setattr(inputs, "open", None, raising=False)  # opening it would fail
    failure = refused(tmp_path / "a.txt")
    assert failure.code == "too-large"
    assert "200 MB" in failure.found


def test_standard_input_over_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "TEXT_LIMIT", 10_000)
    assert refused("-", stdin=b"a" * 20_000).code == "too-large"


def test_a_line_over_the_limit_is_never_held_and_the_rest_is_read(tmp_path: Path) -> None:
    class Watched(io.BytesIO):
        asked = 0

        def read(self, size: int | None = -1) -> bytes:
            assert (size or 0) > 0
            size = size or 0
            self.asked = max(self.asked, size)
            return super().read(size)

    stream = Watched(b'{"text": "' + b"a" * 5_000_000 + b'"}\n{"text": "b"}\n')
    numbers = [(line.number, line.raw) for line in lines.lines(stream, limit=100_000)]
    assert numbers == [(1, None), (2, b'{"text": "b"}\n')]
    assert stream.asked <= 2 * 1024 * 1024


@pytest.mark.parametrize("name", ["c.jsonl", "c.csv"])
def test_a_line_over_20_mb_is_refused(tmp_path: Path, name: str) -> None:
    first = "text\n" if name.endswith("csv") else ""
    with (tmp_path / name).open("w") as file:
        file.write(first + "a" * (lines.LINE_LIMIT + 1) + "\n")
        file.write("Two.\n" if first else '{"text": "Two."}\n')
    done, (failure,) = outcome(tmp_path / name)
    assert [report.id for report in done] == ["c-2"]
    assert failure.code == json_lines.too_long_line().code == "line-too-long"


def test_one_id_for_two_texts_is_refused_on_the_second(tmp_path: Path) -> None:
    file = tmp_path / "c.jsonl"
    file.write_text(
        '{"report": "x", "text": "One."}\n{"report": "x", "text": "One."}\n{"report": "x", "text": "Two."}\n'
    )
    done, (failure,) = outcome(file)
    assert [report.text for report in done] == ["One."]
    assert (failure.code, failure.source) == ("duplicate-id", f"{file}:3")
    assert "'x'" in failure.found


def test_broken_inputs_do_not_stop_the_run(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(GOOD)
    (tmp_path / "c.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    done, failures = outcome("missing", tmp_path, "-", stdin=b"Three people fled.")
    assert [report.id for report in done] == ["b", "stdin"]
    assert [failure.code for failure in failures] == ["no-such-path", "empty", "binary"]
