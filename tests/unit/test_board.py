"""The board of a place: what stands on a date, what came before, what contradicts it; and which claims are about a place."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from onrecord.board import asked_for, balance, board, most_told
from onrecord.board.places import within
from onrecord.records import Claim, Figure, Place, Report, Span, Voice, When
from onrecord.situations import Board, Line

TOWN = Place(
    "Aleppo", "Aleppo", 36.2, 37.16, "geonames:1", "settlement", "SY", ("geonames:9",), 15.0, "settlement"
)
EAST = Place(
    "eastern Aleppo",
    "eastern Aleppo",
    36.2,
    37.16,
    "geonames:1",
    "district",
    "SY",
    ("geonames:9",),
    15.0,
    "settlement",
)
WEST = Place(
    "western Aleppo",
    "western Aleppo",
    36.2,
    37.16,
    "geonames:1",
    "district",
    "SY",
    ("geonames:9",),
    15.0,
    "settlement",
)
DISTRICT = Place(
    "Fardous", "Fardous", 36.18, 37.16, "own:1", "district", "SY", ("geonames:9",), 2.0, "neighbourhood"
)
PROVINCE = Place(
    "Aleppo province", "Aleppo province", 36.2, 37.5, "geonames:9", "region", "SY", (), 100.0, "division"
)
NAMESAKE = Place("Aleppo", "Aleppo", 5.0, 5.0, "geonames:3", "settlement", "XX", (), 9.0, "settlement")
UNKNOWN = Place("Aleppo", "Aleppo")
ELSEWHERE = Place("Goma", "Goma", -1.7, 29.2, "geonames:7", "settlement", "CD", (), 10.0, "settlement")
DAYS = {"r1": date(2016, 12, 12), "r2": date(2016, 12, 13), "r3": date(2016, 12, 16)}
REPORTS = {name: Report(name, "", published=day) for name, day in DAYS.items()} | {
    "undated": Report("undated", "")
}


def claim(kind: Any, report: str = "r1", id: str = "c1", place: Place | None = EAST, **more: Any) -> Claim:
    number = more.pop("number", None)
    day = more.pop("day", None)
    if number is not None:
        more["figure"] = Figure(number, number, False, str(number))
    if day is not None:
        more["time"] = When(str(day), day, day)
    return Claim(report, id, kind, Span(0, 5, "words"), place=place, **more)


def seen(*claims: Claim, place: Place = EAST, on: date | None = None) -> Board:
    return board(place, claims, REPORTS, on)


def only(lines: tuple[Line, ...]) -> Line:
    (line,) = lines
    return line


# --- which claims are about a place --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "asked", "expected"),
    [
        (EAST, EAST, True),
        (TOWN, EAST, True),  # told of the town as a whole
        (WEST, EAST, False),
        (EAST, TOWN, True),
        (DISTRICT, TOWN, True),
        (TOWN, PROVINCE, True),
        (ELSEWHERE, TOWN, False),
        (NAMESAKE, TOWN, False),  # another town of the name
        (UNKNOWN, TOWN, True),  # of no known town: taken at its name
        (None, TOWN, False),
    ],
)
def test_within(place: Place | None, asked: Place, expected: bool) -> None:
    assert within(place, asked) is expected


def test_the_place_asked_for_is_one_that_the_record_names() -> None:
    told = [claim("control", place=EAST), claim("control", id="c2", place=TOWN)]
    assert asked_for("East Aleppo", told) == EAST
    assert asked_for("aleppo", told) == TOWN
    assert asked_for("Goma", told) is None
    assert asked_for("Goma", told, ELSEWHERE) == ELSEWHERE


def test_the_board_of_a_town_holds_its_parts() -> None:
    told = [claim("control", r, place=p) for r in ("r1", "r2") for p in (TOWN, EAST, ELSEWHERE)]
    places, more = most_told(told, 3)
    assert [p.name for p in places] == ["Aleppo", "Goma"]
    assert more == 1


# --- control -------------------------------------------------------------------------------------------------------


def test_of_a_side_the_last_word_stands_and_the_others_come_before_it() -> None:
    held = claim("control", phase="held", actor="rebels", day=date(2016, 11, 1))
    lost = claim("control", "r2", phase="lost", actor="rebels", day=date(2016, 12, 13))
    line = only(seen(lost, held).of("control"))
    assert (line.status, line.day, line.before) == ("lost", date(2016, 12, 13), (held.ref,))


def test_two_sides_that_say_to_hold_one_place_on_one_day_contradict_each_other() -> None:
    ours = claim("control", phase="held", actor="the army", day=date(2016, 12, 13))
    theirs = claim("control", "r2", phase="held", actor="rebels", day=date(2016, 12, 13))
    assert {line.against for line in seen(ours, theirs).of("control")} == {(ours.ref,), (theirs.ref,)}


def test_sides_on_different_days_do_not_contradict_each_other() -> None:
    ours = claim("control", phase="gained", actor="the army", day=date(2016, 12, 13))
    theirs = claim("control", "r2", phase="held", actor="rebels", day=date(2016, 11, 13))
    assert [line.against for line in seen(ours, theirs).of("control")] == [(), ()]


def test_ground_whose_loss_was_only_feared_is_not_lost() -> None:
    held = claim("control", phase="held", actor="rebels", day=date(2016, 12, 12))
    feared = claim("control", "r2", phase="lost", actor="rebels", day=date(2016, 12, 13), certainty="feared")
    line = only(seen(held, feared).of("control"))
    assert (line.status, line.day, line.before) == ("held", date(2016, 12, 12), (feared.ref,))
    alone = only(seen(feared).of("control"))
    assert alone.words == "rebels: feared: lost ground"


def test_a_gain_that_is_only_feared_contradicts_nobody() -> None:
    ours = claim("control", phase="held", actor="the army", day=date(2016, 12, 13))
    theirs = claim(
        "control", "r2", phase="gained", actor="rebels", day=date(2016, 12, 13), certainty="feared"
    )
    assert [line.against for line in seen(ours, theirs).of("control")] == [(), ()]


# --- what runs through phases --------------------------------------------------------------------------------------


def test_the_last_change_of_an_evacuation_stands() -> None:
    halted = claim("evacuation", "r2", phase="halted", day=date(2016, 12, 14))
    started = claim("evacuation", phase="started", day=date(2016, 12, 13))
    line = only(seen(started, halted).of("evacuation"))
    assert (line.status, line.before) == ("halted", (started.ref,))


def test_a_truce_that_holds_and_is_broken_on_one_day_is_contradicted() -> None:
    holds = claim("ceasefire", phase="ongoing", day=date(2016, 12, 13))
    broken = claim("ceasefire", "r2", phase="violated", day=date(2016, 12, 13))
    line = only(seen(holds, broken).of("ceasefire"))
    assert (line.claims, line.against) == ((broken.ref,), (holds.ref,))


def test_what_is_planned_stands_apart_and_what_is_past_is_no_plan() -> None:
    meeting = claim("talks", phase="planned", certainty="planned", place=None, day=date(2016, 12, 14))
    about = claim("control", id="c2", phase="held", actor="rebels")
    assert only(seen(meeting, about, on=date(2016, 12, 13)).of("talks")).status == "planned"
    assert seen(meeting, about, on=date(2016, 12, 30)).of("talks") == ()


def test_a_service_that_is_back_says_so() -> None:
    out = claim("service", phase="halted", day=date(2016, 12, 10))
    back = claim("service", "r2", phase="resumed", day=date(2016, 12, 13))
    lost, works = seen(out, back).of("services")
    assert (lost.status, lost.against, works.status) == ("halted", (back.ref,), "resumed")


def test_attacks_are_those_of_the_last_seven_days() -> None:
    old = claim("attack", id="c1", day=date(2016, 12, 1))
    new = claim("attack", id="c2", day=date(2016, 12, 9))
    assert [line.claims for line in seen(old, new, on=date(2016, 12, 13)).of("attacks")] == [(new.ref,)]


# --- as known on a date --------------------------------------------------------------------------------------------


def test_a_later_report_is_left_out_and_an_undated_one_is_told() -> None:
    now, late, undated = (
        claim("displaced", r, number=n) for r, n in (("r1", 10), ("r3", 20), ("undated", 30))
    )
    found = seen(now, late, undated, on=date(2016, 12, 13))
    assert (found.reports, found.undated, found.later) == (("r1", "undated"), ("undated",), 1)
    assert {ref for line in found.lines for ref in line.claims} == {now.ref, undated.ref}


def test_a_denial_stands_against_and_says_nothing_itself() -> None:
    told = claim("killed", number=5)
    denied = claim("killed", "r2", certainty="denied", said_by=(Voice("the army", "government"),))
    line = only(seen(told, denied).of("people"))
    assert (line.claims, line.against) == ((told.ref,), (denied.ref,))


def test_nothing_told_is_an_empty_board() -> None:
    found = seen(place=ELSEWHERE)
    assert found.lines == ()
    assert found.balance.unknown == ("there", "left", "evacuated", "killed", "remain")


# --- the balance ---------------------------------------------------------------------------------------------------


def ends(claims: list[Claim], days: dict[tuple[str, str], date | None] | None = None) -> dict[str, Any]:
    found = balance(claims, days or {})
    return {share.part: share.together for share in found.shares}


def test_the_seeds_figures() -> None:
    fled = claim(
        "displaced",
        id="c1",
        scope="cumulative",
        figure=Figure(130000, 130000, True, "nearly 130,000"),
        groups=("person",),
    )
    a_day = claim(
        "displaced", "r2", "c2", figure=Figure(8000, None, False, "more than 8,000"), groups=("civilian",)
    )
    remain = claim("trapped", id="c3", number=100000, groups=("civilian",))
    assert ends([fled, a_day, remain]) == {
        "there": (217000, None), "left": (117000, 143000), "evacuated": (0, None), "killed": (0, None), "remain": (100000, 100000),
    }  # fmt: skip


def test_about_is_a_tenth_either_way() -> None:
    about = claim("trapped", figure=Figure(50000, 50000, True, "about 50,000"), groups=("person",))
    assert ends([about])["remain"] == (45000, 55000)


def test_shares_fighters_and_revised_figures_do_not_count() -> None:
    whole = claim("killed", number=82, groups=("civilian",))
    others = [
        claim("killed", id="c2", number=11, groups=("woman",), part_of="c1"),
        claim("killed", id="c3", number=398, groups=("combatant",)),
        claim("killed", id="c4", number=90, groups=("civilian",), superseded=True),
        claim("killed", id="c5", number=95, groups=("civilian",), certainty="denied"),
    ]
    assert ends([whole, *others])["killed"] == (82, None)


def test_children_who_remain_bound_the_people_only_from_below() -> None:
    people = claim("trapped", number=50000, groups=("person",))
    children = claim("trapped", "r2", "c2", number=47, groups=("child",))
    days = {people.ref: date(2016, 12, 15), children.ref: date(2016, 12, 19)}
    assert ends([people, children], days)["remain"] == (50000, 50000)


def test_two_counts_of_one_day_that_are_apart_cannot_both_be() -> None:
    few = claim("trapped", number=20000, groups=("person",))
    many = claim("trapped", "r2", "c2", number=50000, groups=("person",))
    day = date(2016, 12, 15)
    found = balance([few, many], {few.ref: day, many.ref: day})
    assert [set(clash.claims) for clash in found.clashes] == [{few.ref, many.ref}]
    assert next(s.together for s in found.shares if s.part == "remain") is None


def test_a_total_cannot_shrink() -> None:
    before = claim("killed", number=500, scope="cumulative", groups=("person",))
    after = claim("killed", "r2", "c2", number=300, scope="cumulative", groups=("person",))
    found = balance([before, after], {before.ref: date(2016, 12, 1), after.ref: date(2016, 12, 13)})
    assert [set(clash.claims) for clash in found.clashes] == [{before.ref, after.ref}]


def test_no_more_can_leave_than_were_there() -> None:
    there = claim("trapped", number=50000, groups=("person",))
    left = claim("displaced", "r2", "c2", number=60000, scope="cumulative", groups=("person",),
                 time=When("since 1 December", date(2016, 12, 1), date(2016, 12, 13)))  # fmt: skip
    found = balance([there, left], {there.ref: date(2016, 11, 30), left.ref: date(2016, 12, 13)})
    assert [clash.claims for clash in found.clashes] == [(there.ref, left.ref)]
