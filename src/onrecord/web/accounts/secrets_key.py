"""The file with the keys of second factors. It lies beside the record and never in its database.

Comes in: a path. Goes out: keys, newest first, or SecretsError. One key a line, base64 of 32 bytes; the first encrypts, all of them
open, so that a key that was found again, or one that is to be replaced, is a line more.
"""

from __future__ import annotations

import base64
import binascii
import os
import secrets
from contextlib import suppress
from pathlib import Path

from onrecord.errors import SecretsError
from onrecord.store import disk

_BYTES = 32
_ABOUT = """\
# The keys of the second factors of this record, newest first (docs/people.md).
# Keep a copy of this file apart from the record's backups. Whoever has both has the second factors.
"""
_ACCEPTED = "a file with one key a line, each base64 of 32 bytes, that the server may read"


def read(path: Path) -> list[bytes]:
    """Empty where there is no file."""
    try:
        lines = path.read_text("ascii").splitlines()
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as error:
        raise _unreadable("the file of keys cannot be read") from error
    keys = [_key(line.strip()) for line in lines if line.strip() and not line.startswith("#")]
    if not keys:
        raise _unreadable("the file of keys holds none")
    return keys


def read_or_make(path: Path) -> list[bytes]:
    """With one made where there is no file. Of two programs that make one at once, both get the one that was first."""
    if keys := read(path):
        return keys
    half = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        disk.make_folders(path.absolute().parent)
        disk.make_private(half)
        half.write_text(f"{_ABOUT}{base64.b64encode(secrets.token_bytes(_BYTES)).decode()}\n", "ascii")
        with suppress(FileExistsError):
            disk.put_new(half, path)
    except OSError as error:
        raise SecretsError(
            "the second factor", f"no key can be made for it ({error.strerror or type(error).__name__})",
            "a folder beside the record where the server may write, or a file of keys named by ONRECORD_SECRETS_KEY",
            "Whoever runs the server mends this (docs/people.md).",
        ) from error  # fmt: skip
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)
    return read(path)


def open_to_others(path: Path) -> bool:
    """Whether somebody besides the file's owner may read it."""
    try:
        return bool(os.stat(path).st_mode & 0o077)
    except OSError:
        return False


def _key(line: str) -> bytes:
    try:
        key = base64.b64decode(line, validate=True)
    except binascii.Error:
        key = b""
    if len(key) != _BYTES:
        raise _unreadable("the file of keys holds a line that is none")
    return key


def _unreadable(found: str) -> SecretsError:
    return SecretsError(
        "the second factor", found, _ACCEPTED, "Whoever runs the server mends this (docs/people.md)."
    )
