"""How many requests somebody may make in a minute, counted together by all servers.

Comes in: who asks. Goes out: what is left, or a refusal that says when to come again. A server takes requests from the common
table by the share and spends them from memory, so that the table is written to once for many requests; what one server has
taken and not used is not given to another, so that with several servers the limit is reached up to a share early for each.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from time import time

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F

from onrecord.web.api.models import AllowanceRow
from onrecord.web.api.refusals import Refused

A_MINUTE = 600
"""Where the server's settings have no ONRECORD_API_A_MINUTE."""
_SHARE = 20
"""A server takes a twentieth of the limit at a time."""
_KEPT_MINUTES = 5


@dataclass
class _Taken:
    minute: int
    left: int = 0
    taken: int = 0
    """By all servers together, when this one last looked."""


_lock = threading.Lock()
_held: dict[str, _Taken] = {}


def spend(who: str) -> Mapping[str, str]:
    """Counts one request; the headers that say what is left. Refused with 429 where nothing is."""
    now, limit = time(), int(getattr(settings, "ONRECORD_API_A_MINUTE", A_MINUTE))
    minute = int(now // 60)
    with _lock:
        held = _held.get(who)
        if held is None or held.minute != minute:
            _forget(minute)
            held = _held[who] = _Taken(minute)
        if not held.left:
            held.left, held.taken = _take(who, minute, limit)
        allowed = held.left > 0
        held.left -= allowed
        left = held.left + max(0, limit - held.taken)
    reset = str(60 - int(now % 60))
    headers = {"RateLimit-Limit": str(limit), "RateLimit-Remaining": str(left), "RateLimit-Reset": reset}
    if not allowed:
        raise Refused(
            429, "too-many", "requests", f"more than {limit} in this minute", f"{limit} requests a minute",
            f"Go on in {reset} seconds.", headers=headers | {"Retry-After": reset},
        )  # fmt: skip
    return headers


def _take(who: str, minute: int, limit: int) -> tuple[int, int]:
    """How many requests this server may now spend, and how many are taken in all."""
    share = max(1, limit // _SHARE)
    rows = AllowanceRow.objects.filter(who=who, minute=minute)
    with transaction.atomic():
        if not rows.update(taken=F("taken") + share):
            try:
                with transaction.atomic():
                    AllowanceRow(who=who, minute=minute, taken=share).save(force_insert=True)
            except IntegrityError:  # another server was quicker
                rows.update(taken=F("taken") + share)
        taken = rows.values_list("taken", flat=True).get()
    return max(0, min(share, limit - (taken - share))), taken


def _forget(minute: int) -> None:
    """What was held of minutes that are over, here and in the table."""
    old = [who for who, held in _held.items() if held.minute != minute]
    for who in old:
        del _held[who]
    if old:
        AllowanceRow.objects.filter(minute__lt=minute - _KEPT_MINUTES).delete()
