"""A text and its marks → the text as it may go out, with the way from each old offset to the new one.

Comes in: a text, marks. Goes out: each marked stretch, and every other place where a marked name stands, as bracketed words that say
its kind. The same again changes nothing, and a text without marks is left as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.protect.mark import KINDS, Mark
from onrecord.protect.sweep import all_places, whole_words

_OURS = re.compile(r"\[(?:{})\]".format("|".join(map(re.escape, KINDS))))


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of the text as given that was taken out, and the stretch that stands for it."""

    start: int
    end: int
    new_start: int
    new_end: int


@dataclass(frozen=True)
class Redacted:
    text: str
    cuts: tuple[Cut, ...]
    counts: Mapping[str, int]
    """'name of a victim' → how often it stands in the text now."""

    @cached_property
    def _starts(self) -> list[int]:
        return [cut.start for cut in self.cuts]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch lies now; one that begins or ends inside what was taken out takes the whole bracket along."""
        return self._at(start, False), self._at(end, True)

    def _at(self, offset: int, end: bool) -> int:
        i = bisect_right(self._starts, offset) - 1
        if i < 0:
            return offset
        cut = self.cuts[i]
        if offset >= cut.end:
            return offset - cut.end + cut.new_end
        # A stretch that ends where a cut begins holds nothing of it.
        return cut.new_start if offset == cut.start or not end else cut.new_end


def redacted(text: str, marks: Sequence[Mark], also: Sequence[Mark] = ()) -> Redacted:
    """The text with its marked stretches replaced, and every other mention of the marked names, and of names marked in other texts."""
    whole = [_whole(text, m) for m in marks]
    stretches = [(m.start, m.end, m.instead) for m in whole if m.start < m.end]
    stretches += all_places(names_of([*whole, *marks, *also]), text)
    return _replaced(text, stretches)


def _whole(text: str, mark: Mark) -> Mark:
    """The mark over whole words, as a person who draws it with a pen means it."""
    if mark.start >= mark.end:
        return mark
    start, end = whole_words(text, mark.start, mark.end)
    return replace(mark, start=start, end=end, text=text[start:end])


def clean(words: str, marks: Sequence[Mark]) -> str:
    """Other words of the same report (its title, a speaker, an address) without the marked names."""
    return _replaced(words, all_places(names_of(marks), words)).text if marks else words


def names_of(marks: Iterable[Mark]) -> list[tuple[str, str]]:
    """Each marked name once, with what stands in its place; details stand where they stand, a number may mean much else."""
    found: dict[str, str] = {}
    for mark in marks:
        if mark.what in ("name", "email", "phone", "account"):
            found.setdefault(mark.text, mark.instead)
    return list(found.items())


def _replaced(text: str, stretches: Iterable[tuple[int, int, str]]) -> Redacted:
    out: list[str] = []
    cuts: list[Cut] = []
    counts: Counter[str] = Counter()
    length = at = 0
    for start, end, instead in _apart(text, stretches):
        out += [text[at:start], instead]
        length += start - at
        cuts.append(Cut(start, end, length, length + len(instead)))
        length += len(instead)
        counts[instead[1:-1]] += 1
        at = end
    out.append(text[at:])
    return Redacted("".join(out), tuple(cuts), dict(sorted(counts.items())))


def _apart(text: str, stretches: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Stretches that meet as one, under the word of the longest; brackets of ours are left alone."""
    held = [m.span() for m in _OURS.finditer(text)]
    out: list[tuple[int, int, str, int]] = []
    for start, end, instead in sorted(stretches, key=lambda s: (s[0], -s[1], s[2])):
        if any(start < b and a < end for a, b in held):
            continue
        if out and start < out[-1][1]:
            first, last, word, longest = out[-1]
            out[-1] = (
                first,
                max(last, end),
                word if longest >= end - start else instead,
                max(longest, end - start),
            )
        else:
            out.append((start, end, instead, end - start))
    return [(start, end, instead) for start, end, instead, _ in out]
