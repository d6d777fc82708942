"""The dossier of an incident, and a bulletin as PDF, taken along from the pages."""

from __future__ import annotations

import pytest
from visiting import restrict, signed_in

from onrecord import finding
from onrecord.decisions import Subject
from onrecord.store import Record
from onrecord.store.log_face import LogWanted


def an_incident(record: Record) -> str:
    finding.up_to_date(record)
    return finding.incidents(record).rows[0].id


@pytest.mark.parametrize(
    ("form", "start"), [("html", b"<!doctype html>"), ("docx", b"PK"), ("pdf", b"%PDF-")]
)
def test_a_dossier_is_taken_along(record: Record, form: str, start: bytes) -> None:
    incident = an_incident(record)
    answer = signed_in("analyst").get(f"/incident/dossier?id={incident}&format={form}")
    assert answer.status_code == 200
    assert answer.content.startswith(start)
    assert f'dossier-{incident}.{form}"' in answer["Content-Disposition"]
    assert incident in str(
        [one.told() for one in record.log.newest(LogWanted(what="export"), most=1).entries]
    )
    assert (
        f"/incident/dossier?id={incident}&amp;format={form}"
        in signed_in("analyst").get(f"/incident?id={incident}").content.decode()
    )


def test_who_may_not_takes_none(record: Record) -> None:
    incident = an_incident(record)
    assert signed_in("viewer").get(f"/incident/dossier?id={incident}").status_code == 403
    assert "/incident/dossier" not in signed_in("viewer").get(f"/incident?id={incident}").content.decode()
    assert signed_in("analyst").get("/incident/dossier?id=i0000000000").status_code == 404
    assert signed_in("analyst").get(f"/incident/dossier?id={incident}&format=word97").status_code == 400


def test_a_restricted_incident_is_none_for_others(record: Record) -> None:
    incident = an_incident(record)
    restrict(record, Subject("incident", id=incident), "field")
    assert signed_in("analyst").get(f"/incident/dossier?id={incident}").status_code == 404
