"""Nouns for persons beside those of words.py: 'editor', 'novice', 'bookkeeper', each with its group; from WordNet.

Comes in: a noun in the singular. Goes out: its group, or None. The list is data/person_words.txt.xz, made by
scripts/make_person_words.py; data/PERSON_WORDS.md says where it is from.
"""

from __future__ import annotations

import lzma
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files


def group_of(noun: str) -> str | None:
    """'editor' → 'civilian'; None for a noun that is no person's, or that words.py knows."""
    return _groups().get(noun)


@lru_cache(maxsize=1)
def _groups() -> Mapping[str, str]:
    packed = files("onrecord").joinpath("data", "person_words.txt.xz").read_bytes()
    found: dict[str, str] = {}
    for line in lzma.decompress(packed).decode("ascii").splitlines():
        group, *nouns = line.split()
        found.update(dict.fromkeys(nouns, group))
    return found
