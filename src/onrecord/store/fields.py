"""A column of text that an SQLite file holds packed. A server packs long texts by itself, and is given them as they are.

What an earlier version wrote lies there unpacked, and is read too. Nothing may be asked of such a column but whether it is empty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from onrecord.store.packing import packed, unpacked

if TYPE_CHECKING:
    _Base = models.TextField[Any, Any]
else:  # Django's own cannot be subscripted
    _Base = models.TextField


class PackedTextField(_Base):
    def from_db_value(self, value: Any, _expression: object, _connection: BaseDatabaseWrapper) -> str | None:
        return unpacked(bytes(value)) if isinstance(value, bytes | memoryview) else value

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        value = super().get_db_prep_value(value, connection, prepared)
        if connection.vendor == "sqlite" and isinstance(value, str):
            return packed(value) or value
        return value
