"""The schema: migrations say what the models say, and an older record is copied and brought forward."""

from __future__ import annotations

import importlib
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from making_records import a_report, claims_of

from onrecord.errors import RecordError
from onrecord.records import Claim
from onrecord.store import SCHEMA_VERSION, file, open_record
from onrecord.store.engine import set_up_django

set_up_django()

from django.apps import apps  # noqa: E402  Django is set up in code, before its models can be named
from django.db.migrations.autodetector import MigrationAutodetector  # noqa: E402
from django.db.migrations.loader import MigrationLoader  # noqa: E402
from django.db.migrations.state import ProjectState  # noqa: E402
from django.test import override_settings  # noqa: E402

RELEASED = ("0001_record", "0002_links", "0003_log")
NEXT = SCHEMA_VERSION + 1
NOTE = f"{NEXT:04}_note"
DUMPS = Path(__file__).with_name("released")
"""Records as the program of each older schema wrote them, as SQL."""
LATER = """
from django.db import migrations, models
def work(apps, schema_editor):
    {work}
class Migration(migrations.Migration):
    dependencies = [("store", "0003_log")]
    operations = [
        migrations.AddField("claimrow", "note", models.TextField(null=True)),
        migrations.AlterField("reportrow", "source", models.TextField(null=True)),
        migrations.RunPython(work),
    ]
"""


def test_the_migrations_say_what_the_models_say() -> None:
    loader = MigrationLoader(None)
    detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
    assert detector.changes(loader.graph) == {}


def test_the_schema_version_is_the_number_of_the_newest_migration() -> None:
    names = sorted(name for app, name in MigrationLoader(None).disk_migrations if app == "store")
    numbers = [int(name.partition("_")[0]) for name in names]
    assert numbers == list(range(1, SCHEMA_VERSION + 1))


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The migrations of a program one schema further on; gives the file of its own migration."""
    folder = tmp_path / "program" / "later_migrations"
    folder.mkdir(parents=True)
    (folder / "__init__.py").touch()
    for name in RELEASED:
        module = importlib.import_module(f"onrecord.store.migrations.{name}").__file__
        assert module
        (folder / f"{name}.py").write_text(Path(module).read_text())
    (folder / f"{NOTE}.py").write_text(LATER.format(work="pass"))
    monkeypatch.syspath_prepend(folder.parent)
    monkeypatch.setattr(file, "SCHEMA_VERSION", NEXT)
    with override_settings(MIGRATION_MODULES={"store": "later_migrations"}):
        yield folder / f"{NOTE}.py"
    for name in ("later_migrations", *(f"later_migrations.{name}" for name in (*RELEASED, NOTE))):
        sys.modules.pop(name, None)


@pytest.fixture
def older(path: Path) -> Path:
    with open_record(path, create=True) as record:
        record.add(a_report(1), claims_of(a_report(1)), "v1")
    return path


def _ask(path: Path, question: str) -> list[tuple[object, ...]]:
    db = sqlite3.connect(path)
    try:
        return db.execute(question).fetchall()
    finally:
        db.close()


def _claims(path: Path) -> list[Claim]:
    with open_record(path) as record:
        return list(record.claims())


def test_an_older_record_is_copied_and_brought_forward(older: Path, later: Path) -> None:
    assert _claims(older) == claims_of(a_report(1))
    assert _ask(older, "PRAGMA user_version") == [(NEXT,)]
    assert _ask(older, "SELECT note FROM claim LIMIT 1") == [(None,)]
    copy = older.with_name("onrecord.db.schema-3.bak")
    assert _ask(copy, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert _ask(copy, "SELECT key FROM report") == [("report-1",)]
    assert _ask(copy, "PRAGMA integrity_check") == [("ok",)]


def test_a_record_brought_forward_takes_reports_and_is_not_copied_again(older: Path, later: Path) -> None:
    for _ in range(2):
        with open_record(older) as record:
            record.add(a_report(2), claims_of(a_report(2)), "v1")
    assert _claims(older) == claims_of(a_report(1)) + claims_of(a_report(2))
    assert sorted(one.name for one in older.parent.glob("onrecord*")) == [
        "onrecord.db",
        "onrecord.db.schema-3.bak",
    ]


def test_an_older_copy_is_never_written_over(older: Path, later: Path) -> None:
    older.with_name("onrecord.db.schema-3.bak").write_text("kept")
    _claims(older)
    assert older.with_name("onrecord.db.schema-3.bak").read_text() == "kept"
    assert _ask(older.with_name("onrecord.db.schema-3-2.bak"), "PRAGMA user_version") == [(SCHEMA_VERSION,)]


def test_a_migration_that_breaks_half_way_leaves_the_older_schema(older: Path, later: Path) -> None:
    before = _ask(older, "SELECT sql FROM sqlite_master ORDER BY name")
    later.write_text(LATER.format(work="raise RuntimeError('half way')"))
    with pytest.raises(RuntimeError, match="half way"):
        open_record(older)
    assert _ask(older, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert _ask(older, "SELECT sql FROM sqlite_master ORDER BY name") == before


def test_a_new_record_takes_every_migration(path: Path, later: Path) -> None:
    with open_record(path, create=True) as record:
        assert record.counts().reports == 0
    assert _ask(path, "PRAGMA user_version") == [(NEXT,)]
    assert [one.name for one in path.parent.glob("onrecord*")] == ["onrecord.db"]


def test_the_program_before_refuses_what_was_brought_forward(
    older: Path, later: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _claims(older)
    monkeypatch.setattr(file, "SCHEMA_VERSION", SCHEMA_VERSION)
    with pytest.raises(RecordError, match=r"schema version 4.*schema versions up to 3"):
        open_record(older)


def test_an_older_record_is_brought_forward_by_reading_commands_too(older: Path, later: Path) -> None:
    with open_record(older, create=False) as record:
        assert record.report("report-1") == a_report(1)
    assert _ask(older, "PRAGMA user_version") == [(NEXT,)]


def test_tables_that_are_further_than_the_file_says_are_not_made_twice(older: Path, later: Path) -> None:
    held = _claims(older)
    db = sqlite3.connect(older)
    db.execute("PRAGMA user_version = 3")
    db.close()
    assert _claims(older) == held
    assert _ask(older, "PRAGMA user_version") == [(NEXT,)]


@pytest.mark.parametrize("released", RELEASED[:-1])
def test_a_record_of_every_released_schema_is_brought_forward_with_its_rows(
    path: Path, released: str
) -> None:
    number = int(released[:4])
    db = sqlite3.connect(path)
    db.executescript((DUMPS / f"{released}.sql").read_text("utf-8"))
    held = db.execute("SELECT key, text FROM report ORDER BY id").fetchall()
    n_claims = db.execute("SELECT count(*) FROM claim").fetchall()
    db.close()
    with open_record(path) as record:
        assert [(one.report.id, one.report.text) for one in record.reports()] == held
        assert record.versions("report-2") == ("v1", "v2")
        assert list(record.claims("report-1")) == claims_of(a_report(1))
        assert [one.failure.code for one in record.failures()] == ["no-json"]
        assert list(record.log.verify()) == []
        if number >= 2:
            assert [one.act for one in record.decisions.all()] == ["split", "undo"]
            assert record.links.holds_incidents()
    assert _ask(path, "SELECT count(*) FROM claim") == n_claims
    assert _ask(path, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert path.with_name(f"onrecord.db.schema-{number}.bak").exists()
