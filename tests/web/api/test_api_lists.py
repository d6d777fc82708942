"""Lists: pages that stay right while rows are added, filters, searches that say where they stopped, ETags, limits, names."""

from __future__ import annotations

import contextlib
import re
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from api_client import Api, claim, listed
from django.test import override_settings
from filled import a_report, decide, incident_of

from onrecord import linking
from onrecord.decisions import Subject
from onrecord.records import Figure, Voice
from onrecord.store import Record, paging
from onrecord.web.api.routes import claims, incidents


@pytest.mark.parametrize(
    "address", ["reports", "claims", "incidents", "decisions", "log", "reports/rep-3/claims", "incidents/{incident}/claims", "failures"]
)  # fmt: skip
def test_pages_of_one_hold_what_one_page_holds(address: str, api: Api, record: Record) -> None:
    for act in ("accept", "comment", "flag"):
        decide(record, "anna", act, Subject("claim", "rep-3", "c1"))
    there = address.format(incident=incident_of(record, "rep-3"))
    whole = api.get("root", f"{there}?limit=500").json()
    assert whole["next"] is None
    assert len(whole["items"]) > 0
    assert listed(api, "root", f"{there}?limit=1") == whole["items"]


def test_pages_stay_right_while_reports_are_added(api: Api, record: Record) -> None:
    seen, link, number = [], "claims?limit=1&kind=killed", 100
    while link:
        body = api.get("rosa", link).json()
        seen += [(one["claim"]["report"], one["claim"]["id"]) for one in body["items"]]
        if number < 104:
            record.add(*a_report(number), "test 1")
            number += 1
        link = body["next"]
    assert len(seen) == len(set(seen)) == 8
    assert {report for report, _ in seen} >= {"rep-3", "rep-100", "rep-103"}


def test_pages_stay_right_while_claims_are_added_and_incidents_come(api: Api, record: Record) -> None:
    first = api.get("root", "claims?limit=1").json()
    added = api.decide(
        "anna", "add", {"kind": "report", "report": "rep-3"}, {"start": 0, "end": 8, "kind": "missing"}
    )
    assert added.status_code == 201
    rest = listed(api, "root", first["next"])
    found = [(one["claim"]["report"], one["claim"]["id"]) for one in [*first["items"], *rest]]
    assert found[:3] == [("rep-3", "c1"), ("rep-3", "c2"), ("rep-3", "p1")]
    assert len(found) == len(set(found)) == 11
    half = api.get("root", "incidents?limit=1").json()
    record.add(
        *a_report(
            300,
            day=29,
            text="Nine people drowned at the ford of Kafr Dal on Thursday, a medic told us today.",
        ),
        "test 1",
    )
    linking.up_to_date(record)
    ids = [one["id"] for one in [*half["items"], *listed(api, "root", half["next"])]]
    assert len(ids) == len(set(ids))
    assert ids == sorted(ids)


def test_filters_are_of_claims_as_they_stand(api: Api, record: Record) -> None:
    decide(record, "anna", "correct", Subject("claim", "rep-3", "c1"), {"field": "kind", "to": "missing"})
    decide(
        record,
        "anna",
        "correct",
        Subject("claim", "rep-4", "c1"),
        {"field": "place", "to": {"name": "Dar Nabi"}},
    )
    decide(record, "anna", "reject", Subject("claim", "rep-40", "c1"))

    def found(query: str) -> list[str]:
        return [
            f"{o['claim']['report']}:{o['claim']['id']}"
            for o in listed(api, "anna", f"claims?limit=2&{query}")
        ]

    assert found("kind=missing") == ["rep-3:c1"]
    assert found("kind=killed") == ["rep-4:c1", "rep-40:c1", "rep-41:c1"]
    assert found("place=Dar+Nabi") == ["rep-4:c1"]
    assert found("place=Kafr+Dal") == ["rep-3:c1", "rep-3:c2", "rep-4:c2"]
    assert found("status=rejected") == ["rep-40:c1"]
    assert found("day_from=2016-12-20&day_to=2016-12-20&kind=injured") == ["rep-40:c2", "rep-41:c2"]
    assert found("day_to=2016-12-12") == []
    assert found("report=rep-41") == ["rep-41:c1", "rep-41:c2"]
    (one,) = listed(api, "anna", "claims?kind=missing")
    assert (one["corrected"], one["version"], one["status"]) == (["kind"], 1, "unreviewed")


def test_reports_are_found_by_outlet_day_and_title(api: Api) -> None:
    def found(query: str) -> list[str]:
        return [one["id"] for one in listed(api, "anna", f"reports?{query}")]

    assert found("outlet=Plain+News") == ["rep-4", "rep-40"]
    assert found("published_from=2016-12-14") == ["rep-40", "rep-41"]
    assert found("published_to=2016-12-13") == ["rep-3", "rep-4"]
    assert found("q=PART+41") == ["rep-41"]
    assert found("q=nothing+of+the+kind") == []


