"""Voices and outlets of the index: how much each has said, how often first, alone, or against others. No score of truth is made of it.

Comes in: the record as a person may see it, and what is wanted. Goes out: rows. For a person from whom something is hidden, only
what the open incidents and claims tell is counted.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from onrecord.finding.asking import hidden_in, index_of
from onrecord.finding.conditions import Where, hidden_claims, of_claims, of_reports
from onrecord.finding.placing import found_at
from onrecord.finding.rows import Page, VoiceRow
from onrecord.finding.wanted import EVERYTHING, Wanted
from onrecord.store import Record

_ORDER = {"claims": "claims DESC, name", "name": "name COLLATE NOCASE"}


def voices(
    seen: Record,
    wanted: Wanted = EVERYTHING,
    first: int = 0,
    most: int = 50,
    order: str = "claims",
) -> Page[VoiceRow]:
    """Those of the claims that are wanted."""
    if not wanted and hidden_in(seen) is None:
        told = "SELECT key, name, kind, claims, (SELECT count(*) FROM said_in WHERE said_in.key = said.key) FROM said"
        return _all(seen, told, ("origin", "key"), first, most, order)
    where = of_claims(found_at(index_of(seen), wanted), hidden_in(seen))
    told = (
        "SELECT voice.key, min(voice.name) AS name, min(voice.kind) AS kind, count(DISTINCT claim.n) AS claims,"  # noqa: S608  words of our own; values are bound
        " count(DISTINCT claim.incident) AS incidents, count(DISTINCT claim.report) AS reports"
        f" FROM claim JOIN voice ON voice.claim = claim.n WHERE {where.sql()} GROUP BY voice.key"
    )
    return _page(seen, told, where.values, ("origin", "key"), first, most, order)


def outlets(
    seen: Record,
    wanted: Wanted = EVERYTHING,
    first: int = 0,
    most: int = 50,
    order: str = "claims",
) -> Page[VoiceRow]:
    if not wanted and hidden_in(seen) is None:
        told = "SELECT outlet, outlet AS name, 'media', sum(claims) AS claims, count(*) FROM report WHERE outlet IS NOT NULL GROUP BY outlet"
        return _all(seen, told, ("carried", "outlet"), first, most, order)
    where = of_claims(found_at(index_of(seen), wanted), hidden_in(seen))
    told = (
        "SELECT report.outlet AS key, report.outlet AS name, 'media' AS kind, count(DISTINCT claim.n) AS claims,"  # noqa: S608  words of our own; values are bound
        " count(DISTINCT claim.incident) AS incidents, count(DISTINCT claim.report) AS reports"
        f" FROM claim JOIN report ON report.n = claim.report WHERE report.outlet IS NOT NULL AND {where.sql()} GROUP BY report.outlet"
    )
    return _page(seen, told, where.values, ("carried", "outlet"), first, most, order)


def outlet_names(seen: Record, most: int = 500) -> list[str]:
    """The outlets of the reports, for a form to choose from."""
    where = of_reports(EVERYTHING, hidden_in(seen))
    found = index_of(seen).execute(
        f"SELECT DISTINCT outlet FROM report WHERE outlet IS NOT NULL AND {where.sql()} ORDER BY outlet COLLATE NOCASE LIMIT ?",  # noqa: S608  words of our own; values are bound
        [*where.values, most],
    )
    return [name for (name,) in found]


def _all(
    seen: Record, told: str, counted: tuple[str, str], first: int, most: int, order: str
) -> Page[VoiceRow]:
    """Where nothing is filtered and nothing hidden: sums over narrow tables, and the rest for the rows of the page alone."""
    index, (table, key) = index_of(seen), counted
    total = index.execute(f"SELECT count(*) FROM ({told})").fetchone()[0]  # noqa: S608  words of our own; values are bound
    rows = index.execute(f"{told} ORDER BY {_ORDER[order]} LIMIT ? OFFSET ?", [most, first]).fetchall()
    out = []
    for name, called, kind, claims, reports in rows:
        sums = index.execute(
            f"SELECT count(*), coalesce(sum(first), 0), coalesce(sum(alone), 0), coalesce(sum(contradicted), 0) FROM {table} WHERE {key} = ?",  # noqa: S608  words of our own; values are bound
            [name],
        ).fetchone()
        out.append(VoiceRow(name, called, kind, claims, sums[0], reports, *sums[1:]))
    return Page(out, total, first)


def _page(
    seen: Record, told: str, values: list[Any], counted: tuple[str, str], first: int, most: int, order: str
) -> Page[VoiceRow]:  # fmt: skip
    index, (table, key) = index_of(seen), counted
    total = index.execute(f"SELECT count(*) FROM ({told})", values).fetchone()[0]  # noqa: S608  words of our own; values are bound
    rows = index.execute(
        f"SELECT * FROM ({told}) ORDER BY {_ORDER[order]} LIMIT ? OFFSET ?",  # noqa: S608  words of our own; values are bound
        [*values, most, first],
    ).fetchall()
    open_ones = _open(seen)
    out = []
    for row in rows:
        sums = index.execute(
            f"SELECT coalesce(sum(first), 0), coalesce(sum(alone), 0), coalesce(sum(contradicted), 0) FROM {table}"  # noqa: S608  words of our own; values are bound
            f" WHERE {key} = ? AND {open_ones.sql()}",
            [row[0], *open_ones.values],
        ).fetchone()
        out.append(VoiceRow(*row, *sums))
    return Page(out, total, first)


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
