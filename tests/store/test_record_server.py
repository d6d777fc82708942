"""A record on a server: what is no record is refused, what is wrong is said, and no password is ever shown."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable

import pytest
from asking import ask, set_schema_version
from making_records import a_report, claims_of

from onrecord.address import Server
from onrecord.errors import EXIT_RECORD, RecordError
from onrecord.store import SCHEMA_VERSION, open_record
from postgresql_server import PASSWORD, USER, Cluster, name_of

Make = Callable[[Server], None]


def _nothing(server: Server) -> None: ...


def _sql(*statements: str) -> Make:
    def make(server: Server) -> None:
        for statement in statements:
            ask(server, statement)

    return make


def _record(server: Server) -> None:
    with open_record(server, create=True) as record:
        record.add(a_report(1), claims_of(a_report(1)), "v1")


def _newer(server: Server) -> None:
    _record(server)
    set_schema_version(server, SCHEMA_VERSION + 41)


def _of_another_program(server: Server) -> None:
    _record(server)
    ask(server, "UPDATE onrecord_schema SET program = 7")


_STRANGER = "the database holds tables of another program"


@pytest.mark.parametrize(
    ("make", "create", "found"),
    [
        (_nothing, False, "there is no record here"),
        (_sql("CREATE TABLE notes (words text)"), True, _STRANGER),
        (_sql("CREATE TABLE notes (words text)"), False, _STRANGER),
        (_sql("CREATE TABLE report (words text)"), True, _STRANGER),
        (_sql("CREATE VIEW notes AS SELECT 1"), True, _STRANGER),
        (_sql("CREATE SEQUENCE notes"), True, _STRANGER),
        (_of_another_program, True, _STRANGER),
        (_newer, True, f"schema version {SCHEMA_VERSION + 41}, newer than this program knows"),
        (_newer, False, f"up to {SCHEMA_VERSION}. Use the newer version"),
    ],
)
def test_what_is_no_record_is_refused_and_left_alone(
    server: Server, make: Make, create: bool, found: str
) -> None:
    make(server)
    before = _relations(server)
    with pytest.raises(RecordError) as error:
        open_record(server, create)
    assert found in str(error.value)
    assert error.value.where == str(server)
    assert error.value.exit_code == EXIT_RECORD
    assert _relations(server) == before


def test_what_comes_with_an_extension_is_nobody_s_data(cluster: Cluster, server: Server) -> None:
    cluster.ask(name_of(server), "CREATE EXTENSION pg_stat_statements SCHEMA public")
    with open_record(server, create=True) as record:
        assert record.counts().reports == 0


def test_two_records_of_one_database_in_schemas_of_their_own(cluster: Cluster, server: Server) -> None:
    ask(server, "CREATE TABLE notes (words text)")
    for number in (1, 2):
        ask(server, f"CREATE SCHEMA own{number}")
        with open_record(f"{server.address}&options=-csearch_path%3Down{number}", create=True) as record:
            record.add(a_report(number), [], "v1")
            assert [held.report.id for held in record.reports()] == [f"report-{number}"]
    assert ask(server, "SELECT key FROM own1.report") == [("report-1",)]


@pytest.mark.parametrize(
    ("address", "found", "following"),
    [
        ("postgresql://{user}:{wrong}@127.0.0.1:{port}/postgres", "does not let this user in", "Check user and password"),
        ("postgresql://{user}@127.0.0.1:{port}/postgres", "does not let this user in", "Check user and password"),
        ("postgresql://nobody:{right}@127.0.0.1:{port}/postgres", "does not let this user in", "Check user and password"),
        ("postgresql://{user}:{right}@127.0.0.1:{port}/nowhere", "no database of this name", "createdb"),
        ("postgresql://{user}:{wrong}@127.0.0.1:1/postgres", "cannot be reached", "Check host and port"),
        ("postgresql:///postgres?host=/nowhere&password={wrong}", "cannot be reached", "Check host and port"),
        ("postgresql://{user}:{wrong}@no-such-host.invalid/postgres", "cannot be reached", "Check host and port"),
        ("postgresql://{user}:{wrong}@127.0.0.1:{port}", "names no database", "name of the database at its end"),
        ("postgresql://{user}:{wrong}/x@127.0.0.1:{port}/postgres", "cannot be read", "%2F"),
        ("postgresql://{user}:{wrong}%zz@127.0.0.1:{port}/postgres", "cannot be read", "%25"),
        ("postgresql://{user}:{wrong}@127.0.0.1:{port}/postgres?passwort={wrong}", "cannot be read", "Write"),
        ("postgresql:{user}:{wrong}@127.0.0.1", "cannot be read", "Write"),
    ],
)  # fmt: skip
def test_a_server_that_cannot_be_used(cluster: Cluster, address: str, found: str, following: str) -> None:
    wrong = "gue55ed"
    with pytest.raises(RecordError) as error:
        open_record(
            address.format(
                user=USER, wrong=wrong, right="kept%3A%20s3cret%2F%C3%BC%40%25", port=cluster.port
            ),
            create=True,
        )
    assert found in error.value.found
    assert following in error.value.next
    said = "".join(traceback.format_exception(error.value)) + repr(error.value)
    assert wrong not in said.replace(address, "")
    assert PASSWORD not in said
    assert "s3cret" not in said


def test_a_password_of_odd_characters_is_understood_and_not_shown(cluster: Cluster, server: Server) -> None:
    by_password = cluster.by_password(name_of(server))
    with open_record(by_password, create=True) as record:
        assert record.add(a_report(1), [], "v1").outcome == "new"
        with pytest.raises(RecordError) as error, _trigger(server, "RAISE EXCEPTION USING ERRCODE = '53100'"):
            record.add(a_report(2), [], "v1")
    assert error.value.where == str(by_password)
    assert "s3cret" not in str(error.value) + repr(record) + repr(by_password)


def test_where_the_driver_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(RecordError, match="a part that is not installed") as error:
        open_record("postgresql://ann:gue55ed@h/n")
    assert "pip install 'onrecord[postgres]'" in error.value.next
    assert "gue55ed" not in str(error.value)


def test_a_database_of_another_encoding(cluster: Cluster) -> None:
    cluster.ask(
        "postgres",
        f"CREATE DATABASE latin OWNER {USER} ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0",
    )
    try:
        with pytest.raises(RecordError, match="keeps text as LATIN1"):
            open_record(cluster.address("latin"), create=True)
    finally:
        cluster.ask("postgres", "DROP DATABASE latin")


def test_a_user_who_may_make_no_tables(cluster: Cluster, server: Server) -> None:
    cluster.ask("postgres", f"ALTER DATABASE {name_of(server)} OWNER TO postgres")
    with pytest.raises(RecordError, match="this user may not do that"):
        open_record(server, create=True)
    assert _relations(server) == []


def test_a_user_who_may_not_read_the_record(cluster: Cluster, server: Server) -> None:
    _record(server)
    cluster.ask(name_of(server), f"REASSIGN OWNED BY {USER} TO postgres")
    with pytest.raises(RecordError, match="this user may not do that"):
        open_record(server)
    cluster.ask(name_of(server), f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {USER}")
    with open_record(server) as record:
        assert record.counts().reports == 1
        with pytest.raises(RecordError, match="this user may not do that"):
            record.add(a_report(2), [], "v1")
        assert record.counts().reports == 1


def test_a_server_that_allows_reading_only(cluster: Cluster, server: Server) -> None:
    _record(server)
    cluster.ask("postgres", f"ALTER DATABASE {name_of(server)} SET default_transaction_read_only = on")
    with open_record(server) as record:
        assert record.counts().reports == 1
        with pytest.raises(RecordError, match="allows reading only"):
            record.add(a_report(2), [], "v1")


@pytest.mark.parametrize(
    ("state", "found"),
    [
        ("53100", "the server's disk is full"),
        ("53200", "short of memory"),
        ("58030", "could not read or write its disk"),
        ("XX001", "the database is damaged"),
        ("40001", "took this transaction back"),
        ("40P01", "took this transaction back"),
        ("57014", "stopped a statement"),
        ("55P03", "another program has been writing"),
    ],
)
def test_what_a_server_says_in_the_middle_of_a_report_leaves_nothing_of_it(
    server: Server, state: str, found: str
) -> None:
    with open_record(server, create=True) as record:
        with (
            _trigger(server, f"RAISE EXCEPTION 'the words of a claim' USING ERRCODE = '{state}'"),
            pytest.raises(RecordError, match=found) as error,
        ):
            record.add(a_report(1), claims_of(a_report(1)), "v1")
        assert "the words of a claim" not in str(error.value)
        assert record.counts().reports == 0
        assert record.add(a_report(1), claims_of(a_report(1)), "v1").outcome == "new"


def test_what_is_a_bug_passes_on_as_one(server: Server) -> None:
    from django.db import ProgrammingError

    with open_record(server, create=True) as record:
        ask(server, "DROP TABLE decision CASCADE")
        with pytest.raises(ProgrammingError):
            list(record.decisions.all())
        assert record.counts().reports == 0


def test_a_session_is_safe_and_named_whatever_the_server_s_defaults(cluster: Cluster, server: Server) -> None:
    from onrecord.store import engine

    name = name_of(server)
    for setting in (
        "synchronous_commit = off",
        "default_transaction_isolation = serializable",
        "lock_timeout = 1",
    ):
        cluster.ask("postgres", f"ALTER DATABASE {name} SET {setting}")
    asked = (
        "synchronous_commit",
        "transaction_isolation",
        "lock_timeout",
        "application_name",
        "client_encoding",
    )
    with (
        open_record(server, create=True, wait_s=3) as opened,
        opened.links.at_once(),
        engine.connection(opened._name).cursor() as cursor,  # type: ignore[attr-defined]
    ):
        found = [cursor.execute(f"SHOW {setting}").fetchone()[0] for setting in asked]
    assert found == ["on", "read committed", "3s", "onrecord", "UTF8"]


class _trigger:
    """While this lasts, what is done to the rows of readings runs these words on the server first."""

    def __init__(self, server: Server, words: str) -> None:
        self.server, self.words = server, words

    def __enter__(self) -> None:
        body = f"BEGIN {self.words}; RETURN NEW; END"
        ask(self.server, f"CREATE FUNCTION wrong() RETURNS trigger LANGUAGE plpgsql AS $${body}$$")
        ask(self.server, "CREATE TRIGGER wrong BEFORE INSERT ON reading EXECUTE FUNCTION wrong()")

    def __exit__(self, *_error: object) -> None:
        ask(self.server, "DROP FUNCTION wrong CASCADE")


def _relations(server: Server) -> list[tuple[object, ...]]:
    return ask(
        server,
        "SELECT relname, relkind FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY relname",
    )
