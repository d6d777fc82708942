"""Signing in: passwords, codes, recovery codes, what refusals tell, how waits grow, and what the log keeps of it."""

from __future__ import annotations

import re
import time
from datetime import timedelta
from itertools import pairwise

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.test import Client, override_settings
from visiting import NOW, PASSWORD, signed_in

from onrecord.store import Record
from onrecord.web.accounts import factors, people, tries
from onrecord.web.accounts.adapter import WRONG

SECRET = "JBSWY3DPEHPK3PXP"  # of an app that lives for one test


def post(client: Client, name: str, password: str, **more: str) -> object:
    return client.post("/sign-in", {"login": name, "password": password, **more})


def code_of(secret: str = SECRET, at: int = 0) -> str:
    counter = int(time.time()) // 30 + at
    return totp.format_hotp_value(totp.hotp_value(secret, counter))


def with_app(name: str) -> None:
    from django.contrib.auth.models import User

    totp.TOTP.activate(User.objects.get(username=name), SECRET)


def entries(record: Record, what: str) -> list[dict[str, object]]:
    return [told for one in record.log.entries() if (told := one.told())["what"] == what]


def test_a_right_password_lets_in_and_is_in_the_log(record: Record) -> None:
    client = Client()
    done = post(client, "analyst", PASSWORD)
    assert (done.status_code, done["Location"]) == (302, "/")
    assert client.get("/").status_code == 200
    (entry,) = entries(record, "sign-in")
    assert (entry["by"], entry["about"]) == ("analyst", "account analyst")
    assert entry["after"]["how"] == ["password"]
    assert PASSWORD not in str(entry)


def test_signing_out_ends_the_session_and_is_in_the_log(record: Record) -> None:
    client = Client()
    post(client, "analyst", PASSWORD)
    before = client.cookies["onrecord-session"].value
    assert client.post("/sign-out").status_code == 302
    client.cookies["onrecord-session"] = before
    assert client.get("/")["Location"].startswith("/sign-in")
    assert [one["by"] for one in entries(record, "sign-out")] == ["analyst"]


REFUSED = [
    ("a wrong password", "analyst", "four green bridges fall"),
    ("a name that nobody has", "nobody", PASSWORD),
    ("another case of the name", "Analyst", PASSWORD),
    ("an account out of use", "gone", PASSWORD),
    ("an account with no password", "copied", PASSWORD),
]


@pytest.fixture
def odd_accounts(record: Record) -> Record:
    people.add(record, "gone", "analyst", (), PASSWORD)
    people.deactivate(record, "gone", NOW)
    record.accounts.set("copied", "analyst")
    return record


