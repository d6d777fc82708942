"""A decision that is refused comes back on the page that it was sent from: the form open, what was typed in it kept, the reason at its field."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import unescape

import pytest
from test_deciding_pages import CLAIM, REPORT, Try, incident, prepared, tries
from visiting import restrict, signed_in, words_of

from onrecord import deciding
from onrecord.decisions import ACTS, Act, Person, Subject, Wish
from onrecord.store import Record

HOST = "http://testserver"


def sent_from(
    page: str,
    who: str,
    act: Act,
    about: Subject,
    sees: int,
    fields: Mapping[str, object],
    why: str = "typed by hand",
) -> object:
    named = {"act": act, "about": about.kind, "report": about.report, "claim": about.claim, "id": about.id}
    return signed_in(who).post(
        "/decide", named | {"sees": str(sees), "why": why} | dict(fields), headers={"Referer": HOST + page}
    )


def form_of(page: str) -> str:
    """The one form in which the error stands."""
    assert page.count('id="refused"') == 1
    forms = re.findall(r"<form .*?</form>", page, re.DOTALL)
    return next(form for form in forms if 'id="refused"' in form)


def is_open(page: str) -> bool:
    """Every fold around the error stands open."""
    before = page.partition('id="refused"')[0]
    folds: list[str] = []
    for mark in re.findall(r"<details[^>]*>|</details>", before):
        folds = folds[:-1] if mark == "</details>" else [*folds, mark]
    return all(" open" in one for one in folds)


def values(form: str) -> dict[str, str]:
    said = re.findall(r'<input[^>]*?name="(\w+)"[^>]*? value="([^"]*)"', form)
    said += re.findall(r'<textarea name="(\w+)"[^>]*>([^<]*)<', form)
    for name, options in re.findall(r'<select name="(\w+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        said += [(name, one) for one in re.findall(r'value="([^"]*)" selected', options)]
    return {name: unescape(value) for name, value in said}


WRONG: list[tuple[str, Act, Subject, dict[str, object], str, str]] = [
    ("/report?id=report-1", "correct", CLAIM, {"field": "figure", "to": "many"}, "to", "many"),
    ("/report?id=report-1", "correct", CLAIM, {"field": "place", "to": ""}, "to", ""),
    ("/report?id=report-1", "add", REPORT, {"words": "not in it", "kind": "injured"}, "words", "not in it"),
    ("/report?id=report-1", "add", REPORT, {"words": "near the bridge", "kind": "injured", "low": "some"}, "low", "some"),
    ("/report?id=report-1", "add", REPORT, {"start": "5", "end": "4", "kind": "injured"}, "words", ""),
    ("/report?id=report-1", "protect", REPORT, {"words": "nobody", "who": "witness"}, "words", "nobody"),
    ("/report?id=report-1", "restrict", REPORT, {"group": "feild"}, "group", "feild"),
    ("/claim?report=report-1&id=c1", "correct", CLAIM, {"field": "certainty", "to": "surely"}, "to", "surely"),
    ("/claim?report=report-1&id=c1", "assign", CLAIM, {"to": "nobody here"}, "to", "nobody here"),
    ("/incident?id=I", "overrule", Subject("incident"), {"kind": "killed", "low": "9", "best": "2"}, "low", "9"),
    ("/incident?id=I", "merge", Subject("incident"), {"with": ""}, "with", ""),
    ("/incident?id=I", "grade", Subject("incident"), {"grade": "sure"}, "grade", ""),
]  # fmt: skip


@pytest.mark.parametrize(("page", "act", "about", "fields", "field", "kept"), WRONG)
def test_a_wrong_value_comes_back_with_the_reason_at_its_field(
    record: Record, page: str, act: Act, about: Subject, fields: dict[str, object], field: str, kept: str
) -> None:
    if about.kind == "incident":
        about = Subject("incident", id=incident(record))
        page = page.replace("=I", f"={about.id}")
    answer = sent_from(page, "admin", act, about, 0, fields)
    said = answer.content.decode()
    form = form_of(said)
    assert answer.status_code == 422, words_of(said)
    assert is_open(said)
    assert re.search(rf'name="{field}"[^>]*aria-invalid="true" aria-describedby="refused" autofocus', form)
    held = values(form)
    assert (held["act"], held["why"], held.get(field, "")) == (act, "typed by hand", kept)
    for name, value in fields.items():
        assert held.get(name, "") == (value if name != "grade" else ""), name
    assert signed_in("admin").get(page).content.decode().count("<form") == said.count("<form"), (
        "the same page"
    )
    assert not list(record.decisions.all())


@pytest.mark.parametrize("act", ["reject", "correct", "overrule", "split"])
def test_a_reason_that_is_missing_is_asked_for_where_it_belongs(record: Record, act: Act) -> None:
    sent = tries(record)[act]
    page = (
        f"/incident?id={sent.about.id}" if sent.about.kind == "incident" else "/claim?report=report-1&id=c1"
    )
    answer = sent_from(page, "admin", act, sent.about, 0, sent.fields, " ")
    form = form_of(answer.content.decode())
    assert answer.status_code == 422
    assert re.search(r'name="why"[^>]*aria-invalid="true"', form)


@pytest.mark.parametrize("act", ACTS)
def test_who_was_too_late_sees_so_on_the_page_with_what_was_typed(record: Record, act: Act) -> None:
    about, sees, fields = prepared(record, act)
    newer: dict[str, Try] = {
        "claim": Try(about, {"field": "scope", "to": "cumulative"}), "report": Try(about, {"to": "viewer"}),
        "incident": Try(about, {"grade": "fair"}), "decision": Try(REPORT, {"to": "viewer"}),
    }  # fmt: skip
    of: dict[str, Act] = {"claim": "correct", "report": "assign", "incident": "grade", "decision": "assign"}
    first = newer[about.kind]
    page = {
        "claim": "/claim?report=report-1&id=c1", "report": "/report?id=report-1", "incident": f"/incident?id={about.id}",
        "decision": f"/decision?id={about.id}",
    }[about.kind]  # fmt: skip
    held = deciding.held(record, Wish(of[about.kind], first.about), Person("x", "admin"))
    done = sent_from(page, "admin", of[about.kind], first.about, held.version, first.fields)
    assert done.status_code == 303
    late = sent_from(page, "reviewer" if act != "restrict" else "admin", act, about, sees, fields)
    said = late.content.decode()
    if act in ("comment",):  # words beside, that are never too late
        assert late.status_code in (303, 409)
        if late.status_code == 303:
            return
    assert late.status_code == 409, words_of(said)[:600]
    form, kept = form_of(said), values(form_of(said))
    assert "Somebody was quicker" in words_of(said)
    assert is_open(said)
    assert kept["sees"] == str(sees + 1), "what is sent again is about the newest version"
    assert kept["why"] == "typed by hand"
    for name, value in fields.items():
        escaped = re.escape(value.replace('"', "&quot;"))
        assert kept.get(name, "") == value or re.search(f'value="{escaped}" (?:selected|checked)', said)
    assert "data-late" in form


def test_marked_claims_stay_marked(record: Record) -> None:
    about, marked = Subject("incident", id=incident(record)), json.dumps(["report-1", "c2"])
    late = sent_from(f"/incident?id={about.id}", "admin", "split", about, 5, {"out": marked, "then": "i1"})
    said = late.content.decode()
    assert re.search(
        r'form="take-out" name="out" value="\[&quot;report-1&quot;, &quot;c2&quot;\]" checked', said
    )
    assert values(form_of(said))["then"] == "i1"
    assert " checked" not in signed_in("admin").get(f"/incident?id={about.id}").content.decode()


def test_near_ones_stay_marked(record: Record) -> None:
    one, other = incident(record), incident(record, "report-2")
    answer = sent_from(
        f"/incident/near?id={one}",
        "admin",
        "merge",
        Subject("incident", id=one),
        0,
        {"with": ["never-was", other]},
    )
    said = answer.content.decode()
    assert answer.status_code in (404, 422)
    answer = sent_from(
        f"/incident/near?id={one}", "admin", "merge", Subject("incident", id=one), 0, {"with": [other]}, " "
    )
    said = answer.content.decode()
    assert 'id="merge-with"' in form_of(said)
    assert (
        f'value="{other}" aria-label="Merge with {other}" checked' in said
        or f'name="with" dir="auto" value="{other}"' in said
    )


def test_a_form_that_its_page_has_no_more_comes_back_alone(record: Record) -> None:
    assert sent_from("/report?id=report-1", "admin", "reject", CLAIM, 0, {}).status_code == 303
    late = sent_from("/report?id=report-1", "reviewer", "reject", CLAIM, 0, {}, "counted twice")
    said = late.content.decode()
    assert late.status_code == 409
    assert values(form_of(said))["why"] == "counted twice"
    assert 'href="/report?id=report-1#claim-c1"' in said, "a way back"


@pytest.mark.parametrize(
    "page", ["", "/decide", "/account", "/search?q=x", "/report?id=report-2", "/report?id=never-was", "//elsewhere.example/report?id=report-1"]
)  # fmt: skip
def test_sent_from_anywhere_it_comes_back_on_the_page_of_what_it_is_about(record: Record, page: str) -> None:
    answer = sent_from(page, "admin", "correct", CLAIM, 0, {"field": "figure", "to": "many"})
    said = answer.content.decode()
    assert answer.status_code == 422
    assert "To the form, with the reason" in said
    assert 'data-claim="c1"' in said.partition('id="refused"')[0].rpartition("<article")[2]
    assert 'data-at="/report?id=report-1#claim-c1"' in said


def test_whoever_may_not_decide_gets_no_form(record: Record) -> None:
    for fields in ({"field": "figure", "to": ""}, {"field": "figure", "to": "7"}):
        answer = sent_from("/report?id=report-1", "viewer", "correct", CLAIM, 0, fields)
        assert answer.status_code in (403, 422)
        assert 'id="refused"' not in answer.content.decode()


def test_what_is_restricted_is_not_shown_by_being_refused(record: Record) -> None:
    restrict(record, REPORT, "homs")
    for page in ("/report?id=report-1", ""):
        for fields in ({"field": "figure", "to": ""}, {"field": "figure", "to": "many"}):
            said = sent_from(page, "analyst", "correct", CLAIM, 0, fields).content.decode()
            assert "bridge" not in said
            assert "Gazette" not in said
