"""The age format: what is written here opens elsewhere, the other way round, and nothing that was changed opens."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import BackupError
from onrecord.store import age_passphrase
from onrecord.store.age_passphrase import Reader, Writer
from onrecord.store.sealing import Keys, Opening, keys, opened, opening, sealed
from onrecord.store.tar_stream import Refused

SIZES = [0, 1, 65535, 65536, 65537, 131071, 131072, 131073, 300_000]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age_passphrase, "_WORK", 10)


def _data(size: int) -> bytes:
    return bytes(n * 7 % 251 for n in range(size))


def _written(data: bytes, passphrase: str = "bread and salt", step: int = 1000) -> bytes:
    to = io.BytesIO()
    writer = Writer(to, passphrase)
    for start in range(0, len(data), step):
        writer.write(data[start : start + step])
    writer.close()
    return to.getvalue()


def _read(sealed_bytes: bytes, passphrase: str = "bread and salt", step: int = 777) -> bytes:
    reader, found = Reader(io.BytesIO(sealed_bytes), passphrase), b""
    while data := reader.read(step):
        found += data
    return found


@pytest.mark.parametrize("size", SIZES)
def test_pyrage_reads_what_is_written_and_the_other_way_round(size: int) -> None:
    data = _data(size)
    assert pyrage.passphrase.decrypt(_written(data), "bread and salt") == data
    assert _read(_written(data, step=70_000), step=100_000) == data
    if size in (0, 131072):  # pyrage takes seconds over each: it tries how much work the machine can do
        assert _read(pyrage.passphrase.encrypt(data, "сіль і хліб"), "сіль і хліб") == data


@pytest.mark.parametrize("size", SIZES)
def test_keys_through_the_streams(size: int) -> None:
    secret, to = pyrage.x25519.Identity.generate(), io.BytesIO()
    with sealed(to, Keys((secret.to_public(),))) as sink:
        sink.write(_data(size))
    assert pyrage.decrypt(to.getvalue(), [secret]) == _data(size)
    with opened(io.BytesIO(to.getvalue()), "x", Opening((secret,))) as source:
        found = b""
        while data := source.read(5000):
            found += data
    assert found == _data(size)


@settings(max_examples=150)
@given(st.data())
def test_no_byte_of_it_can_be_changed_cut_or_added_unseen(data: st.DataObject) -> None:
    whole = _written(_data(70_000))
    place = data.draw(st.integers(0, len(whole) - 1))
    how = data.draw(st.sampled_from(["flip", "cut", "drop", "add"]))
    if how == "flip":
        changed = (
            whole[:place] + bytes([whole[place] ^ (1 << data.draw(st.integers(0, 7)))]) + whole[place + 1 :]
        )
    elif how == "cut":
        changed = whole[:place]
    elif how == "drop":
        changed = whole[:place] + whole[place + 1 :]
    else:
        changed = whole[:place] + b"\0" + whole[place:]
    with pytest.raises(Refused):
        _read(changed)


def test_chunks_that_change_places_or_are_missing() -> None:
    whole = _written(_data(65536 * 3))
    head, chunk = len(whole) - 3 * 65552, 65552
    parts = [whole[head + n * chunk : head + (n + 1) * chunk] for n in range(3)]
    for order in ([1, 0, 2], [0, 2], [0, 1], [0, 1, 1, 2], [2]):
        with pytest.raises(Refused, match="damaged or cut off"):
            _read(whole[:head] + b"".join(parts[n] for n in order))


def test_a_file_that_asks_for_hours_of_work_is_refused_at_once() -> None:
    whole = _written(b"x").replace(b" 10\n", b" 40\n", 1)
    with pytest.raises(Refused, match="more work"):
        _read(whole)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", "holds no secret key"),
        ("# only a remark\n", "holds no secret key"),
        ("age1qqqq", "holds no secret key"),
        ("AGE-SECRET-KEY-1NONSENSE", "holds no secret key"),
        (None, "cannot be read"),
    ],
)
def test_a_key_file_that_is_none(tmp_path: Path, words: str | None, found: str) -> None:
    if words is not None:
        (tmp_path / "key").write_text(words)
    with pytest.raises(BackupError, match=found) as error:
        opening(tmp_path / "key", None)
    assert "NONSENSE" not in str(error.value)


def test_a_passphrase_is_the_first_line_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "words").write_bytes(b" two  words \r\nand a remark\n")
    assert keys([], tmp_path / "words").passphrase == " two  words "
    (tmp_path / "words").write_text("\nlater")
    with pytest.raises(BackupError, match="first line is empty"):
        keys([], tmp_path / "words")


def test_a_public_key_that_is_none_and_two_kinds_of_lock(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="no public key of age"):
        keys(["age1nonsense"], None)
    with pytest.raises(BackupError, match="both given"):
        keys([str(pyrage.x25519.Identity.generate().to_public())], tmp_path / "words")


_LARGE = """
import sys, pyrage
from onrecord.store import age_passphrase
from onrecord.store.sealing import Keys, Opening, sealed, opened
age_passphrase._WORK = 10
secret = pyrage.x25519.Identity.generate()
locked, opens = {"key": (Keys((secret.to_public(),)), Opening((secret,))), "words": (Keys(passphrase="x"), Opening(passphrase="x"))}[sys.argv[1]]
with open(sys.argv[2], "wb") as to, sealed(to, locked) as sink:
    for _ in range(150):
        sink.write(bytes(1 << 20))
size = 0
with open(sys.argv[2], "rb") as file, opened(file, "x", opens) as source:
    while data := source.read(1 << 20):
        size += len(data)
[peak] = [line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")]
print(size, peak)
"""


@pytest.mark.parametrize("kind", ["key", "words"])
def test_memory_stays_flat(tmp_path: Path, kind: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _LARGE, kind, str(tmp_path / "large")],
        env={"PYTHONPATH": ":".join(sys.path)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    size, peak_kb = map(int, done.stdout.split())
    assert size == 150 << 20
    assert peak_kb < 90_000
