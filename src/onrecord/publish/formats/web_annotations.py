"""Claims as W3C Web Annotations in JSON-LD: each on the words that it was taken from, with where it comes from (PROV).

Comes in: a material. Goes out: one AnnotationCollection. The target's selectors are the quote with 32 characters around it, and its offsets in
the report's text as onrecord read it, names left out (`textDigest` tells which text). The body is the claim, in words and as an object.
Terms that the contexts lack are defined in the file itself; nothing has to be fetched to read it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, BinaryIO

from onrecord.publish.formats.claim_json import claim_of, whole
from onrecord.publish.formats.format import Format, Loss, Material
from onrecord.publish.formats.ids import urn, web
from onrecord.publish.words import KIND_WORDS, capital, figure_words, groups_words, said_by_words
from onrecord.records import Claim, Report, Voice

AROUND = 32
"""Characters of prefix and suffix, as many as Hypothesis takes."""
ANNO = "http://www.w3.org/ns/anno.jsonld"
CONTEXT: list[Any] = [
    ANNO,
    {
        "@version": 1.1,
        "prov": "http://www.w3.org/ns/prov#",
        "onrecord": "urn:onrecord:terms:",
        "Activity": "prov:Activity",
        "SoftwareAgent": "prov:SoftwareAgent",
        "Agent": "prov:Agent",
        "Claim": "onrecord:Claim",
        "wasGeneratedBy": {"@id": "prov:wasGeneratedBy", "@type": "@id"},
        "wasAssociatedWith": {"@id": "prov:wasAssociatedWith", "@type": "@id"},
        "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
        "wasAttributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
        "claim": {"@id": "onrecord:claim", "@type": "@json"},
        "incident": {"@id": "onrecord:incident", "@type": "@id"},
        "report": {"@id": "onrecord:report", "@type": "@id"},
        "textDigest": "onrecord:textDigest",
        "voiceKind": "onrecord:voiceKind",
    },
]


def write(material: Material, out: BinaryIO, table: str) -> int:
    out.write(_head(material).encode())
    n = 0
    for annotation in _annotations(material):
        line = json.dumps(annotation, ensure_ascii=False, sort_keys=True)
        out.write((",\n" if n else "\n").encode() + line.encode())
        n += 1
    out.write(b"\n]}}\n")
    return n


def _head(material: Material) -> str:
    """The collection up to its list of annotations, which are written one by one."""
    collection = {
        "@context": CONTEXT, "id": urn("annotations"), "type": "AnnotationCollection", "label": "Claims of a record, each on its words",
        "total": len(material.claims),
    }  # fmt: skip
    page = {
        "id": urn("annotations", "1"),
        "type": "AnnotationPage",
        "partOf": urn("annotations"),
        "startIndex": 0,
    }
    return f'{json.dumps(collection, ensure_ascii=False)[:-1]}, "first": {json.dumps(page)[:-1]}, "items": ['


def _annotations(material: Material) -> Iterator[dict[str, Any]]:
    for ref, claim in material.claims.items():
        report = material.reports.get(claim.report)
        found = {
            "id": urn("annotation", *ref), "type": "Annotation", "motivation": "describing", "generator": _software(material),
            "wasGeneratedBy": {"id": urn("extraction", *ref), "type": "Activity", "wasAssociatedWith": urn("software")},
            "wasDerivedFrom": urn("report", claim.report), "body": _body(claim, report, material), "target": _target(claim, report),
        }  # fmt: skip
        if (incident := material.incident_of.get(ref)) is not None:
            found["incident"] = urn("incident", incident)
        yield found


def _software(material: Material) -> dict[str, Any]:
    return {
        "id": urn("software"),
        "type": ["Software", "SoftwareAgent"],
        "name": material.made_by,
    }


def _body(claim: Claim, report: Report | None, material: Material) -> dict[str, Any]:
    """The claim for people (`value`) and for programs (`claim`), attributed to those who say it and to the outlet."""
    said = [_agent(voice, material) for voice in claim.said_by]
    outlet = [{"type": "Agent", "name": report.outlet}] if report and report.outlet else []
    return {
        "id": urn("claim", *claim.ref), "type": ["TextualBody", "Claim"], "value": words_of(claim), "format": "text/plain", "language": "en",
        "wasAttributedTo": [*said, *outlet], "claim": whole(claim),
    }  # fmt: skip


def words_of(claim: Claim) -> str:
    """'Killed: at least 82 (civilians), said by the UN; feared': what is claimed, in one line."""
    what = capital(KIND_WORDS.get(claim.kind, claim.kind)) + (f" ({claim.phase})" if claim.phase else "")
    number = f": {figure_words(claim.figure)}" if claim.figure else ""
    groups = f" ({groups_words(claim.groups)})" if claim.groups else ""
    certainty = "" if claim.certainty == "asserted" else f"; {claim.certainty}"
    return f"{what}{number}{groups}, said by {said_by_words(claim)}{certainty}"


def _agent(voice: Voice, material: Material) -> dict[str, Any]:
    return {"type": "Agent", "name": material.voice(voice) or voice.text, "voiceKind": voice.kind}


def _target(claim: Claim, report: Report | None) -> dict[str, Any]:
    span, text = claim.evidence, report.text if report else ""
    source = (web(report.url) if report else None) or urn("report", claim.report)
    return {
        "type": "SpecificResource", "source": source, "report": urn("report", claim.report),
        "textDigest": f"sha256:{_digest(text)}",
        "selector": [
            {"type": "TextQuoteSelector", "exact": span.text, "prefix": text[max(0, span.start - AROUND) : span.start],
             "suffix": text[span.end : span.end + AROUND]},
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }  # fmt: skip


@lru_cache(maxsize=256)
def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def read(source: BinaryIO, table: str) -> Iterator[Claim]:
    """The claims, equal to those that were written."""
    for annotation in json.load(source)["first"]["items"]:
        yield claim_of(annotation["body"]["claim"])


FORMAT = Format(
    name="annotations",
    title="Claims as W3C Web Annotations",
    suffix=".jsonld",
    media_type='application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    readers="annotation programs (Recogito, Hypothesis and their kin), RDF stores",
    library="Python's json",
    row="one claim on the words that it was taken from",
    lost=(
        Loss("incidents and what they amount to", "each annotation names its incident; figures and grades are in the other formats"),
        Loss("when it was generated", "left out, so that the same record gives the same bytes"),
        Loss("text of the reports", "only the quote and 32 characters around it"),
        Loss("offsets in the page", "positions count in the text as onrecord read it, names left out; in the page itself the quote is to be looked for"),
    ),
    write=write,
    read=read,
)  # fmt: skip
