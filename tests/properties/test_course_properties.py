"""The balance over time is the balance of each of its days; clashes are those that looking at every pair would find."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.board import balance, board_on, course, telling
from onrecord.board.balance import Bound, bounds_of
from onrecord.records import Claim, Figure, Place, Report, Span, When
from onrecord.situations import PART_WORDS

FIRST = date(2016, 12, 1)
PLACE = Place("Aleppo", "Aleppo", 36.2, 37.16, "geonames:1", "settlement", "SY", (), 15.0, "settlement")
REPORTS = {f"r{n}": Report(f"r{n}", "", published=FIRST + timedelta(days=n) if n else None) for n in range(5)}


@st.composite
def told(draw: st.DrawFn) -> list[Claim]:
    out = []
    for n in range(draw(st.integers(0, 12))):
        low = draw(st.none() | st.integers(0, 200))
        high = draw(st.none() | st.integers(low or 0, 300))
        start = FIRST + timedelta(days=draw(st.integers(-3, 4)))
        when = When("then", start, start + timedelta(days=draw(st.sampled_from([0, 1, 12]))))
        out.append(
            Claim(
                draw(st.sampled_from(sorted(REPORTS))), f"c{n}",
                draw(st.sampled_from(["displaced", "evacuated", "killed", "trapped", "injured"])), Span(n, n + 1, "x"),
                Figure(low, high, draw(st.booleans()), "some"), draw(st.sampled_from([("person",), ("child",), ()])), place=PLACE,
                time=draw(st.none() | st.just(when)), scope=draw(st.sampled_from(["incident", "cumulative"])),
            )
        )  # fmt: skip
    return out


@settings(max_examples=200, deadline=None)
@given(told())
def test_each_day_of_the_course_is_the_balance_of_that_day(claims: list[Claim]) -> None:
    gathered = telling(PLACE, claims, REPORTS)
    found = course(gathered)
    for n, day in enumerate(found.days):
        for share in board_on(gathered, day).balance.shares:
            moment = found.parts[share.part][n]
            assert (moment.told, moment.together) == (share.told, share.together), (day, share.part)
    assert list(found.days) == sorted({REPORTS[c.report].published for c in claims} - {None})


@settings(max_examples=100, deadline=None)
@given(told())
def test_a_day_is_said_to_change_something_only_where_a_range_is_another(claims: list[Claim]) -> None:
    found = course(telling(PLACE, claims, REPORTS))
    told_of = [part for part in found.parts if part != "there"]
    differ = {
        n
        for n in range(1, len(found.days))
        if any(found.parts[part][n] != found.parts[part][n - 1] and found.parts[part][n].told for part in told_of)
    }  # fmt: skip
    assert set(found.changed) - {0} == differ


@settings(max_examples=300, deadline=None)
@given(told())
def test_clashes_are_those_that_every_pair_shows(claims: list[Claim]) -> None:
    days = {c.ref: c.time.end if c.time else REPORTS[c.report].published for c in claims}
    bounds = sorted(bounds_of(claims, days), key=lambda b: (b.part, b.day or date.min, b.ref))
    expected = {
        (a.ref, b.ref, words)
        for i, a in enumerate(bounds)
        for b in bounds[i + 1 :]
        if (words := clash(a, b)) is not None
    }
    pairs = [c for c in balance(claims, days).clashes if not c.words.startswith("more ")]
    assert {(*c.claims, c.words) for c in pairs} == expected
    assert len(pairs) == len(expected)


def clash(a: Bound, b: Bound) -> str | None:
    if a.part != b.part:
        return None
    same_day = a.total and b.total and (a.day is None or b.day is None or a.day == b.day)
    if same_day:
        apart = a.low > b.high or b.low > a.high
        return f"two counts of those who {PART_WORDS[a.part]}, of one day, are apart" if apart else None
    falls = a.part != "remain" and b.total and a.low > b.high
    return f"a total of those who {PART_WORDS[a.part]} is below what was told before it" if falls else None


@settings(max_examples=300, deadline=None)
@given(told())
def test_more_than_were_there_are_found_as_by_looking_at_all(claims: list[Claim]) -> None:
    days = {c.ref: c.time.end if c.time else REPORTS[c.report].published for c in claims}
    bounds = list(bounds_of(claims, days))
    expected = set()
    for before in bounds:
        if before.part != "remain" or before.day is None or before.high == float("inf"):
            continue
        after = [b for b in bounds if b.ref != before.ref and comes_after(b, before.day)]
        parts = {b.part for b in after}
        most = [max((b for b in after if b.part == part), key=lambda b: (b.low, b.ref)) for part in parts]
        if sum(b.low for b in most) > before.high:
            expected.add(frozenset((before.ref, *(b.ref for b in most))))
    found = [c for c in balance(claims, days).clashes if c.words.startswith("more ")]
    assert {frozenset(c.claims) for c in found} == expected


def comes_after(bound: Bound, day: date) -> bool:
    if bound.part == "remain":
        return bound.day is not None and bound.day > day
    return bound.since is not None and bound.since >= day
