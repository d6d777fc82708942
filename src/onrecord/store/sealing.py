"""A backup as age files it: encrypted to public keys or a passphrase while it is written, and back while it is read.

Comes in: a stream and keys. Goes out: a stream. The `age` program opens what is written here, and the other way round.
Keys are pyrage's work; passphrases, which pyrage takes for whole texts only, are in `age_passphrase.py`.
"""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import pyrage

from onrecord.errors import BackupError
from onrecord.store import age_passphrase
from onrecord.store.channel import Channel
from onrecord.store.tar_stream import Refused, Sink, Source

_MOST_KEY_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Keys:
    """What a backup is locked to: public keys or one passphrase; neither leaves it open."""

    recipients: tuple[Any, ...] = ()
    passphrase: str | None = None

    @property
    def none(self) -> bool:
        return not self.recipients and self.passphrase is None

    @property
    def told(self) -> object:
        """What the log says of them: public keys are no secret."""
        return [str(one) for one in self.recipients] or (
            "a passphrase" if self.passphrase is not None else None
        )


@dataclass(frozen=True, slots=True)
class Opening:
    """What a person has to open a backup with."""

    identities: tuple[Any, ...] = ()
    passphrase: str | None = None


def keys(recipients: Sequence[str], passphrase_file: Path | None) -> Keys:
    if recipients and passphrase_file:
        raise BackupError(
            "--recipient", "public keys and a passphrase were both given", "one of them", "Leave one out."
        )
    return keys_of(recipients, _passphrase(passphrase_file) if passphrase_file else None)


def keys_of(recipients: Sequence[str], passphrase: str | None) -> Keys:
    """BackupError where one is no public key."""
    return Keys(tuple(_recipient(one) for one in recipients), passphrase)


def opening(identity_file: Path | None, passphrase_file: Path | None) -> Opening:
    return Opening(
        _identities(identity_file) if identity_file else (),
        _passphrase(passphrase_file) if passphrase_file else None,
    )


@contextmanager
def sealed(to: BinaryIO, locked: Keys) -> Iterator[Sink]:
    """What is written within comes out of `to` encrypted. Only after the end without an error is it whole."""
    if locked.none:
        yield to
    elif locked.passphrase is not None:
        writer = age_passphrase.Writer(to, locked.passphrase)
        yield writer
        writer.close()
    else:
        with _beside(lambda pipe: pyrage.encrypt_io(pipe, to, list(locked.recipients)), "w") as pipe:
            yield pipe


@contextmanager
def opened(file: BinaryIO, where: str, keys: Opening) -> Iterator[Source]:
    """A backup's tar, decrypted where it is encrypted. Refused where it is damaged, at the latest at its end."""
    head = file.read(len(age_passphrase.MAGIC) + len(age_passphrase.STANZA))
    file.seek(0)
    if not head.startswith(age_passphrase.MAGIC):
        yield file
    elif head.endswith(age_passphrase.STANZA):
        if keys.passphrase is None:
            raise _locked(where, "a passphrase", "--passphrase-file FILE")
        yield age_passphrase.Reader(file, keys.passphrase)
    else:
        if not keys.identities:
            raise _locked(where, "public keys", "--identity KEYFILE")
        with _beside(lambda pipe: pyrage.decrypt_io(file, pipe, list(keys.identities)), "r") as pipe:
            yield pipe


@contextmanager
def _beside(work: Callable[[Channel], object], mode: str) -> Iterator[Channel]:
    """pyrage reads or writes at one end of a channel in a thread of its own, we at the other.

    Where it fails, our end breaks or ends too early: its error is the reason that is told.
    """
    channel, broken = Channel(), list[Exception]()
    thread = threading.Thread(target=_run, args=(work, channel, broken), daemon=True)
    thread.start()
    try:
        yield channel
        if mode == "w":
            channel.end()
            thread.join()
    except (BrokenPipeError, Refused):
        if not broken:  # asked before our end is left, which breaks the other
            raise
    finally:
        _leave(channel, thread)
    if broken:
        raise _age_error(broken[0]) from broken[0]


def _run(work: Callable[[Channel], object], channel: Channel, broken: list[Exception]) -> None:
    try:
        work(channel)
    except Exception as error:
        broken.append(error)
    finally:
        channel.end()
        channel.give_up()


def _leave(channel: Channel, thread: threading.Thread) -> None:
    channel.end()
    channel.give_up()
    thread.join()


def _age_error(error: Exception) -> Exception:
    if isinstance(error, pyrage.DecryptError) and "matching" in str(error):
        return Refused("is encrypted to other keys than the one given")
    if isinstance(error, pyrage.DecryptError) or (isinstance(error, OSError) and "decryption" in str(error)):
        return Refused("is damaged or cut off (its encryption does not hold)")
    if isinstance(error, pyrage.EncryptError):
        return OSError(errno.EIO, str(error))
    return error


def _locked(where: str, what: str, option: str) -> BackupError:
    return BackupError(
        where,
        f"it is encrypted with {what}",
        f"what opens it, with {option}",
        f"Call the command with {option}.",
    )


def _recipient(given: str) -> Any:
    try:
        return pyrage.x25519.Recipient.from_str(given.strip())
    except pyrage.RecipientError:
        raise BackupError(
            "--recipient",
            "this is no public key of age",
            "a line that begins with age1, as age-keygen prints it",
            "Copy the whole line, or make a key (docs/backup.md).",
        ) from None


def _identities(file: Path) -> tuple[Any, ...]:
    lines = [line.strip() for line in _words(file).splitlines()]
    try:
        found = tuple(
            pyrage.x25519.Identity.from_str(one) for one in lines if one and not one.startswith("#")
        )
    except pyrage.IdentityError:
        found = ()
    if not found:
        raise BackupError(
            str(file),
            "it holds no secret key of age that can be read",
            "a file with lines that begin with AGE-SECRET-KEY-1, as age-keygen writes it",
            "Name the right file; a key file that is itself encrypted is opened with age first.",
        )
    return found


def _passphrase(file: Path) -> str:
    words = _words(file).split("\n", 1)[0].rstrip("\r")
    if not words:
        raise BackupError(
            str(file), "its first line is empty", "the passphrase on the first line", "Write it there."
        )
    return words


def _words(file: Path) -> str:
    try:
        with file.open("rb") as opened_file:
            return opened_file.read(_MOST_KEY_BYTES).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        said = getattr(error, "strerror", None) or "no UTF-8"
        raise BackupError(
            str(file), f"it cannot be read ({said})", "a text file that you may read", "Name the right file."
        ) from error
