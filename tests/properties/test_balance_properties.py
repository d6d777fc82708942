"""What holds of any balance: wider figures never narrow it, fewer claims never clash more, order changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.board import balance, board
from onrecord.records import Claim, ClaimRef, Figure, Place, Report, Span, When
from onrecord.situations import Balance

FIRST = date(2016, 12, 1)
PLACE = Place("Aleppo", "Aleppo", 36.2, 37.16, "geonames:1", "settlement", "SY", (), 15.0, "settlement")


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    low = draw(st.none() | st.integers(0, 200))
    high = draw(st.none() | st.integers(low or 0, 300)) if low is not None else draw(st.integers(0, 300))
    return Figure(low, high, draw(st.booleans()), "some")


@st.composite
def claims(draw: st.DrawFn) -> list[Claim]:
    out = []
    for n in range(draw(st.integers(0, 6))):
        start = FIRST + timedelta(days=draw(st.integers(0, 6)))
        when = draw(
            st.none() | st.just(When("then", start, start + timedelta(days=draw(st.integers(0, 12)))))
        )
        kind = draw(st.sampled_from(["displaced", "evacuated", "killed", "trapped"]))
        scope = draw(st.sampled_from(["incident", "cumulative"]))
        groups = draw(st.sampled_from([("person",), ("civilian",), ("child",), ()]))
        out.append(
            Claim(
                "r1",
                f"c{n}",
                kind,
                Span(0, 1, "x"),
                draw(figures()),
                groups,
                place=PLACE,
                time=when,
                scope=scope,
            )
        )
    return out


def days(found: list[Claim]) -> dict[ClaimRef, date | None]:
    return {c.ref: c.time.end if c.time else None for c in found}


def of(found: list[Claim]) -> Balance:
    return balance(found, days(found))


def holds(wide: tuple[int | None, int | None] | None, narrow: tuple[int | None, int | None] | None) -> bool:
    """Whether the first interval holds the second; none at all is the narrowest."""
    if narrow is None:
        return True
    if wide is None:
        return False
    low = (wide[0] or 0) <= (narrow[0] or 0)
    return low and (wide[1] is None or (narrow[1] is not None and narrow[1] <= wide[1]))


@settings(max_examples=300, deadline=None)
@given(claims(), st.data())
def test_a_wider_figure_never_makes_the_balance_narrower(found: list[Claim], data: st.DataObject) -> None:
    if not found:
        return
    n = data.draw(st.integers(0, len(found) - 1))
    figure = found[n].figure
    assert figure is not None
    low = None if figure.low is None else data.draw(st.integers(0, figure.low) | st.none())
    high = None if figure.high is None else data.draw(st.integers(figure.high, 500) | st.none())
    wider = [*found[:n], replace(found[n], figure=replace(figure, low=low, high=high)), *found[n + 1 :]]
    before, after = of(found), of(wider)
    for narrow, wide in zip(before.shares, after.shares, strict=True):
        assert holds(wide.together, narrow.together), narrow.part
        if narrow.told is not None:
            assert holds(wide.told, narrow.told)


@settings(max_examples=300, deadline=None)
@given(claims(), st.data())
def test_leaving_out_a_claim_never_makes_a_contradiction_appear(
    found: list[Claim], data: st.DataObject
) -> None:
    if not found:
        return
    n = data.draw(st.integers(0, len(found) - 1))
    fewer = [*found[:n], *found[n + 1 :]]
    # The first claim of a clash is what it is about; the others are only the strongest against it.
    assert {(c.words, c.claims[0]) for c in of(fewer).clashes} <= {
        (c.words, c.claims[0]) for c in of(found).clashes
    }


@settings(max_examples=200, deadline=None)
@given(claims(), st.randoms(use_true_random=False))
def test_order_changes_nothing(found: list[Claim], chance: st.DataObject) -> None:
    mixed = list(found)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert of(mixed) == of(found)
    reports = {"r1": Report("r1", "", published=FIRST)}
    assert board(PLACE, mixed, reports) == board(PLACE, found, reports)


def test_there_is_at_least_the_sum_of_what_is_told() -> None:
    found = [
        Claim(
            "r1",
            "c1",
            "displaced",
            Span(0, 1, "x"),
            Figure(10, 10, False, "10"),
            ("person",),
            scope="cumulative",
        ),
        Claim("r1", "c2", "trapped", Span(0, 1, "x"), Figure(5, 5, False, "5"), ("person",)),
    ]
    there = next(s for s in of(found).shares if s.part == "there")
    assert (there.told, there.together) == (None, (15, None))
