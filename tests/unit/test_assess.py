"""What an incident's claims amount to: origins, low / best / high with the rule, grade and contradictions."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_link_sample import (
    DAY,
    HOSPITAL,
    MINISTRY,
    NAMES,
    OBSERVATORY,
    OBSERVATORY_TOO,
    as_map,
    at_least,
    bounds,
    days_later,
    exactly,
    figures_apart,
    killed,
    one,
    own_words,
    range_of,
    report,
    up_to,
    voice,
)

from onrecord.assess import assess
from onrecord.incidents import Assessment, Incident, IncidentReport
from onrecord.records import Block, Certainty, Claim, Figure, Report, Voice

A, B, C = report("a"), report("b"), report("c")


def assessed(
    *claims: Claim, copies: dict[str, str] | None = None, reports: tuple[Report, ...] = (A, B, C)
) -> Assessment:
    """The assessment of an incident that holds just these claims."""
    copied = copies or {}
    ids = dict.fromkeys(claim.report for claim in claims)
    parts = tuple(
        IncidentReport(r, tuple(c.id for c in claims if c.report == r), True, copied.get(r)) for r in ids
    )
    incident = Incident("i1", claims[0].kind, claims[0].place, claims[0].time, parts)
    return assess(incident, as_map(reports), {c.ref: c for c in claims}, NAMES)


# --- origins ------------------------------------------------------------------------------------


def test_one_voice_under_two_names_in_two_outlets_is_one_origin() -> None:
    _, found = one((A, B), [killed(A, exactly(14), OBSERVATORY), killed(B, exactly(14), OBSERVATORY_TOO)])
    (origin,) = found.origins
    assert (origin.key, origin.name, origin.reports) == (
        "sohr",
        "Syrian Observatory for Human Rights",
        ("a", "b"),
    )
    assert (found.grade, found.provisional) == ("weak", True)
    assert range_of(found).origins == 1


def test_copies_count_once_and_are_listed() -> None:
    wire, paper = (
        report("wire", text=own_words("story")),
        report("paper", days_later(1), text=own_words("story")),
    )
    _, found = one((wire, paper), [killed(wire, exactly(14)), killed(paper, exactly(14))])
    (origin,) = found.origins
    assert (origin.reports, origin.copies) == (("wire", "paper"), ("paper",))
    assert (found.grade, found.provisional) == ("weak", True)


def test_two_voices_in_a_wire_story_and_its_reprint_are_two_origins() -> None:
    claims = [
        killed(A, exactly(14), HOSPITAL), killed(A, exactly(14), MINISTRY, id="c2", at=20),
        killed(B, exactly(14), HOSPITAL), killed(B, exactly(14), MINISTRY, id="c2", at=20),
    ]  # fmt: skip
    found = assessed(*claims, copies={"b": "a"})
    assert [(o.reports, o.copies) for o in found.origins] == [(("a", "b"), ("b",))] * 2


def test_two_origins_are_fair_and_not_provisional() -> None:
    _, found = one((A, B), [killed(A, exactly(14), HOSPITAL), killed(B, exactly(14), MINISTRY)])
    assert len(found.origins) == 2
    assert (found.grade, found.provisional) == ("fair", False)
    assert "2 independent origins" in found.grade_reason


def test_one_origin_is_weak_and_provisional() -> None:
    _, found = one((A,), [killed(A, exactly(14), HOSPITAL)])
    assert (found.grade, found.provisional) == ("weak", True)
    assert "Qasr hospital" in found.grade_reason


def test_two_outlets_in_their_own_voice_are_two_origins() -> None:
    _, found = one((A, B), [killed(A, exactly(14)), killed(B, exactly(15))])
    assert [o.name for o in found.origins] == ["The a Post", "The b Post"]
    assert not found.provisional


def test_an_outlet_that_repeats_a_voices_figure_without_naming_it_adds_no_origin() -> None:
    found = assessed(killed(A, at_least(82), OBSERVATORY), killed(B, at_least(82)))
    assert [(o.key, o.reports) for o in found.origins] == [("sohr", ("a", "b"))]


def test_an_office_and_the_body_it_belongs_to_are_one_origin() -> None:
    office, body = (
        replace(voice(name), key=key) for name, key in (("the rights office", "un:ohchr"), ("the UN", "un"))
    )
    found = assessed(killed(A, at_least(82), office), killed(B, at_least(82), body))
    assert [o.key for o in found.origins] == ["un:ohchr"]


def test_the_agency_of_a_dateline_answers_for_the_outlets_that_print_it() -> None:
    line = "QASR (ANB) — "
    a, b = (
        replace(
            report(n, text=line + own_words(n)),
            blocks=(Block("dateline", 0, len(line)), Block("body", len(line), 200)),
        )
        for n in "ab"
    )
    found = assessed(killed(a, exactly(14)), killed(b, exactly(14)), reports=(a, b))
    assert [o.key for o in found.origins] == ["outlet:anb"]


# --- ranges -------------------------------------------------------------------------------------

RANGES: list[tuple[str, list[Claim], tuple[Any, Any, Any]]] = [
    ("one figure", [killed(A, exactly(14), HOSPITAL)], (14, 14, 14)),
    ("an open bound has no high", [killed(A, at_least(14), HOSPITAL)], (14, 14, None)),
    ("a whole figure before an open bound that it meets", [killed(A, at_least(14), HOSPITAL), killed(B, exactly(20), MINISTRY)], (14, 20, 20)),
    ("an upper bound alone starts at nothing and has no best", [killed(A, up_to(14), HOSPITAL)], (0, None, 14)),
    ("two origins that agree", [killed(A, exactly(14), HOSPITAL), killed(B, exactly(14), MINISTRY)], (14, 14, 14)),
    ("of two figures the lower is best", [killed(A, exactly(14), HOSPITAL), killed(B, exactly(20), MINISTRY)], (14, 14, 20)),
    ("of three the one that two give",
     [killed(A, exactly(20), HOSPITAL), killed(B, exactly(14), MINISTRY), killed(C, exactly(20), OBSERVATORY)], (14, 20, 20)),
    ("of three the middle one",
     [killed(A, exactly(20), HOSPITAL), killed(B, exactly(14), MINISTRY), killed(C, exactly(30), OBSERVATORY)], (14, 20, 30)),
    ("a figure said twice by one voice counts once",
     [killed(A, exactly(20), OBSERVATORY), killed(B, exactly(20), OBSERVATORY_TOO), killed(C, exactly(14), HOSPITAL)],
     (14, 14, 20)),
    ("a figure that the report itself replaces is left out",
     [killed(A, exactly(9), HOSPITAL, superseded=True), killed(A, exactly(14), HOSPITAL, id="c2", at=20)], (14, 14, 14)),
    ("what is denied counts in no range",
     [killed(A, exactly(14), HOSPITAL), killed(B, exactly(40), MINISTRY, certainty="denied")], (14, 14, 14)),
    ("nor what is planned or conditional",
     [killed(A, exactly(14), HOSPITAL), killed(B, exactly(40), MINISTRY, certainty="planned"),
      killed(C, exactly(50), OBSERVATORY, certainty="conditional")], (14, 14, 14)),
    ("what is feared counts", [killed(A, exactly(14), HOSPITAL, certainty="feared")], (14, 14, 14)),
    ("a vague figure moves nothing where somebody gives a number",
     [killed(A, exactly(30), HOSPITAL), killed(B, Figure(24, None, True, "dozens"), MINISTRY)], (30, 30, 30)),
    ("a vague figure alone is taken at its least",
     [killed(A, Figure(24, None, True, "dozens"), MINISTRY)], (24, 24, None)),
]  # fmt: skip


@pytest.mark.parametrize(("claims", "expected"), [r[1:] for r in RANGES], ids=[r[0] for r in RANGES])
def test_low_best_and_high(claims: list[Claim], expected: tuple[Any, Any, Any]) -> None:
    found = assessed(*claims)
    assert bounds(found) == expected
    assert range_of(found).rule


def test_the_latest_figure_of_one_origin_stands() -> None:
    early, late = report("early"), report("late", days_later(1))
    found = assessed(
        killed(early, exactly(9), HOSPITAL), killed(late, exactly(14), HOSPITAL), reports=(early, late)
    )
    assert bounds(found) == (14, 14, 14)
    assert figures_apart(found) == []


def test_a_lower_later_figure_of_one_origin_stands_too() -> None:
    """A toll that its source corrects downwards is corrected."""
    early, late = report("early"), report("late", days_later(1))
    found = assessed(
        killed(late, exactly(9), HOSPITAL), killed(early, exactly(14), HOSPITAL), reports=(early, late)
    )
    assert bounds(found) == (9, 9, 9)


def test_shares_have_a_range_of_their_own_and_are_not_added() -> None:
    found = assessed(
        killed(A, exactly(14), HOSPITAL),
        killed(A, exactly(5), HOSPITAL, id="c2", at=20, part_of="c1", groups=("child",)),
        killed(A, exactly(3), HOSPITAL, id="c3", at=40, part_of="c1", groups=("woman",)),
    )
    assert bounds(found) == (14, 14, 14)
    assert bounds(found, group="child") == (5, 5, 5)
    assert bounds(found, group="woman") == (3, 3, 3)


def test_a_figure_beside_one_many_times_as_large_in_one_report_is_of_a_part() -> None:
    """'86 dead … three died in hospital': three is no rival count, and the report says so by giving both."""
    found = assessed(
        killed(A, at_least(86)),
        killed(A, exactly(3), HOSPITAL, id="c2", at=20),
        killed(B, exactly(87), OBSERVATORY),
    )
    assert bounds(found) == (86, 87, 87)
    (why,) = [s.why for s in range_of(found).superseded if s.claim == ("a", "c2")]
    assert why == "told beside 86 in the same report: of a part of them"
    assert not figures_apart(found)


def test_a_party_to_the_war_that_counts_few_is_a_rival_count() -> None:
    army = Voice("the army", "government", key="army", side="the government")
    found = assessed(killed(A, at_least(86), OBSERVATORY), killed(A, exactly(3), army, id="c2", at=20))
    assert range_of(found).low == 3
    assert len(figures_apart(found)) == 1


def test_kinds_are_told_apart() -> None:
    found = assessed(
        killed(A, exactly(14), HOSPITAL), killed(A, exactly(90), HOSPITAL, id="c2", at=20, kind="injured")
    )
    assert (bounds(found), bounds(found, "injured")) == ((14, 14, 14), (90, 90, 90))


def test_buildings_are_no_people() -> None:
    found = assessed(killed(A, Figure(3, 3, False, "three", "building"), HOSPITAL, kind="displaced"))
    assert found.ranges == ()


# --- contradictions and grade -------------------------------------------------------------------


def test_disjoint_figures_of_two_origins_contradict_with_both_sides() -> None:
    a, b = killed(A, exactly(14), HOSPITAL), killed(B, exactly(20), MINISTRY)
    _, found = one((A, B), [a, b])
    (clash,) = figures_apart(found)
    assert set(clash.sides) == {(a.ref,), (b.ref,)}
    assert "14 against 20" in clash.words


AGREEING = [
    ("an open bound below", at_least(14), exactly(20)),
    ("an upper bound above", exactly(14), up_to(20)),
    ("two open bounds", at_least(14), at_least(20)),
    ("ranges that meet", Figure(10, 15, False, "10 to 15"), Figure(15, 20, False, "15 to 20")),
]
DISJOINT = [
    ("two figures", exactly(14), exactly(20)),
    ("an upper bound below", up_to(14), exactly(20)),
    ("an open bound above", exactly(14), at_least(20)),
    ("ranges that do not meet", Figure(10, 14, False, "10 to 14"), Figure(15, 20, False, "15 to 20")),
]


@pytest.mark.parametrize(("a", "b"), [row[1:] for row in AGREEING], ids=[row[0] for row in AGREEING])
def test_bounds_that_one_number_satisfies_do_not_contradict(a: Figure, b: Figure) -> None:
    assert figures_apart(assessed(killed(A, a, HOSPITAL), killed(B, b, MINISTRY))) == []


@pytest.mark.parametrize(("a", "b"), [row[1:] for row in DISJOINT], ids=[row[0] for row in DISJOINT])
def test_bounds_that_no_number_satisfies_contradict(a: Figure, b: Figure) -> None:
    assert len(figures_apart(assessed(killed(A, a, HOSPITAL), killed(B, b, MINISTRY)))) == 1


def test_three_figures_are_one_contradiction_with_three_sides() -> None:
    claims = [
        killed(r, exactly(n), v) for r, n, v in ((A, 14, HOSPITAL), (B, 20, MINISTRY), (C, 30, OBSERVATORY))
    ]
    (clash,) = figures_apart(assessed(*claims))
    assert sorted(clash.sides) == [(claim.ref,) for claim in claims]


def test_one_origin_does_not_contradict_itself() -> None:
    claims = [killed(A, exactly(14), OBSERVATORY), killed(B, exactly(20), OBSERVATORY_TOO)]
    assert figures_apart(assessed(*claims)) == []


def test_an_old_figure_of_an_origin_does_not_contradict_another_origin() -> None:
    """The hospital's 9 became 20, as the ministry says: the two agree."""
    early, late = report("early"), report("late", days_later(1))
    found = assessed(
        killed(early, exactly(9), HOSPITAL), killed(late, exactly(20), HOSPITAL), killed(B, exactly(20), MINISTRY),
        reports=(early, late, B),
    )  # fmt: skip
    assert bounds(found) == (20, 20, 20)
    assert figures_apart(found) == []


