"""No file names a package registry's host or the place where the project is worked on.

The words are put together here from parts, so that this file does not hold them itself.
"""

from __future__ import annotations

import re

import pytest
from files_of_the_house import text_files

REGISTRIES = [
    ("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "(?:com|org)"), ("crates", "io"), ("anaconda", "org"),
    ("conda-forge", "org"), ("rubygems", "org"), ("unpkg", "com"), ("jsdelivr", "net"),
]  # fmt: skip
WORKPLACE = [
    ("clau", "de"), ("anthro", "pic"), ("/wo", "rk/"), ("/tm", "p/brief"), ("helper ", "session"), ("tool ", "library"),
    ("language ", "model assistant"), ("as an ", "ai"), ("co-authored", "-by"), ("chat", "gpt"),
    ("open", "ai"), ("co", "pilot"), ("/ro", "ot/"), ("sub", "agent"), ("issues ", "show"),
]  # fmt: skip


def hits(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}"
        for name, text in text_files().items()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


@pytest.mark.parametrize("parts", REGISTRIES, ids=lambda parts: parts[0])
def test_no_registry_is_named(parts: tuple[str, str]) -> None:
    assert hits(re.compile(r"\b" + r"\.".join(parts) + r"\b", re.IGNORECASE)) == []


@pytest.mark.parametrize("parts", WORKPLACE, ids=lambda parts: parts[0].strip(" /"))
def test_the_project_speaks_of_the_project_alone(parts: tuple[str, str]) -> None:
    word = "".join(parts)
    # A path may follow a quote or a space; a word must stand alone, or 'campaign' would hold one.
    pattern = rf"(?<![\w./]){word}" if word.startswith("/") else rf"\b{word}\b"
    assert hits(re.compile(pattern, re.IGNORECASE)) == []


def test_the_search_sees_what_it_looks_for() -> None:
    (hit,) = hits(re.compile(r"^class OnrecordError\b"))
    assert hit.startswith("src/onrecord/errors.py:")
    assert len(text_files()) > 100
