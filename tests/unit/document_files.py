"""DOCX, ODT and RTF files of the report in document_texts.py, written by hand or by python-docx, with things to leave out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

import docx
from document_texts import ARABIC, FOOTNOTE, PARAGRAPHS, ROWS, TITLE

LEFT_OUT = "Internal draft of the harbour office"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx_file(path: Path, *, heading: str = "Title", properties: str = "", note: bool = True) -> Path:
    document = docx.Document()
    document.core_properties.title = properties
    document.core_properties.created = datetime(2019, 3, 8)  # noqa: DTZ001 # the format has no zone
    document.sections[0].header.paragraphs[0].text = LEFT_OUT
    document.sections[0].footer.paragraphs[0].text = LEFT_OUT
    document.add_paragraph(TITLE, style=heading)
    for words in PARAGRAPHS[:3]:
        document.add_paragraph(words)
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for cells, row in zip(table.rows, ROWS, strict=True):
        for cell, words in zip(cells.cells, row, strict=True):
            cell.text = words
    for words in (*PARAGRAPHS[3:], ARABIC):
        document.add_paragraph(words)
    document.save(str(path))
    if note:
        with_footnote(path)
    return path


def with_footnote(path: Path) -> None:
    """python-docx writes no footnotes: the part, its relation and its type are put in by hand."""
    old = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    parts = {name: old.read(name) for name in old.namelist()}
    parts["word/footnotes.xml"] = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>----</w:t></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{FOOTNOTE}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    ).encode()
    document = parts["word/document.xml"].decode()
    parts["word/document.xml"] = document.replace(
        "</w:p>", '<w:r><w:footnoteReference w:id="1"/></w:r></w:p>', 1
    ).encode()
    relations = parts["word/_rels/document.xml.rels"].decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    parts["word/_rels/document.xml.rels"] = relations.replace(
        "</Relationships>",
        f'<Relationship Id="rIdNotes" Type="{kind}" Target="footnotes.xml"/></Relationships>',
    ).encode()
    types = parts["[Content_Types].xml"].decode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    parts["[Content_Types].xml"] = types.replace(
        "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
    ).encode()
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data)


ODT_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"))
)


def odt_file(path: Path, *, style: str = "Title", properties: str = "", doctype: str = "") -> Path:
    def paragraph(words: str, name: str = "Standard") -> str:
        return f'<text:p text:style-name="{name}">{escape(words)}</text:p>'

    def row(cells: tuple[str, ...]) -> str:
        inner = "".join(f"<table:table-cell>{paragraph(cell)}</table:table-cell>" for cell in cells)
        return f"<table:table-row>{inner}</table:table-row>"

    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        f"{paragraph(FOOTNOTE)}</text:note-body></text:note>"
    )
    first = (
        PARAGRAPHS[0]
        .replace("Marwa", "<text:span>Mar</text:span>wa", 1)
        .replace("grain ", "grain<text:s/>", 1)
    )
    content = (
        f"<?xml version='1.0' encoding='UTF-8'?>{doctype}<office:document-content {ODT_NAMES}><office:body><office:text>"
        f"<text:tracked-changes><text:changed-region><text:deletion>{paragraph(LEFT_OUT)}</text:deletion></text:changed-region></text:tracked-changes>"
        f"{paragraph(TITLE, style)}<text:p>{first}{note}</text:p>"
        f"<text:section>{''.join(map(paragraph, PARAGRAPHS[1:3]))}</text:section>"
        f"<table:table>{''.join(map(row, ROWS))}</table:table>"
        f"<text:list><text:list-item>{paragraph(PARAGRAPHS[3])}</text:list-item></text:list>"
        f"<text:p><office:annotation>{paragraph(LEFT_OUT)}</office:annotation>{escape(PARAGRAPHS[4])}</text:p>{paragraph(ARABIC)}"
        "</office:text></office:body></office:document-content>"
    )
    meta = (
        f'<office:document-meta {ODT_NAMES} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>'
        f"<dc:title>{properties}</dc:title><dc:date>2019-03-08T10:00:00</dc:date></office:meta></office:document-meta>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        archive.writestr("meta.xml", meta)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


def rtf_file(path: Path, *, properties: str = TITLE) -> Path:
    def marked(words: str) -> str:
        return "".join(
            letter
            if ord(letter) < 128
            else f"\\u{ord(letter) if ord(letter) < 32768 else ord(letter) - 65536}?"
            for letter in words
        )

    rows = "".join(
        "\\trowd" + "".join(f"\\pard\\intbl {marked(cell)}\\cell" for cell in row) + "\\row\n" for row in ROWS
    )
    first = "".join(f"\\pard {marked(words)}\\par\n" for words in (TITLE, *PARAGRAPHS[:3]))
    last = "".join(f"\\pard {marked(words)}\\par\n" for words in (*PARAGRAPHS[3:], ARABIC))
    path.write_text(
        "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Times;}}"
        f"{{\\info{{\\title {marked(properties)}}}{{\\creatim\\yr2019\\mo3\\dy8}}}}{{\\header {LEFT_OUT}\\par}}\n{first}{rows}{last}}}",
        encoding="ascii",
    )
    return path


MAKERS: dict[str, Callable[[Path], Path]] = {"docx": docx_file, "odt": odt_file, "rtf": rtf_file}
