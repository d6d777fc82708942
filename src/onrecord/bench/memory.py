"""A process → the memory that it and those below it hold, as Linux tells it in /proc; None elsewhere.

*Resident* (RSS) is the sum of what each process has in memory, pages that several share counted in each. *Held* (PSS) counts a page that
n processes share as an n-th in each, so that the sum is what the processes take of the machine.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Memory:
    """In MB of 10^6 bytes."""

    resident_mb: float
    held_mb: float


def of_all(pid: int) -> Memory | None:
    """Of a process and those below it; None where the system does not tell, or the process is gone."""
    found = [one for each in _family(pid) if (one := _of_one(each)) is not None]
    if not found:
        return None
    return Memory(sum(rss for rss, _ in found) / 1e6, sum(pss for _, pss in found) / 1e6)


def _of_one(pid: int | str) -> tuple[int, int] | None:
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    held = {row.split()[0]: int(row.split()[1]) * 1024 for row in rows if row.startswith(("Rss:", "Pss:"))}
    return (held["Rss:"], held["Pss:"]) if len(held) == 2 else None


def _family(pid: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        below = [int(word) for task in tasks for word in (task / "children").read_text().split()]
    except OSError:
        return [pid]
    return [pid, *(one for child in below for one in _family(child))]


def of_this_process() -> float | None:
    """Resident, in MB."""
    found = _of_one("self")
    return found[0] / 1e6 if found else None


class Peak(threading.Thread):
    """Looks at a process and those below it now and then: the most that they held together."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid, self._over = pid, threading.Event()
        self.held_mb: float | None = None

    def run(self) -> None:
        while not self._over.wait(0.2):
            found = of_all(self._pid)
            if found:
                self.held_mb = max(self.held_mb or 0.0, found.held_mb)

    def end(self) -> float | None:
        self._over.set()
        self.join()
        return self.held_mb
