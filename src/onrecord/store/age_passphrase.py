"""Passphrases in age's format (age-encryption.org/v1, recipient type scrypt), streamed.

Comes in: a stream and a passphrase. Goes out: a stream. The primitives are the library's (scrypt, HKDF, HMAC,
ChaCha20-Poly1305); here is the order in which the format has them. Tests hold it against pyrage, both ways.
"""

from __future__ import annotations

import base64
import hmac
import os
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from onrecord.store.tar_stream import Refused, Source

MAGIC = b"age-encryption.org/v1\n"
STANZA = b"-> scrypt "
_CHUNK, _TAG = 64 * 1024, 16
_WORK = 18
"""2^18 rounds, age's own default: about a second and 256 MB, for whoever tries a passphrase too."""
_MOST_WORK = 22
"""A file that asks for more is refused, as age does: it would take minutes and 4 GB to learn that it is wrong."""
_DAMAGED = "is damaged or cut off (its encryption does not hold)"


class Writer:
    """Encrypts what is written; `close` writes the last chunk, without which the file counts as cut off."""

    def __init__(self, to: BinaryIO, passphrase: str) -> None:
        self._to, self._held, self._number = to, bytearray(), 0
        file_key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
        wrapped = ChaCha20Poly1305(_wrapping_key(passphrase, salt, _WORK)).encrypt(bytes(12), file_key, None)
        head = MAGIC + STANZA + _b64(salt) + b" %d\n" % _WORK + _b64(wrapped) + b"\n---"
        to.write(head + b" " + _b64(_mac(file_key, head)) + b"\n" + nonce)
        self._cipher = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))

    def write(self, data: bytes) -> int:
        self._held += data
        while len(self._held) > _CHUNK:  # the last chunk, full or not, waits for `close`
            self._put(bytes(self._held[:_CHUNK]), last=False)
            del self._held[:_CHUNK]
        return len(data)

    def close(self) -> None:
        self._put(bytes(self._held), last=True)

    def _put(self, chunk: bytes, last: bool) -> None:
        self._to.write(self._cipher.encrypt(_nonce(self._number, last), chunk, None))
        self._number += 1


class Reader:
    """Decrypts while it is read. Refused: a wrong passphrase, and a chunk changed, moved, cut or left out."""

    def __init__(self, source: Source, passphrase: str) -> None:
        self._source, self._held, self._number, self._ended = source, b"", 0, False
        file_key, nonce = _file_key(source, passphrase)
        self._cipher = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
        self._next = self._sealed_chunk()

    def read(self, size: int) -> bytes:
        while not self._held and not self._ended:
            self._open_chunk()
        data, self._held = self._held[:size], self._held[size:]
        return data

    def _open_chunk(self) -> None:
        chunk, self._next = self._next, self._sealed_chunk()
        self._ended = not self._next
        try:
            self._held = self._cipher.decrypt(_nonce(self._number, self._ended), chunk, None)
        except InvalidTag:
            raise Refused(_DAMAGED) from None
        if self._ended and not self._held and self._number:
            raise Refused(_DAMAGED)  # the format has an empty last chunk only where all is empty
        self._number += 1

    def _sealed_chunk(self) -> bytes:
        data = b""
        while len(data) < _CHUNK + _TAG and (step := self._source.read(_CHUNK + _TAG - len(data))):
            data += step
        return data


def _file_key(source: Source, passphrase: str) -> tuple[bytes, bytes]:
    lines = [_line(source) for _ in range(4)]
    try:
        version, stanza, body, last = lines
        kind, name, salt, work = stanza.split(b" ")
        dashes, mac = last.split(b" ")
        if (version + b"\n", kind + b" " + name + b" ", dashes) != (MAGIC, STANZA, b"---"):
            raise ValueError
        rounds, wrapped = int(work), _unb64(body)
        if str(rounds).encode() != work or len(_unb64(salt)) != 16 or len(wrapped) != 32:
            raise ValueError
    except ValueError:
        raise Refused("has a damaged header") from None
    if not 0 < rounds <= _MOST_WORK:
        raise Refused("asks for more work on its passphrase than age does")
    try:
        wrapping = ChaCha20Poly1305(_wrapping_key(passphrase, _unb64(salt), rounds))
        file_key = wrapping.decrypt(bytes(12), wrapped, None)
    except InvalidTag:
        raise Refused("does not open with this passphrase (or its header is damaged)") from None
    head = b"\n".join(lines[:3]) + b"\n---"
    if not hmac.compare_digest(_b64(_mac(file_key, head)), mac):
        raise Refused("has a damaged header")
    nonce = b""
    while len(nonce) < 16 and (step := source.read(16 - len(nonce))):
        nonce += step
    return file_key, nonce


def _line(source: Source) -> bytes:
    line = b""
    while not line.endswith(b"\n"):
        step = source.read(1)
        if not step or len(line) > 200:
            raise Refused("has a damaged header")
        line += step
    return line[:-1]


def _wrapping_key(passphrase: str, salt: bytes, work: int) -> bytes:
    label = b"age-encryption.org/v1/scrypt"
    return Scrypt(salt=label + salt, length=32, n=2**work, r=8, p=1).derive(passphrase.encode())


def _mac(file_key: bytes, head: bytes) -> bytes:
    return hmac.digest(_derived(file_key, None, b"header"), head, "sha256")


def _derived(file_key: bytes, salt: bytes | None, info: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(file_key)


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\1" if last else b"\0")


def _b64(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")


def _unb64(data: bytes) -> bytes:
    return base64.b64decode(data + b"=" * (-len(data) % 4), validate=True)
