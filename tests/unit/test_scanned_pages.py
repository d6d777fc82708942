"""Pages of a PDF that are only pictures: named as unread, or read by tesseract where it is on PATH."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from document_texts import PARAGRAPHS, TITLE, read_all, recall_precision, the_failure, the_report

from onrecord.read import scanned

typst = pytest.importorskip("typst", reason="typst is not installed")

SCRIPT = """#!/bin/sh
if [ "$1" = "--list-langs" ]; then printf 'List of available languages in "/x/" (3):\\nara\\neng\\nosd\\n'; exit 0; fi
head -c 2 > "$0.magic"; cat > /dev/null; echo "$@" > "$0.words"
{end}
"""
SAYS = "printf 'Shells set fire to a silo in the harbour and two\\npeople were hurt, the admin-\\nistration said.\\n\\nNobody died.\\n\\f'"


@pytest.fixture
def no_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")


def with_program(folder: Path, monkeypatch: pytest.MonkeyPatch, end: str) -> Path:
    program = folder / "bin" / "tesseract"
    program.parent.mkdir()
    program.write_text(SCRIPT.replace("{end}", end))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    return program


def scanned_pdf(folder: Path, pages: str, size: str = "12pt") -> Path:
    """`pages` has an 's' for a page that is a picture and a 't' for one of text."""
    (folder / "page.typ").write_text(
        f"#set text(size: {size})\n= {TITLE}\n\n" + "\n\n".join(PARAGRAPHS), "utf-8"
    )
    (folder / "page.png").write_bytes(typst.compile(str(folder / "page.typ"), format="png", ppi=200.0))
    texts = iter(("\n\n".join(PARAGRAPHS[:3]), "\n\n".join(PARAGRAPHS[3:])))
    parts = ['#image("page.png", width: 100%)' if page == "s" else next(texts) for page in pages]
    (folder / "a.typ").write_text("\n#pagebreak()\n".join(parts), "utf-8")
    (folder / "a.pdf").write_bytes(typst.compile(str(folder / "a.typ"), root=str(folder)))
    return folder / "a.pdf"


@pytest.mark.usefixtures("no_program")
def test_a_scanned_file_is_named_with_what_to_do(tmp_path: Path) -> None:
    failure = the_failure(scanned_pdf(tmp_path, "ss"))
    assert failure.code == "scanned"
    assert "2 scanned pages" in failure.found
    assert "not read" in failure.found
    assert "tesseract" in failure.next


@pytest.mark.usefixtures("no_program")
def test_the_pages_with_text_are_read_and_the_others_named(tmp_path: Path) -> None:
    (report,), (failure,) = read_all(scanned_pdf(tmp_path, "tsts"))
    assert report.text.split("\n") == list(PARAGRAPHS)
    assert (failure.code, failure.where) == ("scanned", "pages 2, 4")


def test_tesseract_reads_them_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = with_program(tmp_path, monkeypatch, SAYS)
    report = the_report(scanned_pdf(tmp_path, "st"))
    lines = report.text.split("\n")
    assert (
        lines[0]
        == "Shells set fire to a silo in the harbour and two people were hurt, the administration said."
    )
    assert "Nobody died." in lines
    assert PARAGRAPHS[2] in lines
    assert program.with_suffix(".words").read_text().split() == ["stdin", "stdout", "-l", "eng+ara"]
    assert program.with_suffix(".magic").read_text() == "P5"


@pytest.mark.parametrize(("end", "why"), [("exit 7", "code 7"), ("exec sleep 30", "longer than")])
def test_a_page_that_it_cannot_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str, why: str
) -> None:
    with_program(tmp_path, monkeypatch, end)
    monkeypatch.setattr(scanned, "PAGE_SECONDS", 1)
    (report,), (failure,) = read_all(scanned_pdf(tmp_path, "ts"))
    assert report.text
    assert (failure.code, failure.where) == ("scanned", "page 2")
    assert why in failure.found


def test_a_program_without_languages_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = with_program(tmp_path, monkeypatch, "exit 0")
    program.write_text("#!/bin/sh\nexit 1\n")
    assert scanned.recogniser() is None


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_the_real_program_reads_most_words(tmp_path: Path) -> None:
    report = the_report(scanned_pdf(tmp_path, "s"))
    recall, precision = recall_precision(report.text, [TITLE, *PARAGRAPHS])
    assert recall >= 0.95
    assert precision >= 0.95
    assert PARAGRAPHS[1] in report.text.split("\n")
