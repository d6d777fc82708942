"""One writer at a time, in a file and on a server: what is read in a writing transaction is still so when it is written."""

from __future__ import annotations

import ast
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from asking import ask
from making_records import a_report, claims_of

import onrecord.store
from onrecord.address import Address
from onrecord.errors import RecordError
from onrecord.store import Record, open_record


@contextmanager
def _another_writer(where: Address) -> Iterator[None]:
    """Another program that is in the middle of writing."""
    writes, done = threading.Event(), threading.Event()

    def write() -> None:
        with open_record(where) as record, record.links.at_once():
            writes.set()
            done.wait(30)

    thread = threading.Thread(target=write)
    thread.start()
    try:
        assert writes.wait(30)
        yield
    finally:
        done.set()
        thread.join()


def test_another_writer_holds_up_writing_and_not_reading(where: Address) -> None:
    with open_record(where, create=True) as record:
        record.add(a_report(1), claims_of(a_report(1)), "v1")
    with open_record(where, wait_s=0.05) as record:
        with _another_writer(where):
            assert record.counts().reports == 1
            assert [held.report for held in record.reports()] == [a_report(1)]
            with pytest.raises(RecordError, match=r"writing to the record for more than 0\.05 seconds"):
                record.add(a_report(2), [], "v1")
            with (
                pytest.raises(RecordError, match="another program has been writing"),
                record.links.at_once(),
            ):
                raise AssertionError("nobody may come here")
        assert record.add(a_report(2), [], "v1").outcome == "new"


def test_who_waits_goes_on_when_the_other_is_done(where: Address) -> None:
    with open_record(where, create=True, wait_s=30) as record, ThreadPoolExecutor(1) as beside:

        def add() -> str:
            with open_record(where, wait_s=30) as other:
                return other.add(a_report(1), [], "v1").outcome

        with record.links.at_once():
            waiting = beside.submit(add)
            record.add(a_report(1), [], "v1")
            assert not waiting.done()
        assert waiting.result(30) == "same"


def test_what_was_read_still_holds_when_it_is_written(where: Address) -> None:
    """Four programs that each look for the highest number and write the next: no number comes twice."""
    from onrecord.store.engine import connection
    from onrecord.store.writing import writing

    open_record(where, create=True).close()
    ask(where, "CREATE TABLE page (number integer PRIMARY KEY)")

    def write(_program: int) -> None:
        with open_record(where, wait_s=60) as record:
            name = record._name  # type: ignore[attr-defined]
            for _ in range(15):
                with writing(name), connection(name).cursor() as cursor:
                    cursor.execute("SELECT coalesce(max(number), 0) FROM page")
                    cursor.execute("INSERT INTO page VALUES (%s)", [cursor.fetchone()[0] + 1])

    with ThreadPoolExecutor(4) as programs:
        list(programs.map(write, range(4)))
    assert ask(where, "SELECT count(*), max(number) FROM page") == [(60, 60)]


def _break_after_adding(record: Record, broken: type[BaseException]) -> None:
    with record.links.at_once():
        record.add(a_report(1), claims_of(a_report(1)), "v1")
        raise broken


@pytest.mark.parametrize("broken", [ValueError, KeyboardInterrupt])
def test_a_transaction_that_breaks_leaves_nothing_and_lets_others_write(
    where: Address, broken: type[BaseException]
) -> None:
    with open_record(where, create=True) as record, open_record(where, wait_s=1) as other:
        with pytest.raises(broken):
            _break_after_adding(record, broken)
        assert record.counts().reports == 0
        assert other.add(a_report(2), [], "v1").outcome == "new"


def test_a_part_that_fails_inside_another_leaves_the_rest(where: Address) -> None:
    with open_record(where, create=True) as record:
        with record.links.at_once():
            record.add(a_report(1), [], "v1")
            with pytest.raises(ValueError):
                record.add(a_report(2, text="Nobody\0 was hurt."), [], "v1")
            record.add(a_report(3), [], "v1")
        assert [held.report.id for held in record.reports()] == ["report-1", "report-3"]


def test_no_file_of_the_store_begins_a_transaction_of_its_own() -> None:
    """Whoever writes goes through `writing`, or two of them could write at once on a server."""
    room = Path(onrecord.store.__file__).parent
    found = {
        path.name
        for path in room.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("atomic", "set_autocommit")
    }
    assert found == {"writing.py"}
