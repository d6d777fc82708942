"""What the API says of itself and of who asks."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router

from onrecord import review
from onrecord.web.api import schemas
from onrecord.web.api.asking import person_of, token_of
from onrecord.web.api.door import answer

router = Router(tags=["server"])


@router.get("me", response=schemas.Me, summary="Show who you are and what you may do")
def me(request: HttpRequest) -> HttpResponse:
    person, token = person_of(request), token_of(request)
    return answer(
        {
            "name": person.name, "role": person.role, "groups": sorted(person.groups),
            "may": [action for action in review.MAY if review.allows(person, action)],
            "token": {"id": str(token.id), "scopes": sorted(token.scopes)} if token is not None else None,
        }
    )  # fmt: skip


@router.get("health", response=schemas.Health, summary="Whether the server answers; needs no sign-in")
def health(request: HttpRequest) -> HttpResponse:
    record = getattr(request, "record", None)
    if record is not None:
        record.log.head()  # what cannot be read answers 503 here as everywhere
    return answer({"status": "ok"})
