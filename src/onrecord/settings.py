"""What a person may set outside the command line: so far, where the record lies.

Comes in: the option as given and the environment. Goes out: a path. Nothing is opened here.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

RECORD_NAME = "onrecord.db"
RECORD_VARIABLE = "ONRECORD_DB"


def record_path(given: str | None, env: Mapping[str, str]) -> Path:
    """`--db` where given, else ONRECORD_DB, else onrecord.db in the working folder; empty is not given."""
    return Path(given or env.get(RECORD_VARIABLE) or RECORD_NAME).expanduser()
