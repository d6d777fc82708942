"""XLSX workbooks of p-codes, whole and harmful."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from place_files import use_small_pack

from onrecord.resolve import gazetteer
from onrecord.resolve.added import load, tables
from onrecord.resolve.added.rows import PlacesFileError
from onrecord.resolve.gazetteer import Gazetteer, added_places, ensure_index


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    use_small_pack(monkeypatch, tmp_path)


def add(file: Path) -> load.Added:
    wish = load.Wish(file, load.name_of(file, None), "2026-11-29")
    return load.add(added_places(), ensure_index(), gazetteer.digest(), wish, lambda *_: None)


def workbook(path: Path) -> Path:
    """A cover sheet, a sheet for each of two levels with a title above the heading, and tags below it."""
    book = Workbook()
    book.active.append(["Administrative levels", "read me"])  # type: ignore[union-attr]
    first = book.create_sheet("ADM1")
    first.append(["Syria: first level"])
    first.append(["admin1Name_en", "admin1Name_ar", "admin1Pcode", "admin0Pcode", "validOn"])
    first.append(["#adm1+name", "#adm1+name+ar", "#adm1+code", "#country+code", "#date"])
    first.append(["Aleppo", "حلب", "SY02", "SY", 43800])
    second = book.create_sheet("ADM2")
    second.append(["admin2Name_en", "admin2Pcode", "admin1Name_en", "admin1Pcode", "lat", "lon"])
    second.append(["Jarablus", "SY0208", "Aleppo", "SY02", 36.818, 38.011])
    second.append(["Ain al-Arab", "SY0206", "Aleppo", "SY02", None, None])
    book.save(path)
    return path


def test_all_sheets_with_pcodes_are_read(tmp_path: Path) -> None:
    done = add(workbook(tmp_path / "syr.xlsx"))
    assert (done.source.kind, done.tally.new, done.tally.joined, done.tally.n_bad) == ("pcode", 2, 1, 0)
    found = Gazetteer(ensure_index())
    jarablus, ain = found.by_gid("pcode:SY0208"), found.by_gid("pcode:SY0206")
    assert jarablus is not None
    assert ain is not None
    assert (jarablus.parent, jarablus.lat, jarablus.lon) == (170062, 36.818, 38.011)
    assert (ain.lat, ain.position) == (found.entry(170062).lat, "division")
    assert found.by_gid("pcode:SY02") == found.entry(170062)


def test_a_workbook_without_pcodes_is_told(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Town", "Killed"])  # type: ignore[union-attr]
    book.save(tmp_path / "tolls.xlsx")
    with pytest.raises(PlacesFileError, match="without p-codes; its headings are 'Town', 'Killed'"):
        add(tmp_path / "tolls.xlsx")


def altered(path: Path, member: str, data: bytes) -> Path:
    """The workbook with one of its parts replaced."""
    whole = workbook(path.with_name("whole.xlsx"))
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            new.writestr(item, data if item.filename == member else old.read(item))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_that_declares_entities_is_refused(tmp_path: Path, encoding: str) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><sst>&b;</sst>'
    file = altered(tmp_path / "bomb.xlsx", "xl/worksheets/sheet2.xml", bomb.encode(encoding))
    with pytest.raises(PlacesFileError, match="declares a document type"):
        add(file)


def test_a_workbook_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MOST_UNPACKED", 1 << 20)
    file = altered(tmp_path / "huge.xlsx", "xl/worksheets/sheet2.xml", b" " * (2 << 20))
    with pytest.raises(PlacesFileError, match="unpacks to"):
        add(file)


def test_a_broken_sheet_is_told(tmp_path: Path) -> None:
    file = altered(tmp_path / "broken.xlsx", "xl/worksheets/sheet2.xml", b"<worksheet><sheetData><row>")
    with pytest.raises(PlacesFileError, match="cannot be read as XLSX"):
        add(file)
