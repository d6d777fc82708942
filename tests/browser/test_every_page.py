"""Every page, wide and narrow, light and dark: nothing serious for axe, nothing sideways, nothing in the console, nothing from elsewhere.

With ONRECORD_TOUR=FOLDER a picture of each is left there, for docs/tour.md.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import pytest
from journeys_served import PASSWORD, Served, state_of
from the_pages import FORMS, FURTHER, LEADING_ON, PAGES, PARTS, addresses, ids_of

from onrecord.web import urls

pytestmark = pytest.mark.browser
axe = pytest.importorskip(
    "axe_playwright_python.base", reason="the Python package axe-playwright-python is missing"
)
ALL_LOOKS = [
    (1440, "light", "wcag"),
    (1440, "dark", "color-contrast"),
    (360, "light", ""),
    (360, "dark", "wcag"),
]
"""Width, colours, and what axe looks for: rules are slow, and what holds in both corners holds between them."""
FEW_LOOKS = [(1440, "light", "wcag"), (1440, "dark", "color-contrast"), (360, "light", "")]
LOOKS = ALL_LOOKS if os.environ.get("ONRECORD_EVERY_LOOK") or os.environ.get("ONRECORD_TOUR") else FEW_LOOKS
LARGEST = 300_000
"""Bytes of a page without its files; the map, which is a picture, may be larger."""
TOUR = os.environ.get("ONRECORD_TOUR", "")
_LARGEST_PICTURE = 120_000
_AXE = """async only => !only ? [] : (await axe.run({resultTypes: ['violations'], ...(only == 'wcag' ? {} : {runOnly: [only]})})).violations
  .filter(one => ['serious', 'critical'].includes(one.impact))
  .map(one => `${one.id}: ` + one.nodes.slice(0, 3).map(node => node.target.join(' ') + ' ' + (node.any[0]?.message || '')).join(' | '))"""


_BROKEN_DAYS = """() => { const out = [], walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (node.parentElement.closest('#words, .entries td, q, blockquote, code, .id, textarea, svg, details:not([open]) > :not(summary)')) continue;
    for (const found of node.data.matchAll(/[0-9]{4}-[0-9]{2}-[0-9]{2}/g)) {
      const range = document.createRange();
      range.setStart(node, found.index);
      range.setEnd(node, found.index + 10);
      if (new Set([...range.getClientRects()].map(one => Math.round(one.top))).size > 1) out.push(`${node.parentElement.tagName}.${node.parentElement.className} ${found[0]}`);
    }
  }
  return out; }"""
"""Days that stand on two lines, but for those in words of reports and values of the log, which are as they are."""


def test_no_page_is_left_out() -> None:
    names = {str(one.name) for one in urls.urlpatterns if getattr(one, "name", None)}
    listed = set(PAGES) | PARTS | LEADING_ON | set(FORMS)
    assert names == listed
    assert len(listed) == len(PAGES) + len(PARTS) + len(LEADING_ON) + len(FORMS), "each in one place"


@pytest.fixture(scope="module")
def signed_in(chromium: Any, team: Served) -> Iterator[Callable[[str], Any]]:
    """One page of the admin, and one of nobody, for all tests of this file."""
    contexts = {
        "adam": chromium.new_context(storage_state=state_of(chromium, team, "adam")),
        "": chromium.new_context(),
    }
    pages = {name: context.new_page() for name, context in contexts.items()}
    for page in pages.values():
        page.said, page.elsewhere = [], []
        page.on("console", lambda m, page=page: page.said.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error, page=page: page.said.append(str(error)))
        page.on(
            "request",
            lambda r, page=page: (
                page.elsewhere.append(r.url) if urlparse(r.url).hostname != "localhost" else None
            ),
        )
    yield pages.__getitem__
    for context in contexts.values():
        context.close()


@pytest.mark.parametrize("name", [*PAGES, *FURTHER])
def test_a_page_is_fit_for_everybody(
    name: str, come_in: Callable[..., Any], team: Served, signed_in: Callable[[str], Any]
) -> None:
    page = signed_in("" if name == "account_login" else "adam")
    address = addresses(ids_of(come_in, team))[name]
    page.said.clear()
    page.set_viewport_size({"width": 1440, "height": 900})
    answer = page.goto(team.address + address)
    if "/account/again?next" in page.url:  # on a slow machine signing in was too long ago
        page.fill("[name=password]", PASSWORD)
        page.click("main form button")
        answer = page.goto(team.address + address)
    missing = name == "not there"
    assert answer.status == (404 if missing else 200)
    assert page.url == team.address + address, "no other page"
    assert len(answer.body()) < LARGEST or name == "map"
    page.evaluate(axe.AXE_SCRIPT)
    found = {}
    for width, scheme, rules in LOOKS:
        page.set_viewport_size({"width": width, "height": 900 if width > 1000 else 780})
        page.emulate_media(color_scheme=scheme)
        wrong = page.evaluate(_AXE, rules)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide = "[...document.querySelectorAll('main *')].filter(one => one.getBoundingClientRect().right > innerWidth + 1).map(one => one.tagName + '.' + one.className).slice(0, 4).join()"
            wrong.append(f"it scrolls sideways: {page.evaluate(wide)}")
        if width == 360 and (broken := page.evaluate(_BROKEN_DAYS)):
            wrong.append(f"days are broken across lines: {broken[:6]}")
        if wrong:
            found[width, scheme] = wrong
        if TOUR and (width, scheme) != (360, "dark"):
            picture(page, Path(TOUR), f"{name.replace(' ', '-')}-{width}-{scheme}")
    page.emulate_media(color_scheme="light")
    assert found == {}
    assert page.said == [] or missing
    assert page.elsewhere == []


def picture(page: Any, folder: Path, name: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for quality in (60, 45, 30, 15):
        made = page.screenshot(path=folder / f"{name}.jpg", type="jpeg", quality=quality)
        if len(made) <= _LARGEST_PICTURE:
            return
    raise AssertionError(f"the picture {name} is larger than {_LARGEST_PICTURE} bytes")
