"""What a soak measures, by rounds; what is counted as it goes is in counting.py.

All MB are 10^6 bytes, all latencies are from before a line to the server is opened to after the last byte of the answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from onrecord.address import Address
from onrecord.bench.scoring import Json

Group = Literal["pages", "api", "decisions"]
GROUPS: tuple[Group, ...] = ("pages", "api", "decisions")
"""Pages that a browser would load; what is read at the API; decisions sent to the API."""
Restart = Literal["stopped", "killed"]


@dataclass(frozen=True, slots=True)
class Plan:
    reports: int
    folder: Path
    """Where the texts, backups, the server's log and, unless it lies elsewhere, the record go."""
    record: Address
    until: date
    """The last day of the tokens by which people read and decide."""
    rounds: int = 20
    readers: int = 10
    deciders: int = 2
    minutes: float | None = None
    """After so many no further round is begun."""
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Latency:
    """Of the answers of one round. Beyond counting.MOST_KEPT answers the shares are of a draw of them; the longest is of all."""

    answers: int
    p50_ms: float
    p95_ms: float
    max_ms: float


@dataclass(frozen=True, slots=True)
class Backup:
    """Made while people read and decide, then restored beside, verified and checked there."""

    seconds: float
    restore_seconds: float
    verify_seconds: float
    mb: float
    sound: bool


@dataclass(frozen=True, slots=True)
class Round:
    number: int
    minutes: float
    """From the start of the soak to the end of this round."""
    reports: int
    """In the record, counted there; claims and decisions too."""
    claims: int
    decisions: int
    """Confirmed by now."""
    added: int
    add_seconds: float
    """By the clock, of `onrecord add` as a process, start and linking included."""
    add_peak_mb: float | None
    """The most that its processes held (PSS)."""
    server_mb: float | None
    """What the server's processes held (PSS), looked at every two seconds of the round: the middle."""
    server_peak_mb: float | None
    server_resident_mb: float | None
    """The middle of their RSS: shared pages counted in each."""
    own_mb: float | None
    """Resident memory of the bench itself."""
    record_mb: float | None
    """All files of the record: database, index, raw bytes; None of a database server's."""
    latency: Mapping[Group, Latency]
    restart: Restart | None = None
    """What was done to the server at the beginning of the round."""
    away_seconds: float = 0.0
    """From the signal until the server answered again."""
    backup: Backup | None = None

    @property
    def seconds_per_1000(self) -> float:
        return self.add_seconds / self.added * 1000 if self.added else 0.0


@dataclass(slots=True)
class Ending:
    """What is found when everybody has left."""

    reports: int = 0
    verified: bool = False
    verify_seconds: float = 0.0
    confirmed: int = 0
    """Decisions that the server answered with 201."""
    lost: int = 0
    """Of these, not in the record."""
    untold: int = 0
    """In the record, but nobody was told: at most the requests whose answer never came."""
    unanswered: int = 0
    """Decisions sent again and again, never answered."""


@dataclass(slots=True)
class Result:
    plan: Plan
    given: int = 0
    """Reports given to `onrecord add`."""
    minutes: float = 0.0
    rounds: list[Round] = field(default_factory=list)
    statuses: dict[str, int] = field(default_factory=dict)
    """Answers by 'group status'."""
    away: int = 0
    """Requests refused or broken off while the server was being stopped, killed or started."""
    broken: int = 0
    """The same at any other time."""
    faults: list[str] = field(default_factory=list)
    """What must not be, in words; none, and the soak is passed."""
    ending: Ending = field(default_factory=Ending)

    def as_json(self) -> Json:
        plan = {
            name: getattr(self.plan, name) for name in ("reports", "readers", "deciders", "minutes", "seed")
        }
        return {
            "asked": plan | {"rounds": self.plan.rounds}, "given": self.given, "minutes": round(self.minutes, 2),
            "rounds": [_rounded(asdict(one) | {"seconds_per_1000": one.seconds_per_1000}) for one in self.rounds],
            "statuses": self.statuses, "while_away": self.away, "broken": self.broken,
            "ending": _rounded(asdict(self.ending)), "faults": self.faults,
        }  # fmt: skip


def _rounded(value: Json) -> Json:
    return {key: _rounded(held) if isinstance(held, dict) else round(held, 2) if isinstance(held, float) else held for key, held in value.items()}  # fmt: skip
