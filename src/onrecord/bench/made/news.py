"""A day's news for measuring speed: one report in ten of a generated war, the others of sport, markets, weather and the like.

`mixed(number, seed)` gives reports of about as many words each, in an order that the seed shuffles; the same seed gives the same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

from onrecord.bench.made import stream
from onrecord.bench.made.news_words import FILL, HARD, SUBJECTS
from onrecord.records import Report

WORDS = 400
CONFLICT_IN_TEN = 1
_FIRST_DAY = date(2014, 3, 3)
_SENTENCES_A_PARAGRAPH = 3


def mixed(number: int, seed: int = 1, words: int = WORDS) -> Iterator[Report]:
    rng = Random(seed)  # noqa: S311 # a draw that can be repeated, no secret
    wars = _wars(seed, words)
    for n in range(number):
        # Spread evenly: any ten that follow each other have as many of a war.
        of_war = n % 10 in _PLACES[:CONFLICT_IN_TEN]
        text = next(wars) if of_war else _other(rng, words)
        day = _FIRST_DAY + timedelta(days=n // 10)
        yield Report(
            f"{'war' if of_war else 'news'}-{n:06d}",
            text,
            outlet="The Evening Courier",
            published=day,
            published_by="given",
        )


def written(reports: Iterable[Report], file: Path) -> None:
    """The reports as a corpus in JSON Lines."""
    with file.open("w", encoding="utf-8") as out:
        for report in reports:
            day = report.published.isoformat() if report.published else None
            row = {"report": report.id, "text": report.text, "outlet": report.outlet, "published": day}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


_PLACES = (6, 2, 9, 4, 0, 7, 1, 5, 8, 3)


def _wars(seed: int, words: int) -> Iterator[str]:
    """Texts of the generated war, several short ones as one round-up of the length."""
    made = stream(1_000_000_000, seed)
    while True:
        told: list[str] = []
        while _length(told) < words:
            told += _SENTENCE.findall(next(made).report.text + "\n\n")
        yield "".join(_enough(told, words)).rstrip()


_SENTENCE = re.compile(r"[^\n]+?(?:\. |\n+|$)")


def _other(rng: Random, words: int) -> str:
    told: list[str] = []
    while _length(told) < words:
        pool = list(SUBJECTS[rng.choice(sorted(SUBJECTS))])
        rng.shuffle(pool)
        told += [_filled(sentence, rng) for sentence in pool]
    told = _enough([*(hard := _hard(rng)), *told], words)
    told = told[len(hard) :]
    for sentence in hard:
        told.insert(rng.randrange(len(told) + 1), sentence)
    starts = range(0, len(told), _SENTENCES_A_PARAGRAPH)
    return "\n\n".join(" ".join(told[n : n + _SENTENCES_A_PARAGRAPH]) for n in starts)


_HARD_SHARES = (0.40, 0.19, 0.11, 0.10, 0.06, 0.05, 0.04, 0.03, 0.02)
"""How many of a hundred reports of other news have no sentence with a word of violence, one, two … Near what LGL, TimeBank, TUD-Loc and PolNeAR have
(.38, .50, .37 and .25 with none, .13 to .19 with one), which hold crime and wars too."""


def _hard(rng: Random) -> list[str]:
    number = rng.choices(range(len(_HARD_SHARES)), _HARD_SHARES)[0]
    return [_filled(sentence, rng) for sentence in rng.sample(HARD, number)]


def _length(sentences: Sequence[str]) -> int:
    return sum(len(sentence.split()) for sentence in sentences)


def _enough(sentences: Sequence[str], words: int) -> list[str]:
    """The first of them that hold so many words."""
    return next(list(sentences[:n]) for n in range(len(sentences) + 1) if _length(sentences[:n]) >= words)


def _filled(sentence: str, rng: Random) -> str:
    """Each slot with a word that no other slot has; one that is written large begins a sentence."""
    taken: set[str] = set()

    def word(slot: re.Match[str]) -> str:
        found = rng.choice([one for one in FILL[slot[1].lower()] if one not in taken])
        taken.add(found)
        return found[0].upper() + found[1:] if slot[1][0].isupper() else found

    return _SLOT.sub(word, sentence)


_SLOT = re.compile(r"\{(\w+)\}")
