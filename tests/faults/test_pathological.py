"""Vast and senseless texts from file to claims: ten seconds of computing and a gigabyte are enough for each, and no offset is wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from counted import COUNTS
from vast_texts import TOLD, VAST

SECONDS = 10
MEGABYTES = 1_000


@pytest.fixture(scope="module")
def measured() -> Mapping[str, dict[str, Any]]:
    """Name → what its reading took. One process loads what is costly to load, and divides for each text."""
    child = Path(__file__).with_name("reading_child.py")
    done = subprocess.run(
        [sys.executable, str(child), str(SECONDS)], capture_output=True, text=True, check=True
    )
    told = {row["name"]: row for row in map(json.loads, done.stdout.splitlines())}
    read = [row for row in told.values() if "seconds" in row]
    slowest, largest = (max(read, key=lambda row: row[key]) for key in ("seconds", "peak_mb"))
    COUNTS["vast texts"] = (
        f"{len(read)} of {len(VAST)} read, the slowest in {slowest['seconds']} s ({slowest['name']}), "
        f"the largest with {largest['peak_mb']} MB ({largest['name']})"
    )
    assert set(told) == set(VAST), done.stderr[-2000:]
    return told


@pytest.mark.parametrize("name", VAST)
def test_a_vast_text_is_read_in_time(name: str, measured: Mapping[str, dict[str, Any]]) -> None:
    row = measured[name]
    assert "ended" not in row, f"ended by the system after {SECONDS} s"
    assert row["seconds"] < SECONDS
    assert row["peak_mb"] < MEGABYTES
    assert row["wrong"] == []


@pytest.mark.parametrize("name", TOLD)
def test_what_is_told_before_the_rest_is_found(name: str, measured: Mapping[str, dict[str, Any]]) -> None:
    assert measured[name]["claims"] > 0
