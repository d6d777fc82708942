"""Bulletins on the pages: drafted, edited, issued with the hash in the log, corrected; who may, and who sees what."""

from __future__ import annotations

import hashlib
import re
from html import unescape

import pytest
from django.test import Client
from visiting import ROLES, restrict, signed_in

from onrecord import review
from onrecord.decisions import Person, Role, Subject
from onrecord.store import Record
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
