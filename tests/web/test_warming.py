"""What a server loads when it starts: all of it, whatever one piece of it does, and nothing that a page would load again."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from visiting import restrict, signed_in

from onrecord import deciding, finding, linking
from onrecord.decisions import Subject
from onrecord.publish import basemap
from onrecord.resolve import gazetteer
from onrecord.store import Record
from onrecord.web import opened, serving, warming
from onrecord.web.api import relinking
from onrecord.web.boards import spots
from onrecord.web.pages import incident_held
from onrecord.web.pictures import ground


def test_after_it_no_page_loads_the_base_map_or_reads_all_places(record: Record) -> None:
    for one in (basemap.load, ground._coarse, ground._divisions):
        one.cache_clear()
    warming.begin(record).join()
    assert basemap.load.cache_info().misses == 1
    known = spots.up_to_date(record)
    client = signed_in("viewer")
    for address in ("/", "/map", "/map?box=-180,-60,180,80", "/situation"):
        assert client.get(address).status_code == 200
    assert basemap.load.cache_info().misses == 1
    assert ground._coarse.cache_info().misses == 1
    assert spots.up_to_date(record) is known


def test_a_piece_that_cannot_be_loaded_is_told_and_the_others_are(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    told: list[str] = []

    def broken(record: Record) -> None:
        raise OSError("no file of that name")

    pieces = {"maps": broken, "places": lambda record: done.append("places")}
    monkeypatch.setattr(warming, "_PIECES", pieces)
    monkeypatch.setattr(warming._log, "error", lambda event, **words: told.append(f"{event} {words}"))
    warming.load(record)
    assert done == ["places"]
    assert len(told) == 1
    assert "warming-failed" in told[0]
    assert "'maps'" in told[0]
    assert "no file" not in told[0]


def test_a_team_s_record_is_loaded_and_closed_before_workers_are_forked(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    monkeypatch.setattr(
        warming, "load", lambda record: done.append(f"loaded in {threading.current_thread().name}")
    )
    monkeypatch.setattr(opened, "close", lambda: done.append("closed"))
    serving._load_once(record)
    assert done == ["loaded in warming", "closed"]


def test_one_person_is_told_the_address_when_all_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    def load(record: object) -> None:
        time.sleep(0.2)
        done.append("loaded")

    lone = SimpleNamespace(accounts=SimpleNamespace(any=lambda: False))
    monkeypatch.setattr(serving, "_opened", lambda at, where: lone)
    monkeypatch.setattr(serving, "_told_of_factors", lambda tell: None)
    monkeypatch.setattr(serving, "_to_one", lambda where, tell: tell("an address"))
    monkeypatch.setattr(warming, "load", load)
    monkeypatch.setattr(relinking, "wake", lambda record: None)
    serving.serve(tmp_path / "onrecord.db", serving.Where(), done.append)
    assert done == ["loaded", "an address"]


def test_a_forked_process_looks_up_places_by_a_connection_of_its_own() -> None:
    shared = gazetteer.shared()
    before, held = shared._database, shared.called("Aleppo")[:1]
    gazetteer.reopen_shared()
    assert shared._database is not before
    shared.named.cache_clear()
    assert shared.called("Aleppo")[:1] == held


def test_who_may_see_less_finds_nothing_of_what_was_looked_at_for_others(record: Record) -> None:
    restrict(record, Subject("report", "report-1"), "others")
    finding.up_to_date(record)
    warming.load(record)
    page = signed_in("viewer").get("/search?what=reports").content.decode()
    assert "part 1" not in page
    assert "part 2" in page
    assert "part 1" in signed_in("admin").get("/search?what=reports").content.decode()


def test_incidents_of_most_reports_are_read_ahead_for_whoever_reads_names_and_for_whoever_does_not(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    clients = [signed_in(role) for role in ("viewer", "analyst")]
    linking.up_to_date(record)
    finding.up_to_date(record)
    widest = finding.incidents(record, order="reports", most=1).rows[0].id
    warming.load(record)
    read: list[object] = []
    material = deciding.material

    def counted(*given: object, **named: object) -> object:
        read.append(given)
        return material(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(deciding, "material", counted)
    for client in clients:
        assert client.get(f"/incident?id={widest}").status_code == 200
    assert read == []
    incident_held.forget()
    assert clients[0].get(f"/incident?id={widest}").status_code == 200
    assert len(read) == 1
