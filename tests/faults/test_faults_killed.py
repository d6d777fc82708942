"""Killed at any moment of adding, bringing forward and deciding, and run again: nothing lost, nothing doubled, the log without a fault.

ONRECORD_KILLS sets how many kills; `make faults` runs with the number that docs/faults.md tells of.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from asking import ask, schema_version
from counted import COUNTS, KILLS, THOROUGH, Places
from holdings import Holdings, holdings, schema_of, told_is_held
from killing import Ended, run_in_child
from works import Adding, Deciding, Migrating, Work

from onrecord.address import Address
from onrecord.store import SCHEMA_VERSION

Undisturbed = Callable[[Work], Holdings]
_TRIES = 4
"""A machine that is busy is slower at one time than at another, so that a kill may come too late."""


@pytest.mark.parametrize(
    ("kind", "works"),
    [
        ("add", [Adding()]),
        ("migrate", [Migrating(2), Migrating(1), Migrating(0)]),
        ("decide", [Deciding()]),
    ],
    ids=["add", "migrate", "decide"],
)
def test_killed_and_run_again(
    kind: str, works: list[Work], database: str, places: Places, undisturbed: Undisturbed
) -> None:
    chance = random.Random(f"{kind} on {database}")
    inside = late = 0
    for number, work in enumerate(works):
        share = KILLS * (number + 1) // len(works) - KILLS * number // len(works)
        if share:
            one = _kill(work, share, chance, places, undisturbed(work))
            inside, late = inside + one[0], late + one[1]
    COUNTS[f"killed in {kind}, {database}"] = f"{inside} before the work was done, {late} too late"
    assert inside + late >= KILLS
    assert inside >= KILLS / 2


def _kill(
    work: Work, how_often: int, chance: random.Random, places: Places, expected: Holdings
) -> tuple[int, int]:
    """Kills spread over the time that the work takes: how many fell before its end, and how many after it, which are sent again."""
    takes_s = 0.0
    for _ in range(2 if THOROUGH else 1):  # the first is slow: what it needs of the disk is not at hand yet
        with places(work) as where:
            whole = run_in_child(work, where)
            assert not whole.killed
            takes_s = whole.after_s
    inside = late = 0
    for number in range(how_often):
        for _ in range(_TRIES):
            with places(work) as where:
                ended = run_in_child(work, where, takes_s * (number + chance.random()) / how_often)
                _ends_well(work, where, ended, expected)
            if ended.killed:
                inside += 1
                break
            late += 1
            takes_s = ended.after_s
    return inside, late


def _ends_well(work: Work, where: Address, ended: Ended, expected: Holdings) -> None:
    if isinstance(work, Migrating):
        _a_schema_between(where, work.since)
    else:
        told_is_held(where, ended.told)
    work.run(where, lambda word: None)
    assert holdings(where) == expected
    _copies_are_whole(where, work)


def _a_schema_between(where: Address, since: int) -> None:
    """The record has one schema or another, each whole, and as much in it as before."""
    assert since <= schema_of(where) <= SCHEMA_VERSION
    if since:
        assert ask(where, "SELECT count(*) FROM report") > [(0,)]


def _copies_are_whole(where: Address, work: Work) -> None:
    """What an older file was before it was brought forward lies beside it; of one killed between two steps, what it was then too."""
    if isinstance(where, Path) and isinstance(work, Migrating) and work.since:
        copies = list(where.parent.glob("*.bak"))
        assert copies
        for copy in copies:
            assert ask(copy, "PRAGMA integrity_check") == [("ok",)]
            assert work.since <= schema_version(copy) < SCHEMA_VERSION
