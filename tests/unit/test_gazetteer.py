"""The index of places: how it is built, kept, opened and asked."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.folding import fold, loose, name_key
from onrecord.resolve import gazetteer, gazetteer_build
from onrecord.resolve.gazetteer import Gazetteer, GazetteerError, ensure_index
from onrecord.resolve.gazetteer_build import BY_HAND, FIRST_NAME, LAST_NAME, USUAL, WITH_ARTICLE, WORD

ROWS = [
    ["N", "5"],
    ["C", "1", "Syria", "SY", "35", "38", "240", "17000000", "Syrie|سوريا", "Syrian|Syrians"],
    ["A", "10", "Idlib", "SY", "12", "35.8", "36.6", "40", "400000", "Idlib"],
    ["P", "100", "Idlib", "SY", "12", "35.93", "36.63", "128840", "Idleb|إدلب"],
    ["P", "101", "Ma‘arrat an Nu‘mān", "SY", "12", "35.64", "36.67", "58000", ""],
    ["P", "102", "Al Atārib", "SY", "", "36.13", "36.83", "10000", ""],
    ["W", "word", "hill mobile"],
    ["W", "last", "hill"],
]
DIVISIONS = [
    ["A", "10", "35.9", "36.7", "70"],
    ["D", "own:sahl", "Sahl County", "SY", "12", "35.7", "36.5", "20", "90000", "Sahl Co"],
    ["X", "sahl-sea", "36.25", "36.69"],
    ["B", "SY", "TR", "36.6", "39.1", "300"],
]
SUPPLEMENT = [
    {"id": "102", "name": "Atarib", "other_names": "Atareb"},
    {"id": "old-town", "name": "Old Town", "other_names": "", "kind": "neighbourhood", "parent": "100",
     "country": "SY", "lat": "", "lon": "", "radius_km": "", "people": ""},
    {"id": "crossing", "name": "Sahl crossing", "other_names": "Sahl", "kind": "site", "parent": "10",
     "country": "SY", "lat": "36.24", "lon": "36.68", "radius_km": "2", "people": ""},
    {"id": "sahl-sea", "name": "Sahl Sea", "other_names": "", "kind": "water", "parent": "",
     "country": "", "lat": "36", "lon": "37", "radius_km": "90", "people": ""},
]  # fmt: skip


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A cache folder of the test's own and an index of a few rows."""
    monkeypatch.setattr(gazetteer_build, "pack_rows", lambda: iter(ROWS))
    monkeypatch.setattr(gazetteer_build, "division_rows", lambda: iter(DIVISIONS))
    monkeypatch.setattr(gazetteer_build, "supplement_rows", lambda: SUPPLEMENT)
    monkeypatch.setenv("ONRECORD_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Aleppo", "aleppo"),
        ("ALEPPO", "aleppo"),
        ("Dar‘ā", "dara"),
        ("Ma'arrat al-Nu'man", "maarrat numan"),
        ("Ma‘arrat an Nu‘mān", "maarrat numan"),
        ("Deir ez-Zor", "deir zor"),
        ("Deir al-Zor", "deir zor"),
        ("Ar-Raqqah", "raqqah"),
        ("Umm al Ad", "umm ad"),
        ("São Paulo", "sao paulo"),
        ("Łódź", "lodz"),
        ("St. Louis", "st louis"),
        ("الرقة", "رقه"),
        ("إدلب", "ادلب"),
        ("Київ", "киів"),
        ("...", ""),
    ],
)
def test_spellings_that_differ_in_little_share_a_key(written: str, key: str) -> None:
    assert fold(written) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deir Ezour", "Deir ez-Zor"),
        ("Kafranbel", "Kafr Nabl"),
        ("Hassakeh", "Al Ḩasakah"),
        ("Maaret-al-Numan", "Ma‘arrat an Nu‘mān"),
        ("Khan Sheikhun", "Khān Shaykhūn"),
        ("Salaheddine", "Salah al-Din"),
        ("Jisreen", "Jisrayn"),
    ],
)
def test_looser_keys_forgive_how_a_name_was_put_into_latin_letters(one: str, other: str) -> None:
    assert set(loose(fold(one))) & set(loose(fold(other)))


