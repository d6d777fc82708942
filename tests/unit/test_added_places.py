"""Files of places: what kind each is, what becomes of its rows, and what the gazetteer then knows."""

from __future__ import annotations

import sqlite3
import zipfile
from pathlib import Path

import pytest
from place_files import DUMP, OWN, PCODES, SETTLEMENTS, dump_row, use_small_pack, written

from onrecord.resolve import gazetteer
from onrecord.resolve.added import load, store
from onrecord.resolve.added.rows import AddedPlacesError, PlacesFileError
from onrecord.resolve.gazetteer import Gazetteer, added_places, ensure_index
from onrecord.resolve.gazetteer_build import BY_HAND, UNPROVEN, USUAL
from onrecord.resolve.gazetteer_build import OWN as OWN_BIT


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    use_small_pack(monkeypatch, tmp_path)


def add(
    file: Path, name: str | None = None, columns: str = "", alternate_names: Path | None = None
) -> load.Added:
    wish = load.Wish(file, load.name_of(file, name), "2026-11-29", columns, alternate_names)
    return load.add(added_places(), ensure_index(), gazetteer.digest(), wish, lambda what, done, of: None)


def known() -> Gazetteer:
    return Gazetteer(ensure_index())


def test_a_dump_becomes_part_of_the_gazetteer(tmp_path: Path) -> None:
    done = add(written(tmp_path / "SY.txt", DUMP))
    assert (done.source.kind, done.source.name) == ("geonames", "SY")
    assert (done.tally.read, done.tally.new, done.tally.joined) == (15, 7, 3)
    assert dict(done.tally.left_out) == {"SCH": 1}
    found = known()
    hamlet = found.by_gid("geonames:400001")
    assert hamlet is not None
    assert (hamlet.name, hamlet.kind, hamlet.lat, hamlet.lon) == (
        "Khirbat al Qalam",
        "settlement",
        36.55,
        37.06,
    )
    assert [p.name for p in found.above(hamlet)] == ["Azaz District", "Aleppo", "Syria"]
    assert found.named("khirbat qalam") == ((400001, USUAL | UNPROVEN),)
    assert [p for p, _ in found.named("كوباني")] == [172090]


def test_bad_rows_are_told_with_their_lines_and_stop_nothing(tmp_path: Path) -> None:
    done = add(written(tmp_path / "SY.txt", DUMP))
    assert {row.line: row.reason.split(" (")[0] for row in done.tally.bad} == {
        12: "it has no name",
        13: "its position 136.2, 37.1 is not on the earth",
        14: "it has 3 columns, not 19",
        15: "its id geonames:400003 stands in an earlier row",
    }
    assert done.source.bad == done.tally.n_bad == 4


def test_a_place_of_the_pack_is_not_doubled_and_gets_names(tmp_path: Path) -> None:
    add(written(tmp_path / "SY.txt", DUMP))
    found = known()
    assert [p for p, _ in found.named("haleb")] == [170063]
    assert {p for p, _ in found.named("halab")} == {170062, 170063}
    assert found.entry(170063).name == "Aleppo"
    assert sorted(p for p, _ in found.named("aleppo")) == [170062, 170063]


def test_divisions_have_their_settlements_radius_and_neighbourhoods_their_city(tmp_path: Path) -> None:
    add(written(tmp_path / "SY.txt", DUMP))
    found = known()
    district = found.by_gid("geonames:400002")
    assert district is not None
    assert (district.kind, district.radius) == ("area", 5.0)
    quarter = found.by_gid("geonames:400005")
    assert quarter is not None
    assert (quarter.kind, quarter.parent, quarter.radius) == ("neighbourhood", 170063, 2.0)


def test_a_place_of_the_supplement_without_position_gets_the_dumps(tmp_path: Path) -> None:
    before = known().named("mashhad")
    add(written(tmp_path / "SY.txt", DUMP))
    found = known()
    assert [p for p, _ in found.named("mashhad")] == [p for p, _ in before]
    quarter = found.by_gid("geonames:400004")
    assert quarter is not None
    assert (quarter.gid, quarter.lat, quarter.lon, quarter.position) == (
        "onrecord:aleppo-mashhad", 36.19, 37.13, "own",
    )  # fmt: skip


def test_a_hamlet_with_a_persons_name_stands_apart(tmp_path: Path) -> None:
    add(written(tmp_path / "SY.txt", [*DUMP, dump_row(400020, "Market", "P.PPL", 36.5, 37.1)]))
    found = known()
    assert found.named("karim") == ()
    assert found.called_by_word("Karim") == (400003,)
    assert found.called_by_word("Market") == (400020,)


