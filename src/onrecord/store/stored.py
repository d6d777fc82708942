"""A failure as the record holds it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from onrecord.records import Failure


@dataclass(frozen=True, slots=True)
class StoredFailure:
    """A failure, when it was first and last seen, and when its source was next read without it."""

    failure: Failure
    first_seen: datetime
    last_seen: datetime
    resolved_at: datetime | None
