"""The nouns of review, all frozen: what persons decide, about what, and what stands after it.

Comes in: nothing; review/ builds these. A decision is a record of its own, kept for ever; undoing one is another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from onrecord.incidents import Anchor
from onrecord.records import Claim

Act = Literal[
    "accept", "reject", "correct", "add", "merge", "split", "overrule", "grade", "assign", "comment",
    "flag", "second", "protect", "expose", "restrict", "undo",
]  # fmt: skip
ACTS: tuple[Act, ...] = (
    "accept", "reject", "correct", "add", "merge", "split", "overrule", "grade", "assign", "comment",
    "flag", "second", "protect", "expose", "restrict", "undo",
)  # fmt: skip

CHANGING: tuple[Act, ...] = ("accept", "reject", "correct", "add", "merge", "split", "undo")
"""Acts after which claims or incidents may be others, so that what they are about is linked anew."""

SubjectKind = Literal["claim", "incident", "report", "decision"]
Role = Literal["viewer", "analyst", "reviewer", "admin"]
Status = Literal["unreviewed", "accepted", "rejected"]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a decision is about. `claim` is the claim's id within `report`; `id` an incident's or a decision's."""

    kind: SubjectKind
    report: str = ""
    claim: str = ""
    id: str = ""

    def __str__(self) -> str:
        if self.kind == "claim":
            return f"claim {self.report}:{self.claim}"
        return f"{self.kind} {self.report if self.kind == 'report' else self.id}"

    def as_json(self) -> dict[str, str]:
        held = {"report": self.report, "claim": self.claim, "id": self.id}
        return {"kind": self.kind} | {key: value for key, value in held.items() if value}


@dataclass(frozen=True, slots=True)
class Person:
    """Who decides or looks: the name under which the log keeps it, the role, and the groups."""

    name: str
    role: Role
    groups: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants decided. `sees` is the version of the subject that the person had before the eyes; None does not say."""

    act: Act
    about: Subject
    value: Mapping[str, Any] = field(default_factory=dict)
    why: str = ""
    sees: int | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, by whom, when and why. `value` is what it says, in JSON's types without fractions but as text.

    `seen` are the claims that it is about as they were read then, by which they are found again in a new reading: one, or
    for a merge or split all of them.
    """

    id: str
    act: Act
    about: Subject
    value: Mapping[str, Any]
    by: str
    at: datetime
    why: str
    seen: tuple[Anchor, ...] = ()
    undoes: str | None = None


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A claim as it stands after the decisions about it."""

    claim: Claim
    read: Claim | None
    """The claim as it was read; None where a person added it."""
    status: Status = "unreviewed"
    corrected: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()
    """Those in force about it, oldest first."""
    flagged: str | None = None
    """Why a second reader is asked for, where one is and none has read it."""
    assigned: str | None = None
    version: int = 0
    """How many decisions were ever made about it; a wish that has seen fewer is refused."""
    history: tuple[str, ...] = ()
    """The ids of all decisions about it, those undone and the undoings too, oldest first."""
