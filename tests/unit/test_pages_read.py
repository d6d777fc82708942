"""Saved pages of 26 layouts: the story and nothing but the story, whatever the classes are called and wherever boxes stand."""

from __future__ import annotations

import json
import random
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from onrecord.bench.pages import Page, Pages, page_score, run
from onrecord.read import ReadOptions, read, sent
from onrecord.records import Report

FOLDER = Path(__file__).resolve().parents[1] / "pages"
SETS = ("seen", "kept", "fresh")
PAGES = [pytest.param(path, id=path.stem) for name in SETS for path in sorted((FOLDER / name).glob("*.html"))]


@lru_cache
def measured(name: str) -> Pages:
    return run(FOLDER / name)


@pytest.mark.parametrize("name", SETS)
def test_words_of_the_story_on_average(name: str) -> None:
    found = measured(name)
    assert len(found.pages) == {"seen": 12, "kept": 10, "fresh": 4}[name]
    assert found.mean("ours", "recall") >= 0.95
    assert found.mean("ours", "precision") >= 0.95
    assert found.mean("ours", "precision") > found.mean("peer", "precision")
    assert found.mean("ours", "recall") >= found.mean("peer", "recall")


@pytest.mark.parametrize("path", PAGES)
def test_each_page(path: Path) -> None:
    page = next(p for p in measured(path.parent.name).pages if p.name == path.stem)
    assert page.ours.recall >= 0.95
    assert page.ours.precision >= 0.95
    assert {fact: of for fact, of in page.facts.items() if of[0] != of[1]} == {}


def test_captions_follow_the_story_and_are_none_of_it() -> None:
    (report,) = read([str(FOLDER / "kept" / "photo-gallery.html")], ReadOptions())
    assert isinstance(report, Report)
    kinds = [block.kind for block in report.blocks]
    assert kinds == ["headline", "body", "body", *["caption", "credit"] * 6]


def test_a_table_of_the_story_is_kept_as_rows() -> None:
    (report,) = read([str(FOLDER / "seen" / "situation-report.html")], ReadOptions())
    assert isinstance(report, Report)
    rows = [line for line in report.text.splitlines() if " | " in line]
    assert rows[0] == "Site | Households | People | Change since 1 April"
    assert len(rows) == 5


def test_entries_of_a_live_blog_are_reports_of_their_own() -> None:
    reports = [
        r
        for r in read([str(FOLDER / "seen" / "live-linked-data.html")], ReadOptions())
        if isinstance(r, Report)
    ]
    assert [r.id for r in reports] == [f"live-linked-data-{n}" for n in range(1, 7)]
    assert len({r.raw_sha256 for r in reports}) == 1
    assert {r.outlet for r in reports} == {"Meridian Broadcasting"}
    assert {r.published_by for r in reports} == {"metadata"}
    assert reports[3].title is None
    assert all(r.url is not None and r.url.endswith(f"#post-{n}") for n, r in enumerate(reports, 1))


def test_entries_of_a_digest_have_the_day_of_their_datelines() -> None:
    reports = [
        r for r in read([str(FOLDER / "seen" / "digest.html")], ReadOptions()) if isinstance(r, Report)
    ]
    assert [(str(r.published), r.published_by) for r in reports] == [
        ("2016-12-12", "dateline"),
        ("2016-12-12", "dateline"),
        ("2016-12-11", "dateline"),
        ("2016-12-12", "dateline"),
    ]
    assert all(r.text.startswith(r.title or "?") for r in reports)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_hangs_on_the_names_of_classes_or_the_order_of_boxes(path: Path, seed: int) -> None:
    marks = json.loads(path.with_suffix(".json").read_text("utf-8"))
    chance = random.Random(seed)
    tree = html.document_fromstring(path.read_text("utf-8"))
    rename(tree, chance)
    shuffle(tree, marks, chance)
    page = scored(path.stem, marks, html.tostring(tree, encoding="utf-8", doctype="<!DOCTYPE html>"))
    assert page.ours.recall >= 0.95
    assert page.ours.precision >= 0.9
    assert page.facts["entries"][0] == page.facts["entries"][1]


def scored(name: str, marks: dict[str, Any], raw: bytes) -> Page:
    reports = [item for item in sent(name, "page.html", raw, ReadOptions()) if isinstance(item, Report)]
    return page_score(name, marks, reports, "")


def rename(tree: Any, chance: random.Random) -> None:
    """Classes as hashes, no ids but those that a link of the page or of its data leads to, no data attributes."""
    names: dict[str, str] = {}
    for node in tree.iter():
        if not isinstance(node.tag, str):
            continue
        classes = (node.get("class") or "").split()
        if classes:
            node.set(
                "class", " ".join(names.setdefault(c, f"c{chance.randrange(16**6):06x}") for c in classes)
            )
        for name in list(node.attrib):
            if name.startswith("data-") or (name == "id" and "post-" not in node.get("id", "")):
                del node.attrib[name]


def shuffle(tree: Any, marks: dict[str, Any], chance: random.Random) -> None:
    """Puts the boxes that hold nothing of the story elsewhere beside the one that does, at each level down to it."""
    entries = marks["entries"]
    told = [
        line[:40] for e in entries for line in (*e["paragraphs"], *e["captions"], e["title"] or "") if line
    ]
    box = tree.find(".//body")
    while True:
        inside = [node for node in box if isinstance(node.tag, str) and told[0] in words(node)]
        if len(inside) != 1:
            return
        if box.tag in ("body", "div", "main"):
            for node in [
                n for n in box if isinstance(n.tag, str) and not any(line in words(n) for line in told)
            ]:
                if not (node.tail or "").strip():
                    box.remove(node)
                    box.insert(chance.randrange(len(box) + 1), node)
        box = inside[0]


def words(node: Any) -> str:
    return " ".join(node.text_content().split())
