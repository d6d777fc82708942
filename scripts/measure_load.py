# ruff: noqa: T201  it prints what it measured
"""How quickly the API answers while many people read and some decide: 50 readers and 10 deciders at once, on one machine.

Comes in: the address of a record that holds claims already (`scripts/fill_record.py`), and of a database server. It makes accounts
and tokens, starts `onrecord serve` with two workers, and lets threads ask for lists, reports, claims and incidents, and decide about
claims, with a pause between two requests as people have. Goes out: requests, errors, latencies by route, decisions sent and found in
the record afterwards, and whether `verify` is clean. Run: `python scripts/measure_load.py ADDRESS --minutes 5`.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import subprocess
import sys
import threading
import time
import uuid
from collections import defaultdict
from datetime import UTC, datetime, timedelta

PORT = 8765


def onrecord(address: str, *words: str) -> str:
    env = os.environ | {"ONRECORD_DB": address, "ONRECORD_ACCOUNT": "head"}
    done = subprocess.run(  # noqa: S603  our own command
        [sys.executable, "-m", "onrecord.cli.main", *words],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"onrecord {' '.join(words)}: {done.stderr}")
    return done.stdout


def tokens_of(address: str, people: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """A token for each name with these scopes; accounts that are not there are made. In this process, since a command for each would take minutes."""
    from onrecord.address import address_of
    from onrecord.web import opened
    from onrecord.web.settings import Serving, set_up

    set_up(Serving())
    from onrecord.web.accounts import people as accounts
    from onrecord.web.accounts import tokens

    record = opened.open_for_pages(address_of(address), by="head")
    now = datetime.now(UTC)
    out = {}
    for name, scopes in people.items():
        if record.accounts.get(name) is None:
            role = "admin" if name == "head" else "analyst"
            accounts.add(record, name, role, (), "quiet-harbour-lantern-94", "the load measurement")
        _, out[name] = tokens.make(record, name, "the load measurement", scopes, now + timedelta(days=7), now)
    opened.close()
    return out


class Person(threading.Thread):
    """One who asks, waits, and asks again, until the time is over."""

    def __init__(self, token: str, number: int, until: float, pause: float, counted: Counted) -> None:
        super().__init__(daemon=True)
        self.token, self.until, self.pause, self.counted = token, until, pause, counted
        self.chance = random.Random(f"{number} {time.time()}")  # noqa: S311  no secret; another draw each time
        self.line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)

    def run(self) -> None:
        time.sleep(self.chance.random() * self.pause)
        while time.monotonic() < self.until:
            try:
                self.once()
            except (OSError, http.client.HTTPException, ValueError, KeyError) as error:
                self.counted.fault("client", type(error).__name__)
                self.line.close()
            time.sleep(self.chance.expovariate(1 / self.pause) if self.pause else 0)

    def once(self) -> None:
        raise NotImplementedError

    def ask(
        self, kind: str, path: str, body: object = None, **more: str
    ) -> tuple[int, dict[str, str], object]:
        headers = {"Authorization": f"Bearer {self.token}"} | {
            k.replace("_", "-"): v for k, v in more.items()
        }
        sent = json.dumps(body) if body is not None else None
        if sent:
            headers["Content-Type"] = "application/json"
        began = time.monotonic()
        try:
            self.line.request("POST" if sent else "GET", f"/api/v1{path}", sent, headers)
            answer = self.line.getresponse()
        except http.client.RemoteDisconnected:  # the server has closed a line that was idle, as servers do
            self.line.close()
            self.line.request("POST" if sent else "GET", f"/api/v1{path}", sent, headers)
            answer = self.line.getresponse()
        data = answer.read()
        self.counted.took(kind, time.monotonic() - began, answer.status)
        return (
            answer.status,
            {k.lower(): v for k, v in answer.getheaders()},
            json.loads(data) if data else None,
        )


class Reader(Person):
    """Walks as a person does: a page of a list, then one of its things."""

    cursor: str | None = None

    def once(self) -> None:
        what = self.chance.choice(("reports", "claims", "claims", "incidents", "report", "incident"))
        if what in ("reports", "claims", "incidents"):
            path = self.cursor if self.cursor and f"/{what}?" in self.cursor else f"/{what}?limit=50"
            _, _, page = self.ask(f"list of {what}", path.removeprefix("/api/v1"))
            self.cursor = page.get("next") if isinstance(page, dict) else None
        elif what == "report":
            report = self.chance.choice(self.counted.reports)
            self.ask("one report's claims", f"/reports/{report}/claims")
        else:
            incident = self.chance.choice(self.counted.incidents)
            self.ask("one incident", f"/incidents/{incident}")


class Decider(Person):
    def once(self) -> None:
        report, claim = self.chance.choice(self.counted.claims)
        status, headers, _ = self.ask("one claim", f"/claims/{report}/{claim}")
        if status != 200:
            return
        act = self.chance.choice(("accept", "reject", "comment"))
        about = {"kind": "claim", "report": report, "claim": claim}
        why = f"read {self.chance.randrange(10**9)}"
        status, _, told = self.ask(
            "a decision", "/decisions", {"act": act, "about": about, "value": {}, "why": why}, If_Match=headers.get("etag", ""),
            Idempotency_Key=uuid.uuid4().hex,
        )  # fmt: skip
        if status in (200, 201) and isinstance(told, dict):
            self.counted.decided(str(told["decision"]["id"]))


class Counted:
    """What was asked and how it went, from all threads."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.times: dict[str, list[float]] = defaultdict(list)
        self.statuses: dict[tuple[str, int], int] = defaultdict(int)
        self.faults: dict[tuple[str, str], int] = defaultdict(int)
        self.decisions: list[str] = []
        self.reports: list[str] = []
        self.incidents: list[str] = []
        self.claims: list[tuple[str, str]] = []

    def took(self, kind: str, seconds: float, status: int) -> None:
        with self.lock:
            self.times[kind].append(seconds)
            self.statuses[kind, status] += 1

    def fault(self, kind: str, what: str) -> None:
        with self.lock:
            self.faults[kind, what] += 1

    def decided(self, id: str) -> None:
        with self.lock:
            self.decisions.append(id)


