"""Accounts on the command line, tokens and what they may be used for, how a record is served, and tables in the record's database."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[1] / "cli"))

from calling import Onrecord
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from visiting import PASSWORD, signed_in

from onrecord import review
from onrecord.decisions import Person
from onrecord.errors import AccountError, NotAllowed, ServeError
from onrecord.review import Action
from onrecord.store import Record, open_record
from onrecord.web import bearer, opened, persons, serving
from onrecord.web.accounts import people, tokens
from onrecord.web.accounts.models import TokenRow
from onrecord.web.clock import now

DAY = timedelta(days=1)


def asks(secret: str, path: str = "/api/v1/reports", method: str = "GET") -> object:
    """The request as the API gets it, or the answer that it got instead."""
    request = RequestFactory().generic(method, path, headers={"authorization": f"Bearer {secret}"})
    request.session, request.user = (
        {},
        __import__("django.contrib.auth.models", fromlist=["AnonymousUser"]).AnonymousUser(),
    )  # type: ignore[attr-defined]
    got: list[HttpRequest] = []

    def api(request: HttpRequest) -> HttpResponse:
        got.append(request)
        return HttpResponse()

    answer = bearer.Bearer(persons.Persons(api))(request)
    return got[0] if got else answer


# --- tokens -------------------------------------------------------------------------------------

SCOPED = [
    # scopes, role of the owner, role lent, what it may, what it may not
    (("read",), "admin", "viewer", ("read",), ("comment", "export", "add-report", "restrict", "read-log")),
    (("read", "decide"), "analyst", "analyst", ("read", "accept", "comment"), ("grade", "export", "add-report")),
    (("decide",), "admin", "admin", ("accept", "grade", "restrict"), ("read", "export", "accounts", "restore")),
    (("export",), "reviewer", "analyst", ("export",), ("read", "accept", "export-names", "second")),
    (("add-report",), "admin", "analyst", ("add-report",), ("read", "accept", "erase")),
    (("read", "decide", "add-report", "export"), "reviewer", "reviewer", ("read", "grade", "export"), ("read-log", "restrict")),
]  # fmt: skip


@pytest.mark.parametrize(("scopes", "owner", "role", "may", "may_not"), SCOPED, ids=lambda v: "-".join(v) if isinstance(v, tuple) else v)  # fmt: skip
def test_a_token_may_what_its_scopes_and_its_owner_may(
    record: Record, scopes: tuple[str, ...], owner: str, role: str, may: tuple[Action, ...], may_not: tuple[Action, ...]
) -> None:  # fmt: skip
    _, secret = tokens.make(record, owner, "nightly", scopes, now() + DAY, now())
    request = asks(secret)
    assert (request.person.name, request.person.role, request.token.scopes) == (
        owner,
        role,
        frozenset(scopes),
    )  # type: ignore[attr-defined]
    for action in may:
        tokens.allow(request.person, request.token.scopes, action)  # type: ignore[attr-defined]
    for action in may_not:
        with pytest.raises(NotAllowed):
            tokens.allow(request.person, request.token.scopes, action)  # type: ignore[attr-defined]


def test_every_action_of_the_policy_has_a_scope_or_takes_a_person() -> None:
    admin = Person("a", "admin")
    lent = {a for a in review.MAY if _allowed(admin, a)}
    assert set(review.MAY) - lent == {
        "export-names", "draft-bulletin", "issue-bulletin", "read-log", "accounts", "backup", "restore", "erase",
    }  # fmt: skip


def _allowed(person: Person, action: Action) -> bool:
    try:
        tokens.allow(person, tokens.SCOPES, action)
    except NotAllowed:
        return False
    return True


def test_the_secret_is_kept_nowhere(record: Record, path: Path) -> None:
    row, secret = tokens.make(record, "analyst", "nightly", ("read",), now() + DAY, now())
    assert secret.startswith("orc_")
    assert len(secret) > 45
    opened.close()
    files = [one.read_bytes() for one in path.parent.iterdir()]
    assert not [one for one in files if secret.encode() in one]
    assert [one for one in files if row.digest.encode() in one]


REFUSED_SECRETS = ["", "orc_", "orc_x", "Basic eDp5", "orc_" + "A" * 43]


@pytest.mark.parametrize("secret", REFUSED_SECRETS)
def test_another_secret_is_refused(record: Record, secret: str) -> None:
    tokens.make(record, "analyst", "nightly", ("read",), now() + DAY, now())
    assert asks(secret).status_code == 401  # type: ignore[attr-defined]


def test_a_token_ends_with_its_day_its_owner_or_by_hand(record: Record) -> None:
    made = [tokens.make(record, "analyst", f"n{n}", ("read",), now() + DAY, now()) for n in range(3)]
    expired, ended, owned = made
    TokenRow.objects.filter(pk=expired[0].pk).update(expires=now() - timedelta(seconds=1))
    tokens.end(record, ended[0].name, now(), "no longer needed")
    assert asks(expired[1]).status_code == asks(ended[1]).status_code == 401  # type: ignore[attr-defined]
    assert asks(owned[1]).person.name == "analyst"  # type: ignore[attr-defined]
    assert people.deactivate(record, "analyst", now())[1] == 2
    people.activate(record, "analyst")
    assert asks(owned[1]).status_code == 401  # type: ignore[attr-defined]


def test_a_token_follows_the_role_of_its_owner(record: Record) -> None:
    _, secret = tokens.make(record, "reviewer", "nightly", ("decide",), now() + DAY, now())
    people.set_role(record, "reviewer", "viewer")
    assert asks(secret).person.role == "viewer"  # type: ignore[attr-defined]
    record.accounts.set("reviewer", "reviewer", active=False)
    assert asks(secret).person is None  # type: ignore[attr-defined]


def test_a_token_lets_into_no_page(record: Record) -> None:
    _, secret = tokens.make(record, "admin", "nightly", tokens.SCOPES, now() + DAY, now())
    done = Client(headers={"authorization": f"Bearer {secret}"}).get("/")
    assert done["Location"].startswith("/sign-in")


def test_a_token_that_reads_changes_nothing(record: Record) -> None:
    _, secret = tokens.make(record, "admin", "nightly", ("read",), now() + DAY, now())
    done = Client(headers={"authorization": f"Bearer {secret}"}).post("/api/v1/decisions", {})
    assert done.status_code in (403, 404)


WRONG_TOKENS = [
    ("no such account", "nobody", ("read",), DAY),
    ("no scope", "analyst", (), DAY),
    ("a scope that is none", "analyst", ("everything",), DAY),
    ("more than its owner may", "viewer", ("read", "decide"), DAY),
    ("export beyond its owner", "viewer", ("export",), DAY),
    ("more than a year", "analyst", ("read",), timedelta(days=367)),
    ("yesterday", "analyst", ("read",), -DAY),
]


@pytest.mark.parametrize(
    ("owner", "scopes", "lasts"), [r[1:] for r in WRONG_TOKENS], ids=[r[0] for r in WRONG_TOKENS]
)
def test_a_token_that_cannot_be(
    record: Record, owner: str, scopes: tuple[str, ...], lasts: timedelta
) -> None:
    with pytest.raises(AccountError):
        tokens.make(record, owner, "nightly", scopes, now() + lasts, now())
    assert tokens.all_of() == []


# --- the command line ---------------------------------------------------------------------------


@pytest.fixture
def onrecord(alone: Record, path: Path, monkeypatch: pytest.MonkeyPatch) -> Onrecord:
    opened.close()
    monkeypatch.setenv("ONRECORD_ACCOUNT", "anna")
    (path.parent / "word").write_text(f"{PASSWORD}\n")
    return Onrecord(path.parent)


def test_a_password_comes_by_a_pipe(onrecord: Onrecord, path: Path) -> None:
    """As another user's program may not open the pipe anew by the name /dev/stdin."""
    add = ("account", "add", "anna", "--role", "admin", "--password-file", "-")
    assert "password" in onrecord(*add, stdin=b"short\n").said
    assert onrecord(*add, stdin=f"{PASSWORD}\nmore\n".encode()).code == 0
    record = opened.open_for_pages(path)
    assert authenticate(username="anna", password=PASSWORD) is not None
    assert [one.person.name for one in record.accounts.all()] == ["anna"]


