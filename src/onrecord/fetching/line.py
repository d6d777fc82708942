"""One question to one server, and its answer: a line to an address that was looked at before it is opened.

Comes in: where to ask. Goes out: status, headers and body as they came; FetchError where there is no answer in time or it is too
large. No cookies, no passwords, no proxy of the environment, no second look-up of the name: what was checked is connected to.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from ipaddress import ip_address

from onrecord import __version__
from onrecord.errors import FetchError
from onrecord.fetching.reach import Address

AGENT = "onrecord"
_HEADERS = {
    "User-Agent": f"{AGENT}/{__version__} (reads pages and feeds that a person named)",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5",
    "Accept-Encoding": "identity",
    "Connection": "close",
}
_NO_MORE: Mapping[str, str] = {}
_STEP = 64 * 1024

MayReach = Callable[[Address], bool]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page lies, taken out of its address."""

    tls: bool
    host: str
    port: int
    path: str
    """With the query."""

    @property
    def server(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == (443 if self.tls else 80) else f":{self.port}"
        return f"{'https' if self.tls else 'http'}://{host}{port}"

    @property
    def url(self) -> str:
        return self.server + self.path


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    head: bytes
    """The status line and the headers."""
    body: bytes


class Deadline:
    """A moment after which nothing is waited for."""

    def __init__(self, within_s: float) -> None:
        self.within_s, self._until = within_s, time.monotonic() + within_s

    def left(self) -> float:
        left = self._until - time.monotonic()
        if left <= 0:
            raise self.over()
        return left

    def rest(self, seconds: float) -> None:
        """What is waited for out of politeness is not counted."""
        time.sleep(seconds)
        self._until += seconds

    def passed(self) -> bool:
        return time.monotonic() >= self._until

    def over(self) -> FetchError:
        return FetchError(
            "too-slow", "", f"was not there within {self.within_s:g} seconds", "a page that its server gives in that time",
            "Try again later, or save the page and add the file.", passing=True,
        )  # fmt: skip


def ask(
    place: Place, deadline: Deadline, may_reach: MayReach, most: int, cut: bool = False, more: Mapping[str, str] = _NO_MORE,
) -> Answer:  # fmt: skip
    """The server's answer; a body of more than `most` bytes is refused, or cut off where `cut` says so.

    `more` are headers of the question, beside those that each has or in their place.
    """
    addresses = _resolved(place, deadline)
    if not all(may_reach(one) for one in addresses):
        raise FetchError(
            "not-public", "", "leads to a machine that is not on the open network", "the address of a public web page",
            "Save the page and add the file.",
        )  # fmt: skip
    line = _Line(place, addresses, deadline)
    with _in_time(line, deadline):
        line.request("GET", place.path, headers={**_HEADERS, **more})
        with closing(line.getresponse()) as got:
            head = _head(got)
            if got.length is not None and got.length > most and not cut:
                raise _too_large(most)
            return Answer(got.status, got.headers, head, _body(got, most, cut))


def _resolved(place: Place, deadline: Deadline) -> list[Address]:
    """The addresses of the name. Asked in a thread of its own: the system's question has no end that could be set."""
    found: list[Address] = []

    def look() -> None:
        with suppress(OSError, ValueError):
            for *_, where in socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM):
                found.append(ip_address(str(where[0]).partition("%")[0]))

    asking = threading.Thread(target=look, daemon=True)
    asking.start()
    asking.join(deadline.left())
    deadline.left()
    if not found:
        raise FetchError(
            "no-such-server", "", "names a server that is not found", "the address of a page as a browser shows it",
            "Check the spelling, and that this machine has a connection.", passing=True,
        )  # fmt: skip
    return list(dict.fromkeys(found))


class _Line(http.client.HTTPConnection):
    """A connection to addresses that are given, whatever the name says by now."""

    def __init__(self, place: Place, addresses: list[Address], deadline: Deadline) -> None:
        super().__init__(place.host, place.port)
        self.default_port = 443 if place.tls else 80  # as the Host header leaves it out
        self._place, self._addresses, self._deadline = place, addresses, deadline
        self._held: socket.socket | None = None
        """The socket; `sock` is given over to the answer and forgotten where the answer ends with the line."""

    def connect(self) -> None:
        self.sock = self._held = self._open()
        if self._place.tls:
            context = ssl.create_default_context()
            # The handshake is apart, after the socket has its place here, so that `stop` reaches it.
            self.sock = self._held = context.wrap_socket(
                self.sock, server_hostname=self._place.host, do_handshake_on_connect=False
            )
            self.sock.do_handshake()

    def stop(self) -> None:
        """Ends whatever is being waited for; to be called from another thread."""
        if self._held is not None:
            with suppress(OSError):
                socket.socket.shutdown(self._held, socket.SHUT_RDWR)

    def _open(self) -> socket.socket:
        failed: OSError | None = None
        for one in self._addresses:
            try:
                return socket.create_connection((str(one), self._place.port), timeout=self._deadline.left())
            except OSError as error:
                failed = error
        raise failed or OSError("no address")


@contextmanager
def _in_time(line: _Line, deadline: Deadline) -> Iterator[None]:
    """Within, the line is cut when the time is over, and what breaks becomes an error that a person can read."""
    watch = threading.Timer(deadline.left(), line.stop)
    watch.daemon = True
    watch.start()
    try:
        yield
        if deadline.passed():  # a body without a stated length ends where the line was cut
            raise deadline.over()
    except ssl.SSLCertVerificationError as error:
        raise FetchError(
            "bad-certificate", "", f"is of a server whose certificate does not hold ({error.verify_message})",
            "a server that proves its name", "Open the page in a browser, save it and add the file.", passing=True,
        ) from None  # fmt: skip
    except (OSError, http.client.HTTPException, ValueError) as error:
        if deadline.passed():
            raise deadline.over() from None
        raise FetchError(
            "no-answer", "", f"is of a server that gives no answer ({type(error).__name__})", "a server that can be reached",
            "Try again later, or save the page and add the file.", passing=True,
        ) from None  # fmt: skip
    finally:
        watch.cancel()
        line.close()


def _head(got: http.client.HTTPResponse) -> bytes:
    version = {10: "HTTP/1.0", 11: "HTTP/1.1"}.get(got.version, "HTTP")
    lines = [f"{version} {got.status} {got.reason}", *(f"{k}: {v}" for k, v in got.headers.raw_items())]
    return "".join(f"{line}\r\n" for line in lines).encode("latin-1", "replace")


def _body(got: http.client.HTTPResponse, most: int, cut: bool) -> bytes:
    parts, size = [], 0
    while size <= most and (step := got.read(_STEP)):
        parts.append(step)
        size += len(step)
    if size > most and not cut:
        raise _too_large(most)
    return b"".join(parts)[:most]


def _too_large(most: int) -> FetchError:
    return FetchError(
        "too-large", "", f"holds more than {most // 1024 // 1024} MB", f"a page of up to {most // 1024 // 1024} MB",
        "Save what you need of it and add the file.",
    )  # fmt: skip
