"""Web pages and feeds, fetched because a person named them: the one place of the house that opens a network connection (ADR 0017, 0021).

Comes in: an address. Goes out: what the server answered, or a FetchError that says why it was not fetched. Public machines alone,
also after each redirect; robots.txt is obeyed; what the page says is read elsewhere. own_server.py asks a server of our own, to measure it.
"""

from __future__ import annotations

from onrecord.fetching.addresses import is_address, joined
from onrecord.fetching.line import MayReach
from onrecord.fetching.reach import is_public
from onrecord.fetching.visiting import (
    LARGEST,
    REDIRECTS,
    WITHIN_S,
    FeedAnswer,
    Fetched,
    Marks,
    Visits,
    refuse,
)

__all__ = [
    "LARGEST", "REDIRECTS", "WITHIN_S", "FeedAnswer", "Fetched", "Marks", "MayReach", "Visits",
    "fetch", "is_address", "is_public", "joined", "refuse",
]  # fmt: skip


def fetch(url: str, may_reach: MayReach = is_public, within_s: float = WITHIN_S) -> Fetched:
    """One page, when a person asks for it. `may_reach` is for tests, whose server is on this machine."""
    return Visits(may_reach).page(url, within_s)
