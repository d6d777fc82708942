"""docs/copies.md says what is so: its example is what the program writes, and its table has every key and every kind."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

from onrecord.cli.compare import row
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
