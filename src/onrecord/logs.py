"""Logs: key=value lines on the standard error stream, quiet by default.

Comes in: events of this program (structlog) and of the libraries it uses (logging, warnings).
Goes out: lines that never hold the text, quotes, titles or names of a report. Messages of
libraries and of exceptions may quote what they read, so only their kind and place are shown.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import MutableMapping
from datetime import date
from pathlib import PurePath
from typing import Any

import structlog

from onrecord.raised import place_of as place_of  # those who log an error say where it is

TEXT_KEYS = frozenset(
    {"text", "quote", "quotes", "title", "name", "names", "words", "evidence", "said_by", "actor", "body"}
)
"""Keys under which the records hold words of a report; an event that carries one loses its value."""

_COUNTS = (int, float, type(None))
_PLAIN = (str, int, float, bool, date, PurePath, type(None))
_LEVELS = (logging.WARNING, logging.INFO, logging.DEBUG)


def set_up(verbosity: int = 0) -> None:
    """Send logs to the standard error stream: 0 shows warnings, 1 what is done, 2 everything."""
    level = _LEVELS[max(0, min(verbosity, len(_LEVELS) - 1))]
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            keep_text_out,
            structlog.processors.KeyValueRenderer(key_order=["level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    _set_up_libraries(level)


def keep_text_out(_logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Drop what may hold words of a report; the key stays, so that a reader sees that something was there."""
    error = event.pop("exc_info", None)
    if error:
        found = error if isinstance(error, BaseException) else sys.exc_info()[1]
        event["error"] = place_of(found) if found else "none"
    for key, value in event.items():
        if key.lower() in TEXT_KEYS and not isinstance(value, _COUNTS):
            event[key] = "(left out)"
        elif isinstance(value, BaseException):
            event[key] = place_of(value)
        elif not isinstance(value, _PLAIN):
            event[key] = f"({type(value).__name__})"
    return event


class _PlaceOnly(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return f"level={record.levelname.lower()} library={record.name} line={record.lineno}"


def _set_up_libraries(level: int) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_PlaceOnly())
    # One step quieter than our own events: what a library warns of is seldom for the person to mend.
    logging.basicConfig(handlers=[handler], level=level + 10, force=True)
    logging.captureWarnings(True)
