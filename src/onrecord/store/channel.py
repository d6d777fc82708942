"""Bytes from one thread to another, a little at a time: a pipe within the program.

Comes in: bytes written at one end. Goes out: the same at the other. Not a pipe of the system: where one end breaks, that
sends a signal which the command line takes for a reader of its output that is gone.
"""

from __future__ import annotations

import threading

_MOST = 1024 * 1024


class Channel:
    """One thread writes and ends, another reads and may give up; a writer whose reader gave up gets BrokenPipeError."""

    def __init__(self) -> None:
        self._held, self._changed = bytearray(), threading.Condition()
        self._ended = self._given_up = False

    def write(self, data: bytes) -> int:
        with self._changed:
            self._changed.wait_for(lambda: len(self._held) < _MOST or self._given_up)
            if self._given_up:
                raise BrokenPipeError("nobody reads any more")
            self._held += data
            self._changed.notify_all()
        return len(data)

    def flush(self) -> None:
        """What is written can be read at once."""

    def read(self, size: int = -1) -> bytes:
        with self._changed:
            self._changed.wait_for(lambda: self._held or self._ended)
            data = bytes(self._held[:size] if size >= 0 else self._held)
            del self._held[: len(data)]
            self._changed.notify_all()
        return data

    def end(self) -> None:
        """Nothing more will be written."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def give_up(self) -> None:
        """Nothing more will be read."""
        with self._changed:
            self._given_up = True
            self._changed.notify_all()
