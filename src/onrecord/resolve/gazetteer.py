"""Where names lie: the index built at first use (`ensure_index`) and searched ever after (`Gazetteer`).

The index is a cache that can be deleted at any time: gazetteer_build.py makes it again from the
data in the package. Places that a person added lie in a file of their own (added/), which is searched second. Which of several
places a report means is decided in places.py.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from onrecord.errors import OnrecordError
from onrecord.folding import name_key
from onrecord.resolve import gazetteer_build
from onrecord.resolve.added import load, store
from onrecord.resolve.gazetteer_build import Progress
from onrecord.settings import places_path

_MADE_FROM = (
    ("onrecord", "data/supplement.csv"),
    ("onrecord", "data/divisions.tsv.xz"),
    ("onrecord", "data/first_names.txt"),
    ("onrecord", "folding.py"),
    ("onrecord.resolve", "gazetteer_build.py"),
)


class GazetteerError(OnrecordError):
    """The index of places cannot be built or opened."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the index. `position` is 'own', or the kind of the place above it whose position it takes."""

    id: int
    gid: str
    name: str
    kind: str
    country: str | None
    parent: int | None
    lat: float | None
    lon: float | None
    radius: float | None
    people: int
    position: str


@dataclass(frozen=True, slots=True)
class Said:
    """What an added file says of a place; `code` is GeoNames' feature code, or empty; `made` where nothing else knew the place."""

    source: str
    file: str
    gid: str
    code: str
    made: bool
    others: tuple[str, ...]


def digest() -> str:
    """Names what the index is made from: a changed pack, supplement or way of folding is another index."""
    made_from = hashlib.sha256()
    with (files("onrecord") / "data" / "gazetteer.tsv.xz").open("rb") as pack:
        # The last bytes of the file hold the SHA-256 of what it unpacks to; reading all of it takes longer.
        size = pack.seek(0, os.SEEK_END)
        pack.seek(max(0, size - 256))
        made_from.update(f"{size} ".encode() + pack.read())
    for package, name in _MADE_FROM:
        made_from.update(files(package).joinpath(name).read_bytes())
    return made_from.hexdigest()[:16]


def cache_folder() -> Path:
    """Where the index is kept: `ONRECORD_CACHE`, else the cache folder of the user."""
    if named := os.environ.get("ONRECORD_CACHE"):
        return Path(named)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "onrecord"


def _spare_folder() -> Path:
    """A folder of our own among the temporary files, the same one each time unless it is another's."""
    folder = Path(tempfile.gettempdir()) / f"onrecord-{os.getuid()}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        if folder.is_symlink() or folder.stat().st_uid != os.getuid():
            raise PermissionError(folder)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="onrecord-"))
    return folder


def added_places() -> Path:
    """The file of added places; it is there once a person has added some."""
    return places_path(os.environ)


def ensure_index(progress: Progress | None = None) -> Path:
    """The index to search, built first if it is not there; `progress` is told (done, total) while it is.

    Places that were added beside another index are indexed again.
    """
    index = _ensure_base(progress)
    load.refresh(
        added_places(), index, digest(), lambda _, done, of: progress(done, of or done) if progress else None
    )
    return index


def _ensure_base(progress: Progress | None) -> Path:
    name = f"gazetteer-{digest()}.sqlite"
    kept = cache_folder() / name
    if kept.is_file():
        return kept
    try:
        return _build_into(kept, progress)
    except PermissionError:
        pass
    except OSError as problem:
        if isinstance(problem, FileExistsError | NotADirectoryError) or problem.errno == 30:
            pass
        else:
            raise _no_index(kept, problem) from problem
    spare = _spare_folder() / name
    try:
        return spare if spare.is_file() else _build_into(spare, progress)
    except OSError as problem:
        raise _no_index(spare, problem) from problem


def _no_index(path: Path, problem: OSError) -> GazetteerError:
    return GazetteerError(
        str(path.parent),
        f"the index of places cannot be written ({problem.strerror})",
        "a folder with 100 MB of free space that can be written to",
        "Set ONRECORD_CACHE to such a folder.",
    )


