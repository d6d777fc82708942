"""The API as it is reached: by tokens and sessions through the doors of the pages, every refusal in its shape."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from visiting import signed_in

from onrecord.store import Record
from onrecord.web.accounts import factors, tokens
from onrecord.web.api import relinking
from onrecord.web.clock import now

SHAPE = {"code", "where", "found", "accepted", "next", "seen", "now"}
CLAIM = {"kind": "claim", "report": "report-1", "claim": "c1"}
SEEN = {"act": "comment", "about": CLAIM, "why": "seen"}


def program(record: Record, owner: str, *scopes: str) -> Client:
    _, secret = tokens.make(record, owner, "a program", scopes, now() + timedelta(days=1), now())  # type: ignore[arg-type]
    return Client(enforce_csrf_checks=True, headers={"authorization": f"Bearer {secret}"})


def refusal(answer: Any) -> tuple[int, str]:
    body = answer.json()
    assert set(body) == {"error"}
    assert set(body["error"]) == SHAPE
    return answer.status_code, body["error"]["code"]


def test_a_token_reads_and_decides_as_its_scopes_say(record: Record) -> None:
    reads, decides = program(record, "reviewer", "read"), program(record, "reviewer", "read", "decide")
    assert reads.get("/api/v1/claims/report-1/c1").json()["redacted"] is True, (
        "a token that reads is a viewer's"
    )
    assert decides.get("/api/v1/claims/report-1/c1").json()["redacted"] is False
    assert refusal(reads.post("/api/v1/decisions", SEEN, content_type="application/json"))[0] == 403
    made = decides.post("/api/v1/decisions", SEEN, content_type="application/json")
    assert (made.status_code, made.json()["decision"]["by"]) == (201, "reviewer")
    assert refusal(decides.post("/api/v1/reports", {"text": "x"}, content_type="application/json")) == (
        403,
        "scope-missing",
    )
    assert refusal(decides.get("/api/v1/log")) == (403, "scope-missing")
    assert refusal(decides.get("/api/v1/claims?names=1")) == (403, "scope-missing")


@pytest.mark.parametrize("header", ["Bearer orc_nothing", "Basic cm9zYTp4", "Bearer", "orc_x"])
def test_what_is_no_token_is_told_so(record: Record, header: str) -> None:
    answer = Client(headers={"authorization": header}).get("/api/v1/reports")
    assert refusal(answer) == (401, "not-signed-in")
    assert answer["WWW-Authenticate"].startswith("Bearer")


def test_a_token_that_has_ended_opens_nothing(record: Record) -> None:
    row, secret = tokens.make(record, "analyst", "a program", ("read",), now() + timedelta(days=1), now())
    client = Client(headers={"authorization": f"Bearer {secret}"})
    assert client.get("/api/v1/me").json()["token"] == {"id": row.name, "scopes": ["read"]}
    tokens.end(record, row.name, now())
    assert refusal(client.get("/api/v1/me")) == (401, "not-signed-in")


def test_a_session_reads_and_writes_with_the_token_against_cross_site_requests(record: Record) -> None:
    client = signed_in("analyst", enforce_csrf_checks=True)
    assert client.get("/api/v1/me").json()["name"] == "analyst"
    refused = client.post("/api/v1/decisions", SEEN, content_type="application/json")
    assert refusal(refused)[0] == 403
    client.get("/decide", {"kind": "claim", "report": "report-1", "claim": "c1", "act": "comment"})
    word = client.cookies["onrecord-csrf"].value
    sent = client.post(
        "/api/v1/decisions", SEEN, content_type="application/json", headers={"x-csrftoken": word}
    )
    assert sent.status_code == 201, sent.content


def test_who_lacks_a_second_factor_gets_nothing(record: Record) -> None:
    client = signed_in("analyst")
    factors.require(record, True, "from now on")
    assert refusal(client.get("/api/v1/claims"))[0] == 403


def test_whether_the_server_is_well_is_told_to_whoever_asks(record: Record) -> None:
    assert Client().get("/api/v1/health").json() == {"status": "ok"}
    assert refusal(Client().get("/api/v1/claims")) == (401, "not-signed-in")


def test_a_large_report_is_read_whole(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.web.api import adding

    monkeypatch.setattr(adding, "_claims", lambda report: [])
    text = "One person was hurt in the valley. " * 100_000
    added = program(record, "analyst", "add-report").post("/api/v1/reports", text, content_type="text/plain")
    assert added.status_code == 201, "more than a form may hold"
    assert record.report(added.json()["id"]).text == text


@pytest.mark.parametrize("role", ["viewer", "analyst", "reviewer", "admin"])
def test_a_report_is_erased_by_an_admin_who_is_signed_in(record: Record, role: str) -> None:
    sent = {"why": "asked for by its author"}
    client = signed_in(role)
    answer = client.post("/api/v1/reports/report-1/erasing", sent, content_type="application/json")
    assert answer.status_code == (201 if role == "admin" else 403)
    assert client.get("/api/v1/reports/report-1").status_code == (404 if role == "admin" else 200)
    assert relinking.rest()
    if role == "admin":
        (entry,) = record.log.entries(answer.json()["entry"], "report report-1")
        assert (entry.told()["what"], entry.told()["why"]) == ("erase", "asked for by its author")


def test_no_token_erases(record: Record) -> None:
    all_scopes = program(record, "admin", *tokens.SCOPES)
    answer = all_scopes.post(
        "/api/v1/reports/report-1/erasing", {"why": "x"}, content_type="application/json"
    )
    assert refusal(answer) == (403, "scope-missing")
    assert record.report("report-1").text
