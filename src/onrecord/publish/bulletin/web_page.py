"""The bulletin as one HTML page that loads nothing, runs nothing and prints well; every mark is a link to its source.

Comes in: a Bulletin. Goes out: UTF-8. All text is escaped by markup.py; words of reports keep their own writing direction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files

from onrecord.bulletins import Bulletin, Frame, Item, Section, Source, Statement
from onrecord.publish.bulletin.listing import GENERATOR, WHOLE, entry, pieces, subtitle
from onrecord.publish.markup import Html, element, join, opening
from onrecord.publish.paper.nouns import Drawing
from onrecord.publish.paper.web_page import drawing, head

_LISTS = ("corrections", "not-known", "method")


def as_bytes(found: Bulletin, pictures: Sequence[Drawing] = ()) -> bytes:
    return ("\n".join(_pieces(found, pictures)) + "\n").encode("utf-8", "replace")


def _pieces(found: Bulletin, pictures: Sequence[Drawing]) -> Iterator[Html]:
    numbers = found.numbers()
    yield Html("<!doctype html>")
    yield opening("html", lang=found.frame.language, dir="rtl" if found.frame.rtl else "ltr")
    style = files("onrecord").joinpath("publish", "bulletin", "bulletin.css").read_text(encoding="utf-8")
    yield head(found.title, GENERATOR, style)
    yield opening("body")
    links = [element("li", element("a", s.heading, href=f"#{s.key}")) for s in found.sections]
    links.append(element("li", element("a", found.frame.sources, href="#sources")))
    yield element(
        "header",
        element("h1", found.title),
        element("p", subtitle(found), cls="known"),
        element("p", found.standing, cls="standing"),
        element("nav", element("ul", links), aria_label=found.frame.contents),
    )
    yield opening("main")
    for part in found.sections:
        yield section(part, numbers)
        if part.key == "summary":
            yield from map(drawing, pictures)
    yield _sources(found, numbers)
    yield Html("</main>")
    yield element("footer", element("p", found.frame.made))
    yield Html("</body></html>")


def section(found: Section, numbers: dict[str, int]) -> Html:
    """One section, its heading an h2; every mark links to #source-… of the same page."""
    content = []
    for part in found.parts:
        if part.heading:
            content.append(element("h3", part.heading))
        content += [_item(item, numbers, found.key in _LISTS) for item in part.items]
    heading = f"{found.key}-heading"
    return element(
        "section",
        element("h2", found.heading, id=heading),
        content,
        id=found.key,
        aria_labelledby=heading,
    )


def _item(item: Item, numbers: dict[str, int], one_by_one: bool) -> Html:
    told = [_sentence(s, numbers) for s in item.statements]
    if one_by_one and len(told) > 1:
        body = element("ul", [element("li", words) for words in told], cls="gaps")
    else:
        body = element("p", [join(" " if n else "", words) for n, words in enumerate(told)])
    return element("div", element("h4", item.heading) if item.heading else None, body, cls="item")


def _sentence(statement: Statement, numbers: dict[str, int]) -> Html:
    told = [join(words, _marks(marks, whole)) for words, marks, whole in pieces(statement, numbers)]
    return join(told, statement.stop)


def _marks(marks: Iterable[tuple[int, int]], whole: bool) -> Html | None:
    """' [1, 3–5]', each number a link."""
    links: list[Html] = []
    for first, last in marks:
        links.append(_mark(str(first)))
        if last > first:
            links[-1] = join(links[-1], "–" if last > first + 1 else ", ", _mark(str(last)))
    if whole:
        links.append(_mark(WHOLE))
    if not links:
        return None
    return join(
        " ",
        element(
            "span", "[", [join(", " if n else "", link) for n, link in enumerate(links)], "]", cls="marks"
        ),
    )


def _mark(words: str) -> Html:
    return element("a", words, href=f"#source-{words}")


def _sources(found: Bulletin, numbers: dict[str, int]) -> Html:
    rows = [element("li", element("span", f"[{WHOLE}]", cls="n"), found.whole, ".", id=f"source-{WHOLE}")]
    rows += [_source(source, numbers, found.frame) for source in found.sources]
    return element(
        "section",
        element("h2", found.frame.sources, id="sources-heading"),
        element("ul", rows, cls="sources"),
        id="sources",
        aria_labelledby="sources-heading",
    )


def _source(source: Source, numbers: dict[str, int], frame: Frame) -> Html:
    quotes = [element("li", f"{claim}: ", element("q", words, dir="auto")) for claim, words in source.quotes]
    return element(
        "li",
        element("span", f"[{source.number}]", cls="n"),
        element("span", entry(source, numbers, frame)),
        element("ul", quotes) if quotes else None,
        id=f"source-{source.number}",
    )
