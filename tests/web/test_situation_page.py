"""The situation of a place: choosing it, the board and balance of a day, what changes them, and that nothing hidden shows."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from making_records import a_report, claims_of
from visiting import NOW, restrict, signed_in

from onrecord import deciding, pipeline
from onrecord.decisions import Person, Subject, Wish
from onrecord.records import Claim, Figure, Place, Span, Voice, When
from onrecord.store import Record
from onrecord.web import watching
from onrecord.web.boards import working

DIVISION = Place("Riverland", "Riverland", 34.0, 37.0, "made:1", "region", "SY", (), 100.0, "division")
PORT = Place("Old Port", "Old Port", 34.0, 37.0, "made:2", "settlement", "SY", ("made:1",), 9.0, "settlement")
OTHER_PORT = replace(PORT, lat=10.0, lon=10.0, gazetteer="made:3", within=())
DAY = date(2016, 12, 10)


def add(
    record: Record, number: int, *claims: tuple[str, int | None], place: Place = PORT, on: date = DAY
) -> None:
    """A report with such claims of a place; a pair is a kind and a figure, or a situation's kind with its phase."""
    report = replace(a_report(number, text=f"Report {number} of what happened at the port."), published=on)
    made = []
    for n, (kind, figure) in enumerate(claims, 1):
        kind, _, phase = kind.partition(" ")
        claim = replace(
            claims_of(report, 1)[0], id=f"c{n}", kind=kind, place=place, time=When("then", on, on), figure=None,
            phase=phase or None, actor="the militia" if kind == "control" else None,
        )  # fmt: skip
        made.append(replace(claim, figure=Figure(figure, figure, False, f"{figure}")) if figure else claim)
    record.add(report, made, "rules-1")


@pytest.fixture
def told(record: Record) -> Record:
    """The port on three days: held and then lost; people trapped and then moved out."""
    add(record, 11, ("control held", None), ("trapped", 500), ("ceasefire started", None))
    add(record, 12, ("evacuated", 120), ("ceasefire violated", None), on=DAY + timedelta(days=1))
    add(record, 13, ("control lost", None), ("killed", 7), ("attack", None), on=DAY + timedelta(days=3))
    return record


def page(address: str, role: str = "viewer", status: int = 200) -> str:
    answer = signed_in(role).get(address)
    assert answer.status_code == status
    return re.sub(r"\s+", " ", answer.content.decode())


def words(address: str, **more: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page(address, **more)))  # type: ignore[arg-type]


# --- choosing a place --------------------------------------------------------------------------------------------------


def test_without_a_place_the_most_told_are_listed(told: Record) -> None:
    found = page("/situation")
    assert found.index("Old Port") < found.index("Town 1")
    assert '<option value="Town 2">' in found  # what the field suggests


def test_a_name_of_two_places_is_asked_back_with_what_they_lie_in(told: Record) -> None:
    add(told, 14, ("killed", 1), place=OTHER_PORT)
    found = page("/situation?place=old port")
    assert "Which" in found
    assert "at=made%3A2" in found
    assert "at=made%3A3" in found
    apart = words("/situation?place=Old Port&at=made:3")
    assert "What is known" in apart
    assert "lost ground" not in apart


def test_a_name_that_nobody_knows_is_answered_with_names_like_it(told: Record) -> None:
    found = page("/situation?place=ld po", status=404)
    assert "No place goes by the name" in found
    assert "place=Old%20Port" in found


def test_a_place_of_the_gazetteer_that_no_report_names(told: Record) -> None:
    assert "Nothing that you may see tells of this place." in page("/situation?place=Reykjavik")


@pytest.mark.parametrize("query", ["place=Old Port&on=2016-13-45", f"place={'x' * 201}", "place=a%00b"])
def test_what_cannot_be_read_is_refused(told: Record, query: str) -> None:
    assert "Mend it in the form" in page(f"/situation?{query}", status=400)


# --- the board and the balance --------------------------------------------------------------------------------------------


def test_each_line_has_its_sources_and_what_came_before(told: Record) -> None:
    found = page("/situation?place=Old Port")
    assert "lost ground" in found
    assert "/report?id=report-13#claim-c1" in found  # the claim
    assert '/report?id=report-13"' in found  # the report
    assert re.search(r"Before that</summary>.{0,400}report-11#claim-c1", found)


def test_a_day_shows_what_was_known_by_then(told: Record) -> None:
    then, now = words("/situation?place=Old Port&on=2016-12-11"), words("/situation?place=Old Port")
    assert "the militia : holds ground" in then
    assert "the militia : lost ground" in now
    assert "1 later report left out" in then
    assert "were killed nobody says" in then
    assert "were killed 7 at least 7" in now


