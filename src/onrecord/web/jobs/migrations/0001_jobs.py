"""The table of jobs."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies: ClassVar[list[tuple[str, str]]] = []
    operations: ClassVar[list[migrations.operations.base.Operation]] = [
        migrations.CreateModel(
            name="JobRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.TextField(db_index=True)),
                ("by", models.TextField()),
                ("state", models.TextField()),
                ("step", models.TextField(default="")),
                ("done", models.BigIntegerField(default=0)),
                ("of", models.BigIntegerField(null=True)),
                ("told", models.TextField(default="{}")),
                ("begun", models.DateTimeField()),
                ("beat", models.DateTimeField()),
                ("ended", models.DateTimeField(null=True)),
            ],
            options={"db_table": "web_job"},
        ),
    ]
