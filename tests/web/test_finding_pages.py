"""Home, search, voices, what was found as a file: what they show to whom, and that filters stand in the address."""

from __future__ import annotations

import csv
import hashlib
import html
import io
import json
import re
import zipfile
from dataclasses import replace

import pytest
from django.test import Client
from making_records import a_report, claims_of
from visiting import restrict, signed_in, words_of

from onrecord import deciding, finding, linking
from onrecord.decisions import Act, Person, Subject, Wish
from onrecord.finding import Wanted
from onrecord.publish.formats import FORMATS
from onrecord.records import Voice, VoiceKind
from onrecord.store import Record
from onrecord.store.log_face import LogWanted
from onrecord.web import urls
from onrecord.web.clock import now

ADMIN = Person("keeper", "admin")


def decide(record: Record, act: Act, about: Subject, why: str = "as it reads", **value: object) -> None:
    deciding.decide(record.acting("keeper"), Wish(act, about, value, why), ADMIN, now())
    finding.up_to_date(record)


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return words_of(answer.content.decode())


def test_home_says_what_the_record_holds_and_what_waits(record: Record) -> None:
    decide(record, "assign", Subject("claim", "report-1", "c1"), to="analyst")
    decide(record, "flag", Subject("claim", "report-2", "c1"), "far above the others")
    said = page(signed_in("analyst"), "/")
    assert "3 incidents 9 claims 3 reports" in said
    assert "Assigned to you 1" in said
    assert "A second reader is asked for 1" in said
    assert "Bridge struck, part 3" in said
    assert "flag claim report-2:c1" in said
    assert "far above the others" in said
    viewer = page(signed_in("viewer"), "/")
    assert "Assigned to you" not in viewer
    assert "far above the others" not in viewer


def test_an_empty_record_says_what_to_do_first(record: Record) -> None:
    for number in (1, 2, 3):
        record.erase(f"report-{number}", "asked for")
    finding.up_to_date(record)
    assert "Bring in a first report" in page(signed_in("analyst"), "/")
    assert "Bring in a first report" in page(signed_in("analyst"), "/search")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", "3 incidents"), ("place=Town+2", "1 incident"), ("since=2016-06-01", "2 incidents"), ("until=2016-06-01", "1 incident"),
        ("kind=killed", "3 incidents"), ("kind=injured", "Nothing is found"), ("single=1", "3 incidents"), ("contested=1", "Nothing is found"),
        ("q=people", "3 incidents"), ("q=quarry", "Nothing is found"), ("voice=governor", "3 incidents"), ("outlet=The+Valley+Gazette", "3 incidents"),
        ("what=claims&place=Town+2", "3 claims"), ("what=claims&at_least=3", "3 claims"), ("what=reports&q=bridge", "3 reports"),
    ],
)  # fmt: skip
def test_filters_in_the_address_find_what_they_say(record: Record, asked: str, found: str) -> None:
    assert found in page(signed_in("viewer"), f"/search?{asked}")


def test_the_address_of_a_search_goes_to_a_colleague_whole(record: Record) -> None:
    html = signed_in("analyst").get("/search?q=bridge&place=Town+2&order=toll&single=1").content.decode()
    assert 'value="bridge"' in html
    assert 'value="Town 2"' in html
    assert 'name="single" value="1" checked' in html
    assert 'name="order" value="toll"' in html
    assert "what=claims&amp;q=bridge&amp;place=Town%202&amp;single=1" in html


@pytest.mark.parametrize(
    "asked", ["since=yesterday", "kind=wounded", "order=best", "what=people", "first=-1", "first=x", "box=1"]
)
def test_what_cannot_be_read_is_said_and_not_ignored(record: Record, asked: str) -> None:
    said = page(signed_in("viewer"), f"/search?{asked}", 400)
    assert asked.partition("=")[0] in said
    assert "Accepted" in said


def test_what_is_restricted_is_in_no_list_and_no_count(record: Record) -> None:
    restrict(record, Subject("report", "report-2"), "homs")
    finding.up_to_date(record)
    for role in ("viewer", "analyst", "reviewer"):
        client = signed_in(role)
        addresses = (
            "/",
            "/search",
            "/search?what=claims",
            "/search?what=reports",
            "/voices",
            "/voices?what=outlets",
            "/search?place=Town+2",
        )
        for address in addresses:
            said = page(client, address)
            assert "Town 2" not in said.replace('value="Town 2"', "")
            assert "report-2" not in said
        assert "2 incidents 6 claims 2 reports" in page(client, "/")
        assert "the governor's office government 6 2 2" in page(client, "/voices")
    assert "3 incidents 9 claims 3 reports" in page(signed_in("admin"), "/")


