"""The head of a log, signed: what a person keeps elsewhere to show later that no entry up to it was changed or removed.

Comes in: a head and an Ed25519 key (RFC 8032). Goes out: JSON that anybody can check with the public key alone. Keys are PEM
files as OpenSSL writes and reads them; the private one is readable by its owner alone.
"""

from __future__ import annotations

import base64
import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from onrecord.chain import canonical
from onrecord.errors import SigningError

_SIGNED = ("record", "number", "hash", "at")


@dataclass(frozen=True, slots=True)
class SignedHead:
    """A head as it was signed; `public` is the key that it says it was signed with, base64 of its 32 bytes."""

    record: str
    number: int
    hash: str
    at: str
    public: str
    signature: str

    def as_json(self) -> str:
        held = {key: getattr(self, key) for key in (*_SIGNED, "public", "signature")}
        return json.dumps(held, indent=2) + "\n"


def make_key(path: Path) -> str:
    """A new private key at `path`, its public half beside it as PATH.pub; the public key in base64.

    SigningError where a file lies there already: a key that is written over cannot be had back.
    """
    key = Ed25519PrivateKey.generate()
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(pem)
    except FileExistsError as error:
        raise SigningError(
            str(path), "a file lies there already", "a path where none lies", "Name another path with --key."
        ) from error
    public = key.public_key()
    path.with_name(path.name + ".pub").write_bytes(
        public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    )
    return _base64(public)


def sign(record: str, number: int, hash: str, at: datetime, key: Path) -> SignedHead:
    private = _private(key)
    when = at.isoformat(timespec="seconds")
    text = _text(record, number, hash, when)
    return SignedHead(
        record,
        number,
        hash,
        when,
        _base64(private.public_key()),
        base64.b64encode(private.sign(text)).decode(),
    )


def read_head(text: str, where: str) -> SignedHead:
    """A signed head as `as_json` wrote it. SigningError where it is none."""
    try:
        held: dict[str, Any] = json.loads(text)
        head = SignedHead(**held)
        if not isinstance(head.number, int) or not all(
            isinstance(v, str) for k, v in held.items() if k != "number"
        ):
            raise ValueError("of another kind")
    except (ValueError, TypeError) as error:
        raise SigningError(
            where, "this is no signed head of a log", "a file that `onrecord log head` wrote", "Export it again from the record."
        ) from error  # fmt: skip
    return head


def check(head: SignedHead, where: str, public: Path | None = None) -> None:
    """SigningError where the signature is not that of the head, or not made with the given public key."""
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(head.public, validate=True))
        text = _text(head.record, head.number, head.hash, head.at)
        key.verify(base64.b64decode(head.signature, validate=True), text)
    except (ValueError, InvalidSignature) as error:
        raise SigningError(
            where, "the signature is not that of this head: one of them was changed", "a file as `onrecord log head` wrote it",
            "Ask whoever signed it for the file again.",
        ) from error  # fmt: skip
    if public is not None and _base64(_public(public)) != head.public:
        raise SigningError(
            where, "it was signed with another key than the one given", "a head signed with that key",
            "Check whose key it is: anybody can sign with a key of their own.",
        )  # fmt: skip


def _text(record: str, number: int, hash: str, at: str) -> bytes:
    held = {"record": record, "number": number, "hash": hash, "at": at}
    return b"onrecord log head 1\n" + canonical(held).encode()


def _private(path: Path) -> Ed25519PrivateKey:
    try:
        key = load_pem_private_key(path.read_bytes(), None)
    except FileNotFoundError as error:
        raise SigningError(
            str(path), "there is no key here", "a private key", "Make one with `onrecord log key`."
        ) from error
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise _no_key(path) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise _no_key(path)
    return key


def _public(path: Path) -> Ed25519PublicKey:
    try:
        key = load_pem_public_key(path.read_bytes())
    except (OSError, ValueError, UnsupportedAlgorithm) as error:
        raise _no_key(path) from error
    if not isinstance(key, Ed25519PublicKey):
        raise _no_key(path)
    return key


def _no_key(path: Path) -> SigningError:
    return SigningError(
        str(path), "this is no Ed25519 key that can be read", "an Ed25519 key in PEM, without a passphrase",
        "Make one with `onrecord log key`, or name another with --key.",
    )  # fmt: skip


def _base64(key: Ed25519PublicKey) -> str:
    return base64.b64encode(key.public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()
