"""Which places each person watches: beside the tables of the pages and not in the record, since it is no part of what happened."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, TypeAlias

from django.db import models

Text: TypeAlias = "models.TextField[str, str]"
Moment: TypeAlias = "models.DateTimeField[datetime, datetime]"


class WatchedRow(models.Model):
    account: Text = models.TextField()
    name: Text = models.TextField()
    gazetteer: Text = models.TextField()
    """The place's id there; empty where it has none."""
    place: Text = models.TextField()
    """The whole place as JSON: it is watched even where nothing tells of it any more."""
    since: Moment = models.DateTimeField()

    goes_along: ClassVar[bool] = True
    """Copied with the record."""
    objects: ClassVar[models.Manager[WatchedRow]] = models.Manager()

    class Meta:
        app_label = "watched"
        db_table = "web_watched"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["account", "name", "gazetteer"], name="watched_once")
        ]