def test_the_zip_of_a_dump_is_read_as_geonames_gives_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "SY.zip", "w") as archive:
        archive.writestr("readme.txt", "readme")
        archive.writestr("SY.txt", "\n".join(DUMP))
    assert add(tmp_path / "SY.zip").tally.new == 7


def test_alternate_names_give_the_english_name_and_more_spellings(tmp_path: Path) -> None:
    lines = [
        "1\t172090\ten\tKobani\t1\t\t\t\t\t", "2\t172090\tku\tKobanê\t\t\t\t\t\t", "3\t172090\tlink\tAinlink\t\t\t\t\t\t",
        "4\t172090\ten\tArab Pınar\t\t\t\t1\t\t", "5\t99\ten\tParis\t1\t\t\t\t\t",
    ]  # fmt: skip
    names = written(tmp_path / "names.txt", lines)
    add(written(tmp_path / "SY.txt", DUMP), alternate_names=names)
    found = known()
    assert found.entry(172090).name == "Kobani"
    assert [[p for p, _ in found.named(key)] for key in ("kobane", "ayn arab", "ainlink", "arab pinar")] == [
        [172090], [172090], [], [],
    ]  # fmt: skip


def test_a_table_of_pcodes_gives_units_and_says_where_each_lies(tmp_path: Path) -> None:
    done = add(written(tmp_path / "syr.csv", PCODES))
    assert done.source.kind == "pcode"
    assert done.columns["p-code of level 2"] == "ADM2_PCODE"
    assert done.columns["position"] == "Latitude, Longitude"
    assert {row.line: row.reason for row in done.tally.bad} == {
        6: "it has no p-code", 7: "SY0204 stands in an earlier row", 5: "SY02 stands in an earlier row",
    }  # fmt: skip
    found = known()
    assert found.by_gid("pcode:SY02") == found.entry(170062)
    own, borrowed = found.by_gid("pcode:SY0200"), found.by_gid("pcode:SY0204")
    assert own is not None
    assert borrowed is not None
    assert (own.kind, own.parent, own.lat, own.lon, own.position) == ("area", 170062, 36.2, 37.1, "own")
    aleppo = found.entry(170062)
    taken = (borrowed.lat, borrowed.lon, borrowed.radius, borrowed.position)
    assert taken == (aleppo.lat, aleppo.lon, aleppo.radius, "division")
    assert own.id in [p for p, _ in found.named("جبل سمعان")]


def test_a_list_of_settlements_meets_those_that_are_known(tmp_path: Path) -> None:
    add(
        written(
            tmp_path / "settlements.csv", SETTLEMENTS.replace("C1564", "SY1564").replace("C9999", "SY9999")
        )
    )
    found = known()
    assert found.by_gid("pcode:SY1564") == found.entry(172082)
    far = found.by_gid("pcode:SY9999")
    assert far is not None
    assert (far.kind, far.parent, far.lat) == ("settlement", 170062, 36.1)


def test_units_of_a_dump_and_of_a_pcode_table_are_one_whichever_comes_first(tmp_path: Path) -> None:
    dump, table = written(tmp_path / "SY.txt", DUMP), written(tmp_path / "syr.csv", PCODES)
    for order in ((dump, table), (table, dump)):
        for file in order:
            add(file)
        found = known()
        assert found.by_gid("pcode:SY0204") == found.by_gid("geonames:400002")
        for source in store.sources(added_places()):
            load.remove(added_places(), ensure_index(), gazetteer.digest(), source.name, lambda *_: None)


def test_a_table_of_ones_own(tmp_path: Path) -> None:
    done = add(written(tmp_path / "mine.csv", OWN))
    assert done.columns == {
        "name": "place", "other_names": "aka", "kind": "type", "parent": "within", "country": "country", "lat": "y",
        "lon": "x", "radius_km": "radius",
    }  # fmt: skip
    assert sorted((row.line, row.reason.split("'")[0]) for row in done.tally.bad) == [
        (5, "its kind "), (6, "it has neither a position nor a parent or country"), (7, "its parent "),
    ]  # fmt: skip
    found = known()
    checkpoint, camp, ridge = (found.by_gid(f"own:mine/{line}") for line in (2, 3, 4))
    assert checkpoint is not None
    assert camp is not None
    assert ridge is not None
    assert (checkpoint.kind, checkpoint.lat, checkpoint.lon, checkpoint.radius) == ("site", 36.31, 37.12, 0.5)
    assert dict(found.named("hajez sabaa")) == {checkpoint.id: USUAL | BY_HAND | OWN_BIT}
    assert (camp.parent, camp.country, camp.lat, camp.radius, camp.position) == (
        checkpoint.id,
        "SY",
        36.31,
        0.5,
        "site",
    )
    assert (ridge.country, ridge.parent) == ("SY", 163843)


