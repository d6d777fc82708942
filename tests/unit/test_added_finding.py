"""Places added from a file, found in texts: a person's own before the pack's, small ones only where the sentence speaks of a place."""

from __future__ import annotations

from pathlib import Path

import pytest
from place_files import DUMP, OWN, dump_row, use_small_pack, written

from onrecord.annotate import Annotator
from onrecord.records import Report
from onrecord.resolve import gazetteer
from onrecord.resolve.added import load
from onrecord.resolve.gazetteer import added_places, ensure_index
from onrecord.resolve.places import PlaceFinder

MORE = [
    dump_row(400030, "Of", "P.PPL", 36.3, 37.2),
    dump_row(400031, "Market", "P.PPL", 36.31, 37.2),
    dump_row(400032, "The", "P.PPL", 36.32, 37.2),
    dump_row(400033, "Hass", "P.PPL", 36.33, 37.2),
    dump_row(400034, "Tall Burj", "P.PPL", 36.34, 37.2),
]
OWN_ALEPPO = "name,kind,country,lat,lon,radius_km\nAzaz,site,SY,36.6,37.1,1\n"


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator()


@pytest.fixture
def finder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> PlaceFinder:
    use_small_pack(monkeypatch, tmp_path)
    _add(written(tmp_path / "SY.txt", DUMP + MORE))
    _add(written(tmp_path / "mine.csv", OWN))
    return PlaceFinder(ensure_index())


def _add(file: Path) -> None:
    wish = load.Wish(file, load.name_of(file, None), "2026-11-29")
    load.add(added_places(), ensure_index(), gazetteer.digest(), wish, lambda *_: None)


def found(finder: PlaceFinder, annotator: Annotator, text: str) -> list[str | None]:
    report = Report(id="r", text=text, source="r.txt")
    return [m.place.gazetteer for m in finder.find(annotator.annotate(report))]


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("Six people were killed in Khirbat al-Qalam in Syria.", ["geonames:400001"]),
        ("Six people were killed in the village of Khirbet Qalam in Syria.", ["geonames:400001"]),
        ("Six people were killed in Kobane in Syria.", ["geonames:172090"]),
        ("Shells fell on the village of Karim in Syria.", ["geonames:400003"]),
        ("Two people died near Checkpoint Seven in Syria.", ["own:mine/2"]),
        ("Two people died in Blue Camp in Syria.", ["own:mine/3"]),
        ("Shells fell on Tall Burj in Syria, where two died.", ["geonames:400034"]),
    ],
)
def test_added_places_are_found(
    finder: PlaceFinder, annotator: Annotator, sentence: str, places: list[str]
) -> None:
    assert found(finder, annotator, sentence)[: len(places)] == places


@pytest.mark.parametrize(
    "sentence",
    [
        "Of those killed in Syria, six were children.",
        "The Market was hit in Syria and six people died.",
        "Karim said six people were killed in Syria.",
        "Hass told reporters in Syria that six people were killed.",
        "Market Prices rose in Syria after six people were killed.",
        "Six people were killed, Tall Burj said in Syria.",
    ],
)
def test_small_places_with_the_names_of_words_and_persons_are_not_seen_everywhere(
    finder: PlaceFinder, annotator: Annotator, sentence: str
) -> None:
    assert found(finder, annotator, sentence) == ["geonames:163843"]


def test_ones_own_place_goes_before_the_packs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, annotator: Annotator
) -> None:
    use_small_pack(monkeypatch, tmp_path)
    text = "Six people were killed in Azaz in Syria."
    assert found(PlaceFinder(ensure_index()), annotator, text) == ["geonames:172082"]
    _add(written(tmp_path / "own.csv", OWN_ALEPPO))
    assert found(PlaceFinder(ensure_index()), annotator, text) == ["own:own/2"]
