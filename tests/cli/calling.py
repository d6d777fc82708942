"""Calls the command, as a process of its own or in this one, and gives back what came out of it.

`process` is what a person runs; `Onrecord` gives the same output and exit code without starting
Python and loading the parser again, so that many tests stay quick.
"""

from __future__ import annotations

import io
import json
import os
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from onrecord.cli import main as cli

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "fall-of-aleppo"
ESCAPE = re.compile(r"\x1b")


@dataclass(frozen=True)
class Called:
    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def said(self) -> str:
        """Both streams in one line, as wrapped lines of a message cannot be searched for its words."""
        return " ".join((self.out + " " + self.err).split())


@dataclass(frozen=True)
class Onrecord:
    """The command in this process, with a working folder and an environment of its own."""

    folder: Path

    def __call__(self, *words: object, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Called:
        streams = [io.TextIOWrapper(io.BytesIO(data), encoding="utf-8") for data in (stdin, b"", b"")]
        given, out, err = streams
        here = Path.cwd()
        os.chdir(self.folder)
        try:
            with (
                redirect_stdout(out),
                redirect_stderr(err),
                mock.patch.object(sys, "stdin", given),
                mock.patch.object(sys, "argv", ["onrecord", *map(str, words)]),
                mock.patch.dict(os.environ, dict(env or {})),
            ):
                code = _exit_code()
        finally:
            os.chdir(here)
        return Called(code, _text(out), _text(err))


def process(*words: object, folder: Path, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Called:
    """The command as a person runs it: a process with pipes."""
    done = subprocess.run(
        [sys.executable, "-m", "onrecord.cli.main", *map(str, words)],
        input=stdin,
        capture_output=True,
        cwd=folder,
        env=clean_environment() | dict(env or {}),
        check=False,
    )
    return Called(done.returncode, done.stdout.decode(), done.stderr.decode())


_SUPERVISOR = """
import json, resource, subprocess, sys
with open(sys.argv[1], "rb") as given:
    done = subprocess.run(sys.argv[2:], stdin=given, capture_output=True)
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps([done.returncode, done.stdout.decode(), done.stderr.decode(), peak]))
"""


def measured(*words: object, folder: Path, stdin: Path = Path(os.devnull)) -> tuple[Called, int]:
    """The command as a process of its own, and its peak memory in KB (as Linux counts).

    It is started by a small process in between: a new process is first counted with the memory of
    the one that started it, and this one may be large.
    """
    command = [sys.executable, "-m", "onrecord.cli.main", *map(str, words)]
    done = subprocess.run(
        [sys.executable, "-c", _SUPERVISOR, str(stdin), *command],
        cwd=folder, capture_output=True, env=clean_environment(), check=True,
    )  # fmt: skip
    code, out, err, peak_kb = json.loads(done.stdout)
    return Called(code, out, err), peak_kb


def clean_environment() -> dict[str, str]:
    """This environment without what would change the output or name another record."""
    left_out = ("ONRECORD_DB", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS")
    return {name: value for name, value in os.environ.items() if name not in left_out}


def waited_for(db: Path, reports: int) -> None:
    """Returns once the record holds that many reports; the test's own time limit ends a wait in vain."""
    for _ in range(900):
        if db.exists() and db.stat().st_size:
            try:
                with sqlite3.connect(f"file:{db}?mode=ro", uri=True) as opened:
                    (count,) = opened.execute("SELECT count(*) FROM report").fetchone()
                if count >= reports:
                    return
            except sqlite3.OperationalError:
                pass  # not made yet, or being written
        time.sleep(0.1)
    raise AssertionError("nothing was stored")


def _exit_code() -> int:
    try:
        cli.main()
    except SystemExit as done:
        return int(done.code or 0)
    raise AssertionError("main() always exits")


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode()
