"""A draft issued: its text and data frozen, a number given, and the digests of all of it in the log, in one transaction.

Comes in: a draft as a person saw it. Goes out: an IssueRow, whose bytes are never written again; later, whether they are still those
that the log's entry speaks of. A correction is an issue of its own that names the one it corrects, and why.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext as _

from onrecord import chain, review
from onrecord.bulletins import ENGLISH, Bulletin
from onrecord.errors import AlreadySo, Conflict, DecisionError
from onrecord.publish.bulletin import FORMATS, edited, kept
from onrecord.publish.words import day
from onrecord.store import Record
from onrecord.store.log_face import Head
from onrecord.store.writing import writing
from onrecord.web import wording
from onrecord.web.asked import Asked
from onrecord.web.bulletins import drafting
from onrecord.web.bulletins.models import DraftRow, IssueRow
from onrecord.web.clock import now

FILES = ("data", "md", "html", "docx")
"""What is frozen, each with a digest of its own."""


@dataclass(frozen=True, slots=True)
class Checked:
    """Whether the bytes of an issue are those that the log speaks of."""

    whole: bool
    wrong: tuple[str, ...]
    """The files that are others now; 'log' where the entry is gone or changed."""
    entry: int | None
    hash: str
    digests: dict[str, str]
    """File → SHA-256 as the log holds it."""


def issue(request: Asked, row: DraftRow, sees: int) -> IssueRow:
    """NotAllowed; Conflict where the draft was saved meanwhile; DecisionError where something in it keeps it from being issued."""
    review.allow(request.person, "issue-bulletin")
    with writing(DEFAULT_DB_ALIAS):
        held = DraftRow.objects.get(pk=row.pk)
        _refuse(held, sees)
        made = _made(request, held)
        made.save(force_insert=True)
        after = {
            "bulletin": made.number, "draft": held.pk, "version": held.version, "corrects": made.corrects,
            "head": {"number": made.head_number, "hash": made.head_hash}, "sha256": digests(made),
        }  # fmt: skip
        # What is restricted to groups says nothing in words in a log that others read.
        why = made.why if made.groups == "[]" else ""
        request.record.log.write("issue", about(made.number), None, after, why)
        held.issued = made.number
        held.save(update_fields=["issued"])
    return made


def about(number: int) -> str:
    """What the log calls a bulletin."""
    return f"bulletin {number}"


def digests(row: IssueRow) -> dict[str, str]:
    return {name: hashlib.sha256(file_of(row, name)).hexdigest() for name in FILES}


def file_of(row: IssueRow, name: str) -> bytes:
    held = getattr(row, name)
    return held.encode() if isinstance(held, str) else bytes(held)


def bulletin_of(row: IssueRow) -> Bulletin:
    held: dict[str, Any] = json.loads(row.data)
    return kept.of_json(held["bulletin"])


def checked(record: Record, row: IssueRow) -> Checked:
    entries = [
        (entry, told) for entry in record.log.entries(about=about(row.number))
        if (told := entry.told())["what"] == "issue"
    ]  # fmt: skip
    if len(entries) != 1 or entries[0][0].detail is None:
        return Checked(False, ("log",), None, "", {})
    entry, told = entries[0]
    held = dict(told["after"]["sha256"])
    now_is = digests(row)
    wrong = [name for name in FILES if held.get(name) != now_is[name]]
    if any(True for _ in _faults(entry)) or told["after"]["head"]["hash"] != row.head_hash:
        wrong.append("log")
    return Checked(not wrong, tuple(wrong), entry.number, entry.hash, held)


def _faults(entry: chain.Entry) -> list[str]:
    """Whether the entry is as its own hashes say; whether it follows the ones before is told by `onrecord verify`."""
    body = json.loads(entry.body)
    out = ["body"] if chain.sha256(entry.body) != entry.hash else []
    return out + (["detail"] if chain.sha256(entry.detail or "") != body["detail"] else [])


def _refuse(held: DraftRow, sees: int) -> None:
    if held.issued is not None:
        raise AlreadySo(
            f"draft {held.pk}", f"it was issued as bulletin {held.issued}", "a draft that was not issued", "Open the bulletin."
        )  # fmt: skip
    if held.version != sees:
        raise Conflict(
            f"draft {held.pk}", f"{held.saved_by} saved it after you looked at it", "the newest version",
            "Read it again before you issue it.", {"version": sees}, {"version": held.version},
        )  # fmt: skip
    if held.corrects is not None and (by := IssueRow.objects.filter(corrects=held.corrects).first()):
        raise AlreadySo(
            f"bulletin {held.corrects}", f"bulletin {by.number} corrects it already", "a bulletin that was not corrected",
            f"Correct bulletin {by.number}.",
        )  # fmt: skip


def _made(request: Asked, held: DraftRow) -> IssueRow:
    found = drafting.reread(held)
    if unknown := found.of("unknown"):
        raise DecisionError(
            f"draft {held.pk}", f"{unknown[0].words} stands for no source of it", "marks of the list of sources, R or E",
            "Change the mark, save, and issue it then.",
        )  # fmt: skip
    number = (IssueRow.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    head, at = request.record.log.head(), now()
    standing = _standing(held, found, number, head, request.person.name, at)
    issued = replace(found.bulletin, standing=standing)
    data = {
        "number": number, "by": request.person.name, "at": at.isoformat(), "head": {"record": head.record, "number": head.number, "hash": head.hash},
        "corrects": held.corrects, "why": held.why, "groups": json.loads(held.groups), "bulletin": kept.as_json(issued),
    }  # fmt: skip
    return IssueRow(
        number=number, draft=held.pk, place=held.place, start=held.start, end=held.end, groups=held.groups,
        cites=held.cites, title=issued.title, by=request.person.name, at=at, head_number=head.number,
        head_hash=head.hash, corrects=held.corrects, why=held.why,
        data=chain.canonical(data), **{form: write(issued) for form, write in FORMATS.items()},
    )  # fmt: skip


def _standing(held: DraftRow, found: edited.Edited, number: int, head: Head, by: str, at: datetime) -> str:
    """What a bulletin says of itself, under its title."""
    with translation.override(found.bulletin.frame.language):
        return " ".join(_told(held, found, number, head, by, at))


def _told(
    held: DraftRow, found: edited.Edited, number: int, head: Head, by: str, at: datetime
) -> Iterator[str]:
    english = found.bulletin.frame == ENGLISH
    when = f"{day(at.date())}, {at:%H:%M} UTC" if english else wording.apart(f"{at:%Y-%m-%d %H:%M} UTC")
    yield _("Bulletin %(number)s, issued on %(when)s by %(by)s.") % {"number": number, "when": when, "by": by}
    if held.corrects is not None:
        yield _("It corrects bulletin %(number)s: %(why)s.") % {"number": held.corrects, "why": held.why.rstrip(".")}  # fmt: skip
    if groups := json.loads(held.groups):
        yield _("Restricted to %s: it rests on material that others may not see.") % ", ".join(groups)
    yield _("Figures are as reported, and this bulletin asserts none of them.")
    if found.of("own"):
        yield _("[%s] stands behind what the editors wrote and cite no report for.") % edited.EDITORS
    if found.of("figure"):
        yield _("[%s] stands behind figures that the editors set and the record does not give.") % _(
            "by hand"
        )
    yield _("When it was issued, the last entry of the record's log was %(number)s, %(hash)s.") % {
        "number": head.number, "hash": head.hash,
    }  # fmt: skip
