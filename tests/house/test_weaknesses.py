"""bandit finds nothing in the sources but what is explained on the line where it stands (the linter has the same rules)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAME = {
    "B608": "S608",
    "B308": "S308",
    "B703": "S308",
    "B311": "S311",
    "B404": "S404",
    "B603": "S603",
    "B607": "S607",
}
"""bandit's rule → the linter's name for it, under which the line's exception stands."""

pytest.importorskip("bandit", reason="bandit is not installed")


def findings() -> list[dict[str, object]]:
    done = subprocess.run(
        [sys.executable, "-m", "bandit", "-q", "-r", "src", "-f", "json"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    found: list[dict[str, object]] = json.loads(done.stdout)["results"]
    return found


def explained(one: dict[str, object]) -> bool:
    lines = (ROOT / str(one["filename"])).read_text("utf-8").splitlines()
    span = one["line_range"]
    assert isinstance(span, list)
    rule = SAME.get(str(one["test_id"]), "none")
    # An exception for a whole file stands in its first lines; a statement's may stand on any of its lines.
    near = lines[:3] + lines[min(span) - 1 : max(span) + 1]
    return any("noqa" in line and rule in line for line in near)


def test_every_finding_is_explained_where_it_stands() -> None:
    assert [
        f"{one['filename']}:{one['line_number']} {one['test_id']}" for one in findings() if not explained(one)
    ] == []
