"""Excel workbooks and JSON arrays as corpora."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from document_texts import PARAGRAPHS, read_all, the_failure

from onrecord.read import ReadOptions
from onrecord.read.given_columns import given_columns


def workbook(path: Path, sheets: dict[str, list[list[object]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


REPORTS: list[list[object]] = [
    ["Reports from Marwa, May 2016", None, None],
    ["Headline", "Date", "Body"],
    ["Silo burns", datetime(2016, 5, 4, 8), PARAGRAPHS[0]],  # noqa: DTZ001 # as a spreadsheet has it
    [None, None, None],
    ["Silo out", "5 May 2016", PARAGRAPHS[1]],
    [1204, date(2016, 5, 6), PARAGRAPHS[2]],
]


def test_the_sheet_with_texts_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    notes: list[list[object]] = [["Term", "Meaning"], ["quay", "where ships lie"], ["silo", "store"]]
    file = workbook(tmp_path / "b.xlsx", {"About": notes, "Reports": REPORTS, "Blank": []})
    told: list[str] = []
    found, (failure,) = read_all(file, ReadOptions(told=told.append))
    assert [report.text for report in found] == list(PARAGRAPHS[:3])
    assert [report.title for report in found] == ["Silo burns", "Silo out", "1204"]
    assert [report.published for report in found] == [date(2016, 5, day) for day in (4, 5, 6)]
    assert [report.id for report in found] == ["b-3", "b-5", "b-6"]
    assert found[0].source == f"{file}:3"
    assert json.loads((found[0].raw or b"").decode())["Headline"] == "Silo burns"
    assert (failure.code, failure.where) == ("no-text-column", "sheet 'About'")
    assert told == [
        f'{file}: columns: text ← "Body", title ← "Headline", published ← "Date"; --columns changes that'
    ]


def test_columns_given_by_hand(tmp_path: Path) -> None:
    file = workbook(
        tmp_path / "b.xlsx", {"S": [["a", "b"], ["Nine died.", "03/04/2016"], ["Two fled.", "x"]]}
    )
    (report,), (failure,) = read_all(file, ReadOptions(columns=given_columns("text=a,published:dmy=b")))
    assert (report.text, report.published) == ("Nine died.", date(2016, 4, 3))
    assert (failure.code, failure.where) == ("bad-date", "sheet 'S', row 3")


def test_two_sheets_of_reports_have_ids_of_their_own(tmp_path: Path) -> None:
    rows: list[list[object]] = [["text"], ["Nine died."]]
    found, failures = read_all(
        workbook(tmp_path / "b.xlsx", {"May": rows, "June": [["text"], ["Two fled."]]})
    )
    assert failures == []
    assert [(report.id, report.text) for report in found] == [
        ("b-2", "Nine died."),
        ("b-June-2", "Two fled."),
    ]


def test_workbooks_that_cannot_be_read(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "a.xlsx", {"S": [["Term", "Meaning"], ["quay", "where ships lie"]]})
    assert the_failure(whole).code == "no-text-column"
    data = whole.read_bytes()
    for broken, code in ((data[:300], "broken-document"), (b"text\nNine died.\n", "broken-document"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "encrypted")):  # fmt: skip
        (tmp_path / "b.xlsx").write_bytes(broken)
        assert the_failure(tmp_path / "b.xlsx").code == code
    assert the_failure(workbook(tmp_path / "c.xlsx", {"S": []})).code == "empty"


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    file = workbook(tmp_path / "a.xlsx", {"S": [["text"], ["Nine died."]]})
    old = zipfile.ZipFile(io.BytesIO(file.read_bytes()))
    with zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith("sheet1.xml"):
                data = b'<!DOCTYPE x [<!ENTITY a "boom">]>' + data[data.index(b"<worksheet") :]
            new.writestr(name, data)
    assert "document type" in the_failure(file).found


ENTRIES = [
    {"content": words, "title": "Silo", "url": f"https://g.example/{n}"} for n, words in enumerate(PARAGRAPHS)
]


@pytest.mark.parametrize(
    "words",
    [
        json.dumps(ENTRIES),
        json.dumps(ENTRIES, indent=2),
        json.dumps({"status": "ok", "totalResults": 5, "articles": ENTRIES}, indent=1),
        json.dumps({"articles": ENTRIES}),
        "\ufeff" + json.dumps(ENTRIES),
    ],
)
def test_arrays(tmp_path: Path, words: str) -> None:
    (tmp_path / "c.json").write_text(words, "utf-8")
    found, failures = read_all(tmp_path / "c.json")
    assert failures == []
    assert [report.text for report in found] == list(PARAGRAPHS)
    assert [report.id for report in found] == [f"c-{n}" for n in range(1, 6)]
    assert found[1].url == "https://g.example/1"
    assert json.loads(found[0].raw or b"") == ENTRIES[0]


@pytest.mark.parametrize(
    "words",
    [
        "\n".join(map(json.dumps, ENTRIES)),
        "\n".join(json.dumps({"tags": [{"a": 1}], **entry}) for entry in ENTRIES),
    ],
)
def test_json_lines_under_the_name_of_json(tmp_path: Path, words: str) -> None:
    (tmp_path / "c.json").write_text(words, "utf-8")
    found, failures = read_all(tmp_path / "c.json")
    assert failures == []
    assert [report.text for report in found] == list(PARAGRAPHS)


def test_one_object_over_several_lines(tmp_path: Path) -> None:
    (tmp_path / "c.json").write_text(json.dumps({"text": PARAGRAPHS[0], "title": "Silo"}, indent=2))
    (report,), _ = read_all(tmp_path / "c.json")
    assert (report.text, report.title) == (PARAGRAPHS[0], "Silo")


@pytest.mark.parametrize(
    ("words", "read", "codes"),
    [
        (
            '[{"text": "Nine died."}, 7, {"text": ""}, {"text": "Two fled."}]',
            2,
            ["not-an-object", "missing-text"],
        ),
        ('[{"text": "Nine died."}, {"text": ', 1, ["not-json"]),
        ('[{"text": "Nine died."}', 1, ["not-json"]),
        ("[]", 0, ["empty"]),
        ("", 0, ["empty"]),
        ("nothing of the kind", 0, ["not-json"]),
        ("[" * 100_000, 0, ["not-json"]),
        ('{"a": 1}', 0, ["missing-text"]),
    ],
)
def test_what_is_wrong_in_a_json_file(tmp_path: Path, words: str, read: int, codes: list[str]) -> None:
    (tmp_path / "c.json").write_text(words)
    found, failures = read_all(tmp_path / "c.json")
    assert (len(found), [failure.code for failure in failures]) == (read, codes)
