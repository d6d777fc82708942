"""Accounts made and changed on the pages: each change with a reason in the log, first passwords shown once, one admin always left."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from visiting import PASSWORD, confirmed, signed_in

from onrecord.store import Record
from onrecord.web.accounts import factors, people
from onrecord.web.accounts.models import SessionRow

WHY = "as the desk agreed on Monday"


def last(record: Record, about: str) -> dict[str, Any]:
    return list(record.log.entries(about=about))[-1].told()


def change(client: Client, name: str, do: str, **sent: object) -> Any:
    return client.post("/admin/people/change", {"name": name, "do": do, "why": WHY} | sent)


def test_an_account_is_added_and_its_password_is_shown_once(record: Record) -> None:
    client = confirmed("admin")
    sent = {"name": "dana", "role": "analyst", "groups": ["aleppo"], "new_groups": "homs, hama", "why": WHY}
    answer = client.post("/admin/people/add", sent)
    found = re.search(r'<code id="password"[^>]*>([a-z2-9-]{24})</code>', answer.content.decode())
    assert found
    assert answer["Cache-Control"] == "no-store"
    person = record.accounts.get("dana").person  # type: ignore[union-attr]
    assert (person.role, person.groups) == ("analyst", {"aleppo", "homs", "hama"})
    entry = last(record, "account dana")
    assert (entry["by"], entry["why"], entry["what"]) == ("admin", WHY, "rights")
    assert found[1] not in str([one.told() for one in record.log.entries()])
    assert found[1] not in client.get("/admin/people?name=dana").content.decode()
    assert Client().post("/sign-in", {"login": "dana", "password": found[1]}).status_code == 302
    assert client.post("/admin/people/add", sent).status_code == 422, "sent again it makes no second one"


@pytest.mark.parametrize("add", [True, False])
def test_a_form_that_is_sent_again_makes_no_second_password(record: Record, add: bool) -> None:
    client = confirmed("admin")
    to, page = ("add", "/admin/people") if add else ("change", "/admin/people?name=viewer")
    form = re.search(r'name="form" value="([\w-]+)"', client.get(page).content.decode())
    assert form
    sent = {
        "form": form[1],
        "why": WHY,
        "role": "analyst",
        "do": "password",
        "name": "dana" if add else "viewer",
    }
    assert client.post(f"/admin/people/{to}", sent).status_code == 200
    entries = record.log.head().number
    again = client.post(f"/admin/people/{to}", sent)
    assert (again.status_code, "it was sent already" in again.content.decode()) == (422, True)
    assert record.log.head().number == entries


def test_first_passwords_are_strong_and_never_the_same() -> None:
    made = {people.first_password() for _ in range(200)}
    assert len(made) == 200
    assert all(re.fullmatch(r"(?:[a-z2-9]{4}-){4}[a-z2-9]{4}", one) for one in made)
    assert not set("".join(made)) & set("01ilo")


REFUSED = [
    ("without a reason", {"why": " "}, "none is given"),
    ("a name that is taken", {"name": "VIEWER"}, "there is an account of that name"),
    ("a name with a space", {"name": "dana k"}, "cannot be one of an account"),
    ("no role", {"role": "owner"}, "it is none"),
    ("a group with a sign that nobody sees", {"new_groups": "a\u200bb"}, "cannot be the name of one"),
]


@pytest.mark.parametrize(("sent", "said"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_cannot_be_added_is_said_on_the_page_with_the_form_as_it_was(
    record: Record, sent: dict[str, str], said: str
) -> None:
    whole = {"name": "dana", "role": "reviewer", "new_groups": "homs", "why": WHY} | sent
    answer = confirmed("admin").post("/admin/people/add", whole)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert f'value="{whole["name"]}"' in page
    assert record.accounts.get("dana") is None


CHANGES = [
    ("role", {"role": "reviewer"}, {"role": "reviewer", "groups": ["aleppo"], "active": True}),
    ("groups", {"groups": ["aleppo"], "new_groups": "idlib"}, {"role": "analyst", "groups": ["aleppo", "idlib"], "active": True}),
    ("groups", {}, {"role": "analyst", "groups": [], "active": True}),
    ("close", {}, {"role": "analyst", "groups": ["aleppo"], "active": False}),
]  # fmt: skip


@pytest.mark.parametrize(("do", "sent", "after"), CHANGES)
def test_a_change_is_in_the_log_with_what_was_before(
    record: Record, do: str, sent: dict[str, Any], after: dict[str, Any]
) -> None:
    answer = change(confirmed("admin"), "analyst", do, **sent)
    assert (answer.status_code, answer["Location"]) == (303, "/admin/people?name=analyst")
    entry = last(record, "account analyst")
    assert entry["before"] == {"role": "analyst", "groups": ["aleppo"], "active": True}
    assert {key: entry["after"][key] for key in after} == after
    assert (entry["by"], entry["why"]) == ("admin", WHY)
    assert list(record.log.verify()) == []


def test_a_closed_account_is_out_at_once_and_comes_back(record: Record) -> None:
    theirs, ours = signed_in("analyst"), confirmed("admin")
    change(ours, "analyst", "close")
    assert theirs.get("/").status_code == 302
    assert "closed" in ours.get("/admin/people").content.decode()
    change(ours, "analyst", "open")
    assert signed_in("analyst").get("/").status_code == 200


def test_a_person_is_signed_out_everywhere(record: Record) -> None:
    theirs, ours = [signed_in("analyst") for _ in range(2)], confirmed("admin")
    change(ours, "analyst", "end-sessions")
    entry = last(record, "account analyst")
    assert (entry["what"], entry["after"], entry["why"]) == ("sign-out", {"sessions ended": 2}, WHY)
    assert SessionRow.objects.filter(account="analyst").count() == 0
    assert "2 sessions ended" in ours.get("/admin/people?name=analyst").content.decode()
    assert [one.get("/").status_code for one in theirs] == [302, 302]


def test_a_new_password_is_shown_once_and_the_old_one_is_over(record: Record) -> None:
    page = change(confirmed("admin"), "analyst", "password").content.decode()
    made = re.search(r'<code id="password"[^>]*>([a-z2-9-]{24})</code>', page)
    assert made
    assert Client().post("/sign-in", {"login": "analyst", "password": PASSWORD}).status_code == 200
    assert Client().post("/sign-in", {"login": "analyst", "password": made[1]}).status_code == 302


def test_second_factors_are_taken_away_and_required_of_all(record: Record) -> None:
    client = confirmed("admin")
    change(client, "analyst", "reset-factors")
    assert last(record, "account analyst")["after"]["second factor"] == "taken away"
    client.post("/admin/people/second-factor", {"needed": "true", "why": WHY})
    assert factors.required(record)
    assert last(record, factors.SETTING)["why"] == WHY
    assert client.get("/admin")["Location"] == "/account/second-factor", "the admin needs one too"


LAST = [("role", {"role": "reviewer"}), ("close", {})]


@pytest.mark.parametrize(("do", "sent"), LAST)
def test_the_last_admin_stays(record: Record, do: str, sent: dict[str, str]) -> None:
    client = confirmed("admin")
    answer = change(client, "admin", do, **sent)
    assert answer.status_code == 422
    assert "the only admin in use" in answer.content.decode()
    assert record.accounts.get("admin").active  # type: ignore[union-attr]
    change(client, "reviewer", "role", role="admin")
    change(client, "reviewer", "close")
    assert change(client, "admin", do, **sent).status_code == 422, "a closed account manages nothing"
    change(client, "reviewer", "open")
    assert change(client, "admin", do, **sent).status_code == 303


def test_a_change_that_is_none_and_a_person_who_is_nobody(record: Record) -> None:
    client = confirmed("admin")
    assert change(client, "analyst", "promote").status_code == 422
    assert change(client, "nobody", "close").status_code == 422
    assert client.get("/admin/people?name=nobody").status_code == 404
