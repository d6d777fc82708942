"""Secrets of second factors are encrypted with a key that does not lie in the database: kept, opened, changed, lost, found again."""

from __future__ import annotations

import base64
import os
import re
import sqlite3
import stat
import time
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from visiting import PASSWORD, words_of

from onrecord.address import Address, Server
from onrecord.errors import SecretsError
from onrecord.settings import secrets_key_path
from onrecord.store import Record, open_record
from onrecord.store.backup import write_backup
from onrecord.store.restoring import restore
from onrecord.store.sealing import Keys, Opening
from onrecord.web import opened
from onrecord.web.accounts import encrypting, factors, people, secrets_key
from onrecord.web.settings import Serving, set_up

SECRET = "KRSXG5CTMVRXEZLUKN2XAZLSKNSWG4TF"  # of an app that lives for one test
SEED = "5eed" * 20
LOST = "the key to it is not here"


@pytest.fixture(params=["sqlite", "postgresql"])
def team(
    request: pytest.FixtureRequest, tmp_path: Path, quick_hashes: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Record]:
    """An analyst's record on either database, open for the pages; a second factor is asked of nobody."""
    if request.param == "sqlite":
        yield from _team(tmp_path / "onrecord.db")
        return
    monkeypatch.setenv("ONRECORD_RAW", str(tmp_path / "raw"))
    with request.getfixturevalue("cluster").database() as where:
        yield from _team(where)


def _team(where: Address) -> Iterator[Record]:
    open_record(where, create=True).close()
    cache.clear()
    set_up(Serving(names=("testserver",)))
    record = opened.open_for_pages(where, by="tester")
    people.add(record, "analyst", "analyst", (), PASSWORD)
    factors.require(record, False, "tests that are not about it")
    yield record
    opened.close()


def key_at() -> Path:
    return Path(settings.SECRETS_KEY_AT)


def user() -> User:
    return User.objects.get(username="analyst")


def with_app(secret: str = SECRET) -> None:
    totp.TOTP.activate(user(), secret)


def with_codes() -> list[str]:
    codes: list[str] = RecoveryCodes.activate(user()).get_unused_codes()
    return codes


def kept_plain() -> None:
    """As an earlier version kept them."""
    Authenticator.objects.create(user=user(), type="totp", data={"secret": SECRET})
    Authenticator.objects.create(user=user(), type="recovery_codes", data={"seed": SEED, "used_mask": 0})


def kept() -> str:
    return str([row.data for row in Authenticator.objects.all()])


def code_of(secret: str = SECRET) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))


def sign_in(code: str) -> tuple[int, str]:
    client = Client()
    client.post("/sign-in", {"login": "analyst", "password": PASSWORD})
    done = client.post("/sign-in/code", {"code": code})
    return done.status_code, words_of(done.content.decode())


def test_an_app_and_codes_let_in_and_neither_is_kept_as_it_is(team: Record) -> None:
    with_app()
    codes = with_codes()
    assert SECRET not in kept()
    assert re.fullmatch(
        r"onrecord1\.[0-9a-f]{12}\.[\w=-]+", Authenticator.objects.get(type="totp").data["secret"]
    )
    assert sign_in(code_of())[0] == 302
    assert [sign_in(codes[3])[0] for _ in range(2)] == [302, 200]


def test_the_key_is_for_its_owner_alone_and_not_in_the_database(team: Record) -> None:
    assert not key_at().exists(), "made at first need"
    with_app()
    assert stat.S_IMODE(key_at().stat().st_mode) == 0o600
    assert list(key_at().parent.glob(f".{key_at().name}*")) == []
    key = secrets_key.read(key_at())[0]
    assert base64.b64encode(key).decode() not in kept()
    if isinstance(team.address, Path):
        held = _bytes_of(team.address)
        assert key not in held
        assert base64.b64encode(key) not in held


def test_setting_up_an_app_leaves_its_secret_nowhere_in_the_file(record: Record, path: Path) -> None:
    """The session holds it until the first code comes."""
    client = Client()
    client.post("/sign-in", {"login": "analyst", "password": PASSWORD})
    client.post("/account/again?next=/account/second-factor/app", {"password": PASSWORD})
    page = client.get("/account/second-factor/app").content.decode()
    found = re.search(r'<code id="secret">(\w+)<', page)
    assert found
    sessions = [one.get_decoded() for one in Session.objects.all()]
    assert any("mfa.totp.secret" in one for one in sessions)
    assert found[1] not in str(sessions)
    wrong = client.post("/account/second-factor/app", {"code": "000000"})
    assert found[1] in wrong.content.decode(), "a wrong code does not change the secret that was shown"
    assert client.post("/account/second-factor/app", {"code": code_of(found[1])}).status_code == 302
    assert not any("mfa.totp.secret" in one.get_decoded() for one in Session.objects.all())
    assert not _in_file(found[1], path)
    assert sign_in(code_of(found[1]))[0] == 302