def test_incidents_are_found_by_kind_place_and_day(api: Api) -> None:
    def found(query: str) -> list[str]:
        return [one["place"]["name"] for one in listed(api, "anna", f"incidents?{query}")]

    assert found("place=Tell+Sour") == ["Tell Sour"]
    assert found("day_from=2016-12-13&day_to=2016-12-13") == ["Kafr Dal"]
    assert sorted(found("kind=killed")) == ["Kafr Dal", "Tell Sour"]
    assert found("kind=detained") == []


def test_a_search_that_stops_says_so_and_goes_on(
    api: Api, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "WINDOW", 1)
    monkeypatch.setattr(paging, "WINDOWS", 1)
    monkeypatch.setattr(paging, "CLAIM_WINDOWS", 1)
    for routes in (claims, incidents):
        monkeypatch.setattr(routes, "_LOOKS", 1)
    for address in (
        "reports?q=part+41",
        "claims?place=Tell+Sour&kind=injured",
        "incidents?place=Tell+Sour",
        "decisions?act=comment",
    ):
        stops, link, found = 0, address, []
        decide(record, "root", "comment", Subject("report", "rep-41"), why=address)
        while link:
            body = api.get("root", link).json()
            stops += body["stopped"]
            found += body["items"]
            link = body["next"]
        assert found, address
        assert stops > 0, address


@pytest.mark.parametrize("cursor", ["x", "W10", "eyJhIjoxfQ", "WyJhYmMiLCAxXQ", "§", "W" * 3000])
def test_what_is_no_cursor_is_refused(cursor: str, api: Api) -> None:
    answer = api.get("rosa", f"claims?cursor={cursor}")
    assert (answer.status_code, answer.json()["error"]["where"]) == (422, "query.cursor")


def test_a_cursor_is_of_its_list_and_filters(api: Api) -> None:
    link = api.get("rosa", "claims?limit=1&kind=killed").json()["next"]
    cursor = parse_qs(urlsplit(link).query)["cursor"][0]
    assert api.get("rosa", f"claims?limit=5&kind=killed&cursor={cursor}").status_code == 200
    assert api.get("rosa", f"claims?limit=1&kind=injured&cursor={cursor}").status_code == 422
    assert api.get("rosa", f"decisions?limit=1&cursor={cursor}").status_code == 422


@pytest.mark.parametrize(
    "query",
    [
        "limit=0",
        "limit=501",
        "limit=x",
        "kind=dead",
        "day_from=2016-13-01",
        "colour=red",
        "limit=1&limit=2",
        "place=%00",
    ],
)
def test_a_parameter_that_cannot_be_taken_is_refused(query: str, api: Api) -> None:
    answer = api.get("rosa", f"claims?{query}")
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "not-valid")


@pytest.mark.parametrize(
    "address",
    [
        "reports/rep-3",
        "reports/rep-3/text",
        "claims/rep-3/c1",
        "incidents/{incident}",
        "claims",
        "log/head",
        "daily",
    ],
)
def test_what_has_not_changed_is_not_sent_again(address: str, api: Api, record: Record) -> None:
    there = address.format(incident=incident_of(record, "rep-3"))
    first = api.get("rosa", there)
    same = api.get("rosa", there, If_None_Match=f'"other", W/{first["ETag"]}')
    assert (same.status_code, same.content, same["ETag"]) == (304, b"", first["ETag"])
    assert api.get("rosa", there, If_None_Match='"other"').status_code == 200
    assert api.ask("HEAD", "rosa", there).content == b""
    assert api.ask("HEAD", "rosa", there)["ETag"] == first["ETag"]


def test_a_decision_changes_the_etag(api: Api) -> None:
    before = api.get("rosa", "claims/rep-3/c1")["ETag"]
    assert before.startswith('"0-')
    api.decide("anna", "comment", claim("rep-3", "c1"), why="seen")
    after = api.get("rosa", "claims/rep-3/c1", If_None_Match=before)
    assert after.status_code == 200
    assert [one["act"] for one in after.json()["decisions"]] == ["comment"]


