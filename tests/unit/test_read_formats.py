"""Files, folders, standard input and corpora to Reports."""

from __future__ import annotations

import hashlib
import io
import json
from datetime import date
from pathlib import Path

import pytest

from onrecord.read import ReadOptions, read
from onrecord.records import Failure, Report

STORY = "Twelve people were killed in Northtown on Tuesday, the mayor said.\r\nThirty were hurt.\n"
PAGE = """<!DOCTYPE html><html><head><title>Bridge Falls in North - The Example Post</title>{head}</head><body>
<nav><a href="/">Home</a> <a href="/login">Log in</a></nav>{top}
<article><h1>Bridge Falls in North</h1>
<p>NORTHTOWN (EXN) - At least 12 people were killed on Tuesday when a bridge fell, the mayor said in a caf&eacute;.</p>
<p>Rescuers pulled 30 others from the water. The bridge had been shelled in the autumn, he said, as on 4 May 2011.</p>
<p>Soldiers closed the road on both banks and told residents to stay away from the river until the morning.</p>
</article><footer>Copyright 2016 The Example Post, 2016-12-20. All rights reserved.</footer></body></html>"""


def reports(*paths: object, options: ReadOptions | None = None, stdin: bytes = b"") -> list[Report]:
    found = list(read([str(path) for path in paths], options or ReadOptions(), io.BytesIO(stdin)))
    assert [item.message() for item in found if isinstance(item, Failure)] == []
    return [item for item in found if isinstance(item, Report)]


def one(path: Path, content: str | bytes, options: ReadOptions | None = None) -> Report:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (report,) = reports(path, options=options)
    return report


def test_a_text_file_is_kept_exactly_with_its_stem_as_id(tmp_path: Path) -> None:
    report = one(tmp_path / "north.bridge.txt", STORY)
    assert (report.id, report.text, report.source) == (
        "north.bridge",
        STORY,
        str(tmp_path / "north.bridge.txt"),
    )
    assert report.raw_sha256 == hashlib.sha256(STORY.encode()).hexdigest()
    assert (report.published, report.published_by, report.outlet) == (None, "unknown", None)


def test_what_the_user_gives_wins_over_a_text_file_s_dateline(tmp_path: Path) -> None:
    dated = "27 Jul 2016 " + STORY
    assert one(tmp_path / "a.txt", dated).published == date(2016, 7, 27)
    given = one(tmp_path / "a.txt", dated, ReadOptions(date(2016, 12, 15), "Example Post"))
    assert (given.published, given.published_by, given.outlet) == (
        date(2016, 12, 15),
        "given",
        "Example Post",
    )


def test_a_folder_is_read_sorted_and_deep_without_hidden_or_foreign_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.TXT", "a/y.text", ".hidden.txt", ".git/c.txt", "a/notes.md", "a/picture.png"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"{STORY} {name}")
    assert [report.id for report in reports(tmp_path)] == ["b", "y", "z"]


def test_the_same_text_under_the_same_id_is_one_report(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(STORY)
    assert len(reports(file, file, tmp_path)) == 1


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (STORY.encode(), ["stdin"]),
        (
            json.dumps({"text": STORY}).encode() + b"\n\n" + json.dumps({"text": "B"}).encode(),
            ["stdin-1", "stdin-3"],
        ),
        (PAGE.format(head="", top="").encode(), ["stdin"]),
    ],
)
def test_standard_input_is_told_apart_by_how_it_begins(data: bytes, ids: list[str]) -> None:
    assert [report.id for report in reports("-", stdin=data)] == ids


def test_a_long_text_on_standard_input_is_whole() -> None:
    text = "Two were killed in the town. " * 5000
    assert reports("-", stdin=text.encode())[0].text == text


def test_json_lines(tmp_path: Path) -> None:
    full = {
        "report": "n-1",
        "text": STORY,
        "title": "Bridge Falls",
        "published": "2016-12-13T06:00:00Z",
        "outlet": "Example Post",
        "url": "https://post.example/1",
        "mood": "ignored",
    }
    lines = [
        json.dumps(full),
        "",
        json.dumps({"text": "Ünïcode “text”", "report": 7}),
        json.dumps({"text": "Third."}),
    ]
    (tmp_path / "corpus.jsonl").write_text("\ufeff" + "\r\n".join(lines), encoding="utf-8")
    options = ReadOptions(date(2017, 1, 1), "Other")
    first, second, third = reports(tmp_path / "corpus.jsonl", options=options)
    assert (first.id, first.text, first.title, first.outlet) == ("n-1", STORY, "Bridge Falls", "Example Post")
    assert (first.url, first.published, first.published_by) == (full["url"], date(2016, 12, 13), "given")
    assert first.source == f"{tmp_path / 'corpus.jsonl'}:1"
    assert (second.id, second.text, second.outlet) == ("7", "Ünïcode “text”", "Other")
    assert (second.published, second.published_by) == (date(2017, 1, 1), "given")
    assert third.id == "corpus-4"
    assert third.raw_sha256 == hashlib.sha256(lines[3].encode()).hexdigest()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp1252"])
