"""Who may do what: one table, asked by the command line, the pages and the API alike.

Comes in: a person, an act, the groups to which its subject is restricted. Goes out: nothing, or why not.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal, get_args

from onrecord.decisions import Act, Decision, Person, Role
from onrecord.errors import NotAllowed

Use = Literal[
    "read", "add-report", "erase", "export", "export-names", "draft-bulletin", "issue-bulletin", "read-log",
    "accounts", "backup", "restore",
]  # fmt: skip
"""What a person may do besides deciding."""
Action = Act | Use

ROLES: tuple[Role, ...] = get_args(Role)
"""Each may do what the ones before it may."""

MAY: Mapping[Action, Role] = {
    "read": "viewer",
    "comment": "analyst",
    "accept": "analyst",
    "reject": "analyst",
    "correct": "analyst",
    "add": "analyst",
    "merge": "analyst",
    "split": "analyst",
    "assign": "analyst",
    "flag": "analyst",
    "protect": "analyst",
    "undo": "analyst",
    "add-report": "analyst",
    "export": "analyst",
    "draft-bulletin": "analyst",
    "second": "reviewer",
    "grade": "reviewer",
    "overrule": "reviewer",
    "expose": "reviewer",
    "export-names": "reviewer",
    "issue-bulletin": "reviewer",
    "read-log": "reviewer",
    "restrict": "admin",
    "erase": "admin",
    "accounts": "admin",
    "backup": "admin",
    "restore": "admin",
}
"""The least role for each. Undoing another person's decision needs a reviewer (`allow_undo`), and the role of what is undone."""


def allows(person: Person, action: Action) -> bool:
    return ROLES.index(person.role) >= ROLES.index(MAY[action])


def sees(person: Person, restricted_to: Collection[str]) -> bool:
    """Whether a person may know of what is restricted to these groups: of none, everybody; else members, and admins."""
    return not restricted_to or person.role == "admin" or not person.groups.isdisjoint(restricted_to)


def allow(person: Person, action: Action) -> None:
    """NotAllowed where the person's role is too low."""
    if not allows(person, action):
        raise NotAllowed(
            f"{action}", f"the role {person.role} may not do this", f"the role {MAY[action]} or a higher one",
            "Ask a person who has that role, or an admin for the role.",
        )  # fmt: skip


def allow_undo(person: Person, decision: Decision) -> None:
    """NotAllowed where a person may not undo a decision: another's takes a reviewer, and each what its own act takes."""
    allow(person, decision.act)
    if decision.by != person.name and not allows(person, "second"):
        raise NotAllowed(
            f"undo {decision.id}", f"it is another person's decision, and the role {person.role} undoes only its own",
            "the role reviewer or a higher one", "Ask its author or a reviewer.",
        )  # fmt: skip
