"""The tables. A report, each reading of it by one version of the extractor, that reading's claims; failures.

Rows are written by `rows.py` alone. Nothing but a failure's days is ever changed once it is written.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar, TypeAlias

from django.db import models

from onrecord.store.fields import PackedTextField

Text: TypeAlias = "models.TextField[str, str]"
TextOrNone: TypeAlias = "models.TextField[str | None, str | None]"
Bytes: TypeAlias = "models.BinaryField[bytes | None, bytes | memoryview | None]"
Digest: TypeAlias = "models.CharField[str, str]"
Number: TypeAlias = "models.PositiveIntegerField[int, int]"
FigureOrNone: TypeAlias = "models.BigIntegerField[int | None, int | None]"
DegreesOrNone: TypeAlias = "models.FloatField[float | None, float | None]"
DayOrNone: TypeAlias = "models.DateField[date | None, date | None]"
Moment: TypeAlias = "models.DateTimeField[datetime, datetime]"
MomentOrNone: TypeAlias = "models.DateTimeField[datetime | None, datetime | None]"


class ReportRow(models.Model):
    """`key` is the report's id; the number orders reports as they were added."""

    key: Text = models.TextField(unique=True)
    text: Text = PackedTextField()
    text_sha256: Digest = models.CharField(max_length=64)
    title: TextOrNone = models.TextField(null=True)
    outlet: TextOrNone = models.TextField(null=True)
    url: TextOrNone = models.TextField(null=True)
    published: DayOrNone = models.DateField(null=True)
    published_by: Text = models.TextField()
    blocks: Text = models.TextField()
    source: Text = models.TextField()
    raw_sha256: Text = models.TextField()
    added_at: Moment = models.DateTimeField()
    erased: FigureOrNone = models.BigIntegerField(null=True)
    """The number of the log's entry that says why its text was erased; None where it was not."""
    raw: Bytes = models.BinaryField(null=True)
    """What the bytes that it was read from have besides its text (packing.py); None where they lie in a file, or nowhere."""

    objects: ClassVar[models.Manager[ReportRow]] = models.Manager()

    class Meta:
        app_label = "store"
        db_table = "report"


class ReadingRow(models.Model):
    """One version's reading of a report, stored even where it found no claim."""

    report: models.ForeignKey[ReportRow, ReportRow] = models.ForeignKey(
        ReportRow, on_delete=models.PROTECT, related_name="readings"
    )
    made_by: Text = models.TextField()
    made_at: Moment = models.DateTimeField()
    n_claims: Number = models.PositiveIntegerField()

    report_id: int

    objects: ClassVar[models.Manager[ReadingRow]] = models.Manager()

    class Meta:
        app_label = "store"
        db_table = "reading"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["report", "made_by"], name="one_reading_by_version")
        ]


class ClaimRow(models.Model):
    """`body` is the whole claim; the columns repeat what queries need and are never read back as a claim."""

    reading: models.ForeignKey[ReadingRow, ReadingRow] = models.ForeignKey(
        ReadingRow, on_delete=models.PROTECT, related_name="claims"
    )
    position: Number = models.PositiveIntegerField()
    claim_id: Text = models.TextField()
    kind: Text = models.TextField()
    certainty: Text = models.TextField()
    low: FigureOrNone = models.BigIntegerField(null=True)
    high: FigureOrNone = models.BigIntegerField(null=True)
    place_name: TextOrNone = models.TextField(null=True)
    lat: DegreesOrNone = models.FloatField(null=True)
    lon: DegreesOrNone = models.FloatField(null=True)
    start: DayOrNone = models.DateField(null=True)
    end: DayOrNone = models.DateField(null=True)
    body: Text = models.TextField()

    reading_id: int

    objects: ClassVar[models.Manager[ClaimRow]] = models.Manager()

    class Meta:
        app_label = "store"
        db_table = "claim"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["reading", "claim_id"], name="one_claim_by_id"),
            models.UniqueConstraint(fields=["reading", "position"], name="one_claim_by_position"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            # Linking asks for the claims of one kind around a day.
            models.Index(fields=["kind", "start"], name="claim_by_kind_and_day")
        ]