def test_a_superseded_figure_contradicts_nothing() -> None:
    found = assessed(
        killed(A, exactly(9), HOSPITAL, superseded=True), killed(A, exactly(14), HOSPITAL, id="c2", at=20),
        killed(B, exactly(14), MINISTRY),
    )  # fmt: skip
    assert figures_apart(found) == []


def test_a_share_does_not_contradict_its_whole() -> None:
    found = assessed(
        killed(A, exactly(14), HOSPITAL),
        killed(B, exactly(14), MINISTRY),
        killed(B, exactly(5), MINISTRY, id="c2", at=20, part_of="c1", groups=("child",)),
    )
    assert found.contradictions == ()


def test_a_denial_contests_and_quotes_both_sides() -> None:
    said, denied = killed(A, exactly(14), HOSPITAL), killed(B, None, MINISTRY, certainty="denied")
    found = assessed(said, denied)
    (clash,) = [c for c in found.contradictions if c.about == "denial"]
    assert set(clash.sides) == {(said.ref,), (denied.ref,)}
    assert found.grade == "contested"


def test_two_culprits_contest_and_every_wording_is_shown() -> None:
    a = killed(A, exactly(14), HOSPITAL, actor="government warplanes")
    b = killed(B, exactly(14), MINISTRY, actor="rebel rockets")
    found = assessed(a, b)
    (clash,) = [c for c in found.contradictions if c.about == "actor"]
    assert set(clash.sides) == {(a.ref,), (b.ref,)}
    assert found.grade == "contested"
    assert found.actors == (("government warplanes", (a.ref,)), ("rebel rockets", (b.ref,)))


