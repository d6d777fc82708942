"""Claims of several reports → incidents: what is joined, what is kept apart, and that order does not matter."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_link_sample import (
    DAY,
    FAR_TOWN,
    HOSPITAL,
    MINISTRY,
    OBSERVATORY,
    OBSERVATORY_TOO,
    TOWN,
    as_map,
    at_least,
    days_later,
    exactly,
    grouping,
    killed,
    on,
    own_words,
    report,
    voice,
)

from onrecord.link import incidents
from onrecord.link.cluster import OUTWEIGHED
from onrecord.records import Claim, Place, Report, Voice, When

A, B, C = report("a"), report("b"), report("c")


def linked(*claims: Claim, reports: tuple[Report, ...] = (A, B, C)) -> set[frozenset[tuple[str, str]]]:
    return grouping(incidents(as_map(reports), claims))


TOGETHER: list[tuple[str, Claim, Claim]] = [
    ("the same toll of the same day and place", killed(A, exactly(14)), killed(B, exactly(14))),
    ("two tolls that are near", killed(A, exactly(14), HOSPITAL), killed(B, exactly(17), MINISTRY)),
    ("bounds that agree", killed(A, at_least(14)), killed(B, exactly(17))),
    (
        "one voice under two names",
        killed(A, at_least(82), OBSERVATORY),
        killed(B, at_least(82), OBSERVATORY_TOO),
    ),
    (
        "two ways to name who did it",
        killed(A, exactly(14), actor="warplanes"),
        killed(B, exactly(14), actor="jets"),
    ),
    (
        "a total since two days before",
        killed(A, exactly(14)),
        killed(
            B,
            exactly(14),
            scope="cumulative",
            time=When("since Monday", days_later(-1), days_later(0), "few-days"),
        ),
    ),
]
APART: list[tuple[str, Claim, Claim]] = [
    ("another town", killed(A, exactly(14)), killed(B, exactly(14), place=FAR_TOWN)),
    ("another week", killed(A, exactly(14)), killed(B, exactly(14), time=on(days_later(9)))),
    ("another thing", killed(A, exactly(14)), killed(B, exactly(14), kind="trapped", method=None)),
    ("a day and a war", killed(A, exactly(14)), killed(B, exactly(14), scope="cumulative")),
    ("another country", killed(A, exactly(14)),
     killed(B, exactly(14), place=Place("Homs", "Homs", 1.0, 2.0, "test:9", "settlement", "XX", ("test:200",)))),
]  # fmt: skip
IN_ONE_REPORT: list[tuple[str, dict[str, Any]]] = [
    ("another place", {"place": FAR_TOWN}),
    ("another day", {"time": on(days_later(-4))}),
    ("a running total", {"scope": "cumulative"}),
    ("what is only planned", {"kind": "evacuated", "certainty": "planned", "method": None}),
]


@pytest.mark.parametrize(("a", "b"), [row[1:] for row in TOGETHER], ids=[row[0] for row in TOGETHER])
def test_reports_of_one_happening_are_one_incident(a: Claim, b: Claim) -> None:
    assert linked(a, b) == {frozenset({a.ref, b.ref})}


def test_what_lies_in_no_known_country_is_compared_all_the_same() -> None:
    hamlet = Place("Tell Foo", "Tell Foo")
    first, second = killed(A, exactly(37), place=hamlet), killed(B, exactly(37), place=hamlet)
    assert linked(first, second) == {frozenset({first.ref, second.ref})}


@pytest.mark.parametrize("doer", ["the SDF", "YPG", "الجيش", "ЧВК"])
def test_a_doer_of_few_or_other_letters_is_the_same_doer(doer: str) -> None:
    counts = [
        killed(A, exactly(12), HOSPITAL, actor=doer),
        killed(A, exactly(14), MINISTRY, id="c2", at=20, actor=doer),
    ]
    assert linked(*counts) == {frozenset(c.ref for c in counts)}


def test_a_follow_up_of_weeks_later_belongs_to_what_it_follows_up() -> None:
    later = report("later", days_later(40))
    first, told_again = killed(A, exactly(14), HOSPITAL), killed(later, exactly(17), MINISTRY)
    other_day = killed(B, exactly(14), HOSPITAL, time=on(days_later(40)))
    reports = (A, report("b", days_later(40)), later)
    assert linked(first, told_again, other_day, reports=reports) == {
        frozenset({first.ref, told_again.ref}), frozenset({other_day.ref}),
    }  # fmt: skip


@pytest.mark.parametrize(("a", "b"), [row[1:] for row in APART], ids=[row[0] for row in APART])
def test_reports_of_two_happenings_are_two_incidents(a: Claim, b: Claim) -> None:
    assert linked(a, b) == {frozenset({a.ref}), frozenset({b.ref})}


@pytest.mark.parametrize("other", [row[1] for row in IN_ONE_REPORT], ids=[row[0] for row in IN_ONE_REPORT])
def test_what_one_report_tells_apart_stays_apart(other: dict[str, Any]) -> None:
    first = killed(A, exactly(14))
    second = killed(A, exactly(14), id="c2", at=20, **other)
    assert linked(first, second) == {frozenset({first.ref}), frozenset({second.ref})}


def test_what_one_report_tells_apart_is_not_joined_by_another() -> None:
    """A second report that is like both of two days of the first joins one of them and never bridges the two."""
    monday = killed(A, exactly(14))
    thursday = killed(A, exactly(14), id="c2", at=20, time=on(days_later(3)))
    between = killed(B, exactly(14), time=on(days_later(1)))
    for group in linked(monday, thursday, between):
        assert not {monday.ref, thursday.ref} <= group


def told_as_two(**other: Any) -> tuple[list[Claim], list[Claim]]:
    """Two attacks with one toll as report a tells them, the second otherwise as said, and the toll of the first as b and c tell it."""
    second = [killed(A, None, kind="attack", id="c3", at=200, **other), killed(A, exactly(37), id="c4", at=220, attack="c3", **other)]  # fmt: skip
    first = [killed(A, None, kind="attack"), killed(A, exactly(37), id="c2", at=20, attack="c1")]
    return second, [*first, killed(B, exactly(37)), killed(C, exactly(37))]


def test_what_one_report_tells_as_two_is_one_where_most_tell_it_alike() -> None:
    second, first = told_as_two()
    (found,) = incidents(as_map((A, B, C)), [*second, *first])
    assert set(found.refs()) == {c.ref for c in [*second, *first]}
    assert OUTWEIGHED in found.reasons


@pytest.mark.parametrize(
    "other", [{"place": FAR_TOWN}, {"time": on(days_later(1))}], ids=["another place", "another day"]
)
def test_however_many_tell_it_alike_another_place_or_day_stays_apart(other: dict[str, Any]) -> None:
    second, first = told_as_two(**other)
    assert linked(*second, *first) == {frozenset(c.ref for c in second), frozenset(c.ref for c in first)}


def test_one_report_is_as_good_as_another() -> None:
    """What one tells as two and one as one stays two."""
    second, first = told_as_two()
    del first[-1]
    assert linked(*second, *first) == {frozenset(c.ref for c in second), frozenset(c.ref for c in first)}


def test_a_share_is_with_its_whole() -> None:
    whole = killed(A, exactly(14))
    share = killed(A, exactly(5), id="c2", at=20, part_of="c1", groups=("child",))
    assert linked(whole, share) == {frozenset({whole.ref, share.ref})}


def test_harm_is_with_its_attack() -> None:
    attack = killed(A, None, kind="attack")
    dead = killed(A, exactly(14), id="c2", at=20, attack="c1")
    hurt = killed(A, exactly(90), id="c3", at=40, kind="injured", attack="c1")
    assert linked(attack, dead, hurt) == {frozenset({attack.ref, dead.ref, hurt.ref})}


def test_two_attacks_of_one_report_are_two() -> None:
    claims = [
        killed(A, None, kind="attack"), killed(A, exactly(14), id="c2", at=12, attack="c1"),
        killed(A, None, kind="attack", id="c3", at=24, time=on(days_later(-1))),
        killed(A, exactly(6), id="c4", at=36, attack="c3", time=on(days_later(-1))),
    ]  # fmt: skip
    assert linked(*claims) == {
        frozenset({claims[0].ref, claims[1].ref}), frozenset({claims[2].ref, claims[3].ref}),
    }  # fmt: skip


def test_a_reprint_with_changed_words_is_a_copy_of_the_earlier_report() -> None:
    wire = report("wire", text=own_words("story"))
    changed = own_words("story").replace("river", "stream").replace("silver", "golden")
    reprint = report("paper", days_later(1), text=changed)
    (found,) = incidents(as_map((wire, reprint)), [killed(wire, exactly(14)), killed(reprint, exactly(14))])
    assert [(part.report, part.copy_of) for part in found.reports] == [("wire", None), ("paper", "wire")]


def test_the_copy_of_a_copy_names_the_first_report() -> None:
    reports = [report(name, days_later(n), text=own_words("story")) for n, name in enumerate("xyz")]
    (found,) = incidents(as_map(reports), [killed(r, exactly(14)) for r in reports])
    assert [part.copy_of for part in found.reports] == [None, "x", "x"]


def test_two_reports_of_their_own_words_are_no_copies() -> None:
    (found,) = incidents(as_map((A, B)), [killed(A, exactly(14)), killed(B, exactly(14))])
    assert [part.copy_of for part in found.reports] == [None, None]


def test_reports_are_named_earliest_first_and_each_once() -> None:
    reports = [report("late", days_later(2)), report("early", DAY), report("mid", days_later(1))]
    (found,) = incidents(as_map(reports), [killed(r, exactly(14)) for r in reports])
    assert [part.report for part in found.reports] == ["early", "mid", "late"]


def test_joining_gives_its_reasons() -> None:
    (found,) = incidents(as_map((A, B)), [killed(A, exactly(14)), killed(B, exactly(14))])
    assert any("Qasr" in reason for reason in found.reasons)
    (alone,) = incidents(as_map((A,)), [killed(A, exactly(14))])
    assert alone.reasons == ()


def test_a_report_is_mainly_about_one_incident() -> None:
    claims = [
        killed(A, exactly(14)), killed(A, exactly(90), id="c2", at=10, kind="injured"),
        killed(A, exactly(3), id="c3", at=300, place=FAR_TOWN),
    ]  # fmt: skip
    mains = [part for incident in incidents(as_map((A,)), claims) for part in incident.reports if part.main]
    assert [part.claims for part in mains] == [("c1", "c2")]


def test_no_claims_no_incidents() -> None:
    assert incidents({}, []) == []
    assert incidents(as_map((A,)), []) == []


def test_claims_that_know_neither_place_nor_day_are_kept() -> None:
    bare = killed(A, None, place=None, time=None, method=None)
    assert linked(bare) == {frozenset({bare.ref})}


# --- properties ---------------------------------------------------------------------------------

voices = st.sampled_from(
    [(), (HOSPITAL,), (MINISTRY,), (OBSERVATORY,), (OBSERVATORY_TOO,), (voice("the mayor"),)]
)
days: st.SearchStrategy[date | None] = st.sampled_from([None, DAY, days_later(1), days_later(6)])


@st.composite
def a_claim(draw: st.DrawFn, of: Report, number: int) -> Claim:
    said: tuple[Voice, ...] = draw(voices)
    day = draw(days)
    return killed(
        of,
        draw(st.sampled_from([None, exactly(14), exactly(17), exactly(90), at_least(14)])),
        *said,
        id=f"c{number}",
        at=draw(st.integers(0, 6)) * 40 + number * 5,
        kind=draw(st.sampled_from(["killed", "injured", "attack", "displaced"])),
        place=draw(st.sampled_from([None, TOWN, FAR_TOWN])),
        time=on(day) if day else None,
        scope=draw(st.sampled_from(["incident", "incident", "cumulative"])),
        method=draw(st.sampled_from([None, "airstrike", "shelling"])),
    )


@st.composite
def a_record(draw: st.DrawFn) -> tuple[list[Report], list[Claim]]:
    reports = [
        report(name, draw(st.sampled_from([DAY, days_later(1)])))
        for name in "abcd"[: draw(st.integers(1, 4))]
    ]
    claims = [draw(a_claim(r, n)) for r in reports for n in range(1, draw(st.integers(1, 4)) + 1)]
    return reports, claims


@given(a_record())
@settings(max_examples=60, deadline=None)
def test_every_claim_is_in_exactly_one_incident(record: tuple[list[Report], list[Claim]]) -> None:
    reports, claims = record
    refs = [ref for incident in incidents(as_map(reports), claims) for ref in incident.refs()]
    assert sorted(refs) == sorted(claim.ref for claim in claims)


@given(a_record(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_reports_and_claims_does_not_matter(
    record: tuple[list[Report], list[Claim]], shuffle: Any
) -> None:
    reports, claims = record
    expected = incidents(as_map(reports), claims)
    shuffle.shuffle(reports)
    shuffle.shuffle(claims)
    assert incidents(as_map(reports), claims) == expected


def test_two_claims_that_begin_at_one_word_are_linked_alike_in_both_orders() -> None:
    claims = [killed(A, None, id=name, kind="displaced", place=None, time=None) for name in ("c1", "c2")]
    assert incidents(as_map((A,)), claims) == incidents(as_map((A,)), claims[::-1])


def test_three_near_tolls_are_linked_alike_in_every_order() -> None:
    claims = [
        killed(r, exactly(n), v) for r, n, v in ((A, 14, HOSPITAL), (B, 17, MINISTRY), (C, 22, OBSERVATORY))
    ]
    found = {frozenset(linked(*order)) for order in permutations(claims)}
    assert found == {frozenset({frozenset(claim.ref for claim in claims)})}
