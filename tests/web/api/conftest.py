"""The API's site, set up once, and a filled record for each test that asks for one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from api_site import Who, set_up

set_up()

from api_client import Api  # noqa: E402
from filled import PEOPLE, made  # noqa: E402

from onrecord.store import Record, open_record  # noqa: E402
from onrecord.web.api import relinking  # noqa: E402


@pytest.fixture(scope="session")
def _filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from django.core.management import call_command

    call_command("migrate", "api", verbosity=0)
    path = tmp_path_factory.mktemp("filled") / "onrecord.db"
    made(path).close()
    return path


@pytest.fixture(autouse=True)
def _anew(_filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test waits for linking, and none gets an answer that was kept for another's key."""
    from onrecord.web.api.models import AnswerRow

    AnswerRow.objects.all().delete()
    monkeypatch.setattr(relinking, "_PAUSE_S", 0.01)


@pytest.fixture
def record(_filled: Path, tmp_path: Path) -> Iterator[Record]:
    shutil.copy(_filled, tmp_path / "onrecord.db")
    with open_record(tmp_path / "onrecord.db", by="root") as opened:
        Who.record, Who.people = opened, PEOPLE
        yield opened
        assert relinking.rest()


@pytest.fixture
def api(record: Record) -> Api:
    return Api()
