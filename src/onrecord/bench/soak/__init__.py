"""A record in use for hours: reports are added, people read and decide, backups are made, the server is stopped and killed.

Comes in: how much, and where. Goes out: figures of each round (series.py), what they say (judging.py), and a picture (picture.py).
running.py has the order; people.py who asks; serving.py the server and its memory. Everything is done through the program's own commands.
"""

from __future__ import annotations

from onrecord.bench.soak.running import run
from onrecord.bench.soak.series import Plan, Result

__all__ = ["Plan", "Result", "run"]
