"""Who works with a record at the command line, what that person may do there, and what of the record is to be seen.

Comes in: an open record, and the name given with --by. Goes out: a person, or the record as that person may see it. Whoever
may run this program on the machine of the record is trusted to give the own name: docs/people.md says what that means.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from onrecord.decisions import Person
from onrecord.errors import NotAllowed
from onrecord.store import Record, account

if TYPE_CHECKING:
    from onrecord.review import Action


def person(record: Record, by: str | None = None) -> Person:
    """Who works with the record: the one named, else by ONRECORD_ACCOUNT, else by the account that runs the program.

    A record without accounts is its owner's alone, who may do everything. NotAllowed where the record knows no such account.
    """

    name = by or os.environ.get("ONRECORD_ACCOUNT") or account()
    if not record.accounts.any():
        return Person(name, "admin")
    found = record.accounts.get(name)
    if found is None or not found.active:
        raise NotAllowed(
            name, "this record has no such account, or it was closed", "the name of an account of this record",
            "Say who you are with --by or ONRECORD_ACCOUNT; `onrecord account list` is for admins.",
        )  # fmt: skip
    return found.person


def allow(record: Record, action: Action, by: str | None = None) -> Person:
    """The person, where the role allows the action; NotAllowed otherwise."""
    from onrecord import review

    found = person(record, by)
    review.allow(found, action)
    return found


def view(record: Record, by: str | None = None) -> Record:
    """The record as the person may see it."""
    from onrecord import seeing

    return seeing.seen_by(record, allow(record, "read", by))
