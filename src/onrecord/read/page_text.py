"""What was found on a page → its reports: one story, the entries of a live blog, or the entries of a digest.

The headline stands first, then the story, a line each; what stood with the pictures comes after it, so that no caption
comes between two sentences of the story.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.read.bulletin_entries import BulletinEntry, bulletin_entries
from onrecord.read.live_blog import LiveEntry
from onrecord.read.page_lines import PageLine
from onrecord.read.page_story import Story
from onrecord.records import Block


@dataclass(frozen=True, slots=True)
class PagePart:
    """One report of a page; `by_dateline` where its own words tell another day than the page."""

    text: str
    blocks: tuple[Block, ...]
    title: str | None
    day: date | None
    anchor: str | None = None
    by_dateline: bool = False


def story_parts(
    title: str | None, story: Story, page: Sequence[PageLine], day: date | None, given: date | None
) -> Iterator[PagePart]:
    """The story as one report, or a report for each entry of a digest. `given`: the day that a person gives the page."""
    shown = title if title and any(line.text == title for line in page) else None
    text, starts = _told(shown, story.lines)
    entries = bulletin_entries(text, day or given)
    if not entries:
        yield PagePart(*_with_pictures(text, story.captions), title, day)
        return
    for entry, pictures in zip(entries, _pictures_of(entries, starts, story, page), strict=True):
        stretch, blocks = _with_pictures(text[entry.start : entry.end], pictures)
        yield PagePart(stretch, blocks, entry.title, entry.day, by_dateline=entry.day not in (None, day))


def live_parts(entries: Sequence[LiveEntry], day: date | None) -> Iterator[PagePart]:
    """Each entry; one that says no day of its own has the page's."""
    for entry in entries:
        pictures = [line for line in entry.lines if line.kind in ("caption", "credit")]
        story = [line for line in entry.lines if line.kind not in ("caption", "credit")]
        text, _ = _told(entry.title, story)
        yield PagePart(*_with_pictures(text, pictures), entry.title, entry.day or day, entry.anchor)


def _told(title: str | None, story: Sequence[PageLine]) -> tuple[str, list[int]]:
    """The text, and where each line of the story begins in it."""
    rows = [("- " if line.kind == "item" else "") + line.text for line in story]
    text = "" if title is None or any(_same(row, title) for row in rows[:4]) else title + "\n"
    starts = []
    for row in rows:
        starts.append(len(text))
        text += row + "\n"
    return text.rstrip("\n"), starts


def _same(one: str, other: str) -> bool:
    return [c for c in one.lower() if c.isalnum()] == [c for c in other.lower() if c.isalnum()]


def _with_pictures(text: str, captions: Sequence[PageLine]) -> tuple[str, tuple[Block, ...]]:
    blocks = []
    for line in captions:
        start = len(text) + 1 if text else 0
        text = f"{text}\n{line.text}" if text else line.text
        blocks.append(Block("credit" if line.kind == "credit" else "caption", start, len(text)))
    return text, tuple(blocks)


def _pictures_of(
    entries: Sequence[BulletinEntry], starts: Sequence[int], story: Story, page: Sequence[PageLine]
) -> list[list[PageLine]]:
    """The captions of each entry: those that stand on the page after its first line and before the next one's."""
    place = {id(line): n for n, line in enumerate(page)}
    firsts = [
        next(
            (
                place.get(id(line), 0)
                for at, line in zip(starts, story.lines, strict=True)
                if at >= entry.start
            ),
            0,
        )
        for entry in entries
    ]
    found: list[list[PageLine]] = [[] for _ in entries]
    for caption in story.captions:
        before = [n for n, first in enumerate(firsts) if first <= place.get(id(caption), 0)]
        found[before[-1] if before else 0].append(caption)
    return found
