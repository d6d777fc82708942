"""What pages need in memory, loaded when a server starts, before it tells where to ask, so that whoever asks first waits for none of it;
for a team before its workers are forked, which then have it in common. In a thread that ends: its connections end with it.

Comes in: an open record. Goes out: nothing; what could not be loaded is told to the server's log, and is tried again by the first page
that needs it. What reading of reports needs is loaded in reading.py.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

import structlog
from django.conf import settings
from django.db import connections
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation

from onrecord import assessing, finding, protecting, review, seeing
from onrecord.finding import Wanted
from onrecord.logs import place_of
from onrecord.records import Report
from onrecord.resolve import voices
from onrecord.seeing import SeenRecord
from onrecord.store import Record
from onrecord.web.boards import choosing, spots
from onrecord.web.pages import incident_held, map, timeline
from onrecord.web.pictures import ground

_VIEWS = 4
"""Sorts of accounts that may see less, each of them other things, for whom it is looked ahead."""
_ROWS, _WIDEST = 50, 20
_READ = 5
"""Incidents of most reports that are read ahead, by a twentieth of a second each."""

_log = structlog.get_logger()


def begin(record: Record) -> threading.Thread:
    def work() -> None:
        try:
            load(record)
        finally:
            connections.close_all()  # this thread's own

    warming = threading.Thread(target=work, name="warming", daemon=True)
    warming.start()
    return warming


def load(record: Record) -> None:
    for name, piece in _PIECES.items():
        try:
            piece(record)
        except Exception as error:
            _log.error("warming-failed", what=name, kind=type(error).__name__, place=place_of(error))
    # What is loaded stays: Python need not look through it for garbage, which takes a fifth of a second in the middle of some answer.
    gc.collect()
    gc.freeze()


def _pages(record: Record) -> None:
    """Every page's code, addresses and words, in each language."""
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            translation.gettext("")
            reverse("home")
    for folder in settings.TEMPLATES[0]["DIRS"]:
        for one in sorted(Path(folder).rglob("*.html")):
            get_template(str(one.relative_to(folder)))


def _names(record: Record) -> None:
    """Known voices, and the rules by which names are left out: the first report costs more than the ones after."""
    voices.names()
    protecting.by_rule(Report("first", "Adam Clarke, a doctor, said that two people were killed."), ())


def _first_looks(record: Record) -> None:
    """What the pages that cost most are counted and drawn from, as the team sees them, and as each sort of account does that may see less."""
    finding.state(record)
    people = [one.person for one in record.accounts.all() if one.active]
    views = {(seeing.hidden_from(record, one), review.allows(one, "comment")) for one in people}
    whole = [(hidden, names) for hidden, names in views if not hidden]
    partly = [(hidden, names) for hidden, names in views if hidden][:_VIEWS]
    for hidden, names in (*whole, *partly):
        seen: Record = SeenRecord(record, hidden) if hidden else record
        incident_held.look_ahead(seen, _look(seen)[:_READ], names)
    if not whole:
        incident_held.look_ahead(record, _look(record)[:_READ], names=True)


def _look(seen: Record) -> list[str]:
    """The incidents of which most reports tell, after all else that pages of lists need."""
    finding.state(seen)
    latest = finding.incidents(seen, order="told", most=_ROWS).rows
    widest = finding.incidents(seen, order="reports", most=_WIDEST).rows
    assessing.judged(seen, [one.id for one in (*latest, *widest)])
    finding.incidents(seen, most=_ROWS)
    map.look_ahead(seen)
    timeline.look_ahead(seen)
    finding.outlets(seen, Wanted(kind="killed"))
    if isinstance(seen, SeenRecord):  # who sees all is counted in the index
        finding.voices(seen)
        finding.outlets(seen)
    return [one.id for one in widest]


_PIECES: Mapping[str, Callable[[Record], object]] = {
    "pages": _pages,
    "maps": lambda record: ground.load_all(),
    "names": _names,
    "gazetteer": lambda record: choosing.load(),
    "places": spots.up_to_date,
    "looks": _first_looks,
}
"""In the order in which they are missed most: places take some ten seconds for a million claims."""
