"""Linking against the truth: pairs and B-cubed over claims or reports, and time and memory against size on a generated record.

Comes in: the true and the found label of each member, or sizes to generate (made/). Goes out: rates, and one measure for
each size, made in a fresh process of its own so that its peak memory is its own. Gold folders are links.py's.
"""

from __future__ import annotations

import gc
import json
import math
import multiprocessing
import signal
import time
from array import array
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection

from onrecord.bench.made import Made, Rates, stream
from onrecord.bench.run import peak_mb
from onrecord.bench.scoring import Json
from onrecord.errors import OnrecordError
from onrecord.incidents import Incident
from onrecord.link import incidents
from onrecord.records import Claim, Report

Tick = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and of how much (0 where nobody knows)."""
_CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class Agreement:
    """Precision, recall and F1 of a grouping: of pairs, or B-cubed."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def as_json(self) -> Json:
        return {
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f1": round(self.f1, 4),
        }


def b_cubed(truth: Iterable[Hashable], found: Iterable[Hashable]) -> Agreement:
    """Over members that have one true and one found group each, given as two labels a member in one order.

    Of a member's found group, the share that is truly with it (precision), and of its true group the share found with it (recall).
    """
    together, true, ours = _tables(truth, found)
    members = sum(true.values())
    if not members:
        return Agreement(0.0, 0.0)
    precision = sum(n * n / ours[b] for (_, b), n in together.items())
    recall = sum(n * n / true[a] for (a, _), n in together.items())
    return Agreement(precision / members, recall / members)


