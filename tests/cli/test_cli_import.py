"""`onrecord import` of tables of events, and `onrecord compare-with`: what a person sees, and what the record holds then."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from calling import EXAMPLE, Onrecord

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "importing"))
from tables_made import ACLED, FOUGHT, SHELLED, UCDP, put, written

SHOT = SHELLED | {
    "event_id_cnty": "SYR70009", "event_date": "2016-12-12", "event_type": "Violence against civilians", "sub_event_type": "Attack", "source": "OHCHR",
    "notes": "Pro-government forces shot people in their homes in eastern Aleppo.", "fatalities": "82",
}  # fmt: skip
FAR = SHELLED | {
    "event_id_cnty": "SYR70010", "event_date": "2016-12-14", "location": "Manbij", "latitude": "36.5281", "longitude": "37.9549", "fatalities": "4",
}  # fmt: skip
BAD = SHELLED | {"event_id_cnty": "SYR70011", "event_date": "some day"}


def table(folder: Path) -> Path:
    return put(folder, "acled.csv", written(ACLED, SHOT, FAR, BAD))


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_table_is_taken_row_by_row_and_once(filled: Onrecord) -> None:
    done = filled("import", table(filled.folder))
    assert done.code == 1
    assert "2 rows taken as acled, 0 taken before, 1 not taken." in done.out
    assert "acled.csv, line 4: has an `event_date` that is 'some day'" in done.said
    again = filled("import", table(filled.folder))
    assert "0 rows taken as acled, 2 taken before, 1 not taken." in again.out
    assert filled("verify").code == 0


def test_a_row_stands_beside_the_reports_of_its_event_as_one_source(filled: Onrecord) -> None:
    filled("import", table(filled.folder))
    incidents = lines(filled("incidents", "--format", "jsonl").out)
    reports = next(
        [r["report"] for r in i["reports"]]
        for i in incidents
        if "acled-SYR70009" in [r["report"] for r in i["reports"]]
    )
    assert "levant-wire-1213" in reports
    shown = filled("show", "acled-SYR70009")
    assert "fatalities: 82" in shown.out
    assert "ACLED" in shown.out


def test_a_record_is_made_for_a_first_table(onrecord: Onrecord) -> None:
    done = onrecord(
        "import", put(onrecord.folder, "ged.csv", written(UCDP, FOUGHT)), "--published", "2017-06-01"
    )
    assert (done.code, "1 row taken as ucdp" in done.out) == (0, True)
    [report] = lines(onrecord("reports", "--format", "jsonl").out)
    assert (report["report"], report["published"]) == ("ucdp-244657", "2017-06-01")


def test_claims_of_another_record_are_taken_as_its_reports(filled: Onrecord, tmp_path: Path) -> None:
    filled(
        "export", "csv", "--table", "claims", "-o", tmp_path / "claims.csv", "--with-names", "--exact-places"
    )
    other = Onrecord(tmp_path / "other")
    other.folder.mkdir()
    done = other("import", tmp_path / "claims.csv")
    assert done.code == 0, done.said
    mine, theirs = (
        lines(one("export", "jsonl", "--table", "claims", "-o", "-", "--with-names", "--exact-places").out)
        for one in (filled, other)
    )
    for claim in (*mine, *theirs):
        claim["evidence"] = claim["evidence"]["quote"]
    assert mine == theirs


def test_claims_that_come_back_to_their_own_record_are_no_new_origins(onrecord: Onrecord) -> None:
    def origins() -> set[str]:
        found = lines(onrecord("incidents", "--format", "jsonl").out)
        return {o["key"] for one in found for o in one["assessment"]["origins"]}

    assert onrecord("add", EXAMPLE, "--outlet", "The Desk").code == 0
    before = origins()
    assert len(before) > 2
    onrecord("export", "csv", "--table", "claims", "-o", "claims.csv", "--with-names", "--exact-places")
    assert onrecord("import", "claims.csv").code == 0
    assert origins() - before <= {"outlet:the desk"}, (
        "the file has no agency that a dateline credits: its outlet answers then"
    )


@pytest.mark.parametrize(
    ("text", "words"), [("name,age\nx,3\n", "its columns are name, age"), ("", "holds no row")]
)
def test_what_is_no_table_of_events_is_refused(onrecord: Onrecord, text: str, words: str) -> None:
    done = onrecord("import", put(onrecord.folder, "t.csv", text))
    assert done.code != 0
    assert words in done.said
    assert not (onrecord.folder / "onrecord.db").exists(), "nothing is made for nothing"


def test_a_file_that_is_not_there_is_told(onrecord: Onrecord) -> None:
    done = onrecord("import", "nowhere.csv")
    assert done.code != 0
    assert "Traceback" not in done.said
    assert "does not exist" in done.said


# --- compare-with -----------------------------------------------------------------------------------


def test_a_table_is_compared_and_nothing_is_stored(filled: Onrecord) -> None:
    before = filled("export", "jsonl", "--table", "incidents", "-o", "-").out
    done = filled("compare-with", table(filled.folder), "--format", "jsonl")
    assert done.code == 1, "a row could not be read"
    found = lines(done.out)
    both = [one for one in found if one["what"] == "both"]
    assert ["acled-SYR70009"] in [one["file"]["reports"] for one in both]
    assert ["acled-SYR70010"] in [one["file"]["reports"] for one in found if one["what"] == "file"]
    months = {one["name"]: one for one in found if one["what"] == "month"}
    assert months["2016-12"]["both"] == len(both)
    assert months["2016-12"]["only_file"] == 1
    assert filled("export", "jsonl", "--table", "incidents", "-o", "-").out == before


def test_the_table_and_the_spreadsheet_say_the_same(filled: Onrecord) -> None:
    shown = filled("compare-with", table(filled.folder), "-q")
    assert "In both: " in shown.out
    assert "Only in the file: 1" in shown.out
    assert "Only in the record: " in shown.out
    rows = list(
        csv.DictReader(io.StringIO(filled("compare-with", table(filled.folder), "--format", "csv").out))
    )
    [alone] = [row for row in rows if row["told_by"] == "file"]
    assert (alone["file_ids"], alone["killed_file_best"], alone["killed_record_best"]) == (
        "acled-SYR70010",
        "4",
        "",
    )
    assert alone["division"] == "Aleppo, Syria"
    pair = next(row for row in rows if "acled-SYR70009" in row["file_ids"])
    assert int(pair["killed_difference"]) == int(pair["killed_record_best"]) - int(pair["killed_file_best"])


def test_days_and_places_narrow_the_comparison(filled: Onrecord) -> None:
    found = lines(
        filled(
            "compare-with",
            table(filled.folder),
            "--from",
            "2016-12-14",
            "--to",
            "2016-12-14",
            "--format",
            "jsonl",
            "-q",
        ).out
    )
    assert [one["file"]["reports"] for one in found if one["what"] in ("both", "file")] == [
        ["acled-SYR70010"]
    ]
    found = lines(
        filled("compare-with", table(filled.folder), "--place", "Manbij", "--format", "jsonl", "-q").out
    )
    assert [one["what"] for one in found if one["what"] in ("both", "file", "record")] == ["file"]


def test_a_table_that_was_imported_is_compared_with_the_rest_of_the_record(filled: Onrecord) -> None:
    before = filled("compare-with", table(filled.folder), "--format", "csv").out
    filled("import", table(filled.folder))
    after = filled("compare-with", table(filled.folder), "--format", "csv").out
    ids = [
        [row["file_ids"] for row in csv.DictReader(io.StringIO(text)) if row["told_by"] == "file"]
        for text in (before, after)
    ]
    assert ids[0] == ids[1] == ["acled-SYR70010"]
