"""Journeys of whoever may not: a viewer who would change something, and a reader outside the group that a report is restricted to."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote_plus, urljoin, urlparse

import pytest
from journeys_served import HIDDEN, TELLTALES, Served
from the_pages import FORMS, addresses, ids_of

pytestmark = pytest.mark.browser
OWN = {
    "account", "account_change_password", "account_reauthenticate", "account_login", "end_session", "language", "watch",
}  # fmt: skip
"""What everybody may change: the own account, language and watched places."""
DEEP = 3


def test_a_viewer_is_turned_away_from_every_action(come_in: Callable[..., Any], team: Served) -> None:
    page = come_in(team, "vera")
    seen = 0
    for name, address in addresses(ids_of(come_in, team)).items():
        answer = page.goto(team.address + address)
        assert answer.status in ((404,) if name == "not there" else (200, 403)), address
        if name in OWN or name.startswith("mfa_"):
            continue
        forms = page.locator("main form[method=post]").evaluate_all(
            "all => all.map(one => new URL(one.action).pathname)"
        )
        assert set(forms) <= {"/situation/watch"}, (name, forms)
        seen += answer.status == 200
    assert seen > 15
    page.goto(f"{team.address}/")
    token = page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    before = last_entry(come_in, team)
    for name, address in FORMS.items():
        if name in OWN:
            continue
        sent = SENT.get(name, {}) | {"csrfmiddlewaretoken": token}
        answer = page.request.post(
            team.address + address, form=sent, max_redirects=0, headers={"Referer": f"{team.address}/"}
        )
        assert answer.status == 403, (name, answer.status)
    assert last_entry(come_in, team) == before, "nothing came of it"


ABOUT = {
    "about": "claim",
    "report": "levant-wire-1213",
    "claim": "c1",
    "id": "",
    "sees": "0",
    "why": "because",
}
SENT = {
    "decide": ABOUT | {"act": "accept"},
    "erase": {"report": "levant-wire-1213", "sure": "levant-wire-1213", "why": "because"},
    "inbox_text": {"text": "Nine people were killed."},
    "make_draft": {"place": "Aleppo", "start": "2016-12-01", "end": "2016-12-31"},
}
"""Forms as whoever may would fill them in; the others are sent empty."""


def last_entry(come_in: Callable[..., Any], team: Served) -> str:
    page = come_in(team, "rana")
    page.goto(f"{team.address}/log")
    return str(page.locator("main tbody tr").first.inner_text())


def test_a_restricted_report_leaks_nowhere(come_in: Callable[..., Any], team: Served) -> None:
    """Every page that links lead to is read, and every list is asked for it by name."""
    outside, inside = come_in(team, "anna"), come_in(team, "femi")
    assert "7,391" in text_of(inside, f"{team.address}/report?id={HIDDEN}")
    assert HIDDEN in inside.request.get(f"{team.address}/search?what=reports").text()
    asked = crawl(outside, team.address)
    assert len(asked) > 60
    assert {urlparse(one).path for one in asked} >= {
        "/",
        "/report",
        "/incident",
        "/search",
        "/map",
        "/voice",
        "/situation",
        "/compare",
    }
    leaks = [(address, word) for address, told in asked.items() for word in TELLTALES if word in told]
    assert leaks == []
    for address in ASKED:
        told = told_by(outside, team.address + address.format(HIDDEN))
        asked_for = unquote_plus(
            address.format(HIDDEN)
        )  # it stands in the form, or in the words of the error
        assert [word for word in TELLTALES if word in told and word not in asked_for] == [], address
    for name in ("report", "report/original", "claim", "compare"):
        own = outside.request.get(f"{team.address}/{name}?id={HIDDEN}&report={HIDDEN}&with={HIDDEN}")
        other = outside.request.get(f"{team.address}/{name}?id=never-was&report=never-was&with=never-was")
        assert own.status == other.status != 200
        assert plain(own.text()).replace(HIDDEN, "X") == plain(other.text()).replace("never-was", "X"), name


ASKED = (
    "/search?q=%22Quarry+Mill%22", "/search?what=claims&q=Halloum", "/search?what=reports&outlet=Quarry+Field+Letter",
    "/search?what=claims&at_least=7000&at_most=8000", "/search?kind=killed&order=toll", "/map?kind=killed", "/map?q=Halloum",
    "/timeline?kind=killed", "/timeline/picture?kind=killed", "/map/picture?kind=killed", "/voices", "/voices?q=Halloum",
    "/situation?place=eastern+Aleppo&on=2016-12-20", "/search/found?what=claims&format=csv", "/search/found?what=reports&format=jsonl",
    "/search/found?what=incidents&format=jsonl", "/search/found?what=claims&format=csv&q=Halloum", "/inbox?q=Quarry", "/compare?claim={0}:c1&with={0}:c2",
    "/compare?place=eastern+Aleppo&on=2016-12-13&and=2016-12-20", "/report?id=levant-wire-1213", "/incident?id={0}", "/api/v1/reports", "/api/v1/claims",
)  # fmt: skip


def crawl(page: Any, start: str) -> dict[str, str]:
    """Address → what it says, of all that links lead to from home."""
    told: dict[str, str] = {}
    waiting = [f"{start}/"]
    for _ in range(DEEP + 1):
        found: set[str] = set()
        for address in waiting:
            words = told[address] = told_by(page, address)
            links = re.findall(r'<a\b[^>]*\shref="([^"]*)"', words)
            found |= {urljoin(address, html.unescape(one)).partition("#")[0] for one in links}
        waiting = sorted(one for one in found - set(told) if one.startswith(start) and not _AGAIN.search(one))
    return told


_AGAIN = re.compile(
    r"[?&](box|under|step|order|first|names|and|with|by|at)=|/(map|timeline)\?.*place=|^[^?]*/log"
)
"""Addresses of the same lists and pictures in another order, window or step; those that tell something new are in ASKED."""


def told_by(page: Any, address: str) -> str:
    """What an answer says, without the numbers that its pictures are drawn with and the tokens of its forms."""
    answer = page.request.get(address)
    if answer.headers.get("content-type", "") == "application/pdf":
        return _text_of_pdf(answer.body())
    said = re.sub(r'\s(d|points|transform|viewBox)="[^"]*"', "", str(answer.text()))
    return plain(said)


def _text_of_pdf(body: bytes) -> str:
    import pypdfium2

    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(body)]
    assert any(pages), "a PDF with words"
    return "\n".join(pages)


def text_of(page: Any, address: str) -> str:
    page.goto(address)
    return str(page.inner_text("main"))


def plain(page: str) -> str:
    """A page without what is new in each: the token of its forms."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page)
