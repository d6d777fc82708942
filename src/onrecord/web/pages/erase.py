"""A report erased on request, by an admin who writes its id out to be sure.

Comes in: a form. Goes out: the list of reports without it, or why nothing was changed. What goes and what stays is the store's.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onrecord import review
from onrecord.errors import DecisionError
from onrecord.web import erasing, wording
from onrecord.web.api import relinking
from onrecord.web.asked import Asked


@require_POST
def erase(request: Asked) -> HttpResponse:
    review.allow(request.person, "erase")
    report = request.POST.get("report", "")
    if request.POST.get("sure", "").strip() != report:
        raise DecisionError(
            f"erase {report}", "its id was not written out", "the id of the report, letter by letter",
            "Copy it from the page of the report. Nothing was changed.",
        )  # fmt: skip
    entry = erasing.erase(request, report, request.POST.get("why", ""))
    relinking.at_once(request.record)
    said = _("The report %(report)s is erased; entry %(entry)s of the log says why.")
    messages.success(request, said % {"report": wording.apart(report), "entry": entry})
    return HttpResponseRedirect(reverse("reports"), status=303)
