"""An incident of the index in words, for lists and tables: its figure, its days, how exactly its place is known."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from onrecord.finding import IncidentRow
from onrecord.publish.words import PRECISION_KM, number
from onrecord.web.pictures.words import precision_words

register = template.Library()


@register.simple_tag
def figure_of(one: IncidentRow) -> str:
    """'killed 70 to 100, best 82'; the kind alone where no figure is given."""
    harm = _(one.harm or one.kind)
    low, best, high = (None if n is None else number(n) for n in (one.low, one.best, one.high))
    if low is None and high is None:
        return harm
    if low == high:
        return f"{harm} {low}"
    if high is None:
        return _("%(harm)s at least %(low)s") % {"harm": harm, "low": low}
    if low is None:
        return _("%(harm)s up to %(high)s") % {"harm": harm, "high": high}
    words = _("%(harm)s %(low)s to %(high)s") % {"harm": harm, "low": low, "high": high}
    return words if best is None else words + _(", ") + _("best %(best)s") % {"best": best}


@register.simple_tag
def days_of(one: IncidentRow) -> str:
    if one.start is None:
        return _("day not known")
    if one.end is None or one.end == one.start:
        return one.start.isoformat()
    return _("%(first)s to %(last)s") % {"first": one.start.isoformat(), "last": one.end.isoformat()}


@register.simple_tag
def precision_of(one: IncidentRow) -> str:
    """With the radius of the place itself, where that is known."""
    return precision_words(one.precision, one.radius_km or PRECISION_KM.get(one.precision))


@register.filter
def thousands(value: int) -> str:
    return number(value)


@register.filter
def amount(value: int | None) -> str:
    return "" if value is None else number(value)
