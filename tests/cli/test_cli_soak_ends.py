"""What `onrecord bench soak` ends with: faults are told, and a record that is there is not touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from calling import Onrecord

from onrecord.bench import soak
from onrecord.bench.soak import Plan, Result


def _as_if_run(monkeypatch: pytest.MonkeyPatch, faults: list[str]) -> None:
    def run(plan: Plan, tick: object) -> Result:
        return Result(plan, plan.reports, faults=faults)

    monkeypatch.setattr(soak, "run", run)


def test_a_fault_is_told_and_ends_with_1(onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch) -> None:
    _as_if_run(monkeypatch, ["1 of 3 decisions that were confirmed are not in the record"])
    done = onrecord("bench", "soak", "-q")
    assert done.code == 1
    assert "FAULT: 1 of 3 decisions that were confirmed are not in the record\nFailed." in done.out


def test_without_a_fault_it_ends_with_0(onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch) -> None:
    _as_if_run(monkeypatch, [])
    done = onrecord("bench", "soak", "-q")
    assert (done.code, done.out.splitlines()[-1][:7]) == (0, "Passed:")


def test_a_record_that_is_there_is_not_touched(onrecord: Onrecord, tmp_path: Path) -> None:
    there = tmp_path / "mine.db"
    there.write_text("mine")
    done = onrecord("bench", "soak", "--db", str(there))
    assert done.code == 4
    assert "there is something here already" in done.said
    assert there.read_text() == "mine"
