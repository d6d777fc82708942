"""Groups made, filled and emptied, with what is restricted to them; tokens made with a secret that is shown once, and ended."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from visiting import confirmed, restrict, signed_in

from onrecord.decisions import Subject
from onrecord.store import Record
from onrecord.web.accounts import people, tokens
from onrecord.web.clock import now

WHY = "the desk for the north begins"


def members(record: Record, group: str) -> list[str]:
    return [one.person.name for one in record.accounts.all() if group in one.person.groups]


def send(client: Client, do: str, group: str, *names: str) -> int:
    sent = {"group": group, "do": do, "members": names, "why": WHY}
    return client.post("/admin/groups/change", sent).status_code


def test_a_group_is_made_changed_and_emptied(record: Record) -> None:
    client = confirmed("admin")
    assert send(client, "make", "idlib", "viewer", "analyst") == 303
    assert members(record, "idlib") == ["analyst", "viewer"]
    assert send(client, "make", "idlib", "reviewer") == 303
    assert members(record, "idlib") == ["analyst", "reviewer", "viewer"], "making takes nobody out"
    assert send(client, "members", "idlib", "reviewer") == 303
    assert members(record, "idlib") == ["reviewer"]
    assert send(client, "empty", "idlib", "viewer") == 303
    assert members(record, "idlib") == []
    assert members(record, "aleppo") == ["admin", "analyst", "reviewer", "viewer"], (
        "other groups are as they were"
    )
    told = [one.told() for one in record.log.entries(about="account viewer")][-1]
    assert (told["before"]["groups"], told["after"]["groups"], told["why"]) == (
        ["aleppo", "idlib"],
        ["aleppo"],
        WHY,
    )


@pytest.mark.parametrize("name", ["", " ", "a,b", "x" * 61, "two\nlines"])
def test_what_can_be_no_name_of_a_group(record: Record, name: str) -> None:
    assert send(confirmed("admin"), "make", name, "viewer") == 422
    assert len({group for one in record.accounts.all() for group in one.person.groups}) == 1


def test_a_group_without_a_reason_is_not_made(record: Record) -> None:
    sent = {"group": "idlib", "do": "make", "members": ["viewer"], "why": ""}
    answer = confirmed("admin").post("/admin/groups/change", sent)
    assert answer.status_code == 422
    assert 'value="viewer" checked' in answer.content.decode()
    assert members(record, "idlib") == []


def test_closed_accounts_stay_in_until_the_group_is_emptied(record: Record) -> None:
    people.deactivate(record, "viewer", now())
    client = confirmed("admin")
    send(client, "members", "aleppo", "analyst")
    assert members(record, "aleppo") == ["analyst", "viewer"]
    assert "Closed accounts that are in it still" in client.get("/admin/groups?name=aleppo").content.decode()
    send(client, "empty", "aleppo")
    assert members(record, "aleppo") == []


def test_what_is_restricted_to_a_group_is_listed_with_its_page(record: Record) -> None:
    claim = next(iter(record.claims("report-2")))
    incident = record.links.placed()[-1].incident
    restrict(record, Subject("report", "report-1"), "idlib")
    restrict(record, Subject("claim", "report-2", claim.id), "idlib")
    restrict(record, Subject("incident", id=incident), "homs")
    client = signed_in("admin")
    page = client.get("/admin/groups?name=idlib").content.decode()
    assert 'href="/report?id=report-1"' in page
    assert f'href="/report?id=report-2#claim-{claim.id}"' in page
    assert f"/incident?id={incident}" not in page
    assert f'href="/incident?id={incident}"' in client.get("/admin/groups?name=homs").content.decode()
    rows = re.findall(
        r'name=(\w+)" dir="auto">\w+</a></th>\s*<td dir="auto">(.*?)</td><td class="n">(\d+)',
        client.get("/admin/groups").content.decode(),
        re.S,
    )
    assert [(name, n) for name, _, n in rows] == [("aleppo", "0"), ("homs", "1"), ("idlib", "2")]
    assert "nobody" in rows[1][1]


# --- tokens -------------------------------------------------------------------------------------


def sent(**other: object) -> dict[str, object]:
    day = f"{now() + timedelta(days=30):%Y-%m-%d}"
    return {
        "owner": "analyst",
        "label": "nightly import",
        "scopes": ["read", "add-report"],
        "until": day,
    } | other


def test_a_token_is_made_and_its_secret_is_shown_once(record: Record) -> None:
    client = confirmed("admin")
    answer = client.post("/admin/tokens/add", sent())
    found = re.search(r'<code id="secret"[^>]*>(orc_[\w-]+)</code>', answer.content.decode())
    assert found
    row = tokens.find(found[1], now())
    assert row is not None
    assert (row.account, row.label, tokens.scopes_of(row)) == (
        "analyst",
        "nightly import",
        {"read", "add-report"},
    )
    assert f"{row.expires:%H:%M}" == "23:59", "the day is the last on which it works"
    page = client.get("/admin/tokens").content.decode()
    assert "nightly import" in page
    assert found[1] not in page
    assert found[1] not in str([one.told() for one in record.log.entries()])


def test_a_form_that_is_sent_again_makes_no_second_token(record: Record) -> None:
    client = confirmed("admin")
    form = re.search(r'name="form" value="([\w-]+)"', client.get("/admin/tokens").content.decode())
    assert form
    assert client.post("/admin/tokens/add", sent(form=form[1], label="")).status_code == 422, "not done yet"
    assert client.post("/admin/tokens/add", sent(form=form[1])).status_code == 200
    again = client.post("/admin/tokens/add", sent(form=form[1]))
    assert (again.status_code, "it was sent already" in again.content.decode()) == (422, True)
    assert len(tokens.all_of()) == 1
    other = re.search(r'name="form" value="([\w-]+)"', again.content.decode())
    assert other
    assert client.post("/admin/tokens/add", sent(form=other[1])).status_code == 200
    assert len(tokens.all_of()) == 2


WRONG = [
    ("for nothing", {"label": " "}, "nobody says what it is for"),
    ("without a scope", {"scopes": []}, "no scope is given"),
    ("more than its owner may", {"owner": "viewer", "scopes": ["decide"]}, "may not decide itself"),
    ("of nobody", {"owner": "nobody"}, "no account of that name"),
    ("until no day", {"until": "soon"}, "no day of the calendar"),
    ("until yesterday", {"until": f"{now() - timedelta(days=2):%Y-%m-%d}"}, "not within a year"),
]


@pytest.mark.parametrize(("other", "said"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_a_token_that_cannot_be(record: Record, other: dict[str, object], said: str) -> None:
    answer = confirmed("admin").post("/admin/tokens/add", sent(**other))
    assert (answer.status_code, tokens.all_of()) == (422, [])
    assert said in answer.content.decode()


def test_a_token_is_ended_with_a_reason(record: Record) -> None:
    row, secret = tokens.make(record, "analyst", "import", ("read",), now() + timedelta(days=3), now())
    client = confirmed("admin")
    assert "ends soon" in client.get("/admin/tokens").content.decode()
    assert client.post("/admin/tokens/end", {"token": row.name}).status_code == 422
    assert tokens.find(secret, now()) is not None
    assert client.post("/admin/tokens/end", {"token": row.name, "why": WHY}).status_code == 303
    assert tokens.find(secret, now()) is None
    assert [one.told()["why"] for one in record.log.entries(about=f"token {row.name}")][-1] == WHY
    assert "Ended or expired (1)" in client.get("/admin/tokens").content.decode()
