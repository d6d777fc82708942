"""The filter form that search, map and timeline share: what is wanted, as fields with their choices, and the page's own fields kept beside.

Comes in: the fields of an address. Goes out: what the template `filters.html` draws. What a filter means is finding/'s.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord import finding
from onrecord.finding import Wanted, wanted_of
from onrecord.records import PEOPLE_KINDS, SITUATION_KINDS
from onrecord.review.fields import GROUPS
from onrecord.web.asked import Asked

_MORE = (
    "voice", "outlet", "published_since", "published_until", "at_least", "at_most", "group", "method", "certainty", "status", "assigned",
    "flagged",
)  # fmt: skip
"""Fields that are folded away unless one of them is filled."""


def filtering(sent: Mapping[str, Any], **kept: object) -> dict[str, Any]:
    """For the context of a page: `wanted`, and all that the form needs. `kept` are fields of the page's own that go with it."""
    wanted = wanted_of(sent)
    return {
        "wanted": wanted,
        "people_kinds": PEOPLE_KINDS,
        "situation_kinds": SITUATION_KINDS,
        "choices": finding.ACCEPTED,
        "groups": sorted(GROUPS),
        "more_open": any(getattr(wanted, name) for name in _MORE),
        "kept": [(name, value) for name, value in kept.items() if value not in (None, "")],
    }


def listed(request: Asked, what: str, wanted: Wanted, order: str, first: int, most: int) -> finding.Page[Any]:
    """A page of claims, reports or incidents; the order is of incidents."""
    if what == "claims":
        return finding.claims(request.seen, wanted, first, most)
    if what == "reports":
        return finding.reports(request.seen, wanted, first, most)
    return finding.incidents(request.seen, wanted, order, first, most)
