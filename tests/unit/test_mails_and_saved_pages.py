"""Mails, saved pages and books to reports."""

from __future__ import annotations

import zipfile
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from document_files import docx_file, rtf_file
from document_texts import (
    PARAGRAPHS,
    TITLE,
    assert_well_read,
    read_all,
    the_failure,
    the_report,
)

from onrecord.read import ReadOptions

MARKUP = (
    "<html><body><h1>{title}</h1>{paragraphs}<table><tr><td>North quay</td><td>6</td></tr></table>"
    "<script>track()</script></body></html>"
)
PAGE = MARKUP.format(title=TITLE, paragraphs="".join(f"<p>{words}</p>" for words in PARAGRAPHS))


def mail(
    text: str | None = None, html: str | None = None, sender: str = "Example Gazette <desk@gazette.example>"
) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = TITLE
    message["From"] = sender
    message["To"] = "archive@office.example"
    message["Date"] = "Wed, 04 May 2016 23:30:00 -0500"
    if text is not None:
        message.set_content(text)
        if html:
            message.add_alternative(html, subtype="html")
    elif html is not None:
        message.set_content(html, subtype="html")
    return message


def saved(folder: Path, message: EmailMessage, name: str = "a.eml") -> Path:
    (folder / name).write_bytes(message.as_bytes())
    return folder / name


def wrapped(words: str, width: int = 72) -> str:
    lines, line = [], ""
    for word in words.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


@pytest.mark.parametrize("mark", ["", "> "])
def test_a_mail_with_its_headers_and_its_lines_put_together(tmp_path: Path, mark: str) -> None:
    body = "\n\n".join(wrapped(words) for words in PARAGRAPHS)
    body = "\n".join(mark + line for line in body.split("\n"))
    report = the_report(saved(tmp_path, mail(body)))
    assert [line for line in report.text.split("\n") if line] == list(PARAGRAPHS)
    assert (report.title, report.outlet) == (TITLE, "Example Gazette")
    assert (report.published, report.published_by) == (date(2016, 5, 4), "metadata")


def test_a_sender_without_a_name_is_its_domain(tmp_path: Path) -> None:
    report = the_report(saved(tmp_path, mail(PARAGRAPHS[0], sender="desk@gazette.example")))
    assert report.outlet == "gazette.example"


@pytest.mark.parametrize("text", [None, "Your program shows no HTML."])
def test_the_html_of_a_mail_is_read_where_its_text_says_nothing(tmp_path: Path, text: str | None) -> None:
    report = the_report(saved(tmp_path, mail(text, PAGE)))
    assert report.text.split("\n") == [TITLE, *PARAGRAPHS, "North quay | 6"]


def test_text_is_preferred(tmp_path: Path) -> None:
    report = the_report(saved(tmp_path, mail("\n\n".join(PARAGRAPHS[:2]), "<p>" + PARAGRAPHS[3] + "</p>")))
    assert PARAGRAPHS[3] not in report.text
    assert_well_read(report.text, PARAGRAPHS[:2])


def test_attachments_are_reports_of_their_own(tmp_path: Path) -> None:
    message = mail("\n\n".join(PARAGRAPHS[:2]))
    forwarded = mail("\n\n".join(PARAGRAPHS[2:4]), sender="Harbour Wire <x@wire.example>")
    message.add_attachment(
        docx_file(tmp_path / "x.docx").read_bytes(),
        maintype="application",
        subtype="octet-stream",
        filename="../silo.docx",
    )
    message.add_attachment(
        rtf_file(tmp_path / "x.rtf").read_bytes(), maintype="text", subtype="rtf", filename="note.rtf"
    )
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    message.add_attachment(b"\xd0\xcf", maintype="application", subtype="msword", filename="old.doc")
    message.add_attachment(forwarded)
    found, failures = read_all(saved(tmp_path, message, "day.eml"))
    assert [(report.id, report.source.removeprefix(f"{tmp_path}/")) for report in found] == [
        ("day", "day.eml"),
        ("day-silo", "day.eml/silo.docx"),
        ("day-note", "day.eml/note.rtf"),
        ("day-attached-4", "day.eml/attached-4.eml"),
    ]
    assert_well_read(found[0].text, PARAGRAPHS[:2])
    assert (found[1].title, found[1].published_by) == (TITLE, "dateline")
    assert found[3].outlet == "Harbour Wire"
    assert [(failure.source.removeprefix(f"{tmp_path}/"), failure.code) for failure in failures] == [
        ("day.eml/old.doc", "unknown-kind")
    ]


def test_a_broken_attachment_is_named_and_the_mail_is_read(tmp_path: Path) -> None:
    message = mail(PARAGRAPHS[0])
    message.add_attachment(b"%PDF-1.7 and nothing", maintype="application", subtype="pdf", filename="a.pdf")
    (report,), (failure,) = read_all(saved(tmp_path, message))
    assert report.text == PARAGRAPHS[0]
    assert (failure.code, failure.source) == ("broken-document", f"{tmp_path}/a.eml/a.pdf")


def test_mails_inside_mails_end_somewhere(tmp_path: Path) -> None:
    message = mail(PARAGRAPHS[0])
    for n in range(8):
        outer = mail(f"Forwarded {n} times. " + PARAGRAPHS[1])
        outer.add_attachment(message)
        message = outer
    found, (failure,) = read_all(saved(tmp_path, message))
    assert len(found) == 5
    assert failure.code == "too-deep"


