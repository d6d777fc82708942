"""What was known on a past day, and tolls by the day of the event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from test_link_sample import (
    DAY,
    HOSPITAL,
    MINISTRY,
    NAMES,
    as_map,
    at_least,
    days_later,
    exactly,
    killed,
    report,
)

from onrecord.assess.daily import daily
from onrecord.assess.known_on import as_known_on, known_on
from onrecord.incidents import Daily, Incident, IncidentReport, KnownOn
from onrecord.records import Claim, Report

FIRST, SECOND, THIRD = report("first", DAY), report("second", days_later(1)), report("third", days_later(3))
UNDATED = replace(report("undated"), published=None)
ALL = as_map((FIRST, SECOND, THIRD, UNDATED))


def incident(*claims: Claim, id: str = "i1", copies: dict[str, str] | None = None) -> Incident:
    ids = dict.fromkeys(c.report for c in claims)
    parts = tuple(
        IncidentReport(r, tuple(c.id for c in claims if c.report == r), True, (copies or {}).get(r))
        for r in ids
    )
    return Incident(id, claims[0].kind, claims[0].place, claims[0].time, parts)


def past(day: date, *claims: Claim) -> KnownOn:
    return known_on([incident(*claims)], ALL, {c.ref: c for c in claims}, NAMES, day)


TOLD = (killed(FIRST, at_least(9), HOSPITAL), killed(SECOND, exactly(14), MINISTRY), killed(UNDATED, exactly(20), HOSPITAL))  # fmt: skip


def test_only_what_was_published_by_the_end_of_the_day_counts() -> None:
    ((_, before),) = past(DAY, *TOLD).judged
    assert [(r.low, r.best, r.high) for r in before.ranges] == [(9, 9, None)]
    assert before.provisional
    ((cut, after),) = past(days_later(1), *TOLD).judged
    assert [(r.low, r.best, r.high) for r in after.ranges] == [(9, 14, 14)]
    assert not after.provisional
    assert [r.report for r in cut.reports] == ["first", "second"]


def test_what_is_left_out_is_listed() -> None:
    found = past(DAY, *TOLD)
    assert (found.later, found.undated) == (("second",), ("undated",))
    assert [len(whole.reports) for whole in found.whole] == [3]


def test_before_the_first_report_nothing_is_known() -> None:
    assert past(date(2024, 1, 1), *TOLD).judged == ()


def test_the_first_reprint_stands_for_an_original_that_was_not_out_yet() -> None:
    claims = [killed(of, exactly(14)) for of in (THIRD, FIRST, SECOND)]
    whole = incident(*claims, copies={"first": "third", "second": "third"})
    cut = as_known_on(whole, ALL, {c.ref: c for c in claims}, days_later(1))
    assert cut is not None
    assert [(r.report, r.copy_of) for r in cut.reports] == [("first", None), ("second", "first")]


# --- tolls by the day of the event ----------------------------------------------------------------


def counted(*groups: tuple[str, list[Claim]], on: date | None = None) -> Daily:
    claims = {c.ref: c for _, cs in groups for c in cs}
    return daily([incident(*cs, id=id) for id, cs in groups], ALL, claims, NAMES, on=on)


def test_a_late_report_counts_on_the_day_of_the_event() -> None:
    found = counted(
        ("i1", [killed(FIRST, exactly(9), HOSPITAL)]), ("i2", [killed(THIRD, exactly(5), MINISTRY)])
    )
    (day,) = found.days
    assert (day.start, day.end, day.incidents) == (DAY, DAY, ("i1", "i2"))
    assert [(t.on, t.low, t.best, t.high) for t in day.known] == [(DAY, 9, 9, 9), (days_later(3), 14, 14, 14)]
    assert [(c.incident, c.on, c.what) for c in day.changes] == [
        ("i1", DAY, "first"),
        ("i2", days_later(3), "late"),
    ]


def test_a_new_figure_for_an_incident_is_a_revision_and_no_late_death() -> None:
    claims = [killed(FIRST, exactly(9), HOSPITAL), killed(SECOND, exactly(14), HOSPITAL)]
    (day,) = counted(("i1", claims)).days
    assert [(c.what, c.before.best if c.before else None, c.after.best) for c in day.changes] == [
        ("first", None, 9),
        ("revised", 9, 14),
    ]
    assert (day.first.best, day.now.best) == (9, 14)


def test_a_report_that_repeats_the_figure_changes_nothing() -> None:
    (day,) = counted(("i1", [killed(FIRST, exactly(9), HOSPITAL), killed(SECOND, exactly(9), HOSPITAL)])).days
    assert len(day.known) == len(day.changes) == 1


def test_running_totals_are_added_to_nothing() -> None:
    found = counted(
        ("i1", [killed(FIRST, exactly(9), HOSPITAL)]),
        ("i2", [killed(FIRST, at_least(900), MINISTRY, id="c2", scope="cumulative")]),
    )
    assert [d.now.best for d in found.days] == [9]
    assert [(t.incident, t.toll.best, t.toll.high) for t in found.totals] == [("i2", 900, None)]


def test_what_has_no_day_is_listed_and_so_is_what_was_never_dated() -> None:
    found = counted(
        ("i1", [killed(FIRST, exactly(9), HOSPITAL, time=None)]),
        ("i2", [killed(UNDATED, exactly(5), MINISTRY)]),
    )
    assert (found.days, found.no_day, found.undated) == ((), ("i1",), ("undated",))


def test_as_known_on_a_day() -> None:
    claims = [killed(FIRST, exactly(9), HOSPITAL), killed(SECOND, exactly(14), HOSPITAL)]
    assert [d.now.best for d in counted(("i1", claims), on=DAY).days] == [9]
    assert counted(("i1", claims), on=date(2024, 1, 1)).days == ()


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 50)), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_the_sums_of_a_day_are_those_of_its_changes(told: list[tuple[int, int]]) -> None:
    reports = {
        str(n): replace(FIRST, id=str(n), published=days_later(after)) for n, (after, _) in enumerate(told)
    }
    claims = [killed(reports[str(n)], exactly(number), HOSPITAL) for n, (_, number) in enumerate(told)]
    groups = [incident(c, id=f"i{c.report}") for c in claims]
    (day,) = daily(groups, reports, {c.ref: c for c in claims}, NAMES).days
    assert (
        day.now.best
        == sum(c.figure.low or 0 for c in claims if c.figure)
        == sum(c.after.best for c in day.changes)
    )
    assert [t.on for t in day.known] == sorted({r.published for r in reports.values()})  # type: ignore[type-var]


def dated(of: Report) -> bool:
    return of.published is not None


def test_a_day_that_all_reports_precede_changes_nothing() -> None:
    whole = incident(*TOLD[:2])
    assert all(dated(r) for r in (FIRST, SECOND))
    assert as_known_on(whole, ALL, {c.ref: c for c in TOLD}, days_later(30)) == whole
