"""The nouns of a comparison of two reports: passages, edits, changed terms. All frozen; made by changes.py.

Spans point into the text of the report that they are of. An edit that only cuts or only adds has, on the
other side, an empty span where the words would stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.records import Span

PassageKind = Literal["same", "changed", "cut", "added"]
TermKind = Literal["sides", "figure", "name", "source", "certainty", "wording", "spelling"]

TERM_KINDS: tuple[TermKind, ...] = ("sides", "figure", "name", "source", "certainty", "wording", "spelling")
"""In the order in which they are told: what takes sides first."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of the original and the words that stand in their place in the copy; one of the two may be empty."""

    old: Span
    new: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, or sentences next to each other, in one or both texts.

    `same` and `changed` have both spans, `cut` only the original's, `added` only the copy's. `moved`
    where the copy has it in another order.
    """

    kind: PassageKind
    original: Span | None
    copy: Span | None
    moved: bool = False
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangedTerm:
    """A change of words and what it does, with every place where it was made."""

    kind: TermKind
    old: str
    new: str
    does: str
    """What the change does, in plain words."""
    old_leans: str
    """How the old word takes sides; empty for a neutral one and where nothing is known."""
    new_leans: str
    places: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What a copy took from an original, what it cut, changed, moved and added."""

    original: str
    """Id of the report."""
    copy: str
    words_original: int
    words_copy: int
    kept: int
    """Words of the original that stand in the copy as they were, in a passage that was found again."""
    passages: tuple[Passage, ...]
    """In the order of the copy; what was cut stands where it stood in the original."""
    terms: tuple[ChangedTerm, ...]

    @property
    def taken(self) -> float:
        """The share of the original's words that the copy has, 0 to 1."""
        return self.kept / self.words_original if self.words_original else 0.0

    @property
    def own(self) -> float:
        """The share of the copy's words that are not the original's, 0 to 1."""
        return 1 - self.kept / self.words_copy if self.words_copy else 0.0

    def of_kind(self, kind: PassageKind) -> tuple[Passage, ...]:
        return tuple(p for p in self.passages if p.kind == kind)

    @property
    def moved(self) -> tuple[Passage, ...]:
        return tuple(p for p in self.passages if p.moved)
