"""`onrecord redact`, `onrecord marks`, and what published outputs leave out unless a person asks for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from calling import Onrecord

STORY = (
    "Shell hits a house in Douma\n\nDOUMA, Syria, Dec 13, 2016 - Yusuf Haddad, 12, was killed when a shell hit his house in Douma on Tuesday, said "
    "Abu Salim, a resident. “We buried Yusuf at night,” Abu Salim said. Soldiers detained 30 men in Salqin.\n"
)
SHOWN = "names of victims and witnesses are shown; keep this file to those who may see them"


@pytest.fixture
def told(onrecord: Onrecord) -> Onrecord:
    (onrecord.folder / "story.txt").write_text(STORY)
    done = onrecord("add", "story.txt", "--published", "2016-12-13", "--outlet", "Levant Wire")
    assert done.code == 0, done.said
    return onrecord


def report_id(told: Onrecord) -> str:
    return next(json.loads(line) for line in told("marks", "story.txt", "--format", "jsonl").lines)["report"]


def test_a_report_of_the_record_is_copied_without_names(told: Onrecord) -> None:
    done = told("redact", report_id(told))
    assert done.code == 0, done.said
    assert done.lines[0].startswith("REDACTED COPY of report ")
    assert done.lines[1] == "Taken out: 5 (1 × age of a child, 2 × name of a child, 2 × name of a witness)."
    assert "A person must read this copy before it goes out" in done.lines[2]
    assert "[name of a child], [age of a child], was killed" in done.out
    assert "said [name of a witness], a resident" in done.out
    assert not {"Yusuf", "Haddad", "Salim"} & set(done.out.replace(",", " ").split())


def test_a_file_outside_the_record_is_copied_into_a_file(told: Onrecord) -> None:
    assert told("redact", "story.txt", "-o", "out.txt").code == 0
    assert "Yusuf" not in (told.folder / "out.txt").read_text()
    assert told("redact", "story.txt", "-o", "out.txt", "-q").code == 0  # an earlier copy may be replaced
    done = told("redact", "story.txt", "-o", "story.txt")
    assert done.code == 1
    assert "is no redacted copy that onrecord wrote" in done.said
    assert (told.folder / "story.txt").read_text() == STORY


def test_an_id_that_nobody_knows(told: Onrecord) -> None:
    done = told("redact", "nobody-knows")
    assert done.code == 3
    assert "no report of that id in the record, and no such file" in done.said


def test_marks_are_listed_with_their_reasons(told: Onrecord) -> None:
    rows = [json.loads(line) for line in told("marks", "story.txt", "--format", "jsonl").lines]
    assert [(r["text"], r["what"], r["who"]) for r in rows][:2] == [
        ("Yusuf Haddad", "name", "minor"),
        ("12", "age", "minor"),
    ]
    assert all(STORY[r["start"] : r["end"]] == r["text"] and r["why"] for r in rows)
    assert (
        "called by what" in told("marks", "story.txt").said
        or "named with an age" in told("marks", "story.txt").said
    )


def written(told: Onrecord, *words: str) -> tuple[str, str]:
    done = told(*words, "-o", "out.html")
    assert done.code == 0, done.said
    return (told.folder / "out.html").read_text(), done.err


@pytest.mark.parametrize(
    "words", [("report",), ("bulletin", "--quotes", "--format", "html")], ids=["report", "bulletin"]
)
def test_what_is_published_leaves_names_out(told: Onrecord, words: tuple[str, ...]) -> None:
    page, err = written(told, *words)
    assert "[name of a child]" in page
    assert "Haddad" not in page
    assert SHOWN not in err
    shown, err = written(told, *words, "--with-names")
    assert "Yusuf Haddad" in shown
    assert SHOWN in err


def test_the_page_says_what_was_left_out(told: Onrecord) -> None:
    page, _ = written(told, "report")
    assert (
        "5 names and details of victims, witnesses, minors and private persons are left out by rule" in page
    )
    assert "the places of 1 sensitive claim are wider than told" in page


def test_sensitive_places_are_exact_only_where_asked_for(told: Onrecord) -> None:
    page, _ = written(told, "report")
    exact, err = written(told, "report", "--exact-places")
    assert ("36.14° N" in page, "36.14° N" in exact) == (False, True)
    assert "as exactly as reports tell them" in err


def test_working_views_keep_the_words_of_the_report(told: Onrecord) -> None:
    assert "Yusuf Haddad" in told("show", report_id(told)).said
    quotes = [
        json.loads(line)["evidence"]["quote"]
        for line in told("claims", "story.txt", "--format", "jsonl").lines
    ]
    assert any("Yusuf Haddad" in quote for quote in quotes)
    assert all(quote in STORY for quote in quotes)


def test_nothing_to_take_out_is_said(onrecord: Onrecord, tmp_path: Path) -> None:
    (onrecord.folder / "plain.txt").write_text("The ministry said 12 people were killed in Aden on Monday.\n")
    assert (
        onrecord("redact", "plain.txt").lines[1] == "Taken out: nothing; the rules found nothing to take out."
    )


def test_what_a_person_protects_and_exposes_holds_in_every_output(told: Onrecord) -> None:
    report = report_id(told)
    place, child = STORY.index("Salqin"), STORY.index("Yusuf Haddad")
    done = told(
        "decide", "protect", report, *decided(place, "Salqin"), "--who", "detail", "--why", "a small town"
    )
    assert done.code == 0, done.said
    done = told(
        "decide", "expose", report, *decided(child, "Yusuf Haddad"), "--why", "his family asked for it"
    )
    assert done.code == 0, done.said
    copy = told("redact", report).out
    assert "detained 30 men in [detail]" in copy
    assert "Yusuf Haddad, [age of a child], was killed" in copy
    assert "We buried Yusuf at night" in copy
    page, _ = written(told, "report")
    assert "Yusuf Haddad" in page
    assert "30 men in [detail]" in page.replace("</mark>", "")


def decided(start: int, words: str) -> tuple[str, ...]:
    return "--start", str(start), "--end", str(start + len(words))
