"""The gazetteer: which files of places were added, a small one added or taken away, by the loader of `onrecord places`.

Comes in: a table as an upload. Goes out: a job with what became of each row, and an entry in the log of this record. Added
places belong to the machine: other records that are read on it use them too. Large files are added at the command line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from onrecord.errors import OnrecordError
from onrecord.resolve.added import load, store
from onrecord.resolve.added.rows import KINDS_OF_FILE, PlacesFileError
from onrecord.resolve.gazetteer import added_places, digest, ensure_index
from onrecord.store import Record
from onrecord.web.asked import Asked
from onrecord.web.clock import now
from onrecord.web.jobs import work
from onrecord.web.pages.admin import gate, jobs

MOST_BYTES = 2_000_000
"""Some 20,000 rows: what a person makes by hand. More takes longer than somebody waits for a page."""
_ENDINGS = (".csv", ".tsv", ".txt")
_BAD_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Table:
    """A table that was sent, before it is read."""

    name: str
    file: str
    words: bytes
    columns: str


class NoTable(PlacesFileError):
    """An upload that is not taken."""

    http_status = 422


@gate.page("accounts")
def page(request: Asked) -> HttpResponse:
    return _all(request)


def _all(request: Asked, error: OnrecordError | None = None) -> HttpResponse:
    shown = jobs.of_kind(request, "places")
    told = {
        "sources": [(one, KINDS_OF_FILE[one.kind]) for one in store.sources(added_places())],
        "jobs": shown,
        "running": any(one.row.state == work.RUNS for one in shown),
        "most": MOST_BYTES // 1_000_000,
        "error": error,
        "sent": request.POST,
    }
    return render(request, "admin/places.html", told)


@gate.change("accounts", _all, back="admin_places")
def add(request: Asked) -> HttpResponse:
    table, why, record = _sent(request), gate.reason(request), request.record
    work.begin("places", request.person.name, lambda tell: _add(record, table, why, tell), now())
    return gate.done(request, "admin_places", _("The table is being read."))


@gate.change("accounts", _all)
def remove(request: Asked) -> HttpResponse:
    name, why, record = request.POST.get("source", ""), gate.reason(request), request.record
    if name not in {one.name for one in store.sources(added_places())}:
        raise NoTable(
            _("the file"),
            _("no added file has this name"),
            _("one that is listed"),
            _("Look at the list again."),
        )
    work.begin("places", request.person.name, lambda tell: _remove(record, name, why, tell), now())
    return gate.done(request, "admin_places", _("The file is being taken out."))


def _sent(request: Asked) -> Table:
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile) or not file.name:
        raise NoTable(_("the file"), _("none was sent"), _("a table as CSV or TSV"), _("Choose a file."))
    name = re.sub(r"[^\w.-]+", "-", Path(file.name).name)[-80:]
    if not name.lower().endswith(_ENDINGS):
        raise NoTable(
            name, _("its name has another ending"), ", ".join(_ENDINGS), _("Save the sheet as CSV in UTF-8.")
        )
    if (file.size or 0) > MOST_BYTES:
        raise NoTable(name, _("it is larger than 2 MB"), _("a small table"), _("Add it where the server runs: onrecord places add FILE"))  # fmt: skip
    given = request.POST.get("as", "").strip() or None
    source = load.name_of(Path(name), given)
    return Table(source, name, file.read(), request.POST.get("columns", "").strip())


def _add(record: Record, table: Table, why: str, tell: work.Tell) -> dict[str, Any]:
    with TemporaryDirectory(prefix="onrecord-places-") as folder:
        path = Path(folder) / table.file
        path.write_bytes(table.words)
        day = f"{datetime.now(UTC):%Y-%m-%d}"
        try:
            index = ensure_index(lambda done, of: tell("preparing the gazetteer", done, of))
            done = load.add(
                added_places(), index, digest(), load.Wish(path, table.name, day, table.columns), tell
            )
        except OnrecordError as error:
            error.where = error.where.replace(str(path), table.file)
            raise
    source = done.source
    after = {"file": source.file, "sha256": source.sha256, "new": source.new, "joined": source.joined}
    if not done.known:
        record.log.write("settings", f"places {source.name}", None, after, why)
    bad = [[row.line, row.reason] for row in done.tally.bad[:_BAD_SHOWN]]
    counts = {
        "name": source.name,
        "known": done.known,
        "rows": source.read,
        "bad": source.bad,
        "left_out": source.left_out,
    }
    return after | counts | {"columns": done.columns, "bad_rows": bad}


def _remove(record: Record, name: str, why: str, tell: work.Tell) -> dict[str, Any]:
    index = ensure_index(lambda done, of: tell("preparing the gazetteer", done, of))
    gone = load.remove(added_places(), index, digest(), name, tell)
    before = {"file": gone.file, "sha256": gone.sha256, "new": gone.new, "joined": gone.joined}
    record.log.write("settings", f"places {name}", before, None, why)
    return {"removed": name, "new": gone.new}
