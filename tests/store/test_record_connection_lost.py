"""A connection that breaks, or a server that goes, at any moment: nothing is written by half, and the next call works."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from asking import ask
from making_records import a_report, claims_of

from onrecord.address import Server
from onrecord.errors import RecordError
from onrecord.store import Counts, Record, open_record
from postgresql_server import Cluster, name_of

BROKE = "the connection to the server broke"


def _end_connections(cluster: Cluster, server: Server) -> None:
    ended = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname ="
    cluster.ask("postgres", f"{ended} '{name_of(server)}'")


@contextmanager
def _before(record: Record, statement: int, do: object) -> Iterator[list[int]]:
    """Does something before the nth statement of the record's connection; gives what is left to count."""
    from onrecord.store import engine

    left = [statement]

    def count(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        left[0] -= 1
        if not left[0]:
            do()  # type: ignore[operator]
        return execute(sql, params, many, context)

    with engine.connection(record._name).execute_wrapper(count):  # type: ignore[attr-defined]
        yield left


def test_a_connection_ended_before_any_statement_of_adding(cluster: Cluster, server: Server) -> None:
    with open_record(server, create=True) as record:
        record.add(a_report(0), claims_of(a_report(0)), "v1")
        ended = 0
        for statement in range(1, 50):
            report = a_report(statement)
            with _before(record, statement, lambda: _end_connections(cluster, server)) as left:
                if left[0] and not _adds(record, statement):
                    ended += 1
                    assert record.counts().reports == statement
                    assert not record.has(report, "v1")
                    assert record.add(report, claims_of(report), "v1").outcome == "new"
                else:
                    break
        assert ended >= 5
        assert [held.report for held in record.reports()] == [a_report(n) for n in range(ended + 2)]
        assert ask(server, "SELECT count(*) FROM claim") == [(3 * (ended + 2),)]


def _adds(record: Record, number: int) -> bool:
    try:
        record.add(a_report(number), claims_of(a_report(number)), "v1")
    except RecordError as error:
        return BROKE not in error.found
    return True


def test_a_connection_ended_in_a_transaction_of_many_takes_all_of_it_back(
    cluster: Cluster, server: Server
) -> None:
    with open_record(server, create=True) as record:
        with pytest.raises(RecordError, match=BROKE):
            _add_two_and_break(record, lambda: _end_connections(cluster, server))
        assert record.counts() == Counts(0, 0, 0, 0)
        with record.links.at_once():
            record.add(a_report(1), [], "v1")
        assert record.counts().reports == 1


def _add_two_and_break(record: Record, break_it: object) -> None:
    with record.links.at_once():
        record.add(a_report(1), claims_of(a_report(1)), "v1")
        break_it()  # type: ignore[operator]
        record.add(a_report(2), claims_of(a_report(2)), "v1")


def _add_one_and_break(record: Record, break_it: object) -> None:
    with record.links.at_once():
        record.add(a_report(1), claims_of(a_report(1)), "v1")
        break_it()  # type: ignore[operator]


def test_a_connection_ended_before_the_commit_commits_nothing(cluster: Cluster, server: Server) -> None:
    with open_record(server, create=True) as record:
        with pytest.raises(RecordError, match=BROKE):
            _add_one_and_break(record, lambda: _end_connections(cluster, server))
        assert record.counts() == Counts(0, 0, 0, 0)


def test_a_connection_ended_while_reading(cluster: Cluster, server: Server) -> None:
    with open_record(server, create=True) as record:
        record.add(a_report(1), [], "v1")
        _end_connections(cluster, server)
        with pytest.raises(RecordError, match=BROKE):
            record.counts()
        assert record.counts().reports == 1


@pytest.mark.parametrize("mode", ["fast", "immediate"])
def test_a_server_that_stops_and_starts_again(cluster: Cluster, server: Server, mode: str) -> None:
    """`immediate` is as if the power failed: what was committed is there, what was not is gone."""
    with open_record(server, create=True) as record:
        for number in range(3):
            record.add(a_report(number), claims_of(a_report(number)), "v1")
        try:
            with pytest.raises(RecordError, match=rf"{BROKE}|cannot be reached"):
                _add_two_and_break(record, lambda: cluster.stop(mode))
            with pytest.raises(RecordError, match="cannot be reached"):
                record.counts()
            with pytest.raises(RecordError, match="cannot be reached"):
                record.add(a_report(3), [], "v1")
        finally:
            cluster.start()
        assert record.counts() == Counts(reports=3, claims=9, failures=0, resolved=0)
        assert record.add(a_report(3), claims_of(a_report(3)), "v1").outcome == "new"
        assert [held.report for held in record.reports()] == [a_report(number) for number in range(4)]
