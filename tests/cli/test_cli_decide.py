"""`onrecord decide`, `import`, `erase`, `verify` and `log`: what persons decide, and the log that keeps it."""

from __future__ import annotations

import json
import random
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from calling import Called, Onrecord

from onrecord import deciding
from onrecord.store import open_record

REPORT = "levant-wire-1213"


def made(done: Called) -> str:
    assert done.code == 0, done.said
    found = re.match(r"([dj][0-9a-f]{10,12})  ", done.out)
    assert found, done.out
    return found[1]


def decided(onrecord: Onrecord, *about: str) -> list[dict[str, Any]]:
    done = onrecord("decide", "list", *about, "--format", "jsonl")
    assert done.code == 0, done.said
    return [json.loads(line) for line in done.lines]


def tolls(onrecord: Onrecord) -> list[str]:
    return sorted(
        line["incident"] for line in map(json.loads, onrecord("incidents", "--format", "jsonl").lines)
    )


def test_a_rejected_claim_is_gone_from_the_incidents_and_back_when_that_is_undone(filled: Onrecord) -> None:
    before = filled("show", f"{REPORT}:c2").out
    assert "82" in before
    id = made(filled("decide", "reject", f"{REPORT}:c2", "--why", "the page gives no figure", "--by", "ann"))
    assert filled("show", f"{REPORT}:c2").code == 3
    made(filled("decide", "undo", id, "--why", "it does, further down"))
    assert filled("show", f"{REPORT}:c2").out == before
    assert [(one["act"], one["by"] == "ann", one["stands"]) for one in decided(filled)] == [
        ("reject", True, False),
        ("undo", False, False),
    ]


def test_a_corrected_figure_is_the_one_that_counts(filled: Onrecord) -> None:
    done = filled("decide", "correct", f"{REPORT}:c2", "figure", "90..95", "--why", "misread", "--by", "ann")
    made(done)
    assert "90" in filled("show", f"{REPORT}:c2").out
    again = filled("decide", "correct", f"{REPORT}:c2", "figure", "90..95", "--why", "misread")
    assert (again.code, "its figure is that already" in again.said) == (3, True)


def test_a_claim_is_added_by_its_words(filled: Onrecord) -> None:
    words = "in the street or inside their houses"
    made(filled("decide", "add", REPORT, "injured", "--words", words, "--set", "figure=3", "--by", "ann"))
    assert "injured: 3" in filled("show", f"{REPORT}:p1").out
    missing = filled("decide", "add", REPORT, "injured", "--words", "words that it does not have")
    assert (missing.code, "does not have these words" in missing.said) == (3, True)


def test_a_version_that_was_overtaken_is_refused_with_both(filled: Onrecord) -> None:
    made(filled("decide", "reject", f"{REPORT}:c3", "--why", "no", "--by", "ben"))
    done = filled("decide", "accept", f"{REPORT}:c3", "--sees", "0", "--by", "ann")
    assert done.code == 6
    assert "you have seen version 0, the record holds version 1: ben decided reject" in done.said
    assert [one["act"] for one in decided(filled)] == ["reject"]


def test_a_grade_and_a_range_that_persons_set_are_shown_with_their_names(filled: Onrecord) -> None:
    incident = tolls(filled)[0]
    made(filled("decide", "grade", incident, "fair", "--why", "a second page", "--by", "ben"))
    made(filled("decide", "overrule", incident, "killed", "4", "5", "open", "--why", "counted", "--by", "cy"))
    out = filled("show", incident).out
    assert "grade: fair, set by ben: a second page" in out
    assert "set by cy: counted" in out


def test_an_unknown_subject_is_named(filled: Onrecord) -> None:
    done = filled("decide", "accept", "nobody-knows-it")
    assert (done.code, "no report, claim, incident or decision of that id" in done.said) == (3, True)


def table(onrecord: Onrecord, *rows: str) -> str:
    path = onrecord.folder / "decisions.csv"
    path.write_text("\n".join(("act,about,field,value,why,sees", *rows)) + "\n", "utf-8")
    return str(path)


def test_a_table_of_decisions_is_taken_row_by_row_and_once(filled: Onrecord) -> None:
    incident = tolls(filled)[0]
    path = table(
        filled,
        f"accept,{REPORT}:c2,,,,",
        f"correct,{REPORT}:c3,figure,12..,said so,",
        f"grade,{incident},,fair,two pages,",
        "nonsense,x,,,,",
        f"reject,{REPORT}:c99,,,no,",
        f'overrule,{incident},,"{{""kind"": ""killed"", ""low"": 3, ""best"": 4, ""high"": null}}",counted,',
    )
    done = filled("import", path, "--by", "ben")
    assert done.code == 1
    assert "4 decisions taken, 0 taken before, 2 not taken." in done.out
    assert "line 5: act 'nonsense': there is no such act" in done.err
    assert "line 6: levant-wire-1213: no claim of this report has the id 'c99'" in done.err
    again = filled("import", path, "--by", "ben")
    assert "0 decisions taken, 4 taken before, 2 not taken." in again.out
    assert len(decided(filled)) == 4