@pytest.mark.parametrize("name", ["Homs", "Hama", "Hass", "Of", "حلب"])
def test_names_too_short_to_tell_apart_have_no_looser_key(name: str) -> None:
    assert loose(fold(name)) == ()


def test_abbreviations_keep_their_capitals_so_that_a_car_is_no_country() -> None:
    assert (name_key("CAR"), name_key("Car"), name_key("U.S.")) == ("CAR", "car", "US")


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once_and_leaves_no_space_at_an_end(name: str) -> None:
    key = fold(name)
    assert key == key.strip()
    assert fold(key.upper()) == fold(fold(key.upper()))


@given(st.sampled_from(["al-", "Al ", "el-", "ash-", ""]), st.sampled_from(["Bab", "Qasr", "Shaar", "Hol"]))
def test_an_article_before_a_name_changes_nothing(article: str, name: str) -> None:
    assert fold(article + name) == fold(name)


def test_the_index_knows_a_place_by_all_its_names(small: Path) -> None:
    found = Gazetteer(ensure_index())
    assert found.named("idleb") == ((100, 0),)
    assert found.named("ادلب") == ((100, 0),)
    assert dict(found.named("idlib")) == {10: USUAL, 100: USUAL}
    assert found.named("nowhere") == ()


def test_a_looser_key_finds_a_place_in_its_country_only(small: Path) -> None:
    found = Gazetteer(ensure_index())
    keys = loose(fold("Maaret al-Noman"))
    assert {p for k in keys for p in found.loosely(k, "SY")} == {101}
    assert {p for k in keys for p in found.loosely(k, "IQ")} == set()


def test_the_supplement_renames_a_place_of_geonames(small: Path) -> None:
    found = Gazetteer(ensure_index())
    assert found.entry(102).name == "Atarib"
    assert dict(found.named("atarib")) == {102: USUAL | BY_HAND}
    assert dict(found.named("atareb")) == {102: BY_HAND}


def test_a_name_that_always_has_its_article_is_marked(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer_build, "supplement_rows", list)
    assert dict(Gazetteer(ensure_index()).named("atarib")) == {102: USUAL | WITH_ARTICLE}


def test_names_lose_the_marks_that_newspapers_do_not_print(small: Path) -> None:
    assert Gazetteer(ensure_index()).entry(101).name == "Maarrat an Numan"


def test_a_place_with_no_position_of_its_own_takes_its_parents_and_says_so(small: Path) -> None:
    found = Gazetteer(ensure_index())
    old_town = found.entry(found.named("old town")[0][0])
    crossing = found.entry(found.named("sahl")[0][0])
    assert (old_town.gid, old_town.lat, old_town.lon, old_town.position) == (
        "onrecord:old-town", 35.93, 36.63, "settlement",
    )  # fmt: skip
    assert (crossing.lat, crossing.lon, crossing.radius, crossing.position) == (36.24, 36.68, 2.0, "own")


def test_what_holds_a_place_comes_nearest_first(small: Path) -> None:
    found = Gazetteer(ensure_index())
    old_town = found.entry(found.named("old town")[0][0])
    assert [p.gid for p in found.above(old_town)] == ["geonames:100", "geonames:10", "geonames:1"]
    assert [p.gid for p in found.above(found.entry(102))] == ["geonames:1"]


def test_words_and_persons_names_are_told_from_places(small: Path) -> None:
    found = Gazetteer(ensure_index())
    assert found.word("hill") == WORD | LAST_NAME
    assert found.word("mohammed") == FIRST_NAME
    assert found.word("aleppo") == 0
    assert found.demonyms == {"syrian": "SY", "syrians": "SY"}


def test_a_second_call_builds_nothing(small: Path) -> None:
    calls: list[tuple[int, int]] = []
    first = ensure_index(lambda done, total: calls.append((done, total)))
    told = len(calls)
    assert ensure_index(lambda done, total: calls.append((done, total))) == first
    assert told == len(calls)
    assert calls[-1] == (5, 5)
    assert [p.name for p in small.iterdir()] == [first.name]


