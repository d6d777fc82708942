"""Pages fetched from a server of the tests' own on this machine, which the check of addresses is told to let through."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from onrecord.errors import FetchError
from onrecord.fetching import LARGEST, REDIRECTS, Fetched, fetch
from onrecord.fetching.reach import Address, is_public
from onrecord.read import ReadOptions
from onrecord.read.entry import sha256
from onrecord.read.web_address import read_address
from onrecord.records import Failure, Report

PAGE = """<html><head><title>Bridge struck</title><meta property="og:site_name" content="The Valley Gazette"></head><body><article>
<h1>Bridge struck</h1><p>At least four people were killed near the old bridge on Tuesday, the governor’s office said.</p>
<p>The road to the north stayed closed until the evening, and two ambulances were turned back.</p></article></body></html>"""


class Server(ThreadingHTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.answers: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {}
        self.ended = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def handle_error(self, *about: object) -> None:
        """A line that the other side cut."""


class Answers(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        self.server.answers.get(self.path, given(404))(self)

    def log_message(self, format: str, *args: object) -> None:
        return


def given(status: int, body: bytes = b"", **headers: str) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(to: BaseHTTPRequestHandler) -> None:
        to.send_response(status)
        for name, value in headers.items():
            to.send_header(name.replace("_", "-"), value)
        to.send_header("Content-Length", str(len(body)))
        to.end_headers()
        to.wfile.write(body)

    return answer


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as one:
        threading.Thread(target=one.serve_forever, daemon=True).start()
        yield one
        one.ended.set()
        one.shutdown()


def anybody(address: Address) -> bool:
    return True


def got(server: Server, path: str, within_s: float = 20.0) -> Fetched:
    return fetch(server.address + path, anybody, within_s)


def refused(server: Server, path: str, within_s: float = 20.0) -> FetchError:
    with pytest.raises(FetchError) as error:
        got(server, path, within_s)
    assert error.value.accepted
    assert error.value.next
    return error.value


def test_a_page_with_its_headers_as_they_came(server: Server) -> None:
    server.answers["/a?b=1"] = given(200, PAGE.encode(), Content_Type="text/html; charset=utf-8", X_Own="one")
    found = got(server, "/a?b=1#part")
    assert (found.url, found.kind, found.charset) == (f"{server.address}/a?b=1", "text/html", "utf-8")
    assert found.raw == found.head + b"\r\n" + PAGE.encode()
    assert found.head.startswith(b"HTTP/1.0 200 OK\r\n")
    assert b"\r\nX-Own: one\r\n" in found.head
    assert server.paths() == ["/robots.txt", "/a?b=1"]


def test_what_the_server_is_told(server: Server) -> None:
    server.answers["/a"] = given(200, b"words", Content_Type="text/plain", Set_Cookie="one=1")
    got(server, "/a")
    got(server, "/a")
    told = server.asked[-1][1]
    assert told["User-Agent"].startswith("onrecord/")
    assert told["Host"] == f"127.0.0.1:{server.server_port}"
    assert not told.keys() & {"Cookie", "Authorization", "Referer", "From"}


def test_a_machine_of_ours_is_not_asked(server: Server) -> None:
    with pytest.raises(FetchError) as error:
        fetch(f"{server.address}/a")
    assert error.value.code == "not-public"
    assert server.asked == []


def test_a_redirect_to_a_machine_of_ours_is_not_followed(server: Server) -> None:
    server.answers["/a"] = given(302, Location="http://127.0.0.2:1/secret")
    with pytest.raises(FetchError) as error:
        fetch(f"{server.address}/a", lambda address: address == ip_address("127.0.0.1"))
    assert error.value.code == "not-public"


def test_a_name_that_leads_elsewhere_a_moment_later_is_not_looked_up_again(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The address that was checked is the one that is connected to."""
    looked: list[str] = []
    there = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", server.server_port))]

    def look(host: str, port: int, *about: object, **more: object) -> object:
        looked.append(host)
        return there if host in ("news.example", "127.0.0.1") else pytest.fail(f"{host} was looked up")

    monkeypatch.setattr(socket, "getaddrinfo", look)
    server.answers["/a"] = given(200, b"words", Content_Type="text/plain")
    assert fetch(f"http://news.example:{server.server_port}/a", anybody).body == b"words"
    assert looked.count("news.example") == 2  # once for robots.txt, once for the page; each checked
    assert server.asked[-1][1]["Host"] == f"news.example:{server.server_port}"


def test_one_address_of_ours_among_public_ones_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("8.8.8.8", 80)),
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.1", 80)),
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *about, **more: found)
    with pytest.raises(FetchError) as error:
        fetch("http://news.example/a", is_public)
    assert error.value.code == "not-public"


def test_redirects_are_followed_so_many_times(server: Server) -> None:
    for n in range(REDIRECTS + 1):
        server.answers[f"/{n}"] = given(301, Location=f"/{n + 1}")
    server.answers[f"/{REDIRECTS + 1}"] = given(200, b"words", Content_Type="text/plain")
    assert refused(server, "/0").code == "too-many-redirects"
    assert got(server, "/1").url.endswith(f"/{REDIRECTS + 1}")


@pytest.mark.parametrize("to", ["ftp://news.example/a", "file:///etc/hosts", "http://rosa:word@127.0.0.1/"])
def test_a_redirect_to_what_is_no_page(server: Server, to: str) -> None:
    server.answers["/a"] = given(302, Location=to)
    assert refused(server, "/a").code == "no-address"


