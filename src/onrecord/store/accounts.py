"""Who may do what in a record, and the log of every change of it (see `accounts_face.py`)."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from contextlib import AbstractContextManager

from onrecord.decisions import Person, Role
from onrecord.store import log
from onrecord.store.accounts_face import Account
from onrecord.store.digests import digest, text_of
from onrecord.store.models import AccountRow, HeadRow
from onrecord.store.writing import writing


class SqlAccounts:
    def __init__(self, name: str, by: str, mended: Callable[[], AbstractContextManager[None]]) -> None:
        self._name, self._by, self._mended = name, by, mended

    def all(self) -> list[Account]:
        with self._mended():
            return [_account(row) for row in AccountRow.objects.using(self._name).order_by("name")]

    def get(self, name: str) -> Account | None:
        with self._mended():
            row = AccountRow.objects.using(self._name).filter(name=name).first()
        return _account(row) if row else None

    def any(self) -> bool:
        with self._mended():
            return AccountRow.objects.using(self._name).exists()

    def set(
        self, name: str, role: Role, groups: Collection[str] = (), active: bool = True, why: str = ""
    ) -> Account:
        with self._mended(), writing(self._name):
            before = AccountRow.objects.using(self._name).filter(name=name).first()
            head = HeadRow.objects.using(self._name).get()
            held = json.dumps(sorted(set(groups)), ensure_ascii=False)
            row = AccountRow(name=name, role=role, groups=held, active=active, entry=head.number + 1)
            row.save(using=self._name, force_insert=before is None, force_update=before is not None)
            after = _told(row) | {"row": digest([text_of(row)])}
            log.write(
                self._name,
                self._by,
                "rights",
                f"account {name}",
                _told(before) if before else None,
                after,
                why,
            )
        return _account(row)


def _told(row: AccountRow) -> dict[str, object]:
    return {"role": row.role, "groups": json.loads(row.groups), "active": row.active}


def _account(row: AccountRow) -> Account:
    person = Person(row.name, row.role, frozenset(json.loads(row.groups)))  # type: ignore[arg-type]
    return Account(person, row.active)
