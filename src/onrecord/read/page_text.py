"""Lines of a page → the text of a report, and which stretches of it are captions and credits.

The headline stands first, then the story, a line each; what stood with the pictures comes after it, so that no caption
comes between two sentences of the story.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.read.page_lines import PageLine
from onrecord.records import Block


def page_text(
    title: str | None, story: Sequence[PageLine], captions: Sequence[PageLine]
) -> tuple[str, tuple[Block, ...]]:
    rows = [("- " if line.kind == "item" else "") + line.text for line in story]
    if title and not any(_same(row, title) for row in rows[:4]):
        rows.insert(0, title)
    text = "\n".join(rows)
    blocks = []
    for line in captions:
        start = len(text) + 1 if text else 0
        text = f"{text}\n{line.text}" if text else line.text
        blocks.append(Block("credit" if line.kind == "credit" else "caption", start, len(text)))
    return text, tuple(blocks)


def _same(one: str, other: str) -> bool:
    return [w for w in one.lower() if w.isalnum()] == [w for w in other.lower() if w.isalnum()]
