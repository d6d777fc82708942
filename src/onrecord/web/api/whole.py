"""Answers that take the whole record, worked out once for each state of it and each view of it, and kept in memory.

Comes in: a record as somebody sees it. Goes out: what was made of it. One is made at a time, since each holds all claims.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

from onrecord import deciding, linking
from onrecord.incidents import Incident
from onrecord.records import Claim, ClaimRef, Report
from onrecord.seeing import SeenRecord
from onrecord.store import Record

_KEPT = 32
_lock = threading.Lock()
_answers: OrderedDict[Hashable, Any] = OrderedDict()


@dataclass(frozen=True)
class Whole:
    reports: dict[str, Report]
    claims: dict[ClaimRef, Claim]
    incidents: list[Incident]


def kept(record: Record, asked: Hashable, make: Callable[[Whole], Any]) -> Any:
    """What `make` gives for the record as it is now; the log's head says whether it has changed."""
    hidden = record.hidden if isinstance(record, SeenRecord) else None
    head = record.log.head()
    key = (head.record, head.number, hidden, asked)
    with _lock:
        if key not in _answers:
            _answers[key] = make(_whole(record))
            while len(_answers) > _KEPT:
                _answers.popitem(last=False)
        return _answers[key]


def _whole(record: Record) -> Whole:
    reports = {stored.report.id: stored.report for stored in record.reports()}
    claims = {ref: one for ref, one in deciding.standing(record).items() if ref[0] in reports}
    return Whole(reports, claims, linking.incidents(record, reports, claims))
