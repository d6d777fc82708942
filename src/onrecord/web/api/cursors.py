"""Where a list goes on: an opaque word that holds the key of the last thing given, and which list it is of.

Comes in: keys and the filters of a list. Goes out: the page as an object, with the link to the next. A cursor is no secret and
opens nothing: what may be seen is decided anew for each page.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.http import urlencode

from onrecord.web.api.refusals import not_valid

DEFAULT, MOST = 50, 500
"""Things on a page."""


def place_in(request: HttpRequest, start: Sequence[Any]) -> list[Any]:
    """Where the list goes on; `start` where no cursor is given, which also says what the parts of one are."""
    given = request.GET.get("cursor")
    if given is None:
        return list(start)
    try:
        of, *held = json.loads(base64.urlsafe_b64decode(given + "=" * (-len(given) % 4)))
    except (ValueError, TypeError, RecursionError):
        raise _not_a_cursor() from None
    place: list[Any] = held
    kinds = [type(part) for part in start]
    whole = all(not isinstance(part, int) or 0 <= part < 2**62 for part in place)
    if [type(part) for part in place] != kinds or of != _list(request) or not whole:
        raise _not_a_cursor()
    return place


def page(
    request: HttpRequest, items: list[Any], onward: Sequence[Any] | None, stopped: bool = False, total: int | None = None
) -> dict[str, Any]:  # fmt: skip
    """One page. `onward` is where the list goes on; `stopped` says that a search ended before the page was full."""
    link = None
    if onward is not None:
        text = json.dumps([_list(request), *onward], ensure_ascii=False, separators=(",", ":")).encode()
        word = base64.urlsafe_b64encode(text).decode().rstrip("=")
        asked = {key: str(value) for key, value in request.GET.items() if key != "cursor"}
        link = f"{request.path}?{urlencode(asked | {'cursor': word})}"
    return {"items": items, "next": link, "stopped": stopped, "total": total}


def _list(request: HttpRequest) -> str:
    """Names the list: its address and filters, so that a cursor of one is not taken for that of another."""
    filters = sorted(
        (key, value) for key, value in request.GET.items() if key not in ("cursor", "limit", "names")
    )
    return hashlib.sha256(json.dumps([request.path, filters]).encode()).hexdigest()[:8]


def _not_a_cursor() -> Exception:
    return not_valid(
        "query.cursor", "it is no cursor of this list with these filters", "what `next` of the page before holds",
        "Follow `next` as it is, or begin without a cursor.",
    )  # fmt: skip
