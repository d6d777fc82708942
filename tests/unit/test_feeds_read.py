"""The bytes of feeds of four kinds → items, and what hostile ones come to."""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_server import entry, rss, story
from onrecord.errors import ReadError
from onrecord.read.feeds import MOST_ITEMS, Feed, feed_of
from onrecord.read.feeds.fragment import text_of
from onrecord.read.feeds.opml import Listed, listed
from onrecord.records import Failure

AT = "https://gazette.example/news/feed.xml"


def read(body: str | bytes, charset: str = "") -> Feed:
    return feed_of(body.encode() if isinstance(body, str) else body, charset, AT)


def refused(body: str | bytes) -> ReadError:
    with pytest.raises(ReadError) as error:
        read(body)
    assert error.value.accepted
    assert error.value.next
    return error.value


def read_or_code(body: bytes) -> Feed | str:
    try:
        return read(body)
    except ReadError as error:
        return error.code


# --- the kinds -----------------------------------------------------------------------------------


def test_rss() -> None:
    whole = f"<content:encoded><![CDATA[<p>{story(4, 'old')}</p>]]></content:encoded>"
    feed = read(
        rss(
            entry("/a", more=whole),
            entry("https://other.example/b", "Second &amp;amp; last"),
            more="<ttl>90</ttl>",
        )
    )
    assert (feed.kind, feed.title, feed.every_s, feed.damaged, feed.left_out) == (
        "RSS 2.0",
        "The Valley Gazette",
        5400,
        False,
        0,
    )
    first, second = feed.items
    assert (first.url, first.title) == ("https://gazette.example/a", "Bridge struck")
    assert first.published == date(2016, 12, 13)  # as it is written there; in UTC it is the 14th
    assert text_of(first.body) == story(4, "old")
    assert first.raw.startswith(b"<item><title>Bridge struck</title>")
    assert first.raw.endswith(b"</content:encoded></item>")
    assert (second.url, second.title, second.body) == ("https://other.example/b", "Second & last", "")


def test_the_pace_that_a_feed_asks_for() -> None:
    more = "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"
    assert read(rss(entry("/a"), more=more)).every_s == 6 * 3600


def test_atom() -> None:
    feed = read(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://gazette.example/2016/"><title>Wire</title>'
        '<entry><id>tag:gazette.example,2016:7</id><title type="html">Two &lt;b&gt;dead&lt;/b&gt;</title><link rel="enclosure" href="/x.mp3"/>'
        '<link rel="alternate" href="12/bridge"/><published>2016-12-13T23:40:00-05:00</published><updated>2016-12-15T01:00:00Z</updated>'
        f'<content type="text">{story(2, "new")}</content><source><title>Hill Radio</title></source></entry></feed>'
    )
    (item,) = feed.items
    assert (feed.kind, item.id, item.url) == (
        "Atom 1.0",
        "tag:gazette.example,2016:7",
        "https://gazette.example/2016/12/bridge",
    )
    assert (item.title, item.published, item.outlet, item.plain) == (
        "Two dead",
        date(2016, 12, 13),
        "Hill Radio",
        True,
    )
    assert item.body == story(2, "new")


def test_json_feed() -> None:
    held = {
        "version": "https://jsonfeed.org/version/1.1", "title": "Wire", "expired": True,
        "items": [
            {"id": 7, "url": "/a", "title": "One", "content_html": "<p>Words</p>", "date_published": "2016-12-13T23:00:00-05:00"},
            {"external_url": "https://other.example/b", "content_text": "Words", "date_modified": "2016-12-14"}, "no item",
        ],
    }  # fmt: skip
    feed = read(json.dumps(held))
    one, two = feed.items
    assert (feed.kind, feed.ended) == ("JSON Feed", True)
    assert (one.id, one.url, one.published, one.plain) == (
        "7",
        "https://gazette.example/a",
        date(2016, 12, 13),
        False,
    )
    assert (two.id, two.plain, two.published) == ("https://other.example/b", True, date(2016, 12, 14))
    assert json.loads(one.raw) == held["items"][0]


def test_reports_of_reliefweb() -> None:
    fields = {
        "title": "Situation report 4", "body": "as Markdown", "body-html": "<p>Water was cut.</p>", "url": "https://reliefweb.int/node/8",
        "url_alias": "https://reliefweb.int/report/valley/situation-4", "source": [{"name": "Valley Relief", "shortname": "VR"}, {"shortname": "HR"}],
        "date": {"original": "2016-12-12T00:00:00+00:00", "created": "2016-12-13T09:00:00+00:00", "changed": "2016-12-13T09:30:00+00:00"},
    }  # fmt: skip
    held = {
        "href": "https://api.reliefweb.int/v2/reports",
        "totalCount": 1,
        "count": 1,
        "data": [{"id": "8", "score": 1, "fields": fields}, {"id": "9"}],
    }
    one, bare = read(json.dumps(held)).items
    assert (one.id, one.url, one.complete, one.plain) == ("8", fields["url_alias"], True, False)
    assert (one.title, one.outlet, one.published, one.body) == (
        "Situation report 4",
        "Valley Relief, HR",
        date(2016, 12, 12),
        "<p>Water was cut.</p>",
    )
    assert (bare.id, bare.url, bare.body) == ("9", None, "")


