"""The API's own tables, beside those of the pages and not in the record: nothing here is part of what happened."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, TypeAlias

from django.db import models

Text: TypeAlias = "models.TextField[str, str]"
Moment: TypeAlias = "models.DateTimeField[datetime, datetime]"


class AnswerRow(models.Model):
    """The answer to a request that carried an idempotency key, or to a part of it (repeats.py)."""

    person: Text = models.TextField()
    key: Text = models.TextField()
    request: models.CharField[str, str] = models.CharField(max_length=64)
    """SHA-256 of what was asked for."""
    status: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(default=0)
    headers: Text = models.TextField(default="{}")
    body: Text = models.TextField(default="")
    at: Moment = models.DateTimeField(db_index=True)

    objects: ClassVar[models.Manager[AnswerRow]] = models.Manager()

    class Meta:
        app_label = "api"
        db_table = "api_answer"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person", "key"], name="one_answer_by_key")
        ]


class AllowanceRow(models.Model):
    """How many requests of one minute the servers have taken for somebody, used or not yet."""

    who: Text = models.TextField()
    minute: models.BigIntegerField[int, int] = models.BigIntegerField(db_index=True)
    taken: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager[AllowanceRow]] = models.Manager()

    class Meta:
        app_label = "api"
        db_table = "api_allowance"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["who", "minute"], name="one_allowance_a_minute")
        ]


class TurnRow(models.Model):
    """Whose turn it is to do what only one server does at a time, and until when it counts if that server dies."""

    name: Text = models.TextField(primary_key=True)
    holder: Text = models.TextField()
    until: Moment = models.DateTimeField()

    objects: ClassVar[models.Manager[TurnRow]] = models.Manager()

    class Meta:
        app_label = "api"
        db_table = "api_turn"
