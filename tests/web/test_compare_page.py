"""Compare: two reports, two claims, the record on two days; chosen by the address, with signs and not by colour alone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from making_records import a_report, claims_of
from visiting import restrict, signed_in

from onrecord import finding, linking
from onrecord.deciding import decide
from onrecord.decisions import Person, Subject, Wish
from onrecord.records import Claim, Figure, Place, Report, Span, Voice, When
from onrecord.store import Record
from onrecord.web.clock import now

TOWN = Place("Hemsby", "Hemsby", 34.0, 37.0, "town-hemsby", "settlement", "SY")
ON = date(2016, 12, 11)


def told(record: Record, number: int, published: date, low: int, voice: str, words: str) -> None:
    """A report of one happening in Hemsby: so many killed, on somebody's word."""
    report = replace(a_report(number, words), published=published, outlet=f"Outlet {number}")
    (claim,) = claims_of(report, 1)
    claim = replace(
        claim, place=TOWN, time=When("on Sunday", ON, ON), figure=Figure(low, low, False, f"{low} people"),
        said_by=(Voice(voice, "official", key=voice),),
    )  # fmt: skip
    record.add(report, [claim], "rules-1")


@pytest.fixture
def hemsby(record: Record) -> Record:
    """Told on the 12th of five dead, on the 14th by another of nine; and once more on the 20th, of nine."""
    told(record, 21, date(2016, 12, 12), 5, "mayor", "Insurgents shelled Hemsby on Sunday; five people were killed there, the mayor said at the town hall.")  # fmt: skip
    told(record, 22, date(2016, 12, 14), 9, "clinic", "Terrorists shelled Hemsby on Sunday; nine people were killed there, a doctor of the clinic said.")  # fmt: skip
    linking.up_to_date(record)
    finding.up_to_date(record)
    return record


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()
    return " ".join(answer.content.decode().split())


def test_without_anything_chosen_there_are_forms_for_each_way(record: Record) -> None:
    found = page(signed_in("viewer"), "/compare")
    assert found.count('<form action="/compare">') == 4
    assert set(re.findall(r'name="(report|claim|incident|place|with|on|and)"', found)) == {
        "report", "claim", "incident", "place", "with", "on", "and",
    }  # fmt: skip


def test_ids_are_suggested_with_what_they_stand_for_and_none_that_may_not_be_seen(hemsby: Record) -> None:
    found = page(signed_in("viewer"), "/compare")
    assert re.search(r'<option value="report-21">[^<]*Outlet 21, 2016-12-12</option>', found)
    assert re.search(r'<option value="i[a-z0-9]{10}">killed · Hemsby · 2016-12-11</option>', found)
    assert found.count('list="some-reports"') == 2
    restrict(hemsby, Subject("report", "report-21"), "others")
    finding.up_to_date(hemsby)
    assert "Outlet 21" not in page(signed_in("viewer"), "/compare")


# --- two reports ----------------------------------------------------------------------------------


def test_two_reports_tell_terms_that_take_sides_first_and_every_passage(hemsby: Record) -> None:
    found = page(signed_in("viewer"), "/compare?report=report-21&with=report-22")
    assert '<del dir="auto"><span class="sign">−</span>Insurgents</del>' in found
    assert '<ins dir="auto"><span class="sign">+</span>Terrorists</ins>' in found
    assert found.index("Changed terms that take sides") < found.index("The passages, in the order of B")
    assert "A is the earlier." in found
    assert re.search(r'<li class="changed"><span class="sign">~</span>', found)


def test_a_report_compared_with_itself_is_word_for_word_the_same(hemsby: Record) -> None:
    found = page(signed_in("viewer"), "/compare?report=report-21&with=report-21")
    assert "B has A word for word." in found
    assert "<del" not in found.partition("<main")[2].partition("</section>")[2]


def test_words_of_a_report_become_no_markup(record: Record) -> None:
    record.add(a_report(31, "<script>alert(1)</script> was sprayed on a wall there."), [], "rules-1")
    found = page(signed_in("viewer"), "/compare?report=report-31&with=report-1")
    assert "<script>alert" not in found
    assert "&lt;script&gt;" in found


# --- two claims -----------------------------------------------------------------------------------


