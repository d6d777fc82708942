"""What a record asks of its server, counted, so that something can happen before any one statement, or at any one commit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.signals import connection_created

Happening = Callable[[Any], None]
"""Told the connection. What it raises, the record's program meets."""


class Asked:
    """The statements and commits so far; `at` is the number of the one before which `happening` comes."""

    def __init__(self, at: int = 0, happening: Happening | None = None) -> None:
        self.all: list[str] = []
        self.at, self.happening = at, happening

    def take(self, what: str, connection: Any) -> None:
        self.all.append(what)
        if len(self.all) == self.at and self.happening:
            self.happening(connection)


@contextmanager
def asked(at: int = 0, happening: Happening | None = None) -> Iterator[Asked]:
    """Counts for every connection that is opened meanwhile."""
    counted = Asked(at, happening)
    watched: list[Any] = []

    def statement(execute: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:
        counted.take("statement", context["connection"])
        return execute(sql, params, many, context)

    def watch(connection: Any, **_: Any) -> None:
        if connection in watched:  # it was lost and is open again
            return
        watched.append(connection)
        commit = connection._commit

        def counting() -> None:
            counted.take("commit", connection)
            commit()

        connection._commit = counting
        connection.execute_wrappers.append(statement)

    connection_created.connect(watch)
    try:
        yield counted
    finally:
        connection_created.disconnect(watch)


def reply_lost(connection: Any) -> None:
    """The server commits, and the connection breaks before it can say so."""
    connection.connection.commit()
    connection.connection.close()