@pytest.mark.parametrize("text", ["who,what\n1,2\n", "", "act\naccept\n"])
def test_a_table_without_its_columns_is_refused(filled: Onrecord, text: str) -> None:
    path = filled.folder / "other.csv"
    path.write_text(text, "utf-8")
    done = filled("import", str(path))
    assert done.code != 0
    assert "a CSV file with act and about" in done.said


def test_an_erased_report_is_gone_and_the_log_says_why(filled: Onrecord) -> None:
    assert filled("erase", REPORT, "--why", "asked for by its author", "--yes").code == 0
    assert REPORT not in filled("reports", "--format", "jsonl").out
    assert filled("show", REPORT).code == 3
    assert "asked for by its author" in filled("log", "list", "--about", f"report {REPORT}").out
    assert filled("verify").code == 0


def test_verify_finds_a_changed_text_and_says_whose(filled: Onrecord) -> None:
    assert filled("verify").code == 0
    db = sqlite3.connect(filled.folder / "onrecord.db")
    db.execute("UPDATE report SET text = 'At least 28 people were killed.' WHERE key = ?", [REPORT])
    db.commit()
    db.close()
    done = filled("verify")
    assert done.code == 4
    assert f"report {REPORT}: its text was changed" in done.out


def test_verify_finds_changed_and_missing_raw_bytes_and_says_whose(onrecord: Onrecord) -> None:
    for name in ("one", "two"):
        # So much besides the text that it is kept in a file.
        besides = random.Random(name).randbytes(1500).hex()
        page = f"<html><!-- {besides} --><p>{name} people were killed in Homs, a nurse said.</p></html>"
        (onrecord.folder / f"{name}.html").write_text(page, "utf-8")
    assert onrecord("add", "one.html", "two.html").code == 0
    assert onrecord("verify").code == 0
    first, second = sorted(
        one for one in (onrecord.folder / "onrecord.db.raw").rglob("*") if len(one.name) > 40
    )
    first.write_bytes(first.read_bytes()[:-3])
    second.unlink()
    out = onrecord("verify").out
    assert len(re.findall(r"^report (?:one|two): its raw bytes (?:were changed|are gone)$", out, re.M)) == 2


def test_a_signed_head_tells_a_log_that_goes_on_from_one_that_was_cut(filled: Onrecord) -> None:
    key, head = str(filled.folder / "key.pem"), str(filled.folder / "head.json")
    assert filled("log", "key", "--key", key).code == 0
    assert (filled.folder / "key.pem").stat().st_mode & 0o777 == 0o600
    assert filled("log", "key", "--key", key).code == 4
    made(filled("decide", "accept", f"{REPORT}:c2"))
    assert filled("log", "head", "--key", key, "-o", head).code == 0
    made(filled("decide", "accept", f"{REPORT}:c3"))
    assert filled("verify", "--head", head, "--key", f"{key}.pub").code == 0
    signed = json.loads(Path(head).read_text("utf-8"))
    Path(head).write_text(json.dumps(signed | {"number": signed["number"] - 1}), "utf-8")
    forged = filled("verify", "--head", head)
    assert (forged.code, "the signature is not that of this head" in forged.said) == (4, True)
    Path(head).write_text(json.dumps(signed), "utf-8")
    assert filled("log", "key", "--key", f"{key}2").code == 0
    stranger = filled("verify", "--head", head, "--key", f"{key}2.pub")
    assert (stranger.code, "another key than the one given" in stranger.said) == (4, True)


def test_an_exported_log_is_checked_without_the_record(filled: Onrecord) -> None:
    made(filled("decide", "accept", f"{REPORT}:c2", "--by", "ann"))
    for bare in ([], ["--bare"]):
        path = filled.folder / f"log{len(bare)}.jsonl"
        assert filled("log", "export", "-o", str(path), *bare).code == 0
        assert filled("verify", "--log", str(path)).code == 0
        lines = path.read_text("utf-8").splitlines()
        path.write_text("\n".join(lines[:3] + lines[4:]) + "\n", "utf-8")
        done = filled("verify", "--log", str(path))
        assert (done.code, "log entry 4: is missing" in done.out) == (4, True)
    assert '"detail"' not in path.read_text("utf-8")


def test_a_source_and_a_place_corrected_by_name_are_those_that_the_reader_finds(filled: Onrecord) -> None:
    filled("decide", "correct", f"{REPORT}:c2", "said_by", "SOHR", "--why", "further up")
    filled("decide", "correct", f"{REPORT}:c2", "place", "Al-Bab", "--why", "further up")
    with open_record(filled.folder / "onrecord.db") as record:
        one = next(r.claim for r in deciding.reviewed(record, REPORT) if r.claim.id == "c2")
    (voice,), place = one.said_by, one.place
    assert place is not None
    assert (voice.key, voice.kind) == ("sohr", "monitor")
    assert (place.text, place.gazetteer, place.precision) == ("Al-Bab", "geonames:174018", "settlement")


def test_a_place_that_nobody_knows_is_said_to_have_no_position(filled: Onrecord) -> None:
    done = filled("decide", "correct", f"{REPORT}:c2", "place", "Nowhere-upon-Nothing", "--why", "further up")
    assert (done.code, "has no position" in done.said) == (0, True)
    done = filled("decide", "correct", f"{REPORT}:c2", "place", "Aleppo @ 36.2,37.16", "--why", "further up")
    assert (done.code, "has no position" in done.said) == (0, False)
