"""Which column of a corpus is what: by its own name, guessed, seen in the rows, or given by hand; and its days."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from document_texts import PARAGRAPHS, read_all

from onrecord.errors import ReadError
from onrecord.read import ReadOptions, columns
from onrecord.read.column_names import bare_name
from onrecord.read.day_forms import day_in
from onrecord.read.given_columns import GivenColumns, given_columns
from onrecord.records import Failure, Report

DAY, LINK, OUTLET, HEADLINE = (
    "2016-05-04",
    "https://gazette.example/{n}",
    "Example Gazette",
    "Silo burns in Marwa",
)
CELLS = {"text": PARAGRAPHS, "title": HEADLINE, "published": DAY, "outlet": OUTLET, "url": LINK, "else": "x"}


def rows(header: Mapping[str, str]) -> list[dict[str, str]]:
    """Five rows; `header` is the name of each column and the part that it holds."""
    return [
        {
            name: (PARAGRAPHS[n] if part == "text" else str(CELLS[part]).format(n=n))
            for name, part in header.items()
        }
        for n in range(5)
    ]


def guessed(header: Mapping[str, str], given: str = "") -> columns.Choice:
    return columns.choose(list(header), rows(header), given_columns(given) if given else None, closed=True)


@pytest.mark.parametrize(
    "header",
    [
        {"headline": "title", "pub_date": "published", "source": "outlet", "link": "url", "body": "text"},
        {"Title": "title", "publishedAt": "published", "Publisher": "outlet", "URL": "url", "Content": "text"},
        {"article_title": "title", "date": "published", "news_source": "outlet", "article_url": "url", "article_content": "text"},
        {"titre": "title", "Date de publication": "published", "journal": "outlet", "lien": "url", "texte": "text"},
        {"titulo": "title", "fecha": "published", "fuente": "outlet", "enlace": "url", "contenido": "text"},
        {"العنوان": "title", "تاريخ النشر": "published", "المصدر": "outlet", "الرابط": "url", "النص": "text"},
        {"заголовок": "title", "дата": "published", "источник": "outlet", "ссылка": "url", "текст": "text"},
        {"publisher": "outlet", "source": "url", "notes": "text", "timestamp": "published", "subject": "title"},
    ],
)  # fmt: skip
def test_headers_of_other_people_s_tables(header: Mapping[str, str]) -> None:
    choice = guessed(header)
    assert {name: part for part, name in choice.by_part.items()} == header
    assert choice.unused == []
    assert set(choice.why.values()) <= {"its name", "the only addresses", ""}


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("event_date", "published"), ("updated_at", "published"), ("date of birth", "published"), ("retrieved", "published"),
        ("image_url", "url"), ("author", "title"), ("mood", "outlet"), ("keywords", "title"),
    ],
)  # fmt: skip
def test_names_that_are_something_else(name: str, part: str) -> None:
    choice = guessed({"body": "text", name: part})
    assert choice.by_part == {"text": "body"}
    assert choice.unused == [name]


@pytest.mark.parametrize("name", ["pubDate", "Pub_Date", "pub date", "\ufeffPUB DATE "])
def test_names_are_compared_bare(name: str) -> None:
    assert bare_name(name) == "pub date"


def test_an_event_s_day_is_no_day_of_publication() -> None:
    choice = guessed({"notes": "text", "event_date": "published"})
    assert choice.by_part == {"text": "notes"}
    assert choice.unused == ["event_date"]
    assert choice.words() == 'columns: text ← "notes"; not used: "event_date"; --columns changes that'


def test_of_a_lead_and_a_text_the_longer_is_the_report() -> None:
    table = [{"description": "A silo burns in Marwa.", "content": words} for words in PARAGRAPHS]
    assert columns.choose(list(table[0]), table, None, closed=True).by_part == {"text": "content"}


def test_columns_that_only_their_rows_tell() -> None:
    choice = guessed({"c1": "published", "c2": "url", "c3": "text", "c4": "else"})
    assert choice.by_part == {"text": "c3", "published": "c1", "url": "c2"}
    assert "the longest texts" in (choice.words() or "")
    assert choice.why["published"] == "the only days"
    assert choice.unused == ["c4"]


def test_a_first_row_that_is_a_report_is_no_header() -> None:
    table = [dict.fromkeys(("2016-05-04", PARAGRAPHS[0]), words) for words in PARAGRAPHS]
    assert "text" not in columns.choose(list(table[0]), table, None, closed=True).by_part


def test_what_the_user_gives_comes_first() -> None:
    header = {"body": "text", "lead": "text", "date": "published", "source": "outlet"}
    choice = guessed(header, "text=LEAD, outlet=, published:dmy=date")
    assert choice.by_part == {"text": "lead", "published": "date"}
    assert (choice.order, sorted(choice.unused)) == ("dmy", ["body", "source"])
    with pytest.raises(ReadError) as error:
        guessed(header, "text=words")
    assert (error.value.code, "'words'" in error.value.found, "lead" in error.value.accepted) == (
        "no-column",
        True,
        True,
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("text=body", GivenColumns((("text", "body"),))),
        ("text=body,published:mdy=Date", GivenColumns((("text", "body"), ("published", "Date")), "mdy")),
        ('"text=a, b", url=x=y', GivenColumns((("text", "a, b"), ("url", "x=y")))),
    ],
)
def test_the_option(words: str, expected: GivenColumns) -> None:
    assert given_columns(words) == expected


@pytest.mark.parametrize(
    "words", ["", "body", "words=body", "text=a,text=b", "published:xyz=a", "text:dmy=a"]
)
def test_the_option_refuses_what_it_does_not_know(words: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        given_columns(words)


@pytest.mark.parametrize(
    ("value", "order", "expected"),
    [
        ("2016-12-13", None, "2016-12-13"),
        ("2016/12/13", None, "2016-12-13"),
        ("13/12/2016", None, "2016-12-13"),
        ("12/13/2016", None, "2016-12-13"),
        ("03.04.2016", None, "2016-04-03"),
        ("04/04/2016", None, "2016-04-04"),
        ("03/04/2016", "dmy", "2016-04-03"),
        ("03/04/2016", "mdy", "2016-03-04"),
        ("3-4-16 08:30", "dmy", "2016-04-03"),
        ("16/04/03", "ymd", "2016-04-03"),
        ("13 Dec 2016", None, "2016-12-13"),
        ("December 13, 2016", None, "2016-12-13"),
        ("Tue, 13 Dec 2016 06:15:00 GMT", None, "2016-12-13"),
        ("Tue, 13 Dec 2016 06:15:00 +0000", None, "2016-12-13"),
        ("13/12/2016 18:40", None, "2016-12-13"),
        ("20161213", None, "2016-12-13"),
        ("20161213061500", None, "2016-12-13"),
        ("2016-12-13 06:15:00 UTC", None, "2016-12-13 06:15:00"),
        (datetime(2016, 12, 13, 6), None, "2016-12-13"),  # noqa: DTZ001 # as a spreadsheet has it
        (date(2016, 12, 13), None, "2016-12-13"),
        ("31/02/2016", None, "31/02/2016"),
        ("13/12/16", None, "13/12/16"),
        ("13/25/2016", None, "13/25/2016"),
        ("in December 2016", None, "in December 2016"),
        ("13 Dec 2016 and later", None, "13 Dec 2016 and later"),
        (42717, None, 42717),
    ],
)  # fmt: skip
def test_days(value: object, order: str | None, expected: object) -> None:
    assert day_in(value, order) == expected  # type: ignore[arg-type] # a row of the table has one of the orders


def test_a_day_that_is_one_of_two_is_refused() -> None:
    with pytest.raises(ReadError) as error:
        day_in("03/04/2016")
    assert error.value.code == "ambiguous-date"
    assert "published:dmy=" in error.value.next


def table(path: Path, lines: Sequence[Sequence[str]]) -> Path:
    if path.suffix == ".csv":
        words = io.StringIO()
        csv.writer(words).writerows(lines)
        path.write_text(words.getvalue(), "utf-8")
    else:
        path.write_text(
            "".join(json.dumps(dict(zip(lines[0], row, strict=True))) + "\n" for row in lines[1:]), "utf-8"
        )
    return path


def outcome(path: Path, given: str = "") -> tuple[list[Report], list[Failure], list[str]]:
    told: list[str] = []
    options = ReadOptions(columns=given_columns(given) if given else None, told=told.append)
    return *read_all(path, options), told


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "ndjson"])
def test_a_corpus_with_columns_of_its_own(tmp_path: Path, suffix: str) -> None:
    lines = [
        ["headline", "pub_date", "source", "link", "body", "mood"],
        ["Silo burns", "13/12/2016", "Example Gazette", "https://g.example/1", PARAGRAPHS[0], "sad"],
        ["Silo out", "03/04/2016", "Example Gazette", "https://g.example/2", PARAGRAPHS[1], ""],
        ["No day", "", "", "", PARAGRAPHS[2], ""],
    ]
    file = table(tmp_path / f"c.{suffix}", lines)
    (first, third), (failure,), told = outcome(file)
    assert (first.text, first.title, first.outlet) == (PARAGRAPHS[0], "Silo burns", "Example Gazette")
    assert (first.url, first.published, first.published_by) == (
        "https://g.example/1",
        date(2016, 12, 13),
        "given",
    )
    assert (third.title, third.published_by) == ("No day", "unknown")
    assert (failure.code, failure.where) == ("ambiguous-date", "line 3" if suffix == "csv" else "line 2")
    assert "published:dmy=pub_date" in failure.next
    assert told == [
        f'{file}: columns: text ← "body", title ← "headline", published ← "pub_date", outlet ← "source", url ← "link";'
        ' not used: "mood"; --columns changes that'
    ]
    found, failures, _ = outcome(file, "published:dmy=pub_date")
    assert failures == []
    assert [report.published for report in found] == [date(2016, 12, 13), date(2016, 4, 3), None]


def test_month_first_makes_other_days_failures(tmp_path: Path) -> None:
    file = table(
        tmp_path / "c.csv", [["body", "date"], [PARAGRAPHS[0], "13/12/2016"], [PARAGRAPHS[1], "03/04/2016"]]
    )
    (report,), (failure,), _ = outcome(file, "published:mdy=date")
    assert report.published == date(2016, 3, 4)
    assert failure.code == "bad-date"


@pytest.mark.parametrize("suffix", ["csv", "jsonl"])
def test_a_table_with_a_text_of_its_own_gains_days_and_loses_nothing(tmp_path: Path, suffix: str) -> None:
    lines = [["text", "date"], *([words, "13/12/2016"] for words in PARAGRAPHS), *([f"Report {n}.", "2016-12-14"] for n in range(30)), ["The last one.", "soon"]]  # fmt: skip
    found, failures, told = outcome(table(tmp_path / f"c.{suffix}", lines))
    assert failures == []
    assert [report.text for report in found] == [row[0] for row in lines[1:]]
    assert (found[0].published, found[-1].published) == (date(2016, 12, 13), None)
    assert 'published ← "date"' in told[0]


@pytest.mark.parametrize("suffix", ["csv", "jsonl"])
def test_days_of_two_readings_beside_a_text_are_left_unused(tmp_path: Path, suffix: str) -> None:
    lines = [
        ["text", "date", "article_id"],
        ["Nine people died in Marwa.", "03/04/2016", "a"],
        ["A silo burns there.", "13/12/2016", "a"],
    ]
    found, failures, told = outcome(table(tmp_path / f"c.{suffix}", lines))
    assert failures == []
    assert [(report.id, report.published) for report in found] == [(f"c-{n}", None) for n in (1, 2)]
    assert 'not used: "date", "article_id"' in told[0]
    found, failures, _ = outcome(tmp_path / f"c.{suffix}", "published:dmy=date")
    assert [report.published for report in found] == [date(2016, 4, 3), date(2016, 12, 13)]


def test_a_corpus_by_the_book_is_told_nothing(tmp_path: Path) -> None:
    _, _, told = outcome(
        table(tmp_path / "c.csv", [["report", "text", "published"], ["a", "Nine died.", "2016-05-04"]])
    )
    assert told == []


def test_a_given_column_that_is_not_there(tmp_path: Path) -> None:
    lines = [["body", "date"], [PARAGRAPHS[0], "2016-05-04"]]
    _, (failure,), _ = outcome(table(tmp_path / "c.csv", lines), "text=words")
    assert failure.code == "no-column"
    _, (failure,), _ = outcome(table(tmp_path / "c.jsonl", lines), "text=words")
    assert failure.code == "no-column"


def test_ids_that_are_guessed_name_reports_where_they_are_more_than_counting(tmp_path: Path) -> None:
    lines = [["body", "article_id"], *([words, f"gz-{n}"] for n, words in enumerate(PARAGRAPHS))]
    found, _, _ = outcome(table(tmp_path / "c.csv", lines))
    assert [report.id for report in found] == [f"gz-{n}" for n in range(5)]
    counted = [["body", "article_id"], *([words, str(n)] for n, words in enumerate(PARAGRAPHS))]
    found, _, told = outcome(table(tmp_path / "d.csv", counted))
    assert [report.id for report in found] == [f"d-{n}" for n in range(1, 6)]
    assert 'not used: "article_id"' in told[0]


def test_a_source_that_is_an_object_is_its_name(tmp_path: Path) -> None:
    entries = [{"content": words, "source": {"id": None, "name": "Example Gazette"}} for words in PARAGRAPHS]
    (tmp_path / "c.jsonl").write_text("\n".join(map(json.dumps, entries)))
    found, failures, _ = outcome(tmp_path / "c.jsonl")
    assert failures == []
    assert {report.outlet for report in found} == {"Example Gazette"}
