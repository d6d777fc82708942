"""Whatever a decision holds, it is taken or refused: no value of any act and no subject is a fault."""

from __future__ import annotations

import os
from typing import Any

import pytest
from api_client import Api
from filled import decide, incident_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.decisions import ACTS, Subject
from onrecord.review import FIELDS
from onrecord.store import Record

EXAMPLES = int(os.environ.get("ONRECORD_API_EXAMPLES", "40"))
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8) | st.sampled_from(["rep-3", "c1", "civilian", "killed", "2016-12-13", "confirmed", "victim"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["low", "high", "text", "name", "kind", "start", "end", "within", "lat", "lon"]), inner, max_size=4),
    max_leaves=6,
)  # fmt: skip
_KEYS = (
    "field", "to", "with", "out", "start", "end", "who", "kind", "group", "low", "best", "high", "grade", "agrees", "figure",
)  # fmt: skip
_VALUES = st.dictionaries(st.sampled_from(_KEYS), _JSON, max_size=5) | st.builds(
    lambda field, to: {"field": field, "to": to}, st.sampled_from(FIELDS), _JSON
)
_SENT = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


def subjects(record: Record) -> list[dict[str, str]]:
    made = decide(record, "anna", "comment", Subject("report", "rep-3"))
    incidents = [{"kind": "incident", "id": incident_of(record, report)} for report in ("rep-3", "rep-40")]
    claims = [{"kind": "claim", "report": "rep-3", "claim": claim} for claim in ("c1", "c2", "c7")]
    return [*incidents, *claims, {"kind": "report", "report": "rep-40"}, {"kind": "decision", "id": made}]


@pytest.mark.parametrize("act", [act for act in ACTS if act != "erase"])
def test_no_decision_is_a_fault(act: str, api: Api, record: Record) -> None:
    among = subjects(record)
    answered: set[int] = set()

    @_SENT
    @given(about=st.sampled_from(among), value=_VALUES, why=st.text(max_size=5), sees=st.integers(0, 3))
    def sent(about: dict[str, str], value: dict[str, Any], why: str, sees: int) -> None:
        answer = api.decide("root", act, about, value, why, If_Match=f'"{sees}"')
        answered.add(answer.status_code)
        assert answer.status_code < 500, (about, value, why)

    sent()
    assert answered <= {201, 403, 404, 409, 422}


def test_odd_decisions_leave_a_record_that_can_be_read(api: Api, record: Record) -> None:
    among = subjects(record)

    @_SENT
    @given(act=st.sampled_from(ACTS), about=st.sampled_from(among), value=_VALUES)
    def sent(act: str, about: dict[str, str], value: dict[str, Any]) -> None:
        assert api.decide("root", act, about, value, "odd", If_Match='"0"').status_code < 500

    sent()
    for address in (
        "claims",
        "incidents",
        "reports/rep-3/claims",
        "decisions",
        "log",
        "daily",
        "situation?place=Kafr+Dal",
    ):
        assert api.get("root", address).status_code == 200, address
    assert list(record.log.verify()) == []
