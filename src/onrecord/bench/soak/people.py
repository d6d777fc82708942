"""Those who read and decide: each a thread that asks, waits a second in the middle, and asks again, until it is told to leave.

Readers of pages sign in as a browser does and look at pages; readers of the API walk through its lists and look at single things;
deciders read a claim and accept, reject or correct it. A decision without an answer is sent again with its idempotency key.
"""

from __future__ import annotations

import json
import re
import threading
import time
import uuid
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any, TypeVar

from onrecord.bench.soak.counting import Known, Tally
from onrecord.bench.soak.series import Group
from onrecord.fetching import own_server
from onrecord.fetching.own_server import NoAnswer, Told

_SIGNING_IN = threading.Lock()
"""All bear one name: several tries at one moment would be taken for somebody who guesses passwords."""

One = TypeVar("One")
PAUSE_S = 1.0
"""The mean between two requests of a person; drawn anew each time."""
_TRIES = 60
_LISTS = ("reports", "claims", "claims", "incidents")
_PAGES = (
    "/",
    "/inbox",
    "/search",
    "/search?what=claims",
    "/search?what=reports",
    "/map",
    "/timeline",
    "/voices",
)
_FORM = "application/x-www-form-urlencoded"
_CSRF = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
_COOKIE = re.compile(r"(?m)^([^=;\s]+)=([^;\n]*)")


class Person(threading.Thread):
    def __init__(self, port: int, away: threading.Event, tally: Tally, known: Known, number: int) -> None:
        super().__init__(daemon=True)
        self._port, self._away, self.tally, self.known = port, away, tally, known
        self.chance = Random(number)  # noqa: S311 # whom it looks at, no secret
        self._over = threading.Event()
        self.headers: Mapping[str, str] = {}

    def leave(self) -> None:
        self._over.set()

    def run(self) -> None:
        while self.rest():
            try:
                self.once()
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                self.tally.strange(f"an answer that cannot be read ({type(error).__name__})")

    def rest(self) -> bool:
        """Waits; False when it is time to leave."""
        return not self._over.wait(self.chance.expovariate(1 / PAUSE_S))

    def once(self) -> None:
        raise NotImplementedError

    def ask(self, group: Group, path: str, body: bytes | None = None, **more: str) -> Told | None:
        """None where there is no answer, which is counted."""
        headers = {**self.headers, **{name.replace("_", "-"): value for name, value in more.items()}}
        before, began = self._away.is_set(), time.monotonic()
        try:
            told = own_server.ask(self._port, path, "GET" if body is None else "POST", body, headers)
        except NoAnswer:
            self.tally.no_answer(before or self._away.is_set())
            return None
        self.tally.took(group, time.monotonic() - began, told.status)
        return told


class OfApi(Person):
    """With a token."""

    def __init__(self, token: str, *given: Any) -> None:
        super().__init__(*given)
        self.headers = {"Authorization": f"Bearer {token}"}
        self._next: dict[str, str] = {}

    def walk(self, what: str) -> None:
        """The next page of a list, or the first again."""
        told = self.ask("api", self._next.get(what) or f"/api/v1/{what}?limit=50")
        if told is None or told.status != 200:
            self._next.pop(what, None)
            return
        page = json.loads(told.body)
        self._next[what] = page["next"] or ""
        if what == "claims":
            self.known.claims.extend((one["claim"]["report"], one["claim"]["id"]) for one in page["items"])
        else:
            (self.known.reports if what == "reports" else self.known.incidents).extend(
                one["id"] for one in page["items"]
            )

    def look(self, path: str) -> Told | None:
        """At what a list has shown: it must be there."""
        told = self.ask("api", path)
        if told is not None and told.status == 404:
            self.tally.strange("a report or claim that a list has shown is not there")
        return told if told is not None and told.status == 200 else None


class ReaderOfApi(OfApi):
    def once(self) -> None:
        report, incident = one_of(self.chance, self.known.reports), one_of(self.chance, self.known.incidents)
        if report and self.chance.random() < 0.25:
            self.look(f"/api/v1/reports/{report}/claims")
        elif incident and self.chance.random() < 0.25:
            self.ask("api", f"/api/v1/incidents/{incident}")  # 404: joined with another meanwhile
        else:
            self.walk(self.chance.choice(_LISTS))


