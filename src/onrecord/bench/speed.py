"""Generated news → what reading it costs: words a second by stage, beside a peer on the same texts in the same run.

Comes in: reports (made/news.py) and a pipeline. Goes out: processor seconds of each stage, of this process alone, so that other work on the
machine counts little; ratios to the peer's count least of it. Whole runs, with their memory and the size of the record, are whole_runs.py's.
"""

from __future__ import annotations

import subprocess  # noqa: S404, RUF100 # only our own command and an interpreter that the person names are run
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.annotate import speaks, split
from onrecord.annotate.other_news import is_other_news
from onrecord.bench.run import Reader
from onrecord.bench.scoring import Json
from onrecord.extract import Resolved, extract
from onrecord.pipeline import MADE_BY, Pipeline
from onrecord.read import ReadOptions, read
from onrecord.records import Claim, Report
from onrecord.resolve import outlet
from onrecord.store import open_record

STAGES = ("read", "prefilter", "annotate", "resolve", "extract", "store")
Tick = Callable[[int, int], None]


@dataclass(slots=True)
class Stages:
    """Processor seconds of each stage over the same reports, and of the peer over their texts."""

    reports: int = 0
    words: int = 0
    claims: int = 0
    sentences: int = 0
    parsed: int = 0
    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(STAGES, 0.0))
    peer: str | None = None
    peer_seconds: float = 0.0

    @property
    def in_all(self) -> float:
        return sum(self.seconds.values())

    @property
    def claims_seconds(self) -> float:
        """Without reading and storing: what the peer does too."""
        return sum(self.seconds[name] for name in ("prefilter", "annotate", "resolve", "extract"))

    @property
    def ratio(self) -> float | None:
        """Claims made of the texts against the peer's reading of them, in words a second."""
        return self.peer_seconds / self.claims_seconds if self.peer and self.claims_seconds else None

    def as_json(self) -> Json:
        stages = {name: self._rate(s) for name, s in (*self.seconds.items(), ("all", self.in_all))}
        out: Json = {
            "reports": self.reports, "words": self.words, "claims": self.claims,
            "sentences": self.sentences, "sentences_parsed": self.parsed, "stages": stages,
            "claims_of_text": self._rate(self.claims_seconds),
        }  # fmt: skip
        if self.peer:
            out["peer"] = {"name": self.peer, **self._rate(self.peer_seconds)}
            out["ratio_to_peer"] = self.ratio and round(self.ratio, 3)
        return out

    def _rate(self, seconds: float) -> Json:
        a_second = (lambda n: round(n / seconds, 1)) if seconds else (lambda n: None)
        return {
            "cpu_seconds": round(seconds, 3),
            "words_per_second": a_second(self.words),
            "reports_per_second": a_second(self.reports),
        }


def stages(corpus: Path, number: int, pipeline: Pipeline, peer: Reader | None, record: Path, tick: Tick) -> Stages:  # fmt: skip
    """Each report through every stage, and then its text through the peer; loading is not timed."""
    out = Stages(peer=peer.name if peer else None)
    items = read([str(corpus)], ReadOptions())
    _warm(corpus, pipeline, peer)
    with open_record(record, create=True) as opened:
        for n in range(1, number + 1):
            with _timed(out.seconds, "read"):
                report = next(items)
            if not isinstance(report, Report):
                raise TypeError("a line of the corpus that cannot be read")
            claims = _claims(report, pipeline, out)
            with _timed(out.seconds, "store"):
                if not opened.has(report, MADE_BY):
                    opened.add(report, claims, MADE_BY)
            if peer is not None:
                started = time.process_time()
                peer.read(report.text)
                out.peer_seconds += time.process_time() - started
            out.reports, out.words, out.claims = (
                n,
                out.words + len(report.text.split()),
                out.claims + len(claims),
            )
            tick(n, number)
    return out


def _claims(report: Report, pipeline: Pipeline, out: Stages) -> Sequence[Claim]:
    """What the pipeline does, stage by stage (pipeline.py)."""
    with _timed(out.seconds, "prefilter"):
        silent = not speaks(report) or is_other_news(report)
        found = () if silent else split(report)
        wanted = pipeline.annotator.worth_parsing(report.text, found)
    out.sentences += len(found or split(report))
    out.parsed += len(wanted)
    if silent:
        return ()
    with _timed(out.seconds, "annotate"):
        annotated = pipeline.annotator.annotated(report, found, wanted)
    if not any(sentence.tokens for sentence in annotated.sentences):
        return ()
    before = out.seconds["resolve"]

    def resolved() -> Resolved:
        with _timed(out.seconds, "resolve"):
            return pipeline.resolved(annotated)

    with _timed(out.seconds, "extract"):
        claims = tuple(outlet.resolved(report.outlet, claim) for claim in extract(annotated, resolved))
    out.seconds["extract"] -= out.seconds["resolve"] - before  # asked for by the rules
    return claims


def _warm(corpus: Path, pipeline: Pipeline, peer: Reader | None) -> None:
    """Models load, and patterns are compiled, at the first reports."""
    for n, report in enumerate(read([str(corpus)], ReadOptions())):
        if n == 10:
            return
        if isinstance(report, Report):
            pipeline.claims(report)
            if peer is not None:
                peer.read(report.text)


@contextmanager
def _timed(seconds: dict[str, float], name: str) -> Iterator[None]:
    started = time.process_time()
    yield
    seconds[name] += time.process_time() - started


_COUNT_RULES = """
import json, sys, time
from gdelt_regkg.fields.counts import analyze_counts
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
for text in texts[:10]:
    analyze_counts(text).to_gkg()
started = time.process_time()
for text in texts:
    analyze_counts(text).to_gkg()
print(time.process_time() - started)
"""


def count_rules_seconds(python: Path, corpus: Path) -> float | str:
    """Processor seconds of gdelt-regkg's count rules over the corpus, run by a Python that has it; else why not, in words."""
    try:
        done = subprocess.run(  # noqa: S603 # the interpreter that the person named
            [str(python), "-c", _COUNT_RULES, str(corpus)],
            capture_output=True,
            text=True,
            check=False,
            timeout=3600,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"{python} cannot be run ({type(error).__name__})"
    try:
        return float(done.stdout)
    except ValueError:
        last = (done.stderr.strip().splitlines() or ["no figure"])[-1]
        return f"gdelt-regkg does not run there ({last[:100]})"