def test_too_many_requests_are_told_when_to_come_again(api: Api, record: Record) -> None:
    with override_settings(ONRECORD_API_A_MINUTE=7):
        answers = [api.get("amir", "me") for _ in range(9)]
        statuses = [one.status_code for one in answers]
        assert statuses[:2] == [200, 200]
        assert statuses.count(200) in (7, 8, 9), "a minute may begin in between"
        if statuses.count(200) == 7:
            assert answers[-1].json()["error"]["code"] == "too-many"
            assert 0 < int(answers[-1]["Retry-After"]) <= 60
            assert [int(one["RateLimit-Remaining"]) for one in answers] == [6, 5, 4, 3, 2, 1, 0, 0, 0]
        assert api.get("rami", "me").status_code == 200, "each token has its own"


def test_servers_count_together(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.web.api import limits
    from onrecord.web.api.refusals import Refused

    monkeypatch.setattr(limits, "time", lambda: 1_000_000.0)
    servers: list[dict[str, Any]] = [{}, {}]
    made = 0
    with override_settings(ONRECORD_API_A_MINUTE=40):
        for number in range(60):
            monkeypatch.setattr(limits, "_held", servers[number % 2])
            with contextlib.suppress(Refused):
                limits.spend("two servers")
                made += 1
    assert made == 40


def test_names_are_shown_to_the_team_and_left_out_for_viewers(api: Api, record: Record) -> None:
    text = record.report("rep-3").text
    start = text.index("Samir")
    decide(
        record,
        "anna",
        "protect",
        Subject("report", "rep-3"),
        {"start": start, "end": start + 12, "who": "witness"},
    )
    addresses = ("reports/rep-3/text", "claims?report=rep-3", "reports/rep-3/claims", "claims/rep-3/c1")
    decide(record, "anna", "flag", Subject("claim", "rep-3", "c1"), why="ask Samir Haddad")
    for address in addresses:
        sign = "&" if "?" in address else "?"
        team, viewer, asked = (
            api.get(who, f"{address}{more}")
            for who, more in (("anna", ""), ("vera", ""), ("anna", f"{sign}names=0"))
        )
        assert team.status_code == viewer.status_code == 200
        assert "Samir Haddad" in team.content.decode(), address
        assert "Haddad" not in viewer.content.decode(), address
        assert "Haddad" not in asked.content.decode(), address
        assert api.get("vera", f"{address}{sign}names=1").status_code == 403
        assert "Haddad" in api.get("rosa", f"{address}{sign}names=1").content.decode()
    decide(
        record,
        "root",
        "expose",
        Subject("report", "rep-3"),
        {"start": start, "end": start + 12},
        "he asked to be named",
    )
    assert "Samir Haddad" in api.get("vera", "reports/rep-3/text").content.decode()


def test_viewers_get_keys_that_tell_nothing_of_a_witness_and_tell_two_apart(api: Api, record: Record) -> None:
    words = (
        "At least 3 people were killed at the bridge of Kafr Dal on Tuesday, Samir Said Haddad, a resident, said. "
        "Nabil Tahir Osman, a resident, said 9 were."
    )
    report, (one, *_) = a_report(7, text=words)
    names = ("Samir Said Haddad", "Nabil Tahir Osman")
    samir, nabil = (Voice(f"{n}, a resident", "witness", key=f"said:{n.lower()} resident") for n in names)
    other = replace(one, id="c2", figure=Figure(9, 9, False, "9"), said_by=(nabil,))
    record.add(report, [replace(one, said_by=(samir,)), other], "test 1")
    linking.up_to_date(record)
    address = f"incidents/{incident_of(record, 'rep-7')}"
    team, viewer, again = (api.get(who, address) for who in ("anna", "vera", "vera"))
    assert "said:nabil tahir osman resident" in team.content.decode()
    assert not [name for name in ("haddad", "osman") if name in viewer.content.decode().lower()]
    held = viewer.json()["assessment"]
    keys = [origin["key"] for origin in held["origins"]]
    assert len(set(keys)) == len(team.json()["assessment"]["origins"])
    assert sum(re.fullmatch(r"said:[0-9a-f]{16}", key) is not None for key in keys) == 2
    assert {one["origin"] for one in held["without"]} <= set(keys)
    assert again.json()["assessment"] == held


def test_asking_for_names_is_in_the_log(api: Api, record: Record) -> None:
    incident = incident_of(record, "rep-3")
    about = {
        "reports/rep-3/text": "report rep-3", "claims/rep-3/c1": "claim rep-3:c1", f"incidents/{incident}": f"incident {incident}",
        "claims": "claims", "reports/rep-90": "report rep-90",
    }  # fmt: skip
    for address in about:
        assert api.get("rami", f"{address}?names=1").status_code == 200
    kept = [entry.told() for entry in record.log.entries() if entry.told()["what"] == "export"]
    assert [(one["about"], one["by"]) for one in kept] == [(words, "rami") for words in about.values()]
    assert "rep-90" not in api.get("rosa", "log?limit=500").content.decode()
