"""Sessions, tokens, refused tries and the key that signs cookies."""

from typing import Any, ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar[list[Any]] = []

    operations: ClassVar[list[Any]] = [
        migrations.CreateModel(
            name="KeyRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("value", models.TextField()),
            ],
            options={
                "db_table": "web_key",
            },
        ),
        migrations.CreateModel(
            name="SessionRow",
            fields=[
                ("name", models.TextField(primary_key=True, serialize=False)),
                ("account", models.TextField(db_index=True)),
                ("device", models.TextField()),
                ("begun", models.DateTimeField()),
                ("seen", models.DateTimeField()),
            ],
            options={
                "db_table": "web_session",
            },
        ),
        migrations.CreateModel(
            name="TokenRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.TextField(unique=True)),
                ("label", models.TextField()),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("account", models.TextField(db_index=True)),
                ("scopes", models.TextField()),
                ("made", models.DateTimeField()),
                ("expires", models.DateTimeField()),
                ("used", models.DateTimeField(null=True)),
                ("ended", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "web_token",
            },
        ),
        migrations.CreateModel(
            name="TryRow",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("failures", models.PositiveIntegerField()),
                ("last", models.DateTimeField()),
                ("until", models.DateTimeField()),
            ],
            options={
                "db_table": "web_try",
            },
        ),
    ]
