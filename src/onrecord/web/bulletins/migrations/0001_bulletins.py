"""Drafts of bulletins, and bulletins as they were issued."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies: ClassVar[list[tuple[str, str]]] = []
    operations: ClassVar[list[migrations.operations.base.Operation]] = [
        migrations.CreateModel(
            name="DraftRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.TextField()),
                ("start", models.DateField()),
                ("end", models.DateField()),
                ("groups", models.TextField(default="[]")),
                ("cites", models.TextField(default="[]")),
                ("drafted", models.TextField()),
                ("title", models.TextField()),
                ("texts", models.TextField()),
                ("version", models.PositiveBigIntegerField(default=1)),
                ("made_by", models.TextField()),
                ("made_at", models.DateTimeField()),
                ("saved_by", models.TextField()),
                ("saved_at", models.DateTimeField()),
                ("corrects", models.PositiveBigIntegerField(default=None, null=True)),
                ("why", models.TextField(default="")),
                ("issued", models.PositiveBigIntegerField(db_index=True, default=None, null=True)),
                ("aside", models.BooleanField(default=False)),
            ],
            options={"db_table": "bulletin_draft"},
        ),
        migrations.CreateModel(
            name="IssueRow",
            fields=[
                ("number", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("draft", models.PositiveBigIntegerField()),
                ("place", models.TextField()),
                ("start", models.DateField()),
                ("end", models.DateField()),
                ("groups", models.TextField(default="[]")),
                ("cites", models.TextField(default="[]")),
                ("title", models.TextField()),
                ("by", models.TextField()),
                ("at", models.DateTimeField()),
                ("head_number", models.PositiveBigIntegerField()),
                ("head_hash", models.CharField(max_length=64)),
                ("corrects", models.PositiveBigIntegerField(default=None, null=True, unique=True)),
                ("why", models.TextField(default="")),
                ("data", models.TextField()),
                ("md", models.BinaryField()),
                ("html", models.BinaryField()),
                ("docx", models.BinaryField()),
            ],
            options={"db_table": "bulletin_issue"},
        ),
    ]  # fmt: skip
