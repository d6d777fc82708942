"""What a search found, in a format of the field: a page of the formats with what each loses, and the file with what stands beside it.

Comes in: the filters of the search, a format, a table. Goes out: a ZIP of the file and FILE.about.json, the same as `onrecord export`
writes. Protected names and exact places of sensitive claims are left out; the log keeps who took what out, with filter and digest.
"""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from typing import Any, cast

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onrecord import exporting, finding, loaded, review
from onrecord.errors import OnrecordError
from onrecord.finding import Wanted, wanted_of
from onrecord.publish.formats import FORMATS, Asked, chosen
from onrecord.publish.zipped import entry, member
from onrecord.web.asked import Asked as Request

MOST = 5_000
"""Incidents that a page exports while the person waits: the command has no limit."""
_AT_ONCE = 500
_IN_MEMORY = 8_000_000


@require_safe
def formats(request: Request) -> HttpResponse:
    review.allow(request.person, "export")
    wanted = wanted_of(request.GET)
    total = finding.incidents(request.seen, wanted, most=1).total
    told = {
        "formats": list(FORMATS.values()),
        "total": total,
        "most": MOST,
        "wanted": wanted,
        "query": wanted.query(),
    }
    return render(request, "formats.html", told)


@require_safe
def export(request: Request) -> HttpResponseBase:
    review.allow(request.person, "export")
    form, table = chosen(request.GET.get("format", ""), request.GET.get("table", ""))
    wanted = wanted_of(request.GET)
    held = loaded.of_incidents(request.seen, _ids(request, wanted))
    found = loaded.material(held, Asked({"search": wanted.query()} if wanted else {}))
    name = form.file_name(table)
    file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  closed by the answer when it is sent
    with (
        tempfile.SpooledTemporaryFile(_IN_MEMORY) as inner,
        zipfile.ZipFile(cast(Any, file), "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        about = exporting.write(form, table, found, cast(Any, inner))
        with member(packed, name) as out:
            shutil.copyfileobj(inner, out)
        packed.writestr(entry(f"{name}{exporting.BESIDE}"), exporting.as_file(about))
    request.record.log.write("export", form.name, None, exporting.logged(about))
    file.seek(0)
    return FileResponse(
        cast(Any, file),
        as_attachment=True,
        filename=f"{table or form.name}.zip",
        content_type="application/zip",
    )


def _ids(request: Request, wanted: Wanted) -> list[str]:
    """The incidents that the filters find; told, not cut off, where they are more than a page exports."""
    ids: list[str] = []
    while True:
        page = finding.incidents(request.seen, wanted, "day", len(ids), _AT_ONCE)
        if page.total > MOST:
            raise OnrecordError(
                "the export", f"the filters find {page.total:,} incidents", f"up to {MOST:,} at once through the pages",
                "Narrow the search, or let whoever runs the server write all with `onrecord export`.",
            )  # fmt: skip
        ids += [one.id for one in page.rows]
        if not page.rows or len(ids) >= page.total:
            return ids
