"""Input for Flee, read back by the rules of Flee's own reader: what is asserted of a known place on a known day, and nothing else."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from material_made import ALEPPO, IDLIB, claim, material_of, report, small, wars, written

from onrecord.publish.formats import Material
from onrecord.records import Claim, Place, Report, When


@dataclass
class Input:
    """What Flee makes of the files: its reader skips rows that begin with # in all files but conflicts.csv."""

    conflicts: dict[str, list[float]]
    locations: dict[str, list[str]]
    closures: list[tuple[str, str, str, int, int]]
    period: dict[str, str]


def flee(material: Material) -> Input:
    with ZipFile(BytesIO(written("flee", material))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        files = {
            name: list(csv.reader(io.StringIO(archive.read(name).decode(), newline="")))
            for name in archive.namelist()
        }
    head, *days = files["conflicts.csv"]
    assert [int(row[0]) for row in days] == list(range(len(days)))
    conflicts = {name.strip(): [float(row[n]) for row in days] for n, name in enumerate(head) if n}
    rows = [row for row in files["locations.csv"] if row[0][0] != "#"]
    assert all(float(row[3]) <= 90 and row[4] and (row[5] == "town" or int(row[6]) >= 0) for row in rows)
    closures = [(*row[:3], int(row[3]), int(row[4])) for row in files["closures.csv"] if row[0][0] != "#"]
    return Input(conflicts, {row[0]: row for row in rows}, closures, dict(files["sim_period.csv"]))


def war_of(*told: dict[str, Any]) -> Material:
    """A report for each claim, on days and at places of their own."""
    reports: list[Report] = []
    claims: list[Claim] = []
    for n, fields in enumerate(told):
        day = date(2020, 1, fields.pop("day", 1))
        one = report(f"r{n}", date(2020, 2, 1), f"Outlet {n}", "It is said that this happened.")
        own = {"place": ALEPPO, "time": When("then", day, day)} | fields
        reports.append(one)
        claims.append(claim(one, 1, "this happened", own.pop("kind", "attack"), **own))
    return material_of(reports, claims)


def test_a_place_is_a_conflict_zone_from_its_first_day() -> None:
    found = flee(war_of({"day": 3}, {"day": 8}, {"day": 5, "place": IDLIB, "kind": "killed"}))
    assert found.conflicts == {"eastern Aleppo": [1, 1, 1], "Idlib": [0, 0, 1]}
    assert found.period == {"StartDate": "2020-01-03", "Length": "3"}
    assert found.locations["Idlib"][1:7] == ["Idlib", "Syria", "35.93", "36.63", "conflict_zone", "2"]
    assert found.locations["Idlib"][7] == "", "nobody knows the population"


@pytest.mark.parametrize(
    "fields",
    [
        {"certainty": "feared"}, {"certainty": "denied"}, {"certainty": "planned"}, {"kind": "injured"},
        {"kind": "killed", "scope": "cumulative"}, {"place": None}, {"place": replace(ALEPPO, precision="region")},
        {"place": Place("Nowhere", "Nowhere")}, {"time": None}, {"time": When("in 2020", date(2020, 1, 1), date(2020, 12, 31))},
        {"time": When("since then", date(2020, 1, 1), None)},
    ],
)  # fmt: skip
def test_what_is_not_known_or_not_asserted_is_left_out(fields: dict[str, Any]) -> None:
    found = flee(war_of(dict(fields)))
    assert (found.conflicts, found.locations, found.closures, found.period) == ({}, {}, [], {})


def test_people_trapped_close_a_place_until_they_are_brought_out() -> None:
    found = flee(war_of({"day": 2, "kind": "trapped"}, {"day": 20, "kind": "evacuation", "phase": "started"}, {"day": 4, "place": IDLIB, "kind": "evacuation", "phase": "halted"}))  # fmt: skip
    assert sorted(found.closures) == [
        ("location", "Idlib", "", 2, -1),
        ("location", "eastern Aleppo", "", 0, 18),
    ]
    assert {name: row[5] for name, row in found.locations.items()} == {
        "Idlib": "town",
        "eastern Aleppo": "town",
    }


def test_ground_that_changes_hands_closes_nothing() -> None:
    assert flee(war_of({"kind": "control", "phase": "lost"})).closures == []


def test_two_places_of_one_name_stay_two() -> None:
    other = replace(IDLIB, name="eastern Aleppo", gazetteer="geonames:1")
    found = flee(war_of({"day": 1}, {"day": 9, "place": other}))
    assert len(found.conflicts) == len(found.locations) == 2
    assert "eastern Aleppo" in found.conflicts


def test_the_country_of_most_places_comes_first() -> None:
    abroad = Place("Aarhus", "Aarhus", 56.15, 10.2, None, "settlement", "DK")
    found = flee(war_of({"place": abroad}, {"day": 3}, {"day": 9, "place": IDLIB}))
    assert [row[2] for row in found.locations.values()] == ["Syria", "Syria", "Denmark"]


@settings(max_examples=40, deadline=None)
@given(wars())
def test_all_files_speak_of_the_same_places_and_days(war: Material) -> None:
    found = flee(war)
    length = int(found.period.get("Length", "0"))
    assert {len(days) for days in found.conflicts.values()} <= {length}
    assert set(found.conflicts) | {one[1] for one in found.closures} == set(found.locations)
    for days in found.conflicts.values():
        assert days == sorted(days), "once a conflict zone, always one"
        assert days[-1] == 1
    for kind, _, second, start, end in found.closures:
        assert (kind, second) == ("location", "")
        assert 0 <= start < length
        assert end == -1 or start < end < length


def test_it_says_that_figures_are_lost_and_has_none() -> None:
    data = written("flee", small())
    with ZipFile(BytesIO(data)) as archive:
        words = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert "82" not in words
    assert "Observatory" not in words
