"""Sizes → what one report more costs in generated records of those sizes: processor time and bytes written, step by step.

Comes in: how many claims each record holds, and a pipeline. Goes out: one Grown a size. The last reports of a generated war (made/) are held back
while it is filled and linked; then each is read from its file, added, linked and put into the index as for a person who adds one report.
"""

from __future__ import annotations

import shutil
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean, median

from onrecord import finding, linking
from onrecord.bench.made import Made, news, stream
from onrecord.bench.scoring import Json
from onrecord.ingest import ingest
from onrecord.pipeline import MADE_BY, Pipeline
from onrecord.read import ReadOptions, read
from onrecord.records import Report
from onrecord.settings import index_path, raw_folder
from onrecord.store import open_record

STEPS = ("open", "read", "store", "link", "index", "count")
Tick = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and of how much (0 where nobody knows)."""
_FIRST = 5
"""Reports added before the count begins: what is loaded or compiled with the first is no part of any size."""
_OFTEN = 500
_MADE = "made"


@dataclass(frozen=True, slots=True)
class Cost:
    seconds: float
    """Of this process's processor time."""
    written: int | None
    """Bytes given to the system to be written; None where it does not tell."""


@dataclass(slots=True)
class Grown:
    """What each of the reports cost that were added to a record of one size."""

    claims: int
    reports: int
    incidents: int
    steps: dict[str, list[Cost]] = field(default_factory=lambda: {step: [] for step in STEPS})

    @property
    def added(self) -> int:
        return len(self.steps["read"])

    @property
    def wholes(self) -> list[float]:
        """Seconds of each report, all steps together."""
        return [sum(cost.seconds for cost in one) for one in zip(*self.steps.values(), strict=True)]

    @property
    def seconds(self) -> float:
        return fmean(self.wholes)

    @property
    def written(self) -> float | None:
        """Bytes a report."""
        told = [cost.written for costs in self.steps.values() for cost in costs]
        known = [one for one in told if one is not None]
        return sum(known) / self.added if len(known) == len(told) else None

    def mean_of(self, step: str) -> float:
        return fmean(cost.seconds for cost in self.steps[step])

    def as_json(self) -> Json:
        return {
            "claims": self.claims, "reports": self.reports, "incidents": self.incidents, "added": self.added,
            "cpu_ms": {step: round(self.mean_of(step) * 1000, 2) for step in STEPS},
            "cpu_ms_all": round(self.seconds * 1000, 2), "cpu_ms_median": round(median(self.wholes) * 1000, 2),
            "cpu_ms_most": round(max(self.wholes) * 1000, 2), "bytes_written": self.written and round(self.written),
        }  # fmt: skip


def ratio(grown: Sequence[Grown], of: Callable[[Grown], float | None]) -> float | None:
    """The dearest size against the cheapest."""
    values = [value for one in grown if (value := of(one))]
    return max(values) / min(values) if len(values) == len(grown) > 1 else None


def measured(folder: Path, claims: int, added: int, seed: int, pipeline: Pipeline, tick: Tick) -> Grown:
    """In a record of that size, made in the folder unless one lies there; it is measured on a copy and stays as it is."""
    filled, copy = folder / f"growth-{claims}.db", folder / f"measured-{claims}.db"
    held = _held_back(claims, added + _FIRST, seed)
    if not _is_filled(filled):
        _fill(filled, claims, added + _FIRST, seed, tick)
    _copied(filled, copy)
    try:
        return _added(copy, list(held), pipeline, tick)
    finally:
        for path in _files(copy):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _held_back(claims: int, number: int, seed: int) -> deque[Made]:
    return deque(stream(claims, seed), maxlen=number)


def _is_filled(path: Path) -> bool:
    return path.with_suffix(".filled").exists()


def _fill(path: Path, claims: int, back: int, seed: int, tick: Tick) -> None:
    """All but the last reports, linked, with the index."""
    waiting: deque[Made] = deque()
    given = 0
    with open_record(path, create=True) as record:
        for made in stream(claims, seed):
            waiting.append(made)
            if len(waiting) > back:
                first = waiting.popleft()
                record.add(first.report, first.claims, _MADE)
                given += len(first.claims)
                if given % _OFTEN < len(first.claims):
                    tick("filling", given, claims)
        linking.up_to_date(record, lambda what, done: tick(what, done, 0))
        finding.up_to_date(record, lambda what, done, of: tick(what, done, of))
    path.with_suffix(".filled").touch()


def _files(record: Path) -> Iterator[Path]:
    """The database with what SQLite keeps beside it, the index and the raw files."""
    index, raw = index_path(record, {}), raw_folder(record, {})
    for path in (record, index):
        yield from (one for end in ("", "-wal", "-shm") if (one := path.with_name(path.name + end)).exists())
    if raw.exists():
        yield raw


def _copied(record: Path, copy: Path) -> None:
    for path in list(_files(copy)):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for path in _files(record):
        to = path.with_name(path.name.replace(record.name, copy.name))
        shutil.copytree(path, to) if path.is_dir() else shutil.copyfile(path, to)


def _added(path: Path, held: Sequence[Made], pipeline: Pipeline, tick: Tick) -> Grown:
    with open_record(path) as record:
        counts, incidents = record.counts(), len(record.links.reasons())
    grown = Grown(counts.claims, counts.reports, incidents)
    for n, made in enumerate(held):
        costs = _one(path, made, pipeline)
        for step, cost in costs.items() if n >= _FIRST else ():
            grown.steps[step].append(cost)
        tick("adding", n + 1, len(held))
    return grown


def _one(path: Path, made: Made, pipeline: Pipeline) -> dict[str, Cost]:
    """What `onrecord add` does with a file of one report, and what a server then does before it shows it."""
    costs: dict[str, Cost] = {}
    file = path.with_suffix(".jsonl")
    news.written([made.report], file)
    with _counted(costs, "open"):
        record = open_record(path)
    with record:
        with _counted(costs, "read"):
            report = _only(file)
            claims = pipeline.claims(report)
        with _counted(costs, "store"):
            done = ingest([report], record, lambda _: claims, MADE_BY)
        with _counted(costs, "link"):
            linking.up_to_date(record)
        with _counted(costs, "index"):
            finding.up_to_date(record)
        with _counted(costs, "count"):
            record.counts()
    file.unlink()
    if done.new != 1:
        raise RuntimeError("a report that the record held already, or did not take")
    return costs


def _only(file: Path) -> Report:
    (found,) = read([str(file)], ReadOptions())
    if not isinstance(found, Report):
        raise TypeError("a line that cannot be read")
    return found


@contextmanager
def _counted(costs: dict[str, Cost], step: str) -> Iterator[None]:
    written, started = _written(), time.process_time()
    yield
    seconds, now = time.process_time() - started, _written()
    costs[step] = Cost(seconds, None if written is None or now is None else now - written)


def _written() -> int | None:
    """Linux tells it of each process."""
    try:
        rows = Path("/proc/self/io").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    return next((int(row.split()[1]) for row in rows if row.startswith("wchar:")), None)
