"""A mention of people in a sentence: the record that every file about people passes on."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import Figure, Kind

Link = tuple[Kind, int, str | None]
"""What befell people, the word that tells it, and by what means, where that word says so."""


@dataclass(frozen=True, slots=True)
class Mention:
    """People named in a sentence; `head` is the token that governs, `first`..`last` the tokens of the words."""

    head: int
    first: int
    last: int
    figure: Figure | None
    groups: tuple[str, ...]
    affiliation: str | None = None
    bare: bool = False
    """A number with no noun: 'killing 16'."""
    others: bool = False
    """'six others': apart from people named before."""
    of_whole: bool = False
    """'four of them', '15 of the wounded': a share of people named before."""
    noun: str = ""
    """The counted noun, in lower case; empty where there is none."""
    named: bool = False
    """A word for people is there, so that even a vague verb harms them."""
    name: frozenset[str] = frozenset()
    """The words of the name of a person who is called by it."""
    definite: bool = False
    """'the mayor': one person, perhaps told of before."""
    pronoun: bool = False
    """'he', 'she': a person named before."""
