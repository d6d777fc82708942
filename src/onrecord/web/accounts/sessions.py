"""Signed-in browsers: begun at sign-in, seen at each request, ended by their owner, by time, or with the account.

Comes in: a Django session. Goes out: whether it still stands. The session holds the name of its row; the row decides.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.contrib.sessions.backends.base import SessionBase

from onrecord.web.accounts.devices import device
from onrecord.web.accounts.models import SessionRow
from onrecord.web.settings import IDLE_MINUTES, SESSION_HOURS

_NAME = "row"
_SEEN_EVERY = timedelta(minutes=1)
"""How exactly it is known when a session was last seen; each change is a write."""


def begin(session: SessionBase, account: str, user_agent: str, now: datetime) -> None:
    end(session)
    session[_NAME] = secrets.token_hex(16)
    SessionRow.objects.create(
        name=session[_NAME], account=account, device=device(user_agent), begun=now, seen=now
    )
    sweep(now)


def stands(session: SessionBase, account: str, now: datetime) -> bool:
    """Whether the session may go on; it is marked as seen."""
    row = SessionRow.objects.filter(name=session.get(_NAME, ""), account=account).first()
    if row is None:
        return False
    if row.seen < now - timedelta(minutes=IDLE_MINUTES) or row.begun < now - timedelta(hours=SESSION_HOURS):
        row.delete()
        return False
    if row.seen < now - _SEEN_EVERY:
        SessionRow.objects.filter(name=row.name).update(seen=now)
    return True


def of(account: str) -> list[SessionRow]:
    return list(SessionRow.objects.filter(account=account).order_by("-seen"))


def own(session: SessionBase) -> str:
    """The name of this session's row."""
    return str(session.get(_NAME, ""))


def end(session: SessionBase) -> None:
    SessionRow.objects.filter(name=session.get(_NAME, "")).delete()


def end_one(account: str, name: str) -> bool:
    """Whether there was such a session of this account."""
    return bool(SessionRow.objects.filter(account=account, name=name).delete()[0])


def end_all(account: str, but: str = "") -> int:
    return SessionRow.objects.filter(account=account).exclude(name=but).delete()[0]


def sweep(now: datetime) -> None:
    """Rows of sessions that are over; whoever owned them sees only what is signed in."""
    SessionRow.objects.filter(begun__lt=now - timedelta(hours=SESSION_HOURS)).delete()
    SessionRow.objects.filter(seen__lt=now - timedelta(minutes=IDLE_MINUTES)).delete()
