"""Deciding through the API: every act, every role, versions, batches, keys, and two at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from api_client import Api, claim
from django.db import connections
from filled import PEOPLE, decide, incident_of

from onrecord.decisions import ACTS, Subject
from onrecord.review import MAY, allows
from onrecord.store import Record

TO_DECIDE: dict[str, tuple[str, dict[str, Any]]] = {
    # act → what it is about, and its value
    "accept": ("claim", {}),
    "reject": ("claim", {}),
    "correct": ("claim", {"field": "groups", "to": ["civilian"]}),
    "add": ("report", {"start": 0, "end": 8, "kind": "killed"}),
    "merge": ("incident", {"with": ["{other}"]}),
    "split": ("incident", {"out": [["{report}", "c2"]]}),
    "overrule": ("incident", {"kind": "killed", "group": None, "low": 1, "best": 2, "high": 3}),
    "grade": ("incident", {"grade": "weak"}),
    "assign": ("claim", {"to": "anna"}),
    "comment": ("claim", {}),
    "flag": ("claim", {}),
    "second": ("claim", {"agrees": True}),
    "protect": ("report", {"start": 0, "end": 8, "who": "witness"}),
    "expose": ("report", {"start": 0, "end": 8}),
    "restrict": ("report", {"group": "desk"}),
    "undo": ("decision", {}),
}


def asked(record: Record, act: str, report: str, who: str) -> tuple[dict[str, str], dict[str, Any], int]:
    """What a decision is about, its value, and the version that is seen."""
    kind, value = TO_DECIDE[act]
    incident, other = incident_of(record, report), incident_of(record, "rep-40")
    held = {"{other}": other, "{report}": report}
    filled = {key: _put(one, held) for key, one in value.items()}
    if act == "second":
        decide(record, "rami" if who == "root" else "root", "flag", Subject("claim", report, "c1"))
    if act == "undo":
        made = decide(record, "root", "comment", Subject("report", report))
        return {"kind": "decision", "id": made}, filled, 0
    about = {"claim": claim(report, "c1"), "report": {"kind": "report", "report": report}}
    version = 1 if act == "second" else 0
    return about.get(kind, {"kind": "incident", "id": incident}), filled, version


def _put(value: Any, held: dict[str, str]) -> Any:
    if isinstance(value, list):
        return [_put(one, held) for one in value]
    return held.get(value, value) if isinstance(value, str) else value


def expected(who: str, act: str, report: str) -> int:
    """By the policy table: 403 where the role is too low, 404 for a group's own, else 201."""
    person = PEOPLE[who]
    if not allows(person, act):  # type: ignore[arg-type]
        return 403
    if report == "rep-90" and "field" not in person.groups and person.role != "admin":
        return 404
    if act == "undo" and not allows(person, "second"):
        return 403  # another person's decision
    return 201


@pytest.mark.parametrize("act", [act for act in ACTS if act != "erase"])
@pytest.mark.parametrize("report", ["rep-3", "rep-90"], ids=["open", "of a group"])
@pytest.mark.parametrize("who", PEOPLE)
def test_the_api_does_what_the_policy_table_says(
    who: str, report: str, act: str, api: Api, record: Record
) -> None:
    about, value, version = asked(record, act, report, who)
    headers = {} if about["kind"] == "report" else {"If_Match": f'"{version}"'}
    answer = api.decide(who, act, about, value, **headers)
    assert answer.status_code == expected(who, act, report), answer.content
    if answer.status_code == 201:
        made = answer.json()["decision"]
        kept = record.decisions.get(made["id"])
        assert kept is not None
        assert (kept.act, kept.by) == (act, who)