def test_the_days_of_publication_are_the_steps_of_the_slider(told: Record) -> None:
    found = page("/situation?place=Old Port&on=2016-12-11")
    assert '["2016-12-10", "2016-12-11", "2016-12-13"]' in found
    assert 'max="2" value="1"' in found
    assert re.search(r'rel="prev" href="\?[^"]*on=2016-12-10"', found)
    assert re.search(r'rel="next" href="\?[^"]*on=2016-12-13"', found)


def test_a_day_before_anything_was_published_leads_to_the_first(told: Record) -> None:
    found = page("/situation?place=Old Port&on=2015-01-01")
    assert "Nothing was published about it by then." in found
    assert "on=2016-12-10" in found


def test_the_balance_is_drawn_over_time_and_told_in_numbers(told: Record) -> None:
    found = page("/situation?place=Old Port")
    assert '<svg class="course"' in found
    table = found[found.index("The same in numbers") :]
    rows = re.findall(r'on=(2016-12-\d+)">', table[: table.index("</table>")])
    assert rows == ["2016-12-13", "2016-12-11", "2016-12-10"]


def test_figures_that_cannot_all_be_true_are_told_with_why(told: Record) -> None:
    add(told, 14, ("trapped", 900), on=DAY)
    assert "two counts of those who remain, of one day, are apart" in words("/situation?place=Old Port")


def test_a_region_holds_the_places_in_it(told: Record) -> None:
    add(told, 14, ("killed", 40), place=DIVISION)
    found = words("/situation?place=Riverland")
    assert "lost ground" in found
    assert "40" in found


def test_the_board_is_the_one_that_all_claims_give(told: Record) -> None:
    reports = {stored.report.id: stored.report for stored in told.reports()}
    expected = pipeline.situation(PORT, deciding.standing(told).values(), reports, None)
    found = working.of(told, told, PORT)
    assert isinstance(found, working.Worked)
    assert found.board(None) == expected


# --- what changes it ---------------------------------------------------------------------------------------------------


def decide(record: Record, act: str, about: Subject, value: dict[str, object]) -> None:
    wish = Wish(act, about, value, "as the second list says")  # type: ignore[arg-type]
    deciding.decide(record.acting("reviewer"), wish, Person("reviewer", "reviewer", ("aleppo",)), NOW)


def test_what_was_added_since_is_on_the_next_page(told: Record) -> None:
    assert "were killed 7 at least 7" in words("/situation?place=Old Port")
    add(told, 14, ("killed", 30), on=DAY + timedelta(days=5))
    assert "were killed 7 to 30 at least 30" in words("/situation?place=Old Port")


def test_what_persons_reject_and_correct_is_as_they_say(told: Record) -> None:
    assert "were killed 7 at least 7" in words("/situation?place=Old Port")
    decide(told, "reject", Subject("claim", "report-13", "c2"), {})
    assert "were killed nobody says" in words("/situation?place=Old Port")
    moved = {"text": "Old Port", "name": "Old Port", "lat": 34.0, "lon": 37.0, "gazetteer": "made:2"}
    decide(told, "correct", Subject("claim", "report-1", "c1"), {"field": "place", "to": moved})
    assert "were killed at least 1" in words("/situation?place=Old Port")


def test_what_nobody_touched_is_not_worked_out_again(told: Record) -> None:
    first = working.of(told, told, PORT)
    add(told, 14, ("killed", 1), place=OTHER_PORT)
    assert working.of(told, told, PORT) is first
    add(told, 15, ("killed", 1))
    assert working.of(told, told, PORT) is not first


def test_an_erased_report_is_forgotten(told: Record) -> None:
    add(
        told,
        14,
        ("killed", 1),
        place=replace(PORT, name="Kwaylandia", text="Kwaylandia", gazetteer="made:9", lat=None),
    )
    assert "Kwaylandia" in page("/situation")
    told.erase("report-14", "the family asked for it")
    assert "Kwaylandia" not in page("/situation")
    assert "No place goes by the name" in page("/situation?place=Kwaylandia", status=404)


# --- what may not be seen ------------------------------------------------------------------------------------------------


def hide(record: Record, about: Subject) -> None:
    restrict(record, about, "elsewhere")


def test_a_place_that_only_a_hidden_report_names_is_not_there(told: Record) -> None:
    add(
        told,
        14,
        ("killed", 1),
        place=replace(PORT, name="Kwaylandia", text="the kwayside", gazetteer="made:9", lat=None),
    )
    hide(told, Subject("report", "report-14"))
    assert "Kwaylandia" not in page("/situation")
    for asked in ("Kwaylandia", "the kwayside", "kway"):
        assert "Kwaylandia</a>" not in page(f"/situation?place={asked}", status=404)
    assert "What is known" in page("/situation?place=Kwaylandia", role="admin")


