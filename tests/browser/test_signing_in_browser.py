"""Signing in with a real browser at a real server: codes, passkeys, recovery codes, the link; and deciding without script."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

sys.path += [str(Path(__file__).resolve().parents[1] / name) for name in ("store", "cli")]

from allauth.mfa.totp.internal import auth as totp
from calling import clean_environment
from making_records import a_report, claims_of

from onrecord import linking
from onrecord.store import open_record

pytestmark = pytest.mark.browser
PASSWORD = "four green bridges stand"  # of accounts that live for one test
COMMAND = [sys.executable, "-m", "onrecord.cli.main"]
AUTHENTICATOR = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True,
    "automaticPresenceSimulation": True,
}  # fmt: skip


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def made(path: Path) -> None:
    """A record with two reports, made in a thread of its own: the browser's loop runs in this one."""

    def make() -> None:
        with open_record(path, create=True) as record:
            for number in (1, 2):
                report = a_report(number)
                record.add(report, claims_of(report), "rules-1")
            linking.up_to_date(record)

    with ThreadPoolExecutor(1) as apart:
        apart.submit(make).result()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served")
    made(folder / "onrecord.db")
    (folder / "word").write_text(PASSWORD)
    return folder


def served(folder: Path, *words: str) -> Iterator[tuple[str, str]]:
    """(address, what the server printed)"""
    port = free_port()
    server = subprocess.Popen(
        [*COMMAND, "serve", "--port", str(port), *words], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env=clean_environment() | {"PYTHONUNBUFFERED": "1"}, text=True,
    )  # fmt: skip
    assert server.stdout
    said = server.stdout.readline()
    for _ in range(100):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield f"http://localhost:{port}", said
    server.terminate()
    server.wait(20)


@pytest.fixture(scope="module")
def team(folder: Path) -> Iterator[str]:
    for name, role in (("head", "admin"), ("anna", "reviewer"), ("bo", "analyst"), ("cid", "analyst")):
        words = ["account", "add", name, "--role", role, "--password-file", "word"]
        subprocess.run(
            [*COMMAND, *words],
            cwd=folder,
            check=True,
            env=clean_environment() | {"ONRECORD_ACCOUNT": "head"},
            capture_output=True,
        )
    for address, _ in served(folder, "--workers", "2"):
        yield address


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context()
    page = context.new_page()
    page.said = []
    page.on("console", lambda message: page.said.append(message.text) if message.type == "error" else None)
    yield page
    context.close()


def sign_in(page: Any, address: str, name: str) -> None:
    page.goto(f"{address}/sign-in")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def again(page: Any) -> None:
    """The password is asked for again before a change of security."""
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()


def code_of(secret: str, late: int = 0) -> str:
    return str(totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30 + late)))


def sign_out(page: Any) -> None:
    page.locator(".bar details summary").click()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in")


def test_one_person_comes_in_by_the_link(chromium: Any, tmp_path: Path) -> None:
    made(tmp_path / "onrecord.db")
    for address, said in served(tmp_path):
        link = re.search(r"http://\S+", said)
        assert link
        first, second = chromium.new_context(), chromium.new_context()
        mine, other = first.new_page(), second.new_page()
        mine.goto(link[0])
        expect(mine.get_by_role("heading", name="What the record holds")).to_be_visible()
        assert "/enter/" not in mine.url
        other.goto(link[0])
        expect(other.get_by_role("heading", name="You may not do this")).to_be_visible()
        other.goto(link[0].partition("/enter")[0])
        expect(other.get_by_text("printed; it works once")).to_be_visible()
        first.close()
        second.close()
        assert address


def test_a_password_a_code_and_a_recovery_code(page: Any, team: str) -> None:
    sign_in(page, team, "anna")
    page.wait_for_url("**/account/second-factor")
    page.get_by_role("link", name="Set up an app").click()
    again(page)
    picture = page.locator("img.qr")
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("one => one.naturalWidth > 50"), "the policy lets the picture through"
    secret = page.locator("#secret").inner_text()
    page.get_by_label("Code").fill(code_of(secret))
    page.get_by_role("button", name="Set up").click()
    shown = page.locator(".codes code")
    expect(shown).to_have_count(10)  # a click waits for the address of the answer, not for what stands there
    codes = shown.all_inner_texts()
    page.goto(f"{team}/")
    expect(page.get_by_role("heading", name="What the record holds")).to_be_visible()
    sign_out(page)
    sign_in(page, team, "anna")
    page.wait_for_url("**/sign-in/code")
    page.get_by_label("Code from your app").fill("000000")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("The code is wrong")).to_be_visible()
    page.get_by_label("Code from your app").fill(code_of(secret, 1))  # one that was not used yet
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="What the record holds")).to_be_visible()
    sign_out(page)
    for _, opens in enumerate((True, False)):
        sign_in(page, team, "anna")
        page.get_by_label("Code from your app").fill(codes[3])
        page.get_by_role("button", name="Sign in").click()
        home, wrong = (
            page.get_by_role("heading", name="What the record holds"),
            page.get_by_text("The code is wrong"),
        )
        expect(home if opens else wrong).to_be_visible()
        if opens:
            sign_out(page)
    assert page.said == []