def test_two_claims_field_by_field_with_quotes_and_decisions(hemsby: Record) -> None:
    wish = Wish("reject", Subject("claim", "report-22", "c1"), {}, "counted twice")
    decide(hemsby.acting("reviewer"), wish, Person("reviewer", "reviewer"), now())
    found = page(signed_in("viewer"), "/compare?claim=report-21:c1&with=report-22:c1")
    rows = {
        label: (sign, a, b)
        for label, sign, a, b in re.findall(
            r'<th scope="row">([^<]+)</th><td><(?:b|span)[^>]*>([≠=])</(?:b|span)></td><td[^>]*>([^<]*)</td><td[^>]*>([^<]*)</td>', found
        )
    }  # fmt: skip
    assert rows["Figure"] == ("≠", "5", "9")
    assert rows["Place"] == ("=", "Hemsby", "Hemsby")
    assert rows["Review"] == ("≠", "unreviewed", "rejected")
    assert found.count("<mark>") == 2
    assert "counted twice" in found.partition("Decisions about B")[2]
    assert "Nobody has decided about it." in found.partition("Decisions about A")[2].partition("Decisions about B")[0]  # fmt: skip


def test_claims_of_one_voice_are_told_to_be_one_source(record: Record) -> None:
    found = page(signed_in("viewer"), "/compare?claim=report-1:c1&with=report-2:c1")
    assert "they count as one source" in found
    assert "They are taken for two incidents" in found


def test_comparing_is_in_arabic_but_for_the_reports_own_words(hemsby: Record) -> None:
    client = signed_in("viewer")
    client.cookies["onrecord-language"] = "ar"
    reports = page(client, "/compare?report=report-21&with=report-22")
    does = re.findall(r"<td>([^<]*)</td></tr>", reports)
    assert len(does) > 1
    assert re.findall("[A-Za-z]+", " ".join(does)) == []
    claims = page(client, "/compare?claim=report-21:c1&with=report-22:c1")
    assert "(رسمي" in claims or "(مسؤول" in claims
    assert not re.search(r"\((?:official|government)", claims)


@pytest.mark.parametrize("with_", ["foo", ":c1", "report-22:"])
def test_a_claim_that_is_not_named_as_one_is_told(hemsby: Record, with_: str) -> None:
    found = page(signed_in("viewer"), f"/compare?claim=report-21:c1&with={with_}", 404)
    assert "it is not named by its report and its own id" in found
    assert "REPORT:c3" in found


# --- two days -------------------------------------------------------------------------------------


def test_what_changed_of_a_place_between_two_days_and_from_which_report(hemsby: Record) -> None:
    found = page(signed_in("viewer"), "/compare?place=Hemsby&kind=killed&on=2016-12-12&and=2016-12-15")
    assert '<del><span class="sign">−</span>5</del>' in found
    assert re.search(r'<ins><span class="sign">\+</span>5 to 9', found)
    line = found.partition('<ins><span class="sign">+</span>5 to 9')[2].partition("</tr>")[0]
    assert re.findall(r">(report-\d+:c\d+)<", line) == ["report-22:c1"]
    assert ">changed</span>" in found


@pytest.mark.parametrize(
    ("on", "until", "states"),
    [
        ("2016-12-11", "2016-12-12", (1, 0, 0)),
        ("2016-12-12", "2016-12-13", (0, 0, 1)),
        ("2016-12-13", "2016-12-14", (0, 1, 0)),
        ("2016-12-14", "2016-12-13", (0, 1, 0)),
        ("2016-12-01", "2016-12-02", (0, 0, 0)),
    ],
)
def test_new_changed_and_the_same(hemsby: Record, on: str, until: str, states: tuple[int, int, int]) -> None:
    found = page(signed_in("viewer"), f"/compare?place=Hemsby&on={on}&and={until}")
    assert tuple(int(n) for n in re.findall(r"(?:new|changed|the same) \((\d+)\)", found)) == states


def test_a_figure_without_words_of_its_report_is_told_by_its_bounds(hemsby: Record) -> None:
    (row,) = finding.incidents(hemsby, finding.Wanted(place="Hemsby")).rows
    value = {"field": "figure", "to": {"low": 11, "high": 14}}
    wish = Wish("correct", Subject("claim", "report-22", "c1"), value, "the page says so")
    decide(hemsby, wish, Person("cy", "reviewer"), now())
    found = page(signed_in("viewer"), f"/compare?incident={row.id}&on=2016-12-12&and=2016-12-15")
    assert "killed 11 to 14" in found


def test_an_incident_from_its_first_report_to_its_last(hemsby: Record) -> None:
    (row,) = finding.incidents(hemsby, finding.Wanted(place="Hemsby")).rows
    found = page(signed_in("viewer"), f"/compare?incident={row.id}")
    assert '<strong><span class="day">2016-12-12</span></strong>' in found
    assert '<strong><span class="day">2016-12-14</span></strong>' in found
    came = found.partition("Reports that came between the two days")[2].partition("</ul>")[0]
    assert re.findall(r"report\?id=(report-\d+)\"", came) == ["report-22"]


