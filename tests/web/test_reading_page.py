"""What the pages of a report and of a claim tell of decisions: what each set, which is undone, and who alone may see it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from visiting import NOW, restrict, signed_in, words_of

from onrecord.deciding import decide
from onrecord.decisions import Act, Decision, Person, Subject, Wish
from onrecord.store import Record

BEN = Person("ben", "admin")
CLAIM, REPORT = Subject("claim", "report-1", "c1"), Subject("report", "report-1")
PAGES = ["/report?id=report-1", "/claim?report=report-1&id=c1"]


def made(record: Record, act: Act, about: Subject, minutes: int = 0, **value: object) -> Decision:
    wish = Wish(act, about, value, "the page says so")
    return decide(record.acting("ben"), wish, BEN, NOW + timedelta(minutes=minutes))


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize("address", PAGES)
def test_each_decision_says_what_it_set_and_an_undone_one_is_struck_through(
    record: Record, address: str
) -> None:
    first = made(record, "correct", CLAIM, field="figure", to={"low": 40, "high": 60})
    made(record, "assign", CLAIM, 1, to="viewer")
    made(record, "undo", Subject("decision", id=first.id), 2)
    found = page(signed_in("analyst"), address)
    assert "After: 40 to 60" in words_of(found)
    assert "Given to: viewer" in words_of(found)
    assert re.search(rf'<s><a href="[^"]*{first.id}">correct</a></s> <span class="tag">undone</span>', found)
    assert len(re.findall(r"<s><a", found)) == 1


def test_a_report_says_to_whom_it_is_restricted(record: Record) -> None:
    restrict(record, REPORT, "aleppo")
    for address in PAGES:
        found = words_of(page(signed_in("viewer"), address))
        assert "Only these groups and admins can see it: aleppo" in found
    assert "Only for: aleppo" in words_of(page(signed_in("viewer"), PAGES[0]))
    assert "Only these groups" not in page(signed_in("admin"), "/report?id=report-2")


@pytest.mark.parametrize("whole", [True, False])
def test_a_claim_says_to_whom_it_or_its_incident_is_restricted(record: Record, whole: bool) -> None:
    incident = next(one.incident for one in record.links.placed_of({"report-1"}) if "c1" in one.claims)
    restrict(record, Subject("incident", id=incident) if whole else CLAIM, "aleppo")
    for address in PAGES:
        found = page(signed_in("analyst"), address)
        assert "Only these groups and admins can see it: aleppo" in words_of(found)
    reading = page(signed_in("analyst"), PAGES[0])
    assert "Only these groups" not in reading.partition("<article")[0]
    assert "Only these groups" in reading.partition('id="claim-c1"')[2].partition("</article>")[0]
