"""Asking a server of this machine, and the memory of processes."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from onrecord.bench import memory
from onrecord.fetching import own_server
from onrecord.fetching.own_server import NoAnswer


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/hang-up":
            return
        self.send_response(302)
        for name, value in (("Set-Cookie", "a=1; Path=/"), ("Set-Cookie", "b=2"), ("Location", "/there"), ("Content-Length", "0")):  # fmt: skip
            self.send_header(name, value)
        self.end_headers()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])) + self.headers["X-Word"].encode()
        self.send_response(201)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture
def port() -> Iterator[int]:
    with HTTPServer(("127.0.0.1", 0), _Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def test_a_redirect_is_an_answer_with_all_its_cookies(port: int) -> None:
    told = own_server.ask(port, "/")
    assert (told.status, told.headers["location"], told.headers["set-cookie"]) == (
        302,
        "/there",
        "a=1; Path=/\nb=2",
    )


def test_what_is_sent_arrives(port: int) -> None:
    told = own_server.ask(port, "/", "POST", b"one ", {"X-Word": "two"})
    assert (told.status, told.body) == (201, b"one two")


def test_a_server_that_hangs_up_or_is_not_there_gives_no_answer(port: int) -> None:
    with pytest.raises(NoAnswer):
        own_server.ask(port, "/hang-up")
    with pytest.raises(NoAnswer):
        own_server.ask(own_server.free_port(), "/")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")
def test_the_memory_of_a_process_and_of_those_below_it() -> None:
    below = "import sys; held = b'x' * 50_000_000; print('there', flush=True); sys.stdin.read()"
    above = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {below!r}])"
    with subprocess.Popen(
        [sys.executable, "-c", above], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        found = memory.of_all(process.pid)
        process.communicate()
    assert found is not None
    assert 50 < found.held_mb <= found.resident_mb < 300
    assert memory.of_all(process.pid) is None, "it is gone"
