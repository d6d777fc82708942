"""What is open to whom: nothing without a person, sessions that end when they are ended, forms that come from our pages."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import get_resolver
from visiting import NOW, PASSWORD, signed_in

from onrecord.store import Record
from onrecord.web import local
from onrecord.web.accounts import people
from onrecord.web.accounts.models import SessionRow
from onrecord.web.pages import files

OPEN = {
    "account_login",
    "account_logout",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "enter",
    "file",
    "language",
}
FILLED = {
    "enter": "/enter/word",
    "file": "/files/style.css",
    "mfa_remove_webauthn": "/account/second-factor/passkeys/1/remove",
}


def pages() -> list[tuple[str, str]]:
    """(name, address) of every page there is."""
    return [
        (one.name, FILLED.get(one.name, f"/{one.pattern}"))
        for one in get_resolver("onrecord.web.urls").url_patterns
        if getattr(one, "name", None)
    ]


def test_every_page_is_found() -> None:
    assert len(pages()) > 20
    assert {name for name, _ in pages()} > OPEN


@pytest.mark.parametrize(("name", "address"), [row for row in pages() if row[0] not in OPEN], ids=lambda v: v)
def test_no_page_without_a_person(record: Record, name: str, address: str) -> None:
    for method in ("get", "post", "put", "delete", "options", "head"):
        done = getattr(Client(), method)(address)
        assert (done.status_code, done["Location"].partition("?")[0]) == (302, "/sign-in"), method
        assert done.content == b"", method


@pytest.mark.parametrize("address", ["/api/v1/reports", "/api/v1/", "/api/nothing"])
def test_the_api_answers_in_json_that_nobody_is_signed_in(record: Record, address: str) -> None:
    done = Client().get(address)
    assert done.status_code in (401, 404)
    assert done["Content-Type"].startswith("application/json")
    assert "report-1" not in done.content.decode()


# --- headers ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "address"), [*pages(), ("missing", "/nothing-here")], ids=lambda v: v)
@pytest.mark.parametrize("who", [None, "admin"])
def test_every_answer_is_closed(record: Record, name: str, address: str, who: str | None) -> None:
    client = signed_in(who) if who else Client()
    answer = client.get(address)
    policy = dict(part.split(" ", 1) for part in answer["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert name == "file" or "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize(("name", "address"), pages(), ids=lambda v: v)
def test_no_page_holds_script_or_style_of_its_own(record: Record, name: str, address: str) -> None:
    text = signed_in("admin").get(address, follow=True).content.decode()
    scripts = re.findall(r"<script([^>]*)>", text)
    assert all("src=" in one or 'type="application/json"' in one for one in scripts)
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", text.replace("data-allauth-onload=", ""))


@pytest.mark.parametrize("name", sorted(files._FILES))
def test_the_files_that_pages_load_are_there(record: Record, name: str) -> None:
    answer = Client().get(f"/files/{name}")
    assert answer.status_code == 200
    assert len(answer.content) > 100


@pytest.mark.parametrize(
    "name", ["../settings.py", "..%2fsettings.py", "%2e%2e/opened.py", "style.css/x", "base.html"]
)
def test_no_other_file_is_given(record: Record, name: str) -> None:
    assert signed_in("admin").get(f"/files/{name}").status_code == 404


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.nip.example"])
def test_another_host_name_is_refused(record: Record, host: str) -> None:
    """A page elsewhere whose name leads to this machine reads nothing."""
    answer = signed_in("admin").get("/", headers={"host": host})
    assert answer.status_code == 400
    assert "report-1" not in answer.content.decode()


# --- forms --------------------------------------------------------------------------------------

CHANGING = [
    "/sign-in",
    "/sign-out",
    "/decide",
    "/account/sessions/end",
    "/account/password",
    "/account/second-factor/app",
]


@pytest.mark.parametrize("address", CHANGING)
def test_a_form_from_elsewhere_is_refused(record: Record, address: str) -> None:
    answer = signed_in("admin", enforce_csrf_checks=True).post(address, {})
    assert answer.status_code == 403
    assert "does not come from a page of this session" in answer.content.decode()


def test_a_view_that_lets_itself_off_is_checked_all_the_same(record: Record) -> None:
    from django.http import HttpResponse
    from django.test import RequestFactory
    from django.views.decorators.csrf import csrf_exempt

    from onrecord.web.csrf import Csrf

    request = RequestFactory(enforce_csrf_checks=True).post("/api/v1/decisions", {})
    request.record = record  # type: ignore[attr-defined]
    view = csrf_exempt(lambda request: HttpResponse())
    refused = Csrf(lambda request: HttpResponse()).process_view(request, view, (), {})
    assert refused is not None
    assert refused.status_code == 403


@pytest.mark.parametrize("address", ["/sign-out", "/decide", "/account/sessions/end"])
def test_nothing_is_changed_by_following_a_link(record: Record, address: str) -> None:
    client = signed_in("admin")
    before = record.log.head().number
    client.get(address)
    assert record.log.head().number == before
    assert client.get("/").status_code == 200


# --- sessions -----------------------------------------------------------------------------------


def test_sessions_are_listed_and_ended_one_by_one(record: Record) -> None:
    firefox = signed_in(
        "analyst", headers={"user-agent": "Mozilla/5.0 (X11; Linux x86_64) Gecko Firefox/130.0"}
    )
    chrome = signed_in(
        "analyst", headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0) Chrome/130 Safari/537"}
    )
    other = signed_in("reviewer")
    page = firefox.get("/account").content.decode()
    assert "Firefox on Linux (this one)" in page
    assert "Chrome on Windows" in page
    chromes = SessionRow.objects.get(device="Chrome on Windows").name
    assert other.post("/account/sessions/end", {"session": chromes}).status_code == 404, "another person's"
    assert chrome.get("/").status_code == 200
    assert firefox.post("/account/sessions/end", {"session": chromes}).status_code == 303
    assert (chrome.get("/").status_code, firefox.get("/").status_code) == (302, 200)


def test_all_other_sessions_are_ended_at_once(record: Record) -> None:
    here, *others = [signed_in("analyst") for _ in range(3)]
    here.post("/account/sessions/end", {"session": "all others"})
    assert [one.get("/").status_code for one in (here, *others)] == [200, 302, 302]
    assert SessionRow.objects.filter(account="analyst").count() == 1


@pytest.mark.parametrize(
    ("what", "seen", "begun", "status"),
    [
        ("used a minute ago", timedelta(minutes=1), timedelta(hours=1), 200),
        ("not used for an hour", timedelta(minutes=61), timedelta(hours=2), 302),
        ("signed in this morning", timedelta(minutes=1), timedelta(hours=12, minutes=1), 302),
    ],
)
def test_sessions_end_with_time(
    record: Record, what: str, seen: timedelta, begun: timedelta, status: int
) -> None:
    from onrecord.web.clock import now

    client = signed_in("analyst")
    SessionRow.objects.update(seen=now() - seen, begun=now() - begun)
    assert client.get("/").status_code == status
    assert client.get("/").status_code == status


def test_an_account_out_of_use_is_out_at_once(record: Record) -> None:
    client = signed_in("analyst")
    assert people.deactivate(record, "analyst", NOW, "has left")[0] == 1
    assert client.get("/").status_code == 302
    people.activate(record, "analyst")
    assert client.get("/").status_code == 302, "the session is gone for good"
    assert signed_in("analyst").get("/").status_code == 200


def test_an_account_switched_off_in_the_record_alone_is_out_too(record: Record) -> None:
    client = signed_in("analyst")
    record.accounts.set("analyst", "analyst", ("aleppo",), active=False)
    assert client.get("/").status_code == 302


def test_a_role_counts_from_the_next_request(record: Record) -> None:
    client = signed_in("analyst")
    assert client.get("/log").status_code == 403
    people.set_role(record, "analyst", "reviewer")
    assert client.get("/log").status_code == 200
    people.set_role(record, "analyst", "viewer")
    assert client.get("/log").status_code == 403


def test_a_session_is_another_after_signing_in(record: Record) -> None:
    """A key that somebody else put into the browser before is worth nothing after."""
    client = Client()
    client.get("/sign-in")
    session = client.session
    session["planted"] = True
    session.save()
    planted = (
        client.cookies["onrecord-session"].value
        if "onrecord-session" in client.cookies
        else session.session_key
    )
    client.cookies["onrecord-session"] = planted
    client.post("/sign-in", {"login": "analyst", "password": PASSWORD})
    assert client.cookies["onrecord-session"].value != planted
    assert not Session.objects.filter(session_key=planted).exists()


def test_cookies_are_kept_from_scripts_and_other_sites(record: Record) -> None:
    client = Client()
    client.get("/sign-in")
    client.post("/sign-in", {"login": "analyst", "password": PASSWORD})
    for cookie in client.cookies.values():
        assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert {"onrecord-session", "onrecord-csrf"} <= set(client.cookies)


# --- one person's record ------------------------------------------------------------------------


def test_the_link_lets_in_once(alone: Record) -> None:
    link = local.make(NOW)
    from onrecord.web.clock import now

    link._until = now() + local.GOOD_FOR
    first, second = Client(), Client()
    assert first.get(f"/enter/{link.word}")["Location"] == "/"
    assert first.get("/").status_code == 200
    assert second.get(f"/enter/{link.word}").status_code == 403
    assert second.get("/").status_code == 302
    assert "admin" in first.get("/account").content.decode()


@pytest.mark.parametrize(
    ("what", "age", "wrong"),
    [
        ("too old", timedelta(minutes=11), ""),
        ("another word", timedelta(0), "x"),
        ("none", timedelta(0), None),
    ],
)
def test_no_other_link_lets_in(alone: Record, what: str, age: timedelta, wrong: str | None) -> None:
    from onrecord.web.clock import now

    link = local.make(now() - age)
    word = "-" if wrong is None else link.word + wrong
    client = Client()
    assert client.get(f"/enter/{word}").status_code == 403
    assert client.get("/").status_code == 302


def test_a_server_that_ended_takes_its_sessions_along(alone: Record) -> None:
    from onrecord.web.clock import now

    client = Client()
    client.get(f"/enter/{local.make(now()).word}")
    assert client.get("/").status_code == 200
    local.make(now())
    assert client.get("/").status_code == 302


def test_the_first_account_shuts_the_link_and_its_session_out(alone: Record) -> None:
    from onrecord.web.clock import now

    link = local.make(now())
    client = Client()
    client.get(f"/enter/{link.word}")
    people.add(alone, "first", "admin", (), PASSWORD)
    assert client.get("/").status_code == 302
    assert Client().get(f"/enter/{local.make(now()).word}").status_code == 403


def test_signing_out_of_ones_own_record(alone: Record) -> None:
    from onrecord.web.clock import now

    client = Client()
    client.get(f"/enter/{local.make(now()).word}")
    assert client.post("/sign-out").status_code == 302
    assert client.get("/").status_code == 302
