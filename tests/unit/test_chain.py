"""The chain of the log: what each kind of tampering looks like, erasing, and sums of rows that come and go."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from onrecord.chain import START, Entry, Sum, canonical, detail_of, erased_in, faults, next_entry, sha256

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def chain(n: int = 5) -> list[Entry]:
    out: list[Entry] = []
    for number in range(1, n + 1):
        detail = detail_of(f"report r{number}", None, {"row": number}, "", f"salt{number}")
        out.append(next_entry(number, out[-1].hash if out else START, NOW, "ann", "add", detail))
    return out


def told(entries: list[Entry]) -> list[str]:
    return [f"{fault.where} {fault.found}" for fault in faults(entries, erased_in(entries))]


def test_a_chain_as_it_was_made_has_no_fault() -> None:
    assert told(chain()) == []


def test_the_first_entry_follows_nothing_and_each_other_the_one_before() -> None:
    first, second, *_ = (json.loads(entry.body) for entry in chain())
    assert first["previous"] == START
    assert second["previous"] == chain()[0].hash


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        (lambda c: [*c[:2], *c[3:]], "log entry 3 is missing"),
        (lambda c: c[2:], "log entry 1 to 2 is missing"),
        (lambda c: [*c, c[1]], "log entry 2 stands twice"),
        (lambda c: [*c[:1], replace(c[1], body=c[1].body.replace("ann", "eve")), *c[2:]], "log entry 2 was changed: its hash is not that of its body"),
        (lambda c: [*c[:1], replace(c[1], detail=c[1].detail.replace("r2", "r9")), *c[2:]], "log entry 2 was changed: its words are not those that its hash is of"),
        (lambda c: [*c[:1], replace(c[1], detail=None), *c[2:]], "log entry 2 has lost its words, and no entry says that they were erased"),
        (lambda c: [*c[:1], replace(c[1], body="{}"), *c[2:]], "log entry 2 is no entry of a log"),
        (lambda c: [*c[:1], forged(c[1]), *c[2:]], "log entry 3 does not follow the entry before it: one was changed, removed, moved or put in"),
        (lambda c: [*c[:1], replace(c[2], number=2), replace(c[1], number=3), *c[3:]], "log entry 2 carries the number 3"),
    ],
)  # fmt: skip
def test_tampering_is_found_and_named(what, expected: str) -> None:  # type: ignore[no-untyped-def]
    assert expected in told(what(chain()))


def forged(entry: Entry) -> Entry:
    """An entry made anew with another author, as whoever knows the format would."""
    body = entry.body.replace('"by":"ann"', '"by":"eve"')
    return replace(entry, body=body, hash=sha256(body))


def test_words_that_an_entry_says_were_erased_may_be_gone_and_nothing_else_may() -> None:
    entries = chain(3)
    gone = {"2": sha256(entries[1].detail or "")}
    detail = detail_of("report r2", None, {"entries": gone}, "asked for", "salt")
    entries.append(next_entry(4, entries[-1].hash, NOW, "head", "erase", detail))
    assert "log entry 2 has words that an entry says were erased" in told(entries)
    entries[1] = replace(entries[1], detail=None)
    assert told(entries) == []
    entries[0] = replace(entries[0], detail=None)
    assert told(entries) == ["log entry 1 has lost its words, and no entry says that they were erased"]


def test_a_bare_chain_is_checked_without_words() -> None:
    bare = [replace(entry, detail=None) for entry in chain()]
    assert list(faults(bare, {}, bare=True)) == []
    assert [f.where for f in faults(bare[1:], {}, bare=True)] == ["log entry 1", "log entry 2"]


@pytest.mark.parametrize(
    ("value", "text"),
    [({"b": 1, "a": [None, True]}, '{"a":[null,true],"b":1}'), ("حلب", '"حلب"'), (0.1, "0.1"), ([], "[]")],
)
def test_a_value_has_one_spelling(value: object, text: str) -> None:
    assert canonical(value) == text


def test_no_number_that_is_none_is_spelt() -> None:
    with pytest.raises(ValueError):
        canonical(float("nan"))


def test_a_sum_knows_its_rows_in_any_order_and_no_others() -> None:
    one, other = Sum(), Sum()
    for row in ("a", "b", "c", "d"):
        one.put(row)
    one.take("c")
    for row in ("d", "a", "b"):
        other.put(row)
    assert one.is_of(other)
    assert Sum.from_text(one.as_text()).is_of(other)
    other.put("b")
    assert not one.is_of(other)


def test_a_row_put_in_twice_is_not_the_row_once() -> None:
    one, other = Sum(), Sum()
    one.put("a")
    one.put("a")
    other.put("a")
    assert not one.is_of(other)


@pytest.mark.parametrize("text", ["", "1", "0/1", "zz/1", "-1/1"])
def test_what_is_no_sum_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        Sum.from_text(text)
