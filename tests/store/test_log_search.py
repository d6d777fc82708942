"""The log searched: by who, what, about what and days, newest first, a page at a time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from onrecord.store import Record, log_search
from onrecord.store import log as log_table
from onrecord.store.log_face import LogWanted
from onrecord.store.record import SqlRecord
from onrecord.store.writing import writing

FIRST = datetime(2100, 3, 1, 22, 30, tzinfo=UTC)
"""After the entries that making the record writes now."""
WHO = ("anna", "Anna", 'b"o', "c_d", "zoë")


@pytest.fixture
def filled(record: Record) -> Record:
    """Forty entries, one each hour, by five people in turn, after those that making the record wrote."""
    assert isinstance(record, SqlRecord)
    with writing(record.alias):
        for n in range(40):
            what = "sign-in" if n % 4 else "export"
            about = f"account {WHO[n % 5]}" if n % 4 else "log"
            log_table.write(
                record.alias, WHO[n % 5], what, about, None, {"n": n}, at=FIRST + timedelta(hours=n)
            )  # type: ignore[arg-type]
    return record


def numbers(record: Record, wanted: LogWanted) -> list[int]:
    told = [one.told()["after"] for one in record.log.newest(wanted).entries]
    return [after["n"] for after in told if "n" in after]


ASKED = [
    ("nobody and nothing", LogWanted(), list(range(39, -1, -1))),
    ("who, letter by letter", LogWanted(by="anna"), list(range(35, -1, -5))),
    ("another of nearly that name", LogWanted(by="Anna"), list(range(36, 0, -5))),
    ("a name with a quote", LogWanted(by='b"o'), list(range(37, 1, -5))),
    ("a name with a sign that stands for any", LogWanted(by="c_d"), list(range(38, 2, -5))),
    ("a part of a name", LogWanted(by="ann"), []),
    ("what", LogWanted(what="export"), list(range(36, -1, -4))),
    ("how the subject begins", LogWanted(about="account z*"), [39, 34, 29, 19, 14, 9]),
    ("one subject", LogWanted(about="account c_d"), [38, 33, 23, 18, 13, 3]),
    ("one subject, not how it begins", LogWanted(about="account z"), []),
    ("who and what", LogWanted(by="anna", what="export"), [20, 0]),
    ("from a day on", LogWanted(since=date(2100, 3, 3)), list(range(39, 25, -1))),
    ("to a day", LogWanted(about="log", until=date(2100, 3, 1)), [0]),
    ("one day", LogWanted(since=date(2100, 3, 2), until=date(2100, 3, 2)), list(range(25, 1, -1))),
    ("days that are none yet", LogWanted(since=date(2030, 1, 1), until=date(2031, 1, 1)), []),
    ("a day before all", LogWanted(until=date(2020, 1, 1)), []),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "found"), [row[1:] for row in ASKED], ids=[row[0] for row in ASKED])
def test_what_is_asked_for_is_found(filled: Record, wanted: LogWanted, found: list[int]) -> None:
    assert numbers(filled, wanted) == found


@pytest.mark.parametrize("most", [1, 3, 7, 50])
def test_pages_follow_one_another_without_a_gap(filled: Record, most: int) -> None:
    whole, below = [], None
    while True:
        page = filled.log.newest(LogWanted(what="sign-in"), below, most)
        assert len(page.entries) <= most
        whole += [one.number for one in page.entries]
        if page.looked_to is None:
            break
        below = page.looked_to
    every = [one.number for one in filled.log.entries() if one.told()["what"] == "sign-in"]
    assert whole == every[::-1]


def test_a_search_without_an_index_looks_at_so_many_and_says_how_far_it_came(
    filled: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_search, "LOOKED_AT", 10)
    last = filled.log.head().number
    nothing = filled.log.newest(LogWanted(by="nobody"))
    assert (nothing.entries, nothing.looked_to) == ([], last - 9)
    found, below = list[int](), None
    while True:
        page = filled.log.newest(LogWanted(by="zo\u00eb"), below)
        found += [one.told()["after"]["n"] for one in page.entries]
        if page.looked_to is None:
            break
        below = page.looked_to
    assert found == [39, 34, 29, 24, 19, 14, 9, 4]
    assert filled.log.newest(LogWanted(about="account c_d")).looked_to is None, "an index finds all of it"
