"""Each role × each act × what is open, in one's own group or in another: the pages do what review.policy says, no more, no less."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from django.test import Client
from visiting import ROLES, restrict, signed_in, words_of

from onrecord import deciding, review
from onrecord.decisions import ACTS, Act, Person, Role, Subject, Wish
from onrecord.link import RULES
from onrecord.store import Record

CLAIM, REPORT = Subject("claim", "report-1", "c1"), Subject("report", "report-1")


@dataclass(frozen=True)
class Try:
    """A form as the page sends it."""

    about: Subject
    fields: Mapping[str, str]


def incident(record: Record, report: str = "report-1") -> str:
    links = record.links
    return next(p.incident for p in links.placed(links.components_of({report})) if p.report == report)


def tries(record: Record) -> dict[Act, Try]:
    """One that can be decided, for each act."""
    about = Subject("incident", id=incident(record))
    claim = json.dumps(["report-1", "c2"])
    return {
        "accept": Try(CLAIM, {}),
        "reject": Try(CLAIM, {}),
        "correct": Try(CLAIM, {"field": "certainty", "to": "feared"}),
        "add": Try(REPORT, {"words": "near the bridge", "kind": "injured", "low": "2", "high": "3"}),
        "merge": Try(about, {"with": incident(record, "report-2")}),
        "split": Try(about, {"out": claim}),
        "overrule": Try(about, {"kind": "killed", "low": "1", "best": "2", "high": ""}),
        "grade": Try(about, {"grade": "weak"}),
        "assign": Try(CLAIM, {"to": "viewer"}),
        "comment": Try(REPORT, {}),
        "flag": Try(CLAIM, {}),
        "second": Try(CLAIM, {"agrees": "true"}),
        "protect": Try(REPORT, {"start": "0", "end": "8", "who": "witness"}),
        "expose": Try(REPORT, {"start": "0", "end": "8"}),
        "restrict": Try(CLAIM, {"group": "aleppo"}),
        "undo": Try(Subject("decision"), {}),
    }


BEFORE: Mapping[Act, Act] = {"second": "flag", "expose": "protect", "undo": "comment"}
"""What somebody else must have decided first."""


def prepared(record: Record, act: Act) -> tuple[Subject, int, Mapping[str, str]]:
    sent = tries(record)[act]
    about = sent.about
    if act in BEFORE:
        first = tries(record)[BEFORE[act]]
        value = {k: int(v) if v.isdigit() else v for k, v in first.fields.items()}
        wish = Wish(BEFORE[act], first.about, value, "decided before")
        made = deciding.decide(record.acting("before"), wish, Person("before", "admin"), _now())
        if act == "undo":
            about = Subject("decision", id=made.id)
    held = deciding.held(record, Wish(act, about, {}), Person("before", "admin"))
    return about, held.version, sent.fields


def _now() -> object:
    from onrecord.web.clock import now

    return now()


def page_of(about: Subject) -> str:
    if about.kind == "claim":
        return f"/claim?report={about.report}&id={about.claim}"
    if about.kind == "report":
        return f"/report?id={about.report}"
    return f"/{about.kind}?id={about.id}"


def send(
    client: Client, act: Act, about: Subject, sees: int, fields: Mapping[str, str], why: str = "as it reads"
) -> object:
    named = {"act": act, "about": about.kind, "report": about.report, "claim": about.claim, "id": about.id}
    return client.post("/decide", named | {"sees": str(sees), "why": why} | dict(fields))


def offered(page: str, about: Subject) -> set[str]:
    """The acts of the forms about a subject on a page."""
    forms = re.findall(r'<form method="post" action="/decide".*?</form>', page, re.DOTALL)
    wanted = {"about": about.kind, "report": about.report, "claim": about.claim, "id": about.id}
    out = set()
    for form in forms:
        held = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
        if {key: held[key] for key in wanted} == wanted:
            out.add(held["act"])
    return out


def expected(role: Role, act: Act) -> bool:
    person = Person(role, role)
    may = review.allows(person, act)
    if act == "undo":  # another person's decision takes a reviewer
        may = may and review.allows(person, "second")
    return may


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("whose", ["open", "own group", "another group"])
def test_the_pages_do_what_the_policy_says(record: Record, role: Role, act: Act, whose: str) -> None:
    about, sees, fields = prepared(record, act)
    if whose != "open":
        group = "aleppo" if whose == "own group" else "homs"
        for report in ("report-1", "report-2"):
            restrict(record, Subject("report", report), group)
        if about.kind == "report":
            sees += 1
        elif about.kind == "decision":
            sees = deciding.held(record, Wish(act, about, {}), Person("x", "admin")).version
    client = signed_in(role)
    sees_it = whose != "another group" or role == "admin"
    page = client.get(page_of(about))
    assert page.status_code == (200 if sees_it else 404)
    assert (act in offered(page.content.decode(), about)) == (sees_it and expected(role, act))
    before = record.log.head().number
    done = send(client, act, about, sees, fields)
    if not sees_it:
        assert done.status_code == 404
    elif expected(role, act):
        assert done.status_code == 303, done.content.decode()
        assert record.decisions.unheard() == {}
    else:
        assert done.status_code == 403
    made = [one for one in record.log.entries(before + 1) if one.told()["what"] == "decide"]
    assert len(made) == (done.status_code == 303)
    assert all(one.told()["by"] == role for one in made)
    if not sees_it:
        for word in ("bridge", "Valley", "Gazette"):
            assert word not in page.content.decode() + done.content.decode()


USES = {"read": "/", "read-log": "/log"}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("use", USES)
def test_the_lists_are_for_whom_the_policy_says(record: Record, role: Role, use: str) -> None:
    allowed = review.allows(Person(role, role), use)  # type: ignore[arg-type]
    assert signed_in(role).get(USES[use]).status_code == (200 if allowed else 403)
    shown = 'href="/log"' in signed_in(role).get("/").content.decode()
    assert shown == review.allows(Person(role, role), "read-log")


@pytest.mark.parametrize("role", ROLES)
def test_a_report_is_erased_by_an_admin_who_writes_its_id_out(record: Record, role: Role) -> None:
    client, sent = (
        signed_in(role),
        {"report": "report-1", "sure": "report-1", "why": "asked for by its author"},
    )
    allowed = role == "admin"
    assert ('action="/erase"' in client.get("/report?id=report-1").content.decode()) == allowed
    assert client.post("/erase", sent | {"sure": "report-2"}).status_code == (422 if allowed else 403)
    assert client.get("/report?id=report-1").status_code == 200
    assert client.post("/erase", sent).status_code == (303 if allowed else 403)
    assert client.get("/report?id=report-1").status_code == (404 if allowed else 200)
    made = [one.told() for one in record.log.entries() if one.told()["what"] == "erase"]
    assert [(one["by"], one["why"]) for one in made] == [("admin", sent["why"])] * allowed
    assert record.links.waits(RULES) is False
    assert list(record.log.verify()) == []


@pytest.mark.parametrize("role", ["viewer", "analyst", "reviewer"])
def test_what_is_restricted_is_nowhere(record: Record, role: Role) -> None:
    """Not in lists, counts, incidents, the log, or behind a decision about it."""
    made = deciding.decide(
        record.acting("before"),
        Wish("comment", REPORT, {}, "of the bridge"),
        Person("before", "admin"),
        _now(),
    )
    name = incident(record)
    restrict(record, REPORT, "homs")
    client = signed_in(role)
    pages = ["/", "/incidents", "/log", f"/decision?id={made.id}", f"/incident?id={name}"]
    said = [client.get(page).content.decode() for page in pages]
    assert "6 claims 2 reports" in words_of(said[0])
    assert not [
        page for page, text in zip(pages, said, strict=True) if "report-1" in text or "of the bridge" in text
    ]
    known, unknown = client.get("/report?id=report-1"), client.get("/report?id=report-9")
    assert known.status_code == unknown.status_code == 404
    assert plain(known).replace("report-1", "") == plain(unknown).replace("report-9", "")


def plain(answer: object) -> str:
    """Without the word that is another in each form."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())  # type: ignore[attr-defined]