# --- what cannot be compared ----------------------------------------------------------------------

REFUSED = [
    ("/compare?report=nobody&with=report-1", 404),
    ("/compare?claim=report-1:c99&with=report-1:c1", 404),
    ("/compare?claim=report-1&with=report-1:c1", 404),
    ("/compare?incident=i0000000000", 404),
    ("/compare?place=Hemsby&on=soon&and=2016-12-12", 400),
    ("/compare?place=Hemsby&kind=sunny&on=2016-12-11&and=2016-12-12", 400),
]


def test_after_a_decision_an_incident_is_compared_as_it_stands_then(hemsby: Record) -> None:
    (row,) = finding.incidents(hemsby, finding.Wanted(place="Hemsby")).rows
    address = f"/compare?incident={row.id}&on=2016-12-12&and=2016-12-14"
    before = page(signed_in("analyst"), address)
    again = page(signed_in("analyst"), address)
    assert again.partition("<main")[2] == before.partition("<main")[2]
    (claim,) = [one for one in hemsby.claims() if one.figure and one.figure.low == 9]
    decide(hemsby, Wish("reject", Subject("claim", claim.report, claim.id), {}, "a misprint"), Person("head", "admin"), now())  # fmt: skip
    assert "5 to 9" in before
    assert "5 to 9" not in page(signed_in("analyst"), address)


@pytest.mark.parametrize(("address", "status"), REFUSED)
def test_what_is_not_there_is_refused_with_what_to_do(record: Record, address: str, status: int) -> None:
    assert "<dt>Next</dt>" in page(signed_in("viewer"), address, status)


def test_a_place_without_incidents_says_so(record: Record) -> None:
    finding.up_to_date(record)
    found = page(signed_in("viewer"), "/compare?place=Nowhere&on=2016-12-11&and=2016-12-12")
    assert "No incident of that place is in the record." in found


def test_what_is_restricted_is_compared_with_nothing_and_counted_nowhere(hemsby: Record) -> None:
    (row,) = finding.incidents(hemsby, finding.Wanted(place="Hemsby")).rows
    restrict(hemsby, Subject("report", "report-22"), "lawyers")
    finding.up_to_date(hemsby)
    client = signed_in("reviewer")
    page(client, "/compare?report=report-21&with=report-22", 404)
    page(client, "/compare?claim=report-21:c1&with=report-22:c1", 404)
    found = page(client, f"/compare?incident={row.id}&on=2016-12-12&and=2016-12-15")
    assert "report-22" not in found.partition("<main")[2]
    assert "changed (0)" in found
    everything = page(signed_in("admin"), f"/compare?incident={row.id}&on=2016-12-12&and=2016-12-15")
    assert "changed (1)" in everything


# --- what viewers are shown -----------------------------------------------------------------------


def test_viewers_are_shown_no_protected_name_in_any_comparison(record: Record) -> None:
    name = "Mariam Haddad"
    for n, toll in ((91, "three"), (92, "four")):
        text = f"Shelling killed {toll} people in Hemsby on Monday. Shelling killed {name}, a nurse, her brother said."
        report = Report(f"report-{n}", text, f"{name} is mourned", "Field Desk", None, date(2016, 12, n - 78), "given", source=f"{n}.txt", raw_sha256="0" * 64)  # fmt: skip
        claims = [
            Claim(report.id, "c1", "killed", Span(0, 26, text[:26])),
            Claim(report.id, "c2", "killed", Span(text.index(f"killed {name}"), text.index(", a nurse"), f"killed {name}")),
        ]  # fmt: skip
        record.add(report, claims, "v1")
    linking.up_to_date(record)
    wish = Wish("reject", Subject("claim", "report-91", "c2"), {}, f"{name} lives")
    decide(record.acting("reviewer"), wish, Person("reviewer", "reviewer"), now())
    (incident, *_) = sorted({one.incident for one in record.links.placed_of({"report-91"})})
    asked = [
        "/compare?report=report-91&with=report-92",
        "/compare?claim=report-91:c2&with=report-92:c2",
        f"/compare?incident={incident}&on=2016-12-01&and=2016-12-30",
        "/report?id=report-91",
        "/claim?report=report-91&id=c2",
    ]
    shown = {at: page(signed_in("viewer"), at) for at in asked}
    assert [at for at, found in shown.items() if "Haddad" in found] == []
    whole = [at for at in asked if "Haddad" in page(signed_in("analyst"), at)]
    assert whole == asked, "the team is shown all of it: the test would see a name"
