"""Claims read in a server: the pipeline, loaded once in each of its processes and kept, and the id under which a report will stand.

Comes in: reports. Goes out: their claims; reports under an id that gives away nothing that the person may not know of. What is loaded
is not made for several threads: one report is read at a time.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Sequence
from dataclasses import replace

import structlog

from onrecord import seeing
from onrecord.decisions import Person
from onrecord.errors import NotInRecord
from onrecord.logs import place_of
from onrecord.pipeline import Pipeline
from onrecord.records import Claim, Report
from onrecord.store import Record

_log = structlog.get_logger()
_lock = threading.Lock()
_loaded: list[Pipeline] = []


def claims(report: Report) -> Sequence[Claim]:
    with _lock:
        return _pipeline().claims(report)


def is_warm() -> bool:
    return bool(_loaded)


def begin_loading() -> threading.Thread:
    """Load what reading needs, beside the answering: the first report of a server waits for nothing then."""
    loading = threading.Thread(target=_load, name="loading", daemon=True)
    loading.start()
    return loading


def _load() -> None:
    try:
        with _lock:
            # The first words that a parser sees cost it more than the ones after.
            _pipeline().claims(
                Report("first", "At least two people were killed in Aleppo on Tuesday, a doctor said.")
            )
    except Exception as error:
        # The first report tries again, and its failure is told to whoever brought it.
        _log.error("loading-failed", kind=type(error).__name__, place=place_of(error))


def _pipeline() -> Pipeline:
    if not _loaded:
        _loaded.append(Pipeline())
    return _loaded[0]


def named(record: Record, person: Person, report: Report) -> Report:
    """The report under the id that it will have: its own, or one with the beginning of its digest where another text has that.

    Where it would stand beside or under what the person may not know of, it has an id of its text and the person.
    """
    hidden = seeing.hidden_from(record, person).reports
    digest = hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest()
    for id in (report.id, f"{report.id}~{digest[:6]}", f"{report.id}~{digest[:12]}"):
        if id in hidden:
            break
        try:
            if record.report(id).text == report.text:
                return replace(report, id=id)
        except NotInRecord:
            return replace(report, id=id)
    return replace(report, id=id_of(f"{person.name}\0{report.text}"))


def id_of(text: str) -> str:
    """An id for a text that came without a name."""
    return f"r{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
