"""Reports, readings, claims and failures."""

from __future__ import annotations

from typing import ClassVar

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement
from django.db.models.deletion import PROTECT


def _number() -> models.BigAutoField[int, int]:
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def _hash_long_names(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """PostgreSQL orders no value of more than 2,704 bytes, and a file's name may be longer; hashed it may be of any length."""
    if editor.connection.vendor == "postgresql":
        editor.deferred_sql = [
            waiting for waiting in editor.deferred_sql
            if not (isinstance(waiting, Statement) and waiting.references_column("failure", "source"))
        ]  # fmt: skip
        editor.execute("CREATE INDEX failure_by_source ON failure USING hash (source)")


class Migration(migrations.Migration):
    initial = True
    dependencies: ClassVar[list[tuple[str, str]]] = []
    operations: ClassVar[list[migrations.operations.base.Operation]] = [
        migrations.CreateModel(
            name="ReportRow",
            fields=[
                ("id", _number()),
                ("key", models.TextField(unique=True)),
                ("text", models.TextField()),
                ("text_sha256", models.CharField(max_length=64)),
                ("title", models.TextField(null=True)),
                ("outlet", models.TextField(null=True)),
                ("url", models.TextField(null=True)),
                ("published", models.DateField(null=True)),
                ("published_by", models.TextField()),
                ("blocks", models.TextField()),
                ("source", models.TextField()),
                ("raw_sha256", models.TextField()),
                ("added_at", models.DateTimeField()),
            ],
            options={"db_table": "report"},
        ),
        migrations.CreateModel(
            name="ReadingRow",
            fields=[
                ("id", _number()),
                (
                    "report",
                    models.ForeignKey(on_delete=PROTECT, related_name="readings", to="store.reportrow"),
                ),
                ("made_by", models.TextField()),
                ("made_at", models.DateTimeField()),
                ("n_claims", models.PositiveIntegerField()),
            ],
            options={
                "db_table": "reading",
                "constraints": [
                    models.UniqueConstraint(fields=("report", "made_by"), name="one_reading_by_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="ClaimRow",
            fields=[
                ("id", _number()),
                (
                    "reading",
                    models.ForeignKey(on_delete=PROTECT, related_name="claims", to="store.readingrow"),
                ),
                ("position", models.PositiveIntegerField()),
                ("claim_id", models.TextField()),
                ("kind", models.TextField()),
                ("certainty", models.TextField()),
                ("low", models.BigIntegerField(null=True)),
                ("high", models.BigIntegerField(null=True)),
                ("place_name", models.TextField(null=True)),
                ("lat", models.FloatField(null=True)),
                ("lon", models.FloatField(null=True)),
                ("start", models.DateField(null=True)),
                ("end", models.DateField(null=True)),
                ("body", models.TextField()),
            ],
            options={
                "db_table": "claim",
                "indexes": [models.Index(fields=["kind", "start"], name="claim_by_kind_and_day")],
                "constraints": [
                    models.UniqueConstraint(fields=("reading", "claim_id"), name="one_claim_by_id"),
                    models.UniqueConstraint(fields=("reading", "position"), name="one_claim_by_position"),
                ],
            },
        ),
        migrations.CreateModel(
            name="FailureRow",
            fields=[
                ("id", _number()),
                ("key", models.CharField(max_length=64, unique=True)),
                ("source", models.TextField(db_index=True)),
                ("where", models.TextField(null=True)),
                ("code", models.TextField()),
                ("found", models.TextField()),
                ("accepted", models.TextField()),
                ("next", models.TextField()),
                ("first_seen", models.DateTimeField()),
                ("last_seen", models.DateTimeField()),
                ("resolved_at", models.DateTimeField(null=True)),
            ],
            options={"db_table": "failure"},
        ),
        migrations.RunPython(_hash_long_names, migrations.RunPython.noop),
    ]
