"""The fields of a claim as the pages tell them: in words, with all that they hold."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from onrecord.decisions import Reviewed
from onrecord.records import Claim, Figure, Place, Responsibility, Span, Voice, When
from onrecord.web import wording
from onrecord.web.pages.decided_told import about_words, decided
from onrecord.web.pages.fields_told import told_fields

CLAIM = Claim(
    "r", "c1", "killed", Span(0, 3, "abc"), Figure(82, None, False, "at least 82"), ("child", "woman"), "rebels", "Russian jets", "blamed", "airstrike",
    Place("outside Aleppo", "Aleppo", 36.2, 37.16, "geonames:170063", "settlement", "SY", (), 5.0),
    When("on Monday", date(2016, 12, 12), date(2016, 12, 12), "the last Monday"),
    (Voice("the group", "monitor", key="sohr", full="the Syrian Observatory"), Voice("a doctor", "rescue", True, reason="feared arrest")),
    "feared", "incident", True, "c0", None, "c9",
    (Responsibility("Russian jets", "denies", Voice("the ministry", "government")),), "could not be verified",
)  # fmt: skip


def told(claim: Claim) -> dict[str, str]:
    return dict(told_fields(Reviewed(claim, claim, "unreviewed")))


def test_each_field_is_in_words_with_all_that_it_holds() -> None:
    found = told(CLAIM)
    assert found["figure"] == "at least 82 – “at least 82”"
    assert found["groups"] == "children, women"
    assert found["actor"] == "Russian jets, blamed"
    assert all(
        words in found["place"] for words in ("Aleppo", "“outside Aleppo”", "± 5 km", "geonames:170063")
    )
    assert found["time"] == "2016-12-12 – “on Monday” – the last Monday"
    assert found["said_by"] == (
        "the Syrian Observatory “the group” (monitoring group; sohr) ← a doctor (rescue or medical; not named: feared arrest)"
    )
    assert found["responsibility"] == "the ministry denies that it was Russian jets"
    assert found["superseded"] == "yes"
    assert not [words for words in found.values() if "{" in words or "None" in words]


def test_what_says_nothing_is_left_out() -> None:
    bare = Claim("r", "c1", "killed", Span(0, 3, "abc"))
    assert set(told(bare)) == {"certainty", "scope"}


@pytest.mark.parametrize(
    "other",
    [
        {"figure": Figure(82, 90, False, "at least 82")}, {"figure": Figure(82, None, True, "at least 82")}, {"place": None},
        {"said_by": CLAIM.said_by[:1]}, {"actor_standing": "stated"}, {"certainty": "asserted"}, {"superseded": False},
    ],
)  # fmt: skip
def test_what_is_another_claim_reads_otherwise(other: dict[str, object]) -> None:
    assert told(replace(CLAIM, **other)) != told(CLAIM)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"field": "figure", "from": None, "to": {"low": 40, "high": None, "text": "at least 40"}},
         [("Field", "figure"), ("Before", "nothing"), ("After", "at least 40 – “at least 40”")]),
        ({"field": "kind", "from": "injured", "to": "killed"}, [("Field", "kind"), ("Before", "injured"), ("After", "killed")]),
        ({"field": "place", "from": {"name": "Dunwick", "text": "at Dunwick"}, "to": 7}, [("Field", "place"), ("Before", "Dunwick – “at Dunwick”"), ("After", "7")]),
        ({"kind": "killed", "group": "child", "low": 4, "best": 5, "high": None}, [("killed: children", "4 / 5 / open")]),
        ({"grade": "confirmed"}, [("Grade", "confirmed")]),
        ({"to": ""}, [("Given to", "nothing")]),
        ({"group": None}, []),
        ({"a later field": ["x", 2]}, [("a later field", "x, 2")]),
    ],
)  # fmt: skip
def test_what_a_decision_set_is_told_in_words(value: dict[str, object], said: list[tuple[str, str]]) -> None:
    found = decided(value)
    assert [name for name, _ in found] == [name for name, _ in said]
    assert all(words.startswith(told) for (_, words), (_, told) in zip(found, said, strict=True)), found


def test_in_arabic_they_are_told_without_words_of_english() -> None:
    when = When(
        "يوم الاثنين",
        date(2016, 12, 12),
        date(2016, 12, 12),
        "the last Monday on or before publication, 2016-12-13",
    )
    claim = replace(CLAIM, time=when, actor="طائرات", groups=("child", "woman"))
    with translation.override("ar"):
        found = told(claim)
        assert not re.search("[A-Za-z]", found["time"] + found["actor"] + found["groups"])
        assert "," not in found["groups"] + found["actor"]
        assert wording.field_words("responsibility") == "المسؤولية"
        assert "؛" in found["said_by"]


def test_what_the_log_is_about_is_told_in_arabic() -> None:
    with translation.override("ar"):
        for about in ("schema", "copies and incidents", "report x"):
            assert re.findall("[A-Za-z]+", about_words(about)) in ([], ["x"])
    assert about_words("copies and incidents") == "copies and incidents"
