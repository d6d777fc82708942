"""A paper as one HTML page that loads nothing, runs nothing and prints well; every number of a source is a link to it.

Comes in: a Paper. Goes out: UTF-8. All text is escaped by markup.py; words of reports keep their own writing direction.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from importlib.resources import files

from onrecord.publish.markup import Child, Html, element, foreign, join, opening
from onrecord.publish.paper.nouns import (
    Block,
    Drawing,
    Grid,
    Heading,
    Item,
    Items,
    Paper,
    Paragraph,
    Quote,
    Run,
)
from onrecord.publish.tables import table

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def as_bytes(paper: Paper) -> bytes:
    return ("\n".join(_pieces(paper)) + "\n").encode("utf-8", "replace")


def _pieces(paper: Paper) -> Iterator[Html]:
    yield Html("<!doctype html>")
    yield opening("html", lang="en", dir="ltr")
    style = files("onrecord").joinpath("publish", "paper", "paper.css").read_text(encoding="utf-8")
    yield head(paper.title, paper.generator, style)
    yield opening("body")
    yield element(
        "header", element("h1", paper.title), element("p", paper.subtitle, cls="known"), element("p", paper.standing, cls="standing")
    )  # fmt: skip
    yield opening("main")
    for block in paper.blocks:
        yield _block(block)
    rows = [
        element("li", element("span", f"[{n}]", cls="n"), " ", _run(source), id=f"source-{n}")
        for n, source in enumerate(paper.sources, 1)
    ]
    yield element("section", element("h2", "Sources"), element("ul", rows, cls="sources"), id="sources")
    yield Html("</main>")
    yield element("footer", element("p", "Made by onrecord."))
    yield Html("</body></html>")


def head(title: str, generator: str, style: str) -> Html:
    """The head of a page that loads nothing and runs nothing."""
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="generator", content=generator),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        element("style", Html(style)),
    )


def _block(block: Block) -> Html:
    if isinstance(block, Heading):
        return element(f"h{block.level + 1}", block.words)
    if isinstance(block, Paragraph):
        return element("p", _runs(block.runs))
    if isinstance(block, Items):
        return _items(block.items)
    if isinstance(block, Quote):
        by = element("p", _run(block.by), cls="by")
        return element("blockquote", element("q", block.words, dir="auto"), by)
    if isinstance(block, Grid):
        return table(block.label, block.heads, [[_run(cell) for cell in row] for row in block.rows])
    return drawing(block)


def drawing(block: Drawing) -> Html:
    data = b64encode(block.svg.encode("utf-8", "replace")).decode("ascii")
    image = element(
        "img",
        src=f"data:image/svg+xml;base64,{data}",
        alt=block.label,
        width=block.width,
        height=block.height,
    )
    return element("figure", Html(str(image).removesuffix("</img>")), element("figcaption", block.caption))


def _items(items: Iterable[Item]) -> Html:
    return element(
        "ul", [element("li", _runs(one.runs), _items(one.below) if one.below else None) for one in items]
    )


def _runs(runs: Iterable[Run]) -> Html:
    return join([_run(run) for run in runs])


def _run(run: Run) -> Html:
    words: Child = foreign(run.words, "strong") if run.strong else foreign(run.words)
    if not run.refs:
        return join(words)
    links = [
        join(", " if n else "", element("a", ref, href=f"#source-{ref}")) for n, ref in enumerate(run.refs)
    ]
    return join(words, " ", element("span", "[", links, "]", cls="marks"))
