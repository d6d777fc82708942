"""Answers as they come, from many threads → latencies of each round, statuses, and the decisions that were confirmed.

It holds no more after a week than after an hour: a draw of each round's latencies, counts, and a file of ids.
"""

from __future__ import annotations

import math
import threading
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from onrecord.bench.soak.series import GROUPS, Group, Latency

MOST_KEPT = 20_000
"""Latencies of a group in a round; beyond it each answer has the same chance to be among them."""
_IDS = 2_000
"""Reports, claims and incidents that readers know of, the newest seen."""


class _Draw:
    """Of a stream the number and the largest, and so many of it as are kept."""

    def __init__(self) -> None:
        self.kept: list[float] = []
        self.number, self.most = 0, 0.0
        self._chance = Random(1)  # noqa: S311 # a draw, no secret

    def put(self, value: float) -> None:
        self.number, self.most = self.number + 1, max(self.most, value)
        if len(self.kept) < MOST_KEPT:
            self.kept.append(value)
        elif (at := self._chance.randrange(self.number)) < MOST_KEPT:
            self.kept[at] = value

    def latency(self) -> Latency:
        return Latency(
            self.number, share(self.kept, 0.5) * 1e3, share(self.kept, 0.95) * 1e3, self.most * 1e3
        )


def share(values: Sequence[float], part: float) -> float:
    """The smallest of the values that so large a part of them does not exceed."""
    return sorted(values)[max(0, math.ceil(part * len(values)) - 1)]


@dataclass(frozen=True)
class Known:
    """What lists have shown, for those who look at one thing."""

    reports: deque[str]
    claims: deque[tuple[str, str]]
    incidents: deque[str]

    @classmethod
    def nothing(cls) -> Known:
        return cls(deque(maxlen=_IDS), deque(maxlen=_IDS), deque(maxlen=_IDS))


class Tally:
    def __init__(self, confirmed: Path) -> None:
        self._lock = threading.Lock()
        self._confirmed = confirmed
        self._confirmed.touch()
        self._draws: dict[Group, _Draw] = {}
        self.statuses: Counter[str] = Counter()
        self.odd: Counter[str] = Counter()
        """Answers that are none of those that are possible: of each sort how many."""
        self.away = self.broken = self.decided = self.unanswered = 0

    def took(self, group: Group, seconds: float, status: int) -> None:
        with self._lock:
            self._draws.setdefault(group, _Draw()).put(seconds)
            self.statuses[f"{group} {status}"] += 1

    def no_answer(self, away: bool) -> None:
        with self._lock:
            if away:
                self.away += 1
            else:
                self.broken += 1

    def strange(self, what: str) -> None:
        with self._lock:
            self.odd[what] += 1

    def confirmed(self, id: str) -> None:
        with self._lock, self._confirmed.open("a", encoding="ascii") as out:
            out.write(f"{id}\n")
            self.decided += 1

    def gave_up(self) -> None:
        with self._lock:
            self.unanswered += 1

    def round_over(self) -> dict[Group, Latency]:
        """Latencies since the last call."""
        with self._lock:
            draws, self._draws = self._draws, {}
        return {group: draws[group].latency() for group in GROUPS if group in draws}

    def confirmations(self) -> Iterator[str]:
        with self._confirmed.open(encoding="ascii") as lines:
            yield from (line.rstrip("\n") for line in lines)

    def faults(self) -> list[str]:
        """What no request may meet with."""
        out = [
            f"{n:,} answers {what}: a fault of the server"
            for what, n in sorted(self.statuses.items())
            if int(what[-3:]) >= 500
        ]
        out += [f"{n:,} requests: {what}" for what, n in sorted(self.odd.items())]
        if self.broken:
            out.append(f"{self.broken:,} requests had no answer while the server was up")
        return out


def compared(confirmed: Iterator[str], held: Iterator[str]) -> tuple[int, int]:
    """How many of the confirmed decisions the record does not hold, and how many it holds that nobody was told of."""
    told = set(confirmed)
    lost, untold = set(told), 0
    for id in held:
        lost.discard(id)
        untold += id not in told
    return len(lost), untold
