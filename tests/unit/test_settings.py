"""Where the record lies: the option, else the environment, else the working folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.address import Server
from onrecord.settings import places_path, record_address


@pytest.mark.parametrize(
    ("given", "env", "expected"),
    [
        (None, {}, "onrecord.db"),
        (None, {"ONRECORD_DB": "aleppo.db"}, "aleppo.db"),
        ("mine.db", {"ONRECORD_DB": "aleppo.db"}, "mine.db"),
        ("mine.db", {}, "mine.db"),
        (None, {"ONRECORD_DB": ""}, "onrecord.db"),
        ("", {"ONRECORD_DB": "aleppo.db"}, "aleppo.db"),
        (None, {"HOME": "/elsewhere"}, "onrecord.db"),
    ],
)
def test_record_address(given: str | None, env: dict[str, str], expected: str) -> None:
    assert record_address(given, env) == Path(expected)


def test_the_home_folder_is_spelt_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/recorder")
    assert record_address("~/onrecord.db", {}) == Path("/home/recorder/onrecord.db")


def test_a_server_is_named_in_the_same_ways() -> None:
    address = "postgresql://ann:secret@h/n"
    assert record_address(address, {}) == record_address(None, {"ONRECORD_DB": address}) == Server(address)


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        ({"ONRECORD_PLACES": "/srv/places"}, "/srv/places/places.sqlite"),
        ({"ONRECORD_PLACES": "~/places"}, "/home/recorder/places/places.sqlite"),
        ({"XDG_DATA_HOME": "/data"}, "/data/onrecord/places.sqlite"),
        ({"ONRECORD_PLACES": "", "XDG_DATA_HOME": ""}, "/home/recorder/.local/share/onrecord/places.sqlite"),
    ],
)
def test_places_path(monkeypatch: pytest.MonkeyPatch, env: dict[str, str], expected: str) -> None:
    monkeypatch.setenv("HOME", "/home/recorder")
    assert places_path(env) == Path(expected)