@pytest.mark.parametrize(("name", "password"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_every_refusal_reads_the_same(odd_accounts: Record, name: str, password: str) -> None:
    client = Client()
    done = post(client, name, password)
    assert done.status_code == 200
    assert str(WRONG) in done.content.decode()
    said = re.sub(r'value="[^"]*"', "", done.content.decode())
    other = re.sub(r'value="[^"]*"', "", post(Client(), "analyst", "wrong wrong wrong").content.decode())
    assert said == other
    assert client.get("/").status_code == 302


def test_an_unknown_name_is_not_kept(record: Record) -> None:
    """People type passwords into the field of the name; the log never forgets."""
    post(Client(), "my secret pass phrase", "x")
    post(Client(), "analyst", "x")
    assert [one["about"] for one in entries(record, "sign-in-refused")] == [
        "an unknown name",
        "account analyst",
    ]
    assert "my secret" not in str([one.told() for one in record.log.entries()])


def test_an_unknown_name_takes_as_long(record: Record) -> None:
    """With the hasher that is used: a password is hashed for nobody too."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.Argon2PasswordHasher"]):
        people.set_password(record, "analyst", PASSWORD)

        def seconds(name: str) -> float:
            took = []
            for number in range(3):
                start = time.perf_counter()
                Client(REMOTE_ADDR=f"192.0.2.{number}").post(
                    "/sign-in", {"login": name, "password": "x" * 20}
                )
                took.append(time.perf_counter() - start)
            return min(took)

        known, unknown = seconds("analyst"), seconds("nobody-of-that-name")
    assert 0.5 < known / unknown < 2


# --- waiting ------------------------------------------------------------------------------------


def test_waits_grow_and_end(record: Record) -> None:
    tried, now, waits = [("account", "analyst")], NOW, []
    for _ in range(12):
        wait = tries.take(tried, now)
        waits.append(wait)
        now += timedelta(seconds=wait)
        if wait:
            assert tries.take(tried, now) == 0
    assert waits[:5] == [0] * 5
    grown = [wait for wait in waits if wait]
    assert grown == sorted(grown)
    assert 15 <= grown[0] <= 16
    assert all(2 * a - 2 <= b <= 2 * a + 1 for a, b in pairwise(grown))


def test_no_wait_is_longer_than_an_hour(record: Record) -> None:
    tried, now = [("account", "analyst")], NOW
    longest = 0
    for _ in range(40):
        wait = tries.take(tried, now)
        longest, now = max(longest, wait), now + timedelta(seconds=wait)
    assert 3000 < longest <= 3601


def test_after_a_day_failures_are_forgotten(record: Record) -> None:
    for _ in range(7):
        tries.take([("account", "analyst")], NOW)
    assert tries.take([("account", "analyst")], NOW) > 0
    assert tries.take([("account", "analyst")], NOW + timedelta(days=2)) == 0


@pytest.mark.parametrize("name", ["analyst", "nobody"])
def test_a_known_and_an_unknown_name_are_locked_alike(record: Record, name: str) -> None:
    said = [post(Client(REMOTE_ADDR=f"192.0.2.{n}"), name, "wrong").content.decode() for n in range(7)]
    assert ["Too many tries" in one for one in said] == [False] * 5 + [True] * 2
    right = post(Client(REMOTE_ADDR="192.0.2.99"), name, PASSWORD)
    assert "Too many tries" in right.content.decode()
    assert len(entries(record, "sign-in-refused")) == 5, "what must wait is not weighed and not logged"


def test_one_address_that_tries_many_names_is_locked(record: Record) -> None:
    said = [post(Client(), f"name-{n}", "wrong").content.decode() for n in range(22)]
    assert ["Too many tries" in one for one in said] == [False] * 20 + [True] * 2
    assert post(Client(REMOTE_ADDR="192.0.2.1"), "analyst", PASSWORD).status_code == 302


def test_a_right_password_forgets_the_failures_of_its_account(record: Record) -> None:
    for _ in range(2):
        for _ in range(4):
            post(Client(), "analyst", "wrong")
        assert post(Client(), "analyst", PASSWORD).status_code == 302


# --- second factors -----------------------------------------------------------------------------


def test_a_password_and_a_code_let_in(record: Record) -> None:
    with_app("analyst")
    client = Client()
    done = post(client, "analyst", PASSWORD)
    assert done["Location"] == "/sign-in/code"
    assert client.get("/").status_code == 302, "the password alone lets nobody in"
    assert client.post("/sign-in/code", {"code": code_of()})["Location"] == "/"
    assert client.get("/").status_code == 200
    assert entries(record, "sign-in")[-1]["after"]["how"] == ["password", "totp"]


def test_a_code_is_taken_once(record: Record) -> None:
    with_app("analyst")
    code = code_of()
    first, second = Client(), Client()
    for client in (first, second):
        post(client, "analyst", PASSWORD)
    assert first.post("/sign-in/code", {"code": code}).status_code == 302
    from django.core.cache import cache

    cache.clear()  # as another worker sees it
    assert second.post("/sign-in/code", {"code": code}).status_code == 200
    assert second.get("/").status_code == 302


def test_wrong_codes_make_wait_whatever_the_address(record: Record) -> None:
    with_app("analyst")
    said = []
    for n in range(7):
        client = Client(REMOTE_ADDR=f"192.0.2.{n}")
        post(client, "analyst", PASSWORD)
        said.append(client.post("/sign-in/code", {"code": "000000"}).content.decode())
    assert ["Too many tries" in one for one in said] == [False] * 5 + [True] * 2
    assert [one["after"]["how"] for one in entries(record, "sign-in-refused")] == ["totp"] * 5


def test_a_recovery_code_lets_in_once(record: Record) -> None:
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
    from django.contrib.auth.models import User

    with_app("analyst")
    code = RecoveryCodes.activate(User.objects.get(username="analyst")).get_unused_codes()[0]
    for expected in (302, 200):
        client = Client()
        post(client, "analyst", PASSWORD)
        assert client.post("/sign-in/code", {"code": code}).status_code == expected


def test_whoever_has_none_sets_one_up_before_anything_else(record: Record) -> None:
    factors.require(record, True, "as it is by default")
    client = Client()
    post(client, "analyst", PASSWORD)
    for page in ("/", "/report?id=report-1", "/log", "/account"):
        assert client.get(page)["Location"] == "/account/second-factor"
    sent = client.post("/decide", {"act": "accept"})
    assert sent["Location"] == "/account/second-factor"
    assert client.get("/account/second-factor").status_code == 200
    again = client.get("/account/second-factor/app")
    assert again["Location"].startswith("/account/again"), "the password is asked for again before a change"
    client.post(again["Location"], {"password": PASSWORD})
    secret = re.search(r'<code id="secret">(\w+)<', client.get("/account/second-factor/app").content.decode())
    assert secret
    done = client.post("/account/second-factor/app", {"code": code_of(secret[1])})
    assert done["Location"] == "/account/second-factor/codes"
    shown = client.get(done["Location"]).content.decode()
    assert len(re.findall(r"<li><code>\d{8}</code>", shown)) == 10
    assert not re.findall(r"<li><code>\d{8}</code>", client.get(done["Location"]).content.decode())
    assert client.get("/").status_code == 200
    told = [one["after"] for one in entries(record, "rights") if "second factor" in one["after"]]
    assert {(one["second factor"], one["kind"]) for one in told} == {
        ("added", "totp"),
        ("added", "recovery_codes"),
    }
    assert secret[1] not in str([one.told() for one in record.log.entries()])


def test_a_record_with_accounts_asks_for_one_by_default(alone: Record) -> None:
    people.add(alone, "first", "admin", (), PASSWORD)
    assert signed_in("first").get("/")["Location"] == "/account/second-factor"


def test_the_last_factor_stays_while_one_is_asked_for(record: Record) -> None:
    with_app("analyst")
    factors.require(record, True, "")
    client = Client()
    post(client, "analyst", PASSWORD)
    client.post("/sign-in/code", {"code": code_of()})
    client.post("/account/again?next=/account/second-factor/app/remove", {"password": PASSWORD})
    page = client.post("/account/second-factor/app/remove")
    assert "set up another one first" in page.content.decode()
    assert Authenticator.objects.filter(type="totp").count() == 1
    factors.require(record, False, "")
    assert client.post("/account/second-factor/app/remove").status_code == 302
    assert Authenticator.objects.count() == 0


def test_a_lost_factor_is_taken_away_by_whoever_runs_the_server(record: Record) -> None:
    client = signed_in("analyst")
    with_app("analyst")
    assert people.reset_factors(record, "analyst", "the phone was lost") == ["totp"]
    assert client.get("/").status_code == 302
    assert post(client, "analyst", PASSWORD)["Location"] == "/"


# --- passwords and ways out ---------------------------------------------------------------------

WEAK = [
    ("too short", "short one"),
    ("digits in a row", "123456789012"),
    ("a common one with digits", "Password123456!"),
    ("a common one twice", "dragondragon"),
    ("rows of the keyboard", "qwertyuiopasdfghjkl"),
    ("the name in it", "my analyst secret"),
    ("one digit", "99999999999999"),
    ("two letters", "ababababababab"),
]


@pytest.mark.parametrize("password", [row[1] for row in WEAK], ids=[row[0] for row in WEAK])
def test_a_weak_password_is_refused(record: Record, password: str) -> None:
    client = signed_in("analyst")
    sent = {"oldpassword": PASSWORD, "password1": password, "password2": password}
    assert client.post("/account/password", sent).status_code == 200
    assert post(Client(), "analyst", PASSWORD).status_code == 302


def test_a_new_password_ends_all_other_sessions(record: Record) -> None:
    here, there = Client(), Client()
    for client in (here, there):
        post(client, "analyst", PASSWORD)
    new = "seven slow rivers bend"
    sent = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert here.post("/account/password", sent).status_code == 302
    assert (here.get("/").status_code, there.get("/").status_code) == (200, 302)
    assert post(Client(), "analyst", new).status_code == 302


ELSEWHERE = [
    "https://evil.example/", "//evil.example", "/\\evil.example", "http://localhost:9/", "http://testserver/x",
    "javascript:alert(1)", "\thttps://evil.example", "https:evil.example",
]  # fmt: skip


@pytest.mark.parametrize("to", ELSEWHERE)
def test_signing_in_leads_nowhere_else(record: Record, to: str) -> None:
    done = post(Client(), "analyst", PASSWORD, next=to)
    assert (done.status_code, done["Location"]) == (302, "/")


@pytest.mark.parametrize("to", ELSEWHERE)
def test_signing_out_leads_nowhere_else(record: Record, to: str) -> None:
    assert signed_in("analyst").post("/sign-out", {"next": to})["Location"] == "/sign-in"


def test_signing_in_leads_back_to_the_page_that_was_asked_for(record: Record) -> None:
    client = Client()
    asked = client.get("/report?id=report-1")["Location"]
    assert asked == "/sign-in?next=%2Freport%3Fid%3Dreport-1"
    assert post(client, "analyst", PASSWORD, next="/report?id=report-1")["Location"] == "/report?id=report-1"


GONE = [
    "/sign-up",
    "/signup",
    "/accounts/signup/",
    "/password/reset",
    "/email",
    "/admin/",
    "/account/password/set",
]


@pytest.mark.parametrize("page", GONE)
def test_there_is_no_sign_up_no_mail_and_no_admin(record: Record, page: str) -> None:
    assert signed_in("admin").get(page).status_code == 404
