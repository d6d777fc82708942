"""`onrecord bench growth` on tiny records: each report is counted step by step, and the records stay as they were made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from calling import Onrecord

from onrecord.bench import growth
from onrecord.bench.growth import STEPS, Cost, Grown
from onrecord.store import open_record


def test_a_table_and_the_ratio(onrecord: Onrecord) -> None:
    done = onrecord("bench", "growth", "--claims", "400", "--claims", "800", "--reports", "2")
    assert done.code == 0, done.said
    head, *rows = done.out.splitlines()
    assert head.split()[:3] == ["claims", "reports", "incidents"]
    assert len(rows) == 4
    assert rows[2].startswith("the dearest size against the cheapest, processor time: ")


def test_records_are_kept_and_used_again(onrecord: Onrecord, tmp_path: Path) -> None:
    asked = ("bench", "growth", "--claims", "400", "--reports", "3", "--keep", tmp_path, "--format", "json")
    first = json.loads(onrecord(*asked).out)["sizes"][0]
    record = tmp_path / "1-3" / "growth-400.db"
    made = record.stat().st_mtime_ns
    again = json.loads(onrecord(*asked).out)["sizes"][0]
    assert record.stat().st_mtime_ns == made
    told = ("claims", "reports", "incidents", "added")
    assert [again[name] for name in told] == [first[name] for name in told]
    assert again["added"] == 3
    assert set(again["cpu_ms"]) == set(STEPS)
    assert again["cpu_ms"]["read"] > 0
    assert 300 < again["claims"] <= 400
    assert not list((tmp_path / "1-3").glob("measured-*"))
    with open_record(record) as held:
        assert held.counts().reports == again["reports"]


def test_one_size_has_no_ratio(onrecord: Onrecord) -> None:
    done = onrecord("bench", "growth", "--claims", "300", "--reports", "1", "--format", "json")
    assert json.loads(done.out)["ratio"] == {"cpu": None, "bytes_written": None}


def grown(*seconds: float, written: int | None = 10) -> Grown:
    steps = {step: [Cost(one if step == "link" else 0.0, written) for one in seconds] for step in STEPS}
    return Grown(1, 1, 1, steps)


def test_the_ratio_is_of_means_of_all_steps() -> None:
    two = [grown(1.0, 3.0), grown(5.0)]
    assert two[0].wholes == [1.0, 3.0]
    assert growth.ratio(two, lambda one: one.seconds) == pytest.approx(2.5)
    assert growth.ratio(two, lambda one: one.written) == pytest.approx(1.0)
    assert growth.ratio([grown(1.0), grown(1.0, written=None)], lambda one: one.written) is None
