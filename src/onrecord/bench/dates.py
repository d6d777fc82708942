"""Reports with marked expressions of time → how many are found, and how many have the right value.

Comes in: JSON Lines with `text`, `dct` (the day of publication) and `timexes` (`start`, `end`, `type`, `value`): TimeBank,
AQUAINT, WikiWars. Goes out: counts, all types together and dates alone. Counted as TempEval-3 counts (UzZaman et al., 2013):
strict is the same span, relaxed any overlap (each expression matched once), a value is right where it is the gold's letter by
letter, and value F1 is relaxed F1 times the share of right values among the matched.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from onrecord.annotate import split
from onrecord.bench.run import rows
from onrecord.bench.scoring import Json, Rate
from onrecord.errors import OnrecordError
from onrecord.records import AnnotatedReport, Report
from onrecord.resolve import timex
from onrecord.resolve.timex_values import Timex

Pair = tuple[Json, Timex]
Part = Literal["all", "read", "kept"]
"""All reports of a file, two of three, or every third, which was kept unread while the rules were written."""

PUBLISHED = (
    "published, on another test (TempEval-3 platinum: 20 reports, all types): HeidelTime strict F1 .813, relaxed .903, value F1 .776;",
    "  SynTime strict F1 .921; SUTime value F1 .674   (UzZaman et al., 2013; Zhong et al., 2017)",
)
"""What others reach, for a look beside; not the same reports."""


@dataclass(frozen=True, slots=True)
class Count:
    """`strict`, `relaxed`: expressions found; `values`, `same`: of the matched, those with the gold's value, letter by
    letter or written another way (`agree`)."""

    strict: Rate
    relaxed: Rate
    values: int
    same: int

    @property
    def value_right(self) -> float:
        return round(self.values / self.relaxed.right, 3) if self.relaxed.right else 0.0

    @property
    def same_right(self) -> float:
        return round(self.same / self.relaxed.right, 3) if self.relaxed.right else 0.0

    @property
    def value_f1(self) -> float:
        return Rate(self.values, self.relaxed.predicted, self.relaxed.gold).f1

    def as_json(self) -> Json:
        return {
            "strict": self.strict.as_json(), "relaxed": self.relaxed.as_json(),
            "value_right": self.value_right, "same_right": self.same_right, "value_f1": self.value_f1,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """`types`: the types of a count → its figures. Each of `wrong` is (report, gold words, gold value, our words, our
    value), empty where one side has none."""

    reports: int
    words: int
    seconds: float
    types: dict[str, Count]
    wrong: tuple[tuple[str, str, str, str, str], ...]

    def as_json(self) -> Json:
        speed = {"reports": self.reports, "words": self.words, "seconds": round(self.seconds, 2)}
        return {name: count.as_json() for name, count in self.types.items()} | {"speed": speed}


def run(path: Path, on_report: Callable[[int, int], None] | None = None, part: Part = "all") -> Found:
    """Finds the expressions of every report of a file, or of a part of them."""
    given = [r for n, r in enumerate(rows(path, "text", "timexes")) if part == "all" or (n % 3 == 2) is (part == "kept")]  # fmt: skip
    pairs: list[tuple[str, list[Pair], list[Json], list[Timex]]] = []
    words = 0
    began = time.perf_counter()
    for n, row in enumerate(given, 1):
        found = timex.find(_annotated(row, str(path)))
        words += len(row["text"].split())
        pairs.append((str(row.get("id", n)), *matched(row["timexes"], found)))
        if on_report is not None:
            on_report(n, len(given))
    seconds = time.perf_counter() - began
    types = {"all types": _count(pairs, None), "DATE": _count(pairs, "DATE")}
    return Found(len(given), words, seconds, types, tuple(w for p in pairs for w in _wrong(*p)))


def _annotated(row: Json, where: str) -> AnnotatedReport:
    try:
        published = date.fromisoformat(row["dct"][:10]) if row.get("dct") else None
    except ValueError:
        raise OnrecordError(where, f"dct {row['dct']!r} in {row.get('id')!r}", "a day as YYYY-MM-DD", "Mend the line.") from None  # fmt: skip
    report = Report(str(row.get("id", "")), row["text"], published=published)
    return AnnotatedReport(report, split(report))


def matched(gold: Sequence[Json], found: Sequence[Timex]) -> tuple[list[Pair], list[Json], list[Timex]]:
    """Pairs that overlap, each expression in one pair at most and the same spans first; what is left of gold and of ours."""
    overlaps = [
        (-_shared(g, t), abs(g["start"] - t.start), i, j)
        for i, g in enumerate(gold)
        for j, t in enumerate(found)
        if _shared(g, t) > 0
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(overlaps):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return (
        [(gold[i], found[j]) for i, j in sorted(pairs.items())],
        [g for i, g in enumerate(gold) if i not in pairs],
        [t for j, t in enumerate(found) if j not in taken],
    )


def _shared(g: Json, t: Timex) -> float:
    """Of both spans together, the share that both cover."""
    both = min(g["end"], t.end) - max(g["start"], t.start)
    return both / (max(g["end"], t.end) - min(g["start"], t.start)) if both > 0 else 0.0


def _count(pairs: Sequence[tuple[str, list[Pair], list[Json], list[Timex]]], kind: str | None) -> Count:
    """Over one type: a gold expression of it counts, and one of ours that matches it or, unmatched, is of it."""
    both = [p for _, found, _, _ in pairs for p in found if kind in (None, p[0]["type"])]
    missed = sum(kind in (None, g["type"]) for _, _, left, _ in pairs for g in left)
    extra = sum(kind in (None, t.type) for _, _, _, left in pairs for t in left)
    exact = sum((g["start"], g["end"]) == (t.start, t.end) for g, t in both)
    predicted, gold = len(both) + extra, len(both) + missed
    return Count(
        Rate(exact, predicted, gold),
        Rate(len(both), predicted, gold),
        sum((g["value"] or "") == t.value for g, t in both),
        sum(agree(g["value"] or "", t.value) for g, t in both),
    )


_LONG = re.compile(r"P(T?)(\d+(?:\.\d+)?)(DE|CE|[SMHDWYECQ])\Z")
_HOURS = {"TH": 1, "D": 24, "W": 168}
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "DE": 120, "C": 1200, "CE": 1200}


def plain(value: str) -> str:
    """One writing of values that say the same: '2000-W7' and '2000-W07', 'PT24H' and 'P1D', 'P1DE' and 'P10Y'."""
    long = _LONG.match(value)
    if long is None:
        return re.sub(r"-W(\d)(?!\d)", r"-W0\1", value)
    unit = long[1] + long[3]
    for table, name in ((_HOURS, "h"), (_MONTHS, "m")):
        if unit in table:
            return f"{float(long[2]) * table[unit]:g}{name}"
    return value


def agree(gold: str, ours: str) -> bool:
    """The same value, if written another way; where the gold leaves a week, a month or a day open (X), any of them or none."""
    a, b = plain(gold), plain(ours)
    if a == b or re.sub(r"(?:-XX)+\Z|(?<=\d{3})X\Z", "", a) == b:
        return True
    return a[:4].isdigit() and "X" in a and re.fullmatch(re.escape(a).replace("X", r"\d"), b) is not None


def _wrong(
    report: str, both: list[Pair], missed: list[Json], extra: list[Timex]
) -> list[tuple[str, str, str, str, str]]:
    out = [
        (report, g["text"], g["value"] or "", t.text, t.value)
        for g, t in both
        if (g["start"], g["end"]) != (t.start, t.end) or (g["value"] or "") != t.value
    ]
    out += [(report, g["text"], g["value"] or "", "", "") for g in missed]
    return out + [(report, "", "", t.text, t.value) for t in extra]
