"""Texts and the log's words packed in a file; raw bytes that are little more than the text beside it; keys kept once.

What is packed is what is written from now on: rows of an older record stay as they are, and both are read.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import migrations, models

from onrecord.store.fields import PackedTextField

_KEYS_ALONE = ("copy_mark", "happening_key")
"""Tables whose rows are their primary key: SQLite would keep each twice, as a row and in an index."""


def kept_once(apps: Any, editor: Any) -> None:
    if editor.connection.vendor != "sqlite":
        return
    with editor.connection.cursor() as cursor:
        for table in _KEYS_ALONE:
            cursor.execute(
                "SELECT type, sql FROM sqlite_master WHERE tbl_name = %s AND sql IS NOT NULL", [table]
            )
            made = cursor.fetchall()
            cursor.execute(f'ALTER TABLE "{table}" RENAME TO "{table}_before"')
            cursor.execute(f"{next(sql for kind, sql in made if kind == 'table')} WITHOUT ROWID")
            cursor.execute(f'INSERT INTO "{table}" SELECT * FROM "{table}_before" ORDER BY 1, 2')  # noqa: S608  names of ours
            cursor.execute(f'DROP TABLE "{table}_before"')
            for kind, sql in made:
                if kind == "index":
                    cursor.execute(sql)


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("store", "0003_log")]
    operations: ClassVar[list[migrations.operations.base.Operation]] = [
        migrations.SeparateDatabaseAndState(
            # The column stays what it is: SQLite lets packed bytes stand in it.
            state_operations=[
                migrations.AlterField("reportrow", "text", PackedTextField()),
                migrations.AlterField("logrow", "detail", PackedTextField(null=True)),
            ]
        ),
        migrations.AddField("reportrow", "raw", models.BinaryField(null=True)),
        migrations.RunPython(kept_once),
    ]
