"""An empty record for each test that asks for one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.address import Address
from onrecord.store import Record, open_record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "onrecord.db"


@pytest.fixture
def record(path: Path) -> Iterator[Record]:
    with open_record(path, create=True) as opened:
        yield opened


@pytest.fixture
def where(path: Path) -> Address:
    """A place for a record, where none is yet."""
    return path


@pytest.fixture(params=["sqlite"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Address:
    """A second place, of each kind."""
    return tmp_path / "target.db"
