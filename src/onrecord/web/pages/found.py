"""What a search found, as a file: CSV or JSON Lines, all rows, with the same filters. The log keeps who took what out, and its digest.

Comes in: filters and a form. Goes out: a file. Protected names and details are left out of it, as of all that leaves the record.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, fields
from datetime import date
from typing import Any, cast

from django.http import FileResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from onrecord import review
from onrecord.errors import OnrecordError
from onrecord.finding import ClaimRow, IncidentRow, ReportRow, Wanted, wanted_of
from onrecord.publish.formats.cells import cell
from onrecord.web.api.shown import of_reports
from onrecord.web.asked import Asked
from onrecord.web.pages.filtering import listed

_AT_ONCE = 500
_IN_MEMORY = 8_000_000
_TYPES = {"csv": "text/csv; charset=utf-8", "jsonl": "application/jsonl"}
_ROWS: dict[str, type[Any]] = {"incidents": IncidentRow, "claims": ClaimRow, "reports": ReportRow}


@require_safe
def found(request: Asked) -> HttpResponseBase:
    review.allow(request.person, "export")
    what, form = request.GET.get("what", ""), request.GET.get("format", "")
    if what not in _ROWS or form not in _TYPES:
        raise OnrecordError(
            "the export", "there is no such list or form", f"what: {', '.join(_ROWS)}; format: {', '.join(_TYPES)}",
            "Use the links of the search.",
        )  # fmt: skip
    wanted = wanted_of(request.GET)
    file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  closed by the answer when it is sent
    digest, n = hashlib.sha256(), 0
    for line in _lines(request, what, form, wanted):
        data = line.encode()
        digest.update(data)
        file.write(data)
        n += 1
    told = {
        "form": form,
        "list": what,
        "filter": wanted.query(),
        "lines": n,
        "sha256": digest.hexdigest(),
        "with_names": False,
    }
    request.record.log.write("export", what, None, told)
    file.seek(0)
    return FileResponse(
        cast(Any, file), as_attachment=True, filename=f"{what}.{form}", content_type=_TYPES[form]
    )


def _lines(request: Asked, what: str, form: str, wanted: Wanted) -> Iterator[str]:
    if form == "csv":
        yield _csv([one.name for one in fields(_ROWS[what])])
    for row in _rows(request, what, wanted):
        held = {key: value.isoformat() if isinstance(value, date) else value for key, value in row.items()}
        yield _csv(list(held.values())) if form == "csv" else json.dumps(held, ensure_ascii=False) + "\n"


def _rows(request: Asked, what: str, wanted: Wanted) -> Iterator[dict[str, Any]]:
    first = 0
    while True:
        page = listed(request, what, wanted, "day", first, _AT_ONCE)
        rows = [asdict(one) for one in page.rows]
        if what != "incidents":
            named = "report" if what == "claims" else "id"
            shown = of_reports(request.seen, sorted({one[named] for one in rows}), names=False)
            rows = [shown.value([one[named]], one) | {named: one[named]} for one in rows]
        yield from rows
        first += _AT_ONCE
        if first >= page.total:
            return


def _csv(values: list[Any]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([cell(value) for value in values])
    return out.getvalue()
