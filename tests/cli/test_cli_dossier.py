"""`onrecord dossier`: one incident as a paper, in three formats, with what is protected left out."""

from __future__ import annotations

import json

import pytest
from calling import Onrecord


def an_incident(filled: Onrecord, words: str = "killed") -> str:
    lines = [json.loads(line) for line in filled("incidents", "--format", "jsonl", "-q").lines]
    return next(str(one["incident"]) for one in lines if one["kind"] == words)


@pytest.mark.parametrize("form", ["html", "docx", "pdf"])
def test_a_dossier_is_written_and_written_again(filled: Onrecord, form: str) -> None:
    incident = an_incident(filled)
    for _ in range(2):
        done = filled("dossier", incident, "--format", form)
        assert done.code == 0, done.said
    path = filled.folder / f"dossier-{incident}.{form}"
    assert str(path) in done.out
    first = path.read_bytes()
    filled("dossier", incident, "--format", form, "-q", "-o", f"again.{form}")
    assert (filled.folder / f"again.{form}").read_bytes() == first


def test_a_file_of_somebody_else_stays(filled: Onrecord) -> None:
    (filled.folder / "mine.pdf").write_bytes(b"%PDF-1.7 my own work")
    done = filled("dossier", an_incident(filled), "--format", "pdf", "-o", "mine.pdf")
    assert done.code == 1
    assert (filled.folder / "mine.pdf").read_bytes() == b"%PDF-1.7 my own work"


def test_an_incident_that_is_not_there_is_said(filled: Onrecord) -> None:
    done = filled("dossier", "i0000000000")
    assert done.code == 3
    assert "onrecord incidents" in done.said


def test_as_known_before_anything_was_published_there_is_none(filled: Onrecord) -> None:
    done = filled("dossier", an_incident(filled), "--on", "2016-01-01")
    assert done.code == 3
    assert "--on" in done.said


def test_names_of_victims_stay_in_unless_they_are_asked_for(onrecord: Onrecord) -> None:
    text = "ALEPPO, Dec 13, 2016 — Shelling killed Mariam Haddad, a nurse, and two of her children on Monday, her brother Omar Haddad said."
    (onrecord.folder / "one.txt").write_text(text, encoding="utf-8")
    assert onrecord("add", "-q", "one.txt").code == 0
    incident = an_incident(onrecord)
    onrecord("dossier", incident, "-q", "-o", "out.html")
    assert "Haddad" not in (onrecord.folder / "out.html").read_text("utf-8")
    done = onrecord("dossier", incident, "--with-names", "-o", "named.html")
    assert "Haddad" in (onrecord.folder / "named.html").read_text("utf-8")
    assert "keep this file to those who may see them" in done.err


def test_the_log_has_it(filled: Onrecord) -> None:
    incident = an_incident(filled)
    filled("dossier", incident, "-q")
    filled("log", "export", "-o", "log.jsonl")
    assert f'\\"incident\\":\\"{incident}' in (filled.folder / "log.jsonl").read_text("utf-8")


@pytest.mark.parametrize("form", ["html", "docx", "pdf"])
def test_the_bulletin_has_its_map_and_timeline(filled: Onrecord, form: str) -> None:
    done = filled(
        "bulletin",
        "--place",
        "eastern Aleppo",
        "--from",
        "2016-12-13",
        "--to",
        "2016-12-16",
        "--format",
        form,
        "-o",
        "out",
        "-q",
    )
    assert done.code == 0, done.said
    data = (filled.folder / "out").read_bytes()
    assert data.startswith({"html": b"<!doctype html>", "docx": b"PK", "pdf": b"%PDF-"}[form])
    if form == "html":
        assert data.count(b"data:image/svg+xml;base64,") == 2
