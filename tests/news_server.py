"""A server of the tests' own on this machine that gives feeds and pages, answers conditional questions and counts what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

STORY = (
    "At least {n} people were killed near the {place} bridge on Tuesday, the governor’s office said. "
    "The road to the north stayed closed until the evening. Two ambulances were turned back at a checkpoint, a medic told the paper. "
    "Residents spent the night in the school, and the market did not open on the next morning."
)


def story(n: int, place: str) -> str:
    return STORY.format(n=n, place=place)


def page(title: str, text: str, outlet: str | None = "The Valley Gazette", day: str | None = None) -> bytes:
    head = f"<title>{title}</title>"
    head += f'<meta property="og:site_name" content="{outlet}">' if outlet else ""
    head += f'<meta property="article:published_time" content="{day}">' if day else ""
    parts = "".join(f"<p>{sentence}.</p>" for sentence in text.rstrip(".").split(". "))
    return f"<html><head>{head}</head><body><article><h1>{title}</h1>{parts}</article></body></html>".encode()


@dataclass
class Given:
    """What a path gives. A body has an ETag that is its digest, unless `marked` is off."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    marked: bool = True

    @property
    def etag(self) -> str:
        return f'"{sha256(self.body).hexdigest()[:16]}"'


class NewsServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.given: dict[str, Given] = {}
        self.asked: list[tuple[str, int, dict[str, str]]] = []
        """Path, the status that was answered, the headers of the question."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def put(
        self, path: str, body: bytes | str, kind: str = "text/html; charset=utf-8", **headers: str
    ) -> Given:
        raw = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.given[path] = Given(raw, headers={"Content-Type": kind, **named})
        return self.given[path]

    def story(self, path: str, n: int, place: str, **about: str | None) -> None:
        self.put(path, page(f"{place.title()} bridge struck", story(n, place), **about))

    def statuses(self, path: str) -> list[int]:
        return [status for asked, status, _ in self.asked if asked == path]

    def last(self, path: str) -> dict[str, str]:
        return next(headers for asked, _, headers in reversed(self.asked) if asked == path)

    def handle_error(self, *about: object) -> None:
        """A line that the other side cut."""


class _Answers(BaseHTTPRequestHandler):
    server: NewsServer

    def do_GET(self) -> None:
        given = self.server.given.get(self.path) or Given(status=404)
        fresh = given.status == 200 and given.marked and self.headers.get("If-None-Match") == given.etag
        status = 304 if fresh else given.status
        self.server.asked.append((self.path, status, dict(self.headers)))
        self.send_response(status)
        for name, value in given.headers.items():
            self.send_header(name, value)
        if given.marked and given.status == 200:
            self.send_header("ETag", given.etag)
        body = b"" if fresh else given.body
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        return


@contextmanager
def serving() -> Iterator[NewsServer]:
    with NewsServer() as one:
        threading.Thread(target=one.serve_forever, daemon=True).start()
        yield one
        one.shutdown()


def rss(*items: str, title: str = "The Valley Gazette", more: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel>'
        f"<title>{title}</title><link>http://gazette.example/</link>{more}{''.join(items)}</channel></rss>"
    )


def entry(
    link: str, title: str = "Bridge struck", day: str = "Tue, 13 Dec 2016 23:40:00 -0500", more: str = ""
) -> str:
    return f"<item><title>{title}</title><link>{link}</link><guid>{link}</guid><pubDate>{day}</pubDate>{more}</item>"
