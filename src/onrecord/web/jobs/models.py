"""The table of jobs, beside those of the pages and not in the record: what happened to the record is in its log."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any, ClassVar, TypeAlias

from django.db import models

Text: TypeAlias = "models.TextField[str, str]"
Number: TypeAlias = "models.BigIntegerField[int, int]"
NumberOrNone: TypeAlias = "models.BigIntegerField[int | None, int | None]"
Moment: TypeAlias = "models.DateTimeField[datetime, datetime]"
MomentOrNone: TypeAlias = "models.DateTimeField[datetime | None, datetime | None]"


class JobRow(models.Model):
    """One piece of work. `state` is runs, done, failed or broken off."""

    kind: Text = models.TextField(db_index=True)
    by: Text = models.TextField()
    state: Text = models.TextField()
    step: Text = models.TextField(default="")
    """What is being done now; empty where it does not say."""
    done: Number = models.BigIntegerField(default=0)
    of: NumberOrNone = models.BigIntegerField(null=True)
    told: Text = models.TextField(default="{}")
    """What came of it, as JSON; where it failed, `error` says why in the words of an OnrecordError."""
    begun: Moment = models.DateTimeField()
    beat: Moment = models.DateTimeField()
    """When its process last showed that it lives."""
    ended: MomentOrNone = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager[JobRow]] = models.Manager()

    class Meta:
        app_label = "jobs"
        db_table = "web_job"

    @property
    def result(self) -> dict[str, Any]:
        held: dict[str, Any] = json.loads(self.told)
        return held
