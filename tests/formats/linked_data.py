"""Reduced copies of two JSON-LD contexts, written for the tests: the terms that the exports use, and no network behind them.

They are not the published contexts: of http://www.w3.org/ns/anno.jsonld and https://schema.org they hold what the files here name.
"""

from __future__ import annotations

from typing import Any

from pyld import jsonld

_LINK = {"@type": "@id"}
ANNO_REDUCED: dict[str, Any] = {
    "@context": {
        "oa": "http://www.w3.org/ns/oa#", "dc": "http://purl.org/dc/elements/1.1/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "as": "http://www.w3.org/ns/activitystreams#", "foaf": "http://xmlns.com/foaf/0.1/",
        "xsd": "http://www.w3.org/2001/XMLSchema#", "id": {"@type": "@id", "@id": "@id"}, "type": {"@type": "@id", "@id": "@type"},
        "Annotation": "oa:Annotation", "TextualBody": "oa:TextualBody", "SpecificResource": "oa:SpecificResource",
        "TextQuoteSelector": "oa:TextQuoteSelector", "TextPositionSelector": "oa:TextPositionSelector",
        "AnnotationCollection": "as:OrderedCollection", "AnnotationPage": "as:OrderedCollectionPage", "Software": "as:Application",
        "describing": "oa:describing", "body": {"@id": "oa:hasBody"} | _LINK, "target": {"@id": "oa:hasTarget"} | _LINK,
        "source": {"@id": "oa:hasSource"} | _LINK, "selector": {"@id": "oa:hasSelector"} | _LINK,
        "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"}, "exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix",
        "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"}, "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
        "value": "rdf:value", "format": "dc:format", "language": "dc:language", "label": "rdfs:label", "name": "foaf:name",
        "generator": {"@id": "as:generator"} | _LINK, "first": {"@id": "as:first"} | _LINK, "partOf": {"@id": "as:partOf"} | _LINK,
        "total": {"@id": "as:totalItems", "@type": "xsd:nonNegativeInteger"},
        "startIndex": {"@id": "as:startIndex", "@type": "xsd:nonNegativeInteger"},
        "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    }
}  # fmt: skip
SCHEMAORG_REDUCED: dict[str, Any] = {
    "@context": {"@vocab": "http://schema.org/", "schema": "http://schema.org/", "url": {"@id": "schema:url", "@type": "@id"}}
}  # fmt: skip
_LOCAL = {"http://www.w3.org/ns/anno.jsonld": ANNO_REDUCED, "https://schema.org": SCHEMAORG_REDUCED}


class Fetched(Exception):
    """Something else was asked for: nothing is fetched here."""


def _local(address: str, options: dict[str, Any]) -> dict[str, Any]:
    if address.rstrip("/") not in _LOCAL:
        raise Fetched(address)
    return {"contextUrl": None, "documentUrl": address, "document": _LOCAL[address.rstrip("/")], "contentType": "application/ld+json"}  # fmt: skip


def expanded(document: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = jsonld.expand(document, {"documentLoader": _local})
    return found


def triples(document: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = jsonld.to_rdf(document, {"documentLoader": _local})["@default"]
    return found
