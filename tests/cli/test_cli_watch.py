"""`onrecord watch`: what it prints, how it ends, lists of feeds, and a run that is killed."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from calling import Onrecord, clean_environment

from news_server import Given, NewsServer, entry, page, rss, serving, story
from onrecord.cli import watch

MANY = 24


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[NewsServer]:
    monkeypatch.setattr(watch, "may_reach", lambda address: True)
    with serving() as one:
        yield one


def feed_of(server: NewsServer, path: str, *numbers: int) -> str:
    for n in numbers:
        server.story(f"/{n}", n + 2, f"{n}th")
    server.put(path, rss(*(entry(f"/{n}") for n in numbers)))
    return f"{server.address}{path}"


def opml(folder: Path, *addresses: str) -> str:
    outlines = "".join(f'<outline type="rss" text="A paper" xmlUrl="{one}"/>' for one in addresses)
    (folder / "feeds.opml").write_text(
        f'<opml version="2.0"><body><outline text="Papers">{outlines}</outline></body></opml>'
    )
    return "feeds.opml"


def test_a_round_over_a_list(onrecord: Onrecord, server: NewsServer) -> None:
    one, two = feed_of(server, "/one", 1, 2), feed_of(server, "/two", 2, 3)
    done = onrecord("watch", opml(onrecord.folder, one, two), "--pause", "0")
    assert (done.code, done.lines) == (0, [f"{one}: 2 new, 0 known", f"{two}: 1 new, 1 known"])
    again = onrecord("watch", "feeds.opml", one, "--pause", "0")
    assert (again.code, again.lines) == (0, [f"{one}: not modified", f"{two}: not modified"])
    assert server.statuses("/one") == [200, 304]
    assert "killed" in onrecord("incidents").out  # linked, as after `onrecord add`
    assert len(onrecord("reports", "--format", "jsonl").lines) == 3


def test_what_is_wrong_is_told_and_listed(onrecord: Onrecord, server: NewsServer) -> None:
    good = feed_of(server, "/one", 1)
    server.given["/1"] = Given(status=404)
    server.put("/page", page("No feed", story(3, "old")))
    done = onrecord("watch", good, f"{server.address}/page", "nowhere.opml", "--pause", "0", "-q")
    assert (done.code, done.out) == (1, "")
    for words in (
        "nowhere.opml: does not exist",
        "/page: is a web page, not a feed",
        "/1: is not given by its server: it answered 404",
    ):
        assert words in done.said
    listing = onrecord("watch", "--list")
    assert listing.code == 0
    for words in (good, "The Valley Gazette", "RSS 2.0", "web page"):
        assert words in listing.said
    assert "404" in onrecord("reports", "--failures").said


def test_nothing_that_could_be_read(onrecord: Onrecord, server: NewsServer) -> None:
    done = onrecord("watch", f"{server.address}/none", "--pause", "0")
    assert (done.code, done.lines) == (3, [f"{server.address}/none: not read"])
    assert onrecord("watch", "nowhere.opml").code == 3


def test_a_feed_that_is_not_due_says_when_it_is(onrecord: Onrecord, server: NewsServer) -> None:
    server.put("/one", rss(more="<ttl>60</ttl>"))
    for asked in range(2):
        done = onrecord("watch", f"{server.address}/one", "--pause", "0")
        assert (done.code, "asked again from 20" in done.out, "not asked yet" in done.out) == (
            0,
            True,
            asked == 1,
        )
    assert server.statuses("/one") == [200]


def test_the_list_before_anything_was_asked(onrecord: Onrecord) -> None:
    assert onrecord("watch", "--list").out == "No feed was asked yet.\n"
    assert list(onrecord.folder.iterdir()) == []


def test_without_feeds_or_where_fetching_is_off(onrecord: Onrecord, server: NewsServer) -> None:
    assert onrecord("watch").code == 2
    off = onrecord("watch", f"{server.address}/one", env={"ONRECORD_FETCH": "off"})
    assert (off.code, "turned fetching off" in off.said, server.asked) == (1, True, [])
    assert not (onrecord.folder / "onrecord.db").exists()


def test_a_machine_of_ours_is_not_asked(
    onrecord: Onrecord, server: NewsServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    done = onrecord("watch", feed_of(server, "/one", 1))
    assert (done.code, "not on the open network" in done.said, server.asked) == (3, True, [])


def test_a_limit(onrecord: Onrecord, server: NewsServer) -> None:
    done = onrecord("watch", feed_of(server, "/one", 1, 2, 3), "--limit", "2", "--pause", "0")
    assert done.lines == [f"{server.address}/one: 2 new, 0 known, 1 waiting"]


DRIVER = "from onrecord.cli import watch, main; watch.may_reach = lambda address: True; main.main()"


def started(folder: Path, *words: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", DRIVER, "watch", *map(str, words)], cwd=folder, env=clean_environment(), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def held(folder: Path) -> list[str]:
    if not (folder / "onrecord.db").exists():
        return []
    with sqlite3.connect(f"file:{folder / 'onrecord.db'}?mode=ro", uri=True) as record:
        try:
            return [id for (id,) in record.execute("SELECT key FROM report")]
        except sqlite3.OperationalError:
            return []


def test_a_run_that_is_killed_loses_nothing_and_doubles_nothing(tmp_path: Path, server: NewsServer) -> None:
    feed = feed_of(server, "/one", *range(MANY))
    for enough in (1, 9, 17):
        run = started(tmp_path, feed, "--pause", "0.02")
        until = time.monotonic() + 60
        while len(held(tmp_path)) < enough and time.monotonic() < until and run.poll() is None:
            time.sleep(0.01)
        run.kill()
        assert run.wait() == -signal.SIGKILL
    assert 17 <= len(held(tmp_path)) < MANY
    out, err = started(tmp_path, feed, "--pause", "0.02").communicate(timeout=120)
    assert "new" in out, err
    assert sorted(held(tmp_path)) == sorted(f"127.0.0.1-{server.server_port}-{n}" for n in range(MANY))
    assert server.statuses("/one").count(200) == 1
    assert all(len(server.statuses(f"/{n}")) <= 2 for n in range(MANY))


def test_it_goes_on_until_it_is_told_to_stop(tmp_path: Path, server: NewsServer) -> None:
    run = started(tmp_path, feed_of(server, "/one", 1), "--every", "60", "--pause", "0")
    assert run.stdout is not None
    assert run.stdout.readline() == f"{server.address}/one: 1 new, 0 known\n"
    time.sleep(1.5)  # the incidents are brought up to date, and it waits
    assert run.poll() is None
    run.send_signal(signal.SIGINT)
    assert run.wait(timeout=30) == 0
