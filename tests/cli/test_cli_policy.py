"""Each role × each action × open, own group's and another group's things, at the command line: as the table says, no more, no less.

What is restricted to another group is for everybody but an admin as if it were not there, whatever the action.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from calling import Onrecord

from onrecord import deciding, review
from onrecord.decisions import Person, Role, Subject, Wish
from onrecord.errors import EXIT_NOT_ALLOWED, EXIT_NOTHING_READ, EXIT_OK
from onrecord.review import Action
from onrecord.store import Record, open_record

HEAD = Person("head", "admin")
FIRST = Person("first", "analyst")
REPORTS = {"open": "levant-wire-1213", "own": "bulletin-monitor-1214", "other": "orient-daily-1215"}
GROUPS = {"own": "north", "other": "south"}
NOW = datetime(2026, 11, 20, tzinfo=UTC)


def decide(record: Record, person: Person, act, about: Subject, why: str = "seen", **value) -> str:  # type: ignore[no-untyped-def]
    return deciding.decide(record, Wish(act, about, value, why), person, NOW).id


def incident_of(record: Record, report: str) -> str:
    placed = record.links.placed(record.links.components_of({report}))
    alone = [
        one.incident for one in placed if {o.report for o in placed if o.incident == one.incident} == {report}
    ]
    return sorted(alone)[0]


@pytest.fixture(scope="module")
def restricted(
    _example_record: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[str, dict[str, str]]]:
    """A record with accounts, one report open to all, one for each of two groups; and the ids that belong to each."""
    path = tmp_path_factory.mktemp("policy") / "onrecord.db"
    shutil.copy(_example_record, path)
    ids: dict[str, dict[str, str]] = {}
    with open_record(path) as record:
        for role in review.ROLES:
            record.accounts.set(role, role, ("north",))
        record.accounts.set("first", "analyst", ("north", "south"))
        for whose, report in REPORTS.items():
            claim = Subject("claim", report, "c1")
            ids[whose] = {"report": report, "claim": f"{report}:c1", "incident": incident_of(record, report)}
            ids[whose]["decision"] = decide(record, FIRST, "comment", claim, f"look at {whose}")
            decide(record, FIRST, "flag", claim, "far above the others")
        for whose, group in GROUPS.items():
            decide(
                record, HEAD, "restrict", Subject("report", REPORTS[whose]), "a source at risk", group=group
            )
    return path, ids


Words = Callable[[Mapping[str, str], Mapping[str, str]], tuple[str, ...]]
"""What is typed for an action on `mine`; `open` are the ids of the report that everybody sees."""
WHY = ("--why", "because")
TYPED: dict[Action, Words] = {
    "read": lambda mine, open: ("show", mine["report"]),
    "accept": lambda mine, open: ("decide", "accept", mine["claim"]),
    "reject": lambda mine, open: ("decide", "reject", mine["claim"], *WHY),
    "correct": lambda mine, open: ("decide", "correct", mine["claim"], "certainty", "feared", *WHY),
    "add": lambda mine, open: ("decide", "add", mine["report"], "injured", "--start", "0", "--end", "9"),
    "merge": lambda mine, open: ("decide", "merge", mine["incident"], open["incident2"], *WHY),
    "split": lambda mine, open: ("decide", "split", mine["incident"], mine["incident_claim"], *WHY),
    "overrule": lambda mine, open: ("decide", "overrule", mine["incident"], "killed", "1", "2", "3", *WHY),
    "grade": lambda mine, open: ("decide", "grade", mine["incident"], "fair", *WHY),
    "assign": lambda mine, open: ("decide", "assign", mine["claim"], "first"),
    "comment": lambda mine, open: ("decide", "comment", mine["claim"], *WHY),
    "flag": lambda mine, open: ("decide", "flag", mine["claim"], *WHY),
    "second": lambda mine, open: ("decide", "second", mine["claim"]),
    "protect": lambda mine, open: ("decide", "protect", mine["report"], "--start", "0", "--end", "9"),
    "expose": lambda mine, open: ("decide", "expose", mine["report"], "--start", "0", "--end", "9", *WHY),
    "restrict": lambda mine, open: ("decide", "restrict", mine["claim"], "north", *WHY),
    "undo": lambda mine, open: ("decide", "undo", mine["decision"], *WHY),
    "erase": lambda mine, open: ("erase", mine["report"], "--yes", *WHY),
    "export": lambda mine, open: ("redact", mine["report"]),
}
OF_THE_RECORD: dict[Action, tuple[str, ...]] = {
    "add-report": ("add", "note.txt", "--published", "2016-12-14"),
    "export-names": ("report", "-q", "--with-names"),
    "read-log": ("log", "list", "--last", "3"),
    "backup": ("db", "backup", "-q", "whole.onrecord"),
}
"""Actions that are about no one thing, so that groups do not bear on them."""


def expected(role: Role, action: Action, whose: str) -> int:
    if whose == "other" and role != "admin":
        return EXIT_NOTHING_READ
    least: Action = "second" if action == "undo" else action  # what is undone is another person's
    return EXIT_OK if review.allows(Person(role, role), least) else EXIT_NOT_ALLOWED


@pytest.mark.parametrize("whose", REPORTS)
@pytest.mark.parametrize("role", review.ROLES)
def test_each_action_is_as_the_table_says(
    onrecord: Onrecord, restricted: tuple[Path, dict[str, dict[str, str]]], role: Role, whose: str, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    path, ids = restricted
    monkeypatch.setenv("ONRECORD_ACCOUNT", role)
    mine, open_ids = dict(ids[whose]), dict(ids["open"])
    with open_record(path) as record:
        held = {
            one: [f"{p.report}:{c}" for p in record.links.placed_in({one}) for c in p.claims]
            for one in (mine["incident"],)
        }
        beside = record.links.placed(record.links.components_of({REPORTS["open"]}))
        open_ids["incident2"] = sorted({one.incident for one in beside} - {open_ids["incident"]})[0]
        told = record.links.placed(record.links.components_of({mine["report"]}))
        whole = [one for one in told if one.report == mine["report"] and len(one.claims) > 1]
    mine["incident_claim"] = held[mine["incident"]][0]
    got, want = {}, {}
    for action, typed in TYPED.items():
        shutil.copy(path, onrecord.folder / "onrecord.db")
        words = typed(mine, open_ids)
        if action == "split":
            if not whole:
                continue
            words = ("decide", "split", whole[0].incident, f"{mine['report']}:{whole[0].claims[-1]}", *WHY)
        done = onrecord(*words)
        got[action], want[action] = done.code, expected(role, action, whose)
        if whose == "other" and role != "admin":
            # As if it were not there: nothing in the answer tells of it but the id that was typed.
            assert "south" not in done.said, action
    assert got == want


@pytest.mark.parametrize("role", review.ROLES)
def test_what_is_about_no_one_thing_is_as_the_table_says(
    onrecord: Onrecord, restricted: tuple[Path, dict[str, dict[str, str]]], role: Role, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    monkeypatch.setenv("ONRECORD_ACCOUNT", role)
    (onrecord.folder / "note.txt").write_text(
        "Two people were killed in Homs on Monday, a nurse said.\n", "utf-8"
    )
    got = {}
    for action, words in OF_THE_RECORD.items():
        shutil.copy(restricted[0], onrecord.folder / "onrecord.db")
        got[action] = onrecord(*words).code
    allowed = {action: review.allows(Person(role, role), action) for action in OF_THE_RECORD}
    assert got == {action: EXIT_OK if yes else EXIT_NOT_ALLOWED for action, yes in allowed.items()}


def test_nobody_whom_the_record_does_not_know_gets_in(
    onrecord: Onrecord, restricted: tuple[Path, dict[str, dict[str, str]]], monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    shutil.copy(restricted[0], onrecord.folder / "onrecord.db")
    monkeypatch.setenv("ONRECORD_ACCOUNT", "stranger")
    for words in (
        ("incidents",),
        ("reports",),
        ("show", REPORTS["open"]),
        ("copies",),
        ("daily",),
        ("situation", "Aleppo"),
        ("judge", "list"),
    ):
        done = onrecord(*words)
        assert (words, done.code) == (words, EXIT_NOT_ALLOWED)
        assert "no such account" in done.said


def test_every_action_of_the_table_is_tried() -> None:
    elsewhere = {"accounts", "restore"}  # tried with the commands that make accounts and bring back a backup
    elsewhere |= {"draft-bulletin", "issue-bulletin"}  # of the pages alone (tests/web/test_bulletin_pages.py)
    assert set(TYPED) | set(OF_THE_RECORD) | elsewhere == set(review.MAY)


def test_a_restricted_report_leaks_through_no_list(
    onrecord: Onrecord, restricted: tuple[Path, dict[str, dict[str, str]]], monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    path, ids = restricted
    shutil.copy(path, onrecord.folder / "onrecord.db")
    monkeypatch.setenv("ONRECORD_ACCOUNT", "reviewer")
    hidden = REPORTS["other"]
    for words in (
        ("reports", "--format", "jsonl"), ("incidents", "--all", "--format", "jsonl"), ("copies", "--format", "jsonl"),
        ("daily", "--format", "jsonl"), ("situation", "Aleppo", "--format", "jsonl"), ("decide", "list", "--format", "jsonl"),
        ("log", "list", "--format", "jsonl"), ("bulletin", "--from", "2016-12-10", "--to", "2016-12-20"),
    ):  # fmt: skip
        done = onrecord(*words)
        assert done.code == 0, (words, done.said)
        assert hidden not in done.said, words
    counts = [json.loads(line) for line in onrecord("reports", "--format", "jsonl").lines]
    assert len(counts) == 5
    assert onrecord("report", "-q").code == 0
    page = (onrecord.folder / "report.html").read_text("utf-8")
    assert hidden not in page
    assert ids["other"]["incident"] not in page
