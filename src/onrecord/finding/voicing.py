"""Voices and outlets of the index: how much each has said, how often first, alone, or against others. No score of truth is made of it.

Comes in: the record as a person may see it, and what is wanted. Goes out: rows. For a person from whom something is hidden, only
what the open incidents and claims tell is counted.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any

from onrecord.finding.asking import partly_hidden, told_of
from onrecord.finding.conditions import Where, hidden_claims, of_claims, of_reports
from onrecord.finding.keeping import kept
from onrecord.finding.rows import Page, VoiceRow
from onrecord.finding.seen import hidden_in, index_of
from onrecord.finding.wanted import EVERYTHING, Wanted
from onrecord.seeing import Hidden
from onrecord.store import Record

Sums = tuple[int, ...]
"""Incidents; of how many it told first, of how many alone, in how many another says otherwise."""
_SMALL = {ord(letter): letter.lower() for letter in ascii_uppercase}
_ORDER = {"claims": "claims DESC, name", "name": "name COLLATE NOCASE"}

_TURNS: Mapping[str, Callable[[tuple[Any, ...]], Any]] = {
    "claims": lambda row: (-row[3], row[1]),
    "name": lambda row: (row[1].translate(_SMALL), row[1]),
}
"""The same order where rows are sorted here; a database folds the letters of English alone."""


@dataclass(frozen=True, slots=True)
class _Side:
    """Who is listed: those whom claims quote, or those that printed them."""

    count: str
    page: str
    """Key, name, kind, claims, reports, and nothing: where nothing is filtered and nothing hidden, of narrow tables."""
    whole: str
    """The same of all but some."""
    touched: str
    """Those of whom a claim or a report is hidden."""
    of_claims: str
    """The same of claims that are wanted, and how many incidents they tell of."""
    key: str
    kept_in: str
    """The table of incidents by their sources, and its column of keys."""
    column: str


_VOICES = _Side(
    "SELECT count(*) FROM said",
    "SELECT key, name, kind, claims, (SELECT count(*) FROM said_in WHERE said_in.key = said.key), NULL FROM said"
    " WHERE key IN (SELECT key FROM said {order} {part}) {order}",
    "SELECT key, name, kind, claims, (SELECT count(*) FROM said_in WHERE said_in.key = said.key), NULL FROM said"
    " WHERE key NOT IN (SELECT value FROM json_each(?))",
    "SELECT key FROM voice WHERE claim IN (SELECT n FROM claim WHERE {})"
    " UNION SELECT voice.key FROM report JOIN voice ON voice.report = report.n WHERE report.key IN (SELECT value FROM json_each(?))",
    "SELECT voice.key, min(voice.name) AS name, min(voice.kind) AS kind, count(DISTINCT claim.n) AS claims,"
    " count(DISTINCT claim.report) AS reports, count(DISTINCT claim.incident) AS incidents FROM claim {join} voice ON voice.claim = claim.n",
    "voice.key", "origin", "key",
)  # fmt: skip
_OUTLETS = _Side(
    "SELECT count(DISTINCT outlet) FROM report",
    "SELECT outlet, outlet AS name, 'media', sum(claims) AS claims, count(*), NULL FROM report WHERE outlet IS NOT NULL GROUP BY outlet"
    " {order} {part}",
    "SELECT outlet, outlet, 'media', sum(claims), count(*), NULL FROM report"
    " WHERE outlet IS NOT NULL AND outlet NOT IN (SELECT value FROM json_each(?)) GROUP BY outlet",
    "SELECT outlet FROM report WHERE n IN (SELECT report FROM claim WHERE {})"
    " UNION SELECT outlet FROM report WHERE key IN (SELECT value FROM json_each(?))",
    "SELECT report.outlet AS key, report.outlet AS name, 'media' AS kind, count(*) AS claims,"
    " count(DISTINCT claim.report) AS reports, count(DISTINCT claim.incident) AS incidents FROM claim {join} report ON report.n = claim.report",
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


def voice(seen: Record, key: str) -> VoiceRow | None:
    """One of them; None where it says nothing that the person may see."""
    return _single(seen, _VOICES, key)


def outlet(seen: Record, name: str) -> VoiceRow | None:
    return _single(seen, _OUTLETS, name)


def _single(seen: Record, side: _Side, key: str) -> VoiceRow | None:
    """As the list of all has it."""
    hidden = hidden_in(seen)
    if hidden is not None:
        found: Sequence[tuple[Any, ...]] = [row for row in _in_part(seen, side, hidden) if row[0] == key]
    else:
        where = of_claims(EVERYTHING, None)
        where.add(f"{side.key} = ?", key)
        found = [(*row[:-1], None) for row in _of_claims(seen, side, where, "JOIN")]
    return _rows(seen, side, found)[0] if found else None


def _page(
    seen: Record, side: _Side, wanted: Wanted, first: int, most: int, order: str
) -> Page[VoiceRow]:  # fmt: skip
    index, hidden = index_of(seen), hidden_in(seen)
    if wanted:
        where = told_of(seen, wanted)
        # The claims that are wanted first: most often they are a part of all.
        found = _of_claims(seen, side, where, "CROSS JOIN", f"ORDER BY {_ORDER[order]}")
        total, rows = len(found), found[first : first + most]
    elif hidden is not None:
        found = sorted(_in_part(seen, side, hidden), key=_TURNS[order])
        total, rows = len(found), found[first : first + most]
    else:
        total = index.execute(side.count).fetchone()[0]
        part = f"LIMIT {int(most)} OFFSET {int(first)}"
        rows = index.execute(side.page.format(order=f"ORDER BY {_ORDER[order]}", part=part)).fetchall()
    return Page(_rows(seen, side, rows), total, first)


def _in_part(seen: Record, side: _Side, hidden: Hidden) -> Sequence[tuple[Any, ...]]:
    """All rows for somebody from whom something is hidden: the narrow tables' of those of whom nothing is, the others counted claim by claim."""

    def work_out() -> list[tuple[Any, ...]]:
        index = index_of(seen)
        closed, values = hidden_claims(hidden)
        reports = json.dumps(sorted(hidden.reports))
        touched = json.dumps(
            [key for (key,) in index.execute(side.touched.format(closed), [*values, reports]) if key],
            ensure_ascii=False,
        )
        whole = index.execute(side.whole, [touched]).fetchall()
        counted = f"{side.of_claims.format(join='JOIN')} WHERE NOT {closed} AND {side.key} IN (SELECT value FROM json_each(?)) GROUP BY {side.key}"  # noqa: S608  words of our own; values are bound
        return [*whole, *((*row[:-1], None) for row in index.execute(counted, [*values, touched]))]

    return kept(seen, ("in part", side.kept_in), work_out, len)


