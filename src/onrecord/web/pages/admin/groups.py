"""Groups: which there are, who is in each, and what only its members see.

Comes in: the name of a group, a form with its members. Goes out: the list, one group, or the members changed, each with an
entry in the log. A group is made by putting somebody into it, and emptied by taking everybody out.
"""

from __future__ import annotations

from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from onrecord.decisions import Subject
from onrecord.errors import NotInRecord, OnrecordError
from onrecord.store.writing import writing
from onrecord.web.accounts import people
from onrecord.web.asked import Asked
from onrecord.web.pages.admin import gate
from onrecord.web.pages.admin.grouped import Group, checked, groups
from onrecord.web.pages.paging import page as part
from onrecord.web.pages.refused import page_of


@gate.page("accounts")
def page(request: Asked) -> HttpResponse:
    return _one(request) if "name" in request.GET else _all(request)


def _all(request: Asked, error: OnrecordError | None = None) -> HttpResponse:
    told = {
        "groups": list(groups(request.record).values()),
        "people": [one for one in request.record.accounts.all() if one.active],
        "chosen": request.POST.getlist("members"),
        "error": error,
        "sent": request.POST,
    }
    return render(request, "admin/groups.html", told)


def _one(request: Asked, error: OnrecordError | None = None) -> HttpResponse:
    name = request.POST.get("group", "") or request.GET.get("name", "")
    group = groups(request.record).get(name) or Group(name)
    restricted = part(request.GET, (_row(request, one) for one in group.restricted))
    told = {
        "group": group,
        "restricted": restricted,
        "people": [one for one in request.record.accounts.all() if one.active],
        "error": error,
        "sent": request.POST,
    }
    return render(request, "admin/group.html", told)


def _row(request: Asked, about: Subject) -> dict[str, Any]:
    """What is restricted, with where it is shown; a report that was erased since has no title."""
    title = ""
    if about.report:
        try:
            title = request.seen.report(about.report).title or ""
        except NotInRecord:
            title = _("erased")
    return {"about": about, "title": title, "to": page_of(about)}


def _shown(request: Asked, error: OnrecordError) -> HttpResponse:
    return _all(request, error) if request.POST.get("do") == "make" else _one(request, error)


@gate.change("accounts", _shown)
def change(request: Asked) -> HttpResponse:
    """Those who are ticked are in the group after it, and nobody else of those in use."""
    name, why = checked(request.POST.get("group", "")), gate.reason(request)
    do, wanted = request.POST.get("do", ""), set(request.POST.getlist("members"))
    if do == "empty":
        wanted = set()
    changed = 0
    with writing(DEFAULT_DB_ALIAS):
        for one in request.record.accounts.all():
            person = one.person
            inside = name in person.groups
            leaves = inside and do != "make" and (do == "empty" or (one.active and person.name not in wanted))
            if leaves or (not inside and one.active and person.name in wanted):
                people.set_groups(request.record, person.name, person.groups ^ {name}, why)
                changed += 1
    said = _("Group %(name)s: accounts changed: %(n)s.") % {"name": name, "n": changed}
    return gate.done(request, "admin_groups", said, **({} if do == "empty" else {"name": name}))
