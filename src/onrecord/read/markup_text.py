"""HTML without page furniture (a chapter, a mail) → its text: a line per paragraph, per heading, per row of a table.

Nothing is judged here: pages of news, with menus and advertisements around the story, are html_page.py's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_APART_NAMES = (
    "address article aside blockquote body caption center dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main"
    " nav ol p pre section table tbody tfoot thead tr ul"
)
_SKIPPED_NAMES = "script style head title template noscript svg math select button textarea rt"
_APART, _SKIPPED = frozenset(_APART_NAMES.split()), frozenset(_SKIPPED_NAMES.split())
_BREAK, _CELL = "\n", "\x1f"


def markup_tree(source: str) -> Any:
    """None where there is nothing to parse."""
    from lxml import html

    try:
        # As bytes: a declaration of another encoding in the text is then of no account.
        return html.document_fromstring(
            source.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8", no_network=True)
        )
    except (ValueError, AssertionError, html.etree.ParserError):
        return None


def markup_text(tree: Any) -> str:
    words = "".join(_pieces(tree))
    lines = (" ".join(line.split()).strip(" |") for line in words.replace(_CELL, " | ").split(_BREAK))
    return "\n".join(re.sub(r"(?: \|)+(?= \|)", "", line) for line in lines if line)


def _pieces(root: Any) -> Iterator[str]:
    """An own stack, as markup may be nested deeper than Python calls."""
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        element, closing = stack.pop()
        apart = element.tag in _APART
        if closing:
            if apart:
                yield " " if _in_cell(element) else _BREAK
            elif element.tag in ("td", "th") and element.getnext() is not None:
                yield _CELL
            yield _flat(element.tail) if element is not root else ""
            continue
        if not isinstance(element.tag, str) or element.tag in _SKIPPED:
            yield _flat(element.tail) if element is not root else ""
            continue
        if apart or element.tag == "br":
            yield _BREAK if not _in_cell(element) else " "
        yield element.text if element.tag == "pre" and element.text else _flat(element.text)
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))


def _in_cell(element: Any) -> bool:
    """A paragraph in a cell does not break the row."""
    parent = element.getparent()
    return parent is not None and parent.tag in ("td", "th")


def _flat(words: str | None) -> str:
    return re.sub(r"\s+", " ", words) if words else ""
