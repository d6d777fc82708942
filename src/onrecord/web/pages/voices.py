"""Voices and outlets: who is quoted, how much each has said, how often first, alone, or against another. No score of truth is made of it.

Comes in: filters, or one voice's key. Goes out: pages. Counting is finding/'s. Viewers are not shown the names of witnesses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_noop as _
from django.views.decorators.http import require_safe

from onrecord import finding
from onrecord.errors import NotInRecord
from onrecord.finding import VoiceRow, Wanted
from onrecord.records import OWN_WORDS
from onrecord.web.asked import Asked
from onrecord.web.pages import bare
from onrecord.web.pages.filtering import filtering
from onrecord.web.pages.search import first_of

MOST = 50
WHAT = (("voices", _("Sources")), ("outlets", _("Outlets")))


@require_safe
def voices(request: Asked) -> HttpResponse:
    what = "outlets" if request.GET.get("what") == "outlets" else "voices"
    told = filtering(request.GET, what=what)
    first = first_of(request)
    ask = finding.outlets if what == "outlets" else finding.voices
    found = ask(request.seen, told["wanted"], first, MOST)
    told |= {
        "what": what, "whats": WHAT, "page": found, "rows": _shown(request, found.rows), "query": told["wanted"].query(),
        "before": max(0, first - MOST) if first else None, "after": first + MOST if first + MOST < found.total else None,
        "last": first + len(found.rows),
    }  # fmt: skip
    return render(request, "voices.html", told)


@require_safe
def voice(request: Asked) -> HttpResponse:
    """One source or outlet: its sums, and what it said, the latest first."""
    key, outlet = request.GET.get("key", ""), request.GET.get("outlet", "")
    wanted = Wanted(outlet=outlet) if outlet else Wanted(voice=key)
    one = finding.outlet(request.seen, outlet) if outlet else finding.voice(request.seen, key)
    if one is None:
        raise NotInRecord(
            key or outlet,
            "nothing of this source is in the record",
            "a source of the list of voices",
            "See the list.",
        )
    first = first_of(request)
    said = finding.claims(request.seen, wanted, first, MOST)
    told = {
        "one": _shown(request, [one])[0], "outlet": outlet, "claims": bare.claims(request, said.rows), "page": said, "query": wanted.query(),
        "before": max(0, first - MOST) if first else None, "after": first + MOST if first + MOST < said.total else None,
    }  # fmt: skip
    return render(request, "voice.html", told)


def _shown(request: Asked, rows: Sequence[VoiceRow]) -> list[VoiceRow]:
    if bare.shows_names(request):
        return list(rows)
    return [_unnamed(one) if bare.is_persons(one.kind, one.name) else one for one in rows]


def _unnamed(row: VoiceRow) -> VoiceRow:
    """A person's row without the name, and without the key where that is the report's words for them: there is no link to it then."""
    return replace(row, name=row.kind, key="" if row.key.startswith(OWN_WORDS) else row.key)
