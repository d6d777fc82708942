"""A report that was sent → the record, with its claims.

Comes in: a body, JSON with a text or the text alone. Goes out: the report with its claims, which takes a while (`read`); then what adding
did (`add`). How a report is made of fields is read/'s, how claims are read, and under which id, reading.py's.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pydantic
from django.http import HttpRequest

from onrecord.decisions import Person
from onrecord.ingest import Pipeline, ingest
from onrecord.pipeline import MADE_BY
from onrecord.read import one_report
from onrecord.records import Claim, Report
from onrecord.store import Added, Outcome, Record
from onrecord.web import reading
from onrecord.web.api.refusals import Refused, not_json, not_valid
from onrecord.web.api.schemas import ReportAsked

_claims = reading.claims


def read(record: Record, person: Person, request: HttpRequest) -> tuple[Report, Pipeline]:
    """A report, and what gives its claims, which are read already. Refused where the body is none."""
    report = reading.named(record, person, _report(request))
    # Its own source: reading one report again settles no failure of another.
    report = replace(report, source=f"api/{report.id}")
    try:
        if record.has(report, MADE_BY):
            return report, _claims
        found = _claims(report)
    except Exception as error:
        return report, partial(_broken, error)  # where a failure can be kept of it
    return report, lambda _: found


def add(record: Record, report: Report, read: Pipeline) -> tuple[Added, int]:
    """What adding did, and how many claims the report has. Refused where it cannot be kept."""
    done = ingest([report], record, read, MADE_BY)
    for failure in done.failures:
        raise Refused(422, failure.code, "report", failure.found, failure.accepted, failure.next)
    outcome: Outcome = "new" if done.new else "new-version" if done.new_version else "same"
    return Added(outcome, report.id), record.pages.listed(report.id).n_claims


def _broken(error: Exception, report: Report) -> Sequence[Claim]:
    raise error


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
    return one_report(fields, reading.id_of(str(fields["text"])), "api", body)
