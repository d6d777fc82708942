"""The people and groups of a record, as somebody names them who gives work to a person or restricts something to a group.

Comes in: a record, a wish. Goes out: names; an error where nobody goes by the name. A record without accounts is one person's
alone: there any name goes, as a note to oneself.
"""

from __future__ import annotations

from onrecord.decisions import Wish
from onrecord.errors import DecisionError
from onrecord.store import Record


def people(record: Record) -> list[str]:
    """The accounts in use."""
    return sorted(one.person.name for one in record.accounts.all() if one.active)


def groups(record: Record) -> list[str]:
    """Those that an account in use is in."""
    return sorted({name for one in record.accounts.all() if one.active for name in one.person.groups})


def refuse_unknown(record: Record, wish: Wish) -> None:
    """DecisionError where a wish names a person or group that the record does not have."""
    if wish.act not in ("assign", "restrict"):
        return
    named = wish.value.get("to" if wish.act == "assign" else "group")
    if not isinstance(named, str) or not named.strip() or not record.accounts.any():
        return
    if wish.act == "assign" and named.strip() not in people(record):
        raise DecisionError(
            str(wish.about), "there is no account in use of that name", ", ".join(people(record)),
            "Name one of these; empty for nobody. Nothing was changed.",
        )  # fmt: skip
    if wish.act == "restrict" and named.strip() not in groups(record):
        raise DecisionError(
            str(wish.about), "nobody is in a group of that name: it would be hidden from everybody but admins",
            ", ".join(groups(record)) or "the name of a group, once somebody is in one",
            "Name one of these, or put somebody into that group first. Nothing was changed.",
        )  # fmt: skip
