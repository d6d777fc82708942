"""What is disturbed: adding, deciding, linking and bringing forward, each as work that can be taken up again wherever it stopped.

Comes in: where a record is, and whom to tell of what is committed. Goes out: the record with the work done. What a record
holds afterwards is in `holdings.py`; who kills, fills and cuts off is in the tests.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from onrecord import deciding, linking
from onrecord.address import Address, Server
from onrecord.bench.made import Made, stream
from onrecord.decisions import Act, Person, Subject, Wish
from onrecord.ingest import ingest
from onrecord.records import Claim, Failure, Report
from onrecord.store import Record, open_record

Tell = Callable[[str], None]
MADE: list[Made] = list(stream(60, seed=3))
BY_ID = {one.report.id: one.claims for one in MADE}
BROKEN = Failure("broken.jsonl", "line 3", "no-json", "this is no JSON", "one object a line", "Mend the line")
RELEASED = Path(__file__).resolve().parents[1] / "store" / "released"
_AT_ONCE = 5
"""Reports added before they are linked."""
_LINKED_AFTER = (5, 17, 24)
"""Decisions after which the incidents are brought up to date."""


class Work(Protocol):
    name: str

    def ready(self, where: Address) -> None:
        """Make what the work begins with."""
        ...

    def run(self, where: Address, tell: Tell) -> None:
        """Do the work, or what is left of it, and tell of each part that is committed."""
        ...


@dataclass(frozen=True)
class Adding:
    """Reports with their raw bytes, and a broken one, added and linked a few at a time."""

    name: str = "add"

    def ready(self, where: Address) -> None:
        open_record(where, create=True).close()

    def run(self, where: Address, tell: Tell) -> None:
        with open_record(where) as record:
            for first in range(0, len(MADE), _AT_ONCE):
                items: list[Report | Failure] = [
                    _with_bytes(one.report) for one in MADE[first : first + _AT_ONCE]
                ]
                ingest(_told([BROKEN, *items] if first == 0 else items, tell), record, _claims, "v1")
                linking.up_to_date(record)


@dataclass(frozen=True)
class Linking:
    """Reports that are in the record already, linked and linked anew after decisions that persons made meanwhile."""

    name: str = "link"

    def ready(self, where: Address) -> None:
        with open_record(where, create=True) as record:
            _add_all(record)

    def run(self, where: Address, tell: Tell) -> None:
        with open_record(where) as record:
            linking.up_to_date(record)
            made = {one.why for one in record.decisions.all()}
            for number, step in enumerate(STEPS[:6]):
                _take(record, number, step, made, tell)
            linking.up_to_date(record)


@dataclass(frozen=True)
class Deciding:
    """Decisions of three persons one after the other, with the incidents brought up to date now and then."""

    name: str = "decide"

    def ready(self, where: Address) -> None:
        with open_record(where, create=True) as record:
            _add_all(record)
            linking.up_to_date(record)

    def run(self, where: Address, tell: Tell) -> None:
        with open_record(where) as record:
            made = {one.why for one in record.decisions.all()}
            for number, step in enumerate(STEPS):
                _take(record, number, step, made, tell)
                # Where a later one is made, this was done before it.
                if number in _LINKED_AFTER and made.isdisjoint(map(_why, range(number + 1, len(STEPS)))):
                    linking.up_to_date(record)


@dataclass(frozen=True)
class Migrating:
    """A record brought forward from the schema of an older program, or made from nothing (`since` 0)."""

    since: int

    @property
    def name(self) -> str:
        return f"migrate from {self.since}"

    def ready(self, where: Address) -> None:
        if not self.since:
            if isinstance(where, Path):
                where.touch()
            return
        dump = next(RELEASED.glob(f"{self.since:04}_*.sql")).read_text("utf-8")
        if isinstance(where, Path):
            db = sqlite3.connect(where)
            db.executescript(dump)
            db.close()
        else:
            _released_on_server(where, self.since, dump)

    def run(self, where: Address, tell: Tell) -> None:
        with open_record(where, create=True) as record:
            tell(f"schema {record.counts().reports}")


def _told(items: list[Report | Failure], tell: Tell) -> Iterator[Report | Failure]:
    for item in items:
        yield item
        if isinstance(item, Report):  # asked for the next: this one is committed
            tell(item.id)


def _with_bytes(report: Report) -> Report:
    """With the raw bytes that it was read from, which are kept beside the record."""
    raw = report.text.encode()
    return replace(report, raw=raw, raw_sha256=hashlib.sha256(raw).hexdigest())


def _claims(report: Report) -> list[Claim]:
    return list(BY_ID[report.id])


def _add_all(record: Record) -> None:
    for one in MADE:
        record.add(one.report, one.claims, "v1")


# --- decisions ----------------------------------------------------------------------------------

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
ANN, BEN, CY = Person("ann", "analyst"), Person("ben", "reviewer"), Person("cy", "admin")
_CLAIMS = [claim.ref for one in MADE for claim in one.claims]
_REPORTS = [one.report for one in MADE]


@dataclass(frozen=True)
class Step:
    """A decision of the series: who, what, about which claim, report, incident of a claim, or earlier decision."""

    who: Person
    act: Act
    kind: str
    which: int
    value: dict[str, Any]


def _step(who: Person, act: Act, kind: str, which: int, /, **value: Any) -> Step:
    return Step(who, act, kind, which, value)


STEPS: tuple[Step, ...] = (
    _step(ANN, "accept", "claim", 0),
    _step(ANN, "reject", "claim", 1),
    _step(ANN, "merge", "incident", 11, other=13),
    _step(ANN, "correct", "claim", 21, field="kind", to="injured"),
    _step(ANN, "add", "report", 2, start=0, end=12, kind="detained", figure={"low": 4, "high": 4}),
    _step(ANN, "split", "incident", 0),
    _step(ANN, "flag", "claim", 1),
    _step(BEN, "second", "claim", 1),
    _step(BEN, "grade", "incident", 3, grade="fair"),
    _step(BEN, "undo", "decision", 2),
    _step(BEN, "overrule", "incident", 3, kind="killed", group=None, low=2, best=3, high=5),
    _step(ANN, "assign", "report", 1, to="ben"),
    _step(ANN, "comment", "incident", 40),
    _step(ANN, "undo", "decision", 1),
    _step(ANN, "protect", "report", 3, start=0, end=6, who="victim"),
    _step(BEN, "reject", "claim", 60),
    _step(CY, "restrict", "report", 4, group="field"),
    _step(ANN, "merge", "incident", 50, other=20),
    _step(ANN, "undo", "decision", 3),
    _step(BEN, "undo", "decision", 13),
    _step(ANN, "correct", "claim", 61, field="groups", to=["civilian"]),
    _step(ANN, "add", "report", 2, start=13, end=20, kind="missing"),
    _step(BEN, "undo", "decision", 10),
    _step(CY, "restrict", "report", 4, group=None),
    _step(ANN, "accept", "claim", 62),
)  # fmt: skip


def _take(record: Record, number: int, step: Step, made: set[str], tell: Tell) -> None:
    """Take the decision unless it was taken before; the reason tells decisions apart."""
    why = _why(number)
    if why in made:
        return
    wish = Wish(step.act, _subject(record, step), _value(record, step), why)
    tell(deciding.decide(record, wish, step.who, NOW + timedelta(minutes=number)).id)


def _why(number: int) -> str:
    return f"step {number} of the series"


def _subject(record: Record, step: Step) -> Subject:
    if step.kind == "claim":
        report, claim = _CLAIMS[step.which]
        return Subject("claim", report, claim)
    if step.kind == "report":
        return Subject("report", _REPORTS[step.which].id)
    if step.kind == "decision":
        undone = next(one for one in record.decisions.all() if one.why == _why(step.which))
        return Subject("decision", id=undone.id)
    return Subject("incident", id=_incident(record, step.which))


def _incident(record: Record, claim: int) -> str:
    """The incident that a claim is in now."""
    report, id = _CLAIMS[claim]
    return next(one.incident for one in record.links.placed() if one.report == report and id in one.claims)


def _value(record: Record, step: Step) -> dict[str, Any]:
    if step.act == "merge":
        return {"with": [_incident(record, step.value["other"])]}
    if step.act == "split":
        placed = record.links.placed_in({_incident(record, step.which)})
        first = min((one.report, min(one.claims)) for one in placed)
        return {"out": [list(first)]}
    return dict(step.value)


# --- released schemas ---------------------------------------------------------------------------


def _released_on_server(where: Server, since: int, dump: str) -> None:
    """A server's record as an older program left it: its migrations, and the rows of its released file put in past the store."""
    from psycopg import sql

    from onrecord.store import engine, server

    engine.set_up_django()
    from onrecord.store import upgrade
    from onrecord.store.writing import writing

    name = engine.connect(where, 5)
    db = engine.connection(name)
    db.disable_constraint_checking()
    try:
        with writing(name):
            server.make_room(db)
            for _ in range(since):
                upgrade._set_version(db, where, upgrade._run_next(db))
    finally:
        engine.disconnect(name)
    old = sqlite3.connect(":memory:")
    old.executescript(dump)
    tables = [name for (name,) in old.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    kept = [name for name in tables if not name.startswith(("sqlite_", "django_"))]
    _put_in(where, old, kept, sql)


def _put_in(where: Server, old: sqlite3.Connection, tables: list[str], sql: Any) -> None:
    import psycopg

    with psycopg.connect(where.address) as db:
        db.execute("SET CONSTRAINTS ALL DEFERRED")
        for table in tables:
            rows = old.execute(f'SELECT * FROM "{table}"')  # noqa: S608  a name of our own tables
            columns = [column for column, *_ in rows.description]
            kinds = dict(
                db.execute(
                    "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s",
                    [table],
                ).fetchall()
            )
            into = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
                sql.Identifier(table),
                sql.SQL(", ").join(map(sql.Identifier, columns)),
                sql.SQL(", ").join(sql.Placeholder() for _ in columns),
            )
            for row in rows:
                values = [_as(kinds[column], value) for column, value in zip(columns, row, strict=True)]
                db.execute(into, values)
            if kinds.get("id") in ("bigint", "integer"):
                number = sql.SQL("SELECT setval(pg_get_serial_sequence({}, 'id'), (SELECT max(id) FROM {}))")
                db.execute(number.format(sql.Literal(table), sql.Identifier(table)))


def _as(kind: str, value: Any) -> Any:
    """A value of the file as the server's column takes it."""
    if value is None:
        return None
    if kind == "boolean":
        return bool(value)
    if kind == "timestamp with time zone":
        return datetime.fromisoformat(value).replace(tzinfo=UTC)
    return value
