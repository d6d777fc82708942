"""Service tokens: a program's key to the API, for some of what its owner may do, until a day.

Comes in: what a token is for, or a secret that a program sent. Goes out: the token, once with its secret; or the person that
a request with it acts as. The secret has 256 random bits, so that its plain SHA-256 cannot be guessed back.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Literal, get_args

from django.db import DEFAULT_DB_ALIAS

from onrecord import review
from onrecord.decisions import ACTS, Person, Role
from onrecord.errors import AccountError, NotAllowed
from onrecord.review import Action
from onrecord.store import Record
from onrecord.store.writing import writing
from onrecord.web.accounts.models import TokenRow

Scope = Literal["read", "decide", "add-report", "export"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
BEGINS = "orc_"
"""How every secret begins, so that a program that looks for leaked secrets finds it."""
LONGEST = timedelta(days=366)
_USED_EVERY = timedelta(minutes=1)
_NEEDS: Mapping[Action, Scope] = {"read": "read", "add-report": "add-report", "export": "export"}
_DECIDING: frozenset[Action] = frozenset(ACTS)
"""What is not named here (accounts, the log, names, restoring) takes a person."""
_TOP: Mapping[Scope, Role] = {
    "read": "viewer",
    "decide": "admin",
    "add-report": "analyst",
    "export": "analyst",
}
"""The highest role that each scope lends; with several, the highest of theirs."""


def make(
    record: Record, account: str, label: str, scopes: Collection[str], expires: datetime, now: datetime
) -> tuple[TokenRow, str]:
    """The token, and its secret, which is shown now and never again. AccountError where it cannot be made."""
    owner = record.accounts.get(account)
    if owner is None or not owner.active:
        raise AccountError(account, "no account of that name is in use", "an account in use", "`onrecord account list` shows them.")  # fmt: skip
    strange = sorted(set(scopes) - set(SCOPES))
    if strange or not scopes:
        found = f"{strange[0]!r} is no scope" if strange else "no scope is given"
        raise AccountError("scope", found, ", ".join(SCOPES), "Name what the token is for.")
    for scope in scopes:
        if not review.allows(owner.person, "export" if scope == "export" else _least(scope)):
            raise AccountError(
                "scope", f"the role {owner.person.role} may not {scope} itself", "what its owner may do",
                "Choose a smaller scope, or another owner.",
            )  # fmt: skip
    if not now < expires <= now + LONGEST:
        raise AccountError(
            "expiry", "it is not within a year from now", "a day within a year", "Choose a nearer day."
        )
    secret = BEGINS + secrets.token_urlsafe(32)
    held = json.dumps(sorted(set(scopes)))
    with writing(DEFAULT_DB_ALIAS):
        row = TokenRow(
            name=secrets.token_hex(4), label=label, digest=_digest(secret), account=account, scopes=held, made=now,
            expires=expires,
        )  # fmt: skip
        row.save(force_insert=True)
        record.log.write("rights", f"token {row.name}", None, _told(row))
    return row, secret


def end(record: Record, name: str, now: datetime, why: str = "") -> None:
    """AccountError where no token of that name is in use."""
    with writing(DEFAULT_DB_ALIAS):
        row = TokenRow.objects.select_for_update().filter(name=name, ended=None).first()
        if row is None:
            raise AccountError(name, "no token of that name is in use", "a token in use", "`onrecord account token list` shows them.")  # fmt: skip
        row.ended = now
        row.save()
        record.log.write("rights", f"token {name}", _told(row), {"ended": True}, why)


def end_all(record: Record, account: str, now: datetime, why: str = "") -> int:
    """Those of an account."""
    names = TokenRow.objects.filter(account=account, ended=None).values_list("name", flat=True)
    for name in (found := list(names)):
        end(record, name, now, why)
    return len(found)


def all_of(account: str | None = None) -> list[TokenRow]:
    rows = TokenRow.objects.order_by("pk")
    return list(rows if account is None else rows.filter(account=account))


def find(secret: str, now: datetime) -> TokenRow | None:
    """The token of a secret, where it may be used now; it is marked as used."""
    if not secret.startswith(BEGINS):
        return None
    row = TokenRow.objects.filter(digest=_digest(secret), ended=None, expires__gt=now).first()
    if row is not None and (row.used is None or row.used < now - _USED_EVERY):
        TokenRow.objects.filter(pk=row.pk).update(used=now)
    return row


def scopes_of(row: TokenRow) -> frozenset[str]:
    return frozenset(json.loads(row.scopes))


def capped(person: Person, scopes: Collection[str]) -> Person:
    """Its owner with no higher role than the scopes lend: a token that only reads is a viewer's."""
    tops = [review.ROLES.index(_TOP[scope]) for scope in SCOPES if scope in scopes]
    role = review.ROLES[min(review.ROLES.index(person.role), max(tops, default=0))]
    return Person(person.name, role, person.groups)


def allow(person: Person, scopes: Collection[str] | None, action: Action) -> None:
    """NotAllowed where the role, or the token by which the person asks, does not allow it. `scopes` is None for a person."""
    review.allow(person, action)
    needs: Scope | None = "decide" if action in _DECIDING else _NEEDS.get(action)
    if scopes is not None and needs not in scopes:
        raise NotAllowed(
            f"{action}", "the token's scope does not hold it",
            f"a token with the scope {needs}" if needs else "a person who is signed in",
            "Ask its owner for another token." if needs else "Sign in, and do it on the pages.",
        )  # fmt: skip


def _least(scope: str) -> Action:
    """The least that a scope is for: whoever may not do that has no use for it."""
    return {"read": "read", "decide": "comment", "add-report": "add-report"}[scope]  # type: ignore[return-value]


def _told(row: TokenRow) -> dict[str, object]:
    return {
        "account": row.account, "label": row.label, "scopes": json.loads(row.scopes), "expires": row.expires.isoformat(timespec="seconds"),
    }  # fmt: skip


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
