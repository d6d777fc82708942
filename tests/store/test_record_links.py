"""Incidents kept in a record: what is added one by one gives what all at once gives; ids stay; judgements are obeyed."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord import linking, review
from onrecord.address import Address
from onrecord.bench.made import Made, stream
from onrecord.errors import JudgementError
from onrecord.incidents import Incident, Judgement
from onrecord.link import incidents
from onrecord.records import Claim, ClaimRef, Report, Span
from onrecord.store import Record, open_record

MADE: list[Made] = list(stream(700, seed=11))
assert any(m.copy_of for m in MADE)
NOW = datetime(2024, 5, 6, 12, tzinfo=UTC)
Grouping = set[frozenset[ClaimRef]]


def grouping(found: list[Incident]) -> Grouping:
    return {frozenset(incident.refs()) for incident in found}


def add(record: Record, *made: Made, version: str = "v1") -> None:
    for one in made:
        record.add(one.report, one.claims, version)


def held(record: Record) -> tuple[dict[str, Report], dict[ClaimRef, Claim]]:
    return {s.report.id: s.report for s in record.reports()}, {c.ref: c for c in record.claims()}


def kept(record: Record) -> list[Incident]:
    return linking.incidents(record, *held(record))


def at_once(made: list[Made]) -> list[Incident]:
    return incidents({m.report.id: m.report for m in made}, [c for m in made for c in m.claims])


IN_A_FILE = [("sqlite", step, seed) for step in (1, 7, len(MADE)) for seed in (1, 2)]
# Linking is the same code: a server need only show that it keeps and orders alike.
ON_A_SERVER = [("postgresql", 7, 1), ("postgresql", len(MADE), 2)]


@pytest.mark.parametrize(("where", "step", "seed"), IN_A_FILE + ON_A_SERVER, indirect=["where"])
def test_in_any_order_and_in_steps_of_any_size_the_incidents_are_the_same(
    where: Address, step: int, seed: int
) -> None:
    order = MADE[:]
    random.Random(seed).shuffle(order)
    with open_record(where, create=True) as record:
        for first in range(0, len(order), step):
            add(record, *order[first : first + step])
            linking.up_to_date(record)
        assert grouping(kept(record)) == grouping(at_once(MADE))
        copied = {(p.report, p.copy_of) for i in kept(record) for p in i.reports if p.copy_of}
        assert copied == {(p.report, p.copy_of) for i in at_once(MADE) for p in i.reports if p.copy_of}


def test_bringing_up_to_date_again_changes_nothing(where: Address) -> None:
    with open_record(where, create=True) as record:
        add(record, *MADE)
        assert linking.up_to_date(record).linked == len(MADE)
        before = kept(record)
        again = linking.up_to_date(record)
        assert (again.compared, again.linked, again.moved) == (0, 0, {})
        assert kept(record) == before


def test_an_incident_keeps_its_id_as_it_grows_and_a_merged_one_says_where_it_went(where: Address) -> None:
    order = MADE[:]
    random.Random(3).shuffle(order)
    with open_record(where, create=True) as record:
        names: dict[ClaimRef, str] = {}
        moved: dict[str, str] = {}
        for one in order if isinstance(where, Path) else order[:30]:
            add(record, one)
            moved |= linking.up_to_date(record).moved
            now = {ref: i.id for i in kept(record) for ref in i.refs()}
            standing = set(now.values())
            for name in set(names.values()) - standing:
                assert record.links.moves()[name] in standing
            grown = [ref for ref, name in names.items() if now[ref] != name and name in standing]
            # A claim changes its incident only where that was divided or joined with another.
            assert all(now[ref] in standing for ref in grown)
            names = now
        # One that was parted again has its id back.
        assert set(record.links.moves()) <= set(moved)


def judgements(record: Record) -> list[Judgement]:
    return review.judgements(list(record.decisions.all()))


def judge(record: Record, judgement: Judgement) -> None:
    record.decisions.make(lambda: review.decision_of(judgement))
    linking.up_to_date(record)


def two(record: Record) -> tuple[Incident, Incident]:
    """Two incidents of other reports, so that nothing but a person would join them."""
    found = kept(record)
    first = found[0]
    mine = {p.report for p in first.reports}
    return first, next(i for i in found[1:] if not mine & {p.report for p in i.reports})


def test_a_merge_is_obeyed_survives_more_reports_and_a_new_reading_and_is_undone(where: Address) -> None:
    with open_record(where, create=True) as record:
        add(record, *MADE[:-5])
        linking.up_to_date(record)
        before = grouping(kept(record))
        a, b = two(record)
        made = review.merged([a, b], held(record)[1], "an analyst", NOW, "one blast, two spellings")
        judge(record, made)
        both = frozenset(a.refs()) | frozenset(b.refs())
        assert any(both <= group for group in grouping(kept(record)))
        assert b.id in record.links.moves() or a.id in record.links.moves()
        add(record, *MADE[-5:])
        linking.up_to_date(record)
        assert any(both <= group for group in grouping(kept(record)))
        # A newer extractor calls every claim otherwise; the words are where they were.
        for one in MADE:
            ids = {c.id: f"n{c.id}" for c in one.claims}
            claims = [
                replace(
                    c, id=ids[c.id], part_of=c.part_of and ids[c.part_of], attack=c.attack and ids[c.attack]
                )
                for c in one.claims
            ]
            record.add(one.report, claims, "v2")
        linking.up_to_date(record)
        renamed = {(report, f"n{claim}") for report, claim in both}
        assert any(renamed <= group for group in grouping(kept(record)))
        judge(
            record,
            review.undone(judgements(record), made.id, "an analyst", NOW, "two blasts after all"),
        )
        assert not any(renamed <= group for group in grouping(kept(record)))
    assert len(before) > 2


def test_undoing_restores_and_undoing_that_brings_the_judgement_back(where: Address) -> None:
    with open_record(where, create=True) as record:
        add(record, *MADE)
        linking.up_to_date(record)
        before = grouping(kept(record))
        largest = kept(record)[0]
        out = [ref for ref in largest.refs() if ref[0] == largest.reports[-1].report]
        parted = review.split(largest, out, held(record)[1], "an analyst", NOW, "another street")
        judge(record, parted)
        after = grouping(kept(record))
        assert not any({largest.refs()[0], out[0]} <= group for group in after)
        undo = review.undone(judgements(record), parted.id, "another analyst", NOW, "the same street")
        judge(record, undo)
        assert grouping(kept(record)) == before
        judge(record, review.undone(judgements(record), undo.id, "an analyst", NOW, "it was another"))
        assert grouping(kept(record)) == after
        assert [one.by for one in judgements(record)] == [
            "an analyst",
            "another analyst",
            "an analyst",
        ]


def test_the_later_of_two_judgements_wins(where: Address) -> None:
    with open_record(where, create=True) as record:
        add(record, *MADE)
        linking.up_to_date(record)
        a, b = two(record)
        judge(record, review.merged([a, b], held(record)[1], "x", NOW, "one"))
        joined = next(i for i in kept(record) if set(a.refs()) <= set(i.refs()))
        out = [ref for ref in joined.refs() if ref in set(b.refs())]
        judge(record, review.split(joined, out, held(record)[1], "y", NOW, "two"))
        assert not any(set(a.refs()) | set(b.refs()) <= group for group in grouping(kept(record)))


def test_one_happening_of_a_report_can_be_divided(where: Address) -> None:
    with open_record(where, create=True) as record:
        add(record, *MADE)
        linking.up_to_date(record)
        incident = next(i for i in kept(record) if len(i.reports) == 1 and len(i.reports[0].claims) > 2)
        claims = held(record)[1]
        out = [ref for ref in incident.refs() if claims[ref].part_of is None][-1:]
        judge(record, review.split(incident, out, claims, "x", NOW, "of another day"))
        assert not any(
            {incident.refs()[0], out[0]} <= group
            for group in grouping(kept(record))
            if incident.refs()[0] != out[0]
        )


def test_what_cannot_be_judged_is_refused(where: Address) -> None:
    with open_record(where, create=True) as record:
        add(record, *MADE)
        linking.up_to_date(record)
        claims, (a, b) = held(record)[1], two(record)
        with pytest.raises(JudgementError, match="two incidents or more"):
            review.merged([a, a], claims, "x", NOW, "why")
        with pytest.raises(JudgementError, match="no reason"):
            review.merged([a, b], claims, "x", NOW, " ")
        with pytest.raises(JudgementError, match="no claim of it"):
            review.split(a, [b.refs()[0]], claims, "x", NOW, "why")
        with pytest.raises(JudgementError, match="all of its claims"):
            review.split(a, list(a.refs()), claims, "x", NOW, "why")
        with pytest.raises(JudgementError, match="not in the record"):
            review.undone([], "j0123456789", "x", NOW, "why")
        made = review.merged([a, b], claims, "x", NOW, "why")
        judge(record, made)
        with pytest.raises(ValueError, match="already"):
            judge(record, made)
        undo = review.undone([made], made.id, "x", NOW, "no")
        with pytest.raises(JudgementError, match="undone already"):
            review.undone([made, undo], made.id, "x", NOW, "again")


def test_copies_are_kept_with_their_story(where: Address) -> None:
    with open_record(where, create=True) as record:
        add(record, *MADE)
        done = linking.up_to_date(record)
        assert done.compared == len(MADE)
        copyings = record.links.copyings()
        assert 0 < done.copies == len(copyings)
        for one in copyings:
            assert one in record.links.copyings([one.copy])
            assert one.reasons
            assert 0 < one.share <= 1


def read_again(record: Record, made: Made, claims: list[Claim], version: str) -> None:
    record.add(made.report, claims, version)
    linking.up_to_date(record)


def test_ids_follow_the_words_when_a_newer_extractor_numbers_claims_otherwise(where: Address) -> None:
    with open_record(where, create=True) as record:
        add(record, *MADE)
        linking.up_to_date(record)
        before = {ref: i.id for i in kept(record) for ref in i.refs()}
        for one in MADE:
            # The same claims, each with the id of the one after it.
            ids = {c.id: f"c{n}" for n, c in enumerate(one.claims, 2)}
            record.add(
                one.report,
                [
                    replace(
                        c,
                        id=ids[c.id],
                        part_of=c.part_of and ids[c.part_of],
                        attack=c.attack and ids[c.attack],
                    )
                    for c in one.claims
                ],
                "v2",
            )
        linking.up_to_date(record)
        after = {ref: i.id for i in kept(record) for ref in i.refs()}
        shifted = {
            (m.report.id, f"c{n}"): before[m.report.id, c.id] for m in MADE for n, c in enumerate(m.claims, 2)
        }
        same = sum(after[ref] == name for ref, name in shifted.items())
        assert same / len(shifted) > 0.99


def test_what_another_program_linked_meanwhile_is_not_lost(
    where: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    half = len(MADE) // 2
    with open_record(where, create=True) as record, open_record(where) as other:
        add(record, *MADE[:half])
        once = linking._link_once
        calls = []

        def meanwhile(of: Record, tick: linking.Tick) -> tuple[int, dict[str, str]] | None:
            if not calls:
                calls.append(1)
                grouped = linking._Linking.grouped

                def late(self: linking._Linking, tell: linking.Tick) -> object:
                    found = grouped(self, tell)
                    monkeypatch.setattr(linking._Linking, "grouped", grouped)
                    add(other, *MADE[half:])
                    linking.up_to_date(other)
                    return found

                monkeypatch.setattr(linking._Linking, "grouped", late)
            return once(of, tick)

        monkeypatch.setattr(linking, "_link_once", meanwhile)
        linking.up_to_date(record)
        assert grouping(kept(record)) == grouping(at_once(MADE))


def test_two_claims_kept_apart_that_become_one_are_no_trouble(where: Address) -> None:
    with open_record(where, create=True) as record:
        add(record, *MADE)
        linking.up_to_date(record)
        incident = next(i for i in kept(record) if len(i.reports) == 1 and len(i.reports[0].claims) > 1)
        claims = held(record)[1]
        first, second = incident.refs()[0], next(r for r in incident.refs()[1:] if claims[r].part_of is None)
        judge(record, review.split(incident, [second], claims, "x", NOW, "of another day"))
        one = next(m for m in MADE if m.report.id == first[0])
        wide = Span(0, len(one.report.text), one.report.text)
        read_again(record, one, [replace(claims[first], evidence=wide)], "v2")
        assert any(first in group for group in grouping(kept(record)))


def test_the_happenings_and_claims_of_reports_alone(where: Address) -> None:
    with open_record(where, create=True) as record:
        add(record, *MADE[:40])
        linking.up_to_date(record)
        everything = record.links.placed()
        some = {one.report for one in everything[::5]}
        assert sorted(map(repr, record.links.placed_of(some))) == sorted(
            repr(one) for one in everything if one.report in some
        )
        assert record.links.placed_of(()) == []
        read = {report.id: claims for _, report, claims in record.links.readings(some)}
        wanted = {id: [claims[0].id] for id, claims in read.items() if len(claims) > 1}
        assert wanted
        fewer = {report.id: claims for _, report, claims in record.links.readings(some, wanted)}
        assert fewer == {id: claims[:1] if id in wanted else claims for id, claims in read.items()}
