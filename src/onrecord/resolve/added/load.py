"""Adds a file of places to the gazetteer, takes one away, and indexes all again where the pack has changed."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import EXIT_NOTHING_READ, OnrecordError
from onrecord.resolve.added import geonames, store, tables
from onrecord.resolve.added.index import Indexer
from onrecord.resolve.added.recognise import recognised
from onrecord.resolve.added.rows import ACCEPTED, NewPlace, PlacesFileError, Tally

Tell = Callable[[str, int, int | None], None]
"""Told what is done, how much of it is done, and of how much where that is known."""


class UnknownSource(OnrecordError):
    """A name that no added file has, or that another has already."""

    exit_code = EXIT_NOTHING_READ


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a file; `columns` says what its columns were taken for. `known` where it was there already."""

    source: store.Source
    tally: Tally
    columns: dict[str, str]
    known: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asks to be added; `day` is today as YYYY-MM-DD."""

    file: Path
    name: str
    day: str
    columns: str = ""
    alternate_names: Path | None = None


def name_of(file: Path, given: str | None) -> str:
    """The name that the file goes by: as given, else the file's without its ending."""
    name = given if given is not None else re.sub(r"[^\w.-]+", "-", file.stem).strip("-.") or "places"
    if not re.fullmatch(r"\w[\w.-]{0,40}", name):
        raise UnknownSource(
            name, "a name that holds other signs or is too long",
            "letters, digits, dot, hyphen and underscore, 41 at most", "Give another with --as.",
        )  # fmt: skip
    return name


def add(path: Path, base: Path, stamp: str, wish: Wish, tell: Tell) -> Added:
    """Reads a file into the added places at `path`; `base` is the pack's index and `stamp` its name."""
    refresh(path, base, stamp, tell)
    sha256 = _digest(wish.file)
    for source in store.sources(path):
        if source.sha256 == sha256:
            return Added(source, Tally(), {}, known=True)
        if source.name == wish.name:
            raise UnknownSource(
                wish.name, f"a name that {source.file}, added on {source.added}, has", "a name of its own",
                f"Give another with --as, or take that one away first: onrecord places remove {wish.name}",
            )  # fmt: skip
    english = _english(wish, tell)
    tally = Tally()
    with (
        recognised(wish.file, wish.name, wish.columns, english) as found,
        store.changed(path, base, whole=False) as database,
    ):
        number = database.execute("SELECT coalesce(max(id), 0) + 1 FROM source").fetchone()[0]
        rows = found.read(tally, lambda line: tell("reading lines", line, None))
        Indexer(database).take(number, found.kind, rows, tally, lambda n, of: tell("indexing places", n, of))
        if not tally.new and not tally.joined:
            raise _nothing(wish, tally)
        source = store.Source(
            number, wish.name, wish.file.name, found.kind, sha256, wish.day, tally.read, tally.new,
            tally.joined, tally.n_bad, tally.left_out.total(),
        )  # fmt: skip
        _note(database, source, stamp)
    return Added(source, tally, found.columns)


def _note(database: sqlite3.Connection, source: store.Source, stamp: str) -> None:
    values = [getattr(source, name) for name in store.Source.__slots__]
    database.execute(f"INSERT INTO source VALUES ({', '.join('?' * len(values))})", values)  # noqa: S608
    database.execute("INSERT OR REPLACE INTO meta VALUES ('stamp', ?)", (f"{stamp}-{store.FORMAT}",))


def _nothing(wish: Wish, tally: Tally) -> PlacesFileError:
    why = (
        f"; the first: line {tally.bad[0].line}, {tally.bad[0].reason}" if tally.bad else ""
        if not tally.left_out else f"; {tally.left_out.total():,} have feature codes that are not loaded"
    )  # fmt: skip
    return PlacesFileError(
        str(wish.file), f"none of its {tally.read:,} rows is a place that can be used{why}", ACCEPTED,
        "Mend the rows, or say which column holds what with --columns.",
    )  # fmt: skip


def _digest(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as problem:
        raise PlacesFileError(
            str(file), f"it cannot be opened ({problem.strerror})", ACCEPTED, "Check the file's name."
        ) from problem


def _english(wish: Wish, tell: Tell) -> geonames.English | None:
    """Names of alternateNamesV2.txt: the file given, else one that lies beside a dump."""
    file = wish.alternate_names or wish.file.with_name("alternateNamesV2.txt")
    if wish.alternate_names is None and not file.is_file():
        return None
    with recognised(wish.file, wish.name) as found:
        if found.kind != "geonames":
            if wish.alternate_names is None:
                return None
            raise PlacesFileError(
                str(wish.file), "alternate names given for a file that is no GeoNames dump", ACCEPTED,
                "Leave --alternate-names out.",
            )  # fmt: skip
        wanted = frozenset(int(p.gid.partition(":")[2]) for p in found.read(Tally(), None))
    try:
        with file.open("rb") as raw:
            lines = tables.text_lines(raw, str(file))
            return geonames.alternate_names(
                lines, wanted, str(file), lambda n: tell("reading alternate names", n, None)
            )
    except OSError as problem:
        raise PlacesFileError(
            str(file), f"it cannot be opened ({problem.strerror})", "GeoNames' alternateNamesV2.txt", "Check the file's name."
        ) from problem  # fmt: skip


def remove(path: Path, base: Path, stamp: str, name: str, tell: Tell) -> store.Source:
    """Takes a source away; what it shared with others is indexed again from theirs."""
    known = store.sources(path)
    gone = next((source for source in known if source.name == name), None)
    if gone is None:
        raise UnknownSource(
            name, "no added file has this name", ", ".join(s.name for s in known) or "there are none yet",
            "`onrecord places list` shows them.",
        )  # fmt: skip
    _again(path, base, stamp, [source for source in known if source is not gone], tell)
    return gone


def refresh(path: Path, base: Path, stamp: str, tell: Tell) -> None:
    """Indexes all added places again where the pack, the supplement or the way of folding is another now."""
    if store.stamp(path) not in (None, f"{stamp}-{store.FORMAT}"):
        _again(path, base, stamp, store.sources(path), tell)


def _again(path: Path, base: Path, stamp: str, sources: list[store.Source], tell: Tell) -> None:
    with store.changed(path, base, whole=True) as database, closing(store.opened(path)) as old:
        database.execute("INSERT INTO meta VALUES ('stamp', ?)", (f"{stamp}-{store.FORMAT}",))
        for source in sources:
            tally = Tally()
            Indexer(database).take(
                source.id,
                source.kind,
                _kept(old, source.id),
                tally,
                lambda n, of: tell("indexing places", n, of),
            )
            _note(database, source, stamp)
            database.execute(
                "UPDATE source SET new = ?, joined = ? WHERE id = ?", (tally.new, tally.joined, source.id)
            )


def _kept(old: sqlite3.Connection, source: int) -> Iterator[NewPlace]:
    """The rows of a source as they were read, out of the file itself."""
    columns = "line, gid, name, others, kind, code, coalesce(country, ''), above"
    rows = old.execute(
        f"SELECT {columns}, CASE position WHEN 'own' THEN lat END, CASE position WHEN 'own' THEN lon END, said_radius, people "  # noqa: S608
        f"FROM place WHERE source = ?1 UNION ALL SELECT {columns}, lat, lon, said_radius, people FROM joined WHERE source = ?1 "
        "ORDER BY 1",
        (source,),
    )
    for row in rows:
        line, gid, name, others, *rest = row
        yield NewPlace(line, gid, name, tuple(filter(None, others.split("|"))), *rest)
