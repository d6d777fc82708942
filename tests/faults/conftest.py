"""Places for records to be disturbed in, and the counts of what was done to them, told at the end of a run."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[1] / "store"))

from counted import COUNTS, Places
from holdings import Holdings, holdings
from works import Work

from onrecord.address import Address
from postgresql_server import name_of


@pytest.fixture(scope="session", autouse=True)
def _raw_of_servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Raw bytes of records on servers go with the tests; each database has a name of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ONRECORD_RAW", str(tmp_path_factory.mktemp("raw")))
        yield


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def places(
    request: pytest.FixtureRequest, database: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Places]:
    """A beginning is made once and copied for each use."""
    folder = tmp_path_factory.mktemp("beginnings")
    if database == "postgresql":
        request.getfixturevalue("cluster")  # asked for first, so that it ends last
    with ExitStack() as until_the_end:
        made: dict[Work, Address] = {}

        def beginning(work: Work) -> Address:
            if work not in made:
                if database == "sqlite":
                    made[work] = folder / f"{len(made)}.db"
                else:
                    made[work] = until_the_end.enter_context(request.getfixturevalue("cluster").database())
                work.ready(made[work])
            return made[work]

        @contextmanager
        def place(work: Work) -> Iterator[Address]:
            begun = beginning(work)
            if isinstance(begun, Path):
                own = folder / "own"
                own.mkdir()
                try:
                    yield Path(shutil.copy(begun, own / "onrecord.db"))
                finally:
                    shutil.rmtree(own)
                return
            with request.getfixturevalue("cluster").database(name_of(begun)) as server:
                yield server

        yield place


@pytest.fixture(scope="session")
def undisturbed(places: Places) -> Callable[[Work], Holdings]:
    """What a record holds after a work that nothing disturbed."""
    known: dict[Work, Holdings] = {}

    def held(work: Work) -> Holdings:
        if work not in known:
            with places(work) as where:
                work.run(where, lambda word: None)
                known[work] = holdings(where)
        return known[work]

    return held


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for what, count in COUNTS.items():
        terminalreporter.write_line(f"{what}: {count}")
