"""Where an extra is not installed, each command that needs it says which one, without a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from calling import ROOT

WITHOUT = """
import sys
class Gone:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {gone!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
import importlib.util
found = importlib.util.find_spec
importlib.util.find_spec = lambda name, package=None: None if name.partition(".")[0] in {gone!r} else found(name, package)
sys.meta_path.insert(0, Gone())
sys.argv = ["onrecord", *{words!r}]
from onrecord.cli.main import main
main()
"""


def said_without(gone: set[str], folder: Path, *words: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT.format(gone=gone, words=words)], cwd=folder, capture_output=True, text=True, timeout=120,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("gone", ["allauth", "argon2", "fido2", "gunicorn", "ninja", "qrcode"])
@pytest.mark.parametrize("words", [("serve",), ("account", "list")], ids=" ".join)
def test_the_pages_want_the_extra_server(tmp_path: Path, words: tuple[str, ...], gone: str) -> None:
    code, said = said_without({gone}, tmp_path, *words)
    assert code == 2
    assert "onrecord[server]" in said
    assert gone in said
    assert "Traceback" not in said


def test_an_address_of_a_server_wants_the_extra_postgres(tmp_path: Path) -> None:
    code, said = said_without(
        {"psycopg"}, tmp_path, "incidents", "--db", "postgresql://anna:secret@db.example/record"
    )
    assert code == 4
    assert "onrecord[postgres]" in said
    assert "secret" not in said
    assert "Traceback" not in said


def test_the_engine_dask_wants_the_extra_cluster(tmp_path: Path) -> None:
    words = ("add", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:8786", str(tmp_path))
    code, said = said_without({"distributed", "dask"}, tmp_path, *words)
    assert code == 1
    assert "onrecord[cluster]" in said
    assert "Traceback" not in said
    assert not (tmp_path / "onrecord.db").exists()
