"""An empty record for each test that asks for one: once in a file, once on a server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from asking import DATABASES

from onrecord.address import Address, Server
from onrecord.store import Record, open_record
from postgresql_server import Cluster, name_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a file may be made, for what is about files alone."""
    return tmp_path / "onrecord.db"


@pytest.fixture
def server(cluster: Cluster) -> Iterator[Server]:
    """An empty database, for what is about servers alone."""
    with cluster.database() as made:
        yield made


@pytest.fixture(scope="session")
def _made(cluster: Cluster) -> Iterator[str]:
    """The name of a database with an empty record: a copy of it is quicker than a record made anew."""
    with cluster.database() as made:
        open_record(made, create=True).close()
        yield name_of(made)


@pytest.fixture(params=DATABASES)
def where(request: pytest.FixtureRequest, path: Path) -> Iterator[Address]:
    """A place for a record, where none is yet; for a test that asks for `record` too, the place of that."""
    if request.param == "sqlite":
        yield path
        return
    template = request.getfixturevalue("_made") if "record" in request.fixturenames else "template0"
    with request.getfixturevalue("cluster").database(template) as server:
        yield server


@pytest.fixture
def elsewhere(request: pytest.FixtureRequest, where: Address) -> Iterator[Address]:
    """A second place, of the kind of the first."""
    if isinstance(where, Path):
        yield where.with_name("elsewhere.db")
        return
    with request.getfixturevalue("cluster").database() as made:
        yield made


@pytest.fixture
def record(where: Address) -> Iterator[Record]:
    with open_record(where, create=True) as opened:
        yield opened


@pytest.fixture(params=DATABASES)
def target(request: pytest.FixtureRequest, tmp_path: Path, cluster: Cluster) -> Iterator[Address]:
    """A second place, of each kind."""
    if request.param == "sqlite":
        yield tmp_path / "target.db"
        return
    with cluster.database() as made:
        yield made


@pytest.fixture(autouse=True)
def _raw_of_servers(tmp_path: Path) -> Iterator[None]:
    """Raw bytes of records on servers go with the test; a test that undoes its own patches keeps this one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ONRECORD_RAW", str(tmp_path / "raw"))
        yield
