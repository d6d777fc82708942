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
THOROUGH = KILLS > 2
"""Whether the disks are filled in every way that is known, and not in some."""
COUNTS: dict[str, str] = {}
"""What was done → how often, told at the end."""

Places = Callable[[Work], AbstractContextManager[Address]]
"""Gives a place of its own where a work can begin, and takes it away again."""
