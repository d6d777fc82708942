"""Whom an attack was aimed at: kept in the record, written and read as JSON, and redacted with the text."""

from __future__ import annotations

import json

from onrecord.bodies import body_of, claim_of
from onrecord.protect.mark import Mark
from onrecord.protect.published import View, without_names
from onrecord.publish.formats import claim_json
from onrecord.records import Aim, Claim, Figure, Report, Span

TEXT = "Gunmen fired at Marta Olmos and two reporters in Cali."
NAME = Aim(16, 27, "Marta Olmos", Figure(1, 1, False, "Marta Olmos"), ("person",))
TWO = Aim(32, 45, "two reporters", Figure(2, 2, False, "two"), ("journalist",))
ATTACK = Claim("r", "c1", "attack", Span(0, len(TEXT), TEXT), aimed_at=(NAME, TWO, Aim(0, 6, "Gunmen")))


def test_the_record_keeps_them() -> None:
    assert claim_of(body_of(ATTACK)) == ATTACK


def test_a_body_without_them_is_as_before() -> None:
    assert "aimed_at" not in json.loads(body_of(Claim("r", "c1", "attack", Span(0, 6, "Gunmen"))))


def test_json_holds_them() -> None:
    assert claim_json.claim_of(json.loads(json.dumps(claim_json.whole(ATTACK)))) == ATTACK


def test_a_name_is_left_out_of_them_too() -> None:
    mark = Mark(16, 27, "Marta Olmos", "victim", "told as a target")
    view = View({"r": Report("r", TEXT)}, {("r", "c1"): ATTACK}, [])
    done = without_names(view, {"r": [mark]})
    text, (name, two, _) = done.reports["r"].text, done.claims["r", "c1"].aimed_at
    assert "Olmos" not in text
    assert "Olmos" not in repr(done.claims)
    assert text[name.start : name.end] == name.text
    assert (text[two.start : two.end], two.figure) == ("two reporters", TWO.figure)
