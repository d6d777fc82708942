"""How the rows of a list begin: '- Homs …', '3) …', 'Homs: 20 …'."""

from __future__ import annotations

import re

ITEM = re.compile(
    r"\s*(?:(?:[-–—•*·▪●]|\(?\d{1,2}[-.)–/]|\(?[a-z]\))\s*\S|[A-ZÀ-Þ][\w’'()-]*(?:\s[\w’'()-]+){0,4}(?::|\s[–—-])\s)"
)
