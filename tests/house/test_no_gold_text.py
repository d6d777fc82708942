"""No file of the repository holds words of the gold texts, which belong to their publishers.

Twelve words in a row that also stand in a gold text, or a whole line of 60 characters or more, are taken
for copied. Fewer happen by chance; what happens by chance all the same is listed with its reason.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pytest
from files_of_the_house import GOLD, text_files

RUN = 12
ANCHOR = 6
LONG_LINE = 60

BY_CHANCE: Mapping[str, str] = {}
"""A run of words as `words_of` gives them, joined by spaces → why it is nobody's sentence."""

pytestmark = [
    pytest.mark.gold,
    pytest.mark.skipif(
        not GOLD.is_dir(), reason="the gold data is not beside this checkout (../shared/gold)"
    ),
]

Runs = dict[tuple[str, ...], dict[tuple[str, ...], str]]
"""First words of a run → the runs that begin so, each with the file that holds it."""


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.replace("’", "'").lower())


def runs_of(files: Mapping[str, str]) -> Runs:
    """Every run of RUN words, and every long line that has fewer."""
    found: Runs = defaultdict(dict)
    for name, text in files.items():
        words = words_of(text)
        for i in range(len(words) - RUN + 1):
            found[tuple(words[i : i + ANCHOR])][tuple(words[i : i + RUN])] = name
        for line in text.splitlines():
            short = words_of(line)
            if len(line.strip()) >= LONG_LINE and ANCHOR <= len(short) < RUN:
                found[tuple(short[:ANCHOR])][tuple(short)] = name
    return found


def shared(runs: Runs, texts: Iterable[str]) -> dict[str, str]:
    """Runs that stand in one of the texts → the file that holds them."""
    found: dict[str, str] = {}
    for text in texts:
        words = words_of(text)
        for i, anchor in enumerate(zip(*(words[n:] for n in range(ANCHOR)), strict=False)):
            for run, name in runs.get(anchor, {}).items():
                if tuple(words[i : i + len(run)]) == run:
                    found[" ".join(run)] = name
    return found


def gold_texts() -> Iterator[str]:
    for path in sorted(GOLD.rglob("*")):
        if path.suffix == ".txt":
            yield path.read_text("utf-8")
        elif path.suffix == ".jsonl":
            with path.open(encoding="utf-8") as lines:
                for line in lines:
                    yield from strings(json.loads(line))


def strings(value: Any) -> Iterator[str]:
    """Every string of a JSON value; a list of words is one text, as sets that are cut into words keep it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        yield " ".join(value)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)


def test_no_words_of_the_gold_texts_are_in_the_repository() -> None:
    found = shared(runs_of(text_files()), gold_texts())
    assert {run: name for run, name in found.items() if run not in BY_CHANCE} == {}


def test_every_exception_is_still_there_and_has_its_reason() -> None:
    everything = " ".join(words_of(" ".join(text_files().values())))
    assert [run for run, reason in BY_CHANCE.items() if run not in everything or not reason] == []


def test_a_copied_sentence_would_be_seen() -> None:
    (first, *_) = sorted(GOLD.glob("seeds/*.txt"))
    text = first.read_text("utf-8")
    words = max(text.splitlines(), key=len).split()[5:25]
    assert len(words) > RUN
    copied = {"notes.md": "As one reads there: " + " ".join(words).upper() + " and so on."}
    assert shared(runs_of(copied), [text])


def test_the_gold_texts_are_read() -> None:
    assert sum(len(text) for text in gold_texts()) > 1_000_000
