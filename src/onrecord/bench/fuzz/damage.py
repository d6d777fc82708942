"""A text → the same text damaged, by one of DAMAGES: cut, mixed, repeated, blown up, or strewn with what readers stumble on."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from onrecord.bench.fuzz import words

LONGEST = 20_000
"""Characters: longer texts are a matter of speed, which has tests of its own."""
SHORT = 600
"""Characters of a text among others in one file."""

Damage = Callable[[Random, str, str], str]
"""(chance, the text, another text) → the damaged text."""


def damaged(chance: Random, text: str, other: str, longest: int = LONGEST) -> str:
    """One to six damages, one upon the other."""
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 4, 6))):
        text = chance.choice(DAMAGES)(chance, text, other)[:longest]
    return text


def _span(chance: Random, text: str) -> tuple[int, int]:
    start = chance.randint(0, len(text))
    return start, min(len(text), start + int(chance.expovariate(1 / 12)) + 1)


def _insert(chance: Random, text: str, new: str) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + new + text[at:]


def spliced(chance: Random, text: str, other: str) -> str:
    return text[: chance.randint(0, len(text))] + other[chance.randint(0, len(other)) :]


def inserted(chance: Random, text: str, other: str) -> str:
    start, end = _span(chance, other)
    return _insert(chance, text, other[start:end])


def deleted(chance: Random, text: str, other: str) -> str:
    start, end = _span(chance, text)
    return text[:start] + text[end:]


def repeated(chance: Random, text: str, other: str) -> str:
    start, end = _span(chance, text)
    return text[:start] + text[start:end] * chance.choice((2, 2, 3, 5, 20, 200)) + text[end:]


def swapped(chance: Random, text: str, other: str) -> str:
    a, b, c, d = sorted(chance.randint(0, len(text)) for _ in range(4))
    return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def words_shuffled(chance: Random, text: str, other: str) -> str:
    found = text.split(" ")
    start = chance.randint(0, len(found))
    some = found[start : start + 8]
    chance.shuffle(some)
    return " ".join(found[:start] + some + found[start + 8 :])


def word_thrown_in(chance: Random, text: str, other: str) -> str:
    found = text.split(" ")
    found.insert(chance.randint(0, len(found)), chance.choice(words.WORDS))
    return " ".join(found)


def word_replaced(chance: Random, text: str, other: str) -> str:
    found = text.split(" ")
    found[chance.randrange(len(found))] = chance.choice(words.WORDS)
    return " ".join(found)


def cased(chance: Random, text: str, other: str) -> str:
    start, end = (0, len(text)) if chance.random() < 0.3 else _span(chance, text)
    turn = chance.choice((str.upper, str.lower, str.title, str.swapcase, str.casefold))
    return text[:start] + turn(text[start:end]) + text[end:]


def looking_alike(chance: Random, text: str, other: str) -> str:
    start, end = (0, len(text)) if chance.random() < 0.2 else _span(chance, text)
    return text[:start] + text[start:end].translate(words.LOOKALIKES) + text[end:]


def strewn(chance: Random, text: str, other: str) -> str:
    """One strange character here and there, or between all characters of a stretch."""
    strange = chance.choice(words.STRANGE)
    if chance.random() < 0.3:
        start, end = _span(chance, text)
        return text[:start] + strange.join(text[start:end]) + text[end:]
    for _ in range(chance.choice((1, 1, 2, 5))):
        text = _insert(chance, text, strange)
    return text


def any_character(chance: Random, text: str, other: str) -> str:
    code = chance.choice(
        (chance.randint(0, 0x2FFF), chance.randint(0, 0xD7FF), chance.randint(0xE000, 0x10FFFF))
    )
    return _insert(chance, text, chr(code))


def numbers_blown_up(chance: Random, text: str, other: str) -> str:
    return re.sub(
        r"\d+",
        lambda found: _blown_up(chance, found.group()) if chance.random() < 0.7 else found.group(),
        text,
    )


def _blown_up(chance: Random, digits: str) -> str:
    return chance.choice(
        (
            digits * 40, digits + "0" * 400, digits + ",000" * 5, digits + "." + digits, "-" + digits, digits + " million billion", "0" * 30 + digits,
            digits.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")), digits.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")), digits + "-" + digits,
            digits + "–1", digits + "th", digits + "%", "$" + digits, digits + "/" + digits, "0",
        )
    )  # fmt: skip


def unbalanced(chance: Random, text: str, other: str) -> str:
    """Quotation marks and brackets taken out or put in."""
    if chance.random() < 0.4:
        return re.sub('["“”‘’()]', lambda found: "" if chance.random() < 0.5 else found.group(), text)
    for _ in range(chance.choice((1, 2, 7))):
        text = _insert(chance, text, chance.choice(("“", "”", '"', "‘", "’", "(", ")", "“‘", "\n“")))
    return text


def broken_lines(chance: Random, text: str, other: str) -> str:
    ending = chance.choice(words.BREAKS)
    if chance.random() < 0.3:
        return text.replace(" " if chance.random() < 0.3 else "\n", ending)
    for _ in range(chance.choice((1, 2, 5))):
        text = _insert(chance, text, ending)
    return text


def long_word(chance: Random, text: str, other: str) -> str:
    return _insert(
        chance,
        text,
        chance.choice(("a", "killed", "5", "-", ".", "“", "é", "A.", ", ", "\n "))
        * chance.choice((50, 500, 5000)),
    )


def marked_up(chance: Random, text: str, other: str) -> str:
    for _ in range(chance.choice((1, 2, 4))):
        text = _insert(chance, text, chance.choice(words.MARKUP))
    return text


DAMAGES: tuple[Damage, ...] = (
    spliced, inserted, deleted, repeated, swapped, words_shuffled, word_thrown_in, word_thrown_in, word_replaced, word_replaced, cased, looking_alike,
    strewn, any_character, numbers_blown_up, unbalanced, broken_lines, long_word, marked_up,
)  # fmt: skip
