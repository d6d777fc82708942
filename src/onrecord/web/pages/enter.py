"""Coming in by the link that the server printed: for a record without accounts, once."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from onrecord.errors import NotAllowed
from onrecord.store import account
from onrecord.web import local
from onrecord.web.asked import address
from onrecord.web.clock import now


@require_GET
def enter(request: HttpRequest, word: str) -> HttpResponse:
    link, record = local.held(), request.record  # type: ignore[attr-defined]
    if link is None or record.accounts.any() or not link.take(word, now()):
        raise NotAllowed(
            "this link", "it was used already, is too old, or is none", "the link that the server printed, once and within ten minutes",
            "Start `onrecord serve` again for a new one.",
        )  # fmt: skip
    link.begin(request.session)
    told = {"how": ["link"], "address": address(request)}
    record.acting(account()).log.write("sign-in", f"account {account()}", None, told)
    return HttpResponseRedirect(reverse("home"))
