"""The order of a soak: rounds in which reports are added while people read and decide; backups, restarts; the reckoning at the end.

Comes in: a plan. Goes out: a Result, also where something went wrong: faults are told in it. A server that does not start, and a
record that cannot be made, are errors.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from onrecord.bench import memory
from onrecord.bench.made import news
from onrecord.bench.soak.commands import DESK, PASSWORD, Commands, Done
from onrecord.bench.soak.counting import Known, Tally, compared
from onrecord.bench.soak.people import Decider, Person, ReaderOfApi, ReaderOfPages
from onrecord.bench.soak.series import Backup, Plan, Restart, Result, Round
from onrecord.bench.soak.serving import Server, Watch
from onrecord.errors import ServeError
from onrecord.records import Report
from onrecord.store import open_record
from onrecord.store.face import Counts

Tick = Callable[[int, int, str], None]
_BACKUPS = 4
"""In a whole soak, evenly spread."""


@dataclass
class _Soak:
    plan: Plan
    tick: Tick
    commands: Commands
    server: Server
    tally: Tally
    watch: Watch
    result: Result
    began: float

    def minutes(self) -> float:
        return (time.monotonic() - self.began) / 60

    def say(self, what: str) -> None:
        self.tick(self.result.given, self.plan.reports, what)


def run(plan: Plan, tick: Tick) -> Result:
    commands = Commands(plan.record, plan.folder)
    server = Server(commands.environment, plan.folder / "serve.log")
    tally = Tally(plan.folder / "confirmed.txt")
    soak = _Soak(plan, tick, commands, server, tally, Watch(server), Result(plan), time.monotonic())
    soak.say("making the record")
    of_pages = plan.readers // 2
    tokens = commands.begin(plan.readers - of_pages + plan.deciders, plan.until)
    soak.began = time.monotonic()
    people = _people(soak, of_pages, tokens)
    try:
        server.start()
        for one in (soak.watch, *people):
            one.start()
        _rounds(soak)
        _leave(people)
        soak.watch.end()
        server.stop()
        _reckon(soak)
    finally:
        server.end()
    return soak.result


def _people(soak: _Soak, of_pages: int, tokens: list[str]) -> list[Person]:
    known = Known.nothing()
    given = (soak.server.port, soak.server.away, soak.tally, known)
    people: list[Person] = [ReaderOfPages(DESK, PASSWORD, *given, n) for n in range(of_pages)]
    deciders = soak.plan.deciders
    people += [Decider(token, *given, 1000 + n) for n, token in enumerate(tokens[:deciders])]
    people += [ReaderOfApi(token, *given, 2000 + n) for n, token in enumerate(tokens[deciders:])]
    return people


def _leave(people: list[Person]) -> None:
    for one in people:
        one.leave()
    for one in people:
        one.join()


# --- rounds -------------------------------------------------------------------------------------


def slices(reports: int, rounds: int) -> list[int]:
    """How many reports each round adds: as even as can be, none without."""
    rounds = max(1, min(rounds, reports))
    return [reports // rounds + (n < reports % rounds) for n in range(rounds)]


def restarts(rounds: int) -> dict[int, Restart]:
    """Before which rounds (from 1): both in the first half, so that the second is one life of the server, whose memory tells of leaks."""
    stopped = max(2, rounds // 4 + 1)
    return {stopped: "stopped", max(stopped + 1, rounds * 2 // 5 + 1): "killed"}


def backups(rounds: int) -> set[int]:
    """After which rounds' adding, the last among them."""
    return {max(1, rounds * n // _BACKUPS) for n in range(1, _BACKUPS + 1)}


def _rounds(soak: _Soak) -> None:
    plan, made = soak.plan, news.mixed(soak.plan.reports, soak.plan.seed)
    sizes = slices(plan.reports, plan.rounds)
    for number, size in enumerate(sizes, 1):
        if plan.minutes is not None and soak.minutes() > plan.minutes:
            soak.say(f"the time is over after {number - 1} rounds")
            return
        restart = restarts(len(sizes)).get(number)
        away = _restarted(soak, restart) if restart else 0.0
        soak.say(f"round {number} of {len(sizes)}, adding")
        added = _add(soak, islice(made, size))
        soak.result.given += size
        backup = None
        if number in backups(len(sizes)):
            soak.say("a backup, restored and verified")
            backup, faults = soak.commands.backup()
            soak.result.faults += faults
        soak.result.rounds.append(_round(soak, number, size, added, restart, away, backup))


def _restarted(soak: _Soak, how: Restart) -> float:
    soak.say(f"the server is {how}")
    began = time.monotonic()
    if how == "killed":
        soak.server.kill()
    else:
        try:
            soak.server.stop()
        except ServeError as error:
            soak.result.faults.append(str(error))
    soak.server.start()
    return time.monotonic() - began


def _add(soak: _Soak, reports: Iterator[Report]) -> Done:
    file = soak.plan.folder / "slice.jsonl"
    news.written(reports, file)
    done = soak.commands.run("add", "-q", str(file))
    soak.result.faults += done.fault()
    return done


def _round(
    soak: _Soak, number: int, size: int, added: Done, restart: Restart | None, away: float, backup: Backup | None
) -> Round:  # fmt: skip
    counts, seen = _counts(soak), soak.watch.round_over()
    return Round(
        number=number, minutes=soak.minutes(), reports=counts.reports, claims=counts.claims, decisions=soak.tally.decided,
        added=size, add_seconds=added.seconds, add_peak_mb=added.peak_mb,
        server_mb=seen.held_mb, server_peak_mb=seen.peak_mb, server_resident_mb=seen.resident_mb,
        own_mb=memory.of_this_process(), record_mb=soak.commands.size_mb(), latency=soak.tally.round_over(),
        restart=restart, away_seconds=away, backup=backup,
    )  # fmt: skip


def _counts(soak: _Soak) -> Counts:
    with open_record(soak.plan.record) as record:
        return record.counts()


# --- the end ------------------------------------------------------------------------------------


def _reckon(soak: _Soak) -> None:
    """What is in the record is held against what was given and what was confirmed."""
    soak.say("verifying")
    result, tally, ending = soak.result, soak.tally, soak.result.ending
    verified = soak.commands.run("verify", "-q")
    ending.verified, ending.verify_seconds = verified.code == 0, verified.seconds
    ending.reports = _counts(soak).reports
    ending.confirmed, ending.unanswered = tally.decided, tally.unanswered
    ending.lost, ending.untold = compared(tally.confirmations(), soak.commands.decisions())
    result.statuses, result.away, result.broken = (
        dict(sorted(tally.statuses.items())),
        tally.away,
        tally.broken,
    )
    result.minutes = soak.minutes()
    result.faults += verified.fault() + tally.faults() + missing(result)


def missing(result: Result) -> list[str]:
    """What was lost, or came out of nothing."""
    ending, out = result.ending, []
    if ending.reports != result.given:
        out.append(f"{result.given:,} reports were given, the record holds {ending.reports:,}")
    if ending.lost:
        out.append(
            f"{ending.lost:,} of {ending.confirmed:,} decisions that were confirmed are not in the record"
        )
    if ending.untold > ending.unanswered:
        out.append(
            f"the record holds {ending.untold:,} decisions that nobody was told of; {ending.unanswered:,} had no answer"
        )
    return out
