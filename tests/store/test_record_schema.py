"""The schema: migrations say what the models say, and an older record is copied and brought forward."""

from __future__ import annotations

import importlib
import json
import os
import resource
import signal
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import pytest
from adding_child import BROKEN
from asking import ask, schema, schema_version, set_schema_version
from making_records import a_report, claims_of

from onrecord.address import Address, Server
from onrecord.errors import RecordError
from onrecord.incidents import Anchor
from onrecord.records import Claim
from onrecord.store import SCHEMA_VERSION, engine, file, open_record, server
from onrecord.store.engine import set_up_django

set_up_django()

from django.apps import apps  # noqa: E402  Django is set up in code, before its models can be named
from django.db.migrations.autodetector import MigrationAutodetector  # noqa: E402
from django.db.migrations.loader import MigrationLoader  # noqa: E402
from django.db.migrations.state import ProjectState, StateApps  # noqa: E402
from django.test import override_settings  # noqa: E402

from onrecord.store import rows, upgrade  # noqa: E402
from onrecord.store.writing import writing  # noqa: E402

RELEASED = tuple(sorted(name for app, name in MigrationLoader(None).disk_migrations if app == "store"))
NOW = datetime(2024, 5, 6, 12, tzinfo=UTC)
NEXT = SCHEMA_VERSION + 1
DUMPS = Path(__file__).with_name("released")
"""Files as the program of each older schema wrote them, as SQL."""
LATER = """
from django.db import migrations, models
def work(apps, schema_editor):
    {work}
class Migration(migrations.Migration):
    dependencies = [("store", "{last}")]
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
    (folder / f"{NEXT:04}_note.py").write_text(LATER.format(last=RELEASED[-1], work="pass"))
    monkeypatch.syspath_prepend(folder.parent)
    monkeypatch.setattr(file, "SCHEMA_VERSION", NEXT)
    with override_settings(MIGRATION_MODULES={"store": "later_migrations"}):
        yield folder / f"{NEXT:04}_note.py"
    for name in (
        "later_migrations",
        *(f"later_migrations.{name}" for name in (*RELEASED, f"{NEXT:04}_note")),
    ):
        sys.modules.pop(name, None)


@pytest.fixture
def older(where: Address) -> Address:
    with open_record(where, create=True) as record:
        record.add(a_report(1), claims_of(a_report(1)), "v1")
    return where


@pytest.fixture
def older_file(path: Path) -> Path:
    with open_record(path, create=True) as record:
        record.add(a_report(1), claims_of(a_report(1)), "v1")
    return path


def _claims(where: Address) -> list[Claim]:
    with open_record(where) as record:
        return list(record.claims())


def test_an_older_record_is_brought_forward(older: Address, later: Path) -> None:
    assert _claims(older) == claims_of(a_report(1))
    assert schema_version(older) == NEXT
    assert ask(older, "SELECT note FROM claim LIMIT 1") == [(None,)]


def test_an_older_file_is_copied_first(older_file: Path, later: Path) -> None:
    _claims(older_file)
    copy = older_file.with_name(f"onrecord.db.schema-{SCHEMA_VERSION}.bak")
    assert schema_version(copy) == SCHEMA_VERSION
    assert ask(copy, "SELECT key FROM report") == [("report-1",)]
    assert ask(copy, "PRAGMA integrity_check") == [("ok",)]
    assert copy.stat().st_mode & 0o777 == 0o600


def test_a_record_brought_forward_takes_reports(older: Address, later: Path) -> None:
    for _ in range(2):
        with open_record(older) as record:
            record.add(a_report(2), claims_of(a_report(2)), "v1")
    assert _claims(older) == claims_of(a_report(1)) + claims_of(a_report(2))


def test_a_file_brought_forward_is_not_copied_again(older_file: Path, later: Path) -> None:
    for _ in range(2):
        _claims(older_file)
    assert sorted(one.name for one in older_file.parent.glob("onrecord*")) == [
        "onrecord.db",
        f"onrecord.db.schema-{SCHEMA_VERSION}.bak",
    ]


def test_a_copy_for_which_there_is_no_room_is_not_left_lying(older_file: Path, later: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (65_536, hard))  # the record is larger
    try:
        with pytest.raises(RecordError, match="the disk could not be written"):
            open_record(older_file)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert [path.name for path in older_file.parent.glob("*cop*")] == []
    assert schema_version(older_file) == SCHEMA_VERSION
    assert _claims(older_file) == claims_of(a_report(1))


def test_an_older_copy_is_never_written_over(older_file: Path, later: Path) -> None:
    older_file.with_name(f"onrecord.db.schema-{SCHEMA_VERSION}.bak").write_text("kept")
    _claims(older_file)
    assert older_file.with_name(f"onrecord.db.schema-{SCHEMA_VERSION}.bak").read_text() == "kept"
    assert (
        schema_version(older_file.with_name(f"onrecord.db.schema-{SCHEMA_VERSION}-2.bak")) == SCHEMA_VERSION
    )


def test_a_migration_that_breaks_half_way_leaves_the_older_schema(older: Address, later: Path) -> None:
    before = schema(older)
    later.write_text(LATER.format(last=RELEASED[-1], work="raise RuntimeError('half way')"))
    with pytest.raises(RuntimeError, match="half way"):
        open_record(older)
    assert schema_version(older) == SCHEMA_VERSION
    assert schema(older) == before
    assert ask(older, "SELECT count(*) FROM claim") == [(3,)]


def test_a_program_killed_in_a_migration_leaves_the_older_schema(older: Address, later: Path) -> None:
    before = schema(older)
    later.write_text(LATER.format(last=RELEASED[-1], work="import os; os.kill(os.getpid(), 9)"))
    child = os.fork()
    if not child:
        try:
            open_record(older)
        finally:
            os._exit(0)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
    assert (schema_version(older), schema(older)) == (SCHEMA_VERSION, before)
    later.write_text(LATER.format(last=RELEASED[-1], work="pass"))
    for name in [name for name in sys.modules if name.startswith("later_migrations")]:
        del sys.modules[name]
    assert _claims(older) == claims_of(a_report(1))
    assert schema_version(older) == NEXT


def test_a_new_record_takes_every_migration(where: Address, later: Path) -> None:
    with open_record(where, create=True) as record:
        assert record.counts().reports == 0
    assert schema_version(where) == NEXT


def test_a_new_file_is_not_copied(path: Path, later: Path) -> None:
    open_record(path, create=True).close()
    assert [one.name for one in path.parent.glob("onrecord*")] == ["onrecord.db"]


def test_the_program_before_refuses_what_was_brought_forward(
    older: Address, later: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _claims(older)
    monkeypatch.setattr(file, "SCHEMA_VERSION", SCHEMA_VERSION)
    with pytest.raises(RecordError, match=rf"schema version {NEXT}.*schema versions up to {SCHEMA_VERSION}"):
        open_record(older)
    assert schema_version(older) == NEXT


def test_an_older_record_is_brought_forward_by_reading_commands_too(older: Address, later: Path) -> None:
    with open_record(older, create=False) as record:
        assert record.report("report-1") == a_report(1)
    assert schema_version(older) == NEXT


def test_tables_that_are_further_than_the_record_says_are_not_made_twice(older: Address, later: Path) -> None:
    held = _claims(older)
    set_schema_version(older, SCHEMA_VERSION)
    assert _claims(older) == held
    assert schema_version(older) == NEXT


@pytest.mark.parametrize("released", range(1, SCHEMA_VERSION))
def test_a_record_of_every_released_schema_is_brought_forward_with_its_rows(
    where: Address, released: int
) -> None:
    _as_released(where, released)
    assert schema_version(where) == released
    with open_record(where) as record:
        assert [held.report for held in record.reports()] == [a_report(1)]
        assert list(record.claims()) == claims_of(a_report(1))
        assert [held.failure for held in record.failures()] == [BROKEN]
        assert [decision.why for decision in record.decisions.all()] == (
            ["one blast"] if released == 2 else []
        )
        assert list(record.log.verify()) == []
        assert record.add(a_report(1), [], "v1").outcome == "same"
        assert record.add(a_report(2), [], "v1").outcome == "new"
    assert schema_version(where) == SCHEMA_VERSION
    assert not isinstance(where, Path) or where.with_name(f"onrecord.db.schema-{released}.bak").exists()


def _as_released(where: Address, released: int) -> None:
    """A record as an older program made it: its migrations, and rows of the columns that it knew."""
    name = engine.connect(where, 5)
    db = engine.connection(name)
    db.disable_constraint_checking()
    try:
        with writing(name):
            if isinstance(where, Server):
                server.make_room(db)
            for _ in range(released):
                upgrade._set_version(db, where, upgrade._run_next(db))
        known = MigrationLoader(db).project_state([("store", RELEASED[released - 1])]).apps
        with writing(name):
            _older_rows(name, known)
    finally:
        engine.disconnect(name)


def _older_rows(name: str, known: StateApps) -> None:
    report = rows.report_row(a_report(1), NOW)
    report.pk = 1
    reading = rows.reading_row(report, "v1", NOW, 3)
    reading.pk = 1
    claims = [rows.claim_row(claim, reading, n) for n, claim in enumerate(claims_of(a_report(1)))]
    for row in (report, reading, *claims, rows.failure_row(BROKEN, NOW)):
        model = known.get_model("store", type(row).__name__)
        held = {field.attname: getattr(row, field.attname) for field in model._meta.concrete_fields}
        model(**held).save(using=name, force_insert=True)
    for table in ("report", "reading"):
        if engine.connection(name).vendor == "postgresql":
            with engine.connection(name).cursor() as cursor:
                cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), 1)")
    if "judgementrow" in known.all_models["store"]:
        anchors = [asdict(Anchor.of(claim)) for claim in claims_of(a_report(1))[:2]]
        body = {"id": "j1", "together": True, "left": anchors[:1], "right": anchors[1:], "by": "an analyst",
                "at": NOW.isoformat(), "why": "one blast", "undoes": None}  # fmt: skip
        judgement = known.get_model("store", "JudgementRow")
        judgement(name="j1", body=json.dumps(body), linked=True).save(using=name, force_insert=True)


@pytest.mark.parametrize("released", RELEASED[:-1])
def test_a_file_that_each_older_program_wrote_is_brought_forward_with_its_rows(
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
    assert ask(path, "SELECT count(*) FROM claim") == n_claims
    assert schema_version(path) == SCHEMA_VERSION
    assert path.with_name(f"onrecord.db.schema-{number}.bak").exists()
