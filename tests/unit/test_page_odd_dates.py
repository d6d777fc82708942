"""Pages whose words only look like days: no search for a day opens files, which is refused while a page is read."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from onrecord.read import ReadOptions, read
from onrecord.records import Report

STORY = "Shells hit the market of Kutum at noon, killing four traders, a doctor at the hospital said. Two more died later."


@pytest.mark.parametrize("words", ["12h/2016", "De2016 3", "2016-13-4"])
def test_words_like_days_do_not_cost_a_page(tmp_path: Path, words: str) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        f"<html><head><title>News</title></head><body><article><h1>Four die in Kutum</h1><p>{STORY}</p><p>{words}</p></article></body></html>",
        encoding="utf-8",
    )
    (found,) = read([str(page)], ReadOptions(), BytesIO())
    assert isinstance(found, Report)
    assert "killing four traders" in found.text
