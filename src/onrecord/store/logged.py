"""What the log holds of reports, readings and failures.

Comes in: rows as they were written. Goes out: entries that hold digests of them, never a report's words: a report can be
erased on request, and the log stays whole.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from onrecord.chain import What
from onrecord.store import log
from onrecord.store.digests import digest, text_of
from onrecord.store.models import ClaimRow, FailureRow, ReadingRow, ReportRow


def added(
    name: str, by: str, report: ReportRow, reading: ReadingRow, claims: Iterable[ClaimRow], new: bool,
    what: What | None = None,
) -> None:  # fmt: skip
    after: dict[str, object] = {"reading": reading_told(reading, claims)}
    if new:
        after["report"] = report_told(report)
    log.write(name, by, what or ("add" if new else "read"), f"report {report.key}", None, after)


def failed(name: str, by: str, failures: QuerySet[FailureRow], what: What = "fail") -> None:
    """One entry for each failure that was just seen or resolved."""
    for row in failures.order_by("pk"):
        log.write(name, by, what, f"failure {row.key}", None, {"row": digest([text_of(row)])})


def report_told(row: ReportRow) -> dict[str, object]:
    return {"text": row.text_sha256, "raw": row.raw_sha256, "row": digest([text_of(row)])}


def reading_told(reading: ReadingRow, claims: Iterable[ClaimRow]) -> dict[str, object]:
    rows = digest([text_of(reading), *map(text_of, claims)])
    return {"made_by": reading.made_by, "claims": reading.n_claims, "rows": rows}
