"""Watched places."""

from typing import Any, ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar[list[Any]] = []

    operations: ClassVar[list[Any]] = [
        migrations.CreateModel(
            name="WatchedRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("account", models.TextField()),
                ("name", models.TextField()),
                ("gazetteer", models.TextField()),
                ("place", models.TextField()),
                ("since", models.DateTimeField()),
            ],
            options={
                "db_table": "web_watched",
                "constraints": [
                    models.UniqueConstraint(fields=("account", "name", "gazetteer"), name="watched_once")
                ],
            },
        ),
    ]