@pytest.mark.parametrize("who", PEOPLE)
def test_what_is_no_decision_is_by_the_table_too(who: str, api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.web.api import adding

    monkeypatch.setattr(adding, "_claims", lambda report: [])
    ways: dict[str, Callable[[], int]] = {
        "read": lambda: api.get(who, "claims").status_code,
        "add-report": lambda: api.ask("POST", who, "reports", "One person was hurt.").status_code,
        "read-log": lambda: api.get(who, "log").status_code,
        "export-names": lambda: api.get(who, "claims?names=1").status_code,
    }
    done = {action: ask() for action, ask in ways.items()}
    assert done == {
        action: (201 if action == "add-report" else 200) if allows(PEOPLE[who], action) else 403  # type: ignore[arg-type]
        for action in ways
    }


def test_all_acts_are_tried() -> None:
    assert set(TO_DECIDE) == set(ACTS) - {"erase"}
    assert set(ACTS) <= set(MAY)


def test_erasing_is_not_done_over_the_net(api: Api) -> None:
    answer = api.decide("root", "erase", {"kind": "report", "report": "rep-3"})
    assert (answer.status_code, answer.json()["error"]["where"]) == (422, "body.act")


def test_what_is_so_already_is_refused(api: Api) -> None:
    assert api.decide("anna", "accept", claim("rep-3", "c1"), If_Match='"0"').status_code == 201
    again = api.decide("anna", "accept", claim("rep-3", "c1"), If_Match='"1"')
    assert (again.status_code, again.json()["error"]["code"]) == (409, "already-so")


@pytest.mark.parametrize("sent", [None, "*", "third", '"-1"', '"99999999999"'])
def test_a_version_must_be_named(sent: str | None, api: Api) -> None:
    headers = {} if sent is None else {"If_Match": sent}
    answer = api.decide("anna", "accept", claim("rep-3", "c1"), **headers)
    assert answer.status_code == (428 if sent is None else 422)
    assert api.decide("anna", "comment", claim("rep-3", "c1"), why="looks right").status_code == 201


def test_a_stale_version_is_refused_with_both(api: Api) -> None:
    assert api.decide("anna", "reject", claim("rep-3", "c1"), If_Match='"0"').json()["version"] == 1
    stale = api.decide("rosa", "accept", claim("rep-3", "c1"), If_Match='"0"')
    error = stale.json()["error"]
    assert (stale.status_code, error["code"], error["seen"]) == (409, "conflict", {"version": 0})
    assert error["now"]["version"] == 1
    assert [(one["act"], one["by"]) for one in error["now"]["decisions"]] == [("reject", "anna")]


def test_the_etag_of_a_claim_is_good_for_if_match(api: Api) -> None:
    for who, act in (("anna", "reject"), ("rosa", "accept")):
        tag = api.get(who, "claims/rep-3/c1")["ETag"]
        assert api.decide(who, act, claim("rep-3", "c1"), If_Match=tag).status_code == 201
    assert api.get("anna", "claims/rep-3/c1").json()["status"] == "accepted"


def test_the_version_after_is_the_one_to_send_next(api: Api, record: Record) -> None:
    incident = {"kind": "incident", "id": incident_of(record, "rep-3")}
    version = api.get("rosa", f"incidents/{incident['id']}").json()["version"]
    for grade in ("weak", "fair"):
        made = api.decide("rosa", "grade", incident, {"grade": grade}, If_Match=f'"{version}"')
        assert made.status_code == 201
        version = made.json()["version"]
    shown = api.get("rosa", f"incidents/{incident['id']}").json()
    assert (shown["version"], shown["assessment"]["grade"]) == (version, "fair")
    assert [o["what"] for o in shown["assessment"]["overruled"]] == ["grade"]


def test_a_batch_gives_each_its_own_result(api: Api) -> None:
    batch = [
        {"act": "accept", "about": claim("rep-3", "c1"), "version": 0},
        {"act": "accept", "about": claim("rep-3", "c2")},
        {"act": "accept", "about": claim("rep-90", "c1"), "version": 0},
        {"act": "grade", "about": {"kind": "incident", "id": "i0"}, "version": 0},
        {"act": "reject", "about": claim("rep-4", "c1"), "version": 0, "why": "a slip"},
    ]
    answer = api.ask("POST", "anna", "decisions/batch", {"decisions": batch})
    body = answer.json()
    assert answer.status_code == 200
    assert [one["status"] for one in body["results"]] == [201, 428, 404, 403, 201]
    assert (body["decided"], body["refused"]) == (2, 3)
    assert api.get("anna", "claims?status=rejected").json()["items"][0]["claim"]["report"] == "rep-4"


def at_once(calls: list[Callable[[], Any]]) -> list[Any]:
    """What each gives, all begun together."""
    gate, found = threading.Barrier(len(calls)), [None] * len(calls)

    def run(number: int) -> None:
        try:
            gate.wait()
            found[number] = calls[number]()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(n,)) for n in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_of_two_who_decide_at_once_one_is_told_of_the_other(api: Api, record: Record) -> None:
    for claim_id in ("c1", "c2"):
        calls = [
            lambda who=who, act=act, c=claim_id: Api().decide(who, act, claim("rep-3", c), If_Match='"0"')
            for who, act in (("anna", "accept"), ("rosa", "reject"), ("amir", "accept"))
        ]
        answers = at_once(calls)  # type: ignore[arg-type]
        assert sorted(one.status_code for one in answers) == [201, 409, 409]
        assert {one.json()["error"]["code"] for one in answers if one.status_code == 409} == {"conflict"}
    assert len([d for d in record.decisions.all() if d.about.kind == "claim"]) == 2


