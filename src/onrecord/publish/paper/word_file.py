"""A paper as a word processor's file (DOCX), to be edited and signed by a person.

Comes in: a Paper. Goes out: bytes; the same paper gives the same bytes. Drawings need the extra `pdf`; without it a line stands in their
place that says so.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from onrecord.publish.markup import showable
from onrecord.publish.paper.nouns import (
    Block,
    Drawing,
    Grid,
    Heading,
    Item,
    Items,
    Paper,
    Paragraph,
    Quote,
    Run,
)
from onrecord.publish.paper.typeset import as_png
from onrecord.publish.zipped import entry

if TYPE_CHECKING:
    from docx.document import Document

NO_DRAWING = "(The drawing is left out: it needs the extra `pdf`. Its words: {label})"


def as_bytes(paper: Paper) -> bytes:
    import docx

    document = docx.Document()
    about = document.core_properties
    about.title, about.author, about.comments, about.language = paper.title, paper.generator, "", "en"
    about.created = about.modified = datetime(paper.day.year, paper.day.month, paper.day.day)  # noqa: DTZ001 # a file's day has no zone
    about.last_modified_by = paper.generator
    document.add_heading(showable(paper.title), 0)
    document.add_paragraph(showable(paper.subtitle))
    document.add_paragraph(showable(paper.standing)).runs[0].bold = True
    for block in paper.blocks:
        _block(document, block)
    document.add_heading("Sources", 1)
    for number, source in enumerate(paper.sources, 1):
        _runs(document.add_paragraph(f"[{number}] "), (source,))
    out = io.BytesIO()
    document.save(out)
    return undated(out.getvalue())


def from_right_to_left(document: Document) -> None:
    """Every paragraph and its runs: a word processor orders neither by the letters that it finds."""
    from docx.oxml import OxmlElement

    for paragraph in document.paragraphs:
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        for run in paragraph.runs:
            run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))


def undated(data: bytes) -> bytes:
    """The same file without the time of day at which its parts were packed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as packed,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again,
    ):
        for name in packed.namelist():
            again.writestr(entry(name), packed.read(name))
    return out.getvalue()


def _block(document: Document, block: Block) -> None:
    if isinstance(block, Heading):
        document.add_heading(showable(block.words), block.level)
    elif isinstance(block, Paragraph):
        _runs(document.add_paragraph(), block.runs)
    elif isinstance(block, Items):
        _items(document, block.items, 1)
    elif isinstance(block, Quote):
        paragraph = document.add_paragraph(f"“{showable(block.words)}”", style="Quote")
        paragraph.add_run("\n")
        _runs(paragraph, (block.by,))
    elif isinstance(block, Grid):
        _grid(document, block)
    else:
        add_drawing(document, block)


def _items(document: Document, items: Iterable[Item], level: int) -> None:
    for item in items:
        _runs(
            document.add_paragraph(style="List Bullet" if level == 1 else f"List Bullet {min(level, 3)}"),
            item.runs,
        )
        _items(document, item.below, level + 1)


def _grid(document: Document, block: Grid) -> None:
    from docx.shared import Pt

    table = document.add_table(rows=1, cols=len(block.heads), style="Table Grid")
    for cell, words in zip(table.rows[0].cells, block.heads, strict=True):
        cell.paragraphs[0].add_run(showable(words)).bold = True
    for row in block.rows:
        for cell, run in zip(table.add_row().cells, row, strict=True):
            _runs(cell.paragraphs[0], (run,))
    for row in table.rows:
        for cell in row.cells:
            for run in cell.paragraphs[0].runs:
                run.font.size = Pt(8)


def add_drawing(document: Document, block: Drawing) -> None:
    from docx.shared import Cm

    data = as_png(block)
    if data is None:
        document.add_paragraph(showable(NO_DRAWING.format(label=block.label)))
        return
    shape = document.add_picture(io.BytesIO(data), width=Cm(15.5))
    shape._inline.docPr.set("descr", showable(block.label))
    document.add_paragraph(showable(block.caption)).runs[0].italic = True


def _runs(paragraph: Any, runs: Iterable[Run]) -> None:
    from docx.shared import Pt

    for run in runs:
        paragraph.add_run(showable(run.words)).bold = run.strong or None
        if run.refs:
            paragraph.add_run(f" [{', '.join(map(str, run.refs))}]").font.size = Pt(8)
