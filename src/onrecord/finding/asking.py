"""The index asked: pages of incidents, claims, reports and voices, as far as the person may see them.

Comes in: the record as a person may see it, what is wanted, in which order and from which row on. Goes out: rows with the number
of all that were found. An incident of which the person sees a part is worked out anew from that part.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from onrecord.assessing import judged
from onrecord.finding import columns, file, keeping
from onrecord.finding.conditions import Where, hidden_claims, of_claims, of_incidents, of_reports
from onrecord.finding.keeping import kept
from onrecord.finding.placing import found_at
from onrecord.finding.rows import ClaimRow, IncidentRow, Page, ReportRow, State
from onrecord.finding.seen import hidden_in, index_of
from onrecord.finding.wanted import EVERYTHING, Wanted
from onrecord.seeing import Hidden
from onrecord.store import Record

ORDERS: Mapping[str, str] = {
    "day": "one.start DESC, one.name",
    "oldest": "one.start IS NULL, one.start, one.name",
    "toll": "one.best DESC, one.low DESC, one.name",
    "reports": "one.reports DESC, one.name",
    "told": "one.told DESC, one.name",
}
"""By day of the happening (last or first), by how many were harmed, by how many reports tell of it, by the last day that it was told of."""
_NONE = "[]"
_AT_ONCE = 500
_MANY = 400
"""Claims found by what is no column of theirs."""
COLUMNS = "name, kind, place, country, lat, lon, radius, precision, start, end, harm, low, best, high, reports, origins, grade, provisional, contradictions, clash"
_HELD = (
    "name", "kind", "kinds", "place", "within", "country", "lat", "lon", "radius", "precision", "start", "end", "harm", "low", "best", "high",
    "reports", "origins", "grade", "provisional", "contradictions", "clash", "told",
)  # fmt: skip


def incidents(
    seen: Record, wanted: Wanted = EVERYTHING, order: str = "day", first: int = 0, most: int = 50
) -> Page[IncidentRow]:  # fmt: skip
    """Names first, out of the narrow rows of an index; then the whole rows of one page."""
    where = asked_of(seen, wanted)
    table, values = shown_incidents(seen, f"{where.sql()} {ORDERS[order]}")
    index, given = index_of(seen), [*values, *where.values]
    if where.slow:  # looked through once
        found = kept(seen, ("names", wanted, order), lambda: _names(index, table, where, given, order), len)
        return Page(incident_rows(seen, found[first : first + most]), len(found), first)
    part, hidden = f"LIMIT {int(most)} OFFSET {int(first)}", hidden_in(seen)
    sql = f"SELECT count(*) FROM ({table}) AS one WHERE {where.sql()}"  # noqa: S608  words of our own; values are bound
    if hidden is None:
        ((total,),) = index.execute(sql, given)
    else:
        total = kept(seen, ("total", wanted), lambda: index.execute(sql, given).fetchone()[0])
    return Page(incident_rows(seen, names_of(seen, where, order, part)), total, first)


def names_of(seen: Record, where: Where, order: str, part: str) -> list[str]:
    """The names of one page."""
    if (hidden := hidden_in(seen)) is not None:
        return _names_in_part(seen, hidden, where, order, part)
    table, values = shown_incidents(seen, f"{where.sql()} {ORDERS[order]}")
    return _names(index_of(seen), table, where, [*values, *where.values], order, part)


def _names_in_part(seen: Record, hidden: Hidden, where: Where, order: str, part: str) -> list[str]:
    """A page where some incidents are seen in part: those are merged into the order that an index gives the others."""
    partly, rows = kept(seen, "incidents", lambda: _shown_in_part(seen, hidden))
    terms = [term.removesuffix(" DESC") for term in ORDERS[order].split(", ")]
    turns = [" DESC" if term.endswith(" DESC") else "" for term in ORDERS[order].split(", ")]
    asked = f"SELECT one.name, {', '.join(terms)} FROM {{}} AS one WHERE {where.sql()}"  # noqa: S608  words of our own; values are bound
    sql = f"{asked.format('incident')} AND one.name NOT IN (SELECT value FROM json_each(?))"  # noqa: S608  as above
    values: list[Any] = [*where.values, partly]
    if rows:
        named = _named(asked)
        line = f"({','.join('?' * len(named))})"
        few = f"WITH few ({', '.join(_HELD[n] for n in named)}) AS (VALUES {','.join([line] * len(rows))})"
        sql = f"{few} {sql} UNION ALL {asked.format('few')}"
        values = [*(row[n] for row in rows for n in named), *values, *where.values]
    by = ", ".join(f"{n}{turn}" for n, turn in enumerate(turns, start=2))
    return [name for name, *_ in index_of(seen).execute(f"{sql} ORDER BY {by} {part}", values)]


def _named(asked: str) -> list[int]:
    """The columns that a question names, by their place."""
    words = {"name", *re.findall(r"\w+", asked)}
    return [n for n, column in enumerate(_HELD) if column in words]


def incident_rows(seen: Record, names: Sequence[str]) -> list[IncidentRow]:
    """Those of these names, in their order."""
    table, values = shown_incidents(seen, COLUMNS)
    found: dict[str, IncidentRow] = {}
    for some in (names[n : n + _AT_ONCE] for n in range(0, len(names), _AT_ONCE)):
        sql = f"SELECT {COLUMNS} FROM ({table}) AS one WHERE one.name IN ({','.join('?' * len(some))})"  # noqa: S608  words of our own; values are bound
        found |= {row[0]: _incident(row) for row in index_of(seen).execute(sql, [*values, *some])}
    return [found[name] for name in names if name in found]


def _names(
    index: sqlite3.Connection, table: str, where: Where, given: list[Any], order: str, part: str = ""
) -> list[str]:  # fmt: skip
    # All that must be looked through is narrow in the index by days alone: another order is made of what was found.
    by = f"+{ORDERS[order]}" if where.slow and order != "day" else ORDERS[order]
    sql = f"SELECT name FROM ({table}) AS one WHERE {where.sql()} ORDER BY {by} {part}"  # noqa: S608  words of our own; values are bound
    return [name for (name,) in index.execute(sql, given)]


def asked_of(seen: Record, wanted: Wanted) -> Where:
    """Conditions on incidents that the person may see. Those on their claims are looked up once for all that a page asks."""
    index, hidden = index_of(seen), hidden_in(seen)

    def telling(claims: Where) -> str:
        sql = f"SELECT DISTINCT incident FROM claim WHERE incident IS NOT NULL AND {claims.sql()}"  # noqa: S608  words of our own; values are bound
        return kept(
            seen,
            ("telling", sql, tuple(claims.values)),
            lambda: json.dumps([name for (name,) in index.execute(sql, claims.values)]),
            lambda made: len(made) // 20,
        )

    return of_incidents(found_at(index, wanted), hidden, telling)


def shown_incidents(seen: Record, asked: str) -> tuple[str, list[Any]]:
    """A table of the incidents that the person may see, as SQL with its values, for a question that is `asked` of it in these words.

    Where some are seen in part, it has the columns alone that the question names: then it is read from an index that holds no others,
    in a fourth of the time.
    """
    tables = shown_apart(seen, asked)
    return " UNION ALL ".join(table for table, _ in tables), [one for _, values in tables for one in values]


def shown_apart(seen: Record, asked: str) -> list[tuple[str, list[Any]]]:
    """The same as tables of their own: of the incidents that are seen whole, which an index has in order, and of those seen in part."""
    hidden = hidden_in(seen)
    if hidden is None:
        return [(f"SELECT {', '.join(_HELD)} FROM incident", [])]  # noqa: S608  words of our own; values are bound
    partly, rows = kept(seen, "incidents", lambda: _shown_in_part(seen, hidden))
    named = _named(asked)
    columns = ", ".join(_HELD[n] for n in named)
    whole = f"SELECT {columns} FROM incident WHERE name NOT IN (SELECT value FROM json_each(?))"  # noqa: S608  words of our own; values are bound
    if not rows:
        return [(whole, [partly])]
    called = ", ".join(f"column{at} AS {_HELD[n]}" for at, n in enumerate(named, start=1))
    line = f"({','.join('?' * len(named))})"
    few = f"SELECT {called} FROM (VALUES {','.join([line] * len(rows))})"  # noqa: S608  words of our own; values are bound
    return [(whole, [partly]), (few, [row[n] for row in rows for n in named])]


def shown_in_part(seen: Record) -> str | None:
    """The incidents that are not seen whole, as a JSON list; None where all are."""
    hidden = hidden_in(seen)
    return None if hidden is None else kept(seen, "incidents", lambda: _shown_in_part(seen, hidden))[0]


def _shown_in_part(seen: Record, hidden: Hidden) -> tuple[str, list[tuple[Any, ...]]]:
    """The incidents of which something is hidden, as a JSON list, and those of them that are seen, as rows."""
    partly = partly_hidden(seen, hidden)
    found = judged(seen, json.loads(partly)) if partly != _NONE else []
    days = columns.days_of(index_of(seen), {part.report for one in found for part in one.incident.reports})
    return partly, [(one.incident.id, *columns.incident_values(one, days)[:-1]) for one in found]


def partly_hidden(seen: Record, hidden: Hidden) -> str:
    """The incidents of which something is hidden, as a JSON list."""

    return kept(seen, "partly", lambda: json.dumps(keeping.partly_hidden(index_of(seen), hidden)))


def told_of(seen: Record, wanted: Wanted) -> Where:
    """Conditions on claims that the person may see, those of their incidents among them."""
    where = of_claims(found_at(index_of(seen), wanted), hidden_in(seen))
    if (names := _of_such_incidents(seen, wanted)) is not None:
        where.add("claim.incident IN (SELECT value FROM json_each(?))", names)
    return where


def _of_such_incidents(seen: Record, wanted: Wanted) -> str | None:
    """The incidents that are as wanted in what no claim has by itself, as a JSON list; None where nothing of that is asked."""
    such = Wanted(grade=wanted.grade, single=wanted.single, contested=wanted.contested, box=wanted.box)
    if not such:
        return None
    where = asked_of(seen, such)
    table, values = shown_incidents(seen, where.sql())
    sql = f"SELECT name FROM ({table}) AS one WHERE {where.sql()}"  # noqa: S608  words of our own; values are bound

    def found() -> str:
        return json.dumps([name for (name,) in index_of(seen).execute(sql, [*values, *where.values])])

    return kept(seen, ("such", such), found, lambda made: len(made) // 20)


def claims(seen: Record, wanted: Wanted = EVERYTHING, first: int = 0, most: int = 50) -> Page[ClaimRow]:
    index = index_of(seen)
    where = told_of(seen, wanted)
    total = index.execute(f"SELECT count(*) FROM claim WHERE {where.sql()}", where.values).fetchone()[0]  # noqa: S608  words of our own; values are bound
    numbers = index.execute(
        f"SELECT n FROM claim WHERE {_in_order(where, wanted, total)} ORDER BY start DESC, report, n LIMIT ? OFFSET ?",  # noqa: S608  words of our own; values are bound
        [*where.values, most, first],
    )
    found = index.execute(
        "SELECT report.key, claim.id, kind, low, high, figure, place, start, end, voice, certainty, status, quote, incident, outlet, published"
        " FROM json_each(?) AS wanted CROSS JOIN claim ON claim.n = wanted.value JOIN report ON report.n = claim.report ORDER BY wanted.key",
        [json.dumps([n for (n,) in numbers])],
    )
    return Page([_claim(row) for row in found], total, first)


def _in_order(where: Where, wanted: Wanted, total: int) -> str:
    """Where many are found, they are read in the order of the page until it is full, not by an index of what is asked and sorted."""
    sql = where.sql()
    if wanted.status == "unreviewed":  # nearly all are
        sql = sql.replace("claim.status = ?", "+claim.status = ?")
    return sql.replace("claim.n IN", "+claim.n IN") if total > _MANY else sql


def how_many_claims(seen: Record, wanted: Wanted = EVERYTHING) -> int:
    index, where = index_of(seen), told_of(seen, wanted)
    return int(index.execute(f"SELECT count(*) FROM claim WHERE {where.sql()}", where.values).fetchone()[0])  # noqa: S608  words of our own; values are bound


def reports(
    seen: Record,
    wanted: Wanted = EVERYTHING,
    first: int = 0,
    most: int = 50,
    order: str = "added",
) -> Page[ReportRow]:
    index = index_of(seen)
    where = of_reports(found_at(index, wanted), hidden_in(seen))
    if (names := _of_such_incidents(seen, wanted)) is not None:
        told = of_claims(EVERYTHING, hidden_in(seen))
        where.add(
            f"report.n IN (SELECT report FROM claim WHERE incident IN (SELECT value FROM json_each(?)) AND {told.sql()})",  # noqa: S608  words of our own; values are bound
            names, *told.values,
        )  # fmt: skip
    by = {"added": "added DESC, n DESC", "published": "published DESC, n DESC"}[order]
    total = index.execute(f"SELECT count(*) FROM report WHERE {where.sql()}", where.values).fetchone()[0]  # noqa: S608  words of our own; values are bound
    found = index.execute(
        f"SELECT key, title, outlet, published, added, claims, open, copy_of FROM report WHERE {where.sql()} ORDER BY {by} LIMIT ? OFFSET ?",  # noqa: S608  words of our own; values are bound
        [*where.values, most, first],
    )
    return Page([_report(row, hidden_in(seen)) for row in found], total, first)


def state(seen: Record) -> State:
    index = index_of(seen)
    waiting = len(seen.pages.read_since(int(file.value(index, "reading") or 0), 1_000)) + int(
        file.value(index, "left") or 0
    )
    return State(*kept(seen, "state", lambda: _sizes(seen)), waiting)


def _sizes(seen: Record) -> tuple[int, int, int]:
    """How many reports, claims and incidents the person may see. Of claims, all that stand less the few that are hidden."""
    index, hidden = index_of(seen), hidden_in(seen)
    listed, told = of_reports(Wanted(), hidden), of_claims(Wanted(), None)
    table, values = shown_incidents(seen, "")

    def count(sql: str, values: list[Any]) -> int:
        return int(index.execute(f"SELECT count(*) FROM {sql}", values).fetchone()[0])  # noqa: S608  words of our own; values are bound

    claims = count(f"claim WHERE {told.sql()}", told.values)
    if hidden is not None:
        sql, closed = hidden_claims(hidden)
        claims -= count(f"claim WHERE {sql} AND {told.sql()}", [*closed, *told.values])
    return count(f"report WHERE {listed.sql()}", listed.values), claims, count(f"({table})", values)


def _incident(row: tuple[Any, ...]) -> IncidentRow:
    (
        name,
        kind,
        place,
        country,
        lat,
        lon,
        radius,
        precision,
        start,
        end,
        harm,
        low,
        best,
        high,
        n,
        origins,
        grade,
        *rest,
    ) = row
    provisional, contradictions, clash = rest
    return IncidentRow(
        name, kind, place or "", country or "", lat, lon, radius, precision or "", _date(start), _date(end), harm or "", low, best, high,
        n, origins, grade, bool(provisional), contradictions, clash or "",
    )  # fmt: skip


def _claim(row: tuple[Any, ...]) -> ClaimRow:
    (
        report,
        id,
        kind,
        low,
        high,
        figure,
        place,
        start,
        end,
        voice,
        certainty,
        status,
        quote,
        incident,
        outlet,
        published,
    ) = row
    return ClaimRow(
        report, id, kind, low, high, figure or "", place or "", _date(start), _date(end), voice or "", certainty, status, quote,
        incident or "", outlet or "", _date(published),
    )  # fmt: skip


def _report(row: tuple[Any, ...], hidden: Hidden | None) -> ReportRow:
    key, title, outlet, published, added, claims, opened, copy_of = row
    if hidden is not None:
        fewer = sum(report == key for report, _ in hidden.claims)
        claims, opened = claims - fewer, max(0, opened - fewer)
        copy_of = None if copy_of in hidden.reports else copy_of
    return ReportRow(key, title or "", outlet or "", _date(published), added, claims, opened, copy_of or "")


def _date(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None
