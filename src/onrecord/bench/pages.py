"""Saved web pages with their story marked → how much of the story is read, and how much else, page by page.

Comes in: a folder of `NAME.html` beside `NAME.json` (`outlet`, `url`, `entries` with `title`, `published`, `paragraphs`,
`captions`, `credits`, and `besides`: lines such as bylines that may stand in the text or not). Goes out: recall and precision
of words, counted with their repetitions, and the same of bare trafilatura on the same pages.
"""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.bench.scoring import Json
from onrecord.errors import OnrecordError
from onrecord.read import ReadOptions, read
from onrecord.read.html_page import page_source
from onrecord.records import Block, BlockKind, Report

_SAME = 0.8
"""Two lines, or two entries, are the same where so large a share of their words is."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words that are right, read, and marked."""

    right: int
    read: int
    marked: int

    @property
    def recall(self) -> float:
        return self.right / self.marked if self.marked else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.read if self.read else 0.0


@dataclass(frozen=True, slots=True)
class Page:
    """One page. Each of `facts` (entries, captions, credits, titles, days, outlets) is how many are right, and of how many."""

    name: str
    ours: Words
    peer: Words
    facts: dict[str, tuple[int, int]]
    missed: tuple[str, ...]
    extra: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    pages: tuple[Page, ...]
    seconds: float
    peer_seconds: float

    def share(self, fact: str) -> float:
        right, of = (sum(page.facts[fact][i] for page in self.pages) for i in (0, 1))
        return right / of if of else 1.0

    def mean(self, of: str, value: str) -> float:
        words: list[Words] = [getattr(page, of) for page in self.pages]
        rates: list[float] = [getattr(one, value) for one in words]
        return sum(rates) / len(rates)

    def measures(self) -> dict[str, float]:
        rates = {f"text_{value}": round(self.mean("ours", value), 3) for value in ("recall", "precision")}
        return rates | {fact: round(self.share(fact), 3) for fact in FACTS}

    def as_json(self) -> Json:
        peer = {f"text_{value}": round(self.mean("peer", value), 3) for value in ("recall", "precision")}
        pages = {p.name: {"recall": round(p.ours.recall, 3), "precision": round(p.ours.precision, 3)} for p in self.pages}  # fmt: skip
        speed = {"seconds": round(self.seconds, 3), "peer_seconds": round(self.peer_seconds, 3)}
        return {**self.measures(), "peer": peer, "pages": pages, "speed": speed}


FACTS = ("entries", "captions", "credits", "titles", "days", "outlets")


def run(folder: Path) -> Pages:
    """Reads every page of the folder that has its marks beside it."""
    import trafilatura

    found, seconds, theirs = [], 0.0, 0.0
    paths = sorted(folder.glob("*.html"))
    list(read([str(path) for path in paths], ReadOptions()))  # what loads with the first page is not its time
    for path in paths:
        marked = _marks(path.with_suffix(".json"))
        began = time.perf_counter()
        reports = [item for item in read([str(path)], ReadOptions()) if isinstance(item, Report)]
        seconds += time.perf_counter() - began
        source = page_source(path.read_bytes())
        began = time.perf_counter()
        bare = trafilatura.bare_extraction(source, include_comments=False, with_metadata=True)
        theirs += time.perf_counter() - began
        found.append(page_score(path.stem, marked, reports, getattr(bare, "text", None) or ""))
    if not found:
        raise OnrecordError(
            str(folder), "no page in it", "a folder of .html files, each with its marks as .json", "Give the folder of such a set."
        )  # fmt: skip
    return Pages(tuple(found), seconds, theirs)


def _marks(path: Path) -> Json:
    try:
        marked = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise OnrecordError(str(path), f"no marks ({type(error).__name__})", "a JSON object with `entries`", "Write it beside its page.") from None  # fmt: skip
    if not isinstance(marked, dict) or not marked.get("entries"):
        raise OnrecordError(str(path), "no entries in it", "a JSON object with `entries`", "Mark the page.")
    return marked


def page_score(name: str, marked: Json, reports: Sequence[Report], bare: str) -> Page:
    entries = marked["entries"]
    lines = [line for entry in entries for line in _lines_of(entry)]
    neutral = [_words(line) for line in (*marked["besides"], *(e["title"] or "" for e in entries))]
    ours = [line for report in reports for line in report.text.splitlines()]
    facts = {
        "entries": _entries(entries, reports),
        "captions": _blocks("captions", "caption", entries, reports),
        "credits": _blocks("credits", "credit", entries, reports),
        "titles": _equal([e["title"] for e in entries], [r.title for r in reports]),
        "days": _equal(
            [e["published"] for e in entries],
            [r.published.isoformat() if r.published else None for r in reports],
        ),
        "outlets": _equal([marked["outlet"]] * len(entries), [r.outlet for r in reports]),
    }
    return Page(
        name,
        _compared(ours, lines, neutral),
        _compared(bare.splitlines(), lines, neutral),
        facts,
        tuple(line for line in lines if not _found(line, ours)),
        tuple(line for line in ours if not _found(line, lines) and not _neutral(line, neutral)),
    )


def _lines_of(entry: Json) -> list[str]:
    return [*entry["paragraphs"], *entry["captions"], *entry["credits"]]


def _words(text: str | None) -> Counter[str]:
    return Counter(re.findall(r"\w+", (text or "").lower()))


def _neutral(line: str, neutral: Sequence[Counter[str]]) -> bool:
    words = _words(line)
    return any(words and words <= other for other in neutral)


def _compared(read_lines: Iterable[str], marked: Iterable[str], neutral: Sequence[Counter[str]]) -> Words:
    kept = _words("\n".join(line for line in read_lines if not _neutral(line, neutral)))
    gold = _words("\n".join(marked))
    return Words((kept & gold).total(), kept.total(), gold.total())


def _same(one: Counter[str], other: Counter[str]) -> bool:
    return bool(one) and 2 * (one & other).total() >= _SAME * (one.total() + other.total())


def _found(line: str, lines: Iterable[str]) -> bool:
    words = _words(line)
    return any((words & _words(other)).total() >= _SAME * words.total() for other in lines)


def _entries(entries: Sequence[Json], reports: Sequence[Report]) -> tuple[int, int]:
    """Entries that are a report of their own; a report more than there are entries takes one away."""
    pairs = zip(entries, reports, strict=False)
    right = sum(_same(_words("\n".join(_lines_of(e))), _words(_untitled(r))) for e, r in pairs)
    return max(0, right - max(0, len(reports) - len(entries))), len(entries)


def _untitled(report: Report) -> str:
    title = _words(report.title)
    return "\n".join(line for line in report.text.splitlines() if _words(line) != title)


def _blocks(
    marked: str, kind: BlockKind, entries: Sequence[Json], reports: Sequence[Report]
) -> tuple[int, int]:
    """Captions that come out as captions; one that is none takes one away."""
    gold = [_words(line) for entry in entries for line in entry[marked]]
    ours = [_words(_text(r, b)) for r in reports for b in r.blocks if b.kind == kind]
    right = sum(any(_same(words, other) for other in ours) for words in gold)
    wrong = sum(not any(_same(words, other) for other in gold) for words in ours) if kind == "caption" else 0
    return max(0, right - wrong), len(gold)


def _text(report: Report, block: Block) -> str:
    return report.text[block.start : block.end]


def _equal(marked: Sequence[str | None], ours: Sequence[str | None]) -> tuple[int, int]:
    ours = [*ours, *[""] * len(marked)]
    return sum(_words(a) == _words(b) for a, b in zip(marked, ours, strict=False)), len(marked)
