"""Jobs at work, done, failed and broken off; backups and files of places as jobs; linking by hand."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from visiting import PASSWORD, confirmed, signed_in

from onrecord.errors import AccountError
from onrecord.resolve.added import store as added
from onrecord.resolve.gazetteer import added_places
from onrecord.store import Record, open_record
from onrecord.store.restoring import restore
from onrecord.store.sealing import Opening
from onrecord.web.clock import now
from onrecord.web.jobs import work
from onrecord.web.jobs.models import JobRow

WORDS = "seven quiet boats go north"


def tells(tell: work.Tell) -> Mapping[str, Any]:
    tell("counting", 3, 4)
    return {"counted": 3}


def refuses(tell: work.Tell) -> Mapping[str, Any]:
    raise AccountError("the desk", "it is shut", "an open desk", "Come back tomorrow.")


def breaks(tell: work.Tell) -> Mapping[str, Any]:
    raise KeyError("words of a report")


ENDS = [
    (tells, "done", {"counted": 3}),
    (refuses, "failed", {"error": ["the desk", "it is shut", "an open desk", "Come back tomorrow."]}),
    (breaks, "failed", {"fault": "KeyError"}),
]


@pytest.mark.parametrize(("does", "state", "told"), ENDS)
def test_what_came_of_a_job_is_kept(
    record: Record, does: work.Work, state: str, told: dict[str, Any]
) -> None:
    begun = work.begin("verify", "anna", does, now())
    assert work.rest()
    row = JobRow.objects.get(pk=begun.pk)
    assert (row.state, row.result, row.by) == (state, told, "anna")
    assert row.ended is not None
    assert row.ended >= row.begun


def test_one_of_a_kind_is_at_work_at_a_time(record: Record) -> None:
    going, seen = threading.Event(), threading.Event()

    def waits(tell: work.Tell) -> Mapping[str, Any]:
        tell("waiting", 1, 2)
        seen.set()
        going.wait(20)
        return {}

    work.begin("verify", "anna", waits, now())
    seen.wait(20)
    with pytest.raises(work.AtWork):
        work.begin("verify", "bo", tells, now())
    work.begin("link", "bo", tells, now())
    shown = signed_in("reviewer").get("/admin/jobs").content.decode()
    assert 'data-again="2000"' in shown
    assert "<progress" in shown
    going.set()
    assert work.rest()
    assert sorted(JobRow.objects.values_list("kind", "state")) == [("link", "done"), ("verify", "done")]
    assert "data-again" not in signed_in("reviewer").get("/admin/jobs").content.decode()


def test_a_job_whose_server_died_says_so_and_can_be_begun_again(record: Record) -> None:
    died = now() - work.SILENT - timedelta(seconds=5)
    lives = now() - work.SILENT + timedelta(seconds=30)
    JobRow.objects.create(kind="verify", by="anna", state=work.RUNS, begun=died, beat=died)
    JobRow.objects.create(kind="link", by="anna", state=work.RUNS, begun=died, beat=lives)
    page = signed_in("reviewer").get("/admin/jobs").content.decode()
    assert "broken off" in page
    assert "The server was stopped while this was at work" in page
    assert sorted(JobRow.objects.values_list("kind", "state")) == [("link", "runs"), ("verify", "broken off")]
    work.begin("verify", "bo", tells, now())
    assert work.rest()
    with pytest.raises(work.AtWork):
        work.begin("link", "bo", tells, now())


def test_jobs_are_shown_to_those_whose_role_may_do_them(record: Record) -> None:
    for kind in ("verify", "link", "backup", "places"):
        work.begin(kind, f"{kind}-maker", refuses, now())
    assert work.rest()
    shown = {role: signed_in(role).get("/admin/jobs").content.decode() for role in ("reviewer", "admin")}
    assert [
        kind for kind in ("verify", "link", "backup", "places") if f"{kind}-maker" in shown["reviewer"]
    ] == ["verify", "link"]
    assert all(f"{kind}-maker" in shown["admin"] for kind in ("verify", "link", "backup", "places"))


def test_what_waits_is_linked_by_hand(record: Record) -> None:
    client = signed_in("reviewer")
    client.post("/admin/jobs/link")
    assert work.rest()
    (row,) = JobRow.objects.all()
    assert (row.state, row.result) == ("done", {"mine": True})
    assert "Copies and incidents are up to date" in client.get("/admin/jobs").content.decode()


# --- backups ------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ONRECORD_BACKUPS", str(tmp_path / "kept"))
    return tmp_path / "kept"


def test_a_backup_is_made_listed_and_opens_again(record: Record, folder: Path, tmp_path: Path) -> None:
    client = confirmed("admin")
    assert "There is no backup of this record" in client.get("/admin/backups").content.decode()
    sent = {"how": "passphrase", "passphrase": WORDS, "again": WORDS}
    assert client.post("/admin/backups/make", sent)["Location"] == "/admin/backups"
    assert work.rest()
    (file,) = folder.iterdir()
    page = client.get("/admin/backups").content.decode()
    assert page.count(file.name) > 2
    assert "a passphrase" in page
    assert "The newest is" in page
    assert f"onrecord db restore {file.name} new.db --passphrase-file" in page
    assert WORDS not in str(list(JobRow.objects.values())) + str([one.told() for one in record.log.entries()])
    entry = [one.told() for one in record.log.entries() if one.told()["what"] == "backup"][-1]
    assert (entry["by"], entry["after"]) == ("admin", {"file": file.name, "encrypted_to": "a passphrase"})
    restore(file, tmp_path / "again.db", Opening(passphrase=WORDS), lambda what, n: None)
    with open_record(tmp_path / "again.db") as back:
        assert back.counts().reports == 3


def test_a_backup_that_is_gone_from_the_folder_is_listed_all_the_same(record: Record, folder: Path) -> None:
    record.log.write(
        "backup", "record", None, {"file": "../../monday.onrecord", "encrypted_to": ["age1abcdefghijklmnop"]}
    )
    page = signed_in("admin").get("/admin/backups").content.decode()
    assert "not in the folder of this server" in page
    assert "age1abcdefghij…" in page


LOCKS = [
    ("nothing chosen", {}, "nobody says what it is locked with"),
    ("open without a tick", {"how": "open"}, "nobody says what it is locked with"),
    ("a short passphrase", {"how": "passphrase", "passphrase": "boats", "again": "boats"}, "too short"),
    (
        "two passphrases",
        {"how": "passphrase", "passphrase": WORDS, "again": WORDS + "s"},
        "not typed twice alike",
    ),
    ("no key", {"how": "keys", "recipients": " \n"}, "none is given"),
    ("a key that is none", {"how": "keys", "recipients": "age1nothing"}, "no public key of age"),
]


@pytest.mark.parametrize(("sent", "said"), [row[1:] for row in LOCKS], ids=[row[0] for row in LOCKS])
def test_a_backup_that_is_not_begun(record: Record, folder: Path, sent: dict[str, str], said: str) -> None:
    answer = confirmed("admin").post("/admin/backups/make", sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert (JobRow.objects.count(), folder.exists()) == (0, False)


def test_an_open_backup_takes_a_tick_and_is_marked(record: Record, folder: Path) -> None:
    client = confirmed("admin")
    client.post("/admin/backups/make", {"how": "open", "sure": "yes"})
    assert work.rest()
    (file,) = folder.iterdir()
    assert file.stat().st_mode & 0o077 == 0
    assert '<span class="tag bad">nothing</span>' in client.get("/admin/backups").content.decode()


# --- places -------------------------------------------------------------------------------------


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ONRECORD_PLACES", str(tmp_path / "places"))
    return added_places()


def table(words: str, name: str = "quarters of the north.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, words.encode())


QUARTERS = (
    "name,kind,country,lat,lon\nUpper Tannery,quarter,SY,36.21,37.15\nNo Position,quarter,SY,high,37.1\n"
)


def test_a_table_of_places_is_added_and_taken_out(record: Record, places: Path) -> None:
    client = confirmed("admin")
    client.post("/admin/places/add", {"file": table(QUARTERS), "why": "they are named each day"})
    assert work.rest(120)
    (source,) = added.sources(places)
    assert (source.name, source.new, source.bad) == ("quarters-of-the-north", 1, 1)
    page = client.get("/admin/places").content.decode()
    assert "quarters-of-the-north" in page
    assert "line 3" in page
    entry = list(record.log.entries(about="places quarters-of-the-north"))[-1].told()
    assert (entry["by"], entry["why"], entry["after"]["sha256"]) == (
        "admin",
        "they are named each day",
        source.sha256,
    )
    client.post("/admin/places/remove", {"source": source.name, "why": "a better table came"})
    assert work.rest(120)
    assert added.sources(places) == []
    entry = list(record.log.entries(about="places quarters-of-the-north"))[-1].told()
    assert (entry["before"]["sha256"], entry["after"]) == (source.sha256, None)
    assert list(record.log.verify()) == []


NOT_TAKEN = [
    ("no file", {}, "none was sent"),
    ("a workbook", {"file": table("PK", "sites.xlsx")}, "its name has another ending"),
    ("too large", {"file": table("name\n" + "x" * 2_000_001)}, "larger than 2 MB"),
    ("a name that is none", {"file": table(QUARTERS), "as": "../x"}, "other signs"),
    ("without a reason", {"file": table(QUARTERS), "why": ""}, "none is given"),
]


@pytest.mark.parametrize(("sent", "said"), [row[1:] for row in NOT_TAKEN], ids=[row[0] for row in NOT_TAKEN])
def test_a_table_that_is_not_taken(record: Record, places: Path, sent: dict[str, Any], said: str) -> None:
    for file in (one for one in sent.values() if isinstance(one, SimpleUploadedFile)):
        file.seek(0)
    answer = confirmed("admin").post("/admin/places/add", {"why": "needed"} | sent)
    assert answer.status_code >= 400
    assert said in answer.content.decode()
    assert (JobRow.objects.count(), places.exists()) == (0, False)


def test_a_table_without_names_fails_and_says_why_without_a_path_of_the_machine(
    record: Record, places: Path
) -> None:
    client = confirmed("admin")
    client.post("/admin/places/add", {"file": table("a,b\n1,2\n"), "why": "needed"})
    assert work.rest(120)
    page = client.get("/admin/places").content.decode()
    assert "of which none is a place" in page
    assert "onrecord-places-" not in page


def test_whoever_has_no_password_given_sends_the_file_again(record: Record, places: Path) -> None:
    client = signed_in("admin")
    answer = client.post("/admin/places/add", {"file": table(QUARTERS), "why": "needed"})
    assert answer["Location"] == "/account/again?next=%2Fadmin%2Fplaces"
    assert (
        client.post(answer["Location"], {"password": PASSWORD, "next": "/admin/places"})["Location"]
        == "/admin/places"
    )
    assert JobRow.objects.count() == 0
