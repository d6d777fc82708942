"""The page of an incident: how many on whose word, by origin over time, contradictions side by side, taken apart and put together."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from datetime import date

import pytest
from making_records import a_report, claims_of
from visiting import restrict, signed_in, words_of

from onrecord import deciding, finding, linking
from onrecord.decisions import Person, Subject, Wish
from onrecord.records import Claim, Figure, Place, Report, Span, Voice, When
from onrecord.store import Record
from onrecord.web.clock import now
from onrecord.web.pages import incident, incident_told

TOWN = Place("Marj al-Tal", "Marj al-Tal", 35.5, 36.6, "town-77", "settlement", "SY")
DAY = date(2017, 3, 4)
REST = {
    "north-1": "Amal Darwish, 9, was one of the dead. Two ambulances came from the coast before dark.",
    "south-1": "Wards were full by noon, and blood was asked for over the loudspeakers of the mosque; surgeons slept there.",
    "north-2": "Four more bodies were found under the bakery after the rubble had been moved with a digger lent by a farmer.",
    "east-1": "Windows broke as far away as the dam, where the guards had thought at first of an earthquake.",
}
"""What else each report says: without it they would be copies of one."""
TOLD = [
    # report, published, figure, who says it
    ("north-1", date(2017, 3, 4), 31, "the valley rescue service"),
    ("south-1", date(2017, 3, 5), 44, "the district hospital"),
    ("north-2", date(2017, 3, 8), 35, "the valley rescue service"),
]


def told(id: str, published: date, figure: int, who: str) -> tuple[Report, list[Claim]]:
    lead = "The strike of 4 March on Marj al-Tal killed" if id == "north-2" else "An air strike killed"
    words = f"{lead} {figure} people in Marj al-Tal on 4 March, {who} said. {REST[id]}"
    report = Report(
        id,
        words,
        title=f"Strike on Marj al-Tal, {id}",
        outlet=f"Paper {id}",
        published=published,
        published_by="given",
        source="x",
    )
    quote = words[: words.index(",")]
    claim = Claim(
        id, "c1", "killed", Span(0, len(quote), quote), Figure(figure, figure, False, str(figure)), ("person",),
        method="airstrike", place=TOWN, time=When("on 4 March", DAY, DAY), said_by=(Voice(who, "rescue", key=f"said:{who}"),),
    )  # fmt: skip
    return report, [claim]


@pytest.fixture
def struck(record: Record) -> str:
    """An incident of three reports, put together by a person where the rules would not."""
    for row in TOLD:
        report, claims = told(*row)
        record.add(report, claims, "rules-1")
    linking.up_to_date(record)
    ids = [where(record, row[0]) for row in TOLD]
    if len(set(ids)) > 1:
        wish = Wish(
            "merge", Subject("incident", id=ids[0]), {"with": [i for i in ids if i != ids[0]]}, "one strike"
        )
        deciding.decide(record.acting("keeper"), wish, Person("keeper", "admin"), now())
        linking.up_to_date(record)
    finding.up_to_date(record)
    return where(record, "north-1")


def where(record: Record, report: str) -> str:
    links = record.links
    return next(p.incident for p in links.placed(links.components_of({report})) if p.report == report)


def page(id: str, role: str = "viewer", more: str = "") -> str:
    answer = signed_in(role).get(f"/incident?id={id}{more}")
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def test_how_many_and_on_whose_word_stands_before_all_else(record: Record, struck: str) -> None:
    glance = plain(page(struck).split('<header class="glance">')[1].split("</header>")[0])
    assert "Killed · Marj al-Tal · 2017-03-04" in glance
    assert re.search(r"low 35 best \d+ high 44", glance)
    assert "On the word of" in glance
    assert "the valley rescue service ( 35 )" in glance.replace("(35)", "( 35 )")
    assert "the district hospital" in glance
    assert "Independent origins 2" in glance
    assert "not provisional" in glance
    assert "contested: 1 contradiction" in glance
    assert "What would change without each origin" in glance


def test_what_is_left_without_an_origin_is_told(record: Record, struck: str) -> None:
    rows = re.search(r'<details class="without".*?</details>', page(struck), re.DOTALL)
    assert rows
    hospital = next(row for row in re.findall(r"<tr>.*?</tr>", rows[0], re.DOTALL) if "B</span> <bdi>" in row)
    assert "35 / 35 / 35" in plain(hospital)
    assert "provisional" in plain(hospital)


def test_a_figure_that_was_replaced_is_struck_and_says_by_what(record: Record, struck: str) -> None:
    text = page(struck)
    (row,) = [row for row in re.findall(r"<tr>.*?</tr>", text, re.DOTALL) if "<s>31</s>" in row]
    assert "no, replaced by 35" in plain(row)
    assert 'class="struck"' in text
    assert "31, on the word of the valley rescue service, published 2017-03-04; replaced since" in text


def test_both_sides_of_a_contradiction_stand_beside_each_other_with_their_words(
    record: Record, struck: str
) -> None:
    (dispute,) = re.findall(r'<article class="dispute.*?</article>', page(struck), re.DOTALL)
    assert re.findall(r"Side (\d)", dispute) == ["1", "2"]
    assert "The strike of 4 March on Marj al-Tal killed 35 people in Marj al-Tal on 4 March" in dispute
    assert "An air strike killed 44 people in Marj al-Tal on 4 March" in dispute
    assert 'href="/report?id=south-1#claim-c1"' in dispute


def test_the_figures_are_drawn_by_origin_over_time_and_stand_in_a_table(record: Record, struck: str) -> None:
    text = page(struck)
    picture = text.split('<svg class="toll"')[1].split("</figure>")[0].split('<ul class="key">')[0]
    assert len(re.findall(r"<a href=[^>]*class=\"told\"", picture)) == 3
    assert {"2017-03-04", "2017-03-08"} <= set(re.findall(r"\d{4}-\d\d-\d\d", plain(picture)))
    assert 'class="course"' in picture
    assert "The 3 figures as a table" in text


@pytest.mark.parametrize(("role", "reads"), [("viewer", False), ("analyst", True)])
def test_the_name_of_a_child_that_died_is_for_the_team(
    record: Record, struck: str, role: str, reads: bool
) -> None:
    """It stands in a quote and in a reason for a decision."""
    words = {"words": "Amal Darwish, 9, was one of the dead", "kind": "killed", "low": "1", "high": "1"}
    sent = {
        "act": "add",
        "about": "report",
        "report": "north-1",
        "claim": "",
        "id": "",
        "sees": "0",
        "why": "",
    } | words
    client = signed_in("analyst")
    assert client.post("/decide", sent).status_code == 303
    marked = {"act": "protect", "about": "report", "report": "north-1", "claim": "", "id": "", "why": "",
"words": "Amal Darwish", "who": "victim"}  # fmt: skip
    assert client.post("/decide", marked | {"sees": "0"}).status_code == 303
    id = where(record, "north-1")
    about = {
        "act": "comment",
        "about": "incident",
        "report": "",
        "claim": "",
        "id": id,
        "why": "Amal Darwish is counted",
    }
    assert client.post("/decide", about | {"sees": sees(page(id, "analyst"))}).status_code == 303
    assert ("Amal Darwish" in page(id, role)) == reads
    assert "Amal Darwish" not in page(id, role, "&names=0")


def sees(text: str) -> str:
    found = re.search(r'name="act" value="comment">.*?name="sees" value="(\d+)"', text, re.DOTALL)
    assert found
    return found[1]


def test_a_hidden_report_leaves_no_trace(record: Record, struck: str) -> None:
    restrict(record, Subject("report", "south-1"), "homs")
    text = page(struck)
    for word in ("south-1", "hospital", "killed 44", ">44<"):
        assert word not in text
    assert "On one origin" in text
    assert "south-1" in page(struck, "admin")


# --- taking apart and putting together ----------------------------------------------------------


def test_a_whole_report_is_taken_out_and_put_back_at_once(record: Record, struck: str) -> None:
    client = signed_in("analyst")
    text = page(struck, "analyst")
    whole = re.search(r'form="take-out" name="out" value="(\[\["south-1"[^>]*\]\])"', text)
    assert whole
    form = text.split('id="take-out"')[1].split("</form>")[0]
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
    sent = client.post("/decide", fields | {"out": whole[1], "why": "of the next village"})
    assert sent.status_code == 303
    assert where(record, "south-1") != where(record, "north-1")
    after = html.unescape(client.get(sent.headers["Location"]).content.decode())
    assert "Decided: split." in after
    assert f'href="/incident?id={where(record, "south-1")}"' in after
    undo = after.split('id="undo"')[1].split("</form>")[0]
    again = client.post(
        "/decide", dict(re.findall(r'name="(\w+)" value="([^"]*)"', undo)) | {"why": "one strike after all"}
    )
    assert again.status_code == 303
    assert again.headers["Location"].startswith("/incident?id=")
    assert where(record, "south-1") == where(record, "north-1")
    late = client.post("/decide", fields | {"out": whole[1], "why": "again"})
    assert late.status_code == 409
    assert "Nothing was changed" in late.content.decode()


def test_claims_marked_one_by_one_and_as_a_report_count_once(record: Record, struck: str) -> None:
    fields = {
        "act": "split",
        "about": "incident",
        "report": "",
        "claim": "",
        "id": struck,
        "why": "another day",
    }
    version = deciding.held(
        record, Wish("split", Subject("incident", id=struck)), Person("x", "admin")
    ).version
    one = json.dumps(["south-1", "c1"])
    sent = signed_in("analyst").post("/decide", fields | {"sees": str(version), "out": [one, f"[{one}]"]})
    assert sent.status_code == 303
    (split,) = record.decisions.of_acts(("split",))
    assert len(split.seen) == 3


def test_the_nearest_others_come_with_the_points_and_are_merged_by_a_mark(
    record: Record, struck: str
) -> None:
    other, claims = told("east-1", date(2017, 3, 10), 210, "a neighbour")
    near = replace(TOWN, text="Kafr Rim", name="Kafr Rim", lat=35.7, lon=36.9, gazetteer="town-78")
    later = When("on 8 March", date(2017, 3, 8), date(2017, 3, 8))
    record.add(other, [replace(one, place=near, time=later) for one in claims], "rules-1")
    linking.up_to_date(record)
    finding.up_to_date(record)
    id = where(record, "east-1")
    assert id != struck
    client = signed_in("analyst")
    text = html.unescape(client.get(f"/incident/near?id={struck}").content.decode())
    (card,) = re.findall(rf'<li class="card" data-incident="{id}">.*?</li>', text, re.DOTALL)
    assert "Kafr Rim" in card
    assert re.search(r"\d+ km", card)
    assert re.search(r"(Alike enough to be one|Kept apart) \(-?\d+\.\d\)", plain(card))
    form = text.split('id="merge-with"')[1].split("</form>")[0]
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
    sent = client.post("/decide", fields | {"with": [id, ""], "why": "one strike on two villages"})
    assert sent.status_code == 303
    assert where(record, "east-1") == where(record, "north-1")


def test_a_viewer_is_offered_nothing_to_change(record: Record, struck: str) -> None:
    text = page(struck)
    assert 'action="/decide"' not in text
    assert 'type="checkbox"' not in text
    near = signed_in("viewer").get(f"/incident/near?id={struck}").content.decode()
    assert 'action="/decide"' not in near


def test_each_report_says_why_it_is_here(record: Record, struck: str) -> None:
    text = plain(html.unescape(signed_in("viewer").get(f"/incident/why?id={struck}").content.decode()))
    assert re.findall(
        r"\d{4}-\d\d-\d\d Paper north-2 \d{4}-\d\d-\d\d Paper (north-1|south-1) -?\d+\.\d same place", text
    )


def test_why_a_report_is_here_is_said_in_arabic(struck: str) -> None:
    client = signed_in("viewer")
    client.cookies["onrecord-language"] = "ar"
    text = html.unescape(client.get(f"/incident/why?id={struck}").content.decode())
    assert "same place" not in text
    assert "المكان نفسه" in text


def test_an_id_that_became_part_of_another_leads_there(record: Record, struck: str) -> None:
    first, second = where(record, "report-1"), where(record, "report-2")
    wish = Wish("merge", Subject("incident", id=first), {"with": [second]}, "one bridge")
    deciding.decide(record.acting("keeper"), wish, Person("keeper", "admin"), now())
    linking.up_to_date(record)
    kept = where(record, "report-1")
    (gone,) = {first, second} - {kept}
    answer = signed_in("viewer").get(f"/incident?id={gone}")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/incident?id={kept}")
    assert gone in page(kept).split('id="history"')[1]


@pytest.mark.parametrize("address", ["/incident", "/incident/near", "/incident/why"])
def test_what_is_not_there_is_not_found(record: Record, address: str) -> None:
    assert signed_in("viewer").get(f"{address}?id=i0000000000").status_code == 404
    assert signed_in("viewer").post(f"{address}?id=i0000000000").status_code == 405


def test_an_incident_of_no_figure_says_so(record: Record) -> None:
    report = a_report(9)
    (claim, *_rest) = claims_of(report)
    record.add(report, [replace(claim, kind="ceasefire", figure=None, part_of=None)], "rules-1")
    linking.up_to_date(record)
    assert "No figure of people is given." in page(where(record, "report-9"))


def test_long_lists_begin_with_some_and_lead_to_all(
    record: Record, struck: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incident, "AT_ONCE", 2)
    monkeypatch.setattr(incident_told, "FEW", 1)
    monkeypatch.setattr(incident_told, "FIGURES", 1)
    for role in ("viewer", "analyst"):
        short, whole = page(struck, role), page(struck, role, "&all=1")
        assert "The 3 figures as a table" in short
        assert short.count("all=1#figures") == 1
        assert "2 more</a>" in short, "figures"
        assert short.count("and 1 more report</a>") == 2, "the reprint in the tree, and the last of all"
        assert "Show 1 more claim" in short
        listed = [re.findall(r'<li data-report="([^"]+)"', one) for one in (short, whole)]
        assert listed == [["north-1"], ["north-1", "south-1"]], "the reprint under the first counts"
        assert "all=1" not in whole
        assert whole.count("<tr data-claim=") == 3


@pytest.mark.parametrize("role", ["viewer", "analyst"])
def test_a_decision_shows_at_once_on_a_page_that_was_kept(record: Record, struck: str, role: str) -> None:
    assert "44" in plain(page(struck, role))
    wish = Wish("reject", Subject("claim", "south-1", "c1"), {}, "of another town")
    deciding.decide(record.acting("keeper"), wish, Person("keeper", "admin"), now())
    linking.up_to_date(record)
    assert "44" not in plain(page(struck, role)).partition("History")[0]
    wish = Wish(
        "correct",
        Subject("claim", "north-1", "c1"),
        {"field": "figure", "to": {"low": 29, "high": 29, "approximate": False, "text": "31"}},
        "misread",
    )
    deciding.decide(record.acting("keeper"), wish, Person("keeper", "admin"), now())
    linking.up_to_date(record)
    assert "29" in plain(page(struck, role))


def banner(page: str) -> str:
    found = re.search(r'<div class="warning" role="note">(.*?)</div>', page, re.DOTALL)
    return words_of(found[1]) if found else ""


def test_what_of_it_is_restricted_is_said_to_the_team_alone(record: Record, struck: str) -> None:
    for role in ("viewer", "analyst", "admin"):
        assert banner(page(struck, role)) == ""
    restrict(record, Subject("report", "south-1"), "aleppo")
    restrict(record, Subject("claim", "north-2", "c1"), "aleppo")
    said = banner(page(struck, "analyst"))
    assert "Reports of it that are restricted: 1 of 3 – aleppo (1)" in said
    assert "Claims that are restricted by themselves: 1 of 3 – aleppo (1)" in said
    assert "other figures" in said
    assert banner(page(struck, "viewer")) == ""
    assert banner(page(struck, "analyst", "&names=0")) == "", "a copy that goes outside"
    restrict(record, Subject("incident", id=struck), "aleppo")
    assert "Only these groups and admins can see it: aleppo" in banner(page(struck, "analyst"))


def test_who_is_outside_hears_nothing_of_what_is_restricted(record: Record, struck: str) -> None:
    restrict(record, Subject("report", "south-1"), "homs")
    assert "1 of 3 – homs (1)" in banner(page(struck, "admin"))
    for role in ("viewer", "analyst", "reviewer"):
        said = page(struck, role)
        assert "homs" not in said
        assert banner(said) == ""