@pytest.mark.parametrize("charset", ["windows-1256", "no-such-charset", "utf-8"])
def test_charsets_of_mails(tmp_path: Path, charset: str) -> None:
    words = "قال مسؤولون إن عدد القتلى بلغ تسعة في الميناء خلال الليل"
    data = words.encode("cp1256" if charset == "windows-1256" else "utf-8")
    head = f"Subject: A\nFrom: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
    (tmp_path / "a.eml").write_bytes(head.encode() + data)
    assert the_report(tmp_path / "a.eml").text == words


def test_what_is_no_mail_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_text("Nine people were killed in Marwa.\n")
    assert the_failure(tmp_path / "a.eml").code == "broken-document"
    assert the_failure(saved(tmp_path, mail(""), "b.eml")).code == "empty"
    (tmp_path / "a.mht").write_bytes(b"\x89PNG\r\n")
    assert the_failure(tmp_path / "a.mht").code == "broken-document"
    assert the_failure(saved(tmp_path, mail("no page"), "b.mht")).code == "no-article"


ARTICLE = (
    '<html><head><title>{title} - Example Gazette</title><meta property="article:published_time" content="2016-05-05T08:00:00Z">'
    '<meta property="og:site_name" content="Example Gazette"></head><body><nav><a href="/">Home</a></nav><article><h1>{title}</h1>{paragraphs}</article>'
    "<footer>All rights reserved</footer></body></html>"
).format(title=TITLE, paragraphs="".join(f"<p>{words}</p>" for words in PARAGRAPHS))


@pytest.mark.parametrize("name", ["a.mht", "a.mhtml"])
def test_a_saved_page(tmp_path: Path, name: str) -> None:
    message = EmailMessage()
    message["From"] = "<Saved by a browser>"
    message["Subject"] = "Whatever"
    message["Date"] = "Fri, 08 Mar 2019 10:00:00 +0000"
    message.set_content("h1 {}", subtype="css")
    message.make_related()
    page = EmailMessage()
    page.set_content(ARTICLE, subtype="html", cte="quoted-printable")
    page["Content-Location"] = "https://gazette.example/silo"
    message.attach(page)
    report = the_report(saved(tmp_path, message, name))
    assert_well_read(report.text, PARAGRAPHS)
    assert (report.title, report.outlet, report.url) == (
        TITLE,
        "Example Gazette",
        "https://gazette.example/silo",
    )
    assert (report.published, report.published_by) == (date(2016, 5, 5), "metadata")
    assert report.raw == (tmp_path / name).read_bytes()


def book(path: Path, *, locked: bool = False, day: str = "2016-06-01") -> Path:
    def chapter(title: str, *paragraphs: str) -> str:
        inner = "".join(f"<p>{words}</p>" for words in paragraphs)
        return (
            '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://x.example/x.dtd">'
            f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head><body><h2>{title}</h2>{inner}</body></html>'
        )

    names = ("cover", "one", "two", "nav")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>')  # fmt: skip
        if locked:
            archive.writestr("META-INF/encryption.xml", '<encryption><CipherReference URI="OPS/one.xhtml"/><CipherReference URI="OPS/two%20.xhtml"/></encryption>')  # fmt: skip
        nav = {"nav": ' properties="nav"'}
        files = "".join(
            f'<item id="{n}" href="{n}{"%20" if n == "two" else ""}.xhtml" media-type="application/xhtml+xml"{nav.get(n, "")}/>'
            for n in names
        )
        order = "".join(f'<itemref idref="{n}"/>' for n in ("cover", "nav", "two", "one"))
        archive.writestr(
            "OPS/book.opf",
            f'<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>A year in Marwa</dc:title>'
            f"<dc:publisher>Harbour Press</dc:publisher><dc:date>{day}</dc:date></metadata><manifest>{files}</manifest><spine>{order}</spine></package>",
        )
        archive.writestr("OPS/cover.xhtml", chapter("A year in Marwa"))
        archive.writestr("OPS/nav.xhtml", chapter("Contents", *PARAGRAPHS))
        archive.writestr("OPS/one.xhtml", chapter("The quay", *PARAGRAPHS[:2]))
        archive.writestr("OPS/two .xhtml", chapter("The silo", *PARAGRAPHS[2:]))
    return path


def test_a_book_is_a_report_per_chapter_in_its_order(tmp_path: Path) -> None:
    found, failures = read_all(book(tmp_path / "marwa.epub"))
    assert failures == []
    assert [(report.id, report.title) for report in found] == [
        ("marwa-2", "The silo"),
        ("marwa-3", "The quay"),
    ]
    assert found[0].text.split("\n") == ["The silo", *PARAGRAPHS[2:]]
    assert found[1].text.split("\n") == ["The quay", *PARAGRAPHS[:2]]
    assert {(report.outlet, report.published, report.published_by) for report in found} == {
        ("Harbour Press", date(2016, 6, 1), "metadata")
    }


def test_a_year_is_no_day_of_publication(tmp_path: Path) -> None:
    found, _ = read_all(book(tmp_path / "marwa.epub", day="2016"), ReadOptions(date(2016, 7, 1)))
    assert {(report.published, report.published_by) for report in found} == {(date(2016, 7, 1), "given")}


def test_books_that_cannot_be_read(tmp_path: Path) -> None:
    assert the_failure(book(tmp_path / "a.epub", locked=True)).code == "encrypted"
    whole = book(tmp_path / "b.epub").read_bytes()
    (tmp_path / "b.epub").write_bytes(whole[:500])
    assert the_failure(tmp_path / "b.epub").code == "broken-document"
    with zipfile.ZipFile(tmp_path / "c.epub", "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
    assert the_failure(tmp_path / "c.epub").code == "broken-document"
