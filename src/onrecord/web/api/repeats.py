"""Idempotency keys: a request that is sent again with its key gets its first answer again, and nothing is done twice.

Comes in: a request that changes something, and what answers it. Goes out: an answer, the first or the kept one. What a request does and
its answer are written in one transaction (`together`), so that a server that dies at work has done both or nothing; two that are sent at
once wait for one another there. Answers are kept for a day in a table of the web's own.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from django.db import DEFAULT_DB_ALIAS
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from onrecord.store import LOCK_WAIT_S, Record
from onrecord.store.trouble import mended
from onrecord.store.writing import writing
from onrecord.web.api.models import AnswerRow
from onrecord.web.api.refusals import Refused, not_valid

HEADER = "Idempotency-Key"
REPLAYED = "Idempotent-Replayed"
KEPT = timedelta(hours=24)
LONGEST = 200
_KEPT_HEADERS = ("Content-Type", "ETag", "Location", "Cache-Control")
_HELD = "onrecord_key"


@dataclass(frozen=True, slots=True)
class _Key:
    person: str
    key: str
    asked: str
    """SHA-256 of what was asked for."""

    def part(self, number: int) -> _Key:
        """That of one part of what was asked for. No account's name holds the end of a line."""
        return replace(self, person=f"{self.person}\n{self.key}", key=str(number))


def once(
    request: HttpRequest, record: Record, person: str, answer: Callable[[], HttpResponse], finishes: bool = False
) -> HttpResponse:  # fmt: skip
    """The answer to a request with a key; without one it is answered each time.

    Where `finishes`, what answers is asked although the answer is kept, for what it does after the transaction.
    """
    given = request.headers.get(HEADER)
    if given is None:
        return answer()
    if not 0 < len(given) <= LONGEST or not given.isprintable() or not given.isascii():
        raise not_valid(
            HEADER, "it is no key", f"1 to {LONGEST} visible ASCII characters", "Use a random UUID."
        )
    key = _Key(person, given, _digest(request))
    kept = _kept(key)
    if kept is not None and not finishes:
        return kept
    setattr(request, _HELD, key)
    response = answer()
    return response if response.has_header(REPLAYED) else _keep(record, key, lambda: response)


def together(
    request: HttpRequest, record: Record, do: Callable[[], HttpResponse], part: int | None = None
) -> HttpResponse:
    """Does something and keeps the answer under the request's key, in one transaction; where one is kept, gives that and does nothing.

    With a `part` it is the answer to one part of the request, kept until there is one to all of it. What takes long or cannot be
    undone is done before or after: others wait meanwhile.
    """
    key: _Key | None = getattr(request, _HELD, None)
    if key is None:
        return do()
    return _keep(record, key if part is None else key.part(part), do)


def _keep(record: Record, key: _Key, do: Callable[[], HttpResponse]) -> HttpResponse:
    with mended(record.address, LOCK_WAIT_S, DEFAULT_DB_ALIAS), writing(DEFAULT_DB_ALIAS):
        if (kept := _kept(key)) is not None:
            return kept
        response = do()
        if response.status_code < 500 and response.status_code not in (401, 429):
            _write(key, response)
    return response


def _write(key: _Key, response: HttpResponse) -> None:
    now = timezone.now()
    AnswerRow.objects.filter(at__lt=now - KEPT).delete()
    AnswerRow.objects.filter(person=key.part(0).person).delete()  # all of it is answered
    headers = {name: response[name] for name in _KEPT_HEADERS if response.has_header(name)}
    AnswerRow.objects.update_or_create(
        person=key.person, key=key.key,
        defaults={"request": key.asked, "status": response.status_code, "headers": json.dumps(headers),
                  "body": response.content.decode(), "at": now},
    )  # fmt: skip


def _digest(request: HttpRequest) -> str:
    parts = [request.method or "", request.get_full_path(), request.headers.get("If-Match", "")]
    return hashlib.sha256(
        "\0".join(parts).encode("utf-8", "surrogatepass") + b"\0" + request.body
    ).hexdigest()


def _kept(key: _Key) -> HttpResponse | None:
    """The answer that was given to the request with the key. An earlier version took keys before it had one: status 0."""
    answers = AnswerRow.objects.filter(at__gt=timezone.now() - KEPT, status__gt=0)
    row = answers.filter(person=key.person, key=key.key).first()
    begun = row or answers.filter(person=key.part(0).person).first()
    if begun is not None and begun.request != key.asked:
        raise Refused(
            422, "key-reused", HEADER, "the key was used for another request", "a key of its own for each request",
            "Make a new key, such as a random UUID.",
        )  # fmt: skip
    if row is None:
        return None
    response = HttpResponse(row.body.encode(), status=row.status, headers=json.loads(row.headers))
    response[REPLAYED] = "true"
    return response
