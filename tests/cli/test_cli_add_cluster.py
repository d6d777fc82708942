"""`onrecord add --engine dask`: the same record as without, stopped by Ctrl-C as ever; what is wrong with the cluster is said, in time."""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from calling import EXAMPLE, Onrecord, clean_environment, process, waited_for

from dask_cluster import DaskCluster, dask_cluster

pytest.importorskip("distributed", reason="the extra [cluster] is not installed")

STORY = "At least 12 people were killed in shelling of the town of Idlib on Tuesday.\n"
MANY = 3_000


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DaskCluster]:
    with dask_cluster(tmp_path_factory.mktemp("dask")) as made:
        made.add_worker()
        yield made


def test_the_example_read_by_a_cluster_is_the_same_record(dask: DaskCluster, tmp_path: Path) -> None:
    alone = process("add", "--db", "alone.db", EXAMPLE, folder=tmp_path)
    done = process(
        "add", "--db", "dask.db", "--engine", "dask", "--scheduler", dask.address, EXAMPLE, folder=tmp_path
    )
    assert (alone.code, done.code) == (0, 0), done.said
    assert done.out == alone.out.replace("alone.db", "dask.db")
    held = [claims(tmp_path / name) for name in ("alone.db", "dask.db")]
    assert held[0] == held[1]
    assert len(held[0]) > 50


def claims(db: Path) -> list[tuple[str, str]]:
    with sqlite3.connect(db) as opened:
        return opened.execute(
            "SELECT r.key, c.body FROM claim c JOIN reading g ON g.id = c.reading_id JOIN report r ON r.id = g.report_id ORDER BY c.id"
        ).fetchall()


def test_ctrl_c_keeps_what_is_written_and_leaves_the_cluster_idle(dask: DaskCluster, tmp_path: Path) -> None:
    lines = [{"report": f"r{n:04}", "text": STORY.replace("12", str(n + 12)) * 20} for n in range(MANY)]
    (tmp_path / "c.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    command = [
        sys.executable,
        "-m",
        "onrecord.cli.main",
        "add",
        "--engine",
        "dask",
        "--scheduler",
        dask.address,
        "c.jsonl",
    ]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=clean_environment(),
        start_new_session=True,
    ) as child:  # fmt: skip
        waited_for(tmp_path / "onrecord.db", reports=20)
        os.killpg(child.pid, signal.SIGINT)
        said = child.communicate()[1].decode()
    assert child.returncode == 130, said
    assert "Traceback" not in said
    assert "distributed" not in said
    kept = reports(tmp_path / "onrecord.db")
    assert 20 <= len(kept) < MANY
    assert kept == [f"r{n:04}" for n in range(len(kept))]
    again = process("add", "--engine", "dask", "--scheduler", dask.address, EXAMPLE, folder=tmp_path)
    assert again.code == 0, "the cluster serves the next run"
    assert again.out.startswith("6 added.")


def reports(db: Path) -> list[str]:
    with sqlite3.connect(f"file:{db}?mode=ro", uri=True) as opened:
        return [key for (key,) in opened.execute("SELECT key FROM report ORDER BY id")]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--engine", "dask"), "--scheduler tcp://HOST:PORT"),
        (("--scheduler", "tcp://127.0.0.1:1"), "add --engine dask"),
        (("--engine", "dask", "--scheduler", "tcp://127.0.0.1:1", "--workers", "2"), "dask worker"),
        (("--engine", "spark"), "'local', 'dask'"),
    ],
)
def test_options_that_do_not_go_together(onrecord: Onrecord, words: tuple[str, ...], said: str) -> None:
    done = onrecord("add", *words, EXAMPLE)
    assert done.code == 2
    assert said in done.said
    assert not (onrecord.folder / "onrecord.db").exists()


@pytest.mark.parametrize(
    "address", ["nowhere", "tcp://127.0.0.1", "http://127.0.0.1:8786", "127.0.0.1:8786/x"]
)
def test_what_is_no_address_is_refused(onrecord: Onrecord, address: str) -> None:
    done = onrecord("add", "--engine", "dask", "--scheduler", address, EXAMPLE)
    assert done.code == 1
    assert f"--scheduler {address}: this is no address of a scheduler. Accepted: tcp://HOST:PORT" in done.said


def test_where_no_scheduler_answers_it_is_said_in_time(
    onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord import cluster

    monkeypatch.setattr(cluster, "CONNECT_S", 1.0)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        refused = f"127.0.0.1:{silent.getsockname()[1]}"
        started = time.monotonic()
        for address in (refused, f"tcp://{refused}", f"tls://{refused}"):
            done = onrecord("add", "--engine", "dask", "--scheduler", address, EXAMPLE)
            assert done.code == 1
            assert f"--scheduler {address}: no scheduler answers there within 1 s" in done.said
            assert "Start one with `dask scheduler`" in done.said
            silent.listen()  # from the second on it takes connections, and never says a word
        assert time.monotonic() - started < 20
    assert not (onrecord.folder / "onrecord.db").exists()


def test_a_worker_is_no_scheduler(dask: DaskCluster, onrecord: Onrecord) -> None:
    [address] = {line.split()[-1] for line in dask.logged().splitlines() if "Start worker at:" in line}
    done = onrecord("add", "--engine", "dask", "--scheduler", address, EXAMPLE)
    assert done.code == 1
    assert "what answers there is no scheduler (Worker)" in done.said
