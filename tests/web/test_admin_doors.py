"""Who may open which page of the administration, and who may send which of its forms."""

from __future__ import annotations

import pytest
from django.test import Client
from visiting import PASSWORD, signed_in

from onrecord.store import Record
from onrecord.web import local
from onrecord.web.clock import now
from onrecord.web.jobs import work
from onrecord.web.jobs.models import JobRow

# page: who may open it
PAGES = [
    ("/admin", "reviewer admin"),
    ("/admin/people", "admin"),
    ("/admin/people?name=viewer", "admin"),
    ("/admin/groups", "admin"),
    ("/admin/groups?name=aleppo", "admin"),
    ("/admin/tokens", "admin"),
    ("/admin/jobs", "reviewer admin"),
    ("/admin/backups", "admin"),
    ("/admin/places", "admin"),
    ("/admin/voices", "viewer analyst reviewer admin"),
    ("/log", "reviewer admin"),
    ("/log?entry=1", "reviewer admin"),
]
# form: who may send it
FORMS = [
    ("/admin/people/add", "admin"),
    ("/admin/people/change", "admin"),
    ("/admin/people/second-factor", "admin"),
    ("/admin/groups/change", "admin"),
    ("/admin/tokens/add", "admin"),
    ("/admin/tokens/end", "admin"),
    ("/admin/backups/make", "admin"),
    ("/admin/places/add", "admin"),
    ("/admin/places/remove", "admin"),
    ("/log/verify", "reviewer admin"),
    ("/log/head", "reviewer admin"),
    ("/log/export", "reviewer admin"),
    ("/admin/jobs/link", "reviewer admin"),
]
ROLES = ("viewer", "analyst", "reviewer", "admin")


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("address", "may"), PAGES, ids=[row[0] for row in PAGES])
def test_a_page_opens_for_the_roles_that_may(record: Record, address: str, may: str, role: str) -> None:
    answer = signed_in(role).get(address)
    assert answer.status_code == (200 if role in may.split() else 403)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("address", "may"), FORMS, ids=[row[0] for row in FORMS])
def test_a_form_is_taken_from_the_roles_that_may(record: Record, address: str, may: str, role: str) -> None:
    """What is sent is empty, so that nobody changes anything; those who may not are told so and nothing else."""
    client = signed_in(role)
    before = record.log.head().number
    answer = client.post(address, {})
    work.rest()
    assert (answer.status_code == 403) is (role not in may.split())
    if role not in may.split():
        assert record.log.head().number == before
        assert JobRow.objects.count() == 0


@pytest.mark.parametrize(("address", "may"), FORMS, ids=[row[0] for row in FORMS])
def test_nothing_is_changed_by_following_a_link(record: Record, address: str, may: str) -> None:
    assert signed_in("admin").get(address).status_code == 405


@pytest.mark.parametrize(("address", "may"), FORMS, ids=[row[0] for row in FORMS])
def test_a_form_from_elsewhere_is_refused(record: Record, address: str, may: str) -> None:
    assert signed_in("admin", enforce_csrf_checks=True).post(address, {}).status_code == 403


@pytest.mark.parametrize("role", ROLES)
def test_the_menu_leads_to_it_where_the_role_allows_it(record: Record, role: str) -> None:
    linked = 'href="/admin"' in signed_in(role).get("/account").content.decode()
    assert linked is (role in ("reviewer", "admin"))


SECURITY = [row[0] for row in FORMS if row[0].startswith("/admin/") and row[0] != "/admin/jobs/link"]


@pytest.mark.parametrize("address", SECURITY)
def test_the_password_is_asked_for_again_before_a_change(record: Record, address: str) -> None:
    client = signed_in("admin")
    before = record.log.head().number
    answer = client.post(address, {"why": "asked for by the desk"})
    assert answer.status_code in (302, 303)
    assert answer["Location"].startswith("/account/again?next=")
    assert record.log.head().number == before


def test_the_form_is_kept_while_the_password_is_asked_for(record: Record) -> None:
    client = signed_in("admin")
    asked = client.post(
        "/admin/people/change", {"name": "viewer", "do": "role", "role": "analyst", "why": "does more"}
    )
    assert record.accounts.get("viewer").person.role == "viewer"  # type: ignore[union-attr]
    next = {"password": PASSWORD, "next": "/admin/people/change"}
    done = client.post(asked["Location"], next)
    assert (done.status_code, done["Location"]) == (303, "/admin/people?name=viewer")
    assert record.accounts.get("viewer").person.role == "analyst"  # type: ignore[union-attr]


def test_a_passphrase_is_not_kept_while_the_password_is_asked_for(record: Record) -> None:
    client = signed_in("admin")
    words = "seven quiet boats go north"
    client.post("/admin/backups/make", {"how": "passphrase", "passphrase": words, "again": words})
    assert words not in str(dict(client.session))
    assert "Nothing was changed yet" in client.get("/account/again").content.decode()


def test_whoever_came_in_by_the_link_has_no_password_to_give(alone: Record) -> None:
    client = Client()
    client.get(f"/enter/{local.make(now()).word}")
    assert "Make the first account" in client.get("/admin").content.decode()
    refused = client.post("/admin/people/add", {"name": "bo", "role": "viewer", "why": "begins"})
    assert (refused.status_code, alone.accounts.any()) == (422, False)
    made = client.post("/admin/people/add", {"name": "anna", "role": "admin", "why": "begins"})
    assert made.status_code == 200
    assert [one.person.name for one in alone.accounts.all()] == ["anna"]
    assert client.get("/admin")["Location"].startswith("/sign-in"), "the link lets nobody in any more"
    assert 'name="password"' in client.get("/sign-in").content.decode(), "one signs in by name from now on"
