"""The command with the parser loaded once for all tests, and a record that holds the example folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from calling import EXAMPLE, Onrecord

from onrecord.cli import inputs
from onrecord.pipeline import Pipeline


@lru_cache(maxsize=1)
def _pipeline() -> Pipeline:
    return Pipeline()


@pytest.fixture(scope="session", autouse=True)
def _parser_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inputs, "ready_pipeline", lambda quiet: _pipeline())
        for name in ("ONRECORD_DB", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture
def onrecord(tmp_path: Path) -> Onrecord:
    return Onrecord(tmp_path)


@pytest.fixture(scope="session")
def _example_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("example")
    done = Onrecord(folder)("add", EXAMPLE)
    assert done.code == 0, done.said
    return folder / "onrecord.db"


@pytest.fixture
def filled(onrecord: Onrecord, _example_record: Path) -> Onrecord:
    """The command in a folder whose onrecord.db holds the six example reports."""
    shutil.copy(_example_record, onrecord.folder / "onrecord.db")
    return onrecord
