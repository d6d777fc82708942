"""The record in pages, through Django's ORM (see `paging_face.py`): each begins after a key, none is found by counting off.

What no index answers is looked for in windows of rows by number, so many in one call.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, TypeVar

from django.db.models import (
    Count,
    Exists,
    ExpressionWrapper,
    F,
    Max,
    Model,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.functions import Coalesce, Concat, Lower

from onrecord.bodies import claim_of
from onrecord.decisions import Decision
from onrecord.records import Claim, Place, Report
from onrecord.store import rows
from onrecord.store import spots as spotting
from onrecord.store.face import no_report
from onrecord.store.models import (
    ClaimRow,
    CopyRow,
    DecisionRow,
    FailureRow,
    HappeningRow,
    ReadingRow,
    ReportRow,
)
from onrecord.store.paging_face import (
    ClaimsWanted,
    Decided,
    Found,
    FoundNames,
    ListedReport,
    ReportsWanted,
    Spot,
)
from onrecord.store.stored import StoredFailure

WINDOW = 1000
"""Rows looked at by one query where no index says which are wanted."""
WINDOWS = 5
"""Windows looked at in one call."""
CLAIM_WINDOWS = 2
"""The same where the claims of each row are looked at: some eight of them."""
_MANY = 500
_ID_IN_LIST = Concat(Value('"'), F("claim_id"), Value('"'), output_field=TextField())
"""A claim's id as it stands in the list of its happening's claims."""
_KM_A_DEGREE = 111.0

Row = TypeVar("Row", bound=Model)


class SqlPages:
    def __init__(self, name: str, where: str, mended: Callable[[], AbstractContextManager[None]]) -> None:
        self._name, self._where, self._mended = name, where, mended

    def reports(self, after: int, most: int, wanted: ReportsWanted) -> Found[ListedReport]:
        asked = Q()
        if wanted.outlet is not None:
            asked &= Q(outlet=wanted.outlet)
        if wanted.since is not None:
            asked &= Q(published__gte=wanted.since)
        if wanted.until is not None:
            asked &= Q(published__lte=wanted.until)
        if wanted.words:
            asked &= Q(title__icontains=wanted.words)
        found, to = self._search(ReportRow.objects.using(self._name).only("pk"), after, most, asked)
        return Found(self._listed([row.pk for row in found]), to)

    def listed(self, report: str) -> ListedReport:
        found = self.listings([report])
        if report not in found:
            raise no_report(self._where, report)
        return found[report]

    def listings(self, reports: Collection[str]) -> dict[str, ListedReport]:
        return {one.id: one for _, one in self._listed(list(self.numbers(reports).values()))}

    def how_many_reports(self) -> int:
        with self._mended():
            return ReportRow.objects.using(self._name).count()

    def holding(self, after: int, most: int, wanted: ClaimsWanted) -> Found[str]:
        reports = ReportRow.objects.using(self._name).order_by("pk")
        found: list[tuple[int, str]] = []
        with self._mended():
            for _ in range(CLAIM_WINDOWS):
                beyond = reports.filter(pk__gt=after)
                if not wanted:
                    found = list(beyond.values_list("pk", "key")[:most])
                    return Found(found, found[-1][0] if len(found) == most else None)
                edge = self._edge(beyond)
                window = beyond if edge is None else beyond.filter(pk__lte=edge)
                some = self._decided(window) | self._told(after, edge, wanted)
                found += window.filter(pk__in=sorted(some)[:most]).values_list("pk", "key")
                if len(found) >= most:
                    return Found(found[:most], found[most - 1][0])
                if edge is None:
                    return Found(found, None)
                after = edge
        return Found(found, after)

    def incidents(self, after: str, most: int, wanted: ClaimsWanted) -> FoundNames:
        placed = HappeningRow.objects.using(self._name).order_by("incident")
        decided = DecisionRow.objects.using(self._name).filter(report=OuterRef("reading__report__key"))
        claims = _of(ClaimRow.objects.using(self._name).filter(reading=OuterRef("reading")), wanted)
        held = ExpressionWrapper(OuterRef("claims"), TextField())
        own = claims.alias(id_in_list=_ID_IN_LIST, held=held).filter(held__contains=F("id_in_list"))
        found: list[str] = []
        with self._mended():
            for _ in range(CLAIM_WINDOWS):
                names = placed.filter(incident__gt=after).values_list("incident", flat=True).distinct()
                if not wanted:
                    found = list(names[:most])
                    return FoundNames(found, found[-1] if len(found) == most else None)
                edge = next(iter(names[WINDOW - 1 : WINDOW]), None)
                window = names if edge is None else names.filter(incident__lte=edge)
                decided = DecisionRow.objects.using(self._name).filter(
                    report=OuterRef("reading__report__key")
                )
                some = set(window.filter(Exists(own) | Exists(decided)))
                found += sorted(some)[: most - len(found)]
                if len(found) == most:
                    return FoundNames(found, found[-1])
                if edge is None:
                    return FoundNames(found, None)
                after = edge
        return FoundNames(found, after)

    def decisions(self, after: int, most: int, report: str | None, act: str | None) -> Found[Decision]:
        asked = Q(report=report) if report is not None else Q()
        if act is not None:
            asked &= Q(act=act)
        whole = DecisionRow.objects.using(self._name).exclude(body="")
        if report is not None:  # an index says which
            with self._mended():
                found = list(whole.filter(asked, pk__gt=after).order_by("pk")[:most])
            to = found[-1].pk if len(found) == most else None
        else:
            found, to = self._search(whole, after, most, asked)
        return Found([(row.pk, rows.decision_of(row.body)) for row in found], to)

    def originals(self, after: int, most: int) -> Found[str]:
        copied = CopyRow.objects.using(self._name).filter(original__gt=after).order_by("original")
        with self._mended():
            found = list(copied.values_list("original", "original__key").distinct()[:most])
        return Found(found, found[-1][0] if len(found) == most else None)

    def failures(self, after: int, most: int) -> Found[StoredFailure]:
        found, to = self._search(FailureRow.objects.using(self._name), after, most, Q())
        return Found(
            [
                (row.pk, StoredFailure(rows.failure_of(row), row.first_seen, row.last_seen, row.resolved_at))
                for row in found
            ],
            to,
        )

    def open_failures(self, before: int | None, most: int) -> list[tuple[int, StoredFailure]]:
        found = FailureRow.objects.using(self._name).filter(resolved_at=None).order_by("-pk")
        if before is not None:
            found = found.filter(pk__lt=before)
        with self._mended():
            return [
                (row.pk, StoredFailure(rows.failure_of(row), row.first_seen, row.last_seen, row.resolved_at))
                for row in found[:most]
            ]

    def numbers(self, reports: Collection[str]) -> dict[str, int]:
        known = ReportRow.objects.using(self._name)
        out: dict[str, int] = {}
        with self._mended():
            for some in _parts(sorted(reports)):
                out.update(known.filter(key__in=some).values_list("key", "pk"))
        return out

    def read_since(self, reading: int, most: int) -> list[tuple[int, str]]:
        read = ReadingRow.objects.using(self._name).filter(pk__gt=reading).order_by("pk")
        with self._mended():
            return list(read.values_list("pk", "report__key")[:most])

    def decided_since(self, decision: int) -> Decided:
        made = DecisionRow.objects.using(self._name).filter(pk__gt=decision).order_by("pk")
        with self._mended():
            rows = list(made.values_list("pk", "report", "incident"))
        reports = frozenset(report for _, report, _ in rows if report)
        return Decided(rows[-1][0] if rows else decision, reports, frozenset(i for *_, i in rows if i))

    def stamp(self) -> tuple[int, int]:
        happenings = HappeningRow.objects.using(self._name)
        with self._mended():  # two questions: SQLite answers either from its tables' shape, and both together by reading all rows
            newest = happenings.aggregate(newest=Max("pk"))["newest"]
            return newest or 0, happenings.count()

    def stamps(self, incidents: Collection[str] | None = None) -> dict[str, tuple[int, int]]:
        told = HappeningRow.objects.using(self._name).order_by().values("incident")
        counted = told.annotate(newest=Max("pk"), n=Count("pk")).values_list("incident", "newest", "n")
        asked = (
            [counted]
            if incidents is None
            else [counted.filter(incident__in=some) for some in _parts(sorted(incidents))]
        )
        with self._mended():
            return {incident: (newest, n) for some in asked for incident, newest, n in some}

    def at(self, place: Place) -> set[str]:
        claims, asked = ClaimRow.objects.using(self._name), Q(place_name=place.name)
        if place.gazetteer is not None:
            asked |= Q(body__contains=_json(place.gazetteer))
        if place.lat is not None and place.lon is not None and place.radius_km is not None:
            wide = place.radius_km / _KM_A_DEGREE + 0.01
            asked |= Q(lat__range=(place.lat - wide, place.lat + wide))
        decided = DecisionRow.objects.using(self._name).exclude(report="")
        with self._mended():
            told = set(claims.filter(asked).values_list("reading__report__key", flat=True).distinct())
            return told | set(decided.values_list("report", flat=True).distinct())

    def places(self, name: str, most: int) -> list[Claim]:
        claims = ClaimRow.objects.using(self._name).exclude(place_name=None)
        with self._mended():
            found = list(claims.filter(place_name__iexact=name).values_list("body", flat=True)[:most])
            if not found:
                found = list(claims.filter(body__icontains=_json(name)).values_list("body", flat=True)[:most])
        return [claim_of(body) for body in found]

    def spots(self, reports: Collection[str] | None, kinds: Sequence[str]) -> Iterator[Spot]:
        with self._mended():
            yield from spotting.spots(self._name, reports, kinds)

    def numbered(self, claims: Collection[int]) -> list[Claim]:
        with self._mended():
            return spotting.numbered(self._name, claims)

    def headed(self, reports: Collection[str]) -> dict[str, Report]:
        with self._mended():
            return spotting.headed(self._name, reports)

    def _search(
        self, among: QuerySet[Row], after: int, most: int, asked: Q
    ) -> tuple[list[Row], int | None]:  # fmt: skip
        """The rows asked for after a number, and how far that looked: to the end, where no filter is given or it is near."""
        found: list[Row] = []
        beyond = among.order_by("pk")
        with self._mended():
            for _ in range(WINDOWS if asked else 1):
                edge = self._edge(beyond.filter(pk__gt=after)) if asked else None
                some = beyond.filter(asked, pk__gt=after)
                found += (some if edge is None else some.filter(pk__lte=edge))[: most - len(found)]
                if len(found) == most:
                    return found, found[-1].pk
                if edge is None:
                    return found, None
                after = edge
        return found, after

    def _edge(self, beyond: QuerySet[Row]) -> int | None:
        return next(iter(beyond.values_list("pk", flat=True)[WINDOW - 1 : WINDOW]), None)

    def _told(self, after: int, edge: int | None, wanted: ClaimsWanted) -> set[int]:
        """Reports of a window with such a claim as it was read."""
        if wanted.status in ("accepted", "rejected"):
            return set()
        claims = ClaimRow.objects.using(self._name).filter(reading__report__gt=after)
        if edge is not None:
            claims = claims.filter(reading__report__lte=edge)
        return set(_of(claims, wanted).values_list("reading__report", flat=True).distinct())

    def _decided(self, window: QuerySet[ReportRow]) -> set[int]:
        """Reports of a window with a decision: what persons set is looked at when it is applied."""
        decided = DecisionRow.objects.using(self._name).filter(report=OuterRef("key"))
        return set(window.filter(Exists(decided)).values_list("pk", flat=True))

    def _listed(self, numbers: list[int]) -> list[tuple[int, ListedReport]]:
        with self._mended():
            readings = ReadingRow.objects.using(self._name).filter(report__in=numbers).order_by("pk")
            newest = {reading.report_id: reading for reading in readings}
            found = ReportRow.objects.using(self._name).filter(pk__in=numbers).order_by("pk")
            listed = list(found.defer("text", "blocks"))
        return [(row.pk, _one(row, newest[row.pk])) for row in listed if row.pk in newest]


def _one(row: ReportRow, reading: ReadingRow) -> ListedReport:
    return ListedReport(
        row.key, row.title, row.outlet, row.url, row.published, row.published_by, row.text_sha256, reading.made_by,
        reading.n_claims, row.added_at,
    )  # fmt: skip


def _of(claims: QuerySet[ClaimRow], wanted: ClaimsWanted) -> QuerySet[ClaimRow]:
    """Those wanted, as they were read.

    The kind is asked for in a way that uses no index: that of all claims of a kind is longer than any window.
    """
    if wanted.kind is not None:
        claims = claims.alias(a_kind=Lower("kind")).filter(a_kind=wanted.kind)
    if wanted.place is not None:
        claims = claims.filter(place_name=wanted.place)
    if wanted.until is not None:
        claims = claims.alias(first_day=Coalesce("start", F("end"))).filter(first_day__lte=wanted.until)
    if wanted.since is not None:
        claims = claims.alias(last_day=Coalesce("end", F("start"))).filter(last_day__gte=wanted.since)
    return claims


def _parts(values: list[str]) -> Iterator[list[str]]:
    return (values[first : first + _MANY] for first in range(0, len(values), _MANY))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
