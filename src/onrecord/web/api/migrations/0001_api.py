"""Answers given before, allowances and turns."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


def _number() -> models.BigAutoField[int, int]:
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    initial = True
    dependencies: ClassVar[list[tuple[str, str]]] = []
    operations: ClassVar[list[migrations.operations.base.Operation]] = [
        migrations.CreateModel(
            name="AnswerRow",
            fields=[
                ("id", _number()),
                ("person", models.TextField()),
                ("key", models.TextField()),
                ("request", models.CharField(max_length=64)),
                ("status", models.PositiveIntegerField(default=0)),
                ("headers", models.TextField(default="{}")),
                ("body", models.TextField(default="")),
                ("at", models.DateTimeField(db_index=True)),
            ],
            options={
                "db_table": "api_answer",
                "constraints": [models.UniqueConstraint(fields=("person", "key"), name="one_answer_by_key")],
            },
        ),
        migrations.CreateModel(
            name="AllowanceRow",
            fields=[
                ("id", _number()),
                ("who", models.TextField()),
                ("minute", models.BigIntegerField(db_index=True)),
                ("taken", models.PositiveIntegerField(default=0)),
            ],
            options={
                "db_table": "api_allowance",
                "constraints": [
                    models.UniqueConstraint(fields=("who", "minute"), name="one_allowance_a_minute")
                ],
            },
        ),
        migrations.CreateModel(
            name="TurnRow",
            fields=[
                ("name", models.TextField(primary_key=True, serialize=False)),
                ("holder", models.TextField()),
                ("until", models.DateTimeField()),
            ],
            options={"db_table": "api_turn"},
        ),
    ]
