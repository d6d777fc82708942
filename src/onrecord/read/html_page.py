"""An .html file → its report: the story with a line per paragraph, captions after it, and the page's own metadata.

A live blog or a digest gives a report for each entry (`<stem>-<n>`). Offsets point into the text that is made here; the
hash is of the page's bytes. trafilatura, loaded with the first page, votes on the article and reads the metadata.
"""

from __future__ import annotations

import codecs
import contextlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from onrecord.errors import ReadError
from onrecord.read.decode import decode, marked_encoding
from onrecord.read.entry import ReadOptions, refuse_empty, whole_report
from onrecord.read.inputs import Input
from onrecord.read.linked_data import is_a, linked_data, words_of
from onrecord.read.live_blog import live_entries
from onrecord.read.page_date import page_date
from onrecord.read.page_furniture import cleared
from onrecord.read.page_head import address, day_above, headline
from onrecord.read.page_lines import PageLine, page_lines
from onrecord.read.page_story import Story, story_of
from onrecord.read.page_text import PagePart, live_parts, story_parts
from onrecord.records import Failure, PublishedBy, Report

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
_BEHIND_WALL = 0.6
"""Where the page shows less than this share of the words that its data hold, the story is behind a pay-wall."""

_VOTED = 15_000
"""Lines of a page up to which trafilatura votes on the article: its time grows with their square."""


@dataclass(frozen=True, slots=True)
class _Page:
    parts: tuple[PagePart, ...]
    outlet: str | None
    url: str | None


def read(item: Input, options: ReadOptions) -> Iterator[Report | Failure]:
    raw = item.whole()
    source = page_source(raw)
    refuse_empty(source)
    if '<meta name="generator" content="onrecord"' in source[:2000]:
        raise ReadError(
            "own-page",
            "",
            "is a page written by `onrecord report`, not a report",
            "what others have published",
            "Leave it out.",
        )
    page = _taken_apart(source, options)
    for n, part in enumerate(page.parts, 1):
        stem = item.stem if len(page.parts) == 1 else f"{item.stem}-{n}"
        url = f"{page.url.partition('#')[0]}#{part.anchor}" if page.url and part.anchor else page.url
        report = whole_report(
            item.name, stem, part.text, raw, options,
            title=part.title, outlet=page.outlet, url=url, metadata=part.day,
        )  # fmt: skip
        by: PublishedBy = "dateline" if part.by_dateline else report.published_by
        yield replace(report, blocks=part.blocks, published_by=by)


def page_source(raw: bytes) -> str:
    """The page as text: by mark, as UTF-8, by the charset that it declares, else as any text file."""
    if marked_encoding(raw) is None:
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            declared = _CHARSET.search(raw[:4096])
            encoding = _known(declared[1].decode("ascii")) if declared else None
            if encoding is not None:
                with contextlib.suppress(
                    UnicodeError
                ):  # some codecs, as that of names of servers, replace nothing
                    return raw.decode(encoding, "replace")
    return decode(raw)


def _known(name: str) -> str | None:
    """The codec of a declared charset; None for UTF-8 and UTF-16, whose damage is to be found."""
    try:
        encoding = codecs.lookup(name).name
    except LookupError:
        return None
    if encoding.startswith("utf") or not _is_text(encoding):
        return None
    return "cp1252" if encoding in ("iso8859-1", "ascii") else encoding  # as every browser reads them


def _is_text(encoding: str) -> bool:
    try:
        return isinstance(b"a".decode(encoding), str)
    except (LookupError, UnicodeError, ValueError):
        return False


def _taken_apart(source: str, options: ReadOptions) -> _Page:
    """What the page holds; ReadError where it holds no article or cannot be taken apart."""
    import trafilatura  # here, see the module's docstring

    page: _Page | None = None
    try:
        tree = trafilatura.load_html(source)
        if tree is not None:
            page = _page(tree, source, options)
    except Exception as error:  # the page is hostile or broken: any parser error is its fault
        raise ReadError(
            "broken-page",
            "",
            f"is a page that cannot be taken apart ({type(error).__name__})",
            "an HTML page",
            "Save the text itself as .txt.",
        ) from error
    if page is None or not page.parts:
        raise ReadError(
            "no-article",
            "",
            "is a page in which no article was found",
            "a page with the text of one report",
            "Save the text itself as .txt.",
        )
    return page


_NO_SEARCH = {"original_date": True, "extensive_search": False}
"""The day is found by page_date; a search of all words for one opens files, which is refused while a page is read."""


def _page(tree: Any, source: str, options: ReadOptions) -> _Page:
    import trafilatura

    day = page_date(tree)
    data = linked_data(tree)
    cleared(tree)
    lines = page_lines(_body(tree))
    found: Any = (
        trafilatura.bare_extraction(
            tree, include_comments=False, with_metadata=True, date_extraction_params=dict(_NO_SEARCH)
        )
        if len(lines) <= _VOTED
        else trafilatura.extract_metadata(tree, None, dict(_NO_SEARCH), extensive=False)
    )
    title, named = headline(tree, getattr(found, "title", None) or None, lines)
    outlet = getattr(found, "sitename", None)
    outlet = named if named and (not outlet or re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", outlet)) else outlet
    url = address(source, getattr(found, "url", None) or None)
    live = live_entries(_body(tree), lines, data)
    if live:
        return _Page(tuple(live_parts(live, day)), outlet or None, url)
    story = _open_wall(story_of(lines, getattr(found, "text", None) or "", title), data)
    if not story.words:
        return _Page((), outlet, url)
    parts = story_parts(title, story, lines, day or day_above(story.above), options.published)
    return _Page(tuple(parts), outlet or None, url)


def _body(tree: Any) -> Any:
    body = tree.find(".//body")
    return tree if body is None else body


def _open_wall(story: Story, data: Sequence[dict[str, Any]]) -> Story:
    """The story as the page's data hold it, where the page itself shows little of it."""
    from lxml import html  # here: see page_lines.py

    body = max((words_of(found.get("articleBody")) for found in data if not is_a(found, "LiveBlogPosting")), key=len, default="")  # fmt: skip
    if not body or story.words >= _BEHIND_WALL * len(body.split()):
        return story
    if re.search(r"</(?:p|div|li)>", body):
        lines = page_lines(html.fromstring(f"<div>{body}</div>"))
    else:
        rows = [row.strip() for row in body.splitlines() if row.strip()]
        lines = [PageLine(" ".join(row.split()), "text", 0.0, None, len(row.split())) for row in rows]
    return Story(tuple(lines), story.captions, story.above)
