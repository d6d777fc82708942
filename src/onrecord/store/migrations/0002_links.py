"""Copies, incidents and judgements."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models
from django.db.models.deletion import CASCADE, PROTECT


def _number() -> models.BigAutoField[int, int]:
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("store", "0001_record")]
    operations: ClassVar[list[migrations.operations.base.Operation]] = [
        migrations.CreateModel(
            name="MarkRow",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "mark", "report_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("mark", models.BigIntegerField()),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=PROTECT, related_name="+", to="store.reportrow", db_index=False
                    ),
                ),
            ],
            options={"db_table": "copy_mark"},
        ),
        migrations.CreateModel(
            name="ComparedRow",
            fields=[
                (
                    "report",
                    models.OneToOneField(
                        on_delete=PROTECT, primary_key=True, related_name="compared", serialize=False,
                        to="store.reportrow",
                    ),
                ),
                ("rules", models.TextField()),
            ],
            options={"db_table": "copy_compared"},
        ),
        migrations.CreateModel(
            name="CopyRow",
            fields=[
                ("id", _number()),
                (
                    "original",
                    models.ForeignKey(on_delete=PROTECT, related_name="+", to="store.reportrow"),
                ),
                ("copy", models.ForeignKey(on_delete=PROTECT, related_name="+", to="store.reportrow")),
                ("share", models.FloatField()),
                ("reasons", models.TextField()),
            ],
            options={
                "db_table": "copy",
                "constraints": [
                    models.UniqueConstraint(fields=("original", "copy"), name="one_copying_by_pair")
                ],
            },
        ),
        migrations.CreateModel(
            name="LinkedRow",
            fields=[
                (
                    "reading",
                    models.OneToOneField(
                        on_delete=PROTECT, primary_key=True, related_name="linked", serialize=False,
                        to="store.readingrow",
                    ),
                ),
                ("rules", models.TextField()),
            ],
            options={"db_table": "linked"},
        ),
        migrations.CreateModel(
            name="HappeningRow",
            fields=[
                ("id", _number()),
                ("reading", models.ForeignKey(on_delete=PROTECT, related_name="+", to="store.readingrow")),
                ("number", models.PositiveIntegerField()),
                ("claims", models.TextField()),
                ("main", models.BooleanField()),
                ("incident", models.TextField(db_index=True)),
                ("component", models.BigIntegerField(db_index=True)),
            ],
            options={
                "db_table": "happening",
                "constraints": [
                    models.UniqueConstraint(fields=("reading", "number"), name="one_happening_by_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="HappeningKeyRow",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "key", "happening_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("key", models.BigIntegerField()),
                (
                    "happening",
                    models.ForeignKey(on_delete=CASCADE, related_name="+", to="store.happeningrow"),
                ),
            ],
            options={"db_table": "happening_key"},
        ),
        migrations.CreateModel(
            name="IncidentRow",
            fields=[
                ("name", models.TextField(primary_key=True, serialize=False)),
                ("reasons", models.TextField()),
                ("moved_to", models.TextField(null=True)),
            ],
            options={"db_table": "incident"},
        ),
        migrations.CreateModel(
            name="JudgementRow",
            fields=[
                ("id", _number()),
                ("name", models.TextField(unique=True)),
                ("body", models.TextField()),
                ("linked", models.BooleanField(default=False)),
            ],
            options={"db_table": "judgement"},
        ),
    ]  # fmt: skip