def test_columns_can_be_given(tmp_path: Path) -> None:
    file = written(tmp_path / "odd.csv", "Ort,Breite,Laenge\nNordlager,36.4,37.2\n")
    with pytest.raises(PlacesFileError, match="--columns name="):
        add(file)
    with pytest.raises(PlacesFileError, match="ours are name"):
        add(file, columns="name=Town")
    done = add(file, columns="name=Ort,lat=Breite,lon=Laenge")
    assert done.tally.new == 1
    lager = known().by_gid("own:odd/2")
    assert lager is not None
    assert (lager.lat, lager.lon, lager.country) == (36.4, 37.2, "SY")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", b"Some words of a report.\nAnd more.\n", "none is a place's name"),
        ("b.csv", b"", "nothing"),
        ("c.csv", b"name,lat\n\xc8lepp\xe9,36\n", "not UTF-8"),
        ("d.zip", b"PK\x03\x04 cut short", "cannot be opened"),
        ("e.csv", b"name,lat,lon\n,1,2\n", "none of its 1 rows"),
        ("f.csv", b'name,lat,lon\nA,"1,2\n', "none of its 1 rows"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_told_with_what_is_accepted(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(PlacesFileError, match=said) as caught:
        add(file)
    assert str(file) in caught.value.where
    assert caught.value.accepted
    assert caught.value.next
    assert store.sources(added_places()) == []


def test_a_missing_file_and_a_zip_of_other_things_are_told(tmp_path: Path) -> None:
    with pytest.raises(PlacesFileError, match="No such file"):
        add(tmp_path / "nowhere.txt")
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("map.geojson", "{}")
    with pytest.raises(PlacesFileError, match=r"a zip that holds map\.geojson"):
        add(tmp_path / "x.zip")


def test_the_same_file_again_changes_nothing_and_a_name_is_taken_once(tmp_path: Path) -> None:
    file = written(tmp_path / "SY.txt", DUMP)
    add(file)
    before = added_places().read_bytes()
    assert add(file).known
    assert added_places().read_bytes() == before
    with pytest.raises(load.UnknownSource, match="onrecord places remove SY"):
        add(written(tmp_path / "other.txt", DUMP[:1]), name="SY")
    with pytest.raises(load.UnknownSource, match="other signs"):
        load.name_of(file, "a/b")


def test_what_is_removed_is_gone_and_the_rest_stays(tmp_path: Path) -> None:
    add(written(tmp_path / "SY.txt", DUMP))
    add(written(tmp_path / "mine.csv", OWN))
    load.remove(added_places(), ensure_index(), gazetteer.digest(), "SY", lambda *_: None)
    found = known()
    assert [s.name for s in store.sources(added_places())] == ["mine"]
    assert found.by_gid("geonames:400001") is None
    assert [p for p, _ in found.named("haleb")] == []
    kept = found.by_gid("own:mine/2")
    assert kept is not None
    assert kept.lat == 36.31
    with pytest.raises(load.UnknownSource, match="mine"):
        load.remove(added_places(), ensure_index(), gazetteer.digest(), "SY", lambda *_: None)


def test_another_pack_indexes_the_added_places_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(written(tmp_path / "SY.txt", DUMP))
    add(written(tmp_path / "mine.csv", OWN))
    before = {gid: known().by_gid(gid) for gid in ("geonames:400001", "own:mine/3", "geonames:400002")}
    monkeypatch.setattr(gazetteer, "digest", lambda: "0123456789abcdef")
    told: list[tuple[int, int]] = []
    ensure_index(lambda done, of: told.append((done, of)))
    assert store.stamp(added_places()) == f"0123456789abcdef-{store.FORMAT}"
    found = known()
    for gid, entry in before.items():
        again = found.by_gid(gid)
        assert again is not None
        assert entry is not None
        assert (again.name, again.lat, again.radius, again.position) == (entry.name, entry.lat, entry.radius, entry.position)  # fmt: skip


def test_an_addition_that_breaks_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(written(tmp_path / "mine.csv", OWN))
    before = added_places().read_bytes()

    def broken(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(load, "_note", broken)
    with pytest.raises(AddedPlacesError, match="full"):
        add(written(tmp_path / "SY.txt", DUMP))
    assert added_places().read_bytes() == before
    assert [p.name for p in added_places().parent.glob("*.part")] == []


def test_a_file_that_is_no_list_of_places_is_named(tmp_path: Path) -> None:
    added_places().parent.mkdir(parents=True)
    added_places().write_bytes(b"not a database at all" * 100)
    with pytest.raises(AddedPlacesError, match="add your files again"):
        known()
