"""What the record should make of the example folder, as its README says it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import pytest
from test_example_claims import EXAMPLE

from onrecord.incidents import Assessment, Incident
from onrecord.pipeline import Pipeline, judged
from onrecord.read import ReadOptions, read
from onrecord.records import Claim, Report

FURNITURE = (
    "Subscribe", "first month free", "reader number", "cookie", "Most read", "Sign in", "congratulates", "LW Photo", "archive",
)  # fmt: skip


@lru_cache(maxsize=1)
def reports() -> dict[str, Report]:
    return {item.id: item for item in read([str(EXAMPLE)], ReadOptions()) if isinstance(item, Report)}


@lru_cache(maxsize=1)
def claims() -> tuple[Claim, ...]:
    pipeline = Pipeline()
    return tuple(claim for report in reports().values() for claim in pipeline.claims(report))


@lru_cache(maxsize=1)
def incidents() -> list[tuple[Incident, Assessment]]:
    return judged(reports(), claims())


def said(report: str, kind: str, number: int) -> Claim:
    """The claim of a report with this kind and figure."""
    found = [
        c for c in claims() if (c.report, c.kind) == (report, kind) and c.figure and number in (c.figure.low, c.figure.high)
    ]  # fmt: skip
    assert found, f"{report} makes no claim of {number} {kind}"
    return found[0]


def home(claim: Claim) -> tuple[Incident, Assessment]:
    (found,) = [(i, a) for i, a in incidents() if claim.ref in i.refs()]
    return found


def figures_against(number: int) -> Iterator[set[int | None]]:
    """The figures of each contradiction that this one is a side of."""
    by_ref = {claim.ref: claim for claim in claims()}
    for _, assessment in incidents():
        for clash in assessment.contradictions:
            sides = {f.low for side in clash.sides for ref in side if (f := by_ref[ref].figure)}
            if clash.about == "figure" and number in sides:
                yield sides


def test_the_82_of_four_outlets_is_one_incident_with_one_origin() -> None:
    told = [
        said(name, "killed", 82) for name in ("levant-wire-1213", "coast-gazette-1214", "orient-daily-1215")
    ]
    incident, assessment = home(told[0])
    assert [claim.ref in incident.refs() for claim in told] == [True, True, True]
    (office,) = [origin for origin in assessment.origins if origin.kind == "un"]
    assert {"levant-wire-1213", "coast-gazette-1214", "orient-daily-1215", "northern-courier-1220"} <= set(
        office.reports
    )
    assert office.copies == ("coast-gazette-1214",)


@pytest.mark.parametrize(("kind", "number"), [("killed", 398), ("killed", 130), ("displaced", 37_000)])
def test_the_reprint_adds_no_origin(kind: str, number: int) -> None:
    wire, reprint = said("levant-wire-1213", kind, number), said("coast-gazette-1214", kind, number)
    incident, assessment = home(wire)
    assert reprint.ref in incident.refs()
    (part,) = [part for part in incident.reports if part.report == "coast-gazette-1214"]
    assert part.copy_of == "levant-wire-1213"
    carrying = [
        origin
        for origin in assessment.origins
        if {"levant-wire-1213", "coast-gazette-1214"} & set(origin.reports)
    ]
    assert all("coast-gazette-1214" in o.copies for o in carrying if "coast-gazette-1214" in o.reports)


def test_three_counts_of_the_evacuated_contradict() -> None:
    assert {25_000, 37_500, 16_200} in [sides & {25_000, 37_500, 16_200} for sides in figures_against(37_500)]


@pytest.mark.xfail(strict=True, reason="the two tolls of one convoy are taken for two happenings")
def test_the_two_tolls_of_the_convoy_contradict() -> None:
    assert {1, 4} in [sides & {1, 4} for sides in figures_against(4)]


def test_new_and_cumulative_are_told_apart_and_never_added() -> None:
    new, total = (
        said("bulletin-monitor-1214", "displaced", 5_992),
        said("bulletin-monitor-1214", "displaced", 39_250),
    )
    assert (new.scope, total.scope) == ("incident", "cumulative")
    assert home(new)[0].id != home(total)[0].id


SUPERSEDED = [
    ("levant-wire-1213", "killed", 413),
    ("orient-daily-1215", "injured", 3),
    ("northern-courier-1220", "evacuated", 15_000),
]


@pytest.mark.parametrize(("report", "kind", "number"), SUPERSEDED)
def test_an_earlier_figure_is_superseded(report: str, kind: str, number: int) -> None:
    claim = said(report, kind, number)
    assert claim.superseded
    _, assessment = home(claim)
    assert number not in [
        figure for r in assessment.ranges if r.kind == kind for figure in (r.low, r.best, r.high)
    ]


def test_page_furniture_makes_no_claims() -> None:
    quotes = [claim.evidence.text for claim in claims()]
    assert len(quotes) > 40
    assert [quote for quote in quotes if any(word in quote for word in FURNITURE)] == []
    for claim in claims():
        blocks = [b for b in reports()[claim.report].blocks if b.start <= claim.evidence.start < b.end]
        assert {b.kind for b in blocks} <= {"headline", "body", "caption", "dateline"}


def test_harm_in_the_west_of_the_city_is_not_placed_in_the_east() -> None:
    place = said("levant-wire-1213", "killed", 130).place
    assert place is None or not any(word in place.name for word in ("eastern", "Kallaseh", "Bustan"))


def test_turkeys_count_is_not_laid_in_the_mouth_of_the_red_cross() -> None:
    """A figure with the wrong voice is worse than one with none."""
    claim = said("northern-courier-1220", "evacuated", 37_500)
    assert not any("Red Cross" in voice.text for voice in claim.said_by)


def test_every_report_is_dated_by_itself() -> None:
    assert {r.id: str(r.published)[5:] for r in reports().values()} == {
        r: f"{r[-4:-2]}-{r[-2:]}" for r in reports()
    }  # fmt: skip
