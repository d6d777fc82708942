"""Web Annotations: offsets and quote stand in the text, the claim comes back equal, JSON-LD expands with no network."""

from __future__ import annotations

import hashlib
import json
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from linked_data import Fetched, expanded, triples
from material_made import small, wars, written

from onrecord.publish.formats import FORMATS, Material
from onrecord.publish.formats.web_annotations import AROUND

OA, PROV = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/prov#"


def collection(war: Material) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(written("annotations", war))
    return found


@settings(max_examples=40, deadline=None)
@given(wars())
def test_claims_come_back_equal(war: Material) -> None:
    read = FORMATS["annotations"].read
    assert read is not None
    assert {c.ref: c for c in read(BytesIO(written("annotations", war)), "")} == dict(war.claims)


@settings(max_examples=40, deadline=None)
@given(wars())
def test_quote_and_offsets_are_those_of_the_evidence(war: Material) -> None:
    found = collection(war)
    assert found["total"] == len(found["first"]["items"]) == len(war.claims)
    for annotation, claim in zip(found["first"]["items"], war.claims.values(), strict=True):
        text = war.reports[claim.report].text
        quote, position = annotation["target"]["selector"]
        assert (position["start"], position["end"], quote["exact"]) == (
            claim.evidence.start,
            claim.evidence.end,
            claim.evidence.text,
        )
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text[: position["start"]].endswith(quote["prefix"])
        assert text[position["end"] :].startswith(quote["suffix"])
        assert len(quote["prefix"]) == min(AROUND, position["start"])
        assert annotation["target"]["textDigest"] == f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


@settings(max_examples=10, deadline=None)
@given(wars())
def test_it_expands_and_keeps_every_claim(war: Material) -> None:
    (found,) = expanded(collection(war))
    items = found["http://www.w3.org/ns/activitystreams#first"][0][
        "http://www.w3.org/ns/activitystreams#items"
    ][0]["@list"]
    assert len(items) == len(war.claims)
    for item, claim in zip(items, war.claims.values(), strict=True):
        body = item[f"{OA}hasBody"][0]
        assert body["urn:onrecord:terms:claim"][0]["@value"]["evidence"]["quote"] == claim.evidence.text


def test_the_graph_says_where_each_claim_comes_from() -> None:
    war = small()
    found = triples(collection(war))
    said = {(t["subject"]["value"], t["predicate"]["value"], t["object"]["value"]) for t in found}
    annotation = "urn:onrecord:annotation:levant-1:c1"
    assert (annotation, f"{PROV}wasDerivedFrom", "urn:onrecord:report:levant-1") in said
    assert (
        "urn:onrecord:extraction:levant-1:c1",
        f"{PROV}wasAssociatedWith",
        "urn:onrecord:software",
    ) in said
    assert ("urn:onrecord:software", "http://xmlns.com/foaf/0.1/name", "tests 1") in said
    agents = {o for s, p, o in said if (s, p) == ("urn:onrecord:claim:levant-1:c1", f"{PROV}wasAttributedTo")}
    names = {o for s, p, o in said if s in agents and p == "http://xmlns.com/foaf/0.1/name"}
    assert {"Levant Wire"} < names
    assert any("human rights" in name.lower() for name in names), "the voice that the outlet quotes"
    assert not any("undefined" in str(t) or t["predicate"]["value"].startswith("_:") for t in found)


def test_every_key_is_a_term_of_the_contexts() -> None:
    """What no context defines is dropped without a word: then fewer keys come out than went in."""
    annotation = collection(small())["first"]["items"][0]
    whole = collection(small())
    (item,) = [
        one
        for one in expanded(whole)[0]["http://www.w3.org/ns/activitystreams#first"][0][
            "http://www.w3.org/ns/activitystreams#items"
        ][0]["@list"]
        if one["@id"] == annotation["id"]
    ]
    assert len(item) == len(annotation)
    assert len(item[f"{OA}hasTarget"][0]) == len(annotation["target"])
    assert len(item[f"{OA}hasBody"][0]) == len(annotation["body"])


def test_the_target_is_the_page_where_the_report_has_one() -> None:
    first = collection(small())["first"]["items"][0]
    assert first["target"]["source"] == "https://coast-gazette.example/coast-1"
    assert first["target"]["report"] == "urn:onrecord:report:coast-1"


def test_the_body_says_it_in_words() -> None:
    found = {one["id"]: one["body"]["value"] for one in collection(small())["first"]["items"]}
    assert found["urn:onrecord:annotation:coast-1:c1"].startswith("Killed: 60 (people), said by")
    assert found["urn:onrecord:annotation:coast-1:c1"].endswith("; feared")


def test_no_other_context_is_fetched() -> None:
    with pytest.raises(Exception, match="elsewhere") as failed:
        expanded({"@context": "https://elsewhere.example/context", "id": "x"})
    assert isinstance(failed.value.__cause__ or failed.value, Fetched) or "Fetched" in repr(failed.value)


def test_what_is_said_to_be_lost_is_not_there() -> None:
    war, words = small(), written("annotations", small()).decode()
    assert '"generated"' not in words
    assert '"created"' not in words
    for one in war.reports.values():
        assert json.dumps(one.text, ensure_ascii=False)[1:-1] not in words
