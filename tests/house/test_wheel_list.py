"""The wheel holds every file under src/onrecord, and nothing else but what says what it is."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from files_of_the_house import ROOT, SOURCE, repository_files

pytest.importorskip("hatchling", reason="hatchling is not installed")


def test_the_wheel_holds_all_that_the_program_needs(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = tmp_path.glob("onrecord-*-py3-none-any.whl")
    with zipfile.ZipFile(wheel) as packed:
        held = {name: info.file_size for name in packed.namelist() if (info := packed.getinfo(name))}
    said = {name for name in held if name.partition("/")[0].endswith(".dist-info")}
    mine = {
        path.relative_to(ROOT / "src").as_posix(): path.stat().st_size
        for path in repository_files()
        if SOURCE in path.parents
    }
    assert len([name for name in mine if not name.endswith(".py")]) > 100
    assert {name: size for name, size in held.items() if name not in said} == mine
    assert {name.rpartition("/")[2] for name in said} >= {"METADATA", "entry_points.txt", "LICENSE"}


def lock_cut(*extras: str) -> dict[str, str]:
    """Name → what is pinned with it, as scripts/cut_lock.py prints it."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "cut_lock.py"), *extras],
        check=True,
        capture_output=True,
        text=True,
    )
    entries = re.split(r"^(?=[\w.-]+==)", done.stdout, flags=re.MULTILINE)
    return {entry.partition("==")[0]: entry for entry in entries if entry}


def test_the_lock_of_the_wheel_is_cut_from_the_whole_one() -> None:
    plain, whole = lock_cut(), lock_cut("server", "postgres", "tables", "pdf", "cluster")
    assert {"django", "spacy", "lxml", "lxml-html-clean", "numpy"} <= plain.keys()
    assert {
        "gunicorn",
        "psycopg-binary",
        "duckdb",
        "typst",
        "fido2",
        "distributed",
    } <= whole.keys() - plain.keys()
    assert not {"pytest", "mypy", "hatchling", "playwright"} & whole.keys()
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    for entry in whole.values():
        assert entry in lock
        assert "--hash=sha256:" in entry
