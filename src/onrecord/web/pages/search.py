"""Search: incidents, claims or reports by words and filters, with all of it in the address, so that a search can be sent on.

Comes in: filters, what is looked for, an order, a row to begin at. Goes out: one page of rows with the number of all, and the same
rows as a file. Finding is finding/'s.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_noop as _
from django.views.decorators.http import require_safe

from onrecord import finding
from onrecord.errors import OnrecordError
from onrecord.web.asked import Asked
from onrecord.web.pages import bare
from onrecord.web.pages.filtering import filtering, listed

MOST = 50
WHAT = (("incidents", _("Incidents")), ("claims", _("Claims")), ("reports", _("Reports")))
ORDERS = (
    ("day", _("latest day first")), ("oldest", _("earliest day first")), ("toll", _("most harmed first")),
    ("reports", _("most reports first")), ("told", _("last told first")),
)  # fmt: skip
_FURTHEST = 10_000_000


@require_safe
def search(request: Asked) -> HttpResponse:
    what = request.GET.get("what", "incidents")
    order = request.GET.get("order", "day")
    if what not in dict(WHAT) or order not in dict(ORDERS):
        raise _unread("what" if what not in dict(WHAT) else "order")
    told = filtering(request.GET, what=what, order=order if order != "day" else "")
    first = first_of(request)
    found = listed(request, what, told["wanted"], order, first, MOST)
    told |= {"what": what, "whats": WHAT, "order": order, "orders": ORDERS, "page": found, "rows": found.rows}
    told |= {
        "before": max(0, first - MOST) if first else None,
        "after": first + MOST if first + MOST < found.total else None,
    }
    told |= {
        "last": first + len(found.rows),
        "query": told["wanted"].query(),
        "state": finding.state(request.seen),
    }
    if what == "incidents":
        names = bare.origins(request, finding.origins_of(request.seen, [one.id for one in found.rows]))
        told["rows"] = [(one, names.get(one.id, [])) for one in found.rows]
    elif what == "claims":
        told["rows"] = bare.claims(request, found.rows)
    else:
        told["rows"] = bare.reports(request, found.rows)
    return render(request, f"search_{what}.html", told)


def first_of(request: Asked) -> int:
    given = request.GET.get("first", "0")
    if not (given.isascii() and given.isdigit() and int(given) <= _FURTHEST):
        raise _unread("first")
    return int(given)


def _unread(name: str) -> OnrecordError:
    return OnrecordError(
        f"the field {name}",
        "it cannot be read",
        "an address that this page made",
        "Begin with the page itself.",
    )
