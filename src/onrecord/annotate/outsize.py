"""What keeps a text that nobody wrote from costing minutes: the longest sentence and word, and which of very many sentences count.

No report of news reaches any of these bounds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.records import Sentence

LONGEST_SENTENCE = 5_000
"""Characters; of 4,886 news reports the longest has 2,271. What follows in a text without a full stop belongs to no sentence."""

_LONGEST_WORD = 200
_MOST = 20_000
_AROUND = 100
_PORTION = 100_000
"""Characters that are parsed at once; the parser takes some 15 KB for each word."""


def no_word(chunk: str) -> bool:
    """Whether what stands between two spaces is too long to be words and marks.

    It stays whole: marks are taken off its ends one by one, each time reading all of it.
    """
    return len(chunk) > _LONGEST_WORD


def near(found: Sequence[Sentence], wanted: Sequence[int]) -> tuple[tuple[Sentence, ...], list[int]]:
    """Of more than 20,000 sentences those at the beginning and around the wanted ones, numbered anew; and the wanted ones' numbers."""
    if len(found) <= _MOST:
        return tuple(found), list(wanted)
    kept: list[int] = []
    for i in (0, *wanted):
        kept += range(max(i - _AROUND, kept[-1] + 1 if kept else 0), min(len(found), i + _AROUND + 1))
    number = {old: new for new, old in enumerate(kept)}
    return tuple(replace(found[old], index=new) for old, new in number.items()), [number[i] for i in wanted]


def portions(found: Sequence[Sentence], wanted: Sequence[int]) -> Iterator[list[Sentence]]:
    """The wanted sentences, all at once but where they are a book."""
    some: list[Sentence] = []
    size = 0
    for i in wanted:
        some.append(found[i])
        size += found[i].end - found[i].start
        if size > _PORTION:
            yield some
            some, size = [], 0
    if some:
        yield some
