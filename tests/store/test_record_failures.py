"""Failures are kept once each, with the days they were seen, until their source is read without them."""

from __future__ import annotations

from dataclasses import replace

from onrecord.records import Failure
from onrecord.store import Counts, Record

EMPTY = Failure("a.txt", None, "empty", "the file is empty", "a text", "Save it again")
LINE_5 = Failure("corpus.jsonl", "line 5", "no-json", "this is no JSON", "one object a line", "Mend the line")
LINE_9 = replace(LINE_5, where="line 9")


def test_a_failure_comes_back_as_it_was(record: Record) -> None:
    for failure in (EMPTY, LINE_5):
        record.add_failure(failure)
    assert [held.failure for held in record.failures()] == [EMPTY, LINE_5]
    assert record.counts() == Counts(reports=0, claims=0, failures=2, resolved=0)


def test_the_same_failure_again_is_seen_again(record: Record) -> None:
    record.add_failure(EMPTY)
    first = record.failures()[0]
    record.add_failure(EMPTY)
    [held] = record.failures()
    assert first.last_seen < held.last_seen
    assert held.first_seen == first.first_seen


def test_each_part_of_what_makes_it_the_same_tells_failures_apart(record: Record) -> None:
    rivals = [
        LINE_5,
        replace(LINE_5, source="other.jsonl"),
        LINE_9,
        replace(LINE_5, where=None),
        replace(LINE_5, where=""),
        replace(LINE_5, code="no-text"),
        replace(LINE_5, found="the text is missing"),
    ]
    for failure in rivals:
        record.add_failure(failure)
    assert [held.failure for held in record.failures()] == rivals


def test_better_advice_replaces_the_old(record: Record) -> None:
    record.add_failure(EMPTY)
    better = replace(EMPTY, next="Save it again as UTF-8")
    record.add_failure(better)
    assert [held.failure for held in record.failures()] == [better]


def test_a_source_that_succeeds_resolves_its_failures_alone(record: Record) -> None:
    for failure in (EMPTY, LINE_5, LINE_9):
        record.add_failure(failure)
    assert record.resolve_failures("corpus.jsonl", still=[LINE_9]) == 1
    resolved = {held.failure: held.resolved_at is not None for held in record.failures()}
    assert resolved == {EMPTY: False, LINE_5: True, LINE_9: False}
    assert record.counts() == Counts(reports=0, claims=0, failures=2, resolved=1)


def test_what_is_resolved_stays_so_with_its_day(record: Record) -> None:
    record.add_failure(EMPTY)
    assert record.resolve_failures("a.txt") == 1
    before = record.failures()
    assert record.resolve_failures("a.txt") == 0
    assert record.failures() == before


def test_a_resolved_failure_that_comes_back_is_open_again(record: Record) -> None:
    record.add_failure(EMPTY)
    record.resolve_failures("a.txt")
    record.add_failure(EMPTY)
    [held] = record.failures()
    assert held.resolved_at is None


def test_many_failures_of_one_source_are_resolved_together(record: Record) -> None:
    for number in range(600):
        record.add_failure(replace(LINE_5, where=f"line {number}"))
    assert record.resolve_failures("corpus.jsonl") == 600


def test_a_file_name_that_is_no_unicode_text_is_spelt_out(record: Record) -> None:
    odd = replace(EMPTY, source="caf\udce9.txt")
    record.add_failure(odd)
    record.add_failure(odd)
    assert [held.failure.source for held in record.failures()] == ["caf\\udce9.txt"]
    assert record.resolve_failures(odd.source) == 1


def test_a_nul_character_is_spelt_out(record: Record) -> None:
    odd = replace(EMPTY, found="a field 'a\0b' that nobody knows")
    record.add_failure(odd)
    record.add_failure(odd)
    assert [held.failure.found for held in record.failures()] == ["a field 'a\\x00b' that nobody knows"]


def test_a_very_long_file_name_is_kept_and_found_again(record: Record) -> None:
    long = replace(EMPTY, source="/".join(f"folder {n * 7919 % 10_007}" for n in range(400)) + "/a.txt")
    record.add_failure(long)
    assert [held.failure for held in record.failures()] == [long]
    assert record.resolve_failures(long.source) == 1
