"""What was brought in, and how far it is read."""

from __future__ import annotations

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies: ClassVar[list[tuple[str, str]]] = []
    operations: ClassVar[list[migrations.operations.base.Operation]] = [
        migrations.CreateModel(
            name="JobRow",
            fields=[
                ("id", models.TextField(primary_key=True, serialize=False)),
                ("person", models.TextField()),
                ("at", models.DateTimeField(db_index=True)),
            ],
            options={"db_table": "inbox_job"},
        ),
        migrations.CreateModel(
            name="ItemRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("kind", models.TextField()),
                ("lane", models.TextField()),
                ("name", models.TextField()),
                ("source", models.TextField(db_index=True)),
                ("told", models.TextField(default="{}")),
                ("body", models.BinaryField(null=True)),
                ("size", models.PositiveBigIntegerField(default=0)),
                ("state", models.TextField(default="waiting")),
                ("holder", models.TextField(default="")),
                ("until", models.DateTimeField(null=True)),
                ("broken", models.PositiveIntegerField(default=0)),
                ("read_to", models.PositiveBigIntegerField(default=0)),
                ("new", models.PositiveBigIntegerField(default=0)),
                ("same", models.PositiveBigIntegerField(default=0)),
                ("again", models.PositiveBigIntegerField(default=0)),
                ("failed", models.PositiveBigIntegerField(default=0)),
                ("reports", models.TextField(default="[]")),
                ("failures", models.TextField(default="[]")),
                ("ended", models.DateTimeField(null=True)),
                (
                    "job",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="items", to="inbox.jobrow"
                    ),
                ),
            ],
            options={
                "db_table": "inbox_item",
                "indexes": [models.Index(fields=["state", "lane", "id"], name="inbox_item_next")],
            },
        ),
    ]
