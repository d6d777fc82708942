"""`onrecord judge`: merging, splitting, undoing and listing, and what becomes of the ids of incidents."""

from __future__ import annotations

import getpass
import json
import re
from typing import Any

import pytest
from calling import Called, Onrecord

JUDGEMENT = ["id", "together", "left", "right", "by", "at", "why", "undoes", "incidents", "stands"]
ANCHOR = ["report", "kind", "start", "end", "claim"]

TOWN = "Shells killed 4 people in the town of Darat Izza on Monday, a nurse said.\n"
PROVINCE = "An air strike killed at least 30 people in Aleppo province on Monday, the rescue service said.\n"
BETWEEN = "Fifteen people were killed in an attack on the town of Darat Izza in Aleppo province on Monday, residents said.\n"


def incidents(onrecord: Onrecord) -> dict[str, dict[str, Any]]:
    done = onrecord("incidents", "--format", "jsonl")
    assert done.code == 0, done.said
    return {line["incident"]: line for line in map(json.loads, done.lines)}


def claims(line: dict[str, Any]) -> set[tuple[str, str]]:
    return {(part["report"], claim) for part in line["reports"] for claim in part["claims"]}


def together(onrecord: Onrecord, *refs: tuple[str, str]) -> bool:
    return any(set(refs) <= claims(line) for line in incidents(onrecord).values())


def judgements(onrecord: Onrecord) -> list[dict[str, Any]]:
    done = onrecord("judge", "list", "--format", "jsonl")
    assert done.code == 0, done.said
    return [json.loads(line) for line in done.lines]


def made(done: Called) -> str:
    assert done.code == 0, done.said
    found = re.match(r"((?:j|d)[0-9a-f]{10,12}): ", done.out)
    assert found, done.out
    return found[1]


def two(onrecord: Onrecord) -> tuple[str, str]:
    """The most widely told incident, and one that no report tells beside it."""
    lines = list(incidents(onrecord).values())
    mine = {part["report"] for part in lines[0]["reports"]}
    other = next(line for line in lines if not mine & {part["report"] for part in line["reports"]})
    return lines[0]["incident"], other["incident"]


# --- merge --------------------------------------------------------------------------------------


def test_merged_incidents_are_one_and_the_other_id_says_where_it_went(filled: Onrecord) -> None:
    a, b = two(filled)
    before = incidents(filled)
    done = filled("judge", "merge", a, b, "--why", "one street under two names")
    id = made(done)
    assert re.search(
        rf"joins \d reports? and 1 report; now in i\w{{10}}\. `onrecord judge undo {id}` undoes it\.",
        done.out,
    )
    after = incidents(filled)
    assert len(after) == len(before) - 1
    stays, gone = (a, b) if a in after else (b, a)
    assert claims(after[stays]) == claims(before[a]) | claims(before[b])
    assert "joined by a person's judgement" in after[stays]["reasons"]
    assert f"incident {gone} is now part of {stays}" in done.err
    shown = filled("show", gone)
    assert shown.code == 3
    assert f"this incident became part of {stays}" in shown.said
    assert f"`onrecord show {stays}` shows it" in shown.said
    again = filled("judge", "merge", gone, stays, "--why", "the same")
    assert again.code == 3
    assert f"became part of {stays}" in again.said
    assert "joined by a person's judgement" in filled("show", stays).said


def test_incidents_of_one_report_are_merged_too(filled: Onrecord) -> None:
    of_one = [line for line in incidents(filled).values() if len(line["reports"]) == 1]
    report = of_one[0]["reports"][0]["report"]
    a, b = [line for line in of_one if line["reports"][0]["report"] == report][:2]
    made(filled("judge", "merge", a["incident"], b["incident"], "--why", "told twice in it"))
    assert together(filled, *claims(a), *claims(b))


def test_several_at_once(filled: Onrecord) -> None:
    names = list(incidents(filled))[-3:]
    refs = [ref for name in names for ref in claims(incidents(filled)[name])]
    made(filled("judge", "merge", *names, "--why", "one operation"))
    assert together(filled, *refs)


# --- split --------------------------------------------------------------------------------------


def test_a_report_is_taken_out_of_an_incident(filled: Onrecord) -> None:
    a, _ = two(filled)
    before = incidents(filled)[a]
    out = before["reports"][-1]
    done = filled("judge", "split", a, out["report"], "--why", "another office, another count")
    assert re.search(r"keeps \d reports and 1 report apart", done.out)
    gone = {(out["report"], claim) for claim in out["claims"]}
    for stays in claims(before) - gone:
        assert not any(together(filled, stays, ref) for ref in gone)
    assert a in incidents(filled), "the larger part keeps the id"


