"""Pages that hold control characters: the parser gives them out and takes none back, and the page is read all the same."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest

from onrecord.read import ReadOptions, read
from onrecord.records import Report

STORY = "Shells hit the market of Kutum at noon, killing four traders, a doctor at the hospital said. Two more died later."
ARTICLE = "<html><head><title>News</title>{head}</head><body><article><h1>Four die in Kutum</h1><p>{story}</p></article></body></html>"


@pytest.mark.parametrize(
    "around", ["<script></script>&#2; {}", "&#2;<script></script> {}", "<b></b><script></script>&#x1f; {}"]
)
def test_a_control_character_does_not_cost_a_page(tmp_path: Path, around: str) -> None:
    found = the_report(tmp_path, ARTICLE.format(head="", story=around.format(STORY)))
    assert "killing four traders" in found.text
    assert not any(character < " " and character not in "\n\t" for character in found.text)


def test_nor_does_one_in_an_entry_of_a_live_page(tmp_path: Path) -> None:
    entry = {
        "@type": "BlogPosting",
        "headline": "Four die",
        "articleBody": STORY + "\x02",
        "datePublished": "2024-06-12T10:00:00Z",
    }
    blog = {"@context": "https://schema.org", "@type": "LiveBlogPosting", "liveBlogUpdate": [entry, entry]}
    head = f'<script type="application/ld+json">{json.dumps(blog)}</script>'
    found = the_report(tmp_path, ARTICLE.format(head=head, story=STORY))
    assert "killing four traders" in found.text


def the_report(folder: Path, page: str) -> Report:
    (folder / "page.html").write_text(page, encoding="utf-8")
    found = next(iter(read([str(folder / "page.html")], ReadOptions(), BytesIO())))
    assert isinstance(found, Report), found
    return found
