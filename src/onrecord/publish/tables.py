"""Tables that scroll sideways in their own box, reachable by keyboard, so that a phone's page never does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.publish.markup import Child, Html, element


def table(label: str, heads: Sequence[str], rows: Iterable[Sequence[Child]]) -> Html:
    """`rows` hold the content of the cells; the first cell of a row heads it."""
    head = element("tr", [element("th", words, scope="col") for words in heads])
    body = [
        element("tr", element("th", row[0], scope="row"), [element("td", cell) for cell in row[1:]])
        for row in rows
    ]
    inner = element("table", element("thead", head), element("tbody", body))
    return element("div", inner, cls="wide", tabindex="0", role="region", aria_label=label)


def folded(summary: Child, *content: Child) -> Html:
    return element("details", element("summary", summary), *content)