def test_a_single_claim_is_taken_out(filled: Onrecord) -> None:
    line = next(line for line in incidents(filled).values() if len(line["reports"][0]["claims"]) > 1)
    report, (first, *_, last) = line["reports"][0]["report"], line["reports"][0]["claims"]
    made(filled("judge", "split", line["incident"], f"{report}:{last}", "--why", "the day before"))
    assert not together(filled, (report, first), (report, last))


def test_a_split_and_a_later_merge_of_the_same(filled: Onrecord) -> None:
    """The later of two judgements wins."""
    a, _ = two(filled)
    before = incidents(filled)[a]
    made(filled("judge", "split", a, before["reports"][-1]["report"], "--why", "two"))
    parts = [name for name, line in incidents(filled).items() if claims(line) & claims(before)]
    assert len(parts) > 1
    made(filled("judge", "merge", *parts, "--why", "one after all"))
    assert together(filled, *claims(before))
    assert [one["stands"] for one in judgements(filled)] == [True, True]


# --- undo and list ------------------------------------------------------------------------------


def test_undoing_restores_and_undoing_the_undoing_brings_it_back(filled: Onrecord) -> None:
    a, b = two(filled)
    before = incidents(filled)
    id = made(filled("judge", "merge", a, b, "--why", "one"))
    merged = incidents(filled)
    undo = made(filled("judge", "undo", id, "--why", "two after all"))
    assert {frozenset(claims(line)) for line in incidents(filled).values()} == {
        frozenset(claims(line)) for line in before.values()
    }
    assert [one["stands"] for one in judgements(filled)] == [False, False]
    assert set(incidents(filled)) == set(before), "each id is back"
    assert [filled("show", id).code for id in (a, b)] == [0, 0]
    made(filled("judge", "undo", undo, "--why", "one, the mayor says"))
    assert {frozenset(claims(line)) for line in incidents(filled).values()} == {
        frozenset(claims(line)) for line in merged.values()
    }
    assert [one["stands"] for one in judgements(filled)] == [True, False, False]


def test_undoing_twice(filled: Onrecord) -> None:
    id = made(filled("judge", "merge", *two(filled), "--why", "one"))
    made(filled("judge", "undo", id, "--why", "two"))
    done = filled("judge", "undo", id, "--why", "two")
    assert done.code == 3
    assert "it is undone already" in done.said
    assert "`onrecord decide list` shows them" in done.said
    assert len(judgements(filled)) == 2


def test_no_judgements(filled: Onrecord) -> None:
    done = filled("judge", "list")
    assert done.code == 0
    assert "No judgement has been made." in done.out
    assert judgements(filled) == []


def test_the_list_has_who_when_and_why_and_what_was_undone(filled: Onrecord) -> None:
    id = made(filled("judge", "merge", *two(filled), "--why", "one street", "--by", "R. Analyst"))
    (line, why) = filled("judge", "list").lines
    assert re.fullmatch(
        rf"{id}  \d{{4}}-\d\d-\d\d \d\d:\d\d UTC  R\. Analyst: joins \d reports? and \d reports?\s*", line
    )
    assert why == "    one street"
    undo = made(filled("judge", "undo", id, "--why", "two streets"))
    lines = filled("judge", "list").lines
    assert lines[0].endswith("(undone)")
    assert f"undoes {id}" in lines[2]
    assert lines[2].startswith(undo)


def test_judgements_as_json_lines(filled: Onrecord) -> None:
    a, b = two(filled)
    expected = claims(incidents(filled)[a])
    made(filled("judge", "merge", a, b, "--why", "one"))
    (line,) = judgements(filled)
    assert list(line) == JUDGEMENT
    assert list(line["left"][0]) == ANCHOR
    assert {(anchor["report"], anchor["claim"]) for anchor in line["left"]} == expected
    assert (line["together"], line["undoes"], line["stands"], line["by"]) == (
        True,
        None,
        True,
        getpass.getuser(),
    )
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00", line["at"])


# --- what cannot be decided ---------------------------------------------------------------------

