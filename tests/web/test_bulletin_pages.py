"""Bulletins on the pages: drafted, edited, issued with the hash in the log, corrected; who may, and who sees what."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from html import unescape

import pytest
from django.test import Client
from visiting import ROLES, restrict, signed_in

from onrecord import deciding, pipeline, protecting, review, seeing
from onrecord.cli.loaded import of_record
from onrecord.decisions import Person, Role, Subject, Wish
from onrecord.publish.bulletin import FORMATS
from onrecord.store import Record
from onrecord.web.around import place_of
from onrecord.web.bulletins import drafting
from onrecord.web.bulletins.models import DraftRow, IssueRow

DAYS = {"start": "2016-12-01", "end": "2016-12-31"}


def made(client: Client, place: str = "Town 1", **more: str) -> DraftRow:
    answer = client.post("/bulletins/make", {"place": place} | DAYS | more)
    assert answer.status_code == 303, answer.content.decode()
    return DraftRow.objects.get(pk=int(answer["Location"].rpartition("=")[2]))


def fields(client: Client, row: DraftRow) -> dict[str, str]:
    """What the form of a draft holds, as a browser would send it."""
    page = client.get(f"/bulletin?draft={row.pk}").content.decode()
    form = page.split('id="draft"')[1].split("</form>")[0]
    held = {name: unescape(value) for name, value in re.findall(r'name="([\w-]+)" value="([^"]*)"', form)}
    texts = re.findall(r'<textarea id="[\w-]+" name="([\w-]+)"[^>]*>([^<]*)</textarea>', form)
    del held["csrfmiddlewaretoken"], held["then"]
    return held | {name: unescape(text) for name, text in texts}


def issued(client: Client, row: DraftRow) -> IssueRow:
    held = DraftRow.objects.get(pk=row.pk)
    answer = client.post("/bulletin/issue", {"draft": held.pk, "sees": held.version})
    assert answer.status_code == 303, answer.content.decode()
    return IssueRow.objects.get(number=int(answer["Location"].rpartition("=")[2]))


def test_from_a_place_and_days_to_an_issue_whose_hash_the_log_holds(record: Record) -> None:
    analyst, reviewer = signed_in("analyst"), signed_in("reviewer")
    row = made(analyst)
    sent = fields(analyst, row)
    assert "Town 1" in sent["title"]
    sent["title"] = "Town 1 in December"
    assert analyst.post("/bulletin/save", sent).status_code == 303
    one = issued(reviewer, row)
    assert (one.number, one.title, one.by) == (1, "Town 1 in December", "reviewer")
    (entry,) = [e.told() for e in record.log.entries(about="bulletin 1")]
    assert (entry["what"], entry["by"]) == ("issue", "reviewer")
    assert entry["after"]["head"] == {"number": entry["number"] - 1, "hash": one.head_hash}
    page = signed_in("viewer").get("/bulletin?id=1").content.decode()
    assert "✓ whole" in page
    for form in ("md", "html", "docx"):
        data = signed_in("viewer").get(f"/bulletin?id=1&as={form}")
        assert hashlib.sha256(data.content).hexdigest() == entry["after"]["sha256"][form]
    assert list(record.log.verify()) == []


# --- who may --------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ROLES)
def test_each_role_may_what_the_policy_says(record: Record, role: Role) -> None:
    row, other = made(signed_in("admin")), made(signed_in("admin"))
    one = issued(signed_in("admin"), other)
    person, client = Person(role, role), signed_in(role)
    sent = fields(signed_in("admin"), row) | {"title": "Another title"}
    drafts = review.allows(person, "draft-bulletin")
    got = {
        "make": client.post("/bulletins/make", {"place": "Town 1"} | DAYS).status_code,
        "see": client.get(f"/bulletin?draft={row.pk}").status_code,
        "save": client.post("/bulletin/save", sent).status_code,
        "aside": client.post("/bulletin/aside", {"draft": row.pk, "aside": "0"}).status_code,
    }
    assert got == (
        {"make": 303, "see": 200, "save": 303, "aside": 303} if drafts else dict.fromkeys(got, 403)
    )
    issues = {
        "correct": client.post("/bulletin/correct", {"id": one.number, "why": "A day was wrong."}).status_code,
        "issue": client.post("/bulletin/issue", {"draft": row.pk, "sees": DraftRow.objects.get(pk=row.pk).version}).status_code,
    }  # fmt: skip
    assert issues == dict.fromkeys(issues, 303 if review.allows(person, "issue-bulletin") else 403)
    page = client.get("/bulletins").content.decode()
    assert ('action="/bulletins/make"' in page) == drafts
    assert client.get(f"/bulletin?id={one.number}").status_code == 200


def test_nobody_who_is_not_signed_in_reads_a_bulletin(record: Record) -> None:
    one = issued(signed_in("reviewer"), made(signed_in("analyst")))
    for address in (
        "/bulletins",
        f"/bulletin?id={one.number}",
        f"/bulletin?id={one.number}&as=md",
        "/compare",
    ):
        assert Client().get(address)["Location"].startswith("/sign-in")


# --- drafting and saving --------------------------------------------------------------------------


def test_a_draft_says_what_the_command_line_says(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_ACCOUNT", "analyst")
    row = made(signed_in("analyst"))
    loaded = of_record(record)
    view = protecting.published(loaded.reports, loaded.claims, loaded.incidents)
    place = place_of(seeing.seen_by(record, Person("", "viewer")), "Town 1")
    period = pipeline.Period(row.start, row.end)
    told = pipeline.bulletin_of(place, period, view.incidents, view.claims, view.reports, 0)
    assert FORMATS["md"](drafting.of_row(row)[0]) == FORMATS["md"](told)


def test_a_draft_says_how_many_of_its_claims_persons_reviewed(record: Record) -> None:
    before, _ = drafting.of_row(made(signed_in("analyst")))
    assert "from claims that nobody has reviewed" in before.standing
    report, claim = next(ref for s in before.statements() for ref in s.claims())
    person = Person("rosa", "reviewer")
    deciding.decide(record, Wish("accept", Subject("claim", report, claim)), person, datetime.now(UTC))
    after, _ = drafting.of_row(made(signed_in("analyst")))
    assert re.search(r"from \w+ claims, of which persons have reviewed one: ", after.standing)


REFUSED = [
    ({"place": "Nowhere at all"} | DAYS, 404),
    ({"place": ""} | DAYS, 404),
    ({"place": "Town 1", "start": "2016-12-31", "end": "2016-12-01"}, 400),
    ({"place": "Town 1", "start": "2014-01-01", "end": "2016-12-01"}, 400),
    ({"place": "Town 1", "start": "soon", "end": "2016-12-01"}, 400),
]


@pytest.mark.parametrize(("sent", "status"), REFUSED)
def test_a_draft_that_cannot_be_made_is_refused_with_the_reason(
    record: Record, sent: dict[str, str], status: int
) -> None:
    answer = signed_in("analyst").post("/bulletins/make", sent)
    assert answer.status_code == status
    assert "<dt>Next</dt>" in answer.content.decode()
    assert not DraftRow.objects.exists()


def test_a_save_that_comes_too_late_shows_both_versions_and_overwrites_neither(record: Record) -> None:
    first, second = signed_in("analyst"), signed_in("reviewer")
    row = made(first)
    theirs, mine = fields(first, row), fields(second, row)
    theirs["text-summary"] = "The market was struck twice [1]."
    theirs["text-method"] = "Read by two of us [R]."
    mine["text-summary"] = "The bakery was struck twice [1]."
    mine["text-people"] = "Nobody could leave [1]."
    assert first.post("/bulletin/save", theirs).status_code == 303
    late = second.post("/bulletin/save", mine)
    page = late.content.decode()
    assert late.status_code == 409
    assert re.search(r"<del><span class=\"sign\">−</span>market</del>", page)
    assert re.search(r"<ins><span class=\"sign\">\+</span>bakery</ins>", page)
    assert page.count("both changed it") == 1
    held = DraftRow.objects.get(pk=row.pk)
    assert (held.version, held.saved_by) == (2, "analyst")
    assert "bakery" not in held.texts
    # What the form of that page holds: mine where both changed it, else whatever was changed.
    areas = {
        name: unescape(text)
        for name, text in re.findall(r'name="(text-[\w-]+)"[^>]*>([^<]*)</textarea>', page)
    }
    assert areas["text-summary"] == "The bakery was struck twice [1]."
    assert areas["text-people"] == "Nobody could leave [1]."
    assert areas["text-method"] == "Read by two of us [R]."
    again = mine | areas | {"sees": "2"}
    assert second.post("/bulletin/save", again).status_code == 303
    assert DraftRow.objects.get(pk=row.pk).version == 3


def test_a_form_that_is_sent_twice_is_saved_once(record: Record) -> None:
    client = signed_in("analyst")
    row = made(client)
    sent = fields(client, row) | {"title": "Sent twice"}
    assert [client.post("/bulletin/save", sent).status_code for _ in range(2)] == [303, 303]
    assert DraftRow.objects.get(pk=row.pk).version == 2


def test_the_island_saves_and_is_refused_in_json(record: Record) -> None:
    client = signed_in("analyst")
    row = made(client)
    sent = fields(client, row) | {"text-summary": "At least 9,999 were seen [1]."}
    told = client.post("/bulletin/save", sent, headers={"Accept": "application/json"}).json()
    assert (told["version"], told["figures"]) == (2, ["9,999"])
    late = client.post("/bulletin/save", sent | {"title": "Late"}, headers={"Accept": "application/json"})
    assert (late.status_code, list(late.json())) == (409, ["conflict"])


def test_what_the_editors_wrote_is_marked_in_the_issue(record: Record) -> None:
    client = signed_in("reviewer")
    row = made(client)
    sent = fields(client, row)
    sent["text-summary"] = "About 77 people were reported killed [1]. We were there."
    client.post("/bulletin/save", sent)
    preview = client.get(f"/bulletin?draft={row.pk}&show=preview").content.decode()
    assert "1 sentence cites no report." in preview
    text = issued(client, row).md.decode()
    assert "About 77 \\[by hand\\] people were reported killed [1]. We were there \\[E\\]." in text
    assert "figures that the editors set and the record does not give" in text


def test_a_mark_of_no_source_keeps_a_draft_from_being_issued(record: Record) -> None:
    client = signed_in("reviewer")
    row = made(client)
    client.post("/bulletin/save", fields(client, row) | {"text-summary": "Seen by many [99]."})
    answer = client.post("/bulletin/issue", {"draft": row.pk, "sees": 2})
    assert answer.status_code == 422
    assert not IssueRow.objects.exists()
    assert list(record.log.entries(about="bulletin 1")) == []


def test_a_draft_put_aside_is_kept_and_can_be_taken_up_again(record: Record) -> None:
    client = signed_in("analyst")
    row = made(client)
    address = f"/bulletin?draft={row.pk}"
    for aside, listed in (("1", "/bulletins?aside=1"), ("0", "/bulletins")):
        client.post("/bulletin/aside", {"draft": row.pk, "aside": aside})
        pages = {
            at: address in client.get(at).content.decode() for at in ("/bulletins", "/bulletins?aside=1")
        }
        assert pages == {at: at == listed for at in pages}


# --- issuing and correcting -----------------------------------------------------------------------


def test_what_was_saved_meanwhile_is_not_issued_unread(record: Record) -> None:
    client = signed_in("reviewer")
    row = made(client)
    client.post("/bulletin/save", fields(client, row) | {"title": "Changed since"})
    late = client.post("/bulletin/issue", {"draft": row.pk, "sees": 1})
    assert late.status_code == 409
    assert "Read it again before you issue it." in late.content.decode()
    assert not IssueRow.objects.exists()


def test_an_issued_draft_is_neither_saved_nor_issued_again(record: Record) -> None:
    client = signed_in("reviewer")
    row = made(client)
    sent = fields(client, row)
    issued(client, row)
    assert client.post("/bulletin/save", sent | {"title": "Later"}).status_code == 409
    assert client.post("/bulletin/issue", {"draft": row.pk, "sees": 1}).status_code == 409
    assert IssueRow.objects.count() == 1


@pytest.mark.parametrize("changed", ["md", "html", "docx", "data", "log"])
def test_the_page_says_when_the_bytes_are_no_more_those_that_were_issued(
    record: Record, changed: str
) -> None:
    client = signed_in("reviewer")
    one = issued(client, made(client))
    if changed == "log":
        one.head_hash = "0" * 64
    elif changed == "data":
        one.data = one.data.replace("Town 1", "Town 2")
    else:
        setattr(one, changed, bytes(getattr(one, changed)) + b" ")
    one.save()
    page = signed_in("viewer").get(f"/bulletin?id={one.number}").content.decode()
    assert "This is not the bulletin that was issued." in page
    assert f"the hash that the log holds: {changed}." in page


def test_a_correction_is_a_bulletin_of_its_own_and_the_old_one_says_so(record: Record) -> None:
    client = signed_in("reviewer")
    one = issued(client, made(client))
    before = one.md
    assert client.post("/bulletin/correct", {"id": one.number, "why": " "}).status_code == 422
    again = client.post("/bulletin/correct", {"id": one.number, "why": "The town was another."})
    row = DraftRow.objects.get(pk=int(again["Location"].rpartition("=")[2]))
    two = issued(client, row)
    assert (two.number, two.corrects, two.why) == (2, 1, "The town was another.")
    assert "It corrects bulletin 1: The town was another." in two.md.decode()
    page = signed_in("viewer").get("/bulletin?id=1").content.decode()
    assert "Corrected by bulletin 2" in page
    assert "The town was another." in page
    assert IssueRow.objects.get(number=1).md == before
    assert "corrected by 2" in signed_in("viewer").get("/bulletins").content.decode()
    assert client.post("/bulletin/correct", {"id": 1, "why": "Once more."}).status_code == 409


def test_a_correction_may_begin_with_the_record_as_it_stands(record: Record) -> None:
    client = signed_in("reviewer")
    row = made(client)
    client.post("/bulletin/save", fields(client, row) | {"text-summary": "Wrong from the start."})
    one = issued(client, row)
    answer = client.post("/bulletin/correct", {"id": one.number, "why": "All of it.", "from": "record"})
    anew = DraftRow.objects.get(pk=int(answer["Location"].rpartition("=")[2]))
    assert (anew.corrects, "Wrong from the start" in anew.texts) == (one.number, False)


def test_of_two_corrections_of_one_bulletin_the_second_is_refused(record: Record) -> None:
    client = signed_in("reviewer")
    one = issued(client, made(client))
    drafts = [client.post("/bulletin/correct", {"id": one.number, "why": "Twice."})["Location"].rpartition("=")[2] for _ in range(2)]  # fmt: skip
    answers = [client.post("/bulletin/issue", {"draft": n, "sees": 1}).status_code for n in drafts]
    assert answers == [303, 409]


# --- restricted material --------------------------------------------------------------------------


def test_a_draft_holds_nothing_restricted_unless_it_is_asked_for(record: Record) -> None:
    restrict(record, Subject("claim", "report-1", "c2"), "lawyers")
    admin = signed_in("admin")
    open_to_all, closed = made(admin), made(admin, restricted="1")
    assert (open_to_all.groups, '["report-1", "c2"]' in open_to_all.cites) == ("[]", False)
    assert (closed.groups, '["report-1", "c2"]' in closed.cites) == ('["lawyers"]', True)


def test_what_rests_on_restricted_material_is_there_for_its_groups_alone(record: Record) -> None:
    restrict(record, Subject("report", "report-1"), "lawyers")
    admin = signed_in("admin")
    row = made(admin, restricted="1")
    assert (
        "It rests on material that is restricted to lawyers"
        in admin.get(f"/bulletin?draft={row.pk}").content.decode()
    )
    one = issued(admin, made(admin, restricted="1"))
    assert "Restricted to lawyers" in one.md.decode()
    for role in ("viewer", "analyst", "reviewer"):
        client = signed_in(role)
        assert client.get(f"/bulletin?id={one.number}").status_code == 404
        assert client.get(f"/bulletin?id={one.number}&as=md").status_code == 404
        assert one.title not in client.get("/bulletins").content.decode()
        assert client.post("/bulletin/correct", {"id": one.number, "why": "No."}).status_code in (403, 404)
        if role != "viewer":
            assert client.get(f"/bulletin?draft={row.pk}").status_code == 404
            assert client.post("/bulletin/issue", {"draft": row.pk, "sees": 1}).status_code == 404
    assert admin.get(f"/bulletin?id={one.number}").status_code == 200


def test_a_report_that_is_restricted_later_takes_its_bulletins_along(record: Record) -> None:
    one = issued(signed_in("reviewer"), made(signed_in("analyst")))
    assert signed_in("viewer").get(f"/bulletin?id={one.number}").status_code == 200
    restrict(record, Subject("claim", "report-1", "c1"), "lawyers")
    assert signed_in("viewer").get(f"/bulletin?id={one.number}").status_code == 404
    assert signed_in("admin").get(f"/bulletin?id={one.number}").status_code == 200


def test_a_number_that_nobody_gave_is_answered_as_a_hidden_one_is(record: Record) -> None:
    restrict(record, Subject("report", "report-1"), "lawyers")
    one = issued(signed_in("admin"), made(signed_in("admin"), restricted="1"))
    client = signed_in("viewer")
    pages = [client.get(f"/bulletin?id={n}").content.decode() for n in (one.number, one.number + 1)]
    told = [re.sub(r"bulletin \d", "bulletin", page.partition("<main")[2]) for page in pages]
    assert told[0] == told[1]
