"""One text with several reports in it is split where that is certain; a report with parts stays whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from onrecord.read import ReadOptions, read
from onrecord.read.bulletin_entries import bulletin_entries
from onrecord.records import Report

ONE = "Shells struck the grain market of Northtown on Monday and killed four traders, the provincial governor said in the evening."
TWO = "Some 300 families left three villages on the east bank after two nights of fighting, the Red Crescent in the district said."
THREE = "The two sides agreed to exchange the bodies of 40 fighters at the river crossing on Thursday, a mediator from the town said."
MORE = "Neither the army nor the armed groups had commented by the time that this was written."


def titles(text: str, day: date | None = None) -> list[str | None]:
    return [entry.title for entry in bulletin_entries(text, day)]


DATELINES = f"""Morning briefing
13 December 2016

Market shelled
NORTHTOWN, 12 December — {ONE}
{MORE}

Villages empty
EASTBANK, 12 December — {TWO}

Bodies to be exchanged
RIVERSIDE, 11 December — {THREE}
{MORE}
"""


def test_entries_under_datelines() -> None:
    entries = bulletin_entries(DATELINES)
    assert [(e.title, e.day) for e in entries] == [
        ("Market shelled", date(2016, 12, 12)),
        ("Villages empty", date(2016, 12, 12)),
        ("Bodies to be exchanged", date(2016, 12, 11)),
    ]
    assert (
        DATELINES[entries[0].start : entries[0].end]
        == f"Market shelled\nNORTHTOWN, 12 December — {ONE}\n{MORE}"
    )


def test_a_day_without_a_year_needs_the_bulletin_s_day() -> None:
    undated = DATELINES.replace("13 December 2016\n", "")
    assert {e.day for e in bulletin_entries(undated)} == {None}
    assert [e.day for e in bulletin_entries(undated, date(2017, 1, 2))] == [date(2016, 12, 12), date(2016, 12, 12), date(2016, 12, 11)]  # fmt: skip
    assert {e.day for e in bulletin_entries(undated, date(2017, 6, 2))} == {date(2017, 6, 2)}


def test_entries_under_days() -> None:
    text = f"Diary of the siege\n\nMonday 12 December\n{ONE}\n\nTuesday 13 December\n{TWO}\n\nWednesday 14 December\n{THREE}\n"
    assert [e.day for e in bulletin_entries(text, date(2016, 12, 15))] == [
        date(2016, 12, n) for n in (12, 13, 14)
    ]


def test_entries_under_numbers() -> None:
    text = "\n".join(
        f"{n}. {title} as talks go on elsewhere\nNORTHTOWN (AFP) — {body}" for n, (title, body) in enumerate(zip(("Market shelled", "Villages empty", "Bodies exchanged"), (ONE, TWO, THREE), strict=True), 1)
    )  # fmt: skip
    assert titles(text) == [f"{title} as talks go on elsewhere" for title in ("Market shelled", "Villages empty", "Bodies exchanged")]  # fmt: skip


def test_prose_before_the_entries_is_a_report_too() -> None:
    text = DATELINES.replace("13 December 2016\n", f"13 December 2016\n{MORE}\n")
    entries = bulletin_entries(text)
    assert len(entries) == 4
    assert text[entries[0].start : entries[0].end].endswith(MORE)


WHOLE = {
    "one story": f"Market shelled\nNORTHTOWN, 12 December 2016 — {ONE}\n{TWO}\n{THREE}\n{MORE}",
    "two entries": f"NORTHTOWN, 12 December — {ONE}\n\nEASTBANK, 12 December — {TWO}",
    "a situation report": f"Highlights\n- {ONE}\n- {TWO}\n- {THREE}\n\n1. Overview\n{ONE}\n\n2. Needs\n{TWO}\n\n3. Response\n{THREE}",
    "numbered paragraphs": f"1. {ONE}\n2. {TWO}\n3. {THREE}\n4. {MORE}",
    "numbered sections": f"1. The humanitarian situation in the eastern districts\n{ONE}\n2. What people in the villages need now\n{TWO}\n3. What the partners have done so far\n{THREE}",
    "places with a colon": f"NORTHTOWN: {ONE}\n\nEASTBANK: {TWO}\n\nRIVERSIDE: {THREE}",
    "a list of days": "12 December 2016\n13 December 2016\n14 December 2016\n",
    "days in no order": f"Monday 12 December\n{ONE}\n\nSunday 4 December\n{TWO}\n\nWednesday 14 December\n{THREE}\n",
    "entries without a body": f"Monday 12 December\n{ONE}\n\nTuesday 13 December\nNothing.\n\nWednesday 14 December\n{THREE}\n",
    "dated bullets": f"- NORTHTOWN, 12 December 2016 — {ONE}\n- EASTBANK, 12 December 2016 — {TWO}\n- RIVERSIDE, 12 December 2016 — {THREE}",
    "a long story with a chronology": f"{ONE}\n{TWO}\n{THREE}\n{MORE}\n{ONE}\n{DATELINES}",
}  # fmt: skip


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE.keys())
def test_what_stays_whole(text: str) -> None:
    assert bulletin_entries(text, date(2016, 12, 15)) == ()


def test_a_text_file_that_is_a_bulletin(tmp_path: Path) -> None:
    file = tmp_path / "brief.txt"
    file.write_text(DATELINES, encoding="utf-8")
    found = [r for r in read([str(file)], ReadOptions(outlet="Example Brief")) if isinstance(r, Report)]
    assert [(r.id, r.title, r.published_by, r.outlet) for r in found] == [
        ("brief-1", "Market shelled", "dateline", "Example Brief"),
        ("brief-2", "Villages empty", "dateline", "Example Brief"),
        ("brief-3", "Bodies to be exchanged", "dateline", "Example Brief"),
    ]
    assert all(r.text in DATELINES for r in found)
