"""Decisions in the database, each with its entry in the log (see `decisions_face.py`)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager

from django.db import IntegrityError

from onrecord.decisions import CHANGING, Act, Decision
from onrecord.store import log, rows
from onrecord.store.models import DecisionRow
from onrecord.store.writing import writing

_MANY = 500
_PAGE = 1000


class SqlDecisions:
    def __init__(self, name: str, mended: Callable[[], AbstractContextManager[None]]) -> None:
        self._name, self._mended = name, mended

    def make(self, decide: Callable[[], Decision]) -> Decision:
        try:
            with self._mended(), writing(self._name):
                decision = decide()
                self._keep(decision)
                return decision
        except IntegrityError as error:
            raise ValueError("there is a decision of that id already") from error

    def get(self, id: str) -> Decision | None:
        with self._mended():
            row = DecisionRow.objects.using(self._name).filter(name=id).exclude(body="").first()
            return rows.decision_of(row.body) if row else None

    def all(self) -> Iterator[Decision]:
        last, found = 0, DecisionRow.objects.using(self._name).exclude(body="").order_by("pk")
        while True:
            with self._mended():
                page = list(found.filter(pk__gt=last)[:_PAGE])
            if not page:
                return
            yield from (rows.decision_of(row.body) for row in page)
            last = page[-1].pk

    def about_reports(self, reports: Collection[str]) -> dict[str, list[Decision]]:
        return self._about("report", reports)

    def about_incidents(self, incidents: Collection[str]) -> dict[str, list[Decision]]:
        return self._about("incident", incidents)

    def of_acts(self, acts: Collection[Act]) -> list[Decision]:
        found = DecisionRow.objects.using(self._name).filter(act__in=list(acts)).exclude(body="")
        with self._mended():
            return [rows.decision_of(body) for body in found.order_by("pk").values_list("body", flat=True)]

    def unheard(self) -> dict[str, str]:
        found = DecisionRow.objects.using(self._name).filter(act__in=CHANGING, heard=None).order_by("pk")
        with self._mended():
            return dict(found.values_list("name", "report"))

    def any(self) -> bool:
        with self._mended():
            return DecisionRow.objects.using(self._name).exists()

    def _about(self, column: str, values: Collection[str]) -> dict[str, list[Decision]]:
        out: dict[str, list[Decision]] = defaultdict(list)
        ordered = sorted(values)
        with self._mended():
            for first in range(0, len(ordered), _MANY):
                some = {f"{column}__in": ordered[first : first + _MANY]}
                found = DecisionRow.objects.using(self._name).filter(**some).exclude(body="").order_by("pk")
                for value, body in found.values_list(column, "body"):
                    out[value].append(rows.decision_of(body))
        return dict(out)

    def _keep(self, decision: Decision) -> None:
        report, incident = decision.about.report, ""
        if decision.about.kind == "incident":
            incident = decision.about.id
        if decision.undoes is not None:
            undone = DecisionRow.objects.using(self._name).get(name=decision.undoes)
            report, incident = undone.report, undone.incident
        body = rows.decision_body(decision)
        entry = log.write(
            self._name, decision.by, "decide", str(decision.about), _before(decision), json.loads(body), decision.why,
            decision.at,
        )  # fmt: skip
        row = DecisionRow(
            pk=entry.number, name=decision.id, entry=entry.number, act=decision.act, report=report, incident=incident,
            undoes=decision.undoes, body=body,
        )  # fmt: skip
        row.save(using=self._name, force_insert=True)


def _before(decision: Decision) -> object:
    return {"value": decision.value["from"]} if "from" in decision.value else None
