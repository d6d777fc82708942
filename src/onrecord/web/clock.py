"""The time of a request. The stages never ask for it: who calls them says when."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    return datetime.now(UTC)
