"""Claims that another record exported come back: equal in all that the format holds, their words in a text that is made of them."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from material_made import small, wars, written
from tables_made import put, taken

from onrecord.importing import Given
from onrecord.publish.formats import Material
from onrecord.records import Claim, Span


def moved(claim: Claim) -> Claim:
    """A claim without the place of its words, which is another one in the text that is made."""
    return replace(claim, evidence=Span(0, len(claim.evidence.text), claim.evidence.text))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wars())
def test_claims_come_back_equal_from_our_csv(war: Material) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.csv"
        path.write_bytes(written("csv", war, "claims"))
        found, failures, table = taken(path)
    assert (failures, table.kind) == ([], "claims")
    read = {claim.ref: claim for _, claims in found for claim in claims}
    assert {ref: moved(c) for ref, c in read.items()} == {ref: moved(c) for ref, c in war.claims.items()}
    for report, claims in found:
        for claim in claims:
            assert report.text[claim.evidence.start : claim.evidence.end] == claim.evidence.text
        original = war.reports[report.id]
        assert (report.outlet, report.published, report.url) == (
            original.outlet,
            original.published,
            original.url,
        )


def test_words_that_overlap_in_the_report_overlap_in_the_text_made_of_them(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_bytes(written("csv", small(), "claims"))
    found, _, _ = taken(path)
    texts = {report.id: report.text for report, _ in found}
    assert texts["levant-1"] == "82 civilians\n11 women\n13 children\nAt least 30,000 fled"
    assert texts["coast-1"] == "60 people\n=2+3 men"


def test_json_lines_come_back_with_the_gazetteers_country(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_bytes(written("jsonl", small(), "claims"))
    found, failures, _ = taken(path, given=Given(outlet="Sister Desk"))
    assert failures == []
    assert {report.outlet for report, _ in found} == {"Sister Desk"}
    war = small()
    for _, claims in found:
        for claim in claims:
            assert claim.as_json() | {"evidence": None} == war.claims[claim.ref].as_json() | {
                "evidence": None
            }
            assert claim.place is None or claim.place.country == "SY"


def test_a_line_that_is_no_claim_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    lines = written("csv", small(), "claims").decode().splitlines()
    kind = lines[0].split(",").index("kind")
    bad = lines[2].split(",")
    bad[kind] = "vanished"
    path = put(tmp_path, "claims.csv", "\n".join([lines[0], lines[1], ",".join(bad), lines[3]]) + "\n")
    found, [failure], _ = taken(path)
    assert (failure.code, failure.where) == ("unknown-code", "line 3")
    assert sum(len(claims) for _, claims in found) == 2
