"""Ranges and days in the reader's language. Comes in: numbers, inclusive, None an open end. Goes out: words."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

Ends = tuple[int | None, int | None]

PARTS = {
    "there": gettext_noop("were there"), "left": gettext_noop("left"), "evacuated": gettext_noop("were moved out"),
    "killed": gettext_noop("were killed"), "remain": gettext_noop("remain"),
}  # fmt: skip
"""The parts of the balance, as situations.PART_WORDS has them."""


def between(ends: Ends) -> str:
    """'90,000 to 100,000', 'at least 400', 'up to 30', 'no bound'."""
    low, high = ends
    if high is None:
        return _("at least %(low)s") % {"low": f"{low:,}"} if low else _("no bound")
    if low == high:
        return f"{high:,}"
    if not low:
        return _("up to %(high)s") % {"high": f"{high:,}"}
    return _("%(low)s to %(high)s") % {"low": f"{low:,}", "high": f"{high:,}"}


def part(name: str) -> str:
    return _(PARTS[name])
