"""`onrecord report`: one page that loads nothing from elsewhere and holds every incident."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from calling import Onrecord, process
from lxml import html

from onrecord.publish.anchors import claim_anchor, incident_anchor

LOADING = ("src", "srcset", "href", "action", "formaction", "poster", "data", "xlink:href", "background")


def page(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_text("utf-8"))


def test_the_page_is_written_and_says_where(filled: Onrecord) -> None:
    done = filled("report", "-o", "out.html")
    path = filled.folder / "out.html"
    assert done.code == 0
    assert done.out == f"Written: {path}\n"
    assert path.read_text("utf-8").startswith("<!doctype html>")


def test_the_page_has_a_name_of_its_own_by_default(filled: Onrecord) -> None:
    assert filled("report").code == 0
    assert (filled.folder / "report.html").is_file()


def test_the_page_loads_nothing_from_elsewhere(filled: Onrecord) -> None:
    filled("report")
    tree = page(filled.folder / "report.html")
    values = [(e.tag, name, e.get(name, "")) for e in tree.iter() for name in LOADING if e.get(name)]
    assert values
    assert [v for v in values if not v[2].startswith(("#", "data:image/"))] == []
    text = (filled.folder / "report.html").read_text("utf-8")
    assert "@import" not in text
    assert "url(" not in text.replace("url(#", "").replace("url(data:", "")
    assert tree.xpath("//script | //iframe | //object | //embed | //link[@rel='stylesheet']") == []


def test_every_incident_and_every_claim_has_its_anchor(filled: Onrecord) -> None:
    filled("report")
    ids = set(page(filled.folder / "report.html").xpath("//@id"))
    incidents = [json.loads(line) for line in filled("incidents", "--format", "jsonl").lines]
    assert {incident_anchor(i["incident"]) for i in incidents} <= ids
    claims = {(r["report"], c) for i in incidents for r in i["reports"] for c in r["claims"]}
    assert {claim_anchor(ref) for ref in claims} <= ids


def test_every_link_into_the_page_leads_somewhere(filled: Onrecord) -> None:
    filled("report")
    tree = page(filled.folder / "report.html")
    ids = tree.xpath("//@id")
    links = [link[1:] for link in tree.xpath("//@href") if link.startswith("#") and len(link) > 1]
    assert links
    assert len(ids) == len(set(ids))
    assert set(links) <= set(ids)


def test_the_same_record_gives_the_same_page(filled: Onrecord) -> None:
    filled("report", "-o", "one.html")
    assert process("report", "-o", "two.html", folder=filled.folder).code == 0
    assert (filled.folder / "one.html").read_bytes() == (filled.folder / "two.html").read_bytes()


def test_what_could_not_be_read_is_on_the_page(filled: Onrecord) -> None:
    (filled.folder / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    filled("add", "photo.txt")
    filled("report")
    assert "photo.txt" in page(filled.folder / "report.html").text_content()


@pytest.mark.parametrize("target", ["/proc/page.html", "missing/page.html", "folder", "folder/"])
def test_a_page_that_cannot_be_written(filled: Onrecord, target: str) -> None:
    (filled.folder / "folder").mkdir()
    done = filled("report", "-o", target)
    assert done.code == 1
    assert done.err.startswith(f"error: {target}: it cannot be written (")
    assert "Choose another file with -o." in done.err
    assert done.out == ""
    assert "Traceback" not in done.err


def test_an_old_page_stays_whole_when_the_record_cannot_be_read(onrecord: Onrecord) -> None:
    (onrecord.folder / "report.html").write_text("old")
    (onrecord.folder / "onrecord.db").write_text("no database")
    assert onrecord("report").code == 4
    assert (onrecord.folder / "report.html").read_text() == "old"
