"""The inbox: what is listed, what is brought in and by whom, what is seen while it is read, and what leaks nowhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from making_records import a_report, claims_of
from visiting import NOW, restrict, signed_in

from onrecord import deciding, finding, linking
from onrecord.decisions import Person, Subject, Wish
from onrecord.fetching import Fetched
from onrecord.records import Failure, Report
from onrecord.store import Record
from onrecord.web import reading
from onrecord.web.api import relinking
from onrecord.web.inbox import working
from onrecord.web.inbox.limits import ALL_AT_ONCE

WORDS = "At least nine people were killed near the mill, the governor's office said."


def read_claims(report: Report) -> list[object]:
    if "breaks" in report.text:
        raise RuntimeError(report.text)
    return list(claims_of(report, 2))


@pytest.fixture
def inbox(record: Record, monkeypatch: pytest.MonkeyPatch) -> Iterator[Record]:
    monkeypatch.setattr(reading, "claims", read_claims)
    finding.up_to_date(record)
    yield record
    assert working.rest()
    assert relinking.rest()


def page(who: str, address: str = "/inbox") -> str:
    answer = signed_in(who).get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def paste(client: Client, text: str = WORDS, **fields: str) -> str:
    """The page of the job, when all of it is read."""
    answer = client.post("/inbox/text", {"text": text} | fields)
    assert answer.status_code == 303
    return read(client, answer["Location"])


def send(client: Client, *files: tuple[str, bytes], **fields: str) -> str:
    sent = [SimpleUploadedFile(name, body) for name, body in files]
    answer = client.post("/inbox/files", {"files": sent} | fields)
    assert answer.status_code == 303, answer.content.decode()
    return read(client, answer["Location"])


def read(client: Client, address: str) -> str:
    assert working.rest()
    return str(client.get(address).content.decode())


def titles(text: str) -> list[str]:
    return re.findall(r'<th scope="row"><a [^>]*>([^<]*)</a>', text)


# --- the list -----------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["viewer", "analyst", "reviewer", "admin"])
def test_the_last_that_came_in_is_first(inbox: Record, who: str) -> None:
    assert titles(page(who)) == [f"Bridge struck, part {number}" for number in (3, 2, 1)]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("q=part", (3, 2, 1)), ("q=%22part+2%22", (2,)), ("q=nowhere", ()), ("outlet=The+Valley+Gazette", (3, 2, 1)),
        ("outlet=Another", ()), ("published_since=2016-12-13", (3, 2, 1)), ("published_since=2016-12-14", ()),
        ("published_until=2016-12-12", ()), ("published_since=2016-12-20&published_until=2016-12-01", (3, 2, 1)), ("from=2", (1,)),
    ],
)  # fmt: skip
def test_the_filters(inbox: Record, query: str, numbers: tuple[int, ...]) -> None:
    text = page("viewer", f"/inbox?{query}")
    assert titles(text) == [f"Bridge struck, part {number}" for number in numbers]
    assert ("No report fits these filters." in text) is (not numbers)


def test_a_filter_that_cannot_be_read_is_named(inbox: Record) -> None:
    answer = signed_in("viewer").get("/inbox?published_since=Tuesday")
    assert (answer.status_code, "published_since" in answer.content.decode()) == (400, True)


def test_claims_and_how_many_nobody_reviewed(inbox: Record) -> None:
    wish = Wish("accept", Subject("claim", "report-1", "c1"), {}, "read in the original")
    deciding.decide(inbox.acting("analyst"), wish, Person("analyst", "analyst"), NOW)
    finding.up_to_date(inbox)
    rows = re.findall(r'<td class="n">(\d+)</td><td class="n">(?:<strong>)?(\d+)', page("viewer"))
    assert rows == [("3", "3"), ("3", "3"), ("3", "2")]


def test_a_copy_stands_under_its_original(inbox: Record) -> None:
    text = " ".join(
        f"Witness {n} told of the shelling of the grain market on the river bank." for n in range(40)
    )
    for name, outlet, day in (("wire", "Wire", 13), ("paper", "Paper", 14)):
        report = replace(
            a_report(9, text),
            id=name,
            title=f"Market, by {outlet}",
            outlet=outlet,
            published=date(2016, 12, day),
        )
        inbox.add(report, [], "rules-1")
    linking.up_to_date(inbox)
    finding.up_to_date(inbox)
    found = page("viewer")
    assert titles(found)[0] == "Market, by Wire"
    assert "Market, by Paper" not in titles(found)
    assert re.search(r"<summary>1 copy</summary>.*?Market, by Paper", found, re.DOTALL)
    alone = page("viewer", "/inbox?outlet=Paper")
    assert titles(alone) == ["Market, by Paper"]
    assert "Copy of" in alone


def test_an_empty_record_says_what_to_do(inbox: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "reports", lambda *about, **more: finding.Page([], 0))
    assert "Paste one, drop its file, or give its address" in page("analyst")
    assert "Whoever has the role analyst brings them in." in page("viewer")


# --- bringing in --------------------------------------------------------------------------------


def test_a_pasted_text_is_read_while_one_watches(inbox: Record) -> None:
    client = signed_in("analyst")
    fields = {
        "title": "Mill struck",
        "outlet": "The Mill Post",
        "published": "2016-12-15",
        "url": "https://mill.example/1",
    }
    text = paste(client, WORDS + "\r\nMore is not known.", **fields)
    assert "2 claims were found." in text
    assert text.count('<blockquote dir="auto">At least nine people wer</blockquote>') == 2
    assert "#claim-c1" in text
    id = reading.id_of(WORDS + "\nMore is not known.")
    report = inbox.report(id)
    assert (report.title, report.outlet, report.published) == (
        "Mill struck",
        "The Mill Post",
        date(2016, 12, 15),
    )
    assert inbox.raw(id) == (WORDS + "\nMore is not known.").encode()
    assert relinking.rest()
    assert titles(page("viewer"))[0] == "Mill struck"
    assert "1 known already" in paste(client, WORDS + "\r\nMore is not known.", **fields)


def test_what_was_added_stands_in_the_log_under_the_name_of_who_brought_it(inbox: Record) -> None:
    paste(signed_in("analyst"))
    entry = next(
        one.told() for one in inbox.log.entries() if one.told()["about"] == f"report {reading.id_of(WORDS)}"
    )
    assert (entry["by"], entry["what"]) == ("analyst", "add")


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"text": "   "}, "empty"),
        ({"published": "yesterday"}, "is no date"),
        ({"published": "2016-02-31"}, "is no date"),
        ({"title": "half\x00"}, "NUL"),
    ],
)
def test_a_text_that_is_refused_comes_back_as_it_was_typed(
    inbox: Record, fields: dict[str, str], found: str
) -> None:
    answer = signed_in("analyst").post("/inbox/text", {"text": WORDS, "outlet": "The Mill Post"} | fields)
    text = answer.content.decode()
    assert (answer.status_code, 'role="alert"' in text, found in text) == (400, True, True)
    assert 'value="The Mill Post"' in text
    assert fields.get("text", WORDS.replace("'", "&#x27;")).strip() in text


def test_several_files_at_once(inbox: Record) -> None:
    corpus = b"\n".join(
        json.dumps({"text": f"{n} people were killed.", "report": f"line-{n}"}).encode() for n in (1, 2, 3)
    )
    client = signed_in("analyst")
    text = send(
        client,
        ("mill.txt", WORDS.encode()),
        ("day.jsonl", corpus),
        ("a.exe", b"MZ"),
        outlet="The Mill Post",
        published="2016-12-15",
    )
    assert "3 of 3 finished" in text
    assert "3 new reports" in text
    assert "is of a kind that is not read (.exe)" in text
    assert inbox.report("mill").outlet == "The Mill Post"
    assert inbox.raw("mill") == WORDS.encode()
    assert inbox.report("line-2").published == date(2016, 12, 15)
    assert [one.failure.source for one in inbox.failures()] == ["upload/a.exe"]


def test_another_text_under_a_known_name_is_another_report(inbox: Record) -> None:
    client = signed_in("analyst")
    send(client, ("mill.txt", WORDS.encode()))
    text = send(client, ("mill.txt", b"Nobody was killed near the mill."))
    assert "1 new report" in text
    assert re.search(r"id=mill~[0-9a-f]{6}", text)


@pytest.mark.parametrize(
    ("name", "kept"),
    [("../../etc/mill.txt", "mill.txt"), ("C:\\reports\\mill.txt", "mill.txt"), ("mi\u202ell.txt", "mill.txt"), ("a" * 300 + ".txt", "a" * 196 + ".txt")],
)  # fmt: skip
def test_names_of_files_are_names_alone(name: str, kept: str) -> None:
    from onrecord.web.pages.bringing import _plain

    assert _plain(name) == kept


def test_a_form_without_a_file_says_so(inbox: Record) -> None:
    answer = signed_in("analyst").post("/inbox/files", {"outlet": "The Mill Post"})
    assert (answer.status_code, "none was chosen" in answer.content.decode()) == (400, True)


@pytest.mark.parametrize(("who", "size"), [("analyst", ALL_AT_ONCE + 1), ("viewer", 3_000_000)])
def test_too_much_at_once_is_refused_before_it_is_taken_in(inbox: Record, who: str, size: int) -> None:
    answer = signed_in(who, enforce_csrf_checks=True).post(
        "/inbox/files", b"--x", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=str(size)
    )
    text = answer.content.decode()
    assert answer.status_code == 413
    assert "100 MB together" in text
    assert "onrecord add" in text


def test_a_web_address(inbox: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    body = f"<article><h1>Mill struck</h1><p>{WORDS}</p><p>{WORDS}</p></article>".encode()
    monkeypatch.setattr(
        working,
        "fetch",
        lambda url: Fetched(f"{url}/end", b"HTTP/1.1 200 OK\r\n", body, body, "text/html", ""),
    )
    client = signed_in("analyst")
    answer = client.post(
        "/inbox/address", {"url": "https://mill.example/story#part", "published": "2016-12-15"}
    )
    text = read(client, answer["Location"])
    assert "https://mill.example/story" in text
    assert "2 claims" in text
    (report,) = [one.report for one in inbox.reports() if one.report.source.startswith("https:")]
    assert (report.url, report.published) == ("https://mill.example/story/end", date(2016, 12, 15))
    assert inbox.raw(report.id) == b"HTTP/1.1 200 OK\r\n\r\n" + body


@pytest.mark.parametrize("url", ["", "mill.example", "file:///etc/hosts", "https://rosa:word@mill.example/"])
def test_what_is_no_web_address_comes_back(inbox: Record, url: str) -> None:
    answer = signed_in("analyst").post("/inbox/address", {"url": url})
    assert (answer.status_code, 'role="alert"' in answer.content.decode()) == (400, True)


def test_the_page_says_who_will_know_and_nothing_is_fetched_from_machines_of_ours(inbox: Record) -> None:
    assert "whoever runs it sees that" in page("analyst")
    client = signed_in("analyst")
    answer = client.post("/inbox/address", {"url": "http://127.0.0.1:9/a"})
    assert "not on the open network" in read(client, answer["Location"])


def test_fetching_turned_off(inbox: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_FETCH", "off")
    assert 'action="/inbox/address"' not in page("analyst")
    answer = signed_in("analyst").post("/inbox/address", {"url": "https://mill.example/"})
    assert (answer.status_code, "ONRECORD_FETCH=off" in answer.content.decode()) == (400, True)


# --- what was not read --------------------------------------------------------------------------


def test_what_broke_is_tried_again(inbox: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in("analyst")
    text = send(client, ("mill.txt", b"this breaks the reading"))
    assert "broke onrecord" in text
    assert "breaks the reading" not in text
    assert "upload/mill.txt" in text
    assert "Try again" in page("analyst")
    monkeypatch.setattr(reading, "claims", lambda report: [])
    again = client.post("/inbox/retry", {"source": "upload/mill.txt"})
    assert "1 new report" in read(client, again["Location"])
    assert [one.failure.source for one in inbox.failures() if one.resolved_at is None] == []
    assert client.post("/inbox/retry", {"source": "upload/mill.txt"}).status_code == 400


@pytest.mark.parametrize(
    ("source", "code", "said"),
    [
        (
            "/data/o'clock.pdf",
            "unknown-kind",
            "onrecord add &#x27;/data/o&#x27;\\&#x27;&#x27;clock.pdf&#x27;",
        ),
        ("https://mill.example/", "no-answer", "Try again"),
        ("upload/mill.txt", "empty", "Bring it in again once it is mended"),
    ],
)
def test_how_a_failure_is_tried_again(inbox: Record, source: str, code: str, said: str) -> None:
    inbox.add_failure(Failure(source, None, code, "it broke", "any text", "Mend it."))
    assert said in page("analyst")
    assert said in page("analyst", "/inbox/failures")
    assert source.rpartition("/")[2].replace("'", "&#x27;") not in page("viewer") or source.startswith(
        "https"
    )


def test_a_failure_is_taken_off_the_list(inbox: Record) -> None:
    inbox.add_failure(Failure("/data/a.pdf", None, "unknown-kind", "it broke", "any text", "Mend it."))
    client = signed_in("analyst")
    assert client.post("/inbox/settle", {"source": "/data/a.pdf"}).status_code == 303
    assert "/data/a.pdf" not in page("analyst", "/inbox/failures")
    assert client.post("/inbox/settle", {"source": "/data/a.pdf"}).status_code == 404
    assert [one.told()["by"] for one in inbox.log.entries() if one.told()["what"] == "resolve"] == ["analyst"]


def test_failures_come_in_pages_the_last_first(inbox: Record) -> None:
    for n in range(60):
        inbox.add_failure(Failure(f"/data/{n}.pdf", None, "unknown-kind", "it broke", "any text", "Mend it."))
    first = page("analyst", "/inbox/failures")
    assert re.findall(r"<strong dir=\"auto\">/data/(\d+).pdf", first) == [str(n) for n in range(59, 9, -1)]
    later = re.search(r'href="(\?before=\d+)"', first)
    assert later
    assert "/data/9.pdf" in page("analyst", f"/inbox/failures{later[1]}")


# --- who ----------------------------------------------------------------------------------------

FORMS = [
    ("/inbox/text", {"text": WORDS}), ("/inbox/files", {"files": SimpleUploadedFile("a.txt", b"w")}),
    ("/inbox/address", {"url": "https://mill.example/"}), ("/inbox/retry", {"source": "https://mill.example/"}),
    ("/inbox/settle", {"source": "/data/a.pdf"}),
]  # fmt: skip


@pytest.mark.parametrize(("address", "fields"), FORMS, ids=[address for address, _ in FORMS])
def test_a_viewer_brings_nothing_in(inbox: Record, address: str, fields: dict[str, object]) -> None:
    assert signed_in("viewer").post(address, fields).status_code == 403
    assert signed_in("analyst").get(address).status_code == 405
    assert inbox.counts().reports == 3


def test_a_viewer_sees_the_list_alone(inbox: Record) -> None:
    inbox.add_failure(Failure("/data/a.pdf", None, "unknown-kind", "it broke", "any text", "Mend it."))
    text = page("viewer")
    assert '<form method="post" action="/inbox' not in text
    assert "a.pdf" not in text
    assert signed_in("viewer").get("/inbox/failures").status_code == 403


def test_a_job_is_seen_by_who_brought_it_in_and_by_admins(inbox: Record) -> None:
    client = signed_in("analyst")
    address = client.post("/inbox/text", {"text": WORDS})["Location"]
    assert working.rest()
    for path in (address, address.replace("/job?", "/job/state?")):
        answers = {
            who: signed_in(who).get(path).status_code for who in ("viewer", "analyst", "reviewer", "admin")
        }
        assert answers == {"viewer": 403, "analyst": 200, "reviewer": 404, "admin": 200}
    assert client.get("/inbox/job?id=none").status_code == 404


def test_the_state_for_the_island(inbox: Record) -> None:
    client = signed_in("analyst")
    address = client.post("/inbox/text", {"text": WORDS})["Location"]
    assert working.rest()
    told = client.get(address.replace("/job?", "/job/state?")).json()
    assert (told["open"], told["said"]) == (False, "1 of 1 finished")
    assert 'href="/report?id=' in told["html"]


def test_rights_that_were_taken_away_meanwhile_count(inbox: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "wake", lambda after: None)
    client = signed_in("analyst")
    address = client.post("/inbox/text", {"text": WORDS})["Location"]
    monkeypatch.undo()
    monkeypatch.setattr(reading, "claims", read_claims)
    inbox.accounts.set("analyst", "viewer", why="left the team")
    working.wake(relinking.wake)
    assert working.rest()
    assert inbox.counts().reports == 3
    assert "the role viewer may not do this" in signed_in("admin").get(address).content.decode()


def test_a_restricted_report_leaks_nowhere(inbox: Record) -> None:
    """Not by its id, its text, its copies, or the word that it is known."""
    inbox.add(
        replace(a_report(9, WORDS), id="mill", title="Mill struck", outlet="The Secret Post"), [], "rules-1"
    )
    finding.up_to_date(inbox)
    restrict(inbox, Subject("report", "mill"), "homs")
    client = signed_in("analyst")
    assert "Mill struck" not in page("analyst")
    assert "The Secret Post" not in page("analyst")
    for text in (
        send(client, ("mill.txt", WORDS.encode())),
        send(client, ("mill.txt", b"Another text of the mill.")),
    ):
        assert "1 new report" in text
        assert "known already" not in text
        assert "id=mill" not in text
    assert (
        len(
            [
                one
                for one in inbox.reports()
                if one.report.id.startswith("r") and one.report.source == "upload/mill.txt"
            ]
        )
        == 2
    )


def test_what_is_restricted_after_it_was_brought_in_goes_from_the_job_too(inbox: Record) -> None:
    client = signed_in("analyst")
    address = client.post("/inbox/text", {"text": WORDS, "title": "Mill struck"})["Location"]
    assert "#claim-c1" in read(client, address)
    restrict(inbox, Subject("report", reading.id_of(WORDS)), "homs")
    assert "#claim-c1" not in client.get(address).content.decode()


def test_no_words_in_the_server_log(
    inbox: Record,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(url: str) -> Fetched:
        raise RuntimeError(url)

    monkeypatch.setattr(working, "fetch", broken)
    client = signed_in("analyst")
    send(client, ("secret-name.txt", b"this breaks the reading"), ("secret-name.exe", b"w"))
    answer = client.post("/inbox/address", {"url": "https://secret.example/"})
    assert "broke onrecord (RuntimeError" in read(client, answer["Location"])
    said = "".join(capsys.readouterr()) + caplog.text
    assert "bringing-in-failed" in said
    assert not any(word in said for word in ("secret", "breaks"))
