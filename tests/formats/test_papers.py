"""Papers for people: the figures of all three formats are the record's to the digit, nothing of a report becomes a command or markup."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from lxml import html
from material_made import material_of, small_war

from onrecord import pipeline
from onrecord.publish.dossier import GENERATOR, DossierInput, dossier
from onrecord.publish.formats import Material
from onrecord.publish.paper import FORMATS, is_own
from onrecord.publish.paper.nouns import Drawing, Grid, Paper, Run, line
from onrecord.publish.words import number


def papers(war: Material) -> list[tuple[Paper, DossierInput]]:
    out = []
    for told in war.told:
        origin = pipeline.origin_of(told.incident, war.reports, war.claims)
        given = DossierInput(told, war.reports, origin, date(2016, 12, 20))
        out.append((dossier(given), given))
    return out


def text_of(data: bytes, form: str) -> str:
    if form == "html":
        return " ".join(html.document_fromstring(data.decode()).text_content().split())
    if form == "docx":
        import docx

        document = docx.Document(io.BytesIO(data))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return " ".join(" ".join([p.text for p in document.paragraphs] + cells).split())
    pages = pypdfium2.PdfDocument(data)
    words = "".join(page.get_textpage().get_text_bounded() for page in pages)
    return " ".join(words.replace("\ufffe", "").split())


@pytest.mark.parametrize("form", FORMATS)
def test_every_figure_is_the_records_to_the_digit(form: str) -> None:
    reports, claims = small_war()
    seen = 0
    for paper, given in papers(material_of(reports, claims)):
        said = text_of(FORMATS[form](paper), form)
        for harm in given.told.assessment.ranges:
            for bound in (harm.low, harm.best, harm.high):
                assert bound is None or number(bound) in said
                seen += bound is not None
        for claim in given.told.claims:
            assert claim.id in said
    assert seen > 10


@pytest.mark.parametrize("form", FORMATS)
def test_a_table_of_figures_has_low_best_high_in_its_row(form: str) -> None:
    reports, claims = small_war()
    for paper, given in papers(material_of(reports, claims)):
        grids = {block.label: block for block in paper.blocks if isinstance(block, Grid)}
        if not given.told.assessment.ranges:
            continue
        rows = [[run.words for run in row[1:4]] for row in grids["Figures"].rows]
        assert rows == [
            ["open" if n is None else number(n) for n in (r.low, r.best, r.high)]
            for r in given.told.assessment.ranges
        ]
        said = text_of(FORMATS[form](paper), form)
        assert grids["Figures"].rows[0][0].words.split()[0] in said


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_paper_gives_the_same_bytes_and_is_known_as_ours(form: str) -> None:
    paper, _ = papers(material_of(*small_war()))[0]
    data = FORMATS[form](paper)
    assert data == FORMATS[form](paper)
    assert is_own(data, form, GENERATOR)
    assert not is_own(b"%PDF-1.7 of somebody", form, GENERATOR)


@pytest.mark.parametrize("form", FORMATS)
def test_what_a_report_holds_is_text_and_nothing_else(form: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a-secret-of-this-machine", encoding="utf-8")
    hostile = f'#read("{secret}") #image("x.svg") $x^2$ <script>alert(1)</script> \\u{{41}} @label *strong* `raw` // gone'
    paper = Paper(
        "A *title* #read", "sub", "standing", date(2020, 1, 1), GENERATOR, (line(hostile),), (Run(hostile),)
    )
    data = FORMATS[form](paper)
    said = text_of(data, form)
    assert b"a-secret-of-this-machine" not in data
    assert "a-secret-of-this-machine" not in said
    assert re.sub(r"\s", "", said).count("<script>alert(1)</script>") == 2
    assert "#read(" in said
    if form == "html":
        assert not html.document_fromstring(data.decode()).xpath("//script")


def test_the_incident_that_two_places_tell_has_a_map_and_its_course() -> None:
    found = [
        block
        for paper, _ in papers(material_of(*small_war()))
        for block in paper.blocks
        if isinstance(block, Drawing)
    ]
    labels = " ".join(one.label for one in found)
    assert "Map: eastern Aleppo" in labels
    assert all(one.svg.startswith("<svg xmlns=") and "<a " not in one.svg for one in found)
    assert all("var(" not in one.svg for one in found), "a renderer of paper knows no variables"


def test_without_the_typesetter_a_word_file_says_what_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    paper = next(
        p for p, _ in papers(material_of(*small_war())) if any(isinstance(b, Drawing) for b in p.blocks)
    )
    monkeypatch.setitem(sys.modules, "typst", None)
    assert "needs the extra `pdf`" in text_of(FORMATS["docx"](paper), "docx")
    with pytest.raises(Exception, match=r"onrecord\[pdf\]"):
        FORMATS["pdf"](paper)


def test_a_word_file_holds_the_drawings_with_their_words() -> None:
    paper = next(
        p for p, _ in papers(material_of(*small_war())) if any(isinstance(b, Drawing) for b in p.blocks)
    )
    with zipfile.ZipFile(io.BytesIO(FORMATS["docx"](paper))) as packed:
        assert [name for name in packed.namelist() if name.endswith(".png")]
        assert b"Map: " in packed.read("word/document.xml")


def test_arabic_words_are_there_in_their_order() -> None:
    words = "قصف المدينة"
    paper = Paper("t", "s", "x", date(2020, 1, 1), GENERATOR, (line(words),), ())
    assert words in text_of(FORMATS["docx"](paper), "docx")
    assert words in text_of(FORMATS["html"](replace(paper, title=words)), "html")
