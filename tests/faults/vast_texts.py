"""Texts that no reporter writes and a damaged file or a bad-tempered sender may hold: each breaks readers that are slower than their input."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

MILLION = 1_000_000
HEAD = "Five civilians were killed in Taiz on Monday, the UN said.\n\n"
"""What a reader must still find in front of the rest."""

TOWNS = ("Aleppo", "Homs", "Kharkiv", "Taiz", "Goma", "Nyala", "Mosul", "Gaza", "Khartoum", "El Fasher")
MONTHS = ("January", "March", "May", "Jul", "Sept", "December")
SPEAKERS = ("the UN", "a doctor", "the governor", "he", "residents", "Mr. Salem", "the army", "a monitor")


def _numbers() -> str:
    return " ".join(str(n) for n in range(100_000)) + " people were killed in Homs."


def _tolls() -> str:
    return ", ".join(f"{n} killed" for n in range(100_000)) + "."


def _numbers_in_words() -> str:
    return "five hundred thousand and " * 25_000 + "people were killed in Homs."


def _lines() -> str:
    return HEAD + "".join(f"- item {n}\n" for n in range(MILLION))


def _empty_lines() -> str:
    return "\n" * MILLION + "Six people were killed in Homs."


def _right_to_left() -> str:
    word = "נֶהֶרְגוּ"
    return f"\u202e{word} \u0642\u064f\u062a\u0650\u0644\u064e 12 killed\u202c " * 20_000


def _combining() -> str:
    return (
        "k\u0301i\u0302l\u0303l\u0304e\u0305d\u0306 " * 40_000
        + "e"
        + "\u0301" * 200_000
        + " 12 killed in Homs."
    )


def _zero_width() -> str:
    apart = "\u200b".join("Twelve people were killed in Homs. ")
    return apart * 15_000


def _newlines() -> str:
    ends = ("\r", "\r\n", "\u2028", "\x85", "\x0b", "\x0c", "\u2029", "\n\r", "\x1c", "\n")
    return "".join(f"Item {n} of the list{ends[n % len(ends)]}" for n in range(60_000))


def _one_sentence() -> str:
    return "twelve people were killed and " * 40_000 + "wounded"


def _attributions() -> str:
    return "".join(f"{SPEAKERS[n % len(SPEAKERS)]} said that " for n in range(50_000)) + "12 were killed."


def _attributed_sentences() -> str:
    return "".join(f"{SPEAKERS[n % len(SPEAKERS)].capitalize()} said so on Monday. " for n in range(50_000))


def _quotation_without_end() -> str:
    return "“We saw it,” he said. “It was bad, " * 25_000


def _places() -> str:
    return ", ".join(TOWNS[n % len(TOWNS)] for n in range(100_000)) + " were shelled, killing 12 people."


def _places_in_sentences() -> str:
    return HEAD + "".join(f"It rained in {TOWNS[n % len(TOWNS)]}. " for n in range(100_000))


def _dates() -> str:
    days = (f"{n % 28 + 1} {MONTHS[n % len(MONTHS)]} {1990 + n % 40}" for n in range(20_000))
    return "12 people were killed on " + ", ".join(days) + "."


def _dates_in_sentences() -> str:
    return HEAD + "".join(f"It rained on {n % 28 + 1} {MONTHS[n % len(MONTHS)]}. " for n in range(20_000))


def _astral() -> str:
    return "🚑👨‍👩‍👧‍👦𝟏𝟐 𝐤𝐢𝐥𝐥𝐞𝐝 \U0010fffd " * 40_000 + "12 were killed in Homs 🚑."


def _punctuation() -> str:
    chance = random.Random(3)
    return "".join(chance.choices(".,;:!?-–—…()[]{}'\"“”‘’«»/\\|*#&%$@~^_=+<>", k=MILLION))


def _nested_tags() -> str:
    return f"<html><body>{'<div>' * 100_000}<p>{HEAD}</p>{'</div>' * 100_000}</body></html>"


def _unclosed_tags() -> str:
    return f"<html><body><p>{HEAD}</p>" + "<b><i><p>It rained in Homs." * 20_000


def _entities() -> str:
    return f"<html><body><p>{HEAD}</p><p>{'&amp;lt;&nbsp;&#x1F691;&bogus;' * 40_000}</p></body></html>"


def _many_paragraphs() -> str:
    return f"<html><body><article><p>{HEAD}</p>{'<p>It rained.</p>' * 60_000}</article></body></html>"


def _marks_after_words() -> str:
    return "".join("Twelve people were killed" + ")" * 1_900 + ".\n" for _ in range(500))


def _claims_everywhere() -> str:
    """As much as a long book chapter, for a text in which all is to be parsed costs more than one in which nothing is."""
    told = "An air strike killed {} people in {} on Monday, residents said. Six of them were children."
    return "\n\n".join(told.format(n % 37 + 2, TOWNS[n % len(TOWNS)]) for n in range(1_000))


VAST: Mapping[str, tuple[str, Callable[[], str]]] = {
    "without a space": (".txt", lambda: "fivekilled" * (MILLION // 10)),
    "without a space, one letter": (".txt", lambda: "a" * MILLION + " killed five people"),
    "without a space, commas": (".txt", lambda: "killed,wounded;" * (MILLION // 15)),
    "without a space, a number": (".txt", lambda: "5" * MILLION + " people were killed"),
    "without a space, thousands": (".txt", lambda: "1" + ",000" * 250_000 + " people were killed"),
    "without a space, hyphens": (".txt", lambda: "five-" * 200_000 + "year-old was killed"),
    "spaces": (".txt", lambda: "Six people" + " " * MILLION + "were killed"),
    "tabs and spaces": (
        ".txt",
        lambda: "Six people" + " \t" * (MILLION // 2) + "were killed\n" + "\n \n" * 100_000,
    ),
    "nested quotes": (".txt", lambda: "“‘" * 5_000 + "Five people were killed" + "’”" * 5_000),
    "nested quotes with speakers": (".txt", lambda: "He said: “She said: ‘five were killed, " * 5_000),
    "quotation marks": (".txt", lambda: '"' * MILLION + " five were killed"),
    "quotation without end": (".txt", _quotation_without_end),
    "numbers": (".txt", _numbers),
    "numbers, each killed": (".txt", _tolls),
    "numbers in words": (".txt", _numbers_in_words),
    "lines": (".txt", _lines),
    "empty lines": (".txt", _empty_lines),
    "right to left": (".txt", _right_to_left),
    "combining marks": (".txt", _combining),
    "zero width": (".txt", _zero_width),
    "newlines of all sorts": (".txt", _newlines),
    "one sentence": (".txt", _one_sentence),
    "attributions": (".txt", _attributions),
    "attributions, each a sentence": (".txt", _attributed_sentences),
    "places": (".txt", _places),
    "places, each in a sentence": (".txt", _places_in_sentences),
    "dates": (".txt", _dates),
    "dates, each in a sentence": (".txt", _dates_in_sentences),
    "opening brackets": (".txt", lambda: HEAD + "(" * 100_000 + "12 killed [" * 20_000),
    "capitals": (".txt", lambda: "TWELVE PEOPLE WERE KILLED AND " * 30_000),
    "initials": (".txt", lambda: "Mr. A. B. C. D. killed " * 40_000),
    "astral characters": (".txt", _astral),
    "punctuation": (".txt", _punctuation),
    "full stops": (".txt", lambda: "." * MILLION + " 12 killed"),
    "dashes": (".txt", lambda: "12 killed" + " - " * 300_000),
    "marks after words": (".txt", _marks_after_words),
    "claims everywhere": (".txt", _claims_everywhere),
    "without a space, capitals": (".txt", lambda: "AMINA AND " + "KILLED" * 160_000),
    "places with strokes": (".txt", lambda: "DAMASCUS/" * 110_000 + "HOMS twelve people were killed"),
    "lines of strokes": (".txt", lambda: ("AB/" * 130 + "c\n") * 2_000),
    "lines of dashes": (".txt", lambda: ("- " * 58 + "(AFP)\n") * 4_000),
    "sources": (".txt", lambda: ("Source: " + "A" * 400 + "!x\n") * 2_000),
    "sentences of digits": (".txt", lambda: ("1" * 4_900 + " were killed. Six fled. ") * 200),
    "nested tags": (".html", _nested_tags),
    "unclosed tags": (".html", _unclosed_tags),
    "entities": (".html", _entities),
    "many paragraphs": (".html", _many_paragraphs),
    "opening angle brackets": (".html", lambda: "<html><body><p>" + HEAD + "<" * MILLION),
}
"""Name → suffix and the text, made when asked for."""

TOLD = (
    "lines", "places, each in a sentence", "dates, each in a sentence", "opening brackets", "claims everywhere", "unclosed tags", "entities",
    "many paragraphs", "opening angle brackets",
)  # fmt: skip
"""Those that tell of something in plain words before the rest: it is found all the same."""
