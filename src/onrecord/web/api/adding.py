"""A report that was sent → the record, with its claims.

Comes in: a body, JSON with a text or the text alone. Goes out: what adding did. How a report is made of fields is read/'s, how
claims are read the pipeline's, which is loaded once in a server and reads one report at a time.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Sequence
from dataclasses import replace

import pydantic
from django.http import HttpRequest

from onrecord import seeing
from onrecord.decisions import Person
from onrecord.errors import NotInRecord
from onrecord.ingest import ingest
from onrecord.pipeline import MADE_BY, Pipeline
from onrecord.read import one_report
from onrecord.records import Claim, Report
from onrecord.store import Added, Outcome, Record
from onrecord.web.api.refusals import Refused, not_json, not_valid
from onrecord.web.api.schemas import ReportAsked

_lock = threading.Lock()
_loaded: list[Pipeline] = []


def add(record: Record, person: Person, request: HttpRequest) -> tuple[Added, int]:
    """What adding did, and how many claims the report has. Refused where it cannot be read."""
    report = _named(record, person, _report(request))
    done = ingest([report], record, _claims, MADE_BY)
    for failure in done.failures:
        raise Refused(422, failure.code, "report", failure.found, failure.accepted, failure.next)
    outcome: Outcome = "new" if done.new else "new-version" if done.new_version else "same"
    return Added(outcome, report.id), record.pages.listed(report.id).n_claims


def _report(request: HttpRequest) -> Report:
    body = request.body
    try:
        if request.content_type == "text/plain":
            fields: dict[str, object] = {"text": body.decode("utf-8-sig")}
        else:
            fields = ReportAsked.model_validate(json.loads(body)).model_dump()
    except UnicodeDecodeError:
        raise not_valid("body", "it is no UTF-8", "text in UTF-8") from None
    except pydantic.ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        raise not_valid(
            ".".join(["body", *map(str, first["loc"])]), str(first["type"]).replace("_", " "),
            "an object with text, and title, outlet, url, published where they are known",
        ) from None  # fmt: skip
    except (ValueError, RecursionError):
        raise not_json("body") from None
    return one_report(fields, _id(str(fields["text"])), "api", body)


def _named(record: Record, person: Person, report: Report) -> Report:
    """The report under an id of its text's; under another where that id is of one that the person may not know of."""
    id = report.id
    if _there(record, id) and not _there(seeing.seen_by(record, person), id):
        id = _id(f"{person.name}\0{report.text}")
    # Its own source: reading one report again settles no failure of another.
    return replace(report, id=id, source=f"api/{id}")


def _there(record: Record, id: str) -> bool:
    try:
        record.report(id)
    except NotInRecord:
        return False
    return True


def _id(text: str) -> str:
    return f"r{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def _claims(report: Report) -> Sequence[Claim]:
    with _lock:
        if not _loaded:
            _loaded.append(Pipeline())
        return _loaded[0].claims(report)
