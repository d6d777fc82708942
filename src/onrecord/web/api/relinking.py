"""Incidents brought up to date after decisions, beside the requests: in one thread of a server for one person, in a process of its own
for a team; one server at a time.

Comes in: word that something was decided or added. Goes out: incidents that obey it, a moment later; until then readers get them
without the claims that were rejected. How incidents are made is linking.py's. Whose turn it is stands in a table, with a time
after which the turn of a server that died counts no more; two that link at once all the same lose nothing (`links.place`).
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable
from datetime import timedelta

import structlog
from django.db import IntegrityError, connections, transaction
from django.db.models import Q
from django.utils import timezone

from onrecord import finding, link, linking
from onrecord.finding import protected
from onrecord.logs import place_of
from onrecord.store import Record
from onrecord.web.api.models import TurnRow

NAME = "onrecord"
"""Under which the log keeps what the server links by itself."""
_TURN = "linking"
_LEASE = timedelta(minutes=2)
_PAUSE_S = 1.0
"""Decisions of one second are linked together."""

_log = structlog.get_logger()
_lock = threading.Lock()
_waiting = threading.Event()
elsewhere = False
"""Whether a process of its own brings incidents up to date (`follow`): a team's workers only answer."""
_thread: threading.Thread | None = None
_me = uuid.uuid4().hex


def wake(record: Record) -> None:
    """Ask for the incidents to be brought up to date; the thread begins with the first call and ends when nothing is left to do."""
    global _thread
    if elsewhere:
        return
    with _lock:
        _waiting.set()
        if _thread is None:
            _thread = threading.Thread(
                target=_work, args=(record.acting(NAME),), name="relinking", daemon=True
            )
            _thread.start()


def follow(record: Record, until: Callable[[], bool]) -> None:
    """Link what waits, again and again, and look ahead for what viewers are not shown: the work of a process of its own, until it is told to
    end."""
    record = record.acting(NAME)
    pause = threading.Event()
    indexed = -1
    while not until():
        try:
            if record.links.waits(link.RULES):
                bring_up_to_date(record)
            if (head := record.log.head().number) != indexed:
                finding.up_to_date(record)
                indexed = head
            if protected.look_ahead(record):
                continue
        except Exception as error:
            _log.error("relinking-failed", kind=type(error).__name__, place=place_of(error))
        pause.wait(_PAUSE_S)


def at_once(record: Record) -> None:
    """Incidents and index brought up to date before the answer, where one person is served; a team's are by a process beside."""
    if not elsewhere:
        linking.up_to_date(record)
        finding.up_to_date(record)


def rest(timeout_s: float = 30.0) -> bool:
    """Wait until nothing is being linked; whether that was so in time."""
    thread = _thread
    if thread is not None:
        thread.join(timeout_s)
    return thread is None or not thread.is_alive()


def at_work() -> bool:
    """Whether some server links now."""
    return TurnRow.objects.filter(name=_TURN, until__gt=timezone.now()).exists()


def bring_up_to_date(record: Record, tell: linking.Tick = lambda what, done: None) -> bool:
    """Link what waits, if it is this server's turn; whether it was."""
    if not _turn():
        return False

    def tick(what: str, done: int) -> None:
        _hold()
        tell(what, done)

    try:
        linking.up_to_date(record, tick)
        if not elsewhere:
            finding.up_to_date(record, lambda what, done, of: tick(what, done))
    finally:
        TurnRow.objects.filter(name=_TURN, holder=_me).delete()
    return True


def _work(record: Record) -> None:
    global _thread
    pause = threading.Event()
    try:
        while True:
            with _lock:
                if not _waiting.is_set():
                    _thread = None
                    return
                _waiting.clear()
            pause.wait(_PAUSE_S)
            try:
                if not bring_up_to_date(record):
                    _waiting.set()  # another server is at it: what was decided since is looked for after it
            except Exception as error:
                # The next decision, or the next command, links again; a broken server log would help nobody.
                _log.error("relinking-failed", kind=type(error).__name__, place=place_of(error))
    finally:
        connections.close_all()


def _turn() -> bool:
    now = timezone.now()
    mine = Q(until__lt=now) | Q(holder=_me)
    if TurnRow.objects.filter(mine, name=_TURN).update(holder=_me, until=now + _LEASE):
        return True
    try:
        with transaction.atomic():
            TurnRow(name=_TURN, holder=_me, until=now + _LEASE).save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _hold() -> None:
    """Keep the turn while there is work."""
    now = timezone.now()
    TurnRow.objects.filter(name=_TURN, holder=_me, until__lt=now + _LEASE / 2).update(until=now + _LEASE)
