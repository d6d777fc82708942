"""A backup that is cut, changed or made up is refused with its reason, and nothing is left where it was to go."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import random
import tarfile
from collections.abc import Callable
from pathlib import Path

import pyrage
import pytest
from filled_records import digests, fill, nobody
from test_backup import LOCKS, NOTHING, backed_up

from onrecord.errors import BackupError, RecordError
from onrecord.store import SCHEMA_VERSION
from onrecord.store.restoring import restore
from onrecord.store.sealing import Opening

Members = list[tuple[tarfile.TarInfo, bytes]]


@pytest.fixture(scope="module")
def backups(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("backups")
    fill(folder / "onrecord.db", 3)
    for lock, (locked, _) in LOCKS.items():
        backed_up(folder / "onrecord.db", folder / lock, locked)
    return {lock: folder / lock for lock in LOCKS}


def refused(file: Path, folder: Path, opens: Opening = NOTHING) -> str:
    target = folder / "target"
    target.mkdir(exist_ok=True)
    with pytest.raises((BackupError, RecordError)) as error:
        restore(file, target / "onrecord.db", opens, nobody)
    assert list(target.iterdir()) == []
    assert error.value.exit_code == 4
    return error.value.found


@pytest.mark.parametrize("lock", LOCKS)
def test_cut_off_anywhere(backups: dict[str, Path], tmp_path: Path, lock: str) -> None:
    whole = backups[lock].read_bytes()
    chance = random.Random(7)
    cuts = {
        0,
        1,
        100,
        511,
        512,
        513,
        len(whole) - 1024,
        len(whole) - 1,
        *(chance.randrange(len(whole)) for _ in range(12)),
    }
    for cut in sorted(cuts if lock != "a passphrase" else list(cuts)[:6]):
        (tmp_path / "cut").write_bytes(whole[:cut])
        if lock == "open" and cut >= len(whole) - 512:  # the second of two blocks of nothing at a tar's end
            restore(tmp_path / "cut", tmp_path / f"{cut}.db", NOTHING, nobody)
            continue
        assert refused(tmp_path / "cut", tmp_path, LOCKS[lock][1]).startswith("this file ")


@pytest.mark.parametrize("lock", LOCKS)
def test_a_bit_flipped_anywhere(backups: dict[str, Path], tmp_path: Path, lock: str) -> None:
    whole = backups[lock].read_bytes()
    chance = random.Random(8)
    held = digests(backups[lock].parent / "onrecord.db")
    told = 0
    for number in range(60 if lock != "a passphrase" else 6):
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        (tmp_path / "flipped").write_bytes(bytes(data))
        try:
            restore(tmp_path / "flipped", tmp_path / f"{number}.db", LOCKS[lock][1], nobody)
        except (BackupError, RecordError):
            told += 1
            assert not (tmp_path / f"{number}.db").exists()
            assert not (tmp_path / f"{number}.db.raw").exists()
        else:  # only in what a tar says beside names, sizes and bytes
            assert lock == "open"
            assert digests(tmp_path / f"{number}.db") == held
    assert told > (50 if lock != "a passphrase" else 5)


def _remade(file: Path, to: Path, change: Callable[[Members], Members], true: bool = True) -> Path:
    """A backup with other members; `true` makes its list and manifest fit what is in it then."""
    with tarfile.open(file) as tar:
        members: Members = [(m, tar.extractfile(m).read()) for m in tar]  # type: ignore[union-attr]
    members = change(members)
    if true:
        listed = [(m.name, d) for m, d in members if m.name not in ("members.sha256", "manifest.json")]
        words = "".join(f"{hashlib.sha256(d).hexdigest()}  {n}\n" for n, d in listed).encode()
        manifest = json.loads(next(d for m, d in members if m.name == "manifest.json"))
        manifest |= {"members": len(listed), "members_sha256": hashlib.sha256(words).hexdigest()}
        new = {"members.sha256": words, "manifest.json": json.dumps(manifest).encode()}
        members = [(m, new.get(m.name, d)) for m, d in members]
    with tarfile.open(to, "w", format=tarfile.GNU_FORMAT) as tar:
        for member, data in members:
            member.size = len(data) if member.isreg() else 0
            tar.addfile(member, io.BytesIO(data))
    return to


def _named(
    name: str, data: bytes = b"", kind: bytes = tarfile.REGTYPE, to: str = ""
) -> Callable[[Members], Members]:
    member = tarfile.TarInfo(name)
    member.type, member.linkname = kind, to
    return lambda members: [(member, data), *members]


def _replaced(name: str, data: bytes) -> Callable[[Members], Members]:
    return lambda members: [(m, data if m.name == name else d) for m, d in members]


def _without(name: str) -> Callable[[Members], Members]:
    return lambda members: [(m, d) for m, d in members if m.name != name]


def _other_raw(members: Members) -> Members:
    return [(m, gzip.compress(b"another report") if m.name.startswith("raw/") else d) for m, d in members]


RAW = "raw/" + "ab/" + "c" * 62 + ".gz"
MADE_UP = [
    ("a path that leads out", _named("../outside", b"x"), "under a name that no backup has"),
    ("an absolute path", _named("/tmp/outside", b"x"), "under a name that no backup has"),  # noqa: S108
    ("a path that leads out through the raw folder", _named("raw/../../x", b"x"), "under a name that no backup has"),
    ("a file of its own", _named("onrecord.db-wal", b"x"), "under a name that no backup has"),
    ("a symbolic link", _named(RAW, kind=tarfile.SYMTYPE, to="/etc/passwd"), "something else than plain files"),
    ("a hard link", _named(RAW, kind=tarfile.LNKTYPE, to="onrecord.db"), "something else than plain files"),
    ("a folder", _named("raw", kind=tarfile.DIRTYPE), "something else than plain files"),
    ("a device", _named(RAW, kind=tarfile.CHRTYPE), "something else than plain files"),
    ("a long name", _named("n" * 5000, b"x"), "something else than plain files"),
    ("an extended header", _named("x", b"30 path=../../outside\n", tarfile.XHDTYPE), "something else than plain files"),
    ("one name twice", _named("onrecord.db", b"x"), "two files under one name"),
    ("raw bytes of another digest", _other_raw, "raw bytes of another digest than their name"),
    ("no database in it", _replaced("onrecord.db", b"a shopping list" * 100), "a database that cannot be read"),
    ("an empty database", _replaced("onrecord.db", b""), "a database that is no record"),
    ("no database", _without("onrecord.db"), "is not whole"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "reason"), [row[1:] for row in MADE_UP], ids=[row[0] for row in MADE_UP])
def test_made_up(
    backups: dict[str, Path], tmp_path: Path, change: Callable[[Members], Members], reason: str
) -> None:
    assert reason in refused(_remade(backups["open"], tmp_path / "made", change), tmp_path)


UNTRUE = [
    ("no manifest", _without("manifest.json"), "is not whole"),
    ("no list", _without("members.sha256"), "is not whole"),
    ("another list", _replaced("members.sha256", b"0" * 64 + b"  onrecord.db\n"), "list of members that its manifest"),
    ("a manifest of another format", _replaced("manifest.json", b'{"format": "x"}'), "manifest that cannot be read"),
    ("a manifest that is no JSON", _replaced("manifest.json", b"{"), "manifest that cannot be read"),
    ("a manifest without end", _replaced("manifest.json", b" " * 70_000), "manifest that is too long"),
    ("an unlisted file", _named("raw/earlier-reports", b"9\n"), "other files than its list"),
    ("a member that is changed", _other_raw, "other bytes than its list of members says"),
    ("a member that is gone", lambda members: [members[0], *members[2:]], "lacks a file that its list"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "reason"), [row[1:] for row in UNTRUE], ids=[row[0] for row in UNTRUE])
def test_members_that_are_not_those_of_the_manifest(
    backups: dict[str, Path], tmp_path: Path, change: Callable[[Members], Members], reason: str
) -> None:
    made = _remade(backups["open"], tmp_path / "made", change, true=False)
    assert reason in refused(made, tmp_path)


def test_a_header_that_promises_more_than_there_is(tmp_path: Path) -> None:
    head = tarfile.TarInfo("onrecord.db")
    head.size = 10**15
    (tmp_path / "large").write_bytes(head.tobuf(tarfile.GNU_FORMAT) + bytes(10_000))
    assert refused(tmp_path / "large", tmp_path) == "this file is cut off"


def test_a_record_of_a_newer_schema(backups: dict[str, Path], tmp_path: Path) -> None:
    def newer(members: Members) -> Members:
        later = (SCHEMA_VERSION + 1).to_bytes(4, "big")
        return [(m, d[:60] + later + d[64:] if m.name == "onrecord.db" else d) for m, d in members]

    made = _remade(backups["open"], tmp_path / "made", newer)
    assert "newer than this program knows" in refused(made, tmp_path)


@pytest.mark.parametrize("words", ["a shopping list", "", "-----BEGIN AGE ENCRYPTED FILE-----\n"])
def test_what_is_no_backup(tmp_path: Path, words: str) -> None:
    (tmp_path / "other").write_text(words)
    assert refused(tmp_path / "other", tmp_path).startswith("this file is ")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "No such file" in refused(tmp_path / "none", tmp_path)


@pytest.mark.parametrize(
    ("lock", "opens", "reason"),
    [
        ("a key", NOTHING, "it is encrypted with public keys"),
        ("a key", Opening(passphrase="x"), "it is encrypted with public keys"),
        ("a key", Opening((pyrage.x25519.Identity.generate(),)), "encrypted to other keys than the one given"),
        ("a passphrase", NOTHING, "it is encrypted with a passphrase"),
        ("a passphrase", Opening(passphrase="four words in a raw"), "does not open with this passphrase"),
    ],
)  # fmt: skip
def test_what_does_not_open_it(
    backups: dict[str, Path], tmp_path: Path, lock: str, opens: Opening, reason: str
) -> None:
    assert reason in refused(backups[lock], tmp_path, opens)
