"""A report's outlet and address in, what they say of where it was written: a country, and the outlet's own town.

A paper that bears a town's name ("The Harlan Gazette", harlangazette.com) means its own town by it. The ending of an address
names a country, except those that are sold to anyone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.records import Report

_HOST = re.compile(r"(?:https?://)?(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?=[/:?#]|$)", re.IGNORECASE)
_SOLD = frozenset(
    [
        "ai",
        "am",
        "as",
        "bz",
        "cc",
        "cd",
        "co",
        "dj",
        "eu",
        "fm",
        "gg",
        "im",
        "io",
        "is",
        "la",
        "ly",
        "me",
        "ms",
        "mu",
        "nu",
        "pw",
        "sc",
        "sh",
        "st",
        "su",
        "tk",
        "tm",
        "to",
        "tv",
        "vc",
        "ws",
    ]
)
"""Endings that stand for a country by right and for anything by use."""
_GENERIC = frozenset(("com", "net", "org", "info", "biz"))


@dataclass(frozen=True, slots=True)
class Outlet:
    """`country` by the address's ending; `label` the letters of its name alone; `generic` where the ending tells nothing."""

    country: str | None = None
    label: str = ""
    generic: bool = False

    def bears(self, key: str) -> bool:
        """Whether the outlet's name has this folded name of a place in it."""
        return len(key) > 4 and key.replace(" ", "") in self.label


def outlet_of(report: Report) -> Outlet:
    """What the outlet and the address of a report say."""
    host = next((m for m in (_HOST.match(x or "") for x in (report.url, report.outlet)) if m), None)
    name = re.sub(r"[^a-z]", "", (report.outlet or "").lower()) if report.outlet else ""
    if host is None:
        return Outlet(label=name)
    parts = host.group(1).lower().split(".")
    ending = parts[-1]
    country = None
    if len(ending) == 2 and ending not in _SOLD:
        country = "GB" if ending == "uk" else ending.upper()
    elif ending in ("gov", "mil", "edu"):
        country = "US"
    return Outlet(country, re.sub(r"[^a-z]", "", "".join(parts[:-1])) + name, ending in _GENERIC)
