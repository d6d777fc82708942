"""A PostgreSQL server for the tests alone: made in a folder of its own, on a port of its own, thrown away at the end.

Nothing of a server that the machine runs already is touched. Where PostgreSQL is not installed, what needs it is skipped.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

import pytest

from onrecord.address import Server

USER, PASSWORD, IN_ADDRESS = "onrecord", "kept: s3cret/ü@%", "kept%3A%20s3cret%2F%C3%BC%40%25"
_HBA = """
local all postgres trust
local all all trust
host all all 127.0.0.1/32 scram-sha-256
"""
_numbers = count(1)


def binaries() -> Path | None:
    """The folder of the newest server on this machine."""
    debian = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = sorted(debian, key=lambda path: int(path.parts[-3]))
    found = newest[-1] if newest else shutil.which("initdb")
    return Path(found).resolve().parent if found else None


class Cluster:
    """A running server. `stop` and `start` may be called in a test that starts it again before it ends."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self.folder, self._programs = folder, programs
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])

    def make(self) -> None:
        if os.geteuid() == 0:
            account = pwd.getpwnam("postgres")
            os.chown(self.folder, account.pw_uid, account.pw_gid)
        self._run("initdb", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--auth=trust")
        data = self.folder / "data"
        (data / "pg_hba.conf").write_text(_HBA)
        with (data / "postgresql.conf").open("a") as conf:
            conf.write(
                f"listen_addresses = '127.0.0.1'\nport = {self.port}\nunix_socket_directories = '{self.folder}'\n"
            )
        self.start()
        self.ask("postgres", f"CREATE ROLE {USER} LOGIN PASSWORD '{PASSWORD}'")

    def start(self) -> None:
        self._run("pg_ctl", "start", "--wait", "--silent", f"--log={self.folder / 'log'}")

    def stop(self, mode: str = "fast") -> None:
        self._run("pg_ctl", "stop", "--wait", "--silent", f"--mode={mode}")

    def ask(self, database: str, *statements: str) -> list[tuple[object, ...]]:
        """Run statements as the server's administrator; gives the rows of the last."""
        import psycopg

        rows: list[tuple[object, ...]] = []
        with psycopg.connect(
            host=str(self.folder), port=self.port, user="postgres", dbname=database, autocommit=True
        ) as db:
            for statement in statements:
                done = db.execute(statement.encode())
                rows = done.fetchall() if done.description else []
        return rows

    @contextmanager
    def database(self, template: str = "template0") -> Iterator[Server]:
        """An empty database, or a copy of another, owned by an ordinary user; gone at the end."""
        name = f"record{next(_numbers)}"
        self.ask("postgres", f"CREATE DATABASE {name} OWNER {USER} TEMPLATE {template}")
        try:
            yield self.address(name)
        finally:
            self.ask("postgres", f"DROP DATABASE {name} WITH (FORCE)")

    def address(self, name: str) -> Server:
        return Server(f"postgresql://{USER}@/{name}?host={self.folder}&port={self.port}")

    def by_password(self, name: str, password: str = IN_ADDRESS) -> Server:
        return Server(f"postgresql://{USER}:{password}@127.0.0.1:{self.port}/{name}")

    def _run(self, program: str, *words: str) -> None:
        as_user = "postgres" if os.geteuid() == 0 else None
        subprocess.run(
            [str(self._programs / program), f"--pgdata={self.folder / 'data'}", *words],
            check=True, user=as_user, group=as_user, extra_groups=[] if as_user else None,
            cwd=self.folder, stdout=subprocess.DEVNULL, env={**os.environ, "LC_ALL": "C.UTF-8"},
        )  # fmt: skip


def name_of(server: Server) -> str:
    """The name of the database that an address of `database` is of."""
    return server.address.partition("?")[0].rpartition("/")[2]


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    programs = binaries()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    # Not below pytest's own folder, which the server's user may not enter; and a socket's path must be short.
    folder = Path(tempfile.mkdtemp(prefix="onrecord-", dir="/tmp"))
    made = Cluster(folder, programs)
    try:
        made.make()
        yield made
    finally:
        with suppress(subprocess.CalledProcessError):
            made.stop("immediate")
        shutil.rmtree(folder, ignore_errors=True)