def test_what_was_found_leaves_as_a_file_and_the_log_has_its_digest(record: Record) -> None:
    for form in ("csv", "jsonl"):
        answer = signed_in("analyst").get(f"/search/found?what=claims&format={form}&place=Town+2")
        data = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
        rows = (
            list(csv.DictReader(io.StringIO(data.decode())))
            if form == "csv"
            else [json.loads(line) for line in data.splitlines()]
        )
        assert [(row["report"], row["id"], row["place"]) for row in rows] == [
            ("report-2", f"c{n}", "Town 2") for n in (1, 2, 3)
        ]
        entry = [one.told() for one in record.log.entries() if one.told()["what"] == "export"][-1]
        assert (entry["by"], entry["after"]["sha256"]) == ("analyst", hashlib.sha256(data).hexdigest())
        assert entry["after"]["filter"] == "place=Town%202"


@pytest.mark.parametrize("role", ["viewer", "analyst", "reviewer", "admin"])
def test_only_those_who_may_export_take_a_file_out(record: Record, role: str) -> None:
    client = signed_in(role)
    assert client.get("/search/found?what=incidents&format=csv").status_code == (
        403 if role == "viewer" else 200
    )
    assert ("JSON Lines" in page(client, "/search")) == (role != "viewer")


def test_a_cell_that_a_spreadsheet_would_run_is_kept_as_text(record: Record) -> None:
    from onrecord.publish.formats.cells import cell

    for words in ("=1+1", "+44", "-3 dead", "@sum", "\tx"):
        assert cell(words) == f"'{words}"
    assert cell("82 dead") == "82 dead"
    assert cell(-3) == -3


def test_a_voice_and_an_outlet_have_a_page_of_what_they_said(record: Record) -> None:
    client = signed_in("analyst")
    html = client.get("/voices").content.decode()
    assert 'href="/voice?key=governor"' in html
    said = page(client, "/voice?key=governor")
    assert "9 · 3 reports · 3 incidents" in said
    assert "3 incidents rest on its word alone" in said
    assert "The Valley Gazette" in page(client, "/voice?outlet=The+Valley+Gazette")
    assert client.get("/voice?key=nobody").status_code == 404
    assert client.get("/voice").status_code == 404


@pytest.mark.parametrize("kind", ["witness", "rescue"])
def test_viewers_get_no_link_that_is_a_witness_name(record: Record, kind: VoiceKind) -> None:
    report = a_report(7)
    nurse = Voice(
        "Mona Taleb, a nurse at the Valley hospital", kind, key="said:mona taleb nurse valley hospital"
    )
    record.add(report, [replace(one, said_by=(nurse,)) for one in claims_of(report)], "rules-1")
    linking.up_to_date(record)
    finding.up_to_date(record)
    for address in ("/voices", "/search", "/"):
        assert "taleb" not in signed_in("viewer").get(address).content.decode().lower()
    assert "said%3Amona%20taleb" in signed_in("analyst").get("/voices").content.decode()


def test_viewers_get_lists_without_protected_names(record: Record) -> None:
    text = record.report("report-1").text
    start = text.index("governor")
    wish = Wish(
        "protect",
        Subject("report", "report-1"),
        {"start": start, "end": start + 8, "who": "witness"},
        "asked for",
    )
    deciding.decide(record.acting("keeper"), wish, ADMIN, now())
    wide = Wish(
        "protect", Subject("report", "report-1"), {"start": 0, "end": 8, "who": "witness"}, "asked for"
    )
    deciding.decide(record.acting("keeper"), wide, ADMIN, now())
    finding.up_to_date(record)
    whole = page(signed_in("analyst"), "/search?what=claims&place=Town+1")
    bare = page(signed_in("viewer"), "/search?what=claims&place=Town+1")
    assert text[:12] in whole
    assert text[:12] not in bare
    assert text[:12] not in page(signed_in("viewer"), "/report?id=report-1")
    assert text[:12] not in page(signed_in("viewer"), "/claim?report=report-1&id=c1")


# --- reading ------------------------------------------------------------------------------------


def test_the_text_marks_what_each_word_says(record: Record) -> None:
    html = signed_in("analyst").get("/report?id=report-1").content.decode()
    text = html[html.index('id="words"') : html.index("</section>")]
    assert '<a class="w w-figure" href="#claim-c1" data-claims="c1' in text
    assert "the governor&#x27;s office</span>" in text
    assert 'class="w w-source"' in text
    for part in ("figure", "harm", "place", "time", "source"):
        assert f'class="w w-{part}"' in html, "each part is in the legend"
    assert words_of(text.partition(">")[2]).replace(" ", "").count("near") == 1


