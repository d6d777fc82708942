"""HTML that an item holds → its text, a line for each paragraph, item of a list or row of a table.

Comes in: a piece of HTML. Goes out: text. All of it is kept: an item's own text has no page around it that would have to be told
from the story.
"""

from __future__ import annotations

from typing import Any

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "tbody", "thead", "tr", "ul",
))  # fmt: skip
_SILENT = frozenset((
    "script", "style", "template", "noscript", "iframe", "object", "svg", "head", "title", "form", "button", "select",
))  # fmt: skip
_CELLS = frozenset(("td", "th"))


def text_of(piece: str) -> str:
    """Empty where it holds none."""
    import trafilatura  # here: it takes a good part of a second to load

    tree = trafilatura.load_html(f"<html><body><div>{piece}</div></body></html>")
    if tree is None:
        return ""
    for one in list(tree.iter()):
        _set_apart(one)
    lines = (" ".join(line.split()).strip(" |") for line in "".join(tree.itertext()).split("\n"))
    return "\n".join(line for line in lines if line)


def _set_apart(one: Any) -> None:
    """Line breaks of the source mean nothing in HTML; those that its tags make are put in."""
    one.text, one.tail = _flat(one.text), _flat(one.tail)
    if not isinstance(one.tag, str) or one.tag in _SILENT:  # no string: a comment
        one.text = ""
        for inner in list(one):
            one.remove(inner)
    elif one.tag in _BLOCKS:
        one.text, one.tail = f"\n{one.text}", f"\n{one.tail}"
    elif one.tag in _CELLS:
        one.tail = f" | {one.tail}"


def _flat(text: str | None) -> str:
    return " ".join(text.splitlines()) if text and not text.isspace() else " " if text else ""
