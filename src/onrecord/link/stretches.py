"""A stretch of changed words in a pair of passages, and what is still to be told of it.

Used by changed_terms.py and side_changes.py, which take the words whose change they tell; what is left is wording.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.link.aligning import FUNCTION_WORDS, Cut
from onrecord.link.changing_words import BRITISH_AMERICAN, number
from onrecord.link.compared import TermKind
from onrecord.link.sentences import Word

Range = tuple[int, int]
LONGEST_TERM = 12
"""Words of a stretch that are still told whole; of a longer one only the words that do something are."""


@dataclass(frozen=True)
class Side:
    """A text and the words of one passage of it."""

    text: str
    words: Sequence[Word]

    def keys(self, span: Range) -> tuple[str, ...]:
        return tuple(word.key for word in self.words[span[0] : span[1]])

    def said(self, span: Range) -> str:
        """The words as they stand, in one line."""
        start, end = span
        if start == end:
            return ""
        return " ".join(self.text[self.words[start].start : self.words[end - 1].end].split())

    @cached_property
    def shouted(self) -> bool:
        """Whether it is written in capitals throughout."""
        return not any(self.text[w.start : w.end].islower() for w in self.words)

    @cached_property
    def titled(self) -> bool:
        """Whether nearly every word has a capital letter, as in a headline: it then tells no name."""
        long = [self.text[w.start] for w in self.words if w.end - w.start > 3]
        return sum(letter.isupper() or letter.isdigit() for letter in long) > 0.6 * len(long)


@dataclass(frozen=True, slots=True)
class Found:
    """A changed term, with the words [start, end) of each side; an empty range stands where the words would be."""

    kind: TermKind
    old: Range
    new: Range
    does: str
    old_leans: str = ""
    new_leans: str = ""


class Stretch:
    """One stretch of changed words; `free` are those of each side that no changed term has told yet."""

    def __init__(self, old: Side, new: Side, cut: Cut) -> None:
        self.sides = (old, new)
        self.old, self.new = (cut[0], cut[1]), (cut[2], cut[3])
        self.free = (set(range(*self.old)), set(range(*self.new)))

    def spans(self) -> tuple[Range, Range]:
        return self.old, self.new

    def empty(self, side: int) -> Range:
        start = self.spans()[side][0]
        return start, start

    def untold(self) -> bool:
        """Whether no changed term has taken any of its words yet."""
        return self.free == (set(range(*self.old)), set(range(*self.new)))

    def size(self) -> int:
        return max(end - start for start, end in self.spans())

    def short(self) -> bool:
        return self.size() <= LONGEST_TERM

    def take(self, side: int, span: Range) -> Range:
        self.free[side].difference_update(range(*span))
        return span

    def runs(self, side: int, of: Callable[[Word], object], across: int = 0) -> list[Range]:
        """Ranges of free words for which `of` holds, joined over gaps of up to `across` other free words."""
        out: list[Range] = []
        for i in sorted(self.free[side]):
            if not of(self.sides[side].words[i]):
                continue
            gap = range(out[-1][1], i) if out else range(0)
            if out and len(gap) <= across and all(k in self.free[side] for k in gap):
                out[-1] = (out[-1][0], i + 1)
            else:
                out.append((i, i + 1))
        return out

    def spelling(self) -> str | None:
        """'air strike' and 'airstrike', 'neighbour' and 'neighbor', '12' and 'twelve'; 'attack' and 'attacks'."""
        old, new = (side.keys(span) for side, span in zip(self.sides, self.spans(), strict=True))
        if not old or not new:
            return None
        numbers = number(old), number(new)
        if numbers[0] is not None and numbers[0] == numbers[1]:
            return "spells it another way"
        if _plain_spelling("".join(old)) == _plain_spelling("".join(new)):
            return "spells it another way"
        return "another form of the word" if len(old) == len(new) == 1 and _one_stem(old[0], new[0]) else None

    def has_more(self) -> bool:
        """Whether telling words are left that no row tells; of a long stretch the passage tells them."""
        left = [self.sides[n].words[i].key for n in (0, 1) for i in self.free[n]]
        return self.short() and any(key not in FUNCTION_WORDS for key in left)

    def wording(self) -> Found:
        old, new = (self._left(n) for n in (0, 1))
        does = (
            "rewords"
            if old[0] < old[1] and new[0] < new[1]
            else "cuts words"
            if old[0] < old[1]
            else "adds words"
        )
        return Found("wording", old, new, does)

    def _left(self, side: int) -> Range:
        """From the first to the last word that is still untold."""
        free = self.free[side]
        return (min(free), max(free) + 1) if free else self.empty(side)


def _plain_spelling(letters: str) -> str:
    for british, american in BRITISH_AMERICAN:
        letters = letters.replace(british, american)
    return letters


def _one_stem(a: str, b: str) -> bool:
    """'killed' and 'killing', 'attack' and 'attacks'."""
    stems = [
        next((word.removesuffix(e) for e in ("ing", "ed", "es", "s") if word.endswith(e)), word)
        for word in (a, b)
    ]
    return stems[0] == stems[1] and len(stems[0]) > 3
