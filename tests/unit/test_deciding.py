"""What may be decided, and what stands after it: claims accepted, rejected, corrected, added; second readers; undo; conflicts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from onrecord import review
from onrecord.decisions import ACTS, Act, Decision, Person, Reviewed, Subject, Wish
from onrecord.errors import AlreadySo, Conflict, DecisionError, NotAllowed
from onrecord.incidents import Assessment, Incident
from onrecord.records import Claim, Figure, Place, Report, Span, When
from onrecord.review import Held

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
ANN, BEN, CY = Person("ann", "analyst"), Person("ben", "reviewer"), Person("cy", "reviewer")
REPORT = Report("r", "At least 12 people, among them 3 children, were killed at the mill. Later 40 fled.")
DEAD = Claim(
    "r", "c1", "killed", Span(0, 18, REPORT.text[0:18]), Figure(12, None, False, "At least 12"), ("person",)
)
CHILDREN = Claim(
    "r", "c2", "killed", Span(31, 41, REPORT.text[31:41]), Figure(3, 3, False, "3"), ("child",), part_of="c1"
)
READ = (DEAD, CHILDREN)


class Desk:
    """A report on a desk: decisions made one after the other, as the record would keep them."""

    def __init__(self, read: tuple[Claim, ...] = READ) -> None:
        self.read, self.made = read, list[Decision]()

    def stand(self) -> dict[str, Reviewed]:
        return {one.claim.id: one for one in review.stand(self.read, self.made)}

    def decide(
        self,
        person: Person,
        act: Act,
        claim: str = "",
        why: str = "seen",
        sees: int | None = None,
        **value: Any,
    ) -> Decision:
        stand = self.stand()
        about = Subject("claim", "r", claim) if claim else Subject("report", "r")
        found = stand.get(claim)
        ids = found.history if found else tuple(d.id for d in self.made if d.about.kind == "report")
        held = Held(
            version=found.version if found else 0, reviewed=found, report=REPORT,
            decisions=tuple(d for d in self.made if d.id in ids),
            claims={one.claim.ref: one.claim for one in stand.values()}, added=sum(d.act == "add" for d in self.made),
        )  # fmt: skip
        return self._keep(Wish(act, about, value, why, sees), held, person)

    def undo(self, person: Person, decision: Decision, why: str = "a mistake") -> Decision:
        wish = Wish("undo", Subject("decision", id=decision.id), {}, why)
        return self._keep(wish, Held(decisions=tuple(self.made), undoes=decision), person)

    def _keep(self, wish: Wish, held: Held, person: Person) -> Decision:
        made = review.decide(wish, held, person, NOW + timedelta(minutes=len(self.made)))
        self.made.append(made)
        return made


def test_what_nobody_decided_about_stands_as_it_was_read() -> None:
    assert [(one.claim, one.status, one.version) for one in review.stand(READ, ())] == [
        (DEAD, "unreviewed", 0),
        (CHILDREN, "unreviewed", 0),
    ]


def test_a_rejected_claim_counts_for_nothing_until_it_is_accepted() -> None:
    desk = Desk()
    desk.decide(ANN, "reject", "c2")
    assert review.claims_of(READ, desk.made) == [DEAD]
    desk.decide(BEN, "accept", "c2")
    assert review.claims_of(READ, desk.made) == [DEAD, CHILDREN]


@pytest.mark.parametrize(
    ("field", "to", "expected"),
    [
        ("figure", {"low": 10, "high": 14, "approximate": True}, Figure(10, 14, True, "")),
        ("figure", None, None),
        ("kind", "injured", "injured"),
        ("groups", ["woman", "child"], ("child", "woman")),
        ("method", "shelling", "shelling"),
        ("certainty", "denied", "denied"),
        ("place", {"name": "Aleppo", "lat": 36.2, "lon": 37.16}, Place("Aleppo", "Aleppo", 36.2, 37.16)),
        ("time", {"text": "", "start": "2016-12-13", "end": None}, When("", NOW.date().replace(2016, 12, 13), None)),
        ("superseded", True, True),
        ("actor", "the air force", "the air force"),
    ],
)  # fmt: skip
def test_a_field_is_corrected_and_what_was_read_stays(field: str, to: Any, expected: Any) -> None:
    desk = Desk()
    made = desk.decide(ANN, "correct", "c1", field=field, to=to)
    found = desk.stand()["c1"]
    assert getattr(found.claim, field) == expected
    assert (found.read, found.corrected) == (DEAD, (field,))
    desk.undo(ANN, made)
    assert desk.stand()["c1"].claim == DEAD


@pytest.mark.parametrize(
    ("field", "to", "words"),
    [
        ("figure", {"low": 5, "high": 3}, "its low is above its high"),
        ("figure", {"low": -1}, "no whole number"),
        ("figure", {"low": 1.5}, "no whole number"),
        ("figure", {}, "neither a low nor a high"),
        ("figure", "82", "cannot be read. Accepted: 82 ·"),
        ("kind", "murdered", "none of the accepted words"),
        ("groups", ["rebels"], "no list of the accepted words"),
        ("place", {"name": "X", "lat": 95, "lon": 0}, "no latitude and longitude"),
        ("place", {"name": "X", "lat": 95}, "no latitude and longitude"),
        ("time", {"start": "2016-13-01"}, "no day of the calendar"),
        ("time", {"start": "2016-12-02", "end": "2016-12-01"}, "its start is after its end"),
        ("part_of", "c9", "names no other claim"),
        ("part_of", "c1", "names no other claim"),
        ("colour", "red", "no such field"),
        ("said_by", [{"text": "a man", "kind": "oracle"}], "the kind is none of the accepted words"),
    ],
)
def test_a_value_that_is_none_is_refused_with_what_is_accepted(field: str, to: Any, words: str) -> None:
    with pytest.raises(DecisionError, match=words):
        Desk().decide(ANN, "correct", "c1", field=field, to=to)


def test_a_claim_is_added_by_marking_words() -> None:
    desk = Desk()
    desk.decide(ANN, "add", start=68, end=81, kind="displaced", figure={"low": 40, "high": 40, "text": "40"})
    found = desk.stand()["p1"]
    assert (found.claim.evidence.text, found.claim.number, found.read) == ("Later 40 fled", 40, None)
    desk.decide(ANN, "correct", "p1", field="figure", to={"low": 41, "high": 41})
    assert desk.stand()["p1"].claim.number == 41
    desk.decide(ANN, "add", start=0, end=8, kind="injured")
    assert list(desk.stand()) == ["c1", "c2", "p1", "p2"]


@pytest.mark.parametrize("span", [(5, 5), (-1, 4), (0, 10_000), (None, 3), (True, 4), ("0", 4)])
def test_words_that_are_not_in_the_report_make_no_claim(span: tuple[Any, Any]) -> None:
    with pytest.raises(DecisionError, match="mark no words"):
        Desk().decide(ANN, "add", start=span[0], end=span[1], kind="killed")


def test_what_was_decided_outlives_a_new_reading_with_other_ids() -> None:
    desk = Desk()
    desk.decide(ANN, "correct", "c1", field="figure", to={"low": 14, "high": 14})
    desk.decide(ANN, "accept", "c2")
    desk.read = (replace(CHILDREN, id="c1"), replace(DEAD, id="c2"))
    found = desk.stand()
    assert (found["c1"].status, found["c2"].claim.number) == ("accepted", 14)


def test_a_decided_claim_that_a_new_reading_misses_stands_as_it_was_seen() -> None:
    desk = Desk()
    desk.decide(ANN, "accept", "c2")
    desk.read = (replace(DEAD, id="c2"),)
    found = desk.stand()
    (kept,) = (id for id in found if id != "c2")
    assert found[kept].claim.evidence == CHILDREN.evidence
    assert found[kept].status == "accepted"
    assert found["c2"].status == "unreviewed"


def test_a_version_counts_every_decision_and_undoing_but_no_comment() -> None:
    desk = Desk()
    made = desk.decide(ANN, "reject", "c1")
    desk.decide(ANN, "comment", "c1")
    assert desk.stand()["c1"].version == 1
    undoing = desk.undo(ANN, made)
    assert (desk.stand()["c1"].version, desk.stand()["c1"].status) == (2, "unreviewed")
    desk.undo(ANN, undoing)
    assert (desk.stand()["c1"].version, desk.stand()["c1"].status) == (3, "rejected")


def test_who_has_not_seen_the_newest_version_is_refused_and_shown_both() -> None:
    desk = Desk()
    desk.decide(BEN, "reject", "c1", why="of another day", sees=0)
    with pytest.raises(Conflict) as refused:
        desk.decide(ANN, "accept", "c1", sees=0)
    assert "ben decided reject" in str(refused.value)
    assert refused.value.seen == {"version": 0}
    assert refused.value.now["version"] == 1  # type: ignore[index]
    assert refused.value.now["decisions"][0]["why"] == "of another day"  # type: ignore[index]
    assert desk.stand()["c1"].status == "rejected"


def test_a_second_reader_is_asked_for_and_is_another_person() -> None:
    desk = Desk()
    with pytest.raises(DecisionError, match="nobody has asked"):
        desk.decide(CY, "second", "c1")
    desk.decide(BEN, "accept", "c1")
    desk.decide(ANN, "flag", "c1", why="the figure is far above the others")
    assert desk.stand()["c1"].flagged == "the figure is far above the others"
    for first in (BEN, Person("ann", "reviewer")):
        with pytest.raises(DecisionError, match="read it first"):
            desk.decide(first, "second", "c1")
    desk.decide(CY, "second", "c1", agrees=False, why="the page gives another day")
    assert desk.stand()["c1"].flagged == "the page gives another day"
    desk.decide(Person("di", "reviewer"), "second", "c1")
    assert desk.stand()["c1"].flagged is None


def test_the_same_again_changes_nothing_and_says_so() -> None:
    desk = Desk()
    desk.decide(ANN, "accept", "c1")
    desk.decide(ANN, "correct", "c2", field="figure", to={"low": 4, "high": 4})
    desk.decide(ANN, "comment", "c1", why="look at the map")
    for again in (
        lambda: desk.decide(ANN, "accept", "c1"),
        lambda: desk.decide(
            ANN, "correct", "c2", field="figure", to={"low": 4, "high": 4, "approximate": False}
        ),
        lambda: desk.decide(ANN, "comment", "c1", why="look at the map"),
    ):
        with pytest.raises(AlreadySo):
            again()


@pytest.mark.parametrize("act", sorted(review.NEEDS_REASON - {"merge", "split", "undo", "overrule", "grade"}))
def test_what_overrules_needs_a_reason(act: Act) -> None:
    person = Person("head", "admin")
    claim = "c1" if "claim" in review.ABOUT[act] else ""
    with pytest.raises(DecisionError, match="no reason is given"):
        Desk().decide(person, act, claim, why="  ", field="kind", to="injured", start=0, end=3, group="north")


@pytest.mark.parametrize("role", review.ROLES)
@pytest.mark.parametrize("act", ACTS)
def test_each_role_may_do_what_the_table_says(role: Any, act: Act) -> None:
    allowed = review.allows(Person("x", role), act)
    subject = Subject("claim", "r", "c1")
    try:
        review.decide(
            Wish(act, subject, {}, "why"), Held(reviewed=Reviewed(DEAD, DEAD)), Person("x", role), NOW
        )
        refused = False
    except NotAllowed:
        refused = True
    except DecisionError:
        refused = False
    assert refused is not allowed


def test_another_persons_decision_is_undone_by_a_reviewer_alone() -> None:
    desk = Desk()
    made = desk.decide(BEN, "reject", "c1")
    with pytest.raises(NotAllowed, match="undoes only its own"):
        desk.undo(ANN, made)
    desk.undo(CY, made)
    with pytest.raises(DecisionError, match="undone already"):
        desk.undo(CY, made)


def test_an_overruled_assessment_keeps_what_the_rules_give() -> None:
    found = Assessment((), (), "weak", "one origin", True)
    about = Subject("incident", id="i1")
    held = Held(incidents=(Incident("i1", "killed", None, None, ()),))
    made = [
        review.decide(Wish("grade", about, {"grade": "fair"}, "a second page"), held, BEN, NOW),
        review.decide(
            Wish("overrule", about, {"kind": "killed", "low": 4, "best": 5, "high": None}, "counted"),
            held,
            CY,
            NOW,
        ),
    ]
    after = review.overruled(found, made)
    assert (after.grade, after.grade_reason) == ("fair", "set by ben: a second page")
    assert [(r.low, r.best, r.high) for r in after.ranges] == [(4, 5, None)]
    assert [(o.what, o.rules, o.by) for o in after.overruled] == [
        ("grade", "weak", "ben"),
        ("killed", "no figure", "cy"),
    ]


@pytest.mark.parametrize(
    "value", [{"low": 5, "best": 4, "high": 9}, {"low": 5, "best": 6, "high": 5}, {"low": None, "best": 1, "high": 2}, {"low": 1.5, "best": 2, "high": 3}]
)  # fmt: skip
def test_a_range_rises(value: dict[str, Any]) -> None:
    wish = Wish("overrule", Subject("incident", id="i1"), {"kind": "killed"} | value, "why")
    with pytest.raises(DecisionError, match=r"do not rise|no whole numbers|is not given"):
        review.decide(wish, Held(), BEN, NOW)


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        ("figure", "82", {"low": 82, "high": 82, "approximate": False, "text": "82"}),
        ("figure", "40..60", {"low": 40, "high": 60, "approximate": False, "text": "40..60"}),
        ("figure", "82..", {"low": 82, "high": None, "approximate": False, "text": "82.."}),
        ("figure", "..1,200", {"low": None, "high": 1200, "approximate": False, "text": "..1,200"}),
        ("figure", "~82", {"low": 82, "high": 82, "approximate": True, "text": "~82"}),
        ("figure", "none", None),
        ("groups", "woman, child", ["woman", "child"]),
        ("groups", "none", []),
        ("time", "2016-12-13", {"text": "2016-12-13", "start": "2016-12-13", "end": "2016-12-13"}),
        ("place", "Aleppo @ 36.2, 37.16", {"text": "Aleppo", "name": "Aleppo", "lat": 36.2, "lon": 37.16}),
        ("place", "Ma'arrat al-Nu'man", {"text": "Ma'arrat al-Nu'man", "name": "Ma'arrat al-Nu'man"}),
        ("superseded", "yes", True),
        ("method", "drone", "drone"),
        ("said_by", '[{"text": "a nurse", "kind": "witness"}]', [{"text": "a nurse", "kind": "witness"}]),
    ],
)  # fmt: skip
def test_values_as_a_person_types_them(field: str, words: str, value: Any) -> None:
    assert review.value_of(field, words) == value


@pytest.mark.parametrize(("field", "words"), [("figure", "many"), ("figure", "40-60"), ("place", "@"), ("superseded", "perhaps"), ("figure", "{low: 3}")])  # fmt: skip
def test_words_that_are_no_value_are_refused(field: str, words: str) -> None:
    with pytest.raises(DecisionError, match="cannot be read"):
        review.value_of(field, words)


def test_a_range_without_numbers_says_what_is_missing() -> None:
    value = {"kind": "killed", "low": None, "best": None, "high": None}
    with pytest.raises(DecisionError, match="low and best are not given"):
        review.decide(Wish("overrule", Subject("incident", id="i1"), value, "why"), Held(), BEN, NOW)


@pytest.mark.parametrize("words", ["2016-13-45", "yesterday", "2016-12-13..never"])
def test_a_day_that_is_none_is_told_with_what_a_form_takes_first(words: str) -> None:
    with pytest.raises(DecisionError) as refused:
        Desk().decide(ANN, "correct", "c1", field="time", to=review.value_of("time", words))
    assert refused.value.found == "the value cannot be read: it is no day of the calendar"
    assert refused.value.accepted.startswith("2016-12-13 · 2016-12-10..2016-12-13")


@pytest.mark.parametrize(("field", "to"), [("figure", 5), ("place", {"lat": 1}), ("said_by", [4])])
def test_no_refusal_names_an_error_of_the_program(field: str, to: Any) -> None:
    with pytest.raises(DecisionError) as refused:
        Desk().decide(ANN, "correct", "c1", field=field, to=to)
    assert "Error" not in str(refused.value)


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2028-11-21", "9999-12-31"])
def test_a_day_out_of_all_reach_is_refused(day: str) -> None:
    for value in ({"start": day}, {"start": "1950-01-01", "end": day}, {"end": day}):
        with pytest.raises(DecisionError, match=r"too far|its start is after"):
            Desk().decide(ANN, "correct", "c1", field="time", to=value)
    with pytest.raises(DecisionError, match="too far"):
        Desk().decide(ANN, "add", start=0, end=8, kind="killed", time={"start": day, "end": day})


@pytest.mark.parametrize("day", ["1900-01-01", "2016-12-13", "2028-11-20"])
def test_a_day_within_reach_is_taken(day: str) -> None:
    desk = Desk()
    desk.decide(ANN, "correct", "c1", field="time", to={"start": day, "end": day})
    time = desk.stand()["c1"].claim.time
    assert time is not None
    assert time.start is not None
    assert time.start.isoformat() == day


def test_a_decision_of_before_about_a_day_out_of_reach_stands() -> None:
    desk = Desk()
    made = desk.decide(ANN, "correct", "c1", field="time", to={"start": "2016-12-13"})
    desk.made = [replace(made, value={**made.value, "to": {"start": "0001-01-01"}})]
    assert desk.stand()["c1"].corrected == ("time",)
