"""PDF files to reports: columns, running heads, divided words, Arabic, titles, days, pages without a text layer."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from document_texts import (
    ARABIC,
    PARAGRAPHS,
    TITLE,
    assert_well_read,
    read_all,
    recall_precision,
    the_failure,
    the_report,
)

from onrecord.fetching import Fetched
from onrecord.read import ReadOptions, pdf_document
from onrecord.read.page_paragraphs import paragraphs
from onrecord.read.pdf_lines import PageLine
from onrecord.read.web_address import read_address
from onrecord.records import Report

sys.path.append(str(Path(__file__).resolve().parents[2] / "scripts"))

from hostile.pdfs import one_page
from hostile.pdfs import words as drawn

typst = pytest.importorskip("typst", reason="typst is not installed")

LATIN = 'font: "Libertinus Serif", size: 10pt, hyphenate: true, lang: "en"'


def made(folder: Path, body: str, setup: str = "", name: str = "a.pdf") -> Path:
    source = folder / "a.typ"
    source.write_text(f"#set text({LATIN})\n#set par(justify: true)\n{setup}\n{body}", encoding="utf-8")
    (folder / name).write_bytes(typst.compile(str(source), root=str(folder)))
    return folder / name


def body() -> str:
    return f"= {TITLE}\n\n" + "\n\n".join(PARAGRAPHS)


def many() -> list[str]:
    """Paragraphs for several pages, no two the same."""
    places = ("Marwa", "Qasr Zubaida", "Tel", "Northern Hassoun", "Ain")
    return [
        words.replace("Marwa", place)
        .replace("harbour", f"{place} harbour")
        .replace("neighbour", f"neighbour from {place}")
        for n, place in enumerate(places)
        for words in (*PARAGRAPHS[n:], *PARAGRAPHS[:n])
    ]


def test_a_page_comes_back_with_a_line_per_paragraph(tmp_path: Path) -> None:
    report = the_report(made(tmp_path, body(), f'#set document(title: "{TITLE}")'))
    assert report.text.split("\n") == [TITLE, *PARAGRAPHS]
    assert (report.id, report.title, report.outlet) == ("a", TITLE, None)
    assert (report.published, report.published_by) == (date(2016, 5, 4), "dateline")


@pytest.mark.parametrize("justify", ["true", "false"])
@pytest.mark.parametrize("columns", [1, 2])
def test_columns_divided_words_and_running_heads(tmp_path: Path, columns: int, justify: str) -> None:
    setup = (
        f'#set page(paper: "a5", columns: {columns}, header: [The Example Harbour Gazette #h(1fr) Edition],'
        f" footer: context [#h(1fr) Page #counter(page).display()])\n#set par(justify: {justify})"
    )
    source = f"= {TITLE}\n\n" + "\n\n".join(many())
    report = the_report(made(tmp_path, source, setup))
    assert_well_read(report.text, [TITLE, *many()], floor=0.99)
    assert "Gazette" not in report.text
    assert "Page" not in report.text
    lines = report.text.split("\n")
    assert lines[0] == TITLE
    assert sum(words in lines for words in many()) >= 0.8 * len(many())
    assert "south-eastern" in report.text


def test_indented_paragraphs_without_a_gap_are_told_apart(tmp_path: Path) -> None:
    setup = "#set par(first-line-indent: 1.5em, spacing: 0.65em)"
    report = the_report(made(tmp_path, "\n\n".join(PARAGRAPHS), setup))
    assert report.text.split("\n") == list(PARAGRAPHS)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_arabic_in_logical_order_with_its_ligatures(tmp_path: Path, direction: str) -> None:
    arabic = f'#text(lang: "ar", dir: rtl, font: "DejaVu Sans Mono")[{ARABIC}]'
    setup = "" if direction == "ltr" else '#set text(lang: "ar", dir: rtl)'
    report = the_report(made(tmp_path, f"{PARAGRAPHS[0]}\n\n{arabic}\n\n{PARAGRAPHS[1]}", setup))
    for expected in (PARAGRAPHS[0], ARABIC, PARAGRAPHS[1]):
        recall, _ = recall_precision(report.text, [expected])
        assert recall >= 0.97, expected[:20]
    for word in ("لا", "الأهالي", "إلى", "الأحياء", "الإدارة", "الإطفاء"):
        assert f" {word}" in report.text
    assert_well_read(report.text, [PARAGRAPHS[0], ARABIC, PARAGRAPHS[1]])


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (TITLE, TITLE),
        ("Microsoft Word - silo_final.docx", None),
        ("Untitled document", None),
        ("Annual budget of the harbour office", None),
        ("", None),
    ],
)
def test_the_title_of_the_metadata_counts_where_the_text_begins_with_it(
    tmp_path: Path, given: str, expected: str | None
) -> None:
    report = the_report(made(tmp_path, body(), f'#set document(title: "{given}")'))
    assert report.title == expected


def test_the_day_on_which_the_file_was_made_is_no_day_of_publication(tmp_path: Path) -> None:
    setup = "#set document(date: datetime(year: 2019, month: 3, day: 8))"
    undated = made(tmp_path, "\n\n".join(PARAGRAPHS[1:]), setup)
    assert (the_report(undated).published, the_report(undated).published_by) == (None, "unknown")
    assert the_report(undated, ReadOptions(date(2016, 5, 6))).published == date(2016, 5, 6)


def test_what_is_no_pdf_is_a_failure(tmp_path: Path) -> None:
    whole = made(tmp_path, body()).read_bytes()
    for data in (b"%PDF-1.7\nnothing", whole[: len(whole) // 2][:900], b"\0" * 400):
        (tmp_path / "b.pdf").write_bytes(data)
        assert the_failure(tmp_path / "b.pdf").code == "broken-document"
    assert the_failure(made(tmp_path, "#rect()")).code == "empty"


def test_a_password_is_told(tmp_path: Path) -> None:
    """Sums that no empty password has: what the standard lock checks first."""
    lock = b"<< /Filter /Standard /V 1 /R 2 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> /P -4 >>"
    locked = one_page(drawn()).replace(b"/Root", b"/Encrypt " + lock + b" /ID [<41> <41>] /Root")
    (tmp_path / "a.pdf").write_bytes(locked)
    assert the_failure(tmp_path / "a.pdf").code == "encrypted"
    (tmp_path / "b.pdf").write_bytes(one_page(drawn()))
    assert "killed" in the_report(tmp_path / "b.pdf").text


def line(text: str, base: float, *, left: float = 50, width: float = 300, divided: bool = False) -> PageLine:
    return PageLine(text, left, left + width, base, 10, divided)


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("the govern", "ment said", "the government said"),
        ("in Deir ez", "Zor on Monday", "in Deir ez-Zor on Monday"),
        ("in 2016", "17 it fell", "in 2016-17 it fell"),
        ("a cease", "fire held", "a cease-fire held and the cease-fire ended"),
    ],
)
def test_divided_words(first: str, second: str, joined: str) -> None:
    more = [line("and the cease-fire ended", 76)] if "ended" in joined else []
    (text,) = paragraphs([[line(first, 100, divided=True), line(second, 88), *more]])
    assert text == joined


def test_a_paragraph_goes_on_over_the_page(tmp_path: Path) -> None:
    pages = [
        [line("A bridge fell in the night and the", 60), line("road along the river was closed", 48)],
        [line("to all traffic on Monday.", 700, width=200), line("Nobody was hurt.", 688, width=130)],
    ]
    assert paragraphs(pages) == [
        "A bridge fell in the night and the road along the river was closed to all traffic on Monday.",
        "Nobody was hurt.",
    ]


HEADS = ("Situation report 14 – page {n}", "Page {n} of 5", "{n}", "The Example Harbour Gazette")


def pages_with(head: str, figures: Sequence[int] = (9, 14, 3, 12, 7)) -> list[list[PageLine]]:
    """Five pages, each with a head, a text and a last line that is the same but for its figure."""
    return [
        [
            line(head.format(n=n), 780, width=120),
            line(f"{PARAGRAPHS[n - 1][:60]}", 700),
            line(PARAGRAPHS[n - 1][60:120], 688),
            line(f"Killed in this district: {figure}", 80, width=150),
        ]
        for n, figure in enumerate(figures, 1)
    ]


@pytest.mark.parametrize("head", HEADS)
def test_heads_that_count_pages_go_and_figures_that_count_people_stay(head: str) -> None:
    text = "\n".join(paragraphs(pages_with(head)))
    assert [n for n in range(1, 6) if head.format(n=n) in text.split("\n")] == []
    assert [f"Killed in this district: {n}" in text for n in (9, 14, 3, 12, 7)] == [True] * 5


@pytest.mark.parametrize("head", ["Report of the week", "Day {n}0", "12"])
def test_lines_at_an_edge_that_do_not_repeat_stay(head: str) -> None:
    (page, *_) = pages_with(head)
    assert head.format(n=1) in paragraphs([page])


def test_numbers_of_pages_in_words() -> None:
    assert pdf_document._numbers([3]) == "page 3"
    assert pdf_document._numbers([1, 2, 3, 7]) == "pages 1–3, 7"


def test_a_table_of_numbers_keeps_its_last_row(tmp_path: Path) -> None:
    rows = "#table(columns: 2, [Quay], [Killed], [North], [6], [12], [9])"
    found, _ = read_all(made(tmp_path, f"{PARAGRAPHS[0]}\n\n{rows}"))
    assert found[0].text.endswith("North 6\n12 9") or found[0].text.endswith("North 6 12 9")


def test_an_address_that_leads_to_a_pdf_is_read(tmp_path: Path) -> None:
    data = made(tmp_path, body()).read_bytes()
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n"
    got = Fetched("https://gazette.example/files/silo.pdf", head, data, data, "application/pdf", "")
    (report,) = read_address("https://gazette.example/files/silo.pdf", ReadOptions(), lambda url: got)
    assert isinstance(report, Report)
    assert report.text.split("\n") == [TITLE, *PARAGRAPHS]
    assert (report.url, report.raw) == (got.url, got.raw)
