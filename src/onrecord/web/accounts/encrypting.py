"""Secrets of second factors, encrypted before they are kept and opened when a code is weighed (AES-256-GCM).

Comes in: a secret, or what is kept of one. Goes out: the other. What an earlier version kept as it was is opened too, and encrypted
when the record is next served. Nothing of this is logged. Where the keys lie is secrets_key.py's.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

from allauth.mfa.models import Authenticator
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, Error
from django.db.models import QuerySet

from onrecord.errors import SecretsError
from onrecord.store import erasing
from onrecord.store.writing import writing
from onrecord.web.accounts import secrets_key

_BEGINS = "onrecord1."
"""No secret of allauth's has a dot in it."""
_NONCE = 12
_TOLD = ("secret", "seed")
_TOLD_MANY = "migrated_codes"


def encrypted(text: str) -> str:
    key = secrets_key.read_or_make(_path())[0]
    head, nonce = f"{_BEGINS}{_name(key)}.", secrets.token_bytes(_NONCE)
    closed = AESGCM(key).encrypt(nonce, text.encode(), head.encode())
    return head + base64.urlsafe_b64encode(nonce + closed).decode()


def plain(kept: str) -> str:
    """SecretsError where its key is not at hand, or what is kept was changed."""
    if not kept.startswith(_BEGINS):
        return kept
    name, _, body = kept.removeprefix(_BEGINS).partition(".")
    key = next((key for key in secrets_key.read(_path()) if _name(key) == name), None)
    if key is None:
        raise SecretsError(
            "the second factor", "the key that it is encrypted with is not here", "the file of keys of this record",
            "Ask an admin to take your second factors away, then set up new ones.",
        )  # fmt: skip
    try:
        held = base64.urlsafe_b64decode(body)
        return AESGCM(key).decrypt(held[:_NONCE], held[_NONCE:], f"{_BEGINS}{name}.".encode()).decode()
    except (InvalidTag, ValueError, binascii.Error) as error:
        raise SecretsError(
            "the second factor", "what is kept of it was damaged", "what was kept when it was set up",
            "Ask an admin to take your second factors away, then set up new ones.",
        ) from error  # fmt: skip


def at_start() -> list[str]:
    """Encrypts with the newest key what is not; what whoever runs the server must know, in lines.

    To be called where the record is served, and by no other command: the keys are those of the server's own user.
    """
    try:
        told = _all_encrypted()
    except SecretsError as error:
        return [f"Second factors: {error.found} ({_path()}). Accepted: {error.accepted}. See docs/people.md."]
    rows = _rows().select_related("user")
    if lost := sorted({row.user.username for row in rows if not all(map(_opens, _words_of(row.data)))}):
        told.append(
            f"The second factors of {', '.join(lost)} cannot be checked: the key that they are encrypted with is not in "
            f"{_path()}. Put that file back, or take them away with `onrecord account reset-mfa NAME` (docs/people.md)."
        )
    if secrets_key.open_to_others(_path()):
        told.append(f"{_path()} can be read by others than its owner: `chmod 600` it.")
    return told


def _all_encrypted() -> list[str]:
    if not any(_is_old(word) for row in _rows() for word in _words_of(row.data)):
        return []
    with writing(DEFAULT_DB_ALIAS):
        for row in _rows().select_for_update():
            row.data = _changed(row.data, _renewed)
            row.save(update_fields=["data"])
    try:
        # What a database leaves of rows that were written over goes too.
        erasing.sweep(DEFAULT_DB_ALIAS, [Authenticator._meta.db_table, "django_session"])
    except Error as error:
        return [f"Second factors are encrypted now. Traces of the plain ones are left in the database: it could not be swept ({type(error).__name__})."]  # fmt: skip
    return []


def _renewed(kept: str) -> str:
    return encrypted(plain(kept)) if _is_old(kept) else kept


def _is_old(kept: str) -> bool:
    """Plain, or encrypted with a key that opens it and is not the newest."""
    if not kept.startswith(_BEGINS):
        return True
    keys = secrets_key.read(_path())
    return bool(keys) and _name(keys[0]) != _named(kept) and _opens(kept)


def _opens(kept: str) -> bool:
    try:
        plain(kept)
    except SecretsError:
        return False
    return True


def _named(kept: str) -> str:
    return kept.removeprefix(_BEGINS).partition(".")[0]


def _name(key: bytes) -> str:
    """By which a key is found; it tells nothing of the key."""
    return hashlib.sha256(b"onrecord key of second factors\0" + key).hexdigest()[:12]


def _rows() -> QuerySet[Any]:
    rows: QuerySet[Any] = Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN).order_by("pk")
    return rows


def _words_of(data: dict[str, Any]) -> list[str]:
    return [data[name] for name in _TOLD if name in data] + list(data.get(_TOLD_MANY, ()))


def _changed(data: dict[str, Any], change: Callable[[str], str]) -> dict[str, Any]:
    one = {name: change(data[name]) for name in _TOLD if name in data}
    many = {_TOLD_MANY: [change(word) for word in data[_TOLD_MANY]]} if _TOLD_MANY in data else {}
    return data | one | many


def _path() -> Path:
    return Path(settings.SECRETS_KEY_AT)
