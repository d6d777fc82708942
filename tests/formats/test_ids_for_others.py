"""How our things are called elsewhere: the same thing alike each time, nothing that a format does not take."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.publish.formats.ids import digest, is_left_out, numbers, one_line, unquoted, urn, web

TEXT = st.text(st.characters(blacklist_categories=("Cs",)), max_size=30)


@given(TEXT, TEXT)
def test_a_urn_holds_its_names(first: str, second: str) -> None:
    made = urn("claim", first, second)
    assert re.fullmatch(r"urn:onrecord:claim:[A-Za-z0-9\-._~%]*:[A-Za-z0-9\-._~%]*", made)
    assert [unquoted(part) for part in made.split(":")[3:]] == [first, second]


@given(TEXT)
def test_a_digest_is_an_id_for_any_format(text: str) -> None:
    assert re.fullmatch(r"report-[0-9a-f]{32}", digest("report", text))
    assert digest("report", text) != digest("report", text + "x")


def test_names_do_not_run_into_each_other() -> None:
    assert digest("x", "a", "bc") != digest("x", "ab", "c")
    assert urn("x", "a:b") != urn("x", "a", "b")


@given(st.sets(TEXT, max_size=50))
def test_numbers_are_each_ones_own(names: set[str]) -> None:
    given_numbers = numbers(names)
    assert len(set(given_numbers.values())) == len(names)
    assert all(0 < number < 2**31 for number in given_numbers.values())


def test_two_that_would_have_one_number_get_two(monkeypatch: pytest.MonkeyPatch) -> None:
    class Same:
        def __init__(self, data: bytes) -> None: ...
        def digest(self) -> bytes:
            return b"\x7f\xff\xff\xff"

    monkeypatch.setattr("onrecord.publish.formats.ids.hashlib.sha256", Same)
    assert numbers(["b", "a"]) == {"a": 0x7FFFFFFF, "b": 1}


@pytest.mark.parametrize(
    ("address", "opens"),
    [
        ("https://wire.example/a?b=1", True),
        ("http://wire.example", True),
        ("file:///home/x", False),
        ("wire.example/a", False),
        ("https://", False),
        ("https://wire.example/a b", False),
        ("javascript:alert(1)", False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_that_a_browser_opens(address: str | None, opens: bool) -> None:
    assert web(address) == (address if opens else None)


@given(TEXT)
def test_one_line_is_one_line(text: str) -> None:
    assert one_line(text) == one_line(one_line(text))
    assert one_line(text).isprintable()


def test_a_name_that_was_left_out_names_nobody() -> None:
    assert is_left_out("the doctor [name of a witness]")
    assert not is_left_out("the doctor")