def pairs(truth: Iterable[Hashable], found: Iterable[Hashable]) -> Agreement:
    """Over pairs of members: of those found together the share truly together, and the other way round; 0 where there are none."""
    together, true, ours = _tables(truth, found)
    right, predicted, gold = (sum(n * (n - 1) // 2 for n in c.values()) for c in (together, ours, true))
    return Agreement(right / predicted if predicted else 0.0, right / gold if gold else 0.0)


def _tables(
    truth: Iterable[Hashable], found: Iterable[Hashable]
) -> tuple[Counter[tuple[Hashable, Hashable]], Counter[Hashable], Counter[Hashable]]:
    """How many members each pair of groups shares, and the sizes of both: a table as large as the groups, however many members."""
    together: Counter[tuple[Hashable, Hashable]] = Counter(zip(truth, found, strict=True))
    true: Counter[Hashable] = Counter()
    ours: Counter[Hashable] = Counter()
    for (a, b), n in together.items():
        true[a] += n
        ours[b] += n
    return together, true, ours


class Record:
    """A generated record in memory: what linking is given, and the truth as plain numbers."""

    def __init__(self, claims: int, seed: int, rates: Rates, tick: Tick) -> None:
        self.reports: dict[str, Report] = {}
        self.claims: list[Claim] = []
        self.truth = array("q")
        self.first: dict[str, int] = {}
        """Report → where its first claim stands; the generator numbers a report's claims c1, c2 …"""
        self.mains: dict[str, int] = {}
        self.originals: dict[str, str] = {}
        for n, made in enumerate(stream(claims, seed, rates)):
            self._keep(made)
            if n % _CHUNK == 0:
                tick("generating", len(self.claims), claims)

    def _keep(self, made: Made) -> None:
        self.reports[made.report.id] = made.report
        self.first[made.report.id] = len(self.claims)
        self.claims += made.claims
        self.truth.extend(made.happenings)
        if made.main is not None:
            self.mains[made.report.id] = made.main
        if made.copy_of is not None:
            self.originals[made.report.id] = made.copy_of

    def labels(self, found: Sequence[Incident]) -> array[int]:
        """Each claim's incident by its number in `found`; a claim that is in none stands alone."""
        out = array("q", range(-1, -1 - len(self.claims), -1))
        for number, incident in enumerate(found):
            for part in incident.reports:
                first = self.first[part.report] - 1
                for claim in part.claims:
                    out[first + int(claim[1:])] = number
        return out

    def main_labels(self, found: Sequence[Incident]) -> tuple[list[int], list[int]]:
        """True and found main incident of every report that has a true one."""
        mains = {p.report: n for n, incident in enumerate(found) for p in incident.reports if p.main}
        truth, ours = [], []
        for alone, (report, true) in enumerate(self.mains.items(), 1):
            truth.append(true)
            ours.append(mains.get(report, -alone))
        return truth, ours

    def copies(self, found: Sequence[Incident]) -> Agreement:
        """Pairs of reports that print one text."""
        ours = copied(found)
        return pairs(*([root(of, report) for report in self.reports] for of in (self.originals, ours)))


def copied(found: Sequence[Incident]) -> dict[str, str]:
    """Copy → the report that it copies, as the incidents have it."""
    return {p.report: p.copy_of for incident in found for p in incident.reports if p.copy_of is not None}


def root(originals: Mapping[str, str], report: str) -> str:
    """The report at the end of a chain of copies; in a ring, the one where the ring closes."""
    seen = {report}
    while (of := originals.get(report)) is not None and of not in seen:
        report = of
        seen.add(of)
    return report


@dataclass(frozen=True, slots=True)
class Measure:
    """One size. `seconds` is linking alone; `yardstick` is the reading of the same claims' JSON in the same process."""

    claims: int
    reports: int
    happenings: int
    incidents: int
    seconds: float
    yardstick: float
    generating: float
    loaded_mb: float
    """Peak resident memory before linking: the record itself."""
    peak_mb: float
    claims_pairs: Agreement
    claims_b_cubed: Agreement
    harm_b_cubed: Agreement
    """Over the claims of attacks and their harm alone, without moves, situation and running totals."""
    reports_pairs: Agreement
    reports_b_cubed: Agreement
    copies_pairs: Agreement

    @property
    def claims_per_second(self) -> float:
        return self.claims / self.seconds if self.seconds else 0.0

    def as_json(self) -> Json:
        plain: Json = {
            "claims": self.claims, "reports": self.reports, "happenings": self.happenings, "incidents": self.incidents,
            "seconds": round(self.seconds, 3), "claims_per_second": round(self.claims_per_second), "yardstick_seconds": round(self.yardstick, 3),
            "generating_seconds": round(self.generating, 2), "loaded_mb": round(self.loaded_mb, 1), "peak_mb": round(self.peak_mb, 1),
        }  # fmt: skip
        rates = {
            "claims_pairs": self.claims_pairs, "claims_b_cubed": self.claims_b_cubed, "harm_b_cubed": self.harm_b_cubed,
            "reports_pairs": self.reports_pairs, "reports_b_cubed": self.reports_b_cubed, "copies_pairs": self.copies_pairs,
        }  # fmt: skip
        return plain | {name: rate.as_json() for name, rate in rates.items()}


_HARM = frozenset(["killed", "injured", "missing", "attack"])


def measure(claims: int, seed: int, rates: Rates, tick: Tick) -> Measure:
    """Generates a record, links it and scores it, in this process: its peak is right only where nothing larger ran before."""
    gc.set_threshold(20_000, 50, 100)  # as the commands have it
    began = time.perf_counter()
    record = Record(claims, seed, rates, tick)
    generating = time.perf_counter() - began
    yardstick = _yardstick(record.claims, tick)
    loaded = peak_mb()
    began = time.perf_counter()
    found = incidents(record.reports, record.claims, lambda n: tick("linking", n, 0))
    seconds = time.perf_counter() - began
    peak = peak_mb()
    labels = record.labels(found)
    harm = [n for n, c in enumerate(record.claims) if c.kind in _HARM and c.scope == "incident"]
    mains = record.main_labels(found)
    return Measure(
        len(record.claims), len(record.reports), len(set(record.truth)), len(found), seconds, yardstick, generating, loaded, peak,
        pairs(record.truth, labels), b_cubed(record.truth, labels),
        b_cubed((record.truth[n] for n in harm), (labels[n] for n in harm)), pairs(*mains), b_cubed(*mains),
        record.copies(found),
    )  # fmt: skip


def _yardstick(claims: Sequence[Claim], tick: Tick) -> float:
    """Seconds to read every claim's JSON: work in proportion to their number that everybody knows."""
    seconds = 0.0
    rest = iter(claims)
    done = 0
    while chunk := [json.dumps(c.as_json()) for c in islice(rest, _CHUNK)]:
        began = time.perf_counter()
        for line in chunk:
            json.loads(line)
        seconds += time.perf_counter() - began
        done += len(chunk)
        tick("reading the yardstick", done, len(claims))
    return seconds


def apart(claims: int, seed: int, rates: Rates, tick: Tick) -> Measure:
    """`measure` in a fresh process, whose memory is its own. Raises OnrecordError where that process is ended from outside."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_child, args=(claims, seed, rates, theirs), daemon=True)
    child.start()
    theirs.close()
    try:
        while True:
            told = ours.recv()
            if isinstance(told, Measure):
                child.join()
                return told
            tick(*told)
    except EOFError:
        child.join()
        raise OnrecordError(
            f"{claims:,} claims", f"the process that linked them ended (exit {child.exitcode})", "as much memory as the record needs",
            "Give fewer claims, or run it where more memory is free.",
        ) from None  # fmt: skip
    finally:
        if child.is_alive():
            child.terminate()
        ours.close()


def _child(claims: int, seed: int, rates: Rates, to: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started this process ends it
    with suppress(BrokenPipeError):
        to.send(measure(claims, seed, rates, lambda *told: to.send(told)))


def exponent(sizes: Sequence[tuple[float, float]]) -> float | None:
    """How time grows with size: the slope of log seconds over log claims, by least squares; None of fewer than two sizes."""
    points = [(math.log(n), math.log(seconds)) for n, seconds in sizes if n > 0 and seconds > 0]
    if len({x for x, _ in points}) < 2:
        return None
    middle_x, middle_y = (sum(v) / len(points) for v in zip(*points, strict=True))
    across = sum((x - middle_x) ** 2 for x, _ in points)
    slope: float = sum((x - middle_x) * (y - middle_y) for x, y in points) / across
    return slope
