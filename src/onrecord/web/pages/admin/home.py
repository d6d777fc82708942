"""The front page of the administration: each part with what a person looks for first, and what asks for attention.

Comes in: a request. Goes out: the parts that the role allows. Nothing is changed here.
"""

from __future__ import annotations

import os
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from onrecord import link, review
from onrecord.resolve import voices
from onrecord.resolve.added import store
from onrecord.resolve.gazetteer import added_places
from onrecord.settings import key_path
from onrecord.web.accounts import factors, tokens
from onrecord.web.asked import Asked
from onrecord.web.clock import now
from onrecord.web.jobs import work
from onrecord.web.pages.admin import backups, gate, jobs
from onrecord.web.pages.admin.grouped import groups
from onrecord.web.pages.admin.people import with_factor

_OLD = timedelta(days=7)


@gate.page("read-log")
def page(request: Asked) -> HttpResponse:
    told: dict[str, Any] = {
        "head": request.seen.log.head(),
        "verified": next(
            (one for one in jobs.of_kind(request, "verify") if one.row.state == work.DONE), None
        ),
        "has_key": key_path(os.environ).is_file(),
        "waits": request.record.links.waits(link.RULES),
        "voices": len(voices.listed()),
    }
    if review.allows(request.person, "accounts"):
        told |= _accounts(request)
    if review.allows(request.person, "backup"):
        made, at = backups.listed(request.record, 1), now()
        told |= {"newest": made[0] if made else None, "old": not made or at - made[0].at > _OLD}
    return render(request, "admin/home.html", told)


def _accounts(request: Asked) -> dict[str, Any]:
    used = [one.person for one in request.record.accounts.all() if one.active]
    have, at = with_factor(), now()
    in_use = [row for row in tokens.all_of() if row.ended is None and row.expires > at]
    return {
        "people": len(used),
        "admins": sum(one.role == "admin" for one in used),
        "without": sum(one.name not in have for one in used),
        "required": factors.required(request.record),
        "groups": len(groups(request.record)),
        "tokens": len(in_use),
        "ends_first": min((row.expires for row in in_use), default=None),
        "added": len(store.sources(added_places())),
    }
