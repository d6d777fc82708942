"""The states of incidents: by them what was worked out of an incident is known to be still true, without reading its claims.

Comes in: ids of incidents. Goes out: a State for each. Rows are never changed, so that the numbers of those that an incident
hangs on say what it is: happenings and readings are written anew when they change, decisions are only added.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Max

from onrecord.store.copies import parts
from onrecord.store.links_face import State
from onrecord.store.models import DecisionRow, HappeningRow, ReadingRow


def of(name: str, incidents: Collection[str]) -> dict[str, State]:
    numbers: dict[str, list[int]] = defaultdict(list)
    reports: dict[str, dict[int, str]] = defaultdict(dict)
    told = HappeningRow.objects.using(name).order_by("pk")
    columns = ("incident", "pk", "reading__report", "reading__report__key")
    for some in parts(incidents):
        for incident, number, report, key in told.filter(incident__in=some).values_list(*columns):
            numbers[incident].append(number)
            reports[incident][report] = key
    read = _newest({number for some in reports.values() for number in some}, name)
    decided = _decided("report", {key for some in reports.values() for key in some.values()}, name)
    own = _decided("incident", reports.keys(), name)
    # A merge is filed under one of the incidents that it names, and concerns them all.
    merges = DecisionRow.objects.using(name).filter(act="merge").aggregate(last=Max("pk"))["last"] or 0
    out = {}
    for incident, held in reports.items():
        after = [n for report, key in held.items() for n in (read.get(report, 0), *decided.get(key, ()))]
        out[incident] = State(
            (merges, *numbers[incident], 0, *sorted(after), 0, *own.get(incident, ())),
            frozenset(held.values()),
        )
    return out


def _newest(reports: Collection[int], name: str) -> dict[int, int]:
    found: dict[int, int] = {}
    for some in parts(reports):
        read = ReadingRow.objects.using(name).filter(report__in=some).order_by()
        found.update(read.values("report").annotate(newest=Max("pk")).values_list("report", "newest"))
    return found


def _decided(column: str, values: Collection[str], name: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for some in parts(values):
        made = DecisionRow.objects.using(name).filter(**{f"{column}__in": some}).order_by("pk")
        for value, number in made.values_list(column, "pk"):
            found[value].append(number)
    return found
