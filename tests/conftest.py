"""What all tests share: the loaded pipeline, since the parser and the gazetteer cost a second or two to load; and Django.

One process has one Django: it is set up for the pages, which hold the store, so that tests of both run together.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from onrecord.pipeline import Pipeline
from onrecord.web.settings import Serving, set_up
from postgresql_server import cluster

set_up(Serving(names=("localhost", "127.0.0.1", "[::1]", "testserver")))

__all__ = ["cluster"]

# A machine that is busy is no failure.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


SLOW = (
    "faults/test_pathological.py", "faults/test_hostile_files.py", "web/api/test_api_killed.py", "store/test_record_killed.py",
    "store/test_storage_killed.py", "cli/test_cli_bench_soak.py", "store/test_raw_bytes.py::test_a_kill_at_any_step",
)  # fmt: skip
"""Tests that take minutes together: `make slow` runs them, `make test` does not."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Those in a browser come last: while one runs, a loop runs in this thread, in which Django opens no database."""
    items.sort(key=lambda item: "/tests/browser/" in item.path.as_posix())
    slow = {id(item) for item in items if any(f"tests/{name}" in item.nodeid for name in SLOW)}
    wanted = os.environ.get("ONRECORD_SLOW", "")
    if wanted == "all" or (not wanted and _named(config)):
        return
    left_out = [item for item in items if (id(item) in slow) != (wanted == "only")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        gone = set(map(id, left_out))
        items[:] = [item for item in items if id(item) not in gone]


def _named(config: pytest.Config) -> bool:
    """Whether a slow file was asked for by its name."""
    return any(name.partition("::")[0] in word for word in config.args for name in SLOW)


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.fixture(scope="session", autouse=True)
def _no_places_of_ones_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the person who runs the tests has added to the gazetteer changes nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ONRECORD_PLACES", str(tmp_path_factory.mktemp("places")))
        yield
