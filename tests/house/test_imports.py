"""The import contracts of `.importlinter` are kept, and they are the ones that the house stands on."""

from __future__ import annotations

import configparser
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = ROOT / ".importlinter"

pytest.importorskip("importlinter", reason="import-linter is not installed")


def lint_imports(config: Path, cache: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()",
         "--config", str(config), "--cache-dir", str(cache)],
        cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ | {"COLUMNS": "200"},
    )  # fmt: skip


def test_the_import_contracts_are_kept(tmp_path: Path) -> None:
    done = lint_imports(CONTRACTS, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


BREAKING = [
    (
        "only annotate imports spaCy",
        "allowed_importers = onrecord.annotate",
        "allowed_importers = onrecord.link",
    ),
    (
        "only the store imports Django",
        "    onrecord.store\n    onrecord.web\n",
        "    onrecord.web\n",
    ),
    (
        "only the cluster imports Dask",
        "allowed_importers = onrecord.cluster",
        "allowed_importers = onrecord.fetching",
    ),
    ("every module has its place", " | publish", ""),
    ("the pipeline is above the stages", "    pipeline\n    read |", "    read |"),
]


@pytest.mark.parametrize(("old", "new"), [row[1:] for row in BREAKING], ids=[row[0] for row in BREAKING])
def test_a_contract_that_is_not_kept_is_seen(tmp_path: Path, old: str, new: str) -> None:
    text = CONTRACTS.read_text("utf-8")
    assert old in text
    broken = tmp_path / "contracts.ini"
    broken.write_text(text.replace(old, new))
    assert lint_imports(broken, tmp_path).returncode != 0


def test_no_contract_has_an_exception() -> None:
    """An import that is let through needs a decision; there is none yet."""
    contracts = configparser.ConfigParser()
    contracts.read(CONTRACTS, "utf-8")
    excepted = [name for name in contracts.sections() if contracts.has_option(name, "ignore_imports")]
    assert excepted == []
