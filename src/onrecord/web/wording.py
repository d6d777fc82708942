"""Kinds, figures, days, places and voices in words of the interface's language.

Comes in: records. Goes out: plain text, not yet escaped; templates have it as filters (templatetags/in_words.py). The words of the
record's own texts are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from django.utils.translation import get_language, get_language_bidi, gettext_noop
from django.utils.translation import gettext as _

from onrecord.publish.words import GROUP_WORDS, KIND_WORDS, METHOD_WORDS, VOICE_WORDS, number
from onrecord.records import Claim, Place, Report, Voice, When

_PRECISE = {
    "exact": gettext_noop("known exactly, within about 0.5 km"),
    "settlement": gettext_noop("known to the settlement, within about 5 km"),
    "district": gettext_noop("known to the district, within about 20 km"),
    "region": gettext_noop("known to the region only, within about 100 km"),
    "country": gettext_noop("known to the country only, not drawn"),
}


_FIELDS = {
    "actor": gettext_noop("by whom, as said"), "said_by": gettext_noop("on whose word"), "part_of": gettext_noop("part of claim"),
    "scope": gettext_noop("counts as"), "superseded": gettext_noop("replaced by a later figure"), "groups": gettext_noop("of whom"),
    "method": gettext_noop("by what means"), "certainty": gettext_noop("how sure"), "affiliation": gettext_noop("their side"),
    "responsibility": gettext_noop("responsibility"),
}  # fmt: skip
"""Fields whose name in the claim format is no word."""


def field_words(name: str) -> str:
    """What a field of a claim is called."""
    return _(_FIELDS.get(name, name))


def harm_words(kind: str) -> str:
    return _(KIND_WORDS.get(kind, kind))


def group_words(groups: object) -> str:
    """Of one group, or of several."""
    some = (groups,) if isinstance(groups, str) else tuple(groups or ())  # type: ignore[arg-type]
    return listed(_(GROUP_WORDS.get(one, one)) for one in some)


def listed(some: Iterable[str]) -> str:
    """One after the other, with the comma of the language."""
    return _(", ").join(some)


def method_words(method: str | None) -> str:
    return _(METHOD_WORDS.get(method, method)) if method else ""


def voice_kind(kind: str) -> str:
    return _(VOICE_WORDS.get(kind, kind))


def bound(value: int | None) -> str:
    return _("open") if value is None else number(value)


def number_or_open(said: str) -> str:
    """A bound that stands in words: '82', or 'open'."""
    return number(int(said)) if said.isdigit() else _(said)


def bounds(low: int | None, high: int | None, approximate: bool = False) -> str:
    return _bounds(get_language(), low, high, approximate)


@lru_cache(4096)
def _bounds(language: str | None, low: int | None, high: int | None, approximate: bool) -> str:
    """An incident has the same few figures hundreds of times."""
    about = _("about %s") if approximate else "%s"
    if low is None and high is None:
        return _("no number")
    if low is None:
        return _("at most %s") % (about % number(high or 0))
    if high is None:
        return _("at least %s") % (about % number(low))
    if low == high:
        return about % number(low)
    return _("%(low)s to %(high)s") % {"low": about % number(low), "high": number(high)}


def range_bounds(harm: object) -> str:
    return bounds(getattr(harm, "low", None), getattr(harm, "high", None))


def claim_figure(claim: Claim) -> str:
    figure = claim.figure
    if figure is None:
        return _("no number")
    return bounds(figure.low, figure.high, figure.approximate) + (f" {_(figure.unit)}" if figure.unit else "")


def days(when: When | None) -> str:
    """2016-12-13, or the first and the last day; an open end is said."""
    if when is None or (when.start is None and when.end is None):
        return _("day unknown")
    if when.start is None:
        return _("until %s") % _iso(when.end)
    if when.end is None:
        return _("from %s") % _iso(when.start)
    if when.start == when.end:
        return _iso(when.start)
    return _("%(first)s to %(last)s") % {"first": _iso(when.start), "last": _iso(when.end)}


def iso(day: date | None) -> str:
    return _iso(day) if day else _("day unknown")


def _iso(day: date | None) -> str:
    return apart(day.isoformat()) if day else ""


def apart(words: str) -> str:
    """Days set apart from what stands before them: after Arabic letters a browser would put year, month and day the other way round."""
    return f"\N{LEFT-TO-RIGHT ISOLATE}{words}\N{POP DIRECTIONAL ISOLATE}" if get_language_bidi() else words


def place_precision(place: Place | None) -> str:
    if place is None:
        return _("no place named")
    return _(_PRECISE[place.precision]) if place.precision else _("not found in the gazetteer, not drawn")


def voice(claim: Claim) -> str:
    """Who says it, nearest first; the outlet itself where nobody is named."""
    return _("; ").join(_one_voice(one) for one in claim.said_by) or _("the outlet in its own voice")


def _one_voice(one: Voice) -> str:
    return f"{one.text} ({_('not named')})" if one.anonymous else one.text


def outlet(report: Report) -> str:
    """What a report is called by: its outlet, or its id where nobody knows the outlet."""
    return report.outlet or report.id


def without_options(words: str) -> str:
    """Without what a command would be told by: pages have links for that."""
    return re.sub(r" \(--[a-z][^)]*\)", "", words)


def device(said: str) -> str:
    """What a browser says it is, as devices.py keeps it: 'Firefox on Linux'."""
    browser, _on, system = said.partition(" on ")
    called = _("a browser") if browser == "a browser" else browser
    return _("%(browser)s on %(system)s") % {"browser": called, "system": system} if system else called


def told(value: object) -> str:
    """A value of a decision or a field, as a person reads it."""
    if value is None or value == [] or value == "":
        return _("nothing")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return listed(told(one) for one in value)
    if isinstance(value, dict):
        return _("; ").join(f"{key}: {told(one)}" for key, one in value.items() if one is not None)
    return str(value)
