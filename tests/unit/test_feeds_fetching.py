"""Feeds asked of a server of the tests' own: conditional questions, pauses, 'not now', packed bodies."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from email.utils import formatdate

import pytest

from news_server import Given, NewsServer, rss, serving
from onrecord.errors import FetchError
from onrecord.fetching import LARGEST, Marks, Visits, fetch, joined
from onrecord.fetching.reach import Address
from onrecord.fetching.waiting import fresh_for, pause


@pytest.fixture
def server() -> Iterator[NewsServer]:
    with serving() as one:
        yield one


def anybody(address: Address) -> bool:
    return True


def refused(visits: Visits, url: str, marks: Marks | None = None) -> FetchError:
    with pytest.raises(FetchError) as error:
        visits.feed(url, marks or Marks())
    assert error.value.next
    return error.value


def test_a_feed_that_has_not_changed_is_not_sent_again(server: NewsServer) -> None:
    feed = server.put(
        "/feed", rss(), Last_Modified="Tue, 13 Dec 2016 09:00:00 GMT", Cache_Control="max-age=600"
    )
    visits = Visits(anybody)
    first = visits.feed(f"{server.address}/feed", Marks())
    assert (first.state, first.fetched.body, first.fresh_s) == ("given", feed.body, 600)
    assert first.marks == Marks(feed.etag, "Tue, 13 Dec 2016 09:00:00 GMT")
    again = visits.feed(f"{server.address}/feed", first.marks)
    assert (again.state, again.marks, again.fetched.body) == ("not-modified", first.marks, b"")
    told = server.last("/feed")
    assert (told["If-None-Match"], told["If-Modified-Since"]) == (first.marks.etag, first.marks.modified)
    assert server.statuses("/feed") == [200, 304]
    assert server.statuses("/robots.txt") == [404]  # once for all of them


def test_a_server_that_says_not_modified_though_nobody_asked_for_that(server: NewsServer) -> None:
    server.given["/feed"] = Given(status=304)
    assert refused(Visits(anybody), f"{server.address}/feed").code == "not-given"


def test_a_mark_that_cannot_be_sent_back_is_dropped(server: NewsServer) -> None:
    server.put("/feed", rss(), ETag='"' + "x" * 600 + '"').marked = False
    assert Visits(anybody).feed(f"{server.address}/feed", Marks()).marks == Marks()


def test_a_feed_that_is_gone(server: NewsServer) -> None:
    server.given["/feed"] = Given(status=410)
    assert Visits(anybody).feed(f"{server.address}/feed", Marks()).state == "gone"


@pytest.mark.parametrize(("status", "passing"), [(404, False), (403, False), (500, True), (502, True)])
def test_a_feed_that_is_not_given(server: NewsServer, status: int, passing: bool) -> None:
    server.given["/feed"] = Given(status=status)
    error = refused(Visits(anybody), f"{server.address}/feed")
    assert (error.code, error.passing) == ("not-given", passing)


def test_robots_txt_counts_for_feeds_too(server: NewsServer) -> None:
    server.put("/robots.txt", "User-agent: *\nDisallow: /feed", "text/plain")
    server.put("/feed", rss())
    assert refused(Visits(anybody), f"{server.address}/feed").code == "robots"
    assert server.statuses("/feed") == []


def test_a_host_that_says_not_now_is_left_alone(server: NewsServer) -> None:
    clock = [1_000.0]
    visits = Visits(anybody, now=lambda: clock[0])
    server.given["/feed"] = Given(status=429, headers={"Retry-After": "120"})
    server.put("/other", rss())
    assert refused(visits, f"{server.address}/feed").passing
    asked = len(server.asked)
    assert refused(visits, f"{server.address}/other").code == "busy"
    assert (len(server.asked), visits.closed_until(f"{server.address}/x")) == (asked, 1_120.0)
    clock[0] += 121
    assert visits.feed(f"{server.address}/other", Marks()).state == "given"


@pytest.mark.parametrize(
    ("status", "said", "closed"),
    [(503, "60", True), (503, None, False), (429, None, True), (500, "60", False)],
)
def test_which_answers_close_a_host(server: NewsServer, status: int, said: str | None, closed: bool) -> None:
    server.given["/feed"] = Given(status=status, headers={"Retry-After": said} if said else {})
    visits = Visits(anybody)
    refused(visits, f"{server.address}/feed")
    assert (visits.closed != {}) is closed


def test_there_is_a_pause_between_two_questions_to_one_host(server: NewsServer) -> None:
    server.put("/feed", rss())
    server.put("/a", "words", "text/plain")
    visits = Visits(anybody, pause_s=0.3)
    began = time.monotonic()
    visits.feed(f"{server.address}/feed", Marks())  # robots.txt, a pause, the feed
    visits.page(
        f"{server.address}/a", within_s=0.29
    )  # what is waited for out of politeness is no time of the server's
    assert 0.6 <= time.monotonic() - began < 3


def test_redirects_and_where_a_feed_lies_for_good(server: NewsServer) -> None:
    server.put("/feed", rss())
    server.given["/old"] = Given(status=301, headers={"Location": "/feed"})
    server.given["/for-now"] = Given(status=302, headers={"Location": "/feed"})
    server.given["/both"] = Given(status=301, headers={"Location": "/for-now"})
    visits = Visits(anybody)
    moved = {
        path: visits.feed(server.address + path, Marks()).moved_to
        for path in ("/feed", "/old", "/for-now", "/both")
    }
    assert moved == {"/feed": "", "/old": f"{server.address}/feed", "/for-now": "", "/both": ""}


def test_a_packed_feed_and_a_bomb(server: NewsServer) -> None:
    server.put("/feed", gzip.compress(rss().encode()), Content_Encoding="gzip")
    server.put("/bomb", gzip.compress(bytes(LARGEST + 1)), Content_Encoding="gzip")
    visits = Visits(anybody)
    assert visits.feed(f"{server.address}/feed", Marks()).fetched.body == rss().encode()
    assert server.last("/feed")["Accept-Encoding"] == "gzip"
    assert refused(visits, f"{server.address}/bomb").code == "packed"


def test_a_feed_of_fifty_megabytes_is_not_taken_in(server: NewsServer) -> None:
    server.put("/feed", b"<rss>" + bytes(50 * 1024 * 1024))
    began = time.monotonic()
    assert refused(Visits(anybody), f"{server.address}/feed").code == "too-large"
    assert time.monotonic() - began < 5


def test_a_feed_on_a_machine_of_ours_is_not_asked(server: NewsServer) -> None:
    assert refused(Visits(), f"{server.address}/feed").code == "not-public"
    assert server.asked == []


def test_a_page_is_asked_for_as_before(server: NewsServer) -> None:
    server.put("/a", "words", "text/plain")
    fetch(f"{server.address}/a", anybody)
    assert not server.last("/a").keys() & {"If-None-Match", "If-Modified-Since"}
    assert server.last("/a")["Accept-Encoding"] == "identity"


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("120", 120), (formatdate(1_500, usegmt=True), 500), ("", 300), ("soon", 300), ("-5", 300), (formatdate(10, usegmt=True), 0), ("9" * 30, 7 * 86_400)],
)  # fmt: skip
def test_how_long_a_server_wishes_to_be_left_alone(said: str, seconds: float) -> None:
    assert pause(said, now=1_000.0) == seconds


@pytest.mark.parametrize(
    ("said", "age", "seconds"),
    [("max-age=60", "", 60), ("public, Max-Age=60", "20", 40), ("no-cache, max-age=60", "", 0), ("s-maxage=60", "", 0), ("", "", 0), ("max-age=5", "x9", 5), ("max-age=-1", "", 0)],
)  # fmt: skip
def test_how_long_an_answer_holds(said: str, age: str, seconds: float) -> None:
    assert fresh_for(said, age) == seconds


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("/a", "https://x.example/a"),
        (" b?c=1 ", "https://x.example/n/b?c=1"),
        ("//y.example/z", "https://y.example/z"),
        ("javascript:x", None),
        ("http://[", None),
    ],
)
def test_what_a_link_means(link: str, address: str | None) -> None:
    assert joined("https://x.example/n/feed", link) == address
