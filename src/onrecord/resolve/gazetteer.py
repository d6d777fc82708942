"""Where names lie: the index built at first use (`ensure_index`) and searched ever after (`Gazetteer`).

The index is a cache that can be deleted at any time: gazetteer_build.py makes it again from the
data in the package. Which of several places a report means is decided in places.py.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from onrecord.errors import OnrecordError
from onrecord.resolve import gazetteer_build
from onrecord.resolve.gazetteer_build import Progress

_MADE_FROM = (
    ("onrecord", "data/supplement.csv"),
    ("onrecord", "data/divisions.tsv.xz"),
    ("onrecord", "data/first_names.txt"),
    ("onrecord.resolve", "folding.py"),
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


def ensure_index(progress: Progress | None = None) -> Path:
    """The index to search, built first if it is not there; `progress` is told (done, total) while it is."""
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


class Gazetteer:
    """The index, open for reading. Answers are kept, so asking again costs nothing."""

    def __init__(self, index: Path) -> None:
        try:
            # immutable: no locks and no journal, so a read-only folder will do.
            self._database = sqlite3.connect(
                f"{index.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
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
        self.named = lru_cache(20_000)(self._named)
        self.loosely = lru_cache(5_000)(self._loosely)
        self.entry = lru_cache(10_000)(self._entry)
        self.word = lru_cache(10_000)(self._word)
        self._holders = lru_cache(10_000)(self._chain)

    def _named(self, key: str) -> tuple[tuple[int, int], ...]:
        """(place, how) of every place with this strict key."""
        return tuple(self._database.execute("SELECT place, how FROM name WHERE key = ?", (key,)))

    def _loosely(self, key: str, country: str) -> tuple[int, ...]:
        rows = self._database.execute("SELECT place FROM loose WHERE key = ? AND country = ?", (key, country))
        return tuple(place for (place,) in rows)

    def _entry(self, place: int) -> Entry:
        return Entry(*self._database.execute("SELECT * FROM place WHERE id = ?", (place,)).fetchone())

    def _word(self, key: str) -> int:
        """What else a key is: WORD, FIRST_NAME, LAST_NAME, or 0."""
        found = self._database.execute("SELECT what FROM word WHERE key = ?", (key,)).fetchone()
        return found[0] if found else 0

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
