"""The file of the index: made where there is none, opened by each thread for itself, made anew when it is of another program or record.

Comes in: a path. Goes out: connections. What is in it is written by filling.py and read by asking.py. It holds words of reports, so
that it is its owner's alone, and goes as a whole when a report is erased.
"""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

from onrecord.store.disk import make_folders, make_private, remove_index

SHAPE = "10"
"""Another shape of tables, or another way to fill them, is another index."""
_WAIT_S = 10.0
_TABLES = """
CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE report (
  n INTEGER PRIMARY KEY, key TEXT UNIQUE, title TEXT, outlet TEXT, published TEXT, added TEXT, claims INT, open INT, copy_of TEXT);
CREATE INDEX report_day ON report (published DESC, n DESC);
CREATE INDEX report_added ON report (added DESC, n DESC);
CREATE INDEX report_outlet ON report (outlet, claims);
CREATE INDEX report_copy ON report (copy_of);
CREATE TABLE claim (
  n INTEGER PRIMARY KEY AUTOINCREMENT, report INT, id TEXT, kind TEXT, low INT, high INT, figure TEXT, unit TEXT, groups TEXT, method TEXT,
  actor TEXT, certainty TEXT, superseded INT, place TEXT, within TEXT, start TEXT, end TEXT, voice TEXT, status TEXT, flagged TEXT,
  assigned TEXT, incident TEXT, quote TEXT, UNIQUE (report, id));
CREATE INDEX claim_kind ON claim (kind, status, start, end);
CREATE INDEX claim_of_kind ON claim (kind, report, status, incident);
CREATE INDEX claim_day ON claim (start DESC, report, n, status);
CREATE INDEX claim_place ON claim (place, within);
CREATE INDEX claim_incident ON claim (incident);
CREATE INDEX claim_status ON claim (status);
CREATE INDEX claim_flagged ON claim (flagged) WHERE flagged IS NOT NULL;
CREATE INDEX claim_assigned ON claim (assigned) WHERE assigned IS NOT NULL;
CREATE TABLE voice (claim INT, key TEXT, name TEXT, kind TEXT, report INT);
CREATE INDEX voice_key ON voice (key, report, claim);
CREATE INDEX voice_claim ON voice (claim);
CREATE INDEX voice_name ON voice (name COLLATE NOCASE, claim);
CREATE TABLE said (key TEXT PRIMARY KEY, name TEXT, kind TEXT, claims INT) WITHOUT ROWID;
CREATE TABLE said_in (key TEXT, report INT, claims INT, PRIMARY KEY (key, report)) WITHOUT ROWID;
CREATE TRIGGER said_more AFTER INSERT ON voice BEGIN INSERT INTO said VALUES (new.key, new.name, new.kind, 1) ON CONFLICT DO UPDATE SET claims = claims + 1, name = min(name, excluded.name); INSERT INTO said_in VALUES (new.key, new.report, 1) ON CONFLICT DO UPDATE SET claims = claims + 1; END;
CREATE TRIGGER said_less AFTER DELETE ON voice BEGIN UPDATE said SET claims = claims - 1 WHERE key = old.key; DELETE FROM said WHERE key = old.key AND claims = 0; UPDATE said_in SET claims = claims - 1 WHERE key = old.key AND report = old.report; DELETE FROM said_in WHERE key = old.key AND report = old.report AND claims = 0; END;
CREATE TABLE incident (
  name TEXT PRIMARY KEY, stamp INT, happenings INT, kind TEXT, kinds TEXT, place TEXT, within TEXT, country TEXT, lat REAL, lon REAL,
  radius REAL, precision TEXT, start TEXT, end TEXT, harm TEXT, low INT, best INT, high INT, reports INT, origins INT, grade TEXT,
  provisional INT, contradictions INT, clash TEXT, told TEXT, version INT) WITHOUT ROWID;
CREATE TABLE blank (name TEXT PRIMARY KEY, stamp INT, happenings INT) WITHOUT ROWID;
CREATE INDEX incident_day ON incident (
  start DESC, name, end, kinds, grade, origins, contradictions, best, low, lat, lon, place, within, precision, reports, told);
CREATE INDEX incident_toll ON incident (best DESC, low DESC, name);
CREATE INDEX incident_reports ON incident (reports DESC, name);
CREATE INDEX incident_told ON incident (told DESC, name);
CREATE INDEX incident_map ON incident (
  lat, lon, radius, precision, place, country, kind, best, low, high, start, end, kinds, grade, origins, contradictions,
  within);
CREATE INDEX incident_time ON incident (start, end, kind, best, low, high, kinds, grade, origins, contradictions, lat, lon, place, within);
CREATE INDEX incident_place ON incident (place);
CREATE INDEX incident_country ON incident (country);
CREATE INDEX incident_clash ON incident (contradictions, told) WHERE contradictions > 0;
CREATE TABLE moved (what TEXT, value);
CREATE UNIQUE INDEX moved_once ON moved (what, value);
CREATE TRIGGER incident_put AFTER INSERT ON incident BEGIN INSERT OR IGNORE INTO moved VALUES ('lat', new.lat), ('start', new.start); END;
CREATE TRIGGER incident_dropped AFTER DELETE ON incident BEGIN INSERT OR IGNORE INTO moved VALUES ('lat', old.lat), ('start', old.start); END;
CREATE TABLE spot (
  lat REAL, lon REAL, radius REAL, precision TEXT, place TEXT, country TEXT, kind TEXT, incidents INT, most INT);
CREATE INDEX spot_order ON spot (lat, lon, radius, precision, place, country, kind, incidents, most);
CREATE TABLE span (start TEXT, end TEXT, kind TEXT, incidents INT, most INT, one TEXT);
CREATE INDEX span_order ON span (start, end, kind, incidents, most, one);
CREATE TABLE origin (incident TEXT, key TEXT, name TEXT, kind TEXT, first INT, alone INT, contradicted INT);
CREATE INDEX origin_key ON origin (key, first, alone, contradicted);
CREATE INDEX origin_incident ON origin (incident);
CREATE TABLE carried (incident TEXT, outlet TEXT, first INT, alone INT, contradicted INT);
CREATE INDEX carried_outlet ON carried (outlet, first, alone, contradicted);
CREATE INDEX carried_incident ON carried (incident);
CREATE TABLE protected (report TEXT PRIMARY KEY, reading INT, text TEXT, marks TEXT, title TEXT) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (title, text, content='', tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE quotes USING fts5 (quote, content='', tokenize="unicode61 remove_diacritics 2");
"""

