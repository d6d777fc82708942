"""PLOVER: codes of the manual alone, nothing coded without actor and day, no figure in two records, days and places back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from material_made import ALEPPO, claim, material_of, report, small, wars, written

from onrecord.publish.formats import FORMATS, Material
from onrecord.publish.formats.plover_codes import (
    AUXILIARY,
    CONTEXTS,
    MODES,
    NEEDS_RECIPIENT,
    QUAD,
    code_of,
)
from onrecord.records import PEOPLE_KINDS, SITUATION_KINDS, Claim, Figure, Span, When

# openeventdata/PLOVER, PLOVER_MANUAL.tex, draft 0.8: the location and citation objects have other names in later drafts.
FIELDS = {
    "id", "has_event", "date", "enddate", "actor", "recipient", "event", "event_loc", "event_text", "quad_code", "mode", "context", "link",
    "cite_info", "coder", "comment", "size", "not_coded", "onrecord",
}  # fmt: skip
SECTORS = {"GOV", "JUD", "LEG", "MIL", "COP", "OPP", "PTY", "REB", "PRM", "SPY", "UAF", "CVL", "BUS", "EDU", "MED", "LAB", "AGR", "JRN", "REF", "REL", "SOC", "CRM", None}  # fmt: skip
TEXT = "Rebels struck the town. 7 villagers died there."
DAY = date(2016, 12, 13)


def records(war: Material) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written("plover", war).splitlines()]


def one_claim(kind: str, **fields: Any) -> Material:
    one = report("r1", DAY, "Wire", TEXT)
    given_fields = {"actor": "rebels", "place": ALEPPO, "time": When("then", DAY, DAY), "groups": ("civilian",)} | fields  # fmt: skip
    if kind in SITUATION_KINDS:
        given_fields["groups"] = ()
    return material_of([one], [claim(one, 1, "7 villagers", kind, **given_fields)])


@settings(max_examples=40, deadline=None)
@given(wars())
def test_only_codes_of_the_manual(war: Material) -> None:
    for found in records(war):
        assert set(found) <= FIELDS
        for event in found["event"]:
            assert found["quad_code"] == QUAD[event]
            assert set(found["mode"]) <= MODES.get(event, frozenset()) | AUXILIARY
            assert set(found["context"]) <= CONTEXTS
        assert {one["sector"] for one in found["actor"] + found["recipient"]} <= SECTORS


@settings(max_examples=40, deadline=None)
@given(wars())
def test_nothing_is_coded_without_actor_and_day_and_nothing_is_dropped(war: Material) -> None:
    found = records(war)
    for one in found:
        assert one["has_event"] == bool(one["event"]) == bool(one["actor"])
        assert one["has_event"] == ("not_coded" not in one)
        assert not one["has_event"] or one["date"]
        assert not set(one["event"]) & NEEDS_RECIPIENT or one["recipient"]
    assert {one["link"] for one in found} == {told.incident.id for told in war.told}
    assert len({one["id"] for one in found}) == len(found)


@settings(max_examples=40, deadline=None)
@given(wars())
def test_days_places_and_figures_come_back_each_figure_once(war: Material) -> None:
    read = FORMATS["plover"].read
    assert read is not None
    rows = list(read(BytesIO(written("plover", war)), ""))
    for told in war.told:
        own = [row for row in rows if row["incident"] == told.incident.id]
        i, p = told.incident, told.incident.place
        start, end = (i.time.start, i.time.end) if i.time else (None, None)
        for row in own:
            assert (row["start"], row["end"]) == (start and start.isoformat(), end and end.isoformat())
            assert (row["place"], row["lat"], row["lon"]) == ((p.name, p.lat, p.lon) if p else (None,) * 3)
        figures = [tuple(r.values()) for row in own for r in row["figures"]]
        assert sorted(figures, key=str) == sorted(
            ((r.kind, r.group, r.low, r.best, r.high) for r in told.assessment.ranges), key=str
        )
        dead = [row["size"]["dead"] for row in own if "dead" in row["size"]]
        killed = told.range_of("killed")
        assert dead == ([killed.best] if killed and killed.best is not None else [])


CODED = [
    ("killed", {"method": "shelling"}, "ASSAULT", ["heavy-weapons"], ["military"]),
    ("killed", {"method": "execution"}, "ASSAULT", [], []),
    ("attack", {"method": "chemical"}, "ASSAULT", ["unconventional"], ["cbrn"]),
    ("sexual-violence", {}, "ASSAULT", ["sexual"], []),
    ("abducted", {}, "ASSAULT", ["abduct"], []),
    ("detained", {}, "COERCE", ["arrest"], []),
    ("trapped", {"method": "siege"}, "COERCE", ["restrict"], ["human_security"]),
    ("displaced", {}, "SANCTION", ["expel"], ["migration"]),
    ("ceasefire", {"phase": "agreed"}, "CONCEDE", [], ["military"]),
    ("ceasefire", {"phase": "started"}, "RETREAT", ["ceasefire"], ["military"]),
    ("control", {"phase": "lost"}, "RETREAT", ["withdraw"], ["military", "territory"]),
    ("talks", {"phase": "held"}, "CONSULT", [], ["diplomatic"]),
    ("service", {"phase": "destroyed"}, "ASSAULT", ["destroy"], ["human_security"]),
]


@pytest.mark.parametrize(("kind", "fields", "event", "modes", "contexts"), CODED)
def test_what_is_coded_as_what(
    kind: str, fields: dict[str, Any], event: str, modes: list[str], contexts: list[str]
) -> None:
    (found,) = records(one_claim(kind, **fields))
    assert (found["event"], found["mode"], found["context"]) == ([event], modes, contexts)
    assert found["actor"][0]["actor_text"] == "rebels"


@pytest.mark.parametrize(
    ("certainty", "mode"),
    [
        ("denied", "negation"),
        ("planned", "future"),
        ("feared", "hypothetical"),
        ("conditional", "hypothetical"),
    ],
)
def test_what_is_not_asserted_has_an_auxiliary_mode(certainty: str, mode: str) -> None:
    (found,) = records(one_claim("attack", certainty=certainty))
    assert found["mode"] == [mode]
    assert found["onrecord"]["certainties"] == [certainty]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"actor": None}, "ASSAULT: no actor is named"),
        ({"time": When("since then", None, DAY)}, "ASSAULT: no first day is known"),
    ],
)
def test_what_the_manual_does_not_code_is_kept_and_counted(fields: dict[str, Any], why: str) -> None:
    (found,) = records(one_claim("killed", figure=Figure(7, 7, False, "7"), **fields))
    assert (found["has_event"], found["not_coded"], found["size"]) == (False, [why], {"dead": 7})


@pytest.mark.parametrize("kind", [*PEOPLE_KINDS, *SITUATION_KINDS])
@pytest.mark.parametrize("phase", [None, "planned", "ended", "held", "violated"])
def test_each_kind_has_a_code_or_a_reason(kind: str, phase: str | None) -> None:
    found = code_of(Claim("r", "c", kind, Span(0, 1, "x"), phase=phase))  # type: ignore[arg-type]
    if isinstance(found, str):
        assert found.startswith(f"PLOVER has no category for {kind}")
    else:
        assert found.event in QUAD
        assert found.mode is None or found.mode in MODES[found.event]


def test_a_figure_stands_in_the_record_of_its_event_alone() -> None:
    one = report("r1", DAY, "Wire", "Rebels killed 7 villagers and took 3 guards away.")
    about: dict[str, Any] = {"actor": "rebels", "place": ALEPPO, "time": When("then", DAY, DAY)}
    claims = [
        claim(one, 1, "7 villagers", "killed", figure=Figure(7, 7, False, "7"), **about),
        claim(one, 2, "3 guards", "detained", figure=Figure(3, 3, False, "3"), **about),
    ]
    apart = material_of([one], claims)
    first = apart.told[0]
    ranges = tuple(r for told in apart.told for r in told.assessment.ranges)
    assessment = replace(first.assessment, ranges=ranges)
    together = replace(apart, told=[replace(first, claims=tuple(claims), assessment=assessment)])
    found = {record["event"][0]: record for record in records(together)}
    assert {event: one["size"] for event, one in found.items()} == {
        "ASSAULT": {"dead": 7},
        "COERCE": {"arrested": 3},
    }
    assert {event: [r["kind"] for r in one["onrecord"]["figures"]] for event, one in found.items()} == {
        "ASSAULT": ["killed"],
        "COERCE": ["detained"],
    }


def test_an_actor_is_one_party_under_all_its_wordings() -> None:
    (found,) = [one for one in records(small()) if one["size"].get("dead") == 60]
    assert len(found["actor"]) == 1, "government troops and pro-government forces"
    assert found["actor"][0]["sector"] == "GOV"


def test_what_is_said_to_be_lost_is_not_there() -> None:
    for found in records(small()):
        assert not {"text", "time", "endtime", "coded_date"} & set(found)
        assert "resolution" not in (found["event_loc"] or {})


def test_a_place_of_no_gazetteer_has_no_number_of_geonames() -> None:
    place = replace(ALEPPO, gazetteer="onrecord:somewhere")
    (found,) = records(one_claim("attack", place=place))
    assert found["event_loc"]["geonameid"] is None
    assert found["event_loc"]["resolved_place"] == ALEPPO.name
