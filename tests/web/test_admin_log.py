"""The log on its page: searched and paged, each entry with before and after; verified as a job, signed, exported; and what it hides."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from visiting import restrict, signed_in, words_of

from onrecord import signing
from onrecord.decisions import Subject
from onrecord.exported_log import faults_of
from onrecord.store import Record
from onrecord.store.models import ReportRow
from onrecord.web.accounts import people
from onrecord.web.jobs import work
from onrecord.web.jobs.models import JobRow
from onrecord.web.pages.admin.log import AT_ONCE


@pytest.fixture
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "keys" / "signing.pem"
    monkeypatch.setenv("ONRECORD_KEY", str(path))
    return path


SEARCHED = [
    ("by=tester&about=account+*", ["account viewer", "account admin"], ["report report-1"]),
    ("what=add", ["report report-1", "report report-3"], ["account viewer"]),
    ("about=report+report-2", ["report report-2"], ["report report-1", "account viewer"]),
    ("by=nobody", ["No entry fits"], ["report report-1"]),
    ("until=2001-01-01", ["No entry fits"], ["report report-1"]),
    ("since=2001-01-01&until=2999-01-01&what=settings", ["setting second-factor"], ["report report-1"]),
    ("since=&until=&what=&below=", ["report report-1", "account viewer"], ["No entry fits"]),
]
UNREAD = [
    ("since=2024-13-99", "From day Found it is no day of the calendar"),
    ("until=13", "To day Found it is no day of the calendar"),
    ("below=abc", "Below number Found it is no number of an entry"),
    ("what=zzz", "What Found it is no kind of entry"),
]


@pytest.mark.parametrize(("query", "there", "away"), SEARCHED, ids=[row[0] for row in SEARCHED])
def test_the_log_is_searched(record: Record, query: str, there: list[str], away: list[str]) -> None:
    page = signed_in("reviewer").get(f"/log?{query}").content.decode()
    entries = page[page.index('id="entries"') : page.index('id="proof"')]
    assert [words for words in there if words not in entries] == []
    assert [words for words in away if words in entries] == []


@pytest.mark.parametrize(("query", "said"), UNREAD, ids=[row[0] for row in UNREAD])
def test_a_filter_that_cannot_be_read_is_refused(record: Record, query: str, said: str) -> None:
    answer = signed_in("reviewer").get(f"/log?{query}")
    assert answer.status_code == 400
    page = words_of(answer.content.decode())
    assert f"the log, {said}" in page
    assert "or leave it out" in page


def test_a_long_log_is_paged_by_number(record: Record) -> None:
    for n in range(AT_ONCE + 10):
        record.log.write("export", f"thing {n}", None, {"n": n})
    client = signed_in("reviewer")
    head = record.log.head().number
    page = client.get("/log?what=export").content.decode()
    assert "thing 59<" in page
    assert "thing 9<" not in page
    older = head - 1 - AT_ONCE  # the sign-in is the newest entry
    assert f'href="?what=export&amp;below={older + 1}"' in page
    next = client.get(f"/log?what=export&below={older + 1}").content.decode()
    assert "thing 9<" in next
    assert "thing 10<" not in next
    assert 'rel="next"' not in next


def test_an_entry_shows_what_it_was_before_and_after(record: Record) -> None:
    people.set_role(record, "viewer", "analyst", "reads and sorts now")
    number = record.log.head().number
    client = signed_in("reviewer")
    page = client.get(f"/log?entry={number}").content.decode()
    assert '<code>role</code></th><td dir="auto">viewer</td><td dir="auto">analyst</td>' in page
    assert "reads and sorts now" in page
    assert client.get(f"/log?entry={number + 50}").status_code == 404
    assert client.get("/log?entry=0").status_code == 404


def test_long_values_are_cut_in_the_list_and_whole_on_their_own_page(record: Record) -> None:
    record.log.write("settings", "setting long", None, {"words": "y" * 3000 + "END"})
    client = signed_in("reviewer")
    page = client.get("/log?what=settings").content.decode()
    assert "END" not in page
    assert "all of it" in page
    assert "END" in client.get(f"/log?entry={record.log.head().number - 1}").content.decode()


def test_the_log_links_to_what_it_is_about(record: Record) -> None:
    page = signed_in("admin").get("/log?about=report+*").content.decode()
    assert 'href="/report?id=report-1"' in page


def test_what_is_restricted_stays_hidden(record: Record) -> None:
    restrict(record, Subject("report", "report-1"), "idlib")
    client = signed_in("reviewer")
    page = client.get("/log").content.decode()
    assert "report-1" not in page
    assert "report-2" in page
    adding = next(one.number for one in record.log.entries(about="report report-1"))
    assert client.get(f"/log?entry={adding}").status_code == 404
    assert "report-1" not in client.get("/log?about=report+report-1").content.decode().replace(
        'value="report report-1"', ""
    )
    assert "report-1" in signed_in("admin").get("/log").content.decode()


# --- verifying ----------------------------------------------------------------------------------


def test_the_record_is_verified_as_a_job(record: Record) -> None:
    client = signed_in("reviewer")
    assert client.post("/log/verify")["Location"] == "/log"
    assert work.rest()
    (row,) = JobRow.objects.all()
    assert (row.kind, row.by, row.state, row.result["n"]) == ("verify", "reviewer", "done", 0)
    assert "Everything is as it was written" in client.get("/log").content.decode()


def test_what_was_changed_behind_its_back_is_found(record: Record) -> None:
    ReportRow.objects.filter(key="report-2").update(title="another title")
    client = signed_in("reviewer")
    client.post("/log/verify")
    work.rest()
    page = client.get("/log").content.decode()
    assert "1 thing is not as the log says" in page
    assert "<code>report report-2</code>" in page
    assert "not as the log says" in client.get("/admin").content.decode()


def test_faults_are_told_to_those_alone_who_see_everything(record: Record) -> None:
    restrict(record, Subject("report", "report-2"), "idlib")
    ReportRow.objects.filter(key="report-2").update(title="another title")
    client = signed_in("reviewer")
    client.post("/log/verify")
    work.rest()
    for address in ("/log", "/admin/jobs"):
        page = client.get(address).content.decode()
        assert "1 thing is not as the log says" in page
        assert "report-2" not in page
        assert "report-2" in signed_in("admin").get(address).content.decode()


# --- the signed head, the export ----------------------------------------------------------------


def test_the_last_entry_is_signed_with_the_key_of_the_server(record: Record, key: Path) -> None:
    client = signed_in("reviewer")
    assert "The server has no key" in client.get("/log").content.decode()
    assert client.post("/log/head").status_code == 400
    signing.make_key(key)
    last = record.log.head()
    answer = client.post("/log/head")
    assert answer["Content-Disposition"] == f'attachment; filename="head-{last.number}.json"'
    signed = signing.read_head(answer.content.decode(), "here")
    signing.check(signed, "here", key.with_name(key.name + ".pub"))
    assert (signed.record, signed.number, signed.hash) == (last.record, last.number, last.hash)


@pytest.mark.parametrize("form", ["chain", "whole"])
def test_the_log_is_exported_and_checks_elsewhere(record: Record, tmp_path: Path, form: str) -> None:
    answer = signed_in("reviewer").post("/log/export", {"form": form})
    path = tmp_path / "log.jsonl"
    path.write_bytes(b"".join(answer.streaming_content))
    found, told = faults_of(path, None)
    assert (found, told.split(",")[0]) == ([], f"{record.log.head().number} entries")
    assert ("report-1" in path.read_text()) is (form == "whole")
    assert json.loads(path.read_text().splitlines()[0])["number"] == 1
    entry = list(record.log.entries())[-1].told()
    assert (entry["what"], entry["by"], entry["after"]["bare"]) == ("export", "reviewer", form == "chain")


def test_nobody_exports_what_is_hidden_from_them(record: Record) -> None:
    restrict(record, Subject("report", "report-1"), "idlib")
    client = signed_in("reviewer")
    before = record.log.head().number
    assert client.post("/log/export", {"form": "whole"}).status_code == 403
    assert record.log.head().number == before
    assert client.post("/log/export", {"form": "chain"}).status_code == 200
    assert signed_in("admin").post("/log/export", {"form": "whole"}).status_code == 200
