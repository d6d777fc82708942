"""Idempotency keys: a request that is sent again with its key gets its first answer again, and nothing is done twice.

Comes in: a request that changes something, and what answers it. Goes out: an answer, the first or the kept one. The answer is
kept for a day in a table of the web's own. A server that dies at work leaves the key taken for a while, then it may be tried anew:
what was decided before is then refused as a version that is not the newest, or as decided already.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from onrecord.web.api.models import AnswerRow
from onrecord.web.api.refusals import Refused, not_valid

HEADER = "Idempotency-Key"
KEPT = timedelta(hours=24)
LONGEST = 200
_ABANDONED = timedelta(minutes=5)
"""Longer than any request may take: a key taken for so long is that of a server that died."""
_WAIT_S, _STEP_S = 10.0, 0.05
_KEPT_HEADERS = ("Content-Type", "ETag", "Location", "Cache-Control")


def once(request: HttpRequest, person: str, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer to a request with a key; without one it is answered each time."""
    key = request.headers.get(HEADER)
    if key is None:
        return answer()
    if not 0 < len(key) <= LONGEST or not key.isprintable() or not key.isascii():
        raise not_valid(
            HEADER, "it is no key", f"1 to {LONGEST} visible ASCII characters", "Use a random UUID."
        )
    asked = _digest(request)
    row = _taken(person, key, asked)
    if row is None:
        return _kept(person, key, asked)
    try:
        response = answer()
    except BaseException:
        row.delete()
        raise
    if response.status_code >= 500 or response.status_code in (401, 429):
        row.delete()  # nothing was done that may not be tried again
        return response
    headers = {name: response[name] for name in _KEPT_HEADERS if response.has_header(name)}
    AnswerRow.objects.filter(pk=row.pk).update(
        status=response.status_code, headers=json.dumps(headers), body=response.content.decode()
    )
    return response


def _digest(request: HttpRequest) -> str:
    parts = [request.method or "", request.get_full_path(), request.headers.get("If-Match", "")]
    return hashlib.sha256(
        "\0".join(parts).encode("utf-8", "surrogatepass") + b"\0" + request.body
    ).hexdigest()


def _taken(person: str, key: str, asked: str) -> AnswerRow | None:
    """The key, taken for this request; None where it was taken before."""
    now = timezone.now()
    AnswerRow.objects.filter(at__lt=now - KEPT).delete()
    AnswerRow.objects.filter(person=person, key=key, status=0, at__lt=now - _ABANDONED).delete()
    row = AnswerRow(person=person, key=key, request=asked, at=now)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return None
    return row


def _kept(person: str, key: str, asked: str) -> HttpResponse:
    """The answer that was given, or is being given, to the request that took the key."""
    until = time.monotonic() + _WAIT_S
    while (row := AnswerRow.objects.filter(person=person, key=key).first()) is not None:
        if row.request != asked:
            raise Refused(
                422, "key-reused", HEADER, "the key was used for another request", "a key of its own for each request",
                "Make a new key, such as a random UUID.",
            )  # fmt: skip
        if row.status:
            response = HttpResponse(row.body.encode(), status=row.status, headers=json.loads(row.headers))
            response["Idempotent-Replayed"] = "true"
            return response
        if time.monotonic() > until:
            break
        time.sleep(_STEP_S)
    raise Refused(
        409, "in-progress", HEADER, "the first request with this key is still being worked on, or was broken off",
        "the same request once more", "Send it again in a few seconds.", headers={"Retry-After": "5"},
    )  # fmt: skip