def test_the_log_hides_the_undoing_of_what_is_hidden(record: Record) -> None:
    """Also where it is read from a number after the decision itself."""
    admin = Person("keeper", "admin")
    made = deciding.decide(record.acting("keeper"), Wish("comment", REPORT, {}, "first"), admin, _now())
    since = record.log.head().number + 1
    undo = Wish("undo", Subject("decision", id=made.id), {}, "the secret reason")
    deciding.decide(record.acting("keeper"), undo, admin, _now())
    restrict(record, REPORT, "homs")
    from onrecord import seeing

    seen = seeing.seen_by(record, Person("reviewer", "reviewer", frozenset(("aleppo",))))
    assert "the secret reason" not in str([one.told() for one in seen.log.entries(since)])
    assert "the secret reason" in str([one.told() for one in record.log.entries(since)])
    assert "the secret reason" not in signed_in("reviewer").get("/log").content.decode()


# --- two persons at once ------------------------------------------------------------------------


def test_whoever_was_slower_sees_both_versions_and_keeps_the_input(record: Record) -> None:
    quick, slow = signed_in("reviewer"), signed_in("analyst")
    fields = {"field": "certainty", "to": "feared"}
    assert send(quick, "correct", CLAIM, 0, fields, "the office says 'may have'").status_code == 303
    late = send(slow, "correct", CLAIM, 0, {"field": "scope", "to": "cumulative"}, "a total of the week")
    page = late.content.decode()
    assert late.status_code == 409
    assert "You decided about version 0" in page
    assert "the record holds version 1" in page
    assert 'by <span dir="auto">reviewer</span>' in page
    assert "the office says &#x27;may have&#x27;" in page
    row = re.search(r'<th scope="row">certainty</th><td dir="auto">(\w+)</td><td dir="auto">(\w+)</td>', page)
    assert row
    assert row.groups() == ("asserted", "feared")
    assert 'name="sees" value="1"' in page
    assert 'value="cumulative"' in page
    assert "a total of the week" in page
    assert '<option value="scope" selected>' in page
    again = send(slow, "correct", CLAIM, 1, {"field": "scope", "to": "cumulative"}, "a total of the week")
    assert again.status_code == 303
    (claim,) = [one for one in deciding.reviewed(record, "report-1") if one.claim.id == "c1"]
    assert (claim.claim.certainty, claim.claim.scope) == ("feared", "cumulative")