def test_what_an_earlier_version_kept_opens_and_is_encrypted_at_the_next_start(team: Record) -> None:
    kept_plain()
    codes = RecoveryCodes(Authenticator.objects.get(type="recovery_codes")).get_unused_codes()
    assert sign_in(codes[0])[0] == 302
    assert encrypting.at_start() == []
    assert SECRET not in kept()
    assert SEED not in kept()
    before = kept()
    assert encrypting.at_start() == []
    assert kept() == before, "once"
    assert sign_in(codes[0])[0] == 200, "a code that was used stays used"
    assert sign_in(codes[1])[0] == 302
    assert sign_in(code_of())[0] == 302
    assert list(team.log.verify()) == []


def test_plain_secrets_are_gone_from_the_files_bytes(record: Record, path: Path) -> None:
    kept_plain()
    for mask in range(1, 40):  # rows written over leave traces of what they were
        row = Authenticator.objects.get(type="recovery_codes")
        row.data["used_mask"] = mask
        row.data["viewed_at"] = "9" * mask
        row.save()
    assert _in_file(SECRET, path)
    assert _in_file(SEED, path)
    encrypting.at_start()
    assert not _in_file(SECRET, path)
    assert not _in_file(SEED, path)


def test_no_secret_and_no_key_in_the_log(team: Record) -> None:
    kept_plain()
    encrypting.at_start()
    told = str([one.told() for one in team.log.entries()])
    key = base64.b64encode(secrets_key.read(key_at())[0]).decode()
    assert [word for word in (SECRET, SEED, key, "onrecord1.") if word in told] == []


@pytest.mark.parametrize("how", ["lost", "another", "unreadable", "damaged"])
def test_without_the_key_no_code_is_taken_and_an_admin_mends_it(team: Record, how: str) -> None:
    with_app()
    codes = with_codes()
    _spoil(how)
    for code in (code_of(), codes[0], "000000", ""):
        status, said = sign_in(code)
        assert status == 200
        assert (LOST in said) == bool(code)
    (line,) = [
        line for line in encrypting.at_start() if "cannot be checked" in line or "Second factors:" in line
    ]
    assert str(key_at()) in line
    if how in ("lost", "another"):
        assert "analyst" in line
        assert "account reset-mfa" in line
    people.reset_factors(team, "analyst", "the key was lost")
    done = Client().post("/sign-in", {"login": "analyst", "password": PASSWORD})
    assert done["Location"] == "/"


def test_a_code_that_cannot_be_checked_is_no_failure_of_the_person(team: Record) -> None:
    with_app()
    right = key_at().read_bytes()
    key_at().unlink()
    assert [LOST in sign_in("000000")[1] for _ in range(8)] == [True] * 8
    key_at().write_bytes(right)
    assert sign_in(code_of())[0] == 302


def test_without_the_key_the_page_of_factors_is_there(team: Record) -> None:
    """For whoever comes in by a passkey, which needs no key."""
    client = Client()
    client.post("/sign-in", {"login": "analyst", "password": PASSWORD})
    with_app()
    codes = with_codes()
    sign_in(codes[0])
    _spoil("lost")
    page = client.get("/account/second-factor")
    assert page.status_code == 200
    assert "9 left." in words_of(page.content.decode())
    client.post("/account/again?next=/account", {"password": PASSWORD})
    refused = client.get("/account/second-factor/codes/new")
    assert (refused.status_code, "the file of keys" in refused.content.decode()) == (503, True)


def test_a_key_that_is_found_again_is_a_line_more(team: Record) -> None:
    with_app()
    found = key_at().read_text()
    key_at().unlink()
    people.add(team, "second", "analyst", (), PASSWORD)
    totp.TOTP.activate(User.objects.get(username="second"), "JBSWY3DPEHPK3PXP")
    assert sign_in(code_of())[0] == 200
    key_at().write_text(key_at().read_text() + found)
    assert encrypting.at_start() == []
    key_at().write_text(key_at().read_text().replace(found, ""))
    assert sign_in(code_of())[0] == 302, "encrypted with the newest key at the start"


def test_a_changed_secret_is_refused(team: Record) -> None:
    with_app()
    row = Authenticator.objects.get(type="totp")
    for changed in (
        row.data["secret"][:-6] + "AAAAAA",
        row.data["secret"][:30],
        "onrecord1.",
        "onrecord1.x.y",
    ):
        with pytest.raises(SecretsError):
            encrypting.plain(changed)