def test_robots_txt_is_obeyed_also_after_a_redirect(server: Server) -> None:
    server.answers["/robots.txt"] = given(200, b"User-agent: *\nDisallow: /closed")
    server.answers["/open"] = given(302, Location="/closed/a")
    server.answers["/closed/a"] = given(200, b"words")
    assert refused(server, "/closed/a").code == "robots"
    assert refused(server, "/open").code == "robots"
    assert "/closed/a" not in server.paths()


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (503, False)])
def test_a_server_that_does_not_give_its_robots_txt(server: Server, status: int, allowed: bool) -> None:
    server.answers["/robots.txt"] = given(status)
    server.answers["/a"] = given(200, b"words", Content_Type="text/plain")
    if allowed:
        assert got(server, "/a").body == b"words"
    else:
        assert refused(server, "/a").code == "robots"


@pytest.mark.parametrize("status", [403, 404, 410, 429, 500])
def test_a_page_that_is_not_given(server: Server, status: int) -> None:
    server.answers["/a"] = given(status, b"words of the server")
    error = refused(server, "/a")
    assert (error.code, str(status) in error.found) == ("not-given", True)
    assert "words" not in str(error)


def test_a_page_that_says_that_it_is_too_large_is_not_read(server: Server) -> None:
    def answer(to: BaseHTTPRequestHandler) -> None:
        to.send_response(200)
        to.send_header("Content-Length", str(LARGEST + 1))
        to.end_headers()

    server.answers["/a"] = answer
    assert refused(server, "/a").code == "too-large"


def test_a_page_that_does_not_end_is_left(server: Server) -> None:
    def answer(to: BaseHTTPRequestHandler) -> None:
        to.send_response(200)
        to.end_headers()
        while not server.ended.is_set():
            to.wfile.write(b"words " * 10_000)

    server.answers["/a"] = answer
    assert refused(server, "/a").code == "too-large"


@pytest.mark.parametrize("part", ["head", "body"])
def test_a_server_that_drips_is_left_when_the_time_is_over(server: Server, part: str) -> None:
    def answer(to: BaseHTTPRequestHandler) -> None:
        if part == "body":
            to.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n")
        while not server.ended.wait(0.05):
            to.wfile.write(b"x")

    server.answers["/a"] = answer
    began = time.monotonic()
    assert refused(server, "/a", within_s=0.6).code == "too-slow"
    assert time.monotonic() - began < 5


def test_a_server_that_says_nothing(server: Server) -> None:
    server.answers["/a"] = lambda to: to.close_connection.__bool__() or None
    assert refused(server, "/a").code == "no-answer"


def test_nobody_there() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        with pytest.raises(FetchError) as error:
            fetch(f"http://127.0.0.1:{closed.getsockname()[1]}/a", anybody)
    assert error.value.code == "no-answer"


def test_a_page_that_is_packed_though_nobody_asked(server: Server) -> None:
    packed = gzip.compress(PAGE.encode())
    server.answers["/a"] = given(200, packed, Content_Type="text/html", Content_Encoding="gzip")
    found = got(server, "/a")
    assert (found.body, found.sent) == (PAGE.encode(), packed)
    assert found.raw.endswith(packed)


@pytest.mark.parametrize(
    ("packing", "sent"),
    [("br", b"words"), ("gzip", b"words"), ("gzip", gzip.compress(bytes(LARGEST + 1))), ("gzip", gzip.compress(b"w" * 99)[:-9])],
    ids=["unknown", "not packed", "a bomb", "cut off"],
)  # fmt: skip
def test_a_page_that_cannot_be_unpacked(server: Server, packing: str, sent: bytes) -> None:
    server.answers["/a"] = given(200, sent, Content_Encoding=packing)
    assert refused(server, "/a").code == "packed"


# --- read into a report --------------------------------------------------------------------------


def read(server: Server, path: str, options: ReadOptions | None = None) -> Report | Failure:
    (found,) = read_address(server.address + path, options or ReadOptions(), lambda url: fetch(url, anybody))
    return found


def test_a_page_becomes_a_report(server: Server) -> None:
    server.answers["/2016/bridge.html"] = given(200, PAGE.encode(), Content_Type="text/html; charset=utf-8")
    report = read(server, "/2016/bridge.html#top")
    assert isinstance(report, Report)
    assert "four people were killed" in report.text
    assert (report.title, report.outlet) == ("Bridge struck", "The Valley Gazette")
    assert (report.url, report.source) == (f"{server.address}/2016/bridge.html",) * 2
    assert report.raw is not None
    assert report.raw.startswith(b"HTTP/1.0 200")
    assert report.raw.endswith(PAGE.encode())
    assert report.raw_sha256 == sha256(report.raw)
    assert report.id == f"127.0.0.1-{server.server_port}-2016-bridge"


@pytest.mark.parametrize(
    ("charset", "encoding"), [("windows-1256", "cp1256"), ("ISO-8859-1", "cp1252"), ("utf-8", "utf-8"), ("no-such", "utf-8")]
)  # fmt: skip
def test_what_the_headers_say_of_the_letters_counts(server: Server, charset: str, encoding: str) -> None:
    words = (
        "Vier Menschen starben in der Näh’ der Brücke"
        if encoding != "cp1256"
        else "قتل أربعة أشخاص قرب الجسر"
    )
    server.answers["/a"] = given(200, words.encode(encoding), Content_Type=f"text/plain; charset={charset}")
    report = read(server, "/a")
    assert isinstance(report, Report)
    assert report.text == words


@pytest.mark.parametrize(
    ("kind", "code"), [("image/png", "unknown-kind"), ("application/json", "unknown-kind"), ("text/html", "no-article")]
)  # fmt: skip
def test_a_page_without_a_report_is_a_failure_of_its_address(server: Server, kind: str, code: str) -> None:
    server.answers["/a"] = given(200, b"<p></p>", Content_Type=kind)
    failed = read(server, "/a")
    assert isinstance(failed, Failure)
    assert (failed.source, failed.code) == (f"{server.address}/a", code)
