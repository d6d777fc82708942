"""Killed at any moment and run again: nothing is lost, nothing doubled, and the record is whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest
from adding_child import BROKEN, items
from asking import DATABASES, ask
from making_records import a_report, claims_of

from onrecord.address import Address, Server
from onrecord.ingest import ingest
from onrecord.store import open_record

HOW_MANY = 60
CHILD = Path(__file__).with_name("adding_child.py")


def _start(where: Address) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [
            sys.executable,
            str(CHILD),
            where.address if isinstance(where, Server) else str(where),
            str(HOW_MANY),
        ],
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        text=True,
    )


def _check(where: Address, how_many: int) -> None:
    with open_record(where) as record:
        assert [held.report for held in record.reports()] == [a_report(n) for n in range(how_many)]
        assert list(record.claims()) == [c for n in range(how_many) for c in claims_of(a_report(n))]
        assert [held.failure for held in record.failures()] == [BROKEN]
    assert ask(where, "SELECT count(*) FROM reading") == [(how_many,)]
    if isinstance(where, Path):
        assert ask(where, "PRAGMA integrity_check") == [("ok",)]
        assert ask(where, "PRAGMA foreign_key_check") == []


def test_a_run_killed_many_times_ends_as_if_it_never_was(where: Address) -> None:
    chance = random.Random(20161213)
    for _ in range(8):
        child = _start(where)
        assert child.stdout
        for _ in range(chance.randrange(1, HOW_MANY)):
            child.stdout.readline()
        child.kill()
        child.communicate()
        assert child.returncode in (-signal.SIGKILL, 0)
    child = _start(where)
    child.communicate()
    assert child.returncode == 0
    _check(where, HOW_MANY)


def test_a_kill_after_a_report_is_committed_keeps_that_report(where: Address) -> None:
    child = _start(where)
    assert child.stdout
    done = [child.stdout.readline() for _ in range(10)]
    child.kill()
    child.communicate()
    assert done[-1] == "10\n"
    with open_record(where) as record:
        held = [held.report for held in record.reports()]
    assert held[:9] == [a_report(number) for number in range(9)]


def test_three_programs_at_once_make_one_record(where: Address) -> None:
    children = [_start(where) for _ in range(3)]
    for child in children:
        child.communicate()
    assert [child.returncode for child in children] == [0, 0, 0]
    _check(where, HOW_MANY)


THOROUGH = int(os.environ.get("ONRECORD_TEST_KILLS", "5")) >= 40
"""`make faults` tries every statement; otherwise one in three of them, and on a server one in fifteen."""


@pytest.mark.parametrize("batch", range(4))
@pytest.mark.parametrize("kind", DATABASES)
def test_a_kill_before_any_statement_leaves_a_record_that_goes_on(
    request: pytest.FixtureRequest, tmp_path: Path, kind: str, batch: int
) -> None:
    """Every statement in turn, of making the record and of adding to it, in four batches; on a server one in five."""
    killed = 0
    apart = (1 if kind == "sqlite" else 5) * (1 if THOROUGH else 3)
    for statement in range(1 + batch * apart, 500, 4 * apart):
        with _empty(request, kind, tmp_path / f"{statement}.db") as where:
            was_killed = _killed_before(statement, where)
            with open_record(where, create=True) as record:
                ingest(items(4), record, claims_of, "v1")
            _check(where, 4)
        if not was_killed:
            break
        killed += 1
    assert killed > ((10 if kind == "sqlite" else 3) if THOROUGH else (3 if kind == "sqlite" else 0))


def _empty(request: pytest.FixtureRequest, kind: str, path: Path) -> AbstractContextManager[Address]:
    return nullcontext(path) if kind == "sqlite" else request.getfixturevalue("cluster").database()


def _killed_before(statement: int, where: Address) -> bool:
    """Make a record in a child that kills itself before its nth statement; whether it came to that."""
    child = os.fork()
    if not child:
        try:
            _die_before(statement)
            with open_record(where, create=True) as record:
                ingest(items(4), record, claims_of, "v1")
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _die_before(statement: int) -> None:
    from django.db.backends.signals import connection_created

    left = [statement]

    def count(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)

    def watch(connection, **_kwargs):  # type: ignore[no-untyped-def]
        connection.execute_wrappers.append(count)

    connection_created.connect(watch, weak=False)
