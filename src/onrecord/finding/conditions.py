"""A Wanted as conditions of SQL over the tables of the index, with nothing in them that the person may not see. Pure.

Comes in: what is wanted and what is hidden. Goes out: conditions with their values, for claims, incidents or reports.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from onrecord.finding.wanted import Wanted
from onrecord.seeing import Hidden

_TERM = re.compile(r'"([^"]*)"?|(\S+)')


@dataclass
class Where:
    """Conditions that all hold, in the order in which their values are given."""

    parts: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)
    slow: bool = False
    """Whether rows must be looked through one by one."""

    def add(self, sql: str, *values: Any) -> None:
        self.parts.append(sql)
        self.values += values

    def sql(self) -> str:
        return " AND ".join(self.parts) or "1"


Telling = Callable[[Where], str]
"""Conditions on claims → the incidents that such claims tell of, as a JSON list."""


def terms(words: str) -> str:
    """Words as the index reads them: all of them, each as it stands; those in quotation marks one after the other. The last may go on."""
    found = [quoted or word for quoted, word in _TERM.findall(words)]
    found = [
        clean for one in found if (clean := re.sub(r'["\0]', " ", one).strip()) and re.search(r"\w", clean)
    ]
    if not found:
        return ""
    open_end = "" if words.rstrip().endswith('"') else "*"
    return " ".join(f'"{one}"' for one in found) + open_end


def of_claims(wanted: Wanted, hidden: Hidden | None, name: str = "claim") -> Where:
    """Conditions on rows of `claim`. The rejected are left out unless they are asked for."""
    where = Where()
    _seen(where, hidden, name)
    if wanted.status:
        where.add(f"{name}.status = ?", wanted.status)
    else:
        where.add(f"{name}.status <> 'rejected'")
    if wanted.kind:
        where.add(f"{name}.kind = ?", wanted.kind)
    if wanted.place:
        _at(where, wanted, name)
    if wanted.voice:
        where.add(
            f"{name}.n IN (SELECT claim FROM voice WHERE key = ? UNION ALL SELECT claim FROM voice WHERE name = ? COLLATE NOCASE)",  # noqa: S608  words of our own; values are bound
            wanted.voice,
            wanted.voice,
        )
    if wanted.group:
        where.add(f"{name}.groups LIKE ?", f"%|{_plain(wanted.group)}|%")
    if wanted.method:
        where.add(f"{name}.method = ?", wanted.method)
    if wanted.certainty:
        where.add(f"{name}.certainty = ?", wanted.certainty)
    if wanted.assigned:
        where.add(f"{name}.assigned = ?", wanted.assigned)
    if wanted.flagged:
        where.add(f"{name}.flagged IS NOT NULL")
    _days(where, wanted, name)
    if wanted.at_least is not None:
        where.add(f"coalesce({name}.high, {name}.low) >= ?", wanted.at_least)
    if wanted.at_most is not None:
        where.add(f"coalesce({name}.low, {name}.high) <= ?", wanted.at_most)
    if found := terms(wanted.words):
        where.add(f"{name}.n IN (SELECT rowid FROM quotes WHERE quotes MATCH ?)", found)  # noqa: S608  words of our own; values are bound
    _published(where, wanted, f"{name}.report")
    return where


def of_incidents(wanted: Wanted, hidden: Hidden | None, telling: Telling) -> Where:
    """Conditions on rows called `one`; what is asked of its claims must hold of one of them, which `telling` looks up."""
    where = Where()
    if wanted.kind:
        where.add("instr(one.kinds, ?) > 0", f"|{wanted.kind}|")
    if wanted.place:
        where.slow = True
        _at(where, wanted, "one")
    _days(where, wanted, "one")
    if wanted.at_least is not None:
        where.add("coalesce(one.best, one.low) >= ?", wanted.at_least)
    if wanted.at_most is not None:
        where.add("coalesce(one.best, one.low) <= ?", wanted.at_most)
    if wanted.grade:
        where.add("one.grade = ?", wanted.grade)
    if wanted.single:
        where.add("one.origins = 1")
    if wanted.contested:
        where.add("one.contradictions > 0")
    if wanted.box is not None:
        west, south, east, north = wanted.box
        where.add("one.lat BETWEEN ? AND ?", south, north)
        across = "one.lon BETWEEN ? AND ?" if west <= east else "NOT one.lon BETWEEN ? AND ?"
        where.add(across, *((west, east) if west <= east else (east, west)))
    of_one = Wanted(
        words=wanted.words, voice=wanted.voice, outlet=wanted.outlet, group=wanted.group, method=wanted.method, certainty=wanted.certainty,
        status=wanted.status, assigned=wanted.assigned, flagged=wanted.flagged, published_since=wanted.published_since,
        published_until=wanted.published_until,
    )  # fmt: skip
    if of_one:
        where.slow = True
        sql, values = _told(of_one, hidden, telling)
        if wanted.words:
            # Whoever types the name of a place means what happened there, whether a claim's own words name it or not.
            others = replace(of_one, words="")
            rest, more = _told(others, hidden, telling) if others else ("1", [])
            sql = f"({sql} OR (instr(lower(one.place), ?) > 0 AND {rest}))"
            values = [*values, wanted.words.strip(' "').lower(), *more]
        where.add(sql, *values)
    return where


def _told(wanted: Wanted, hidden: Hidden | None, telling: Telling) -> tuple[str, list[Any]]:
    """That one of the incident's claims is so."""
    return "one.name IN (SELECT value FROM json_each(?))", [telling(of_claims(wanted, hidden))]


