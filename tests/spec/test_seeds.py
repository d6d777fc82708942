"""The two reports of the reference case, where the gold data is there: only numbers and ids stand here.

The first is given its day of publication, the second's is derived from its own text.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onrecord.bench.scoring import FIELDS, is_toll, pairs
from onrecord.incidents import Assessment, Incident
from onrecord.pipeline import Pipeline, judged
from onrecord.read import ReadOptions, read
from onrecord.records import Claim, Report

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "gold" / "seeds"
pytestmark = [
    pytest.mark.gold,
    pytest.mark.skipif(
        not SEEDS.is_dir(), reason="the gold data is not beside this checkout (../shared/gold)"
    ),
]

Json = dict[str, Any]
Told = list[tuple[Incident, Assessment]]


@dataclass(frozen=True)
class Case:
    first: Report
    second: Report
    claims: dict[str, tuple[Claim, ...]]
    gold: dict[str, list[Json]]

    def matched(self) -> list[tuple[Json, Json]]:
        return [
            pair
            for report in (self.first, self.second)
            for pair in pairs(self.gold[report.id], [c.as_json() for c in self.claims[report.id]])
        ]


@pytest.fixture(scope="module")
def case(pipeline: Pipeline) -> Case:
    first = one("000_*.txt", ReadOptions(published=date(2016, 12, 15)))
    second = one("002_*.txt", ReadOptions())
    gold: dict[str, list[Json]] = {first.id: [], second.id: []}
    for row in (SEEDS / "claims.jsonl").read_text(encoding="utf-8").splitlines():
        claim = json.loads(row)
        gold[claim["report"]].append(claim)
    claims = {report.id: pipeline.claims(report) for report in (first, second)}
    return Case(first, second, claims, gold)


@pytest.fixture(scope="module")
def told(case: Case) -> Told:
    reports = {case.first.id: case.first, case.second.id: case.second}
    return judged(reports, [claim for claims in case.claims.values() for claim in claims])


def one(pattern: str, options: ReadOptions) -> Report:
    (path,) = SEEDS.glob(pattern)
    (found,) = read([str(path)], options)
    assert isinstance(found, Report)
    return found


def test_the_second_is_dated_by_its_own_text(case: Case) -> None:
    assert case.first.published == date(2016, 12, 15)
    assert case.second.published == date(2016, 12, 13)


def test_every_figure_of_people_is_found_with_its_bounds_and_groups(case: Case) -> None:
    figures = {ref(c) for claims in case.gold.values() for c in claims if is_toll(c)}
    right = {
        ref(g) for g, p in case.matched() if is_toll(g) and FIELDS["figure"](g, p) and FIELDS["groups"](g, p)
    }
    assert len(figures) == 16
    assert figures - right == set()


def test_at_least_thirty_of_the_claims_are_found(case: Case) -> None:
    assert sum(len(claims) for claims in case.gold.values()) == 45
    assert len(case.matched()) >= 30


def test_no_claim_rests_on_page_furniture(case: Case) -> None:
    kinds: Counter[str] = Counter()
    for report in (case.first, case.second):
        for claim in case.claims[report.id]:
            kinds.update(
                block.kind
                for block in report.blocks
                if block.start < claim.evidence.end and claim.evidence.start < block.end
            )
    assert set(kinds) <= {"headline", "body"}
    assert kinds["body"] >= 30


def test_the_82_of_both_are_one_incident_of_one_origin(case: Case, told: Told) -> None:
    refs = {claim.ref for claims in case.claims.values() for claim in claims if is_the_82(claim)}
    assert {report for report, _ in refs} == {case.first.id, case.second.id}
    holding = [(incident, assessed) for incident, assessed in told if refs & set(incident.refs())]
    assert len(holding) == 1
    ((incident, assessed),) = holding
    assert refs <= set(incident.refs())
    (total,) = [r for r in assessed.ranges if r.kind == "killed" and refs <= set(r.claims)]
    assert total.origins == 1


def test_one_origin_is_not_enough_to_be_sure(case: Case, told: Told) -> None:
    refs = {claim.ref for claims in case.claims.values() for claim in claims if is_the_82(claim)}
    ((_, assessed),) = [(i, a) for i, a in told if refs & set(i.refs())]
    assert len(assessed.origins) == 1
    assert assessed.provisional


def test_the_82_keep_the_actor_wordings_of_both(case: Case, told: Told) -> None:
    refs = {claim.ref for claims in case.claims.values() for claim in claims if is_the_82(claim)}
    ((_, assessed),) = [(i, a) for i, a in told if refs & set(i.refs())]
    wordings = {name: {report for report, _ in used} for name, used in assessed.actors}
    tellers = {ref: name for name, used in assessed.actors for ref in used}
    assert refs <= set(tellers)
    assert len({tellers[r] for r in refs}) == 2
    assert set().union(*wordings.values()) == {case.first.id, case.second.id}


def is_the_82(claim: Claim) -> bool:
    return (
        claim.kind == "killed"
        and claim.figure is not None
        and claim.figure.low == 82
        and claim.part_of is None
    )


def ref(claim: Json) -> tuple[str, str]:
    return claim["report"], claim["id"]
