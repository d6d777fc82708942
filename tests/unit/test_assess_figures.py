"""Which figures stand, which gave way, what is summed, and what hangs on one origin."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from test_assess import A, B, C, assessed
from test_link_sample import (
    DAY,
    HOSPITAL,
    MINISTRY,
    OBSERVATORY,
    at_least,
    bounds,
    days_later,
    exactly,
    figures_apart,
    killed,
    range_of,
    report,
)

from onrecord.records import Claim, Figure

EARLY, LATE, LATER = report("early"), report("late", days_later(1)), report("later", days_later(2))
UNDATED = report("undated", DAY)
DOZENS = Figure(24, None, True, "dozens")


def about(number: int) -> Figure:
    return Figure(number, number, True, f"about {number}")


# --- what stands of one origin -------------------------------------------------------------------

STANDS: list[tuple[str, list[tuple[Any, Figure]], int]] = [
    ("a report that repeats an old toll makes it no newer", [(EARLY, exactly(9)), (LATE, exactly(14)), (LATER, exactly(9))], 14),
    ("a lower bound takes nothing back", [(EARLY, exactly(14)), (LATE, at_least(9))], 14),
    ("a number that excludes the earlier one replaces it", [(EARLY, at_least(14)), (LATE, exactly(9))], 9),
    ("about is a tenth either way, so that 'about 80' takes nothing back from 87", [(EARLY, exactly(87)), (LATE, about(80))], 87),
    ("a number before a word without one, whichever came last", [(EARLY, exactly(58)), (LATE, DOZENS)], 58),
]  # fmt: skip


@pytest.mark.parametrize(("told", "stands"), [r[1:] for r in STANDS], ids=[r[0] for r in STANDS])
def test_what_stands_of_one_origin(told: list[tuple[Any, Figure]], stands: int) -> None:
    claims = [killed(of, figure, OBSERVATORY, id=f"c{n}") for n, (of, figure) in enumerate(told)]
    found = assessed(*claims, reports=(EARLY, LATE, LATER))
    assert range_of(found).best == stands
    assert range_of(found).origins == 1
    assert figures_apart(found) == []


def test_a_replaced_figure_is_kept_with_what_replaced_it_whose_it_is_and_when() -> None:
    old, new = killed(EARLY, exactly(9), OBSERVATORY), killed(LATE, exactly(14), OBSERVATORY)
    harm = range_of(assessed(old, new, reports=(EARLY, LATE)))
    (gone,) = harm.superseded
    assert (gone.claim, gone.by, gone.origin, gone.on) == (old.ref, new.ref, "sohr", days_later(1))
    assert gone.why == "the same origin gives 14 later"
    assert harm.count == "revised"


def test_a_figure_that_its_report_corrects_is_kept_with_the_corrected_one() -> None:
    old = killed(A, exactly(9), HOSPITAL, superseded=True)
    new = killed(A, exactly(14), HOSPITAL, id="c2", at=20)
    harm = range_of(assessed(old, new))
    (gone,) = harm.superseded
    assert (gone.claim, gone.by, gone.on) == (old.ref, new.ref, DAY)
    assert old.ref not in harm.claims
    assert harm.count == "revised"


def test_figures_of_one_day_are_no_revision() -> None:
    harm = range_of(
        assessed(killed(A, exactly(9), OBSERVATORY), killed(B, exactly(14), OBSERVATORY), reports=(A, B))
    )
    assert (harm.best, harm.count) == (14, "new")
    assert [s.why for s in harm.superseded] == ["the same origin gives 14 on the same day: the larger stands"]


def test_a_later_figure_that_takes_nothing_back_is_no_revision() -> None:
    found = assessed(
        killed(EARLY, at_least(200), HOSPITAL), killed(LATE, at_least(130), HOSPITAL), reports=(EARLY, LATE)
    )
    assert (range_of(found).best, range_of(found).count) == (200, "new")
    assert [s.why for s in range_of(found).superseded] == [
        "the same origin gave 200 before, and this takes nothing back from it"
    ]


def test_running_totals_are_counted_apart() -> None:
    found = assessed(
        killed(A, exactly(14), HOSPITAL), killed(A, exactly(900), HOSPITAL, id="c2", scope="cumulative")
    )
    assert [(r.best, r.count) for r in found.ranges] == [(14, "new"), (900, "cumulative")]


def test_a_running_total_that_grew_contradicts_nothing_and_one_that_shrank_does() -> None:
    def totals(first: int, second: int) -> list[Any]:
        claims = [
            killed(EARLY, exactly(first), HOSPITAL, scope="cumulative"),
            killed(LATE, exactly(second), MINISTRY, scope="cumulative"),
        ]
        return figures_apart(assessed(*claims, reports=(EARLY, LATE)))

    assert totals(900, 950) == []
    assert len(totals(950, 900)) == 1


# --- best -----------------------------------------------------------------------------------------


def test_of_lower_bounds_the_one_that_fits_all_is_best() -> None:
    found = assessed(killed(A, at_least(50), HOSPITAL), killed(B, at_least(72), OBSERVATORY))
    assert bounds(found) == (50, 72, None)
    assert "fits what all 2 independent origins say" in range_of(found).rule


# --- parts and wholes -----------------------------------------------------------------------------


def part(of: Any, number: int, group: str, id: str, **fields: Any) -> Claim:
    return killed(of, exactly(number), HOSPITAL, id=id, at=int(id[1:]) * 20, groups=(group,), **fields)


def test_parts_are_summed_where_the_whole_is_missing() -> None:
    found = assessed(part(A, 5, "woman", "c1"), part(A, 7, "child", "c2"))
    assert bounds(found) == (12, 12, 12)
    assert "added up from its parts (7 child, 5 woman)" in range_of(found).rule
    assert bounds(found, group="child") == (7, 7, 7)


def test_parts_are_not_summed_beside_a_whole() -> None:
    found = assessed(killed(B, exactly(20), MINISTRY), part(A, 5, "woman", "c1"), part(A, 7, "child", "c2"))
    assert bounds(found) == (20, 20, 20)
    assert figures_apart(found) == []


def test_groups_that_may_hold_one_another_are_not_summed() -> None:
    assert bounds(assessed(part(A, 5, "medic", "c1"), part(A, 7, "woman", "c2"))) == (7, 7, 7)


def test_civilians_and_fighters_told_apart_are_the_whole_together() -> None:
    found = assessed(
        part(A, 10, "civilian", "c1"), part(A, 5, "combatant", "c2"), killed(B, exactly(15), MINISTRY)
    )
    assert bounds(found) == (15, 15, 15)
    assert bounds(found, group="combatant") == (5, 5, 5)


def test_a_share_above_its_whole_is_a_contradiction_and_in_no_range() -> None:
    whole = killed(A, exactly(12), HOSPITAL)
    share = part(A, 14, "child", "c2", part_of="c1")
    found = assessed(whole, share)
    (clash,) = found.contradictions
    assert (clash.about, clash.sides) == ("share", ((share.ref,), (whole.ref,)))
    assert "14 (child) of 12" in clash.words
    assert [r.group for r in found.ranges] == [None]


def test_a_share_of_an_open_whole_may_be_more() -> None:
    found = assessed(
        killed(A, at_least(58), HOSPITAL), part(A, 11, "child", "c2", part_of="c1"),
        killed(B, at_least(87), MINISTRY), killed(B, exactly(31), MINISTRY, id="c2", groups=("child",), part_of="c1"),
    )  # fmt: skip
    assert found.contradictions == ()
    assert bounds(found, group="child")[:2] == (11, 31)


# --- what hangs on one origin ---------------------------------------------------------------------


def test_each_range_and_the_grade_are_told_without_each_origin() -> None:
    found = assessed(killed(A, exactly(14), HOSPITAL), killed(B, exactly(20), MINISTRY))
    harm = range_of(found)
    assert {w.origin: (w.low, w.best, w.high) for w in harm.without} == {
        "said:qasr hospital": (20, 20, 20),
        "mod": (14, 14, 14),
    }
    assert {(w.origin, w.grade, w.provisional) for w in found.without} == {
        ("said:qasr hospital", "weak", True),
        ("mod", "weak", True),
    }


def test_without_its_only_origin_nothing_is_left() -> None:
    found = assessed(killed(A, exactly(14), HOSPITAL))
    assert [(w.low, w.best, w.high) for w in range_of(found).without] == [(None, None, None)]
    assert [w.grade for w in found.without] == [None]


def test_where_not_all_origins_count_the_same_the_reason_says_of_how_many() -> None:
    found = assessed(
        killed(A, exactly(14), HOSPITAL), killed(B, exactly(14), MINISTRY),
        killed(A, exactly(30), OBSERVATORY, id="c2", kind="injured"),
    )  # fmt: skip
    assert len(found.origins) == 3
    assert found.grade_reason == "2 of 3 independent origins give figures of one kind"
    assert (
        found.provisional_reason
        == "2 of 3 independent origins give figures of one kind; the rule asks for two"
    )


def test_both_rules_give_their_reason() -> None:
    one = assessed(killed(A, exactly(14), HOSPITAL))
    assert (
        one.provisional_reason
        == "one origin, a doctor at Qasr hospital; the rule asks for two that are independent"
    )
    two = assessed(killed(A, exactly(14), HOSPITAL), killed(B, exactly(20), MINISTRY))
    assert two.provisional_reason == "2 independent origins; the rule asks for two"


# --- origins --------------------------------------------------------------------------------------


def test_a_vague_word_sums_up_the_voice_of_its_own_report() -> None:
    found = assessed(killed(A, DOZENS), killed(A, at_least(58), OBSERVATORY, id="c2", at=20))
    assert [o.key for o in found.origins] == ["sohr"]


def test_a_vague_word_is_nobodys_in_another_report() -> None:
    found = assessed(killed(A, DOZENS), killed(B, DOZENS, OBSERVATORY))
    assert len(found.origins) == 2


def test_a_share_is_no_whole_of_the_same_number() -> None:
    """The observatory's three children are not the outlet's three dead."""
    found = assessed(
        killed(A, exactly(9), OBSERVATORY), killed(A, exactly(3), OBSERVATORY, id="c2", at=20, part_of="c1", groups=("child",)),
        killed(B, exactly(3)), killed(C, exactly(9), HOSPITAL),
    )  # fmt: skip
    assert "outlet:the b post" in [o.key for o in found.origins]


def test_an_outlet_that_repeats_a_figure_of_two_voices_adds_none() -> None:
    found = assessed(
        killed(A, exactly(82), HOSPITAL), killed(B, exactly(82), OBSERVATORY), killed(C, exactly(82))
    )
    assert len(found.origins) == 2


def test_what_a_reprint_changes_around_a_figure_adds_no_origin() -> None:
    first, again = report("first"), report("again", DAY + timedelta(days=2))
    claims = [killed(first, exactly(14), HOSPITAL), killed(again, exactly(14), MINISTRY)]
    found = assessed(*claims, copies={"again": "first"}, reports=(first, again))
    assert [o.key for o in found.origins] == ["said:qasr hospital"]