def test_json_lines_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    lines = "\n".join(json.dumps({"text": f"“{n}” killed, café"}, ensure_ascii=False) for n in range(3))
    (tmp_path / "c.jsonl").write_bytes(lines.encode(encoding))
    assert [report.text for report in reports(tmp_path / "c.jsonl")] == [
        f"“{n}” killed, café" for n in range(3)
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv(tmp_path: Path, delimiter: str, encoding: str) -> None:
    rows = [
        ["Report", " TEXT ", "Published", "mood"],
        ["n-1", '"Two, killed;\tand three\nhurt, he said ""so"""', "2016-12-13", ""],
        ["", "Café closed", "", "sad"],
        ["", "", "", ""],
        ["", "Third"],
    ]
    table = "\r\n".join(delimiter.join(row) for row in rows) + "\r\n"
    (tmp_path / "t.csv").write_bytes(table.encode(encoding))
    first, second, third = reports(tmp_path / "t.csv")
    assert (first.id, first.text) == ("n-1", 'Two, killed;\tand three\nhurt, he said "so"')
    assert (first.published, first.published_by) == (date(2016, 12, 13), "given")
    assert (second.id, second.text, second.source) == ("t-2", "Café closed", f"{tmp_path / 't.csv'}:4")
    assert (third.id, third.text) == ("t-3", "Third")


def test_a_long_cell_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("text\n" + "people " * 50_000 + "\n")
    assert len(reports(tmp_path / "t.csv")[0].text) == 350_000


def test_a_web_page_gives_its_article_and_its_own_metadata(tmp_path: Path) -> None:
    head = (
        '<meta property="og:site_name" content="The Example Post">'
        '<meta property="article:published_time" content="2016-12-14T08:00:00Z">'
        '<link rel="canonical" href="https://post.example/bridge">'
    )
    report = one(
        tmp_path / "bridge.html", PAGE.format(head=head, top=""), ReadOptions(date(2020, 1, 1), "Other")
    )
    assert report.title is not None
    assert report.title.startswith("Bridge Falls in North")
    assert (report.outlet, report.url) == ("The Example Post", "https://post.example/bridge")
    assert (report.published, report.published_by) == (date(2016, 12, 14), "metadata")
    paragraphs = report.text.splitlines()
    assert any(line.endswith("the mayor said in a café.") for line in paragraphs)
    assert not any("Copyright" in line or "Log in" in line for line in paragraphs)


@pytest.mark.parametrize(
    ("top", "day"),
    [
        ("", None),  # neither the copyright line nor the day in the story is the page's date
        ('<div class="post-date">Tuesday 13 December 2016</div>', date(2016, 12, 13)),
        ('<time datetime="2016-12-13T10:00:00+02:00">Tuesday</time>', date(2016, 12, 13)),
        ('<time datetime="2016-12-13">x</time><time datetime="2015-01-02">Other story</time>', None),
        ('<script type="application/ld+json">{"datePublished":"2016-12-13"}</script>', date(2016, 12, 13)),
    ],
)
def test_the_day_of_a_page_without_a_date_in_its_head(tmp_path: Path, top: str, day: date | None) -> None:
    assert one(tmp_path / "bridge.htm", PAGE.format(head="", top=top)).published == day


def test_the_user_s_day_serves_a_page_without_one(tmp_path: Path) -> None:
    report = one(tmp_path / "b.html", PAGE.format(head="", top=""), ReadOptions(date(2016, 12, 15)))
    assert (report.published, report.published_by) == (date(2016, 12, 15), "given")


def test_a_page_is_read_by_the_charset_that_it_declares(tmp_path: Path) -> None:
    page = PAGE.format(head='<meta charset="windows-1251">', top="").replace("caf&eacute;", "кафе")
    assert "кафе" in one(tmp_path / "b.html", page.encode("cp1251")).text


def test_a_corpus_is_read_one_line_at_a_time() -> None:
    class Counting(io.BytesIO):
        taken = 0

        def read(self, size: int | None = -1) -> bytes:
            assert (size or 0) > 0  # -1 would hold the whole stream
            data = super().read(size)
            self.taken += len(data)
            return data

    line = json.dumps({"text": "Two people were killed. " * 400}).encode() + b"\n"
    stream = Counting(line * 2000)
    found = read(["-"], ReadOptions(), stream)
    assert isinstance(next(found), Report)
    assert stream.taken < len(line) * 200
