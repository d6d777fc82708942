"""A form must come from a page of ours: also where a view says that it need not.

Comes in: a request that changes something. Goes out: the request, or a refusal. A request with a token is no browser's and
needs none (bearer.py).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseForbidden
from django.middleware.csrf import CsrfViewMiddleware


class Csrf(CsrfViewMiddleware):
    def process_view(
        self, request: HttpRequest, callback: Callable[..., Any], callback_args: Any, callback_kwargs: Any
    ) -> HttpResponseForbidden | None:
        def checked(*args: Any, **kwargs: Any) -> Any:  # without the mark by which a view is let off
            return callback(*args, **kwargs)

        return super().process_view(request, checked, callback_args, callback_kwargs)
