"""`onrecord add --workers`: the same record as without, stopped by Ctrl-C or a kill with no process left behind."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from calling import EXAMPLE, clean_environment, process, waited_for

STORY = "At least 12 people were killed in shelling of the town of Idlib on Tuesday.\n"
MANY = 1_500


def test_the_example_read_by_two_workers_is_the_same_record(tmp_path: Path) -> None:
    for number in ("1", "2"):
        done = process("add", "--db", f"{number}.db", "--workers", number, EXAMPLE, folder=tmp_path)
        assert done.code == 0, done.said
        assert done.out.startswith(f"6 added. The record {number}.db holds 6 reports, ")
    one, two = (claims(tmp_path / f"{number}.db") for number in (1, 2))
    assert one == two
    assert len(one) > 50


def claims(db: Path) -> list[tuple[str, str]]:
    with sqlite3.connect(db) as opened:
        return opened.execute(
            "SELECT r.key, c.body FROM claim c JOIN reading g ON g.id = c.reading_id JOIN report r ON r.id = g.report_id ORDER BY c.id"
        ).fetchall()


@pytest.mark.parametrize("number", ["0", "-1", "many"])
def test_a_number_that_is_none_is_refused(tmp_path: Path, number: str) -> None:
    done = process("add", "--workers", number, EXAMPLE, folder=tmp_path)
    assert done.code == 2
    assert "--workers" in done.err


@pytest.mark.parametrize(("how", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
def test_a_run_that_is_stopped_keeps_what_it_wrote_and_leaves_no_process(
    tmp_path: Path, how: signal.Signals, code: int
) -> None:
    lines = [{"report": f"r{n:04}", "text": STORY.replace("12", str(n + 12)) * 20} for n in range(MANY)]
    (tmp_path / "c.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    command = [sys.executable, "-m", "onrecord.cli.main", "add", "--workers", "2", "c.jsonl"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=clean_environment(),
        start_new_session=True,
    ) as child:  # fmt: skip
        waited_for(tmp_path / "onrecord.db", reports=10)
        below = children(child.pid)
        if how == signal.SIGINT:
            os.killpg(child.pid, how)  # as a terminal sends it: to all processes of the run
        else:
            child.send_signal(how)
        said = (child.communicate()[1] or b"").decode()
        assert child.returncode == code, said
    assert "Traceback" not in said
    assert len(below) >= 2
    waited_for_end(below)
    with sqlite3.connect(tmp_path / "onrecord.db") as opened:
        kept = [key for (key,) in opened.execute("SELECT key FROM report ORDER BY id")]
    assert 10 <= len(kept) < MANY
    assert kept == [f"r{n:04}" for n in range(len(kept))]


def children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return [int(word) for task in tasks for word in (task / "children").read_text().split()]


def waited_for_end(processes: list[int]) -> None:
    for _ in range(300):
        if not any(runs(one) for one in processes):
            return
        time.sleep(0.1)
    raise AssertionError("a worker outlived the run")


def runs(process: int) -> bool:
    """Whether it is there and no mere entry that waits to be collected."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