class FailureRow(models.Model):
    """`key` is a digest of what makes a failure the same one, since a unique index lets NULLs repeat."""

    key: Digest = models.CharField(max_length=64, unique=True)
    source: Text = models.TextField(db_index=True)
    where: TextOrNone = models.TextField(null=True)
    code: Text = models.TextField()
    found: Text = models.TextField()
    accepted: Text = models.TextField()
    next: Text = models.TextField()
    first_seen: Moment = models.DateTimeField()
    last_seen: Moment = models.DateTimeField()
    resolved_at: MomentOrNone = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager[FailureRow]] = models.Manager()

    class Meta:
        app_label = "store"
        db_table = "failure"


class MarkRow(models.Model):
    """A mark of a report's text (link/copies.py): how a report that copies it is found. `mark` is below 2^32."""

    pk = models.CompositePrimaryKey("mark", "report_id")
    mark: FigureOrNone = models.BigIntegerField()
    report: models.ForeignKey[ReportRow, ReportRow] = models.ForeignKey(
        ReportRow, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    report_id: int

    objects: ClassVar[models.Manager[MarkRow]] = models.Manager()

    class Meta:
        app_label = "store"
        db_table = "copy_mark"


class ComparedRow(models.Model):
    """A report that was compared with all that came before it, and by which rules."""

    report: models.OneToOneField[ReportRow, ReportRow] = models.OneToOneField(
        ReportRow, on_delete=models.PROTECT, primary_key=True, related_name="compared"
    )
    rules: Text = models.TextField()

    objects: ClassVar[models.Manager[ComparedRow]] = models.Manager()

    class Meta:
        app_label = "store"
        db_table = "copy_compared"


class CopyRow(models.Model):
    """Two reports of which one copies the other. `reasons` is a JSON list of words."""

    original: models.ForeignKey[ReportRow, ReportRow] = models.ForeignKey(
        ReportRow, on_delete=models.PROTECT, related_name="+"
    )
    copy: models.ForeignKey[ReportRow, ReportRow] = models.ForeignKey(
        ReportRow, on_delete=models.PROTECT, related_name="+"
    )
    share: DegreesOrNone = models.FloatField()
    reasons: Text = models.TextField()

    objects: ClassVar[models.Manager[CopyRow]] = models.Manager()

    class Meta:
        app_label = "store"
        db_table = "copy"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["original", "copy"], name="one_copying_by_pair")
        ]


class LinkedRow(models.Model):
    """A reading whose claims were linked into incidents, and by which rules."""

    reading: models.OneToOneField[ReadingRow, ReadingRow] = models.OneToOneField(
        ReadingRow, on_delete=models.PROTECT, primary_key=True, related_name="linked"
    )
    rules: Text = models.TextField()

    objects: ClassVar[models.Manager[LinkedRow]] = models.Manager()

    class Meta:
        app_label = "store"
        db_table = "linked"


class HappeningRow(models.Model):
    """What one report tells as one event, and the incident that it is taken for. `claims` is a JSON list of ids."""

    reading: models.ForeignKey[ReadingRow, ReadingRow] = models.ForeignKey(
        ReadingRow, on_delete=models.PROTECT, related_name="+"
    )
    number: Number = models.PositiveIntegerField()
    claims: Text = models.TextField()
    main: models.BooleanField[bool, bool] = models.BooleanField()
    incident: Text = models.TextField(db_index=True)
    component: FigureOrNone = models.BigIntegerField(db_index=True)

    reading_id: int

    objects: ClassVar[models.Manager[HappeningRow]] = models.Manager()

    class Meta:
        app_label = "store"
        db_table = "happening"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["reading", "number"], name="one_happening_by_number")
        ]