@pytest.mark.parametrize("act", ["grade", "overrule", "split", "merge"])
def test_a_conflict_about_an_incident_keeps_the_input(record: Record, act: Act) -> None:
    sent = tries(record)[act]
    assert send(signed_in("admin"), "grade", sent.about, 0, {"grade": "fair"}).status_code == 303
    late = send(signed_in("reviewer"), act, sent.about, 0, sent.fields, "my reason")
    page = late.content.decode()
    assert late.status_code == 409
    assert "my reason" in page
    for name, value in sent.fields.items():
        escaped = value.replace('"', "&quot;")
        kept = rf'name="{name}"[^>]*value="{re.escape(escaped)}"|value="{re.escape(escaped)}" (?:selected|checked)'
        assert not value or re.search(kept, page)


@pytest.mark.parametrize("sees", ["", "x", "-1", "1e3", "٣", "9" * 30])
def test_a_form_that_does_not_say_what_it_saw_is_refused(record: Record, sees: str) -> None:
    sent = {"act": "accept", "about": "claim", "report": "report-1", "claim": "c1", "sees": sees}
    assert signed_in("admin").post("/decide", sent).status_code == 400
    assert not record.decisions.any()


BROKEN = [
    {"act": "erase-all"}, {"about": "record"}, {"act": ""}, {"report": "report-9"}, {"claim": "c99"},
    {"act": "add", "about": "claim"}, {"act": "correct", "field": "id", "to": "c7"},
    {"act": "correct", "field": "figure", "to": "[" * 100000}, {"act": "correct", "field": "figure", "to": "{}"},
    {"act": "correct", "field": "note", "to": "\0"}, {"act": "grade", "about": "incident", "id": "none"},
    {"act": "undo", "about": "decision", "id": "none"}, {"act": "add", "about": "report", "words": "not in it", "kind": "killed"},
    {"act": "add", "about": "report", "start": "5", "end": "4", "kind": "killed"},
    {"act": "add", "about": "report", "start": "9" * 40, "end": "4", "kind": "killed"},
    {"act": "split", "about": "incident", "id": "none", "out": "{"}, {"act": "flag", "why": ""}, {"act": "erase", "about": "report"},
]  # fmt: skip


@pytest.mark.parametrize("wrong", BROKEN, ids=lambda wrong: str(wrong)[:50])
def test_a_forged_form_is_refused_and_nothing_breaks(record: Record, wrong: Mapping[str, str]) -> None:
    right = {"act": "accept", "about": "claim", "report": "report-1", "claim": "c1", "sees": "0", "why": "so"}
    done = signed_in("analyst").post("/decide", right | dict(wrong))
    assert 400 <= done.status_code < 500
    assert not record.decisions.any()


@pytest.mark.parametrize("field", ["figure", "place", "time", "said_by", "actor", "groups"])
@pytest.mark.parametrize("to", ["", "  "])
def test_an_emptied_field_takes_nothing_away_but_the_word_none_does(
    record: Record, field: str, to: str
) -> None:
    client = signed_in("analyst")
    refused = send(client, "correct", CLAIM, 0, {"field": field, "to": to})
    assert refused.status_code == 422
    assert "the word none" in plain(refused)
    assert not record.decisions.any()
    if field == "figure":
        assert send(client, "correct", CLAIM, 0, {"field": field, "to": "none"}).status_code == 303
        assert deciding.reviewed(record, "report-1")[0].claim.figure is None


