"""The places of the house, for the bar on every page, and which of them one is at."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_noop as _

register = template.Library()

PLACES: tuple[tuple[str, str], ...] = (
    ("inbox", _("Inbox")),
    ("search", _("Incidents")),
    ("map", _("Map")),
    ("timeline", _("Timeline")),
    ("situation", _("Situation")),
    ("voices", _("Voices")),
    ("compare", _("Compare")),
    ("bulletins", _("Bulletins")),
)
"""Names of addresses (urls.py) and what they are called; an address that does not exist is left out."""


@register.simple_tag
def places() -> list[tuple[str, str]]:
    from onrecord.web.urls import NAMES

    return [(name, label) for name, label in PLACES if name in NAMES]


@register.simple_tag(takes_context=True)
def here(context: Any, name: str) -> SafeString:
    """`aria-current` where the page is at this place."""
    match = getattr(context.get("request"), "resolver_match", None)
    at = match is not None and match.url_name == name
    return format_html(' aria-current="{}"', "page") if at else SafeString("")
