"""The lines of a page → its story: which lines belong to it, and what stood with its pictures.

Comes in: the lines in reading order, and the text that the extractor takes for the article, which is its vote. Goes out: a
`Story`. The story's element is the smallest that holds most of the voted words; inside it lines of links, boxes of teasers
and what stands under headings such as 'Most read' are left out, and paragraphs that the vote missed are taken in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.read.credits import is_credit
from onrecord.read.full_dates import full_dates
from onrecord.read.page_furniture import heads_comments, heads_related, is_page_furniture
from onrecord.read.page_lines import PageLine

_HOLDS = 0.75
"""The share of the voted words that the story's element holds."""
_UNVOTED = 0.2
_LONG = 12
"""Words: a line so long is a paragraph of its own accord."""
_TEASER = 40
_LABEL = 4
"""Words: a day or a name under a teaser, which says nothing about the box that it stands in."""
_LINKED = 0.8
_BYLINE = 8


@dataclass(frozen=True, slots=True)
class Story:
    lines: tuple[PageLine, ...]
    captions: tuple[PageLine, ...]
    """Captions and credits, in the page's order."""
    above: tuple[PageLine, ...]
    """Short lines over the first paragraph that are not in the story: section, byline, day."""

    @property
    def words(self) -> int:
        return sum(line.words for line in self.lines)


def story_of(lines: Sequence[PageLine], vote: str, title: str | None) -> Story:
    voted = _voted(lines, vote)
    judged = _Judged(lines, voted)
    judged.drop_other_articles(title)
    box = judged.story_box()
    inside = [_within(line.node, box) for line in lines] if box is not None else [True] * len(lines)
    judged.drop_furniture(inside)
    first, last = judged.reach(inside, title)
    kept = [judged.keeps(i, inside[i], first, last) for i in range(len(lines))]
    story = [line for i, line in enumerate(lines) if kept[i] and line.kind not in ("caption", "credit")]
    pictures = [
        line for i, line in enumerate(lines)
        if inside[i] and not judged.dropped[i] and not judged.junk[i] and line.kind in ("caption", "credit")
    ]  # fmt: skip
    above = [
        line
        for i, line in enumerate(lines)
        if first - 12 <= i < first and not kept[i] and line.words <= _LONG
    ]
    return Story(tuple(_once(story)), tuple(_captions(pictures, story)), tuple(above))