def test_two_wordings_for_one_side_do_not_contest() -> None:
    found = assessed(
        killed(A, exactly(14), HOSPITAL, actor="rebel rockets"),
        killed(B, exactly(14), MINISTRY, actor="terrorists"),
    )
    assert found.grade == "fair"
    assert [words for words, _ in found.actors] == ["rebel rockets", "terrorists"]


def test_combatants_alone_are_discounted() -> None:
    found = assessed(killed(A, exactly(14), HOSPITAL, groups=("combatant",)))
    assert found.grade == "discounted"


# --- properties ---------------------------------------------------------------------------------

figures = st.one_of(
    st.integers(1, 60).map(exactly), st.integers(1, 60).map(at_least), st.integers(1, 60).map(up_to),
    st.tuples(st.integers(1, 30), st.integers(31, 60)).map(lambda b: Figure(b[0], b[1], False, "range")),
    st.just(Figure(24, None, True, "dozens")),
)  # fmt: skip


@st.composite
def some_claims(draw: st.DrawFn) -> tuple[tuple[Report, ...], list[Claim]]:
    reports = tuple(
        report(name, draw(st.sampled_from([date(2024, 2, 13), date(2024, 2, 14)]))) for name in "abc"
    )
    claims = []
    for number in range(draw(st.integers(1, 6))):
        of = draw(st.sampled_from(reports))
        voices = draw(st.sampled_from([(), (HOSPITAL,), (MINISTRY,), (OBSERVATORY,), (OBSERVATORY_TOO,)]))
        certainty: Certainty = draw(st.sampled_from(["asserted", "asserted", "feared", "denied"]))
        claims.append(
            killed(
                of,
                draw(figures),
                *voices,
                id=f"c{number}",
                at=draw(st.integers(0, 4)) * 20,
                certainty=certainty,
            )
        )
    return reports, claims


