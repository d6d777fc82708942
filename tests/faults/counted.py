"""How often each fault is tried, and what came of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager

from works import Work

from onrecord.address import Address

KILLS = int(os.environ.get("ONRECORD_KILLS", "2"))
"""Kills of each kind of work on each database."""
LOST = int(os.environ.get("ONRECORD_LOST", "1"))
"""Connections lost in each kind of work."""
THOROUGH = KILLS > 2 or LOST > 1
"""Whether everything is tried, and not a part of it that every test run has time for."""
COUNTS: dict[str, str] = {}
"""What was done → how often, told at the end."""

Places = Callable[[Work], AbstractContextManager[Address]]
"""Gives a place of its own where a work can begin, and takes it away again."""
