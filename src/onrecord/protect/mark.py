"""The nouns of protection, all frozen: a marked stretch, what a person added or took back, and what lookups the rules need.

Comes in: nothing. Goes out: `Mark` and the bracketed words that stand in its place in what is published.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Who = Literal["minor", "victim", "witness", "relative", "private"]
"""Whose name or detail it is; where several hold, the first. `private`: of none of the others, and of no public voice."""
WHOSE: tuple[Who, ...] = ("minor", "victim", "witness", "relative", "private")
What = Literal["name", "age", "phone", "email", "address", "identity", "account", "plate", "detail"]

_NAMES: dict[Who, str] = {
    "minor": "name of a child", "victim": "name of a victim", "witness": "name of a witness",
    "relative": "name of a relative", "private": "name of a private person",
}  # fmt: skip
_DETAILS: dict[What, str] = {
    "age": "age", "phone": "phone number", "email": "e-mail address", "address": "address",
    "identity": "identity number", "account": "account name", "plate": "number plate", "detail": "detail",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """A half-open stretch of a report's text that is left out of what is published, and why."""

    start: int
    end: int
    text: str
    who: Who
    why: str
    what: What = "name"

    @property
    def kind(self) -> str:
        """'name of a victim', 'age of a child': what the stretch holds, said without it."""
        if self.what == "name":
            return _NAMES[self.who]
        if self.what == "age" and self.who == "minor":
            return "age of a child"
        return _DETAILS[self.what]

    @property
    def instead(self) -> str:
        return f"[{self.kind}]"


KINDS = (*_NAMES.values(), "age of a child", *_DETAILS.values())
"""All that a bracket may say."""


def _no(words: str) -> bool:
    return False


@dataclass(frozen=True)
class Known:
    """What the rules ask of the rest of the house; each default knows nothing."""

    is_word: Callable[[str], bool] = _no
    """Whether news mostly writes a word, given in small letters, without a capital."""
    is_first_name: Callable[[str], bool] = _no
    is_place: Callable[[str], bool] = _no
    """Whether a place where many people live, a country or a division goes by the name."""
    is_great: Callable[[str], bool] = _no
    """Whether a country, a division or a great city goes by the name, so that a first name is more likely the place."""
    is_hamlet: Callable[[str], bool] = _no
    """Whether any place at all goes by the name."""
    is_people: Callable[[str], bool] = _no
    """'Syrian', 'Israeli'."""
    is_voice: Callable[[str], bool] = _no
    """Whether a known body or public person goes by the name."""
    as_prose: Callable[[str, bool], str] = lambda text, capitals: text
    """A stretch in capitals (True) or Title Case (False) in the letter case of prose, in the same length."""
