"""The story of a report → its sentences, each a row of words; page furniture is left out.

A cut by signs alone, without grammar: both texts of a comparison are cut alike, and where an editor joined
or split sentences aligning.py puts them together again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.records import Report

_STORY = ("headline", "body", "caption")
_WORD = re.compile(r"\d+(?:[.,]\d+)*|(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’ʼ][^\W_]+)*")
_END = re.compile(r"[.!?…؟。]+[\"'”’»)\]]*\s+|\n\s*\n\s*|\s*[\u2028\u2029]\s*")
_ABBREVIATED = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|gen|lt|col|maj|sgt|capt|cpl|brig|adm|st|gov|sen|rep|prof|rev|hon|no|vs|inc|jan|feb|mar|apr|jun|jul"
    r"|aug|sept?|oct|nov|dec)|(?<![^\W_])[^\W\d_])\.\Z",
    re.IGNORECASE,
)
_OPENING = " \t\n\"'“‘«(["
_WRAPPED = 50
"""A line shorter than this that ends without a full stop was ended on purpose: a headline, an item of a list."""


@dataclass(frozen=True, slots=True)
class Word:
    """`key` is what two words are compared by: in small letters, without apostrophes and the points of 'U.S.'."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """Its words, its span with the signs around them, and the unbroken part of the story it stands in."""

    words: tuple[Word, ...]
    start: int
    end: int
    part: int


def sentences(report: Report) -> list[Sentence]:
    """The sentences of headline, body and captions in the order of the text; those without a word are left out."""
    out: list[Sentence] = []
    for part, (start, end) in enumerate(_parts(report)):
        for left, right in _cut(report.text, start, end):
            words = tuple(words_of(report.text, left, right))
            if words:
                out.append(Sentence(words, left, right, part))
    return out


def words_of(text: str, start: int, end: int) -> Iterator[Word]:
    for match in _WORD.finditer(text, start, end):
        yield Word(_key(match.group()), match.start(), match.end())


def _key(word: str) -> str:
    if word[0].isdigit():
        return word.replace(",", "")
    return re.sub(r"['’ʼ.]", "", word.casefold())


def _parts(report: Report) -> Iterator[tuple[int, int]]:
    """Stretches of story with nothing else in between; a report without blocks is all story."""
    blocks = [b for b in report.blocks if b.kind in _STORY]
    if not blocks:
        yield 0, len(report.text)
        return
    kind, start, end = blocks[0].kind, blocks[0].start, blocks[0].end
    for block in blocks[1:]:
        if block.kind == kind == "body" and not report.text[end : block.start].strip():
            end = max(end, block.end)
            continue
        yield start, end
        kind, start, end = block.kind, max(block.start, end), max(block.end, end)
    yield start, end


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cuts at signs that end a sentence, at blank lines, and at the ends of lines that no margin ended."""
    for left, right in _lines(text, start, end):
        for match in _END.finditer(text, left, right):
            if match.end() == right or _goes_on(text, match, left):
                continue
            yield left, match.start() + len(match.group().rstrip())
            left = match.end()
        right = left + len(text[left:right].rstrip())
        if right > left:
            yield left, right


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    left = start
    for match in re.finditer(r"\r?\n[ \t]*(?=\S)", text[start:end]):
        at = start + match.start()
        line = text[text.rfind("\n", start, at) + 1 if "\n" in text[start:at] else start : at].rstrip()
        if len(line) >= _WRAPPED and line[-1:] not in '.!?:"”’)' and text[at - 1] not in "\n\r":
            continue
        yield left, at
        left = start + match.end()
    yield left, end


def _goes_on(text: str, match: re.Match[str], left: int) -> bool:
    """Whether what looks like an end is none: an abbreviation, or small letters behind it."""
    if "\n" in match.group() and not match.group().lstrip().startswith((".", "!", "?", "…")):
        return False
    following = text[match.end() : match.end() + 9].lstrip(_OPENING)[:1]
    return following.islower() or bool(
        _ABBREVIATED.search(text, max(left, match.start() - 9), match.start() + 1)
    )
