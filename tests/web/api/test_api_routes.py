"""Each route: works, wrong method, nobody signed in, a token for something else, something hidden as if it were not there."""

from __future__ import annotations

from typing import Any

import pytest
from api_client import Api, claim
from filled import incident_of

from onrecord.store import Record
from onrecord.web.api.door import SCOPES

REPORT = {"text": "Two people were hurt in Kafr Dal on Monday, a medic said."}
ACCEPT = {"act": "accept", "about": claim("rep-3", "c1")}
ROUTES: list[tuple[str, str, str, Any, int]] = [
    # method, address, what a token must be for, body, status
    ("GET", "reports", "read", None, 200),
    ("GET", "reports?outlet=Plain+News&published_from=2016-12-13&published_to=2016-12-13&q=bridge", "read", None, 200),
    ("GET", "reports/rep-3", "read", None, 200),
    ("GET", "reports/rep-3/text", "read", None, 200),
    ("GET", "reports/rep-3/claims", "read", None, 200),
    ("GET", "claims", "read", None, 200),
    ("GET", "claims?kind=killed&place=Kafr+Dal&day_from=2016-12-13&day_to=2016-12-13&status=unreviewed&report=rep-3", "read", None, 200),
    ("GET", "claims/rep-3/c1", "read", None, 200),
    ("GET", "incidents", "read", None, 200),
    ("GET", "incidents?kind=killed&place=Kafr+Dal&day_from=2016-12-13&day_to=2016-12-13", "read", None, 200),
    ("GET", "incidents/{incident}", "read", None, 200),
    ("GET", "incidents/{incident}/claims", "read", None, 200),
    ("GET", "copies", "read", None, 200),
    ("GET", "situation?place=Kafr+Dal&on=2016-12-31", "read", None, 200),
    ("GET", "daily?kind=killed&on=2016-12-31", "read", None, 200),
    ("GET", "failures", "read", None, 200),
    ("GET", "decisions?report=rep-3&act=accept", "read", None, 200),
    ("GET", "log?about=report+rep-3", "read-log", None, 200),
    ("GET", "log/head", "read", None, 200),
    ("GET", "me", "read", None, 200),
    ("GET", "openapi.json", "read", None, 200),
    ("POST", "decisions", "decide", ACCEPT, 201),
    ("POST", "decisions/batch", "decide", {"decisions": [ACCEPT | {"version": 0}]}, 200),
]  # fmt: skip
IDS = [f"{method} {address}" for method, address, *_ in ROUTES]
ADDRESSES = sorted(
    {address.partition("?")[0] for _, address, *_ in ROUTES} | {"health", "decisions/d0", "nothing/at/all"}
)


def sent(api: Api, record: Record, who: str | None, method: str, address: str, body: Any) -> Any:
    there = address.format(incident=incident_of(record, "rep-3"))
    headers = {"If_Match": '"0"'} if body == ACCEPT else {}
    return api.ask(method, who, there, body, **headers)


@pytest.mark.parametrize(("method", "address", "scope", "body", "status"), ROUTES, ids=IDS)
def test_it_works(
    method: str, address: str, scope: str, body: Any, status: int, api: Api, record: Record
) -> None:
    answer = sent(api, record, "rosa", method, address, body)
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/json"
    assert answer["Cache-Control"] == "private, no-store"
    assert int(answer["RateLimit-Remaining"]) >= 0


@pytest.mark.parametrize(("method", "address", "scope", "body", "status"), ROUTES, ids=IDS)
def test_nobody_signed_in_is_told_so(
    method: str, address: str, scope: str, body: Any, status: int, api: Api, record: Record
) -> None:
    answer = sent(api, record, None, method, address, body)
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "not-signed-in")
    assert answer["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize(("method", "address", "scope", "body", "status"), ROUTES, ids=IDS)
def test_a_token_does_only_what_it_was_made_for(
    method: str, address: str, scope: str, body: Any, status: int, api: Api, record: Record
) -> None:
    answer = sent(api, record, "rosa.export", method, address, body)
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "scope-missing")
    right = sent(api, record, f"rosa.{scope}", method, address, body)
    assert right.status_code == (status if scope in SCOPES else 403), "the log takes a person"


SHAPE = {"code", "where", "found", "accepted", "next", "seen", "now"}


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["DELETE", "PUT", "PATCH", "OPTIONS", "POST", "GET"])
def test_every_refusal_has_one_shape(method: str, address: str, api: Api, record: Record) -> None:
    answer = sent(api, record, "rosa", method, address, None)
    if answer.status_code == 200:
        assert method == "GET"
        return
    assert 400 <= answer.status_code < 500
    assert set(answer.json()) == {"error"}
    assert set(answer.json()["error"]) == SHAPE
    assert "Haddad" not in answer.content.decode()
    if answer.status_code == 405:
        assert method not in answer["Allow"].split(", ")


def test_health_needs_no_sign_in(api: Api) -> None:
    assert api.get(None, "health").json() == {"status": "ok"}


