"""Accounts made and changed: the record's account (the log keeps it) and the user who signs in, always together.

Comes in: an open record that writes in somebody's name. Goes out: nothing, or AccountError. Each change is one transaction.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS

from onrecord.decisions import Role
from onrecord.errors import AccountError
from onrecord.store import Record
from onrecord.store.accounts_face import Account
from onrecord.store.writing import writing
from onrecord.web.accounts import factors, sessions, tokens

_NAME = re.compile(r"[\w.@+-]{1,100}")
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"


def add(
    record: Record, name: str, role: Role, groups: Collection[str], password: str, why: str = ""
) -> Account:
    _refuse_name(record, name)
    user = User(username=name)
    _refuse_weak(password, user)
    with writing(DEFAULT_DB_ALIAS):
        made = record.accounts.set(name, role, groups, why=why)
        user.set_password(password)
        user.save(force_insert=True)
    return made


def set_role(record: Record, name: str, role: Role, why: str = "") -> Account:
    """Counts from that person's next request on."""
    with writing(DEFAULT_DB_ALIAS):
        held = _known(record, name)
        if role != "admin":
            _refuse_last(record, name)
        return record.accounts.set(name, role, held.person.groups, held.active, why)


def set_groups(record: Record, name: str, groups: Collection[str], why: str = "") -> Account:
    held = _known(record, name)
    return record.accounts.set(name, held.person.role, groups, held.active, why)


def deactivate(record: Record, name: str, now: datetime, why: str = "") -> tuple[int, int]:
    """Ends all sessions and tokens at once; how many of each. What the person decided stays."""
    with writing(DEFAULT_DB_ALIAS):
        held = _known(record, name)
        _refuse_last(record, name)
        record.accounts.set(name, held.person.role, held.person.groups, False, why)
        User.objects.filter(username=name).update(is_active=False)
        return sessions.end_all(name), tokens.end_all(record, name, now, why)


def activate(record: Record, name: str, why: str = "") -> Account:
    """In use again; the tokens stay ended."""
    held = _known(record, name)
    with writing(DEFAULT_DB_ALIAS):
        User.objects.filter(username=name).update(is_active=True)
        return record.accounts.set(name, held.person.role, held.person.groups, True, why)


def set_password(record: Record, name: str, password: str, why: str = "") -> int:
    """A new password, given by whoever runs the server; ends all sessions, and says how many."""
    _known(record, name)
    user = _user(name)
    _refuse_weak(password, user)
    with writing(DEFAULT_DB_ALIAS):
        user.set_password(password)
        user.save()
        ended = sessions.end_all(name)
        after = {"did": "password set anew", "sessions ended": ended}
        record.log.write("rights", f"account {name}", None, after, why)
    return ended


def reset_factors(record: Record, name: str, why: str = "") -> list[str]:
    """For whoever has lost a phone or key: all second factors are taken away and sessions ended; which kinds there were."""
    _known(record, name)
    with writing(DEFAULT_DB_ALIAS):
        had = factors.take_away(_user(name))
        ended = sessions.end_all(name)
        after = {"second factor": "taken away", "kinds": had, "sessions ended": ended}
        record.log.write("rights", f"account {name}", None, after, why)
    return had


def end_sessions(record: Record, name: str, why: str = "") -> int:
    """Signs an account out everywhere; how many sessions there were."""
    _known(record, name)
    with writing(DEFAULT_DB_ALIAS):
        ended = sessions.end_all(name)
        record.log.write("sign-out", f"account {name}", None, {"sessions ended": ended}, why)
    return ended


def first_password() -> str:
    """One that nobody chose: 99 bits in five groups of letters and digits that are not taken for one another."""
    while True:
        made = "-".join("".join(secrets.choice(_SIGNS) for _ in range(4)) for _ in range(5))
        try:
            validate_password(made)
        except ValidationError:
            continue
        return made


def has_factor(name: str) -> bool:
    user = User.objects.filter(username=name).first()
    return user is not None and factors.has(user)


def _known(record: Record, name: str) -> Account:
    held = record.accounts.get(name)
    if held is None:
        raise AccountError(name, "no account has that name", "the name of an account", "`onrecord account list` shows them.")  # fmt: skip
    return held


def _refuse_last(record: Record, name: str) -> None:
    """Asked inside the transaction of the change, so that two admins cannot take each other's role at once."""
    admins = {one.person.name for one in record.accounts.all() if one.active and one.person.role == "admin"}
    if admins == {name}:
        raise AccountError(
            name, "it is the only admin in use, and nobody could manage the record after it", "a record with another admin in use",
            "Make another account an admin first.",
        )  # fmt: skip


def _user(name: str) -> User:
    """A record that was copied without the tables of the pages has accounts without users."""
    return User.objects.get_or_create(username=name)[0]


def _refuse_name(record: Record, name: str) -> None:
    if not _NAME.fullmatch(name) or unicodedata.normalize("NFKC", name) != name:
        raise AccountError(
            "the name", "it cannot be one of an account", "up to 100 letters, digits and . _ @ + -", "Choose another name.",
        )  # fmt: skip
    for held in record.accounts.all():
        if held.person.name.casefold() == name.casefold():
            raise AccountError(name, "there is an account of that name", "a new name", "Change the one that there is, or choose another name.")  # fmt: skip


def _refuse_weak(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise AccountError(
            "the password", " ".join(error.messages).rstrip("."),
            "12 characters or more, no common password, not like the name", "Choose another one: several words together are easy to keep.",
        ) from error  # fmt: skip
