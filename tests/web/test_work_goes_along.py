"""What people made in the pages goes along when a record is copied: drafts and issued bulletins, watched places; sessions do not."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

from visiting import signed_in

from onrecord.store import Record
from onrecord.web.bulletins.models import DraftRow
from onrecord.web.clock import now
from onrecord.web.watched.models import WatchedRow


def rows(path: Path, table: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return list(db.execute(f"SELECT * FROM {table} ORDER BY id"))  # noqa: S608  a name of ours


def onrecord(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "onrecord.cli.main", *map(str, words)]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env=os.environ | {"ONRECORD_ACCOUNT": "admin"}
    )


def test_drafts_and_watched_places_are_in_a_copy_and_in_a_backup(
    record: Record, path: Path, tmp_path: Path
) -> None:
    DraftRow.objects.create(
        place="Town 2", start=date(2016, 12, 13), end=date(2016, 12, 16), drafted="{}", title="Four days", made_by="rana", made_at=now(),
        saved_by="rana", saved_at=now(),
    )  # fmt: skip
    signed_in("analyst")
    WatchedRow.objects.create(
        account="rana", name="Town 2", gazetteer="", place=json.dumps({"name": "Town 2"}), since=now()
    )
    done = onrecord("db", "copy", path, tmp_path / "copy.db")
    assert done.returncode == 0, done.stderr
    kept, back = tmp_path / "kept.backup", tmp_path / "back.db"
    assert onrecord("db", "backup", kept, "--db", path).returncode == 0
    assert onrecord("db", "restore", kept, back).returncode == 0
    for other in (tmp_path / "copy.db", back):
        for table in ("bulletin_draft", "web_watched"):
            assert rows(other, table) == rows(path, table)
            assert len(rows(other, table)) == 1
    with closing(sqlite3.connect(tmp_path / "copy.db")) as db:
        assert db.execute("SELECT count(*) FROM web_session").fetchone() == (0,), (
            "who was signed in stays where he was"
        )
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT count(*) FROM web_session").fetchone() == (1,)
    assert onrecord("verify", "--db", tmp_path / "copy.db").returncode == 0
