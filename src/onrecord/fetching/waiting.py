"""How long a server wishes to be left alone, out of the headers of its answer. Pure: the moment of now comes in.

Comes in: headers. Goes out: seconds. Who keeps to them is visiting.py (a host that is busy) and watching/ (a feed).
"""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime

_PAUSE_WHERE_NONE_IS_NAMED = 300.0
_LONGEST_PAUSE = 7 * 86_400.0
_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,10})")
_NEVER_KEPT = re.compile(r"(?:^|[,\s])no-(?:cache|store)\b")


def pause(retry_after: str, now: float) -> float:
    """Of an answer that says 'not now': what it names, a week at the most."""
    named = _named(retry_after, now)
    wished = _PAUSE_WHERE_NONE_IS_NAMED if named is None else named
    return min(max(wished, 0.0), _LONGEST_PAUSE)


def fresh_for(cache_control: str, age: str) -> float:
    """How long the server says that the answer holds, less the time that it lay in a cache; 0 where it says nothing."""
    said = cache_control.lower()
    found = _AGE.search(said)
    if found is None or _NEVER_KEPT.search(said):
        return 0.0
    age = age.strip()
    return max(0.0, float(found[1]) - (float(age) if age.isascii() and age.isdigit() else 0.0))


def _named(said: str, now: float) -> float | None:
    said = said.strip()
    if said.isascii() and said.isdigit():
        return float(said[:12])
    try:
        return parsedate_to_datetime(said).timestamp() - now
    except (ValueError, TypeError, OverflowError):
        return None
