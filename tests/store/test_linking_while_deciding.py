"""Linking that is under way while others decide: a decision about a claim waits for the next linking, one that joins incidents is obeyed at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord import deciding, link, linking, loaded
from onrecord.address import Address
from onrecord.bench.made import stream
from onrecord.decisions import Person, Subject, Wish
from onrecord.records import ClaimRef
from onrecord.store import Record, open_record

HEAD = Person("head", "admin")
NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
MADE = list(stream(300, seed=6))
FEW = 5
"""Linkings in a row that are disturbed; more would say that it never ends."""


def add(record: Record, first: int, last: int) -> None:
    for one in MADE[first:last]:
        record.add(one.report, one.claims, "v1")


def reject(record: Record, ref: ClaimRef) -> None:
    deciding.decide(record, Wish("reject", Subject("claim", *ref), {}, "said by nobody"), HEAD, NOW)


def disturbed(monkeypatch: pytest.MonkeyPatch, by: Callable[[int], None]) -> list[int]:
    """From now on something happens between the linking of what is new and its writing down; tells how often."""
    grouped, times = linking._Linking.grouped, [0]

    def meanwhile(self: linking._Linking, tick: linking.Tick) -> object:
        found = grouped(self, tick)
        times[0] += 1
        assert times[0] <= FEW, "linked again and again"
        by(times[0])
        return found

    monkeypatch.setattr(linking._Linking, "grouped", meanwhile)
    return times


def groups(record: Record) -> set[frozenset[ClaimRef]]:
    found = loaded.of_record(record)
    return {frozenset(one.refs()) for one in found.incidents}


def test_linking_ends_while_people_go_on_deciding(
    where: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims = [claim.ref for one in MADE for claim in one.claims]
    with open_record(where, create=True) as record, open_record(where) as other:
        add(record, 0, len(MADE))
        times = disturbed(monkeypatch, lambda n: reject(other, claims[n * 7]))
        linking.up_to_date(record)
        assert times == [1]
        assert record.links.waits(link.RULES), "the decision that came meanwhile is still to be heard"
        monkeypatch.undo()
        linking.up_to_date(record)
        assert not record.links.waits(link.RULES)
        after = groups(record)
    with open_record(tmp_path / "before.db", create=True) as record:
        add(record, 0, len(MADE))
        reject(record, claims[7])
        linking.up_to_date(record)
        assert after == groups(record)
        assert not any(claims[7] in group for group in after)


def test_a_merge_that_comes_meanwhile_is_obeyed_by_the_same_linking(
    where: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    half = len(MADE) // 2
    with open_record(where, create=True) as record, open_record(where) as other:
        add(record, 0, half)
        linking.up_to_date(record)
        first, second = sorted({one.incident for one in record.links.placed()})[:2]

        def merge(n: int) -> None:
            if n == 1:
                wish = Wish("merge", Subject("incident", id=first), {"with": [second]}, "one night")
                deciding.decide(other, wish, HEAD, NOW)

        add(record, half, len(MADE))
        times = disturbed(monkeypatch, merge)
        linking.up_to_date(record)
        assert times == [2]
        assert not record.links.waits(link.RULES)


def rows(record: Record) -> dict[tuple[str, int], int]:
    """Each happening, and the number of its row."""
    from onrecord.store.models import HappeningRow
    from onrecord.store.record import SqlRecord

    assert isinstance(record, SqlRecord)
    told = HappeningRow.objects.using(record.alias).values_list("reading__report__key", "number", "pk")
    return {(report, number): row for report, number, row in told}


def said_of(record: Record) -> dict[tuple[str, int], tuple[int, str, object]]:
    """Of each happening its component, its incident, and why that is one."""
    from onrecord.store.models import IncidentRow
    from onrecord.store.record import SqlRecord

    assert isinstance(record, SqlRecord)
    why = dict(IncidentRow.objects.using(record.alias).filter(moved_to=None).values_list("name", "reasons"))
    return {
        (one.report, one.number): (one.component, one.incident, why.get(one.incident))
        for one in record.links.placed()
    }


def test_linking_writes_no_more_than_it_changes(where: Address, tmp_path: Path) -> None:
    """A front of which hundreds of happenings hang together: what a decision leaves as it is keeps its row."""
    with open_record(where, create=True) as record:
        add(record, 0, len(MADE))
        linking.up_to_date(record)
        before, said = rows(record), said_of(record)
        of: dict[int, list[str]] = {}
        for one in record.links.placed():
            of.setdefault(one.component, []).append(one.report)
        widest = max(of.values(), key=len)
        assert len(widest) > 20, "enough that hang together"
        claim = next(c for report in reversed(widest) for c in record.claims(report) if c.kind == "killed")
        reject(record, claim.ref)
        linking.up_to_date(record)
        after, now = rows(record), said_of(record)
        kept = {key for key in before.keys() & after.keys() if before[key] == after[key]}
        assert before != after
        assert len(kept) > len(before) / 2
        # but for the happening that lost its claim, only what is told otherwise has another row
        others = {key for key in (before.keys() & after.keys()) - kept if key[0] != claim.report}
        assert [key for key in others if said[key] == now[key]] == []
        assert [fault.found for fault in record.log.verify()] == []
        anew = groups(record)
    with open_record(tmp_path / "anew.db", create=True) as fresh:
        add(fresh, 0, len(MADE))
        reject(fresh, claim.ref)
        linking.up_to_date(fresh)
        assert groups(fresh) == anew
