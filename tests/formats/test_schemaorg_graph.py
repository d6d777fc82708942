"""schema.org: properties of the vocabulary alone, links that lead somewhere, no verdict on any claim."""

from __future__ import annotations

import json
from collections import Counter
from io import BytesIO
from typing import Any

from hypothesis import given, settings
from linked_data import expanded
from material_made import OFFICIAL, small, wars, written

from onrecord.publish.formats import FORMATS, Material

THING = {"@id", "@type", "identifier", "name", "description", "url", "subjectOf"}
WORK = {"headline", "text", "datePublished", "publisher", "author", "creditText", "about", "temporalCoverage", "spatialCoverage", "isPartOf", "keywords"}  # fmt: skip
PROPERTIES = {
    "NewsArticle": WORK, "Claim": WORK | {"appearance"}, "Event": {"startDate", "endDate", "location", "keywords"},
    "Observation": {"observationAbout", "variableMeasured", "minValue", "value", "maxValue", "measurementMethod", "unitText"},
    "Place": {"geo", "address"}, "GeoCircle": {"geoMidpoint", "geoRadius"}, "GeoCoordinates": {"latitude", "longitude"},
    "PostalAddress": {"addressCountry", "addressRegion"}, "Organization": set(),
}  # fmt: skip
"""schema.org: which properties each type that is used has, of those that may be used."""


def graph(war: Material) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(written("schemaorg", war))["@graph"]
    return found


def nodes(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [found for one in value for found in nodes(one)]
    if isinstance(value, dict):
        return [value, *(found for one in value.values() for found in nodes(one))]
    return []


@settings(max_examples=40, deadline=None)
@given(wars())
def test_only_what_the_vocabulary_has(war: Material) -> None:
    found = nodes(graph(war))
    for node in found:
        if "@type" in node:
            assert set(node) <= THING | PROPERTIES[node["@type"]]
        else:
            assert set(node) == {"@id"}
    told = {node["@id"] for node in graph(war)}
    assert len(told) == len(graph(war)), "no id twice"
    parts = {node["isPartOf"]["@id"] for node in graph(war) if "isPartOf" in node}
    assert {node["@id"] for node in found if "@id" in node} - parts <= told, "each link leads to a node"


@settings(max_examples=40, deadline=None)
@given(wars())
def test_claims_articles_events_and_figures_are_all_there(war: Material) -> None:
    read = FORMATS["schemaorg"].read
    assert read is not None
    found = list(read(BytesIO(written("schemaorg", war)), ""))
    figures_told = sum(len(told.assessment.ranges) for told in war.told)
    assert Counter(node["@type"] for node in found) == Counter(
        NewsArticle=len(war.reports), Event=len(war.told), Claim=len(war.claims), Observation=figures_told
    )
    quotes = {node["identifier"]: node.get("text", "") for node in found if node["@type"] == "Claim"}
    assert quotes == {f"{c.report} {c.id}": c.evidence.text for c in war.claims.values()}
    figures = {
        (n["observationAbout"]["@id"].rpartition(":")[2], n["variableMeasured"]): (
            n.get("minValue"),
            n.get("value"),
            n.get("maxValue"),
        )
        for n in found
        if n["@type"] == "Observation"
    }
    assert figures == {
        (told.incident.id, f"{r.kind}, {r.group or 'all'}"): (r.low, r.best, r.high)
        for told in war.told
        for r in told.assessment.ranges
    }


def test_it_expands_with_no_network() -> None:
    found = expanded(json.loads(written("schemaorg", small())))
    types = {kind for node in found for kind in node["@type"]}
    assert types == {f"http://schema.org/{name}" for name in ("NewsArticle", "Event", "Claim", "Observation")}


def test_it_gives_no_verdict() -> None:
    words = written("schemaorg", small()).decode()
    assert "Review" not in words
    assert "ating" not in words
    assert any("verdict" in one.why or "true" in one.why for one in FORMATS["schemaorg"].lost)


def test_an_open_end_stays_open() -> None:
    (trapped,) = [n for n in graph(small()) if n.get("variableMeasured") == "displaced, all"]
    assert "maxValue" not in trapped
    assert trapped["minValue"] == 30000


def test_who_may_be_a_person_is_credited_in_words_alone() -> None:
    (told,) = [n for n in graph(small()) if n.get("creditText") == OFFICIAL.text]
    assert "author" not in told
    (other,) = [n for n in graph(small()) if n["@id"] == "urn:onrecord:claim:coast-1:c1"]
    assert other["author"] == [{"@type": "Organization", "name": "Syrian Observatory for Human Rights"}]
