"""`onrecord reports`, `incidents` and `show` on a record that holds the example folder."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
from calling import EXAMPLE, ROOT, Onrecord

from onrecord.incidents import (
    Assessment,
    Contradiction,
    GradeWithout,
    Incident,
    IncidentReport,
    Origin,
    Range,
    Superseded,
    Without,
)
from onrecord.publish.objects import incident_object
from onrecord.records import Place, When

INCIDENT = ["incident", "kind", "place", "time", "reports", "assessment", "reasons", "on", "left_out"]
ASSESSMENT = {
    "ranges", "independent", "origins", "actors", "grade", "grade_reason", "provisional", "provisional_reason", "without",
    "contradictions",
}  # fmt: skip

RANGE = {
    "kind",
    "group",
    "low",
    "best",
    "high",
    "rule",
    "claims",
    "origins",
    "count",
    "superseded",
    "without",
}


def incidents(onrecord: Onrecord) -> list[dict[str, Any]]:
    done = onrecord("incidents", "--format", "jsonl")
    assert done.code == 0, done.said
    return [json.loads(line) for line in done.lines]


def test_reports_lists_every_report_with_its_day_and_how_it_is_known(filled: Onrecord) -> None:
    done = filled("reports")
    assert done.code == 0
    for file in EXAMPLE.glob("*-*.*"):
        assert file.stem in done.out
    assert re.search(r"levant-wire-1213\s+2016-12-13\s+dateline", done.out)
    assert re.search(r"northern-courier-1220\s+2016-12-20\s+metadata\s+The Northern Courier", done.out)
    assert "6 reports" in done.out


def test_reports_as_json_lines(filled: Onrecord) -> None:
    rows = [json.loads(line) for line in filled("reports", "--format", "jsonl").lines]
    assert len(rows) == 6
    assert {tuple(row) for row in rows} == {
        ("report", "published", "published_by", "outlet", "title", "claims", "source", "made_by")
    }
    assert all(row["made_by"].startswith("onrecord ") for row in rows)


def test_reports_without_failures_says_so(filled: Onrecord) -> None:
    done = filled("reports", "--failures")
    assert (done.code, done.out) == (0, "Everything that was given could be read.\n")


def test_failures_are_listed_with_their_reason(filled: Onrecord) -> None:
    (filled.folder / "empty.txt").write_bytes(b"")
    assert filled("add", "empty.txt", "gone.txt").code == 3
    done = filled("reports", "--failures")
    assert done.code == 0
    assert [line.split(":")[0] for line in done.lines] == ["empty.txt", "gone.txt"]
    assert "2 inputs not read" in filled("reports").out
    row = json.loads(filled("reports", "--failures", "--format", "jsonl").lines[0])
    assert row | {"next": ""} == {
        "source": "empty.txt", "where": None, "code": "empty", "found": "holds no text",
        "accepted": "a report of at least one word", "next": "",
    }  # fmt: skip


def test_an_incident_is_one_line_with_the_keys_of_the_format(filled: Onrecord) -> None:
    found = incidents(filled)
    assert len(found) > 10
    for incident in found:
        assert list(incident) == INCIDENT
        assert set(incident["assessment"]) == ASSESSMENT
        for part in incident["reports"]:
            assert set(part) - {"copy_of"} == {"report", "claims", "main"}
            assert part["claims"]
        for harm in incident["assessment"]["ranges"]:
            assert set(harm) == RANGE
            assert harm["low"] <= harm["best"]
            assert harm["high"] is None or harm["best"] <= harm["high"]
            assert harm["rule"]


def test_every_claim_is_in_exactly_one_incident(filled: Onrecord) -> None:
    claims = [json.loads(line) for line in filled("claims", EXAMPLE, "--format", "jsonl").lines]
    linked = [
        (part["report"], claim)
        for incident in incidents(filled)
        for part in incident["reports"]
        for claim in part["claims"]
    ]
    assert sorted(linked) == sorted((claim["report"], claim["id"]) for claim in claims)


def test_the_un_count_has_one_origin_in_every_incident_that_holds_it(filled: Onrecord) -> None:
    """82 killed, on the word of one UN office, in the wire story, its reprint and a paper: one origin."""
    (held,) = [i for i in incidents(filled) if ("levant-wire-1213", "c2") in refs(i)]
    (office,) = [o for o in held["assessment"]["origins"] if o["kind"] == "un"]
    assert {"levant-wire-1213", "coast-gazette-1214"} <= set(office["reports"])
    assert office["copies"] == ["coast-gazette-1214"]
    (reprint,) = [part for part in held["reports"] if part["report"] == "coast-gazette-1214"]
    assert reprint["copy_of"] == "levant-wire-1213"


def refs(incident: dict[str, Any]) -> set[tuple[str, str]]:
    return {(part["report"], claim) for part in incident["reports"] for claim in part["claims"]}


def test_the_table_of_incidents(filled: Onrecord) -> None:
    done = filled("incidents")
    assert done.code == 0
    assert "82" in done.out
    assert "UN human rights office" in done.said
    assert "provisional: fewer than two independent origins" in done.said
    hidden = len(incidents(filled)) - len(re.findall(r"^ i[0-9a-f]{10} ", done.out, re.MULTILINE))
    assert f"{hidden} more told by one report" in done.err
    everything = filled("incidents", "--all")
    assert len(re.findall(r"^ i[0-9a-f]{10} ", everything.out, re.MULTILINE)) == len(incidents(filled))
    assert everything.err == ""


def test_a_record_without_reports_has_no_incidents(onrecord: Onrecord) -> None:
    (onrecord.folder / "empty.txt").write_bytes(b"")
    assert onrecord("add", "empty.txt").code == 3
    assert incidents(onrecord) == []
    assert onrecord("incidents").code == 0


def test_show_a_report(filled: Onrecord) -> None:
    done = filled("show", "levant-wire-1213")
    text = (EXAMPLE / "levant-wire-1213.txt").read_text("utf-8")
    assert done.code == 0
    assert "2016-12-13 (known by: dateline)" in done.out
    assert " ".join(text.split()) in " ".join(done.out.split())
    assert re.search(r"levant-wire-1213:c2\s+killed: ≥ 82 · civilian", done.out)


def test_show_a_claim_with_its_words_in_context_and_what_agrees(filled: Onrecord) -> None:
    done = filled("show", "levant-wire-1213:c2")
    assert done.code == 0
    assert "killed: ≥ 82" in done.lines[0]
    assert "says: the UN human rights office" in done.said
    assert "have killed at least 82 civilians in four neighbourhoods of eastern Aleppo" in done.said
    assert re.search(r"incident i[0-9a-f]{10} · grade \w+", done.said)
    agrees = done.said.split("agrees:")[1].split("contradicts:")[0]
    assert "coast-gazette-1214:c" in agrees
    assert "contradicts:" in done.said


def test_show_what_contradicts_with_its_words(onrecord: Onrecord) -> None:
    (onrecord.folder / "one.txt").write_text(
        "Twelve people were killed in an air strike on the town of Idlib on Tuesday, the Red Cross said.\n"
    )
    (onrecord.folder / "two.txt").write_text(
        "Warplanes hit Idlib on Tuesday. Forty people were killed in the air strike there, according to the "
        "Syrian Observatory for Human Rights.\n"
    )
    assert onrecord("add", "one.txt", "two.txt", "--published", "2024-02-14").code == 0
    lines = [json.loads(x) for x in onrecord("claims", ".", "--format", "jsonl").lines]
    one, two = (f"{claim['report']}:{claim['id']}" for claim in lines if claim["kind"] == "killed")
    against = onrecord("show", one).said.split("contradicts:")[1]
    assert two in against
    assert "Forty people were killed" in against


def test_show_an_incident(filled: Onrecord) -> None:
    (held,) = [i for i in incidents(filled) if ("levant-wire-1213", "c2") in refs(i)]
    done = filled("show", held["incident"])
    assert done.code == 0
    assert done.out.startswith(held["incident"])
    assert f"grade: {held['assessment']['grade']}" in done.said
    assert held["assessment"]["independent"] == 1
    assert "1 independent origin" in done.lines
    several = next(i for i in incidents(filled) if i["assessment"]["independent"] >= 3)
    number = several["assessment"]["independent"]
    assert f"{number} independent origins" in filled("show", several["incident"]).lines
    assert "coast-gazette-1214" in done.out
    assert "(reprint)" in done.out
    for report, claim in refs(held):
        assert f"{report}:{claim}" in done.out


@pytest.mark.parametrize("id", ["nothing", "levant-wire-1213:c999", "i0000000000", ":", "", "ü\x00"])
def test_show_an_unknown_id_helps_on(filled: Onrecord, id: str) -> None:
    done = filled("show", id)
    assert done.code == 3
    assert "no report, claim or incident of that id" in done.err
    assert "onrecord reports" in done.err
    assert "Traceback" not in done.err
    assert done.out == ""


@pytest.mark.parametrize("words", [("reports",), ("incidents",), ("show", "x"), ("report",)])
def test_without_a_record_a_command_says_how_to_make_one(onrecord: Onrecord, words: tuple[str, ...]) -> None:
    done = onrecord(*words)
    assert done.code == 4
    assert "there is no record here" in done.err
    assert "onrecord add PATH" in done.err
    assert list(onrecord.folder.iterdir()) == []


def full_incident() -> tuple[Incident, Assessment]:
    """An incident with every optional part there is."""
    day, ref, other = date(2024, 2, 13), ("wire", "c1"), ("post", "c1")
    place = Place(
        "the market of Qasr", "Qasr", 34.5, 36.5, "supplement:12", "settlement", "SY", ("a", "b"), 2.0
    )
    parts = (IncidentReport("wire", ("c1",), True), IncidentReport("post", ("c1",), True, "wire"))
    return (
        Incident("i0123456789", "killed", place, When("on Tuesday", day, day, "the last Tuesday"), parts, ("same day",)),
        Assessment(
            (
                Range(
                    "killed", "child", 12, 12, None, "the only figure given", (ref,), 1, "revised",
                    (Superseded(other, ref, "un", day, "the same origin gives 12 later"),), (Without("un", None, None, None),),
                ),
            ),
            (Origin("un", "United Nations", "un", ("wire", "post"), ("post",)),),
            "weak", "a single origin: United Nations", True,
            (Contradiction("figure", "killed: 12 against 15", ((ref,), (other,)), ("12", "15")),),
            (("unmarked aircraft", (ref,)),),
            "one origin, United Nations; the rule asks for two that are independent",
            (GradeWithout("un", None, "nothing else tells of it", True),),
        ),
    )  # fmt: skip


def test_incidents_as_known_on_a_day_leave_out_what_came_later_and_say_so(filled: Onrecord) -> None:
    done = filled("incidents", "--on", "2016-12-13", "--format", "jsonl")
    assert done.code == 0, done.said
    found = [json.loads(line) for line in done.lines]
    assert {part["report"] for i in found for part in i["reports"]} == {"levant-wire-1213"}
    assert {i["on"] for i in found} == {"2016-12-13"}
    (held,) = [i for i in found if ("levant-wire-1213", "c2") in refs(i)]
    assert held["left_out"] == {"later": 3, "undated": 0}
    assert "as known on 2016-12-13; left out: 5 reports published later, 0 of no known day" in done.said


def test_show_an_incident_with_both_sides_quoted_and_what_hangs_on_whom(filled: Onrecord) -> None:
    (held,) = [
        i for i in incidents(filled) if any(c["about"] == "figure" for c in i["assessment"]["contradictions"])
    ]
    done = filled("show", held["incident"])
    assert done.code == 0
    (clash,) = held["assessment"]["contradictions"]
    assert clash["words"] in done.said
    for side in clash["sides"]:
        assert "northern-courier-1220:" + side[0][1] in done.out
    assert "without International Committee of the Red Cross: 9,500 – 16,200 – 37,500" in done.said
    assert re.search(r"superseded: 15,000 .* gives way to ≥ 25,000", done.said)


def test_show_an_incident_as_known_on_a_day(filled: Onrecord) -> None:
    (held,) = [i for i in incidents(filled) if ("levant-wire-1213", "c2") in refs(i)]
    done = filled("show", held["incident"], "--on", "2016-12-14")
    assert done.code == 0
    assert "coast-gazette-1214" in done.out
    assert "orient-daily-1215" not in done.out
    before = filled("show", held["incident"], "--on", "2016-12-01")
    assert (before.code, "no report of it was published by 2016-12-01" in before.said) == (0, True)


def documented() -> tuple[set[str], dict[str, Any]]:
    """The keys that docs/incidents.md explains, and its example."""
    page = (ROOT / "docs" / "incidents.md").read_text("utf-8")
    example = json.loads(page.split("```json\n")[1].split("```")[0])
    return set(re.findall(r"^\| `([\w.\[\]]+)` \|", page, re.MULTILINE)), example


def test_the_line_of_an_incident_is_documented_key_by_key() -> None:
    keys, example = documented()
    assert keys == paths(incident_object(*full_incident()))
    assert keys == paths(example)


def test_no_key_is_printed_that_is_not_documented(filled: Onrecord) -> None:
    keys, _ = documented()
    for incident in incidents(filled):
        assert paths(incident) <= keys


def paths(value: dict[str, Any], above: str = "") -> set[str]:
    """'assessment.ranges[].low' for every key of an object and of the objects in it."""
    found: set[str] = set()
    for key, inner in value.items():
        name = f"{above}{key}"
        found.add(name)
        if isinstance(inner, dict):
            found |= paths(inner, f"{name}.")
        for item in inner if isinstance(inner, list) else []:
            if isinstance(item, dict):
                found |= paths(item, f"{name}[].")
    return found