def test_another_supplement_is_another_index(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = ensure_index()
    monkeypatch.setattr(gazetteer, "digest", lambda: "0123456789abcdef")
    assert ensure_index() != before
    assert len(list(small.iterdir())) == 2


def test_the_cache_folder_follows_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ONRECORD_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    assert gazetteer.cache_folder() == Path("/somewhere/onrecord")
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert gazetteer.cache_folder() == Path.home() / ".cache" / "onrecord"


def test_a_cache_folder_that_cannot_be_written_to_is_done_without(
    small: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    small.write_text("a file where the folder should be")
    monkeypatch.setattr(gazetteer.tempfile, "gettempdir", lambda: str(tmp_path))
    index = ensure_index()
    assert index.parent == tmp_path / f"onrecord-{os.getuid()}"
    assert ensure_index() == index


def test_a_build_that_breaks_leaves_nothing_behind(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        gazetteer_build, "supplement_rows", lambda: [{"id": "999", "name": "?", "other_names": ""}]
    )
    with pytest.raises(ValueError, match="renames 999"):
        ensure_index()
    assert list(small.iterdir()) == []


def _ensure(folder: str, answers: multiprocessing.Queue[str]) -> None:
    os.environ["ONRECORD_CACHE"] = folder
    answers.put(str(ensure_index()))


def test_two_processes_that_build_at_once_end_with_one_whole_index(small: Path) -> None:
    context = multiprocessing.get_context("fork")
    answers: multiprocessing.Queue[str] = context.Queue()
    builders = [context.Process(target=_ensure, args=(str(small), answers)) for _ in range(2)]
    for builder in builders:
        builder.start()
    paths = {answers.get(timeout=60) for _ in builders}
    for builder in builders:
        builder.join()
    assert len(paths) == 1
    assert [str(p) for p in small.iterdir()] == list(paths)
    assert Gazetteer(Path(paths.pop())).named("idleb") == ((100, 0),)


def test_a_file_that_is_no_index_is_named_with_what_to_do(tmp_path: Path) -> None:
    broken = tmp_path / "gazetteer-x.sqlite"
    broken.write_bytes(b"not a database at all" * 100)
    with pytest.raises(GazetteerError, match="Delete it"):
        Gazetteer(broken)


def test_the_index_can_be_read_and_not_written(small: Path) -> None:
    opened = Gazetteer(ensure_index())
    with pytest.raises(sqlite3.OperationalError):
        opened._database.execute("DELETE FROM place")


def test_every_row_of_the_real_supplement_can_be_read() -> None:
    rows = gazetteer_build.supplement_rows()
    ids = [row["id"] for row in rows]
    assert len(rows) > 500
    assert len(set(ids)) == len(ids)
    for row in rows:
        assert None not in row.values(), row["id"]
        assert row["basis"] in ("press", "atlas", "parent"), row["id"]
        # A position is given whole, with how far it may be off, or not at all.
        assert bool(row["lat"]) == bool(row["lon"]) == (row["basis"] == "atlas"), row["id"]
        assert bool(row["radius_km"]) == bool(row["lat"]), row["id"]
        if row["basis"] == "parent":
            assert row["parent"], row["id"]


def test_divisions_lie_where_their_areas_do(small: Path) -> None:
    found = Gazetteer(ensure_index())
    idlib = next(e for e in map(found.entry, (p for p, _ in found.named("idlib"))) if e.kind == "division")
    assert (idlib.lat, idlib.lon, idlib.radius) == (35.9, 36.7, 70.0)
    ((county, how),) = found.named("sahl county")
    assert found.named("sahl co") == ((county, 0),)
    entry = found.entry(county)
    assert (how, entry.kind, entry.parent, entry.gid, entry.people) == (
        USUAL,
        "county",
        10,
        "own:sahl",
        90000,
    )
    sea = found.entry(found.named("sahl sea")[0][0])
    assert (sea.lat, sea.lon, sea.radius) == (36.25, 36.69, 90.0)


def test_a_border_needs_both_its_countries(small: Path) -> None:
    assert Gazetteer(ensure_index()).named("border:SY:TR") == ()


def test_borders_of_the_real_index() -> None:
    found = Gazetteer(ensure_index())
    entry = found.entry(found.named("border:SY:TR")[0][0])
    assert (entry.name, entry.kind, entry.country) == ("Syria-Turkey border", "border", None)
    assert entry.radius is not None
    assert entry.radius > 200