def test_a_record_that_cannot_be_read_is_told_without_its_place(
    api: Api, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord.errors import RecordError
    from onrecord.store.sql_log import SqlLog

    def broken(self: SqlLog) -> None:
        raise RecordError("/srv/secret/onrecord.db", "the disk is full", "a disk", "Free some space.")

    monkeypatch.setattr(SqlLog, "head", broken)
    for address in ("health", "log/head"):
        answer = api.get("rosa", address)
        assert (answer.status_code, answer.json()["error"]["code"]) == (503, "unavailable")
        assert "secret" not in answer.content.decode()
        assert answer["Retry-After"] == "5"


def test_a_fault_tells_nothing_of_itself(api: Api, record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.store.sql_log import SqlLog

    def broken(self: SqlLog) -> None:
        raise KeyError("Samir Haddad")

    monkeypatch.setattr(SqlLog, "head", broken)
    answer = api.get("rosa", "log/head")
    assert (answer.status_code, answer.json()["error"]["code"]) == (500, "fault")
    assert "Haddad" not in answer.content.decode()
    assert "KeyError" not in answer.content.decode()


def hidden(record: Record) -> list[tuple[str, str, str]]:
    """An address of something restricted, the same of something that is not there, and by what they differ."""
    incident = incident_of(record, "rep-90")
    decision = next(one.id for one in record.decisions.all())
    return [
        ("reports/rep-90", "reports/rep-00", "rep-90"),
        ("reports/rep-90/text", "reports/rep-00/text", "rep-90"),
        ("reports/rep-90/claims", "reports/rep-00/claims", "rep-90"),
        ("claims/rep-90/c1", "claims/rep-00/c1", "rep-90"),
        ("claims?report=rep-90", "claims?report=rep-00", "rep-90"),
        (f"incidents/{incident}", "incidents/i000", incident),
        (f"incidents/{incident}/claims", "incidents/i000/claims", incident),
        (f"decisions/{decision}", "decisions/d000", decision),
        ("situation?place=Wadi+Zar", "situation?place=Wadi+Nowhere", ""),
        ("decisions?report=rep-90", "decisions?report=rep-00", "rep-90"),
        ("log?about=report+rep-90", "log?about=report+rep-00", "rep-90"),
    ]


def test_what_is_hidden_answers_as_what_is_not_there(api: Api, record: Record) -> None:
    for address, nowhere, id in hidden(record):
        seen, missing = api.get("rosa", address), api.get("rosa", nowhere)
        other = nowhere.partition("?")[0].split("/")[1] if "?" not in nowhere else id
        assert seen.status_code == missing.status_code, address
        assert seen.content.decode().replace(id or "-", other or "-") == missing.content.decode(), address
        assert api.get("rami", address).content != missing.content, address


def test_what_is_hidden_is_in_no_list(api: Api, record: Record) -> None:
    for address in ("reports", "claims", "incidents", "copies", "decisions", "log", "daily", "failures"):
        answer = api.get("rosa", f"{address}{'' if address == 'daily' else '?limit=500'}").content.decode()
        assert "rep-90" not in answer, address
        assert "Wadi Zar" not in answer, address
    assert api.get("rosa", "reports").json()["total"] == 4
    assert api.get("rami", "reports").json()["total"] == 5


def test_what_is_hidden_cannot_be_decided_about(api: Api, record: Record) -> None:
    abouts = [
        claim("rep-90", "c1"),
        {"kind": "report", "report": "rep-90"},
        {"kind": "incident", "id": incident_of(record, "rep-90")},
    ]
    nowhere = [
        claim("rep-00", "c1"),
        {"kind": "report", "report": "rep-00"},
        {"kind": "incident", "id": "i0"},
    ]
    for about, none in zip(abouts, nowhere, strict=True):
        seen, missing = (
            api.decide("rosa", "comment", one, why="hm", If_Match='"0"') for one in (about, none)
        )
        assert (seen.status_code, seen.content) == (missing.status_code, missing.content)
        assert seen.status_code == 404


def test_a_report_of_a_hidden_text_is_added_as_if_it_were_new(
    api: Api, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord.web.api import adding

    monkeypatch.setattr(adding, "_claims", lambda report: [])
    first = api.ask("POST", "rami", "reports", REPORT).json()
    api.decide("root", "restrict", {"kind": "report", "report": first["id"]}, {"group": "field"})
    other = api.ask("POST", "anna", "reports", REPORT)
    assert (other.status_code, other.json()["outcome"]) == (201, "new")
    assert other.json()["id"] != first["id"]
    assert api.ask("POST", "rami", "reports", REPORT).json() == first | {"outcome": "same"}


def test_a_report_is_added_as_text_too(api: Api, record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.web.api import adding

    monkeypatch.setattr(adding, "_claims", lambda report: [])
    added = api.ask("POST", "anna", "reports", REPORT["text"])
    assert added.status_code == 201
    assert api.get("anna", f"reports/{added.json()['id']}/text").json()["text"] == REPORT["text"]
    assert api.ask("POST", "vera", "reports", REPORT).status_code == 403


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"text": ""}, 422, "not-valid"),
        ({"text": "  "}, 422, "missing-text"),
        ({"text": "x", "published": "yesterday"}, 422, "bad-date"),
        ({"text": "x", "colour": "red"}, 422, "not-valid"),
        ({}, 422, "not-valid"),
        ("x" * 10_000_001, 413, "too-large"),
    ],
    ids=["empty", "blank", "no date", "another field", "no text", "too long"],
)
def test_a_report_that_cannot_be_read_is_refused(body: Any, status: int, code: str, api: Api) -> None:
    answer = api.ask("POST", "anna", "reports", body)
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)


def test_the_body_has_a_type_and_is_whole(api: Api) -> None:
    client = api.client
    headers = {"Authorization": "Bearer orc_anna"}
    for data, kind, status, code in [
        (b"<a/>", "application/xml", 415, "wrong-type"),
        (b"{", "application/json", 422, "not-json"),
        (b'{"act": NaN}', "application/json", 422, "not-json"),
        (b'{"act": "\\ud800"}', "application/json", 422, "not-json"),
        (b"[" * 100_000, "application/json", 422, "not-json"),
        (b"{}", "application/json", 422, "not-valid"),
    ]:
        answer = client.post("/api/v1/decisions", data, content_type=kind, headers=headers)
        assert (answer.status_code, answer.json()["error"]["code"]) == (status, code), data[:20]
