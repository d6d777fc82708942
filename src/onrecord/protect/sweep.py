"""One name → every place where it stands: in another case, without its accents, with other hyphens, in the possessive, in an address of the web.

Comes in: names as marked. Goes out: stretches of any text. A word that is also an ordinary one ('Hope') is looked for with its capital only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from onrecord.protect.name_words import HONORIFICS, ORDINARY, PARTICLES

_SILENT = frozenset("'’‘ʼʿʻ`´ʾ\u00ad\u200b\u200c\u200d\u2060")
_LETTERS = {
    "ı": "i",
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ə": "a",
    "ħ": "h",
    "ŋ": "ng",
}
_BRACKETS_OWN = re.compile(r"\]['’]s\b", re.IGNORECASE)
"""The possessive of what stands for a name: no part of another one."""
LEAST_ALONE = 9
"""Letters from which a name of two words or more is found inside longer words too: '#JusticeFor…'."""


class _Plain(dict[int, str]):
    """A letter, by its number, → what it is compared as: worked out once, since texts are looked through letter by letter."""

    def __init__(self) -> None:
        self.longer: set[str] = set()
        """Letters that are left out, or become several."""

    def __missing__(self, number: int) -> str:
        letter = chr(number)
        folded = "" if letter in _SILENT else letter.casefold()
        if not folded.isascii():
            folded = "".join(
                _LETTERS.get(c, c)
                for c in unicodedata.normalize("NFKD", folded)
                if not unicodedata.combining(c)
            ).casefold()
        if len(folded) != 1:
            self.longer.add(letter)
        self[number] = folded
        return folded


_PLAIN = _Plain()


@lru_cache(maxsize=64)
def plain(text: str) -> tuple[str, Sequence[int]]:
    """The text in small letters without accents and apostrophes, and for each letter of it the offset it comes from."""
    folded = text.translate(_PLAIN)
    if not (others := _PLAIN.longer.intersection(text)):
        return folded, range(len(text))
    at: list[int] = []
    done = 0
    for found in re.finditer(f"[{''.join(map(re.escape, others))}]", text):
        i = found.start()
        at += range(done, i)
        at += [i] * len(_PLAIN[ord(text[i])])
        done = i + 1
    return folded, [*at, *range(done, len(text))]


def parts(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared."""
    return tuple(re.findall(r"[^\W_]+", plain(name)[0]))


@lru_cache(maxsize=4096)
def _pattern(name: str) -> re.Pattern[str] | None:
    words = parts(name)
    letters = sum(map(len, words))
    if not letters or (letters < 2 and words[0].isascii()):
        return None
    inner = r"(?:[\W_]|%20){0,3}".join(map(re.escape, words))
    if len(words) > 1 and letters >= LEAST_ALONE:
        return re.compile(inner)
    plural = "s?" if letters > 3 and words[-1].isascii() else ""
    return re.compile(rf"(?<![^\W_]){inner}(?:{plural})(?![^\W_])")


def places_of(
    name: str, text: str, folded: tuple[str, Sequence[int]] | None = None
) -> Iterator[tuple[int, int]]:
    """Where a name stands in a text, as stretches of it; what is already in a bracket of ours is left."""
    low, at = folded or plain(text)
    pattern = _pattern(name)
    if pattern is None:
        return
    alone = len(parts(name)) == 1
    for match in pattern.finditer(low):
        start, end = at[match.start()], at[match.end() - 1] + 1
        if _BRACKETS_OWN.match(text, max(0, start - 2)):
            continue
        if end - start > 2 and match.group().endswith("s") and text[end - 2] in "'’":
            end -= 2  # the possessive stays
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        start, end = whole_words(text, start, end)
        if alone and is_ordinary(match.group()) and not text[start].isupper():
            continue
        yield start, end


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space at its ends, and with the whole of the words that it begins or ends in: half a name tells it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while start and end > start and _joined(text, start - 1) and _joined(text, start):
        start -= 1
    while end > start and end < len(text) and _goes_on(text, end) and _goes_on(text, end - 1):
        end += 1
    return start, end


def _goes_on(text: str, i: int) -> bool:
    """Whether a word goes on at a letter; over an apostrophe inside a name (N'Dour) too, not over that of a possessive."""
    if not _joined(text, i) or _in_word(text[i]):
        return _joined(text, i)
    return not (text[i + 1] in "sS" and (i + 2 == len(text) or not _in_word(text[i + 2])))


def _joined(text: str, i: int) -> bool:
    """Whether a letter, or an apostrophe between two: what begins in the 's of a name takes the name along."""
    if _in_word(text[i]):
        return True
    inside = text[i] in _SILENT and 0 < i < len(text) - 1
    return inside and _in_word(text[i - 1]) and _in_word(text[i + 1])


def _in_word(letter: str) -> bool:
    return letter.isalnum() or bool(unicodedata.combining(letter))


def is_ordinary(word: str) -> bool:
    """A word of the language as well as a name."""
    return word in ORDINARY or word in PARTICLES or word in HONORIFICS


def all_places(names: Iterable[tuple[str, str]], text: str) -> list[tuple[int, int, str]]:
    """Stretches of several names, each with the words to stand in its place, the longest first where they meet."""
    folded = plain(text)
    held = [m.span() for m in re.finditer(r"\[[^\[\]\n]{3,30}\]", text)]
    found = [
        (start, end, instead)
        for name, instead in names
        for start, end in places_of(name, text, folded)
        if not any(a <= start and end <= b for a, b in held)
    ]
    return sorted(set(found), key=lambda row: (row[0], -row[1], row[2]))