@given(some_claims())
@settings(max_examples=100, deadline=None)
def test_low_is_not_above_best_and_best_not_above_high(given: tuple[tuple[Report, ...], list[Claim]]) -> None:
    reports, claims = given
    found = assessed(*claims, reports=reports)
    for harm in found.ranges:
        assert harm.low is not None
        best = harm.low if harm.best is None else harm.best
        assert harm.low <= best <= (best if harm.high is None else harm.high)
        assert 1 <= harm.origins <= len({c.ref for c in claims})
        assert set(harm.claims) <= {c.ref for c in claims}


@given(some_claims())
@settings(max_examples=100, deadline=None)
def test_every_report_has_its_origins_and_no_side_is_empty(
    given: tuple[tuple[Report, ...], list[Claim]],
) -> None:
    reports, claims = given
    found = assessed(*claims, reports=reports)
    assert {r for o in found.origins for r in o.reports} <= {c.report for c in claims}
    assert len({o.key for o in found.origins}) == len(found.origins) >= 1
    counting = max((r.origins for r in found.ranges if r.group is None), default=len(found.origins))
    assert found.provisional == (counting < 2)
    for clash in found.contradictions:
        assert len(clash.sides) >= 2
        assert all(clash.sides)
        for one_side, other in itertools.combinations(clash.sides, 2):
            assert not set(one_side) & set(other)