def test_a_key_is_answered_once(api: Api, record: Record) -> None:
    about = claim("rep-3", "c1")
    first, again = (
        api.decide("anna", "accept", about, If_Match='"0"', Idempotency_Key="key-1") for _ in range(2)
    )
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.content == again.content
    assert again["Idempotent-Replayed"] == "true"
    assert len([d for d in record.decisions.all() if d.about.kind == "claim"]) == 1
    other = api.decide("anna", "reject", about, If_Match='"1"', Idempotency_Key="key-1")
    assert (other.status_code, other.json()["error"]["code"]) == (422, "key-reused")
    own = api.decide("rosa", "reject", about, If_Match='"1"', Idempotency_Key="key-1")
    assert own.status_code == 201, "another person's key is another key"


def test_a_refusal_is_kept_under_its_key_too(api: Api) -> None:
    stale = [
        api.decide("anna", "accept", claim("rep-3", "c1"), If_Match='"4"', Idempotency_Key="key-2")
        for _ in range(2)
    ]
    assert [one.status_code for one in stale] == [409, 409]
    assert stale[0].content == stale[1].content


def test_a_key_sent_twice_at_once_is_done_once(api: Api, record: Record) -> None:
    def send() -> Any:
        return Api().decide("anna", "comment", claim("rep-3", "c1"), why="seen", Idempotency_Key="key-3")

    answers = at_once([send, send, send])
    assert [one.status_code for one in answers] == [201, 201, 201]
    assert len({one.content for one in answers}) == 1
    assert len([d for d in record.decisions.all() if d.act == "comment"]) == 1


def test_a_key_is_kept_for_a_day(api: Api, record: Record) -> None:
    from onrecord.web.api.models import AnswerRow
    from onrecord.web.api.repeats import KEPT

    def send() -> Any:
        return api.decide("anna", "comment", claim("rep-3", "c1"), why="seen", Idempotency_Key="key-4")

    send()
    for row in AnswerRow.objects.filter(key="key-4"):
        AnswerRow.objects.filter(pk=row.pk).update(at=row.at - KEPT)
    anew = send()
    assert not anew.has_header("Idempotent-Replayed")
    assert anew.json()["error"]["code"] == "already-so", (
        "it is weighed anew, and what is so is not done twice"
    )


def test_incidents_obey_a_decision_a_moment_later(api: Api, record: Record) -> None:
    from onrecord.web.api import relinking

    incident = incident_of(record, "rep-3")
    api.decide(
        "anna",
        "split",
        {"kind": "incident", "id": incident},
        {"out": [["rep-4", "c1"], ["rep-4", "c2"]]},
        If_Match='"0"',
    )
    assert relinking.rest()
    assert incident_of(record, "rep-3") != incident_of(record, "rep-4")
    assert api.get("anna", f"incidents/{incident_of(record, 'rep-4')}").json()["pending"] is False


def test_only_one_server_links_at_a_time(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.web.api import relinking

    assert relinking._turn()
    with monkeypatch.context() as patch:
        patch.setattr(relinking, "_me", "another server")
        assert not relinking.bring_up_to_date(record)
    assert relinking.bring_up_to_date(record)
    with monkeypatch.context() as patch:
        patch.setattr(relinking, "_me", "another server")
        assert relinking.bring_up_to_date(record)
