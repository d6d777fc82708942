"""The bulletin as a word processor's file (DOCX), with styles for headings and lists, to be edited and signed by a person.

Comes in: a Bulletin. Goes out: the bytes of a DOCX; the same bulletin gives the same bytes. python-docx is imported here, when it is
asked for, so that nothing else waits for it.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from onrecord.bulletins import Bulletin, Section, Statement
from onrecord.publish.bulletin.listing import (
    GENERATOR,
    WHOLE,
    entry,
    marks_words,
    pieces,
    subtitle,
)
from onrecord.publish.markup import showable
from onrecord.publish.paper.nouns import Drawing
from onrecord.publish.paper.word_file import add_drawing, from_right_to_left, undated

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_LISTS = ("corrections", "not-known", "method")


def as_bytes(found: Bulletin, pictures: Sequence[Drawing] = ()) -> bytes:
    import docx

    document = docx.Document()
    about = document.core_properties
    about.title, about.author, about.comments, about.language = (
        found.title,
        GENERATOR,
        "",
        found.frame.language,
    )
    about.created = about.modified = datetime(found.known.year, found.known.month, found.known.day)  # noqa: DTZ001 # a file's day has no zone
    about.last_modified_by = GENERATOR
    _write(document, found, pictures)
    if found.frame.rtl:
        from_right_to_left(document)
    out = io.BytesIO()
    document.save(out)
    return undated(out.getvalue())


def _write(document: Document, found: Bulletin, pictures: Sequence[Drawing]) -> None:
    numbers = found.numbers()
    document.add_heading(showable(found.title), 0)
    document.add_paragraph(subtitle(found))
    document.add_paragraph(showable(found.standing)).runs[0].bold = True
    for section in found.sections:
        document.add_heading(section.heading, 1)
        _section(document, section, numbers)
        if section.key == "summary":
            for one in pictures:
                add_drawing(document, one)
    document.add_heading(found.frame.sources, 1)
    document.add_paragraph(showable(f"[{WHOLE}] {found.whole}."))
    for source in found.sources:
        document.add_paragraph(showable(f"[{source.number}] {entry(source, numbers, found.frame)}"))
        for claim, words in source.quotes:
            document.add_paragraph(showable(f"{claim}: “{words}”"), style="List Bullet")


def _section(document: Document, section: Section, numbers: dict[str, int]) -> None:
    for part in section.parts:
        if part.heading:
            document.add_heading(showable(part.heading), 2)
        for item in part.items:
            if item.heading:
                document.add_heading(showable(item.heading), 3)
            if section.key in _LISTS and len(item.statements) > 1:
                for statement in item.statements:
                    _sentence(document.add_paragraph(style="List Bullet"), statement, numbers)
                continue
            paragraph = document.add_paragraph()
            for n, statement in enumerate(item.statements):
                if n:
                    paragraph.add_run(" ")
                _sentence(paragraph, statement, numbers)


def _sentence(paragraph: Paragraph, statement: Statement, numbers: dict[str, int]) -> None:
    from docx.shared import Pt

    for words, marks, whole in pieces(statement, numbers):
        paragraph.add_run(showable(words))
        told = marks_words(marks, whole)
        if told:
            paragraph.add_run(told).font.size = Pt(8)
    paragraph.add_run(showable(statement.stop))
