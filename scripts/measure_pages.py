# ruff: noqa: T201  it prints what it measured
"""How long each page takes on the server: `python scripts/measure_pages.py FILE`, of a record that has an index (`scripts/fill_record.py`).

Comes in: the file of a record. It makes an account `measurer` (with `--viewer` one who may not see two reports, which it restricts: take a copy
of the record), signs in, and asks for each page several
times in this process. Goes out: a table of computing time of the first and of later requests, of one after a change of the record (nothing that
was counted is kept, and of an incident that is shown nothing at all; the middle of three), and the size of the page. Time spent waiting for a shared processor is not counted.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

PASSWORD = "quiet-harbour-lantern-94"  # noqa: S105  of an account in a record of generated reports
AGAIN = 5


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("file", type=Path)
    ask.add_argument("--viewer", action="store_true", help="as somebody who may not see everything")
    given = ask.parse_args()
    from onrecord.web import opened
    from onrecord.web.settings import Serving, set_up

    set_up(Serving())
    from django.test import Client

    from onrecord import assessing, finding
    from onrecord.finding import keeping, protected
    from onrecord.web import warming
    from onrecord.web.accounts import factors, people
    from onrecord.web.pages import incident_held, past_held

    record = opened.open_for_pages(given.file, by="measurer")
    name, role = ("onlooker", "viewer") if given.viewer else ("measurer", "admin")
    if record.accounts.get(name) is None:
        people.add(record, name, role, (), PASSWORD, "to measure pages")  # type: ignore[arg-type]
        if given.viewer:
            people.add(
                record, "insider", "reviewer", ("few",), PASSWORD, "to measure pages"
            )  # somebody must be left who sees them
            restrict(record)
    factors.require(record, False, "to measure pages")
    finding.up_to_date(record)
    began = time.thread_time()
    while protected.look_ahead(record):
        pass
    print(f"looked for protected names in {time.thread_time() - began:.1f} s")
    began = time.thread_time()
    warming.load(record)
    print(f"loaded in {time.thread_time() - began:.1f} s")
    client = Client(headers={"host": "127.0.0.1"})
    signed = client.post("/sign-in", {"login": name, "password": PASSWORD})
    if signed.status_code != 302:
        raise SystemExit(f"signing in answers {signed.status_code}")
    print(f"{finding.state(record)}")
    print(f"{'page':44} {'first ms':>9} {'again ms':>9} {'anew ms':>9} {'KB':>7}")
    found = {name: asked(client, address) for name, address in pages(record).items()}
    for name, address in pages(record).items():
        anew = []
        for _ in range(3):
            keeping.forget()
            if name.startswith(("incident", "compare")):
                for kept in (assessing, incident_held, past_held):
                    kept.forget()
            anew += asked(client, address, 0)[0]
        times, size, code = found[name]
        again = sorted(times[1:])[len(times[1:]) // 2] if len(times) > 1 else float("nan")
        print(
            f"{name:44} {times[0]:9.0f} {again:9.0f} {sorted(anew)[1]:9.0f} {size:7.0f}"
            + ("" if code == 200 else f"  {code}")
        )


def asked(client: Client, address: str, again: int = AGAIN) -> tuple[list[float], float, int]:
    """Milliseconds of computing of each time, KB, and the answer's code."""
    times: list[float] = []
    for _ in range(again + 1):
        began = time.thread_time()
        answer = client.get(address)
        times.append((time.thread_time() - began) * 1000)
        if answer.status_code != 200:
            break
    size = len(answer.content) / 1000 if hasattr(answer, "content") else 0
    return times, size, answer.status_code


def restrict(record: object) -> None:
    """The first report of the incident that most reports tell of, and one of another: out of the sight of viewers."""
    from onrecord import deciding, finding
    from onrecord.decisions import Person, Subject, Wish
    from onrecord.web.clock import now

    finding.up_to_date(record)  # type: ignore[arg-type]
    wide = finding.incidents(record, order="reports", most=1).rows[0]  # type: ignore[arg-type]
    placed = record.links.placed_in({wide.id})  # type: ignore[attr-defined]
    other = finding.reports(record, first=5_000, most=1).rows[0]  # type: ignore[arg-type]
    for report in (placed[0].report, other.id):
        wish = Wish("restrict", Subject("report", report), {"group": "few"}, "to measure pages")
        deciding.decide(record, wish, Person("measurer", "admin"), now())  # type: ignore[arg-type]


def pages(record: object) -> dict[str, str]:
    """Pages by name; those of one thing are of one in the middle of the lists, and of the one that most reports tell of."""
    from onrecord import finding
    from onrecord.finding import Wanted

    middle = finding.incidents(record, first=20_000, most=1).rows[0]  # type: ignore[arg-type]
    widest = finding.incidents(record, order="reports", most=1).rows[0]  # type: ignore[arg-type]
    report = finding.reports(record, first=9_000, most=1).rows[0]  # type: ignore[arg-type]
    claim = finding.claims(record, Wanted(kind="killed"), first=9_000, most=1).rows[0]  # type: ignore[arg-type]
    voice = finding.voices(record, first=20, most=1).rows[0]  # type: ignore[arg-type]
    day = middle.start.isoformat() if middle.start else "2014-01-01"
    return {
        "home": "/",
        "inbox": "/inbox",
        "search": "/search",
        "search: killed, by toll": "/search?kind=killed&order=toll",
        "search: words": "/search?q=hospital",
        "search: a place": f"/search?place={middle.place}",
        "search: a country": "/search?place=Syria",
        "search: days": f"/search?since={day}&until={day}",
        "search: contested": "/search?contested=1",
        "search: row 20,000": "/search?first=20000",
        "search: claims": "/search?what=claims",
        "search: reports with words": "/search?what=reports&q=shelling",
        "report": f"/report?id={report.id}",
        "claim": f"/claim?report={claim.report}&id={claim.id}",
        "incident": f"/incident?id={middle.id}",
        f"incident of {widest.reports} reports": f"/incident?id={widest.id}",
        "incident: others near": f"/incident/near?id={middle.id}",
        "map: everything": "/map",
        "map: a country": "/map?place=Syria",
        "timeline: everything": "/timeline",
        "timeline: a year": "/timeline?since=2013-01-01&until=2013-12-31",
        "situation: places": "/situation",
        "situation: a town": f"/situation?place={middle.place}",
        "voices": "/voices",
        "voices: outlets": "/voices?what=outlets",
        "voices: outlets, killed": "/voices?what=outlets&kind=killed",
        "a voice": f"/voice?key={voice.key}",
        "compare": "/compare",
        "compare: two dates": f"/compare?incident={widest.id}&on={day}&and=2026-01-01",
        "bulletins": "/bulletins",
        "log": "/log",
        "admin": "/admin",
        "admin: groups": "/admin/groups",
        "admin: people": "/admin/people",
    }


if __name__ == "__main__":
    main()
