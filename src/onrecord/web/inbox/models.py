"""The inbox's own tables, beside those of the pages and not in the record: what waits to be read, and what became of it.

The bytes of a thing lie here until it is read; the record keeps its own then (store/raw.py). Of what could not be read they stay,
so that it can be tried again.
"""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, TypeAlias

from django.db import models

Text: TypeAlias = "models.TextField[str, str]"
Moment: TypeAlias = "models.DateTimeField[datetime, datetime]"
Number: TypeAlias = "models.PositiveBigIntegerField[int, int]"


class JobRow(models.Model):
    """What one person brought in at one time."""

    id: Text = models.TextField(primary_key=True)
    person: Text = models.TextField()
    at: Moment = models.DateTimeField(db_index=True)

    objects: ClassVar[models.Manager[JobRow]] = models.Manager()

    class Meta:
        app_label = "inbox"
        db_table = "inbox_job"


class ItemRow(models.Model):
    """One file, text or address. `state`: waiting, reading, done, failed."""

    job: models.ForeignKey[JobRow, JobRow] = models.ForeignKey(JobRow, models.CASCADE, related_name="items")
    number: models.PositiveIntegerField[int, int] = models.PositiveIntegerField()
    kind: Text = models.TextField()
    lane: Text = models.TextField()
    name: Text = models.TextField()
    """The file's name, the address, or the title that was given."""
    source: Text = models.TextField(db_index=True)
    """What its failures are kept under in the record."""
    told: Text = models.TextField(default="{}")
    """What the person says of it, as JSON: title, outlet, published, url."""
    body: models.BinaryField[bytes | None, bytes | None] = models.BinaryField(null=True)
    size: Number = models.PositiveBigIntegerField(default=0)
    state: Text = models.TextField(default="waiting")
    holder: Text = models.TextField(default="")
    """The process that reads it, and until when that counts if it dies."""
    until: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)
    broken: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(default=0)
    """How often a server ended while it read it."""
    read_to: Number = models.PositiveBigIntegerField(default=0)
    new: Number = models.PositiveBigIntegerField(default=0)
    same: Number = models.PositiveBigIntegerField(default=0)
    again: Number = models.PositiveBigIntegerField(default=0)
    failed: Number = models.PositiveBigIntegerField(default=0)
    reports: Text = models.TextField(default="[]")
    """Ids of the first reports that it holds, as JSON."""
    failures: Text = models.TextField(default="[]")
    """The first reasons why something was not read, as JSON."""
    ended: models.DateTimeField[datetime | None, datetime | None] = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager[ItemRow]] = models.Manager()

    class Meta:
        app_label = "inbox"
        db_table = "inbox_item"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "lane", "id"], name="inbox_item_next")
        ]
