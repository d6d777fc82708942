"""Feeds taken apart in a process of their own: the same as here, and what is hostile costs itself alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news_server import entry, rss, story
from onrecord.errors import ReadError
from onrecord.read import frames
from onrecord.read.feeds import Feed, Item, apart, feed_of, fragment, framed, xml_feed
from onrecord.read.reading_process import ReadingProcess

AT = "https://gazette.example/news/feed.xml"
WHOLE = f"<content:encoded><![CDATA[<p>{story(4, 'old')}</p>]]></content:encoded>"
RSS = rss(entry("/a", more=WHOLE), entry("/b", "Second &amp;amp; last"), more="<ttl>90</ttl>").encode()
JSON = b'{"version": "https://jsonfeed.org/version/1.1", "title": "G", "items": [{"id": "1", "content_text": "Two died."}]}'
BODIES = [
    RSS,
    RSS[:-40],
    JSON,
    b'{"data": [{"id": "7", "fields": {"title": "Update", "body": "Two died."}}]}',
    b"{}",
]


@pytest.fixture(autouse=True)
def _ended() -> Iterator[None]:
    yield
    ReadingProcess.end_all()


@pytest.mark.parametrize("body", BODIES)
def test_it_is_as_if_read_here(body: bytes) -> None:
    here = feed_of(body, "utf-8", AT)
    assert apart.feed(body, "utf-8", AT) == here
    assert [item.raw for item in apart.feed(body, "utf-8", AT).items] == [item.raw for item in here.items]


@pytest.mark.parametrize("body", [b"", b"<html><p>Not found</p></html>", b'{"items": ', b"Please wait"])
def test_what_is_no_feed_has_the_same_reason(body: bytes) -> None:
    with pytest.raises(ReadError) as here:
        feed_of(body, "", AT)
    with pytest.raises(ReadError) as there:
        apart.feed(body, "", AT)
    assert str(there.value) == str(here.value)
    assert there.value.code == here.value.code


def test_the_text_of_an_item() -> None:
    piece = "<p>Shells fell on <b>two</b> houses.</p><script>alert(1)</script><ul><li>one<li>two</ul>"
    assert apart.text(piece) == fragment.text_of(piece) != ""
    assert apart.text("") == ""


def test_one_process_serves_feed_after_feed() -> None:
    apart.feed(RSS, "", AT)
    (process,) = ReadingProcess._all
    for body in BODIES:
        apart.feed(body, "", AT)
    assert {process} == ReadingProcess._all


def test_this_process_parses_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def here(*of: Any) -> Feed:
        raise AssertionError("parsed here")

    monkeypatch.setattr(xml_feed, "read", here)
    assert len(apart.feed(RSS, "", AT).items) == 2


def test_what_takes_too_much_memory_is_refused_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_READ_MB", "300")
    many = b'{"data": [' + b"{}," * 4_000_000 + b"{}]}"
    with pytest.raises(ReadError) as error:
        apart.feed(many, "", AT)
    assert error.value.code == "too-much-memory"
    assert len(apart.feed(RSS, "", AT).items) == 2


def test_a_process_that_is_killed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    apart.feed(RSS, "", AT)
    (process,) = ReadingProcess._all
    asked = process.ask

    def killed(*of: Any) -> None:
        asked(*of)
        os.kill(process._process.pid, 9)
        process._process.wait()

    monkeypatch.setattr(process, "ask", killed)
    monkeypatch.setattr(process, "answer", lambda: (_ for _ in ()).throw(process._lost()))
    with pytest.raises(ReadError) as error:
        apart.feed(RSS, "", AT)
    assert error.value.code == "broke-reader"
    assert process not in ReadingProcess._all


ITEMS = st.builds(
    Item, st.text(max_size=9), st.none() | st.text(max_size=9), st.none() | st.text(max_size=9), st.none() | st.dates(date(1950, 1, 1)),
    st.none() | st.text(max_size=9), st.text(max_size=9), st.booleans(), st.booleans(), st.text(max_size=9), st.binary(max_size=9),
)  # fmt: skip


@given(ITEMS)
def test_an_item_comes_over_as_it_was_or_not_at_all(item: Item) -> None:
    told = framed.of_item(item)
    try:
        assert framed.item_of(told, item.raw) == item
    except frames.BrokenFrame:
        assert any("\0" in str(value) for value in told.values()), "only what no record can hold is refused"


@settings(max_examples=200)
@given(
    st.dictionaries(
        st.sampled_from([*framed._ITEM, "published", "raw", "more"]),
        st.none()
        | st.integers()
        | st.text(max_size=4)
        | st.booleans()
        | st.lists(st.text(max_size=2), max_size=2),
    )
)
def test_what_is_no_item_is_refused(told: dict[str, Any]) -> None:
    try:
        made = framed.item_of(told, b"")
    except frames.BrokenFrame:
        return
    assert framed.of_item(made) == told
