"""What a server loads when it starts: all of it, whatever one piece of it does, and nothing that a page would load again."""

from __future__ import annotations

import pytest
from visiting import signed_in

from onrecord.publish import basemap
from onrecord.store import Record
from onrecord.web import warming
from onrecord.web.boards import spots
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
