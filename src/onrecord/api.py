"""The record from Python: six names for a notebook or a script, and tables that show themselves.

    import onrecord
    reports = onrecord.read("examples/fall-of-aleppo")
    claims = onrecord.claims(reports)
    incidents = onrecord.incidents(reports, claims)

Comes in: paths, or a record. Goes out: frozen records (docs/python.md), in sequences that a notebook shows as tables. What is shown is
what the reports say, names among it; `export` leaves them out as the command does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, overload

from onrecord.errors import NotInRecord
from onrecord.publish.formats.format import Told
from onrecord.records import Claim, Failure, Place, Report

if TYPE_CHECKING:
    from onrecord.pipeline import Pipeline
    from onrecord.publish.formats import Material
    from onrecord.situations import Board

__all__ = ["Claims", "Incidents", "Reports", "claims", "export", "incidents", "read", "record", "situation"]

T = TypeVar("T")
_SHOWN = 200
"""Rows that a notebook shows; the rest is counted below them."""


class _Rows(Sequence[T]):
    """A sequence with a table of its own: `rows()` are its rows as dictionaries, a notebook shows them."""

    def __init__(self, items: Sequence[T]) -> None:
        self._items = tuple(items)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        return self._items[at]

    def __len__(self) -> int:
        return len(self._items)

    def rows(self) -> list[dict[str, Any]]:
        raise NotImplementedError

    def _brief(self) -> tuple[tuple[str, ...], Iterator[tuple[Any, ...]]]:
        """The head and the rows of the table that a notebook shows."""
        raise NotImplementedError

    def _repr_html_(self) -> str:
        from itertools import islice

        from onrecord.publish.markup import element, join
        from onrecord.publish.tables import table

        heads, rows = self._brief()
        more = len(self) - _SHOWN
        left = element("p", f"{more:,} more: rows() has all") if more > 0 else None
        return str(join(table(type(self).__name__.lower(), heads, islice(rows, _SHOWN)), left))

    def __repr__(self) -> str:
        return f"<{len(self):,} {type(self).__name__.lower()}>"


class Reports(_Rows[Report]):
    """What was read, in order; `failures` are the inputs that could not be read, each with its reason."""

    def __init__(self, items: Sequence[Report], failures: Sequence[Failure] = ()) -> None:
        super().__init__(items)
        self.failures = tuple(failures)

    def rows(self) -> list[dict[str, Any]]:
        return [
            {"report": r.id, "outlet": r.outlet, "title": r.title, "published": r.published, "url": r.url, "source": r.source, "text": r.text}
            for r in self
        ]  # fmt: skip

    def _brief(self) -> tuple[tuple[str, ...], Iterator[tuple[Any, ...]]]:
        rows = (
            (r.id, r.outlet or "", str(r.published or ""), r.title or "", f"{len(r.text.split()):,}")
            for r in self
        )
        return ("report", "outlet", "published", "title", "words"), rows


class Claims(_Rows[Claim]):
    """Claims in the order of their reports."""

    def rows(self) -> list[dict[str, Any]]:
        """Each claim as an object of the claim format (docs/claims.md)."""
        return [claim.as_json() for claim in self]

    def _brief(self) -> tuple[tuple[str, ...], Iterator[tuple[Any, ...]]]:
        from onrecord.publish.words import figure_words, place_words, when_words

        rows = (
            (
                c.report, c.id, c.kind + (f" ({c.phase})" if c.phase else ""), figure_words(c.figure), ", ".join(c.groups), place_words(c.place),
                when_words(c.time), " ← ".join(v.text for v in c.said_by), c.certainty, c.evidence.text,
            )
            for c in self
        )  # fmt: skip
        return (
            "report",
            "claim",
            "what",
            "figure",
            "who",
            "where",
            "when",
            "on whose word",
            "certainty",
            "the words",
        ), rows


class Incidents(_Rows[Told]):
    """Incidents with what each amounts to: `incident`, `assessment`, `claims`, `title` of each."""

    def __init__(self, made: Material) -> None:
        super().__init__(made.told)
        self.material = made

    def __getitem__(self, at: Any) -> Any:
        """By number, by slice, or by the incident's id."""
        if isinstance(at, str):
            found = next((told for told in self._items if told.incident.id == at), None)
            if found is None:
                raise KeyError(at)
            return found
        return super().__getitem__(at)

    def rows(self) -> list[dict[str, Any]]:
        """Each incident flat: the columns of `onrecord export csv` (docs/formats.md)."""
        from onrecord.publish.formats.flat import TABLES

        table = TABLES["incidents"]
        return [dict(zip(table.head(), row, strict=True)) for row in table.rows(self.material)]

    def _brief(self) -> tuple[tuple[str, ...], Iterator[tuple[Any, ...]]]:
        rows = (
            (
                t.incident.id, t.title, len(t.assessment.origins), len(t.incident.reports),
                t.assessment.grade + (", provisional" if t.assessment.provisional else ""),
                "; ".join(c.words for c in t.assessment.contradictions),
            )
            for t in self._items
        )  # fmt: skip
        return ("incident", "what", "origins", "reports", "grade", "contradictions"), rows


