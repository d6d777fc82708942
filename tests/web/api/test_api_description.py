"""The API does what its description says: requests made from it are never answered by a fault or in an undescribed way.

`ONRECORD_API_EXAMPLES` asks for more of them than a test run makes.
"""

from __future__ import annotations

import os

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from filled import incident_of
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from onrecord.store import Record

EXAMPLES = int(os.environ.get("ONRECORD_API_EXAMPLES", "12"))
CHECKS = (
    not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance,
    response_schema_conformance,
)  # fmt: skip
_KNOWN = {
    "report": ["rep-3", "rep-4", "rep-40", "rep-90", "rep-0"],
    "claim": ["c1", "c2", "c9"],
    "place": ["Kafr Dal", "Tell Sour", "Wadi Zar"],
}
_SENT = settings(
    max_examples=EXAMPLES, deadline=None, database=None, derandomize=True, phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


@pytest.fixture
def described(record: Record) -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_wsgi(
        "/api/v1/openapi.json", WSGIHandler(), headers={"Authorization": "Bearer orc_rosa"}
    )


def names() -> list[tuple[str, str]]:
    from onrecord.web.api.site import openapi

    return [(method.upper(), path) for path, methods in openapi()["paths"].items() for method in methods]


@pytest.mark.parametrize(("method", "path"), names(), ids=lambda word: str(word))
def test_every_answer_is_described(
    method: str, path: str, described: schemathesis.BaseSchema, record: Record
) -> None:
    operation = described[path][method]
    incidents = [incident_of(record, report) for report in ("rep-3", "rep-40", "rep-90")]
    decisions = [one.id for one in record.decisions.all()]
    ids = {"incident": incidents, "decision": decisions} | _KNOWN
    answered: list[int] = []

    @_SENT
    @given(st.data())
    def sent(data: st.DataObject) -> None:
        case = data.draw(operation.as_strategy())
        for name in case.path_parameters or {}:
            kind = name if name != "id" else path.split("/")[3].removesuffix("s")
            if data.draw(st.booleans()):
                case.path_parameters[name] = data.draw(st.sampled_from(ids[kind]))
        who = data.draw(st.sampled_from(["rosa", "vera", "root", "nobody"]))
        response = case.call_and_validate(headers={"Authorization": f"Bearer orc_{who}"}, checks=CHECKS)
        answered.append(response.status_code)

    sent()
    assert answered
    assert all(status < 500 for status in answered)