def of_reports(wanted: Wanted, hidden: Hidden | None) -> Where:
    """Conditions on rows of `report`; what is asked of its claims must hold of one of them."""
    where = Where()
    if hidden is not None and hidden.reports:
        where.add("report.key NOT IN (SELECT value FROM json_each(?))", _list(hidden.reports))
    if wanted.outlet:
        where.add("report.outlet = ?", wanted.outlet)
    if wanted.published_since:
        where.add("report.published >= ?", wanted.published_since.isoformat())
    if wanted.published_until:
        where.add("report.published <= ?", wanted.published_until.isoformat())
    if found := terms(wanted.words):
        where.add("report.n IN (SELECT rowid FROM words WHERE words MATCH ?)", found)
    rest = Wanted(
        kind=wanted.kind, place=wanted.place, ids=wanted.ids, voice=wanted.voice, since=wanted.since, until=wanted.until, at_least=wanted.at_least,
        at_most=wanted.at_most, group=wanted.group, method=wanted.method, certainty=wanted.certainty, status=wanted.status,
        assigned=wanted.assigned, flagged=wanted.flagged,
    )  # fmt: skip
    if rest:
        told = of_claims(rest, hidden)
        where.add(f"report.n IN (SELECT report FROM claim WHERE {told.sql()})", *told.values)  # noqa: S608  words of our own; values are bound
    return where


def hidden_claims(hidden: Hidden) -> tuple[str, list[Any]]:
    """The condition that a row of `claim` is hidden."""
    sql = "(claim.report IN (SELECT n FROM report WHERE key IN (SELECT value FROM json_each(?)))"
    sql += " OR claim.n IN (SELECT c.n FROM json_each(?) AS pair JOIN report AS r ON r.key = pair.value ->> 0"
    sql += " JOIN claim AS c ON c.report = r.n AND c.id = pair.value ->> 1))"
    return sql, [_list(hidden.reports), json.dumps(sorted(hidden.claims))]


def _seen(where: Where, hidden: Hidden | None, name: str) -> None:
    if hidden is not None:
        sql, values = hidden_claims(hidden)
        where.add(f"NOT {sql.replace('claim.', f'{name}.')}", *values)


def _at(where: Where, wanted: Wanted, name: str) -> None:
    """A place by its usual name or its gazetteer id, and all that lies in it (`ids`, as the index gives them)."""
    # An id has its gazetteer before a colon: to look for a name among ids takes a third of the time, and finds nothing.
    ids = sorted({*wanted.ids, *([wanted.place] if ":" in wanted.place else [])})
    inside = "".join([f" OR instr({name}.within, ?) > 0"] * len(ids))
    where.add(f"({name}.place = ? COLLATE NOCASE{inside})", wanted.place, *(f"|{id}|" for id in ids))


def _days(where: Where, wanted: Wanted, name: str) -> None:
    """What lasted several days is of each of them."""
    if wanted.since:
        where.add(f"{name}.end >= ?", wanted.since.isoformat())
    if wanted.until:
        where.add(f"{name}.start <= ?", wanted.until.isoformat())


def _published(where: Where, wanted: Wanted, report: str) -> None:
    told = Where()
    if wanted.outlet:
        told.add("outlet = ?", wanted.outlet)
    if wanted.published_since:
        told.add("published >= ?", wanted.published_since.isoformat())
    if wanted.published_until:
        told.add("published <= ?", wanted.published_until.isoformat())
    if told.parts:
        where.add(f"{report} IN (SELECT n FROM report WHERE {told.sql()})", *told.values)  # noqa: S608  words of our own; values are bound


def _plain(word: str) -> str:
    """Without what LIKE takes for anything."""
    return re.sub(r"[%_|]", "", word)


def _list(values: Iterable[str]) -> str:
    return json.dumps(sorted(values), ensure_ascii=False)
