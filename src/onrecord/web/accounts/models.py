"""The tables of the moment: sessions, tokens, refused tries, the key that signs cookies. None of them is in the log; what
happens to them is."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, TypeAlias

from django.db import models

Text: TypeAlias = "models.TextField[str, str]"
Number: TypeAlias = "models.PositiveIntegerField[int, int]"
Moment: TypeAlias = "models.DateTimeField[datetime, datetime]"
MomentOrNone: TypeAlias = "models.DateTimeField[datetime | None, datetime | None]"


class SessionRow(models.Model):
    """A signed-in browser. A session whose row is gone is signed out at its next request."""

    name: Text = models.TextField(primary_key=True)
    """Random; the session holds it, the cookie does not."""
    account: Text = models.TextField(db_index=True)
    device: Text = models.TextField()
    begun: Moment = models.DateTimeField()
    seen: Moment = models.DateTimeField()

    objects: ClassVar[models.Manager[SessionRow]] = models.Manager()

    class Meta:
        app_label = "accounts"
        db_table = "web_session"


class TokenRow(models.Model):
    """A service token. The secret is nowhere kept; `digest` is its SHA-256. `scopes` is a JSON list."""

    name: Text = models.TextField(unique=True)
    label: Text = models.TextField()
    """What it is for, in its owner's words."""
    digest: models.CharField[str, str] = models.CharField(max_length=64, unique=True)
    account: Text = models.TextField(db_index=True)
    scopes: Text = models.TextField()
    made: Moment = models.DateTimeField()
    expires: Moment = models.DateTimeField()
    used: MomentOrNone = models.DateTimeField(null=True)
    ended: MomentOrNone = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager[TokenRow]] = models.Manager()

    class Meta:
        app_label = "accounts"
        db_table = "web_token"


class TryRow(models.Model):
    """How often something was tried in vain, and until when it may not be tried again. `key` is a digest of what."""

    key: models.CharField[str, str] = models.CharField(max_length=64, primary_key=True)
    failures: Number = models.PositiveIntegerField()
    last: Moment = models.DateTimeField()
    until: Moment = models.DateTimeField()

    objects: ClassVar[models.Manager[TryRow]] = models.Manager()

    class Meta:
        app_label = "accounts"
        db_table = "web_try"


class KeyRow(models.Model):
    """The key that signs cookies, made once for each record."""

    value: Text = models.TextField()

    objects: ClassVar[models.Manager[KeyRow]] = models.Manager()

    class Meta:
        app_label = "accounts"
        db_table = "web_key"
