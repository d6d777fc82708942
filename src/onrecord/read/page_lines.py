"""A parsed web page → its lines in reading order: paragraphs, headings, list items, table rows, captions, credits.

Nothing is judged here but what an element or a picture beside it says: which lines are the story is page_story.py's,
and class names are never asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.read.page_credits import is_credit_line, split_credit

LineKind = Literal["text", "heading", "item", "row", "caption", "credit"]

BLOCK = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "menu",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "img",
        "picture",
        "video",
        "amp-img",
        "iframe",
    ]
)
_UNREAD = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "head",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "map",
        "select",
        "textarea",
        "button",
        "input",
        "label",
        "option",
        "datalist",
        "dialog",
        "amp-ad",
        "amp-consent",
        "amp-sidebar",
        "amp-analytics",
        "amp-list",
        "amp-social-share",
        "amp-embed",
    ]
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
PICTURES = ("img", "picture", "video", "amp-img")
_INLINE_MAKERS = frozenset(("span", "em", "i", "cite", "small", "b", "strong", "a"))
_BREAK = "\u0001"
_SPACE = re.compile(r"[\s\u0000\u00ad\u200b\ufeff]+")
_CELL_WORDS = 25
_CAPTION_WORDS = 70


@dataclass(frozen=True, slots=True)
class PageLine:
    """`linked`: the share of its letters that lead elsewhere; `node`: the element that it stands in."""

    text: str
    kind: LineKind
    linked: float
    node: Any
    words: int


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of text under one inline element."""

    text: str
    linked: bool
    maker: Any


def page_lines(tree: Any) -> list[PageLine]:
    """The lines of the page, or of one element of it."""
    return list(_Walk(tree).lines())


class _Walk:
    def __init__(self, tree: Any) -> None:
        self.tree = tree
        self.boxes = _picture_boxes(tree)
        self.data: dict[Any, bool] = {}
        self.runs: list[_Run] = []
        self.links = self.captions = 0
        self.list_item = False
        self.blocks: list[Any] = []
        self.inline: list[Any] = []

    def lines(self) -> Iterator[PageLine]:
        from lxml import etree  # here: it comes with trafilatura, which loads with the first page

        walk = etree.iterwalk(self.tree, events=("start", "end"))
        for event, node in walk:
            tag = node.tag if isinstance(node.tag, str) else None
            if event == "start":
                if tag is None or tag in _UNREAD:
                    walk.skip_subtree()
                elif tag == "tr" and len(node) > 1 and self._is_data(next(node.iterancestors("table"), None)):
                    yield from self._flush()
                    yield from _row(node)
                    walk.skip_subtree()
                else:
                    yield from self._open(tag, node)
            else:
                if tag is not None and tag not in _UNREAD:
                    yield from self._close(tag, node)
                if node is not self.tree:
                    self._take(node.tail)
        yield from self._flush()

    def _is_data(self, table: Any) -> bool:
        if table is not None and table not in self.data:
            self.data[table] = _holds_data(table)
        return table is not None and self.data[table]

    def _open(self, tag: str, node: Any) -> Iterator[PageLine]:
        if tag == "br":
            self._take(_BREAK)
            return
        if tag in BLOCK:
            yield from self._flush()
            self.blocks.append(node)
            self.list_item = tag == "li" or (self.list_item and tag in ("p", "div"))
        elif tag in _INLINE_MAKERS:
            self.inline.append(node)
        self.links += tag == "a" and bool(node.get("href"))
        if tag == "figcaption" or node in self.boxes:
            yield from self._flush()
            self.captions += 1
        self._take(node.text)

    def _close(self, tag: str, node: Any) -> Iterator[PageLine]:
        if tag in BLOCK and self.blocks and self.blocks[-1] is node:
            yield from self._flush()
            self.blocks.pop()
        elif tag in _INLINE_MAKERS and self.inline and self.inline[-1] is node:
            self.inline.pop()
        self.links -= tag == "a" and bool(node.get("href"))
        if tag == "figcaption" or node in self.boxes:
            yield from self._flush()
            self.captions -= 1

    def _take(self, text: str | None) -> None:
        if text:
            maker = self.inline[-1] if self.inline else None
            pieces = re.split(r"\n\s*\n", text) if self.blocks and self.blocks[-1].tag == "pre" else [text]
            for n, piece in enumerate(pieces):
                if n:
                    self.runs += [_Run(_BREAK, False, None)] * 2
                self.runs.append(_Run(piece, self.links > 0, maker))

    def _flush(self) -> Iterator[PageLine]:
        if not self.runs:
            return
        runs, self.runs = self.runs, []
        if not any(run.text.strip() for run in runs):
            return
        node = self.blocks[-1] if self.blocks else self.tree
        for group in _split_at_breaks(runs):
            text = _SPACE.sub(" ", "".join(run.text for run in group)).strip()
            if not any(c.isalnum() for c in text):
                continue
            if self.captions:
                yield from self._caption(group, node)
                continue
            kind: LineKind = "heading" if node.tag in HEADINGS else "item" if self.list_item else "text"
            self.list_item = False
            yield PageLine(text, kind, _linked(group), node, len(text.split()))

    def _caption(self, runs: list[_Run], node: Any) -> Iterator[PageLine]:
        """What stands with a picture: its caption, and who made it where that is set apart."""
        for text in split_credit([(run.text, run.maker) for run in runs]):
            words = len(text.split())
            if any(c.isalpha() for c in text):
                kind: LineKind = "credit" if is_credit_line(text) else "caption"
                yield PageLine(text, kind, _linked(runs), node, words)