def _of_claims(
    seen: Record, side: _Side, where: Where, join: str, order: str = ""
) -> Sequence[tuple[Any, ...]]:
    where.add(f"{side.key} IS NOT NULL")
    sql = f"{side.of_claims.format(join=join)} WHERE {where.sql()} GROUP BY {side.key} {order}"
    return kept(
        seen,
        ("voices", sql, tuple(where.values)),
        lambda: index_of(seen).execute(sql, where.values).fetchall(),
        len,
    )


def _rows(seen: Record, side: _Side, rows: Sequence[tuple[Any, ...]]) -> list[VoiceRow]:
    """With what their incidents add up to."""
    keys = json.dumps([key for key, *_ in rows], ensure_ascii=False)
    sums = kept(seen, ("sums", side.kept_in, keys), lambda: _sums(seen, side, keys), len)
    out = []
    for key, name, kind, claims, reports, incidents in rows:
        counted, *told = sums.get(key, (0, 0, 0, 0))
        out.append(
            VoiceRow(key, name, kind, claims, counted if incidents is None else incidents, reports, *told)
        )
    return out


def _sums(seen: Record, side: _Side, keys: str) -> dict[str, Sums]:
    """Of the incidents of which nothing is hidden: those of all, which an index holds, less those of the few that are seen in part."""
    index, hidden = index_of(seen), hidden_in(seen)
    asked = (
        f"SELECT {side.column}, count(*), coalesce(sum(first), 0), coalesce(sum(alone), 0), coalesce(sum(contradicted), 0)"  # noqa: S608  words of our own; values are bound
        f" FROM {side.kept_in} WHERE {side.column} IN (SELECT value FROM json_each(?)) {{}} GROUP BY {side.column}"
    )
    found: dict[str, Sums] = {key: tuple(sums) for key, *sums in index.execute(asked.format(""), [keys])}
    if hidden is not None:
        of_these = asked.replace(
            f"WHERE {side.column} IN", f"WHERE +{side.column} IN"
        )  # found by the incident
        partly = "AND incident IN (SELECT value FROM json_each(?))"
        for key, *less in index.execute(of_these.format(partly), [keys, partly_hidden(seen, hidden)]):
            found[key] = tuple(one - other for one, other in zip(found[key], less, strict=True))
    return found


def _open(seen: Record) -> Where:
    """Incidents of which nothing is hidden."""
    where, hidden = Where(), hidden_in(seen)
    if hidden is not None:
        where.add("incident NOT IN (SELECT value FROM json_each(?))", partly_hidden(seen, hidden))
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