def test_one_text_is_never_encrypted_alike(team: Record) -> None:
    made = {encrypting.encrypted(SECRET) for _ in range(20)}
    assert len(made) == 20
    assert {encrypting.plain(one) for one in made} == {SECRET}


def test_programs_that_begin_at_once_have_one_key(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "k"
    with ThreadPoolExecutor(8) as pool:
        keys = {tuple(keys) for keys in pool.map(lambda _: secrets_key.read_or_make(path), range(32))}
    assert len(keys) == 1
    assert os.listdir(path.parent) == ["k"]


def test_a_key_that_cannot_be_made_says_so_and_the_old_ones_still_open(
    team: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "SECRETS_KEY_AT", Path("/proc/no-such-folder/key"))
    kept_plain()
    (line,) = encrypting.at_start()
    assert "ONRECORD_SECRETS_KEY" in line
    assert sign_in(code_of())[0] == 302


def test_a_key_that_others_may_read_is_told(team: Record) -> None:
    with_app()
    key_at().chmod(0o644)
    (line,) = encrypting.at_start()
    assert "chmod 600" in line


def test_a_backup_holds_no_key_and_is_whole_with_it(record: Record, path: Path, tmp_path: Path) -> None:
    with_app()
    file, again = tmp_path / "monday.onrecord", tmp_path / "again.db"
    write_backup(path, file, Keys(), "test", datetime.now(UTC), lambda what, done: None)
    held, key = file.read_bytes(), secrets_key.read(key_at())[0]
    assert [one in held for one in (SECRET.encode(), key, base64.b64encode(key))] == [False] * 3
    restore(file, again, Opening(), lambda what, done: None)
    kept_apart = key_at().read_bytes()
    opened.open_for_pages(again, by="tester")
    assert key_at() == again.with_name("again.db.secrets-key")
    assert LOST in sign_in(code_of())[1]
    key_at().write_bytes(kept_apart)
    assert sign_in(code_of())[0] == 302


WHERE: list[tuple[Address, dict[str, str], str]] = [
    (Path("/data/onrecord.db"), {}, "/data/onrecord.db.secrets-key"),
    (Path("/data/onrecord.db"), {"ONRECORD_SECRETS_KEY": "/etc/key"}, "/etc/key"),
    (Server("postgresql://a@b/aleppo"), {"XDG_DATA_HOME": "/x"}, "/x/onrecord/raw/aleppo.secrets-key"),
    (Server("postgresql://a@b/aleppo"), {"ONRECORD_RAW": "/raw"}, "/raw/aleppo.secrets-key"),
]


@pytest.mark.parametrize(("record_at", "env", "expected"), WHERE)
def test_where_the_key_lies(record_at: Address, env: dict[str, str], expected: str) -> None:
    assert str(secrets_key_path(record_at, env)) == expected


def test_a_credential_of_systemd_is_taken_where_it_is_there(tmp_path: Path) -> None:
    env = {"CREDENTIALS_DIRECTORY": str(tmp_path)}
    assert secrets_key_path(Path("/data/onrecord.db"), env) == Path("/data/onrecord.db.secrets-key")
    (tmp_path / "onrecord-secrets-key").touch()
    assert secrets_key_path(Path("/data/onrecord.db"), env) == tmp_path / "onrecord-secrets-key"


def _spoil(how: str) -> None:
    if how == "lost":
        key_at().unlink()
    elif how == "another":
        key_at().unlink()
        secrets_key.read_or_make(key_at())
    elif how == "unreadable":
        key_at().unlink()
        key_at().mkdir()
    else:
        key_at().write_text("# a key\nnot of base64\n")


def _bytes_of(path: Path) -> bytes:
    """Of the database's file and what lies beside it of SQLite's."""
    found: Any = [path, path.with_name(path.name + "-wal")]
    return b"".join(one.read_bytes() for one in found if one.exists())


def _in_file(secret: str, path: Path) -> bool:
    """As it is, or in what Django makes of a session: base64 of JSON, which it may have packed."""
    held = _bytes_of(path)
    if secret.encode() in held:
        return True
    for packed, word in re.findall(rb"(\.?)(eJ[\w-]{20,}|eyJ[\w-]{20,})", held):
        try:
            text = base64.urlsafe_b64decode(word + b"=" * (-len(word) % 4))
            if secret.encode() in (zlib.decompress(text) if packed else text):
                return True
        except (ValueError, zlib.error):
            continue
    return False


def test_a_session_with_a_plain_secret_would_be_found(record: Record, path: Path) -> None:
    """So that the tests above can fail."""
    from django.contrib.sessions.backends.db import SessionStore

    store = SessionStore()
    store["mfa.totp.secret"] = SECRET
    store.save()
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT count(*) FROM django_session").fetchone()[0] >= 1
    assert _in_file(SECRET, path)
