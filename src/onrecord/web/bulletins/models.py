"""The bulletins' own tables: drafts, which change until they are issued, and issues, which never do."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar, TypeAlias

from django.db import models

Text: TypeAlias = "models.TextField[str, str]"
Moment: TypeAlias = "models.DateTimeField[datetime, datetime]"
Day: TypeAlias = "models.DateField[date, date]"
Number: TypeAlias = "models.PositiveBigIntegerField[int, int]"
MaybeNumber: TypeAlias = "models.PositiveBigIntegerField[int | None, int | None]"
Bytes: TypeAlias = "models.BinaryField[bytes, bytes | bytearray | memoryview]"


class DraftRow(models.Model):
    """A bulletin that somebody works on."""

    place: Text = models.TextField()
    start: Day = models.DateField()
    end: Day = models.DateField()
    groups: Text = models.TextField(default="[]")
    """Groups whose restricted material it was made from, as JSON."""
    cites: Text = models.TextField(default="[]")
    """The reports and claims that it rests on, as JSON: whoever may not see one of them sees no draft."""
    drafted: Text = models.TextField()
    """The bulletin as the record gave it, and the figures of its claims, as JSON; never changed."""
    title: Text = models.TextField()
    texts: Text = models.TextField()
    """Section → its text as it was saved last, as JSON."""
    version: Number = models.PositiveBigIntegerField(default=1)
    made_by: Text = models.TextField()
    made_at: Moment = models.DateTimeField()
    saved_by: Text = models.TextField()
    saved_at: Moment = models.DateTimeField()
    corrects: MaybeNumber = models.PositiveBigIntegerField(null=True, default=None)
    why: Text = models.TextField(default="")
    """Why it corrects another."""
    issued: MaybeNumber = models.PositiveBigIntegerField(null=True, default=None, db_index=True)
    aside: models.BooleanField[bool, bool] = models.BooleanField(default=False)
    """Put aside: kept, and not listed among those that are worked on."""

    goes_along: ClassVar[bool] = True
    """Copied with the record."""
    objects: ClassVar[models.Manager[DraftRow]] = models.Manager()

    class Meta:
        app_label = "bulletins"
        db_table = "bulletin_draft"


class IssueRow(models.Model):
    """A bulletin as it was issued. The log's entry holds the digests of `data` and of the files."""

    number: models.PositiveBigIntegerField[int, int] = models.PositiveBigIntegerField(primary_key=True)
    draft: Number = models.PositiveBigIntegerField()
    place: Text = models.TextField()
    start: Day = models.DateField()
    end: Day = models.DateField()
    groups: Text = models.TextField(default="[]")
    cites: Text = models.TextField(default="[]")
    title: Text = models.TextField()
    by: Text = models.TextField()
    at: Moment = models.DateTimeField()
    head_number: Number = models.PositiveBigIntegerField()
    """The last entry of the log before its own."""
    head_hash: models.CharField[str, str] = models.CharField(max_length=64)
    corrects: MaybeNumber = models.PositiveBigIntegerField(null=True, default=None, unique=True)
    why: Text = models.TextField(default="")
    data: Text = models.TextField()
    """The bulletin as JSON, with what it says of itself."""
    md: Bytes = models.BinaryField()
    html: Bytes = models.BinaryField()
    docx: Bytes = models.BinaryField()

    goes_along: ClassVar[bool] = True
    """Copied with the record."""
    objects: ClassVar[models.Manager[IssueRow]] = models.Manager()

    class Meta:
        app_label = "bulletins"
        db_table = "bulletin_issue"
