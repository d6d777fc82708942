"""The API put together: its routes, behind one door, and an answer in its own shape for every other address below it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, re_path
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from onrecord import __version__
from onrecord.web.api import door
from onrecord.web.api.documented import complete
from onrecord.web.api.routes import claims, decisions, incidents, log, overviews, own, reports

PREFIX = "/api/v1/"

api = NinjaAPI(
    title="onrecord", version=__version__, openapi_url=None, docs_url=None, urls_namespace="onrecord-api",
    description="Reports of an armed conflict, the claims they make, the incidents they tell of, and what persons decided.",
)  # fmt: skip
for _routes in (reports, claims, incidents, overviews, decisions, log, own):
    api.add_router("", _routes.router)


@api.get("openapi.json", response=dict[str, Any], summary="This description of the API", tags=["server"])
def description(request: HttpRequest) -> HttpResponse:
    return door.answer(openapi())


@api.exception_handler(Exception)
@api.exception_handler(HttpError)
@api.exception_handler(ValidationError)
def _passed_on(request: HttpRequest, error: Exception) -> HttpResponse:
    """Every error is answered at the door, in one shape."""
    raise error


@lru_cache(maxsize=1)
def openapi() -> dict[str, Any]:
    """The description of the API, every answer with its schema."""
    return complete(dict(api.get_openapi_schema(path_prefix=PREFIX)))


def _methods(paths: dict[str, Any], route: str) -> dict[str, frozenset[str]]:
    """The methods of a route, each with the names of its parameters."""
    described = paths[PREFIX + route.replace("<", "{").replace(">", "}")]
    return {
        method.upper(): frozenset(p["name"] for p in one.get("parameters", ()) if p["in"] == "query")
        for method, one in described.items()
    }


def _urls() -> list[URLPattern]:
    found = {str(p.pattern): p for p in api.urls[0] if isinstance(p, URLPattern) and p.name != "api-root"}
    paths = openapi()["paths"]
    for route, pattern in found.items():
        known = _methods(paths, route)
        pattern.callback = door.through(pattern.callback, route, sorted(known), known)
    nowhere = door.through(lambda request: HttpResponse(), "", [], {})
    # An address without an id in it comes first: `decisions/batch` is no decision.
    ordered = sorted(found, key=lambda route: "<" in route)
    return [*(found[route] for route in ordered), re_path(r"^.*$", nowhere, name="no-route")]


urls = (_urls(), "onrecord-api")
