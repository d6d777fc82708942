"""The base map cut to a window: what is left out for speed is what nobody would have seen."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.publish.basemap import SMALLEST, Cut, Window
from onrecord.publish.markup import UNSHOWABLE, text
from onrecord.publish.shapes import MARGIN, Ring, clipped, crossing, path, visible

WINDOWS = [
    Window(20.0, 35.0, 29.0, 42.0, 400, 300),  # islands
    Window(-10.0, 35.0, 60.0, 70.0, 300, 200),
    Window(-180.0, -60.0, 180.0, 80.0, 360, 140),
    Window(36.0, 35.0, 37.0, 36.0, 300, 300),
]
points = st.tuples(st.integers(-60, 160), st.integers(-60, 160)).map(
    lambda point: (float(point[0]), float(point[1]))
)


class Whole(Cut):
    """Without leaving anything out before it is drawn."""

    def tiny(self, box: tuple[float, float, float, float]) -> bool:
        return False


@pytest.mark.parametrize("window", WINDOWS)
def test_what_is_too_small_to_be_seen_is_left_out_before_as_after(window: Window) -> None:
    cut, whole = Cut(window), Whole(window)
    assert cut.land() == whole.land()
    assert cut.lines("coast") == whole.lines("coast")
    assert cut.names(cut.map.countries) == whole.names(whole.map.countries)
    assert len(cut.land()) > 20


@pytest.mark.parametrize("window", WINDOWS)
def test_points_are_where_the_window_projects_them(window: Window) -> None:
    cut = Cut(window)
    index = next(i for i, box in enumerate(cut.map.boxes) if window.touches(box))
    assert cut.arc(index)[0] == window.project(*cut.map.arcs[index][0])
    assert cut.arc(index)[-1] == window.project(*cut.map.arcs[index][-1])


def test_an_island_is_tiny_where_its_box_is() -> None:
    window = Window(0.0, 0.0, 10.0, 10.0, 100, 100)
    cut = Cut(window)
    side = (SMALLEST[False] / 2) ** 0.5 / 10
    assert cut.tiny((1.0, 1.0, 1.0 + side * 0.99, 1.0 + side * 0.99))
    assert not cut.tiny((1.0, 1.0, 1.0 + side * 1.01, 1.0 + side * 1.01))


def test_towns_come_with_most_people_first() -> None:
    cut = Cut(WINDOWS[1])
    people = [town.population for town, _ in cut.towns(12)]
    assert len(people) == 12
    assert people == sorted(people, reverse=True)


def clipped_side_by_side(ring: Ring, width: float, height: float) -> Ring:
    """As the book has it."""
    for axis, limit, sign in ((0, -MARGIN, 1), (0, width + MARGIN, -1), (1, -MARGIN, 1), (1, height + MARGIN, -1)):  # fmt: skip
        cut: Ring = []
        for a, b in pairwise([ring[-1], *ring] if ring else []):
            a_in, b_in = (a[axis] - limit) * sign >= 0, (b[axis] - limit) * sign >= 0
            if a_in != b_in:
                cut.append(crossing(a, b, axis, limit))
            if b_in:
                cut.append(b)
        ring = cut
    return ring


@given(st.lists(points, min_size=1, max_size=12))
def test_a_ring_is_cut_by_each_side_in_turn(ring: Ring) -> None:
    assert clipped(list(ring), 100, 100) == clipped_side_by_side(list(ring), 100, 100)


@given(st.lists(points, min_size=1, max_size=12))
def test_pieces_of_a_line_are_those_near_the_window(line: Ring) -> None:
    pieces = list(visible(line, 100, 100))
    drawn = {pair for piece in pieces for pair in pairwise(piece)}
    for a, b in pairwise(line):
        beyond = any(
            max(a[axis], b[axis]) < -MARGIN or min(a[axis], b[axis]) > 100 + MARGIN for axis in (0, 1)
        )
        assert ((a, b) in drawn) == (not beyond)


@settings(max_examples=50)
@given(
    st.lists(st.tuples(st.floats(-2000, 2000), st.floats(-2000, 2000)), min_size=1, max_size=6), st.booleans()
)
def test_a_path_ends_where_its_last_point_is(line: Ring, coarse: bool) -> None:
    start, _, moves = path(line, coarse)[1:].partition("l")
    steps = [start, *moves.split()]
    x, y = (sum(float(step.split(",")[axis]) for step in steps) for axis in (0, 1))
    assert (x, y) == pytest.approx(line[-1], abs=0.6 if coarse else 0.06)


@given(st.text())
def test_words_are_escaped_as_ever(words: str) -> None:
    shown = text(words)
    assert not set(shown) & set("<>\"'")
    assert not UNSHOWABLE.search(shown)
    plain = shown.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&#x27;", "'")
    assert plain.replace("&amp;", "&") == UNSHOWABLE.sub("\ufffd", words)
