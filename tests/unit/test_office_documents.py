"""DOCX, ODT and RTF files to reports: paragraphs, tables, footnotes, titles; what is left out; what is broken."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from document_files import LEFT_OUT, MAKERS, W, docx_file, odt_file, rtf_file
from document_texts import (
    ARABIC,
    FOOTNOTE,
    PARAGRAPHS,
    ROWS,
    TITLE,
    assert_well_read,
    the_failure,
    the_report,
)

from onrecord.read import ReadOptions

TABLE = [" | ".join(row) for row in ROWS]


@pytest.mark.parametrize("kind", MAKERS)
def test_its_text_comes_back_in_order_with_a_line_per_paragraph_and_row(tmp_path: Path, kind: str) -> None:
    report = the_report(MAKERS[kind](tmp_path / f"silo.{kind}"))
    notes = [] if kind == "rtf" else [FOOTNOTE]
    assert report.text.split("\n") == [TITLE, *PARAGRAPHS[:3], *TABLE, *PARAGRAPHS[3:], ARABIC, *notes]
    assert_well_read(report.text, [TITLE, *PARAGRAPHS, *map(" ".join, ROWS), ARABIC, *notes])
    assert LEFT_OUT not in report.text
    assert (report.id, report.title, report.outlet) == ("silo", TITLE, None)
    assert (report.published, report.published_by) == (date(2016, 5, 4), "dateline")
    assert report.raw == (tmp_path / f"silo.{kind}").read_bytes()


@pytest.mark.parametrize("kind", MAKERS)
def test_what_the_user_gives_is_the_day(tmp_path: Path, kind: str) -> None:
    file = MAKERS[kind](tmp_path / f"silo.{kind}")
    report = the_report(file, ReadOptions(date(2016, 5, 6), "Example Gazette"))
    assert (report.published, report.published_by, report.outlet) == (
        date(2016, 5, 6),
        "given",
        "Example Gazette",
    )


@pytest.mark.parametrize("kind", ["docx", "odt", "rtf"])
@pytest.mark.parametrize(
    ("given", "kept"), [(TITLE, True), ("Document1", False), ("Budget of another office", False)]
)
def test_the_title_of_the_properties_counts_where_the_text_begins_with_it(
    tmp_path: Path, kind: str, given: str, kept: bool
) -> None:
    path = tmp_path / f"a.{kind}"
    if kind == "docx":
        docx_file(path, heading="Normal", properties=given)
    elif kind == "odt":
        odt_file(path, style="Standard", properties=given)
    else:
        rtf_file(path, properties=given)
    assert the_report(path).title == (given if kept else None)


@pytest.mark.parametrize("kind", MAKERS)
def test_a_broken_file_is_a_failure(tmp_path: Path, kind: str) -> None:
    whole = MAKERS[kind](tmp_path / f"a.{kind}").read_bytes()
    for data in (b"PK\x03\x04" + bytes(60), whole[: len(whole) // 2], b"some words and no document"):
        (tmp_path / f"b.{kind}").write_bytes(data)
        assert the_failure(tmp_path / f"b.{kind}").code == "broken-document"
    (tmp_path / f"c.{kind}").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500))
    assert the_failure(tmp_path / f"c.{kind}").code in ("encrypted", "broken-document")


@pytest.mark.parametrize("declared", ['<!ENTITY a "boom">', '<!ENTITY a SYSTEM "file:///etc/hostname">'])
def test_a_document_type_is_refused_and_no_entity_is_opened(tmp_path: Path, declared: str) -> None:
    file = odt_file(tmp_path / "a.odt", doctype=f"<!DOCTYPE x [{declared}]>")
    failure = the_failure(file)
    assert failure.code == "broken-document"
    assert "document type" in failure.found


def test_a_document_type_in_a_word_document_is_refused(tmp_path: Path) -> None:
    file = docx_file(tmp_path / "a.docx")
    old = zipfile.ZipFile(io.BytesIO(file.read_bytes()))
    with zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:document", b'<!DOCTYPE x [<!ENTITY a "boom">]><w:document', 1)
            new.writestr(name, data)
    assert "document type" in the_failure(file).found


def test_changes_that_were_tracked_are_read_as_accepted(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Nine people ")
    for tag, words in (("ins", "were killed"), ("del", "were wounded")):
        change = paragraph._p.makeelement(f"{{{W}}}{tag}", {})
        run = paragraph.add_run(words)._r
        change.append(run)
        paragraph._p.append(change)
    paragraph.add_run(" in Marwa.")
    document.save(str(tmp_path / "a.docx"))
    assert the_report(tmp_path / "a.docx").text == "Nine people were killed in Marwa."


def test_documents_without_words_are_empty(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "a.docx"))
    (tmp_path / "a.rtf").write_text("{\\rtf1\\ansi \\par}")
    assert the_failure(tmp_path / "a.docx").code == "empty"
    assert the_failure(tmp_path / "a.rtf").code == "empty"


def test_letters_of_another_code_page(tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_bytes(
        b"{\\rtf1\\ansi\\ansicpg1251 \\'cf\\'ee\\'f0\\'f2 \\'e3\\'ee\\'f0\\'e8\\'f2\\par}"
    )
    assert the_report(tmp_path / "a.rtf").text == "Порт горит"


def test_a_locked_document_is_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.odt", "w") as archive:
        archive.writestr("content.xml", b"\x12\x34")
        archive.writestr("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>")
    assert the_failure(tmp_path / "a.odt").code == "encrypted"