# --- what a report says stays words -------------------------------------------------------------

HOSTILE = (
    "<script>alert(1)</script>\"><img src=x onerror=alert(2)> {{ 7|add:7 }} {% now 'Y' %} at the old mill"
)


def test_words_of_a_report_or_a_person_never_become_markup(record: Record) -> None:
    from making_records import a_report, claims_of

    report = a_report(66, text=HOSTILE)
    record.add(report, claims_of(report), "rules-1")
    record.accounts.set("admin", "admin", ("aleppo", HOSTILE.strip()), why="a hostile name")
    client = signed_in("admin")
    about = Subject("report", "report-66")
    assert send(client, "comment", about, 0, {}, HOSTILE).status_code == 303
    assert (
        send(
            client, "restrict", Subject("claim", "report-66", "c1"), 0, {"group": HOSTILE}, HOSTILE
        ).status_code
        == 303
    )
    made = [one.id for one in record.decisions.all()]
    for page in ["/", "/report?id=report-66", "/log", "/incidents", *(f"/decision?id={one}" for one in made)]:
        text = client.get(page).content.decode()
        assert "<img src=x" not in text
        assert "<script>alert" not in text
        assert "{{ 7|add:7 }}" in text or "mill" not in text
    assert "alert" not in str(
        client.get("/report?id=<script>alert(1)</script>").content.decode().replace("&lt;script&gt;alert", "")
    )


def test_the_marked_text_is_the_text(record: Record) -> None:
    page = signed_in("viewer").get("/report?id=report-1").content.decode()
    text = page[page.index('id="words"') :]
    assert 'data-claims="c1 c2 c3">At least 1<sup>c1</sup></a>' in text
    assert (
        words_of(re.sub(r"<sup>.*?</sup>", "", text))
        .partition(".")[0]
        .removeprefix('id="words"> 0 ')
        .startswith("At least 1 people were k illed near the bridge")
    )


@pytest.mark.parametrize(("name", "said"), [("Nowhere-upon-Nothing", True), ("Al-Bab", False)])
def test_a_place_that_stays_without_a_position_is_told(record: Record, name: str, said: bool) -> None:
    client = signed_in("analyst")
    send(client, "correct", CLAIM, 0, {"field": "place", "to": name})
    page = words_of(client.get("/report?id=report-1").content.decode())
    assert (f"The place {name} has no position" in page) == said


def test_a_claim_added_by_hand_shows_its_figure(record: Record) -> None:
    client = signed_in("analyst")
    send(client, "add", REPORT, 0, {"words": "near the bridge", "kind": "injured", "low": "2", "high": "3"})
    card = (
        client.get("/report?id=report-1").content.decode().partition('id="claim-p1"')[2].partition("</h3>")[0]
    )
    assert "2 to 3" in words_of(card)
    head = (
        client.get("/claim?report=report-1&id=p1").content.decode().partition("<h1>")[2].partition("</h1>")[0]
    )
    assert "2 to 3" in words_of(head)
    read = (
        client.get("/claim?report=report-1&id=c1").content.decode().partition("<h1>")[2].partition("</h1>")[0]
    )
    assert words_of(read).split()[2] == record_figure(record)


def record_figure(record: Record) -> str:
    """The words of the first claim's figure, as its report has them."""
    one = next(iter(record.claims("report-1")))
    return one.figure.text.split()[0] if one.figure else ""


WHO: list[tuple[Act, str, str]] = [
    ("restrict", "group", "aleppo"),
    ("assign", "to", "admin, analyst, reviewer, viewer"),
]


@pytest.mark.parametrize(("act", "field", "accepted"), WHO)
def test_a_person_or_group_that_is_not_there_is_refused_with_those_that_are(
    record: Record, act: Act, field: str, accepted: str
) -> None:
    client = signed_in("admin")
    answer = send(client, act, REPORT, 0, {field: "feild"})
    assert (answer.status_code, accepted in words_of(answer.content.decode())) == (422, True)
    assert not list(record.decisions.all())
    page = client.get("/report?id=report-1").content.decode()
    listed = page.partition(f'<datalist id="known-{act}-{field}">')[2].partition("</datalist>")[0]
    assert re.findall(r'value="(\w+)"', listed) == accepted.split(", ")


@pytest.mark.parametrize(("act", "field"), [row[:2] for row in WHO])
def test_where_there_are_no_accounts_any_name_goes(alone: Record, act: Act, field: str) -> None:
    wish = Wish(act, REPORT, {field: "somebody"}, "to remember")
    assert deciding.decide(alone, wish, Person("tester", "admin"), _now()).value[field] == "somebody"
