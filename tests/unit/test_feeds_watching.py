"""Rounds over feeds of a local server: what is new goes into the record, once, whatever happens on the way."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from news_server import Given, NewsServer, entry, page, rss, serving, story
from onrecord.errors import RecordError
from onrecord.fetching import Visits
from onrecord.fetching.reach import Address
from onrecord.read.feeds.opml import Listed
from onrecord.records import Claim, Report
from onrecord.store import Record, open_record
from onrecord.watching import FeedTold, Round, State, alone, opened

DAY = 86_400.0


@pytest.fixture
def server() -> Iterator[NewsServer]:
    with serving() as one:
        yield one


def anybody(address: Address) -> bool:
    return True


def no_claims(report: Report) -> Sequence[Claim]:
    return ()


@dataclass
class Desk:
    """A record in a folder, and rounds over feeds at a time that the test sets."""

    folder: Path
    server: NewsServer
    now: float = 1_481_800_000.0  # 15 December 2016
    limit: int | None = None
    seen: list[str] = field(default_factory=list)

    def round(self, *paths: str, claims: object = no_claims) -> list[FeedTold]:
        feeds = [Listed(path if "://" in path else self.server.address + path) for path in paths]
        with self.record() as record, opened(self.folder / "onrecord.db.feeds") as state:
            visits = Visits(anybody, closed=state.hosts(), now=lambda: self.now)
            return list(
                Round(state, record, visits, claims, "test", self.limit, self.seen.append).over(feeds)
            )  # type: ignore[arg-type]

    def one(self, path: str = "/feed") -> FeedTold:
        (done,) = self.round(path)
        return done

    def record(self) -> Record:
        return open_record(self.folder / "onrecord.db", create=True)

    def reports(self) -> list[Report]:
        with self.record() as record:
            return [stored.report for stored in record.reports()]

    def failures(self) -> dict[str, bool]:
        """Source → whether it still stands."""
        with self.record() as record:
            return {held.failure.source: held.resolved_at is None for held in record.failures()}

    def raw(self, id: str) -> bytes:
        with self.record() as record:
            return record.raw(id) or b""


@pytest.fixture
def desk(tmp_path: Path, server: NewsServer) -> Desk:
    return Desk(tmp_path, server)


def two_stories(server: NewsServer) -> None:
    server.story("/2016/old", 4, "old")
    server.story("/2016/new", 7, "new")
    server.put("/feed", rss(entry("/2016/old"), entry("/2016/new")))


# --- what is new, once ---------------------------------------------------------------------------


def test_new_items_are_read_and_a_second_round_adds_nothing(desk: Desk, server: NewsServer) -> None:
    two_stories(server)
    first = desk.one()
    assert (first.told, first.new, first.same, first.failures) == ("read", 2, 0, [])
    assert {report.title for report in desk.reports()} == {"Old bridge struck", "New bridge struck"}
    again = desk.one()
    assert (again.told, again.new) == ("not-modified", 0)
    assert server.statuses("/feed") == [200, 304]
    assert server.last("/feed")["If-None-Match"] == server.given["/feed"].etag
    assert server.statuses("/2016/old") == [200]


def test_without_marks_the_same_bytes_are_known(desk: Desk, server: NewsServer) -> None:
    two_stories(server)
    server.given["/feed"].marked = False
    desk.one()
    assert desk.one().told == "not-modified"
    server.put("/feed", rss(entry("/2016/new"), entry("/2016/old"), more="<!-- -->")).marked = False
    third = desk.one()
    assert (third.told, third.new, third.same, len(desk.reports())) == ("read", 0, 2, 2)
    assert server.statuses("/2016/old") == [200]


def test_without_what_was_seen_nothing_is_added_twice(desk: Desk, server: NewsServer) -> None:
    two_stories(server)
    desk.one()
    before = desk.reports()
    (desk.folder / "onrecord.db.feeds").unlink()
    again = desk.one()
    assert (again.told, again.new, again.same) == ("read", 0, 2)
    assert desk.reports() == before


def test_a_page_that_two_feeds_list_is_asked_for_once(desk: Desk, server: NewsServer) -> None:
    two_stories(server)
    server.put("/second", rss(entry("/2016/old#top"), title="Another paper"))
    one, two = desk.round("/feed", "/second")
    assert (one.new, two.new, two.same, len(desk.reports())) == (2, 0, 1, 2)
    assert server.statuses("/2016/old") == [200]


def test_an_item_that_changes_is_read_again_though_another_feed_has_its_page(
    desk: Desk, server: NewsServer
) -> None:
    two_stories(server)
    desk.one()
    server.put("/second", rss(entry("/2016/old")))
    desk.now += 60
    assert desk.one("/second").new == 0
    server.story("/2016/old", 9, "old")
    server.put("/second", rss(entry("/2016/old", "Updated")))
    desk.now += 60
    assert desk.one("/second").new == 1


def test_a_changed_item_becomes_another_version(desk: Desk, server: NewsServer) -> None:
    two_stories(server)
    desk.one()
    server.story("/2016/old", 9, "old")
    server.put("/feed", rss(entry("/2016/old", "Bridge struck (updated)"), entry("/2016/new")))
    done = desk.one()
    assert (done.new, done.same, len(desk.reports())) == (1, 1, 3)
    versions = [report for report in desk.reports() if "old" in report.id]
    assert versions[1].id.startswith(f"{versions[0].id}~")
    assert ["4 people" in versions[0].text, "9 people" in versions[1].text] == [True, True]


def test_a_changed_item_whose_page_says_the_same_adds_nothing(desk: Desk, server: NewsServer) -> None:
    two_stories(server)
    desk.one()
    server.put("/feed", rss(entry("/2016/old", "Another headline"), entry("/2016/new")))
    done = desk.one()
    assert (done.new, done.same, len(desk.reports())) == (0, 2, 2)


def test_a_limit_leaves_the_others_for_the_next_round(desk: Desk, server: NewsServer) -> None:
    for n in range(5):
        server.story(f"/{n}", n + 2, f"{n}th")
    server.put("/feed", rss(*(entry(f"/{n}") for n in range(5))))
    desk.limit = 2
    assert [(one.new, one.waiting) for one in (desk.one(), desk.one(), desk.one(), desk.one())] == [
        (2, 3),
        (2, 1),
        (1, 0),
        (0, 0),
    ]
    assert server.statuses("/feed") == [200, 304, 304, 304]


# --- what a report is made of --------------------------------------------------------------------


def test_what_the_feed_says_counts_where_the_page_says_nothing(desk: Desk, server: NewsServer) -> None:
    server.put("/bare", f"<html><body><article><p>{story(4, 'old')}</p></article></body></html>")
    server.put("/full", page("Of the page", story(5, "new"), "Hill Radio", "2016-12-11T09:00:00Z"))
    server.put("/feed", rss(entry("/bare", "Of the feed"), entry("/full", "Of the feed")))
    desk.one()
    bare, full = sorted(desk.reports(), key=lambda report: report.id)
    assert (bare.title, bare.outlet, bare.published, bare.published_by) == (
        "Of the feed",
        "The Valley Gazette",
        date(2016, 12, 13),
        "metadata",
    )
    assert (full.title, full.outlet, full.published) == ("Of the page", "Hill Radio", date(2016, 12, 11))
    assert bare.url == f"{server.address}/bare"
    assert desk.raw(bare.id).startswith(b"HTTP/1.0 200")


def test_a_day_that_has_not_come_is_none(desk: Desk, server: NewsServer) -> None:
    server.put("/bare", f"<html><body><article><p>{story(4, 'old')}</p></article></body></html>")
    server.put("/feed", rss(entry("/bare", day="Fri, 13 Dec 2030 09:00:00 GMT")))
    desk.one()
    assert [report.published for report in desk.reports()] == [None]


WHOLE = f"<content:encoded><![CDATA[<p>{story(4, 'old')}</p><p>More is not known.</p>]]></content:encoded>"


@pytest.mark.parametrize("status", [403, 404, 410])
def test_where_the_page_is_not_given_the_items_own_text_is_read(
    desk: Desk, server: NewsServer, status: int
) -> None:
    server.given["/a"] = Given(status=status)
    server.put("/feed", rss(entry("/a", more=WHOLE)))
    done = desk.one()
    (report,) = desk.reports()
    assert (done.new, done.failures) == (1, [])
    assert report.text == f"{story(4, 'old')}\nMore is not known."
    assert (report.title, report.outlet, report.published) == (
        "Bridge struck",
        "The Valley Gazette",
        date(2016, 12, 13),
    )
    assert desk.raw(report.id) == entry("/a", more=WHOLE).encode()


def test_where_robots_may_not_the_items_own_text_is_read(desk: Desk, server: NewsServer) -> None:
    server.put("/robots.txt", "User-agent: *\nDisallow: /a", "text/plain")
    server.put("/a", page("Bridge", story(9, "other")))
    server.put("/feed", rss(entry("/a", more=WHOLE)))
    assert desk.one().new == 1
    assert server.statuses("/a") == []


@pytest.mark.parametrize("given", [Given(b"<p></p>", headers={"Content-Type": "text/html"}), Given(bytes(10 * 1024 * 1024 + 1)), Given(b"x", headers={"Content-Type": "image/png"})],
                         ids=["no article", "too large", "no page"])  # fmt: skip
def test_where_the_page_is_no_report_the_items_own_text_is_read(
    desk: Desk, server: NewsServer, given: Given
) -> None:
    server.given["/a"] = given
    server.put("/feed", rss(entry("/a", more=WHOLE)))
    assert desk.one().new == 1


@pytest.mark.parametrize("text", ["Four people were killed. More soon. Watch this page.", story(4, "old") + " […]", story(4, "old") + " Read more »", story(4, "old")[:250]],
                         ids=["teaser", "broken off", "read more", "short"])  # fmt: skip
def test_a_teaser_is_no_report(desk: Desk, server: NewsServer, text: str) -> None:
    server.put(
        "/feed", rss(entry("/a", more=f"<content:encoded><![CDATA[<p>{text}</p>]]></content:encoded>"))
    )
    done = desk.one()
    assert (done.new, [one.code for one in done.failures]) == (0, ["not-given"])
    assert desk.failures() == {f"{server.address}/a": True}


def test_reports_of_reliefweb_are_read_from_what_it_gives(desk: Desk, server: NewsServer) -> None:
    fields = {"title": "Situation 4", "body-html": f"<p>{story(4, 'old')}</p>", "url": f"{server.address}/node/8", "source": [{"name": "Valley Relief"}],
              "date": {"original": "2016-12-12T00:00:00+00:00"}}  # fmt: skip
    server.put(
        "/v2/reports?appname=x", json.dumps({"data": [{"id": "8", "fields": fields}]}), "application/json"
    )
    done = desk.one("/v2/reports?appname=x")
    (report,) = desk.reports()
    assert (done.new, done.known.kind, report.outlet, report.published) == (
        1,
        "ReliefWeb",
        "Valley Relief",
        date(2016, 12, 12),
    )
    assert server.statuses("/node/8") == []
    assert json.loads(desk.raw(report.id))["id"] == "8"


def test_articles_of_gdelt_are_read_from_their_pages(desk: Desk, server: NewsServer) -> None:
    server.put("/a", page("Bridge", story(4, "old"), None))
    held = {
        "articles": [
            {
                "url": f"{server.address}/a",
                "title": "Bridge",
                "seendate": "20161213T221500Z",
                "domain": "gazette.example",
            }
        ]
    }
    server.put("/doc", json.dumps(held), "application/json")
    assert desk.one("/doc").new == 1
    assert [(report.outlet, report.published) for report in desk.reports()] == [("gazette.example", None)]


# --- what cannot be had --------------------------------------------------------------------------


def test_a_page_that_comes_later_is_tried_again_and_its_failure_goes(desk: Desk, server: NewsServer) -> None:
    server.given["/a"] = Given(status=500)
    server.put("/feed", rss(entry("/a", more=WHOLE)))
    first = desk.one()
    assert (first.new, len(first.failures), first.waiting) == (
        0,
        1,
        1,
    )  # it may be had later: its own text is not read yet
    assert desk.one().failures == []  # not tried again at once
    assert server.statuses("/a") == [500]
    desk.now += 700
    server.story("/a", 4, "old")
    third = desk.one()
    assert (third.told, third.new, third.waiting) == ("not-modified", 1, 0)
    assert desk.failures() == {f"{server.address}/a": False}


def test_a_page_that_never_comes_is_given_up_for_the_items_own_text(desk: Desk, server: NewsServer) -> None:
    server.given["/a"] = Given(status=500)
    server.put("/feed", rss(entry("/a", more=WHOLE), entry("/gone")))
    told = []
    for _ in range(6):
        told.append(desk.one())
        desk.now += DAY
    assert [one.new for one in told] == [0, 0, 0, 1, 0, 0]
    assert [len(one.failures) for one in told] == [2, 2, 2, 1, 0, 0]
    assert [one.waiting for one in told] == [2, 2, 2, 0, 0, 0]
    assert server.statuses("/gone") == [404] * 4
    assert desk.failures() == {f"{server.address}/gone": True, f"{server.address}/a": False}


def test_links_to_machines_of_ours_are_not_asked(tmp_path: Path, server: NewsServer) -> None:
    class Careful(Desk):
        def round(self, *paths: str, claims: object = no_claims) -> list[FeedTold]:
            feeds = [Listed(self.server.address + path) for path in paths]
            with self.record() as record, opened(self.folder / "onrecord.db.feeds") as state:
                visits = Visits(lambda address: str(address) == "127.0.0.1", now=lambda: self.now)
                return list(Round(state, record, visits, no_claims, "test").over(feeds))

    desk = Careful(tmp_path, server)
    links = ("http://127.0.0.2:1/secret", "http://169.254.169.254/latest", "javascript:alert(1)", "/b")
    server.story("/b", 4, "old")
    server.put("/feed", rss(*(entry(link, f"Number {n}") for n, link in enumerate(links))))
    done = desk.one()
    assert (done.new, sorted(one.code for one in done.failures)) == (
        1,
        ["no-page", "not-public", "not-public"],
    )
    assert done.waiting == 0  # another try would bring the same
    assert len({one.source for one in done.failures}) == 3


def test_a_report_that_was_erased_does_not_come_back(desk: Desk, server: NewsServer) -> None:
    two_stories(server)
    desk.one()
    with desk.record() as record:
        record.erase(next(report.id for report in desk.reports() if "old" in report.id), "asked for")
    (desk.folder / "onrecord.db.feeds").unlink()
    done = desk.one()
    assert ([one.code for one in done.failures], len(desk.reports()), done.waiting) == (["erased"], 1, 0)


def test_no_words_of_what_was_read_stay_beside_the_record(desk: Desk, server: NewsServer) -> None:
    server.given["/a"] = Given(status=404)
    server.put("/feed", rss(entry("/a", "Zeppelin sighted", more=WHOLE)))
    desk.limit = 1
    desk.one()
    held = (desk.folder / "onrecord.db.feeds").read_bytes()
    assert b"Zeppelin" not in held
    assert b"checkpoint" not in held
    assert (desk.folder / "onrecord.db.feeds").stat().st_mode & 0o077 == 0


# --- feeds that fail -----------------------------------------------------------------------------


def test_a_bad_feed_is_told_and_the_others_go_on(desk: Desk, server: NewsServer) -> None:
    two_stories(server)
    server.put("/page", page("No feed", story(1, "old")))
    bad, gone, private, good = desk.round("/page", "/none", "http://[::1", "/feed")
    assert [one.told for one in (bad, gone, private, good)] == ["failed", "failed", "failed", "read"]
    assert ["web page" in bad.known.wrong, "404" in gone.known.wrong, bool(private.known.wrong)] == [True] * 3
    assert good.new == 2
    with opened(desk.folder / "onrecord.db.feeds") as state:
        assert [bool(one.wrong) for one in state.feeds()].count(True) == 3


def test_failures_in_a_row_are_waited_for_longer_and_longer(desk: Desk, server: NewsServer) -> None:
    waits = []
    for _ in range(12):
        done = desk.one()
        assert done.told == "failed"
        waits.append(done.known.next - desk.now)
        desk.now = done.known.next
    assert waits[:4] == [0, 900, 1800, 3600]
    assert max(waits) == waits[-1] == DAY
    assert len(server.statuses("/feed")) == 12
    two_stories(server)
    assert (desk.one().new, desk.one().known.failures) == (2, 0)


def test_a_feed_that_could_not_be_read_is_asked_for_in_full_again(desk: Desk, server: NewsServer) -> None:
    server.put("/feed", "{ broken")
    assert desk.one().told == "failed"
    assert desk.one().told == "failed"
    assert server.statuses("/feed") == [200, 200]


def test_a_feed_that_is_gone_is_not_asked_any_more(desk: Desk, server: NewsServer) -> None:
    server.given["/feed"] = Given(status=410)
    assert [desk.one().told, desk.one().told] == ["ended", "ended"]
    assert server.statuses("/feed") == [410]
    server.put(
        "/last", json.dumps({"version": "https://jsonfeed.org/version/1.1", "expired": True, "items": []})
    )
    assert [desk.one("/last").told, desk.one("/last").told] == ["read", "ended"]


@pytest.mark.parametrize(
    ("more", "headers", "wait"),
    [("", {}, 0), ("<ttl>30</ttl>", {}, 1800), ("", {"Cache_Control": "max-age=600"}, 600), ("<ttl>5</ttl>", {"Cache_Control": "max-age=600"}, 600),
     ("<sy:updatePeriod>hourly</sy:updatePeriod>", {}, 3600), ("", {"Cache_Control": "max-age=99999999"}, DAY), ("<ttl>9999999</ttl>", {}, DAY)],
)  # fmt: skip
def test_a_feed_is_not_asked_before_it_wishes_to_be(
    desk: Desk, server: NewsServer, more: str, headers: dict[str, str], wait: float
) -> None:
    server.put("/feed", rss(more=more), **headers)
    for asked in (1, 2, 3):  # the wish holds after a 304 too
        done = desk.one()
        assert done.known.next == desk.now + wait
        if wait:
            desk.now += wait - 1
            assert desk.one().told == "not-yet"
            desk.now += 1
        assert len(server.statuses("/feed")) == asked


def test_a_server_that_says_not_now_is_not_asked_by_any_feed_or_item(desk: Desk, server: NewsServer) -> None:
    two_stories(server)
    server.put("/second", rss())
    server.given["/2016/old"] = Given(status=429, headers={"Retry-After": "3600"})
    one, two = desk.round("/feed", "/second")
    assert (one.told, one.new, one.waiting, two.told) == ("read", 0, 2, "not-yet")
    asked = len(server.asked)
    desk.now += 1_800
    assert [done.told for done in desk.round("/feed", "/second")] == ["not-yet", "not-yet"]
    assert len(server.asked) == asked
    desk.now += 1_801
    server.story("/2016/old", 4, "old")
    one, two = desk.round("/feed", "/second")
    assert (one.new, two.told) == (2, "read")


def test_what_waits_for_a_busy_host_loses_no_try(desk: Desk, server: NewsServer) -> None:
    server.given["/a"] = Given(status=429, headers={"Retry-After": "86400"})
    server.story("/b", 4, "old")
    server.put("/feed", rss(entry("/a"), entry("/b", more=WHOLE)))
    for _ in range(4):
        desk.one()
        desk.now += DAY + 1
    assert (server.statuses("/a"), server.statuses("/b"), desk.reports()) == ([429] * 4, [], [])
    assert desk.one().new == 1
    assert desk.raw(desk.reports()[0].id).startswith(b"HTTP/1.0 200")


def test_a_feed_that_has_moved_says_where(desk: Desk, server: NewsServer) -> None:
    two_stories(server)
    server.given["/old"] = Given(status=301, headers={"Location": "/feed"})
    done = desk.one("/old")
    assert (done.new, f"{server.address}/feed" in done.note) == (2, True)
    assert f"{server.address}/feed" in desk.one("/old").note


def test_what_was_left_out_and_what_is_broken_is_told(desk: Desk, server: NewsServer) -> None:
    two_stories(server)
    text = server.given["/feed"].body
    server.put("/feed", text[: text.rindex(b"<pubDate>")])
    done = desk.one()
    assert (done.new, "breaks off" in done.note) == (2, True)
    server.put("/many", json.dumps({"articles": [{"url": f"http://a.example/{n}"} for n in range(2_010)]}))
    desk.limit = 0
    assert desk.one("/many").note.startswith("10 items beyond")


# --- stopped on the way --------------------------------------------------------------------------


def test_a_round_that_is_interrupted_goes_on_where_it_was(desk: Desk, server: NewsServer) -> None:
    for n in range(6):
        server.story(f"/{n}", n + 2, f"{n}th")
    server.put("/feed", rss(*(entry(f"/{n}") for n in range(6))))
    read: list[str] = []

    def claims(report: Report) -> Sequence[Claim]:
        read.append(report.id)
        if len(read) == 3:
            raise KeyboardInterrupt
        return ()

    first, *others = desk.round("/feed", "/other", claims=claims)
    assert (first.interrupted, first.new, first.waiting, others) == (True, 2, 4, [])
    done = desk.one()
    assert (done.told, done.new, done.waiting, len(desk.reports())) == ("not-modified", 4, 0, 6)


def test_a_run_that_dies_between_record_and_mark_doubles_nothing(
    desk: Desk, server: NewsServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_stories(server)
    with monkeypatch.context() as patch:
        patch.setattr(State, "done", _dies)
        with pytest.raises(SystemExit):
            desk.one()
    assert len(desk.reports()) == 1
    done = desk.one()
    assert (done.new, done.same, done.waiting, len(desk.reports())) == (1, 1, 0, 2)


def _dies(*about: object) -> None:
    raise SystemExit(9)


def test_two_runs_do_not_work_at_once(tmp_path: Path) -> None:
    with alone(tmp_path / "a.feeds"):
        with pytest.raises(RecordError) as error, alone(tmp_path / "a.feeds"):
            pass
        assert "another" in error.value.found
        with alone(tmp_path / "b.feeds"):
            assert True
    with alone(tmp_path / "a.feeds"):
        assert (tmp_path / "a.feeds.lock").exists()


@pytest.mark.parametrize("bytes_", [b"no database" * 100, b""], ids=["another file", "empty"])
def test_a_file_that_is_not_ours(tmp_path: Path, bytes_: bytes) -> None:
    path = tmp_path / "a.feeds"
    path.write_bytes(bytes_)
    if bytes_:
        with pytest.raises(RecordError) as error, opened(path):
            pass
        assert "nothing is added twice" in error.value.next
    else:
        with opened(path) as state:
            assert state.feeds() == []


def test_what_a_feed_no_longer_lists_is_forgotten_in_the_end(desk: Desk, server: NewsServer) -> None:
    two_stories(server)
    desk.one()
    desk.now += 200 * DAY
    server.put("/feed", rss(entry("/2016/new")))
    desk.one()
    with opened(desk.folder / "onrecord.db.feeds") as state:
        assert state.counts(f"{server.address}/feed") == {"done": 1}


# --- any order -----------------------------------------------------------------------------------

STEPS = st.lists(
    st.tuples(st.permutations(("/one", "/two", "/three")), st.sampled_from((None, 1, 2)), st.booleans()),
    min_size=1,
    max_size=4,
)


@given(STEPS)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_of_rounds_gives_the_same_record(
    tmp_path: Path, server: NewsServer, steps: list[tuple[tuple[str, ...], int | None, bool]]
) -> None:
    """Feeds share pages; rounds read few or many items, in any order of the feeds, with and without what was seen before."""
    for n in range(6):
        server.story(f"/{n}", n + 2, f"{n}th")
    server.given["/5"] = Given(status=404)
    for path, listed in (("/one", (0, 1, 2)), ("/two", (2, 3, 5)), ("/three", (4, 1, 0))):
        server.put(path, rss(*(entry(f"/{n}", f"Number {n}", more=WHOLE if n == 5 else "") for n in listed)))
    folder = tmp_path / "any"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    desk = Desk(folder, server)
    for order, desk.limit, forget in [*steps, (("/one", "/two", "/three"), None, False)]:
        desk.round(*order)
        if forget:
            (folder / "onrecord.db.feeds").unlink()
    found = {(report.id, report.title, report.published) for report in desk.reports()}
    stem = f"127.0.0.1-{server.server_port}-"
    assert found == {
        (f"{stem}{n}", f"{n}Th bridge struck" if n < 5 else "Number 5", date(2016, 12, 13)) for n in range(6)
    }
    assert len(desk.reports()) == 6
