"""A work done in a child that is killed. The child is forked from this program, which has loaded all it needs and holds no connection."""

from __future__ import annotations

import os
import select
import signal
import time
import traceback
from dataclasses import dataclass

from works import Work

from onrecord.address import Address


@dataclass(frozen=True)
class Ended:
    """How a child ended: what it had told, how long it ran, and whether the kill came before it was done."""

    told: set[str]
    after_s: float
    killed: bool


LONGEST_S = 120.0
"""Longer than any of the works takes on a busy machine."""


def run_in_child(work: Work, where: Address, kill_after_s: float = LONGEST_S) -> Ended:
    read, write = os.pipe()
    began = time.monotonic()
    child = os.fork()
    if not child:
        _do(work, where, write)
    os.close(write)
    watched = os.pidfd_open(child)
    select.select([watched], [], [], kill_after_s)
    os.close(watched)
    # A child that has ended is still ours to wait for, so that its number is nobody else's.
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    after_s = time.monotonic() - began
    with open(read, encoding="utf-8") as told:
        words = {line.strip() for line in told if line.endswith("\n")}
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return Ended(words, after_s, os.WIFSIGNALED(status))


def _do(work: Work, where: Address, write: int) -> None:
    """In the child: it ends here, and nothing of the tests' program runs in it."""
    code = 1
    try:
        work.run(where, lambda word: os.write(write, f"{word}\n".encode()) and None)
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)
