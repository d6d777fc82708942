"""Compare: two reports word by word, two claims side by side, or the record on two days. What is compared stands in the address.

Comes in: `report` and `with`, `claim` and `with`, or `incident` (or `place`, with `kind`) with `on` and `and`; nothing for the forms.
Goes out: a page. Each way of comparing has a file of its own.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onrecord import finding
from onrecord.errors import OnrecordError
from onrecord.records import PEOPLE_KINDS, SITUATION_KINDS
from onrecord.web.asked import Asked
from onrecord.web.pages import bare, compare_claims, compare_days, compare_reports


@require_safe
def compare(request: Asked) -> HttpResponse:
    sent = {name: request.GET.get(name, "").strip() for name in _FIELDS}
    told: dict[str, Any] = {"sent": sent, "kinds": PEOPLE_KINDS + SITUATION_KINDS, "how": ""}
    if sent["report"] and sent["with"]:
        told |= {"how": "reports"} | compare_reports.told(request, sent["report"], sent["with"])
    elif sent["claim"] and sent["with"]:
        told |= {"how": "claims"} | compare_claims.told(request, sent["claim"], sent["with"])
    elif sent["incident"] or sent["place"]:
        days = _day(sent["on"], "on"), _day(sent["and"], "and")
        told |= {"how": "days"} | compare_days.told(request, sent, days)
        if not sent["incident"] and None in days:
            told["how"] = ""
    return render(request, "compare.html", told if told["how"] else told | _suggested(request))


def _suggested(request: Asked) -> dict[str, Any]:
    """What came in and was told of last, for fields that ask for an id."""
    return {
        "some_reports": bare.reports(request, finding.reports(request.seen, most=_SUGGESTED).rows),
        "some_incidents": finding.incidents(request.seen, order="told", most=_SUGGESTED).rows,
    }


_SUGGESTED = 40
_FIELDS = ("report", "claim", "incident", "place", "kind", "with", "on", "and")


def _day(words: str, name: str) -> date | None:
    if not words:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise OnrecordError(
            f"the field {name}", "it is no day", "a day as 2016-12-13", "Mend it in the address or the form."
        ) from None
