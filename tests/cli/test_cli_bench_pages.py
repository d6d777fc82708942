"""`onrecord bench pages` on a small folder of our own writing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from calling import Onrecord

from onrecord.bench.gate import PAGES
from onrecord.errors import EXIT_GATE

LINES = [
    "Shells struck the grain market of Northtown on Monday and killed four traders, the provincial governor said.",
    "Some 300 families left three villages on the east bank after two nights of fighting, according to the Red Crescent.",
]
PAGE = f"""<html><head><title>Market shelled - Example Post</title><meta property="og:site_name" content="Example Post">
<meta property="article:published_time" content="2016-12-13"></head><body><h1>Market shelled</h1><p>{LINES[0]}</p><p>{LINES[1]}</p>
<h2>Most read</h2><ul><li><a href="/a">Budget vote postponed after a walkout by two parties</a></li></ul></body></html>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "small"
    found.mkdir()
    marks = {"outlet": "Example Post", "url": None, "besides": [], "entries": [{"title": "Market shelled", "published": "2016-12-13", "paragraphs": [*LINES, "A line that the page does not have."], "captions": [], "credits": []}]}  # fmt: skip
    (found / "market.html").write_text(PAGE)
    (found / "market.json").write_text(json.dumps(marks))
    return found


def test_the_table_names_each_page_and_the_peer(onrecord: Onrecord, folder: Path) -> None:
    done = onrecord("bench", "pages", folder, "--misses", 2)
    assert done.code == 0
    assert done.lines[0].startswith("market ")
    assert "  missed: A line that the page does not have." in done.lines
    assert any(line.startswith("trafilatura alone") for line in done.lines)


def test_the_same_as_json(onrecord: Onrecord, folder: Path) -> None:
    score = json.loads(onrecord("bench", "pages", folder, "--json").out)
    assert score["text_precision"] == 1.0
    assert 0.75 < score["text_recall"] < 1.0
    assert set(PAGES) <= set(score)
    assert (score["titles"], score["days"], score["outlets"]) == (1.0, 1.0, 1.0)
    assert score["pages"]["market"]["recall"] == score["text_recall"]


def test_below_its_floor(onrecord: Onrecord, folder: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    floors.write_text(json.dumps({"small-pages": {"text_recall": 0.99}}))
    done = onrecord("bench", "pages", folder, "--floors", floors)
    assert done.code == EXIT_GATE
    assert "text_recall is" in done.err


@pytest.mark.parametrize(("marks", "reason"), [(None, "no marks"), ("[]", "no entries"), ("{", "no marks")])
def test_a_page_without_marks(onrecord: Onrecord, folder: Path, marks: str | None, reason: str) -> None:
    if marks is None:
        (folder / "market.json").unlink()
    else:
        (folder / "market.json").write_text(marks)
    done = onrecord("bench", "pages", folder)
    assert done.code != 0
    assert reason in done.err


def test_a_folder_without_pages(onrecord: Onrecord, tmp_path: Path) -> None:
    assert "no page in it" in onrecord("bench", "pages", tmp_path).err
