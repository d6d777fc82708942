"""What persons decide: which judgements stand, what a split takes with it, and what each judgement is anchored to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from test_link_sample import HOSPITAL, MINISTRY, as_map, days_later, exactly, grouping, killed, on, report

from onrecord import review
from onrecord.errors import JudgementError
from onrecord.incidents import Incident, Judgement, anchored
from onrecord.link import incidents
from onrecord.records import Claim, ClaimRef

NOW = datetime(2024, 2, 20, 12, tzinfo=UTC)
A, B, C = report("a"), report("b"), report("c")
WHOLE = killed(A, exactly(14))
SHARE = killed(A, exactly(5), id="c2", at=20, part_of="c1", groups=("child",))
GIRLS = killed(A, exactly(2), id="c3", at=30, part_of="c2", groups=("child",))
HURT = killed(A, exactly(40), id="c4", at=40, kind="injured")


def linked(*claims: Claim, judgements: tuple[Judgement, ...] = ()) -> list[Incident]:
    return incidents(as_map((A, B, C)), claims, judgements=review.standing(judgements))


def refs(*claims: Claim) -> frozenset[ClaimRef]:
    return frozenset(c.ref for c in claims)


def merged(a: Claim, b: Claim, why: str = "one") -> Judgement:
    found = linked(a, b)
    return review.merged(found, {c.ref: c for c in (a, b)}, "x", NOW, why)


def split(*out: Claim, of: tuple[Claim, ...]) -> Judgement:
    (incident,) = linked(*of)
    return review.split(incident, [c.ref for c in out], {c.ref: c for c in of}, "x", NOW, "two")


def test_a_share_goes_with_its_whole() -> None:
    told = (WHOLE, SHARE, GIRLS, HURT)
    assert grouping(linked(*told, judgements=(split(WHOLE, of=told),))) == {
        refs(WHOLE, SHARE, GIRLS),
        refs(HURT),
    }


def test_a_share_goes_alone_where_it_alone_is_named() -> None:
    told = (WHOLE, SHARE, HURT)
    assert grouping(linked(*told, judgements=(split(SHARE, of=told),))) == {refs(WHOLE, HURT), refs(SHARE)}


def test_a_whole_and_its_shares_are_all_of_an_incident() -> None:
    with pytest.raises(JudgementError, match="all of its claims"):
        split(WHOLE, of=(WHOLE, SHARE, GIRLS))


def test_what_is_undone_does_not_stand_and_comes_back() -> None:
    one, other = killed(A, exactly(14)), killed(B, exactly(14), time=on(days_later(9)))
    first = merged(one, other)
    undo = review.undone([first], first.id, "y", NOW, "two")
    again = review.undone([first, undo], undo.id, "x", NOW, "one")
    assert review.standing([first]) == [first]
    assert review.standing([first, undo]) == []
    assert review.standing([first, undo, again]) == [first]
    assert grouping(linked(one, other, judgements=(first, undo))) == {refs(one), refs(other)}
    assert grouping(linked(one, other, judgements=(first, undo, again))) == {refs(one, other)}
    with pytest.raises(JudgementError, match="undone already"):
        review.undone([first, undo, again], undo.id, "x", NOW, "once more")


def test_a_judgement_of_two_says_nothing_of_a_third() -> None:
    one, other = killed(A, exactly(14), HOSPITAL), killed(B, exactly(14), MINISTRY)
    third = killed(C, exactly(14), time=on(days_later(9)))
    parted = split(other, of=(one, other))
    found = grouping(linked(one, other, third, judgements=(parted,)))
    assert found == {refs(one), refs(other), refs(third)}


def test_what_is_like_both_sides_of_a_split_goes_to_one_of_them() -> None:
    one, other, third = (killed(r, exactly(14)) for r in (A, B, C))
    parted = split(other, of=(one, other))
    found = grouping(linked(one, other, third, judgements=(parted,)))
    assert sorted(map(len, found)) == [1, 2]
    assert not any({one.ref, other.ref} <= group for group in found)


def test_a_judgement_names_its_claims_by_their_words() -> None:
    one, other = killed(A, exactly(14), at=20), killed(B, exactly(14), at=40, time=on(days_later(9)))
    made = merged(one, other)
    (left,), (right,) = made.left, made.right
    assert {(left.report, left.start, left.end), (right.report, right.start, right.end)} == {
        ("a", 20, 30),
        ("b", 40, 50),
    }
    anchor = left if left.report == "a" else right
    renamed = replace(one, id="c9")
    assert anchored(anchor, [renamed]) == renamed
    # Of several at those words the one of its kind, then the one that covers most of them.
    attack = killed(A, None, id="c7", at=20, kind="attack")
    wider = killed(A, exactly(14), id="c8", at=15)
    assert anchored(anchor, [attack, wider]) == wider
    assert anchored(anchor, [attack]) == attack
    assert anchored(anchor, [killed(A, exactly(14), at=300)]) is None
    assert anchored(anchor, []) is None


def test_the_same_decision_at_another_time_is_another_judgement() -> None:
    one, other = killed(A, exactly(14)), killed(B, exactly(14), time=on(days_later(9)))
    assert merged(one, other).id == merged(one, other).id
    assert merged(one, other).id != merged(one, other, "another reason").id
