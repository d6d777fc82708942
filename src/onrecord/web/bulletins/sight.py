"""Who may see which draft and which issue, and from what a draft may be made.

Comes in: the record, a person, rows. Goes out: those that the person may see. A draft or issue that rests on restricted material is
there only for those who may see all of that material: members of every group that it was made with, who may see every report and
claim that it cites today. For others it is answered as if nobody had ever made it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from onrecord import review, seeing
from onrecord.decisions import Person
from onrecord.errors import NotInRecord
from onrecord.seeing import Hidden
from onrecord.store import Record
from onrecord.web.asked import Asked
from onrecord.web.bulletins.models import DraftRow, IssueRow

ANYBODY = Person("", "viewer")
"""Whoever may read the record and is in no group."""
_HEAVY = ("data", "md", "html", "docx")


def material(request: Asked, restricted: bool) -> tuple[Record, list[str]]:
    """The record that a draft is made from, and the groups to which that restricts it.

    Without `restricted` it is what everybody who may read the record sees; with it all that this person sees.
    """
    if not restricted:
        return seeing.seen_by(request.record, ANYBODY), []
    groups = set(seeing.restrictions(request.record).values())
    return request.seen, sorted(group for group in groups if review.sees(request.person, (group,)))


def draft(request: Asked, number: str) -> DraftRow:
    """NotInRecord where there is none of that number that the person may see; NotAllowed where the role sees no drafts."""
    review.allow(request.person, "draft-bulletin")
    row = DraftRow.objects.filter(pk=_number(number)).first()
    if row is None or not _sees(request.person, row, hidden(request)):
        raise _none(f"draft {_number(number) or ''}".strip(), "draft")
    return row


def issue(request: Asked, number: str) -> IssueRow:
    row = IssueRow.objects.filter(pk=_number(number)).first()
    if row is None or not _sees(request.person, row, hidden(request)):
        raise _none(f"bulletin {_number(number) or ''}".strip(), "bulletin")
    return row


def drafts(request: Asked, aside: bool, first: int, most: int) -> list[DraftRow]:
    """Those that are worked on (or put aside), the newest first."""
    rows = (
        DraftRow.objects.filter(issued=None, aside=aside)
        .defer("drafted", "texts")
        .order_by("-saved_at", "-pk")
    )
    return _open(request, rows, first, most)


def issues(request: Asked, first: int, most: int) -> list[IssueRow]:
    return _open(request, IssueRow.objects.defer(*_HEAVY).order_by("-number"), first, most)


def corrected_by(request: Asked, numbers: Iterable[int]) -> dict[int, IssueRow]:
    """Number → the issue that corrects it; of one that the person may not see, the number and the day alone."""
    closed, out = hidden(request), {}
    for row in IssueRow.objects.filter(corrects__in=list(numbers)).defer(*_HEAVY):
        if not _sees(request.person, row, closed):
            row = IssueRow(number=row.number, at=row.at, corrects=row.corrects)
        out[row.corrects or 0] = row
    return out


def hidden(request: Asked) -> Hidden:
    return seeing.hidden_from(request.record, request.person)


def _open(request: Asked, rows: Iterable[DraftRow] | Iterable[IssueRow], first: int, most: int) -> list:  # type: ignore[type-arg]
    closed, out = hidden(request), []
    for row in rows:
        if _sees(request.person, row, closed):
            out.append(row)
            if len(out) == first + most:
                break
    return out[first:]


def _sees(person: Person, row: DraftRow | IssueRow, closed: Hidden) -> bool:
    if not all(review.sees(person, (group,)) for group in json.loads(row.groups)):
        return False
    if not closed:
        return True
    cites = json.loads(row.cites)
    return not any(closed.claim((report, claim)) for report, claim in cites)


def _number(words: str) -> int | None:
    return int(words) if words.isascii() and words.isdigit() and len(words) < 16 else None


def _none(where: str, what: str) -> NotInRecord:
    return NotInRecord(
        where,
        f"there is no {what} of that number",
        f"the number of a {what}",
        "The page Bulletins lists them.",
    )
