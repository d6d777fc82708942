"""Backups: one made now, those that were made as the log tells, how old the newest is, and the command that restores one.

Comes in: a form with keys or a passphrase. Goes out: a job. The passphrase is in the memory of the server until the backup is
written, and nowhere else. A backup is restored where the server runs and never from a page: it replaces the record.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from onrecord import __version__
from onrecord.address import Address
from onrecord.errors import BackupError, OnrecordError
from onrecord.settings import backup_folder
from onrecord.store import Record, disk
from onrecord.store.backup import write_backup
from onrecord.store.log_face import LogWanted
from onrecord.store.record import SqlRecord
from onrecord.store.sealing import Keys, keys_of
from onrecord.web.asked import Asked
from onrecord.web.clock import now
from onrecord.web.jobs import work
from onrecord.web.pages.admin import gate, jobs

_OLD = timedelta(days=7)
_SHORTEST = 16
"""Characters of a passphrase: it must hold against whoever has the file and as much time as they like."""
_LISTED = 30


class NoBackup(BackupError):
    """A backup that cannot be begun as it was asked for."""

    http_status = 422


@dataclass(frozen=True, slots=True)
class Made:
    """A backup as the log tells of it; `size` is None where no such file lies in the folder of the server."""

    entry: int
    at: datetime
    by: str
    file: str
    keys: list[str]
    passphrase: bool
    size: int | None


@gate.page("backup")
def page(request: Asked) -> HttpResponse:
    return _all(request)


def _all(request: Asked, error: OnrecordError | None = None) -> HttpResponse:
    made, at = listed(request.record), now()
    shown = jobs.of_kind(request, "backup")
    newest = made[0] if made else None
    told = {
        "made": made,
        "newest": newest,
        "age": at - newest.at if newest else None,
        "old": newest is None or at - newest.at > _OLD,
        "folder": backup_folder(_address(request.record), os.environ),
        "jobs": shown,
        "running": any(one.row.state == work.RUNS for one in shown),
        "error": error,
        "sent": request.POST,
    }
    return render(request, "admin/backups.html", told)


def listed(record: Record, most: int = _LISTED) -> list[Made]:
    """Newest first, those of the command line too."""
    folder = backup_folder(_address(record), os.environ)
    found = record.log.newest(LogWanted(what="backup", about="record"), most=most)
    return [_made(entry.told(), folder) for entry in found.entries]


def _made(told: dict[str, Any], folder: Path) -> Made:
    after = told.get("after") or {}
    name, keys = str(after.get("file", "")), after.get("encrypted_to")
    path = folder / Path(name).name if name else folder / "nothing"
    size = path.stat().st_size if path.is_file() else None
    at = datetime.fromisoformat(told["at"])
    return Made(
        told["number"],
        at,
        told["by"],
        name,
        keys if isinstance(keys, list) else [],
        isinstance(keys, str),
        size,
    )


@gate.change("backup", _all, back="admin_backups")
def make(request: Asked) -> HttpResponse:
    locked, at = _keys(request), now()
    where, by = _address(request.record), request.person.name
    file = backup_folder(where, os.environ) / f"onrecord-{at:%Y%m%dT%H%M%SZ}.onrecord"

    def write(tell: work.Tell) -> dict[str, Any]:
        disk.make_folders(file.parent)
        done = write_backup(where, file, locked, __version__, at, lambda what, n: tell(what, n, None), by)
        return {
            "file": file.name, "size": done.size, "reports": done.reports, "raw_files": done.raw_files,
            "not_kept": done.not_kept, "lost": done.lost,
        }  # fmt: skip

    work.begin("backup", by, write, at)
    return gate.done(request, "admin_backups", _("The backup is being written."))


def _keys(request: Asked) -> Keys:
    how, sent = request.POST.get("how", ""), request.POST
    if how == "keys":
        return _recipients(sent.get("recipients", "").split())
    if how == "passphrase":
        words = sent.get("passphrase", "")
        if len(words) < _SHORTEST:
            raise NoBackup(_("the passphrase"), _("it is too short"), _("16 characters or more; six random words are good"), _("Choose another one."))  # fmt: skip
        if words != sent.get("again", ""):
            raise NoBackup(_("the passphrase"), _("it was not typed twice alike"), _("the same words in both fields"), _("Type both again."))  # fmt: skip
        return keys_of((), words)
    if how == "open" and sent.get("sure"):
        return Keys()
    raise NoBackup(
        _("the backup"), _("nobody says what it is locked with"),
        _("a passphrase, public keys, or a tick that it may lie open"), _("Choose one."),
    )  # fmt: skip


def _recipients(keys: list[str]) -> Keys:
    if not keys:
        raise NoBackup(
            _("the public keys"), _("none is given"), _("lines that begin with age1"), _("Give at least one.")
        )
    try:
        return keys_of(keys, None)
    except BackupError as error:
        raise NoBackup(_("the public keys"), error.found, error.accepted, error.next) from error


def _address(record: Record) -> Address:
    if not isinstance(record, SqlRecord):
        raise TypeError("only a record in a database is backed up")
    return record.address