def test_a_passkey_is_added_and_signs_in_alone(page: Any, team: str) -> None:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    key = session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})["authenticatorId"]
    sign_in(page, team, "bo")
    page.wait_for_url("**/account/second-factor")
    page.get_by_role("link", name="Add a passkey").click()
    again(page)
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url("**/account/second-factor/codes")
    held = session.send("WebAuthn.getCredentials", {"authenticatorId": key})["credentials"]
    assert [one["rpId"] for one in held] == ["localhost"]
    page.goto(f"{team}/")
    expect(page.get_by_role("heading", name="What the record holds")).to_be_visible()
    sign_out(page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(f"{team}/")
    expect(page.locator(".bar details summary", has_text="bo")).to_be_visible()
    sign_out(page)
    sign_in(page, team, "bo")  # with the password, the passkey is the second factor
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(f"{team}/")
    sign_out(page)
    session.send("WebAuthn.clearCredentials", {"authenticatorId": key})
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_timeout(500)
    page.goto(f"{team}/")
    assert "/sign-in" in page.url


def test_waits_hold_for_all_workers(page: Any, team: str) -> None:
    said = []
    for _ in range(8):
        page.goto(f"{team}/sign-in")
        page.get_by_label("Name").fill("nobody-here")
        page.get_by_label("Password").fill("wrong wrong wrong")
        with page.expect_navigation():  # a click waits for no answer, nor does a count
            page.get_by_role("button", name="Sign in", exact=True).click()
        said.append(page.get_by_text("Too many tries").count())
    assert said == [0] * 5 + [1] * 3


def test_deciding_without_script(chromium: Any, team: str, folder: Path) -> None:
    words = ["account", "second-factor", "optional"]
    subprocess.run(
        [*COMMAND, *words],
        cwd=folder,
        check=True,
        env=clean_environment() | {"ONRECORD_ACCOUNT": "head"},
        capture_output=True,
    )
    contexts = [chromium.new_context(java_script_enabled=False) for _ in range(2)]
    quick, slow = (context.new_page() for context in contexts)
    for one in (quick, slow):
        sign_in(one, team, "cid")
        one.get_by_role("link", name="Bridge struck, part 1").click()
        one.locator("#claim-c1 summary", has_text="Reject").click()
    for one, why in ((quick, "counted twice"), (slow, "of another day")):
        form = one.locator("#claim-c1 form", has=one.locator('input[name=act][value="reject"]'))
        form.get_by_label("Reason").fill(why)
        form.get_by_role("button", name="Reject").click()
    expect(quick.locator("#claim-c1.rejected")).to_be_visible()
    expect(slow.get_by_role("heading", name="Somebody was quicker")).to_be_visible()
    assert (
        slow.locator("form", has=slow.locator("#refused")).get_by_label("Reason").input_value()
        == "of another day"
    )
    quick.locator("#claim-c1 summary", has_text="All fields").click()
    quick.locator("#claim-c1 .decisions a").first.click()
    quick.locator("summary", has_text="Undo").click()
    quick.get_by_label("Reason").fill("it was not")
    quick.get_by_role("button", name="Undo").click()
    expect(quick.locator("#claim-c1.unreviewed")).to_be_visible()  # back at the claim, which is as it was
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [320, 1200])
def test_no_page_scrolls_sideways(chromium: Any, team: str, folder: Path, width: int) -> None:
    words = ["account", "second-factor", "optional"]
    subprocess.run(
        [*COMMAND, *words],
        cwd=folder,
        check=True,
        env=clean_environment() | {"ONRECORD_ACCOUNT": "head"},
        capture_output=True,
    )
    context = chromium.new_context(viewport={"width": width, "height": 700})
    page = context.new_page()
    sign_in(page, team, "cid")
    for address in ("/", "/report?id=report-1", "/incidents", "/account", "/account/second-factor"):
        page.goto(team + address)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        unnamed = page.evaluate(
            "[...document.querySelectorAll('input:not([type=hidden]), select, textarea, button')]"
            ".filter(one => !(one.labels?.length || one.textContent.trim() || one.getAttribute('aria-label'))).length"
        )
        assert unnamed == 0, address
    context.close()