# --- reading and linking in memory ----------------------------------------------------------------


def read(*paths: str | Path, published: date | None = None, outlet: str | None = None) -> Reports:
    """The reports in files and folders. What cannot be read is in `.failures`, with its reason, and stops nothing."""
    from onrecord.read import ReadOptions
    from onrecord.read import read as reading

    found: list[Report] = []
    failures: list[Failure] = []
    for item in reading([str(path) for path in paths], ReadOptions(published=published, outlet=outlet)):
        if isinstance(item, Failure):
            failures.append(item)
        else:
            found.append(item)
    return Reports(found, failures)


def claims(reports: Sequence[Report]) -> Claims:
    """What the reports claim. Loading the parser takes two seconds, once."""
    pipeline = _pipeline()
    return Claims([claim for report in reports for claim in pipeline.claims(report)])


def incidents(reports: Sequence[Report], found: Sequence[Claim], on: date | None = None) -> Incidents:
    """The claims of these reports linked into incidents and assessed, in memory alone; `on`: as known at the end of a day."""
    from onrecord import exporting, pipeline
    from onrecord.publish.formats import Asked

    of = {report.id: report for report in reports}
    by_ref = {claim.ref: claim for claim in found}
    pairs = pipeline.judged(of, found)
    left_out = (0, 0)
    if on is not None:
        known = pipeline.known_on([incident for incident, _ in pairs], of, by_ref, on)
        pairs, left_out = list(known.judged), (len(known.later), len(known.undated))
    return Incidents(exporting.material(of, by_ref, pairs, pipeline.MADE_BY, Asked(on=on), left_out))


@lru_cache(maxsize=1)
def _pipeline() -> Pipeline:
    from onrecord.pipeline import Pipeline

    return Pipeline()


# --- a record --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Book:
    """A record as it stood when it was opened: what persons decided counts in it."""

    reports: Reports
    claims: Claims
    address: str
    _loaded: Any = field(repr=False)

    def incidents(self, on: date | None = None, **filter: str) -> Incidents:
        """All, or those that the filter names: place, kind, grade, start, end, incident. Nothing is left out of them for being published."""
        return Incidents(_material(self, on, filter, with_names=True, exact_places=True))


def record(address: str | Path = "onrecord.db", by: str | None = None) -> Book:
    """A record, brought up to date and read: a file, or postgresql://… `by`: who reads it, where it has accounts."""
    import os

    from onrecord import linking, loaded, who
    from onrecord.settings import record_address
    from onrecord.store import open_record

    with open_record(record_address(str(address), os.environ)) as opened:
        seen = who.view(opened, by)
        linking.up_to_date(opened)
        found = loaded.of_record(seen)
    failures = [stored.failure for stored in found.failures if stored.resolved_at is None]
    return Book(
        Reports(list(found.reports.values()), failures),
        Claims(list(found.claims.values())),
        str(address),
        found,
    )


def situation(place: str, of: Book, on: date | None = None) -> Board:
    """Who holds what, who left, who remains: what is known of a place at the end of a day."""
    from onrecord import pipeline

    return pipeline.situation(_place(place, of.claims), of.claims, {r.id: r for r in of.reports}, on)


def export(
    of: Book, format: str, path: str | Path, table: str | None = None, on: date | None = None, with_names: bool = False,
    exact_places: bool = False, **filter: str,
) -> dict[str, Any]:  # fmt: skip
    """Writes a file in one of the formats of docs/formats.md, and gives back what it holds and loses. Protected as the command's are.

    It is written from what was read: the record's log does not know of it. `onrecord export` writes the log too.
    """
    from onrecord import exporting
    from onrecord.publish.formats import chosen

    wanted, named = chosen(format, table)
    held = _material(of, on, filter, with_names, exact_places)
    with Path(path).open("w+b") as out:
        about = exporting.write(wanted, named, held, out)
    return {"rows": about["rows"], "lost": [(one["field"], one["why"]) for one in about["lost"]]}


def _material(
    of: Book, on: date | None, filter: Mapping[str, str], with_names: bool, exact_places: bool
) -> Material:
    from onrecord import loaded
    from onrecord.publish.formats import Asked

    renamed = {{"start": "from", "end": "to"}.get(key, key): value for key, value in filter.items()}
    unknown = renamed.keys() - {"place", "kind", "grade", "from", "to", "incident"}
    if unknown:
        raise TypeError(
            f"no such filter: {', '.join(sorted(unknown))}; accepted: place, kind, grade, start, end, incident"
        )
    place = _place(renamed["place"], of.claims) if "place" in renamed else None
    return loaded.material(of._loaded, Asked(renamed, on, with_names, exact_places), place)


def _place(words: str, found: Sequence[Claim]) -> Place:
    from onrecord.board import asked_for

    place = asked_for(words, list(found), None)
    if place is None:
        raise NotInRecord(
            words,
            "no claim goes by that name",
            "a place that the record names",
            "Write it as the reports do.",
        )
    return place
