"""How alike two happenings are: which of two pairs scores higher, what the reasons say, and that stopping early decides nothing else."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.bench.made import Rates, stream
from onrecord.link import profiles_of
from onrecord.link.happenings import FAMILY
from onrecord.link.likeness import ENOUGH, Likeness, likeness
from onrecord.link.profile import Profile
from onrecord.records import Place

MONDAY = 738_000
"""A day as profiles count them."""

QASR = Place("Qasr", "Qasr", 34.5, 36.5, "t:1", "settlement", "SY", ("t:10", "t:100"))
MARKET = Place(
    "the market of Qasr", "Qasr market", 34.501, 36.5, "t:2", "exact", "SY", ("t:1", "t:10", "t:100")
)
HAMLET = Place("Deir", "Deir", 34.58, 36.5, "t:3", "settlement", "SY", ("t:10", "t:100"))
NEXT = Place("Tell", "Tell", 34.72, 36.5, "t:4", "settlement", "SY", ("t:10", "t:100"))
REMOTE = Place("Sarmit", "Sarmit", 35.2, 36.5, "t:6", "settlement", "SY", ("t:10", "t:100"))
MARJ = Place("Marj", "Marj", 36.9, 40.1, "t:5", "settlement", "SY", ("t:11", "t:100"))
PROVINCE = Place("the province", "Qasr Province", 34.6, 36.6, "t:10", "region", "SY", ("t:100",))
STRANGE = Place("Qusr", "Qusr", None, None, None, None, "SY", ("t:100",), kind="settlement")
COUNTRY = Place("Syria", "Syria", 35.0, 38.0, "t:100", "country", "SY")
EAST = Place("eastern Qasr", "eastern Qasr", 34.5, 36.52, "t:1", "district", "SY", ("t:10", "t:100"))
WEST = Place("western Qasr", "western Qasr", 34.5, 36.48, "t:1", "district", "SY", ("t:10", "t:100"))


def told(report: str = "a", place: Place | None = QASR, **fields: Any) -> Profile:
    """A report mainly about people killed by shells in Qasr on Monday, unless `fields` say otherwise."""
    heard = (
        frozenset({place.name.lower()})
        if place is not None and place.precision not in ("region", "country")
        else frozenset()
    )
    known: dict[str, Any] = {
        "report": report, "number": 0, "family": "violence", "claims": ("c1",), "place": place, "places": (place,) if heard else (), "wide": (),
        "heard": heard, "elsewhere": frozenset(), "start": MONDAY, "end": MONDAY, "told": True, "published": MONDAY,
        "methods": frozenset({"shelling"}), "groups": frozenset({"civilian"}), "actors": frozenset(), "figures": {}, "parts": frozenset(), "phases": frozenset(), "sides": frozenset(),
        "names": frozenset(), "words": frozenset(), "named": heard, "hits": 1, "kind": "killed", "main": True, "time": None,
    }  # fmt: skip
    return Profile(**(known | fields))


def dead(number: int, *voices: str) -> dict[str, Any]:
    return {"figures": {("killed", number): frozenset(voices)}}


def pair(mine: dict[str, Any] | None = None, other: dict[str, Any] | None = None) -> Likeness:
    return likeness(told("a", **(mine or {})), told("b", **(other or {})))


Fields = dict[str, Any]

HIGHER: list[tuple[str, Likeness, Likeness]] = [
    # where
    ("the same town against the same province", pair(), pair({"place": PROVINCE}, {"place": PROVINCE})),
    ("the same province against the same country", pair({"place": PROVINCE}, {"place": PROVINCE}), pair({"place": COUNTRY}, {"place": COUNTRY})),
    ("the same town against the town and its quarter", pair(), pair(other={"place": MARKET})),
    ("a town and its province against a town and its quarter", pair(other={"place": PROVINCE}), pair(other={"place": MARKET})),
    ("a town and its province against a town and its country", pair(other={"place": PROVINCE}), pair(other={"place": COUNTRY})),
    ("both name one place against neighbours", pair({"places": (QASR, NEXT)}, {"place": NEXT}), pair(other={"place": NEXT})),
    ("neighbours within 15 km against further ones", pair(other={"place": HAMLET}), pair(other={"place": NEXT})),
    ("further ones against those 40 km and more apart", pair(other={"place": NEXT}), pair(other={"place": MARJ})),
    ("one names the other's place against none", pair({"named": frozenset({"marj"})}, {"place": MARJ}), pair(other={"place": MARJ})),
    ("one names the other's place against one that tells its own happening there",
     pair({"named": frozenset({"marj"})}, {"place": MARJ}), pair({"elsewhere": frozenset({"marj"})}, {"place": MARJ})),
    ("a name that may mean the whole province against the town of that name",
     pair({"place": replace(QASR, seat=True)}, {"place": REMOTE}), pair(other={"place": REMOTE})),
    ("no place known against another place", pair(other={"place": None}), pair(other={"place": NEXT})),
    ("the same half of a town against its two halves", pair({"place": EAST}, {"place": EAST}), pair({"place": EAST}, {"place": WEST})),
    # when
    ("a day that both tell against one that one tells", pair(), pair(other={"told": False})),
    ("a day that one tells against one that neither tells", pair(other={"told": False}), pair({"told": False}, {"told": False})),
    ("one day against a week around it", pair(), pair(other={"start": MONDAY - 3, "end": MONDAY + 3})),
    ("a week around it against the day after", pair(other={"start": MONDAY - 3, "end": MONDAY + 3}), pair(other={"start": MONDAY + 1, "end": MONDAY + 1})),
    ("the day after against three days after", pair(other={"start": MONDAY + 1, "end": MONDAY + 1}),
     pair(other={"start": MONDAY + 3, "end": MONDAY + 3})),
    ("three days after against a week after", pair(other={"start": MONDAY + 3, "end": MONDAY + 3}),
     pair(other={"start": MONDAY + 7, "end": MONDAY + 7})),
    ("the same day against a day unknown", pair(), pair(other={"start": None, "end": None})),
    # issue
    ("published the same day against the next", pair(), pair(other={"published": MONDAY + 1})),
    ("published the next day against weeks later", pair(other={"published": MONDAY + 1}), pair(other={"published": MONDAY + 20})),
    # how
    ("the same method against none told", pair(), pair(other={"methods": frozenset()})),
    ("none told against another", pair(other={"methods": frozenset()}), pair(other={"methods": frozenset({"chemical"})})),
    # figures
    ("a rare figure against a round one", pair(dead(37), dead(37)), pair(dead(40), dead(40))),
    ("a round figure against a small one", pair(dead(40), dead(40)), pair(dead(3), dead(3))),
    ("a small figure in both against other figures", pair(dead(3), dead(3)), pair(dead(3), dead(9))),
    ("tolls that nearly meet against others", pair(dead(14), dead(17)), pair(dead(14), dead(25))),
    ("a figure of one voice against that of two", pair(dead(37, "ministry"), dead(37, "ministry")), pair(dead(37, "ministry"), dead(37, "monitor"))),
    ("an office of a body against another body", pair(dead(37, "un:rights"), dead(37, "un")), pair(dead(37, "un"), dead(37, "unicef"))),
    ("near tolls against one that is many times the other", pair(dead(14), dead(17)), pair(dead(14), dead(60))),
    ("many times the other against twenty times", pair(dead(14), dead(60)), pair(dead(14), dead(400))),
    # sides
    ("civilians in both against fighters in one", pair(), pair(other={"groups": frozenset({"combatant"})})),
    ("the same doers against others", pair({"actors": frozenset({"ridge"})}, {"actors": frozenset({"ridge"})}),
     pair({"actors": frozenset({"ridge"})}, {"actors": frozenset({"coast"})})),
    ("words for one side against words for rivals",
     pair({"actors": frozenset({"jets"}), "sides": frozenset({"SY"})}, {"actors": frozenset({"army"}), "sides": frozenset({"SY"})}),
     pair({"actors": frozenset({"jets"}), "sides": frozenset({"SY"})}, {"actors": frozenset({"gunmen"}), "sides": frozenset({"armed"})})),
    ("a share of the dead in both against another share of theirs", pair({"parts": frozenset({("killed", "child", 9)})}, {"parts": frozenset({("killed", "child", 9)})}),
     pair({"parts": frozenset({("killed", "child", 9)})}, {"parts": frozenset({("killed", "child", 4)})})),
    ("another spelling against another name", pair(other={"place": STRANGE, "heard": frozenset({"qasr"})}), pair(other={"place": replace(STRANGE, name="Marj")})),
    ("two methods that are taken for each other against two that are not", pair(other={"methods": frozenset({"airstrike"})}), pair(other={"methods": frozenset({"execution"})})),
    ("weeks later with the day told against weeks later with another", pair(other={"published": MONDAY + 20}),
     pair(other={"published": MONDAY + 20, "start": MONDAY - 1, "end": MONDAY + 1})),
    # phases
    ("a town taken in both against taken and held", pair({"family": "control", "phases": frozenset({"gained"})}, {"family": "control", "phases": frozenset({"gained"})}),
     pair({"family": "control", "phases": frozenset({"gained"})}, {"family": "control", "phases": frozenset({"held"})})),
    # text
    ("the same names around against others", pair({"names": frozenset("xyz")}, {"names": frozenset("xyz")}),
     pair({"names": frozenset("xyz")}, {"names": frozenset("uvw")})),
    ("the same names in the reports against others", pair({"named": frozenset("wxyz")}, {"named": frozenset("wxyz")}),
     pair({"named": frozenset("wxyz")}, {"named": frozenset("stuv")})),
    # which family, and how much of the report
    ("two reports mainly about it against one that mentions it", pair(), pair(other={"main": False})),
    ("a truce against an attack: there are fewer of them", pair({"family": "ceasefire"}, {"family": "ceasefire"}), pair()),
    # running totals
    ("one running total in both against two numbers", pair({"family": "violence in all"} | dead(9_140), {"family": "violence in all"} | dead(9_140)),
     pair({"family": "violence in all"} | dead(9_140), {"family": "violence in all"} | dead(9_200))),
]  # fmt: skip


@pytest.mark.parametrize(("more", "less"), [row[1:] for row in HIGHER], ids=[row[0] for row in HIGHER])
def test_the_first_scores_higher(more: Likeness, less: Likeness) -> None:
    assert more.score > less.score


def test_one_small_figure_in_both_is_worth_no_less_than_two_that_nearly_meet() -> None:
    assert pair(dead(3), dead(3)).score >= pair(dead(3), dead(4)).score


REASONS: list[tuple[str, Likeness, str]] = [
    ("the same place", pair(), "same place (Qasr)"),
    ("the same place under another entry's name", pair({"place": replace(QASR, gazetteer=None)}), "same place (Qasr)"),
    ("one in the other", pair({"place": MARKET}), "Qasr market and Qasr contain one another"),
    ("a place of both", pair({"places": (QASR, NEXT)}, {"place": NEXT}), "both name Tell"),
    ("near", pair(other={"place": HAMLET}), "Qasr and Deir lie 9 km apart"),
    ("each names the other's", pair({"named": frozenset({"marj"})}, {"place": MARJ, "named": frozenset({"qasr"})}),
     "each report names the other's place"),
    ("one names the other's", pair({"named": frozenset({"marj"})}, {"place": MARJ}), "one report names the other's place"),
    ("one day", pair(), "same day"),
    ("the next day", pair(other={"start": MONDAY + 1, "end": MONDAY + 1}), "one day apart"),
    ("a week around it", pair(other={"start": MONDAY - 3, "end": MONDAY + 3}), "times overlap"),
    ("published on one day", pair(), "published the same day"),
    ("one method", pair(), "same method (shelling)"),
    ("two methods in both", pair({"methods": frozenset({"drone", "shelling"})}, {"methods": frozenset({"drone", "shelling"})}),
     "same method (drone, shelling)"),
    ("one figure", pair(dead(1_437), dead(1_437)), "1,437 killed in both"),
    ("one figure of one voice", pair(dead(37, "ministry"), dead(37, "ministry")), "37 killed in both, on the same word"),
    ("tolls that nearly meet", pair(dead(1_437), dead(1_500)), "1,437 and 1,500 killed"),
    ("one name in two spellings", pair(other={"place": STRANGE, "heard": frozenset({"qasr"})}), "Qasr and Qusr may be one name"),
    ("a share in both", pair({"parts": frozenset({("killed", "child", 9)})}, {"parts": frozenset({("killed", "child", 9)})}), "9 killed (child) in both"),
    ("doers of one side", pair({"actors": frozenset({"jets"}), "sides": frozenset({"SY"})}, {"actors": frozenset({"army"}), "sides": frozenset({"SY"})}),
     "doers of one side"),
    ("the same doers", pair({"actors": frozenset({"ridge"})}, {"actors": frozenset({"ridge"})}), "the same named as doers"),
    ("the same names around", pair({"names": frozenset("xyz")}, {"names": frozenset("xyz")}), "the same names and words around"),
    ("the same words around", pair({"words": frozenset("klmno")}, {"words": frozenset("klmno")}), "the same names and words around"),
]  # fmt: skip


@pytest.mark.parametrize(("found", "words"), [row[1:] for row in REASONS], ids=[row[0] for row in REASONS])
def test_the_reason_in_words(found: Likeness, words: str) -> None:
    assert words in found.reasons


AGAINST: list[tuple[str, Fields, Fields]] = [
    ("another place", {}, {"place": MARJ}),
    ("two halves of a town", {"place": EAST}, {"place": WEST}),
    ("told by one report as two", {"elsewhere": frozenset({"marj"})}, {"place": MARJ}),
    ("two days and more apart", {}, {"start": MONDAY + 2, "end": MONDAY + 2}),
    ("other methods", {}, {"methods": frozenset({"chemical"})}),
    ("tolls far apart", dead(14), dead(400)),
    ("fighters in one", {}, {"groups": frozenset({"combatant"})}),
]


@pytest.mark.parametrize(("mine", "other"), [row[1:] for row in AGAINST], ids=[row[0] for row in AGAINST])
def test_what_speaks_against_two_is_no_reason_why_they_are_together(mine: Fields, other: Fields) -> None:
    found, alike = pair(mine, other), pair()
    assert found.score < alike.score
    assert set(found.reasons) <= set(alike.reasons)


TOGETHER: list[tuple[str, Likeness]] = [
    ("one town, day and method, each report mainly about it", pair()),
    ("one town and day, a rare toll, though only mentioned", pair({"main": False} | dead(37), dead(37))),
    ("a province and its town, one day and toll", pair({"place": PROVINCE} | dead(37), dead(37))),
    ("one running total, months apart", likeness(
        told("a", family="violence in all", **dead(9_140, "monitor")),
        told("b", family="violence in all", start=MONDAY + 60, end=MONDAY + 60, published=MONDAY + 60, **dead(9_140, "monitor")))),
]  # fmt: skip
APART: list[tuple[str, Likeness]] = [
    ("another family", pair(other={"family": "movement"})),
    ("towns far apart, all else the same", pair(other={"place": MARJ})),
    ("one province and day, no more: many events share them", pair({"place": PROVINCE, "main": False}, {"place": PROVINCE, "main": False})),
    ("one town, a week apart", pair(other={"start": MONDAY + 7, "end": MONDAY + 7, "published": MONDAY + 7})),
    ("two running totals of one war", pair({"family": "violence in all"} | dead(9_140), {"family": "violence in all"} | dead(9_200))),
]  # fmt: skip


@pytest.mark.parametrize("found", [row[1] for row in TOGETHER], ids=[row[0] for row in TOGETHER])
def test_enough_to_be_taken_for_one(found: Likeness) -> None:
    assert found.score >= ENOUGH
    assert found.reasons


@pytest.mark.parametrize("found", [row[1] for row in APART], ids=[row[0] for row in APART])
def test_not_enough(found: Likeness) -> None:
    assert found.score < ENOUGH


def test_the_day_on_which_a_running_total_is_told_does_not_matter() -> None:
    total = {"family": "violence in all"} | dead(9_140)
    later = total | {"start": MONDAY + 60, "end": MONDAY + 60, "published": MONDAY + 60}
    assert pair(total, total).score == pair(total, later).score


# --- of any two ---------------------------------------------------------------------------------

some = st.sampled_from
sets = lambda *values: st.frozensets(some(values), max_size=3)  # noqa: E731 # a short name for what is drawn below


@st.composite
def any_profile(draw: st.DrawFn, report: str) -> Profile:
    start = draw(st.one_of(st.none(), st.integers(MONDAY - 9, MONDAY + 9)))
    numbers = draw(
        st.lists(st.tuples(some(["killed", "injured"]), some([1, 3, 7, 10, 14, 37, 400])), max_size=2)
    )
    return told(
        report, draw(some([None, QASR, MARKET, HAMLET, NEXT, MARJ, PROVINCE, COUNTRY, EAST, WEST])),
        family=draw(some([*FAMILY.values(), "violence in all"])), elsewhere=draw(sets("qasr", "marj", "tell")),
        start=start, end=start and start + draw(some([0, 0, 1, 6])), told=draw(st.booleans()),
        published=draw(st.one_of(st.none(), st.integers(MONDAY, MONDAY + 9))), methods=draw(sets("shelling", "drone", "chemical")),
        groups=draw(sets("civilian", "combatant", "person")), actors=draw(sets("ridge", "coast")),
        figures={key: draw(sets("un", "un:rights", "ministry")) for key in numbers},
        parts=draw(st.frozensets(st.tuples(some(["killed"]), some(["child", "woman"]), some([1, 9])), max_size=2)), phases=draw(sets("gained", "held")),
        sides=draw(sets("SY", "armed", "us-led")),
        names=draw(sets("x", "y", "z", "w")), words=draw(sets("k", "l", "m", "n")), named=draw(sets("qasr", "marj", "x", "y")),
        main=draw(st.booleans()),
    )  # fmt: skip


@given(any_profile("a"), any_profile("b"))
@settings(max_examples=250)
def test_stopping_early_never_changes_what_is_decided(a: Profile, b: Profile) -> None:
    whole, quick = likeness(a, b), likeness(a, b, ENOUGH)
    assert (quick.score >= ENOUGH) == (whole.score >= ENOUGH)
    assert quick == whole or quick.score < ENOUGH


@given(any_profile("a"), any_profile("b"))
@settings(max_examples=250)
def test_both_ways_score_alike(a: Profile, b: Profile) -> None:
    there, back = likeness(a, b), likeness(b, a)
    assert there.score == pytest.approx(back.score)
    assert len(there.reasons) == len(back.reasons)


def test_stopping_early_decides_the_same_on_generated_reports() -> None:
    made = stream(1_500, seed=8, rates=Rates(density=4.0))
    told_of = [p for m in made for p in profiles_of(m.report, m.claims)]
    luck = Random(1)
    enough = 0
    for _ in range(20_000):
        a, b = luck.sample(told_of, 2)
        whole = likeness(a, b)
        assert (likeness(a, b, ENOUGH).score >= ENOUGH) == (whole.score >= ENOUGH)
        enough += whole.score >= ENOUGH
    assert enough > 50
