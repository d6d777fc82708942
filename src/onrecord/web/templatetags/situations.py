"""Parts of the balance in words, for templates."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from onrecord.situations import Share
from onrecord.web.pages.ranges import between

register = template.Library()


@register.simple_tag
def share_words(share: Share) -> str:
    """What a part must be if all of it is true; what is reported where it cannot all be; that nobody says."""
    if share.told is None:
        return _("nobody says")
    if share.together is None:
        return _("%(range)s, contradicted") % {"range": between(share.told)}
    return between(share.together)


@register.filter
def of(held: dict[str, str], name: str) -> str:
    """What a mapping holds under a name; the name itself where it holds nothing."""
    return held.get(name) or name
