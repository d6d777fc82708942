"""The link by which one person comes in to a record of one's own: it works once, for ten minutes.

Comes in: a random word that was printed where the server was started. Goes out: whether it is the one. It is kept in the
memory of the one process that serves such a record; when that ends, the sessions that it began end too.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
from datetime import datetime, timedelta

from django.contrib.sessions.backends.base import SessionBase

GOOD_FOR = timedelta(minutes=10)
_SESSION = "local"


class Link:
    def __init__(self, now: datetime) -> None:
        self.word = secrets.token_urlsafe(32)
        self._digest, self._until = _digest(self.word), now + GOOD_FOR
        self._lock, self._used = threading.Lock(), False
        self._run = secrets.token_hex(16)

    def take(self, word: str, now: datetime) -> bool:
        """Whether it is the link's word, for the first time and in time."""
        with self._lock:
            right = secrets.compare_digest(_digest(word), self._digest)
            if not right or self._used or now >= self._until:
                return False
            self._used = True
            return True

    def begin(self, session: SessionBase) -> None:
        session.cycle_key()
        session[_SESSION] = self._run

    def began(self, session: SessionBase) -> bool:
        """Whether this run of the server began the session."""
        return secrets.compare_digest(str(session.get(_SESSION, "")).encode(), self._run.encode())


_held: dict[str, Link] = {}


def make(now: datetime) -> Link:
    """The link of this process; the one before works no more."""
    _held["link"] = Link(now)
    return _held["link"]


def held() -> Link | None:
    return _held.get("link")


def forget() -> None:
    _held.clear()


def _digest(word: str) -> bytes:
    return hashlib.sha256(word.encode("utf-8", "surrogatepass")).digest()
