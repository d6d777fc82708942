"""A connection that ends, a server that stops as if its power failed, a commit whose answer is lost: at any moment of a work.

ONRECORD_LOST sets how often; `make faults` runs with the number that docs/faults.md tells of.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable

import pytest
from counted import COUNTS, LOST, THOROUGH, Places
from cutting import Happening, asked, reply_lost
from holdings import Holdings, holdings, told_is_held
from works import Adding, Deciding, Linking, Migrating, Work

from onrecord.errors import RecordError
from postgresql_server import Cluster, name_of

HOW = ("ended", "stopped", "answer lost", "ended")
WORKS: tuple[Work, ...] = (Adding(), Linking(), Deciding(), Migrating(2))
pytestmark = pytest.mark.parametrize("database", ["postgresql"], indirect=True)


@pytest.mark.parametrize("work", WORKS if THOROUGH else WORKS[1:3], ids=lambda work: work.name)
def test_cut_off_and_run_again(
    work: Work, database: str, cluster: Cluster, places: Places, undisturbed: Callable[[Work], Holdings]
) -> None:
    chance = random.Random(f"cut off in {work.name}")
    with places(work) as where, asked() as counted:
        work.run(where, lambda word: None)
    commits = [number for number, what in enumerate(counted.all, start=1) if what == "commit"]
    done = Counter[str]()
    for number in range(LOST):
        how = HOW[(number + WORKS.index(work)) % len(HOW)]
        at = chance.choice(commits) if how == "answer lost" else chance.randrange(1, len(counted.all) + 1)
        with places(work) as where:
            told = set[str]()
            try:
                with (
                    asked(at, _happening(how, cluster, name_of(where))),  # type: ignore[arg-type]
                    pytest.raises(RecordError, match=r"broke|cannot be reached") as refused,
                ):
                    work.run(where, told.add)
            finally:
                if how == "stopped":
                    cluster.start()
            assert refused.value.next
            if not isinstance(work, Migrating):
                told_is_held(where, told)
            work.run(where, lambda word: None)
            assert holdings(where) == undisturbed(work)
        done[how] += 1
    COUNTS[f"connection lost in {work.name}, postgresql"] = ", ".join(f"{how} {n}" for how, n in done.items())
    assert done.total() == LOST


def _happening(how: str, cluster: Cluster, name: str) -> Happening:
    ending = f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'"  # noqa: S608  a name of our own
    return {
        "ended": lambda connection: cluster.ask("postgres", ending) and None,
        "stopped": lambda connection: cluster.stop("immediate"),
        "answer lost": reply_lost,
    }[how]
