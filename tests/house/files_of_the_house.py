"""The files of the repository, as git lists them, those not yet committed included."""

from __future__ import annotations

import subprocess
from functools import lru_cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared" / "gold"
SOURCE = ROOT / "src" / "onrecord"


@lru_cache(maxsize=1)
def repository_files() -> tuple[Path, ...]:
    """Skips the test where there is no git history to ask."""
    done = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=False,
    )  # fmt: skip
    if done.returncode:
        pytest.skip("this is no git checkout")
    names = sorted(set(done.stdout.decode().split("\0")) - {""})
    return tuple(ROOT / name for name in names if (ROOT / name).is_file())


@lru_cache(maxsize=1)
def text_files() -> dict[str, str]:
    """Path in the repository → text, binary files left out."""
    found = {}
    for path in repository_files():
        data = path.read_bytes()
        if b"\0" in data[:8192] or data.startswith(b"\xfd7zXZ"):
            continue
        found[path.relative_to(ROOT).as_posix()] = data.decode("utf-8")
    return found
