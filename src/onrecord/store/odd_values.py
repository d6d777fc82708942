"""Values in an SQLite file that onrecord never writes, though they read as ones that it does.

Comes in: a connection. Goes out: how many rows of which column hold one. SQLite lets any value stand in any column, and a day
written with a 'T' or a truth of 7 would read like the one that the log knows. A server's columns refuse such values.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connections, models
from django.db.migrations.recorder import MigrationRecorder

from onrecord.store.fields import PackedTextField

_DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
_TIME = "[0-9][0-9]:[0-9][0-9]:[0-9][0-9]"
_FRACTION = ".[0-9][0-9][0-9][0-9][0-9][0-9]"


def odd_values(name: str) -> Iterator[tuple[str, str, int]]:
    """Table, column, and how many of its rows hold an odd value."""
    db = connections[name]
    if db.vendor != "sqlite":
        return
    tables: list[Any] = [*apps.get_app_config("store").get_models(), MigrationRecorder.Migration]
    for model in tables:
        columns = [(field.column, _fits(field)) for field in model._meta.concrete_fields if field.column]
        sums = ", ".join(f"sum(NOT ({fits.replace('?', column)}))" for column, fits in columns)
        with db.cursor() as cursor:
            # Only names of our own tables and columns stand in it.
            cursor.execute(f'SELECT {sums} FROM "{model._meta.db_table}"')  # noqa: S608
            found = cursor.fetchone()
        for (column, _), odd in zip(columns, found, strict=True):
            if odd:
                yield model._meta.db_table, column, int(odd)


def _fits(field: models.Field) -> str:  # type: ignore[type-arg]
    """A condition on the column '?' that every value of ours fulfils."""
    if isinstance(field, models.ForeignKey):
        field = field.target_field
    if isinstance(field, models.DateTimeField):
        whole = f"\"?\" GLOB '{_DAY} {_TIME}'"
        fits = f"typeof(\"?\") = 'text' AND ({whole} OR (\"?\" GLOB '{_DAY} {_TIME}{_FRACTION}' AND \"?\" NOT GLOB '*.000000'))"
    elif isinstance(field, models.DateField):
        fits = f"typeof(\"?\") = 'text' AND \"?\" GLOB '{_DAY}'"
    elif isinstance(field, models.BooleanField):
        fits = 'typeof("?") = \'integer\' AND "?" IN (0, 1)'
    elif isinstance(field, models.IntegerField):
        fits = "typeof(\"?\") = 'integer'"
    elif isinstance(field, models.FloatField):
        fits = "typeof(\"?\") = 'real'"
    elif isinstance(field, models.BinaryField):
        fits = "typeof(\"?\") = 'blob'"
    elif isinstance(field, PackedTextField):
        fits = "typeof(\"?\") IN ('text', 'blob')"
    else:
        fits = "typeof(\"?\") = 'text'"
    return f'"?" IS NULL OR ({fits})' if field.null else f"({fits})"
