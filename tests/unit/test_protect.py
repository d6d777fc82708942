"""Marks of a person, what stands in a bracket, what is swept with it, and places that are made wider."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.incidents import Incident, IncidentReport
from onrecord.protect import Mark, clean, marks_of, redacted, with_hand_marks
from onrecord.protect.blur import CELL_DEGREES, NO_NAME, blurred, widened
from onrecord.protect.published import View, with_wider_places
from onrecord.protecting import above, known, published
from onrecord.records import Block, Claim, Kind, Place, Report, Span, Voice
from onrecord.sphere import kilometres

TEXT = "Amal Darwish, 12, was shot in Salqin. DARWISH’S brother Nabil wept. #JusticeForAmalDarwish"
SALQIN = Place(
    "a house in Salqin", "Salqin", 36.1386, 36.4524, "geonames:164898", "settlement", "SY",
    ("geonames:169387", "geonames:163843"), 4.0, "settlement",
)  # fmt: skip


def mark(words: str, text: str = TEXT, **more: str) -> Mark:
    start = text.index(words)
    return Mark(
        start, start + len(words), words, more.get("who", "victim"), "by hand", more.get("what", "name")
    )  # type: ignore[arg-type]


def claim(
    kind: Kind, place: Place | None = SALQIN, groups: tuple[str, ...] = ("person",), id: str = "c1"
) -> Claim:
    return Claim("r", id, kind, Span(0, 4, "Amal"), place=place, groups=groups)


def test_a_name_goes_with_its_possessive_its_capitals_and_its_hashtag() -> None:
    done = redacted(TEXT, marks_of(TEXT, known=known()))
    assert done.text == (
        "[name of a child], [age of a child], was shot in Salqin. [name of a child]’S brother [name of a relative] wept. #[name of a child]"
    )
    assert done.counts == {"age of a child": 1, "name of a child": 3, "name of a relative": 1}


@pytest.mark.parametrize(
    "words",
    [
        "AMAL DARWISH",
        "amal-darwish",
        "Amal\nDarwish",
        "Amal Dárwish",
        "https://wire.example/2016/amal-darwish-12.html",
        "pro-Amal Darwish",
        "Amal_Darwish’s",
    ],
)
def test_other_words_of_the_report_lose_the_name_too(words: str) -> None:
    assert "[name of a victim]" in clean(words, [mark("Amal Darwish")])
    assert "arwish" not in clean(words, [mark("Amal Darwish")]).casefold()


@pytest.mark.parametrize("words", ["Darwishia", "amalgam", "There is hope", "the will of the people"])
def test_words_that_only_hold_a_name_stay(words: str) -> None:
    names = [Mark(0, 0, name, "victim", "by hand") for name in ("Darwish", "Amal", "Hope", "Will")]
    assert clean(words, names) == words


def test_a_title_in_capitals_is_marked_where_the_story_names_the_child() -> None:
    text = "SAMI ODEH DIES OF HIS WOUNDS IN RAFAH\nSami Odeh, 9, died on Sunday."
    found = marks_of(text, (Block("headline", 0, 37), Block("body", 38, len(text))), known=known())
    assert [(m.text, m.who) for m in found if m.what == "name"] == [
        ("SAMI ODEH", "minor"),
        ("Sami Odeh", "minor"),
    ]


def test_a_person_adds_a_name_and_it_is_marked_wherever_it_stands() -> None:
    text = "The tall man of Harbour Lane spoke. Zeev left. Later Zeev came back."
    found = with_hand_marks(text, (), [mark("Zeev", text, who="witness")])
    assert [text[m.start : m.end] for m in found] == ["Zeev", "Zeev"]


def test_a_name_that_a_person_takes_back_is_free_in_the_whole_report() -> None:
    rules = marks_of(TEXT, known=known())
    start = TEXT.index("Amal Darwish")
    found = with_hand_marks(TEXT, rules, removed=[(start, start + len("Amal Darwish"))])
    assert [m.text for m in found if m.what == "name"] == ["Nabil"]


def test_what_is_added_wins_over_what_is_taken_back() -> None:
    found = with_hand_marks(TEXT, (), [mark("Nabil")], [(0, len(TEXT))])
    assert [m.text for m in found] == ["Nabil"]


# --- places ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["sexual-violence", "detained", "abducted"])
def test_sensitive_kinds_are_shown_at_the_centre_of_their_division(kind: Kind) -> None:
    place = blurred(claim(kind), above).place
    assert place is not None
    assert (place.name, place.text, place.precision, place.kind) == ("Idlib", "Idlib", "region", "division")
    assert place.radius_km is not None
    assert place.radius_km >= kilometres(place.lat or 0, place.lon or 0, SALQIN.lat or 0, SALQIN.lon or 0)


@pytest.mark.parametrize(
    ("kind", "groups"),
    [("killed", ("child",)), ("injured", ("person",)), ("displaced", ("child",)), ("attack", ())],
)
def test_other_kinds_keep_their_place(kind: Kind, groups: tuple[str, ...]) -> None:
    assert blurred(claim(kind, groups=groups), above).place == SALQIN


def test_children_who_live_are_not_placed() -> None:
    place = blurred(claim("injured", groups=("child",)), above).place
    assert place is not None
    assert place.name == "Idlib"


def test_people_at_a_hospital_are_shown_in_its_settlement() -> None:
    place = blurred(claim("trapped", replace(SALQIN, text="the basement of the Salqin clinic")), above).place
    assert place is not None
    assert (place.text, place.name, place.radius_km) == ("Salqin", "Salqin", 5.0)


def test_a_place_that_no_division_holds_goes_into_a_coarse_cell() -> None:
    lonely = replace(SALQIN, gazetteer=None, within=(), kind="")
    here, there = (widened(replace(lonely, lat=lat), "division", above) for lat in (36.13, 36.49))
    assert here == there
    assert (here.name, here.precision, here.gazetteer) == (NO_NAME, "region", None)
    assert here.lat is not None
    assert (here.lat - CELL_DEGREES / 2) % CELL_DEGREES == 0


def test_an_incident_with_sexual_violence_is_not_placed_by_its_other_claims() -> None:
    claims = {c.ref: c for c in (claim("killed"), claim("sexual-violence", id="c2"))}
    incident = Incident(
        "i1", "killed", SALQIN, None, (IncidentReport("r", ("c1", "c2"), True),), ("both in Salqin",)
    )
    view = with_wider_places(View({}, claims, [incident]), above)
    assert {c.place.name for c in view.claims.values() if c.place} == {"Idlib"}
    assert view.incidents[0].place is not None
    assert view.incidents[0].place.name == "Idlib"
    assert view.incidents[0].reasons == ("both in Idlib",)
    assert view.widened == 2


# --- the view ---------------------------------------------------------------------------------------------------


def report_and_claim() -> tuple[Report, Claim]:
    report = Report(
        "r",
        TEXT,
        "Amal Darwish is dead",
        url="https://wire.example/amal-darwish",
        source="amal_darwish.txt",
        blocks=(Block("body", 0, len(TEXT)),),
    )
    said = (Voice("her brother Nabil", "witness", key="said:brother nabil"),)
    return report, Claim("r", "c1", "killed", Span(0, 29, TEXT[0:29]), said_by=said, actor="the men of Nabil")


def test_quotes_titles_addresses_and_speakers_belong_together_again() -> None:
    report, told = report_and_claim()
    view = published({"r": report}, {told.ref: told}, [])
    shown, now = view.reports["r"], view.claims[told.ref]
    assert (
        now.evidence.text
        == shown.text[now.evidence.start : now.evidence.end]
        == "[name of a child], [age of a child], was shot in"
    )
    assert (now.said_by[0].text, now.said_by[0].key) == (
        "her brother [name of a witness]",
        told.said_by[0].key,
    )
    assert now.actor == "the men of [name of a witness]"
    assert "arwish" not in repr((shown, now)).casefold()
    assert shown.blocks == (Block("body", 0, len(shown.text)),)


def test_with_names_and_exact_places_the_view_is_the_record() -> None:
    report, told = report_and_claim()
    view = published({"r": report}, {told.ref: told}, [], with_names=True, exact_places=True)
    assert (view.reports, view.claims) == ({"r": report}, {told.ref: told})


def test_a_victim_named_in_one_report_is_left_out_of_the_others() -> None:
    first, told = report_and_claim()
    other = Report("s", "Crowds walked behind Amal Darwish on Tuesday.")
    view = published({"r": first, "s": other}, {told.ref: told}, [])
    assert view.reports["s"].text == "Crowds walked behind [name of a private person] on Tuesday."


def test_what_a_person_frees_in_the_text_is_free_in_the_title() -> None:
    report, told = report_and_claim()
    view = published({"r": report}, {told.ref: told}, [], marker=lambda *_: ())
    assert (view.reports["r"].title, view.reports["r"].text) == (report.title, TEXT)
