"""Reports with places marked by hand → how many are recognised, and how near the place chosen for each lies.

Comes in: JSON Lines with `id`, `text` and `toponyms` (start, end, text; lat, lon where known; geonameid where known; type in
TUD-Loc); `outlet` and `published` where the set has them. Goes out: end to end, recognition and coordinates of what the finder
names; given the marked stretches, the share whose place lies within 161 km (100 miles, the field's usual bound), beside the most
populous place of the same name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, median
from typing import Literal

from onrecord.annotate import split
from onrecord.bench.run import rows
from onrecord.bench.scoring import Json, Rate
from onrecord.folding import name_key
from onrecord.records import AnnotatedReport, PlaceMention, Report
from onrecord.resolve.gazetteer import Gazetteer
from onrecord.resolve.places import PlaceFinder
from onrecord.sphere import kilometres

WITHIN_KM = 161
ADDRESS = ("STREET", "STREETNR", "ZIP")
"""Parts of addresses, which TUD-Loc marks and no gazetteer of towns holds: left out."""
Part = Literal["all", "tuned", "kept"]
Point = tuple[float, float]


@dataclass(slots=True)
class Given:
    """Over marked toponyms with coordinates: `errors` are km, None where no place is chosen."""

    errors: list[float | None] = field(default_factory=list)

    @property
    def within(self) -> float:
        return (
            sum(e is not None and e <= WITHIN_KM for e in self.errors) / len(self.errors)
            if self.errors
            else 0.0
        )

    @property
    def known(self) -> list[float]:
        """The errors of those that have a place, of which mean and median speak."""
        return [e for e in self.errors if e is not None]

    @property
    def mean_km(self) -> float:
        return mean(self.known) if self.known else 0.0

    @property
    def median_km(self) -> float:
        return median(self.known) if self.known else 0.0


@dataclass(slots=True)
class Toponyms:
    """`lacking`: toponyms given that are wrong and that the index lacks (by GeoNames number, else by name)."""

    reports: int = 0
    words: int = 0
    overlap: list[int] = field(default_factory=lambda: [0, 0, 0])
    """Right, found, marked; so the two below."""
    exact: list[int] = field(default_factory=lambda: [0, 0, 0])
    placed: list[int] = field(default_factory=lambda: [0, 0, 0])
    """Recognised within 161 km; of those found, less those that meet a mark without coordinates; of marks with them."""
    recognised: list[int] = field(default_factory=lambda: [0, 0])
    """Of recognised marks with coordinates: within 161 km, all."""
    resolved: Given = field(default_factory=Given)
    population: Given = field(default_factory=Given)
    lacking: int = 0
    misses: list[tuple[str, str, str]] = field(default_factory=list)
    """(report, words marked, name chosen) of toponyms given and wrong."""

    @property
    def dump_at_most(self) -> float:
        """The share within 161 km if every toponym that the index lacks came right with a fuller gazetteer."""
        return (
            self.resolved.within + self.lacking / len(self.resolved.errors) if self.resolved.errors else 0.0
        )


def rate(counts: Sequence[int]) -> Rate:
    return Rate(counts[0], counts[1], counts[2])


def in_part(report: str, part: Part) -> bool:
    """Whether a report is of a part: a third, by a hash of its id, was kept unseen while rules were made."""
    kept = int(hashlib.sha256(report.encode()).hexdigest(), 16) % 3 == 0
    return part == "all" or kept == (part == "kept")


def run(
    path: Path,
    finder: PlaceFinder,
    part: Part = "all",
    on_report: Callable[[int, int], None] | None = None,
) -> Toponyms:
    """Finds and resolves the places of every report of the file (of one part of them)."""
    wanted = [row for row in rows(path, "id", "text", "toponyms") if in_part(row["id"], part)]
    out = Toponyms()
    for n, row in enumerate(wanted, 1):
        report = Report(row["id"], row["text"], outlet=row.get("outlet"), url=row.get("url"))
        annotated = AnnotatedReport(report, split(report))
        marks = sorted(
            (t for t in row["toponyms"] if t.get("type") not in ADDRESS), key=lambda t: int(t["start"])
        )
        count(out, marks, finder.named(annotated))
        _given(out, annotated, marks, finder)
        out.reports += 1
        out.words += len(row["text"].split())
        if on_report is not None:
            on_report(n, len(wanted))
    return out


def count(out: Toponyms, marks: Sequence[Json], found: Sequence[PlaceMention]) -> None:
    """Adds one report to the end-to-end counts: each mark meets at most one place found, and the other way round."""
    met = _met(marks, found)
    out.overlap = [a + b for a, b in zip(out.overlap, (len(met), len(found), len(marks)), strict=True)]
    same = {(m["start"], m["end"]) for m in marks} & {(f.start, f.end) for f in found}
    out.exact = [a + b for a, b in zip(out.exact, (len(same), len(found), len(marks)), strict=True)]
    near, blank = 0, 0
    for mark, place in met:
        if (point := _point(mark)) is None:
            blank += 1
        else:
            near += _near(point, place)
    with_point = sum(_point(m) is not None for m in marks)
    out.placed = [a + b for a, b in zip(out.placed, (near, len(found) - blank, with_point), strict=True)]
    out.recognised = [a + b for a, b in zip(out.recognised, (near, len(met) - blank), strict=True)]


def _met(marks: Sequence[Json], found: Sequence[PlaceMention]) -> list[tuple[Json, PlaceMention]]:
    left, met = sorted(found, key=lambda f: f.start), []
    for mark in marks:
        for place in left:
            if place.start < mark["end"] and mark["start"] < place.end:
                met.append((mark, place))
                left.remove(place)
                break
    return met


def _given(out: Toponyms, report: AnnotatedReport, marks: Sequence[Json], finder: PlaceFinder) -> None:
    placed = finder.resolve(report, [(m["start"], m["end"]) for m in marks])
    for mark, mention in zip(marks, placed, strict=True):
        point = _point(mark)
        if point is None:
            continue
        out.resolved.errors.append(_error(point, _position(mention)))
        out.population.errors.append(_error(point, most_populous(finder.gazetteer, mark["text"])))
        if not _near(point, mention):
            out.lacking += _lacks(finder.gazetteer, mark)
            out.misses.append((report.report.id, mark["text"], mention.place.name if mention else "-"))


def most_populous(gazetteer: Gazetteer, name: str) -> Point | None:
    """Where the place with most people lies among those of this folded name."""
    entries = [gazetteer.entry(place) for place, _ in gazetteer.named(name_key(name))]
    placed = [e for e in entries if e.lat is not None and e.lon is not None]
    best = max(placed, key=lambda e: e.people, default=None)
    return (best.lat, best.lon) if best and best.lat is not None and best.lon is not None else None


def _lacks(gazetteer: Gazetteer, mark: Json) -> bool:
    number = str(mark.get("geonameid") or "")
    return not (gazetteer.has(int(number)) if number.isdigit() else gazetteer.named(name_key(mark["text"])))


def _point(mark: Json) -> Point | None:
    return (float(mark["lat"]), float(mark["lon"])) if mark.get("lat") is not None else None


def _position(mention: PlaceMention | None) -> Point | None:
    if mention is None or mention.place.lat is None or mention.place.lon is None:
        return None
    return mention.place.lat, mention.place.lon


def _error(point: Point, position: Point | None) -> float | None:
    return None if position is None else kilometres(*point, *position)


def _near(point: Point, mention: PlaceMention | None) -> bool:
    error = _error(point, _position(mention))
    return error is not None and error <= WITHIN_KM
