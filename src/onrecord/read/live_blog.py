"""A live blog → its entries, in the order of the page; nothing where the page is no live blog.

Comes in: the cleared page, its lines and its linked data. Goes out: for each entry its lines, headline, day and anchor.
Told by schema.org (LiveBlogPosting), else by three or more elements side by side of which each has one time of day and
prose of its own, and which together are most of the page. Teasers, whose headlines lead to other pages, are none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord.read.linked_data import is_a, words_of
from onrecord.read.page_furniture import heads_comments, is_page_furniture, settable
from onrecord.read.page_lines import PageLine, page_lines, plain

_LEAST = 3
_MEAN_WORDS = 15
_MOST_OF_PAGE = 0.6
_SENTENCE = 8
_CLOCK = re.compile(
    r"\W*(?:\d{1,2}\s\w{3,9}(?:\s\d{4})?,?\s|(?:updated?|posted|published)(?:\sat)?:?\s)?(?P<clock>(?:[01]?\d|2[0-3])[:.h][0-5]\d)(?::\d\d)?"
    r"(?:\s?[ap]\.?m\b\.?)?(?:\s?\(?(?:[A-Z]{2,5}|[+-]\d\d:?\d\d)\)?)?\W*(?=$|\s|[A-ZÀ-ÞА-Я])",
)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d:\d\d)")


@dataclass(frozen=True, slots=True)
class LiveEntry:
    title: str | None
    lines: tuple[PageLine, ...]
    day: date | None
    anchor: str | None
    clock: str | None


def live_entries(tree: Any, lines: Sequence[PageLine], data: Sequence[dict[str, Any]]) -> list[LiveEntry]:
    """Each entry once, whether pinned, repeated or not."""
    said = _once(_by_data(tree, data))
    seen = _once(_by_marks(tree)) or _once(_by_times(tree, lines, certain=bool(said)))
    return said if len(said) >= max(2, len(seen)) else seen


def _once(entries: Iterator[LiveEntry]) -> list[LiveEntry]:
    kept: dict[str, LiveEntry] = {}
    for entry in entries:
        key = "".join(re.findall(r"\w+", " ".join(line.text for line in entry.lines).lower()))
        if key:
            kept.setdefault(key, entry)
    return list(kept.values())


def _by_data(tree: Any, data: Sequence[dict[str, Any]]) -> Iterator[LiveEntry]:
    """The updates of a LiveBlogPosting, with the paragraphs of the page where it has them."""
    ids: dict[str, Any] = {}
    for found in data:
        updates = found.get("liveBlogUpdate") if is_a(found, "LiveBlogPosting") else None
        updates = [updates] if isinstance(updates, dict) else updates
        if not isinstance(updates, list):
            continue
        ids = ids or {node.get("id"): node for node in tree.iter() if isinstance(node.tag, str) and node.get("id")}  # fmt: skip
        for update in updates:
            if isinstance(update, dict):
                yield _update(update, ids)


def _update(update: dict[str, Any], ids: dict[str, Any]) -> LiveEntry:
    title = words_of(update.get("headline")) or words_of(update.get("name"))
    address = words_of(update.get("url")) or words_of(update.get("@id"))
    anchor = address.partition("#")[2] or None
    body = _prose(page_lines(_fragment(words_of(update.get("articleBody")))), title)
    node = ids.get(anchor) if anchor else None
    if node is not None:
        shown = _prose(page_lines(node), title)
        if sum(line.words for line in shown) >= 0.8 * sum(line.words for line in body):
            body = shown
    stamp = words_of(update.get("datePublished")) or words_of(update.get("dateModified"))
    day, clock = _day_and_clock(stamp)
    return LiveEntry(title or None, tuple(body), day, anchor, clock)


def _fragment(body: str) -> Any:
    from lxml import html  # here: see page_lines.py

    if "<" in body and re.search(r"</?(?:p|br|div|li|strong|em|a|b|i)\b", body):
        return html.fromstring(f"<div>{body}</div>")
    holder = html.Element("div")
    for part in body.splitlines():
        html.etree.SubElement(holder, "p").text = settable(part)
    return holder


def _by_marks(tree: Any) -> Iterator[LiveEntry]:
    """Microdata: the elements that a page marks as its updates."""
    for node in tree.xpath("//*[contains(@itemprop, 'liveBlogUpdate')]"):
        yield _entry((node,))


def _by_times(tree: Any, lines: Sequence[PageLine], certain: bool) -> Iterator[LiveEntry]:
    groups = _groups(_markers(tree, lines))
    if len(groups) < _LEAST:
        return
    entries = [_entry(group) for group in groups]
    words = [sum(line.words for line in entry.lines) for entry in entries]
    clocks = {(entry.day, entry.clock) for entry in entries if entry.clock}
    if sum(words) < _MEAN_WORDS * len(words) or len(clocks) < _LEAST:
        return
    if not certain and (
        _are_teasers(groups, words) or _are_comments(lines, groups) or not _most_of_page(lines, words)
    ):
        return
    yield from entries


def _markers(tree: Any, lines: Sequence[PageLine]) -> list[Any]:
    """The elements in which a time of day stands."""
    nodes = [
        line.node
        for line in lines
        if _CLOCK.match(line.text) and line.kind not in ("row", "caption", "credit")
    ]
    for stamp in tree.iter("time"):
        if _ISO.match(stamp.get("datetime") or ""):
            nodes.append(stamp)
    return list(dict.fromkeys(nodes))


def _groups(markers: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The elements side by side with one marker (or one place of markers) each, the largest such row of the page."""
    holds: Counter[Any] = Counter()
    marked = set(markers)
    markers = [m for m in markers if not any(outer in marked for outer in m.iterancestors())]
    for marker in markers:
        for outer in (marker, *marker.iterancestors()):
            holds[outer] += 1
    rows: dict[Any, list[Any]] = {}
    for marker in markers:
        top = marker
        for outer in marker.iterancestors():
            if holds[outer] > 1:
                rows.setdefault(outer, []).append(top)
                break
            top = outer
    row = max(rows.values(), key=len, default=[])
    return [_with_following(top, set(row)) for top in row]