@pytest.mark.parametrize(
    "about", [Subject("report", "report-13"), Subject("claim", "report-13", "c2")], ids=["report", "claim"]
)
def test_hidden_figures_leave_no_trace(told: Record, about: Subject) -> None:
    assert "were killed 7 at least 7" in words("/situation?place=Old Port", role="admin")
    hide(told, about)
    found = words("/situation?place=Old Port")
    assert "were killed nobody says" in found
    assert "were killed 7 at least 7" in words("/situation?place=Old Port", role="admin")
    if not about.claim:
        assert "2016-12-13" not in found
        assert "2 reports" in found


def test_viewers_read_no_protected_names(told: Record) -> None:
    text = "Dr. Salim Haddad, a doctor at the port, said nine people were killed there."
    report = replace(
        a_report(16, text=text), title="Dr. Salim Haddad counts the dead", published=DAY + timedelta(days=9)
    )
    said = (Voice("Dr. Salim Haddad, a doctor", "witness"),)
    claim = replace(
        claims_of(report, 1)[0], kind="service", phase="halted", figure=None, place=PORT, said_by=said, time=None,
        evidence=Span(0, len(text), text),
    )  # fmt: skip
    told.add(report, [claim], "rules-1")
    for role, shows in (("viewer", False), ("analyst", True)):
        found = page("/situation?place=Old Port", role=role)
        assert "report-16#claim-c1" in found
        assert ("Haddad" in found) is shows


# --- a place that many claims tell of ----------------------------------------------------------------------------------------


def test_a_heavily_told_place_is_worked_out_beside_the_pages(
    told: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    working.forget()
    monkeypatch.setattr(working, "AT_ONCE", 0)
    client = signed_in("viewer")
    for _ in range(50):
        answer = client.get("/situation?place=Old Port")
        if "Refresh" not in answer:
            break
        assert b"claims tell of this place" in answer.content
        working.wait_for_all()
    assert "lost ground" in answer.content.decode()


def test_what_fails_beside_the_pages_is_told_to_whoever_asks_next(
    told: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    working.forget()
    monkeypatch.setattr(working, "AT_ONCE", 0)
    monkeypatch.setattr(working, "_worked", lambda *given: 1 // 0)
    assert isinstance(working.of(told, told, PORT, wait_s=0), working.Waiting)
    working.wait_for_all()
    with pytest.raises(ZeroDivisionError):
        working.of(told, told, PORT)


# --- watched places -----------------------------------------------------------------------------------------------------


def test_a_place_is_watched_and_no_more(told: Record) -> None:
    client = signed_in("viewer")
    form = {"place": "Old Port", "at": "made:2", "on": "2016-12-11"}
    answer = client.post("/situation/watch", form | {"do": "watch"})
    assert answer.status_code == 303
    assert answer["Location"] == "/situation?place=Old+Port&at=made%3A2&on=2016-12-11"
    home = client.get("/situation").content.decode()
    assert "Watched places" in home
    assert "2016-12-13" in home  # the last change
    assert "Watched places" not in page("/situation", role="analyst")  # each person's own
    client.post("/situation/watch", form | {"do": "stop"})
    assert "Watched places" not in client.get("/situation").content.decode()


def test_a_row_of_a_watched_place_says_no_more_than_its_watcher_may_see(told: Record) -> None:
    client = signed_in("viewer")
    client.post("/situation/watch", {"place": "Old Port", "at": "made:2"})
    assert "at least 7" in client.get("/situation").content.decode()
    for report in ("report-11", "report-12", "report-13"):
        hide(told, Subject("report", report))
    found = client.get("/situation").content.decode()
    assert "nothing that you may see tells of it" in found
    assert "2016-12-13" not in found
    client.post("/situation/watch", {"place": "Old Port", "at": "made:2", "do": "stop"})
    assert not watching.places_of(Person("viewer", "viewer"))


def test_nobody_watches_more_places_than_a_page_shows(told: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "MOST", 1)
    client = signed_in("viewer")
    assert client.post("/situation/watch", {"place": "Old Port"}).status_code == 303
    assert client.post("/situation/watch", {"place": "Old Port"}).status_code == 303  # the same again
    assert client.post("/situation/watch", {"place": "Town 1"}).status_code == 400


def test_a_place_that_nobody_knows_is_not_watched(told: Record) -> None:
    assert signed_in("viewer").post("/situation/watch", {"place": "Qwertyville"}).status_code == 404


def test_the_door_is_closed_to_whoever_has_not_signed_in(told: Record) -> None:
    from django.test import Client

    assert Client().get("/situation?place=Old Port").status_code == 302
    assert Client().post("/situation/watch", {"place": "Old Port"}).status_code == 302
    assert signed_in("viewer").get("/situation/watch").status_code == 405


def test_claims_are_told_apart_by_what_is_read(told: Record) -> None:
    """The claims of the place alone are read: those of other places stay where they are."""
    found = working.of(told, told, PORT)
    assert isinstance(found, working.Worked)
    assert {claim.report for claim in found.claims_by_ref().values()} == {
        "report-11",
        "report-12",
        "report-13",
    }
    assert all(isinstance(claim, Claim) for claim in found.claims_by_ref().values())
