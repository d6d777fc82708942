"""Two installations from dist/, which `make wheel` makes: one with every extra, one without any."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from installing import EXAMPLES, PYTHON, ROOT, Installed, install, pip


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not list((ROOT / "dist").glob("onrecord-*.whl")):
        pytest.fail("there is no wheel in dist/: `make wheel` builds it and runs these tests")
    return tmp_path_factory.mktemp("installed")


@pytest.fixture(scope="session")
def wheels(place: Path) -> Path:
    """The parts, fetched once as for a machine without a network."""
    pip(PYTHON, "-m", "venv", place / "fetching")
    folder = place / "wheels"
    pip(place / "fetching/bin/pip", "download", "--quiet", "--no-deps", "--require-hashes", "-r", ROOT / "dist/requirements.txt", "-d", folder)  # fmt: skip
    return folder


@pytest.fixture(scope="session")
def whole(place: Path, wheels: Path) -> Installed:
    made = install(ROOT / "dist/requirements.txt", wheels, place, "whole")
    for one in EXAMPLES.glob("*[0-9].*"):
        shutil.copy(one, made.room)
    return made


@pytest.fixture(scope="session")
def bare(place: Path, wheels: Path) -> Installed:
    cut = subprocess.run(
        [sys.executable, str(ROOT / "scripts/cut_lock.py")], check=True, capture_output=True, text=True
    )
    requirements = place / "requirements-bare.txt"
    requirements.write_text(cut.stdout)
    made = install(requirements, wheels, place, "bare")
    shutil.copy(EXAMPLES / "levant-wire-1213.txt", made.room)
    return made


@pytest.fixture(scope="session")
def record(whole: Installed) -> str:
    """A record of the six reports; the id of one of its incidents."""
    added = whole.call("add", "--quiet", *sorted(one.name for one in whole.room.glob("*[0-9].*")))
    assert added.code == 0, added.err
    found = re.search(r"\bi[0-9a-f]{10}\b", whole.call("incidents").out)
    assert found
    return found[0]