def _build_into(path: Path, progress: Progress | None) -> Path:
    """Built under another name and renamed: whoever finds the file finds it whole, however many build."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(prefix=".gazetteer-", suffix=".part", dir=path.parent)
    os.close(handle)
    try:
        gazetteer_build.build(Path(unfinished), progress)
        os.replace(unfinished, path)
    except sqlite3.OperationalError as problem:
        Path(unfinished).unlink(missing_ok=True)
        raise OSError(28, str(problem)) from problem
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
    return path


MOST_ADDED = 40
"""Added places looked at for one name, those with most people first: a whole country has hundreds of a common one."""
_NAMED = "SELECT place, how FROM name WHERE key = ?1"
_NAMED_OR_ADDED = f"""
{_NAMED} UNION ALL SELECT place, how FROM (
    SELECT a.place, a.how FROM added.name a LEFT JOIN added.place p ON p.id = a.place WHERE a.key = ?1
    ORDER BY a.how & {gazetteer_build.OWN} DESC, p.id IS NULL DESC, p.people DESC, a.place LIMIT {MOST_ADDED}
)
"""  # noqa: S608 # numbers of our own
_ADDED_ENTRY = f"SELECT {', '.join(Entry.__slots__)} FROM added.place WHERE id = ?"  # noqa: S608


def _opened(index: Path) -> sqlite3.Connection:
    # immutable: no locks and no journal, so a read-only folder will do.
    address = f"{index.resolve().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(address, uri=True, check_same_thread=False)


_BY_FAR = 1.25


class Gazetteer:
    """The index, open for reading, and the places added to it. Answers are kept, so asking again costs nothing."""

    def __init__(self, index: Path, added: Path | None = None) -> None:
        self._at = index, added or added_places()
        try:
            self._database = _opened(index)
            self.demonyms: dict[str, str] = dict(self._database.execute("SELECT key, country FROM demonym"))
            self.country_ids: dict[str, int] = dict(
                self._database.execute("SELECT country, id FROM place WHERE kind = 'country'")
            )
        except sqlite3.DatabaseError as problem:
            raise GazetteerError(
                str(index),
                f"it cannot be read as an index of places ({problem})",
                "the file that ensure_index() made",
                "Delete it; it is made again at the next run.",
            ) from problem
        self._better: dict[int, tuple[float, float, float | None]] = {}
        self._has_added = self._attach(self._at[1])
        self.named = lru_cache(20_000)(self._named)
        self.loosely = lru_cache(5_000)(self._loosely)
        self.entry = lru_cache(10_000)(self._entry)
        self.word = lru_cache(10_000)(self._word)
        self.called_by_word = lru_cache(10_000)(self._called_by_word)
        self.largest_in = lru_cache(1_000)(self._largest_in)
        self.divisions_of = lru_cache(300)(self._divisions_of)
        self.is_small_added = lru_cache(10_000)(self._is_small_added)
        self._holders = lru_cache(10_000)(self._chain)

    def reopen(self) -> None:
        """A connection of its own for a process that was forked: no two should have one."""
        self._database = _opened(self._at[0])
        self._attach(self._at[1])

    def _attach(self, added: Path) -> bool:
        if not added.is_file():
            return False
        try:
            self._database.execute("ATTACH ? AS added", (f"{added.resolve().as_uri()}?mode=ro&immutable=1",))
            better = self._database.execute(
                "SELECT place, lat, lon, said_radius FROM added.joined WHERE better"
            )
            self._better = {place: (lat, lon, radius) for place, lat, lon, radius in better}
        except sqlite3.DatabaseError as problem:
            raise store.unreadable(added, problem) from problem
        return True

    def _named(self, key: str) -> tuple[tuple[int, int], ...]:
        """(place, how) of every place with this strict key."""
        return tuple(self._database.execute(_NAMED_OR_ADDED if self._has_added else _NAMED, (key,)))

    def _called_by_word(self, written: str) -> tuple[int, ...]:
        """Small added places whose name is also a word or a person's name; they are kept under a key of their own."""
        if not self._has_added:
            return ()
        key = gazetteer_build.APART + name_key(written)
        rows = self._database.execute("SELECT place FROM added.name WHERE key = ? LIMIT ?", (key, MOST_ADDED))
        return tuple(place for (place,) in rows)

    def _largest_in(self, division: int) -> Entry | None:
        """The town of a division that has by far the most people."""
        rows = self._database.execute(
            "SELECT id, people FROM place WHERE kind = 'settlement' AND parent = ? ORDER BY people DESC LIMIT 2",
            (division,),
        ).fetchall()
        if not rows or rows[0][1] < max([1, *(_BY_FAR * people for _, people in rows[1:])]):
            return None
        return self._entry(rows[0][0])

    def _divisions_of(self, country: str) -> tuple[tuple[float, float], ...]:
        """Where the first-level divisions of a country lie (degrees), as far as is known."""
        rows = self._database.execute(
            "SELECT p.lat, p.lon FROM division d JOIN place p ON p.id = d.place WHERE d.country = ? AND p.lat IS NOT NULL",
            (country,),
        )
        return tuple(rows)

    def _is_small_added(self, place: int) -> bool:
        """Whether a place is known from an added dump or table alone, and has few people."""
        if not self._has_added:
            return False
        row = self._database.execute(
            "SELECT p.people < ? AND s.kind != 'own' FROM added.place p JOIN added.source s ON s.id = p.source WHERE p.id = ?",
            (gazetteer_build.SMALL, place),
        ).fetchone()
        return bool(row and row[0])

    def _loosely(self, key: str, country: str) -> tuple[int, ...]:
        rows = self._database.execute("SELECT place FROM loose WHERE key = ? AND country = ?", (key, country))
        found = tuple(place for (place,) in rows)
        if self._has_added and not found:
            # What the pack knows goes before: a hamlet that only sounds alike is seldom in the news.
            rows = self._database.execute(
                f"SELECT place FROM added.loose WHERE key = ? AND country = ? LIMIT {MOST_ADDED}",  # noqa: S608
                (key, country),
            )
            found = tuple(place for (place,) in rows)
        return found

    def _entry(self, place: int) -> Entry:
        row = self._database.execute("SELECT * FROM place WHERE id = ?", (place,)).fetchone()
        if row is None:
            row = self._database.execute(_ADDED_ENTRY, (place,)).fetchone()
        entry = Entry(*row)
        if place in self._better:
            lat, lon, radius = self._better[place]
            entry = replace(entry, lat=lat, lon=lon, radius=radius, position="own")
        return entry

    def _word(self, key: str) -> int:
        """What else a key is: WORD, FIRST_NAME, LAST_NAME, or 0."""
        found = self._database.execute("SELECT what FROM word WHERE key = ?", (key,)).fetchone()
        if found is None and self._has_added:
            found = self._database.execute("SELECT what FROM added.word WHERE key = ?", (key,)).fetchone()
        return found[0] if found else 0

    def called(self, name: str) -> list[Entry]:
        """The places that go by a name in any spelling, those where most people live first."""
        ids = dict.fromkeys(place for place, _ in self.named(name_key(name)))
        return sorted(map(self.entry, ids), key=lambda e: (-e.people, e.gid))

    def by_gid(self, gid: str) -> Entry | None:
        """The place with an id: 'geonames:170063', 'onrecord:aleppo-mallah', 'pcode:SY0201', 'own:sites/3'."""
        scheme, _, number = gid.partition(":")
        ask = "SELECT id FROM place WHERE id = ?1" if scheme == "geonames" else "SELECT id FROM place WHERE id < 0 AND gid = ?1"  # fmt: skip
        wanted: str | int = int(number) if scheme == "geonames" and number.isdecimal() else gid
        row = self._database.execute(ask, (wanted,)).fetchone()
        if row is None and self._has_added:
            row = self._database.execute(ask.replace("FROM place", "FROM added.place"), (wanted,)).fetchone()
            row = row or self._database.execute("SELECT place FROM added.joined WHERE gid = ?", (gid,)).fetchone()  # fmt: skip
        return self.entry(row[0]) if row else None

    def said_of(self, place: int) -> tuple[Said, ...]:
        """What the added files say of a place, the one that made it first."""
        if not self._has_added:
            return ()
        rows = self._database.execute(
            "SELECT s.name, s.file, p.gid, p.code, 1, p.others FROM added.place p JOIN added.source s ON s.id = p.source "
            "WHERE p.id = ?1 UNION ALL SELECT s.name, s.file, j.gid, j.code, 0, j.others FROM added.joined j "
            "JOIN added.source s ON s.id = j.source WHERE j.place = ?1",
            (place,),
        )
        return tuple(
            Said(source, file, at, code, bool(made), tuple(filter(None, others.split("|"))))
            for source, file, at, code, made, others in rows
        )

    def feature_code(self, place: int) -> str:
        """GeoNames' feature code of a place, where an added file says it ('ADM2'); else empty."""
        return next((said.code for said in self.said_of(place) if said.code), "")

    def has(self, place: int) -> bool:
        return self._database.execute("SELECT 1 FROM place WHERE id = ?", (place,)).fetchone() is not None

    def above(self, entry: Entry) -> tuple[Entry, ...]:
        """The places that hold this one, nearest first."""
        return self._holders(entry.parent) if entry.parent is not None else ()

    def _chain(self, place: int) -> tuple[Entry, ...]:
        chain = [self.entry(place)]
        while (parent := chain[-1].parent) is not None and len(chain) < 6:
            chain.append(self.entry(parent))
        return tuple(chain)


@lru_cache(maxsize=1)
def shared() -> Gazetteer:
    """One for all who only look up what claims name; places that a person adds later are not in it."""
    return Gazetteer(ensure_index())


def reopen_shared() -> None:
    """In a process that was forked from one that has looked up names."""
    if shared.cache_info().currsize:
        shared().reopen()