def test_accounts_from_the_first_to_the_last_day(onrecord: Onrecord, path: Path) -> None:
    add = ("account", "add", "--password-file", "word")
    assert "makes the first one" in onrecord("account", "list").out
    assert onrecord(*add, "anna", "--role", "admin", "--group", "aleppo", "--why", "begins").code == 0
    assert onrecord(*add, "bo", "--role", "viewer").code == 0
    assert onrecord("account", "role", "bo", "--role", "analyst").code == 0
    assert onrecord("account", "groups", "bo", "--group", "homs", "--group", "hama").code == 0
    token = onrecord(
        "account",
        "token",
        "add",
        "bo",
        "--for",
        "import",
        "--scope",
        "read",
        "--until",
        f"{now() + DAY:%Y-%m-%d}",
    )
    assert token.out.startswith("orc_")
    assert "bo  read" in onrecord("account", "token", "list").out
    assert "out of use; 0 sessions and 1 token ended" in onrecord("account", "deactivate", "bo").out
    assert onrecord("account", "list").lines == [
        "anna  admin  aleppo  no second factor",
        "bo  analyst  hama, homs  no second factor  (out of use)",
    ]
    assert onrecord("account", "activate", "bo").code == 0
    assert onrecord("account", "reset-mfa", "bo").code == 0
    assert "optional" in onrecord("account", "second-factor", "optional", "--why", "on a ship").out
    with open_record(path) as record:
        assert list(record.log.verify()) == []
        told = [one.told() for one in record.log.entries()]
    assert [one["about"] for one in told if one["what"] == "settings"] == ["setting second-factor"]
    assert sum(one["about"] == "account bo" for one in told) == 6
    assert token.out.strip() not in str(told)
    assert PASSWORD not in str(told)


