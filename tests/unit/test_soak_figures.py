"""What a soak counts, judges and draws: a leak is told, a lost decision is told, too little is not judged."""

from __future__ import annotations

import re
import threading
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from onrecord.bench.soak import Plan, Result, counting
from onrecord.bench.soak.counting import Tally, compared, share
from onrecord.bench.soak.judging import Verdict, judged, risen
from onrecord.bench.soak.picture import drawn
from onrecord.bench.soak.running import backups, missing, restarts, slices
from onrecord.bench.soak.series import Latency, Restart, Round


def a_round(n: int, server: float | None = 200.0, p95: float = 80.0, restart: Restart | None = None) -> Round:
    return Round(
        number=n, minutes=2.0 * n, reports=500 * n, claims=900 * n, decisions=40 * n, added=500, add_seconds=30.0,
        add_peak_mb=180.0, server_mb=server, server_peak_mb=server and server + 10, server_resident_mb=server and server * 2,
        own_mb=60.0, record_mb=6.0 * n, latency={"pages": Latency(100, p95 / 4, p95, p95 * 3), "api": Latency(90, 10, 30, 50)},
        restart=restart,
    )  # fmt: skip


def verdict(rounds: list[Round], about: str) -> Verdict:
    (found,) = [one for one in judged(rounds) if one.about == about]
    return found


# --- judging ------------------------------------------------------------------------------------


def test_memory_that_stays_is_flat() -> None:
    noise = (0, 6, -5, 3, -4, 2, 5, -6, 1, -2)
    found = verdict([a_round(n, 200 + noise[n % 10]) for n in range(1, 21)], "memory of the server")
    assert found.fine is True
    assert found.words.startswith("flat: ")
    assert abs(found.figure or 0) < 0.05


def test_a_leak_is_told() -> None:
    found = verdict([a_round(n, 200 + 6 * n) for n in range(1, 21)], "memory of the server")
    assert found.fine is False
    assert found.words.startswith("grows: ")
    assert found.figure == pytest.approx(6 * 9 / (200 + 6 * 15.5))
    assert "less than the record (+82%)" in found.words


def test_a_leak_that_outgrows_the_record_is_told_as_such() -> None:
    found = verdict([a_round(n, 20 + 2.0 ** (n / 2)) for n in range(1, 21)], "memory of the server")
    assert found.fine is False
    assert "as much as, or more than, the record" in found.words


def test_what_a_server_takes_at_its_start_is_no_leak() -> None:
    """Rounds before the last restart are left out, also of the second half."""
    rounds = [a_round(n, 200 + 10 * n) for n in range(1, 13)]
    rounds += [a_round(n, 210, restart="killed" if n == 13 else None) for n in range(13, 21)]
    found = verdict(rounds, "memory of the server")
    assert (found.fine, found.figure) == (True, pytest.approx(0))
    assert "the last 7 rounds (12.0 minutes)" in found.words


def test_too_few_rounds_and_no_figures_are_not_judged() -> None:
    assert all(one.fine is None for one in judged([a_round(n) for n in range(1, 4)]))
    untold = verdict([a_round(n, None) for n in range(1, 21)], "memory of the server")
    assert (untold.fine, untold.words) == (None, "not told by this system, or not asked for")


@pytest.mark.parametrize(
    ("power", "fine", "words"),
    [(0.0, True, "hardly grows"), (0.6, True, "grows, slower than the record"), (1.3, False, "grows as fast as the record, or faster")],
)  # fmt: skip
def test_latency_is_held_against_the_size_of_the_record(power: float, fine: bool, words: str) -> None:
    found = verdict([a_round(n, p95=50 * n**power) for n in range(1, 21)], "latency of pages, p95")
    assert found.fine is fine
    assert found.words.startswith(words)
    assert found.figure == pytest.approx(power, abs=1e-6)


def test_the_rise_of_a_line() -> None:
    assert risen([(0, 10.0), (1, 11.0), (2, 12.0), (3, 13.0)]) == pytest.approx(3 / 11.5)
    assert risen([(1, 10.0), (1, 20.0), (1, 30.0), (1, 40.0)]) is None, "all at one moment"


# --- counting -----------------------------------------------------------------------------------


def test_shares_of_latencies() -> None:
    values = [float(n) for n in range(100, 0, -1)]
    assert (share(values, 0.5), share(values, 0.95), share([7.0], 0.95)) == (50, 95, 7)


def test_a_round_is_counted_once_and_keeps_its_longest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "MOST_KEPT", 50)
    tally = Tally(tmp_path / "confirmed")
    tally.took("pages", 9.0, 200)
    for _ in range(5000):
        tally.took("pages", 0.02, 200)
    found = tally.round_over()["pages"]
    assert (found.answers, found.max_ms, found.p95_ms) == (5001, 9000, 20)
    assert tally.round_over() == {}
    assert tally.statuses == {"pages 200": 5001}