class HappeningKeyRow(models.Model):
    """A block in which a happening is looked for (link/candidates.py)."""

    pk = models.CompositePrimaryKey("key", "happening_id")
    key: FigureOrNone = models.BigIntegerField()
    happening: models.ForeignKey[HappeningRow, HappeningRow] = models.ForeignKey(
        HappeningRow, on_delete=models.CASCADE, related_name="+"
    )

    happening_id: int

    objects: ClassVar[models.Manager[HappeningKeyRow]] = models.Manager()

    class Meta:
        app_label = "store"
        db_table = "happening_key"


class IncidentRow(models.Model):
    """An id that was ever given to an incident. `reasons` is a JSON list: of the words why its reports are together, or, where
    it became part of another (`moved_to`), of the claims that it had then."""

    name: Text = models.TextField(primary_key=True)
    reasons: Text = models.TextField()
    moved_to: TextOrNone = models.TextField(null=True)

    objects: ClassVar[models.Manager[IncidentRow]] = models.Manager()

    class Meta:
        app_label = "store"
        db_table = "incident"


class DecisionRow(models.Model):
    """A person's decision, as JSON in `body`. It is never changed. `report` and `incident` say what it is about, and for an
    undoing what the undone one is about; `body` is empty where it was erased with its report."""

    name: Text = models.TextField(unique=True)
    entry: FigureOrNone = models.BigIntegerField(unique=True)
    """The number of its entry in the log."""
    act: Text = models.TextField()
    report: Text = models.TextField(db_index=True)
    incident: Text = models.TextField(db_index=True)
    undoes: TextOrNone = models.TextField(null=True)
    body: Text = models.TextField()

    objects: ClassVar[models.Manager[DecisionRow]] = models.Manager()

    class Meta:
        app_label = "store"
        db_table = "decision"


class HeardRow(models.Model):
    """A decision that the incidents obey."""

    decision: models.OneToOneField[DecisionRow, DecisionRow] = models.OneToOneField(
        DecisionRow, on_delete=models.PROTECT, primary_key=True, related_name="heard"
    )

    objects: ClassVar[models.Manager[HeardRow]] = models.Manager()

    class Meta:
        app_label = "store"
        db_table = "decision_heard"


class LogRow(models.Model):
    """An entry of the log (chain.py). `about` repeats what `detail` says of its subject, so that it can be looked for."""

    number: models.BigIntegerField[int, int] = models.BigIntegerField(primary_key=True)
    body: Text = models.TextField()
    hash: Digest = models.CharField(max_length=64)
    detail: TextOrNone = PackedTextField(null=True)
    about: Text = models.TextField(db_index=True)

    objects: ClassVar[models.Manager[LogRow]] = models.Manager()

    class Meta:
        app_label = "store"
        db_table = "log"


class HeadRow(models.Model):
    """The one row that says which entry of the log is the last, and which record this is."""

    record: Text = models.TextField()
    number: models.BigIntegerField[int, int] = models.BigIntegerField()
    hash: Digest = models.CharField(max_length=64)

    objects: ClassVar[models.Manager[HeadRow]] = models.Manager()

    class Meta:
        app_label = "store"
        db_table = "log_head"


class SumRow(models.Model):
    """The sum (chain.py) of a table whose rows are made anew as the record grows: copies, happenings, incidents."""

    name: Text = models.TextField(primary_key=True)
    value: Text = models.TextField()

    objects: ClassVar[models.Manager[SumRow]] = models.Manager()

    class Meta:
        app_label = "store"
        db_table = "log_sum"


class AccountRow(models.Model):
    """Who may do what in this record. How a person proves to be it (password, second factor) is kept by the pages.

    `groups` is a JSON list; `entry` is the entry of the log that last changed it.
    """

    name: Text = models.TextField(primary_key=True)
    role: Text = models.TextField()
    groups: Text = models.TextField()
    active: models.BooleanField[bool, bool] = models.BooleanField()
    entry: FigureOrNone = models.BigIntegerField()

    objects: ClassVar[models.Manager[AccountRow]] = models.Manager()

    class Meta:
        app_label = "store"
        db_table = "account"
