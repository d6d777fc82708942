"""Every command on a record that lies on a server says what it says on one in a file, and shows no password."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from calling import EXAMPLE, Onrecord

from onrecord.address import Server
from postgresql_server import IN_ADDRESS, Cluster, name_of


@pytest.fixture(scope="module")
def server(cluster: Cluster) -> Iterator[Server]:
    with cluster.database() as made:
        yield cluster.by_password(name_of(made))


COMMANDS = [
    ("reports", "--format", "jsonl"), ("reports", "--failures"), ("incidents", "--format", "jsonl"), ("copies",),
    ("judge", "list"), ("daily", "--format", "jsonl"), ("situation", "eastern Aleppo"),
    ("bulletin", "--place", "eastern Aleppo", "--from", "2016-12-13", "--to", "2016-12-16"),
    ("compare", "levant-wire-1213", "coast-gazette-1214"), ("show", "no-such-id"),
]  # fmt: skip


def test_the_same_of_both_records(filled: Onrecord, server: Server) -> None:
    env = {"ONRECORD_DB": server.address}
    added = filled("add", EXAMPLE, env=env)
    assert added.code == 0
    assert f"The record {server} holds 6 reports" in added.out
    assert filled("add", EXAMPLE, env=env).out.startswith("Nothing changed: 6 known already.")
    for words in COMMANDS:
        in_a_file, on_a_server = filled(*words), filled(*words, env=env)
        assert (on_a_server.code, on_a_server.out) == (in_a_file.code, in_a_file.out), words
        assert "s3cret" not in on_a_server.said + added.said


def test_a_wrong_password_is_said_and_not_shown(onrecord: Onrecord, server: Server) -> None:
    wrong = server.address.replace(IN_ADDRESS, "gue55ed")
    for given in (["--db", wrong], []):
        done = onrecord("reports", *given, env={} if given else {"ONRECORD_DB": wrong})
        assert done.code == 4
        assert done.err.startswith(f"error: {server}: the server does not let this user in")
        assert "gue55ed" not in done.said
        assert "Traceback" not in done.err


def test_a_server_that_does_not_run(onrecord: Onrecord) -> None:
    done = onrecord("add", EXAMPLE, "--db", "postgresql://ann:gue55ed@127.0.0.1:1/onrecord")
    assert done.code == 4
    assert "the server cannot be reached" in done.err
    assert "gue55ed" not in done.said
