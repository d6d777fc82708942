"""The program installed from dist/ as docs/deploy.md says it, in an environment without the repository, and called there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PYTHON = os.environ.get("ONRECORD_PYTHON") or sys.executable
EXAMPLES = ROOT / "examples" / "fall-of-aleppo"


@dataclass(frozen=True)
class Called:
    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return re.sub(r"\s+", " ", f"{self.out}\n{self.err}")


@dataclass(frozen=True)
class Installed:
    """An environment, and the folder that its commands are run in."""

    programs: Path
    room: Path

    def call(self, *words: str | Path) -> Called:
        return self.run(self.programs / "onrecord", *words)

    def python(self, words: str) -> Called:
        return self.run(self.programs / "python", "-c", words)

    def run(self, *words: str | Path) -> Called:
        done = subprocess.run(
            list(map(str, words)), cwd=self.room, env=self.surroundings, capture_output=True, text=True, check=False, timeout=300,
        )  # fmt: skip
        return Called(done.returncode, done.stdout, done.stderr)

    @property
    def surroundings(self) -> dict[str, str]:
        """Nothing of the environment of the tests: no PYTHONPATH, no record, no home with files of a person."""
        home, cache = self.room.parent / "home", self.room.parent / "cache"
        return {
            "PATH": "/usr/bin:/bin",
            "HOME": str(home),
            "ONRECORD_CACHE": str(cache),
            "LANG": "C.UTF-8",
            "COLUMNS": "200",
        }


def install(requirements: Path, wheels: Path, place: Path, name: str) -> Installed:
    """What the requirements list and the program itself, from the folder of wheels and from nowhere else."""
    programs, room = place / name / "bin", place / f"{name}-room"
    for folder in (room, place / "home", place / "cache"):
        folder.mkdir(exist_ok=True)
    pip(PYTHON, "-m", "venv", place / name)
    offline = ("install", "--quiet", "--no-index", "--no-deps", "--find-links", wheels)
    pip(programs / "pip", *offline, "--require-hashes", "-r", requirements)
    pip(programs / "pip", *offline, the_wheel())
    pip(programs / "pip", "check")
    return Installed(programs, room)


def pip(*words: str | Path) -> None:
    known = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    subprocess.run(
        list(map(str, words)), cwd="/", check=True, env=known | {"PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    )


def the_wheel() -> Path:
    (found,) = (ROOT / "dist").glob("onrecord-*.whl")
    return found