class Decider(OfApi):
    def once(self) -> None:
        claim = one_of(self.chance, self.known.claims)
        if claim is None or self.chance.random() < 0.1:
            self.walk("claims")
        elif told := self.look(f"/api/v1/claims/{claim[0]}/{claim[1]}"):
            self._decide(claim, json.loads(told.body)["claim"], told.headers["etag"])

    def _decide(self, claim: tuple[str, str], held: Mapping[str, Any], etag: str) -> None:
        act = self.chance.choice(("accept", "reject", "correct"))
        value = {"field": "certainty", "to": "asserted" if held["certainty"] == "feared" else "feared"}
        wish = {
            "act": act, "about": {"kind": "claim", "report": claim[0], "claim": claim[1]},
            "value": value if act == "correct" else {}, "why": f"read {self.chance.randrange(10**9)}",
        }  # fmt: skip
        told = self._until_answered(json.dumps(wish).encode(), etag)
        if told is None:
            self.tally.gave_up()
        elif told.status == 201:
            self.tally.confirmed(json.loads(told.body)["decision"]["id"])
        elif (
            told.status not in (409, 429) and told.status < 500
        ):  # 409: another was quicker, or it is so already
            self.tally.strange(f"a decision was answered {told.status}")

    def _until_answered(self, wish: bytes, etag: str) -> Told | None:
        key = uuid.uuid4().hex
        for _ in range(_TRIES):
            told = self.ask(
                "decisions", "/api/v1/decisions", wish, If_Match=etag, Idempotency_Key=key, Content_Type="application/json",
            )  # fmt: skip
            if told is not None and told.status != 503:
                return told
            time.sleep(PAUSE_S)  # also where it is to leave: whether it was decided must be known
        return None


class ReaderOfPages(Person):
    """With a session, as browsers have."""

    def __init__(self, name: str, password: str, *given: Any) -> None:
        super().__init__(*given)
        self._name, self._password = name, password

    def once(self) -> None:
        if not self.headers:
            with _SIGNING_IN:
                self._sign_in()
            return
        told = self.ask("pages", self._page())
        if told is None or told.status == 200:
            return
        to = told.headers.get("location", "")
        if told.status == 302 and to.startswith("/sign-in"):
            self.headers = {}  # signs in again
        elif told.status < 500 and told.status != 404 and not to.startswith("/incident?"):
            # An incident that became part of another leads there, one that lost all its claims is gone.
            self.tally.strange(f"a page was answered {told.status}")

    def _page(self) -> str:
        what = self.chance.random()
        report, incident = one_of(self.chance, self.known.reports), one_of(self.chance, self.known.incidents)
        claim = one_of(self.chance, self.known.claims)
        if report and what < 0.2:
            return f"/report?id={report}"
        if incident and what < 0.4:
            return f"/incident?id={incident}"
        if claim and what < 0.5:
            return f"/claim?report={claim[0]}&id={claim[1]}"
        return self.chance.choice(_PAGES)

    def _sign_in(self) -> None:
        form = self.ask("pages", "/sign-in")
        if form is None or form.status != 200:
            return
        found = _CSRF.search(form.body)
        word = found[1].decode() if found else ""
        sent = f"csrfmiddlewaretoken={word}&login={self._name}&password={self._password}".encode()
        done = self.ask("pages", "/sign-in", sent, Cookie=_cookies(form), Content_Type=_FORM)
        if done is None:
            return
        if done.status != 302:
            self.tally.strange(f"signing in was answered {done.status}")
            return
        self.headers = {"Cookie": _cookies(done)}


def _cookies(told: Told) -> str:
    return "; ".join(f"{name}={value}" for name, value in _COOKIE.findall(told.headers.get("set-cookie", "")))


def one_of(chance: Random, known: Sequence[One]) -> One | None:
    try:
        return chance.choice(known)
    except IndexError:
        return None  # nothing yet
