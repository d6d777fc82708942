"""The schema.org data of a page (JSON-LD) → its article or live blog as plain values.

Comes in: the parsed page. Goes out: dictionaries as the page gives them; broken data are left out, since pages live with them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

_DEEPEST = 6


def linked_data(tree: Any) -> list[dict[str, Any]]:
    """Every object of the page's data, those inside lists and graphs too, outer ones first."""
    found: list[dict[str, Any]] = []
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        text = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[)|(?:-->|//\]\]>)\s*$", "", script.text or "")
        try:
            value = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        found += _objects(value, 0)
    return found


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        if depth < _DEEPEST:
            for key in ("@graph", "mainEntity", "mainEntityOfPage"):
                yield from _objects(value.get(key), depth + 1)
    elif isinstance(value, list) and depth < _DEEPEST:
        for item in value:
            yield from _objects(item, depth + 1)


def is_a(found: dict[str, Any], *kinds: str) -> bool:
    said = found.get("@type")
    names = said if isinstance(said, list) else [said]
    return any(isinstance(name, str) and name.rpartition("/")[2] in kinds for name in names)


def words_of(value: Any) -> str:
    """A value that is words; empty where it is anything else."""
    return value.strip() if isinstance(value, str) else ""