class _Judged:
    """Each line with what is known against it."""

    def __init__(self, lines: Sequence[PageLine], voted: Sequence[bool]) -> None:
        self.lines, self.voted = lines, voted
        self.junk = [
            line.linked >= _LINKED or is_page_furniture(line.text) or _is_byline(line) for line in lines
        ]
        self.dropped = [False] * len(lines)
        self.weight = [
            0.0 if self.junk[i] or line.kind in ("caption", "credit", "heading") or line.words < 6
            else line.words * (1.0 if voted[i] else _UNVOTED)
            for i, line in enumerate(lines)
        ]  # fmt: skip

    def drop_other_articles(self, title: str | None) -> None:
        """On a page that goes on with other articles: each that has a headline of its own and not the page's."""
        heads = [
            (line, _article(line.node))
            for line in self.lines
            if line.node is not None and line.node.tag == "h1"
        ]
        ours = next((found for line, found in heads if title and _key(line.text) == _key(title)), None)
        others = {
            found for _, found in heads if ours is not None and found is not None and not _within(ours, found)
        }
        for i, line in enumerate(self.lines):
            if others and _article(line.node) in others and not _within(line.node, ours):
                self.dropped[i], self.weight[i] = True, 0.0

    def story_box(self) -> Any:
        """The smallest element that holds most of the weight, boxes of teasers not counted."""
        self._drop_boxes(most=0.5)
        weights: Counter[Any] = Counter()
        total = 0.0
        for i, line in enumerate(self.lines):
            if self.weight[i] and not self.dropped[i]:
                total += self.weight[i]
                for box in (line.node, *line.node.iterancestors()):
                    weights[box] += self.weight[i]  # type: ignore[assignment]
        best, depth = None, -1
        for box, weight in weights.items():
            if weight >= _HOLDS * total and (deep := sum(1 for _ in box.iterancestors())) > depth:
                best, depth = box, deep
        return best if best is None or best.tag not in ("p", "span", "font") else best.getparent()

    def _drop_boxes(self, most: float) -> None:
        """Drops each smallest element of which most lines are links or furniture and the rest are short."""
        of_box: dict[Any, list[int]] = {}
        for i, line in enumerate(self.lines):
            for box in (line.node, *line.node.iterancestors()):
                if box.tag in ("body", "html", "main"):
                    break
                of_box.setdefault(box, []).append(i)
        total = sum(self.weight)
        apart = [False] * len(
            self.lines
        )  # lines under a heading of their own, which say nothing about what is around them
        for members in sorted(of_box.values(), key=len):
            members = [i for i in members if not apart[i]]
            junk = [i for i in members if self.junk[i] and self.lines[i].kind not in ("caption", "credit")]
            rest = [i for i in members if not self.junk[i] and self.lines[i].words > _LABEL]
            if len(junk) < 2 or len(rest) > (1.5 * len(junk) if len(junk) > 2 else len(junk)):
                continue
            words = [self.lines[i].words for i in rest]
            if words and (max(words) > 1.5 * _TEASER or sum(words) > _TEASER * len(words)):
                continue
            if sum(self.weight[i] for i in members) <= most * total and not _holds_title(self.lines, members):
                for i in members:
                    self.dropped[i] = True
                    apart[i] = not rest and heads_related(self.lines[members[0]].text)

    def drop_furniture(self, inside: Sequence[bool]) -> None:
        """What stands under the heading of links or comments, to the end of its element or to the next paragraph."""
        total = sum(w for w, within in zip(self.weight, inside, strict=True) if within)
        before = 0.0
        for i, line in enumerate(self.lines):
            if not inside[i] or self.dropped[i]:
                continue
            if line.words <= 25 and line.kind in ("heading", "text") and before > 0:
                if heads_comments(line.text) and (line.kind == "heading" or line.words <= 3):
                    self._drop_rest(i, line.node.getparent())
                elif heads_related(line.text):
                    self._drop_related(i, total)
            before += self.weight[i]

    def _drop_rest(self, start: int, box: Any) -> None:
        for i in range(start, len(self.lines)):
            if not _within(self.lines[i].node, box):
                break
            self.dropped[i] = True

    def _drop_related(self, start: int, total: float) -> None:
        """The whole element that begins with the heading; else the lines after it that are links or short."""
        node = self.lines[start].node
        previous = self.lines[start - 1].node if start else None
        box = node
        for outer in node.iterancestors():
            if outer.tag in ("body", "html", "main") or (previous is not None and _within(previous, outer)):
                break
            box = outer
        members = [i for i, line in enumerate(self.lines) if _within(line.node, box)]
        if len(members) > 1 and sum(self.weight[i] for i in members) <= 0.3 * total:
            for i in members:
                self.dropped[i] = True
            return
        self.dropped[start] = True
        for i in range(start + 1, len(self.lines)):
            line = self.lines[i]
            if not self.junk[i] and (line.words >= _LONG or line.kind in ("heading", "caption", "credit")):
                break
            self.dropped[i] = True

    def reach(self, inside: Sequence[bool], title: str | None) -> tuple[int, int]:
        """The first and last line that are sure: paragraphs."""
        sure = [
            i for i, line in enumerate(self.lines)
            if inside[i] and not self.dropped[i] and not self.junk[i] and line.kind in ("text", "item", "row")
            and (line.words >= _LONG or (self.voted[i] and line.words >= 6))
            and not is_credit(line.text)
        ]  # fmt: skip
        if not sure:
            return 0, len(self.lines) - 1
        return sure[0], sure[-1]

    def keeps(self, i: int, inside: bool, first: int, last: int) -> bool:
        line = self.lines[i]
        if self.dropped[i] or self.junk[i]:
            return False
        if not inside:
            return self.voted[i] and line.words >= _LONG and i < first
        return self.voted[i] or first <= i <= last


def _article(node: Any) -> Any:
    return next(node.iterancestors("article"), None)


def _is_byline(line: PageLine) -> bool:
    """A name or an office beside the page's date; a date alone may head an entry."""
    if line.kind != "text" or line.words > _BYLINE or line.text[-1:] in ".!?:":
        return False
    found = next(full_dates(line.text), None)
    if found is None:
        return False
    rest = re.findall(r"[^\W\d_]{3,}", line.text[: found.start] + line.text[found.end :])
    return bool(rest)


def _holds_title(lines: Sequence[PageLine], members: Sequence[int]) -> bool:
    return any(lines[i].node.tag == "h1" for i in members)


def _within(node: Any, box: Any) -> bool:
    return node is box or any(outer is box for outer in node.iterancestors())


def _key(text: str) -> str:
    return "".join(re.findall(r"\w+", text.lower()))


def _voted(lines: Sequence[PageLine], vote: str) -> list[bool]:
    """Whether the words of each line stand in the extractor's text: a short one as a line of its own."""
    whole = _key(vote)
    single = {_key(part) for row in vote.splitlines() for part in (row, *row.split("|"))}
    found = []
    for line in lines:
        key = _key(line.text)
        found.append(key in single or (len(key) >= 40 and key in whole))
    return found


def _once(lines: Sequence[PageLine]) -> list[PageLine]:
    """A paragraph that the page says twice (a pull quote, a summary for small screens) once."""
    seen: set[str] = set()
    kept = []
    for line in lines:
        key = _key(line.text)
        if line.words >= _LONG and line.kind != "row":
            if key in seen:
                continue
            seen.add(key)
        kept.append(line)
    return kept


def _captions(pictures: Sequence[PageLine], story: Sequence[PageLine]) -> list[PageLine]:
    said = {_key(line.text) for line in story}
    kept = []
    for line in pictures:
        key = _key(line.text)
        if key in said and line.kind == "caption":
            continue
        said.add(key)
        kept.append(line)
    return kept