@pytest.mark.parametrize(("role", "code"), [("viewer", 7), ("analyst", 7), ("reviewer", 7), ("admin", 0)])
def test_once_there_are_accounts_an_admin_alone_makes_more(
    onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch, role: str, code: int
) -> None:
    add = ("account", "add", "--password-file", "word")
    assert onrecord(*add, "anna", "--role", "admin").code == 0
    if role != "admin":
        assert onrecord(*add, "bo", "--role", role).code == 0
        monkeypatch.setenv("ONRECORD_ACCOUNT", "bo")
    for words in (
        (*add, "cid", "--role", "viewer"),
        ("account", "list"),
        ("account", "role", "anna", "--role", "admin"),
    ):
        assert onrecord(*words).code == code
    monkeypatch.setenv("ONRECORD_ACCOUNT", "stranger")
    assert onrecord("account", "list").code == 7


WRONG_ACCOUNTS = [
    (("add", "anna", "--role", "admin"), "there is an account of that name"),
    (("add", "ANNA", "--role", "admin"), "there is an account of that name"),
    (("add", "a b", "--role", "admin"), "cannot be one of an account"),
    (("add", "<b>", "--role", "admin"), "cannot be one of an account"),
    (("add", "four green bridges", "--role", "admin"), "cannot be one of an account"),
    (("role", "cid", "--role", "admin"), "no account has that name"),
    (("deactivate", "cid"), "no account has that name"),
    (("token", "end", "nothing"), "no token of that name"),
]


@pytest.mark.parametrize(
    ("words", "said"), WRONG_ACCOUNTS, ids=lambda v: " ".join(v) if isinstance(v, tuple) else ""
)
def test_what_cannot_be_done_is_said(onrecord: Onrecord, words: tuple[str, ...], said: str) -> None:
    assert onrecord("account", "add", "anna", "--role", "admin", "--password-file", "word").code == 0
    more = ("--password-file", "word") if words[0] == "add" else ()
    done = onrecord("account", *words, *more)
    assert done.code == 3
    assert said in done.said


def test_a_weak_password_makes_no_account(onrecord: Onrecord) -> None:
    (onrecord.folder / "word").write_text("password1234\n")
    done = onrecord("account", "add", "anna", "--role", "admin", "--password-file", "word")
    assert done.code == 3
    assert "password1234" not in done.said
    assert "makes the first one" in onrecord("account", "list").out


# --- the tables ---------------------------------------------------------------------------------


def test_the_tables_of_the_pages_are_in_the_log_and_a_copy_was_made(record: Record, path: Path) -> None:
    client = signed_in("analyst")
    client.get("/account")
    client.post("/sign-out")
    assert list(record.log.verify()) == []
    whats = [one.told()["what"] for one in record.log.entries()]
    assert whats.count("migrate") == 2


