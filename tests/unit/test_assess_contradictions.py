"""What contradicts what, and what must not be taken for a contradiction; the grades that follow."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from test_assess import A, B, assessed
from test_link_sample import (
    DAY,
    FAR_TOWN,
    HOSPITAL,
    MINISTRY,
    OBSERVATORY,
    TOWN,
    at_least,
    days_later,
    exactly,
    killed,
    up_to,
)

from onrecord.incidents import Assessment, Contradiction
from onrecord.records import Claim, Place, Responsibility, Voice, When
from onrecord.sides import rivals, sides

TOWN_KM, FAR_KM = replace(TOWN, radius_km=2.0), replace(FAR_TOWN, radius_km=2.0)
QUARTER = Place(
    "the old quarter of Qasr",
    "Old Qasr",
    34.51,
    36.51,
    "test:3",
    "district",
    "SY",
    ("test:10", "test:100"),
    0.5,
)
ARMY = Voice("an army source", "government", key="sy-army")


def of(found: Assessment, about: str) -> list[Contradiction]:
    return [c for c in found.contradictions if c.about == about]


def pair(first: dict[str, Any], second: dict[str, Any], number: int = 14) -> Assessment:
    return assessed(
        killed(A, exactly(number), HOSPITAL, **first), killed(B, exactly(number), MINISTRY, **second)
    )


def on(first: date, last: date | None = None) -> When:
    return When("then", first, last or first)


CLASHES: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("place", {"place": TOWN_KM}, {"place": FAR_KM}),
    ("day", {"time": on(DAY)}, {"time": on(days_later(3))}),
    ("method", {"method": "airstrike"}, {"method": "shelling"}),
    ("actor", {"actor": "government warplanes"}, {"actor": "Islamic State"}),
    ("status", {"groups": ("civilian",)}, {"groups": ("combatant",)}),
]
NONE: list[tuple[str, str, dict[str, Any], dict[str, Any]]] = [
    ("a quarter lies within its town", "place", {"place": TOWN_KM}, {"place": QUARTER}),
    ("a place of no known radius", "place", {"place": TOWN}, {"place": FAR_TOWN}),
    ("a whole country", "place", {"place": TOWN_KM}, {"place": replace(FAR_KM, precision="country")}),
    ("neighbouring days are one night", "day", {"time": on(DAY)}, {"time": on(days_later(1))}),
    ("intervals that touch", "day", {"time": on(DAY, days_later(2))}, {"time": on(days_later(2), days_later(4))}),
    ("a week says too little", "day", {"time": on(DAY)}, {"time": on(days_later(3), days_later(9))}),
    ("weeks apart are two happenings", "day", {"time": on(DAY)}, {"time": on(days_later(40))}),
    ("an explosion may be shelling", "method", {"method": "explosion"}, {"method": "shelling"}),
    ("a chemical agent comes by air", "method", {"method": "chemical"}, {"method": "airstrike"}),
    ("allies", "actor", {"actor": "Syrian government jets"}, {"actor": "Russian jets"}),
    ("either of the two", "actor", {"actor": "Syrian or Russian jets"}, {"actor": "Russian jets"}),
    ("a word that may mean them", "actor", {"actor": "terrorists"}, {"actor": "Islamic State"}),
    ("no side at all", "actor", {"actor": "warplanes"}, {"actor": "Islamic State"}),
    ("people of whom nothing is said", "status", {"groups": ("person",)}, {"groups": ("combatant",)}),
]  # fmt: skip


@pytest.mark.parametrize(("about", "first", "second"), CLASHES, ids=[c[0] for c in CLASHES])
def test_a_clash_between_two_origins_has_both_sides(
    about: str, first: dict[str, Any], second: dict[str, Any]
) -> None:
    (clash,) = of(pair(first, second), about)
    assert {ref for side in clash.sides for ref in side} == {("a", "c1"), ("b", "c1")}
    assert len(clash.labels) == len(clash.sides) == 2
    assert "against" in clash.words or "laid to" in clash.words


@pytest.mark.parametrize(("about", "first", "second"), CLASHES, ids=[c[0] for c in CLASHES])
def test_one_origin_contradicts_itself_in_nothing(
    about: str, first: dict[str, Any], second: dict[str, Any]
) -> None:
    claims = [killed(A, exactly(14), HOSPITAL, **first), killed(B, exactly(14), HOSPITAL, **second)]
    assert of(assessed(*claims), about) == []


@pytest.mark.parametrize(
    ("about", "first", "second"),
    [c for c in CLASHES if c[0] != "status"],
    ids=["place", "day", "method", "actor"],
)
def test_two_harms_of_one_incident_are_no_clash(
    about: str, first: dict[str, Any], second: dict[str, Any]
) -> None:
    """40 killed here and 3 there: nobody says that it is the same harm."""
    claims = [killed(A, exactly(40), HOSPITAL, **first), killed(B, exactly(3), MINISTRY, **second)]
    assert of(assessed(*claims), about) == []


@pytest.mark.parametrize(("about", "first", "second"), [n[1:] for n in NONE], ids=[n[0] for n in NONE])
def test_what_fits_together_is_no_clash(about: str, first: dict[str, Any], second: dict[str, Any]) -> None:
    assert of(pair(first, second), about) == []


def test_who_says_both_contradicts_nobody() -> None:
    claims = [
        killed(A, exactly(14), HOSPITAL, method="airstrike"), killed(A, exactly(14), HOSPITAL, id="c2", at=20, method="shelling"),
        killed(B, exactly(14), MINISTRY, method="shelling"),
    ]  # fmt: skip
    assert of(assessed(*claims), "method") == []


def test_fighters_killed_on_both_sides_are_no_quarrel_about_who_did_it() -> None:
    found = pair(
        {"groups": ("combatant",), "actor": "government forces"},
        {"groups": ("combatant",), "actor": "rebels"},
    )
    assert of(found, "actor") == []


def test_about_80_does_not_contradict_at_least_87() -> None:
    about = replace(exactly(80), approximate=True)
    assert of(assessed(killed(A, about, HOSPITAL), killed(B, at_least(87), MINISTRY)), "figure") == []
    assert (
        len(of(assessed(killed(A, exactly(80), HOSPITAL), killed(B, at_least(87), MINISTRY)), "figure")) == 1
    )


def test_a_rising_toll_is_told_as_such() -> None:
    early, late = A, replace(B, published=days_later(2))
    found = assessed(
        killed(early, up_to(9), HOSPITAL), killed(late, exactly(14), MINISTRY), reports=(early, late)
    )
    (clash,) = of(found, "figure")
    assert clash.words == "killed: up to 9 against 14; each higher figure is the later one"


# --- denials and admissions -----------------------------------------------------------------------


def blamed(*told: Responsibility, actor: str | None = "Syrian government jets") -> Claim:
    return killed(A, exactly(14), OBSERVATORY, actor=actor, responsibility=told)


def test_a_denial_by_the_accused_contests() -> None:
    found = assessed(blamed(Responsibility("the army", "denies", ARMY)))
    (clash,) = of(found, "denial")
    assert clash.words == "laid to the Syrian government's side, denied by the accused"
    assert found.grade == "contested"


NO_DENIALS = [
    ("a monitor does not speak for the accused", Responsibility("the Syrian army", "denies", Voice("the Syrian Observatory", "monitor", key="sohr")), "Syrian government jets"),
    ("nobody accuses the one who denies", Responsibility("the US-led coalition", "denies", Voice("the US-led coalition", "government")), "Syrian government jets"),
    ("what the enemy did is not what is denied", Responsibility("the army", "denies", ARMY), "Islamic State"),
]  # fmt: skip


@pytest.mark.parametrize(("told", "actor"), [r[1:] for r in NO_DENIALS], ids=[r[0] for r in NO_DENIALS])
def test_what_is_no_denial_by_the_accused(told: Responsibility, actor: str) -> None:
    found = assessed(blamed(told, actor=actor))
    assert of(found, "denial") == []
    assert found.grade == "weak"


def test_a_side_that_says_it_did_it_confirms() -> None:
    found = assessed(
        killed(A, exactly(14), HOSPITAL, actor="the Islamic State group", actor_standing="claimed")
    )
    assert (found.grade, found.grade_reason) == (
        "confirmed",
        "responsibility accepted, as reported, by Islamic State",
    )


@pytest.mark.parametrize("actor", ["a terrorist group", "no group", "an unknown brigade"])
def test_a_belligerent_that_is_not_named_confirms_nothing(actor: str) -> None:
    found = assessed(killed(A, exactly(14), HOSPITAL, actor=actor, actor_standing="claimed"))
    assert found.grade == "weak"


def test_combatants_told_of_by_one_side_alone_are_discounted_with_its_name() -> None:
    found = assessed(killed(A, exactly(14), MINISTRY, groups=("combatant",)))
    assert (found.grade, found.grade_reason) == (
        "discounted",
        "all who are reported harmed are combatants, as Ministry of Defence alone tells it",
    )


# --- sides ----------------------------------------------------------------------------------------

SIDES = [
    ("the army", "SY", {"SY"}), ("the army", None, {"home"}), ("terrorists", "SY", {"armed"}), ("Syrian rebels", "SY", {"opposition"}),
    ("Syrian Islamist rebels", "SY", {"armed"}), ("terrorists of the Nusra Front", "SY", {"nusra"}), ("Syrian", "SY", set()),
    ("Syrian regime or Russian jets", "SY", {"SY", "RU"}), ("the Syrian Democratic Forces", "SY", {"sdf"}), ("warplanes", "SY", set()),
    ("government and opposition forces", "SY", set()), ("US-backed rebels", "SY", {"armed"}), ("let us go", None, set()),
    ("the coalition", "YE", {"saudi-led"}), ("the coalition", "IQ", {"us-led"}), ("Israeli army", "LB", {"IL"}),
]  # fmt: skip


@pytest.mark.parametrize(("words", "country", "expected"), SIDES, ids=[f"{w} ({c})" for w, c, _ in SIDES])
def test_the_sides_that_words_may_mean(words: str, country: str | None, expected: set[str]) -> None:
    assert sides(words, country) == expected


def test_sides_are_rivals_both_ways_and_nobody_is_his_own() -> None:
    every = [sides(words, country) for words, country, _ in SIDES]
    for a in every:
        assert not rivals(a, a)
        assert all(rivals(a, b) == rivals(b, a) for b in every)
