"""The pages of a record on a PostgreSQL server: their tables, signing in, deciding; and tries at the same moment."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.core.cache import cache
from django.db import connections
from django.test import Client
from making_records import a_report, claims_of
from visiting import NOW, PASSWORD, signed_in, words_of

from onrecord import finding
from onrecord.store import Record
from onrecord.web import opened
from onrecord.web.accounts import factors, people, tokens, tries
from onrecord.web.clock import now
from onrecord.web.settings import Serving, set_up
from postgresql_server import Cluster


@pytest.fixture
def on_server(
    cluster: Cluster, quick_hashes: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Record]:
    from onrecord.store import open_record

    monkeypatch.setenv("ONRECORD_RAW", str(tmp_path / "raw"))

    with cluster.database() as where:
        with open_record(where, create=True) as record:
            record.add(a_report(1), claims_of(a_report(1)), "rules-1")
        set_up(Serving(names=("testserver",)))
        cache.clear()
        record = opened.open_for_pages(where, by="tester")
        people.add(record, "analyst", "analyst", (), PASSWORD)
        factors.require(record, False, "tests that are not about it")
        finding.up_to_date(record)
        yield record
        opened.close()


def test_the_pages_of_a_record_on_a_server(on_server: Record) -> None:
    client = signed_in("analyst")
    assert "3 claims 1 report" in words_of(client.get("/").content.decode())
    sent = {"act": "accept", "about": "claim", "report": "report-1", "claim": "c1", "sees": "0"}
    assert client.post("/decide", sent).status_code == 303
    assert client.post("/decide", sent | {"act": "reject", "why": "twice"}).status_code == 409
    tokens.make(on_server, "analyst", "nightly", ("read",), now() + tokens.LONGEST, now())
    assert people.deactivate(on_server, "analyst", now()) == (1, 1)
    assert list(on_server.log.verify()) == []
    whats = [one.told()["what"] for one in on_server.log.entries()]
    assert (whats.count("migrate"), whats.count("sign-in"), whats.count("decide")) == (2, 1, 1)


def test_a_monitor_is_told_that_the_database_does_not_answer(on_server: Record, cluster: Cluster) -> None:
    client = Client()
    assert client.get("/api/v1/health").status_code == 200
    cluster.stop()
    try:
        answer = client.get("/api/v1/health")
        assert (answer.status_code, answer.json()["error"]["code"]) == (503, "unavailable")
    finally:
        cluster.start()
    assert client.get("/api/v1/health").status_code == 200


def at_once(number: int) -> list[int]:
    """What so many tries in so many threads, all at one moment, were told to wait."""
    start = Barrier(number)

    def one(_: int) -> int:
        start.wait()
        try:
            return tries.take([("account", "analyst"), ("address", "192.0.2.1")], NOW)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(one, range(number)))


def test_no_more_tries_at_one_moment_than_one_after_the_other(record: Record) -> None:
    assert sorted(map(bool, at_once(12))) == [False] * 5 + [True] * 7


def test_no_more_tries_at_one_moment_on_a_server_either(on_server: Record) -> None:
    tries.forget([("account", "analyst"), ("address", "192.0.2.1")])
    assert sorted(map(bool, at_once(12))) == [False] * 5 + [True] * 7
