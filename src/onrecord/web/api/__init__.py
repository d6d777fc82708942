"""The JSON API, `/api/v1` (docs/api.md).

Comes in: requests of a person (`request.person`) and the record in that person's name (`request.record`), both set by the
middleware of the pages. Goes out: JSON. Who may do what is review/'s, what may be seen seeing.py's, and what is decided deciding.py's.
`urls` is what a URL configuration takes in: `path("api/v1/", include(onrecord.web.api.urls))`.
"""

from __future__ import annotations

from typing import Any

__all__ = ["urls"]


def __getattr__(name: str) -> Any:
    # Looked up late: Django imports this package to find its models, before any model may be imported.
    if name == "urls":
        from onrecord.web.api.site import urls

        return urls
    raise AttributeError(name)
