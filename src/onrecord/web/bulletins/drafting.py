"""A draft made from the record: what `onrecord bulletin` writes for a place and days, without names of victims, kept to be edited.

Comes in: a request, words for a place, two days. Goes out: a DraftRow. What a bulletin says is made by pipeline.bulletin_of; here it is
only decided from which part of the record. Nothing outside the place is read: a record of 200,000 claims is not walked for it.
"""

from __future__ import annotations

import json
from datetime import date, timedelta

from django.db import DEFAULT_DB_ALIAS

from onrecord import deciding, finding, pipeline, protecting, review
from onrecord.bulletins import ENGLISH, Bulletin
from onrecord.decisions import Act
from onrecord.errors import OnrecordError
from onrecord.finding import Wanted
from onrecord.publish.bulletin import edited, kept
from onrecord.records import Claim, ClaimRef
from onrecord.store import Record
from onrecord.store.paging_face import ReportsWanted
from onrecord.store.writing import writing
from onrecord.web.around import Around, around, place_of
from onrecord.web.asked import Asked
from onrecord.web.bulletins import sight
from onrecord.web.bulletins.models import DraftRow, IssueRow
from onrecord.web.bulletins.told import told_in
from onrecord.web.clock import now

MOST_REPORTS = 1_500
"""Reports of a place that a draft is made from on the pages."""
_PAGE = 1_000
_MARKING: tuple[Act, ...] = ("protect", "expose", "undo")


def make(
    request: Asked, place: str, start: date, end: date, restricted: bool = False,
    corrects: IssueRow | None = None, why: str = "", language: str = "en",
) -> DraftRow:  # fmt: skip
    """A draft in a language of the pages. NotAllowed; NotInRecord where no place goes by the words; OnrecordError where the days or the place do not serve."""
    review.allow(request.person, "draft-bulletin")
    if start > end:
        raise _not_days(f"the first day {start} is after the last, {end}")
    if end - start > timedelta(days=366):
        raise _not_days(f"from {start} to {end} is more than a year")
    seen, groups = sight.material(request, restricted)
    told = around(seen, place_of(seen, place), MOST_REPORTS)
    found = _drafted(seen, told, start, end, language)
    if corrects is not None:
        groups = sorted({*groups, *json.loads(corrects.groups)})
    row = _row(request, found, _figures(found, told.claims), groups)
    row.corrects, row.why = (corrects.number if corrects else None), why
    with writing(DEFAULT_DB_ALIAS):
        row.save(force_insert=True)
    return row


def again(request: Asked, issued: IssueRow, why: str) -> DraftRow:
    """A draft that begins with the text of an issue, to correct it."""
    before = DraftRow.objects.get(pk=issued.draft)
    row = DraftRow(
        place=before.place, start=before.start, end=before.end, groups=before.groups, cites=before.cites,
        drafted=before.drafted, title=before.title, texts=before.texts, corrects=issued.number, why=why,
        **_by(request),
    )  # fmt: skip
    with writing(DEFAULT_DB_ALIAS):
        row.save(force_insert=True)
    return row


def of_row(row: DraftRow) -> tuple[Bulletin, dict[str, list[int]]]:
    """The bulletin as it was drafted, and the figures of its claims."""
    held = json.loads(row.drafted)
    return kept.of_json(held["bulletin"]), held["figures"]


def reread(row: DraftRow) -> edited.Edited:
    """The draft as it was saved last."""
    drafted, figures = of_row(row)
    return edited.reread(drafted, figures, row.title, json.loads(row.texts))


def cites_of(found: Bulletin) -> list[list[str]]:
    """Every claim that it rests on, and every report besides with no claim."""
    claims = [list(ref) for s in found.statements() for ref in s.claims()]
    reports = [[source.report, ""] for source in found.sources]
    return [list(one) for one in dict.fromkeys(map(tuple, (*claims, *reports)))]


def _row(request: Asked, found: Bulletin, figures: dict[str, list[int]], groups: list[str]) -> DraftRow:
    drafted = {"bulletin": kept.as_json(found), "figures": figures}
    return DraftRow(
        place=found.place or "", start=found.start, end=found.end, groups=json.dumps(groups),
        cites=json.dumps(cites_of(found)), drafted=json.dumps(drafted, ensure_ascii=False), title=found.title,
        texts=json.dumps(edited.texts(found), ensure_ascii=False), **_by(request),
    )  # fmt: skip


def _by(request: Asked) -> dict[str, object]:
    name, at = request.person.name, now()
    return {"made_by": name, "made_at": at, "saved_by": name, "saved_at": at}


def _drafted(seen: Record, told: Around, start: date, end: date, language: str) -> Bulletin:
    if language == ENGLISH.language:
        return _without_names(seen, told, pipeline.Period(start, end))
    return told_in(language, _without_names(seen, told, pipeline.Period(start, end, apart=True)))


def _without_names(seen: Record, told: Around, period: pipeline.Period) -> Bulletin:
    """As `onrecord bulletin` has it: without names of victims and witnesses, and with wider places of what is sensitive.

    Looking for names takes 50 ms a report, so they are looked for in what the bulletin cites: it is made again until it cites
    nothing else.
    """
    in_all = _published(seen, period.end), _published(seen, period.start - timedelta(days=1))
    marker = protecting.with_decisions(review.in_force(seen.decisions.of_acts(_MARKING)))
    wide = protecting.published(told.reports, told.claims, told.incidents, with_names=True)
    reviewed = deciding.reviewed_among(seen, told.reports)
    looked: set[str] = set()
    while True:
        reports = {id: report for id, report in wide.reports.items() if id in looked}
        claims = {ref: claim for ref, claim in wide.claims.items() if ref[0] in looked}
        bare = protecting.published(reports, claims, wide.incidents, exact_places=True, marker=marker)
        found = pipeline.bulletin_of(
            told.place, period, bare.incidents, wide.claims | bare.claims, wide.reports | bare.reports, 0, in_all, reviewed
        )  # fmt: skip
        cited = {source.report for source in found.sources}
        if cited <= looked:
            return found
        looked |= cited


def _published(seen: Record, until: date) -> int:
    """How many reports of the record were published by the end of a day."""
    if not finding.state(seen).waiting:
        return finding.reports(seen, Wanted(published_until=until), most=1).total
    after, count = 0, 0
    while True:  # the index has not seen everything yet
        found = seen.pages.reports(after, _PAGE, ReportsWanted(until=until))
        count += len(found.rows)
        if found.looked_to is None:
            return count
        after = found.looked_to


def _figures(found: Bulletin, claims: dict[ClaimRef, Claim]) -> dict[str, list[int]]:
    """Claim → the numbers that it gives."""
    out = {}
    for ref in {ref for s in found.statements() for ref in s.claims()}:
        figure = claims[ref].figure if ref in claims else None
        numbers = {n for n in (figure.low, figure.high) if n is not None} if figure else set()
        if numbers:
            out[":".join(ref)] = sorted(numbers)
    return out


def _not_days(found: str) -> OnrecordError:
    return OnrecordError(
        "the days of the bulletin",
        found,
        "a first day that is not after the last, and at most a year",
        "Change the days.",
    )
