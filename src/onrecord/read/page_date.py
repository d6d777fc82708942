"""The day a web page says it was published: by its head, its linked data or address, or its one marked date.

Comes in: the parsed page. Goes out: a day or None. A date in running text, a copyright year or a link to
another story never counts; the finder htmldate would take those, so it sees the head of the page alone.
"""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

from onrecord.read.full_dates import full_dates

_MARKED = (
    "//body//*[self::time or contains(@itemprop, 'datePublished') or contains(@class, 'date')"
    " or contains(@class, 'publish') or contains(@class, 'timestamp') or contains(@class, 'posted')]"
)
_MAX_WORDS = 12
"""A longer stretch under such a mark is a block of the page and not its date line."""


def page_date(tree: Any) -> date | None:
    import htmldate  # here: it takes a while to load, and most inputs are no web pages

    found = htmldate.find_date(
        _head_alone(tree),
        extensive_search=False,
        original_date=True,
        deferred_url_extractor=True,
        max_date="2100-01-01",  # else the clock decides what counts as a date
    )
    return date.fromisoformat(found) if found else _marked_date(tree)


def _head_alone(tree: Any) -> Any:
    from lxml import html  # here: see page_lines.py

    page = html.Element("html")
    page.extend(copy.deepcopy(head) for head in tree.xpath("//head"))
    body = html.Element("body")
    body.extend(copy.deepcopy(data) for data in tree.xpath("//body//script[contains(@type, 'ld+json')]"))
    page.append(body)
    for other in page.xpath(
        "//head/title | //meta[contains(@property, 'image') or contains(@name, 'image')]"
    ):
        other.getparent().remove(other)  # a year in a title or a picture's address is no date of the page
    return page


def _marked_date(tree: Any) -> date | None:
    """The day that the marks in the page agree on, or that the one of the article itself gives."""
    days: list[date] = []
    for element in tree.xpath(_MARKED):
        words = element.get("datetime") or element.get("content") or element.text_content() or ""
        found = next(full_dates(words), None) if len(words.split()) <= _MAX_WORDS else None
        if found is None or found.other is not None:
            continue
        if "datePublished" in (element.get("itemprop") or "") or element.get("pubdate") is not None:
            return found.day
        days.append(found.day)
    return days[0] if len(set(days)) == 1 else None
