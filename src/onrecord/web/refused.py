"""What was sent and refused, as a page that has the form shows it again: what was typed, why it was refused, and beside which field.

Comes in: what a form held, and the error. Goes out: a Refused. Which page it is shown on is pages/refused.py's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.decisions import Act, Subject
from onrecord.errors import Conflict, DecisionError

_BY_WORDS = (
    ("no reason", "why"), ("the words", "words"), ("start and end", "words"), ("whose name", "who"), ("no kind", "kind"),
    ("field kind", "kind"), ("field figure", "low"), ("the group is none", "group"), ("version", ""), ("already", ""),
    ("you have read it first", ""), ("nobody has asked", ""), ("may not", ""),
)  # fmt: skip
"""What stands in the words of an error → the field that it is about; the first that does counts. '' is the form as a whole."""
_BY_ACT: Mapping[str, str] = {
    "correct": "to", "add": "words", "merge": "with", "split": "out", "overrule": "low", "grade": "grade", "assign": "to",
    "second": "agrees", "protect": "words", "expose": "words", "restrict": "group",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """A field of a claim, as a person saw it and as it is now."""

    field: str
    seen: object
    now: object


@dataclass(frozen=True, slots=True)
class Refused:
    act: Act
    about: Subject
    sent: Mapping[str, tuple[str, ...]]
    error: DecisionError
    title: str
    changes: list[Change]
    back: str
    """The page of what it is about, to be asked for."""

    def of(self, act: str, about: Subject) -> bool:
        return (self.act, self.about) == (act, about)

    def one(self, name: str) -> str:
        return next(reversed(self.sent.get(name, ())), "")

    @property
    def why(self) -> str:
        return self.one("why")

    @property
    def then(self) -> str:
        return self.one("then")

    @property
    def marked(self) -> frozenset[str]:
        """Claims or incidents that were marked on the page."""
        return frozenset((*self.sent.get("out", ()), *self.sent.get("with", ())))

    @property
    def now(self) -> Any:
        """What the record holds now, where somebody was quicker."""
        return self.error.now if isinstance(self.error, Conflict) else None

    @property
    def field(self) -> str:
        """The field of the form that it is about; '' where it is about none alone."""
        words = self.error.found
        if self.act == "correct":
            return next((name for said, name in _BY_WORDS[:1] if said in words), "" if self.now else "to")
        if self.error.where.startswith(("field ", "the words")):  # elsewhere it holds ids
            words = f"{self.error.where} {words}"
        return next((name for said, name in _BY_WORDS if said in words), _BY_ACT.get(self.act, ""))
