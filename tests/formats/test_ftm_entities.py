"""FollowTheMoney: every entity holds before followthemoney's own model, ids stay, incidents come back equal."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from followthemoney import model
from followthemoney.types import registry
from hypothesis import given, settings
from material_made import OFFICIAL, claim, material_of, report, small, small_war, wars, written

from onrecord.publish.formats import FORMATS, Material
from onrecord.publish.formats.ftm import _UNKNOWN_TO_FTM
from onrecord.publish.formats.ids import one_line
from onrecord.records import Voice
from onrecord.resolve import countries

DAY = small_war()[0][0].published


def entities(war: Material) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written("ftm", war).splitlines()]


def of_schema(war: Material, name: str) -> list[dict[str, Any]]:
    return [entity for entity in entities(war) if entity["schema"] == name]


@settings(max_examples=40, deadline=None)
@given(wars())
def test_every_entity_holds_before_the_model(war: Material) -> None:
    found = entities(war)
    schemata = {entity["id"]: model.get(entity["schema"]) for entity in found}
    assert len(schemata) == len(found), "no id twice"
    for entity in found:
        proxy = model.get_proxy(entity)
        proxy.schema.validate(proxy.to_dict())
        assert proxy.properties.keys() == entity["properties"].keys(), "the model drops no property"
        for prop, value in proxy.itervalues():
            assert prop.type != registry.entity or schemata[value].is_a(prop.range.name)


def test_the_model_cleans_nothing_away() -> None:
    for entity in entities(small()):
        cleaned = model.get_proxy(entity, cleaned=False).to_dict()["properties"]
        assert {name: sorted(values) for name, values in cleaned.items()} == {
            name: sorted(values) for name, values in entity["properties"].items()
        }


def as_read_back(war: Material) -> list[dict[str, Any]]:
    rows = []
    for told in war.told:
        i, p = told.incident, told.incident.place
        start, end = (i.time.start, i.time.end) if i.time else (None, None)
        rows.append({
            "incident": i.id, "title": one_line(told.title), "start": start and start.isoformat(), "end": end and end.isoformat(),
            "place": p.name if p else None, "lat": p.lat if p else None, "lon": p.lon if p else None,
            "figures": [{"kind": r.kind, "group": r.group, "low": r.low, "best": r.best, "high": r.high} for r in told.assessment.ranges],
        })  # fmt: skip
    return rows


@settings(max_examples=40, deadline=None)
@given(wars())
def test_incidents_come_back_equal(war: Material) -> None:
    read = FORMATS["ftm"].read
    assert read is not None
    assert list(read(BytesIO(written("ftm", war)), "")) == as_read_back(war)


def test_what_the_incident_of_two_sources_becomes() -> None:
    (event,) = [e for e in of_schema(small(), "Event") if "60 to 82" in e["properties"]["name"][0]]
    assert event["properties"]["date"] == ["2016-12-12"]
    assert event["properties"]["country"] == ["sy"]
    assert event["properties"]["location"] == ["eastern Aleppo"]
    assert len(event["properties"]["proof"]) == 2
    links = [e for e in of_schema(small(), "UnknownLink") if e["properties"]["object"] == [event["id"]]]
    names = {e["id"]: e["properties"]["name"][0] for e in of_schema(small(), "Organization")}
    assert {names[e["properties"]["subject"][0]] for e in links} == {
        "the UN human rights office",
        "Syrian Observatory for Human Rights",
    }


def test_ids_do_not_depend_on_what_else_is_exported() -> None:
    whole = small()
    part = replace(whole, told=whole.told[2:4])
    assert {e["id"] for e in entities(part)} < {e["id"] for e in entities(whole)}


def test_one_day_is_a_date_and_several_are_none() -> None:
    for event in of_schema(small(), "Event"):
        has = event["properties"]
        assert ("date" in has) == (has["startDate"] == has["endDate"])


def test_who_may_be_a_person_is_no_entity() -> None:
    assert OFFICIAL.text in [o.name for told in small().told for o in told.assessment.origins]
    named = {
        name for e in entities(small()) if e["schema"] != "Event" for name in e["properties"].get("name", [])
    }
    assert "Levant Wire" in named
    assert OFFICIAL.text not in named
    assert not of_schema(small(), "Person")


def test_forces_without_a_name_of_their_own_are_words_alone() -> None:
    war = small()
    (event,) = [e for e in of_schema(war, "Event") if "60 to 82" in e["properties"]["name"][0]]
    assert "involved" not in event["properties"]
    assert "done by, as reports say: government troops" in event["properties"]["notes"]
    mentions = {
        e["properties"]["name"][0]: e["properties"].get("resolved") for e in of_schema(war, "Mention")
    }
    assert mentions["government troops"] is None


def test_a_party_with_a_name_is_one_body_under_all_its_wordings() -> None:
    one = report("r1", DAY, "Wire", "The Syrian government shot two people there.")  # type: ignore[arg-type]
    war = material_of([one], [claim(one, 1, "two people", "killed", actor="The Syrian government")])
    (event,), (body,), (mention,) = (of_schema(war, name) for name in ("Event", "PublicBody", "Mention"))
    assert event["properties"]["involved"] == mention["properties"]["resolved"] == [body["id"]]
    assert body["properties"] == {"name": ["Syrian government"], "country": ["sy"]}


def test_a_source_that_no_table_knows_is_no_body() -> None:
    one = report("r1", DAY, "Wire", "Two people died, a hospital director said.")  # type: ignore[arg-type]
    doctor = Voice("a hospital director", "rescue", key="said:a hospital director")
    war = material_of([one], [claim(one, 1, "Two people", "killed", said_by=(doctor,))])
    assert war.told[0].assessment.origins[0].kind == "rescue"
    assert not of_schema(war, "Organization")


def test_names_that_were_left_out_do_not_become_one_body() -> None:
    one = report("r1", DAY, "Wire", "Guards shot two people there.")  # type: ignore[arg-type]
    shot = claim(one, 1, "two people", "killed", actor="[name of a private person]")
    war = material_of([one], [shot])
    assert war.told[0].assessment.actors
    assert not of_schema(war, "Mention")
    assert not of_schema(war, "Organization")[1:], "the outlet alone"


@pytest.mark.parametrize("lost", ["bodyText", "organizer", "contentHash"])
def test_what_is_said_to_be_lost_is_not_there(lost: str) -> None:
    assert all(lost not in entity["properties"] for entity in entities(small()))


def test_every_country_of_the_record_is_one_of_the_model() -> None:
    unknown = {code for code in countries.longer() if not registry.country.validate(code.lower())}
    assert unknown == _UNKNOWN_TO_FTM
