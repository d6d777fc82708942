"""`onrecord bulletin`: printed, written, refused; the period that it takes where none is given."""

from __future__ import annotations

import io
import re

import docx
import pytest
from calling import Onrecord, process

from onrecord.cli.bulletin import LANGUAGES
from onrecord.web import settings

PLACE = ("bulletin", "--place", "eastern Aleppo", "--from", "2016-12-13", "--to", "2016-12-16")


def test_markdown_is_printed(filled: Onrecord) -> None:
    done = filled(*PLACE)
    assert done.code == 0, done.said
    assert done.out.startswith("# Bulletin: Eastern Aleppo, 13 to 16 December 2016\n")
    assert "At least 82 people were reported killed" in done.out
    assert "## What is not known" in done.out


def test_the_last_day_is_the_default(filled: Onrecord) -> None:
    assert filled("bulletin").lines[0] == "# Bulletin: All places of the record, 20 December 2016"
    assert filled("bulletin", "--from", "2016-12-19").lines[0].endswith("19 to 20 December 2016")
    assert filled("bulletin", "--to", "2016-12-14").lines[0].endswith(", 14 December 2016")


@pytest.mark.parametrize("form", ["html", "docx"])
def test_a_file_is_named_by_place_and_day(filled: Onrecord, form: str) -> None:
    done = filled(*PLACE, "--format", form)
    path = filled.folder / f"bulletin-eastern-aleppo-2016-12-16.{form}"
    assert (done.code, done.out) == (0, f"Written: {path}\n")
    assert filled(*PLACE, "--format", form, "-q").out == ""  # an earlier bulletin may be replaced
    if form == "docx":
        assert (
            docx.Document(io.BytesIO(path.read_bytes()))
            .paragraphs[0]
            .text.startswith("Bulletin: Eastern Aleppo")
        )


@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_another_file_is_not_replaced(filled: Onrecord, form: str) -> None:
    (filled.folder / "mine").write_text("my notes")
    done = filled(*PLACE, "--format", form, "-o", "mine")
    assert done.code == 1
    assert f"it exists and is no bulletin in {form} that onrecord wrote" in done.said
    assert (filled.folder / "mine").read_text() == "my notes"


def test_a_file_that_cannot_be_written(filled: Onrecord) -> None:
    done = filled(*PLACE, "-o", "missing/bulletin.md")
    assert done.code == 1
    assert "it cannot be written" in done.said


def test_quotes_only_where_asked_for(filled: Onrecord) -> None:
    assert "“" not in filled(*PLACE).out
    done = filled(*PLACE, "--quotes")
    assert "“" in done.out
    assert "not for publication" in done.out


def test_an_empty_period_is_an_honest_bulletin(filled: Onrecord) -> None:
    done = filled("bulletin", "--place", "eastern Aleppo", "--from", "2017-05-01", "--to", "2017-05-02")
    assert done.code == 0
    assert (
        "No report of the record that was published from 1 to 2 May 2017 tells of anything about eastern Aleppo"
        in done.out
    )


def test_a_first_day_after_the_last(filled: Onrecord) -> None:
    done = filled("bulletin", "--from", "2016-12-16", "--to", "2016-12-13")
    assert done.code == 2
    assert "Accepted:" in done.said


def test_a_place_that_nobody_knows(filled: Onrecord) -> None:
    assert filled("bulletin", "--place", "Xyzzyville").code == 3


def test_a_record_without_a_dated_report(onrecord: Onrecord) -> None:
    (onrecord.folder / "note.txt").write_text("Shelling killed 12 people in Qasr.")
    assert onrecord("add", "note.txt").code == 0
    done = onrecord("bulletin")
    assert done.code == 3
    assert "Give --from and --to" in done.said


ARABIC = (*PLACE, "--language", "ar")


def test_in_arabic_the_same_sources_are_cited(filled: Onrecord) -> None:
    done, english = filled(*ARABIC), filled(*PLACE)
    assert done.code == 0, done.said
    assert done.out.startswith("# نشرة: ")
    assert "82" in done.out
    assert done.out.rstrip().endswith("أعدّها برنامج onrecord.")
    sources = re.compile(r"^- \[(\d+)\].*? ([\w-]+(?:, | )?)", re.MULTILINE)
    marks = re.compile(r"\[(?:[\d–R]+(?:, )?)+\]")
    assert len(sources.findall(done.out)) == len(sources.findall(english.out)) > 3
    assert marks.findall(done.out) == marks.findall(english.out)


def test_in_arabic_no_english_is_left_but_names_and_ids(filled: Onrecord) -> None:
    told = re.sub("\u2068[^\u2069]*\u2069", "", filled(*ARABIC).out.partition("## المصادر")[0]).replace(
        "onrecord", ""
    )
    assert re.findall(r"[A-Za-z]{2,}", told) == []


def test_in_arabic_by_a_program_that_opened_no_pages(filled: Onrecord) -> None:
    done = process(*ARABIC, "-q", folder=filled.folder)
    assert (done.code, done.err) == (0, "")
    assert done.out.replace("\r", "") == filled(*ARABIC, "-q").out


@pytest.mark.parametrize("form", ["html", "docx"])
def test_in_arabic_a_file_of_its_own_from_right_to_left(filled: Onrecord, form: str) -> None:
    done = filled(*ARABIC, "--format", form)
    path = filled.folder / f"bulletin-eastern-aleppo-2016-12-16-ar.{form}"
    assert (done.code, done.out) == (0, f"Written: {path}\n")
    if form == "html":
        assert '<html lang="ar" dir="rtl">' in path.read_text()
    assert filled(*ARABIC, "--format", form).code == 0, "an earlier one may be replaced"


def test_in_arabic_what_onrecord_did_not_write_stays(filled: Onrecord) -> None:
    assert filled(*ARABIC, "-o", "one.md").code == 0
    assert filled(*ARABIC, "-o", "one.md").code == 0, "its own may be replaced"
    assert filled(*PLACE, "-o", "one.md").code == 1, "in English it is not known for one"
    (filled.folder / "mine.md").write_text("# نشرة: ملاحظاتي\n\nكتبتها بنفسي.\n")
    done = filled(*ARABIC, "-o", "mine.md")
    assert done.code == 1
    assert "it exists and is no bulletin in md that onrecord wrote" in done.said
    assert (filled.folder / "mine.md").read_text().endswith("كتبتها بنفسي.\n")


def test_the_languages_are_those_of_the_pages() -> None:
    assert [name for name, _ in settings.LANGUAGES] == list(LANGUAGES)


def test_after_decisions_of_persons_it_says_how_many_of_its_claims_were_reviewed(filled: Onrecord) -> None:
    assert "from claims that nobody has reviewed" in filled(*PLACE).out
    for act in (("accept",), ("correct", "figure", "90..95", "--why", "misread")):
        done = filled("decide", act[0], "levant-wire-1213:c2", *act[1:], "--by", "ann")
        assert done.code == 0, done.said
    said = filled(*PLACE).out
    assert re.search(r"from \d+ claims, of which persons have reviewed one: read the reports", said)
    assert re.search(r"of the \d+ claims that this bulletin rests on, persons have reviewed one \[R\]", said)
    assert "nobody has reviewed" not in said
    arabic = filled(*PLACE, "--language", "ar").out
    assert "راجع أشخاص منها 1" in arabic
