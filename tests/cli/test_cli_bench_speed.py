"""`onrecord bench speed` on little: every figure is there and fits the others; the table tells the same."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from calling import Onrecord

STAGES = ["read", "prefilter", "annotate", "resolve", "extract", "store", "all"]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """One run for all: it starts the command as new processes."""
    folder = tmp_path_factory.mktemp("speed")
    # A package of the peer's name, whose counting is known.
    fields = folder / "gdelt_regkg" / "fields"
    fields.mkdir(parents=True)
    for package in (fields.parent, fields):
        (package / "__init__.py").touch()
    (fields / "counts.py").write_text(
        "import time\nclass Counts:\n    def to_gkg(self): return ''\n"
        "def analyze_counts(text):\n    end = time.process_time() + .01\n"
        "    while time.process_time() < end: pass\n    return Counts()\n"
    )
    done = Onrecord(folder)(
        "bench", "speed", "--reports", "10", "--workers", "2", "--format", "json", "--peer-python", sys.executable, "-q",
        env={"PYTHONPATH": f"{folder}:{':'.join(path for path in sys.path if path)}"},
    )  # fmt: skip
    assert done.code == 0, done.said
    held: dict[str, Any] = json.loads(done.out)
    return held


def test_every_stage_has_a_speed_and_they_add_up(found: dict[str, Any]) -> None:
    stages = found["stages"]
    assert list(stages) == STAGES
    assert all(stage["cpu_seconds"] >= 0 for stage in stages.values())
    total = sum(stages[name]["cpu_seconds"] for name in STAGES[:-1])
    assert stages["all"]["cpu_seconds"] == pytest.approx(total, abs=0.01)
    assert stages["all"]["words_per_second"] == pytest.approx(found["words"] / total, rel=0.05)
    assert found["claims_of_text"]["cpu_seconds"] < stages["all"]["cpu_seconds"]


def test_what_was_read_and_the_peer_beside_it(found: dict[str, Any]) -> None:
    assert found["reports"] == 10
    assert found["words"] >= 4_000
    assert 0 < found["sentences_parsed"] < found["sentences"]
    assert found["claims"] > 5
    assert found["peer"]["name"].startswith("spaCy")
    ratio = found["peer"]["cpu_seconds"] / found["claims_of_text"]["cpu_seconds"]
    assert found["ratio_to_peer"] == pytest.approx(ratio, rel=0.05)


def test_a_whole_run_has_time_memory_and_size(found: dict[str, Any]) -> None:
    [run] = found["runs"]
    assert run["workers"] == 2
    assert run["words_per_second"] > 0
    assert run["peak_mb"] > 100
    assert run["bytes_per_report"] == pytest.approx(
        run["bytes_per_byte_of_text"] * found["text_bytes"] / 10, rel=0.01
    )


def test_how_long_it_takes_to_start(found: dict[str, Any]) -> None:
    starts = found["starts"]
    assert 0 < starts["--version"]["cpu_seconds"] < starts["claims"]["cpu_seconds"]


def test_the_count_rules_of_the_python_that_was_given(found: dict[str, Any]) -> None:
    rules = found["count_rules"]
    assert rules["cpu_seconds"] == pytest.approx(0.1, rel=0.5)
    assert rules["ratio_of_onrecord"] == pytest.approx(
        rules["cpu_seconds"] / found["claims_of_text"]["cpu_seconds"], rel=0.05
    )


def test_the_table_and_a_python_without_the_count_rules(onrecord: Onrecord, tmp_path: Path) -> None:
    done = onrecord(
        "bench", "speed", "--reports", "10", "--workers", "1", "--peer-python", tmp_path / "none", "-q"
    )
    assert done.code == 0, done.said
    assert "10 reports, " in done.lines[0]
    assert [line.split()[0] for line in done.lines[2:9]] == STAGES
    assert "onrecord add --workers 1: " in done.out
    assert "count rules: not measured" in done.out
    assert "cannot be run (FileNotFoundError)" in done.out
    assert "onrecord --version: " in done.out
