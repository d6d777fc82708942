"""One question to a server that this program itself has started on this machine, for measuring it (`onrecord bench soak`).

Comes in: a port of 127.0.0.1, and what to ask. Goes out: status, headers and body, or NoAnswer. No name is looked up and no other
machine can be reached from here; pages of others are line.py's.
"""

from __future__ import annotations

import http.client
import socket
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass

_HERE = "127.0.0.1"
WITHIN_S = 60.0
_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Told:
    status: int
    headers: Mapping[str, str]
    """By name in small letters; of several of a name, all, one a line."""
    body: bytes


class NoAnswer(Exception):
    """The server is not there, hangs up, or takes too long."""


def free_port() -> int:
    with closing(socket.socket()) as one:
        one.bind((_HERE, 0))
        port: int = one.getsockname()[1]
        return port


def ask(
    port: int, path: str, method: str = "GET", body: bytes | None = None, headers: Mapping[str, str] = _NOTHING, within_s: float = WITHIN_S,
) -> Told:  # fmt: skip
    """On a line of its own. Redirects are answers like others."""
    line = http.client.HTTPConnection(_HERE, port, timeout=within_s)
    try:
        with closing(line):
            line.request(method, path, body, dict(headers))
            got = line.getresponse()
            told: dict[str, str] = {}
            for name, value in got.getheaders():
                name = name.lower()
                told[name] = f"{told[name]}\n{value}" if name in told else value
            return Told(got.status, told, got.read())
    except (OSError, http.client.HTTPException) as error:
        raise NoAnswer(type(error).__name__) from error
