"""The words of pictures that stand in a mapping, named here so that the catalogue of translations has them."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

LANES = {
    "attack": gettext_noop("Attacks"),
    "harm": gettext_noop("Killed, injured, missing"),
    "held": gettext_noop("Detained, abducted, trapped"),
    "moved": gettext_noop("Displaced, evacuated, rescued, returned"),
    "situation": gettext_noop("Ceasefires, control, services, talks"),
}
"""Families of kinds (publish/words.py), as a lane is headed."""
PRECISIONS = {
    "exact": gettext_noop("exact"),
    "settlement": gettext_noop("to the settlement"),
    "district": gettext_noop("to the district"),
    "region": gettext_noop("to the region"),
    "country": gettext_noop("to the country only"),
}
STEPS = {
    "year": gettext_noop("Years"),
    "month": gettext_noop("Months"),
    "week": gettext_noop("Weeks"),
    "day": gettext_noop("Days"),
}


def lane_words(family: str) -> str:
    return _(LANES[family])


def precision_words(precision: str, km: float | None = None) -> str:
    """How exactly a place is known, with how far from its position that may be."""
    if precision not in PRECISIONS:
        return _("not known")
    words = _(PRECISIONS[precision])
    if km is None or precision == "country":
        return words
    return _("%(how)s, within about %(km)s km") % {
        "how": words,
        "km": f"{km:.2g}" if km < 10 else f"{km:,.0f}",
    }
