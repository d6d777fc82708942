"""Cuts out of requirements.lock what the program itself needs, without what only its tests do.

`python scripts/cut_lock.py [EXTRA …]` prints it, hashes and all, for `pip install --no-deps --require-hashes -r`. What needs what
is asked of the packages that are installed here (`make setup`); one that the lock lacks is an error.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
NEWER = ("3.11", "3.12", "3.13", "3.14")
"""The lock is for all of them: what any asks for goes along."""


def main() -> int:
    sys.stdout.write(cut(sys.argv[1:], (ROOT / "requirements.lock").read_text("utf-8")))
    return 0


def cut(extras: Iterable[str], lock: str) -> str:
    wanted, entries = needed(extras), entries_of(lock)
    if missing := sorted(wanted - entries.keys()):
        raise SystemExit(f"requirements.lock lacks {', '.join(missing)}")
    return "".join(entries[name] for name in sorted(wanted))


def entries_of(lock: str) -> dict[str, str]:
    """Name → its lines in the lock, without the comments."""
    lines = (line for line in lock.splitlines(keepends=True) if not line.lstrip().startswith("#"))
    found = re.findall(r"^([\w.-]+)==.*\n(?:^ .*\n?)*", text := "".join(lines), re.MULTILINE)
    blocks = re.findall(r"^[\w.-]+==.*\n(?:^ .*\n?)*", text, re.MULTILINE)
    return {canonicalize_name(name): block for name, block in zip(found, blocks, strict=True)}


def needed(extras: Iterable[str]) -> set[str]:
    """Names of all packages that the program needs with these extras, and of those that they need."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lists = [project["dependencies"], *(project["optional-dependencies"][extra] for extra in extras)]
    open_ones = [Requirement(line) for one in lists for line in one]
    found: set[tuple[str, str]] = set()
    while open_ones:
        one = open_ones.pop()
        name = canonicalize_name(one.name)
        for extra in {"", *map(canonicalize_name, one.extras)}:
            if (name, extra) not in found:
                found.add((name, extra))
                open_ones += parts_of(name, extra)
    return {name for name, _ in found}


def parts_of(name: str, extra: str) -> list[Requirement]:
    """What a package asks for, or what an extra of it adds; what this machine does not need (colorama) left out."""
    try:
        lines = [Requirement(line) for line in requires(name) or ()]
    except PackageNotFoundError:
        raise SystemExit(f"{name} is not installed here; `make setup` first") from None
    return [line for line in lines if asked_for(line, extra)]


def asked_for(line: Requirement, extra: str) -> bool:
    if line.marker is None:
        return not extra
    return any(line.marker.evaluate({"extra": extra, "python_version": version}) for version in NEWER)


if __name__ == "__main__":
    sys.exit(main())
