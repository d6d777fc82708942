"""Capture lists: rows are groups of killed people, lists are independent origins, no row is in no list, copies are no list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any

from hypothesis import given, settings
from material_made import ALEPPO, MONITOR, UN, claim, report, small, wars, written

from onrecord import exporting, pipeline
from onrecord.incidents import Incident, IncidentReport
from onrecord.publish.formats import Asked, Material, captures
from onrecord.records import Claim, Figure, Report, Voice, When

DAY = date(2016, 12, 12)


def read(material: Material, table: str = "origins") -> list[dict[str, Any]]:
    return list(captures.read(BytesIO(written("captures", material, table)), table))


def lists(row: dict[str, Any]) -> set[str]:
    return {name for name in row if name.startswith("in_") and row[name]}


def told_by(voices: list[list[Voice | str]], **fields: Any) -> Material:
    """An incident for each list of who tells of it; a text is a report that reprints the first one of its incident."""
    reports: list[Report] = []
    claims: list[Claim] = []
    incidents = []
    for n, sources in enumerate(voices):
        day = When("then", DAY + timedelta(days=n), DAY + timedelta(days=n))
        parts = []
        for m, voice in enumerate(sources):
            one = report(f"r{n}-{m}", DAY, f"Outlet {n} {m}", "They say that 7 died.")
            said = () if isinstance(voice, str) else (voice,)
            own = {"figure": Figure(7, 7, False, "7"), "place": ALEPPO, "time": day, "said_by": said} | fields
            reports.append(one)
            claims.append(claim(one, 1, "7 died", "killed", **own))
            parts.append(IncidentReport(one.id, ("c1",), True, f"r{n}-0" if isinstance(voice, str) else None))
        incidents.append(Incident(f"i{n}", "killed", ALEPPO, fields.get("time", day), tuple(parts)))
    of, by_ref = {r.id: r for r in reports}, {c.ref: c for c in claims}
    return exporting.material(of, by_ref, pipeline.assessed(incidents, of, by_ref), "tests 1", Asked())


def test_named_origins_are_lists_and_a_row_is_in_those_that_tell_of_it() -> None:
    war = told_by([[MONITOR, UN], [MONITOR], [MONITOR], [MONITOR, UN], [MONITOR]])
    found = read(war)
    assert [lists(row) for row in found] == [
        {"in_sohr", "in_other_un"}, {"in_sohr"}, {"in_sohr"}, {"in_sohr", "in_other_un"}, {"in_sohr"},
    ]  # fmt: skip
    assert [row["lists"] for row in found] == [2, 1, 1, 2, 1]
    assert lists(read(war, "kinds")[0]) == {"in_monitor", "in_un"}


def test_a_voice_without_a_name_of_its_own_is_no_list_however_often_it_speaks() -> None:
    witness = Voice("a resident", "witness", key="said:a resident")
    assert [lists(row) for row in read(told_by([[witness]] * 9))] == [{"in_other_witness"}] * 9


def test_a_copy_is_no_list() -> None:
    found = read(told_by([[MONITOR, "copy"]] * 6), "kinds")
    assert [lists(row) for row in found] == [{"in_monitor"}] * 6


def test_lists_of_alike_names_stay_apart() -> None:
    alike = [
        Voice("A B", "monitor", key="a b"),
        Voice("A-B", "monitor", key="a-b"),
        Voice("القصف", "monitor", key="القصف"),
    ]
    found = read(told_by([alike] * captures.RARE))
    assert {len(lists(row)) for row in found} == {3}


@settings(max_examples=40, deadline=None)
@given(wars())
def test_rows_are_what_verdata_takes(war: Material) -> None:
    for table in ("origins", "kinds"):
        for row in read(war, table):
            own = [row[name] for name in row if name.startswith("in_")]
            assert set(own) <= {0, 1}
            assert sum(own) == row["lists"] >= 1
            assert row["stratum_name"].startswith(f"{row['country']} / {row['governorate']} / {row['month']}")


@settings(max_examples=40, deadline=None)
@given(wars())
def test_rows_are_the_ranges_of_killed_people_that_somebody_counts(war: Material) -> None:
    wanted = {
        (told.incident.id, r.group or "all"): (r.low, r.best, r.high)
        for told in war.told
        for r in told.assessment.ranges
        if r.kind == "killed" and r.count != "cumulative" and r.high != 0 and r.without
    }
    found = {
        (r["incident"], r["group"]): (r["people_low"], r["people_best"], r["people_high"]) for r in read(war)
    }
    assert found == wanted


def test_groups_are_strata_of_their_own() -> None:
    strata = [row["stratum_name"] for row in read(small())]
    assert len(strata) == 4
    assert {"SYR / Aleppo / 2016-12", "SYR / Aleppo / 2016-12 / woman"} <= set(strata)


def test_running_totals_and_denials_are_in_no_list() -> None:
    assert read(told_by([[MONITOR]], scope="cumulative")) == []
    assert read(told_by([[MONITOR]], certainty="denied")) == []
    assert read(told_by([[MONITOR]], figure=None)) == []


def test_a_month_that_is_not_known_is_not_made_up() -> None:
    two_months = When("this winter", date(2016, 12, 20), date(2017, 1, 10))
    assert {row["month"] for row in read(told_by([[MONITOR]], time=two_months))} == {"unknown"}


def test_a_range_that_a_person_set_keeps_its_lists() -> None:
    war = told_by([[MONITOR, UN]])
    (told,) = war.told
    ranges = tuple(replace(r, low=9, best=9, high=9, without=()) for r in told.assessment.ranges)
    set_by_hand = replace(war, told=[replace(told, assessment=replace(told.assessment, ranges=ranges))])
    (row,) = read(set_by_hand, "kinds")
    assert (lists(row), row["people_best"]) == ({"in_monitor", "in_un"}, 9)
