"""Groups as accounts and restrictions name them: which there are, who is in each, what is restricted to each.

Comes in: a record, a form. Goes out: names, members, subjects. A group is a name and nothing else: it is there while an
account is in it or something is restricted to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.translation import gettext as _

from onrecord import seeing
from onrecord.decisions import Subject
from onrecord.errors import AccountError
from onrecord.store import Record

_LONGEST = 60


@dataclass(slots=True)
class Group:
    name: str
    members: list[str] = field(default_factory=list)
    """Accounts in use."""
    closed: list[str] = field(default_factory=list)
    """Closed accounts that are in it still."""
    restricted: list[Subject] = field(default_factory=list)


def groups(record: Record) -> Mapping[str, Group]:
    """By name, sorted."""
    found: dict[str, Group] = {}
    for one in record.accounts.all():
        for name in one.person.groups:
            group = found.setdefault(name, Group(name))
            (group.members if one.active else group.closed).append(one.person.name)
    for (report, claim, incident), name in seeing.restrictions(record).items():
        subject = (
            Subject("claim", report, claim) if claim else Subject("report", report) if report
            else Subject("incident", id=incident)
        )  # fmt: skip
        found.setdefault(name, Group(name)).restricted.append(subject)
    return dict(sorted(found.items()))


def group_names(record: Record) -> list[str]:
    return list(groups(record))


def chosen_groups(sent: QueryDict) -> frozenset[str]:
    """Those that were ticked, and those that were typed with commas between them."""
    typed = [name.strip() for name in sent.get("new_groups", "").split(",")]
    return frozenset(checked(name) for name in (*sent.getlist("groups"), *typed) if name)


def checked(name: str) -> str:
    """AccountError where it can be no name of a group."""
    name = name.strip()
    if not name or len(name) > _LONGEST or "," in name or not name.isprintable():
        raise AccountError(
            _("the group"), _("it cannot be the name of one"), _("up to 60 letters, without a comma"), _("Choose another name."),
        )  # fmt: skip
    return name
