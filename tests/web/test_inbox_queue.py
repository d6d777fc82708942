"""The queue of what is brought in: whose turn it is, and what becomes of a thing when the server that reads it ends."""

from __future__ import annotations

from datetime import timedelta

import pytest

from onrecord.records import Failure
from onrecord.store import Record
from onrecord.web.clock import now
from onrecord.web.inbox import queue
from onrecord.web.inbox.models import ItemRow, JobRow
from onrecord.web.inbox.queue import Brought, Progress

TEXT = Brought("text", "", "paste/r1", b"words")


def failure(code: str = "extraction-failed") -> Failure:
    return Failure("paste/r1", None, code, "it broke", "any text", "Report it.")


def the_item() -> ItemRow:
    return ItemRow.objects.get()


@pytest.mark.parametrize(
    ("thing", "lane"),
    [
        (TEXT, "quick"),
        (Brought("file", "a.txt", "upload/a.txt", b"w"), "quick"),
        (Brought("file", "a.HTML", "upload/a.HTML", b"w"), "quick"),
        (Brought("file", "a.jsonl", "upload/a.jsonl", b"w"), "corpus"),
        (Brought("file", "a.CSV", "upload/a.CSV", b"w"), "corpus"),
        (Brought("file", "a.txt", "upload/a.txt", bytes(1024 * 1024 + 1)), "corpus"),
        (Brought("address", "https://a.example/", "https://a.example/"), "address"),
    ],
)
def test_a_text_waits_for_no_corpus_and_no_server(thing: Brought, lane: str) -> None:
    assert thing.lane == lane


def test_one_process_takes_an_item_and_no_other(record: Record) -> None:
    queue.put("rosa", [TEXT])
    taken = queue.take("quick")
    assert taken is not None
    assert (taken.state, taken.job.person, bytes(taken.body or b"")) == ("reading", "rosa", b"words")
    assert queue.take("quick") is None
    assert queue.take("corpus") is None


def test_items_are_taken_in_the_order_in_which_they_came(record: Record) -> None:
    for name in ("a", "b", "c"):
        queue.put("rosa", [Brought("text", name, f"paste/{name}", b"w")])
    taken = [queue.take("quick") for _ in range(3)]
    assert [one.name for one in taken if one] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("failures", "new", "state", "kept"),
    [
        ([], 1, "done", False),
        ([], 0, "done", False),  # an empty corpus
        ([failure()], 0, "failed", True),
        ([failure()], 1, "done", False),  # the others were read: the file is to be brought in again
        ([failure("erased")], 0, "failed", False),
        ([failure("unknown-kind")], 0, "failed", False),
    ],
)
def test_bytes_stay_only_where_another_try_may_help(
    record: Record, failures: list[Failure], new: int, state: str, kept: bool
) -> None:
    queue.put("rosa", [TEXT])
    taken = queue.take("quick")
    assert taken is not None
    queue.end(taken, Progress(new=new, failed=len(failures)), failures)
    held = the_item()
    assert (held.state, held.body is not None, held.holder) == (state, kept, "")
    assert queue.kept(["paste/r1"]) == ({"paste/r1"} if kept else set())
    assert not queue.is_open(held.job.id)


def test_what_broke_in_the_middle_can_be_tried_again(record: Record) -> None:
    queue.put("rosa", [TEXT])
    taken = queue.take("quick")
    assert taken is not None
    queue.end(taken, Progress(new=4, failed=1), [failure("refused")], broke=True)
    held = queue.again("paste/r1")
    assert held is not None
    assert (held.kind, held.body) == ("text", b"words")


DEAD = f"{queue._HERE}:999999999:abc"
"""A process of this machine that there cannot be."""


def held_by(holder: str, until_s: float) -> None:
    queue.put("rosa", [TEXT])
    assert queue.take("quick", holder) is not None
    ItemRow.objects.update(until=now() + timedelta(seconds=until_s))


@pytest.mark.parametrize(
    ("holder", "until_s", "taken_up"),
    [
        (DEAD, 60, True),
        ("elsewhere:7:abc", -1, True),
        ("elsewhere:7:abc", 60, False),
        (f"{queue._HERE}:1:abc", 60, False),  # a process that is there
    ],
)
def test_what_a_server_was_reading_is_taken_up_when_it_is_gone(
    record: Record, holder: str, until_s: float, taken_up: bool
) -> None:
    held_by(holder, until_s)
    assert queue.others_read("quick")
    again = queue.take("quick")
    assert (again is not None) is taken_up
    assert (the_item().broken, the_item().holder == queue.ME) == (int(taken_up), taken_up)


def test_what_ends_every_server_that_reads_it_is_left_alone(record: Record) -> None:
    held_by(DEAD, 60)
    for _ in range(queue.MOST_BROKEN - 1):
        assert queue.take("quick", DEAD) is not None
    assert queue.take("quick") is None
    held = the_item()
    assert (held.state, held.broken) == ("failed", queue.MOST_BROKEN)
    assert "the server ended" in held.failures
    assert queue.kept(["paste/r1"]) == {"paste/r1"}


def test_old_jobs_go_and_what_waits_stays(record: Record) -> None:
    done, waiting = queue.put("rosa", [TEXT]), queue.put("rosa", [TEXT])
    taken = queue.take("quick")
    assert taken is not None
    queue.end(taken, Progress(new=1), [])
    JobRow.objects.update(at=now() - queue.KEPT - timedelta(days=1))
    new = queue.put("rosa", [TEXT])
    assert {job.id for job in JobRow.objects.all()} == {waiting, new}
    assert queue.job(done) is None


def test_the_words_of_an_erased_report_go(record: Record) -> None:
    queue.put("rosa", [Brought("text", "Bridge struck", "paste/r1", b"words", {"title": "Bridge struck"})])
    taken = queue.take("quick")
    assert taken is not None
    queue.end(taken, Progress(failed=1, reports=["report-1"]), [failure()])
    queue.forget_words_of("report-1")
    held = the_item()
    assert (held.body, held.told, held.name) == (None, "{}", "report-1")