GDELT = {"url": "https://gazette.example/a", "url_mobile": "", "title": "Bridge struck", "seendate": "20161213T221500Z",
         "socialimage": "", "domain": "gazette.example", "language": "English", "sourcecountry": "United States"}  # fmt: skip


@pytest.mark.parametrize("body", [
    json.dumps({"articles": [GDELT]}).encode(),
    b"\xef\xbb\xbfURL,MobileURL,Date,Title\r\nhttps://gazette.example/a,,2016-12-13 22:15:00,Bridge struck\r\n",
], ids=["json", "csv"])  # fmt: skip
def test_article_lists_of_gdelt(body: bytes) -> None:
    feed = read(body)
    (item,) = feed.items
    assert (feed.kind, item.id, item.url, item.title) == (
        "GDELT",
        GDELT["url"],
        GDELT["url"],
        "Bridge struck",
    )
    assert item.published is None  # when GDELT saw it is not when it was published


def test_gdelt_that_found_nothing_and_gdelt_that_refuses() -> None:
    assert read(b"{}").items == ()
    assert (
        "Please limit requests"
        in refused(b"Please limit requests to one every 5 seconds or write to us.").found
    )


# --- ids and addresses ---------------------------------------------------------------------------


def test_items_without_an_id_and_with_the_same() -> None:
    bare = "<item><title>{}</title></item>"
    same = "<item><guid isPermaLink='false'>g</guid><title>{0}</title><link>/{0}</link></item>"
    items = read(
        rss(bare.format("a"), bare.format("b"), same.format("c"), same.format("d"), same.format("c"))
    ).items
    assert len({item.id for item in items}) == len(items) == 4
    again = read(rss(bare.format("b"), bare.format("a"))).items
    assert {item.id for item in again} == {item.id for item in items[:2]}


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/hostname",
        "mailto:a@b.example",
        "https://a:b@news.example/",
        "http://",
        "https://[::1",
    ],
)
def test_links_that_are_no_pages(link: str) -> None:
    (item,) = read(rss(entry(link))).items
    assert (item.url, item.title) == (None, "Bridge struck")
    (item,) = read(
        json.dumps({"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "url": link}]})
    ).items
    assert item.url is None


def test_a_changed_item_is_seen_and_an_unchanged_one_is_not() -> None:
    def digest(title: str, summary: str) -> bytes:
        return read(rss(entry("/a", title, more=f"<description>{summary}</description>"))).items[0].digest

    assert digest("a", "b") == digest("a", "b")
    assert len({digest("a", "b"), digest("c", "b"), digest("a", "d")}) == 3


@pytest.mark.parametrize(
    "written",
    ["", "yesterday", "31 Feb 2016", "2016-13-45", "0000-00-00", "Tue, 99 Dec 99999 00:00:00 GMT", "9" * 500],
)
def test_days_that_are_none(written: str) -> None:
    assert read(rss(entry("/a", day=written))).items[0].published is None


# --- letters -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1252", "iso-8859-1"]
)
def test_encodings(encoding: str) -> None:
    text = rss(entry("/a", "Brücke zerstört")).replace(
        'encoding="utf-8"', f'encoding="{encoding.removesuffix("-sig")}"'
    )
    feed = read(text.encode(encoding))
    assert [item.title for item in feed.items] == ["Brücke zerstört"]
    assert feed.items[0].raw.startswith(b"<item>")


def test_an_encoding_that_is_wrong() -> None:
    feed = read(rss(entry("/a", "Brücke")).encode("cp1252"))  # says UTF-8
    assert [item.title for item in feed.items] == ["Brücke"]
    assert (
        read(rss(entry("/a", "Brücke")).encode(), charset="no-such").items[0].url
        == "https://gazette.example/a"
    )


# --- hostile -------------------------------------------------------------------------------------


def test_a_feed_that_breaks_off_gives_what_it_holds() -> None:
    whole = rss(*(entry(f"/{n}") for n in range(9)))
    feed = read(whole[: whole.index("/7")])
    assert feed.damaged
    assert [item.url for item in feed.items][:7] == [f"https://gazette.example/{n}" for n in range(7)]


def test_nothing_outside_the_feed_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("swordfish")
    body = (
        f'<!DOCTYPE r [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY % y SYSTEM "http://127.0.0.1:9/"> %y;]>'
        + rss(entry("/a", "told &x;"))[38:]
    )
    feed = read(body)
    assert "swordfish" not in repr(feed)
    assert len(feed.items) == 1
    # Bytes that are the path of a file, or an address, are bytes.
    assert "begins" in refused(str(secret).encode()).found
    assert "begins" in refused(b"http://127.0.0.1:9/feed").found


def test_an_entity_bomb() -> None:
    levels = "".join(f'<!ENTITY l{n} "{(f"&l{n - 1};" if n else "lol") * 10}">' for n in range(10))
    began = time.monotonic()
    feed = read(f"<!DOCTYPE b [{levels}]>{rss(entry('/a', '&l9;'))[38:]}")
    assert time.monotonic() - began < 5
    assert sum(len(item.title or "") for item in feed.items) < 2_000


def test_more_items_than_are_looked_at() -> None:
    began = time.monotonic()
    feed = read(rss(*(entry(f"/{n}") for n in range(100_000))))
    assert time.monotonic() - began < 20
    assert (len(feed.items), feed.left_out, feed.damaged) == (MOST_ITEMS, 100_000 - MOST_ITEMS, False)
    assert feed.items[-1].url == f"https://gazette.example/{MOST_ITEMS - 1}"
    many = {"articles": [GDELT | {"url": f"https://gazette.example/{n}"} for n in range(MOST_ITEMS + 5)]}
    assert read(json.dumps(many)).left_out == 5


def test_tags_within_a_text_are_no_items() -> None:
    inner = "<content:encoded><![CDATA[<item>no</item> <entry> </channel>]]></content:encoded><!-- <item> -->"
    first, second = read(rss(entry("/a", more=inner), entry("/b"))).items
    assert first.raw.endswith(b"<!-- <item> --></item>")
    assert second.raw.startswith(b"<item>")
    assert b"/b" in second.raw


@pytest.mark.parametrize("body", [
    b"<rss><channel>" + b"<![CDATA[" * 200_000, b"<rss><channel>" + b"<!--" * 200_000, b"<rss><channel>" + b"<a>" * 3_000_000,
    rss(entry("/a", more="<description><![CDATA[" + "<div>" * 100_000 + "]]></description>")).encode(),
    b"<rss><channel>" + b"<item" * 2_000_000, b"<rss>" + b"&" * 9_000_000, b"{" + b'"a":[' * 200_000, b'{"data": [' + b"9" * 200_000 + b"]}",
], ids=["cdata", "comments", "deep", "deep text", "open tags", "signs", "deep json", "long number"])  # fmt: skip
def test_what_is_made_to_take_long(body: bytes) -> None:
    began = time.monotonic()
    found = read_or_code(body)
    assert found == "no-feed" or (isinstance(found, Feed) and len(found.items) <= 1)
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (b"", "is empty"), (b"<html><body>hey</body></html>", "is a web page"), (b"<opml><body/></opml>", "is a list of feeds"),
        (b"<svg/>", "no feed"), (b'{"a": 1}', "is JSON, but no feed"), (b'{"items": [', "broken or cut off"), (b"\x89PNG\r\n\x1a\n\0", "is no feed"),
    ],
)  # fmt: skip
def test_what_is_no_feed(body: bytes, found: str) -> None:
    error = refused(body)
    assert (error.code, found in error.found) == ("no-feed", True), error.found


