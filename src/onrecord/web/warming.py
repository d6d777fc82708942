"""What pages need in memory, loaded in a thread of its own when a server starts, so that whoever asks first waits for none of it.

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

from onrecord import protecting
from onrecord.logs import place_of
from onrecord.records import Report
from onrecord.resolve import voices
from onrecord.store import Record
from onrecord.web.boards import choosing, spots
from onrecord.web.pictures import ground

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


_PIECES: Mapping[str, Callable[[Record], object]] = {
    "pages": _pages,
    "maps": lambda record: ground.load_all(),
    "names": _names,
    "gazetteer": lambda record: choosing.load(),
    "places": spots.up_to_date,
}
"""In the order in which they are missed most: places take some ten seconds for a million claims."""
