"""A speaker's words → the voice behind them: one key for the same body or person under all its names.

Comes in: claims whose `said_by` holds the report's words. Goes out: the same claims with `Voice.key`
set. The names lie in data/voices.csv (key, kind, names); a name that it lacks is keyed by its own
words, so that two reports which use the same words are still one voice.
"""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from functools import lru_cache
from importlib import resources

from onrecord.records import Claim, Voice

_NOISE = re.compile(
    r"\b(?:the|a|an|its|his|her|their|spokes(?:man|woman|person)|for|of|head|director|chief|in|on|at|from|by|statement|official|"
    r"british|uk|london|britain|based|reports?|issued|daily|bulletin|says?|said|mr|mrs|ms|dr|gen|general|who|to|be|with)\b|[^\w\s]",
    re.I,
)


def resolved(claim: Claim) -> Claim:
    """The claim with a key for each voice that it rests on."""
    if not claim.said_by:
        return claim
    return replace(claim, said_by=tuple(replace(v, key=key_of(v)) for v in claim.said_by))


def key_of(voice: Voice) -> str:
    """The voice's key: of the known body that its words name, else its own words without titles."""
    known = _known(voice.text)
    if known is not None:
        return known
    if voice.anonymous:
        # An unnamed source is nobody's twin: two of them may be two people.
        return f"unnamed:{_own_words(voice.text)}"
    return f"said:{_own_words(voice.text)}"


def _own_words(text: str) -> str:
    return " ".join(_NOISE.sub(" ", text.lower()).split()) or text.lower().strip()


@lru_cache(maxsize=20_000)
def _known(text: str) -> str | None:
    plain = text.replace("’", "'")
    for key, pattern in _table():
        if pattern.search(plain):
            return key
    return None


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(key, pattern of one of its names), longer names first."""
    rows = [(len(name), row["key"], name) for row in _rows() for name in row["names"].split("|")]
    rows.sort(reverse=True)
    return tuple(
        (key, re.compile(rf"(?<!\w){_flexible(name)}(?!\w)", 0 if name.isupper() and len(name) < 5 else re.I))
        for _, key, name in rows
    )


@lru_cache(maxsize=1)
def _rows() -> tuple[dict[str, str], ...]:
    """The rows of data/voices.csv: key, kind, parent, names."""
    text = (resources.files("onrecord") / "data" / "voices.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def _flexible(name: str) -> str:
    """A name with its spaces and hyphens interchangeable."""
    return r"[\s-]+".join(re.escape(part) for part in re.split(r"[\s-]+", name))


@lru_cache(maxsize=1)
def names() -> dict[str, tuple[str, str]]:
    """key → (usual name, kind), for what is shown to people."""
    return {row["key"]: (row["names"].split("|")[0], row["kind"]) for row in _rows()}