def test_all_decisions_that_threads_tell_of_are_kept(tmp_path: Path) -> None:
    tally = Tally(tmp_path / "confirmed")
    threads = [
        threading.Thread(target=lambda n=n: [tally.confirmed(f"{n}-{k}") for k in range(50)])
        for n in range(4)
    ]  # type: ignore[misc]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert set(tally.confirmations()) == {f"{n}-{k}" for n in range(4) for k in range(50)}


def test_what_is_a_fault_and_what_is_none(tmp_path: Path) -> None:
    tally = Tally(tmp_path / "confirmed")
    tally.took("decisions", 0.1, 409)
    tally.took("api", 0.1, 404)
    tally.no_answer(away=True)
    assert (tally.faults(), tally.away, tally.broken) == ([], 1, 0)
    tally.took("api", 0.1, 500)
    tally.took("decisions", 0.1, 503)
    tally.no_answer(away=False)
    tally.strange("a report is gone")
    assert [re.sub(r":.*", "", fault) for fault in tally.faults()] == [
        "1 answers api 500", "1 answers decisions 503", "1 requests", "1 requests had no answer while the server was up",
    ]  # fmt: skip


def ended(given: int = 60, **ending: int) -> Result:
    found = Result(Plan(60, Path(), Path(), date(2026, 12, 1)), given)
    found.ending.reports = 60
    for name, value in ending.items():
        setattr(found.ending, name, value)
    return found


def test_a_lost_decision_is_told() -> None:
    lost, untold = compared(iter(["a", "b", "c"]), iter(["a", "c"]))
    assert (lost, untold) == (1, 0)
    [fault] = missing(ended(confirmed=3, lost=lost))
    assert fault == "1 of 3 decisions that were confirmed are not in the record"


def test_a_lost_report_is_told_and_one_too_many() -> None:
    assert missing(ended()) == []
    assert missing(ended(given=61)) == ["61 reports were given, the record holds 60"]
    assert missing(ended(given=59)) == ["59 reports were given, the record holds 60"]


def test_a_decision_made_twice_is_told_but_not_one_whose_answer_was_lost() -> None:
    assert compared(iter(["a"]), iter(["a", "b"])) == (0, 1)
    assert missing(ended(untold=1, unanswered=1)) == []
    [fault] = missing(ended(untold=2, unanswered=1))
    assert "2 decisions that nobody was told of" in fault


# --- the order ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("reports", "rounds", "expected"), [(10, 4, [3, 3, 2, 2]), (3, 20, [1, 1, 1]), (100_000, 20, [5000] * 20)])  # fmt: skip
def test_rounds_add_all_reports(reports: int, rounds: int, expected: list[int]) -> None:
    assert slices(reports, rounds) == expected


def test_the_second_half_is_one_life_of_the_server() -> None:
    assert restarts(20) == {6: "stopped", 9: "killed"}
    assert restarts(3) == {2: "stopped", 3: "killed"}
    assert backups(20) == {5, 10, 15, 20}
    assert backups(1) == {1}


# --- the picture --------------------------------------------------------------------------------


def test_the_picture_has_a_line_for_each_figure_and_no_script() -> None:
    rounds = [replace(a_round(n), restart="stopped" if n == 3 else None) for n in range(1, 7)]
    svg = drawn(rounds)
    root = ET.fromstring(svg)  # noqa: S314 # our own
    names = {one.tag.rpartition("}")[2] for one in root.iter()}
    assert names == {"svg", "style", "rect", "g", "path", "text"}
    words = ["".join(one.itertext()) for one in root.iter() if one.tag.endswith("text")]
    for expected in (
        "Memory, MB",
        "Latency p95, ms",
        "Record, MB",
        "stopped",
        "decisions: none",
        "12 min",
    ):
        assert expected in words
    lines = [one.get("d", "") for one in root.iter() if "line" in one.get("class", "").split()]
    assert len([d for d in lines if d.count("L") == len(rounds) - 1]) == 3 + 2 + 2 + 1 + 1
    assert "prefers-color-scheme:dark" in svg


def test_higher_is_more_and_everything_lies_inside() -> None:
    svg = drawn([a_round(n, 100.0 * n) for n in range(1, 5)])
    first = re.findall(r'class="line a" d="M([\d.,L]+)"', svg)[0]
    points = [tuple(map(float, point.split(","))) for point in first.split("L")]
    assert [y for _, y in points] == sorted((y for _, y in points), reverse=True)
    assert [x for x, _ in points] == sorted(x for x, _ in points)
    assert all(0 < x < 760 and 0 < y < 200 for x, y in points)


def test_one_round_is_a_dot_and_none_is_refused() -> None:
    assert 'stroke-linecap="round"' in drawn([a_round(1)])
    with pytest.raises(ValueError, match="no round"):
        drawn([])
