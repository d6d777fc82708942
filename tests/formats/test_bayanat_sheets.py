"""Bayanat: its own columns in their order, lists that its import takes apart, no actor, no finding of law, numbers that stay."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import Any

from hypothesis import given, settings
from material_made import claim, material_of, report, small, small_war, wars, written

from onrecord.publish.formats import FORMATS, Material
from onrecord.publish.formats.bayanat import listed, place_title

# sjacorg/bayanat: enferno/utils/bulletin_colsets.py, enferno/admin/models/Incident.py (to_dict), Event.py.
BULLETIN_FULL = (
    "class,id,title,title_ar,sjac_title,sjac_title_ar,originid,assigned_to,first_peer_reviewer,locations,geo_locations,labels,ver_labels,sources,"
    "events,medias,bulletin_relations,actor_relations,incident_relations,description,comments,source_link,source_link_type,ref,publish_date,"
    "documentation_date,status,review,review_action,updated_at,roles"
)
INCIDENT = (
    "class,id,title,title_ar,description,assigned_to,first_peer_reviewer,labels,locations,potential_violations,claimed_violations,events,"
    "actor_relations,bulletin_relations,incident_relations,comments,status,review,review_action,updated_at,roles"
)
EVENT = "id,title,title_ar,comments,comments_ar,location,eventtype,from_date,to_date,estimated"


def sheet(war: Material, name: str) -> list[dict[str, Any]]:
    read = FORMATS["bayanat"].read
    assert read is not None
    return [row for row in read(BytesIO(written("bayanat", war)), "") if row["sheet"] == name]


def taken_apart(cell: str | None) -> list[str]:
    """As enferno/data_import/utils/sheet_import.py takes a list apart (parse_array_field)."""
    if not cell:
        return []
    if "," not in cell:
        return [cell.strip('"“” ')]
    return [match.strip('"“” ') for match in re.findall(r"\"[^\"]+\"+|[^ , ]+", cell)]


def test_columns_are_those_of_bayanat() -> None:
    with zipfile.ZipFile(BytesIO(written("bayanat", small()))) as packed:
        heads = {name: packed.read(name).decode().splitlines()[0] for name in packed.namelist()}
    assert heads == {
        "bulletins.csv": BULLETIN_FULL, "incidents.csv": INCIDENT, "events.csv": EVENT,
        "locations.csv": "id,parent_id,title,latlng,description,deleted", "sources.csv": "id,etl_id,title,comments",
    }  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(wars())
def test_days_and_places_of_incidents_come_back(war: Material) -> None:
    events = sheet(war, "events")
    for told in war.told:
        own = [one for one in events if one["title"].endswith(f"[{told.incident.id}]")]
        figures = [r for r in told.assessment.ranges if r.group is None]
        assert len(own) == (len(figures) or 1)
        when = told.incident.time
        for one in own:
            assert (one["from_date"], one["to_date"]) == ((when.start, when.end) if when else (None, None))
            assert one["location"] == (place_title(told.incident.place) if told.incident.place else None)


@settings(max_examples=40, deadline=None)
@given(wars())
def test_figures_stand_in_the_description(war: Material) -> None:
    described = [row["description"] or "" for row in sheet(war, "incidents")]
    for words, told in zip(described, war.told, strict=True):
        for r in told.assessment.ranges:
            assert f"(low {r.low}, best {r.best}, high {r.high})" in words


@settings(max_examples=40, deadline=None)
@given(wars())
def test_what_a_cell_names_stands_in_another_sheet(war: Material) -> None:
    places = {row["title"] for row in sheet(war, "locations")}
    for row in sheet(war, "incidents"):
        assert set(taken_apart(row["locations"])) <= places
    bulletins = {row["id"] for row in sheet(war, "bulletins")}
    for row in sheet(war, "incidents"):
        numbers = re.findall(r'(?:^|,)"(\d+)-', row["bulletin_relations"] or "")
        assert numbers
        assert {int(n) for n in numbers} <= bulletins


def test_numbers_do_not_depend_on_what_else_is_exported() -> None:
    whole = small()
    part = replace(whole, told=whole.told[1:3])
    for name in ("bulletins", "incidents", "events", "locations"):
        known = {row["title"]: row["id"] for row in sheet(whole, name)}
        assert all(known[row["title"]] == row["id"] for row in sheet(part, name))


def test_a_region_is_not_the_city_of_its_name() -> None:
    reports, claims = small_war()
    war = material_of(reports, claims)
    place = war.told[0].incident.place
    assert place is not None
    region = replace(place, name="Aleppo", precision="region")
    city = replace(place, name="Aleppo", precision="settlement")
    assert (place_title(region), place_title(city)) == ("Aleppo (region)", "Aleppo")


def test_there_is_no_actor_and_no_finding_of_law() -> None:
    words = written("bayanat", small())
    with zipfile.ZipFile(BytesIO(words)) as packed:
        assert not [name for name in packed.namelist() if "actor" in name]
    for row in sheet(small(), "incidents") + sheet(small(), "bulletins"):
        assert row["actor_relations"] is None
        assert row.get("claimed_violations") is None
        assert row.get("potential_violations") is None
        assert row["status"] == "Machine Created"


def test_labels_are_of_what_is_asserted() -> None:
    one = report(
        "r1", small_war()[0][0].published, "Wire", "It denies that 7 people died. 2 medics were shot."
    )  # type: ignore[arg-type]
    war = material_of([one], [claim(one, 1, "7 people", "killed", certainty="denied")])
    assert sheet(war, "bulletins")[0]["labels"] is None
    war = material_of([one], [claim(one, 1, "2 medics", "killed", groups=("medic",), method="shooting")])
    assert taken_apart(sheet(war, "bulletins")[0]["labels"]) == [
        "Injured Party, Medical/Humanitarian", "Type, Human, Killing", "Type, Martial, Shooting",
    ]  # fmt: skip


def test_lists_are_taken_apart_again() -> None:
    values = ["Type, Human, Killing", "eastern Aleppo (district)", "a 'b' c"]
    assert taken_apart(listed(values)) == values
    assert listed(['a "b" c']) == "\"a 'b' c\""


def test_every_kind_of_event_is_one_for_bulletins() -> None:
    assert {row["eventtype"] for row in sheet(small(), "events")} == {"Incident"}
