"""Long patterns made quick: a pattern of hundreds of words is tried only where one of its first words stands.

Python's `re` tries every alternative at every character. Where all matches begin at a word, looking at each
word's letters in a set first is some ten times as fast and finds the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

_WORDS = re.compile(r"\w+")
_MOST_KNOWN, _LONGEST_KNOWN = 50_000, 30
"""Words, and letters of a word, that a scan remembers."""
_LETTERS = 3
"""First letters by which scans are told apart; no stem may be shorter, a whole word may."""


def lowered(text: str) -> str:
    """The text in small letters, each character where it was."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def by_first_letter(pattern: str) -> str:
    """A list of alternatives as one that matches at the same places, told apart by their first letters: `re` tries each
    in turn, and there are fewer letters than words. Which of two matches that begin at one place is found may differ."""
    groups: dict[str, list[str]] = {}
    for alternative in _alternatives(pattern):
        letter = (
            alternative[0]
            if alternative[:1].isalpha() and alternative[1:2] not in ("?", "*", "+", "{")
            else ""
        )
        groups.setdefault(letter, []).append(alternative.removeprefix(letter))
    return "|".join(
        f"{letter}(?:{'|'.join(rest)})" if letter else "|".join(rest) for letter, rest in groups.items()
    )


def _alternatives(pattern: str) -> list[str]:
    """What stands between the bars that lie in no bracket."""
    out, depth, start, skip = list[str](), 0, 0, False
    for i, character in enumerate(pattern):
        if skip or character == "\\":
            skip = not skip
        elif character in "([":
            depth += 1
        elif character in ")]":
            depth -= 1
        elif character == "|" and not depth:
            out.append(pattern[start:i])
            start = i + 1
    return [*out, pattern[start:]]


class WordScan:
    """`pattern`, all of whose matches begin with a digit, with one of the words `first` or with a word that begins so
    as one of `stems` does, all in small letters."""

    def __init__(self, pattern: re.Pattern[str], first: Set[str], stems: tuple[str, ...] = ()) -> None:
        self.pattern, self.first, self.stems = pattern, first, stems
        self._begins: dict[str, bool] = {}
        """Of words met before, whether a match may begin with them."""

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """What `pattern.finditer(text, start, end)` finds."""
        while (found := self.search(text, start, end)) is not None:
            yield found
            start = found.end()

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """What `pattern.search(text, start, end)` finds."""
        known = self._begins
        for word in _WORDS.finditer(text, start, end):
            begins = known.get(word[0])
            if begins is None:
                begins = self._may_begin(word[0])
            if begins:
                found = self.pattern.match(text, word.start(), end)
                if found is not None:
                    return found
        return None

    def _may_begin(self, word: str) -> bool:
        letters = word.lower()
        begins = letters in self.first or letters[0].isdigit() or letters.startswith(self.stems)
        if len(word) <= _LONGEST_KNOWN:
            if len(self._begins) >= _MOST_KNOWN:
                self._begins.clear()
            self._begins[word] = begins
        return begins


class WordScans:
    """Many scans in one pass over the words, each tried only at words that begin as its own do; at no digits."""

    def __init__(self, scans: Sequence[WordScan]) -> None:
        self.scans = tuple(scans)
        self._by_letters: dict[str, list[int]] = {}
        for number, scan in enumerate(self.scans):
            for letters in {word[:_LETTERS] for word in (*scan.first, *scan.stems)}:
                self._by_letters.setdefault(letters, []).append(number)

    def found(self, text: str) -> list[tuple[int, re.Match[str]]]:
        """(number of the scan, match) of all that `finditer` of each would find in a text in small letters, scan by scan."""
        out: list[tuple[int, re.Match[str]]] = []
        ends = [0] * len(self.scans)
        for word in _WORDS.finditer(text):
            letters = word.group()
            for number in self._by_letters.get(letters[:_LETTERS], ()):
                scan, start = self.scans[number], word.start()
                if start < ends[number] or not (letters in scan.first or letters.startswith(scan.stems)):
                    continue
                found = scan.pattern.match(text, start)
                if found is not None:
                    ends[number] = found.end()
                    out.append((number, found))
        return sorted(out, key=lambda one: one[0])
