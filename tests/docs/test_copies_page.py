"""docs/copies.md says what is so: its examples have the keys that the program writes, its tables every key, kind and number."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from onrecord.cli.compare import row
from onrecord.link import copies
from onrecord.link.changes import changes
from onrecord.link.compared import TermKind
from onrecord.records import Report

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "copies.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return [
        block.rstrip("\n")
        for block in re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    ]


def written() -> dict[str, Any]:
    a, b = blocks("text")
    original = Report("valley-wire-0213", a, published=date(2024, 2, 13))
    copy = Report("harbour-post-0214", b, published=date(2024, 2, 14))
    return row(changes(original, copy), original, copy)


def keys(value: Any, name: str = "") -> Iterator[str]:
    """Every key with its path, as the table of the page writes it; those of a span are told once above the table."""
    if isinstance(value, list):
        for item in value:
            yield from keys(item, f"{name}[]")
    elif isinstance(value, dict) and set(value) != {"start", "end", "text"}:
        for key, inner in value.items():
            path = f"{name}.{key}" if name else key
            yield path
            yield from keys(inner, path)


def test_the_example_is_what_the_program_writes() -> None:
    (example,) = blocks("json")
    assert json.loads(example) == written()


def test_every_key_is_explained() -> None:
    told = set(re.findall(r"^\| `([\w.\[\]]+)` \|", PAGE, re.MULTILINE))
    assert sorted(set(keys(written())) - told - {"words"}) == []


def test_every_kind_of_changed_term_is_explained() -> None:
    assert [kind for kind in get_args(TermKind) if f"| `{kind}` |" not in PAGE] == []


def test_the_line_of_a_story_has_its_keys_and_each_is_explained() -> None:
    (line,) = blocks("jsonl")
    assert list(json.loads(line)) == ["copies", "agency", "why"]
    assert [key for key in json.loads(line) if f"| `{key}` |" not in PAGE] == []


LEAST = [
    ("of two outlets, up to 14 days apart, or of an unknown day", copies.CONTAINED, copies._WEEKS),
    ("of two outlets, 15 to 90 days apart", copies._LATER, copies._MONTHS),
    ("of two outlets, further apart", copies._MUCH_LATER, None),
    ("of one outlet, up to 7 days apart: two versions of one story", copies._UPDATED, copies._WEEK),
    ("of one outlet, further apart: it repeats its own background", copies._MUCH_LATER, None),
    (
        "both credit one agency, up to 3 days apart: a wire story, cut and rewritten",
        copies._CREDITED,
        copies._DAYS,
    ),
    (
        "three whole sentences or more in common, of at least 8 words each, up to 7 days apart",
        copies._QUOTED_WHOLE,
        copies._WEEK,
    ),
]


@pytest.mark.parametrize(("told", "share", "days"), LEAST)
def test_the_least_shares_are_those_of_the_rules(told: str, share: float, days: int | None) -> None:
    assert f"| {told} | {share:.2f} |".replace("| 0.", "| .") in PAGE
    assert days is None or f"{days} days apart" in told


def test_the_other_numbers_are_those_of_the_rules() -> None:
    said = " ".join(PAGE.split())
    for words in (
        f"a story of fewer than {copies._LEAST_RUNS} runs ({copies._LEAST_RUNS + copies._RUN - 1} words)",
        f"the shared runs hold at least {copies._TELLING} names or figures",
        f"{copies._IN_HEAD:.2f} or more stands in the first {copies._HEAD:.2f} of one of the two".replace(
            "0.", "."
        ),
        f"with the {copies._LIKELIEST} reports that share most marks with it, those first that share marks which fewer than {copies.STOCK} reports bear",
    ):
        assert words.lower() in said.lower()
    assert (copies._SAMPLE, copies._SENTENCE, copies._SENTENCES) == (8, 8, 3)