REFUSED = [
    (
        "no incident",
        ["merge", "i0000000000", "i1111111111"],
        "no incident of that id",
        "`onrecord incidents --all` lists them",
    ),
    (
        "no incident to split",
        ["split", "i0000000000", "r"],
        "no incident of that id",
        "`onrecord incidents --all` lists them",
    ),
    ("no judgement", ["undo", "j0000000000"], "is not in the record", "`onrecord judge list` shows them"),
]


@pytest.mark.parametrize(
    ("words", "found", "next"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_an_unknown_id(filled: Onrecord, words: list[str], found: str, next: str) -> None:
    done = filled("judge", *words, "--why", "because")
    assert done.code == 3
    assert found in done.said
    assert next in done.said
    assert judgements(filled) == []


def test_a_report_that_is_not_of_the_incident(filled: Onrecord) -> None:
    a, b = two(filled)
    stranger = incidents(filled)[b]["reports"][0]
    for out in (stranger["report"], "nobody", "nobody:c1"):
        done = filled("judge", "split", a, out, "--why", "because")
        assert done.code == 3
        assert f"`onrecord show {a}` lists them" in done.said
    claim = f"{stranger['report']}:{stranger['claims'][0]}"
    done = filled("judge", "split", a, claim, "--why", "because")
    assert done.code == 3
    assert f"{claim} is no claim of it" in done.said
    assert judgements(filled) == []


def test_all_of_an_incident_cannot_be_split_off(filled: Onrecord) -> None:
    a, _ = two(filled)
    done = filled(
        "judge", "split", a, *(part["report"] for part in incidents(filled)[a]["reports"]), "--why", "because"
    )
    assert done.code == 3
    assert "some of its reports or claims, not all" in done.said


def test_one_incident_is_no_merge(filled: Onrecord) -> None:
    a, _ = two(filled)
    for names in ((a,), (a, a)):
        done = filled("judge", "merge", *names, "--why", "because")
        assert done.code == 3
        assert "two incidents or more" in done.said


@pytest.mark.parametrize(
    "words", [["merge", "i1", "i2"], ["split", "i1", "r"], ["undo", "j1"]], ids=lambda words: words[0]
)
def test_a_judgement_needs_a_reason(filled: Onrecord, words: list[str]) -> None:
    done = filled("judge", *words)
    assert done.code == 2
    assert "--why" in done.said


def test_an_empty_reason_is_none(filled: Onrecord) -> None:
    done = filled("judge", "merge", *two(filled), "--why", "  ")
    assert done.code == 2
    assert "--why is empty" in done.said
    assert judgements(filled) == []


def test_no_record(onrecord: Onrecord) -> None:
    for words in (
        ["merge", "i1", "i2", "--why", "x"],
        ["split", "i1", "r", "--why", "x"],
        ["undo", "j1", "--why", "x"],
        ["list"],
    ):
        assert onrecord("judge", *words).code == 4


def test_quiet_says_the_id_alone_that_undo_needs(filled: Onrecord) -> None:
    done = filled("judge", "merge", *two(filled), "--why", "one", "-q")
    assert (done.code, done.out, done.err) == (0, judgements(filled)[0]["id"] + "\n", "")


def test_words_that_would_forge_a_line_or_take_over_a_terminal_are_kept_as_one_plain_line(
    filled: Onrecord,
) -> None:
    filled("judge", "merge", *two(filled), "--why", "one\nj0000000000  by somebody\x1b[2J", "--by", "A\tB")
    (kept,) = judgements(filled)
    assert (kept["by"], kept["why"].count("\n"), "\x1b" in kept["why"]) == ("A B", 0, False)


# --- incidents that join as reports come --------------------------------------------------------


def test_add_says_which_incident_became_part_of_another(onrecord: Onrecord) -> None:
    for name, text in (("a", TOWN), ("b", PROVINCE), ("c", BETWEEN)):
        row = {"report": name, "text": text, "published": "2016-06-14", "outlet": f"Paper {name}"}
        (onrecord.folder / f"{name}.jsonl").write_text(json.dumps(row) + "\n")
    assert "is now part of" not in onrecord("add", "a.jsonl").said + onrecord("add", "b.jsonl").said
    apart = set(incidents(onrecord))
    assert len(apart) == 2
    done = onrecord("add", "c.jsonl")
    (stays,) = incidents(onrecord)
    (gone,) = apart - {stays}
    assert stays in apart
    assert f"incident {gone} is now part of {stays}" in done.err
    assert f"became part of {stays}" in onrecord("show", gone).said
    assert "is now part of" not in onrecord("add", "c.jsonl").said
