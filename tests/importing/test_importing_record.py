"""Rows of tables beside reports: linked, assessed, two rows of one table apart, a voice that is known no origin of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tables_made import ACLED, FOUGHT, SHELLED, UCDP, put, taken, written

from onrecord import pipeline
from onrecord.importing import Given, open_table
from onrecord.incidents import Assessment, Incident
from onrecord.ingest import Summary, ingest
from onrecord.link import copies
from onrecord.linking import up_to_date
from onrecord.records import Block, Claim, Figure, Place, Report, Span, Voice, When
from onrecord.store import open_record

ALEPPO = Place("Aleppo", "Aleppo", 36.2012, 37.1612, "geonames:170063", "settlement", "SY", ("geonames:170062", "geonames:163843"), 14.9, "settlement")  # fmt: skip
DAY = When("on Monday", date(2016, 12, 12), date(2016, 12, 12))
TEXT = "Guns fired on a market in Aleppo on Monday and 12 people died, the Observatory said."


def told(id: str, figure: Figure, said_by: tuple[Voice, ...], outlet: str) -> tuple[Report, Claim]:
    """A report of ours about the same market."""
    report = Report(id, TEXT, outlet=outlet, published=date(2016, 12, 13), published_by="given", blocks=(Block("body", 0, len(TEXT)),), source=f"{id}.txt")  # fmt: skip
    at = TEXT.index("12 people")
    claim = Claim(
        id, "c1", "killed", Span(at, at + 9, "12 people"), figure, ("person",), method="shelling", place=ALEPPO, time=DAY, said_by=said_by,
    )  # fmt: skip
    return report, claim


SOHR = Voice("the Observatory", "monitor", key="sohr")


def judged(
    folder: Path, rows: list[Mapping[str, str]], *ours: tuple[Report, Claim]
) -> list[tuple[Incident, Assessment]]:
    found, failures, _ = taken(put(folder, "acled.csv", written(ACLED, *rows)))
    assert failures == []
    reports = {r.id: r for r, _ in [*found, *ours]}
    claims = [c for _, made in found for c in made] + [c for _, c in ours]
    return pipeline.judged(reports, claims)


def test_a_row_that_rests_on_a_voice_we_have_is_no_origin_of_its_own(tmp_path: Path) -> None:
    ours = told("wire-1", Figure(12, 12, False, "12"), (SOHR,), "Levant Wire")
    [(incident, made)] = judged(tmp_path, [SHELLED | {"source": "SOHR"}], ours)
    assert {part.report for part in incident.reports} == {"wire-1", "acled-SYR70001"}
    assert [o.key for o in made.origins] == ["sohr"]
    assert made.provisional


def test_a_row_that_rests_on_another_voice_is_one_more_origin(tmp_path: Path) -> None:
    ours = told("wire-1", Figure(12, 12, False, "12"), (SOHR,), "Levant Wire")
    [(_, made)] = judged(tmp_path, [SHELLED | {"source": "SANA"}], ours)
    assert {o.key for o in made.origins} == {"sohr", "sana"}
    assert not made.provisional


def test_a_row_without_a_source_rests_on_the_table(tmp_path: Path) -> None:
    [(_, made)] = judged(tmp_path, [SHELLED | {"source": ""}])
    assert [o.key for o in made.origins] == ["acled"]


def test_two_rows_of_one_table_are_two_events_however_alike(tmp_path: Path) -> None:
    rows = [SHELLED, SHELLED | {"event_id_cnty": "SYR70002"}]
    assert len(judged(tmp_path, rows)) == 2


def test_a_report_joins_one_of_two_rows_and_never_both(tmp_path: Path) -> None:
    rows = [SHELLED, SHELLED | {"event_id_cnty": "SYR70002", "fatalities": "9"}]
    ours = told("wire-1", Figure(12, 12, False, "12"), (SOHR,), "Levant Wire")
    found = judged(tmp_path, rows, ours)
    assert sorted(len(incident.reports) for incident, _ in found) == [1, 2]
    joined = next(i for i, _ in found if len(i.reports) == 2)
    assert {part.report for part in joined.reports} == {"wire-1", "acled-SYR70001"}, (
        "the row with the same figure"
    )


def test_rows_of_one_table_are_no_copies_of_each_other(tmp_path: Path) -> None:
    words = "On 12 December 2016 the forces of the government fired artillery at the town and hit houses near its bakery; nobody says more."
    found, _, _ = taken(
        put(
            tmp_path,
            "a.csv",
            written(ACLED, SHELLED | {"notes": words}, SHELLED | {"notes": words, "event_id_cnty": "SYR2"}),
        )
    )
    one, two = (report for report, _ in found)
    assert copies.compare(one, two) is None
    assert copies.compare(one, replace(two, outlet="Another")) is not None, (
        "the words alone would make a copy"
    )


def test_best_low_and_high_of_a_row_are_those_of_the_range(tmp_path: Path) -> None:
    found, _, _ = taken(put(tmp_path, "g.csv", written(UCDP, FOUGHT)))
    [(_, made)] = pipeline.judged({r.id: r for r, _ in found}, [c for _, cs in found for c in cs])
    whole = next(r for r in made.ranges if r.group is None)
    assert (whole.low, whole.best, whole.high) == (10, 12, 20)


# --- in the record --------------------------------------------------------------------------------


def imported(folder: Path, text: str, name: str = "acled.csv") -> Summary:
    table = open_table(put(folder, name, text), None, Given())
    with open_record(str(folder / "r.db"), create=True) as record:
        done = ingest(table.items(), record, table.claims, table.made_by)
        up_to_date(record)
    return done


def test_importing_again_changes_nothing_and_a_changed_row_is_another_version(tmp_path: Path) -> None:
    assert imported(tmp_path, written(ACLED, SHELLED)).new == 1
    again = imported(tmp_path, written(ACLED, SHELLED | {"timestamp": "1800000000"}))
    assert (again.new, again.same, again.new_version) == (0, 1, 0), "a new stamp alone tells nothing new"
    less = written(ACLED, SHELLED | {"fatalities": "7", "timestamp": "1800000000"})
    assert imported(tmp_path, less).new == 1
    with open_record(str(tmp_path / "r.db")) as record:
        reports = {s.report.id: s.report for s in record.reports()}
        claims = {c.ref: c for c in record.claims()}
        placed = record.links.placed()
    assert len(reports) == 2
    assert {id.partition("~")[0] for id in reports} == {"acled-SYR70001"}
    assert len({one.incident for one in placed}) == 1, "versions of one row are one event"
    [(_, made)] = pipeline.judged(reports, list(claims.values()))
    [killed] = [r for r in made.ranges if r.kind == "killed" and r.group is None]
    assert (killed.best, killed.origins, killed.count) == (7, 1, "revised"), (
        "what the table gives last stands"
    )


def test_claims_of_a_table_stay_when_others_are_read_anew(tmp_path: Path) -> None:
    imported(tmp_path, written(ACLED, SHELLED))
    ours, _ = told("wire-1", Figure(12, 12, False, "12"), (SOHR,), "Levant Wire")
    with open_record(str(tmp_path / "r.db")) as record:
        for made_by in ("reader 1", "reader 2"):
            ingest([ours], record, lambda report: (), made_by)
        assert record.versions("acled-SYR70001") == ("import acled 1",)
        assert [c.kind for c in record.claims("acled-SYR70001")] == ["attack", "killed"]
        assert record.raw("acled-SYR70001") == written(ACLED, SHELLED).splitlines(keepends=True)[1].encode()


def test_failures_are_kept_with_their_lines_and_resolved_by_a_mended_file(tmp_path: Path) -> None:
    bad = imported(tmp_path, written(ACLED, SHELLED, SHELLED | {"event_id_cnty": "SYR2", "latitude": "99"}))
    assert (bad.new, bad.failed) == (1, 1)
    mended = imported(tmp_path, written(ACLED, SHELLED, SHELLED | {"event_id_cnty": "SYR2"}))
    assert (mended.new, mended.same, mended.failed) == (1, 1, 0)
    with open_record(str(tmp_path / "r.db")) as record:
        [held] = record.failures()
    assert held.failure.where == "line 3"
    assert held.resolved_at is not None


def test_claims_are_asked_for_of_the_last_report_alone(tmp_path: Path) -> None:
    table = open_table(
        put(tmp_path, "a.csv", written(ACLED, SHELLED, SHELLED | {"event_id_cnty": "SYR2"})), None, Given()
    )
    first, _ = [item for item in table.items() if isinstance(item, Report)]
    with pytest.raises(LookupError):
        table.claims(first)