@given(
    st.binary(max_size=300)
    | st.text(alphabet='<>/!&;[]{}":,rsitemfdnyeatghURL\n ', max_size=200).map(str.encode)
)
def test_any_bytes_give_a_feed_or_a_reason(body: bytes) -> None:
    found = read_or_code(body)
    assert found == "no-feed" or (isinstance(found, Feed) and found.kind)


# --- lists of feeds ------------------------------------------------------------------------------


def test_an_opml_list_with_folders() -> None:
    found = listed(
        b'<?xml version="1.0" encoding="UTF-8"?><opml version="2.0"><head><title>Mine</title></head><body>\n<outline text="Papers">'
        b'<outline text="Gazette" type="rss" xmlUrl="https://gazette.example/feed?a=1&amp;copy=2"/><outline text="Deeper"><outline title="Hill '
        b'&amp; Dale" text="x" xmlUrl="https://hill.example/f"></outline></outline></outline>\n<outline xmlUrl="https://hill.example/f" title="Hill &amp; Dale"/>\n'
        b'<outline xmlUrl="javascript:alert(1)"/></body></opml>', "feeds.opml",
    )  # fmt: skip
    assert found[:2] == [
        Listed("https://gazette.example/feed?a=1&copy=2", "Gazette"),
        Listed("https://hill.example/f", "Hill & Dale"),
    ]
    (failed,) = found[2:]
    assert isinstance(failed, Failure)
    assert (failed.source, failed.where, failed.code) == ("feeds.opml", "line 4", "no-address")


def test_entities_of_a_list_are_not_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("https://swordfish.example/")
    (failed,) = listed(
        f'<!DOCTYPE o [<!ENTITY x SYSTEM "file://{secret}">]><opml><outline xmlUrl="&x;"/></opml>'.encode(),
        "a",
    )
    assert isinstance(failed, Failure)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"<html/>",
        b"<opml><body><outline text='a'/></body></opml>",
        b"<opml>" + b"<outline xmlUrl='https://a.example/'/>" * 5_001,
    ],
)
def test_what_is_no_list(raw: bytes) -> None:
    with pytest.raises(ReadError) as error:
        listed(raw, "a")
    assert error.value.accepted
