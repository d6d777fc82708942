"""The share of place mentions of the gold reports that get the position a careful reader gives them.

tests/gold/places.csv: one mention a row, by its words and which occurrence of them in the report as read (`nth`, whole
words, from 1). `lat` and `lon` are WGS 84 degrees, from general knowledge, and `radius_km` is how far the place reaches
or the position may be off. A mention is right where the program has a place at those words within 25 km, or within
`radius_km` where that is more. Two shares: of the places of claims, which datelines and names of papers are not by design;
and of all, where those words that make no place of claims are looked up as given, as `bench toponyms` does.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import pytest

from onrecord.annotate import split
from onrecord.bench.run import gold_reports
from onrecord.pipeline import Pipeline
from onrecord.records import AnnotatedReport, PlaceMention, Report

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared" / "gold"
TABLE = ROOT / "tests" / "gold" / "places.csv"
PUBLISHED = {"seeds": date(2016, 12, 15)}
NEAR_KM = 25
FLOORS = {"seeds": (0.66, 1.0), "news": (0.91, 1.0), "fakes": (0.92, 0.99)}
"""Shares measured, rounded down: as places of claims, and by their words. They only rise; `pytest -s` shows them and each miss."""

pytestmark = [
    pytest.mark.gold,
    pytest.mark.skipif(
        not GOLD.is_dir(), reason="the gold data is not beside this checkout (../shared/gold)"
    ),
]


@dataclass(frozen=True, slots=True)
class Row:
    """One mention of the table, and the mention that the program has at its words."""

    row: dict[str, str]
    found: PlaceMention | None
    away_km: float | None

    @property
    def right(self) -> bool:
        return self.away_km is not None and self.away_km <= max(NEAR_KM, float(self.row["radius_km"]))

    def __str__(self) -> str:
        got = (
            f"{self.found.place.gazetteer or 'no id'} {self.found.place.name}"
            if self.found
            else "nothing at these words"
        )
        away = "" if self.away_km is None else f", {self.away_km:.0f} km away"
        return f"{self.row['report']}: {self.row['text']} ({self.row['name']}) -> {got}{away}"


def table() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great circle on a sphere of 6,371 km."""
    a, b, c, d = map(radians, (lat, lon, other_lat, other_lon))
    return 2 * 6371 * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))


def spans(text: str, words: str) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]


def looked_up(row: dict[str, str], report: Report, mentions: tuple[PlaceMention, ...]) -> Row:
    start, end = spans(report.text, row["text"])[int(row["nth"]) - 1]
    here = [m for m in mentions if m.start < end and start < m.end]
    found = min(here, key=lambda m: m.end - m.start, default=None)
    if found is None or found.place.lat is None or found.place.lon is None:
        return Row(row, found, None)
    away = distance_km(float(row["lat"]), float(row["lon"]), found.place.lat, found.place.lon)
    return Row(row, found, away)


def reports(gold_set: str, wanted: list[str]) -> dict[str, Report]:
    return {r.id: r for r in gold_reports(GOLD / gold_set, wanted, PUBLISHED.get(gold_set))}


def of_set(gold_set: str) -> dict[str, list[dict[str, str]]]:
    """Rows of a set by report."""
    out: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in table():
        if row["set"] == gold_set:
            out[row["report"]].append(row)
    return out


@lru_cache(maxsize=1)
def pipeline() -> Pipeline:
    return Pipeline()


def measured(gold_set: str) -> tuple[list[Row], list[Row]]:
    """Each row as a place of claims, and by its words."""
    by_report = of_set(gold_set)
    told: list[Row] = []
    given: list[Row] = []
    for name, report in reports(gold_set, list(by_report)).items():
        mentions = pipeline().places.find(pipeline().annotator.annotate(report))
        told += (here := [looked_up(row, report, mentions) for row in by_report[name]])
        given += [one if one.found else by_words(one.row, report) for one in here]
    return told, given


def by_words(row: dict[str, str], report: Report) -> Row:
    """What the words name, given that they name a place: the text without its blocks, so that datelines count."""
    plain = Report(report.id, report.text, outlet=report.outlet, url=report.url)
    span = spans(report.text, row["text"])[int(row["nth"]) - 1]
    (found,) = pipeline().places.resolve(AnnotatedReport(plain, split(plain)), [span])
    return looked_up(row, report, () if found is None else (found,))


def test_the_table_is_large_and_its_words_stand_in_the_reports() -> None:
    rows = table()
    assert len(rows) >= 150
    assert len({row["report"] for row in rows}) >= 60
    for gold_set in FLOORS:
        by_report = of_set(gold_set)
        found = reports(gold_set, list(by_report))
        assert set(found) == set(by_report)
        missing = [
            (name, row["text"])
            for name, of_report in by_report.items()
            for row in of_report
            if len(spans(found[name].text, row["text"])) < int(row["nth"])
        ]
        assert missing == []


@pytest.mark.parametrize("gold_set", sorted(FLOORS))
def test_the_share_of_right_positions_does_not_fall(gold_set: str) -> None:
    for rows, floor, what in zip(
        measured(gold_set), FLOORS[gold_set], ("places of claims", "by their words"), strict=True
    ):
        wrong = [str(row) for row in rows if not row.right]
        share = 1 - len(wrong) / len(rows)
        told = f"{gold_set}, {what}: {share:.3f} ({len(rows) - len(wrong)} of {len(rows)} mentions)"
        print(told, *wrong, sep="\n  ")  # noqa: T201  pytest shows it with -s, and where the floor is missed
        assert share >= floor
