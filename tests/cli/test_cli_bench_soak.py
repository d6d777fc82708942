"""`onrecord bench soak` on little, with real processes: everything is there, nothing is lost."""

from __future__ import annotations

import json
import sys
from typing import Any

import pytest
from calling import Onrecord


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("soak")
    done = Onrecord(folder)(
        "bench", "soak", "--reports", "40", "--rounds", "4", "--readers", "4", "--db", str(folder / "kept.db"),
        "--picture", str(folder / "soak.svg"), "--format", "json", "-q",
        env={"PYTHONPATH": ":".join(path for path in sys.path if path)},
    )  # fmt: skip
    assert done.code == 0, done.said
    held: dict[str, Any] = json.loads(done.out)
    return held | {"folder": folder}


def test_a_small_soak_passes(found: dict[str, Any]) -> None:
    assert (found["passed"], found["faults"]) == (True, [])
    assert found["given"] == found["ending"]["reports"] == 40
    assert found["ending"]["verified"] is True
    assert found["ending"]["lost"] == 0
    assert found["ending"]["confirmed"] == found["rounds"][-1]["decisions"] + _after_the_last_round(found) > 0


def _after_the_last_round(found: dict[str, Any]) -> int:
    late: int = found["ending"]["confirmed"] - found["rounds"][-1]["decisions"]
    assert 0 <= late < 10
    return late


def test_readers_and_deciders_were_answered(found: dict[str, Any]) -> None:
    statuses = found["statuses"]
    assert min(statuses["pages 200"], statuses["api 200"], statuses["decisions 201"]) > 0
    assert statuses["pages 302"] == 2, "each of two readers signed in once: sessions outlive the server"
    assert not [name for name in statuses if name[-3:] >= "500"]
    assert found["broken"] == 0


def test_every_round_has_its_figures(found: dict[str, Any]) -> None:
    rounds = found["rounds"]
    assert [one["reports"] for one in rounds] == [10, 20, 30, 40]
    assert [one["restart"] for one in rounds] == [None, "stopped", "killed", None]
    assert all(one["add_seconds"] > 0 and one["seconds_per_1000"] > one["add_seconds"] for one in rounds)
    assert all(one["latency"]["api"]["max_ms"] >= one["latency"]["api"]["p95_ms"] > 0 for one in rounds)
    assert all(one["backup"]["sound"] for one in rounds if one["backup"])
    if sys.platform == "linux":
        assert all(one["server_mb"] > 100 and one["add_peak_mb"] > 100 for one in rounds)
        assert all(one["server_resident_mb"] > one["server_mb"] for one in rounds)


def test_the_record_is_kept_where_it_was_asked_for_and_the_rest_is_not(found: dict[str, Any]) -> None:
    names = {one.name for one in found["folder"].iterdir()}
    assert {"kept.db", "soak.svg"} <= names
    assert all(name.startswith("kept.db") or name == "soak.svg" for name in names)
    assert (found["folder"] / "soak.svg").read_text("utf-8").startswith("<svg")
