"""How many recovery codes are left, told without opening what they are made from: the page is there where its key is not."""

from __future__ import annotations

from typing import Any

from allauth.mfa import app_settings
from django import template

register = template.Library()


@register.filter
def left(codes: Any) -> int:
    """Of recovery codes as allauth keeps them, a bit set for each that was used."""
    return int(app_settings.RECOVERY_CODE_COUNT) - int(codes.instance.data["used_mask"]).bit_count()
