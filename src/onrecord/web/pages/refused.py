"""A form that was refused: the page that it was sent from, as it stands now, with the form open, what was typed in it, and why at its field.

Comes in: the request, what was sent and the error. Goes out: that page; where it has no such form any more, a page with the form alone.
The pages ask `request.refused` and draw it (refused.html); what is refused is review/'s.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext_noop as _

from onrecord import deciding, review
from onrecord.decisions import Act, Subject
from onrecord.errors import Conflict, DecisionError, NotInRecord, OnrecordError
from onrecord.web.asked import Asked
from onrecord.web.pages.incident import claims_as_options
from onrecord.web.pages.offers import Options, again, names_of
from onrecord.web.refused import Change, Refused

_WITH_FORMS = frozenset(("report", "claim", "incident", "incident_near", "decision"))
_DRAWN = b'id="refused"'
"""What a page holds that has drawn the form with its error."""
_PAGES: Mapping[str, str] = {
    "claim": "report",
    "report": "report",
    "incident": "incident",
    "decision": "decision",
}


def page(
    request: Asked, act: Act, about: Subject, error: DecisionError, changes: list[Change]
) -> HttpResponse:
    conflict = isinstance(error, Conflict)
    title = _("Somebody was quicker") if conflict else _("This cannot be decided as asked")
    sent = {name: tuple(map(str, values)) for name, values in request.POST.lists()}
    request.refused = Refused(act, about, sent, error, title, changes, page_of(about))
    asked = request.method, request.GET, request.resolver_match
    try:
        for address in _addresses(request, about):
            answer = _at(request, address)
            if answer is not None and answer.status_code == 200 and _DRAWN in answer.content:
                answer.status_code = error.http_status
                return answer
    finally:
        request.method, request.GET, request.resolver_match = asked
    return _alone(request, request.refused)


def page_of(about: Subject) -> str:
    """The page of a subject: made here and never taken from the form, so that no form leads out of the house."""
    id = about.report if about.kind in ("claim", "report") else about.id
    at = f"#claim-{about.claim}" if about.kind == "claim" else ""
    return f"{reverse(_PAGES[about.kind])}?{urlencode({'id': id})}{at}"


def _addresses(request: Asked, about: Subject) -> Iterator[str]:
    """Where the form may stand: the page that it was sent from first."""
    back = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        yield back.partition("#")[0].partition(request.get_host())[2]
    yield page_of(about).partition("#")[0]
    if about.kind == "claim":
        yield f"{reverse('claim')}?{urlencode({'report': about.report, 'id': about.claim})}"


def _at(request: Asked, address: str) -> HttpResponse | None:
    """That page as this person gets it; None where it is none with such forms, or is refused itself."""
    path, _mark, query = address.partition("?")
    try:
        match = resolve(path)
    except Resolver404:
        return None
    if match.url_name not in _WITH_FORMS:
        return None
    request.method, request.GET, request.resolver_match = "GET", QueryDict(query), match
    try:
        answer: HttpResponse = match.func(request)
    except OnrecordError:
        return None
    return answer


def _alone(request: Asked, refused: Refused) -> HttpResponse:
    act, about, error = refused.act, refused.about, refused.error
    if about.kind not in review.ABOUT[act] or not review.allows(request.person, act):
        raise error
    options: dict[str, Options] = names_of(request.record)
    if about.kind == "incident":
        try:
            (found,), _others = deciding.incidents_of(request.seen, [about.id])
        except NotInRecord:
            raise error from None
        options["out"] = claims_as_options(found.refs())
    sees = refused.now["version"] if refused.now else _number(refused.one("sees"))
    told: dict[str, object] = {"offer": again(act, about, sees, refused.sent, options), "back": refused.back}
    return render(request, "refused_alone.html", told, status=error.http_status)


def _number(words: str) -> int:
    return int(words) if words.isascii() and words.isdigit() else 0
