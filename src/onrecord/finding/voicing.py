"""Voices and outlets of the index: how much each has said, how often first, alone, or against others. No score of truth is made of it.

Comes in: the record as a person may see it, and what is wanted. Goes out: rows. For a person from whom something is hidden, only
what the open incidents and claims tell is counted.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from onrecord.finding.conditions import Where, hidden_claims, of_claims, of_reports
from onrecord.finding.placing import found_at
from onrecord.finding.rows import Page, VoiceRow
from onrecord.finding.seen import hidden_in, index_of
from onrecord.finding.wanted import EVERYTHING, Wanted
from onrecord.store import Record

_ORDER = {"claims": "claims DESC, name", "name": "name COLLATE NOCASE"}


@dataclass(frozen=True, slots=True)
class _Side:
    """Who is listed: those whom claims quote, or those that printed them."""

    all_of_them: str
    """Key, name, kind, claims, reports, and nothing: where nothing is filtered and nothing hidden, sums over narrow tables."""
    of_claims: str
    """The same of claims that are wanted, and how many incidents they tell of."""
    key: str
    kept_in: str
    """The table of incidents by their sources, and its column of keys."""
    column: str


_COUNTED = "count(DISTINCT claim.n) AS claims, count(DISTINCT claim.report) AS reports, count(DISTINCT claim.incident) AS incidents"
_VOICES = _Side(
    "SELECT key, name, kind, claims, (SELECT count(*) FROM said_in WHERE said_in.key = said.key), NULL FROM said",
    f"SELECT voice.key, min(voice.name) AS name, min(voice.kind) AS kind, {_COUNTED} FROM claim JOIN voice ON voice.claim = claim.n",
    "voice.key", "origin", "key",
)  # fmt: skip
_OUTLETS = _Side(
    "SELECT outlet, outlet AS name, 'media', sum(claims) AS claims, count(*), NULL FROM report WHERE outlet IS NOT NULL GROUP BY outlet",
    f"SELECT report.outlet AS key, report.outlet AS name, 'media' AS kind, {_COUNTED} FROM claim JOIN report ON report.n = claim.report",
    "report.outlet", "carried", "outlet",
)  # fmt: skip


def voices(
    seen: Record, wanted: Wanted = EVERYTHING, first: int = 0, most: int = 50, order: str = "claims"
) -> Page[VoiceRow]:  # fmt: skip
    """Those of the claims that are wanted."""
    return _page(seen, _VOICES, wanted, first, most, order)


def outlets(
    seen: Record, wanted: Wanted = EVERYTHING, first: int = 0, most: int = 50, order: str = "claims"
) -> Page[VoiceRow]:  # fmt: skip
    return _page(seen, _OUTLETS, wanted, first, most, order)


def outlet_names(seen: Record, most: int = 500) -> list[str]:
    """The outlets of the reports, for a form to choose from."""
    where = of_reports(EVERYTHING, hidden_in(seen))
    found = index_of(seen).execute(
        f"SELECT DISTINCT outlet FROM report WHERE outlet IS NOT NULL AND {where.sql()} ORDER BY outlet COLLATE NOCASE LIMIT ?",  # noqa: S608  words of our own; values are bound
        [*where.values, most],
    )
    return [name for (name,) in found]


def _page(
    seen: Record, side: _Side, wanted: Wanted, first: int, most: int, order: str
) -> Page[VoiceRow]:  # fmt: skip
    index, hidden = index_of(seen), hidden_in(seen)
    told, values = side.all_of_them, []
    if wanted or hidden is not None:
        where = of_claims(found_at(index, wanted), hidden)
        told = f"{side.of_claims} WHERE {side.key} IS NOT NULL AND {where.sql()} GROUP BY {side.key}"
        values = where.values
    total = index.execute(f"SELECT count(*) FROM ({told})", values).fetchone()[0]  # noqa: S608  words of our own; values are bound
    rows = index.execute(f"{told} ORDER BY {_ORDER[order]} LIMIT ? OFFSET ?", [*values, most, first])
    return Page([_row(seen, side, row) for row in rows.fetchall()], total, first)


def _row(seen: Record, side: _Side, row: tuple[Any, ...]) -> VoiceRow:
    """With what its incidents add up to, for the rows of the page alone."""
    key, name, kind, claims, reports, incidents = row
    open_ones = _open(seen)
    counted, *sums = index_of(seen).execute(
        "SELECT count(*), coalesce(sum(first), 0), coalesce(sum(alone), 0), coalesce(sum(contradicted), 0)"  # noqa: S608  words of our own; values are bound
        f" FROM {side.kept_in} WHERE {side.column} = ? AND {open_ones.sql()}",
        [key, *open_ones.values],
    ).fetchone()
    return VoiceRow(key, name, kind, claims, counted if incidents is None else incidents, reports, *sums)


def _open(seen: Record) -> Where:
    """Incidents of which nothing is hidden."""
    where, hidden = Where(), hidden_in(seen)
    if hidden is not None:
        sql, values = hidden_claims(hidden)
        where.add(
            f"incident NOT IN (SELECT incident FROM claim WHERE incident IS NOT NULL AND {sql})",  # noqa: S608  words of our own; values are bound
            *values,
        )
    return where


def origins_of(seen: Record, incidents: Collection[str]) -> dict[str, list[tuple[str, str]]]:
    """The names and kinds of the independent origins of incidents, those that told first before the others; of incidents of which nothing is hidden."""
    index, open_ones = index_of(seen), _open(seen)
    out: dict[str, list[tuple[str, str]]] = {}
    for incident in incidents:
        found = index.execute(
            f"SELECT name, kind FROM origin WHERE incident = ? AND {open_ones.sql()} ORDER BY first DESC, name",  # noqa: S608  words of our own; values are bound
            [incident, *open_ones.values],
        )
        out[incident] = [(name, kind) for name, kind in found]
    return out


def voice_names(seen: Record, most: int) -> list[str]:
    """The names of those who are quoted most, for suggestions; none where something is hidden from the person."""
    if hidden_in(seen) is not None:
        return []
    found = index_of(seen).execute("SELECT name FROM said ORDER BY claims DESC, name LIMIT ?", (most,))
    return [name for (name,) in found]
