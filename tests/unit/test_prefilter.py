"""The net that picks sentences to be parsed lets no word of harm through."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.annotate import PREFILTER, Annotator, speaks, split
from onrecord.annotate.prefilter import _STEMS
from onrecord.bench.made.news import mixed
from onrecord.extract.words import NOUNS, STATES, VERBS
from onrecord.read import ReadOptions, read
from onrecord.records import Block, Report
from onrecord.scanning import by_first_letter, lowered

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared" / "gold"

# "exit" and "liberate" are parsed as "exit of" and "liberated", "remain" as "remains of".
# Of "harm" the noun is no deed ("harm to the economy"). Of "claim" the noun behind it is enough ("claimed 12 lives"); "intern" is caught as "interned", not as "international".
FORMS = {
    "claim": "claimed the lives",
    "harm": "harmed",
    "intern": "interned",
    "exit": "exit of",
    "liberate": "liberated",
    "remain": "remains of",
    "grab": "grabbed",
}


@pytest.mark.parametrize("word", sorted({*VERBS, *STATES, *NOUNS}))
def test_every_word_of_harm_is_parsed(word: str) -> None:
    assert PREFILTER.search(FORMS.get(word, word))


@pytest.mark.parametrize("text", ["An international tribunal sat.", "The minister opened a library."])
def test_other_sentences_are_not(text: str) -> None:
    assert not PREFILTER.search(text)


def reports() -> list[Report]:
    """Every text that the tests have: the examples, generated news and, where they are there, the gold reports."""
    paths = [ROOT / "examples", ROOT / "tests", *GOLD.glob("*/reports.jsonl"), *GOLD.glob("seeds/*.txt")]
    paths = [path for path in paths if path.exists()]
    given = [item for item in read([str(path) for path in paths], ReadOptions()) if isinstance(item, Report)]
    return [*given, *mixed(40)]


def test_a_report_that_does_not_speak_has_no_sentence_worth_parsing() -> None:
    """So that it is passed over before it is split, and has no claims either way: the parser would see nothing of it."""
    silent = 0
    for report in reports():
        for whole in (report, replace(report, blocks=())):
            if not speaks(whole):
                silent += 1
                assert Annotator.worth_parsing(whole.text, split(whole)) == [], report.id
    assert silent < len(reports())


@pytest.mark.parametrize(
    ("text", "blocks", "found"),
    [
        ("The minister opened a library. It is warm.", (), False),
        ("The minister opened a library. Two people were killed.", (), True),
        ("A picture of the killed\n\nThe library opened.", (Block("caption", 0, 23), Block("body", 25, 44)), False),
        ("A page about war victims\n\nThe library opened.", (Block("furniture", 0, 24), Block("body", 26, 45)), False),
        ("Killed in raid\n\nThe library opened.", (Block("headline", 0, 14), Block("body", 16, 35)), True),
    ],
)  # fmt: skip
def test_what_speaks(text: str, blocks: tuple[Block, ...], found: bool) -> None:
    report = Report("r", text, blocks=blocks)
    assert speaks(report) is found
    assert bool(Annotator.worth_parsing(text, split(report))) is found


def test_alternatives_told_apart_by_letter_match_at_the_same_places() -> None:
    plain, grouped = re.compile(rf"\b(?:{_STEMS})"), re.compile(rf"\b(?:{by_first_letter(_STEMS)})")
    checked = 0
    for report in reports():
        low = lowered(report.text)
        assert _places(plain, low) == _places(grouped, low), report.id
        checked += len(_places(plain, low))
    assert checked > 100


def _places(pattern: re.Pattern[str], text: str) -> list[int]:
    return [word.start() for word in re.finditer(r"\b", text) if pattern.match(text, word.start())]


@pytest.mark.parametrize(
    ("pattern", "grouped"),
    [
        ("ab|cd|ac", "a(?:b|c)|c(?:d)"),
        ("ab|(?:x|y)z", "a(?:b)|(?:x|y)z"),
        (r"a[|]b|a\|c|d?e", r"a(?:[|]b|\|c)|d?e"),
    ],
)
def test_how_alternatives_are_grouped(pattern: str, grouped: str) -> None:
    assert by_first_letter(pattern) == grouped