_held = threading.local()


def connection(path: Path) -> sqlite3.Connection:
    """This thread's connection to the index, which is made where there is none."""
    held: dict[Path, tuple[sqlite3.Connection, int]] = _held.__dict__.setdefault("open", {})
    try:
        number = path.stat().st_ino
    except FileNotFoundError:
        number = -1
    known = held.get(path)
    if known is not None and known[1] == number:
        return known[0]
    if known is not None:
        known[0].close()
    made = _opened(path)
    held[path] = made, path.stat().st_ino
    return made


def forget(path: Path) -> None:
    """The index goes, with every word in it; whoever asks next gets an empty one."""
    held = _held.__dict__.get("open", {})
    if path in held:
        held.pop(path)[0].close()
    remove_index(path)


def value(index: sqlite3.Connection, name: str) -> str | None:
    row = index.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
    return row[0] if row else None


def set_value(index: sqlite3.Connection, name: str, value: object) -> None:
    index.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (name, str(value)))


def content(index: sqlite3.Connection) -> str:
    """A name for the rows as they are: others have another name, also in an index that is made anew."""
    return value(index, "content") or ""


def renew(index: sqlite3.Connection) -> None:
    """In a transaction that writes rows."""
    index.execute("INSERT OR REPLACE INTO state VALUES ('content', hex(randomblob(12)))")


def _opened(path: Path) -> sqlite3.Connection:
    for _ in range(2):
        try:
            return _whole(path)
        except (
            sqlite3.DatabaseError
        ):  # damaged, or another program's: there is nothing in it that the record does not hold
            forget(path)
    return _whole(path)


def _whole(path: Path) -> sqlite3.Connection:
    make_folders(path.parent)
    make_private(path)
    index = sqlite3.connect(path, timeout=_WAIT_S, isolation_level=None)
    try:
        # What a power cut takes is made again.
        index.execute("PRAGMA journal_mode=WAL")
        index.execute("PRAGMA synchronous=OFF")
        if _is_empty(index):
            _make_tables(index)
        if value(index, "shape") != SHAPE:
            raise sqlite3.DatabaseError("an index of another shape")
    except BaseException:
        index.close()
        raise
    return index


def _make_tables(index: sqlite3.Connection) -> None:
    index.execute("BEGIN IMMEDIATE")
    if _is_empty(index):  # another may have been at it
        for statement in _TABLES.split(";\n"):
            index.execute(statement)
        set_value(index, "shape", SHAPE)
        renew(index)
    index.execute("COMMIT")


def _is_empty(index: sqlite3.Connection) -> bool:
    return not index.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
