"""The log, its head and the sums of tables; decisions in place of judgements; reports that were erased.

The rows that an older record holds are taken into the log afterwards, in the same transaction (`adopting.py`).
"""

from __future__ import annotations

import json
from typing import Any, ClassVar

from django.db import migrations, models
from django.db.models.deletion import PROTECT


def _number() -> models.BigAutoField[int, int]:
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def judgements_become_decisions(apps: Any, editor: Any) -> None:
    judgements, decisions, heard = (
        apps.get_model("store", name).objects.using(editor.connection.alias)
        for name in ("JudgementRow", "DecisionRow", "HeardRow")
    )
    for row in judgements.order_by("pk"):
        old = json.loads(row.body)
        undoes, left, right = old["undoes"], old["left"], old["right"]
        act = "undo" if undoes else "merge" if old["together"] else "split"
        about = {"kind": "decision", "id": undoes} if undoes else {"kind": "incident"}
        value = {} if undoes else {"left": len(left), "incidents": []}
        body = {"id": old["id"], "act": act, "about": about, "value": value, "by": old["by"], "at": old["at"],
                "why": old["why"], "seen": [*left, *right], "undoes": undoes}  # fmt: skip
        text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        made = decisions.create(
            name=old["id"], entry=-row.pk, act=act, report="", incident="", undoes=undoes, body=text
        )
        if row.linked:
            heard.create(decision=made)


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("store", "0002_links")]
    operations: ClassVar[list[migrations.operations.base.Operation]] = [
        migrations.CreateModel(
            name="DecisionRow",
            fields=[
                ("id", _number()),
                ("name", models.TextField(unique=True)),
                ("entry", models.BigIntegerField(unique=True)),
                ("act", models.TextField()),
                ("report", models.TextField(db_index=True)),
                ("incident", models.TextField(db_index=True)),
                ("undoes", models.TextField(null=True)),
                ("body", models.TextField()),
            ],
            options={"db_table": "decision"},
        ),
        migrations.CreateModel(
            name="HeadRow",
            fields=[
                ("id", _number()),
                ("record", models.TextField()),
                ("number", models.BigIntegerField()),
                ("hash", models.CharField(max_length=64)),
            ],
            options={"db_table": "log_head"},
        ),
        migrations.CreateModel(
            name="LogRow",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("body", models.TextField()),
                ("hash", models.CharField(max_length=64)),
                ("detail", models.TextField(null=True)),
                ("about", models.TextField(db_index=True)),
            ],
            options={"db_table": "log"},
        ),
        migrations.CreateModel(
            name="SumRow",
            fields=[
                ("name", models.TextField(primary_key=True, serialize=False)),
                ("value", models.TextField()),
            ],
            options={"db_table": "log_sum"},
        ),
        migrations.CreateModel(
            name="AccountRow",
            fields=[
                ("name", models.TextField(primary_key=True, serialize=False)),
                ("role", models.TextField()),
                ("groups", models.TextField()),
                ("active", models.BooleanField()),
                ("entry", models.BigIntegerField()),
            ],
            options={"db_table": "account"},
        ),
        migrations.CreateModel(
            name="HeardRow",
            fields=[
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=PROTECT, primary_key=True, related_name="heard", serialize=False,
                        to="store.decisionrow",
                    ),
                )
            ],
            options={"db_table": "decision_heard"},
        ),
        migrations.RunPython(judgements_become_decisions),
        migrations.DeleteModel(name="JudgementRow"),
        migrations.AddField("reportrow", "erased", models.BigIntegerField(null=True)),
    ]  # fmt: skip
