"""A filled record for each test that asks for one, served with persons named by a header."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from api_client import Api
from api_site import MIDDLEWARE, Who
from django.test import override_settings
from filled import PEOPLE, fill

from onrecord.store import Record, open_record
from onrecord.web import opened
from onrecord.web.api import relinking


@pytest.fixture(scope="session")
def _filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "onrecord.db"
    open_record(path, create=True, by="root").close()
    fill(opened.open_for_pages(path, by="root"))
    opened.close()
    return path


@pytest.fixture(autouse=True)
def _anew(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test waits for linking, or is counted with another."""
    monkeypatch.setattr(relinking, "_PAUSE_S", 0.01)
    with override_settings(MIDDLEWARE=MIDDLEWARE, ONRECORD_API_A_MINUTE=1_000_000):
        yield


@pytest.fixture
def record(_filled: Path, tmp_path: Path) -> Iterator[Record]:
    path = tmp_path / "onrecord.db"
    shutil.copy(_filled, path)
    Who.record, Who.people = opened.open_for_pages(path, by="root"), PEOPLE
    yield Who.record
    assert relinking.rest()
    opened.close()


@pytest.fixture
def api(record: Record) -> Api:
    return Api()