def look_round(counted: Counted, token: str) -> None:
    """Ids to ask for, as a reader finds them in lists."""
    reader = Reader(token, 0, 0, 0, Counted())
    for kind, into in (("reports", counted.reports), ("incidents", counted.incidents)):
        path: str | None = f"/{kind}?limit=500"
        while path and len(into) < 2000:
            status, _, page = reader.ask("", path.removeprefix("/api/v1"))
            if status != 200 or not isinstance(page, dict):
                sys.exit(f"{path}: {status} {page}")
            into += [one["id"] for one in page["items"]]
            path = page["next"]
    path = "/claims?limit=500"
    while path and len(counted.claims) < 5000:
        _, _, page = reader.ask("", path.removeprefix("/api/v1"))
        if not isinstance(page, dict):
            break
        counted.claims += [(one["claim"]["report"], one["claim"]["id"]) for one in page["items"]]
        path = page["next"]


def wait_for(port: int) -> None:
    for _ in range(300):
        try:
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
            line.request("GET", "/api/v1/health")
            if line.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.2)
    sys.exit("the server does not answer")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("address")
    ask.add_argument("--minutes", type=float, default=5)
    ask.add_argument("--readers", type=int, default=50)
    ask.add_argument("--deciders", type=int, default=10)
    ask.add_argument(
        "--pause", type=float, default=3.0, help="mean seconds between two requests of one person"
    )
    ask.add_argument("--workers", type=int, default=2)
    given = ask.parse_args()
    names: dict[str, tuple[str, ...]] = {"head": ("read",)}
    names |= {f"reader{n}": ("read",) for n in range(given.readers)}
    names |= {f"decider{n}": ("read", "decide") for n in range(given.deciders)}
    made = tokens_of(given.address, names)
    first = made["head"]
    reading = [made[f"reader{n}"] for n in range(given.readers)]
    deciding = [made[f"decider{n}"] for n in range(given.deciders)]
    server = subprocess.Popen(  # noqa: S603  our own command
        [
            sys.executable,
            "-m",
            "onrecord.cli.main",
            "serve",
            "--port",
            str(PORT),
            "--workers",
            str(given.workers),
        ],
        env=os.environ | {"ONRECORD_DB": given.address},
    )
    try:
        wait_for(PORT)
        counted = Counted()
        look_round(counted, first)
        until = time.monotonic() + given.minutes * 60
        people: list[Person] = [Reader(t, n, until, given.pause, counted) for n, t in enumerate(reading)]
        people += [Decider(t, 1000 + n, until, given.pause, counted) for n, t in enumerate(deciding)]
        for one in people:
            one.start()
        for one in people:
            one.join()
    finally:
        server.terminate()
        server.wait()
    report(given, counted)


def report(given: argparse.Namespace, counted: Counted) -> None:
    everything = sorted(t for times in counted.times.values() for t in times)
    print(
        f"{given.readers} readers, {given.deciders} deciders, {given.minutes:g} min, pause {given.pause:g} s"
    )
    for kind, times in [*sorted(counted.times.items()), ("all", everything)]:
        ordered = sorted(times)
        at = {p: ordered[min(len(ordered) - 1, int(len(ordered) * p / 100))] * 1000 for p in (50, 95, 99)}
        print(
            f"{kind:22} {len(ordered):7,} requests   p50 {at[50]:6.0f} ms   p95 {at[95]:6.0f} ms   p99 {at[99]:6.0f} ms"
        )
    print("answers:", {f"{kind} {status}": n for (kind, status), n in sorted(counted.statuses.items())})
    print("faults:", dict(counted.faults) or "none")
    held = {
        json.loads(line)["id"]
        for line in onrecord(given.address, "decide", "list", "--format", "jsonl").splitlines()
    }
    lost = [id for id in counted.decisions if id not in held]
    print(f"decisions confirmed: {len(counted.decisions):,}; of these not in the record: {len(lost)}")
    print(onrecord(given.address, "verify").strip())


if __name__ == "__main__":
    main()
