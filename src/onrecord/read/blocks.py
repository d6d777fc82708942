"""A report's text → its blocks: headline, section label, dateline, body, caption, credit, furniture.

Every character that is not white space lies in exactly one block. A text with line breaks is labelled line
by line, first what stands above the story, then the story; a text that lost its line breaks is cut where a
date, the given title, a picture credit or a phrase of page furniture shows an edge. When unsure: body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.read.credits import inline_captions, is_caption, is_credit, is_scene, tail_credit
from onrecord.read.datelines import (
    button_before_date,
    date_line,
    inline_date,
    inline_places,
    lead_byline,
    place_line,
    tail_date,
)
from onrecord.read.furniture import counters, glued_furniture, inline_tags, is_furniture, tail_furniture
from onrecord.read.title import title_end
from onrecord.records import Block, BlockKind

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_SECTION = re.compile(
    r"(?:world|global|international|middle\s?east|africa|asia|europe|americas?|us|u\.s\.|uk|home|news|politics|conflicts?"
    r"|war|syria|iraq|opinion|analysis|features?|region(?:al)?|national|local|security|defen[cs]e|mena|top\sstory)"
    r"(?:\s*(?:[/|,&>»]|and)?\s*(?:news|world|middle\s?east|africa|asia|europe|politics|conflicts?|security))*",
    re.IGNORECASE,
)
_VISIBLE = re.compile(r"\S")
_FINAL_STOP = re.compile(r"[.;,:]$")
_MAX_HEADLINE = 20
_EXAMINED, _FOOT = 50_000, 200
"""Lines at the beginning and the end of a text that are looked at one by one; what lies between is a list or damage, and story."""


def blocks(text: str, title: str | None, known: Sequence[Block] = ()) -> tuple[Block, ...]:
    """`known`: lines whose part the reader knows, such as the captions of a web page; they are taken as they are."""
    page = _Page(text, title)
    given = {(block.start, block.end): block.kind for block in known}
    whole = [span for line in _LINE.finditer(text) if (span := _trimmed(text, *line.span()))]
    spans = [span for span in whole if span not in given]
    foot = max(_EXAMINED, len(spans) - _FOOT)
    for index, (start, end) in enumerate(spans[:_EXAMINED]):
        page.take(start, end, spans, index)
    for start, end in _runs(spans[_EXAMINED:foot], apart=bool(given)):
        page.add("body", start, end, end)
    for index, (start, end) in enumerate(spans[foot:], foot):
        page.take(start, end, spans, index)
    for (start, end), kind in given.items():
        page.add(kind, start, end, end)
    return tuple(sorted(page.blocks, key=lambda block: block.start)) if given else tuple(page.blocks)


def _runs(spans: list[tuple[int, int]], *, apart: bool) -> list[tuple[int, int]]:
    """Lines as one stretch, unless other blocks may lie between them."""
    return spans if apart or not spans else [(spans[0][0], spans[-1][1])]


class _Page:
    """The blocks so far, and how far into the page the reading is."""

    def __init__(self, text: str, title: str | None) -> None:
        self.text, self.title = text, title
        self.blocks: list[Block] = []
        self.headline = False
        self.story = False

    def take(self, start: int, end: int, spans: list[tuple[int, int]], index: int) -> None:
        """Labels one line."""
        start = self.add("furniture", start, glued_furniture(self.text, start, end), end)
        if start == end:
            return
        line = self.text[start:end]
        kind = self._whole_line(line, start, end, spans, index)
        if kind is not None:
            self.headline |= kind == "headline"
            self.add(kind, start, end, end)
        else:
            self._paragraph(start, end, last=index == len(spans) - 1)
            self.story = True

    def add(self, kind: BlockKind, start: int, stop: int, end: int) -> int:
        """Adds the words of [start, stop) as a block; returns where the next words before `end` begin."""
        span = _trimmed(self.text, start, stop)
        if span:
            last = self.blocks[-1] if self.blocks else None
            if last and last.kind == kind == "dateline" and not self.text[last.end : span[0]].strip():
                self.blocks[-1] = Block(kind, last.start, span[1])
            else:
                self.blocks.append(Block(kind, *span))
        rest = _trimmed(self.text, stop, end)
        return rest[0] if rest else end

    def _whole_line(
        self, line: str, start: int, end: int, spans: list[tuple[int, int]], index: int
    ) -> BlockKind | None:
        """What the line is as a whole; None where it is story, or only begins as something else."""
        if not self.headline and title_end(self.text, start, end, self.title) == end:
            return "headline"
        if is_furniture(line):
            return "furniture"
        if is_credit(line):
            return "credit"
        if not self.story and self._is_dateline(start, end):
            return "dateline"
        if is_caption(line) or is_scene(line) or self._twin_of_caption(line, spans, index):
            return "caption"
        if not self.story and not self.headline and index + 1 < len(spans) and not _is_row(line):
            return self._above_story(line, spans, index)
        return None

    def _is_dateline(self, start: int, end: int) -> bool:
        stop = self._dateline(start, end)
        return stop > start and len(self.text[stop:end].strip(" \t\u00a0|,;:.–—-").split()) <= 1

    def _dateline(self, start: int, end: int) -> int:
        while (stop := max(date_line(self.text, start, end), place_line(self.text, start, end))) > start:
            rest = _trimmed(self.text, stop, end)
            separators = re.compile(r"[|,;:–—\s-]*").match(self.text, stop, end)
            start = separators.end() if rest and separators else stop
            if start == end:
                break
        return start

    def _above_story(self, line: str, spans: list[tuple[int, int]], index: int) -> BlockKind | None:
        below = [self.text[s:e] for s, e in spans[index + 1 : index + 8]]
        below = [words for words in below if not (is_furniture(words) or is_credit(words))]
        if _is_label(line) and (_SECTION.fullmatch(line) or (below and _is_headline(below[0]))):
            return "section"
        return "headline" if below and _is_headline(line) else None

    def _twin_of_caption(self, line: str, spans: list[tuple[int, int]], index: int) -> bool:
        """Does the line above or below say the same with a picture credit?"""
        beside = [spans[i] for i in (index - 1, index + 1) if 0 <= i < len(spans)]
        words = _words(line)
        if not 5 <= len(words) <= 60:
            return False
        for start, end in beside:
            other = self.text[start:end]
            said = _words(other)
            if len(words & said) >= 0.6 * len(words | said) and is_caption(other):
                return True
        return False

    def _paragraph(self, start: int, end: int, *, last: bool) -> None:
        """A line with story in it: what stands before the story, the story, what follows it."""
        if not self.story:
            start = self._head(start, end)
        else:
            start = self.add("dateline", start, place_line(self.text, start, end), end)
        story_end = tail_furniture(self.text, start, end) if last else end
        if last and story_end == end:
            story_end = tail_date(self.text, start, end)
        credit = tail_credit(self.text, start, story_end)
        if credit and not self._ends_story(credit, story_end, last=last):
            credit = None
        self._body(start, credit[0] if credit else story_end)
        if credit:
            self.add("credit", *credit, end)
            self.add("furniture", credit[1], story_end, end)
        dated = date_line(self.text, story_end, end)
        self.add("dateline" if dated > story_end else "furniture", story_end, end, end)

    def _head(self, start: int, end: int) -> int:
        """Labels date, title, byline and dateline at the start of the story, in whatever order they stand."""
        before = -1
        while before != start < end:
            before = start
            if not self.headline and (stop := title_end(self.text, start, end, self.title)) > start:
                self.headline = True
                start = self.add("headline", start, stop, end)
            start = self.add("dateline", start, self._dateline(start, end), end)
            start = self.add("credit", start, lead_byline(self.text, start, end), end)
            start = self._byline_before_title(start, end)
            start = self.add("furniture", start, button_before_date(self.text, start, end), end)
            start = self.add("furniture", start, counters(self.text, start, end), end)
        if inline := inline_date(self.text, start, end):
            # Under the title and above the date, without a full stop: a second headline.
            under = self.headline and not re.search(r"[.!?]", self.text[start : inline[0]])
            self.add("headline" if under else "body", start, inline[0], end)
            start = self.add("dateline", *inline, end)
        return start

    def _byline_before_title(self, start: int, end: int) -> int:
        """'by Jane Doe The Given Title …': the given title shows where the byline ends."""
        if self.headline or not self.title or self.text[start : start + 3].lower() != "by ":
            return start
        for word in re.compile(r"\s(?=[\w\"“‘'])").finditer(self.text, start, min(end, start + 120)):
            if title_end(self.text, word.end(), end, self.title) > word.end():
                return self.add("credit", start, word.end(), end)
        return start

    def _body(self, start: int, end: int) -> None:
        """Story, with the captions inside it cut out."""
        for opening, stop in inline_captions(self.text, start, end):
            self._story(start, opening, end)
            # A dateline after the caption before may reach into what was taken for the next one's beginning.
            start = self.add("caption", max(start, opening), stop, end)
            start = self.add("dateline", start, place_line(self.text, start, end), end)
        self._story(start, end, end)

    def _story(self, start: int, stop: int, end: int) -> None:
        """Story, with the datelines inside it cut out."""
        cuts: list[tuple[int, int, BlockKind]] = [
            *((*span, "dateline") for span in inline_places(self.text, start, stop)),
            *((*span, "furniture") for span in inline_tags(self.text, start, stop)),
        ]
        for opening, behind, kind in sorted(cuts):
            if opening >= start:
                self.add("body", start, opening, end)
                start = self.add(kind, opening, behind, end)
        self.add("body", start, stop, end)

    def _ends_story(self, credit: tuple[int, int], end: int, *, last: bool) -> bool:
        """Is what follows a credit in its paragraph no story? Nothing, a word or two, or page furniture."""
        rest = self.text[credit[1] : end].strip()
        if len(rest.split()) <= 2 or is_furniture(rest):
            return True
        made = re.search(r"\b(?:reporting|writing|editing)\b", self.text[slice(*credit)], re.IGNORECASE)
        return bool(last and made and len(rest.split()) <= 60)


def _lines_of_words(line: str) -> Iterator[str]:
    return (word for word in line.split() if any(c.isalpha() for c in word))


def _is_label(line: str) -> bool:
    """A short line in capitals or title case, or a trail of labels ('Home > News > Syria')."""
    words = list(_lines_of_words(line))
    if re.search(r"\S\s*[>»]\s*\S", line) and len(words) <= 8:
        return True
    small = ("and", "of", "the", "in", "&")
    return 0 < len(words) <= 3 and not re.search(r"[.!?:;,]$", line) and all(
        word[0].isupper() or word in small for word in words
    )  # fmt: skip


def _is_row(line: str) -> bool:
    """A row of a table ('12 May | 3 | 7') or an entry of a list ('Wounded: 90')."""
    if re.fullmatch(r"[^:]{1,40}:\s*(?:at least |over |about )?\d[\d,]*\+?\.?", line.strip()):
        return True
    return line.count("|") > 1 or "\t" in line.strip() or bool(re.match(r"\s*[-–•*]\s+\S", line))


def _is_headline(line: str) -> bool:
    words = list(_lines_of_words(line))
    if not words or len(words) > _MAX_HEADLINE or _FINAL_STOP.search(line):
        return False
    return words[0][0].isupper() or not words[0][0].isalpha() or line[0].isdigit()


def _words(line: str) -> set[str]:
    return set(re.findall(r"\w+", line.lower()))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without white space at its ends; None where nothing is left."""
    first = _VISIBLE.search(text, start, end)
    if first is None:
        return None
    while text[end - 1].isspace():
        end -= 1
    return first.start(), end
