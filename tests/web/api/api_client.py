"""Asking the API as a person, in a line."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpResponse
from django.test import Client


class Api:
    """`api.get("rosa", "claims?limit=2")`; each answer's status and body are looked at by the test."""

    def __init__(self) -> None:
        self.client = Client(raise_request_exception=False)

    def ask(
        self, method: str, who: str | None, address: str, body: Any = None, **headers: str
    ) -> HttpResponse:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if who is not None:
            sent["Authorization"] = f"Bearer orc_{who}"
        data = json.dumps(body) if isinstance(body, dict | list) else body or ""
        kind = "application/json" if not isinstance(body, str) else "text/plain"
        url = address if address.startswith("/") else f"/api/v1/{address}"
        return self.client.generic(method, url, data, content_type=kind, headers=sent)

    def get(self, who: str | None, address: str, **headers: str) -> HttpResponse:
        return self.ask("GET", who, address, **headers)

    def decide(self, who: str | None, act: str, about: dict[str, str], value: Any = None, why: str = "as asked",
               **headers: str) -> HttpResponse:  # fmt: skip
        body = {"act": act, "about": about, "value": value or {}, "why": why}
        return self.ask("POST", who, "decisions", body, **headers)


def claim(report: str, id: str) -> dict[str, str]:
    return {"kind": "claim", "report": report, "claim": id}


def listed(api: Api, who: str, address: str) -> list[Any]:
    """All things of a list, page after page."""
    found: list[Any] = []
    link: str | None = address
    while link:
        answer = api.get(who, link)
        assert answer.status_code == 200, answer.content
        body = answer.json()
        found += body["items"]
        link = body["next"]
    return found