def test_a_place_is_mended_in_one_step_and_taken_back(record: Record) -> None:
    client = signed_in("analyst")
    sent = {
        "act": "correct",
        "about": "claim",
        "report": "report-1",
        "claim": "c1",
        "id": "",
        "sees": "0",
        "field": "figure",
        "to": "40..60",
        "why": "two wards",
    }
    done = client.post("/decide", sent)
    assert (done.status_code, done["Location"]) == (303, "/report?id=report-1#claim-c1")
    assert deciding.reviewed(record, "report-1")[0].claim.figure is not None
    assert (
        deciding.reviewed(record, "report-1")[0].claim.figure.low,
        deciding.reviewed(record, "report-1")[0].claim.figure.high,
    ) == (40, 60)  # type: ignore[union-attr]
    (made,) = record.decisions.all()
    html = client.get("/report?id=report-1").content.decode()
    assert 'data-key="u"' in html
    undo = {"act": "undo", "about": "decision", "id": made.id, "sees": "1", "why": "taken back"}
    back = client.post("/decide", undo)
    assert (back.status_code, back["Location"]) == (303, "/report?id=report-1#claim-c1")
    assert deciding.reviewed(record, "report-1")[0].corrected == ()


def test_the_original_is_for_the_team(record: Record) -> None:
    assert signed_in("viewer").get("/report/original?id=report-1").status_code == 403
    assert signed_in("analyst").get("/report/original?id=report-1").status_code == 404, (
        "this report was added without any bytes"
    )


# --- the language -------------------------------------------------------------------------------


def test_a_person_chooses_the_language_and_the_page_turns_round(record: Record) -> None:
    client = signed_in("analyst")
    assert '<html lang="en" dir="ltr">' in client.get("/").content.decode()
    done = client.post(
        "/language", {"language": "ar"}, headers={"referer": "http://testserver/search?q=bridge"}
    )
    assert (done.status_code, done["Location"]) == (303, "http://testserver/search?q=bridge")
    assert '<html lang="ar" dir="rtl">' in client.get("/search").content.decode()
    away = client.post("/language", {"language": "xx"}, headers={"referer": "https://elsewhere.example/"})
    assert away["Location"] == "/"


def test_after_a_refused_form_the_language_leads_to_a_page_that_can_be_asked_for(record: Record) -> None:
    client = signed_in("admin")
    plain = [f"/{one.pattern}" for one in urls.urlpatterns if getattr(one, "name", None) and "<" not in str(one.pattern)]  # fmt: skip
    forms = [address for address in plain if client.get(address).status_code == 405]
    assert {"/decide", "/erase", "/inbox/files", "/bulletins/make", "/log/export"} <= set(forms)
    for address in forms:
        told = {"referer": f"http://testserver{address}"}
        back = client.post("/language", {"language": "ar"}, headers=told)
        assert client.get(back["Location"]).status_code in (200, 302), address


def test_the_index_goes_with_what_wanted_says(record: Record) -> None:
    assert finding.claims(record, Wanted(kind="killed")).total == 9


def test_what_was_found_goes_out_in_every_format(record: Record) -> None:
    shown = signed_in("analyst").get("/search/formats?place=Town+2").content.decode()
    assert "1 incident," in words_of(shown)
    links = [html.unescape(one) for one in re.findall(r'href="(/search/export[^"]*)"', shown)]
    assert len(links) >= len(FORMATS)
    for link in links:
        answer = signed_in("analyst").get(link)
        assert answer.status_code == 200, link
        with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as packed:  # type: ignore[attr-defined]
            file, beside = packed.namelist()
            told = json.loads(packed.read(beside))
            assert told["sha256"] == hashlib.sha256(packed.read(file)).hexdigest()
            assert told["filter"] == {"search": "place=Town%202"}
            assert beside == f"{file}.about.json"
    assert told["sha256"] in json.dumps(
        [one.detail for one in record.log.newest(LogWanted(what="export"), most=1).entries]
    )


def test_a_format_has_the_same_incidents_as_the_list(record: Record) -> None:
    client = signed_in("analyst")
    answer = client.get("/search/export?format=csv&table=incidents&place=Town+2")
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as packed:  # type: ignore[attr-defined]
        rows = list(csv.DictReader(io.StringIO(packed.read("incidents.csv").decode())))
    found = finding.incidents(record, Wanted(place="Town 2"))
    assert [row["incident"] for row in rows] == [one.id for one in found.rows]


def test_whoever_may_not_export_gets_no_format(record: Record) -> None:
    assert signed_in("viewer").get("/search/formats").status_code == 403
    assert signed_in("viewer").get("/search/export?format=csv").status_code == 403
    assert "jsonl" in page(signed_in("analyst"), "/search/export?format=word97", 400)
    assert "incidents" in page(signed_in("analyst"), "/search/export?format=csv&table=nothing", 400)


def test_more_than_a_page_exports_is_said(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.web.pages.formats.MOST", 2)
    assert "onrecord export" in page(signed_in("analyst"), "/search/formats")
    assert "3 incidents" in page(signed_in("analyst"), "/search/export?format=csv", 400)