def _with_following(top: Any, row: set[Any]) -> tuple[Any, ...]:
    """An element that holds little but the time, with what follows it up to the next."""
    if sum(len(text.split()) for text in top.itertext()) > 30:
        return (top,)
    found = [top]
    for after in top.itersiblings():
        if after in row:
            break
        if isinstance(after.tag, str):
            found.append(after)
    return tuple(found)


def _entry(nodes: Sequence[Any]) -> LiveEntry:
    lines = [line for node in nodes for line in page_lines(node)]
    day = clock = None
    for node in nodes:
        for stamp in (node, *node.iter("time", "meta")):
            if clock is None:
                day, clock = _day_and_clock(stamp.get("datetime") or stamp.get("content") or "")
    if clock is None:
        clock = next((found["clock"] for line in lines if (found := _CLOCK.match(line.text))), None)
    anchor = next((node.get("id") for top in nodes for node in top.iter() if isinstance(node.tag, str) and node.get("id")), None)  # fmt: skip
    stamps = {plain(stamp) for node in nodes for stamp in node.iter("time")}
    lines = [line for line in lines if line.text not in stamps]
    title = _title(lines)
    return LiveEntry(title, tuple(_prose(lines, title, stamped=bool(stamps))), day, anchor, clock)


def _title(lines: Sequence[PageLine]) -> str | None:
    headed = next((line.text for line in lines if line.kind == "heading"), None)
    if headed is not None:
        return _CLOCK.sub("", headed, count=1).strip(" -–—|:") or None
    return None


def _prose(lines: Sequence[PageLine], title: str | None, stamped: bool = False) -> list[PageLine]:
    """The lines of an entry without its time, its headline and its buttons. Where the entry is `stamped`, a time of day in
    a sentence is the sentence's."""
    kept = []
    for line in lines:
        timed = _CLOCK.match(line.text) and not (stamped and line.words >= _SENTENCE)
        text = _CLOCK.sub("", line.text, count=1).strip(" -–—|:") if timed else line.text
        if not re.search(r"[^\W\d_]{3}", text) or text == title or line.text == title:
            continue
        if line.linked >= 0.8 or is_page_furniture(text) or (len(text) <= 4 and text.isupper()):
            continue
        kept.append(
            line
            if text == line.text
            else PageLine(text, line.kind, line.linked, line.node, len(text.split()))
        )
    return kept


def _are_teasers(groups: Sequence[tuple[Any, ...]], words: Sequence[int]) -> bool:
    """Headlines that lead to other pages, over a sentence or two."""
    leading = 0
    for group, n in zip(groups, words, strict=True):
        links = [a.get("href") or "" for top in group for h in top.iter("h1", "h2", "h3", "h4", "h5") for a in (*h.iter("a"), *h.iterancestors("a"))]  # fmt: skip
        leading += n <= 60 and any(href and "#" not in href for href in links)
    return leading * 2 > len(groups)


def _are_comments(lines: Sequence[PageLine], groups: Sequence[tuple[Any, ...]]) -> bool:
    first = groups[0][0]
    start = next(
        (i for i, line in enumerate(lines) if line.node is first or first in line.node.iterancestors()), 0
    )
    return any(heads_comments(line.text) for line in lines[max(0, start - 3) : start])


def _most_of_page(lines: Sequence[PageLine], words: Sequence[int]) -> bool:
    prose = sum(line.words for line in lines if line.words >= 8 and line.linked < 0.5)
    return sum(words) >= _MOST_OF_PAGE * prose


def _day_and_clock(stamp: str) -> tuple[date | None, str | None]:
    found = _ISO.match(stamp)
    if found is None:
        return None, None
    try:
        return date(int(found[1]), int(found[2]), int(found[3])), found[4]
    except ValueError:
        return None, None
