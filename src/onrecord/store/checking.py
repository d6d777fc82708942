"""Whether a record's storage is sound: the database, each report's text and raw bytes against their digests, the counts.

Comes in: an open record. Goes out: faults, each with where it is, and what is worth knowing and no fault. Nothing is changed.
Who did what, and whether somebody altered it, is for the log to prove.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import Count

from onrecord.errors import RecordError
from onrecord.store import engine, rows
from onrecord.store.models import ReadingRow, ReportRow
from onrecord.store.raw_rows import from_row
from onrecord.store.record import SqlRecord

_PAGE = 100
_MOST_OF_SQLITE = 100
_Told = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Found:
    """`fault` is false where it is only worth knowing. Neither text nor names of reports are in it."""

    where: str
    what: str
    fault: bool = True


def check(record: SqlRecord, tell: _Told) -> Iterator[Found]:
    whole: set[bytes] = set()
    for step in (
        _database(record),
        _raw_files(record, whole, tell),
        _reports(record, whole, tell),
        _readings(record, tell),
    ):
        try:
            yield from step
        except RecordError as error:  # a page of the file that cannot be read; the other steps may find more
            yield Found("database", error.found)


def _database(record: SqlRecord) -> Iterator[Found]:
    """What SQLite finds by itself; a server holds its keys at every commit and has its own tools for its disk."""
    db = engine.connection(record.alias)
    if db.vendor != "sqlite":
        return
    with record.mended(), db.cursor() as cursor:
        said = cursor.execute(f"PRAGMA integrity_check({_MOST_OF_SQLITE})").fetchall()
        for (line,) in said if said != [("ok",)] else ():
            yield Found("database", f"SQLite finds: {line}")
        for table, row, parent, _ in cursor.execute("PRAGMA foreign_key_check").fetchall():
            # A table without row numbers has none to tell.
            place = f"{table}, row {row}" if row is not None else table
            yield Found(place, f"it points to a row of {parent} that is not there")


def _raw_files(record: SqlRecord, whole: set[bytes], tell: _Told) -> Iterator[Found]:
    files = record.raw_files
    for done, digest in enumerate(files.digests(), 1):
        if files.is_whole(digest):
            whole.add(bytes.fromhex(digest))
        else:
            yield Found(str(files.path(digest)), "the raw bytes in it are not those of its name")
        tell("raw files", done)


def _reports(record: SqlRecord, whole: set[bytes], tell: _Told) -> Iterator[Found]:
    files, named, gone = record.raw_files, set(), set()
    earlier, not_kept, without, erased, last, done = files.earlier(), 0, 0, 0, 0, 0
    reports = (
        ReportRow.objects.using(record.alias)
        .order_by("pk")
        .only("key", "text", "text_sha256", "raw_sha256", "raw", "erased")
    )
    while True:
        with record.mended():
            page = list(reports.filter(pk__gt=last)[:_PAGE])
        if not page:
            break
        for row in page:
            where = f"report {row.key}"
            if row.erased is not None:
                erased += 1
                gone.add(_bytes(row.raw_sha256))
                continue
            if rows.text_sha256(row.text) != row.text_sha256:
                yield Found(where, "its text is not the one that was added (SHA-256)")
            raw = _bytes(row.raw_sha256)
            if row.raw is not None:
                if from_row(row.raw, row.text, row.raw_sha256) is None:
                    yield Found(where, "its raw bytes are not those that it was read from (SHA-256)")
            elif raw in whole:
                named.add(raw)
            elif files.holds(row.raw_sha256):
                pass  # damaged: told with the file
            elif not row.raw_sha256:
                without += 1
            elif row.pk <= earlier:
                not_kept += 1
            else:
                yield Found(where, f"its raw bytes are missing ({files.folder})")
        done, last = done + len(page), page[-1].pk
        tell("reports", done)
    if not_kept:
        yield Found(_many(not_kept), "raw bytes not kept: added by an earlier version", fault=False)
    if without:
        yield Found(_many(without), "no raw bytes: added without any", fault=False)
    if erased:
        yield Found(_many(erased), "erased on request, with their raw bytes", fault=False)
    for raw in sorted(whole & gone - named):
        yield Found(str(files.path(raw.hex())), "the raw bytes of a report that was erased: delete this file")
    if left := len(whole - named - gone):
        what = "raw bytes that no report names: left by a run that was stopped"
        yield Found(f"{files.folder}, {left:,} file{'s'[: left != 1]}", what, fault=False)


def _readings(record: SqlRecord, tell: _Told) -> Iterator[Found]:
    last = done = 0
    readings = ReadingRow.objects.using(record.alias).annotate(held=Count("claims")).order_by("pk")
    columns = ("pk", "report__key", "n_claims", "held")
    while True:
        with record.mended():
            page = list(readings.filter(pk__gt=last).values_list(*columns)[: 10 * _PAGE])
        if not page:
            return
        for number, key, expected, held in page:
            if expected != held:
                yield Found(
                    f"report {key}, reading {number}",
                    f"it holds {held:,} claims where {expected:,} were read",
                )
        done, last = done + len(page), page[-1][0]
        tell("readings", done)


def _bytes(digest: str) -> bytes:
    try:
        return bytes.fromhex(digest)
    except ValueError:
        return b""


def _many(n: int) -> str:
    return f"{n:,} report{'s'[: n != 1]}"
