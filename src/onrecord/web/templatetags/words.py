"""Figures, days and addresses as pages write them.

Comes in: ranges and intervals. Goes out: short words. What no number is known of is said in words, never left blank.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from onrecord.web.wording import apart

register = template.Library()


def _number(value: int | None) -> str:
    return f"{value:,}" if value is not None else _("open")


@register.filter
def spread(one: Any) -> SafeString:
    """A range: its best figure large, low and high beside it where they differ. Takes anything with `low`, `best`, `high`."""
    low, best, high = one.low, one.best, one.high
    if low is None and best is None and high is None:
        return format_html('<span class="quiet">{}</span>', _("no figure"))
    main = best if best is not None else low if low is not None else high
    if low == high == main:
        return format_html('<span class="figure">{}</span>', _number(main))
    if high is None and low == main:
        return format_html(
            '<span class="figure">{}</span> <span class="quiet">{}</span>', _number(main), _("or more")
        )
    between = _("{low} to {high}").format(low=_number(low), high=_number(high))
    return format_html(
        '<span class="figure">{}</span> <span class="quiet">({})</span>', _number(main), between
    )


@register.filter
def days(one: Any) -> str:
    """An interval of days with `start` and `end`, as it is known."""
    start: date | None = getattr(one, "start", None)
    end: date | None = getattr(one, "end", None)
    if start is None and end is None:
        return _("day not known")
    if start == end or end is None or start is None:
        day = start or end
        return apart(day.isoformat()) if day else ""
    if start.year == end.year and start.month == end.month:
        return apart(f"{start.isoformat()} – {end.day:02}")
    return apart(f"{start.isoformat()} – {end.isoformat()}")


@register.simple_tag(takes_context=True)
def address(context: Any, **changed: object) -> str:
    """This page's address with some fields changed; a field that is changed to nothing is left out."""
    fields = context["request"].GET.copy()
    for name, value in changed.items():
        if value in (None, ""):
            fields.pop(name, None)
        else:
            fields[name] = value
    return f"?{fields.urlencode()}"
