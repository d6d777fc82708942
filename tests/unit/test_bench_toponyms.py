"""The bench over marked toponyms: what is recognised, what lies near enough, what the index lacks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.bench import toponyms
from onrecord.bench.toponyms import Toponyms
from onrecord.cli.bench import command
from onrecord.errors import OnrecordError
from onrecord.records import Place, PlaceMention
from onrecord.resolve.gazetteer import ensure_index
from onrecord.resolve.places import PlaceFinder

TEXT = (
    "Shells hit Aleppo and the village of Qwrtz. Doctors in Paris, Texas, were asked. The Syrian army left."
)


def mark(words: str, lat: float | None, lon: float | None, **more: object) -> dict[str, object]:
    at = TEXT.index(words)
    point = {} if lat is None else {"lat": lat, "lon": lon}
    return {"start": at, "end": at + len(words), "text": words} | point | more


MARKS = [
    mark("Aleppo", 36.2, 37.16, geonameid="170063"),
    mark("Qwrtz", 36.5, 37.5, geonameid="999999999"),
    mark("Paris", 33.66, -95.55, geonameid="4717560"),
    mark("Texas", None, None),
    mark("Syrian", 35, 38, geonameid="163843"),
]


@pytest.fixture(scope="module")
def finder() -> PlaceFinder:
    return PlaceFinder(ensure_index())


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "marked.jsonl"
    path.write_text(json.dumps({"id": "a", "text": TEXT, "toponyms": MARKS}) + "\n", encoding="utf-8")
    return path


def test_a_file_of_one_report(gold: Path, finder: PlaceFinder) -> None:
    result = toponyms.run(gold, finder)
    assert (result.reports, result.words) == (1, len(TEXT.split()))
    # Aleppo, Paris and Texas are named; the village has no position, "Syrian" is no name of a place.
    assert result.overlap == result.exact == [3, 3, 5]
    assert result.placed == [2, 2, 4]
    assert result.recognised == [2, 2]
    assert [e is not None for e in result.resolved.errors] == [True, False, True, True]
    assert result.resolved.within == 0.75
    assert result.population.within == 0.25
    assert result.lacking == 1
    assert result.dump_at_most == 1.0
    assert result.misses == [("a", "Qwrtz", "-")]


def test_parts_of_a_set_are_two_thirds_and_one_third() -> None:
    ids = [f"report-{n}" for n in range(300)]
    kept = [i for i in ids if toponyms.in_part(i, "kept")]
    assert 70 < len(kept) < 130
    assert {i for i in ids if toponyms.in_part(i, "tuned")} == set(ids) - set(kept)
    assert all(toponyms.in_part(i, "all") for i in ids)


def mention(start: int, end: int, lat: float = 0.0, lon: float = 0.0) -> PlaceMention:
    return PlaceMention(start, end, Place("x", "x", lat, lon))


def test_each_mark_meets_one_place_and_each_place_one_mark() -> None:
    out = Toponyms()
    marks = [
        {"start": 0, "end": 10, "lat": 0, "lon": 0},
        {"start": 20, "end": 25, "lat": 0, "lon": 0},
        {"start": 30, "end": 35},
    ]
    found = [mention(2, 6), mention(6, 9), mention(20, 25, lat=5.0), mention(30, 35), mention(40, 45)]
    toponyms.count(out, marks, found)
    assert out.overlap == [3, 5, 3]
    assert out.exact == [2, 5, 3]
    # one of the two recognised lies near; the mark without coordinates and what it meets are left out
    assert out.placed == [1, 4, 2]
    assert out.recognised == [1, 2]


def test_kilometres_along_a_great_circle() -> None:
    assert toponyms.kilometres(0, 0, 0, 1) == pytest.approx(111.2, abs=0.2)
    assert toponyms.kilometres(60, 179, 60, -179) == pytest.approx(111.2, abs=0.3)


def test_parts_of_addresses_are_left_out(tmp_path: Path, finder: PlaceFinder) -> None:
    rows = [mark("Aleppo", 36.2, 37.16, type="CITY"), mark("Texas", 1, 1, type="STREET")]
    path = tmp_path / "marked.jsonl"
    path.write_text(json.dumps({"id": "a", "text": TEXT, "toponyms": rows}), encoding="utf-8")
    assert toponyms.run(path, finder).overlap[2] == 1


def test_a_file_of_another_kind_is_refused(tmp_path: Path, finder: PlaceFinder) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"id": "a"}\n', encoding="utf-8")
    with pytest.raises(OnrecordError) as refused:
        toponyms.run(path, finder)
    assert "toponyms" in str(refused.value)


def test_the_command_prints_every_measure(gold: Path) -> None:
    result = CliRunner().invoke(command, ["toponyms", str(gold), "--quiet", "--misses", "3"])
    assert result.exit_code == 0, result.output
    for words in (
        "marked",
        "recognised, overlapping",
        "given the words, within",
        "most populous",
        "index lacks",
    ):
        assert words in result.output
    assert "wrong: a Qwrtz: -" in result.output