def test_claims_that_tie_in_day_number_and_place_are_settled_the_same_in_any_order() -> None:
    tied = [killed(A, exactly(1), id="c1"), killed(A, up_to(1), id="c2"), killed(A, at_least(1), id="c3")]
    ranges = [assessed(*order).ranges for order in itertools.permutations(tied)]
    assert ranges == [ranges[0]] * 6


@given(some_claims(), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_the_order_of_claims_does_not_matter(
    given: tuple[tuple[Report, ...], list[Claim]], shuffle: Any
) -> None:
    reports, claims = given
    expected = assessed(*claims, reports=reports)
    shuffle.shuffle(claims)
    again = assessed(*claims, reports=reports)
    assert again == expected


@given(some_claims(), st.integers(0, 5), st.sampled_from("abc"), st.booleans())
@settings(max_examples=200, deadline=None)
def test_a_reprint_changes_no_range_and_no_count_of_origins(
    given: tuple[tuple[Report, ...], list[Claim]], later: int, original: str, undated: bool
) -> None:
    """Whatever day it is printed on, and with its voices cut off or its words for the enemy changed."""
    reports, claims = given
    repeated = [c for c in claims if c.report == original]
    first = next(r for r in reports if r.id == original)
    copy = replace(
        first,
        id="copy",
        outlet="Another Paper",
        published=None if undated else (first.published or DAY) + timedelta(days=later),
    )
    again = [
        replace(c, report="copy", said_by=() if later % 2 else c.said_by, affiliation="terrorists")
        for c in repeated
    ]
    before = assessed(*claims, reports=reports)
    after = assessed(*claims, *again, copies={"copy": original}, reports=(*reports, copy))
    for r, alone in zip(after.ranges, before.ranges, strict=True):
        assert (r.low, r.best, r.high, r.origins, r.rule) == (
            alone.low,
            alone.best,
            alone.high,
            alone.origins,
            alone.rule,
        )
        assert set(r.without) == set(alone.without)
    assert [o.key for o in sorted(after.origins, key=lambda o: o.key)] == [
        o.key for o in sorted(before.origins, key=lambda o: o.key)
    ]
    assert (after.grade, after.provisional) == (before.grade, before.provisional)
    assert {(c.about, c.words) for c in after.contradictions} == {
        (c.about, c.words) for c in before.contradictions
    }