def test_a_copy_is_made_before_the_pages_tables(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    open_record(path, create=True).close()
    opened.open_for_pages(path)
    opened.close()
    (copy,) = tmp_path.glob("*.bak")
    assert copy.name == "r.db.schema-pages.bak"
    with open_record(copy) as record:
        assert list(record.log.verify()) == []
    opened.open_for_pages(path)
    opened.close()
    assert len(list(tmp_path.glob("*.bak"))) == 1


# --- serving ------------------------------------------------------------------------------------

EVERYWHERE = "0.0.0.0"  # noqa: S104 # that it is refused is the test
TLS = {"behind_tls": True, "names": ("record.example",)}
SERVED = [
    ("alone, here", True, {}, None),
    ("alone, on the ::1", True, {"host": "::1"}, None),
    ("alone, everywhere", True, {"host": EVERYWHERE}, "no accounts"),
    ("alone, on a name", True, {"host": "record.example"}, "no accounts"),
    ("alone, behind a proxy", True, TLS, "no accounts"),
    ("a team, here", False, {}, None),
    ("a team, everywhere, in the clear", False, {"host": EVERYWHERE, "names": ("a.example",)}, "readable for all between"),
    ("a team, everywhere, behind a proxy", False, TLS | {"host": EVERYWHERE}, None),
    ("a team behind a proxy without a name", False, {"behind_tls": True}, "by which name"),
    ("a certificate without a key", False, {"certificate": Path("c.pem")}, "go together"),
    ("a team with a certificate", False, {"host": EVERYWHERE, "certificate": Path("c"), "key": Path("k"), "names": ("a.example",)}, None),
]  # fmt: skip


@pytest.mark.parametrize(("alone", "where", "said"), [r[1:] for r in SERVED], ids=[r[0] for r in SERVED])
def test_who_may_be_served_where(alone: bool, where: dict[str, object], said: str | None) -> None:
    place = serving.Where(**where)  # type: ignore[arg-type]
    if said is None:
        assert serving._refuse(place, alone) is None  # type: ignore[func-returns-value]
        return
    with pytest.raises(ServeError) as refused:
        serving._refuse(place, alone)
    assert said in str(refused.value)


def test_behind_a_proxy_cookies_are_secure_and_addresses_are_the_browsers(record: Record) -> None:
    from onrecord.web.asked import address
    from onrecord.web.settings import Serving, set_up

    set_up(Serving(tls=True, proxy=True, names=("testserver",)))
    plain = Client().get("/sign-in")
    assert (plain.status_code, plain["Location"]) == (301, "https://testserver/sign-in")
    forwarded = {"x-forwarded-proto": "https", "x-forwarded-for": "10.9.9.9, 192.0.2.7"}
    client = Client(headers=forwarded)
    answer = client.get("/sign-in")
    assert answer["Strict-Transport-Security"].startswith("max-age=31536000")
    sent = {"login": "analyst", "password": PASSWORD}
    assert client.post("/sign-in", sent, headers={"referer": "https://testserver/sign-in"}).status_code == 302
    assert all(cookie["secure"] for cookie in client.cookies.values())
    assert all(name.startswith("__Host-") for name in client.cookies)
    assert address(answer.wsgi_request) == "192.0.2.7"
    (entry,) = [told for one in record.log.entries() if (told := one.told())["what"] == "sign-in"]
    assert entry["after"]["address"] == "192.0.2.7"


def test_without_a_proxy_nobody_says_who_he_is(record: Record) -> None:
    from onrecord.web.asked import address

    answer = Client(headers={"x-forwarded-for": "192.0.2.7", "x-forwarded-proto": "https"}).get("/sign-in")
    assert address(answer.wsgi_request) == "127.0.0.1"


def test_a_copied_record_has_its_accounts_and_takes_new_passwords(record: Record, path: Path) -> None:
    """`onrecord db copy` takes the record along, and none of the passwords, factors, sessions and tokens."""
    opened.close()
    other = path.with_name("copy.db")
    assert Onrecord(path.parent)("db", "copy", path, other, env={"ONRECORD_ACCOUNT": "admin"}).code == 0
    copied = opened.open_for_pages(other)
    assert [one.person.name for one in copied.accounts.all()] == ["admin", "analyst", "reviewer", "viewer"]
    assert Client().post("/sign-in", {"login": "analyst", "password": PASSWORD}).status_code == 200
    people.set_password(copied, "analyst", PASSWORD)
    assert signed_in("analyst").get("/").status_code == 200
    assert list(copied.log.verify()) == []