def _split_at_breaks(runs: list[_Run]) -> Iterator[list[_Run]]:
    """The runs between breaks. One break inside a sentence is none: old pages break their lines by hand."""
    if not any(run.text == _BREAK for run in runs):
        yield runs
        return
    group: list[_Run] = []
    breaks = 0
    for run in runs:
        if run.text == _BREAK:
            breaks += 1
            continue
        if breaks and run.text.strip():
            if group and (breaks > 1 or not _goes_on(group, run.text)):
                yield group
                group = []
            elif group:
                group.append(_Run(" ", False, None))
            breaks = 0
        group.append(run)
    if group:
        yield group


def _goes_on(group: list[_Run], text: str) -> bool:
    before = "".join(run.text for run in group).rstrip()
    return before[-1:] not in '.!?:"”’)…' and text.lstrip()[:1].islower()


def _linked(runs: list[_Run]) -> float:
    if not any(run.linked for run in runs):
        return 0.0
    letters = [(len(_SPACE.sub("", run.text)), run.linked) for run in runs]
    whole = sum(n for n, _ in letters)
    return sum(n for n, linked in letters if linked) / whole if whole else 0.0


def plain(node: Any) -> str:
    return _SPACE.sub(" ", "".join(node.itertext())).strip()


def _row(row: Any) -> Iterator[PageLine]:
    cells = [plain(cell) for cell in row if cell.tag in ("td", "th")]
    text = " | ".join(cells)
    if any(c.isalnum() for c in text):
        links = sum(len(plain(a)) for a in row.iter("a") if a.get("href"))
        yield PageLine(text, "row", links / max(1, len(text)), row, len(text.split()))


def _holds_data(table: Any) -> bool:
    """Whether a table holds data, not the layout of a page: rows of several short cells, no table or picture inside."""
    rows = [r for r in table.iter("tr") if len([c for c in r if c.tag in ("td", "th")]) > 1]
    if (
        len(rows) < 2
        or table.find(".//table") is not None
        or any(True for _ in table.iter(*PICTURES, "form"))
    ):
        return False
    cells = [plain(cell) for r in rows for cell in r if cell.tag in ("td", "th")]
    return all(len(cell.split()) <= 3 * _CELL_WORDS for cell in cells) and (
        sum(len(cell.split()) for cell in cells) <= _CELL_WORDS * len(cells)
    )


def _picture_boxes(tree: Any) -> Set[Any]:
    """The smallest element around each picture that holds words of its own, where these are few enough for a caption."""
    boxes = set()
    for picture in tree.iter(*PICTURES):
        for box in picture.iterancestors():
            if box.tag in ("body", "main", "article", "html") or box is tree:
                break
            text = plain(box)
            if len(re.findall(r"[^\W\d_]{2,}", text)) < 2:
                continue
            if _may_be_caption(box, text):
                boxes.add(box)
            break
    return boxes


def _may_be_caption(box: Any, text: str) -> bool:
    if len(text.split()) > _CAPTION_WORDS:
        return False
    links = sum(len(plain(a)) for a in box.iter("a") if a.get("href"))
    return links <= 0.5 * len(text) and not any(True for _ in box.iter(*HEADINGS, "form", "input"))
